//! "Find my clusters": the search in Azure, and the way to a cluster that was found.

use super::{alert, button, later, switch};
use crate::azure::ApiServerAccess;
use crate::catalogue::CatalogueEntry;
use crate::problem::Problem;
use crate::session::needs_reauthorization;
use crate::ui::azure;
use crate::ui::element::{El, el, text};
use crate::ui::flow;
use crate::ui::parts::Part;
use crate::ui::signal::{Memo, StoredValue, untrack};
use crate::ui::state::{Page, Topic};
use crate::ui::text::azure as words;

/// The button, and what came of it.
#[must_use]
pub fn find(page: Page) -> El {
    let question = move || page.azure.question(Topic::Search);
    let open = Memo::new(move |_| question().is_some());
    let label = move || if open.get() { words::FIND_AGAIN } else { words::FIND };
    let press = el("button", "btn")
        .set("type", "button")
        .state("aria-disabled", move || question().is_some_and(|one| one.is_underway()))
        .child(el("span", "").dyn_text(label))
        .click(move || {
            let before = untrack(question).map(|question| question.subject);
            azure::find(page, &before.unwrap_or_default(), false);
        });
    let lead = move || (!open.get()).then(|| text("p", "hint", words::FIND_LEAD));
    el("div", "find")
        .child(press)
        .dyn_child(lead)
        .dyn_child(move || problem(page, question()?.problem()?))
        .dyn_child(move || open.get().then(|| later(page, Part::Find)))
}

/// Why Azure could not be asked, and the way on where there is one.
pub(super) fn problem(page: Page, problem: &Problem) -> Option<El> {
    let told = alert(page, problem, None);
    let on = needs_reauthorization(problem).then(|| {
        let problem = problem.clone();
        button("btn main", words::GO_BACK, move || flow::go_back(page, &problem))
    });
    Some(el("div", "").child(told).children(on))
}

/// What stands in the file's place while the way to a cluster is asked for.
#[must_use]
pub fn connecting(page: Page, name: &str) -> Option<El> {
    let entry = untrack(|| page.entry(name))?;
    let own = name.to_owned();
    let question = move || page.azure.question_about(Topic::Way, &own);
    // A cluster without Entra is explained and not asked for: its only credential is an
    // administrator's.
    let underway = untrack(&question).is_some_and(|question| question.is_underway());
    if !azure::without_entra(&entry) && !underway {
        page.azure.ask(Topic::Way, name, false);
    }
    Some(
        el("section", "card hollow way")
            .dyn_child(move || problem(page, question()?.problem()?))
            .child(later(page, Part::Way(name.to_owned()))),
    )
}

/// What Azure says of a cluster, in a few words: what stands in the way of reaching it first.
#[must_use]
pub fn tags(entry: &CatalogueEntry) -> Vec<El> {
    let Some(found) = &entry.found else { return Vec::new() };
    let tag = |(hindrance, told)| {
        let class = match hindrance {
            words::Hindrance::None => "tag",
            words::Hindrance::Passable => "tag warn",
            words::Hindrance::Blocking => "tag stop",
        };
        text("span", class, told)
    };
    words::tags(found).into_iter().map(tag).collect()
}

/// For a private cluster with a public name: which of the two goes into the file.
#[must_use]
pub fn names(page: Page, entry: &CatalogueEntry) -> Option<El> {
    let found = entry.found.as_ref()?;
    if !matches!(found.api_server_access, ApiServerAccess::Private { public_name: true }) {
        return None;
    }
    let name = StoredValue::new(entry.cluster.name.clone());
    let on = move || page.azure.is_public(&name.get_value());
    let flip = move || azure::switch_name(page, &name.get_value());
    let switch = switch(words::PUBLIC_NAME, on, flip);
    Some(el("div", "field").child(switch).child(text("p", "hint", words::PUBLIC_NAME_HINT)))
}

/// For somebody with more groups than a token can hold: the way to ask Graph for them.
#[must_use]
pub fn groups(page: Page) -> Option<El> {
    if untrack(|| !azure::asks(page) || page.session.get().is_none_or(|s| s.person.oid.is_none())) {
        return None;
    }
    let question = move || page.azure.question(Topic::Groups);
    let open = Memo::new(move |_| question().is_some());
    let press = move || {
        let ask = move || page.azure.ask(Topic::Groups, "", false);
        (!open.get()).then(|| button("btn", words::GROUPS, ask))
    };
    Some(
        el("div", "find")
            .dyn_child(press)
            .dyn_child(move || problem(page, question()?.problem()?))
            .dyn_child(move || open.get().then(|| later(page, Part::Groups))),
    )
}
