//! What is wrong with a context's entry, and with the choice of the current one.

use crate::ids::is_label;
use crate::index::Index;
use crate::kubeconfig::existing::entry::{EntryKind, EntryRef, present, word};
use crate::kubeconfig::existing::read::Existing;
use crate::kubeconfig::fields::{config, context};

use super::cluster::is_plain_http;
use super::diagnostic::{Diagnostic, DiagnosticKind, DiagnosticSeverity, DiagnosticTarget};
use super::entry_diagnostics::EntryDiagnostics;

pub(super) fn context(
    notes: &mut EntryDiagnostics<'_>,
    entry: &EntryRef<'_>,
    clusters: &Index<EntryRef<'_>>,
    users: &Index<EntryRef<'_>>,
) {
    let cluster = clusters.get(entry.text(context::CLUSTER).unwrap_or_default());
    // Without a cluster kubectl turns to http://localhost:8080; one that is not there may be any.
    let plain = match cluster {
        Some(cluster) => is_plain_http(cluster),
        None => entry.text(context::CLUSTER).is_none(),
    };
    let references =
        [(EntryKind::Cluster, context::CLUSTER, clusters), (EntryKind::User, context::USER, users)];
    for (kind, field, known) in references {
        let node = entry.get(field);
        let name = node.and_then(word).unwrap_or_default();
        let fault = match (kind, name) {
            (EntryKind::Cluster, "") => DiagnosticKind::NoCluster,
            // Over http kubectl sends no credential, and asks for none.
            (EntryKind::User, "") if plain => continue,
            (_, "") => DiagnosticKind::NoUser,
            (_, name) if known.contains(name) => continue,
            (EntryKind::Cluster, name) => DiagnosticKind::MissingCluster(name.to_owned()),
            (_, name) if plain => {
                let kind = DiagnosticKind::UnneededUser(name.to_owned());
                notes.add(node, DiagnosticSeverity::Advice, kind);
                continue;
            }
            (_, name) => DiagnosticKind::MissingUser(name.to_owned()),
        };
        notes.fails(node, fault);
    }
    if let Some(namespace) = entry.text(context::NAMESPACE).filter(|name| !is_label(name)) {
        let fault = DiagnosticKind::Namespace(namespace.chars().take(80).collect());
        notes.add(entry.get(context::NAMESPACE), DiagnosticSeverity::Advice, fault);
    }
}

pub(super) fn default_context(file: &Existing, found: &mut Vec<Diagnostic>) {
    let mut contexts = file.entries(EntryKind::Context);
    let node = file.root.get(config::CURRENT_CONTEXT.name).and_then(present);
    let line = node.map_or(1, |node| node.line);
    let (severity, kind) = match file.current() {
        Some(name) if contexts.any(|context| context.name == name) => return,
        Some(name) => {
            (DiagnosticSeverity::BreaksEntry, DiagnosticKind::MissingCurrent(name.to_owned()))
        }
        None if contexts.next().is_none() => return,
        None => (DiagnosticSeverity::Advice, DiagnosticKind::NoCurrent),
    };
    found.push(Diagnostic { line, target: DiagnosticTarget::File, severity, kind });
}
