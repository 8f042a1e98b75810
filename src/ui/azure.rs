//! Asking Azure, on the page's side: tokens, each for one purpose and dropped after it, and what
//! the second module found out with them. Nothing is asked before the person asks for it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::choice::own;
use super::flow;
use super::state::Page;
use crate::azure::{Entra, Found, Way};
use crate::browser::Browser;
use crate::catalogue::{self, Entry, link};
use crate::config::Cluster;
use crate::encode::{form, parse};
use crate::json::{self, Value};
use crate::platform::Platform;
use crate::problem::{Problem, Whose};
use crate::session::{self, Access, Groups, Resource, leads_back};

/// How often a token that is not at hand is waited for, once a second.
const PATIENCE: u32 = 30;

/// What was asked of Azure and what came of it.
#[derive(Clone, Copy)]
pub struct AzureState {
    /// Every cluster: the configured ones, and those that were found.
    pub entries: RwSignal<Arc<Vec<Entry>>>,
    /// What was found, of all tenants that were asked; `None` before that.
    found: RwSignal<Option<Arc<Vec<Found>>>>,
    /// The ways to clusters that were found, by resource id in small letters.
    ways: RwSignal<BTreeMap<String, Way>>,
    /// Namespaces that Azure names for a cluster, likewise.
    namespaces: RwSignal<BTreeMap<String, Vec<String>>>,
    /// The person's role assignments on a cluster as JSON, likewise.
    pub roles: RwSignal<BTreeMap<String, String>>,
    /// Names of groups by their ids.
    pub group_names: RwSignal<BTreeMap<String, String>>,
    /// The search under way or done.
    pub search: RwSignal<Option<Asked>>,
    /// The way that is asked for, or was refused.
    pub way: RwSignal<Option<Asked>>,
    /// The question for the person's groups.
    pub groups: RwSignal<Option<Asked>>,
    /// Clusters whose public name is wanted though they are private.
    pub public: RwSignal<BTreeSet<String>>,
}

/// One question that the second module asks.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// Which attempt it is; another one is another number.
    pub attempt: u32,
    /// What it is about: a tenant's id or nothing, a cluster's name, nothing.
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
}

impl AzureState {
    /// Nothing was asked yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            entries: RwSignal::new(Arc::default()),
            found: RwSignal::new(None),
            ways: RwSignal::new(BTreeMap::new()),
            namespaces: RwSignal::new(BTreeMap::new()),
            roles: RwSignal::new(BTreeMap::new()),
            group_names: RwSignal::new(BTreeMap::new()),
            search: RwSignal::new(None),
            way: RwSignal::new(None),
            groups: RwSignal::new(None),
            public: RwSignal::new(BTreeSet::new()),
        }
    }

    /// Forgets whatever belongs to a person.
    pub fn forget(&self) {
        self.found.set(None);
        self.ways.set(BTreeMap::new());
        self.namespaces.set(BTreeMap::new());
        self.roles.set(BTreeMap::new());
        self.group_names.set(BTreeMap::new());
        for asked in [self.search, self.way, self.groups] {
            asked.set(None);
        }
        self.public.set(BTreeSet::new());
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
pub fn rejoin(page: Page) {
    let state = page.azure;
    let found = state.found.get_untracked().unwrap_or_default();
    let joined = untrack(|| {
        page.portal(|portal| {
            let azure = portal.azure.as_ref();
            let identity = azure.map(|azure| azure.identity.as_str()).unwrap_or_default();
            let methods = azure.map(|azure| azure.methods.as_slice()).unwrap_or_default();
            catalogue::join(&portal.clusters, &found, identity, methods)
        })
    });
    let mut entries = joined.unwrap_or_default();
    state.ways.with_untracked(|ways| {
        state.namespaces.with_untracked(|namespaces| {
            for entry in &mut entries {
                let Some(id) = entry.found.as_ref().map(|found| found.id.to_lowercase()) else {
                    continue;
                };
                if let Some(way) = ways.get(&id) {
                    entry.open(way);
                }
                entry.suggest(namespaces.get(&id).map(Vec::as_slice).unwrap_or_default());
            }
        });
    });
    state.entries.set(Arc::new(entries));
}

/// Looks for the person's clusters, in another tenant where one is named.
pub fn find(page: Page, tenant: &str, again: bool) {
    let state = page.azure.search;
    if state.with_untracked(|asked| asked.as_ref().is_some_and(|a| !a.done && a.problem.is_none()))
    {
        return;
    }
    ask(page, state, tenant, again, Purpose::Manager);
}

/// Asks for the way to a cluster that was found, by its name.
pub fn way(page: Page, name: &str) {
    ask(page, page.azure.way, name, false, Purpose::Manager);
}

/// Asks Graph for the person's groups.
pub fn groups(page: Page) {
    ask(page, page.azure.groups, "", false, Purpose::Graph);
}

/// Takes the other of the two names of a private cluster, and asks for the way anew.
pub fn switch_name(page: Page, name: &str) {
    page.azure.public.update(|all| {
        if !all.remove(name) {
            all.insert(name.to_owned());
        }
    });
    let id = untrack(|| page.entry(name)).and_then(|entry| entry.found).map(|found| found.id);
    page.azure.ways.update(|ways| {
        ways.remove(&id.unwrap_or_default().to_lowercase());
    });
    page.azure.way.set(None);
    rejoin(page);
}

#[derive(Clone, Copy, PartialEq)]
enum Purpose {
    Manager,
    Graph,
}

fn ask(page: Page, state: RwSignal<Option<Asked>>, subject: &str, again: bool, purpose: Purpose) {
    let attempt = state.with_untracked(|asked| asked.as_ref().map_or(0, |a| a.attempt)) + 1;
    state.set(Some(Asked { attempt, again, done: false, ..Asked::about(subject) }));
    let tenant = match (purpose, untrack(|| page.entry(subject))) {
        (Purpose::Graph, _) => None,
        (_, Some(entry)) => entry.found.and_then(|found| found.tenant),
        _ => Some(subject.to_owned()),
    };
    let tenant = tenant.filter(|tenant| !tenant.is_empty());
    spawn_local(async move {
        let got = token(page, purpose, tenant.as_deref()).await;
        state.update(|asked| {
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
async fn token(page: Page, purpose: Purpose, tenant: Option<&str>) -> Result<Access, Problem> {
    let none = || Problem::new("session.cannot-renew", Whose::Person);
    let reading = page.reading.get_untracked().ok_or_else(none)?;
    let endpoints = session::endpoints(&reading.portal).ok_or_else(none)?;
    let scopes = match purpose {
        Purpose::Manager => endpoints.manager_scopes(),
        Purpose::Graph => vec![endpoints.graph_scope()],
    };
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

/// What the second module tells of its questions: `found`, `way`, `groups`, … `true` where it was
/// something of this.
pub fn told(page: Page, name: &str, value: &str) -> bool {
    let state = page.azure;
    let pairs = || parse(value);
    let get = |pairs: &[(String, String)], name: &str| {
        let found = pairs.iter().find(|(n, _)| n == name);
        found.map(|(_, value)| value.clone()).unwrap_or_default()
    };
    match name {
        "found" => found(page, value),
        "find" => find(page, value, false),
        "find-again" => {
            let subject = state.search.with_untracked(|asked| {
                asked.as_ref().map(|asked| asked.subject.clone()).unwrap_or_default()
            });
            find(page, &subject, true);
        }
        "done" => drop_token(match value {
            "find" => state.search,
            "way" => state.way,
            _ => state.groups,
        }),
        "way" => {
            let pairs = pairs();
            if let Some(way) = Way::from_form(&pairs) {
                state.ways.update(|ways| {
                    ways.insert(get(&pairs, "id").to_lowercase(), way);
                });
                rejoin(page);
            }
        }
        "way-again" => self::way(page, value),
        "seen" => {
            let pairs = pairs();
            let id = get(&pairs, "id").to_lowercase();
            let names = get(&pairs, "namespaces");
            let names = names.split(',').filter(|name| !name.is_empty()).map(str::to_owned);
            state.namespaces.update(|all| {
                all.insert(id.clone(), names.collect());
            });
            state.roles.update(|all| {
                all.insert(id, get(&pairs, "roles"));
            });
            rejoin(page);
        }
        "groups" => {
            let Some(Value::Array(list)) = json::read(value) else { return true };
            let ids = list.iter().filter_map(Value::as_str).map(str::to_owned).collect();
            page.session.update(|session| {
                if let Some(session) = session {
                    let mut known = (**session).clone();
                    known.person.groups = Groups::Known(ids);
                    *session = Arc::new(known);
                }
            });
        }
        "group-names" => state.group_names.set(pairs().into_iter().collect()),
        "back" => back(page, &pairs()),
        _ => return false,
    }
    true
}

/// The question has its answer, and its token goes.
fn drop_token(state: RwSignal<Option<Asked>>) {
    state.update(|asked| {
        if let Some(asked) = asked {
            asked.token = None;
            asked.done = true;
        }
    });
}

/// Clusters that were found take the place of those that were found in the same tenant before.
fn found(page: Page, value: &str) {
    let Some(Value::Array(list)) = json::read(value) else { return };
    let new: Vec<Found> = list.iter().filter_map(Found::from_json).collect();
    let subject = page.azure.search.with_untracked(|asked| {
        asked.as_ref().map(|asked| asked.subject.clone()).unwrap_or_default()
    });
    let home = page.session.with_untracked(|s| s.as_ref().and_then(|s| s.person.tid.clone()));
    let tenant = Some(subject).filter(|subject| !subject.is_empty()).or(home).unwrap_or_default();
    let mut all: Vec<Found> = page.azure.found.get_untracked().map_or_else(Vec::new, |old| {
        let elsewhere = |one: &&Found| {
            one.tenant.as_deref().is_some_and(|own| !own.eq_ignore_ascii_case(&tenant))
        };
        old.iter().filter(elsewhere).cloned().collect()
    });
    all.extend(new.into_iter().map(|mut one| {
        one.tenant.get_or_insert_with(|| tenant.clone());
        one
    }));
    page.azure.found.set(Some(Arc::new(all)));
    rejoin(page);
    page.choose_missed();
}

/// What Azure wants of the person before it answers: back to the provider once, with that.
fn back(page: Page, pairs: &[(String, String)]) {
    let get = |name: &str| {
        let found = pairs.iter().find(|(n, _)| n == name);
        found.map(|(_, value)| value.clone()).unwrap_or_default()
    };
    let state = match get("what").as_str() {
        "find" => page.azure.search,
        "way" => page.azure.way,
        _ => page.azure.groups,
    };
    state.update(|asked| {
        let Some(asked) = asked else { return };
        let scope = asked.token.take().map(|token| token.scope).unwrap_or_default();
        let problem = Problem::new("session.interaction", Whose::Person)
            .with("scope", scope)
            .with("claims", get("claims"))
            .with("tenant", get("tenant"));
        asked.problem = Some(problem);
    });
}

/// Leaves for the provider with what it asked for, to come back to the same question.
pub fn go_back(page: Page, problem: &Problem) {
    let Some(identity) = untrack(|| page.signed_in_with()) else { return };
    let subject = page.azure.search.with_untracked(|asked| {
        asked
            .as_ref()
            .filter(|asked| asked.problem.is_some() || asked.done)
            .map(|a| a.subject.clone())
    });
    // Whoever had found clusters before finds them again: the choice may be among them.
    let find =
        subject.or_else(|| page.azure.found.with_untracked(Option::is_some).then(String::new));
    let mut link = untrack(|| page.link());
    link.find = find;
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
    let chosen = page.chosen.get();
    chosen.iter().find_map(|name| {
        let entry = page.entry(name)?;
        (entry.found.is_some() && needs_way(&entry.cluster)).then_some(entry)
    })
}

fn needs_way(cluster: &Cluster) -> bool {
    cluster.server.is_empty() && matches!(cluster.trust, crate::config::Trust::Aks(_))
}

/// Whether Azure itself says that a cluster has no sign-in by Entra: then there is nothing to ask,
/// because its only credential is an administrator's.
#[must_use]
pub fn without_entra(entry: &Entry) -> bool {
    entry.found.as_ref().is_some_and(|found| matches!(found.entra, Entra::None))
}
