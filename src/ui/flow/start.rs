//! The start of the page: `portal.yaml`, and the provider's answer.

use crate::ui::signal::spawn_local;
use std::sync::Arc;

use super::sign_in::restored;
use super::view::{moved, place, show};
use crate::browser::{self, Browser};
use crate::catalogue::link;
use crate::config::{self, Surroundings};
use crate::kubeconfig::Options;
use crate::platform::{Cache, Method, Platform, Request};
use crate::problem::{Owner, Problem};
use crate::session::{self, PendingRedirect};
use crate::ui::azure;
use crate::ui::memory;
use crate::ui::parts::{Chunk, preload};
use crate::ui::state::{Notice, Page, Phase};

/// Starts the page, which was opened with this query and fragment. `boot.js` has cleaned the address
/// already; here it becomes that of the choices.
pub fn start(page: Page, mut query: String, fragment: &str) {
    let answer = session::find_response(&browser::place(), &query, fragment);
    // Whatever becomes of the page, nothing of the sign-in stays in the tab, and the choices do.
    let answer = answer.map(|answer| PendingRedirect::take(&Browser, answer));
    if let Some(taken) = &answer {
        query = page.put_back(taken.selection()).0.to_owned();
    } else if let Some(rest) = session::without_logout_state(&query, fragment) {
        browser::replace(&rest);
        query = rest;
    } else if let Some(options) = browser::own() {
        page.options.set(Options::kept(&options));
    }
    if !browser::secure() {
        let problem = Problem::new("page.insecure", Owner::Operator);
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
        limit: config::LARGEST,
    };
    let text = match Browser.fetch(request).await {
        Ok(answer) if answer.status == 200 => answer.body,
        Ok(answer) => {
            let problem = Problem::new("page.portal-missing", Owner::Operator)
                .with("address", url)
                .with("status", answer.status.to_string());
            page.phase.set(Phase::Unreachable(problem));
            return false;
        }
        Err(error) => {
            let problem = Problem::new("page.portal-unreachable", Owner::Wait)
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

/// Goes on with the provider's answer, or asks to sign in.
fn arrive(page: Page, answer: Option<PendingRedirect>, query: &str) {
    if let Some(answer) = answer {
        page.answer.set_value(Some(answer));
        page.phase.set(Phase::Redirect);
        return;
    }
    let notice = match session::take_interrupted(&Browser) {
        Some((identity, selection)) => {
            if query.is_empty() {
                page.put_back(&selection);
            }
            Notice::Interrupted(identity)
        }
        None => Notice::None,
    };
    page.phase.set(match notice {
        Notice::None => place(page, query),
        notice => Phase::SignIn(notice),
    });
    // What is needed after the sign-in comes while the person reads, and takes nothing from the door.
    spawn_local(async {
        browser::painted().await;
        preload(Chunk::Inside);
    });
}

/// Checks the provider's answer, once.
pub fn complete_sign_in(page: Page) {
    let Some(answer) = page.answer.take() else { return };
    spawn_local(async move {
        let Some(reading) = page.reading.get_untracked() else { return };
        let folder = browser::folder();
        let completed = session::complete(&Browser, &reading.portal, &folder, answer).await;
        let (query, source) = page.put_back(&completed.selection);
        match completed.result {
            Ok(session) => {
                page.now.set(Browser.now());
                page.session.set(Some(Arc::new(session)));
                azure::rejoin(page, &[]);
                azure::ask_catalogue(page);
                page.choose(query, source);
                memory::recall(page, !link::parse(query, source).clusters.is_empty());
                show(page, place(page, query));
                // The search that led to the provider goes on where it was.
                if let Some(tenant) = link::parse(query, source).find {
                    azure::find(page, &tenant, false);
                }
            }
            Err(problem) => page.phase.set(Phase::SignIn(Notice::Failed(problem))),
        }
    });
}
