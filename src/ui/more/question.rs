//! Answering the page's questions to Azure and to whoever keeps the catalogue. The access token of a question is had when it is taken,
//! lives in the future that answers it and nowhere else, and is dropped with the answer.

use crate::azure::{Action, Operation, SearchProgress};
use crate::browser::Browser;
use crate::platform::Platform;
use crate::problem::{Owner, Problem};
use crate::session::{self, AccessToken, Resource};
use crate::ui::signal::{effect, spawn_local, untrack};
use crate::ui::state::{Failure, Page, Question, Topic};
use core::future::Future;
use core::pin::Pin;

/// How often a token that is not at hand is waited for, once a second.
const PATIENCE: u32 = 30;

/// Whom the token is for.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Api {
    /// Azure Resource Manager.
    ResourceManager,
    /// Microsoft Graph.
    Graph,
    /// Whoever keeps the catalogue.
    Catalogue,
}

/// What answers a question with a token; gives why it could not.
pub(super) type AnswerFuture = Pin<Box<dyn Future<Output = Option<Failure>>>>;

/// Answers each question of a topic that is about these subjects, once.
pub(super) fn answer_each(
    page: Page,
    topic: Topic,
    api: Api,
    about: impl Fn(&str) -> bool + 'static,
    answer: fn(Page, Question, AccessToken) -> AnswerFuture,
) {
    answer_questions(page, topic, api, Box::new(about), answer);
}

/// The code of it once, whatever is asked.
fn answer_questions(
    page: Page,
    topic: Topic,
    api: Api,
    about: Box<dyn Fn(&str) -> bool>,
    answer: fn(Page, Question, AccessToken) -> AnswerFuture,
) {
    effect(move || {
        let Some(question) = page.azure.take(topic, &about) else { return };
        spawn_local(async move {
            let attempt = question.attempt;
            let failure = match token(page, topic, api, &question.subject).await {
                Ok(token) => answer(page, question, token).await,
                Err(problem) => Some(Failure::Problem(problem)),
            };
            page.azure.answered(topic, attempt, failure);
        });
    });
}

/// Runs an operation to its end; `None` where nobody is signed in any more, and nothing may be kept
/// of it. Its code is there once, whatever it is.
pub(super) fn run<'a>(page: Page, operation: &'a mut dyn Operation) -> RunFuture<'a> {
    run_with_progress(page, operation, &|_, _| {})
}

/// As [`run`], and tells after each round of answers how far it is.
pub(super) fn run_with_progress<'a>(
    page: Page,
    operation: &'a mut dyn Operation,
    tell: &'a dyn Fn(SearchProgress, &Action),
) -> RunFuture<'a> {
    let wanted = move || page.session.with_untracked(Option::is_some);
    Box::pin(async move {
        session::drive(&Browser, operation, |operation, step| {
            if wanted() {
                tell(operation.progress(), step);
            }
            wanted()
        })
        .await;
        wanted().then_some(())
    })
}

/// An operation under way.
pub(super) type RunFuture<'a> = Pin<Box<dyn Future<Output = Option<()>> + 'a>>;

/// A token for a question; one request for one at a time.
async fn token(page: Page, topic: Topic, api: Api, subject: &str) -> Result<AccessToken, Problem> {
    let none = || Problem::new("session.cannot-renew", Owner::Person);
    let reading = page.reading.get_untracked().ok_or_else(none)?;
    let azure = || session::azure_endpoints(&reading.portal).ok_or_else(none);
    let scopes = match api {
        Api::Graph => vec![azure()?.graph_scope()],
        Api::ResourceManager => azure()?.manager_scopes(),
        Api::Catalogue => reading.portal.catalogue.iter().map(|one| one.scope.clone()).collect(),
    };
    let tenant = match topic {
        Topic::Search => Some(subject.to_owned()),
        Topic::Way | Topic::Roles => {
            untrack(|| page.entry(subject)).and_then(|entry| entry.found.as_ref()?.tenant.clone())
        }
        Topic::Groups | Topic::Catalogue => None,
    };
    let tenant = tenant.filter(|tenant| !tenant.is_empty());
    let mut patience = PATIENCE;
    loop {
        let session = page.session.get_untracked().ok_or_else(none)?;
        // The tenant of the sign-in is asked where the sign-in was.
        let here = session.person.tid.as_deref();
        let tenant = tenant
            .as_deref()
            .filter(|tenant| here.is_none_or(|own| !own.eq_ignore_ascii_case(tenant)));
        let resource = Resource { scopes: &scopes, tenant };
        match session::access_token(&Browser, &reading.portal, &session, &resource).await {
            Ok((next, access)) => {
                // Whoever signed out meanwhile stays signed out, and gets nothing.
                if page.session.with_untracked(Option::is_none) {
                    return Err(none());
                }
                page.take_over(next);
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
