//! A failure in words: what happened, what to do, and what an administrator needs.

use leptos::prelude::*;

use super::command;
use crate::browser;
use crate::config::Identity;
use crate::problem::Problem;
use crate::session;
use crate::ui::element::{El, el, text};
use crate::ui::state::Page;
use crate::ui::text::{en::page as words, words as tell};

/// A failure; with the identity's redirect URI where a sign-in failed.
#[must_use]
pub fn alert(page: Page, problem: &Problem, identity: Option<&Identity>) -> El {
    let told = tell(problem);
    let facts = problem.facts.iter().flat_map(|(name, value)| {
        [text("dt", "", *name), el("dd", "").with(text("bdi", "", value.clone()))]
    });
    let address = identity.map(|identity| session::redirect_uri(&browser::folder(), identity));
    let redirect = address.into_iter().flat_map(|address| {
        [text("p", "", words::REDIRECT_URI), command(page, address, words::COPY_ADDRESS.to_owned())]
    });
    el("div", "note stop alert")
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
        )
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
