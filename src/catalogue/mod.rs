//! The clusters and namespaces on offer: searched, grouped, narrowed to the person.
//!
//! What is hidden here is hidden for convenience; the API server decides. Unknown groups hide
//! nothing.

mod found;
pub mod link;
mod naming;

pub use found::{Entry, join};

use crate::config::Cluster;
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

fn shares(wanted: &[String], groups: &[String]) -> bool {
    // Entra writes its ids in small letters, people copy them in capitals; names mean what they say.
    let same =
        |one: &str, other: &str| one == other || (one.eq_ignore_ascii_case(other) && is_guid(one));
    wanted.iter().any(|group| groups.iter().any(|own| same(group, own)))
}

/// A namespace on offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NamespaceOffer<'a> {
    /// Its name.
    pub name: &'a str,
    /// What people read.
    pub display_name: Option<&'a str>,
    /// Whether it belongs to one of the person's groups.
    pub mine: bool,
}

/// The namespaces of a cluster, the person's own first.
#[must_use]
pub fn namespaces<'a>(cluster: &'a Cluster, groups: Option<&[String]>) -> Vec<NamespaceOffer<'a>> {
    let mut offers: Vec<_> = cluster
        .namespaces
        .iter()
        .map(|namespace| NamespaceOffer {
            name: &namespace.name,
            display_name: namespace.display_name.as_deref(),
            mine: groups.is_some_and(|groups| shares(&namespace.groups, groups)),
        })
        .collect();
    offers.sort_by_key(|offer| !offer.mine);
    offers
}

/// Why a text is no name of a namespace (RFC 1123 label).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NamespaceMistake {
    /// It is empty.
    Empty,
    /// It is longer than 63 characters.
    TooLong,
    /// It has a character that is not allowed.
    BadCharacter(char),
    /// It begins with a hyphen.
    BadStart,
    /// It ends with a hyphen.
    BadEnd,
}

/// Checks the name of a namespace: lower-case letters, digits and hyphens, 63 at most, no hyphen at
/// the ends (RFC 1123 label, as Kubernetes has it).
///
/// # Errors
/// See [`NamespaceMistake`].
pub fn check_namespace(text: &str) -> Result<(), NamespaceMistake> {
    let bad = |c: &char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || *c == '-');
    if text.is_empty() {
        Err(NamespaceMistake::Empty)
    } else if let Some(character) = text.chars().find(bad) {
        Err(NamespaceMistake::BadCharacter(character))
    } else if text.len() > 63 {
        Err(NamespaceMistake::TooLong)
    } else if text.starts_with('-') {
        Err(NamespaceMistake::BadStart)
    } else if text.ends_with('-') {
        Err(NamespaceMistake::BadEnd)
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests;
