//! A failure in words: what happened, what to do, and what an administrator needs.

use super::{command, opens};
use crate::browser;
use crate::config::Identity;
use crate::problem::Problem;
use crate::session;
use crate::ui::element::{El, el, text};
use crate::ui::parts::Part;
use crate::ui::signal::untrack;
use crate::ui::state::Page;
use crate::ui::text::{facts, page as words, words as message};

/// A failure; with the identity's redirect URI where a sign-in failed, and with what Entra's number
/// says where it has one.
#[must_use]
pub fn alert(page: Page, problem: &Problem, identity: Option<&Identity>) -> El {
    let told = message(problem);
    let facts = facts(problem).into_iter().flat_map(|(name, value)| {
        [text("dt", "", name), el("dd", "").child(text("bdi", "", value))]
    });
    let address = identity.map(|identity| match problem.detail("redirect") {
        "" => session::redirect_uri(&browser::folder(), identity),
        new => format!("{}{new}", browser::folder()),
    });
    let redirect = address.into_iter().flat_map(|address| {
        [text("p", "", words::REDIRECT_URI), command(page, address, words::COPY_ADDRESS.into())]
    });
    // What the person did themselves is no failure.
    if matches!(problem.code, "entra.declined" | "oidc.cancelled") {
        return el("div", "note")
            .set("role", "status")
            .child(el("p", "").child(text("b", "", told.what)))
            .child(text("p", "", told.next));
    }
    let alert = el("div", "note stop alert")
        .set("role", "alert")
        .child(el("p", "").child(text("b", "", told.what)))
        .child(text("p", "", told.next))
        .children(support(page))
        .child(
            el("details", "details")
                .child(text("summary", "", words::DETAILS))
                .child(
                    el("dl", "")
                        .child(text("dt", "", "code"))
                        .child(el("dd", "").child(text("code", "", problem.code)))
                        .children(facts),
                )
                .children(redirect),
        );
    el("div", "").child(alert).children(exactly(page, problem, identity))
}

/// What a refusal of Entra's says exactly, opened by a button. Outside of the alert itself, which
/// is read out whenever it changes.
fn exactly(page: Page, problem: &Problem, identity: Option<&Identity>) -> Option<El> {
    let identity = identity.cloned().or_else(|| untrack(|| page.signed_in_with()))?;
    let told = matches!(problem.code, "session.not-spa" | "oidc.refused")
        || problem.detail("description").contains("AADSTS");
    (told && identity.entra().is_some())
        .then(|| opens(page, words::EXACTLY, Part::Refusal(identity.name, problem.clone())))
}

/// What to look at when a sign-in never came back, opened by a button.
#[must_use]
pub fn never_back(page: Page, identity: String) -> El {
    opens(page, words::WHAT_TO_CHECK, Part::NeverBack(identity))
}

/// Where to find help, as `portal.yaml` says.
#[must_use]
pub fn support(page: Page) -> Option<El> {
    let support = untrack(|| page.portal(|portal| portal.support.clone()).flatten())?;
    let place = match support.url {
        Some(url) => text("a", "", support.text)
            .set("href", url)
            .set("rel", "noopener noreferrer")
            .set("target", "_blank"),
        None => text("span", "", support.text),
    };
    Some(el("p", "help").text(words::HELP).text(" ").child(place))
}
