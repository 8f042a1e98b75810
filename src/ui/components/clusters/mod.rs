//! Step one: which clusters.

mod filters;
mod list;
mod rows;

use crate::ui::text::{Text, terms::Term};
use list::{LIST, List};

use super::find::find;
use super::{later, search_field, step};
use crate::browser;
use crate::catalogue::Filter;
use crate::ui::azure;
use crate::ui::element::{El, el, text};
use crate::ui::parts::Part;
use crate::ui::signal::{Memo, RwSignal, effect, untrack};
use crate::ui::state::{Page, Topic};
use crate::ui::text::{clusters as told, page as words};

/// With more than these the list has filters and scrolls by itself.
const MANY: usize = 20;

/// Clusters in groups, with a search, and with filters where there are many.
#[must_use]
pub fn clusters(page: Page) -> El {
    let list = List::new(page);
    let all = Memo::new(move |_| List::count(list.seen));
    let many = Memo::new(move |_| all.get() > MANY);
    let (section, header) = step("1", "clusters-title", words::CLUSTERS, Term::Cluster);
    let header = header.child(el("small", "").dyn_text(move || match all.get() {
        0 => Text::default(),
        all => words::chosen(page.chosen.with(Vec::len), all),
    }));
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
    // Asked for since the sign-in, where there is one.
    let private = untrack(|| page.azure.question(Topic::Catalogue)).is_some();
    // Another list is read from its start.
    let found = Memo::new(move |_| list.found());
    effect(move || {
        list.filter.with(|_| ());
        found.with(|_| ());
        browser::to_start(LIST);
    });
    section
        .child(header)
        .dyn_child(move || many.get().then(|| filters::chosen(page)))
        .child(search_field("cluster-search", words::SEARCH, search, typed))
        .dyn_child(move || many.get().then(|| filters::filters(list)))
        .child(filters::matches(list, all, many, clear))
        .children(private.then(|| el("div", "find").child(later(page, Part::Catalogue))))
        .dyn_child(move || may_find.get().then(|| find(page)))
        .child(
            el("div", "")
                .class_if("list many", "list", move || many.get())
                .set("id", LIST)
                .set("tabindex", "-1")
                .set("role", "group")
                .set("aria-labelledby", "clusters-title")
                .set("aria-describedby", "clusters-keys")
                .on("keydown", move |event| rows::key(list, &event))
                .dyn_children(move || {
                    browser::mark("purser.list");
                    let rows = rows::rows(list, busy.get());
                    let none = rows.is_empty() && all.get() == 0 && !may_find.get();
                    match none && !page.azure.lacks_catalogue() {
                        true => vec![text("p", "hint", words::NO_CLUSTERS)],
                        false => rows,
                    }
                }),
        )
        .child(text("p", "unseen", told::LIST_KEYS).set("id", "clusters-keys"))
}
