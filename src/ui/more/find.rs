//! The search for clusters in Azure: how it goes, what it found, and what is in the way.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::azure_parts::{Person, refused};
use super::parts::{folded, told};
use super::token;
use crate::azure::{
    Cause, Emptiness, Endpoints, Outcome, Place, Search, Step, Tenant, Tenants, Trouble, Why,
};
use crate::browser::{self, Browser};
use crate::config::{self, Portal, Surroundings};
use crate::encode::{form, parse};
use crate::json::{self, Value};
use crate::session;
use crate::ui::components::button;
use crate::ui::element::{El, el, text};
use crate::ui::text::en::find as words;

/// How many troubles are shown.
const MOST: usize = 60;

/// What the page hands over for a question to Azure.
pub(super) struct Question {
    pub attempt: String,
    pub portal: Portal,
    pub endpoints: Option<Endpoints>,
    pub person: Person,
    pairs: Vec<(String, String)>,
}

impl Question {
    pub fn read(text: &str) -> Self {
        let pairs = parse(text);
        let around = Surroundings { loopback: browser::origin_is_loopback() };
        let get = |name: &str| {
            let found = pairs.iter().find(|(n, _)| n == name);
            found.map(|(_, value)| value.clone()).unwrap_or_default()
        };
        let portal = config::read(&get("portal"), &around).portal;
        Self {
            attempt: get("attempt"),
            endpoints: session::endpoints(&portal),
            person: Person { oid: get("oid"), name: get("user") },
            portal,
            pairs,
        }
    }

    pub fn get(&self, name: &str) -> &str {
        let found = self.pairs.iter().find(|(n, _)| n == name);
        found.map_or("", |(_, value)| value.as_str())
    }

    /// Whether people of several tenants sign in.
    fn is_shared(&self) -> bool {
        let azure = self.portal.azure.as_ref();
        let identity = azure.and_then(|azure| {
            self.portal.identities.iter().find(|identity| identity.name == azure.identity)
        });
        let tenant = identity.and_then(|i| i.entra()).map(|entra| entra.tenant.as_str());
        matches!(tenant, Some("organizations" | "common"))
    }
}

/// Where the search is.
#[derive(Clone)]
enum State {
    Token,
    Under { found: usize, asked: usize, wait: Option<u32> },
    Ended(Arc<Ended>),
}

struct Ended {
    search: Search,
    tenants: Vec<Tenant>,
    person: Person,
}

/// The part; `given` is the question, with a token while it is to be asked.
pub(super) fn find(given: RwSignal<String>) -> El {
    let state = RwSignal::new(State::Token);
    let last = StoredValue::new(String::new());
    let before = StoredValue::new(None::<Search>);
    Effect::new(move |_| {
        let question = Question::read(&given.get());
        if question.attempt == last.get_value() {
            return;
        }
        let Some(token) = token::take("find") else {
            state.set(State::Token);
            return;
        };
        last.set_value(question.attempt.clone());
        let again = before.get_value().filter(|_| !question.get("again").is_empty());
        spawn_local(async move {
            let ended = ask(question, &token, again, state).await;
            before.set_value(ended.as_ref().map(|ended| ended.search.clone()));
            if let Some(ended) = ended {
                state.set(State::Ended(Arc::new(ended)));
            }
            browser::tell("done=find");
        });
    });
    el("div", "found").part(move || match state.get() {
        State::Token => vec![text("p", "busy", words::TOKEN).set("role", "status")],
        State::Under { found, asked, wait } => {
            let now = match wait {
                Some(seconds) => format!("{} {seconds} s.", words::WAITING),
                None => words::SEARCHING.to_owned(),
            };
            vec![
                text("p", "busy", now).set("role", "status"),
                text("p", "hint", words::progress(found, asked)),
            ]
        }
        State::Ended(ended) => view(&ended),
    })
}

async fn ask(
    question: Question,
    token: &str,
    again: Option<Search>,
    state: RwSignal<State>,
) -> Option<Ended> {
    let endpoints = question.endpoints.as_ref()?;
    let wanted = question.portal.azure.as_ref().map(|azure| azure.subscriptions.clone());
    let mut search = match again {
        Some(before) => before.again(token),
        None => Search::new(endpoints, token, wanted.unwrap_or_default()),
    };
    let told = |search: &Search, step: &Step| {
        let wait = match step {
            Step::Wait(seconds) => Some(*seconds),
            _ => None,
        };
        let (found, asked) = (search.found().len(), search.asked());
        state.try_set(State::Under { found, asked, wait }).is_none()
    };
    session::run(&Browser, &mut search, told).await;
    let subject = question.get("subject").to_owned();
    if let Outcome::Person(refusal) = search.outcome() {
        let claims = match &refusal.why {
            Why::Challenge(claims) => Some(claims.clone().unwrap_or_default()),
            Why::Token => Some(String::new()),
            _ => None,
        };
        if let Some(claims) = claims {
            let back = form(&[("what", "find"), ("claims", &claims), ("tenant", &subject)]);
            browser::tell(&format!("back={back}"));
        }
    }
    let list = search.found().iter().map(crate::azure::Found::to_json).collect();
    browser::tell(&format!("found={}", json::write(&Value::Array(list))));
    let mut tenants = Vec::new();
    if question.is_shared() && !matches!(search.outcome(), Outcome::Person(_)) {
        let mut errand = Tenants::new(endpoints, token);
        session::run(&Browser, &mut errand, |_, _| true).await;
        tenants = errand.tenants();
        let here = if subject.is_empty() { question.get("tid") } else { &subject };
        tenants.retain(|tenant| !tenant.id.eq_ignore_ascii_case(here));
    }
    Some(Ended { search, tenants, person: question.person })
}

fn view(ended: &Ended) -> Vec<El> {
    let Ended { search, tenants, person } = ended;
    let mut shown = Vec::new();
    let found = search.found();
    if let Outcome::Person(refusal) = search.outcome() {
        shown.push(
            el("div", "note warn").set("role", "alert").with(told(words::refusal(refusal))).all(
                match &refusal.why {
                    Why::WrongTenant(Some(tenant)) => Some(look(tenant, tenant)),
                    _ => None,
                },
            ),
        );
    } else if found.is_empty() {
        shown.extend(search.emptiness().map(|why| empty(why, person)));
    } else {
        let subscriptions: std::collections::BTreeSet<&str> =
            found.iter().map(|one| one.subscription.as_str()).collect();
        let told = words::found(found.len(), subscriptions.len());
        shown.push(text("p", "note ok", told).set("role", "status"));
    }
    let troubles: Vec<&Trouble> = search.troubles().iter().collect();
    if !troubles.is_empty() {
        shown.push(all_troubles(&troubles, person));
    }
    if !tenants.is_empty() {
        let ways = tenants.iter().take(MOST).map(|tenant| {
            let name = tenant.name.as_ref().or(tenant.domain.as_ref()).unwrap_or(&tenant.id);
            look(name, &tenant.id)
        });
        shown.push(
            el("div", "note").with(text("p", "", words::TENANTS)).with(el("div", "also").all(ways)),
        );
    }
    shown
}

/// The button that looks in another tenant.
fn look(name: &str, tenant: &str) -> El {
    let tell = format!("find={tenant}");
    button("btn", words::look_in(name), move || browser::tell(&tell))
}

fn empty(why: Emptiness, person: &Person) -> El {
    let what = match why {
        Emptiness::NoSubscription => words::NO_SUBSCRIPTION,
        Emptiness::NoCluster => words::NO_CLUSTER,
    };
    let said = RwSignal::new("");
    let request = words::request(&person.name, &person.oid);
    let copy = button("btn", words::REQUEST, move || {
        let request = request.clone();
        spawn_local(async move {
            let done = browser::copy(&request).await;
            said.set(if done { words::REQUEST_COPIED } else { words::REQUEST_LOST });
        });
    });
    el("div", "note warn")
        .set("role", "status")
        .with(el("p", "").with(text("b", "", what)))
        .with(text("p", "", words::EMPTY_NEXT))
        .with(copy)
        .with(el("p", "hint").set("role", "status").says(move || said.get()))
}

fn all_troubles(troubles: &[&Trouble], person: &Person) -> El {
    let rows = troubles.iter().take(MOST).map(|trouble| {
        let place = match &trouble.place {
            Place::ResourceGraph => words::RESOURCE_GRAPH.to_owned(),
            Place::Subscriptions => words::SUBSCRIPTIONS.to_owned(),
            Place::Subscription { id, name } => name.as_ref().unwrap_or(id).clone(),
            Place::Connected { id, name } => words::connected(name.as_ref().unwrap_or(id)),
        };
        let head = el("b", "").with(text("bdi", "", place));
        let why = match &trouble.cause {
            Cause::Refused(refusal) => refused(refusal, person),
            Cause::Truncated => text("p", "", words::TRUNCATED),
            Cause::Unread(count) => text("p", "", words::skipped(*count)),
        };
        let held = (trouble.held > 0).then(|| text("p", "hint", words::held(trouble.held)));
        el("li", "").with(el("p", "").with(head)).with(why).all(held)
    });
    let title = format!("{} ({})", words::TROUBLES, troubles.len());
    el("div", "note warn").with(folded(title, el("ul", "troubles").all(rows))).with(button(
        "btn",
        words::AGAIN,
        || browser::tell("find-again="),
    ))
}
