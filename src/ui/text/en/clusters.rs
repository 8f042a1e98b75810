//! The sentences of the list of clusters: filters, found ones, what stands in the way, what this
//! device remembers.

use crate::browser::number;
use crate::catalogue::{Facet, Obstacle};
use crate::ui::text::Text;
use crate::ui::text::language::{counted, say};

/// How to move in the list, for whoever does not see it.
pub const LIST_KEYS: &str = "Use the arrow keys to move through the list.";
/// The heading of clusters that were found and are not in `portal.yaml`.
pub const FOUND: &str = "Found in Azure";
/// Takes search and filters away.
pub const CLEAR: &str = "Clear filters";
/// The group of the filters.
pub const FILTERS: &str = "Filter clusters";
/// The list of those that are chosen.
pub const CHOSEN: &str = "Chosen clusters";
/// Takes all of them back.
pub const REMOVE_ALL: &str = "Remove all";
/// Only clusters of the person's groups.
pub const MINE: &str = "Only mine";
/// The filter by what stands in the way.
pub const WAY: &str = "What stands in the way";
/// Any of it.
pub const ANY_WAY: &str = "Any state";
/// Nothing of it.
pub const FREE_WAY: &str = "Nothing in the way";
/// What the list is grouped by.
pub const GROUP_BY: &str = "Group by";
/// Ends the search.
pub const STOP: &str = "Stop searching";
/// The search was stopped.
pub const STOPPED_SEARCH: &str = "You stopped the search. What it found so far is in the list.";
/// Goes on with it.
pub const GO_ON: &str = "Continue searching";
/// What the bar measures.
pub const SEARCH_PROGRESS: &str = "Subscriptions searched";
/// The check box that lets this device remember.
pub const REMEMBER: &str = "Remember my choices on this device";
/// What is remembered.
pub const REMEMBER_HINT: &str =
    "Clusters, namespaces, method and system. Never a token, your name or your groups.";
/// Forgets it.
pub const FORGET: &str = "Forget my choices";
/// After that.
pub const FORGOTTEN: &str = "Your choices are no longer stored on this device.";
/// The browser does not keep anything.
pub const CANNOT_REMEMBER: &str = "Your browser doesn't let this page store anything.";
/// What to do about a cluster that is stopped.
pub const STOPPED_NEXT: &str =
    "Ask the cluster's administrator to start it with this command. Starting takes some minutes.";
/// What to do about a cluster in another state.
pub const HALTED_NEXT: &str = "Ask the cluster's administrator when it will run again.";
/// What to do about a private cluster.
pub const PRIVATE_NEXT: &str = "Connect to that network first, for example by VPN. If you can't, ask the cluster's administrator for access to it.";
/// What to do about a cluster for listed addresses.
pub const RESTRICTED_NEXT: &str = "Use a network that your organisation lists. If you can't, ask the cluster's administrator to add your public address with this command.";
/// What stands for the address in that command.
pub const YOUR_ADDRESS: &str = "YOUR-ADDRESS/32";

/// The name of a filter.
#[must_use]
pub fn facet(facet: Facet) -> &'static str {
    match facet {
        Facet::Environment => "Environment",
        Facet::Region => "Region",
        Facet::Subscription => "Subscription",
    }
}

/// Any value of a filter.
#[must_use]
pub fn any(facet: Facet) -> &'static str {
    match facet {
        Facet::Environment => "All environments",
        Facet::Region => "All regions",
        Facet::Subscription => "All subscriptions",
    }
}

/// Grouped by it.
#[must_use]
pub fn grouped_by(facet: Facet) -> &'static str {
    match facet {
        Facet::Environment => "By environment",
        Facet::Region => "By region",
        Facet::Subscription => "By subscription",
    }
}

/// What stands in the way, in a few words.
#[must_use]
pub fn obstacle(obstacle: Obstacle) -> &'static str {
    match obstacle {
        Obstacle::Stopped => "Stopped",
        Obstacle::Private => "Private: VPN needed",
        Obstacle::Restricted => "Restricted to allowed IPs",
        Obstacle::NoEntra => "No sign-in with Entra",
    }
}

/// How many clusters search and filters leave.
#[must_use]
pub fn matching(count: usize, all: usize) -> Text {
    match count {
        0 => super::page::NOTHING_FOUND.into(),
        _ => counted!(
            count,
            "{count} of {all} clusters matches.",
            "{count} of {all} clusters match.",
            all.to_string()
        ),
    }
}

/// Chooses so many at once.
#[must_use]
pub fn choose_all(count: usize) -> Text {
    say!("Choose all {count} shown", number(count as u64))
}

/// Takes one back.
#[must_use]
pub fn remove(cluster: &str) -> Text {
    say!("Remove {cluster}", cluster)
}

/// How far the search is, where one question is for all subscriptions.
#[must_use]
pub fn so_far(clusters: usize) -> Text {
    say!("Clusters found so far: {clusters}", number(clusters as u64))
}

/// How far the search is, where it asks one subscription after the other.
#[must_use]
pub fn asked_of(answered: usize, all: usize, clusters: usize) -> Text {
    say!(
        "{answered} of {all} subscriptions searched. Clusters found so far: {clusters}",
        answered.to_string(),
        all.to_string(),
        number(clusters as u64)
    )
}

/// Of how many chosen clusters the address is known.
#[must_use]
pub fn ready(known: usize, all: usize) -> Text {
    say!("{known} of {all} chosen clusters are ready.", known.to_string(), all.to_string())
}

/// A chosen cluster is stopped.
#[must_use]
pub fn stopped(cluster: &str) -> Text {
    say!("{cluster} is stopped, so kubectl will fail.", cluster)
}

/// A chosen cluster does not run.
#[must_use]
pub fn halted(cluster: &str) -> Text {
    say!("{cluster} isn't running, so kubectl will fail.", cluster)
}

/// A chosen cluster is private.
#[must_use]
pub fn private(cluster: &str) -> Text {
    say!("{cluster} is private. Outside its network, kubectl will fail.", cluster)
}

/// A chosen cluster lets in only listed addresses.
#[must_use]
pub fn restricted(cluster: &str) -> Text {
    say!("{cluster} accepts only allowed IP addresses. From any other, kubectl will fail.", cluster)
}

/// What stands in the way of further chosen clusters is told by their rows.
#[must_use]
pub fn more_hindered(count: usize) -> Text {
    say!(
        "Something stands in the way of {count} more of your clusters. See the list.",
        count.to_string()
    )
}
