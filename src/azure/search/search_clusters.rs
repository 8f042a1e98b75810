//! The search as a machine: what was asked, what came, and what is still to ask.

use std::collections::{BTreeMap, VecDeque};

use super::outcome::{Emptiness, Outcome, Trouble};
use super::query;
use crate::azure::endpoints::{CLUSTERS, CONNECTED, Endpoints, RESOURCE_GRAPH, SUBSCRIPTIONS};
use crate::azure::error::Refusal;
use crate::azure::operation::Question;
use crate::azure::resources::{Found, Subscription};

/// What a subscription is asked for.
const AKS: &str = "Microsoft.ContainerService/managedClusters";
const ARC: &str = "Microsoft.Kubernetes/connectedClusters";

/// The search for a person's clusters, as an [`Errand`].
#[derive(Clone)]
pub struct Search {
    pub(super) endpoints: Endpoints,
    pub(super) token: String,
    /// The subscriptions that are wanted; all where empty.
    pub(super) wanted: Vec<String>,
    pub(super) pending: VecDeque<Job>,
    pub(super) flying: Vec<Job>,
    /// Those that wait, and for how long the most patient of them.
    pub(super) later: Vec<Job>,
    pub(super) delay: u32,
    pub(super) found: Vec<Found>,
    /// Where in `found` an id is, in small letters.
    pub(super) spots: BTreeMap<String, usize>,
    pub(super) subscriptions: Vec<Subscription>,
    /// Whether it is known which subscriptions there are.
    pub(super) listed: bool,
    /// How many of them were asked, each for its clusters.
    pub(super) told: usize,
    /// Whether one of them answered, and which of those just asked belong to another tenant.
    pub(super) answers: bool,
    pub(super) wrong: Vec<Refusal>,
    pub(super) troubles: Vec<Trouble>,
    pub(super) failed: Vec<Task>,
    pub(super) person: Option<Refusal>,
    pub(super) asked: usize,
}

/// One thing to ask for; subscriptions by their place in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Task {
    Graph,
    /// The subscriptions, to ask each of them.
    List,
    /// The subscriptions, only to know whether there are any.
    Look,
    /// The first that is wanted, which is not among those that are seen.
    Probe,
    Clusters(usize),
    Connected(usize),
}

#[derive(Clone)]
pub(super) struct Job {
    pub(super) task: Task,
    pub(super) question: Question,
    /// How many pages were read.
    pub(super) read: usize,
    /// How many items of them could be read, and how many not.
    pub(super) held: usize,
    pub(super) unread: usize,
    /// The token of the page that was asked for last.
    pub(super) page: Option<String>,
}

// The token is never printed.
impl core::fmt::Debug for Search {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let next: Vec<_> = self.pending.iter().map(|job| job.task).collect();
        write!(f, "asked {}, found {}, next {next:?}", self.asked, self.found.len())
    }
}

impl Search {
    /// A search with a token for Resource Manager, in these subscriptions (ids), or in all that the
    /// person sees.
    #[must_use]
    pub fn new(endpoints: &Endpoints, token: &str, subscriptions: Vec<String>) -> Self {
        let mut search = Self {
            endpoints: endpoints.clone(),
            token: token.to_owned(),
            wanted: subscriptions.iter().map(|id| id.to_ascii_lowercase()).collect(),
            pending: VecDeque::new(),
            flying: Vec::new(),
            later: Vec::new(),
            delay: 0,
            found: Vec::new(),
            spots: BTreeMap::new(),
            subscriptions: Vec::new(),
            listed: false,
            told: 0,
            answers: false,
            wrong: Vec::new(),
            troubles: Vec::new(),
            failed: Vec::new(),
            person: None,
            asked: 0,
        };
        search.ask(Task::Graph);
        search
    }

    /// A search for what this one did not find out, with a token of its own: what was found stays,
    /// and this one has dropped its own when it ended.
    #[must_use]
    pub fn again(&self, token: &str) -> Self {
        let open = self.jobs().map(|job| job.task);
        let mut tasks: Vec<Task> = open.chain(self.failed.iter().copied()).collect();
        tasks.sort_by_key(|task| match task {
            Task::Graph | Task::List | Task::Look | Task::Probe => 0,
            Task::Clusters(at) | Task::Connected(at) => *at + 1,
        });
        let mut search = Self::new(&self.endpoints, token, self.wanted.clone());
        search.pending.clear();
        search.found.clone_from(&self.found);
        search.spots.clone_from(&self.spots);
        search.subscriptions.clone_from(&self.subscriptions);
        search.listed = self.listed;
        search.told = self.told;
        search.answers = self.answers;
        tasks.into_iter().for_each(|task| search.ask(task));
        search
    }

    /// The clusters so far, each once.
    #[must_use]
    pub fn found(&self) -> &[Found] {
        &self.found
    }

    /// How many requests were answered so far, or lost.
    #[must_use]
    pub fn asked(&self) -> usize {
        self.asked
    }

    /// How it ended.
    #[must_use]
    pub fn outcome(&self) -> Outcome<'_> {
        match &self.person {
            Some(refusal) => Outcome::Person(refusal),
            None if self.is_underway() => Outcome::Underway,
            None if self.troubles.is_empty() => Outcome::Complete,
            None => Outcome::Partial,
        }
    }

    /// What could not be found out.
    #[must_use]
    pub fn troubles(&self) -> &[Trouble] {
        &self.troubles
    }

    /// Why there is nothing; `None` where there is something, while it is under way, and where
    /// troubles leave it open.
    #[must_use]
    pub fn emptiness(&self) -> Option<Emptiness> {
        let open = self.outcome() != Outcome::Complete || !self.listed || !self.found.is_empty();
        let none = self.subscriptions.is_empty();
        (!open).then_some(if none { Emptiness::NoSubscription } else { Emptiness::NoCluster })
    }

    pub(super) fn is_underway(&self) -> bool {
        self.jobs().next().is_some()
    }

    fn jobs(&self) -> impl Iterator<Item = &Job> {
        self.flying.iter().chain(&self.later).chain(&self.pending)
    }

    /// It is over: the token goes, and what was not asked any more counts as failed.
    pub(super) fn end(&mut self) {
        let open: Vec<Task> = self.jobs().map(|job| job.task).collect();
        self.failed.extend(open);
        self.flying.clear();
        self.later.clear();
        self.pending.clear();
        self.token.clear();
    }

    pub(super) fn ask(&mut self, task: Task) {
        let get = |path, versions| Question::get(&self.endpoints, &self.token, path, versions);
        let of = |at: usize, kind: &str| {
            let id = self.subscriptions.get(at).map_or("", |one| one.id.as_str());
            format!("/subscriptions/{id}/providers/{kind}")
        };
        let question = match task {
            Task::Graph => {
                let path = "/providers/Microsoft.ResourceGraph/resources".to_owned();
                let body = Some(query::question(&self.wanted, None));
                Question::post(&self.endpoints, &self.token, path, RESOURCE_GRAPH, body)
            }
            Task::List | Task::Look => get("/subscriptions".to_owned(), SUBSCRIPTIONS),
            Task::Probe => {
                let id = self.wanted.first().map_or("", String::as_str);
                get(format!("/subscriptions/{id}"), SUBSCRIPTIONS)
            }
            Task::Clusters(at) => get(of(at, AKS), CLUSTERS),
            Task::Connected(at) => get(of(at, ARC), CONNECTED),
        };
        self.pending.push_back(Job { task, question, read: 0, held: 0, unread: 0, page: None });
    }
}

#[cfg(test)]
mod tests {
    use super::Search;
    use crate::azure::{Endpoints, Errand, Step};
    use crate::clouds::Cloud;
    use crate::platform::{FetchError, Response};

    /// Runs a search whose every request is answered alike.
    fn ended(answer: &Result<Response, FetchError>) -> Search {
        let endpoints = Endpoints::new(Cloud::Public, None, None).unwrap();
        let mut search = Search::new(&endpoints, "secret", vec!["a".to_owned()]);
        loop {
            match search.next() {
                Step::Done => return search,
                Step::Wait(_) => {}
                Step::Ask(requests) => {
                    search.answer(requests.iter().map(|_| answer.clone()).collect());
                }
            }
        }
    }

    #[test]
    fn a_search_that_has_ended_holds_no_token() {
        let answered = |status, body: &str| {
            Ok(Response { status, headers: Vec::new(), body: body.to_owned() })
        };
        let answers = [
            answered(200, r#"{"data":[],"value":[]}"#),
            answered(401, ""),
            answered(403, "{}"),
            Err(FetchError::Network),
        ];
        for answer in answers {
            let search = ended(&answer);
            assert!(search.token.is_empty(), "{answer:?}");
            assert_eq!(search.jobs().count(), 0, "{answer:?}");
        }
    }
}
