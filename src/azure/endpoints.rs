//! Where Resource Manager and Graph of a cloud are, and what a token for them is asked for with.

use crate::clouds::Cloud;
use crate::platform::{Cache, Method, Request};
use crate::url::{self, origin};

/// The largest answer, in bytes: a thousand clusters of Resource Graph are about two million.
const LARGEST: usize = 24 * 1024 * 1024;

/// The API versions of an operation to try, the newest that is wanted first: other clouds lag
/// behind, and say so
/// by [`super::ApiErrorKind::UnsupportedApiVersion`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Versions(pub &'static [&'static str]);

/// `Microsoft.ContainerService/managedClusters`: `ManagedClusters_List` and
/// `ManagedClusters_ListClusterUserCredentials`.
pub const CLUSTERS: Versions = Versions(&["2025-09-01", "2024-09-01", "2023-10-01"]);
/// `Microsoft.ContainerService/managedClusters/managedNamespaces`:
/// `ManagedNamespaces_ListByManagedCluster` and `ManagedNamespaces_ListCredential`; there is no older
/// one.
pub const NAMESPACES: Versions = Versions(&["2025-09-01"]);
/// `Microsoft.Resources`: `Subscriptions_List`, `Subscriptions_Get`, `Tenants_List`.
pub const SUBSCRIPTIONS: Versions = Versions(&["2022-12-01", "2020-01-01"]);
/// `Microsoft.ResourceGraph/resources`: `Resources`.
pub const RESOURCE_GRAPH: Versions = Versions(&["2024-04-01", "2021-03-01"]);
/// `Microsoft.Kubernetes/connectedClusters`: `ConnectedCluster_ListBySubscription`.
pub const CONNECTED: Versions = Versions(&["2024-01-01", "2021-10-01"]);
/// `Microsoft.Authorization`: `RoleAssignments_ListForScope`, `RoleDefinitions_Get`.
pub const ROLES: Versions = Versions(&["2022-04-01", "2015-07-01"]);

/// One of the two services that are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Service {
    /// Azure Resource Manager.
    ResourceManager,
    /// Microsoft Graph.
    Graph,
}

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

    /// The origin that a token for a service is for.
    fn origin_of(&self, service: Service) -> &str {
        match service {
            Service::ResourceManager => &self.manager,
            Service::Graph => &self.graph,
        }
    }

    /// The next page, where its address lies at the origin that was asked: the token goes along with
    /// it, and neither service is to see the other's. Only what follows the origin is taken from the
    /// address, so that no two readers of it can mean two hosts.
    pub(super) fn next_page(&self, service: Service, token: &str, link: &str) -> Option<Request> {
        let own = self.origin_of(service);
        // RFC 3986 section 2; browsers take a backslash for a slash, and no fragment is sent.
        let plain = |b: u8| b.is_ascii_graphic() && !matches!(b, b'\\' | b'#' | b'"' | b'<' | b'>');
        if origin(link)? != origin(own)? || !link.bytes().all(plain) {
            return None;
        }
        let rest = url::split(link).map(|url| url.rest).filter(|rest| !rest.is_empty())?;
        Some(bearer(token, Method::Get, [own, rest].concat(), None))
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
    use super::{Endpoints, Service};
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
        use Service::{Graph, ResourceManager};
        let here = Endpoints::new(Cloud::Public, None, None).unwrap();
        let next =
            |service: Service, link: &str| here.next_page(service, "t", link).map(|next| next.url);
        for (service, stranger, own, other) in [
            (ResourceManager, Graph, "https://management.azure.com", "https://graph.microsoft.com"),
            (Graph, ResourceManager, "https://graph.microsoft.com", "https://management.azure.com"),
        ] {
            let page = format!("{own}/x?$skiptoken=1");
            assert_eq!(next(service, &page).as_deref(), Some(page.as_str()));
            // The other service's address is as foreign as any.
            assert_eq!(next(stranger, &page), None);
            // Other spellings of the same origin, which Resource Manager has used.
            let host = own.trim_start_matches("https://").to_uppercase();
            for same in
                [format!("{own}:443"), format!("HTTPS://{host}"), format!("https://{host}:443")]
            {
                assert_eq!(next(service, &format!("{same}/x?$skiptoken=1")), Some(page.clone()));
            }
            for bad in [
                format!("{own}.evil.example/x"),
                format!("{own}:8443/x"),
                format!("{own}:80/x"),
                format!("{own}:/x"),
                format!("{own}@evil.example/x"),
                format!("{own}:443@evil.example/x"),
                format!("https://u@{host}/x"),
                format!("https://evil.example/{own}/x"),
                format!("{own}\\@evil.example/x"),
                format!("{own}\\.evil.example/x"),
                format!("{own}/\\evil.example/x"),
                format!("{own}#@evil.example/x"),
                format!("{own}/x\ny"),
                format!("{own}/x y"),
                format!(" {own}/x"),
                format!("https:\\\\{host}/x"),
                own.to_owned(),
                own.replace("https", "http") + "/x",
                own.replace("https:", "") + "/x",
                own.replace("://", ":/") + "/x",
                format!("{other}/x"),
                "/subscriptions".to_owned(),
                String::new(),
                "...".to_owned(),
            ] {
                assert_eq!(next(service, &bad), None, "{bad}");
            }
        }
        // Stand-ins on one device are told apart by their ports.
        let [manager, graph] = ["http://localhost:9200", "http://localhost:9201"];
        let stand_ins = Endpoints::new(Cloud::Public, Some(manager), Some(graph)).unwrap();
        assert!(stand_ins.next_page(ResourceManager, "t", &format!("{manager}/x")).is_some());
        assert!(stand_ins.next_page(ResourceManager, "t", &format!("{graph}/x")).is_none());
        assert!(stand_ins.next_page(Graph, "t", &format!("{manager}/x")).is_none());
        let request = here.get("secret", "/tenants?x=1", "2022-12-01");
        assert_eq!(request.url, "https://management.azure.com/tenants?x=1&api-version=2022-12-01");
        assert!(!format!("{request:?}").contains("secret"));
    }
}
