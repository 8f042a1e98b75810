//! What the list shows: the clusters on offer, and those that search and filters leave.

use crate::catalogue::{self, CatalogueEntry, ClusterGroup, Filter};
use crate::index::Names;
use crate::ui::signal::{Memo, RwSignal, StoredValue};
use crate::ui::state::Page;
use crate::ui::text::azure as words;
use crate::ui::text::language::tr;

/// The id of the list.
pub(super) const LIST: &str = "clusters";
/// How many clusters are shown at first, and more at each wish.
pub(super) const SHOWN: usize = 100;
/// What the list shows.
#[derive(Clone, Copy)]
pub(super) struct List {
    pub page: Page,
    pub filter: RwSignal<Filter>,
    /// How many rows there are at most.
    pub most: RwSignal<usize>,
    /// The clusters on offer for the person, and those of them that the filter leaves.
    pub seen: Memo<Vec<ClusterGroup>>,
    pub left: Memo<Vec<ClusterGroup>>,
    /// The cluster whose check box takes the Tab key.
    pub cursor: RwSignal<String>,
    /// The names of the rows, in their order.
    pub order: StoredValue<Vec<String>>,
    /// What is chosen, to be looked up.
    pub chosen: Memo<Names>,
}

impl List {
    /// The list of all that is on offer.
    pub fn new(page: Page) -> Self {
        let filter = RwSignal::new(Filter::default());
        Self {
            page,
            filter,
            most: RwSignal::new(SHOWN),
            seen: Memo::new(move |_| offers(page, &Filter::default())),
            left: Memo::new(move |_| filter.with(|filter| offers(page, filter))),
            cursor: RwSignal::new(String::new()),
            order: StoredValue::new(Vec::new()),
            chosen: Memo::new(move |_| page.chosen.with(|chosen| chosen.iter().collect())),
        }
    }

    /// Changes the filter; the list starts at its top again.
    pub fn narrow(self, how: impl FnOnce(&mut Filter)) {
        self.most.set(SHOWN);
        self.filter.update(how);
    }

    /// How many clusters were found in Azure, tracked.
    pub fn found(self) -> usize {
        let found = |groups: &Vec<ClusterGroup>| {
            groups.iter().filter(|one| one.discovered).map(|one| one.entries.len()).sum()
        };
        self.seen.with(found)
    }

    /// The names of those that the filter leaves, tracked.
    pub fn names(self) -> impl Iterator<Item = String> {
        let groups = self.left.get().into_iter();
        groups.flat_map(|group| group.entries).map(|entry| entry.cluster.name.clone())
    }

    /// How many clusters there are in all groups.
    pub fn count(groups: Memo<Vec<ClusterGroup>>) -> usize {
        groups.with(|groups| groups.iter().map(|group| group.entries.len()).sum())
    }
}

/// The clusters on offer that a filter leaves, tracked.
fn offers(page: Page, filter: &Filter) -> Vec<ClusterGroup> {
    let Some(session) = page.session.get() else { return Vec::new() };
    let groups = session.person.groups.known();
    page.azure
        .entries
        .with(|entries| catalogue::offers(entries, &session.identity, groups, filter, &said))
}

/// What a row says beside the names.
fn said(entry: &CatalogueEntry) -> String {
    let Some(found) = &entry.found else { return String::new() };
    let mut all = words::detail(found).into_owned();
    for (_, tag) in words::tags(found) {
        all.push('\n');
        all.push_str(tr(tag));
    }
    all
}
