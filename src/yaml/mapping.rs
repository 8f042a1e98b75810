//! What becomes of the entries of a mapping.

use crate::index::Index;

use super::{Node, Value, YamlError, YamlFault};

/// A key that stands twice in one mapping.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repeated {
    /// The key.
    pub key: String,
    /// The line of the later one, whose value counts.
    pub line: usize,
    /// The line where it stands first.
    pub first: usize,
}

/// Up to so many keys are compared with each other; for more there is an index.
const FEW: usize = 16;

type Entries = Vec<(Node, Node)>;

fn is_merge(key: &Node) -> bool {
    !key.quoted && key.key() == "<<"
}

/// Whether these are few keys, all scalars, all different, and none of them a merge key.
fn is_plain(entries: &Entries) -> bool {
    let mut before = entries.iter().enumerate();
    entries.len() <= FEW
        && before.all(|(at, (key, _))| {
            let mut others = entries.iter().take(at);
            !is_bad(key) && !is_merge(key) && others.all(|(other, _)| other.key() != key.key())
        })
}

const fn is_bad(key: &Node) -> bool {
    matches!(key.value, Value::Null | Value::Sequence(_) | Value::Mapping(_))
}

/// The entries of a mapping: merge keys are carried out (YAML 1.1 merge, as kubectl does), other
/// keys must be scalars and differ.
pub(super) fn mapping(
    read: Entries,
    repeated: &mut Option<Vec<Repeated>>,
) -> Result<Entries, YamlError> {
    if is_plain(&read) {
        return Ok(read);
    }
    let mut entries: Entries = Vec::with_capacity(read.len());
    let mut merged: Vec<Node> = Vec::new();
    let mut seen: Index<(usize, usize)> = Index::default();
    for (key, value) in read {
        let at = (key.line, key.column);
        if is_bad(&key) {
            return Err(YamlError::new(YamlFault::BadKey, at));
        }
        if is_merge(&key) {
            match value.value {
                Value::Mapping(_) => merged.push(value),
                Value::Sequence(items) => merged.extend(items),
                _ => return Err(YamlError::new(YamlFault::BadMerge, at)),
            }
            continue;
        }
        if let Some(&(first, place)) = seen.get(key.key()) {
            if let Some(repeated) = repeated {
                repeated.push(Repeated { key: key.key().to_owned(), line: key.line, first });
                if let Some(entry) = entries.get_mut(place) {
                    *entry = (key, value);
                }
                continue;
            }
            let key = key.key().to_owned();
            return Err(YamlError::new(YamlFault::DuplicateKey { key, first }, at));
        }
        seen.insert(key.key(), (key.line, entries.len()));
        entries.push((key, value));
    }
    for node in merged {
        let at = (node.line, node.column);
        let Value::Mapping(more) = node.value else {
            return Err(YamlError::new(YamlFault::BadMerge, at));
        };
        for (key, value) in more {
            if seen.add(key.key(), (key.line, entries.len())) {
                entries.push((key, value));
            }
        }
    }
    Ok(entries)
}
