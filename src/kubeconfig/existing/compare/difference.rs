//! Where two entries differ, with secrets left out.

use crate::kubeconfig::existing::entry::EntryKind;
use crate::kubeconfig::existing::extension::extensions_by_name;
use crate::kubeconfig::fields::{Field, FieldType, context, find, named};
use crate::kubeconfig::origin::Origin;
use crate::yaml::Node;

use super::equal::{blank, same, same_field};
use super::shown::{DisplayValue, shown};

/// A field in which two entries differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The field, like `exec.args`.
    pub field: String,
    /// The value of the existing entry, where it has one.
    pub mine: Option<DisplayValue>,
    /// The value of the new entry, where it has one.
    pub new: Option<DisplayValue>,
}

/// Where an existing entry's value differs from a new one. What only the existing one has, and
/// kubectl does not know, stays whatever is decided, so it is no difference; nor are extensions of
/// its own, the portal's mark of origin, and the namespace where the new one names none.
pub(in crate::kubeconfig::existing) fn differences(
    mine: &Node,
    new: &Node,
    kind: EntryKind,
) -> Vec<Difference> {
    let mut found = Vec::new();
    compare(kind.value_fields(), mine, new, "", &mut found);
    found
}

fn compare(
    fields: &'static [Field],
    mine: &Node,
    new: &Node,
    path: &str,
    found: &mut Vec<Difference>,
) {
    let namespace = context::NAMESPACE.name;
    let none = |value: Option<&Node>| value.is_none_or(blank);
    let keys = mine.entries().unwrap_or_default().iter().filter(|(key, _)| {
        let known = find(fields, key.key()).is_some();
        known && !(path.is_empty() && key.key() == namespace && none(new.get(namespace)))
    });
    let more = new.entries().unwrap_or_default().iter();
    let more = more.filter(|(key, _)| mine.get(key.key()).is_none());
    for (key, _) in keys.chain(more) {
        let key = key.key();
        let (a, b) = (mine.get(key), new.get(key));
        let field = if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
        if key == named::EXTENSIONS.name {
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
        match (find(fields, key).map(|field| field.ty), a, b) {
            (Some(FieldType::Object(inner)), Some(a), Some(b))
                if a.entries().is_some() && b.entries().is_some() =>
            {
                compare(inner, a, b, &field, found);
            }
            (Some(FieldType::StringMap), Some(a), Some(b))
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
    for (name, item) in extensions_by_name(b).filter(|(name, _)| *name != Origin::NAME) {
        let other = extensions_by_name(a).find(|(other, _)| *other == name).map(|(_, item)| item);
        if !other.is_some_and(|other| same(other, item)) {
            found.push(difference(format!("{path}.{name}"), other, Some(item)));
        }
    }
}

fn difference(field: String, a: Option<&Node>, b: Option<&Node>) -> Difference {
    let show = |node: Option<&Node>| node.filter(|node| !blank(node)).map(|n| shown(&field, n));
    let (mine, new) = (show(a), show(b));
    Difference { field, mine, new }
}
