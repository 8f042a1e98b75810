//! Removing what belongs to clusters that are gone.

use std::collections::{BTreeMap, BTreeSet};

use crate::kubeconfig::fields::context;
use crate::yaml::Node;

use crate::kubeconfig::existing::entry::{EntryKey, EntryKind, entries, entry};
use crate::kubeconfig::existing::read::Existing;

/// An entry that was removed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RemovedEntry {
    /// Its list.
    pub kind: EntryKind,
    /// Its name.
    pub name: String,
    /// Its line in the existing file.
    pub line: usize,
}

/// What came of removing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Removal {
    /// What was removed.
    pub removed: Vec<RemovedEntry>,
    /// What stayed, though it was to go: a remaining context uses it.
    pub retained: Vec<EntryKey>,
}

/// What only serves these clusters: their entries, the contexts that use them, and the users that
/// no other context uses.
#[must_use]
pub fn entries_serving(file: &Existing, clusters: &[&str]) -> BTreeSet<EntryKey> {
    let wanted: BTreeSet<&str> = clusters.iter().copied().collect();
    let mut found = BTreeSet::new();
    let mut users: BTreeMap<&str, bool> = BTreeMap::new();
    for cluster in file.entries(EntryKind::Cluster).filter(|e| wanted.contains(e.name)) {
        found.insert((EntryKind::Cluster, cluster.name.to_owned()));
    }
    for context in file.entries(EntryKind::Context) {
        let goes = context.text(context::CLUSTER).is_some_and(|name| wanted.contains(name));
        if goes {
            found.insert((EntryKind::Context, context.name.to_owned()));
        }
        if let Some(user) = context.text(context::USER) {
            let only = users.entry(user).or_insert(true);
            *only = *only && goes;
        }
    }
    for user in file.entries(EntryKind::User) {
        if users.get(user.name).copied().unwrap_or(false) {
            found.insert((EntryKind::User, user.name.to_owned()));
        }
    }
    found
}

/// Removes entries, contexts first; a cluster or user that a remaining context uses stays.
pub(super) fn apply(root: &mut Node, places: &BTreeSet<EntryKey>) -> Removal {
    let mut removal = Removal::default();
    if places.is_empty() {
        return removal;
    }
    let mut used: BTreeSet<EntryKey> = BTreeSet::new();
    for kind in [EntryKind::Context, EntryKind::User, EntryKind::Cluster] {
        if let Some(list) = root.get_mut(kind.key()).and_then(Node::items_mut) {
            list.retain(|item| {
                let Some(entry) = entry(item, kind) else { return true };
                let place = (kind, entry.name.to_owned());
                if !places.contains(&place) {
                    return true;
                }
                if used.contains(&place) {
                    removal.retained.push(place);
                    return true;
                }
                let name = entry.name.to_owned();
                removal.removed.push(RemovedEntry { kind, name, line: entry.line });
                false
            });
        }
        if kind == EntryKind::Context {
            for context in entries(root, kind) {
                for other in [EntryKind::User, EntryKind::Cluster] {
                    if let Some(name) = other.reference().and_then(|field| context.text(field)) {
                        used.insert((other, name.to_owned()));
                    }
                }
            }
        }
    }
    removal
}
