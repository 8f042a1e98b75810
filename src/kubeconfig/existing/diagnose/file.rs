//! Everything that is wrong with a file.

use std::collections::BTreeSet;

use crate::kubeconfig::existing::entry::EntryKind;
use crate::kubeconfig::existing::read::Existing;

use super::diagnostic::Diagnostic;
use super::entry_diagnostics::EntryDiagnostics;
use super::{cluster, context, schema_check, user};

/// Everything that is wrong with a file, in the order of its lines. `now` is in seconds since 1970.
#[must_use]
pub fn diagnose(file: &Existing, now: i64) -> Vec<Diagnostic> {
    let mut found = schema_check::schema_diagnostics(file);
    let names = |kind| -> BTreeSet<&str> { file.entries(kind).map(|e| e.name).collect() };
    let (clusters, users) = (names(EntryKind::Cluster), names(EntryKind::User));
    for entry in file.entries(EntryKind::Cluster) {
        cluster::cluster(
            &mut EntryDiagnostics::new(&mut found, EntryKind::Cluster, &entry),
            &entry,
            now,
        );
    }
    for entry in file.entries(EntryKind::User) {
        user::user(&mut EntryDiagnostics::new(&mut found, EntryKind::User, &entry), &entry, now);
    }
    for entry in file.entries(EntryKind::Context) {
        let mut notes = EntryDiagnostics::new(&mut found, EntryKind::Context, &entry);
        context::context(&mut notes, &entry, &clusters, &users);
    }
    context::default_context(file, &mut found);
    found.sort_by_key(|diagnostic| diagnostic.line);
    found
}
