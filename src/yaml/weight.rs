//! What a node weighs that is repeated.

use super::{Node, Value};

/// How much a node is.
#[derive(Clone, Copy, Default)]
pub(super) struct Weight {
    pub nodes: usize,
    pub bytes: usize,
    /// How deep it nests.
    pub depth: usize,
}

/// Adds what a node weighs, which stands so deep.
pub(super) fn weigh(node: &Node, depth: usize, weight: &mut Weight) {
    weight.nodes += 1;
    let inner = depth + 1;
    match &node.value {
        Value::String(text) | Value::Number(text) => weight.bytes += text.len(),
        Value::Sequence(items) => {
            weight.depth = weight.depth.max(inner);
            items.iter().for_each(|item| weigh(item, inner, weight));
        }
        Value::Mapping(entries) => {
            weight.depth = weight.depth.max(inner);
            for (key, value) in entries {
                weigh(key, inner, weight);
                weigh(value, inner, weight);
            }
        }
        Value::Null | Value::Bool(..) => {}
    }
}
