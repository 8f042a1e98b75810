//! The credential of an AKS cluster or of one of its managed namespaces, as Azure hands it out.
//!
//! `ManagedClusters_ListClusterUserCredentials` and `ManagedNamespaces_ListCredential`
//! (azure-rest-api-specs, `Microsoft.ContainerService`, 2025-09-01).
//! The credential for administrators is never asked for. Neither is that of a cluster behind Azure
//! Arc: its file leads to a proxy on the person's own machine and works only while that runs
//! ([`ResourceId::is_arc`](crate::ids::ResourceId::is_arc); `az connectedk8s proxy`).

use super::connection::{self, Connection};
use super::known::KnownCluster;
use super::rejection::Rejection;
use crate::azure::endpoints::{CLUSTERS, Endpoints, NAMESPACES, Versions};
use crate::azure::error::{ApiError, ApiErrorKind};
use crate::azure::operation::{Action, Operation, PagedRequest};
use crate::azure::resource_path;
use crate::ids::is_label;
use crate::platform::{FetchError, Response};

/// Which of a private cluster's names the file is asked for (`server-fqdn` of
/// `ManagedClusters_ListClusterUserCredentials`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ServerFqdn {
    /// What Azure gives by itself: the private name where there is one.
    Default,
    /// The public name of a private cluster. Azure may give the private one all the same
    /// ([`Connection::private`] tells).
    Public,
}

/// Why there is no connection to a cluster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConnectionError {
    /// Azure did not answer.
    Api(ApiError),
    /// Azure answered what must not be handed on.
    Rejected(Rejection),
}

/// Fetches the credential of a cluster, or of a managed namespace, and checks it.
///
/// The specification knows `format` and `server-fqdn`, but not which clouds and versions do, nor
/// the values of the second. Where a request is refused as malformed it is made again without them,
/// and what comes is checked either way.
#[derive(Clone)]
pub struct FetchCredential {
    endpoints: Endpoints,
    token: String,
    known: KnownCluster,
    namespace: Option<String>,
    path: String,
    /// The queries that are still to be tried, the last first.
    queries: Vec<&'static str>,
    request: PagedRequest,
    outcome: Option<Result<Connection, ConnectionError>>,
}

// Azure's answer, which may hold a key, and the token are never printed.
impl core::fmt::Debug for FetchCredential {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(&self.path)
    }
}

impl FetchCredential {
    /// That of a cluster; `None` where the id is not that of an AKS cluster.
    #[must_use]
    pub fn for_cluster(
        endpoints: &Endpoints,
        token: &str,
        known: KnownCluster,
        name: ServerFqdn,
    ) -> Option<Self> {
        let path = format!("{}/listClusterUserCredential", resource_path::cluster(&known.id)?);
        let queries = match name {
            ServerFqdn::Default => vec!["", "?format=exec"],
            ServerFqdn::Public => {
                let public = "?format=exec&server-fqdn=public";
                vec!["", "?format=exec", "?server-fqdn=public", public]
            }
        };
        Some(Self::new(endpoints, token, known, None, path, queries))
    }

    /// That of a managed namespace, for whoever may see no more of the cluster; `None` where the id
    /// is not that of an AKS cluster or the name is none of a namespace.
    #[must_use]
    pub fn for_namespace(
        endpoints: &Endpoints,
        token: &str,
        known: KnownCluster,
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
        known: KnownCluster,
        namespace: Option<String>,
        path: String,
        mut queries: Vec<&'static str>,
    ) -> Self {
        let query = queries.pop().unwrap_or_default();
        let versions = versions(namespace.as_deref());
        let request =
            PagedRequest::post(endpoints, token, format!("{path}{query}"), versions, None);
        Self {
            endpoints: endpoints.clone(),
            token: token.to_owned(),
            known,
            namespace,
            path,
            queries,
            request,
            outcome: None,
        }
    }

    /// The connection to the cluster, or why there is none; `None` while it is under way.
    #[must_use]
    pub fn outcome(&self) -> Option<&Result<Connection, ConnectionError>> {
        self.outcome.as_ref()
    }

    fn ask(&mut self, query: &str) {
        let path = format!("{}{query}", self.path);
        let versions = versions(self.namespace.as_deref());
        self.request = PagedRequest::post(&self.endpoints, &self.token, path, versions, None);
    }
}

fn versions(namespace: Option<&str>) -> Versions {
    if namespace.is_some() { NAMESPACES } else { CLUSTERS }
}

impl Operation for FetchCredential {
    fn next_action(&mut self) -> Action {
        if self.outcome.is_some() { Action::Done } else { self.request.next_action() }
    }

    fn receive(&mut self, answers: Vec<Result<Response, FetchError>>) {
        self.request.receive(answers);
        let error = match self.request.outcome() {
            None => return,
            Some(Ok(())) => {
                let page = self.request.pages().first();
                let namespace = self.namespace.as_deref();
                let read = connection::parse(page, &self.known, &self.endpoints, namespace);
                self.outcome = Some(read.map_err(ConnectionError::Rejected));
                // The answer itself is not kept: it may hold a key.
                self.ask("");
                return;
            }
            Some(Err(error)) => error.clone(),
        };
        let malformed = error.status == 400 && error.kind == ApiErrorKind::Other;
        match self.queries.pop().filter(|_| malformed) {
            Some(query) => self.ask(query),
            None => self.outcome = Some(Err(ConnectionError::Api(error))),
        }
    }
}
