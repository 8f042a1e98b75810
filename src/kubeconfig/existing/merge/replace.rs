//! Putting a new entry into the place of an existing one, without losing what nobody here
//! understands.

use crate::kubeconfig::fields::{Field, FieldType, context, find, named};
use crate::yaml::{Node, Value};

use crate::kubeconfig::existing::compare::blank;
use crate::kubeconfig::existing::edit::set;
use crate::kubeconfig::existing::entry::EntryKind;
use crate::kubeconfig::existing::extension::extensions_by_name;

/// Replaces an entry's value: the fields that kubectl knows are the new ones; others stay, as do
/// extensions of other names, and a context's namespace where the new one has none.
pub(super) fn entry(old: &mut Node, new: &Node, kind: EntryKind) {
    let field = kind.value_field();
    let Some(new) = new.get(field.name) else { return };
    let value = match old.get(field.name) {
        Some(mine) => merged(kind.value_fields(), mine, new, true),
        None => new.clone(),
    };
    set(old, field, value);
}

fn merged(fields: &'static [Field], mine: &Node, new: &Node, outer: bool) -> Node {
    let (Some(old), Some(fresh)) = (mine.entries(), new.entries()) else { return new.clone() };
    let mut entries: Vec<(Node, Node)> = Vec::with_capacity(fresh.len());
    // The old order, then what is new.
    for (key, value) in old {
        let name = key.key();
        let other = new.get(name);
        let kept = match (find(fields, name).map(|field| field.ty), other) {
            (_, Some(_)) if outer && name == named::EXTENSIONS.name => {
                Some(extensions(value, other))
            }
            (_, None) if outer && name == named::EXTENSIONS.name => Some(value.clone()),
            (Some(FieldType::String), other)
                if outer && name == context::NAMESPACE.name && other.is_none_or(blank) =>
            {
                Some(value.clone())
            }
            (Some(FieldType::Object(inner)), Some(other)) => {
                Some(merged(inner, value, other, false))
            }
            (Some(_), other) => other.cloned(),
            (None, Some(other)) => Some(other.clone()),
            (None, None) => Some(value.clone()),
        };
        if let Some(value) = kept {
            entries.push((key.clone(), value));
        }
    }
    let more = fresh.iter().filter(|(key, _)| mine.get(key.key()).is_none());
    entries.extend(more.cloned());
    Node { value: Value::Mapping(entries), ..mine.clone() }
}

/// The extensions of both, the new ones where a name stands in both.
fn extensions(mine: &Node, new: Option<&Node>) -> Node {
    let Some(old) = mine.items() else { return new.cloned().unwrap_or_else(|| mine.clone()) };
    let find = |list: Option<&Node>, name: &str| {
        extensions_by_name(list).find(|(other, _)| *other == name).map(|(_, item)| item.clone())
    };
    let mut items: Vec<Node> = old
        .iter()
        .map(|item| {
            let name = item.get(named::NAME.name).and_then(Node::text).unwrap_or_default();
            find(new, name).unwrap_or_else(|| item.clone())
        })
        .collect();
    let more = extensions_by_name(new).filter(|(name, _)| find(Some(mine), name).is_none());
    items.extend(more.map(|(_, item)| item.clone()));
    Node { value: Value::Sequence(items), ..mine.clone() }
}
