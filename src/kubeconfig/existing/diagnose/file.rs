//! Everything that is wrong with a file.

use crate::index::{Index, sort_by_number};
use crate::kubeconfig::existing::entry::{EntryKind, EntryRef, by_name, entries};
use crate::kubeconfig::existing::read::Existing;
use crate::kubeconfig::existing::relocate::{Moved, is_needed, relocate};
use crate::kubeconfig::fields;
use crate::yaml::Node;

use super::diagnostic::{Diagnostic, DiagnosticKind, DiagnosticSeverity, DiagnosticTarget};
use super::entry_diagnostics::EntryDiagnostics;
use super::{cluster, context, schema_check, user};

/// Everything that is wrong with a file, in the order of its lines. `now` is in seconds since 1970.
#[must_use]
pub fn diagnose(file: &Existing, now: i64) -> Vec<Diagnostic> {
    let mut found = schema_check::schema_diagnostics(file);
    found.extend(is_other(&file.root).then_some(Diagnostic {
        line: 1,
        target: DiagnosticTarget::File,
        severity: DiagnosticSeverity::BreaksEntry,
        kind: DiagnosticKind::NotKubeconfig,
    }));
    // Fields that stand one level too high are judged where they belong.
    let moved = is_needed(&file.root).then(|| {
        let mut root = file.root.clone();
        for Moved { entry: (kind, name), line, under, keys } in relocate(&mut root) {
            let target = DiagnosticTarget::Entry(kind, name.into());
            let severity = DiagnosticSeverity::BreaksEntry;
            let kind = DiagnosticKind::Misplaced { under, keys };
            found.push(Diagnostic { line, target, severity, kind });
        }
        root
    });
    let root = moved.as_ref().unwrap_or(&file.root);
    let (clusters, users) = (by_name(root, EntryKind::Cluster), by_name(root, EntryKind::User));
    for entry in entries(root, EntryKind::Cluster) {
        let mut notes = EntryDiagnostics::new(&mut found, EntryKind::Cluster, &entry);
        cluster::cluster(&mut notes, &entry, now);
    }
    let sent = users_sent(root, &clusters);
    for entry in entries(root, EntryKind::User) {
        let mut notes = EntryDiagnostics::new(&mut found, EntryKind::User, &entry);
        notes.plain = sent.get(entry.name) == Some(&false);
        user::user(&mut notes, &entry, now);
    }
    for entry in entries(root, EntryKind::Context) {
        let mut notes = EntryDiagnostics::new(&mut found, EntryKind::Context, &entry);
        context::context(&mut notes, &entry, &clusters, &users);
    }
    context::default_context(file, &mut found);
    sort_by_number(&mut found, |diagnostic| diagnostic.line);
    found
}

/// Whether a document holds something, and nothing that a kubeconfig would hold. One of another
/// `kind` is told by that, and one with nothing but `current-context` goes with others.
fn is_other(root: &Node) -> bool {
    let known = |key: &Node| fields::find(fields::config::FIELDS, key.key()).is_some();
    let keys = root.entries().unwrap_or_default().iter().map(|(key, _)| key);
    let mut of_config = keys.clone().filter(|key| known(key)).map(Node::key);
    let kind = root.get(fields::config::KIND.name).and_then(Node::text);
    matches!(kind, None | Some("Config"))
        && of_config.all(|key| matches!(key, "kind" | "apiVersion"))
        && keys.into_iter().any(|key| {
            !known(key) && fields::find_misspelt(fields::config::FIELDS, key.key()).is_none()
        })
}

/// The users of contexts, and whether kubectl sends what they hold: it does not where contexts use
/// them over `http` alone.
fn users_sent(root: &Node, clusters: &Index<EntryRef<'_>>) -> Index<bool> {
    let mut sent: Index<bool> = Index::default();
    for entry in entries(root, EntryKind::Context) {
        let cluster = clusters.get(entry.text(fields::context::CLUSTER).unwrap_or_default());
        let user = entry.text(fields::context::USER).unwrap_or_default();
        // Which cluster is meant by a name that is not there, nobody knows.
        *sent.entry(user) |= !cluster.is_some_and(cluster::is_plain_http);
    }
    sent
}
