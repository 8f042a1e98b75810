//! Leaving for the provider, and signing out.

use super::view::place;
use crate::browser::{self, Browser};
use crate::catalogue::link;
use crate::config::Identity;
use crate::problem::Problem;
use crate::session::{self, Prompt};
use crate::ui::choice::own;
use crate::ui::parts::{self, SignIn};
use crate::ui::signal::{spawn_local, untrack};
use crate::ui::state::{Notice, Page, Phase, Topic};
use leptos::task::tick;

/// Leaves for the provider.
pub fn sign_in(page: Page, identity: Identity, prompt: Prompt) {
    let selection = match page.session.get_untracked() {
        Some(_) => page.own_selection(),
        None if browser::own().is_some() => own(&browser::address().0),
        None => browser::address().0,
    };
    // What the provider wants to see the person for is asked on this way too.
    let asked = page.renewal.get_untracked().filter(|problem| {
        let own = page.session.get_untracked().is_some_and(|s| s.identity == identity.name);
        own && prompt == Prompt::Default && session::needs_reauthorization(problem)
    });
    leave(page, identity, selection, prompt, asked);
}

/// A second click finds the page on its way and does nothing.
fn leave(
    page: Page,
    identity: Identity,
    selection: String,
    prompt: Prompt,
    refusal: Option<Problem>,
) {
    if matches!(page.phase.get_untracked(), Phase::Leaving(_)) {
        return;
    }
    let selection = page.with_options(selection);
    page.failed.set(None);
    page.phase.set(Phase::Leaving(identity.display_name.clone()));
    spawn_local(async move {
        let way = SignIn { identity, selection, prompt, refusal };
        match parts::begin(page, way).await {
            Ok(url) => browser::go(&url),
            Err(problem) => stay(page, Notice::Failed(problem)),
        }
    });
}

/// Nobody left for the provider after all: whoever is signed in keeps their page.
fn stay(page: Page, notice: Notice) {
    if page.session.with_untracked(Option::is_none) {
        page.phase.set(Phase::SignIn(notice));
        return;
    }
    if let Notice::Failed(problem) = notice {
        page.failed.set(Some(problem));
    }
    page.phase.set(place(page, &browser::address().0));
}

/// Leaves for the provider that the person is signed in with.
pub fn sign_in_again(page: Page, prompt: Prompt) {
    if let Some(identity) = untrack(|| page.signed_in_with()) {
        sign_in(page, identity, prompt);
    }
}

/// Leaves for the provider with what it asked for, to come back to the same question.
pub fn go_back(page: Page, problem: &Problem) {
    let Some(identity) = untrack(|| page.signed_in_with()) else { return };
    // Whoever had found clusters before finds them again: the choice may be among them.
    let question = untrack(|| page.azure.question(Topic::Search));
    let mut link = untrack(|| page.link_with(Vec::new(), link::Source::Own));
    link.find = question.map(|question| question.subject);
    let selection = own(&link::write(&link, link::Source::Own));
    leave(page, identity, selection, Prompt::Default, Some(problem.clone()));
}

/// The browser shows the page again after a sign-in that was left half done.
pub(super) fn restored(page: Page) {
    if matches!(page.phase.get_untracked(), Phase::Leaving(_)) {
        let notice = session::take_interrupted(&Browser)
            .map_or(Notice::None, |(identity, _)| Notice::Interrupted(identity));
        stay(page, notice);
    }
}

/// Signs out of the page: whatever it knows of the person goes.
pub fn sign_out(page: Page) {
    let away = page.session.get_untracked().and_then(|session| {
        let provider = untrack(|| page.identity(&session.identity))?.display_name;
        Some((provider, session.sign_out_url_without_hint(&Browser)?))
    });
    page.forget();
    browser::replace("");
    page.phase.set(Phase::SignIn(Notice::SignedOut(away)));
    // What stands in the places hears of it first, and goes then.
    spawn_local(async move {
        tick().await;
        page.signed_out.update(|flips| *flips = !*flips);
        tick().await;
        browser::focus_heading();
    });
}
