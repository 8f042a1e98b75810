//! The search for clusters in Azure: how it goes, what it found, and what is in the way.

use crate::ui::text::Text;
use std::sync::Arc;

use super::question::{Api, answer_each, run, run_with_progress};
use super::refusal::{Person, needs_sign_in, refusal};
use super::widgets::{folded, message};
use crate::azure::{
    Action, ApiErrorKind, EmptyReason, FailureCause, ListTenants, SearchClusters, SearchFailure,
    SearchOutcome, SearchTarget,
};
use crate::browser;
use crate::config::Portal;
use crate::index::Names;
use crate::session::{self, AccessToken};
use crate::ui::azure;
use crate::ui::components::button;
use crate::ui::element::{El, el, text};
use crate::ui::signal::{RwSignal, spawn_local};
use crate::ui::state::{Ended, Failure, Page, Progress, Question, Topic};
use crate::ui::text::find as words;

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
    el("div", "found").dyn_children(move || match page.azure.search.get() {
        Progress::Token => vec![text("p", "busy", words::TOKEN).set("role", "status")],
        Progress::Underway { found, asked, wait } => {
            let now = match wait {
                Some(seconds) => format!("{} {seconds} s.", words::WAITING),
                None => words::SEARCHING.into(),
            };
            vec![
                text("p", "busy", now).set("role", "status"),
                text("p", "hint", words::progress(found, asked)),
            ]
        }
        Progress::Ended(ended) => view(page, &ended, &person),
    })
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
    let messages = |(found, asked): (usize, usize), step: &Action| {
        let wait = match step {
            Action::Wait(seconds) => Some(*seconds),
            _ => None,
        };
        page.azure.search.set(Progress::Underway { found, asked, wait });
    };
    run_with_progress(page, &mut search, &messages).await?;
    let subject = &question.subject;
    let failure = match search.outcome() {
        SearchOutcome::NeedsPerson(refusal) => needs_sign_in(refusal, &token, subject),
        _ => None,
    };
    azure::know_found(page, subject, search.clusters());
    let mut tenants = Vec::new();
    if is_shared(&reading.portal) && !matches!(search.outcome(), SearchOutcome::NeedsPerson(_)) {
        let mut operation = ListTenants::new(&endpoints, token.token());
        run(page, &mut operation).await?;
        tenants = operation.tenants();
        let home = page.session.get_untracked().and_then(|session| session.person.tid.clone());
        let here = if subject.is_empty() { home.unwrap_or_default() } else { subject.clone() };
        tenants.retain(|tenant| !tenant.id.eq_ignore_ascii_case(&here));
    }
    page.azure.search.set(Progress::Ended(Arc::new(Ended { search, tenants })));
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
    let Ended { search, tenants } = ended;
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
    let title = format!("{} ({})", words::TROUBLES, troubles.len());
    el("div", "note warn").child(folded(title, el("ul", "troubles").children(rows))).child(button(
        "btn",
        words::AGAIN,
        move || azure::find_again(page),
    ))
}
