//! The rows of the list.

use std::sync::Arc;

use crate::ui::text::Text;
use crate::ui::text::language::tr;
use leptos::ev::{Event, KeyboardEvent};
use leptos::wasm_bindgen::JsCast;

use super::super::find::tags;
use super::super::{button, icons, row};
use super::list::{List, SHOWN};
use crate::browser;
use crate::catalogue::{CatalogueEntry, Facet};
use crate::ui::element::{El, el, keyed, text};
use crate::ui::signal::{StoredValue, untrack};
use crate::ui::text::{azure as azure_words, clusters as told, page as words};

/// Headings and clusters that the filter leaves, as many as are to be shown; with the places of
/// those that are looked for.
pub(super) fn rows(list: List, searching: bool) -> Vec<El> {
    let groups = list.left.get();
    let by = list.filter.with_untracked(|filter| filter.by);
    let found = groups.first().is_some_and(|group| group.discovered);
    let lone = groups.len() == 1;
    let all: usize = groups.iter().map(|group| group.entries.len()).sum();
    let most = list.most.get();
    // What is chosen is there, a page of it. Not tracked: a choice must not make the list anew.
    let (mut left, mut beside) = (most, SHOWN);
    let (mut rows, mut order) = (Vec::new(), Vec::new());
    if found || searching {
        rows.push(keyed("#found".to_owned(), || {
            let title = el("h3", "found-title").set("id", "found-title");
            title.child(text("span", "title", told::FOUND))
        }));
    }
    if searching && !found {
        rows.extend((0..3).map(|_| bones()));
    }
    for group in groups {
        let mut shown = group.entries;
        let beyond = shown.split_off(left.min(shown.len()));
        left -= shown.len();
        if beside > 0 {
            untrack(|| {
                list.chosen.with(|chosen| {
                    let chosen = |entry: &Arc<CatalogueEntry>| chosen.contains(&entry.cluster.name);
                    let before = shown.len();
                    shown.extend(beyond.into_iter().filter(chosen).take(beside));
                    beside -= shown.len() - before;
                });
            });
        }
        // A single unnamed heading would say nothing.
        if !shown.is_empty() && (!lone || group.title.is_some()) {
            // Debug formatting says nothing in the shipped page.
            let title = group.title.as_deref().unwrap_or_default();
            let key = format!("#{}{}{title}", u8::from(group.discovered), by as usize);
            rows.push(keyed(key, move || heading(group.title, group.discovered, by)));
        }
        for entry in shown {
            order.push(entry.cluster.name.clone());
            // Another entry of the same name is another row.
            let key = format!("{:p}", Arc::as_ptr(&entry));
            rows.push(keyed(key, move || choice(list, &entry)));
        }
    }
    let rest = all.saturating_sub(most);
    if rest > 0 {
        let more = words::show_more(rest.min(SHOWN), rest);
        rows.push(button("btn quiet", more, move || list.most.update(|most| *most += SHOWN)));
    }
    // The Tab key finds one row, which is there.
    if let Some(first) = order.first().filter(|_| !order.contains(&list.cursor.get_untracked())) {
        list.cursor.set(first.clone());
    }
    list.order.set_value(order);
    rows
}

fn heading(title: Option<String>, below: bool, by: Facet) -> El {
    let dot = (by == Facet::Environment)
        .then(|| el("span", tone(title.as_deref().unwrap_or_default())).set("aria-hidden", "true"));
    let title = title.unwrap_or_else(|| tr(words::OTHER_CLUSTERS).to_owned());
    el(if below { "h4" } else { "h3" }, "").children(dot).child(text("span", "title", title))
}

/// The place of a row that is looked for.
fn bones() -> El {
    let lines = [el("span", "bone"), el("span", "bone short")];
    el("div", "row-bones").set("aria-hidden", "true").children(lines)
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

fn choice(list: List, entry: &Arc<CatalogueEntry>) -> El {
    let page = list.page;
    let cluster = &entry.cluster;
    // Held as long as the row stands, so that no other entry takes the place it is known by.
    let held = StoredValue::new(entry.clone());
    let on = move || {
        list.chosen.with(|chosen| held.with_value(|one| chosen.contains(&one.cluster.name)))
    };
    let note = format!("note-{}", cluster.name);
    let stop = move || {
        let here = list.cursor.with(|cursor| held.with_value(|one| *cursor == one.cluster.name));
        Some(if here { "0" } else { "-1" }.into())
    };
    let own: Option<Text> = match (&cluster.description, entry.discovered) {
        (Some(description), _) => Some(format!("{}, {description}", cluster.name).into()),
        (None, false) => Some(cluster.name.clone().into()),
        (None, true) => None,
    };
    let found = entry.found.as_ref().map(azure_words::detail);
    let details = own.into_iter().chain(found).map(|detail| text("small", "", detail));
    let input = el("input", "seen")
        .set("type", "checkbox")
        .set("id", id(&cluster.name))
        .dyn_attr("tabindex", stop)
        .set("aria-label", cluster.display_name.clone())
        .set("aria-describedby", note.clone())
        .on("focus", move |_| list.cursor.set(held.with_value(|one| one.cluster.name.clone())))
        .on("change", move |_| page.toggle(&held.get_value().cluster.name));
    // The name is the check box's own; what else there is describes it.
    let more = el("span", "through")
        .set("id", note)
        .children(details)
        .children(cluster.network.clone().map(|network| text("span", "tag warn", network)))
        .children(tags(entry));
    let words =
        el("span", "row-text").child(text("b", "", cluster.display_name.clone())).child(more);
    let sign = el("span", "box").set("aria-hidden", "true").child(icons::check());
    row(input, sign, words, on)
}

fn id(name: &str) -> String {
    format!("cluster-{name}")
}

/// The arrow keys go from row to row, so that the Tab key leaves the list.
pub(super) fn key(list: List, event: &Event) {
    let key: &KeyboardEvent = event.unchecked_ref();
    let cursor = list.cursor.get_untracked();
    let to = list.order.with_value(|order| {
        let at = order.iter().position(|name| *name == cursor)?;
        let to = match key.key().as_str() {
            "ArrowDown" => at + 1,
            "ArrowUp" => at.checked_sub(1)?,
            "Home" => 0,
            "End" => order.len().saturating_sub(1),
            _ => return None,
        };
        order.get(to).cloned()
    });
    if let Some(name) = to {
        event.prevent_default();
        browser::focus(&id(&name));
    }
}
