//! What a refusal of Entra's says exactly: what happened, whose move it is, the steps, and a
//! message to send on.

use std::sync::Arc;

use super::widgets::{block, folded};
use crate::browser;
use crate::config::{Identity, Reading};
use crate::entra::Authority;
use crate::entra::aadsts::{ErrorCause, ErrorDetails, error_details};
use crate::entra::remediation::{Attempt, PortalChange, RemediationStep, remediation};
use crate::problem::Problem;
use crate::session;
use crate::ui::components::button;
use crate::ui::element::{El, Text, el, text};
use crate::ui::signal::{RwSignal, spawn_local};
use crate::ui::state::Page;
use crate::ui::text::{more, page, refusals as words};

/// A sign-in that failed or never came back.
#[derive(Clone)]
pub(super) struct Failed {
    reading: Arc<Reading>,
    identity: String,
    /// Why; nothing is known where it never came back.
    problem: Option<Problem>,
    /// The user name of whoever is signed in.
    user: String,
}

impl Failed {
    /// The sign-in with the identity of that name.
    pub fn new(page: Page, identity: &str, problem: Option<Problem>) -> Self {
        let session = page.session.get_untracked();
        Self {
            reading: page.reading.get_untracked().unwrap_or_default(),
            identity: identity.to_owned(),
            problem,
            user: session.map(|session| session.person.user_name.clone()).unwrap_or_default(),
        }
    }

    /// A fact of the problem, or the empty text.
    fn fact(&self, name: &str) -> &str {
        self.problem.as_ref().map_or("", |problem| problem.detail(name))
    }

    /// The identity that the sign-in was with.
    pub fn identity(&self) -> Option<&Identity> {
        self.reading.portal.identities.iter().find(|identity| identity.name == self.identity)
    }

    /// The sign-in, where it was with Entra.
    pub fn attempt(&self) -> Option<Attempt> {
        let identity = self.identity()?;
        let entra = identity.entra()?;
        let host = entra.authority_host.as_deref();
        let authority = Authority { cloud: entra.cloud, tenant: &entra.tenant, host };
        Some(Attempt {
            cloud: entra.cloud,
            origin: authority.origin(),
            tenant: entra.tenant.clone(),
            client_id: entra.client_id.clone(),
            redirect_uri: session::redirect_uri(&browser::folder(), identity),
            user: self.user.clone(),
            scope: self.fact("scope").to_owned(),
        })
    }
}

/// The panel.
pub(super) fn explain(page: Page, identity: &str, problem: Problem) -> El {
    let not_spa = problem.code == "session.not-spa";
    let failed = Failed::new(page, identity, Some(problem));
    let panel = el("section", "explain").set("aria-label", words::EXACTLY);
    let Some(attempt) = failed.attempt() else { return panel };
    let heard = error_details(failed.fact("description"));
    let cause = match heard.number {
        Some(number) => ErrorCause::of(number),
        None if not_spa => ErrorCause::NotSinglePage,
        None => ErrorCause::Other,
    };
    panel.children(case(&failed, &attempt, cause, &heard))
}

/// Everything about one refusal.
pub(super) fn case(
    failed: &Failed,
    attempt: &Attempt,
    cause: ErrorCause,
    heard: &ErrorDetails,
) -> Vec<El> {
    let number = heard.number.map(|number| text("span", "tag stop", words::number(number)));
    let owner = text("span", "tag", words::owner(cause.owner()));
    let what = text("p", "", words::cause(cause));
    let mut shown = vec![el("p", "tags").children(number).child(owner), what];
    let (yours, theirs): (Vec<RemediationStep>, Vec<RemediationStep>) =
        remediation(cause, attempt, &heard.correlation_id)
            .into_iter()
            .partition(|step| matches!(step, RemediationStep::Yours(_)));
    // Where nobody else can do anything, the message is only for whoever asks.
    let send = if theirs.is_empty() { "btn" } else { "btn main" };
    for (title, steps) in [(words::FOR_YOU, yours), (words::FOR_THEM, theirs)] {
        if !steps.is_empty() {
            shown.push(text("h3", "", title));
            shown.push(el("ol", "steps").children(steps.iter().map(|one| step(attempt, one))));
        }
    }
    if !heard.correlation_id.is_empty() {
        let id = heard.correlation_id.clone();
        let value =
            el("p", "hint").text(words::CORRELATION).text(": ").child(text("code", "", id.clone()));
        shown.push(el("div", "sent").child(value).child(copier(
            words::COPY_CORRELATION,
            "btn",
            id,
        )));
    }
    let folder = browser::folder();
    let title = failed.reading.portal.title.as_deref().unwrap_or(page::PRODUCT);
    let error = failed.fact("error");
    let message = words::message(title, &folder, cause, heard, error, attempt);
    shown.push(copier(words::COPY_MESSAGE, send, message.clone()));
    shown.push(folded(words::MESSAGE, text("pre", "message", message).set("tabindex", "0")));
    shown
}

fn step(attempt: &Attempt, step: &RemediationStep) -> El {
    let item = el("li", "do");
    match step {
        RemediationStep::Yours(task) => item.child(text("p", "", words::task(*task))),
        RemediationStep::PortalYaml(key, value) => {
            item.child(text("p", "", words::portal_yaml(*key, value)))
        }
        RemediationStep::Portal(change, pages) => {
            let (name, address) = words::portal(attempt.cloud);
            let way = text("b", "", words::way(pages));
            let way = el("p", "").child(link(name, address)).text(": ").child(way);
            let told = el("div", "").child(way).child(text("p", "", words::change(*change)));
            let redirect = matches!(change, PortalChange::AddRedirect | PortalChange::MoveRedirect);
            item.child(told).children(redirect.then(|| block(attempt.redirect_uri.clone())))
        }
        RemediationStep::Command(purpose, line) => {
            item.child(text("p", "", words::purpose(*purpose))).child(block(words::line(line)))
        }
        RemediationStep::Consent(address) => {
            item.child(text("p", "", words::CONSENT)).child(block(address.clone()))
        }
    }
}

/// A place's name, which leads there where its address is known.
fn link(name: &'static str, address: Option<&'static str>) -> El {
    match address {
        Some(address) => text("a", "", name)
            .set("href", address)
            .set("rel", "noopener noreferrer")
            .set("target", "_blank"),
        None => text("span", "", name),
    }
}

/// A button that copies a text and says what came of it.
fn copier(label: impl Into<Text>, class: &'static str, copied: String) -> El {
    let status = RwSignal::new("");
    let copy = button(class, label, move || {
        let copied = copied.clone();
        spawn_local(async move {
            let done = browser::copy(&copied).await;
            status.set(if done { more::COPIED } else { page::COPY_FAILED });
        });
    });
    let heard = el("p", "hint").set("role", "status").dyn_text(move || status.get());
    el("div", "hand-over").child(copy).child(heard)
}

/// Values that must agree, by name; the first is the one to copy.
pub(super) fn values(all: Vec<(&'static str, String)>) -> El {
    let all = all.into_iter().filter(|(_, value)| !value.is_empty()).enumerate();
    let values = all.flat_map(|(index, (name, value))| {
        let value = if index == 0 { block(value) } else { text("code", "", value) };
        [text("dt", "", name), el("dd", "").child(value)]
    });
    el("dl", "facts agree").children(values)
}
