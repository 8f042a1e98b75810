//! What was asked of Azure and of the catalogue, and what came of it.

use crate::ui::signal::{RwSignal, untrack};
use std::sync::Arc;

use crate::azure::{
    AssignedRoles, Connection, ConnectionError, GraphError, SearchClusters, SearchProgress, Tenant,
};
use crate::catalogue::{CatalogueEntry, CatalogueError, Entries};
use crate::config::Reading;
use crate::index::Index;
use crate::problem::Problem;

/// What was asked of Azure and what came of it. Few signals of few types: each type is code.
#[derive(Clone, Copy)]
pub struct AzureState {
    /// Every cluster: the configured ones, and those that were found.
    pub entries: RwSignal<Arc<Entries>>,
    /// How the search goes.
    pub search: RwSignal<Progress>,
    /// Everything else.
    known: RwSignal<Answers>,
}

/// What Azure told beside the clusters. Ids are in small letters.
#[derive(Clone, Default)]
struct Answers {
    /// The questions, by topic.
    questions: [Option<Question>; 5],
    /// The catalogue behind the sign-in, with the clusters of `portal.yaml` before its own.
    catalogue: Option<Arc<Reading>>,
    /// The ways to clusters that were found, by id.
    ways: Index<Connection>,
    /// The managed namespaces that were seen at a cluster, by id.
    namespaces: Index<Vec<String>>,
    /// The person's role assignments at a cluster, by id.
    assigned: Vec<(String, Arc<AssignedRoles>)>,
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
        /// How far it is.
        so_far: SearchProgress,
        /// How many seconds Azure wants it to wait.
        wait: Option<u32>,
    },
    /// It has ended; the token is gone.
    Ended(Arc<Ended>),
}

/// How a search ended.
pub struct Ended {
    /// The search.
    pub search: SearchClusters,
    /// Other tenants that the person belongs to, where people of several sign in.
    pub tenants: Vec<Tenant>,
    /// How far it was when the person stopped it.
    pub stopped: Option<SearchProgress>,
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
    /// The catalogue behind the sign-in; there is no subject.
    Catalogue,
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
    Connection(ConnectionError),
    /// Graph did not tell the groups.
    Graph(GraphError),
    /// There is no catalogue.
    Catalogue(CatalogueError),
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
            known: RwSignal::new(Answers::default()),
        }
    }

    /// Forgets whatever belongs to a person.
    pub fn forget(&self) {
        self.entries.set(Arc::default());
        self.search.set(Progress::Token);
        self.known.set(Answers::default());
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

    /// Asks a question; the part that shows its answer answers it.
    pub fn ask(&self, topic: Topic, subject: &str, again: bool) {
        self.known.update(|known| {
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

    /// Takes the other of the two names of a private cluster; what was known of the way to it goes.
    pub fn toggle_public(&self, name: &str, id: &str) {
        self.known.update(|known| {
            let before = known.public.len();
            known.public.retain(|one| one != name);
            if known.public.len() == before {
                known.public.push(name.to_owned());
            }
            known.ways.remove(&id.to_ascii_lowercase());
        });
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

    /// The catalogue behind the sign-in is known, with the clusters of `portal.yaml` before its own.
    pub fn know_catalogue(&self, reading: Reading) {
        self.known.update(|known| known.catalogue = Some(Arc::new(reading)));
    }

    /// The catalogue behind the sign-in, once it is known, with the clusters of `portal.yaml` before
    /// its own; tracked.
    #[must_use]
    pub fn catalogue(&self) -> Option<Arc<Reading>> {
        self.known.with(|known| known.catalogue.clone())
    }

    /// Whether the catalogue behind the sign-in is still to come, or could not be had, tracked.
    #[must_use]
    pub fn lacks_catalogue(&self) -> bool {
        let question = self.question(Topic::Catalogue);
        question.is_some_and(|question| question.is_underway() || question.failure.is_some())
    }

    /// The way to a cluster is known.
    pub fn know_way(&self, id: &str, way: Connection) {
        self.known.update(|known| {
            known.ways.insert(&id.to_ascii_lowercase(), way);
        });
    }

    /// The managed namespaces at a cluster are known.
    pub fn know_namespaces(&self, id: &str, names: Vec<String>) {
        self.known.update(|known| {
            known.namespaces.insert(&id.to_ascii_lowercase(), names);
        });
    }

    /// The person's role assignments at a cluster are known.
    pub fn know_assigned(&self, id: &str, assigned: AssignedRoles) {
        self.known.update(|known| put(&mut known.assigned, id, Arc::new(assigned)));
    }

    /// The names of groups are known.
    pub fn know_group_names(&self, names: Vec<(String, String)>) {
        self.known.update(|known| known.group_names = Arc::new(names));
    }

    /// The person's role assignments at a cluster, where Azure told them, tracked.
    #[must_use]
    pub fn assigned(&self, id: &str) -> Option<Arc<AssignedRoles>> {
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

    /// An entry with what was told of it since it was found, tracked.
    #[must_use]
    pub fn completed(&self, mut entry: Arc<CatalogueEntry>) -> Arc<CatalogueEntry> {
        let Some(found) = entry.found.as_ref() else { return entry };
        let id = found.id.to_ascii_lowercase();
        self.known.with(|known| {
            if let Some(way) = known.ways.get(&id) {
                Arc::make_mut(&mut entry).connect_with(way);
            }
            if let Some(names) = known.namespaces.get(&id) {
                Arc::make_mut(&mut entry).suggest_namespaces(names);
            }
        });
        entry
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
