//! Where Resource Manager and Graph of a cloud are, and what a token for them is asked for with.

use crate::clouds::Cloud;
use crate::platform::{Cache, Method, Request};

/// The largest answer, in bytes: a thousand clusters of Resource Graph are about two million.
const LARGEST: usize = 24 * 1024 * 1024;

/// The API versions to try, the newest that is wanted first: other clouds lag behind, and say so
/// by [`super::Why::Version`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Versions(pub &'static [&'static str]);

/// `Microsoft.ContainerService/managedClusters`.
pub const CLUSTERS: Versions = Versions(&["2025-09-01", "2024-09-01", "2023-10-01"]);
/// `Microsoft.ContainerService/managedClusters/managedNamespaces`; there is no older one.
pub const NAMESPACES: Versions = Versions(&["2025-09-01"]);
/// `Microsoft.Resources`: subscriptions and tenants.
pub const SUBSCRIPTIONS: Versions = Versions(&["2022-12-01", "2020-01-01"]);
/// `Microsoft.ResourceGraph/resources`.
pub const RESOURCE_GRAPH: Versions = Versions(&["2024-04-01", "2021-03-01"]);
/// `Microsoft.Kubernetes/connectedClusters`.
pub const CONNECTED: Versions = Versions(&["2024-01-01", "2021-10-01"]);
/// `Microsoft.Authorization`: role assignments and definitions.
pub const ROLES: Versions = Versions(&["2022-04-01", "2015-07-01"]);

/// Resource Manager and Graph of a cloud, or the stand-ins that `portal.yaml` names for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoints {
    /// The cloud.
    pub cloud: Cloud,
    /// The origin of Resource Manager.
    pub manager: String,
    /// The origin of Microsoft Graph.
    pub graph: String,
}

impl Endpoints {
    /// Those of a cloud; `None` where nothing is published of its Resource Manager and none is
    /// named. The other two are origins from `portal.yaml`.
    #[must_use]
    pub fn new(cloud: Cloud, manager: Option<&str>, graph: Option<&str>) -> Option<Self> {
        let facts = cloud.facts();
        let own = facts.resource_manager.map(|host| format!("https://{host}"));
        Some(Self {
            cloud,
            manager: manager.map(str::to_owned).or(own)?,
            graph: graph.map_or_else(|| format!("https://{}", facts.graph), str::to_owned),
        })
    }

    /// Whether Resource Manager is a stand-in on this device: then clusters may be on it too.
    #[must_use]
    pub fn is_loopback(&self) -> bool {
        self.manager.starts_with("http://")
    }

    /// The scopes that a token for Resource Manager may be asked for with: where a directory does
    /// not know the first (`invalid_resource`, `invalid_scope`), the next is tried. The second is
    /// the older audience of Resource Manager, whose identifier ends with a slash of its own.
    #[must_use]
    pub fn manager_scopes(&self) -> Vec<String> {
        let host = self.cloud.facts().resource_manager.unwrap_or_default();
        let older = match self.cloud {
            Cloud::Public => Some("management.core.windows.net"),
            Cloud::UsGovernment => Some("management.core.usgovcloudapi.net"),
            Cloud::China => Some("management.core.chinacloudapi.cn"),
            Cloud::Bleu | Cloud::Delos | Cloud::GovSg => None,
        };
        let older = older.map(|host| format!("https://{host}//user_impersonation"));
        let own = (!host.is_empty()).then(|| format!("https://{host}/user_impersonation"));
        own.into_iter().chain(older).collect()
    }

    /// The scope of a token for Graph that may read what is the person's own.
    #[must_use]
    pub fn graph_scope(&self) -> String {
        format!("https://{}/User.Read", self.cloud.facts().graph)
    }

    /// The scope of a token for Graph that may read the names of the person's groups; an
    /// administrator has to consent to it.
    #[must_use]
    pub fn graph_names_scope(&self) -> String {
        format!("https://{}/GroupMember.Read.All", self.cloud.facts().graph)
    }

    /// A GET to Resource Manager. `path` begins with a slash and may hold a query.
    pub(super) fn get(&self, token: &str, path: &str, version: &str) -> Request {
        self.request(token, Method::Get, path, version, None)
    }

    /// A POST to Resource Manager; without a body where there is none to send.
    pub(super) fn post(
        &self,
        token: &str,
        path: &str,
        version: &str,
        body: Option<String>,
    ) -> Request {
        self.request(token, Method::Post, path, version, body)
    }

    fn request(
        &self,
        token: &str,
        method: Method,
        path: &str,
        version: &str,
        body: Option<String>,
    ) -> Request {
        let join = if path.contains('?') { '&' } else { '?' };
        let url = format!("{}{path}{join}api-version={version}", self.manager);
        bearer(token, method, url, body)
    }

    /// The next page, where its address lies at the same origin: the token goes along with it.
    pub(super) fn next(&self, token: &str, link: &str) -> Option<Request> {
        let own = |origin: &str| {
            let rest = link.strip_prefix(origin);
            rest.is_some_and(|rest| rest.starts_with(['/', '?']))
        };
        let fits = own(&self.manager) || own(&self.graph);
        fits.then(|| bearer(token, Method::Get, link.to_owned(), None))
    }
}

/// A request with a token. No header beside `authorization` and `content-type`: others may not pass
/// the preflight (Fetch Standard, CORS protocol).
pub(super) fn bearer(token: &str, method: Method, url: String, body: Option<String>) -> Request {
    let mut headers = vec![("authorization", ["Bearer ", token].concat())];
    if body.is_some() {
        headers.push(("content-type", "application/json".to_owned()));
    }
    Request { method, url, headers, body, cache: Cache::NoStore, limit: LARGEST }
}

#[cfg(test)]
mod tests {
    use super::Endpoints;
    use crate::clouds::Cloud;

    #[test]
    fn every_cloud_has_its_own_hosts_and_scopes() {
        let of = |cloud| Endpoints::new(cloud, None, None);
        let china = of(Cloud::China).unwrap();
        assert_eq!(china.manager, "https://management.chinacloudapi.cn");
        assert_eq!(china.graph_scope(), "https://microsoftgraph.chinacloudapi.cn/User.Read");
        assert_eq!(
            china.manager_scopes(),
            [
                "https://management.chinacloudapi.cn/user_impersonation",
                "https://management.core.chinacloudapi.cn//user_impersonation",
            ]
        );
        assert_eq!(of(Cloud::Bleu).unwrap().manager_scopes().len(), 1);
        // Nothing is published of GovSG's Resource Manager.
        assert_eq!(of(Cloud::GovSg), None);
    }

    #[test]
    fn a_token_goes_to_no_other_host() {
        let here = Endpoints::new(Cloud::Public, None, None).unwrap();
        assert!(here.next("t", "https://management.azure.com/x?$skiptoken=1").is_some());
        for bad in [
            "https://management.azure.com.evil.example/x",
            "https://management.azure.com:8443/x",
            "https://management.azure.com@evil.example/x",
            "http://management.azure.com/x",
            "//management.azure.com/x",
            "/subscriptions",
            "",
            "...",
        ] {
            assert_eq!(here.next("t", bad), None, "{bad}");
        }
        let request = here.get("secret", "/tenants?x=1", "2022-12-01");
        assert_eq!(request.url, "https://management.azure.com/tenants?x=1&api-version=2022-12-01");
        assert!(!format!("{request:?}").contains("secret"));
    }
}
