//! Which host a text speaks about, and what that host is.

use super::said::{SaidText, has_one};
use crate::clouds::Cloud;
use crate::index::sort_by_number;
use crate::url;

/// What a host is for whoever speaks about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HostRole {
    /// The host that signs people in: the identity provider.
    SignIn,
    /// The API server of a cluster.
    Cluster,
    /// A node of a cluster, asked by its control plane.
    Node,
    /// This computer.
    ThisComputer,
    /// A proxy on the way.
    Proxy,
}

/// A host that a text speaks about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SpokenHost {
    /// Its name or address, without the port; empty where the text does not name it.
    pub name: String,
    pub port: Option<u16>,
    /// Whether it was asked without TLS.
    pub plain_http: bool,
    pub role: HostRole,
    /// Whether it has nothing to do with a cluster or a sign-in, such as a registry of images.
    pub elsewhere: bool,
}

/// What stands before hosts, in small letters and each on a line.
const NAMED: &str = "proxyconnect tcp: dial tcp \n\
    lookup \n\
    host='\n\
    https://\n\
    http://\n\
    connection to the server \n\
    enotfound \n\
    eai_again \n\
    could not resolve host: \n\
    failed to resolve '\n\
    no such host is known. (\n\
    name or service not known (\n\
    unknownhostexception: \n\
    certificate for ";

/// The same where an address only says where a name was found.
const FOUND_AT: &str = "dial tcp \n\
    econnrefused \n\
    etimedout \n\
    ehostunreach \n\
    enetunreach ";

/// Hosts that documentation lies on, or packages and images: what is said of a cluster never
/// concerns them.
const DOCUMENTATION: &str = "kubernetes.io
k8s.io
github.com
github.io
microsoft.com
aka.ms
googleapis.dev
go.dev
nodejs.org
readthedocs.io
cloud.google.com
amazon.com
docker.io
docker.com
ghcr.io
gcr.io
quay.io
pkg.dev
azurecr.io
npmjs.org
yarnpkg.com
pypi.org
pythonhosted.org
githubusercontent.com
terraform.io
hashicorp.com
golang.org
portal.azure.com
dev.azure.com
windows.net
azure.net
googleapis.com
gitlab.com
apache.org
maven.org
crates.io
debian.org
ubuntu.com
alpinelinux.org";

/// Ports that databases, queues and mail have, and no cluster.
const OTHER_PORTS: [u16; 12] = [22, 25, 389, 587, 1433, 3306, 5432, 5672, 6379, 9092, 9200, 27017];

/// Hosts that sign people in, beside those of Microsoft's clouds, each with those below it.
const SIGN_IN: &str = "login.microsoft.com
login.windows.net
sts.windows.net
management.azure.com
graph.microsoft.com
169.254.169.254
login.live.com
b2clogin.com
ciamlogin.com
okta.com
auth0.com
accounts.google.com
oauth2.googleapis.com
amazoncognito.com";

/// What stands in the addresses that signing in asks, or beside them.
const SIGN_IN_WORDS: &str = "/.well-known/openid-configuration
/oauth2/
/oauth/
/openid-connect/
/realms/
/devicecode
oauth2:
failed to refresh token
could not discover
oidc discovery
oidc error
get-token: authentication error
azureclicredential
failed to query metadata endpoint";

/// The host that a cause concerns, given the last of its parts.
pub(super) fn spoken_host(said: &SaidText, part: &str) -> Option<SpokenHost> {
    let mut line = said.line_of(part);
    let mut small = line.to_ascii_lowercase();
    let mut found = mentions(&line, &small);
    // A line that was broken before the name.
    if found.is_empty()
        && let Some((before, _)) = said.lines.split_once(&line)
        && let Some(last) = before.lines().last()
    {
        line = format!("{} {}", last.trim_end(), line.trim_start());
        small = line.to_ascii_lowercase();
        found = mentions(&line, &small);
    }
    let cause = small.find(part.trim()).unwrap_or(small.len());
    let named = |one: &SpokenPlace| !one.is_address && !one.elsewhere;
    let before = |wanted: &dyn Fn(&SpokenPlace) -> bool| {
        found.iter().rev().find(|one| one.at < cause && wanted(one))
    };
    let anywhere = |wanted: &dyn Fn(&SpokenPlace) -> bool| found.iter().find(|one| wanted(one));
    let best = before(&named)
        .or_else(|| before(&|one| one.elsewhere))
        .or_else(|| before(&|_| true))
        .or_else(|| anywhere(&named))
        .or_else(|| anywhere(&|one| !one.elsewhere))
        .or(found.first());
    let words = has_one(&small, SIGN_IN_WORDS);
    let Some(best) = best else {
        return words.then(|| SpokenHost {
            name: String::new(),
            port: None,
            plain_http: false,
            role: HostRole::SignIn,
            elsewhere: false,
        });
    };
    let SpokenPlace { name, port, plain_http, elsewhere, foreign, .. } = best.clone();
    let lower = name.to_ascii_lowercase();
    let role = if small.contains("proxyconnect tcp") {
        HostRole::Proxy
    } else if said.has_one("dialing backend\nno agent available") || port == Some(10250) {
        HostRole::Node
    } else if url::is_loopback(&lower) || matches!(&*lower, "::1" | "0.0.0.0") {
        HostRole::ThisComputer
    } else if is_sign_in(&lower) || words && !lower.ends_with(".azmk8s.io") {
        HostRole::SignIn
    } else {
        HostRole::Cluster
    };
    // A service in the cluster that a program there asks, and the ports of databases.
    let plain = plain_http && role == HostRole::Cluster && !small.contains("proxy");
    let no_api = matches!(role, HostRole::Cluster | HostRole::ThisComputer)
        && !small.contains("connect to the server")
        && (foreign || found.iter().any(|one| one.name == name && one.foreign));
    let elsewhere =
        elsewhere || plain || no_api || port.is_some_and(|port| OTHER_PORTS.contains(&port));
    Some(SpokenHost { name, port, plain_http, role, elsewhere })
}

/// Whether a host in small letters signs people in.
pub(super) fn is_sign_in(host: &str) -> bool {
    Cloud::by_login_host(host).is_some() || SIGN_IN.split('\n').any(|known| is_below(host, known))
}

fn is_below(host: &str, above: &str) -> bool {
    host.strip_suffix(above).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

#[derive(Clone)]
struct SpokenPlace {
    at: usize,
    name: String,
    port: Option<u16>,
    plain_http: bool,
    is_address: bool,
    elsewhere: bool,
    /// Whether a path was asked for that no API server has.
    foreign: bool,
}

/// Every host that a line names, in order.
fn mentions(line: &str, small: &str) -> Vec<SpokenPlace> {
    let mut all = Vec::new();
    for (mark, is_address) in NAMED
        .split('\n')
        .map(|mark| (mark, false))
        .chain(FOUND_AT.split('\n').map(|mark| (mark, true)))
    {
        for (at, _) in small.match_indices(mark) {
            let Some(rest) = line.get(at + mark.len()..) else { continue };
            // `[::1]` keeps its colons; everything else ends before what follows it.
            let end = |c: char| c.is_whitespace() || "\"'/\\,;)<>?#".contains(c);
            let authority = rest.split(end).next().unwrap_or_default().trim_end_matches([':', '.']);
            let url::Url { host, port, .. } = url::split_authority(authority);
            let port = port.and_then(|port| port.parse().ok()).or_else(|| {
                let after = rest.get(host.len()..)?.strip_prefix("', port=")?;
                after.split(')').next()?.parse().ok()
            });
            let elsewhere = is_elsewhere(&host.to_ascii_lowercase());
            let foreign = is_foreign(rest.get(authority.len()..).unwrap_or_default());
            // A link to read, unless it is what was asked for.
            let link = elsewhere && mark.ends_with("//") && !is_asked(small.get(..at));
            if is_host(host) && !link {
                let (name, plain_http) = (host.to_owned(), mark == "http://");
                all.push(SpokenPlace {
                    at,
                    name,
                    port,
                    plain_http,
                    is_address,
                    elsewhere,
                    foreign,
                });
            }
        }
    }
    sort_by_number(&mut all, |one| one.at);
    all
}

fn is_host(host: &str) -> bool {
    let plain = |c: char| c.is_alphanumeric() || "-._[]:%".contains(c);
    // `lookup address information` and `lookup timed out` name none.
    !matches!(host, "" | "address" | "timed" | "failed")
        && host.len() < 254
        && host.chars().all(plain)
}

/// Whether what follows a host is a path that no API server has, as it is in an address, or as
/// Python names it beside the host.
fn is_foreign(rest: &str) -> bool {
    const API: &str = "/api?\n/api/v1\n/apis\n/version\n/openapi\n/swagger\n/healthz\n/readyz\n/livez\n/k8s/clusters/";
    let path = rest.split_once("with url: ").filter(|_| rest.starts_with("'"));
    let path = path.map_or(rest, |(_, path)| path);
    let path = path.split([' ', '"', '\'', ',', ')']).next().unwrap_or_default();
    let path = path.trim_end_matches([':', '.', ';']);
    path.starts_with('/')
        && path.len() > 1
        && !path.starts_with("/?")
        && !path.ends_with("/api")
        && !has_one(path, API)
}

/// Whether what stands before an address says that it was asked for.
fn is_asked(before: Option<&str>) -> bool {
    let before = before.unwrap_or_default().trim_end_matches(['"', '\'', ' ']);
    ["get", "head", "post", "access", "request to", "url:"]
        .iter()
        .any(|word| before.ends_with(word))
}

fn is_elsewhere(host: &str) -> bool {
    let first = host.split('.').next().unwrap_or_default();
    let mut known = DOCUMENTATION.split('\n');
    matches!(first, "docs" | "learn" | "support")
        || known.any(|known| is_below(host, known)) && !is_sign_in(host)
}
