//! Putting a new entry into the place of an existing one, without losing what nobody here
//! understands.

use crate::yaml::{Node, Value};

use crate::kubeconfig::existing::compare::blank;
use crate::kubeconfig::existing::edit::set;
use crate::kubeconfig::existing::entry::Section;
use crate::kubeconfig::existing::extension::named;
use crate::kubeconfig::existing::schema::{self, Kind};

/// Replaces an entry's value: the fields that kubectl knows are the new ones; others stay, as do
/// extensions of other names, and a context's namespace where the new one has none.
pub(super) fn entry(old: &mut Node, new: &Node, section: Section) {
    let key = section.entry_key();
    let Some(new) = new.get(key) else { return };
    let value = match old.get(key) {
        Some(mine) => merged(schema::fields(section), mine, new, true),
        None => new.clone(),
    };
    set(old, key, value);
}

fn merged(table: &'static [(&'static str, Kind)], mine: &Node, new: &Node, outer: bool) -> Node {
    let (Some(old), Some(fresh)) = (mine.entries(), new.entries()) else { return new.clone() };
    let mut entries: Vec<(Node, Node)> = Vec::with_capacity(fresh.len());
    // The old order, then what is new.
    for (key, value) in old {
        let name = key.key();
        let other = new.get(name);
        let kept = match (schema::kind(table, name), other) {
            (_, Some(_)) if outer && name == "extensions" => Some(extensions(value, other)),
            (_, None) if outer && name == "extensions" => Some(value.clone()),
            (Some(Kind::Text), other)
                if outer && name == "namespace" && other.is_none_or(blank) =>
            {
                Some(value.clone())
            }
            (Some(Kind::Fields(inner)), Some(other)) => Some(merged(inner, value, other, false)),
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
        named(list).find(|(other, _)| *other == name).map(|(_, item)| item.clone())
    };
    let mut items: Vec<Node> = old
        .iter()
        .map(|item| {
            let name = item.get("name").and_then(Node::text).unwrap_or_default();
            find(new, name).unwrap_or_else(|| item.clone())
        })
        .collect();
    let more = named(new).filter(|(name, _)| find(Some(mine), name).is_none());
    items.extend(more.map(|(_, item)| item.clone()));
    Node { value: Value::Sequence(items), ..mine.clone() }
}
