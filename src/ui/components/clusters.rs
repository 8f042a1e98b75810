//! Step one: which clusters.

use super::find::{find, tags};
use super::{button, icons, row, search_field, step};
use crate::catalogue::{self, CatalogueEntry};
use crate::ui::azure;
use crate::ui::element::{El, el, text};
use crate::ui::signal::{Memo, RwSignal, StoredValue};
use crate::ui::state::Page;
use crate::ui::text::{azure as azure_words, page as words, terms::Term};

/// How many clusters are shown at first, and more at each wish.
const SHOWN: usize = 100;

/// Clusters under the headings of their environments, with a search.
#[must_use]
pub fn clusters(page: Page) -> El {
    let search = RwSignal::new(String::new());
    let most = RwSignal::new(SHOWN);
    let all = Memo::new(move |_| count(page));
    let (section, header) = step("1", "clusters-title", words::CLUSTERS, Term::Cluster);
    let header = header.child(
        el("small", "").dyn_text(move || words::chosen(page.chosen.with(Vec::len), all.get())),
    );
    let typed = move |text| {
        most.set(SHOWN);
        search.set(text);
    };
    let found = Memo::new(move |_| azure::offered(page));
    section
        .child(header)
        .child(search_field(words::SEARCH, search, typed))
        .dyn_child(move || found.get().then(|| find(page)))
        .child(
            el("div", "list")
                .set("role", "group")
                .set("aria-labelledby", "clusters-title")
                .dyn_children(move || {
                    let list = list(page, &search.get(), most);
                    if !list.is_empty() {
                        return list;
                    }
                    let empty = match (all.get(), found.get()) {
                        (0, true) => return Vec::new(),
                        (0, false) => words::NO_CLUSTERS,
                        _ => words::NOTHING_FOUND,
                    };
                    vec![text("p", "hint", empty)]
                }),
        )
}

/// How many clusters are on offer for the person.
fn count(page: Page) -> usize {
    let Some(session) = page.session.get() else { return 0 };
    let groups = session.person.groups.known();
    page.azure.entries.with(|entries| {
        let headings = catalogue::offers(entries, &session.identity, groups, "");
        headings.iter().map(|heading| heading.entries.len()).sum()
    })
}

/// Headings and clusters that the search leaves, as many as are to be shown.
fn list(page: Page, search: &str, most: RwSignal<usize>) -> Vec<El> {
    let mut rows = Vec::new();
    let Some(session) = page.session.get() else { return rows };
    let groups = session.person.groups.known();
    page.azure.entries.with(|entries| {
        let headings = catalogue::offers(entries, &session.identity, groups, search);
        let all: usize = headings.iter().map(|heading| heading.entries.len()).sum();
        let lone = headings.len() == 1;
        // What is chosen is always there. Not tracked: a choice must not make the list anew.
        let chosen = page.chosen.get_untracked();
        let mut left = most.get();
        for heading in headings {
            let mut entries = heading.entries;
            let beyond = entries.split_off(left.min(entries.len()));
            left = left.saturating_sub(entries.len());
            entries.extend(beyond.into_iter().filter(|one| chosen.contains(&one.cluster.name)));
            // A single unnamed heading would say nothing.
            if !entries.is_empty() && (!lone || heading.environment.is_some()) {
                let name = heading.environment;
                let dot = el("span", tone(name.unwrap_or_default())).set("aria-hidden", "true");
                let title = name.unwrap_or(words::OTHER_CLUSTERS).to_owned();
                rows.push(el("h3", "").child(dot).child(text("span", "title", title)));
            }
            rows.extend(entries.into_iter().map(|entry| choice(page, entry)));
        }
        let rest = all.saturating_sub(most.get());
        if rest > 0 {
            let more = words::show_more(rest.min(SHOWN), rest);
            rows.push(button("btn quiet", more, move || most.update(|most| *most += SHOWN)));
        }
    });
    rows
}

/// Production is red, what comes before it amber, the rest green.
fn tone(environment: &str) -> &'static str {
    let name = environment.to_ascii_lowercase();
    if name.starts_with("prod") || name == "live" {
        "dot"
    } else if name.starts_with("stag") || name.starts_with("pre") || name == "acceptance" {
        "dot t"
    } else {
        "dot d"
    }
}

fn choice(page: Page, entry: &CatalogueEntry) -> El {
    let cluster = &entry.cluster;
    let name = StoredValue::new(cluster.name.clone());
    let on = move || page.chosen.with(|chosen| name.with_value(|name| chosen.contains(name)));
    let note = format!("note-{}", cluster.name);
    let detail = match (&cluster.description, &entry.found) {
        (Some(description), _) => format!("{}, {description}", cluster.name),
        (None, Some(found)) => azure_words::detail(found),
        (None, None) => cluster.name.clone(),
    };
    let input = el("input", "seen")
        .set("type", "checkbox")
        .set("aria-label", cluster.display_name.clone())
        .set("aria-describedby", note.clone())
        .on("change", move |_| page.toggle(&name.get_value()));
    let words = el("span", "row-text")
        .set("id", note)
        .child(text("b", "", cluster.display_name.clone()))
        .child(text("small", "", detail))
        .children(cluster.network.clone().map(|network| text("span", "tag warn", network)))
        .children(tags(entry));
    let sign = el("span", "box").set("aria-hidden", "true").child(icons::check());
    row(input, sign, words, on)
}
