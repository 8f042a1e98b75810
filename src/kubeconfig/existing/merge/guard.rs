//! Where a token in a new file may be used once it is merged: at the clusters that it came with, as
//! the new file has them, and nowhere else.

use crate::index::{Index, Names};
use crate::kubeconfig::existing::compare::same;
use crate::kubeconfig::existing::entry::{EntryKind, EntryRef, by_name, entries};
use crate::kubeconfig::fields::{auth_info, context};
use crate::yaml::Node;

use super::decision::{Decision, Decisions};

/// The clusters and users of both files, as far as tokens are concerned.
#[derive(Default)]
pub(super) struct TokenGuard {
    /// The clusters of each user of the new file that holds a token.
    homes: Index<Names>,
    /// The clusters of all of these.
    meant: Names,
    /// The clusters of each user of the existing file.
    reach: Index<Names>,
}

impl TokenGuard {
    pub(super) fn new(existing: &Node, new: &Node, decisions: &Decisions) -> Self {
        let mine = by_name(existing, EntryKind::User);
        // A token that is left out goes nowhere.
        let kept = |user: &EntryRef<'_>| {
            decisions.of(EntryKind::User, user.name) == Decision::Keep
                && mine.get(user.name).is_some_and(|mine| !same(mine.node, user.node))
        };
        let holds = |user: &EntryRef<'_>| {
            let token = user.text(auth_info::TOKEN).is_some();
            (token || user.get(auth_info::AUTH_PROVIDER).is_some()) && !kept(user)
        };
        let mut holders = Names::default();
        for user in entries(new, EntryKind::User).filter(holds) {
            holders.add(user.name, ());
        }
        let homes = pairs(new, Some(&holders));
        let mut meant = Names::default();
        for (_, clusters) in homes.iter() {
            for cluster in clusters.names() {
                meant.add(cluster, ());
            }
        }
        Self { homes, meant, reach: pairs(existing, None) }
    }

    /// The decision, unless it would let a new token be used at a cluster that the new file does not
    /// mean: then both entries stay. `names` are the names that the new file's entries have now, by
    /// their places.
    pub(super) fn restrict(
        &self,
        decision: Decision,
        kind: EntryKind,
        name: &str,
        names: &Index<String>,
    ) -> Decision {
        let elsewhere = match (decision, kind) {
            (Decision::Keep, EntryKind::Cluster) => self.meant.contains(name),
            (Decision::Replace, EntryKind::User) => self.is_used_elsewhere(name, names),
            _ => false,
        };
        if elsewhere { Decision::Rename } else { decision }
    }

    /// Whether a user of the new file holds a token, and existing contexts name it beside other
    /// clusters than its own.
    pub(super) fn is_used_elsewhere(&self, user: &str, names: &Index<String>) -> bool {
        let Some((homes, reach)) = self.homes.get(user).zip(self.reach.get(user)) else {
            return false;
        };
        let mut own = Names::default();
        for home in homes.names() {
            if let Some(name) = names.get(&EntryKind::Cluster.place(home)) {
                own.add(name, ());
            }
        }
        !reach.names().all(|cluster| own.contains(cluster))
    }
}

/// The clusters by the user that a context brings them together with; of some users, or of all.
fn pairs(root: &Node, users: Option<&Names>) -> Index<Names> {
    let mut pairs: Index<Names> = Index::default();
    for context in entries(root, EntryKind::Context) {
        if let Some(user) = context.text(context::USER)
            && let Some(cluster) = context.text(context::CLUSTER)
            && users.is_none_or(|users| users.contains(user))
        {
            pairs.entry(user).add(cluster, ());
        }
    }
    pairs
}
