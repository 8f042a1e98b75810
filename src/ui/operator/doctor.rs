//! The checks as a list: each shows at once as it ends.

use std::sync::Arc;

use crate::browser::{self, Browser};
use crate::config::{self, Identity, Portal, Surroundings};
use crate::doctor::{self, Answer, Finding, State};
use crate::oidc::discovery::{self, ProviderMetadata};
use crate::oidc::keys;
use crate::platform::Platform;
use crate::session;
use crate::ui::components::{button, copy, later};
use crate::ui::element::{El, el, text};
use crate::ui::pages::heading;
use crate::ui::parts::Part;
use crate::ui::signal::{RwSignal, spawn_local};
use crate::ui::state::Page;
use crate::ui::text::{self as messages, Text, doctor as words};
use crate::url;

/// What became of the checks so far.
#[derive(Clone, Copy)]
struct Checks {
    found: RwSignal<Vec<Finding>>,
    running: RwSignal<bool>,
    ended: RwSignal<bool>,
}

impl Checks {
    fn add(self, more: impl IntoIterator<Item = Finding>) {
        self.found.update(|found| found.extend(more));
    }
}

/// The checks, the button that starts them, and what they found.
pub(super) fn doctor(page: Page, run: bool) -> El {
    let checks = Checks {
        found: RwSignal::new(Vec::new()),
        running: RwSignal::new(false),
        ended: RwSignal::new(false),
    };
    let start = move || {
        if checks.running.get_untracked() {
            return;
        }
        checks.found.set(Vec::new());
        checks.ended.set(false);
        checks.running.set(true);
        spawn_local(async move {
            all(page, checks).await;
            checks.running.set(false);
            checks.ended.set(true);
        });
    };
    if run {
        start();
    }
    let ways = el("div", "take now")
        .child(button("btn main", words::START, start))
        .dyn_child(move || checks.ended.get().then(|| report(page, checks)));
    let said = el("p", "lead").set("role", "status").dyn_child(move || told(checks));
    let copied = el("p", "said").set("role", "status").dyn_child(move || {
        let said = page.said.get();
        (!said.is_empty()).then(|| text("span", "", said))
    });
    el("main", "wide").child(heading(words::TITLE, words::LEAD)).child(copied).child(
        el("section", "card")
            .child(ways)
            .child(said)
            .child(list(checks))
            .dyn_children(move || if checks.ended.get() { mistakes(page) } else { Vec::new() })
            .child(text("p", "hint", words::NOT_CHECKED)),
    )
}

/// Every mistake and remark in `portal.yaml`.
fn mistakes(page: Page) -> Vec<El> {
    let reading = page.reading.get_untracked().unwrap_or_default();
    if reading.mistakes.is_empty() {
        return Vec::new();
    }
    vec![text("h2", "", words::MISTAKES), later(page, Part::Mistakes)]
}

fn report(page: Page, checks: Checks) -> El {
    button("btn", words::COPY, move || {
        let found = checks.found.get_untracked();
        let head = format!("Purser {}", browser::folder());
        let report = doctor::report(&head, &found, |one| {
            let told = words::told(&one.told);
            format!("{} {}", told.what, told.next)
        });
        copy(page, report, words::COPIED);
    })
}

fn told(checks: Checks) -> Option<El> {
    if checks.running.get() {
        return Some(text("span", "busy", words::RUNNING));
    }
    let said = match checks.ended.get().then(|| checks.found.with(|all| doctor::worst(all)))? {
        State::Red => words::SOME_RED,
        State::Amber => words::SOME_AMBER,
        State::Green | State::NotKnown => words::ALL_GREEN,
    };
    Some(text("strong", "", said))
}

fn list(checks: Checks) -> El {
    el("ul", "mistakes").set("aria-label", words::FINDINGS).dyn_children(move || {
        let mut found = checks.found.get();
        // Once all have ended, what is to be mended comes first.
        if checks.ended.get() {
            found.sort_by_key(|one| match one.state {
                State::Red => 0,
                State::Amber => 1,
                State::NotKnown => 2,
                State::Green => 3,
            });
        }
        found.iter().map(finding).collect()
    })
}

fn finding(one: &Finding) -> El {
    let (class, label) = match one.state {
        State::Green => ("tag ok", words::GREEN),
        State::Amber => ("tag warn", words::AMBER),
        State::Red => ("tag stop", words::RED),
        State::NotKnown => ("tag", words::NOT_KNOWN),
    };
    let told = words::told(&one.told);
    let about = (!one.about.is_empty()).then(|| text("code", "", one.about.clone()));
    let place = el("p", "")
        .child(text("span", class, label))
        .text(" ")
        .child(text("strong", "", words::check(one.check)))
        .text(" ")
        .children(about);
    let next: Option<Text> = (!told.next.is_empty()).then_some(told.next);
    el("li", "")
        .child(place)
        .child(text("p", "", told.what))
        .children(next.map(|next| text("p", "", next)))
        .children(facts(one))
}

/// What a provider said, and the address that must be registered there.
fn facts(one: &Finding) -> Vec<El> {
    if one.told.code.starts_with("doctor.") {
        return Vec::new();
    }
    let shown = |(name, value): (&str, String)| text("p", "hint", format!("{name}: {value}"));
    messages::facts(&one.told).into_iter().map(shown).collect()
}

/// Every check, one after the other.
async fn all(page: Page, checks: Checks) {
    let folder = browser::folder();
    let served = browser::look(&format!("{folder}portal.yaml"), true, &doctor::READ).await;
    let body = served.as_ref().map(|answer| answer.body.clone()).unwrap_or_default();
    let around = Surroundings { loopback: browser::origin_is_loopback() };
    let reading = config::read_closely_at(&body, &around, Browser.now());
    checks.add(doctor::settings(&served, &reading, &folder));
    let reading = Arc::new(reading);
    let portal = &reading.portal;
    page.source.set_value(body);
    page.reading.set(Some(reading.clone()));
    // As a sign-in has it: from here on the page asks nobody whom portal.yaml does not name.
    browser::add_policy(&session::origins(portal));
    host(checks, &folder, portal).await;
    for identity in &portal.identities {
        provider(checks, &folder, identity).await;
    }
    azure(checks, portal).await;
    let now = Browser.now();
    checks.add(portal.clusters.iter().filter_map(|cluster| doctor::cluster(cluster, now)));
}

/// The page itself, its files, a file that is not there, and the clock.
async fn host(checks: Checks, folder: &str, portal: &Portal) {
    let page = browser::look(folder, true, &doctor::READ).await;
    checks.add(doctor::page(&page, folder, portal));
    checks.add([doctor::clock(&page, Browser.now())]);
    let body = page.as_ref().map(|answer| answer.body.clone()).unwrap_or_default();
    for name in doctor::hashed_files(&body) {
        let answer = browser::look(&format!("{folder}{name}"), false, &doctor::READ).await;
        checks.add(doctor::file(&name, &answer));
    }
    let missing =
        browser::look(&format!("{folder}{}", doctor::MISSING), false, &doctor::READ).await;
    checks.add([doctor::missing(&missing)]);
}

async fn provider(checks: Checks, folder: &str, identity: &Identity) {
    let address = session::discovery_address(identity);
    let answer: Answer = Browser.fetch(discovery::request(address)).await;
    let (found, metadata) = doctor::discovery(identity, &answer);
    checks.add([found]);
    if let Some(metadata) = metadata {
        endpoints(checks, folder, identity, &metadata).await;
    }
}

async fn endpoints(checks: Checks, folder: &str, identity: &Identity, metadata: &ProviderMetadata) {
    let answer = Browser.fetch(keys::request(&metadata.jwks_uri, true)).await;
    checks.add([doctor::keys(identity, metadata, &answer)]);
    let answer = Browser.fetch(doctor::probe(identity, metadata, folder)).await;
    checks.add([doctor::token_endpoint(identity, metadata, folder, &answer)]);
}

async fn azure(checks: Checks, portal: &Portal) {
    let Some(azure) = session::azure_endpoints(portal) else { return };
    for (check, origin, path) in [
        ("resource-manager", &azure.manager, "/subscriptions?api-version=2022-12-01"),
        ("graph", &azure.graph, "/v1.0/me"),
    ] {
        let answer = Browser.fetch(doctor::azure_probe(origin, path)).await;
        let shown = url::origin(origin).unwrap_or_default();
        checks.add([doctor::azure(check, &shown, &answer)]);
    }
}
