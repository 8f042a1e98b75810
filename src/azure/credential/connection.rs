//! From Azure's credential to the connection to a cluster, held against what is known of it.
//!
//! Azure's file is a kubeconfig (clientcmd v1) of one cluster, one user and one context. Only where
//! and whom to trust is taken from it, how to sign in is the portal's own: whatever else the file
//! holds, keys and tokens above all, does not leave this file, not even in a rejection.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::auth_info::{self, LoginSettings};
use super::known::KnownCluster;
use super::rejection::Rejection;
use super::server::{self, ServerAddress};
use crate::azure::endpoints::Endpoints;
use crate::clouds::Cloud;
use crate::ids::is_label;
use crate::json::{self, Value};
use crate::pem;
use crate::visible::strip_hidden;
use crate::yaml::{self, Node};

/// The longest file that is read, as base64; Azure's are some four thousand bytes long.
const LONGEST_FILE: usize = 1 << 20;

/// The connection to a cluster: what a kubeconfig needs and only Azure knows.
///
/// There is no environment of kubelogin's in it: the file's is the cloud's, or it is rejected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Connection {
    /// The server: `https://`, host and port, without a path.
    pub server: String,
    /// Whether the server has its private name, which only the private network can resolve.
    pub private: bool,
    /// The certificate authority: base64 of PEM.
    pub certificate_authority_data: Option<String>,
    /// Another name that the server's certificate bears.
    pub tls_server_name: Option<String>,
    /// The tenant to sign in to: the file's, else the cluster's.
    pub tenant: Option<String>,
    /// The server application, where it is not the one of all AKS clusters.
    pub server_id: Option<String>,
    /// The client application, where it is not the one of all AKS clusters.
    pub client_id: Option<String>,
    /// The namespace.
    pub namespace: Option<String>,
}

/// Reads the answer of `ManagedClusters_ListClusterUserCredentials` and of
/// `ManagedNamespaces_ListCredential` (both `CredentialResults`), or of the older
/// `ManagedClusters_GetAccessProfile` (`ManagedClusterAccessProfile`).
///
/// # Errors
/// See [`Rejection`].
pub(super) fn parse(
    answer: Option<&Value>,
    known: &KnownCluster,
    endpoints: &Endpoints,
    namespace: Option<&str>,
) -> Result<Connection, Rejection> {
    let file = answer.and_then(file).ok_or(Rejection::NotAKubeconfig)?;
    let file = yaml::read(&file).map_err(|_| Rejection::NotAKubeconfig)?;
    let list = |key: &str, inner: &str| -> Result<Vec<Node>, Rejection> {
        let Some(items) = file.get(key) else { return Ok(Vec::new()) };
        let items = items.items().ok_or(Rejection::NotAKubeconfig)?;
        let inside = |item: &Node| item.get(inner).filter(|node| node.entries().is_some()).cloned();
        items.iter().map(|item| inside(item).ok_or(Rejection::NotAKubeconfig)).collect()
    };
    if file.get("kind").and_then(Node::text).is_some_and(|kind| kind != "Config") {
        return Err(Rejection::NotAKubeconfig);
    }
    let users = list("users", "user")?;
    // Before everything else, so that no other rejection can come from a file that holds a secret.
    if users.iter().any(auth_info::is_static) {
        return Err(Rejection::Admin);
    }
    let (clusters, contexts) = (list("clusters", "cluster")?, list("contexts", "context")?);
    let ([cluster], [user], [] | [_]) = (&clusters[..], &users[..], &contexts[..]) else {
        let [clusters, users, contexts] = [&clusters, &users, &contexts].map(Vec::len);
        if clusters + users + contexts == 0 {
            return Err(Rejection::NotAKubeconfig);
        }
        return Err(Rejection::NotOne { clusters, users, contexts });
    };
    let sign_in = auth_info::read(user)?;
    check_cloud(&sign_in, endpoints)?;
    let tenant = tenant(sign_in.tenant, known)?;
    let TrustedServer { address, authority, tls_server_name } = trusted(cluster, known, endpoints)?;
    let own = |id: Option<String>, usual: &str| id.filter(|id| id != usual);
    Ok(Connection {
        private: address.is_private(known.private_fqdn.as_deref()),
        server: address.url,
        certificate_authority_data: authority,
        tls_server_name,
        tenant,
        server_id: own(sign_in.server_id, crate::clouds::AKS_SERVER),
        client_id: own(sign_in.client_id, crate::clouds::AKS_CLIENT),
        namespace: chosen(contexts.first(), namespace)?,
    })
}

/// The file as text: the only one of an answer, or the one of the cluster's users.
fn file(answer: &Value) -> Option<String> {
    let text = match answer.get("kubeconfigs").and_then(Value::as_array) {
        Some(list) => {
            let user = |one: &&Value| json::text(one, "name") == Some("clusterUser");
            let one = if let [one] = &list[..] { Some(one) } else { list.iter().find(user) };
            json::text(one?, "value")?
        }
        None => json::text(answer.get("properties")?, "kubeConfig")?,
    };
    if text.len() > LONGEST_FILE {
        return None;
    }
    String::from_utf8(STANDARD.decode(pem::compact(text)).ok()?).ok()
}

/// What of the entry of a cluster is taken.
struct TrustedServer {
    address: ServerAddress,
    authority: Option<String>,
    tls_server_name: Option<String>,
}

fn trusted(
    cluster: &Node,
    known: &KnownCluster,
    endpoints: &Endpoints,
) -> Result<TrustedServer, Rejection> {
    let text = |key: &str| cluster.get(key).and_then(Node::text).filter(|text| !text.is_empty());
    let address =
        server::parse(text("server").ok_or(Rejection::BadServer)?, endpoints.is_loopback())?;
    server::check_host(&address.host, known, endpoints)?;
    let verified =
        |node: &Node| matches!(node.value, yaml::Value::Null | yaml::Value::Bool(false, _));
    if !cluster.get("insecure-skip-tls-verify").is_none_or(verified) {
        return Err(Rejection::Insecure);
    }
    if text("certificate-authority").is_some() {
        return Err(Rejection::AuthorityFile);
    }
    let authority = text("certificate-authority-data").map(pem::compact);
    if let Some(fault) = authority.as_deref().and_then(pem::fault) {
        return Err(Rejection::BadAuthority(fault));
    }
    if cluster.get("proxy-url").is_some_and(|node| !is_blank(node)) {
        return Err(Rejection::Proxy);
    }
    // The name that the certificate is to bear says whose server it is, as much as the address.
    let tls_server_name = text("tls-server-name").map(str::to_ascii_lowercase);
    if let Some(name) = &tls_server_name {
        if !server::is_host(name) {
            return Err(Rejection::BadServer);
        }
        server::check_host(name, known, endpoints)?;
    }
    Ok(TrustedServer { address, authority, tls_server_name })
}

/// Whether nothing is said.
fn is_blank(node: &Node) -> bool {
    node.value == yaml::Value::Null || node.text().is_some_and(str::is_empty)
}

/// Whether people sign in at the cloud they are in. A cloud that kubelogin has no name for is named
/// by its host, so a name that kubelogin has for another is the wrong one there too; names nobody
/// knows say nothing.
fn check_cloud(sign_in: &LoginSettings, endpoints: &Endpoints) -> Result<(), Rejection> {
    let cloud = endpoints.cloud;
    if let Some(named) = &sign_in.environment {
        let other = match (crate::kubelogin::azure::cloud(named), cloud.facts().environment) {
            (Some(other), _) => other != cloud,
            (None, known) => known.is_some(),
        };
        if other {
            return Err(Rejection::OtherCloud { named: strip_hidden(named, 64) });
        }
    }
    if let Some(host) = &sign_in.authority_host {
        let bare = host.strip_prefix("https://").map(|host| host.trim_end_matches('/'));
        let own = bare.is_some_and(|host| Cloud::by_login_host(host) == Some(cloud));
        let stand_in = endpoints.is_loopback() && server::is_loopback_url(host);
        if !own && !stand_in {
            let named = crate::url::origin(host).unwrap_or_default();
            return Err(Rejection::OtherCloud { named });
        }
    }
    Ok(())
}

/// The tenant to sign in to. A cluster's own tenant is at times not that of its subscription
/// (Entra integration of old), so the file may name either; a third, or one where the cluster is
/// known to have another and the sign-in is not of it either, would send people to strangers.
fn tenant(named: Option<String>, known: &KnownCluster) -> Result<Option<String>, Rejection> {
    let cluster = known.entra_tenant.as_deref().filter(|tenant| crate::ids::is_guid(tenant));
    let token = known.token_tenant.as_deref().filter(|tenant| crate::ids::is_guid(tenant));
    let Some(named) = named else { return Ok(cluster.map(str::to_ascii_lowercase)) };
    let expected: Vec<&str> = cluster.into_iter().chain(token).collect();
    if !expected.is_empty() && !expected.iter().any(|one| one.eq_ignore_ascii_case(&named)) {
        let expected = expected.into_iter().map(str::to_ascii_lowercase).collect();
        return Err(Rejection::OtherTenant { named, expected });
    }
    Ok(Some(named))
}

/// The namespace: the one that was asked for, else the context's.
fn chosen(context: Option<&Node>, asked: Option<&str>) -> Result<Option<String>, Rejection> {
    let named = context.and_then(|context| context.get("namespace")).map(Node::key);
    let named = named.filter(|name| !name.is_empty());
    let fits = named.is_none_or(|name| is_label(name) && asked.is_none_or(|asked| asked == name));
    if !fits {
        return Err(Rejection::OtherNamespace);
    }
    Ok(asked.or(named).map(str::to_owned))
}
