//! When two nodes say the same to kubectl.

use crate::index::Index;
use crate::yaml::{Node, Value, same_number};

use crate::kubeconfig::existing::encoded::base64;

/// Whether two nodes mean the same to kubectl: what is null, empty or false is as good as left
/// out, and neither the order of keys nor line breaks in base64 matter.
pub(in crate::kubeconfig::existing) fn same<'a>(a: &'a Node, b: &'a Node) -> bool {
    match (&a.value, &b.value) {
        (Value::Mapping(one), Value::Mapping(two)) => {
            let held = |entries: &'a [(Node, Node)]| {
                entries.iter().filter(|(_, value)| !blank(value)).map(|(k, v)| (k.key(), v))
            };
            let mut other: Index<&Node> = Index::default();
            for (key, value) in held(two) {
                other.insert(key, value);
            }
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

pub(super) fn same_field(key: &str, a: &Node, b: &Node) -> bool {
    same(a, b)
        || key.ends_with("-data")
            && matches!((a.text(), b.text()), (Some(a), Some(b))
                if base64(a).is_some_and(|a| Some(a) == base64(b)))
}

/// Whether kubectl makes no difference between this and nothing.
pub(in crate::kubeconfig::existing) fn blank(node: &Node) -> bool {
    match &node.value {
        Value::Null => true,
        Value::Bool(value, _) => !value,
        Value::Number(_) => false,
        Value::String(text) => text.is_empty(),
        Value::Sequence(items) => items.is_empty(),
        Value::Mapping(entries) => entries.is_empty(),
    }
}
