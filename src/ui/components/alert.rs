//! A failure in words: what happened, what to do, and what an administrator needs.

use std::rc::Rc;

use leptos::prelude::*;

use super::{command, opens};
use crate::browser;
use crate::config::Identity;
use crate::encode::form;
use crate::problem::Problem;
use crate::session;
use crate::ui::element::{El, el, text};
use crate::ui::state::Page;
use crate::ui::text::en::{facts, page as words};
use crate::ui::text::words as tell;

/// A failure; with the identity's redirect URI where a sign-in failed, and with what Entra's number
/// says where it has one. Two at a time must name different hosts for that.
#[must_use]
pub fn alert(page: Page, host: &'static str, problem: &Problem, identity: Option<&Identity>) -> El {
    let told = tell(problem);
    let facts = facts(problem).into_iter().flat_map(|(name, value)| {
        [text("dt", "", name), el("dd", "").with(text("bdi", "", value))]
    });
    let address = identity.map(|identity| match problem.fact("redirect") {
        "" => session::redirect_uri(&browser::folder(), identity),
        new => format!("{}{new}", browser::folder()),
    });
    let redirect = address.into_iter().flat_map(|address| {
        [text("p", "", words::REDIRECT_URI), command(page, address, words::COPY_ADDRESS.to_owned())]
    });
    let alert = el("div", "note stop alert")
        .set("role", "alert")
        .with(el("p", "").with(text("b", "", told.what)))
        .with(text("p", "", told.next))
        .with(support(page))
        .with(
            el("details", "details")
                .with(text("summary", "", words::DETAILS))
                .with(
                    el("dl", "")
                        .with(text("dt", "", "code"))
                        .with(el("dd", "").with(text("code", "", problem.code)))
                        .all(facts),
                )
                .all(redirect),
        );
    el("div", "").with(alert).all(exactly(page, host, problem, identity))
}

/// What a refusal of Entra's says exactly, opened by a button. Outside of the alert itself, which
/// is read out whenever it changes.
fn exactly(
    page: Page,
    host: &'static str,
    problem: &Problem,
    identity: Option<&Identity>,
) -> Option<El> {
    let identity = identity.cloned().or_else(|| untrack(|| page.signed_in_with()))?;
    let told = matches!(problem.code, "session.not-spa" | "oidc.refused")
        || problem.fact("description").contains("AADSTS");
    (told && identity.entra().is_some()).then(|| {
        let problem = problem.clone();
        let given = move || given(page, &identity.name, &problem);
        opens(page, words::EXACTLY, host, "explain", Rc::new(given))
    })
}

/// What the second module needs to explain a sign-in that failed.
fn given(page: Page, identity: &str, problem: &Problem) -> String {
    let source = page.source.get_value();
    let session = page.session.get_untracked();
    let user = session.as_ref().map_or("", |session| session.person.user_name.as_str());
    let mut pairs = vec![
        ("portal", source.as_str()),
        ("name", identity),
        ("user", user),
        ("code", problem.code),
    ];
    pairs.extend(problem.facts.iter().map(|(name, value)| (*name, value.as_str())));
    form(&pairs)
}

/// What to look at when a sign-in never came back, opened by a button.
#[must_use]
pub fn never_back(page: Page, identity: String) -> El {
    let given = move || form(&[("portal", &page.source.get_value()), ("name", &identity)]);
    opens(page, words::WHAT_TO_CHECK, "never-back", "never-back", Rc::new(given))
}

/// Where to find help, as `portal.yaml` says.
#[must_use]
pub fn support(page: Page) -> El {
    let support = untrack(|| page.portal(|portal| portal.support.clone()).flatten());
    let Some(support) = support else { return el("p", "").set("hidden", "") };
    let place = match support.url {
        Some(url) => text("a", "", support.text)
            .set("href", url)
            .set("rel", "noopener noreferrer")
            .set("target", "_blank"),
        None => text("span", "", support.text),
    };
    el("p", "help").text(words::HELP).text(" ").with(place)
}
