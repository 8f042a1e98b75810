//! The server of a cluster: taken apart, and held against where the cluster can be.

use super::endpoints::Endpoints;
use super::way::{Known, Rejection};
use crate::clouds::Cloud;

/// A server's place.
pub(super) struct Place {
    /// `https://`, host and port; a path only on this device.
    pub(super) address: String,
    /// The host, in lower case.
    pub(super) host: String,
}

impl Place {
    /// Whether it is the private name of a private cluster, which lies in the zone
    /// `privatelink.<region>.<domain>` unless the zone is the owner's own.
    pub(super) fn is_private(&self, private_fqdn: Option<&str>) -> bool {
        private_fqdn.is_some_and(|name| name.eq_ignore_ascii_case(&self.host))
            || self.host.split('.').any(|label| label == "privatelink")
    }
}

/// Takes an address apart. Only a stand-in on this device may have a path: there one server stands
/// for many clusters.
pub(super) fn read(text: &str, stand_in: bool) -> Result<Place, Rejection> {
    let (scheme, rest) = text.split_once("://").ok_or(Rejection::BadServer)?;
    if !scheme.eq_ignore_ascii_case("https") {
        let known = scheme.eq_ignore_ascii_case("http");
        return Err(if known { Rejection::NotHttps } else { Rejection::BadServer });
    }
    let rest = rest.strip_suffix('/').unwrap_or(rest);
    let (authority, path) = match rest.split_once('/') {
        Some((authority, path)) if stand_in && is_path(path) => (authority, format!("/{path}")),
        _ => (rest, String::new()),
    };
    let authority = authority.to_ascii_lowercase();
    let (host, port) = split(&authority);
    if !path.is_empty() && !is_loopback(host) {
        return Err(Rejection::BadServer);
    }
    let port = port.is_none_or(|port| matches!(port.parse::<u16>(), Ok(1..)));
    if !port || !is_host(host) {
        return Err(Rejection::BadServer);
    }
    Ok(Place { host: host.to_owned(), address: format!("https://{authority}{path}") })
}

fn is_path(path: &str) -> bool {
    path.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'/'))
}

/// A host and its port.
fn split(authority: &str) -> (&str, Option<&str>) {
    match authority.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((_, "")) => (authority, None),
        Some((inside, port)) => match port.strip_prefix(':') {
            // The brackets stay.
            Some(port) => (authority.get(..inside.len() + 2).unwrap_or_default(), Some(port)),
            None => ("", None),
        },
        None => match authority.split_once(':') {
            Some((host, port)) => (host, Some(port)),
            None => (authority, None),
        },
    }
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

/// Whether a host is this device.
fn is_loopback(host: &str) -> bool {
    let four = || host.parse::<core::net::Ipv4Addr>().is_ok_and(|address| address.is_loopback());
    host == "localhost" || host.ends_with(".localhost") || host == "[::1]" || four()
}

/// Whether an address is one of this device.
pub(super) fn is_loopback_url(url: &str) -> bool {
    let origin = crate::encode::origin(url);
    let authority = origin.as_deref().and_then(|origin| origin.split_once("://"));
    authority.is_some_and(|(_, authority)| is_loopback(split(authority).0))
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
pub(super) fn check(host: &str, known: &Known, endpoints: &Endpoints) -> Result<(), Rejection> {
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
