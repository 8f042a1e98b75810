//! What narrows the list of clusters, and what it is grouped by.

use super::entry::CatalogueEntry;
use super::groups::shares;
use crate::azure::{ApiServerAccess, ClusterKind, DiscoveredCluster, EntraIntegration, PowerState};
use crate::index::Names;

/// What clusters are told apart by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Facet {
    /// The environment.
    #[default]
    Environment,
    /// The region, where Azure tells it.
    Region,
    /// The subscription, where Azure tells it.
    Subscription,
}

impl Facet {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Environment, Self::Region, Self::Subscription];

    /// Which of them a cluster has.
    #[must_use]
    pub fn of(self, entry: &CatalogueEntry) -> Option<&str> {
        let found = entry.found.as_ref();
        let value = match self {
            Self::Environment => entry.cluster.environment.as_deref(),
            Self::Region => found.map(|found| found.location.as_str()),
            Self::Subscription => found.map(subscription),
        };
        value.filter(|value| !value.is_empty())
    }

    /// Those that there are, in the order of the alphabet.
    pub fn values<'a>(self, entries: impl Iterator<Item = &'a CatalogueEntry>) -> Vec<String> {
        let names: Names = entries.filter_map(|entry| self.stated(entry)).collect();
        let mut values: Vec<String> = Vec::new();
        for name in names.names() {
            if !values.iter().any(|one| Self::same(one, name)) {
                values.push(name.to_owned());
            }
        }
        values
    }

    /// Which of them a cluster states: its subscription only stands for an environment that nobody
    /// stated.
    fn stated(self, entry: &CatalogueEntry) -> Option<&str> {
        let found = entry.found.as_ref().filter(|_| entry.discovered);
        let silent = found.is_some_and(|found| found.environment.is_none());
        self.of(entry).filter(|_| self != Self::Environment || !silent)
    }

    /// Whether two values are one: tags differ in the case of their letters.
    pub(super) fn same(one: &str, other: &str) -> bool {
        one.eq_ignore_ascii_case(other)
    }
}

/// A subscription by its name, or by its id where Azure tells no name.
#[must_use]
pub fn subscription(found: &DiscoveredCluster) -> &str {
    found.subscription_name.as_deref().unwrap_or(&found.subscription)
}

/// What stands in the way of reaching a cluster.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// It does not run.
    Stopped,
    /// It is reached from its private network alone.
    Private,
    /// It is reached from listed addresses alone.
    Restricted,
    /// Nobody signs in with Entra.
    NoEntra,
}

impl Obstacle {
    /// Every one.
    pub const ALL: [Self; 4] = [Self::Stopped, Self::Private, Self::Restricted, Self::NoEntra];

    /// Whether it stands in the way of a cluster, as Azure reports it.
    #[must_use]
    pub fn hinders(self, found: &DiscoveredCluster) -> bool {
        match self {
            Self::Stopped => matches!(found.power, PowerState::Stopped | PowerState::Other(_)),
            Self::Private => matches!(found.api_server_access, ApiServerAccess::Private { .. }),
            Self::Restricted => {
                matches!(found.api_server_access, ApiServerAccess::AuthorizedRanges(_))
            }
            Self::NoEntra => {
                found.kind == ClusterKind::Aks && matches!(found.entra, EntraIntegration::None)
            }
        }
    }
}

/// What clusters a person wants to see.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Every word of it must occur somewhere in what is known of a cluster.
    pub search: String,
    /// The value of each facet, in their order; any where none.
    pub facets: [Option<String>; 3],
    /// What stands in the way: this, or nothing where `Some(None)`; anything where `None`.
    pub obstacle: Option<Option<Obstacle>>,
    /// Only what belongs to the person's groups.
    pub mine: bool,
    /// What the list is grouped by.
    pub by: Facet,
}

impl Filter {
    /// Whether it leaves anything out.
    #[must_use]
    pub fn narrows(&self) -> bool {
        !self.search.trim().is_empty()
            || self.facets.iter().any(Option::is_some)
            || self.obstacle.is_some()
            || self.mine
    }

    /// Whether it lets a cluster through, the words of the search aside.
    pub(super) fn admits(&self, entry: &CatalogueEntry, groups: Option<&[String]>) -> bool {
        let same = |(facet, wanted): (&Facet, &Option<String>)| {
            let fits = |wanted| facet.of(entry).is_some_and(|value| Facet::same(value, wanted));
            wanted.as_deref().is_none_or(fits)
        };
        let found = entry.found.as_ref();
        let open = match self.obstacle {
            None => true,
            Some(Some(obstacle)) => found.is_some_and(|found| obstacle.hinders(found)),
            Some(None) => found.is_none_or(|f| !Obstacle::ALL.iter().any(|one| one.hinders(f))),
        };
        open && Facet::ALL.iter().zip(&self.facets).all(same)
            && (!self.mine || is_mine(entry, groups))
    }
}

/// Whether a cluster is meant for the person's groups, or has a namespace that is.
#[must_use]
pub fn is_mine(entry: &CatalogueEntry, groups: Option<&[String]>) -> bool {
    let cluster = &entry.cluster;
    entry.found.as_ref().is_some_and(|found| found.only_namespaces)
        || groups.is_some_and(|groups| {
            shares(&cluster.visible_to, groups)
                || cluster.namespaces.iter().any(|one| shares(&one.groups, groups))
        })
}
