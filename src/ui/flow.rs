//! The way through the page: start, sign in, land, renew. Decisions are the rooms'; this calls
//! them in order and shows what they say.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::{spawn_local, tick};

use crate::browser::{self, Browser};
use crate::catalogue::link;
use crate::config::{self, Identity, Portal, Surroundings};
use crate::kubeconfig::Options;
use crate::platform::{Cache, Method, Platform, Request};
use crate::problem::{Problem, Whose};
use crate::session::{self, Prompt, Resource, SignedIn, Taken};

use super::azure;
use super::choice::own;
use super::components::preload;
use super::make::Ready;
use super::parts::Chunk;
use super::state::{Notice, Page, Phase};

/// The largest `portal.yaml`, in bytes.
const LARGEST: usize = 6 * 1024 * 1024;

/// Starts the page, which was opened with this query and fragment. `boot.js` has cleaned the address
/// already; here it becomes that of the choices.
pub fn start(page: Page, mut query: String, fragment: &str) {
    let answer = session::answer(&browser::place(), &query, fragment);
    // Whatever becomes of the page, nothing of the sign-in stays in the tab, and the choices do.
    let answer = answer.map(|answer| session::take(&Browser, answer));
    if let Some(taken) = &answer {
        query = page.put_back(taken.selection()).0.to_owned();
    } else if let Some(rest) = session::leftover(&query, fragment) {
        browser::replace(&rest);
        query = rest;
    } else if let Some(options) = browser::own() {
        page.options.set(Options::kept(&options));
    }
    if !browser::secure() {
        let problem = Problem::new("page.insecure", Whose::Operator);
        page.phase.set(Phase::Unreachable(problem.with("address", browser::folder())));
        return;
    }
    browser::every(5, move || page.now.set(Browser.now()));
    browser::on_restore(move || restored(page));
    browser::on_pop(move || moved(page));
    spawn_local(async move {
        if read(page, &query).await {
            arrive(page, answer, &query);
        }
    });
}

/// Reads `portal.yaml`; `false` where the page cannot go on.
async fn read(page: Page, query: &str) -> bool {
    let url = format!("{}portal.yaml", browser::folder());
    let request = Request {
        method: Method::Get,
        url: url.clone(),
        headers: Vec::new(),
        body: None,
        cache: Cache::Revalidate,
        limit: LARGEST,
    };
    let text = match Browser.fetch(request).await {
        Ok(answer) if answer.status == 200 => answer.body,
        Ok(answer) => {
            let problem = Problem::new("page.portal-missing", Whose::Operator)
                .with("address", url)
                .with("status", answer.status.to_string());
            page.phase.set(Phase::Unreachable(problem));
            return false;
        }
        Err(error) => {
            let problem = Problem::new("page.portal-unreachable", Whose::Wait)
                .with("address", url)
                .with("why", error.name());
            page.phase.set(Phase::Unreachable(problem));
            return false;
        }
    };
    let loopback = browser::origin_is_loopback();
    let reading = config::read(&text, &Surroundings { loopback });
    page.source.set_value(text);
    let usable = reading.usable;
    if usable {
        browser::add_policy(&session::origins(&reading.portal));
    }
    let home = reading.portal.url.clone();
    page.reading.set(Some(Arc::new(reading)));
    if !usable {
        page.phase.set(Phase::Faulty);
        return false;
    }
    // Opened at another address, the page goes to its own first: only that one is registered.
    if let Some(home) = home
        && home.trim_end_matches('/') != browser::folder().trim_end_matches('/')
    {
        browser::go(&format!("{home}{query}"));
        return false;
    }
    true
}

/// Goes on with the provider's answer, or opens the door.
fn arrive(page: Page, answer: Option<Taken>, query: &str) {
    if let Some(answer) = answer {
        page.answer.set_value(Some(answer));
        page.phase.set(Phase::Landing);
        return;
    }
    let notice = match session::interrupted(&Browser) {
        Some((identity, selection)) => {
            if query.is_empty() {
                page.put_back(&selection);
            }
            Notice::Interrupted(identity)
        }
        None => Notice::None,
    };
    let check = notice == Notice::None && is_check(query);
    page.phase.set(if check { Phase::Check } else { Phase::Door(notice) });
    // What is needed after the sign-in comes while the person reads.
    preload(page, Chunk::Inside);
}

/// Checks the provider's answer, once.
pub fn land(page: Page) {
    let Some(answer) = page.answer.try_update_value(Option::take).flatten() else { return };
    spawn_local(async move {
        let Some(reading) = page.reading.get_untracked() else { return };
        let folder = browser::folder();
        let landed = session::land(&Browser, &reading.portal, &folder, answer).await;
        let (query, source) = page.put_back(&landed.selection);
        match landed.result {
            Ok(session) => {
                page.now.set(Browser.now());
                page.session.set(Some(Arc::new(session)));
                azure::rejoin(page, &[]);
                page.choose(query, source);
                show(page, Phase::Choose);
                // The search that led to the provider goes on where it was.
                if let Some(tenant) = link::parse(query, source).find {
                    azure::find(page, &tenant, false);
                }
            }
            Err(problem) => page.phase.set(Phase::Door(Notice::Failed(problem))),
        }
    });
}

/// The browser shows the page again after a sign-in that was left half done.
fn restored(page: Page) {
    if matches!(page.phase.get_untracked(), Phase::Leaving(_)) {
        let notice = session::interrupted(&Browser)
            .map_or(Notice::None, |(identity, _)| Notice::Interrupted(identity));
        stay(page, notice);
    }
}

fn is_check(query: &str) -> bool {
    link::parse(query, link::Source::Link).view.as_deref() == Some("check")
}

/// Opens the check of a kubeconfig, in a step of its own that Back undoes.
pub fn open_check(page: Page) {
    browser::push("?view=check");
    show(page, Phase::Check);
}

/// Shows another view, and takes whoever uses the keyboard or a screen reader to its heading.
fn show(page: Page, phase: Phase) {
    let chunk = match phase {
        Phase::Choose => Some(Chunk::Inside),
        Phase::Check => Some(Chunk::More),
        _ => None,
    };
    page.phase.set(phase.clone());
    spawn_local(async move {
        // A view that has to be loaded brings its heading along.
        if let Some(chunk) = chunk
            && (page.parts.load)(chunk).await.is_err()
        {
            return;
        }
        tick().await;
        // Whoever went on meanwhile is left where they are.
        if page.phase.get_untracked() == phase {
            browser::focus("heading");
        }
    });
}

/// Leaves the check, to the choices or the door.
pub fn leave_check(page: Page) {
    browser::push("");
    moved(page);
}

/// The person went back or forward between the check and the rest.
fn moved(page: Page) {
    let signed_in = page.session.with_untracked(Option::is_some);
    let now = page.phase.get_untracked();
    match (is_check(&browser::address().0), now) {
        (true, Phase::Choose | Phase::Door(_)) => show(page, Phase::Check),
        (false, Phase::Check) if signed_in => show(page, Phase::Choose),
        (false, Phase::Check) => show(page, Phase::Door(Notice::None)),
        _ => {}
    }
}

/// Leaves for the provider. A second click finds the page on its way and does nothing.
pub fn sign_in(page: Page, identity: Identity, prompt: Prompt) {
    if matches!(page.phase.get_untracked(), Phase::Leaving(_)) {
        return;
    }
    let selection = match page.session.get_untracked() {
        Some(_) => page.own_selection(),
        None if browser::own().is_some() => own(&browser::address().0),
        None => browser::address().0,
    };
    // What the provider wants to see the person for is asked on this way too.
    let asked = page.renewal.get_untracked().filter(|problem| {
        let own = page.session.get_untracked().is_some_and(|s| s.identity == identity.name);
        own && prompt == Prompt::Default && session::leads_back(problem)
    });
    leave(page, identity, selection, prompt, asked);
}

/// Leaves for the provider with what it asked for, and comes back to this selection.
pub fn leave_for(page: Page, identity: Identity, selection: String, problem: Problem) {
    leave(page, identity, selection, Prompt::Default, Some(problem));
}

fn leave(
    page: Page,
    identity: Identity,
    selection: String,
    prompt: Prompt,
    asked: Option<Problem>,
) {
    if matches!(page.phase.get_untracked(), Phase::Leaving(_)) {
        return;
    }
    let selection = page.with_options(selection);
    page.failed.set(None);
    page.phase.set(Phase::Leaving(identity.display_name.clone()));
    spawn_local(async move {
        let Some(reading) = page.reading.get_untracked() else { return };
        let (portal, folder, browser) = (&reading.portal, browser::folder(), &Browser);
        let left = match &asked {
            Some(problem) => {
                session::depart_for(browser, portal, &identity, &folder, &selection, problem).await
            }
            None => session::depart(browser, portal, &identity, &folder, &selection, prompt).await,
        };
        match left {
            Ok(url) => browser::go(&url),
            Err(problem) => stay(page, Notice::Failed(problem)),
        }
    });
}

/// Nobody left for the provider after all: whoever is signed in keeps their page.
fn stay(page: Page, notice: Notice) {
    if page.session.with_untracked(Option::is_none) {
        page.phase.set(Phase::Door(notice));
        return;
    }
    if let Notice::Failed(problem) = notice {
        page.failed.set(Some(problem));
    }
    page.phase.set(Phase::Choose);
}

/// Leaves for the provider that the person is signed in with.
pub fn sign_in_again(page: Page, prompt: Prompt) {
    if let Some(identity) = untrack(|| page.signed_in_with()) {
        sign_in(page, identity, prompt);
    }
}

/// A token that was issued longer ago than this is renewed before it is handed over, in seconds.
const FRESH: i64 = 120;

/// Gets the tokens that the chosen file holds, where the provider allows; one request at a time.
pub fn renew(page: Page) {
    spawn_local(renewed(page));
}

/// How long a renewal that is under way is waited for, in seconds.
const PATIENCE: u32 = 30;

/// Gets a fresh ID token, unless the one there is was issued just now.
pub async fn freshen(page: Page) {
    // What is under way brings the tokens that count, and a refresh token of its own.
    let mut patience = PATIENCE;
    while page.renewing.get_untracked() && patience > 0 {
        patience -= 1;
        Browser.wait(1).await;
    }
    let issued = page
        .session
        .with_untracked(|session| session.as_ref().map(|s| s.id_token_ends() - s.id_token_lasts()));
    if issued.is_some_and(|issued| Browser.now() - issued > FRESH) {
        renewed(page).await;
    }
}

async fn renewed(page: Page) {
    let (Some(session), Some(reading)) =
        (page.session.get_untracked(), page.reading.get_untracked())
    else {
        return;
    };
    if page.renewing.get_untracked() || !session.can_renew() {
        return;
    }
    page.renewing.set(true);
    let (scopes, own) = untrack(|| page.scopes());
    let problem = fresh(page, &reading.portal, &session, &scopes, own).await.err();
    page.renewing.set(false);
    if page.session.with_untracked(Option::is_some) {
        page.renewal.set(problem);
    }
}

/// Gets the access tokens for these scopes, and a fresh ID token where that is wanted too. Each
/// answer is kept before the next request: it holds the refresh token that counts from now on.
async fn fresh(
    page: Page,
    portal: &Portal,
    session: &SignedIn,
    scopes: &[String],
    own: bool,
) -> Result<(), Problem> {
    // Whoever signed out meanwhile stays signed out.
    let keep = |session: &SignedIn| {
        let there = page.session.with_untracked(Option::is_some);
        if there {
            page.take_over(session.clone());
        }
        there
    };
    let mut session = session.clone();
    if own {
        session = session::renew(&Browser, portal, &session).await?;
        if !keep(&session) {
            return Ok(());
        }
    }
    for scope in scopes {
        let resource = Resource { scopes: core::slice::from_ref(scope), tenant: None };
        let (next, access) = session::access(&Browser, portal, &session, &resource).await?;
        if !keep(&next) {
            return Ok(());
        }
        session = next;
        page.access.update(|all| {
            all.retain(|one| one.scope != access.scope);
            all.push(access);
        });
    }
    Ok(())
}

/// The file was taken. Where it holds the refresh token, the page does not use that any more.
pub fn taken(page: Page, file: &Ready) {
    if let Some(session) = page.session.get_untracked().filter(|_| file.renews) {
        page.session.set(Some(Arc::new(session.given_away())));
    }
}
