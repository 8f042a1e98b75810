//! The writer.

use serde::ser::{Error, Serialize, SerializeMap, SerializeSeq, Serializer};

use super::scalar::{self, Number};
use super::{Node, Value};

/// The document cannot be written; the serializer's own words. Nothing that the reader gives and
/// nothing that is made of texts is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WriteError(pub String);

/// A tree as one YAML document in block style, ending with a line break. Read back it means the
/// same: numbers and truth values keep their meaning to kubectl, though not their spelling; texts stay on one line
/// (no folding, no block scalars) and are quoted wherever a YAML 1.1 or 1.2 reader could take them
/// for something else.
///
/// # Errors
/// [`WriteError`] when the tree has no form in YAML.
pub fn write(root: &Node) -> Result<String, WriteError> {
    text(&Out::<true>(root))
}

/// As [`write()`], for trees that are made here and so hold no numbers: reading and formatting
/// fractions costs ten kilobytes of tables, which a first visit need not load.
///
/// # Errors
/// As [`write()`], and where there is a number.
pub fn write_made(root: &Node) -> Result<String, WriteError> {
    text(&Out::<false>(root))
}

fn text<T: Serialize>(value: &T) -> Result<String, WriteError> {
    // Nothing in a kubeconfig gains from block scalars, and readers differ on their edges.
    let options = serde_yaml::ser_options! { prefer_block_scalars: false };
    serde_yaml::to_string_with_options(value, options)
        .map_err(|error| WriteError(error.to_string()))
}

/// The one type that is written, so that the serializer is compiled once.
struct Out<'a, const NUMBERS: bool>(&'a Node);

impl<const NUMBERS: bool> Serialize for Out<'_, NUMBERS> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0.value {
            Value::Null => serializer.serialize_unit(),
            Value::Bool(value, _) => serializer.serialize_bool(*value),
            Value::Number(_) if !NUMBERS => Err(S::Error::custom("a number")),
            Value::Number(text) => match scalar::number(text) {
                Some(Number::Unsigned(number)) => serializer.serialize_u64(number),
                Some(Number::Signed(number)) => serializer.serialize_i64(number),
                Some(Number::Float(number)) => serializer.serialize_f64(number),
                None => serializer.serialize_str(text),
            },
            Value::String(text) => serializer.serialize_str(text),
            Value::Sequence(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                for item in items {
                    list.serialize_element(&Out::<NUMBERS>(item))?;
                }
                list.end()
            }
            Value::Mapping(entries) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                for (key, value) in entries {
                    map.serialize_entry(key.key(), &Out::<NUMBERS>(value))?;
                }
                map.end()
            }
        }
    }
}
