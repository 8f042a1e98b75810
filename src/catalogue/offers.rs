//! The clusters that a person sees: narrowed to them, searched, grouped by environment.

use super::entry::CatalogueEntry;
use super::groups::shares;

/// Clusters of one environment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnvironmentGroup<'a> {
    /// The environment; `None` for clusters without one, which come last.
    pub environment: Option<&'a str>,
    /// The clusters, those of `portal.yaml` in its order first.
    pub entries: Vec<&'a CatalogueEntry>,
}

/// The clusters of an identity that a person sees, by environment in the order of the entries.
/// Every word of the search must occur somewhere in what is known of a cluster: its names,
/// description and environment, and of what Azure reports its region, version, resource group and
/// subscription.
#[must_use]
pub fn offers<'a>(
    entries: &'a [CatalogueEntry],
    identity: &str,
    groups: Option<&[String]>,
    search: &str,
) -> Vec<EnvironmentGroup<'a>> {
    let words: Vec<String> = search.split_whitespace().map(str::to_lowercase).collect();
    let mut headings: Vec<EnvironmentGroup<'a>> = Vec::new();
    for entry in entries.iter().filter(|entry| entry.cluster.identity == identity) {
        let environment = entry.cluster.environment.as_deref();
        // Hidden clusters count for the order, so that headings stay put during a search.
        let mut known = headings.iter().position(|heading| heading.environment == environment);
        if known.is_none() {
            known = Some(headings.len());
            headings.push(EnvironmentGroup { environment, entries: Vec::new() });
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
