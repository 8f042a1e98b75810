//! One request to Resource Manager or Graph, page by page.
//!
//! Paging: `nextLink` of Resource Manager (`rest-api-design` of the Azure REST API guidelines),
//! `@odata.nextLink` of Graph (OData JSON Format 4.0 section 4.5.5). Throttling: `Retry-After` with
//! status 429 (`request-limits-and-throttling` of the Resource Manager documentation).

use super::{Action, Operation};
use crate::azure::endpoints::{Endpoints, Service, Versions, bearer};
use crate::azure::error::{ApiError, ApiErrorKind, read_body};
use crate::json::{self, Value};
use crate::platform::{FetchError, Method, Request, Response};

/// How often a request that was throttled or lost is asked again.
const PATIENCE: u32 = 2;
/// How long to wait after a fault, in seconds.
const PAUSE: u32 = 2;
/// The most pages that are read of one answer.
const MOST_PAGES: usize = 200;
/// How many of the largest pages all of them may be worth together.
const PAGES_WORTH: usize = 2;

/// One request to Resource Manager or Graph, page by page: an older API version is tried where a
/// cloud does not know the newer, throttling is waited for, and a next page is asked for only at
/// the same origin.
#[derive(Clone)]
pub struct PagedRequest {
    endpoints: Endpoints,
    token: String,
    template: RequestTemplate,
    /// Which of the versions is tried.
    version: usize,
    tries: u32,
    waits: Option<u32>,
    /// The address of the next page.
    next: Option<String>,
    pages: Vec<Value>,
    /// What the pages may still cost.
    budget: json::Budget,
    outcome: Option<Result<(), ApiError>>,
}

#[derive(Clone)]
struct RequestTemplate {
    service: Service,
    method: Method,
    path: String,
    versions: Versions,
    body: Option<String>,
}

// The token is never printed.
impl core::fmt::Debug for PagedRequest {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(&self.template.path)
    }
}

impl PagedRequest {
    /// A GET to Resource Manager, with a bearer token for it; `path` begins with a slash and may hold a query.
    #[must_use]
    pub fn get(endpoints: &Endpoints, token: &str, path: String, versions: Versions) -> Self {
        let template = RequestTemplate {
            service: Service::ResourceManager,
            method: Method::Get,
            path,
            versions,
            body: None,
        };
        Self::new(endpoints, token, template)
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
        let template = RequestTemplate {
            service: Service::ResourceManager,
            method: Method::Post,
            path,
            versions,
            body,
        };
        Self::new(endpoints, token, template)
    }

    /// A request to Microsoft Graph: a POST where there is a body.
    #[must_use]
    pub fn graph(endpoints: &Endpoints, token: &str, path: String, body: Option<String>) -> Self {
        let method = if body.is_some() { Method::Post } else { Method::Get };
        let template = RequestTemplate {
            service: Service::Graph,
            method,
            path,
            versions: Versions(&[""]),
            body,
        };
        Self::new(endpoints, token, template)
    }

    fn new(endpoints: &Endpoints, token: &str, template: RequestTemplate) -> Self {
        Self {
            endpoints: endpoints.clone(),
            token: token.to_owned(),
            template,
            version: 0,
            tries: 0,
            waits: None,
            next: None,
            pages: Vec::new(),
            budget: json::Budget::of(PAGES_WORTH),
            outcome: None,
        }
    }

    /// The pages, once all have come; those that came before an error stay.
    #[must_use]
    pub fn pages(&self) -> &[Value] {
        &self.pages
    }

    /// The entries of all pages.
    #[must_use]
    pub fn items(&self) -> Vec<&Value> {
        let mut items = Vec::new();
        for page in &self.pages {
            if let Some(Value::Array(list)) = page.get("value") {
                items.extend(list);
            }
        }
        items
    }

    /// What became of it; `None` while it is under way.
    #[must_use]
    pub fn outcome(&self) -> Option<&Result<(), ApiError>> {
        self.outcome.as_ref()
    }

    /// Takes one answer.
    pub fn receive_one(&mut self, answer: &Result<Response, FetchError>) {
        match read_body(answer, &mut self.budget) {
            Ok(page) => {
                self.tries = 0;
                let name = match self.template.service {
                    Service::Graph => "@odata.nextLink",
                    Service::ResourceManager => "nextLink",
                };
                let link =
                    json::text(&page, name).filter(|link| !link.is_empty()).map(str::to_owned);
                self.pages.push(page);
                match link {
                    None => self.outcome = Some(Ok(())),
                    // A page that leads to itself, or without end, or elsewhere, is not followed.
                    Some(link)
                        if self.next.as_ref() == Some(&link)
                            || self.pages.len() >= MOST_PAGES
                            || self.page_request(&link).is_none() =>
                    {
                        self.outcome = Some(Err(ApiError::unreadable(200)));
                    }
                    Some(link) => self.next = Some(link),
                }
            }
            Err(error) => self.handle_error(error),
        }
    }

    fn handle_error(&mut self, error: ApiError) {
        let more = self.version + 1 < self.template.versions.0.len();
        if error.kind == ApiErrorKind::UnsupportedApiVersion && more && self.pages.is_empty() {
            self.version += 1;
            return;
        }
        if error.is_transient() && self.tries < PATIENCE {
            self.tries += 1;
            self.waits = Some(match error.kind {
                ApiErrorKind::Throttled(seconds) => seconds,
                _ => PAUSE,
            });
            return;
        }
        self.outcome = Some(Err(error));
    }

    /// The request it waits for; `None` when it has come to its end.
    #[must_use]
    pub fn next_request(&self) -> Option<Request> {
        if self.outcome.is_some() {
            return None;
        }
        if let Some(link) = &self.next {
            return self.page_request(link);
        }
        let RequestTemplate { service, method, path, versions, body } = &self.template;
        if *service == Service::Graph {
            let url = format!("{}{path}", self.endpoints.graph);
            return Some(bearer(&self.token, *method, url, body.clone()));
        }
        let version = versions.0.get(self.version).copied().unwrap_or_default();
        Some(match method {
            Method::Get => self.endpoints.get(&self.token, path, version),
            Method::Post => self.endpoints.post(&self.token, path, version, body.clone()),
        })
    }

    /// The request for a next page, where it lies with the service that was asked.
    fn page_request(&self, link: &str) -> Option<Request> {
        self.endpoints.next_page(self.template.service, &self.token, link)
    }

    /// Asks for a further page by another body, where the body names the page; what came stays, and
    /// so does the API version that was understood.
    pub fn continue_with_body(&mut self, body: String) {
        self.template.body = Some(body);
        self.outcome = None;
    }

    /// How long to wait before the request, once.
    pub fn take_wait(&mut self) -> Option<u32> {
        self.waits.take()
    }
}

impl Operation for PagedRequest {
    fn next_action(&mut self) -> Action {
        if let Some(seconds) = self.take_wait() {
            return Action::Wait(seconds);
        }
        self.next_request().map_or(Action::Done, |request| Action::Send(vec![request]))
    }

    fn receive(&mut self, answers: Vec<Result<Response, FetchError>>) {
        if let Some(answer) = answers.first() {
            self.receive_one(answer);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Action, Operation, PagedRequest};
    use crate::azure::endpoints::{CLUSTERS, Endpoints};
    use crate::azure::error::ApiErrorKind;
    use crate::clouds::Cloud;
    use crate::platform::{FetchError, Response};

    fn request() -> PagedRequest {
        let endpoints = Endpoints::new(Cloud::Public, None, None).unwrap();
        PagedRequest::get(&endpoints, "t", "/x".into(), CLUSTERS)
    }

    fn says(status: u16, body: &str) -> Vec<Result<Response, FetchError>> {
        vec![Ok(Response { status, headers: Vec::new(), body: body.to_owned() })]
    }

    fn url(request: &mut PagedRequest) -> String {
        match request.next_action() {
            Action::Send(list) => list[0].url.clone(),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn an_older_version_is_tried_where_the_cloud_does_not_know_the_newer() {
        let mut one = request();
        let unknown = r#"{"error":{"code":"NoRegisteredProviderFound","message":""}}"#;
        for version in CLUSTERS.0 {
            assert_eq!(
                url(&mut one),
                format!("https://management.azure.com/x?api-version={version}")
            );
            one.receive(says(400, unknown));
        }
        assert_eq!(one.next_action(), Action::Done);
        assert_eq!(
            one.outcome().unwrap().as_ref().unwrap_err().kind,
            ApiErrorKind::UnsupportedApiVersion
        );
    }

    #[test]
    fn pages_are_followed_at_the_same_host_and_to_an_end() {
        let mut one = request();
        let next = |link: &str| format!(r#"{{"value":[1],"nextLink":"{link}"}}"#);
        one.receive(says(200, &next("https://management.azure.com/x?p=2")));
        assert_eq!(url(&mut one), "https://management.azure.com/x?p=2");
        one.receive(says(200, r#"{"value":[2]}"#));
        assert_eq!((one.next_action(), one.pages().len()), (Action::Done, 2));
        assert_eq!(one.outcome(), Some(&Ok(())));
        for link in ["https://evil.example/x", "http://nextlink", "..."] {
            let mut one = request();
            one.receive(says(200, &next(link)));
            // What came stays, and nobody takes it for everything.
            assert_eq!((one.next_action(), one.pages().len()), (Action::Done, 1), "{link}");
            assert!(one.outcome().unwrap().is_err());
        }
        let mut round = request();
        let itself = next("https://management.azure.com/x?p=2");
        round.receive(says(200, &itself));
        round.receive(says(200, &itself));
        assert_eq!(round.next_action(), Action::Done);
    }

    #[test]
    fn neither_service_leads_to_the_other() {
        let endpoints = Endpoints::new(Cloud::Public, None, None).unwrap();
        let own = ["https://management.azure.com/x?p=2", "https://graph.microsoft.com/v1.0/x?p=2"];
        for (graph, name) in [(false, "nextLink"), (true, "@odata.nextLink")] {
            for link in own {
                let mut one = if graph {
                    PagedRequest::graph(&endpoints, "t", "/v1.0/x".into(), None)
                } else {
                    request()
                };
                one.receive(says(200, &format!(r#"{{"value":[1],"{name}":"{link}"}}"#)));
                if link.contains("graph") == graph {
                    assert_eq!(url(&mut one), link);
                } else {
                    assert_eq!((one.next_action(), one.pages().len()), (Action::Done, 1), "{link}");
                    assert!(one.outcome().unwrap().is_err(), "{link}");
                }
            }
        }
    }

    #[test]
    fn throttling_and_lost_answers_are_waited_for_a_few_times() {
        let mut one = request();
        one.receive(says(429, "{}"));
        assert_eq!(one.next_action(), Action::Wait(10));
        assert!(matches!(one.next_action(), Action::Send(_)));
        one.receive(vec![Err(FetchError::Network)]);
        assert_eq!(one.next_action(), Action::Wait(2));
        one.receive(says(503, "<html>"));
        assert_eq!(one.next_action(), Action::Done);
        assert_eq!(one.outcome().unwrap().as_ref().unwrap_err().kind, ApiErrorKind::ServerFault);
        // Nothing helps against a missing role, so nobody waits for it.
        let mut one = request();
        one.receive(says(403, "{}"));
        assert_eq!(one.next_action(), Action::Done);
    }
}
