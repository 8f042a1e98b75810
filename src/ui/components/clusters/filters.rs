//! What narrows a long list, how many clusters it leaves, and what is chosen of them.

use std::sync::Arc;

use super::super::{button, icons};
use super::list::{LIST, List};
use crate::browser;
use crate::catalogue::{CatalogueEntry, Facet, Obstacle, is_mine};
use crate::index::Names;
use crate::ui::element::{El, Text, el, event_target_value, keyed, text};
use crate::ui::signal::{Memo, RwSignal, spawn_local, untrack};
use crate::ui::state::Page;
use crate::ui::text::{clusters as words, page as page_words};
use leptos::task::tick;

/// The most that are chosen at once.
const AT_ONCE: usize = 1000;
/// So many of the chosen are shown at first, and more at each wish.
const CHIPS: usize = 50;

/// The filters that there is a choice for.
pub(super) fn filters(list: List) -> El {
    el("div", "filters")
        .set("role", "group")
        .set("aria-label", words::FILTERS)
        .dyn_children(move || all(list))
}

fn all(list: List) -> Vec<El> {
    let page = list.page;
    let seen = list.seen.get();
    let known = || seen.iter().flat_map(|group| &group.entries).map(Arc::as_ref);
    let mut shown = Vec::new();
    let mut facets = Vec::new();
    for (place, facet) in Facet::ALL.into_iter().enumerate() {
        let values = facet.values(known());
        if values.len() > 1 {
            shown.push(by_value(list, place, facet, values));
            facets.push(facet);
        }
    }
    shown.extend(by_way(list, known()));
    let groups = untrack(|| page.session.get());
    let groups = groups.as_ref().and_then(|session| session.person.groups.known());
    if facets.len() > 1 {
        let options = facets.iter().map(|facet| words::grouped_by(*facet).into()).collect();
        let all = facets.clone();
        let now = move || {
            let by = list.filter.with(|filter| filter.by);
            facets.iter().position(|facet| *facet == by).unwrap_or_default()
        };
        let set = move |at: usize| {
            list.narrow(|filter| filter.by = all.get(at).copied().unwrap_or_default())
        };
        shown.push(pick(words::GROUP_BY, options, Box::new(now), Box::new(set)));
    }
    if known().any(|entry| is_mine(entry, groups)) {
        let on = move || list.filter.with(|filter| filter.mine);
        let flip = move || list.narrow(|filter| filter.mine = !filter.mine);
        shown.push(button("btn facet", words::MINE, flip).state("aria-pressed", on));
    }
    shown
}

fn by_value(list: List, place: usize, facet: Facet, values: Vec<String>) -> El {
    let mut options: Vec<Text> = vec![words::any(facet).into()];
    options.extend(values.iter().map(|value| value.clone().into()));
    let all = values.clone();
    let now = move || {
        list.filter.with(|filter| {
            let wanted = filter.facets.get(place).and_then(Option::as_ref);
            values.iter().position(|value| Some(value) == wanted).map_or(0, |at| at + 1)
        })
    };
    let set = move |at: usize| {
        list.narrow(|filter| {
            if let Some(wanted) = filter.facets.get_mut(place) {
                *wanted = at.checked_sub(1).and_then(|at| all.get(at).cloned());
            }
        });
    };
    pick(words::facet(facet), options, Box::new(now), Box::new(set))
}

/// The filter by what stands in the way, where something does.
fn by_way<'a>(list: List, known: impl Iterator<Item = &'a CatalogueEntry>) -> Option<El> {
    let found: Vec<_> = known.filter_map(|entry| entry.found.as_ref()).collect();
    let there = |one: &Obstacle| found.iter().any(|found| one.hinders(found));
    let mut ways = vec![None, Some(None)];
    ways.extend(Obstacle::ALL.into_iter().filter(there).map(|one| Some(Some(one))));
    if ways.len() == 2 {
        return None;
    }
    let word = |way: &Option<Option<Obstacle>>| match way {
        None => words::ANY_WAY,
        Some(None) => words::FREE_WAY,
        Some(Some(one)) => words::obstacle(*one),
    };
    let options = ways.iter().map(|way| word(way).into()).collect();
    let all = ways.clone();
    let now = move || {
        let wanted = list.filter.with(|filter| filter.obstacle);
        ways.iter().position(|way| *way == wanted).unwrap_or_default()
    };
    let set =
        move |at: usize| list.narrow(|filter| filter.obstacle = all.get(at).copied().flatten());
    Some(pick(words::WAY, options, Box::new(now), Box::new(set)))
}

/// One of several, by its place.
fn pick(
    label: &'static str,
    options: Vec<Text>,
    now: Box<dyn Fn() -> usize>,
    set: Box<dyn Fn(usize)>,
) -> El {
    let here = untrack(&now);
    let options = options.into_iter().enumerate().map(|(at, name)| {
        let one = text("option", "", name).set("value", at.to_string());
        if at == here { one.set("selected", "") } else { one }
    });
    el("select", "facet")
        .set("aria-label", label)
        .content(move || now().to_string())
        .on("change", move |event| set(event_target_value(&event).parse().unwrap_or_default()))
        .children(options)
}

/// How many clusters search and filters leave, and what to do with all of them.
pub(super) fn matches(
    list: List,
    all: Memo<usize>,
    many: Memo<bool>,
    clear: impl Fn() + Copy + 'static,
) -> El {
    let page = list.page;
    let narrow = Memo::new(move |_| list.filter.with(|filter| filter.narrows()));
    let told = move || match narrow.get() {
        true => words::matching(List::count(list.left), all.get()),
        false => "".into(),
    };
    let every = move || {
        let open = narrow.get() && many.get();
        let count =
            Some(List::count(list.left)).filter(|count| open && (2..=AT_ONCE).contains(count));
        let new = count.is_some_and(|_| {
            list.chosen.with(|chosen| list.names().any(|name| !chosen.contains(&name)))
        });
        count.filter(|_| new).map(|count| {
            button("btn quiet", words::choose_all(count), move || {
                page.by_link.set(false);
                page.add(untrack(|| list.names().collect()));
            })
        })
    };
    let wide = move || {
        narrow.get().then(|| {
            button("btn quiet", words::CLEAR, move || {
                clear();
                // The button goes; the search would open the keyboard of a phone.
                browser::focus(LIST);
            })
        })
    };
    el("div", "matches")
        .child(el("p", "hint").set("role", "status").dyn_text(told))
        .dyn_child(every)
        .dyn_child(wide)
}

/// The chosen clusters, each to be taken back.
pub(super) fn chosen(page: Page) -> El {
    let most = RwSignal::new(CHIPS);
    let drop = move |names: Vec<String>| {
        page.by_link.set(false);
        let gone: Names = names.iter().collect();
        page.chosen.update(|chosen| chosen.retain(|one| !gone.contains(one)));
        // The pressed button is gone; whoever uses the keyboard goes on beside it.
        let left = page.chosen.with_untracked(|chosen| !chosen.is_empty());
        spawn_local(async move {
            tick().await;
            browser::focus(if left { "chosen" } else { "cluster-search" });
        });
    };
    let chip = move |name: String| {
        let known = page.cluster(&name);
        let title = known.map_or_else(|| name.clone(), |one| one.display_name.clone());
        let label = words::remove(&title);
        el("button", "chip")
            .set("type", "button")
            .set("aria-label", label)
            .child(text("bdi", "", title))
            .child(icons::cross())
            .click(move || drop(vec![name.clone()]))
    };
    let some = Memo::new(move |_| page.chosen.with(|chosen| chosen.len().min(2)));
    let chips = move || {
        let names = page.chosen.with(|all| all.iter().take(most.get()).cloned().collect());
        let names: Vec<String> = names;
        let rest = page.chosen.with(Vec::len) - names.len();
        let more = (rest > 0).then(|| {
            let label = page_words::show_more(rest.min(CHIPS), rest);
            button("btn quiet", label, move || most.update(|most| *most += CHIPS))
        });
        let chips = names.into_iter().map(|name| keyed(name.clone(), move || chip(name)));
        chips.chain(more).collect()
    };
    el("div", "").dyn_child(move || {
        let count = some.get();
        let every = move || drop(page.chosen.get_untracked());
        (count > 0).then(|| {
            el("div", "chips")
                .set("role", "group")
                .set("aria-label", words::CHOSEN)
                .set("id", "chosen")
                .set("tabindex", "-1")
                .dyn_children(chips)
                .children((count > 1).then(|| button("btn quiet", words::REMOVE_ALL, every)))
        })
    })
}
