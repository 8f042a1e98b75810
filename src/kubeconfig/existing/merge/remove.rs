//! Removing what belongs to clusters that are gone.

use std::collections::{BTreeMap, BTreeSet};

use crate::kubeconfig::fields::context;
use crate::yaml::Node;

use crate::kubeconfig::existing::entry::{Place, Section, entries, entry};
use crate::kubeconfig::existing::read::Existing;

/// An entry that was removed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removed {
    /// Its list.
    pub section: Section,
    /// Its name.
    pub name: String,
    /// Its line in the existing file.
    pub line: usize,
}

/// What came of removing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Removal {
    /// What was removed.
    pub removed: Vec<Removed>,
    /// What stayed, though it was to go: a remaining context uses it.
    pub stayed: Vec<Place>,
}

/// What only serves these clusters: their entries, the contexts that use them, and the users that
/// no other context uses.
#[must_use]
pub fn serving(file: &Existing, clusters: &[&str]) -> BTreeSet<Place> {
    let wanted: BTreeSet<&str> = clusters.iter().copied().collect();
    let mut found = BTreeSet::new();
    let mut users: BTreeMap<&str, bool> = BTreeMap::new();
    for cluster in file.entries(Section::Clusters).filter(|e| wanted.contains(e.name)) {
        found.insert((Section::Clusters, cluster.name.to_owned()));
    }
    for context in file.entries(Section::Contexts) {
        let goes = context.text(context::CLUSTER).is_some_and(|name| wanted.contains(name));
        if goes {
            found.insert((Section::Contexts, context.name.to_owned()));
        }
        if let Some(user) = context.text(context::USER) {
            let only = users.entry(user).or_insert(true);
            *only = *only && goes;
        }
    }
    for user in file.entries(Section::Users) {
        if users.get(user.name).copied().unwrap_or(false) {
            found.insert((Section::Users, user.name.to_owned()));
        }
    }
    found
}

/// Removes entries, contexts first; a cluster or user that a remaining context uses stays.
pub(super) fn apply(root: &mut Node, places: &BTreeSet<Place>) -> Removal {
    let mut removal = Removal::default();
    if places.is_empty() {
        return removal;
    }
    let mut used: BTreeSet<Place> = BTreeSet::new();
    for section in [Section::Contexts, Section::Users, Section::Clusters] {
        if let Some(list) = root.get_mut(section.key()).and_then(Node::items_mut) {
            list.retain(|item| {
                let Some(entry) = entry(item, section) else { return true };
                let place = (section, entry.name.to_owned());
                if !places.contains(&place) {
                    return true;
                }
                if used.contains(&place) {
                    removal.stayed.push(place);
                    return true;
                }
                let name = entry.name.to_owned();
                removal.removed.push(Removed { section, name, line: entry.line });
                false
            });
        }
        if section == Section::Contexts {
            for context in entries(root, section) {
                for other in [Section::Users, Section::Clusters] {
                    if let Some(name) = other.reference().and_then(|field| context.text(field)) {
                        used.insert((other, name.to_owned()));
                    }
                }
            }
        }
    }
    removal
}
