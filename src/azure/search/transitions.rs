//! The transitions of the search: which request follows which answer, and what stops it.

use super::outcome::{FailureCause, SearchFailure, SearchTarget};
use super::query::request_body;
use super::search_clusters::{Job, SearchClusters, Task};
use crate::azure::error::{ApiError, ApiErrorKind};
use crate::azure::operation::{Action, Operation, SearchProgress};
use crate::azure::resources::{self, Subscription, SubscriptionState, member};
use crate::ids::is_guid;
use crate::json::Value;
use crate::platform::{FetchError, Response};

/// How many subscriptions are asked at the same time, and the most that are asked at all.
const AT_ONCE: usize = 6;
const MOST_ASKED: usize = 500;
/// The most pages of Resource Graph that are read.
const MOST_PAGES: usize = 100;

impl SearchClusters {
    /// Reads the pages of a job that were not read yet.
    fn read(&mut self, job: &mut Job) {
        let rows = if job.task == Task::ResourceGraph { "data" } else { "value" };
        for page in job.request.pages().iter().skip(job.pages_read) {
            match (job.task, member(page, rows).as_array()) {
                (Task::ProbeSubscription, _) => {}
                (_, None) => job.items_unread += 1,
                (task, Some(items)) => {
                    let read = items.iter().filter(|item| self.read_item(task, item)).count();
                    job.items_read += read;
                    job.items_unread += items.len() - read;
                }
            }
        }
        job.pages_read = job.request.pages().len();
    }

    /// Whether an item could be read.
    fn read_item(&mut self, task: Task, item: &Value) -> bool {
        match task {
            Task::ListSubscriptions | Task::CountSubscriptions | Task::ProbeSubscription => {
                self.take_subscription(item)
            }
            Task::ResourceGraph => self.take_cluster(item, None),
            Task::AksClusters(at) | Task::ArcClusters(at) => self.take_cluster(item, Some(at)),
        }
    }

    fn take_subscription(&mut self, item: &Value) -> bool {
        let Some(one) = resources::parse_subscription(item) else { return false };
        let known = self.subscriptions.iter().any(|other| other.id == one.id);
        if !known && self.wants(&one.id) {
            self.subscriptions.push(one);
        }
        true
    }

    fn wants(&self, subscription: &str) -> bool {
        self.wanted.is_empty() || self.wanted.iter().any(|id| id == subscription)
    }

    fn take_cluster(&mut self, item: &Value, at: Option<usize>) -> bool {
        let Some(mut found) = resources::parse_cluster(item) else { return false };
        if !self.wants(&found.subscription) {
            return true;
        }
        if let Some(home) = at.and_then(|at| self.subscriptions.get(at)) {
            found.subscription_name.clone_from(&home.name);
            found.tenant.clone_from(&home.tenant);
        }
        let key = found.id.to_ascii_lowercase();
        match self.index_by_id.get(&key).and_then(|spot| self.clusters.get_mut(*spot)) {
            Some(known) => known.merge(found),
            None => {
                self.index_by_id.insert(&key, self.clusters.len());
                self.clusters.push(found);
            }
        }
        true
    }

    /// Takes one answer to a job; where it wants more, it is asked again before the others.
    fn take(&mut self, mut job: Job, answer: &Result<Response, FetchError>) {
        self.answered += 1;
        job.request.receive_one(answer);
        self.read(&mut job);
        match job.request.outcome().cloned() {
            None => self.pending.push_front(job),
            Some(Err(error)) => {
                self.close(&job);
                self.handle_error(&job, error);
            }
            Some(Ok(())) if job.task == Task::ResourceGraph => self.next_rows(job),
            Some(Ok(())) => {
                self.close(&job);
                self.advance(job.task);
            }
        }
    }

    /// Goes on after a whole answer.
    fn advance(&mut self, task: Task) {
        match task {
            Task::ListSubscriptions => self.ask_each(),
            Task::CountSubscriptions => {
                self.listed = true;
                // Those that are wanted may lie in another tenant, and say so.
                let wanted = self.wanted.first().is_some_and(|id| is_guid(id));
                if self.subscriptions.is_empty() && wanted {
                    self.ask(Task::ProbeSubscription);
                }
            }
            Task::AksClusters(at) => {
                self.any_answered = true;
                self.ask(Task::ArcClusters(at));
            }
            Task::ArcClusters(_) | Task::ProbeSubscription | Task::ResourceGraph => {}
        }
    }

    /// Says what of the answers to a job could not be read.
    fn close(&mut self, job: &Job) {
        if job.items_unread > 0 {
            self.say(job, FailureCause::Unread(job.items_unread));
        }
    }

    /// Asks for the next page of Resource Graph, where there is one.
    fn next_rows(&mut self, mut job: Job) {
        let Some(page) = job.request.pages().last() else { return };
        let next = member(page, "$skipToken").as_str().filter(|token| !token.is_empty());
        // A text, as the service writes it, or what it should have been.
        let truncated = member(page, "resultTruncated");
        let cut = truncated.as_bool().unwrap_or(truncated.as_str() == Some("true"));
        let next = next.map(str::to_owned);
        // A page that leads to itself, or without end, is not followed.
        let round = next.is_some() && (next == job.skip_token || job.pages_read >= MOST_PAGES);
        if next.is_some() && !round {
            job.request.continue_with_body(request_body(&self.wanted, next.as_deref()));
            job.skip_token = next;
            self.pending.push_front(job);
            return;
        }
        self.close(&job);
        if cut || round {
            self.fail(&job, FailureCause::Truncated);
        }
    }

    /// Asks each subscription that was not asked before.
    fn ask_each(&mut self) {
        self.listed = true;
        // Those that are wanted and not listed are asked too: their answer says why.
        for id in self.wanted.clone() {
            let known = self.subscriptions.iter().any(|one| one.id == id);
            if !known && is_guid(&id) {
                let state = SubscriptionState::Active;
                self.subscriptions.push(Subscription { id, name: None, tenant: None, state });
            }
        }
        for at in self.asked_subscriptions..self.subscriptions.len().min(MOST_ASKED) {
            if self.subscriptions.get(at).is_some_and(|one| one.state == SubscriptionState::Active)
            {
                self.ask(Task::AksClusters(at));
            }
        }
        self.asked_subscriptions = self.subscriptions.len();
        if self.asked_subscriptions > MOST_ASKED {
            let target = SearchTarget::Subscriptions;
            self.failures.push(SearchFailure {
                target,
                cause: FailureCause::Truncated,
                received: MOST_ASKED,
            });
        }
    }

    fn handle_error(&mut self, job: &Job, error: ApiError) {
        let each = matches!(job.task, Task::AksClusters(_) | Task::ArcClusters(_));
        match (&error.kind, job.task) {
            (ApiErrorKind::InvalidToken | ApiErrorKind::ClaimsChallenge(_), _) => {
                self.stop(job.task, error)
            }
            (ApiErrorKind::WrongTenant(_), _) if !each => self.stop(job.task, error),
            // Nothing there, and nobody to ask for it.
            (ApiErrorKind::ProviderNotRegistered, Task::AksClusters(at)) => {
                self.ask(Task::ArcClusters(at))
            }
            (
                ApiErrorKind::ProviderNotRegistered | ApiErrorKind::UnsupportedApiVersion,
                Task::ArcClusters(_),
            )
            | (_, Task::ProbeSubscription) => {}
            (why, Task::ResourceGraph) if *why != ApiErrorKind::Offline => {
                self.ask(Task::ListSubscriptions);
            }
            (_, Task::ListSubscriptions) => {
                // Where it is said which are wanted, the list was only for their names.
                if self.wanted.is_empty() {
                    self.fail(job, FailureCause::Api(error));
                }
                self.ask_each();
            }
            (why, _) => {
                if matches!(why, ApiErrorKind::WrongTenant(_)) {
                    self.wrong_tenant.push(error.clone());
                }
                self.fail(job, FailureCause::Api(error));
            }
        }
    }

    /// Ends the search, for the person.
    fn stop(&mut self, task: Task, error: ApiError) {
        self.failed.push(task);
        self.needs_person.get_or_insert(error);
    }

    /// Notes a trouble that may pass.
    fn fail(&mut self, job: &Job, cause: FailureCause) {
        self.failed.push(job.task);
        self.say(job, cause);
    }

    fn say(&mut self, job: &Job, cause: FailureCause) {
        let of = |at: usize| self.subscriptions.get(at).cloned();
        let target = match job.task {
            Task::ResourceGraph => Some(SearchTarget::ResourceGraph),
            Task::ListSubscriptions | Task::CountSubscriptions | Task::ProbeSubscription => {
                Some(SearchTarget::Subscriptions)
            }
            Task::AksClusters(at) => {
                of(at).map(|one| SearchTarget::AksClusters { id: one.id, name: one.name })
            }
            Task::ArcClusters(at) => {
                of(at).map(|one| SearchTarget::ArcClusters { id: one.id, name: one.name })
            }
        };
        let Some(target) = target else { return };
        self.failures.push(SearchFailure { target, cause, received: job.items_read });
    }

    /// Takes those that need no patience, as many as may be asked at the same time.
    fn launch(&mut self) {
        while self.in_flight.len() < AT_ONCE {
            let Some(mut job) = self.pending.pop_front() else { return };
            match job.request.take_wait() {
                Some(seconds) => {
                    self.delay = self.delay.max(seconds);
                    self.delayed.push(job);
                }
                None => self.in_flight.push(job),
            }
        }
    }
}

impl Operation for SearchClusters {
    fn progress(&self) -> SearchProgress {
        // Each subscription has one job at a time: its clusters, then those behind Azure Arc.
        let left = |job: &Job| match job.task {
            Task::AksClusters(_) => 2,
            Task::ArcClusters(_) => 1,
            _ => 0,
        };
        let subscriptions = self.asked_subscriptions;
        let left: usize = self.jobs().map(left).sum();
        SearchProgress {
            found: self.clusters.len(),
            subscriptions,
            answered: (2 * subscriptions).saturating_sub(left) / 2,
        }
    }

    fn next_action(&mut self) -> Action {
        if self.needs_person.is_some() {
            self.end();
            return Action::Done;
        }
        let nothing = !self.is_underway() && self.clusters.is_empty() && self.failures.is_empty();
        if nothing && !self.listed {
            self.ask(Task::CountSubscriptions);
        }
        if self.in_flight.is_empty() {
            self.launch();
        }
        if self.in_flight.is_empty() && !self.delayed.is_empty() {
            self.pending.extend(self.delayed.drain(..));
            return Action::Wait(core::mem::take(&mut self.delay));
        }
        let requests: Vec<_> =
            self.in_flight.iter().filter_map(|job| job.request.next_request()).collect();
        if requests.is_empty() {
            self.end();
            return Action::Done;
        }
        Action::Send(requests)
    }

    fn receive(&mut self, answers: Vec<Result<Response, FetchError>>) {
        let mut answers = answers.into_iter();
        let flown = core::mem::take(&mut self.in_flight);
        let count = flown.len();
        for job in flown {
            // What is not answered is lost.
            let answer = answers.next().unwrap_or(Err(FetchError::Network));
            self.take(job, &answer);
        }
        // Where not one subscription answers otherwise, the token is of another tenant than all.
        let wrong = core::mem::take(&mut self.wrong_tenant);
        if !self.any_answered && wrong.len() == count {
            self.needs_person = self.needs_person.take().or_else(|| wrong.into_iter().next());
        }
    }
}
