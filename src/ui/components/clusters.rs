//! Step one: which clusters.

use leptos::prelude::*;

use super::{icons, row, step};
use crate::catalogue;
use crate::config::Cluster;
use crate::ui::element::{El, el, text};
use crate::ui::state::Page;
use crate::ui::text::en::page as words;

/// Clusters under the headings of their environments, with a search.
#[must_use]
pub fn clusters(page: Page) -> El {
    let search = RwSignal::new(String::new());
    let all = Memo::new(move |_| count(page));
    let (section, header) = step("1", "clusters-title", words::CLUSTERS);
    let header = header
        .with(el("small", "").says(move || words::chosen(page.chosen.with(Vec::len), all.get())));
    let field = el("input", "")
        .set("type", "search")
        .set("aria-label", words::SEARCH)
        .set("placeholder", words::SEARCH)
        .set("autocomplete", "off")
        .set("spellcheck", "false")
        .content(move || search.get())
        .on("input", move |event| search.set(event_target_value(&event)));
    section.with(header).with(el("div", "search").with(icons::glass()).with(field)).with(
        el("div", "list").set("role", "group").set("aria-labelledby", "clusters-title").part(
            move || {
                let list = list(page, &search.get());
                if !list.is_empty() {
                    return list;
                }
                let empty = if all.get() == 0 { words::NO_CLUSTERS } else { words::NOTHING_FOUND };
                vec![text("p", "hint", empty)]
            },
        ),
    )
}

/// How many clusters are on offer for the person.
fn count(page: Page) -> usize {
    let Some(session) = page.session.get() else { return 0 };
    let groups = session.person.groups.known();
    page.portal(|portal| {
        let entries = catalogue::join(&portal.clusters, &[], "", &[]);
        let headings = catalogue::offers(&entries, &session.identity, groups, "");
        headings.iter().map(|heading| heading.entries.len()).sum()
    })
    .unwrap_or_default()
}

/// Headings and clusters that the search leaves.
fn list(page: Page, search: &str) -> Vec<El> {
    let mut rows = Vec::new();
    let Some(session) = page.session.get() else { return rows };
    let groups = session.person.groups.known();
    page.portal(|portal| {
        let entries = catalogue::join(&portal.clusters, &[], "", &[]);
        let headings = catalogue::offers(&entries, &session.identity, groups, search);
        let lone = headings.len() == 1;
        for heading in headings {
            // A single unnamed heading would say nothing.
            if !lone || heading.environment.is_some() {
                let name = heading.environment;
                let dot = el("span", tone(name.unwrap_or_default())).set("aria-hidden", "true");
                let title = name.unwrap_or(words::OTHER_CLUSTERS).to_owned();
                rows.push(el("h3", "").with(dot).with(text("span", "title", title)));
            }
            rows.extend(heading.entries.into_iter().map(|entry| choice(page, &entry.cluster)));
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

fn choice(page: Page, cluster: &Cluster) -> El {
    let name = StoredValue::new(cluster.name.clone());
    let on = move || page.chosen.with(|chosen| name.with_value(|name| chosen.contains(name)));
    let note = format!("note-{}", cluster.name);
    let detail = match &cluster.description {
        Some(description) => format!("{}, {description}", cluster.name),
        None => cluster.name.clone(),
    };
    let input = el("input", "seen")
        .set("type", "checkbox")
        .set("aria-label", cluster.display_name.clone())
        .set("aria-describedby", note.clone())
        .on("change", move |_| page.toggle(&name.get_value()));
    let words = el("span", "row-text")
        .set("id", note)
        .with(text("b", "", cluster.display_name.clone()))
        .with(text("small", "", detail))
        .all(cluster.network.clone().map(|network| text("span", "tag warn", network)));
    let sign = el("span", "box").set("aria-hidden", "true").with(icons::check());
    row(input, sign, words, on)
}
