//! What is wrong with a context's entry, and with the choice of the current one.

use std::collections::BTreeSet;

use crate::ids::is_label;
use crate::kubeconfig::fields::{config, context};

use super::diagnostic::{Fault, Finding, Reach, Subject};
use super::notes::Notes;
use crate::kubeconfig::existing::entry::{Entry, Section, present, word};
use crate::kubeconfig::existing::read::Existing;

pub(super) fn context(
    notes: &mut Notes<'_>,
    entry: &Entry<'_>,
    clusters: &BTreeSet<&str>,
    users: &BTreeSet<&str>,
) {
    let references =
        [(Section::Clusters, context::CLUSTER, clusters), (Section::Users, context::USER, users)];
    for (section, field, known) in references {
        let node = entry.get(field);
        let name = node.and_then(word).unwrap_or_default();
        let fault = match (section, name) {
            (Section::Clusters, "") => Fault::NoCluster,
            (_, "") => Fault::NoUser,
            (_, name) if known.contains(name) => continue,
            (Section::Clusters, name) => Fault::MissingCluster(name.to_owned()),
            (_, name) => Fault::MissingUser(name.to_owned()),
        };
        notes.fails(node, fault);
    }
    if let Some(namespace) = entry.text(context::NAMESPACE).filter(|name| !is_label(name)) {
        let fault = Fault::Namespace(namespace.chars().take(80).collect());
        notes.add(entry.get(context::NAMESPACE), Reach::Advice, fault);
    }
}

pub(super) fn default_context(file: &Existing, found: &mut Vec<Finding>) {
    let contexts: BTreeSet<&str> = file.entries(Section::Contexts).map(|e| e.name).collect();
    let node = file.root.get(config::CURRENT_CONTEXT.name).and_then(present);
    let line = node.map_or(1, |node| node.line);
    let (reach, fault) = match file.current() {
        Some(name) if contexts.contains(name) => return,
        Some(name) => (Reach::Entry, Fault::MissingCurrent(name.to_owned())),
        None if contexts.is_empty() => return,
        None => (Reach::Advice, Fault::NoCurrent),
    };
    found.push(Finding { line, subject: Subject::File, reach, fault });
}
