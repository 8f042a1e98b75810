//! The steps of the search: which question follows which answer, and what stops it.

use super::outcome::{Cause, Place, Trouble};
use super::query::question;
use super::search_clusters::{Job, Search, Task};
use crate::azure::error::{Refusal, Why};
use crate::azure::operation::{Errand, Step};
use crate::azure::resources::{self, State, Subscription, member};
use crate::ids::is_guid;
use crate::json::Value;
use crate::platform::{FetchError, Response};

/// How many subscriptions are asked at the same time, and the most that are asked at all.
const AT_ONCE: usize = 6;
const MOST_ASKED: usize = 500;
/// The most pages of Resource Graph that are read.
const MOST_PAGES: usize = 100;

impl Search {
    /// Reads the pages of a job that were not read yet.
    fn read(&mut self, job: &mut Job) {
        let rows = if job.task == Task::Graph { "data" } else { "value" };
        for page in job.question.pages().iter().skip(job.read) {
            match (job.task, member(page, rows).as_array()) {
                (Task::Probe, _) => {}
                (_, None) => job.unread += 1,
                (task, Some(items)) => {
                    let read = items.iter().filter(|item| self.read_item(task, item)).count();
                    job.held += read;
                    job.unread += items.len() - read;
                }
            }
        }
        job.read = job.question.pages().len();
    }

    /// Whether an item could be read.
    fn read_item(&mut self, task: Task, item: &Value) -> bool {
        match task {
            Task::List | Task::Look | Task::Probe => self.take_subscription(item),
            Task::Graph => self.take_cluster(item, None),
            Task::Clusters(at) | Task::Connected(at) => self.take_cluster(item, Some(at)),
        }
    }

    fn take_subscription(&mut self, item: &Value) -> bool {
        let Some(one) = resources::subscription(item) else { return false };
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
        let Some(mut found) = resources::cluster(item) else { return false };
        if !self.wants(&found.subscription) {
            return true;
        }
        if let Some(home) = at.and_then(|at| self.subscriptions.get(at)) {
            found.subscription_name.clone_from(&home.name);
            found.tenant.clone_from(&home.tenant);
        }
        let key = found.id.to_ascii_lowercase();
        match self.spots.get(&key).and_then(|spot| self.found.get_mut(*spot)) {
            Some(known) => known.merge(found),
            None => {
                self.spots.insert(key, self.found.len());
                self.found.push(found);
            }
        }
        true
    }

    /// Takes one answer to a job; where it wants more, it is asked again before the others.
    fn take(&mut self, mut job: Job, answer: &Result<Response, FetchError>) {
        self.asked += 1;
        job.question.take(answer);
        self.read(&mut job);
        match job.question.outcome().cloned() {
            None => self.pending.push_front(job),
            Some(Err(refusal)) => {
                self.close(&job);
                self.refused(&job, refusal);
            }
            Some(Ok(())) if job.task == Task::Graph => self.next_rows(job),
            Some(Ok(())) => {
                self.close(&job);
                self.answered(job.task);
            }
        }
    }

    /// Goes on after a whole answer.
    fn answered(&mut self, task: Task) {
        match task {
            Task::List => self.ask_each(),
            Task::Look => {
                self.listed = true;
                // Those that are wanted may lie in another tenant, and say so.
                let wanted = self.wanted.first().is_some_and(|id| is_guid(id));
                if self.subscriptions.is_empty() && wanted {
                    self.ask(Task::Probe);
                }
            }
            Task::Clusters(at) => {
                self.answers = true;
                self.ask(Task::Connected(at));
            }
            Task::Connected(_) | Task::Probe | Task::Graph => {}
        }
    }

    /// Says what of the answers to a job could not be read.
    fn close(&mut self, job: &Job) {
        if job.unread > 0 {
            self.say(job, Cause::Unread(job.unread));
        }
    }

    /// Asks for the next page of Resource Graph, where there is one.
    fn next_rows(&mut self, mut job: Job) {
        let Some(page) = job.question.pages().last() else { return };
        let next = member(page, "$skipToken").as_str().filter(|token| !token.is_empty());
        // A text, as the service writes it, or what it should have been.
        let truncated = member(page, "resultTruncated");
        let cut = truncated.as_bool().unwrap_or(truncated.as_str() == Some("true"));
        let next = next.map(str::to_owned);
        // A page that leads to itself, or without end, is not followed.
        let round = next.is_some() && (next == job.page || job.read >= MOST_PAGES);
        if next.is_some() && !round {
            job.question.follow(question(&self.wanted, next.as_deref()));
            job.page = next;
            self.pending.push_front(job);
            return;
        }
        self.close(&job);
        if cut || round {
            self.fail(&job, Cause::Truncated);
        }
    }

    /// Asks each subscription that was not asked before.
    fn ask_each(&mut self) {
        self.listed = true;
        // Those that are wanted and not listed are asked too: their answer says why.
        for id in self.wanted.clone() {
            let known = self.subscriptions.iter().any(|one| one.id == id);
            if !known && is_guid(&id) {
                let state = State::Active;
                self.subscriptions.push(Subscription { id, name: None, tenant: None, state });
            }
        }
        for at in self.told..self.subscriptions.len().min(MOST_ASKED) {
            if self.subscriptions.get(at).is_some_and(|one| one.state == State::Active) {
                self.ask(Task::Clusters(at));
            }
        }
        self.told = self.subscriptions.len();
        if self.told > MOST_ASKED {
            let place = Place::Subscriptions;
            self.troubles.push(Trouble { place, cause: Cause::Truncated, held: MOST_ASKED });
        }
    }

    fn refused(&mut self, job: &Job, refusal: Refusal) {
        let each = matches!(job.task, Task::Clusters(_) | Task::Connected(_));
        match (&refusal.why, job.task) {
            (Why::Token | Why::Challenge(_), _) => self.stop(job.task, refusal),
            (Why::WrongTenant(_), _) if !each => self.stop(job.task, refusal),
            // Nothing there, and nobody to ask for it.
            (Why::NotRegistered, Task::Clusters(at)) => self.ask(Task::Connected(at)),
            (Why::NotRegistered | Why::Version, Task::Connected(_)) | (_, Task::Probe) => {}
            (why, Task::Graph) if *why != Why::Offline => {
                self.ask(Task::List);
            }
            (_, Task::List) => {
                // Where it is said which are wanted, the list was only for their names.
                if self.wanted.is_empty() {
                    self.fail(job, Cause::Refused(refusal));
                }
                self.ask_each();
            }
            (why, _) => {
                if matches!(why, Why::WrongTenant(_)) {
                    self.wrong.push(refusal.clone());
                }
                self.fail(job, Cause::Refused(refusal));
            }
        }
    }

    /// Ends the search, for the person.
    fn stop(&mut self, task: Task, refusal: Refusal) {
        self.failed.push(task);
        self.person.get_or_insert(refusal);
    }

    /// Notes a trouble that may pass.
    fn fail(&mut self, job: &Job, cause: Cause) {
        self.failed.push(job.task);
        self.say(job, cause);
    }

    fn say(&mut self, job: &Job, cause: Cause) {
        let of = |at: usize| self.subscriptions.get(at).cloned();
        let place = match job.task {
            Task::Graph => Some(Place::ResourceGraph),
            Task::List | Task::Look | Task::Probe => Some(Place::Subscriptions),
            Task::Clusters(at) => {
                of(at).map(|one| Place::Subscription { id: one.id, name: one.name })
            }
            Task::Connected(at) => {
                of(at).map(|one| Place::Connected { id: one.id, name: one.name })
            }
        };
        let Some(place) = place else { return };
        self.troubles.push(Trouble { place, cause, held: job.held });
    }

    /// Takes those that need no patience, as many as may be asked at the same time.
    fn launch(&mut self) {
        while self.flying.len() < AT_ONCE {
            let Some(mut job) = self.pending.pop_front() else { return };
            match job.question.wait() {
                Some(seconds) => {
                    self.delay = self.delay.max(seconds);
                    self.later.push(job);
                }
                None => self.flying.push(job),
            }
        }
    }
}

impl Errand for Search {
    fn progress(&self) -> (usize, usize) {
        (self.found.len(), self.asked)
    }

    fn next(&mut self) -> Step {
        if self.person.is_some() {
            self.end();
            return Step::Done;
        }
        let nothing = !self.is_underway() && self.found.is_empty() && self.troubles.is_empty();
        if nothing && !self.listed {
            self.ask(Task::Look);
        }
        if self.flying.is_empty() {
            self.launch();
        }
        if self.flying.is_empty() && !self.later.is_empty() {
            self.pending.extend(self.later.drain(..));
            return Step::Wait(core::mem::take(&mut self.delay));
        }
        let requests: Vec<_> =
            self.flying.iter().filter_map(|job| job.question.request()).collect();
        if requests.is_empty() {
            self.end();
            return Step::Done;
        }
        Step::Ask(requests)
    }

    fn answer(&mut self, answers: Vec<Result<Response, FetchError>>) {
        let mut answers = answers.into_iter();
        let flown = core::mem::take(&mut self.flying);
        let count = flown.len();
        for job in flown {
            // What is not answered is lost.
            let answer = answers.next().unwrap_or(Err(FetchError::Network));
            self.take(job, &answer);
        }
        // Where not one subscription answers otherwise, the token is of another tenant than all.
        let wrong = core::mem::take(&mut self.wrong);
        if !self.answers && wrong.len() == count {
            self.person = self.person.take().or_else(|| wrong.into_iter().next());
        }
    }
}
