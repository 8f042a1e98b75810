//! Changing a tree in place.

use crate::kubeconfig::fields::Field;
use crate::yaml::{Node, Value};

use super::compare::blank;

/// Gives a field its value, at its place or at the end.
pub(super) fn set(node: &mut Node, field: Field, value: Node) {
    if let Some(old) = node.get_mut(field.name) {
        *old = value;
    } else if let Some(entries) = node.entries_mut() {
        entries.push((Node::of(field.name), value));
    } else if blank(node) {
        node.value = Value::Mapping(vec![(Node::of(field.name), value)]);
    }
}

/// Leaves the items of a list that are wanted.
#[inline(never)]
pub(super) fn keep(list: &mut Vec<Node>, wanted: &mut dyn FnMut(&Node) -> bool) {
    list.retain(wanted);
}
