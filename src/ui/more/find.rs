//! The search for clusters in Azure: how it goes, what it found, and what is in the way.

use crate::ui::text::Text;
use crate::ui::text::language::tr;
use core::cell::{Cell, RefCell};
use core::future::poll_fn;
use core::task::{Poll, Waker};
use std::sync::Arc;

use super::question::{Api, RunFuture, answer_each, run, run_with_progress};
use super::refusal::{Person, needs_sign_in, refusal};
use super::widgets::{folded, message};
use crate::azure::{
    Action, ApiErrorKind, EmptyReason, FailureCause, ListTenants, Operation, SearchClusters,
    SearchFailure, SearchOutcome, SearchProgress, SearchTarget,
};
use crate::browser;
use crate::config::Portal;
use crate::index::Names;
use crate::session::{self, AccessToken};
use crate::ui::azure;
use crate::ui::components::button;
use crate::ui::element::{El, el, text};
use crate::ui::signal::{RwSignal, spawn_local, untrack};
use crate::ui::state::{Ended, Failure, Page, Progress, Question, Topic};
use crate::ui::text::{clusters, find as words};
use leptos::task::tick;

/// How many troubles are shown.
const MOST: usize = 60;

/// The part.
pub(super) fn find(page: Page) -> El {
    answer_each(
        page,
        Topic::Search,
        Api::ResourceManager,
        |_| true,
        |page, question, token| Box::pin(search(page, question, token)),
    );
    let person = Person::of(page);
    el("div", "found").child(progress(page)).dyn_children(move || match page.azure.search.get() {
        Progress::Token => vec![text("p", "busy", words::TOKEN).set("role", "status")],
        Progress::Underway { .. } => Vec::new(),
        Progress::Ended(ended) => view(page, &ended, &person),
    })
}

/// How far the search is, and the button that ends it, while it is under way. What is said changes
/// in its place, so that it is not read out each time.
fn progress(page: Page) -> El {
    let idle = move || !matches!(page.azure.search.get(), Progress::Underway { .. });
    let now = move || match page.azure.search.get() {
        Progress::Underway { so_far, wait } => (so_far, wait),
        _ => Default::default(),
    };
    let busy = move || match now().1 {
        _ if idle() => String::new(),
        Some(seconds) => words::waiting(seconds).into_owned(),
        None => tr(words::SEARCHING).to_owned(),
    };
    let many = move |count: fn(SearchProgress) -> usize| {
        let so_far = now().0;
        (so_far.subscriptions > 0).then(|| count(so_far).to_string().into())
    };
    let bar = el("progress", "")
        .set("aria-label", clusters::SEARCH_PROGRESS)
        .dyn_attr("max", move || many(|so_far| so_far.subscriptions))
        .dyn_attr("value", move || many(|so_far| so_far.answered));
    el("div", "so-far")
        .hidden(idle)
        .child(el("p", "busy").set("role", "status").dyn_text(busy))
        .child(bar)
        .child(el("p", "hint").dyn_text(move || told(now().0)))
        .child(button("btn", clusters::STOP, stop))
}

fn told(so_far: SearchProgress) -> Text {
    match so_far.subscriptions {
        0 => clusters::so_far(so_far.found),
        all => clusters::asked_of(so_far.answered, all, so_far.found),
    }
}

thread_local! {
    /// Whether the search under way is to end, and what wakes it to see that.
    static STOPPING: Cell<bool> = const { Cell::new(false) };
    static WAKER: RefCell<Option<Waker>> = const { RefCell::new(None) };
}

fn stop() {
    STOPPING.set(true);
    if let Some(waker) = WAKER.take() {
        waker.wake();
    }
}

/// Runs to the end, or until the person stops it or their sign-in ends; whether it was stopped.
async fn until_stopped(page: Page, mut run: RunFuture<'_>) -> Option<bool> {
    STOPPING.set(false);
    poll_fn(move |context| {
        if STOPPING.get() || untrack(|| page.ended()) {
            return Poll::Ready(Some(true));
        }
        WAKER.replace(Some(context.waker().clone()));
        run.as_mut().poll(context).map(|done| done.map(|()| false))
    })
    .await
}

/// Searches; gives what Azure wants of the person first, where it does.
async fn search(page: Page, question: Question, token: AccessToken) -> Option<Failure> {
    let reading = page.reading.get_untracked()?;
    let endpoints = session::azure_endpoints(&reading.portal)?;
    let before = match page.azure.search.get_untracked() {
        Progress::Ended(ended) if question.again => Some(ended),
        _ => None,
    };
    page.azure.search.set(Progress::Token);
    let wanted = reading.portal.azure.as_ref().map(|azure| azure.subscriptions.clone());
    let mut search = match before {
        Some(before) => before.search.retry(token.token()),
        None => SearchClusters::new(&endpoints, token.token(), wanted.unwrap_or_default()),
    };
    let messages = |so_far: SearchProgress, step: &Action| {
        let wait = match step {
            Action::Wait(seconds) => Some(*seconds),
            _ => None,
        };
        page.azure.search.set(Progress::Underway { so_far, wait });
    };
    let stopped = until_stopped(page, run_with_progress(page, &mut search, &messages)).await?;
    let stopped = stopped.then(|| search.progress());
    search.halt();
    let subject = &question.subject;
    let failure = match search.outcome() {
        SearchOutcome::NeedsPerson(refusal) => needs_sign_in(refusal, &token, subject),
        _ => None,
    };
    azure::know_found(page, subject, search.clusters());
    let mut tenants = Vec::new();
    let whole = stopped.is_none() && !matches!(search.outcome(), SearchOutcome::NeedsPerson(_));
    if is_shared(&reading.portal) && whole {
        let mut operation = ListTenants::new(&endpoints, token.token());
        run(page, &mut operation).await?;
        tenants = operation.tenants();
        let home = page.session.get_untracked().and_then(|session| session.person.tid.clone());
        let here = if subject.is_empty() { home.unwrap_or_default() } else { subject.clone() };
        tenants.retain(|tenant| !tenant.id.eq_ignore_ascii_case(&here));
    }
    page.azure.search.set(Progress::Ended(Arc::new(Ended { search, tenants, stopped })));
    spawn_local(async {
        tick().await;
        browser::reveal("found-title");
    });
    failure
}

/// Whether people of several tenants sign in.
fn is_shared(portal: &Portal) -> bool {
    let identity = portal.azure.as_ref().and_then(|azure| {
        portal.identities.iter().find(|identity| identity.name == azure.identity)
    });
    let tenant = identity.and_then(|i| i.entra()).map(|entra| entra.tenant.as_str());
    matches!(tenant, Some("organizations" | "common"))
}

fn view(page: Page, ended: &Ended, person: &Person) -> Vec<El> {
    let Ended { search, tenants, stopped } = ended;
    let mut shown = Vec::new();
    let found = search.clusters();
    if let SearchOutcome::NeedsPerson(refusal) = search.outcome() {
        shown.push(
            el("div", "note warn")
                .set("role", "alert")
                .child(message(words::refusal(refusal)))
                .children(match &refusal.kind {
                    ApiErrorKind::WrongTenant(Some(tenant)) => Some(look(page, tenant, tenant)),
                    _ => None,
                }),
        );
    } else if let Some(so_far) = stopped {
        let go_on = button("btn", clusters::GO_ON, move || azure::find_again(page));
        shown.push(
            el("div", "note")
                .set("role", "status")
                .child(text("p", "", clusters::STOPPED_SEARCH))
                .child(text("p", "", told(*so_far)))
                .child(go_on),
        );
    } else if found.is_empty() {
        shown.extend(search.empty_reason().map(|why| empty(why, person)));
    } else {
        let subscriptions: Names = found.iter().map(|one| &one.subscription).collect();
        let told = words::found(found.len(), subscriptions.len());
        shown.push(text("p", "note ok", told).set("role", "status"));
    }
    let troubles: Vec<&SearchFailure> = search.failures().iter().collect();
    if !troubles.is_empty() {
        shown.push(all_troubles(page, &troubles, person));
    }
    if !tenants.is_empty() {
        let ways = tenants.iter().take(MOST).map(|tenant| {
            let name = tenant.name.as_ref().or(tenant.domain.as_ref()).unwrap_or(&tenant.id);
            look(page, name, &tenant.id)
        });
        shown.push(
            el("div", "note")
                .child(text("p", "", words::TENANTS))
                .child(el("div", "also").children(ways)),
        );
    }
    shown
}

/// The button that looks in another tenant.
fn look(page: Page, name: &str, tenant: &str) -> El {
    let tenant = tenant.to_owned();
    button("btn", words::look_in(name), move || azure::find(page, &tenant, false))
}

fn empty(why: EmptyReason, person: &Person) -> El {
    let what = match why {
        EmptyReason::NoSubscription => words::NO_SUBSCRIPTION,
        EmptyReason::NoCluster => words::NO_CLUSTER,
    };
    let status = RwSignal::new("");
    let request = words::request(&person.name, &person.oid);
    let copy = button("btn", words::REQUEST, move || {
        let request = request.clone();
        spawn_local(async move {
            let done = browser::copy(&request).await;
            status.set(if done { words::REQUEST_COPIED } else { words::REQUEST_LOST });
        });
    });
    el("div", "note warn")
        .set("role", "status")
        .child(el("p", "").child(text("b", "", what)))
        .child(text("p", "", words::EMPTY_NEXT))
        .child(copy)
        .child(el("p", "hint").set("role", "status").dyn_text(move || status.get()))
}

fn all_troubles(page: Page, troubles: &[&SearchFailure], person: &Person) -> El {
    let rows = troubles.iter().take(MOST).map(|trouble| {
        let place: Text = match &trouble.target {
            SearchTarget::ResourceGraph => words::RESOURCE_GRAPH.into(),
            SearchTarget::Subscriptions => words::SUBSCRIPTIONS.into(),
            SearchTarget::AksClusters { id, name } => name.as_ref().unwrap_or(id).clone().into(),
            SearchTarget::ArcClusters { id, name } => words::connected(name.as_ref().unwrap_or(id)),
        };
        let head = el("b", "").child(text("bdi", "", place));
        let why = match &trouble.cause {
            FailureCause::Api(why) => refusal(why, person),
            FailureCause::Truncated => text("p", "", words::TRUNCATED),
            FailureCause::Unread(count) => text("p", "", words::skipped(*count)),
        };
        let held = (trouble.received > 0).then(|| text("p", "hint", words::held(trouble.received)));
        el("li", "").child(el("p", "").child(head)).child(why).children(held)
    });
    let title = format!("{} ({})", tr(words::TROUBLES), troubles.len());
    el("div", "note warn").child(folded(title, el("ul", "troubles").children(rows))).child(button(
        "btn",
        words::AGAIN,
        move || azure::find_again(page),
    ))
}
