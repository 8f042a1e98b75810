//! Asking Azure, on the page's side: which questions are open, and what came of them. Nothing is
//! asked before the person asks for it. The asking itself opens later, in `ui::more`.

use std::sync::Arc;

use leptos::prelude::*;

use super::choice::own;
use super::flow;
use super::state::Page;
use crate::azure::{Assigned, Entra, Found, NoWay, Search, Silence, Tenant, Way};
use crate::catalogue::{self, Entry, link};
use crate::config::Trust;
use crate::problem::{Problem, Whose};
use crate::session::{self, Groups};
use crate::ui::text::azure as words;

/// What was asked of Azure and what came of it. Few signals of few types: each type is code.
#[derive(Clone, Copy)]
pub struct AzureState {
    /// Every cluster: the configured ones, and those that were found.
    pub entries: RwSignal<Arc<Vec<Entry>>>,
    /// How the search goes.
    pub search: RwSignal<Progress>,
    /// Everything else.
    known: RwSignal<Known>,
}

/// What Azure told beside the clusters. Ids are in small letters.
#[derive(Clone, Default)]
struct Known {
    /// The questions, by topic.
    questions: [Option<Question>; 4],
    /// The ways to clusters that were found, by id.
    ways: Vec<(String, Way)>,
    /// The managed namespaces that were seen at a cluster, by id.
    namespaces: Vec<(String, Vec<String>)>,
    /// The person's role assignments at a cluster, by id.
    assigned: Vec<(String, Arc<Assigned>)>,
    /// Names of groups, by their ids.
    group_names: Arc<Vec<(String, String)>>,
    /// Clusters whose public name is wanted though they are private.
    public: Vec<String>,
}

/// How the search for clusters goes.
#[derive(Clone, Default)]
pub enum Progress {
    /// It has not begun: the token is being had.
    #[default]
    Token,
    /// It is under way.
    Underway {
        /// How many clusters were found so far.
        found: usize,
        /// How many requests were answered so far, or lost.
        asked: usize,
        /// How many seconds Azure wants it to wait.
        wait: Option<u32>,
    },
    /// It has ended; the token is gone.
    Ended(Arc<Ended>),
}

/// How a search ended.
pub struct Ended {
    /// The search.
    pub search: Search,
    /// Other tenants that the person belongs to, where people of several sign in.
    pub tenants: Vec<Tenant>,
}

/// What a question is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// The person's clusters; the subject is a tenant's id, or nothing.
    Search,
    /// The way to a cluster; the subject is its name.
    Way,
    /// The person's roles at a cluster; the subject is its name.
    Roles,
    /// The person's groups, from Graph; there is no subject.
    Groups,
}

/// A question to Azure. Its token is not here: whoever answers it holds one, and drops it with the
/// answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Which attempt it is; another one is another number.
    pub attempt: u32,
    /// What it is about.
    pub subject: String,
    /// Whether it goes on with what failed before.
    pub again: bool,
    /// Whether somebody answers it already.
    taken: bool,
    /// Whether it has been answered.
    done: bool,
    /// Why it was not answered.
    pub failure: Option<Arc<Failure>>,
}

/// Why a question was not answered.
#[derive(Debug, PartialEq)]
pub enum Failure {
    /// There is no token for it, or Azure wants something of the person first.
    Problem(Problem),
    /// There is no way to the cluster.
    NoWay(NoWay),
    /// Graph did not tell the groups.
    Silence(Silence),
}

impl Question {
    /// Whether it is under way.
    #[must_use]
    pub fn is_underway(&self) -> bool {
        !self.done
    }

    /// Why there is no token for it, or what Azure wants of the person.
    #[must_use]
    pub fn problem(&self) -> Option<&Problem> {
        match self.failure.as_deref() {
            Some(Failure::Problem(problem)) => Some(problem),
            _ => None,
        }
    }
}

impl AzureState {
    /// Nothing was asked yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            entries: RwSignal::new(Arc::default()),
            search: RwSignal::new(Progress::Token),
            known: RwSignal::new(Known::default()),
        }
    }

    /// Forgets whatever belongs to a person.
    pub fn forget(&self) {
        self.entries.set(Arc::default());
        self.search.set(Progress::Token);
        self.known.set(Known::default());
    }

    /// The question of a topic, tracked.
    #[must_use]
    pub fn question(&self, topic: Topic) -> Option<Question> {
        self.known.with(|known| known.questions.get(topic as usize).cloned().flatten())
    }

    /// The question of a topic about a subject, tracked.
    #[must_use]
    pub fn question_about(&self, topic: Topic, subject: &str) -> Option<Question> {
        self.question(topic).filter(|question| question.subject == subject)
    }

    /// Takes an open question to answer it; nobody else gets it then. Tracked.
    pub fn take(&self, topic: Topic, about: impl Fn(&str) -> bool) -> Option<Question> {
        let open = |one: &Question| !one.taken && one.is_underway() && about(&one.subject);
        let question = self.question(topic).filter(open)?;
        self.known.update_untracked(|known| {
            if let Some(Some(one)) = known.questions.get_mut(topic as usize) {
                one.taken = true;
            }
        });
        Some(question)
    }

    /// Whether an attempt is still the question: whoever asked anew meanwhile wants another answer.
    #[must_use]
    pub fn is_current(&self, topic: Topic, attempt: u32) -> bool {
        let question = untrack(|| self.question(topic));
        question.is_some_and(|question| question.attempt == attempt)
    }

    /// The question has its answer, or has failed.
    pub fn answered(&self, topic: Topic, attempt: u32, failure: Option<Failure>) {
        self.known.update(|known| {
            let question = known.questions.get_mut(topic as usize).and_then(Option::as_mut);
            if let Some(question) = question.filter(|question| question.attempt == attempt) {
                question.done = true;
                question.failure = failure.map(Arc::new);
            }
        });
    }

    /// The way to a cluster is known.
    pub fn know_way(&self, id: &str, way: Way) {
        self.known.update(|known| put(&mut known.ways, id, way));
    }

    /// The managed namespaces at a cluster are known.
    pub fn know_namespaces(&self, id: &str, names: Vec<String>) {
        self.known.update(|known| put(&mut known.namespaces, id, names));
    }

    /// The person's role assignments at a cluster are known.
    pub fn know_assigned(&self, id: &str, assigned: Assigned) {
        self.known.update(|known| put(&mut known.assigned, id, Arc::new(assigned)));
    }

    /// The names of groups are known.
    pub fn know_group_names(&self, names: Vec<(String, String)>) {
        self.known.update(|known| known.group_names = Arc::new(names));
    }

    /// The person's role assignments at a cluster, where Azure told them, tracked.
    #[must_use]
    pub fn assigned(&self, id: &str) -> Option<Arc<Assigned>> {
        self.known.with(|known| get(&known.assigned, id).cloned())
    }

    /// The names of groups by their ids, tracked.
    #[must_use]
    pub fn group_names(&self) -> Arc<Vec<(String, String)>> {
        self.known.with(|known| known.group_names.clone())
    }

    /// Whether the public name of a private cluster is wanted, tracked.
    #[must_use]
    pub fn is_public(&self, cluster: &str) -> bool {
        self.known.with(|known| known.public.iter().any(|name| name == cluster))
    }

    /// Adds to an entry what was told of it since it was found, tracked.
    pub fn complete(&self, entry: &mut Entry) {
        let Some(id) = entry.found.as_ref().map(|found| found.id.clone()) else { return };
        self.known.with(|known| {
            if let Some(way) = get(&known.ways, &id) {
                entry.open(way);
            }
            if let Some(names) = get(&known.namespaces, &id) {
                entry.suggest(names);
            }
        });
    }
}

impl Default for AzureState {
    fn default() -> Self {
        Self::new()
    }
}

fn get<'a, T>(all: &'a [(String, T)], id: &str) -> Option<&'a T> {
    all.iter().find(|(own, _)| own.eq_ignore_ascii_case(id)).map(|(_, value)| value)
}

fn put<T>(all: &mut Vec<(String, T)>, id: &str, value: T) {
    all.retain(|(own, _)| !own.eq_ignore_ascii_case(id));
    all.push((id.to_owned(), value));
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
    let question = untrack(|| page.azure.question(Topic::Search));
    if question.is_some_and(|question| question.is_underway()) {
        return;
    }
    ask(page, Topic::Search, tenant, again);
}

/// Looks anew for what the search did not find out.
pub fn find_again(page: Page) {
    let before = untrack(|| page.azure.question(Topic::Search));
    find(page, &before.map(|question| question.subject).unwrap_or_default(), true);
}

/// Takes the other of the two names of a private cluster, and asks for the way anew.
pub fn switch_name(page: Page, name: &str) {
    let id = untrack(|| page.entry(name)).and_then(|entry| entry.found).map(|found| found.id);
    let id = id.unwrap_or_default();
    page.azure.known.update(|known| {
        let before = known.public.len();
        known.public.retain(|one| one != name);
        if known.public.len() == before {
            known.public.push(name.to_owned());
        }
        known.ways.retain(|(own, _)| !own.eq_ignore_ascii_case(&id));
    });
    // An answer that is still under way is about the other name, and is not the question's any more.
    ask(page, Topic::Way, name, false);
}

/// Asks a question; the part that shows its answer answers it.
pub fn ask(page: Page, topic: Topic, subject: &str, again: bool) {
    page.azure.known.update(|known| {
        if let Some(question) = known.questions.get_mut(topic as usize) {
            let attempt = question.as_ref().map_or(0, |question| question.attempt) + 1;
            *question = Some(Question {
                attempt,
                subject: subject.to_owned(),
                again,
                taken: false,
                done: false,
                failure: None,
            });
        }
    });
}

/// The groups of the person are known.
pub fn know_groups(page: Page, ids: Vec<String>) {
    page.said.set(words::groups(ids.len()));
    if let Some(session) = page.session.get_untracked() {
        let mut known = (*session).clone();
        known.person.groups = Groups::Known(ids);
        page.session.set(Some(Arc::new(known)));
    }
}

/// What Azure wants of the person before it answers: back to the provider, with that.
#[must_use]
pub fn wants_person(scope: &str, claims: &str, tenant: &str) -> Failure {
    let problem = Problem::new("session.interaction", Whose::Person);
    let problem = problem.with("scope", scope).with("claims", claims);
    Failure::Problem(problem.with("tenant", tenant))
}

/// Clusters that were found take the place of those that were found in the same tenant before.
pub fn know_found(page: Page, subject: &str, list: &[Found]) {
    let home = page.session.get_untracked().and_then(|session| session.person.tid.clone());
    let asked = Some(subject.to_owned()).filter(|subject| !subject.is_empty());
    let tenant = asked.or(home).unwrap_or_default();
    let mut all = page.azure.entries.with_untracked(|entries| {
        let elsewhere = |one: &&Found| {
            one.tenant.as_deref().is_some_and(|own| !own.eq_ignore_ascii_case(&tenant))
        };
        let old = entries.iter().filter_map(|entry| entry.found.as_ref());
        old.filter(elsewhere).cloned().collect::<Vec<_>>()
    });
    all.extend(list.iter().cloned().map(|mut one| {
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
    let question = untrack(|| page.azure.question(Topic::Search));
    let mut link = untrack(|| page.link());
    link.find = question.map(|question| question.subject);
    let selection = own(&link::write(&link, link::Source::Own));
    flow::leave_for(page, identity, selection, problem.clone());
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
