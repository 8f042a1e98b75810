//! The credential of an AKS cluster or of one of its managed namespaces, as Azure hands it out.
//!
//! `managedClusters/{c}/listClusterUserCredential` and
//! `managedNamespaces/{ns}/listCredential` (azure-rest-api-specs, `Microsoft.ContainerService`).
//! The credential for administrators is never asked for. Neither is that of a cluster behind Azure
//! Arc: its file leads to a proxy on the person's own machine and works only while that runs
//! ([`ResourceId::is_arc`](crate::ids::ResourceId::is_arc); `az connectedk8s proxy`).

use super::connection::{self, Way};
use super::known::Known;
use super::rejection::Rejection;
use crate::azure::endpoints::{CLUSTERS, Endpoints, NAMESPACES, Versions};
use crate::azure::error::{Refusal, Why};
use crate::azure::operation::{Errand, Question, Step};
use crate::azure::resource_path;
use crate::ids::is_label;
use crate::platform::{FetchError, Response};

/// Which of a private cluster's names the file is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ServerName {
    /// What Azure gives by itself: the private name where there is one.
    Usual,
    /// The public name of a private cluster. Azure may give the private one all the same
    /// ([`Way::private`] tells).
    Public,
}

/// Why there is no way to the cluster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoWay {
    /// Azure did not answer.
    Refused(Refusal),
    /// Azure answered what must not be handed on.
    Rejected(Rejection),
}

/// The credential of a cluster, or of a managed namespace.
///
/// The specification knows `format` and `server-fqdn`, but not which clouds and versions do, nor
/// the values of the second. Where a request is refused as malformed it is made again without them,
/// and what comes is checked either way.
#[derive(Clone)]
pub struct Credential {
    endpoints: Endpoints,
    token: String,
    known: Known,
    namespace: Option<String>,
    path: String,
    /// The queries that are still to be tried, the last first.
    queries: Vec<&'static str>,
    question: Question,
    outcome: Option<Result<Way, NoWay>>,
}

// Azure's answer, which may hold a key, and the token are never printed.
impl core::fmt::Debug for Credential {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(&self.path)
    }
}

impl Credential {
    /// That of a cluster; `None` where the id is not that of an AKS cluster.
    #[must_use]
    pub fn of_cluster(
        endpoints: &Endpoints,
        token: &str,
        known: Known,
        name: ServerName,
    ) -> Option<Self> {
        let path = format!("{}/listClusterUserCredential", resource_path::cluster(&known.id)?);
        let queries = match name {
            ServerName::Usual => vec!["", "?format=exec"],
            ServerName::Public => {
                let public = "?format=exec&server-fqdn=public";
                vec!["", "?format=exec", "?server-fqdn=public", public]
            }
        };
        Some(Self::new(endpoints, token, known, None, path, queries))
    }

    /// That of a managed namespace, for whoever may see no more of the cluster; `None` where the id
    /// is not that of an AKS cluster or the name is none of a namespace.
    #[must_use]
    pub fn of_namespace(
        endpoints: &Endpoints,
        token: &str,
        known: Known,
        namespace: &str,
    ) -> Option<Self> {
        let cluster = resource_path::cluster(&known.id).filter(|_| is_label(namespace))?;
        let path = format!("{cluster}/managedNamespaces/{namespace}/listCredential");
        let namespace = Some(namespace.to_owned());
        Some(Self::new(endpoints, token, known, namespace, path, vec![""]))
    }

    fn new(
        endpoints: &Endpoints,
        token: &str,
        known: Known,
        namespace: Option<String>,
        path: String,
        mut queries: Vec<&'static str>,
    ) -> Self {
        let query = queries.pop().unwrap_or_default();
        let versions = versions(namespace.as_deref());
        let question = Question::post(endpoints, token, format!("{path}{query}"), versions, None);
        Self {
            endpoints: endpoints.clone(),
            token: token.to_owned(),
            known,
            namespace,
            path,
            queries,
            question,
            outcome: None,
        }
    }

    /// The way to the cluster, or why there is none; `None` while it is under way.
    #[must_use]
    pub fn outcome(&self) -> Option<&Result<Way, NoWay>> {
        self.outcome.as_ref()
    }

    fn ask(&mut self, query: &str) {
        let path = format!("{}{query}", self.path);
        let versions = versions(self.namespace.as_deref());
        self.question = Question::post(&self.endpoints, &self.token, path, versions, None);
    }
}

fn versions(namespace: Option<&str>) -> Versions {
    if namespace.is_some() { NAMESPACES } else { CLUSTERS }
}

impl Errand for Credential {
    fn next(&mut self) -> Step {
        if self.outcome.is_some() { Step::Done } else { self.question.next() }
    }

    fn answer(&mut self, answers: Vec<Result<Response, FetchError>>) {
        self.question.answer(answers);
        let refusal = match self.question.outcome() {
            None => return,
            Some(Ok(())) => {
                let page = self.question.pages().first();
                let namespace = self.namespace.as_deref();
                let read = connection::read(page, &self.known, &self.endpoints, namespace);
                self.outcome = Some(read.map_err(NoWay::Rejected));
                // The answer itself is not kept: it may hold a key.
                self.ask("");
                return;
            }
            Some(Err(refusal)) => refusal.clone(),
        };
        let malformed = refusal.status == 400 && refusal.why == Why::Other;
        match self.queries.pop().filter(|_| malformed) {
            Some(query) => self.ask(query),
            None => self.outcome = Some(Err(NoWay::Refused(refusal))),
        }
    }
}
