//! When two entries say the same, and where they differ, with secrets left out.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::yaml::{Node, Value, same_number};

use super::certificate;
use super::origin::ORIGIN;
use super::schema::{self, Kind};
use crate::kubeconfig::secret;

/// A value to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// The value in one line.
    Text(String),
    /// A secret, which is not shown.
    Secret,
    /// Base64 data: its length and the beginning of its SHA-256, to tell two apart.
    Data {
        /// How many bytes it holds.
        bytes: usize,
        /// Eight hexadecimal digits.
        fingerprint: String,
    },
}

/// A field in which two entries differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The field, like `exec.args`.
    pub field: String,
    /// The value of the existing entry, where it has one.
    pub mine: Option<Shown>,
    /// The value of the new entry, where it has one.
    pub new: Option<Shown>,
}

/// The longest value that is shown whole, in characters.
const LONGEST: usize = 400;
/// What stands for a secret inside a longer value.
pub(super) const HIDDEN: &str = "••••";

/// Whether two nodes mean the same to kubectl: what is null, empty or false is as good as left
/// out, and neither the order of keys nor line breaks in base64 matter.
pub(super) fn same<'a>(a: &'a Node, b: &'a Node) -> bool {
    match (&a.value, &b.value) {
        (Value::Mapping(one), Value::Mapping(two)) => {
            let held = |entries: &'a [(Node, Node)]| {
                entries.iter().filter(|(_, value)| !blank(value)).map(|(k, v)| (k.key(), v))
            };
            let other: BTreeMap<&str, &Node> = held(two).collect();
            held(one).count() == other.len()
                && held(one).all(|(key, value)| {
                    other.get(key).is_some_and(|other| same_field(key, value, other))
                })
        }
        (Value::Sequence(one), Value::Sequence(two)) => {
            one.len() == two.len() && one.iter().zip(two).all(|(a, b)| same(a, b))
        }
        (Value::Bool(a, _), Value::Bool(b, _)) => a == b,
        (Value::Number(a), Value::Number(b)) => same_number(a, b),
        (a, b) => a == b,
    }
}

fn same_field(key: &str, a: &Node, b: &Node) -> bool {
    same(a, b)
        || key.ends_with("-data")
            && matches!((a.text(), b.text()), (Some(a), Some(b))
                if certificate::base64(a).is_some_and(|a| Some(a) == certificate::base64(b)))
}

/// Whether kubectl makes no difference between this and nothing.
pub(super) fn blank(node: &Node) -> bool {
    match &node.value {
        Value::Null => true,
        Value::Bool(value, _) => !value,
        Value::Number(_) => false,
        Value::String(text) => text.is_empty(),
        Value::Sequence(items) => items.is_empty(),
        Value::Mapping(entries) => entries.is_empty(),
    }
}

/// Where an existing entry's value differs from a new one. What only the existing one has, and
/// kubectl does not know, stays whatever is decided, so it is no difference; nor are extensions of
/// its own, the portal's mark of origin, and the namespace where the new one names none.
pub(super) fn differences(mine: &Node, new: &Node, section: super::Section) -> Vec<Difference> {
    let mut found = Vec::new();
    compare(schema::fields(section), mine, new, "", &mut found);
    found
}

fn compare(
    table: &'static [(&'static str, Kind)],
    mine: &Node,
    new: &Node,
    path: &str,
    found: &mut Vec<Difference>,
) {
    let none = |value: Option<&Node>| value.is_none_or(blank);
    let keys = mine.entries().unwrap_or_default().iter().filter(|(key, _)| {
        let known = schema::kind(table, key.key()).is_some();
        known && !(path.is_empty() && key.key() == "namespace" && none(new.get("namespace")))
    });
    let more = new.entries().unwrap_or_default().iter();
    let more = more.filter(|(key, _)| mine.get(key.key()).is_none());
    for (key, _) in keys.chain(more) {
        let key = key.key();
        let (a, b) = (mine.get(key), new.get(key));
        let field = if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
        if key == "extensions" {
            extensions(a, b, &field, found);
            continue;
        }
        let equal = match (a, b) {
            (Some(a), Some(b)) => blank(a) && blank(b) || same_field(key, a, b),
            (a, b) => none(a) && none(b),
        };
        if equal {
            continue;
        }
        match (schema::kind(table, key), a, b) {
            (Some(Kind::Fields(inner)), Some(a), Some(b))
                if a.entries().is_some() && b.entries().is_some() =>
            {
                compare(inner, a, b, &field, found);
            }
            (Some(Kind::TextMap), Some(a), Some(b))
                if a.entries().is_some() && b.entries().is_some() =>
            {
                texts(a, b, &field, found);
            }
            _ => found.push(difference(field, a, b)),
        }
    }
}

/// Settings by name, each of which counts, known or not.
fn texts(a: &Node, b: &Node, path: &str, found: &mut Vec<Difference>) {
    let more = b.entries().unwrap_or_default().iter().filter(|(key, _)| a.get(key.key()).is_none());
    for (key, _) in a.entries().unwrap_or_default().iter().chain(more) {
        let (one, two) = (a.get(key.key()), b.get(key.key()));
        let equal = match (one, two) {
            (Some(one), Some(two)) => same_field(key.key(), one, two),
            (one, two) => one.is_none_or(blank) && two.is_none_or(blank),
        };
        if !equal {
            found.push(difference(format!("{path}.{}", key.key()), one, two));
        }
    }
}

/// The extensions of the new entry, by name; those of the existing one stay.
fn extensions(a: Option<&Node>, b: Option<&Node>, path: &str, found: &mut Vec<Difference>) {
    for (name, item) in named(b).filter(|(name, _)| *name != ORIGIN) {
        let other = named(a).find(|(other, _)| *other == name).map(|(_, item)| item);
        if !other.is_some_and(|other| same(other, item)) {
            found.push(difference(format!("{path}.{name}"), other, Some(item)));
        }
    }
}

/// Extensions with their names.
pub(super) fn named(list: Option<&Node>) -> impl Iterator<Item = (&str, &Node)> {
    let items = list.and_then(Node::items).unwrap_or_default();
    items.iter().map(|item| (item.get("name").and_then(Node::text).unwrap_or_default(), item))
}

fn difference(field: String, a: Option<&Node>, b: Option<&Node>) -> Difference {
    let show = |node: Option<&Node>| node.filter(|node| !blank(node)).map(|n| shown(&field, n));
    let (mine, new) = (show(a), show(b));
    Difference { field, mine, new }
}

/// Fields that hold a secret wherever they stand, and blocks that may.
pub(super) fn secret(field: &str) -> bool {
    let last = field.rsplit('.').next().unwrap_or(field);
    matches!(last, "env" | "exec" | "auth-provider") || secret::name(last)
}

fn shown(field: &str, node: &Node) -> Shown {
    // Whole blocks are shown only where they hold nothing secret.
    if node.entries().is_some() && secret(field) {
        return Shown::Text(block(node));
    }
    if secret(field) {
        return Shown::Secret;
    }
    let last = field.rsplit('.').next().unwrap_or(field);
    if let (true, Some(data)) = (last.ends_with("-data"), node.text().and_then(certificate::base64))
    {
        let digest = Sha256::digest(&data);
        let fingerprint = digest.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
        return Shown::Data { bytes: data.len(), fingerprint };
    }
    Shown::Text(shorten(&line(node, last == "args")))
}

/// What an `exec` or `auth-provider` block is, in one line: the command with its arguments, or the
/// provider's name.
fn block(node: &Node) -> String {
    let command = node.get("command").or_else(|| node.get("name")).and_then(Node::text);
    let args = node.get("args").map(|args| line(args, true)).unwrap_or_default();
    shorten(format!("{} {args}", command.unwrap_or_default()).trim())
}

fn line(node: &Node, args: bool) -> String {
    match &node.value {
        Value::Null => String::new(),
        Value::Bool(value, _) => value.to_string(),
        Value::Number(text) => text.clone(),
        Value::String(text) if certificate::token_end(text).is_some() => HIDDEN.to_owned(),
        Value::String(text) => secret::without_password(text, HIDDEN),
        Value::Sequence(items) if args => {
            let mut hide = false;
            let words = items.iter().map(|item| {
                let text = line(item, false);
                if std::mem::replace(&mut hide, secret::flag(&text) && !text.contains('=')) {
                    return HIDDEN.to_owned();
                }
                match text.split_once('=') {
                    Some((flag, value)) if secret::flag(flag) || secret::looks(value) => {
                        format!("{flag}={HIDDEN}")
                    }
                    _ => text,
                }
            });
            words.collect::<Vec<_>>().join(" ")
        }
        Value::Sequence(items) => {
            items.iter().map(|item| line(item, false)).collect::<Vec<_>>().join(", ")
        }
        Value::Mapping(entries) => {
            let pair = |(key, value): &(Node, Node)| {
                let value = if secret(key.key()) { HIDDEN.to_owned() } else { line(value, false) };
                format!("{}: {value}", key.key())
            };
            entries.iter().map(pair).collect::<Vec<_>>().join(", ")
        }
    }
}

fn shorten(text: &str) -> String {
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    let start: String = text.chars().take(LONGEST).collect();
    format!("{start}…")
}
