//! Changing a tree in place.

use crate::yaml::{Node, Value};

use super::compare::blank;

/// Gives a key its value, at its place or at the end.
pub(super) fn set(node: &mut Node, key: &str, value: Node) {
    if let Some(old) = node.get_mut(key) {
        *old = value;
    } else if let Some(entries) = node.entries_mut() {
        entries.push((Node::of(key), value));
    } else if blank(node) {
        node.value = Value::Mapping(vec![(Node::of(key), value)]);
    }
}
