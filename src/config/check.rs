//! Checks of single texts: names, addresses, GUIDs.

use super::What;
use crate::ids::{is_guid, is_subdomain};
use crate::url::{self, Url, is_loopback};

/// Any text will do.
pub(super) fn any(_: &str) -> Option<What> {
    None
}

/// A text that is sent and compared as it stands: nothing in it that cannot be seen.
pub(super) fn word(text: &str) -> Option<What> {
    text.chars().any(|c| c.is_whitespace() || c.is_control()).then_some(What::HasSpace)
}

/// A DNS-1123 subdomain (Kubernetes' rule for most names).
pub(super) fn subdomain(text: &str) -> Option<What> {
    (!is_subdomain(text)).then_some(What::NotSubdomain)
}

/// A host name or IP address, as it stands in a certificate.
pub(super) fn host(text: &str) -> Option<What> {
    (!is_host(text)).then_some(What::NotHost)
}

fn is_host(text: &str) -> bool {
    let inside = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.');
    if let Some(address) = text.strip_prefix('[') {
        let address = address.strip_suffix(']').unwrap_or_default();
        return address.contains(':')
            && address.bytes().all(|b| b.is_ascii_hexdigit() || matches!(b, b':' | b'.'));
    }
    text.len() <= 253
        && !text.is_empty()
        && text.bytes().all(inside)
        && !text.split('.').any(|label| label.is_empty() || label.len() > 63)
}

/// A GUID.
pub(super) fn guid(text: &str) -> Option<What> {
    (!is_guid(text)).then_some(What::NotGuid)
}

/// A tenant of Entra: GUID, domain, `organizations` or `common`.
pub(super) fn tenant(text: &str) -> Option<What> {
    let domain = text.contains('.') && is_host(text) && text.is_ascii();
    let many = matches!(text, "organizations" | "common");
    (!(is_guid(text) || domain || many)).then_some(What::NotTenant)
}

/// Base64 of one or more PEM certificates.
pub(super) fn pem(text: &str) -> Option<What> {
    crate::pem::fault(text).map(What::NotPem)
}

/// A scope (RFC 6749 appendix A.4).
pub(super) fn scope(text: &str) -> Option<What> {
    let fits = text.bytes().all(|b| matches!(b, 0x21 | 0x23..=0x5b | 0x5d..=0x7e));
    (!fits).then_some(What::NotScope)
}

/// The Azure resource id of an AKS cluster.
pub(super) fn aks_id(text: &str) -> Option<What> {
    let aks = ["Microsoft.ContainerService", "managedClusters"];
    match resource_id(text, aks) {
        Some(_) if arc_id(text).is_none() => Some(What::ArcUnderAks),
        what => what,
    }
}

/// The Azure resource id of a cluster that is connected through Azure Arc.
pub(super) fn arc_id(text: &str) -> Option<What> {
    resource_id(text, ["Microsoft.Kubernetes", "connectedClusters"])
}

fn resource_id(text: &str, [provider, kind]: [&str; 2]) -> Option<What> {
    // What Azure allows in names of groups and clusters; they end up in commands.
    let name = |text: &str| {
        let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '(' | ')');
        text.starts_with(char::is_alphanumeric) && text.chars().all(plain)
    };
    let parts: Vec<&str> = text.split('/').collect();
    let fits = match parts.as_slice() {
        ["", subscriptions, id, groups, group, providers, own_provider, own_kind, own_name] => {
            subscriptions.eq_ignore_ascii_case("subscriptions")
                && is_guid(id)
                && groups.eq_ignore_ascii_case("resourceGroups")
                && name(group)
                && providers.eq_ignore_ascii_case("providers")
                && own_provider.eq_ignore_ascii_case(provider)
                && own_kind.eq_ignore_ascii_case(kind)
                && name(own_name)
        }
        _ => false,
    };
    (!fits).then_some(What::NotResourceId { kind: format!("{provider}/{kind}") })
}

/// Takes an address apart: printable ASCII, no user, a sane host and port (RFC 3986).
fn address(text: &str) -> Option<Url<'_>> {
    if !text.bytes().all(|b| b.is_ascii_graphic() && !matches!(b, b'"' | b'<' | b'>' | b'\\')) {
        return None;
    }
    let url = url::split(text)?;
    let port_fits = url.port.is_none_or(url::is_port);
    (url.user.is_none() && is_host(url.host) && port_fits).then_some(url)
}

/// The host of an address; empty where it is none.
pub(super) fn host_of(text: &str) -> &str {
    address(text).map_or("", |address| address.host)
}

/// An https address, or http to the machine itself, without query and fragment.
pub(super) fn https(text: &str) -> Option<What> {
    let Some(address) = address(text) else { return Some(What::NotUrl) };
    match address.scheme {
        "https" => {}
        "http" if is_loopback(address.host) => {}
        "http" => return Some(What::NotHttps),
        _ => return Some(What::Scheme { allowed: &["https"] }),
    }
    address.rest.contains(['?', '#']).then_some(What::NotUrl)
}

/// What kubelogin itself puts into the authorization request.
const TAKEN: [&str; 8] = [
    "client_id",
    "redirect_uri",
    "response_type",
    "scope",
    "state",
    "nonce",
    "code_challenge",
    "code_challenge_method",
];

/// A parameter of kubectl's authorization request, `name=value`. int128/kubelogin reads the flag
/// as comma-separated values as soon as there is a second `=`, so commas and quotes are no good.
pub(super) fn parameter(text: &str) -> Option<What> {
    let plain = |part: &str| {
        let fits = |b: u8| b.is_ascii_graphic() && !matches!(b, b',' | b'"' | b'=');
        !part.is_empty() && part.bytes().all(fits)
    };
    let pair = text.split_once('=');
    let fits = pair.is_some_and(|(name, value)| {
        plain(name) && plain(value) && !TAKEN.contains(&name.to_ascii_lowercase().as_str())
    });
    (!fits).then_some(What::NotParameter)
}

/// The redirect URI of `keyboard`: as [`https`], or a URN that has the provider show the code.
pub(super) fn redirect(text: &str) -> Option<What> {
    match text.strip_prefix("urn:") {
        Some(name) if !name.is_empty() && name.bytes().all(|b| b.is_ascii_graphic()) => None,
        _ => https(text),
    }
}

/// An address that the page itself asks: as [`https`], with a host that a content security policy
/// can name. That is no IPv6 address (CSP Level 3 section 2.3.1), and by http only those two names
/// of the machine itself that the page's own policy has.
pub(super) fn asked(text: &str) -> Option<What> {
    let nameable = |address: Url<'_>| match address.scheme {
        "http" => url::is_policy_loopback(address.host),
        _ => !address.host.starts_with('['),
    };
    https(text).or_else(|| (!address(text).is_some_and(nameable)).then_some(What::NotNameable))
}

/// The address of a document that the page asks: as [`asked`], and perhaps with a query.
pub(super) fn document(text: &str) -> Option<What> {
    let place = text.split_once('?').map_or(text, |(place, _)| place);
    let whole = address(text).is_some() && !text.contains('#');
    asked(place).or_else(|| (!whole).then_some(What::NotUrl))
}

/// An address on the machine itself, for a page that is not: each visitor's own machine would be
/// meant, and from a page with https no browser asks one by http (Mixed Content section 4).
pub(super) fn elsewhere(text: &str, loopback: bool) -> Option<What> {
    (!loopback && is_loopback(host_of(text))).then_some(What::LoopbackOnly)
}

/// The address of the page: as [`https`], a folder, and written as browsers write it, for it is
/// compared with the address that the browser shows, and registered as the redirect URI.
pub(super) fn page(text: &str) -> Option<What> {
    if let Some(what) = https(text) {
        return Some(what);
    }
    if !text.ends_with('/') {
        return Some(What::NotFolder);
    }
    let Some(address) = address(text).and_then(|address| as_browsers_write(&address)) else {
        return Some(What::NotUrl);
    };
    (address != text).then_some(What::NotNormal { address })
}

/// An address as browsers write it (WHATWG URL sections 3.5 and 4.4); `None` for a number that is
/// no usual IPv4 address. The zeros of IPv6 addresses are left alone.
fn as_browsers_write(address: &Url<'_>) -> Option<String> {
    let host = address.host.to_ascii_lowercase();
    let last = host.rsplit('.').next().unwrap_or_default();
    let is_number = match last.strip_prefix("0x") {
        Some(hex) => hex.bytes().all(|b| b.is_ascii_hexdigit()),
        None => last.bytes().all(|b| b.is_ascii_digit()),
    };
    if is_number && host.parse::<core::net::Ipv4Addr>().is_err() {
        return None;
    }
    let mut out = [address.scheme, "://", &host].concat();
    let port = address.port.map(|port| port.trim_start_matches('0')).unwrap_or_default();
    if !port.is_empty() && port != (if address.scheme == "https" { "443" } else { "80" }) {
        out.push(':');
        out.push_str(port);
    }
    let mut folders: Vec<&str> = Vec::new();
    for part in address.rest.split('/').skip(1) {
        match part.to_ascii_lowercase().replace("%2e", ".").as_str() {
            "." => {}
            ".." => {
                folders.pop();
            }
            _ => folders.push(part),
        }
    }
    // One slash at the end will do.
    while folders.last().is_some_and(|part| part.is_empty()) {
        folders.pop();
    }
    out.push('/');
    for folder in folders {
        for c in folder.chars() {
            match c {
                '^' => out.push_str("%5E"),
                '`' => out.push_str("%60"),
                '{' => out.push_str("%7B"),
                '|' => out.push_str("%7C"),
                '}' => out.push_str("%7D"),
                _ => out.push(c),
            }
        }
        out.push('/');
    }
    Some(out)
}

/// The origin of an address that is [`asked`]: nothing after host and port but perhaps a slash.
pub(super) fn origin(text: &str) -> Option<What> {
    let more = address(text).is_some_and(|address| !matches!(address.rest, "" | "/"));
    asked(text).or_else(|| more.then_some(What::NotOrigin))
}

/// Where people find help: https or mailto.
pub(super) fn support(text: &str) -> Option<What> {
    let fits = match text.strip_prefix("mailto:") {
        Some(mail) => mail.contains('@') && mail.bytes().all(|b| b.is_ascii_graphic()),
        None => address(text).is_some_and(|address| address.scheme == "https"),
    };
    (!fits).then_some(What::Scheme { allowed: &["https", "mailto"] })
}

/// A proxy, as client-go takes it.
pub(super) fn proxy(text: &str) -> Option<What> {
    let Some(address) = address(text) else { return Some(What::NotUrl) };
    let fits = matches!(address.scheme, "http" | "https" | "socks5");
    (!fits).then_some(What::Scheme { allowed: &["http", "https", "socks5"] })
}

/// A host that belongs to a cloud, or a stand-in on the machine itself for a page that is there
/// too.
pub(super) fn cloud_host(text: &str, hosts: &[&str], loopback: bool) -> Option<What> {
    if let Some(what) = origin(text) {
        return Some(what);
    }
    let host = host_of(text);
    if is_loopback(host) {
        return elsewhere(text, loopback);
    }
    let bare = text.trim_end_matches('/') == format!("https://{host}");
    (!(bare && hosts.contains(&host))).then(|| What::ForeignHost {
        allowed: hosts.iter().map(|host| format!("https://{host}")).collect(),
    })
}
