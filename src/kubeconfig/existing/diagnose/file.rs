//! Every fault of a file.

use std::collections::BTreeSet;

use super::diagnostic::Finding;
use super::notes::Notes;
use super::{cluster, context, schema_check, user};
use crate::kubeconfig::existing::entry::Section;
use crate::kubeconfig::existing::read::Existing;

/// Every fault of a file, in the order of its lines. `now` is in seconds since 1970.
#[must_use]
pub fn diagnose(file: &Existing, now: i64) -> Vec<Finding> {
    let mut found = schema_check::findings(file);
    let names = |section| -> BTreeSet<&str> { file.entries(section).map(|e| e.name).collect() };
    let (clusters, users) = (names(Section::Clusters), names(Section::Users));
    for entry in file.entries(Section::Clusters) {
        cluster::cluster(&mut Notes::new(&mut found, Section::Clusters, &entry), &entry, now);
    }
    for entry in file.entries(Section::Users) {
        user::user(&mut Notes::new(&mut found, Section::Users, &entry), &entry, now);
    }
    for entry in file.entries(Section::Contexts) {
        let mut notes = Notes::new(&mut found, Section::Contexts, &entry);
        context::context(&mut notes, &entry, &clusters, &users);
    }
    context::default_context(file, &mut found);
    found.sort_by_key(|finding| finding.line);
    found
}
