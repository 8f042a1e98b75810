//! What is wrong with a context's entry, and with the choice of the current one.

use std::collections::BTreeSet;

use crate::ids::is_label;

use super::diagnostic::{Fault, Finding, Reach, Subject};
use super::notes::Notes;
use crate::kubeconfig::existing::entry::{Entry, Section, current, present, word};
use crate::kubeconfig::existing::read::Existing;

pub(super) fn context(
    notes: &mut Notes<'_>,
    entry: &Entry<'_>,
    clusters: &BTreeSet<&str>,
    users: &BTreeSet<&str>,
) {
    for (key, known) in [("cluster", clusters), ("user", users)] {
        let node = entry.get(key);
        let name = node.and_then(word).unwrap_or_default();
        let fault = match (key, name) {
            ("cluster", "") => Fault::NoCluster,
            (_, "") => Fault::NoUser,
            (_, name) if known.contains(name) => continue,
            ("cluster", name) => Fault::MissingCluster(name.to_owned()),
            (_, name) => Fault::MissingUser(name.to_owned()),
        };
        notes.fails(node, fault);
    }
    if let Some(namespace) = entry.text("namespace").filter(|name| !is_label(name)) {
        let fault = Fault::Namespace(namespace.chars().take(80).collect());
        notes.add(entry.get("namespace"), Reach::Advice, fault);
    }
}

pub(super) fn default_context(file: &Existing, found: &mut Vec<Finding>) {
    let contexts: BTreeSet<&str> = file.entries(Section::Contexts).map(|e| e.name).collect();
    let node = file.root.get("current-context").and_then(present);
    let line = node.map_or(1, |node| node.line);
    let (reach, fault) = match current(&file.root) {
        Some(name) if contexts.contains(name) => return,
        Some(name) => (Reach::Entry, Fault::MissingCurrent(name.to_owned())),
        None if contexts.is_empty() => return,
        None => (Reach::Advice, Fault::NoCurrent),
    };
    found.push(Finding { line, subject: Subject::File, reach, fault });
}
