//! Step one: which clusters.

mod filters;
mod rows;

use super::find::find;
use super::{search_field, step};
use crate::catalogue::{self, CatalogueEntry, ClusterGroup, Filter};
use crate::ui::azure;
use crate::ui::element::{El, el, text};
use crate::ui::signal::{Memo, RwSignal, StoredValue};
use crate::ui::state::{Page, Topic};
use crate::ui::text::{azure as azure_words, clusters as told, page as words};

/// How many clusters are shown at first, and more at each wish.
const SHOWN: usize = 100;
/// With more than these the list has filters and scrolls by itself.
const MANY: usize = 20;

/// What the list shows.
#[derive(Clone, Copy)]
struct List {
    page: Page,
    filter: RwSignal<Filter>,
    /// How many rows there are at most.
    most: RwSignal<usize>,
    /// The clusters on offer for the person, and those of them that the filter leaves.
    seen: Memo<Vec<ClusterGroup>>,
    left: Memo<Vec<ClusterGroup>>,
    /// The cluster whose check box takes the Tab key.
    cursor: RwSignal<String>,
    /// The names of the rows, in their order.
    order: StoredValue<Vec<String>>,
}

impl List {
    fn new(page: Page) -> Self {
        let filter = RwSignal::new(Filter::default());
        Self {
            page,
            filter,
            most: RwSignal::new(SHOWN),
            seen: Memo::new(move |_| offers(page, &Filter::default())),
            left: Memo::new(move |_| filter.with(|filter| offers(page, filter))),
            cursor: RwSignal::new(String::new()),
            order: StoredValue::new(Vec::new()),
        }
    }

    /// Changes the filter; the list starts at its top again.
    fn narrow(self, how: impl FnOnce(&mut Filter)) {
        self.most.set(SHOWN);
        self.filter.update(how);
    }

    fn count(groups: Memo<Vec<ClusterGroup>>) -> usize {
        groups.with(|groups| groups.iter().map(|group| group.names.len()).sum())
    }
}

/// The clusters on offer that a filter leaves, tracked.
fn offers(page: Page, filter: &Filter) -> Vec<ClusterGroup> {
    let Some(session) = page.session.get() else { return Vec::new() };
    let groups = session.person.groups.known();
    page.azure
        .entries
        .with(|entries| catalogue::offers(entries.all(), &session.identity, groups, filter, &said))
}

/// What a row says beside the names.
fn said(entry: &CatalogueEntry) -> String {
    let Some(found) = &entry.found else { return String::new() };
    let mut all = azure_words::detail(found);
    for (_, tag) in azure_words::tags(found) {
        all.push('\n');
        all.push_str(tag);
    }
    all
}

/// Clusters in groups, with a search, and with filters where there are many.
#[must_use]
pub fn clusters(page: Page) -> El {
    let list = List::new(page);
    let all = Memo::new(move |_| List::count(list.seen));
    let many = Memo::new(move |_| all.get() > MANY);
    let (section, header) = step("1", "clusters-title", words::CLUSTERS);
    let header = header.child(
        el("small", "").dyn_text(move || words::chosen(page.chosen.with(Vec::len), all.get())),
    );
    let search = RwSignal::new(String::new());
    let typed = move |text: String| {
        search.set(text.clone());
        list.narrow(|filter| filter.search = text);
    };
    let clear = move || {
        search.set(String::new());
        list.narrow(|filter| *filter = Filter { by: filter.by, ..Filter::default() });
    };
    let may_find = Memo::new(move |_| azure::offered(page) && !page.ended());
    let busy = Memo::new(move |_| {
        page.azure.question(Topic::Search).is_some_and(|question| question.is_underway())
    });
    section
        .child(header)
        .dyn_child(move || many.get().then(|| filters::chosen(page)))
        .child(search_field("cluster-search", words::SEARCH, search, typed))
        .dyn_child(move || many.get().then(|| filters::filters(list)))
        .child(filters::matches(list, all, many, clear))
        .dyn_child(move || may_find.get().then(|| find(page)))
        .child(
            el("div", "")
                .class_if("list many", "list", move || many.get())
                .set("role", "group")
                .set("aria-labelledby", "clusters-title")
                .set("aria-describedby", "clusters-keys")
                .on("keydown", move |event| rows::key(list, &event))
                .dyn_children(move || {
                    let rows = rows::rows(list, busy.get());
                    match rows.is_empty() && all.get() == 0 && !may_find.get() {
                        true => vec![text("p", "hint", words::NO_CLUSTERS)],
                        false => rows,
                    }
                }),
        )
        .child(text("p", "unseen", told::LIST_KEYS).set("id", "clusters-keys"))
}
