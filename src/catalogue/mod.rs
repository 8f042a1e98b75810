//! The clusters and namespaces on offer: searched, grouped, narrowed to the person.
//!
//! What is hidden here is hidden for convenience; the API server decides. Unknown groups hide
//! nothing.

mod found;
pub mod link;
mod namespace;
mod naming;

pub use found::{Entry, join};
pub use namespace::{
    NamespaceMistake, NamespaceOffer, check_namespace, check_namespaces, namespaces,
    split_namespaces,
};

use crate::ids::is_guid;

/// Clusters of one environment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading<'a> {
    /// The environment; `None` for clusters without one, which come last.
    pub environment: Option<&'a str>,
    /// The clusters, those of `portal.yaml` in its order first.
    pub entries: Vec<&'a Entry>,
}

/// The clusters of an identity that a person sees, by environment in the order of the entries.
/// Every word of the search must occur somewhere in what is known of a cluster: its names,
/// description and environment, and of what Azure reports its region, version, resource group and
/// subscription.
#[must_use]
pub fn offers<'a>(
    entries: &'a [Entry],
    identity: &str,
    groups: Option<&[String]>,
    search: &str,
) -> Vec<Heading<'a>> {
    let words: Vec<String> = search.split_whitespace().map(str::to_lowercase).collect();
    let mut headings: Vec<Heading<'a>> = Vec::new();
    for entry in entries.iter().filter(|entry| entry.cluster.identity == identity) {
        let environment = entry.cluster.environment.as_deref();
        // Hidden clusters count for the order, so that headings stay put during a search.
        let mut known = headings.iter().position(|heading| heading.environment == environment);
        if known.is_none() {
            known = Some(headings.len());
            headings.push(Heading { environment, entries: Vec::new() });
        }
        let fits = words.iter().all(|word| entry.words.contains(word));
        let shown = fits && sees(&entry.cluster.visible_to, groups);
        if let Some(heading) = known.and_then(|at| headings.get_mut(at)).filter(|_| shown) {
            heading.entries.push(entry);
        }
    }
    headings.retain(|heading| !heading.entries.is_empty());
    // A stable sort: named environments keep their order.
    headings.sort_by_key(|heading| heading.environment.is_none());
    headings
}

fn sees(wanted: &[String], groups: Option<&[String]>) -> bool {
    wanted.is_empty() || groups.is_none_or(|groups| shares(wanted, groups))
}

/// Whether one of the groups that are wanted is the person's.
fn shares(wanted: &[String], groups: &[String]) -> bool {
    // Entra writes its ids in small letters, people copy them in capitals; names mean what they say.
    let same =
        |one: &str, other: &str| one == other || (one.eq_ignore_ascii_case(other) && is_guid(one));
    wanted.iter().any(|group| groups.iter().any(|own| same(group, own)))
}

#[cfg(test)]
mod tests;
