//! Where a token in a new file may be used once it is merged: at the clusters that it came with, as
//! the new file has them, and nowhere else.

use std::collections::{BTreeMap, BTreeSet};

use crate::kubeconfig::existing::entry::{EntryKind, EntryRef, entries};
use crate::kubeconfig::fields::{auth_info, context};
use crate::yaml::Node;

use super::decision::Decision;

/// The clusters and users of both files, as far as tokens are concerned.
#[derive(Default)]
pub(super) struct TokenGuard {
    /// The clusters of each user of the new file that holds a token.
    homes: BTreeMap<String, BTreeSet<String>>,
    /// The clusters of each user of the existing file.
    reach: BTreeMap<String, BTreeSet<String>>,
}

impl TokenGuard {
    pub(super) fn new(existing: &Node, new: &Node) -> Self {
        let holders: BTreeSet<&str> = entries(new, EntryKind::User)
            .filter(|user| {
                user.text(auth_info::TOKEN).is_some()
                    || user.get(auth_info::AUTH_PROVIDER).is_some()
            })
            .map(|user| user.name)
            .collect();
        let mut homes = pairs(new);
        homes.retain(|user, _| holders.contains(user.as_str()));
        Self { homes, reach: pairs(existing) }
    }

    /// The decision, unless it would let a new token be used at a cluster that the new file does not
    /// mean: then both entries stay. `merged` gives the names of the new file's clusters as they are
    /// now.
    pub(super) fn restrict(
        &self,
        decision: Decision,
        kind: EntryKind,
        name: &str,
        merged: impl Fn(&str) -> Option<String>,
    ) -> Decision {
        let elsewhere = match (decision, kind) {
            (Decision::Keep, EntryKind::Cluster) => {
                self.homes.values().any(|clusters| clusters.contains(name))
            }
            (Decision::Replace, EntryKind::User) => self.is_used_elsewhere(name, merged),
            _ => false,
        };
        if elsewhere { Decision::Rename } else { decision }
    }

    /// Whether a user of the new file holds a token, and existing contexts name it beside other
    /// clusters than its own.
    pub(super) fn is_used_elsewhere(
        &self,
        user: &str,
        merged: impl Fn(&str) -> Option<String>,
    ) -> bool {
        let Some((homes, reach)) = self.homes.get(user).zip(self.reach.get(user)) else {
            return false;
        };
        let homes: BTreeSet<String> = homes.iter().filter_map(|home| merged(home)).collect();
        !reach.is_subset(&homes)
    }
}

/// The clusters by the user that a context brings them together with.
fn pairs(root: &Node) -> BTreeMap<String, BTreeSet<String>> {
    let mut pairs: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let both = |context: EntryRef<'_>| {
        let name = |field| context.text(field).map(str::to_owned);
        Some((name(context::USER)?, name(context::CLUSTER)?))
    };
    for (user, cluster) in entries(root, EntryKind::Context).filter_map(both) {
        pairs.entry(user).or_default().insert(cluster);
    }
    pairs
}
