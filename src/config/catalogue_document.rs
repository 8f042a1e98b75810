//! The document behind `catalogue`.

use crate::index::Names;
use crate::yaml::{Node, Value};

use super::read::{self, document};
use super::{Mistake, Portal, Reading, Severity, Surroundings, What};

/// The keys of the document itself.
const DOCUMENT: &[&str] = &["apiVersion", "clusters"];

/// Reads and checks the document that `catalogue.url` leads to, for the `portal` that names it,
/// whose text is `source`: its `clusters` in a file of their own, with the same checks. They are all that the reading is for.
/// A name that `portal.yaml` has already is a mistake, and spoils the entry.
///
/// The clusters are read as those of a `portal.yaml` with these identities, so that a visit, which
/// reads no such document, carries no code for it.
#[must_use]
pub fn read_catalogue(text: &str, source: &str, portal: &Portal, around: &Surroundings) -> Reading {
    let mut strangers = Vec::new();
    let root = document(text).map(|root| with_identities(root, source, &mut strangers));
    let taken: Names = portal.clusters.iter().map(|one| &one.name).collect();
    let mut again = Vec::new();
    if let Some(items) = root.as_ref().ok().and_then(|root| root.get("clusters")?.items()) {
        for (at, item) in items.iter().enumerate() {
            let named = item.get("name").and_then(|node| Some((node, node.text()?)));
            if let Some((node, name)) = named.filter(|(_, name)| taken.contains(name)) {
                let what = What::InPortal { value: name.to_owned() };
                again.push(mistake(node, format!("clusters[{at}].name"), what));
            }
        }
    }
    let mut reading = read::of_root(root, around, None);
    let clusters = &mut reading.portal.clusters;
    clusters.retain(|one| !taken.contains(&one.name));
    reading.usable = !clusters.is_empty();
    // Those of the identities are told where they stand.
    reading.mistakes.retain(|one| !one.path.starts_with("identities"));
    reading.mistakes.extend(strangers.into_iter().chain(again));
    reading.mistakes.sort_by_key(|mistake| (mistake.line, mistake.column));
    reading
}

/// The document with what of `portal.yaml` its clusters need, and without keys that are not its own.
fn with_identities(mut root: Node, source: &str, strangers: &mut Vec<Mistake>) -> Node {
    let Value::Mapping(entries) = &mut root.value else { return root };
    entries.retain(|(node, _)| {
        let key = node.key();
        let known = DOCUMENT.contains(&key);
        if !known {
            let what = What::UnknownKey { key: key.to_owned(), suggestion: None, known: DOCUMENT };
            strangers.push(mistake(node, key.to_owned(), what));
        }
        known
    });
    let Ok(Node { value: Value::Mapping(own), .. }) = document(source) else { return root };
    // The version may be left out: the file belongs to a portal, which names one.
    let lacks = |key: &str| !entries.iter().any(|(node, _)| node.key() == key);
    let wanted: Vec<&str> =
        ["apiVersion", "identities"].into_iter().filter(|key| lacks(key)).collect();
    entries.extend(own.into_iter().filter(|(node, _)| wanted.contains(&node.key())));
    root
}

fn mistake(node: &Node, path: String, what: What) -> Mistake {
    Mistake { path, line: node.line, column: node.column, severity: Severity::Error, what }
}
