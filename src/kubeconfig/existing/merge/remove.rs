//! Removing what belongs to clusters that are gone.

use crate::index::{Index, Names};
use crate::kubeconfig::fields::context;
use crate::yaml::Node;

use crate::kubeconfig::existing::edit::keep;
use crate::kubeconfig::existing::entry::{EntryKind, entries, entry};
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
    /// How many stayed, though they were to go: a remaining context uses them.
    pub retained: usize,
}

/// The places of what only serves these clusters: their entries, the contexts that use them, and the
/// users that no other context uses.
#[must_use]
pub fn entries_serving(file: &Existing, clusters: &Names) -> Names {
    let mut found = Names::default();
    // Whether a context of another cluster uses them.
    let mut users: Index<bool> = Index::default();
    for context in file.entries(EntryKind::Context) {
        let goes = context.text(context::CLUSTER).is_some_and(|name| clusters.contains(name));
        if goes {
            found.add(&EntryKind::Context.place(context.name), ());
        }
        if let Some(user) = context.text(context::USER) {
            *users.entry(user) |= !goes;
        }
    }
    for kind in [EntryKind::Cluster, EntryKind::User] {
        for entry in file.entries(kind) {
            let goes = match kind {
                EntryKind::Cluster => clusters.contains(entry.name),
                _ => users.get(entry.name) == Some(&false),
            };
            if goes {
                found.add(&kind.place(entry.name), ());
            }
        }
    }
    found
}

/// Removes entries, contexts first; a cluster or user that a remaining context uses stays.
pub(super) fn apply(root: &mut Node, places: &Names) -> Removal {
    let mut removal = Removal::default();
    if places.is_empty() {
        return removal;
    }
    let mut used = Names::default();
    for kind in [EntryKind::Context, EntryKind::User, EntryKind::Cluster] {
        if let Some(list) = root.get_mut(kind.key()).and_then(Node::items_mut) {
            keep(list, &mut |item| {
                let Some(entry) = entry(item, kind) else { return true };
                let place = kind.place(entry.name);
                if !places.contains(&place) {
                    return true;
                }
                if used.contains(&place) {
                    removal.retained += 1;
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
                        used.add(&other.place(name), ());
                    }
                }
            }
        }
    }
    removal
}
