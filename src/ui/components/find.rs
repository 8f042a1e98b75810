//! "Find my clusters": the search in Azure, and the way to a cluster that was found.

use leptos::prelude::*;

use super::{alert, button, later};
use crate::azure::Reach;
use crate::catalogue::Entry;
use crate::json;
use crate::problem::Problem;
use crate::ui::azure::{self, Asked};
use crate::ui::element::{El, el, text};
use crate::ui::state::Page;
use crate::ui::text::en::azure as words;

/// The button, and what came of it.
#[must_use]
pub fn find(page: Page) -> El {
    let state = page.azure.search;
    let busy = Memo::new(move |_| {
        state.with(|asked| asked.as_ref().is_some_and(|a| !a.done && a.problem.is_none()))
    });
    let label = move || {
        let again = state.with(Option::is_some);
        if again { words::FIND_AGAIN } else { words::FIND }.to_owned()
    };
    let tenant = move || {
        let subject = |asked: &Option<Asked>| asked.as_ref().map(|asked| asked.subject.clone());
        state.with_untracked(subject).unwrap_or_default()
    };
    let press = el("button", "btn")
        .set("type", "button")
        .state("aria-disabled", move || busy.get())
        .with(el("span", "").says(label))
        .click(move || azure::find(page, &tenant(), false));
    let lead = move || state.with(Option::is_none).then(|| text("p", "hint", words::FIND_LEAD));
    let open = Memo::new(move |_| state.with(Option::is_some));
    el("div", "find")
        .with(press)
        .maybe(lead)
        .maybe(move || {
            problem(
                page,
                "explain-find",
                state.with(|a| a.as_ref().and_then(|a| a.problem.clone()))?,
            )
        })
        .maybe(move || {
            let given = move || {
                let asked = state.get();
                asked.map(|asked| azure::given(page, &asked, &[])).unwrap_or_default()
            };
            open.get().then(|| later(page, "find", "find", given))
        })
}

/// Why Azure could not be asked, and the way on where there is one.
fn problem(page: Page, host: &'static str, problem: Problem) -> Option<El> {
    let told = alert(page, host, &problem, None);
    let on = azure::resolvable(&problem)
        .then(|| button("btn main", words::GO_BACK, move || azure::go_back(page, &problem)));
    Some(el("div", "").with(told).all(on))
}

/// What stands in the file's place while the way to a cluster is asked for.
#[must_use]
pub fn way(page: Page, name: &str) -> El {
    let Some(entry) = untrack(|| page.entry(name)) else { return el("p", "") };
    let state = page.azure.way;
    let own = name.to_owned();
    let mine = move || state.get().filter(|asked| asked.subject == own);
    // A cluster without Entra is explained and not asked for: its only credential is an
    // administrator's.
    let refused = azure::without_entra(&entry);
    if !refused && untrack(&mine).is_none() {
        azure::way(page, name);
    }
    let found = entry.found.as_ref().map(|found| json::write(&found.to_json())).unwrap_or_default();
    let chosen = page.namespace(name);
    let public = page.azure.public;
    let (cluster, display) = (entry.cluster.name.clone(), entry.cluster.display_name.clone());
    let trouble = mine.clone();
    let given = move || {
        let asked = mine().unwrap_or_else(|| Asked::about(&cluster));
        let public = public.with(|all| all.contains(&cluster));
        let more = [
            ("found", found.as_str()),
            ("cluster", &display),
            ("namespaces", &chosen),
            ("public", if public { "1" } else { "" }),
        ];
        azure::given(page, &asked, &more)
    };
    el("section", "card hollow way")
        .maybe(move || problem(page, "explain-way", trouble()?.problem?))
        .with(later(page, "way", "way", given))
}

/// What Azure says of a cluster, in a few words: what stands in the way of reaching it first.
#[must_use]
pub fn tags(entry: &Entry) -> Vec<El> {
    let Some(found) = &entry.found else { return Vec::new() };
    words::tags(found).into_iter().map(|(class, told)| text("span", class, told)).collect()
}

/// For a private cluster with a public name: which of the two goes into the file.
#[must_use]
pub fn names(page: Page, entry: &Entry) -> Option<El> {
    let found = entry.found.as_ref()?;
    if !matches!(found.reach, Reach::Private { public_name: true }) {
        return None;
    }
    let name = StoredValue::new(entry.cluster.name.clone());
    let on = move || page.azure.public.with(|all| name.with_value(|name| all.contains(name)));
    let switch = el("button", "btn quiet")
        .set("type", "button")
        .set("role", "switch")
        .state("aria-checked", on)
        .with(el("span", "track").set("aria-hidden", "true"))
        .text(words::PUBLIC_NAME)
        .click(move || azure::switch_name(page, &name.get_value()));
    Some(el("div", "field").with(switch).with(text("p", "hint", words::PUBLIC_NAME_HINT)))
}

/// For somebody with more groups than a token can hold: the way to ask Graph for them.
#[must_use]
pub fn groups(page: Page) -> Option<El> {
    if untrack(|| !azure::asks(page) || page.session.get().is_none_or(|s| s.person.oid.is_none())) {
        return None;
    }
    let state = page.azure.groups;
    let open = Memo::new(move |_| state.with(Option::is_some));
    let press =
        move || (!open.get()).then(|| button("btn", words::GROUPS, move || azure::groups(page)));
    let given =
        move || state.get().map(|asked| azure::given(page, &asked, &[])).unwrap_or_default();
    Some(
        el("div", "find")
            .maybe(press)
            .maybe(move || {
                problem(
                    page,
                    "explain-groups",
                    state.with(|a| a.as_ref().and_then(|a| a.problem.clone()))?,
                )
            })
            .maybe(move || open.get().then(|| later(page, "groups", "groups", given))),
    )
}
