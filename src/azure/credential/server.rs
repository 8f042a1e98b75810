//! The server of a cluster: taken apart, and held against where the cluster can be.

use super::known::KnownCluster;
use super::rejection::Rejection;
use crate::azure::endpoints::Endpoints;
use crate::clouds::Cloud;
use crate::url::{self, is_loopback};

/// The address of an API server.
pub(super) struct ServerAddress {
    /// `https://`, host and port; a path only on this device.
    pub(super) url: String,
    /// The host, in lower case.
    pub(super) host: String,
}

impl ServerAddress {
    /// Whether it is the private name of a private cluster, which lies in the zone
    /// `privatelink.<region>.<domain>` unless the zone is the owner's own.
    pub(super) fn is_private(&self, private_fqdn: Option<&str>) -> bool {
        private_fqdn.is_some_and(|name| name.eq_ignore_ascii_case(&self.host))
            || self.host.split('.').any(|label| label == "privatelink")
    }
}

/// Takes an address apart. Only a stand-in on this device may have a path: there one server stands
/// for many clusters.
pub(super) fn parse(text: &str, stand_in: bool) -> Result<ServerAddress, Rejection> {
    let url = url::split(text).ok_or(Rejection::BadServer)?;
    if !url.scheme.eq_ignore_ascii_case("https") {
        let known = url.scheme.eq_ignore_ascii_case("http");
        return Err(if known { Rejection::NotHttps } else { Rejection::BadServer });
    }
    let host = url.host.to_ascii_lowercase();
    let path = url.rest.strip_suffix('/').unwrap_or(url.rest);
    let here = || stand_in && is_loopback(&host) && path.strip_prefix('/').is_some_and(is_path);
    let fits = url.user.is_none() && url.port.is_none_or(url::is_port) && is_host(&host);
    if !fits || !path.is_empty() && !here() {
        return Err(Rejection::BadServer);
    }
    let port = url.port.map_or_else(String::new, |port| format!(":{port}"));
    Ok(ServerAddress { url: format!("https://{host}{port}{path}"), host })
}

fn is_path(path: &str) -> bool {
    path.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'/'))
}

/// Whether a text is a host name (RFC 1123 section 2.1) or the IPv6 address of this device, in
/// lower case.
pub(super) fn is_host(text: &str) -> bool {
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-'))
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    text == "[::1]" || text.len() <= 253 && text.split('.').all(label)
}

/// Whether an address is one of this device.
pub(super) fn is_loopback_url(address: &str) -> bool {
    let origin = url::origin(address);
    origin.as_deref().and_then(url::split).is_some_and(|url| is_loopback(url.host))
}

/// Whether a host lies in a domain.
fn within(host: &str, domain: &str) -> bool {
    host.strip_suffix(domain).is_some_and(|before| before.len() > 1 && before.ends_with('.'))
}

/// Holds the host of a server against what is known: the cluster's names, and where the cloud's clusters are.
/// Their private zones lie in the same domain (`privatelink.<region>.<domain>`). Of a cloud whose
/// domain is not published only the names decide, and that no other cloud's cluster is meant.
///
/// Where Resource Manager is a stand-in on this device, clusters may be on it too, under any name.
pub(super) fn check_host(
    host: &str,
    known: &KnownCluster,
    endpoints: &Endpoints,
) -> Result<(), Rejection> {
    let server = || host.to_owned();
    let domain = endpoints.cloud.facts().aks_domain;
    if is_loopback(host) {
        let outside = Rejection::OtherDomain { server: server(), domain };
        return if endpoints.is_loopback() { Ok(()) } else { Err(outside) };
    }
    let inside = match domain {
        Some(domain) => within(host, domain),
        None => {
            let others = Cloud::ALL.into_iter().filter_map(|cloud| cloud.facts().aks_domain);
            let address = host.parse::<core::net::Ipv4Addr>().is_ok() || !host.contains('.');
            !address && !others.into_iter().any(|domain| within(host, domain))
        }
    };
    if !inside {
        return Err(Rejection::OtherDomain { server: server(), domain });
    }
    let names = [&known.fqdn, &known.private_fqdn];
    let names = names.into_iter().flatten().filter(|name| !name.is_empty());
    let expected: Vec<String> = names.map(|name| name.to_ascii_lowercase()).collect();
    if !expected.is_empty() && !expected.iter().any(|name| name == host) {
        return Err(Rejection::OtherHost { server: server(), expected });
    }
    Ok(())
}
