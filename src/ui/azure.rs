//! Asking Azure, on the page's side: tokens, each for one purpose and dropped after it, and what
//! the second module found out with them. Nothing is asked before the person asks for it.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::choice::own;
use super::flow;
use super::state::Page;
use crate::azure::{Entra, Found, Way};
use crate::browser::Browser;
use crate::catalogue::{self, Entry, link};
use crate::config::Trust;
use crate::encode::{form, parse};
use crate::json::{self, Value};
use crate::platform::Platform;
use crate::problem::{Problem, Whose};
use crate::session::{self, Access, Groups, Resource, leads_back};
use crate::ui::text::en::azure as words;

/// How often a token that is not at hand is waited for, once a second.
const PATIENCE: u32 = 30;

/// What was asked of Azure and what came of it. Few signals of few types: each type is code.
#[derive(Clone, Copy)]
pub struct AzureState {
    /// Every cluster: the configured ones, and those that were found.
    pub entries: RwSignal<Arc<Vec<Entry>>>,
    /// Everything else.
    known: RwSignal<Known>,
}

/// What Azure told beside the clusters. Ids are in small letters.
#[derive(Clone, Default)]
struct Known {
    /// The questions, by topic.
    asked: [Option<Asked>; 3],
    /// The ways to clusters that were found, by id.
    ways: Vec<(String, Way)>,
    /// What was seen at a cluster, by id: namespaces with commas, and the person's roles there.
    seen: Vec<(String, String, String)>,
    /// Names of groups by their ids, as a form.
    group_names: String,
    /// Clusters whose public name is wanted though they are private.
    public: Vec<String>,
}

/// What a question is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// The person's clusters; the subject is a tenant's id, or nothing.
    Search,
    /// The way to a cluster; the subject is its name.
    Way,
    /// The person's roles at a cluster, or their groups; the subject is a cluster's name, or nothing.
    Person,
}

/// One question that the second module asks.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// Which attempt it is; another one is another number.
    pub attempt: u32,
    /// What it is about.
    pub subject: String,
    /// Whether it goes on with what failed before.
    pub again: bool,
    /// The token, while it is needed.
    pub token: Option<Access>,
    /// Why there is none.
    pub problem: Option<Problem>,
    /// Whether it has been answered.
    pub done: bool,
}

impl Asked {
    /// Nothing is asked about this.
    #[must_use]
    pub fn about(subject: &str) -> Self {
        Self {
            attempt: 0,
            subject: subject.to_owned(),
            again: false,
            token: None,
            problem: None,
            done: true,
        }
    }

    /// Whether it is under way.
    #[must_use]
    pub fn is_underway(&self) -> bool {
        !self.done && self.problem.is_none()
    }
}

impl AzureState {
    /// Nothing was asked yet.
    #[must_use]
    pub fn new() -> Self {
        Self { entries: RwSignal::new(Arc::default()), known: RwSignal::new(Known::default()) }
    }

    /// Forgets whatever belongs to a person.
    pub fn forget(&self) {
        self.known.set(Known::default());
    }

    /// The question of a topic, tracked.
    #[must_use]
    pub fn asked(&self, topic: Topic) -> Option<Asked> {
        self.known.with(|known| known.asked.get(topic as usize).cloned().flatten())
    }

    fn change(&self, topic: Topic, change: impl FnOnce(&mut Option<Asked>)) {
        self.known.update(|known| {
            if let Some(asked) = known.asked.get_mut(topic as usize) {
                change(asked);
            }
        });
    }

    /// The person's roles at a cluster, as they were told, tracked.
    #[must_use]
    pub fn roles(&self, id: &str) -> String {
        self.known.with(|known| {
            let seen = known.seen.iter().find(|(own, ..)| own.eq_ignore_ascii_case(id));
            seen.map(|(_, _, roles)| roles.clone()).unwrap_or_default()
        })
    }

    /// The names of groups by their ids, as a form, tracked.
    #[must_use]
    pub fn group_names(&self) -> String {
        self.known.with(|known| known.group_names.clone())
    }

    /// Whether the public name of a private cluster is wanted, tracked.
    #[must_use]
    pub fn is_public(&self, cluster: &str) -> bool {
        self.known.with(|known| known.public.iter().any(|name| name == cluster))
    }

    /// Adds to an entry what was told of it since it was found, tracked.
    pub fn complete(&self, entry: &mut Entry) {
        let Some(id) = entry.found.as_ref().map(|found| found.id.to_lowercase()) else { return };
        self.known.with(|known| {
            if let Some((_, way)) = known.ways.iter().find(|(own, _)| *own == id) {
                entry.open(way);
            }
            if let Some((_, names, _)) = known.seen.iter().find(|(own, ..)| *own == id) {
                let names: Vec<String> = names.split(',').map(str::to_owned).collect();
                entry.suggest(&names);
            }
        });
    }
}

impl Default for AzureState {
    fn default() -> Self {
        Self::new()
    }
}

/// Whether the page may look for the person's clusters, tracked.
#[must_use]
pub fn offered(page: Page) -> bool {
    asks(page)
        && page.portal(|portal| portal.azure.as_ref().is_some_and(|a| a.discover)) == Some(true)
}

/// Whether `portal.yaml` lets the page ask Azure for whoever is signed in, tracked.
#[must_use]
pub fn asks(page: Page) -> bool {
    let identity = page.session.with(|session| session.as_ref().map(|s| s.identity.clone()));
    let own = |name: &str| {
        page.portal(|portal| {
            session::endpoints(portal).is_some()
                && portal.azure.as_ref().is_some_and(|azure| azure.identity == name)
        })
    };
    identity.and_then(|name| own(&name)).unwrap_or_default()
}

/// Puts configured and found clusters together anew.
pub fn rejoin(page: Page, found: &[Found]) {
    let joined = untrack(|| {
        page.portal(|portal| {
            let azure = portal.azure.as_ref();
            let identity = azure.map(|azure| azure.identity.as_str()).unwrap_or_default();
            let methods = azure.map(|azure| azure.methods.as_slice()).unwrap_or_default();
            catalogue::join(&portal.clusters, found, identity, methods)
        })
    });
    page.azure.entries.set(Arc::new(joined.unwrap_or_default()));
}

/// Looks for the person's clusters, in another tenant where one is named.
pub fn find(page: Page, tenant: &str, again: bool) {
    let asked = untrack(|| page.azure.asked(Topic::Search));
    if asked.is_some_and(|asked| asked.is_underway()) {
        return;
    }
    ask(page, Topic::Search, tenant, again);
}

/// Takes the other of the two names of a private cluster, and asks for the way anew.
pub fn switch_name(page: Page, name: &str) {
    let id = untrack(|| page.entry(name)).and_then(|entry| entry.found).map(|found| found.id);
    let id = id.unwrap_or_default().to_lowercase();
    page.azure.known.update(|known| {
        let before = known.public.len();
        known.public.retain(|one| one != name);
        if known.public.len() == before {
            known.public.push(name.to_owned());
        }
        known.ways.retain(|(own, _)| *own != id);
        if let Some(way) = known.asked.get_mut(Topic::Way as usize) {
            *way = None;
        }
    });
}

/// Asks a question: gets the token for it, which is kept with it alone until it is answered.
pub fn ask(page: Page, topic: Topic, subject: &str, again: bool) {
    let mut attempt = 1;
    page.azure.change(topic, |asked| {
        attempt += asked.as_ref().map_or(0, |asked| asked.attempt);
        *asked = Some(Asked { attempt, again, done: false, ..Asked::about(subject) });
    });
    let graph = topic == Topic::Person && subject.is_empty();
    let tenant = match topic {
        Topic::Search => Some(subject.to_owned()),
        Topic::Way | Topic::Person => {
            untrack(|| page.entry(subject)).and_then(|entry| entry.found?.tenant)
        }
    };
    let tenant = tenant.filter(|tenant| !tenant.is_empty());
    spawn_local(async move {
        let got = token(page, graph, tenant.as_deref()).await;
        page.azure.change(topic, |asked| {
            let Some(asked) = asked.as_mut().filter(|asked| asked.attempt == attempt) else {
                return;
            };
            match got {
                Ok(token) => asked.token = Some(token),
                Err(problem) => asked.problem = Some(problem),
            }
        });
    });
}

/// A token for Resource Manager or Graph, one at a time; it is nowhere kept but with its question.
async fn token(page: Page, graph: bool, tenant: Option<&str>) -> Result<Access, Problem> {
    let none = || Problem::new("session.cannot-renew", Whose::Person);
    let reading = page.reading.get_untracked().ok_or_else(none)?;
    let endpoints = session::endpoints(&reading.portal).ok_or_else(none)?;
    let scopes = if graph { vec![endpoints.graph_scope()] } else { endpoints.manager_scopes() };
    let mut patience = PATIENCE;
    loop {
        let session = page.session.get_untracked().ok_or_else(none)?;
        // The tenant of the sign-in is asked where the sign-in was.
        let here = session.person.tid.as_deref();
        let tenant =
            tenant.filter(|tenant| here.is_none_or(|own| !own.eq_ignore_ascii_case(tenant)));
        let resource = Resource { scopes: &scopes, tenant };
        let got = session::access(&Browser, &reading.portal, &session, &resource).await;
        match got {
            Ok((next, access)) => {
                // Whoever signed out meanwhile stays signed out, and gets nothing.
                if page.session.with_untracked(Option::is_none) {
                    return Err(none());
                }
                page.session.set(Some(Arc::new(next)));
                return Ok(access);
            }
            Err(problem) if problem.code == "session.busy" && patience > 0 => {
                patience -= 1;
                Browser.wait(1).await;
            }
            Err(problem) => return Err(problem),
        }
    }
}

/// What the second module tells of its questions.
pub fn told(page: Page, name: &str, value: &str) {
    let state = page.azure;
    let pairs = parse(value);
    let get = |name: &str| {
        let found = pairs.iter().find(|(n, _)| n == name);
        found.map(|(_, value)| value.clone()).unwrap_or_default()
    };
    match name {
        "found" => found(page, value),
        "find" => find(page, value, false),
        "find-again" => {
            let subject = untrack(|| state.asked(Topic::Search)).map(|asked| asked.subject);
            find(page, &subject.unwrap_or_default(), true);
        }
        "way-again" => ask(page, Topic::Way, value, false),
        "roles" => ask(page, Topic::Person, value, false),
        // The question has its answer, and its token goes.
        "done" => state.change(topic(value), |asked| {
            if let Some(asked) = asked {
                asked.token = None;
                asked.done = true;
            }
        }),
        "way" => {
            if let Some(way) = Way::from_form(&pairs) {
                let id = get("id").to_lowercase();
                state.known.update(|known| {
                    known.ways.retain(|(own, _)| *own != id);
                    known.ways.push((id, way));
                });
            }
        }
        "seen" => {
            let id = get("id").to_lowercase();
            let (names, roles) = (get("namespaces"), get("roles"));
            state.known.update(|known| {
                known.seen.retain(|(own, ..)| *own != id);
                known.seen.push((id, names, roles));
            });
        }
        "groups" => {
            let ids: Vec<String> =
                value.split(',').filter(|id| !id.is_empty()).map(str::to_owned).collect();
            page.said.set(words::groups(ids.len()));
            if let Some(session) = page.session.get_untracked() {
                let mut known = (*session).clone();
                known.person.groups = Groups::Known(ids);
                page.session.set(Some(Arc::new(known)));
            }
        }
        "group-names" => state.known.update(|known| value.clone_into(&mut known.group_names)),
        "back" => {
            // What Azure wants of the person before it answers: back to the provider, with that.
            let (claims, tenant) = (get("claims"), get("tenant"));
            state.change(topic(&get("what")), |asked| {
                let Some(asked) = asked else { return };
                let scope = asked.token.take().map(|token| token.scope).unwrap_or_default();
                let problem = Problem::new("session.interaction", Whose::Person)
                    .with("scope", scope)
                    .with("claims", claims)
                    .with("tenant", tenant);
                asked.problem = Some(problem);
            });
        }
        _ => {}
    }
}

fn topic(name: &str) -> Topic {
    match name {
        "find" => Topic::Search,
        "way" => Topic::Way,
        _ => Topic::Person,
    }
}

/// Clusters that were found take the place of those that were found in the same tenant before.
fn found(page: Page, value: &str) {
    let Some(Value::Array(list)) = json::read(value) else { return };
    let subject = untrack(|| page.azure.asked(Topic::Search)).map(|asked| asked.subject);
    let home = page.session.get_untracked().and_then(|session| session.person.tid.clone());
    let tenant = subject.filter(|subject| !subject.is_empty()).or(home).unwrap_or_default();
    let mut all = page.azure.entries.with_untracked(|entries| {
        let elsewhere = |one: &&Found| {
            one.tenant.as_deref().is_some_and(|own| !own.eq_ignore_ascii_case(&tenant))
        };
        let old = entries.iter().filter_map(|entry| entry.found.as_ref());
        old.filter(elsewhere).cloned().collect::<Vec<_>>()
    });
    all.extend(list.iter().filter_map(Found::from_json).map(|mut one| {
        // The tenant that answered, whose tokens it takes: with Azure Lighthouse the subscription
        // is another tenant's.
        if !tenant.is_empty() {
            one.tenant = Some(tenant.clone());
        }
        one
    }));
    rejoin(page, &all);
    page.choose_missed();
}

/// Leaves for the provider with what it asked for, to come back to the same question.
pub fn go_back(page: Page, problem: &Problem) {
    let Some(identity) = untrack(|| page.signed_in_with()) else { return };
    // Whoever had found clusters before finds them again: the choice may be among them.
    let asked = untrack(|| page.azure.asked(Topic::Search));
    let mut link = untrack(|| page.link());
    link.find = asked.map(|asked| asked.subject);
    let selection = own(&link::write(&link, link::Source::Own));
    flow::leave_for(page, identity, selection, problem.clone());
}

/// Whether a problem of a question leads back to the provider.
#[must_use]
pub fn resolvable(problem: &Problem) -> bool {
    leads_back(problem)
}

/// What the second module needs for a question.
#[must_use]
pub fn given(page: Page, asked: &Asked, more: &[(&str, &str)]) -> String {
    let token = asked.token.as_ref().map(Access::token).unwrap_or_default();
    let (oid, tid, name) = page.session.with(|session| {
        let person = session.as_ref().map(|session| &session.person);
        let text = |text: Option<&String>| text.cloned().unwrap_or_default();
        (
            text(person.and_then(|person| person.oid.as_ref())),
            text(person.and_then(|person| person.tid.as_ref())),
            person.map(|person| person.user_name.clone()).unwrap_or_default(),
        )
    });
    let source = page.source.get_value();
    let attempt = asked.attempt.to_string();
    let mut pairs = vec![
        ("attempt", attempt.as_str()),
        ("subject", &asked.subject),
        ("again", if asked.again { "1" } else { "" }),
        ("token", token),
        ("portal", &source),
        ("oid", &oid),
        ("tid", &tid),
        ("user", &name),
    ];
    pairs.extend_from_slice(more);
    form(&pairs)
}

/// The chosen cluster that was found and whose way is not known yet, tracked.
#[must_use]
pub fn unknown_way(page: Page) -> Option<Entry> {
    let unknown = |entry: &Entry| {
        let cluster = &entry.cluster;
        entry.found.is_some() && cluster.server.is_empty() && matches!(cluster.trust, Trust::Aks(_))
    };
    page.chosen.get().iter().filter_map(|name| page.entry(name)).find(unknown)
}

/// Whether Azure itself says that a cluster has no sign-in by Entra: then there is nothing to ask,
/// because its only credential is an administrator's.
#[must_use]
pub fn without_entra(entry: &Entry) -> bool {
    entry.found.as_ref().is_some_and(|found| matches!(found.entra, Entra::None))
}
