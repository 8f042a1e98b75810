//! Fields that stand one level too high: beside the key that they belong under, which holds
//! nothing. kubectl passes over them.

use crate::kubeconfig::fields::{Field, FieldType, find, named};
use crate::yaml::{Node, Value};

use super::entry::{EntryKind, present};

/// Fields of one mapping that were moved to where they belong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Moved {
    /// The list of the entry, and its name.
    pub(super) entry: (EntryKind, String),
    /// The line of the first of them.
    pub(super) line: usize,
    /// The key that they belong under.
    pub(super) under: &'static str,
    /// Their keys.
    pub(super) keys: Vec<String>,
}

/// Whether there is such a field: a file of megabytes need not be copied to find that there is none.
pub(super) fn is_needed(root: &Node) -> bool {
    EntryKind::ALL.iter().any(|kind| {
        let FieldType::List(fields) = kind.list_field().ty else { return false };
        let items = root.get(kind.key()).and_then(Node::items).unwrap_or_default();
        items.iter().any(|item| {
            let within = |value: &Node| {
                kind.value_fields().iter().any(|field| {
                    value.get(field.name).is_some() && is_high(value, kind.value_fields(), *field)
                })
            };
            is_high(item, fields, kind.value_field())
                || item.get(kind.value_field().name).is_some_and(within)
        })
    })
}

/// Whether a mapping has keys that only the object under one of its own keys has, where that one
/// holds nothing.
fn is_high(mapping: &Node, own: &[Field], under: Field) -> bool {
    let keys = mapping.entries().unwrap_or_default();
    mapping.get(under.name).and_then(present).is_none()
        && keys.iter().any(|(key, _)| belongs_under(under, own, key))
}

/// Whether only the object under a mapping's own key has this key.
fn belongs_under(under: Field, own: &[Field], key: &Node) -> bool {
    let FieldType::Object(inner) = under.ty else { return false };
    find(own, key.key()).is_none() && find(inner, key.key()).is_some()
}

/// Moves every such field; says what was moved.
pub(super) fn relocate(root: &mut Node) -> Vec<Moved> {
    let mut moved = Vec::new();
    for kind in EntryKind::ALL {
        let FieldType::List(fields) = kind.list_field().ty else { continue };
        for item in root.get_mut(kind.key()).and_then(Node::items_mut).into_iter().flatten() {
            let name = item.get(named::NAME.name).and_then(Node::text).unwrap_or_default();
            let entry = (kind, name.to_owned());
            let value = kind.value_field();
            moved.extend(lowered(item, fields, value, &entry));
            let Some(value) = item.get_mut(value.name) else { continue };
            for field in kind.value_fields() {
                if value.get(field.name).is_some() {
                    moved.extend(lowered(value, kind.value_fields(), *field, &entry));
                }
            }
        }
    }
    moved
}

/// Moves the keys of a mapping that only the object under one of its own keys has, where that one
/// holds nothing.
fn lowered(
    mapping: &mut Node,
    own: &[Field],
    under: Field,
    entry: &(EntryKind, String),
) -> Option<Moved> {
    if !is_high(mapping, own, under) {
        return None;
    }
    let entries = mapping.entries_mut()?;
    let (lower, mut upper): (Vec<_>, Vec<_>) =
        core::mem::take(entries).into_iter().partition(|(key, _)| belongs_under(under, own, key));
    let line = lower.first().map_or(0, |(key, _)| key.line);
    let keys = lower.iter().map(|(key, _)| key.key().to_owned()).collect();
    let value = Node { line, ..Node::new(Value::Mapping(lower)) };
    match upper.iter_mut().find(|(key, _)| key.key() == under.name) {
        Some((_, empty)) => *empty = value,
        None => upper.push((Node::of(under.name), value)),
    }
    *entries = upper;
    Some(Moved { entry: entry.clone(), line, under: under.name, keys })
}
