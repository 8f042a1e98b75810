//! The one reader of JSON (RFC 8259): a tree, in which no key stands twice.
//!
//! One type for every answer keeps the module small, and refusing a repeated key everywhere keeps
//! two readers of one token from seeing two different things (RFC 8725bis, duplicate names).

use core::cell::Cell;
use core::fmt::{Formatter, Result as Written};

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
pub use serde_json::{Map, Number, Value};

/// What the tree of one text may cost: a value one, a place in a list one more, a member three more
/// and an object twenty, which is about what each takes in memory. The largest answers of Resource
/// Manager, 24 MiB with thousands of clusters, cost three to six million.
const MOST: usize = 8_000_000;

/// What the trees of several texts may cost together, beside what each of them may.
#[derive(Clone, Debug)]
pub struct Budget(usize);

impl Budget {
    /// As much as so many of the largest texts cost.
    #[must_use]
    pub const fn of(texts: usize) -> Self {
        Self(texts * MOST)
    }

    /// Reads a text as [`read`] does; `None` also where the budget does not last.
    #[must_use]
    pub fn read(&mut self, text: &str) -> Option<Value> {
        let most = self.0.min(MOST);
        let left = Cell::new(most);
        let mut source = serde_json::Deserializer::from_str(text);
        let value = Once(&left).deserialize(&mut source).ok();
        self.0 -= most - left.get();
        source.end().ok()?;
        value
    }
}

/// The value of a text; `None` where it is not JSON, nests too deep (128), holds too many values or
/// repeats a key.
#[must_use]
pub fn read(text: &str) -> Option<Value> {
    Budget::of(1).read(text)
}

/// A member that is a text.
#[must_use]
pub fn text<'a>(value: &'a Value, name: &str) -> Option<&'a str> {
    value.get(name).and_then(Value::as_str)
}

/// The texts of a member that is a list; `None` where there is none.
#[must_use]
pub fn texts(value: &Value, name: &str) -> Option<Vec<String>> {
    let items = value.get(name)?.as_array()?;
    Some(items.iter().filter_map(Value::as_str).map(str::to_owned).collect())
}

/// A member by its name, or else by a path of names with dots between them (`realm_access.roles`). A
/// name that has dots itself comes before a path.
#[must_use]
pub fn at<'a>(members: &'a Map<String, Value>, path: &str) -> Option<&'a Value> {
    members.get(path).or_else(|| {
        let mut names = path.split('.');
        let first = members.get(names.next()?)?;
        names.try_fold(first, |value, name| value.get(name))
    })
}

/// Writes a value. A fraction becomes `null`: nothing here has any, and writing them costs tables.
#[must_use]
pub fn write(value: &Value) -> String {
    write_with(value, |_| "null".to_owned())
}

/// Writes a value, its fractions by a function.
#[must_use]
pub fn write_with(value: &Value, fraction: fn(&Number) -> String) -> String {
    let mut out = String::new();
    put(value, fraction, &mut out);
    out
}

fn put(value: &Value, fraction: fn(&Number) -> String, out: &mut String) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(true) => out.push_str("true"),
        Value::Bool(false) => out.push_str("false"),
        Value::Number(number) => match (number.as_i64(), number.as_u64()) {
            (Some(whole), _) => out.push_str(&whole.to_string()),
            (None, Some(whole)) => out.push_str(&whole.to_string()),
            (None, None) => out.push_str(&fraction(number)),
        },
        Value::String(text) => put_text(text, out),
        Value::Array(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                put(item, fraction, out);
            }
            out.push(']');
        }
        Value::Object(members) => {
            out.push('{');
            for (index, (name, member)) in members.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                put_text(name, out);
                out.push(':');
                put(member, fraction, out);
            }
            out.push('}');
        }
    }
}

/// A text with what must be escaped (RFC 8259 section 7).
fn put_text(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            c if u32::from(c) < 0x20 => {
                out.push_str("\\u00");
                for nibble in [u32::from(c) >> 4, u32::from(c) & 15] {
                    out.push(char::from_digit(nibble, 16).unwrap_or('0'));
                }
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

/// Reads one value, as long as what is left lasts.
#[derive(Clone, Copy)]
struct Once<'a>(&'a Cell<usize>);

impl Once<'_> {
    fn spend<E: Error>(self, cost: usize) -> Result<(), E> {
        let left = self.0.get().checked_sub(cost).ok_or_else(|| E::custom("too many values"))?;
        self.0.set(left);
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Once<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        self.spend(1)?;
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Once<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut Formatter<'_>) -> Written {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(self)? {
            self.spend(1)?;
            list.push(item);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        self.spend(20)?;
        let mut map = Map::new();
        while let Some(key) = entries.next_key::<String>()? {
            self.spend(3)?;
            if map.insert(key, entries.next_value_seed(self)?).is_some() {
                return Err(A::Error::custom("a key stands twice"));
            }
        }
        Ok(Value::Object(map))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Budget, Value, read, text, texts, write};

    fn any_value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::Bool),
            any::<i64>().prop_map(Value::from),
            any::<u64>().prop_map(Value::from),
            any::<String>().prop_map(Value::String),
        ];
        leaf.prop_recursive(3, 30, 5, |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..5).prop_map(Value::Array),
                proptest::collection::btree_map(any::<String>(), inner, 0..5)
                    .prop_map(|map| Value::Object(map.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn what_is_written_comes_back_equal(value in any_value()) {
            prop_assert_eq!(read(&write(&value)), Some(value.clone()));
            prop_assert_eq!(serde_json::from_str::<Value>(&write(&value)).ok(), Some(value));
        }
    }

    #[test]
    fn a_text_is_read_as_the_library_reads_it() {
        let given = r#"{"a":[1,-2,2.5,true,null,"\u00e9"],"b":{"c":18446744073709551615}}"#;
        assert_eq!(read(given), serde_json::from_str::<Value>(given).ok());
        let value = read(r#"{"a":["x",1,"y"],"b":"z"}"#).unwrap();
        assert_eq!((text(&value, "b"), text(&value, "a")), (Some("z"), None));
        assert_eq!(texts(&value, "a"), Some(vec!["x".into(), "y".into()]));
        assert_eq!(texts(&value, "b"), None);
    }

    #[test]
    fn several_texts_share_what_they_may_cost() {
        let text = format!("[1{}]", ",1".repeat(super::MOST / 5));
        let mut budget = Budget::of(1);
        assert!(budget.read(&text).is_some() && budget.read(&text).is_some());
        assert_eq!(budget.read(&text), None);
        assert_eq!(budget.read("[]"), None, "nothing is left of it");
        assert!(read(&text).is_some(), "another text has its own");
        assert_eq!(read(&format!("[1{}]", ",1".repeat(super::MOST / 2))), None);
        // What is no JSON is paid for as far as it was read.
        assert_eq!(Budget::of(1).read("[1"), None);
    }

    #[test]
    fn what_is_ambiguous_or_broken_is_refused() {
        let deep = "[".repeat(200);
        for bad in
            ["", "<html>", "{", r#"{"a":1,"a":2}"#, r#"[{"a":{"b":1,"b":1}}]"#, "{} {}", &deep]
        {
            assert_eq!(read(bad), None, "{bad}");
        }
    }
}
