//! "Find my clusters": the search in Azure, and the way to a cluster that was found.

use std::rc::Rc;

use leptos::prelude::*;

use super::{alert, button, later};
use crate::azure::Reach;
use crate::catalogue::Entry;
use crate::json;
use crate::problem::Problem;
use crate::ui::azure::{self, Asked, Topic};
use crate::ui::element::{El, el, text};
use crate::ui::state::Page;
use crate::ui::text::en::azure as words;

/// The button, and what came of it.
#[must_use]
pub fn find(page: Page) -> El {
    let asked = move || page.azure.asked(Topic::Search);
    let open = Memo::new(move |_| asked().is_some());
    let label = move || if open.get() { words::FIND_AGAIN } else { words::FIND }.to_owned();
    let press = el("button", "btn")
        .set("type", "button")
        .state("aria-disabled", move || asked().is_some_and(|asked| asked.is_underway()))
        .with(el("span", "").says(label))
        .click(move || {
            let before = untrack(asked).map(|asked| asked.subject);
            azure::find(page, &before.unwrap_or_default(), false);
        });
    let lead = move || (!open.get()).then(|| text("p", "hint", words::FIND_LEAD));
    el("div", "find")
        .with(press)
        .maybe(lead)
        .maybe(move || problem(page, "explain-find", asked()?.problem?))
        .with(question(page, "find", open, Rc::new(asked)))
}

/// The place of the second module's part for a question, once there is one.
fn question(
    page: Page,
    part: &'static str,
    open: Memo<bool>,
    asked: Rc<dyn Fn() -> Option<Asked>>,
) -> El {
    el("div", "").maybe(move || {
        let asked = asked.clone();
        let given =
            move || asked().map(|asked| azure::given(page, &asked, &[])).unwrap_or_default();
        open.get().then(|| later(page, part, part, given))
    })
}

/// Why Azure could not be asked, and the way on where there is one.
pub(super) fn problem(page: Page, host: &'static str, problem: Problem) -> Option<El> {
    let told = alert(page, host, &problem, None);
    let on = azure::resolvable(&problem)
        .then(|| button("btn main", words::GO_BACK, move || azure::go_back(page, &problem)));
    Some(el("div", "").with(told).all(on))
}

/// What stands in the file's place while the way to a cluster is asked for.
#[must_use]
pub fn way(page: Page, name: &str) -> El {
    let Some(entry) = untrack(|| page.entry(name)) else { return el("p", "") };
    let own = name.to_owned();
    let mine: Rc<dyn Fn() -> Option<Asked>> =
        Rc::new(move || page.azure.asked(Topic::Way).filter(|asked| asked.subject == own));
    // A cluster without Entra is explained and not asked for: its only credential is an
    // administrator's.
    if !azure::without_entra(&entry) && untrack(|| mine()).is_none() {
        azure::ask(page, Topic::Way, name, false);
    }
    let found = entry.found.as_ref().map(|found| json::write(&found.to_json())).unwrap_or_default();
    let chosen = untrack(|| page.namespace(name));
    let (cluster, display) = (entry.cluster.name.clone(), entry.cluster.display_name.clone());
    let trouble = mine.clone();
    let given = move || {
        let asked = mine().unwrap_or_else(|| Asked::about(&cluster));
        let public = if page.azure.is_public(&cluster) { "1" } else { "" };
        let more = [
            ("found", found.as_str()),
            ("cluster", &display),
            ("namespaces", &chosen),
            ("public", public),
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
    let on = move || page.azure.is_public(&name.get_value());
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
    let asked = move || page.azure.asked(Topic::Person).filter(|asked| asked.subject.is_empty());
    let open = Memo::new(move |_| asked().is_some());
    let press = move || {
        let ask = move || azure::ask(page, Topic::Person, "", false);
        (!open.get()).then(|| button("btn", words::GROUPS, ask))
    };
    Some(
        el("div", "find")
            .maybe(press)
            .maybe(move || problem(page, "explain-groups", asked()?.problem?))
            .with(question(page, "groups", open, Rc::new(asked))),
    )
}
