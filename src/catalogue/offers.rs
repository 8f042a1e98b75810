//! The clusters that a person sees: narrowed to them, searched, in groups.

use std::sync::Arc;

use super::entries::Entries;
use super::entry::CatalogueEntry;
use super::filter::{Facet, Filter};
use super::groups::shares;
use crate::index::sort_by_number;

/// Clusters that stand together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClusterGroup {
    /// Whether they were found in Azure and are not in `portal.yaml`.
    pub discovered: bool,
    /// What they share; `None` for clusters without it, which come last.
    pub title: Option<String>,
    /// The clusters themselves, those of `portal.yaml` in its order.
    pub entries: Vec<Arc<CatalogueEntry>>,
}

/// The clusters of an identity that a person sees, found ones first, in groups in the order of the
/// entries. Every word of the search must occur somewhere in what is known of a cluster: its names,
/// description and environment, of what Azure reports its region, version, resource group and
/// subscription, and in `said`, which is what else is shown of it.
#[must_use]
pub fn offers(
    entries: &Entries,
    identity: &str,
    groups: Option<&[String]>,
    filter: &Filter,
    said: &dyn Fn(&CatalogueEntry) -> String,
) -> Vec<ClusterGroup> {
    let words: Vec<String> = filter.search.split_whitespace().map(str::to_lowercase).collect();
    let mut all: Vec<ClusterGroup> = Vec::new();
    for entry in entries.all().iter().filter(|entry| entry.cluster.identity == identity) {
        let (discovered, title) = (entry.discovered, filter.by.of(entry));
        // Hidden clusters count for the order, so that headings stay put during a search.
        let alike = |one: Option<&str>| match (one, title) {
            (Some(one), Some(other)) => Facet::same(one, other),
            (one, other) => one == other,
        };
        let same = |one: &ClusterGroup| one.discovered == discovered && alike(one.title.as_deref());
        let place = all.iter().position(same).unwrap_or_else(|| {
            let title = title.map(str::to_owned);
            all.push(ClusterGroup { discovered, title, entries: Vec::new() });
            all.len() - 1
        });
        let shown = sees(&entry.cluster.visible_to, groups)
            && filter.admits(entry, groups)
            && contains(entry, &words, said);
        if let Some(group) = all.get_mut(place).filter(|_| shown) {
            group.entries.push(entry.clone());
        }
    }
    all.retain(|group| !group.entries.is_empty());
    // A stable sort: named groups keep their order.
    sort_by_number(&mut all, |group| {
        2 * usize::from(!group.discovered) + usize::from(group.title.is_none())
    });
    all
}

/// Whether every word occurs in what is known of a cluster, or in what is said of it.
fn contains(
    entry: &CatalogueEntry,
    words: &[String],
    said: &dyn Fn(&CatalogueEntry) -> String,
) -> bool {
    let mut more: Option<String> = None;
    words.iter().all(|word| {
        entry.words.contains(word)
            || more.get_or_insert_with(|| said(entry).to_lowercase()).contains(word)
    })
}

/// Whether a person of these groups sees what is meant for others.
pub(super) fn sees(wanted: &[String], groups: Option<&[String]>) -> bool {
    wanted.is_empty() || groups.is_none_or(|groups| shares(wanted, groups))
}
