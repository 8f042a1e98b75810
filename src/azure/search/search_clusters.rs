//! The state of the search: what was asked, what came, and what is still to ask.

use std::collections::VecDeque;

use super::outcome::{EmptyReason, SearchFailure, SearchOutcome};
use super::query;
use crate::azure::endpoints::{CLUSTERS, CONNECTED, Endpoints, RESOURCE_GRAPH, SUBSCRIPTIONS};
use crate::azure::error::ApiError;
use crate::azure::operation::PagedRequest;
use crate::azure::resources::{DiscoveredCluster, Subscription};
use crate::index::{Index, sort_by_number};

/// What a subscription is asked for.
const AKS: &str = "Microsoft.ContainerService/managedClusters";
const ARC: &str = "Microsoft.Kubernetes/connectedClusters";

/// Searches for a person's clusters: `Resources` of Resource Graph, else for each subscription of
/// `Subscriptions_List` its `ManagedClusters_List` and `ConnectedCluster_ListBySubscription`.
#[derive(Clone)]
pub struct SearchClusters {
    pub(super) endpoints: Endpoints,
    pub(super) token: String,
    /// The subscriptions that are wanted; all where empty.
    pub(super) wanted: Vec<String>,
    pub(super) pending: VecDeque<Job>,
    pub(super) in_flight: Vec<Job>,
    /// Those that wait, and for how long the most patient of them.
    pub(super) delayed: Vec<Job>,
    pub(super) delay: u32,
    pub(super) clusters: Vec<DiscoveredCluster>,
    /// Where in `clusters` an id is, in small letters.
    pub(super) index_by_id: Index<usize>,
    pub(super) subscriptions: Vec<Subscription>,
    /// Whether it is known which subscriptions there are.
    pub(super) listed: bool,
    /// How many of them were asked, each for its clusters.
    pub(super) asked_subscriptions: usize,
    /// Whether one of them answered, and which of those just asked belong to another tenant.
    pub(super) any_answered: bool,
    pub(super) wrong_tenant: Vec<ApiError>,
    pub(super) failures: Vec<SearchFailure>,
    pub(super) failed: Vec<Task>,
    pub(super) needs_person: Option<ApiError>,
    pub(super) answered: usize,
}

/// One thing to ask for; subscriptions by their place in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Task {
    ResourceGraph,
    /// The subscriptions, to ask each of them.
    ListSubscriptions,
    /// The subscriptions, only to know whether there are any.
    CountSubscriptions,
    /// The first that is wanted, which is not among those that are seen.
    ProbeSubscription,
    AksClusters(usize),
    ArcClusters(usize),
}

#[derive(Clone)]
pub(super) struct Job {
    pub(super) task: Task,
    pub(super) request: PagedRequest,
    /// How many pages were read.
    pub(super) pages_read: usize,
    /// How many items of them could be read, and how many not.
    pub(super) items_read: usize,
    pub(super) items_unread: usize,
    /// The token of the page that was asked for last.
    pub(super) skip_token: Option<String>,
}

// The token is never printed.
impl core::fmt::Debug for SearchClusters {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let next: Vec<_> = self.pending.iter().map(|job| job.task).collect();
        write!(f, "asked {}, found {}, next {next:?}", self.answered, self.clusters.len())
    }
}

impl SearchClusters {
    /// A search with a token for Resource Manager, in these subscriptions (ids), or in all that the
    /// person sees.
    #[must_use]
    pub fn new(endpoints: &Endpoints, token: &str, subscriptions: Vec<String>) -> Self {
        let mut search = Self {
            endpoints: endpoints.clone(),
            token: token.to_owned(),
            wanted: subscriptions.iter().map(|id| id.to_ascii_lowercase()).collect(),
            pending: VecDeque::new(),
            in_flight: Vec::new(),
            delayed: Vec::new(),
            delay: 0,
            clusters: Vec::new(),
            index_by_id: Index::default(),
            subscriptions: Vec::new(),
            listed: false,
            asked_subscriptions: 0,
            any_answered: false,
            wrong_tenant: Vec::new(),
            failures: Vec::new(),
            failed: Vec::new(),
            needs_person: None,
            answered: 0,
        };
        search.ask(Task::ResourceGraph);
        search
    }

    /// A search for what this one did not find out, with a token of its own: what was found stays,
    /// and this one has dropped its own when it ended.
    #[must_use]
    pub fn retry(&self, token: &str) -> Self {
        let open = self.jobs().map(|job| job.task);
        let mut tasks: Vec<Task> = open.chain(self.failed.iter().copied()).collect();
        sort_by_number(&mut tasks, |task| match task {
            Task::ResourceGraph
            | Task::ListSubscriptions
            | Task::CountSubscriptions
            | Task::ProbeSubscription => 0,
            Task::AksClusters(at) | Task::ArcClusters(at) => *at + 1,
        });
        let mut search = Self::new(&self.endpoints, token, self.wanted.clone());
        search.pending.clear();
        search.clusters.clone_from(&self.clusters);
        search.index_by_id.clone_from(&self.index_by_id);
        search.subscriptions.clone_from(&self.subscriptions);
        search.listed = self.listed;
        search.asked_subscriptions = self.asked_subscriptions;
        search.any_answered = self.any_answered;
        tasks.into_iter().for_each(|task| search.ask(task));
        search
    }

    /// The clusters so far, each once.
    #[must_use]
    pub fn clusters(&self) -> &[DiscoveredCluster] {
        &self.clusters
    }

    /// How many requests were answered so far, or lost.
    #[must_use]
    pub fn answered(&self) -> usize {
        self.answered
    }

    /// How it ended.
    #[must_use]
    pub fn outcome(&self) -> SearchOutcome<'_> {
        match &self.needs_person {
            Some(error) => SearchOutcome::NeedsPerson(error),
            None if self.is_underway() => SearchOutcome::Underway,
            None if self.failures.is_empty() => SearchOutcome::Complete,
            None => SearchOutcome::Partial,
        }
    }

    /// What could not be found out.
    #[must_use]
    pub fn failures(&self) -> &[SearchFailure] {
        &self.failures
    }

    /// Why there is nothing; `None` where there is something, while it is under way, and where
    /// troubles leave it open.
    #[must_use]
    pub fn empty_reason(&self) -> Option<EmptyReason> {
        let open =
            self.outcome() != SearchOutcome::Complete || !self.listed || !self.clusters.is_empty();
        let none = self.subscriptions.is_empty();
        (!open).then_some(if none { EmptyReason::NoSubscription } else { EmptyReason::NoCluster })
    }

    /// Ends it where it is: what was found stays, and a search that goes on from it asks for the rest.
    pub fn halt(&mut self) {
        self.end();
    }

    pub(super) fn is_underway(&self) -> bool {
        self.jobs().next().is_some()
    }

    pub(super) fn jobs(&self) -> impl Iterator<Item = &Job> {
        self.in_flight.iter().chain(&self.delayed).chain(&self.pending)
    }

    /// It is over: the token goes, and what was not asked any more counts as failed.
    pub(super) fn end(&mut self) {
        let open: Vec<Task> = self.jobs().map(|job| job.task).collect();
        self.failed.extend(open);
        self.in_flight.clear();
        self.delayed.clear();
        self.pending.clear();
        self.token.clear();
    }

    pub(super) fn ask(&mut self, task: Task) {
        let get = |path, versions| PagedRequest::get(&self.endpoints, &self.token, path, versions);
        let of = |at: usize, kind: &str| {
            let id = self.subscriptions.get(at).map_or("", |one| one.id.as_str());
            format!("/subscriptions/{id}/providers/{kind}")
        };
        let request = match task {
            Task::ResourceGraph => {
                let path = "/providers/Microsoft.ResourceGraph/resources".to_owned();
                let body = Some(query::request_body(&self.wanted, None));
                PagedRequest::post(&self.endpoints, &self.token, path, RESOURCE_GRAPH, body)
            }
            Task::ListSubscriptions | Task::CountSubscriptions => {
                get("/subscriptions".to_owned(), SUBSCRIPTIONS)
            }
            Task::ProbeSubscription => {
                let id = self.wanted.first().map_or("", String::as_str);
                get(format!("/subscriptions/{id}"), SUBSCRIPTIONS)
            }
            Task::AksClusters(at) => get(of(at, AKS), CLUSTERS),
            Task::ArcClusters(at) => get(of(at, ARC), CONNECTED),
        };
        self.pending.push_back(Job {
            task,
            request,
            pages_read: 0,
            items_read: 0,
            items_unread: 0,
            skip_token: None,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::SearchClusters;
    use crate::azure::{Action, Endpoints, Operation};
    use crate::clouds::Cloud;
    use crate::platform::{FetchError, Response};

    /// Runs a search whose every request is answered alike.
    fn ended(answer: &Result<Response, FetchError>) -> SearchClusters {
        let endpoints = Endpoints::new(Cloud::Public, None, None).unwrap();
        let mut search = SearchClusters::new(&endpoints, "secret", vec!["a".to_owned()]);
        loop {
            match search.next_action() {
                Action::Done => return search,
                Action::Wait(_) => {}
                Action::Send(requests) => {
                    search.receive(requests.iter().map(|_| answer.clone()).collect());
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
