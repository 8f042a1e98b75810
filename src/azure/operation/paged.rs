//! One question to Resource Manager or Graph, page by page.

use super::{Errand, Step};
use crate::azure::endpoints::{Endpoints, Versions, bearer};
use crate::azure::error::{Refusal, Why, body};
use crate::json::{self, Value};
use crate::platform::{FetchError, Method, Request, Response};

/// How often a question that was throttled or lost is asked again.
const PATIENCE: u32 = 2;
/// How long to wait after a fault, in seconds.
const PAUSE: u32 = 2;
/// The most pages that are read of one answer.
const MOST_PAGES: usize = 200;
/// How many of the largest pages all of them may be worth together.
const PAGES_WORTH: usize = 2;

/// One question to Resource Manager or Graph, page by page: an older API version is tried where a
/// cloud does not know the newer, throttling is waited for, and a next page is asked for only at
/// the same origin.
#[derive(Clone)]
pub struct Question {
    endpoints: Endpoints,
    token: String,
    subject: Subject,
    /// Which of the versions is tried.
    version: usize,
    tries: u32,
    waits: Option<u32>,
    /// The address of the next page.
    next: Option<String>,
    pages: Vec<Value>,
    /// What the pages may still cost.
    budget: json::Budget,
    outcome: Option<Result<(), Refusal>>,
}

#[derive(Clone)]
struct Subject {
    graph: bool,
    method: Method,
    path: String,
    versions: Versions,
    body: Option<String>,
}

// The token is never printed.
impl core::fmt::Debug for Question {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(&self.subject.path)
    }
}

impl Question {
    /// A GET to Resource Manager; `path` begins with a slash and may hold a query.
    #[must_use]
    pub fn get(endpoints: &Endpoints, token: &str, path: String, versions: Versions) -> Self {
        let subject = Subject { graph: false, method: Method::Get, path, versions, body: None };
        Self::new(endpoints, token, subject)
    }

    /// A POST to Resource Manager.
    #[must_use]
    pub fn post(
        endpoints: &Endpoints,
        token: &str,
        path: String,
        versions: Versions,
        body: Option<String>,
    ) -> Self {
        let subject = Subject { graph: false, method: Method::Post, path, versions, body };
        Self::new(endpoints, token, subject)
    }

    /// A question to Microsoft Graph: a POST where there is a body.
    #[must_use]
    pub fn graph(endpoints: &Endpoints, token: &str, path: String, body: Option<String>) -> Self {
        let method = if body.is_some() { Method::Post } else { Method::Get };
        let subject = Subject { graph: true, method, path, versions: Versions(&[""]), body };
        Self::new(endpoints, token, subject)
    }

    fn new(endpoints: &Endpoints, token: &str, subject: Subject) -> Self {
        Self {
            endpoints: endpoints.clone(),
            token: token.to_owned(),
            subject,
            version: 0,
            tries: 0,
            waits: None,
            next: None,
            pages: Vec::new(),
            budget: json::Budget::of(PAGES_WORTH),
            outcome: None,
        }
    }

    /// The pages, once all have come; those that came before a refusal stay.
    #[must_use]
    pub fn pages(&self) -> &[Value] {
        &self.pages
    }

    /// What became of it; `None` while it is under way.
    #[must_use]
    pub fn outcome(&self) -> Option<&Result<(), Refusal>> {
        self.outcome.as_ref()
    }

    /// Takes one answer.
    pub fn take(&mut self, answer: &Result<Response, FetchError>) {
        match body(answer, &mut self.budget) {
            Ok(page) => {
                self.tries = 0;
                let name = if self.subject.graph { "@odata.nextLink" } else { "nextLink" };
                let link =
                    json::text(&page, name).filter(|link| !link.is_empty()).map(str::to_owned);
                self.pages.push(page);
                match link {
                    None => self.outcome = Some(Ok(())),
                    // A page that leads to itself, or without end, or elsewhere, is not followed.
                    Some(link)
                        if self.next.as_ref() == Some(&link)
                            || self.pages.len() >= MOST_PAGES
                            || self.follows(&link).is_none() =>
                    {
                        self.outcome = Some(Err(Refusal::unreadable(200)));
                    }
                    Some(link) => self.next = Some(link),
                }
            }
            Err(refusal) => self.refused(refusal),
        }
    }

    fn refused(&mut self, refusal: Refusal) {
        let more = self.version + 1 < self.subject.versions.0.len();
        if refusal.why == Why::Version && more && self.pages.is_empty() {
            self.version += 1;
            return;
        }
        if refusal.passes() && self.tries < PATIENCE {
            self.tries += 1;
            self.waits = Some(match refusal.why {
                Why::Throttled(seconds) => seconds,
                _ => PAUSE,
            });
            return;
        }
        self.outcome = Some(Err(refusal));
    }

    /// The request it waits for; `None` when it has come to its end.
    #[must_use]
    pub fn request(&self) -> Option<Request> {
        if self.outcome.is_some() {
            return None;
        }
        if let Some(link) = &self.next {
            return self.follows(link);
        }
        let Subject { graph, method, path, versions, body } = &self.subject;
        if *graph {
            let url = format!("{}{path}", self.endpoints.graph);
            return Some(bearer(&self.token, *method, url, body.clone()));
        }
        let version = versions.0.get(self.version).copied().unwrap_or_default();
        Some(match method {
            Method::Get => self.endpoints.get(&self.token, path, version),
            Method::Post => self.endpoints.post(&self.token, path, version, body.clone()),
        })
    }

    /// The request for a next page, where it is one of whom this question asks.
    fn follows(&self, link: &str) -> Option<Request> {
        self.endpoints.next(self.subject.graph, &self.token, link)
    }

    /// Asks for a further page by another body, where the body names the page; what came stays, and
    /// so does the API version that was understood.
    pub fn follow(&mut self, body: String) {
        self.subject.body = Some(body);
        self.outcome = None;
    }

    /// How long to wait before the request, once.
    pub fn wait(&mut self) -> Option<u32> {
        self.waits.take()
    }
}

impl Errand for Question {
    fn next(&mut self) -> Step {
        if let Some(seconds) = self.wait() {
            return Step::Wait(seconds);
        }
        self.request().map_or(Step::Done, |request| Step::Ask(vec![request]))
    }

    fn answer(&mut self, answers: Vec<Result<Response, FetchError>>) {
        if let Some(answer) = answers.first() {
            self.take(answer);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Errand, Question, Step};
    use crate::azure::endpoints::{CLUSTERS, Endpoints};
    use crate::azure::error::Why;
    use crate::clouds::Cloud;
    use crate::platform::{FetchError, Response};

    fn question() -> Question {
        let endpoints = Endpoints::new(Cloud::Public, None, None).unwrap();
        Question::get(&endpoints, "t", "/x".into(), CLUSTERS)
    }

    fn says(status: u16, body: &str) -> Vec<Result<Response, FetchError>> {
        vec![Ok(Response { status, headers: Vec::new(), body: body.to_owned() })]
    }

    fn url(question: &mut Question) -> String {
        match question.next() {
            Step::Ask(list) => list[0].url.clone(),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn an_older_version_is_tried_where_the_cloud_does_not_know_the_newer() {
        let mut one = question();
        let unknown = r#"{"error":{"code":"NoRegisteredProviderFound","message":""}}"#;
        for version in CLUSTERS.0 {
            assert_eq!(
                url(&mut one),
                format!("https://management.azure.com/x?api-version={version}")
            );
            one.answer(says(400, unknown));
        }
        assert_eq!(one.next(), Step::Done);
        assert_eq!(one.outcome().unwrap().as_ref().unwrap_err().why, Why::Version);
    }

    #[test]
    fn pages_are_followed_at_the_same_host_and_to_an_end() {
        let mut one = question();
        let next = |link: &str| format!(r#"{{"value":[1],"nextLink":"{link}"}}"#);
        one.answer(says(200, &next("https://management.azure.com/x?p=2")));
        assert_eq!(url(&mut one), "https://management.azure.com/x?p=2");
        one.answer(says(200, r#"{"value":[2]}"#));
        assert_eq!((one.next(), one.pages().len()), (Step::Done, 2));
        assert_eq!(one.outcome(), Some(&Ok(())));
        for link in ["https://evil.example/x", "http://nextlink", "..."] {
            let mut one = question();
            one.answer(says(200, &next(link)));
            // What came stays, and nobody takes it for everything.
            assert_eq!((one.next(), one.pages().len()), (Step::Done, 1), "{link}");
            assert!(one.outcome().unwrap().is_err());
        }
        let mut round = question();
        let itself = next("https://management.azure.com/x?p=2");
        round.answer(says(200, &itself));
        round.answer(says(200, &itself));
        assert_eq!(round.next(), Step::Done);
    }

    #[test]
    fn neither_service_leads_to_the_other() {
        let endpoints = Endpoints::new(Cloud::Public, None, None).unwrap();
        let own = ["https://management.azure.com/x?p=2", "https://graph.microsoft.com/v1.0/x?p=2"];
        for (graph, name) in [(false, "nextLink"), (true, "@odata.nextLink")] {
            for link in own {
                let mut one = if graph {
                    Question::graph(&endpoints, "t", "/v1.0/x".into(), None)
                } else {
                    question()
                };
                one.answer(says(200, &format!(r#"{{"value":[1],"{name}":"{link}"}}"#)));
                if link.contains("graph") == graph {
                    assert_eq!(url(&mut one), link);
                } else {
                    assert_eq!((one.next(), one.pages().len()), (Step::Done, 1), "{link}");
                    assert!(one.outcome().unwrap().is_err(), "{link}");
                }
            }
        }
    }

    #[test]
    fn throttling_and_lost_answers_are_waited_for_a_few_times() {
        let mut one = question();
        one.answer(says(429, "{}"));
        assert_eq!(one.next(), Step::Wait(10));
        assert!(matches!(one.next(), Step::Ask(_)));
        one.answer(vec![Err(FetchError::Network)]);
        assert_eq!(one.next(), Step::Wait(2));
        one.answer(says(503, "<html>"));
        assert_eq!(one.next(), Step::Done);
        assert_eq!(one.outcome().unwrap().as_ref().unwrap_err().why, Why::Fault);
        // Nothing helps against a missing role, so nobody waits for it.
        let mut one = question();
        one.answer(says(403, "{}"));
        assert_eq!(one.next(), Step::Done);
    }
}
