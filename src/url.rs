//! Addresses taken apart (RFC 3986 section 3), and which hosts are the machine itself.

/// The parts of an absolute address, as they are written: nothing in them is decoded or checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Url<'a> {
    /// What stands before `://`.
    pub scheme: &'a str,
    /// What stands before an `@`: a name, perhaps with a password.
    pub user: Option<&'a str>,
    /// The host; an IPv6 address with its brackets.
    pub host: &'a str,
    /// What stands after the host's colon.
    pub port: Option<&'a str>,
    /// Path, query and fragment, from the first of `/`, `?` and `#` on.
    pub rest: &'a str,
}

/// Takes an address apart; `None` where it has no `://`.
#[must_use]
pub fn split(text: &str) -> Option<Url<'_>> {
    let (scheme, after) = text.split_once("://")?;
    Some(Url { scheme, ..split_authority(after) })
}

/// Takes an address apart whose scheme is left out.
#[must_use]
pub fn split_authority(text: &str) -> Url<'_> {
    let (authority, rest) = text.split_at(text.find(['/', '?', '#']).unwrap_or(text.len()));
    let (user, place) = match authority.rsplit_once('@') {
        Some((user, place)) => (Some(user), place),
        None => (None, authority),
    };
    // The colons in brackets are those of an IPv6 address.
    let (host, port) = match place.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => (host, Some(port)),
        _ => (place, None),
    };
    Url { scheme: "", user, host, port, rest }
}

/// The origin of an absolute http or https address without user information, in lower case and
/// without the scheme's own port (RFC 6454).
#[must_use]
pub fn origin(text: &str) -> Option<String> {
    // Browsers take a backslash for a slash (WHATWG URL section 4.4).
    let url = split(text.split('\\').next()?)?;
    let scheme = url.scheme.to_ascii_lowercase();
    let usual = match scheme.as_str() {
        "https" => "443",
        "http" => "80",
        _ => return None,
    };
    let port = url.port.unwrap_or(usual);
    let sane =
        |text: &str| text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._:[]".contains(&b));
    if url.user.is_some() || url.host.is_empty() || !sane(url.host) || !sane(port) {
        return None;
    }
    let mut origin = [&scheme, "://", &url.host.to_ascii_lowercase()].concat();
    if port != usual {
        origin.push(':');
        origin.push_str(&port.to_ascii_lowercase());
    }
    Some(origin)
}

/// Whether a text is a port: a number from 1 to 65,535.
#[must_use]
pub fn is_port(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit()) && text.parse::<u16>().is_ok_and(|port| port > 0)
}

/// Whether a host in lower case is the machine itself (RFC 6761 section 6.3, RFC 1122 section
/// 3.2.1.3, RFC 4291 section 2.5.3).
#[must_use]
pub fn is_loopback(host: &str) -> bool {
    let four = || host.parse::<core::net::Ipv4Addr>().is_ok_and(|address| address.is_loopback());
    host == "localhost" || host.ends_with(".localhost") || host == "[::1]" || four()
}

/// Whether a host is one of the two names of the machine itself that the page's own policy has, and
/// so the only ones that it may ask by http.
#[must_use]
pub fn is_policy_loopback(host: &str) -> bool {
    matches!(host, "localhost" | "127.0.0.1")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Url, is_loopback, origin, split};

    #[test]
    fn an_address_has_five_parts() {
        let url = |scheme, user, host, port, rest| Some(Url { scheme, user, host, port, rest });
        for (text, parts) in [
            ("https://a.example", url("https", None, "a.example", None, "")),
            ("http://A:80?b", url("http", None, "A", Some("80"), "?b")),
            ("socks5://u:p@h:1/", url("socks5", Some("u:p"), "h", Some("1"), "/")),
            ("https://[::1]/a:b@c", url("https", None, "[::1]", None, "/a:b@c")),
            ("https://[::1]:6443#x", url("https", None, "[::1]", Some("6443"), "#x")),
            ("https://[::1]x", url("https", None, "[::1]x", None, "")),
            ("https://u@v@h:", url("https", Some("u@v"), "h", Some(""), "")),
            ("://", url("", None, "", None, "")),
            ("mailto:a@b", None),
        ] {
            assert_eq!(split(text), parts, "{text}");
        }
    }

    #[test]
    fn origins_are_those_of_the_browser() {
        let same = [
            ("https://Login.Example:443/x?y", "https://login.example"),
            ("HTTP://localhost:9100/a", "http://localhost:9100"),
            ("http://a:443", "http://a:443"),
            ("https://[::1]:443/", "https://[::1]"),
            ("https://a\\@b", "https://a"),
        ];
        for (url, wanted) in same {
            assert_eq!(origin(url).as_deref(), Some(wanted), "{url}");
        }
        for url in [
            "https://user@evil.example/",
            "ftp://a",
            "https://",
            "https://:443",
            "//a",
            "https://a b/",
            "https:\\\\a",
            "https://é.example",
        ] {
            assert_eq!(origin(url), None, "{url}");
        }
    }

    #[test]
    fn the_machine_itself_has_several_names() {
        for host in ["localhost", "a.localhost", "127.0.0.1", "127.9.9.9", "[::1]"] {
            assert!(is_loopback(host), "{host}");
        }
        for host in ["", "localhost.example", "127.0.0.1.example", "0.0.0.0", "::1", "[::2]"] {
            assert!(!is_loopback(host), "{host}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_taken_apart(text in any::<String>()) {
            let _origin = origin(&text);
            let Some(url) = split(&text) else { return Ok(()) };
            let user = url.user.map_or_else(String::new, |user| format!("{user}@"));
            let port = url.port.map_or_else(String::new, |port| format!(":{port}"));
            let whole = format!("{}://{user}{}{port}{}", url.scheme, url.host, url.rest);
            prop_assert_eq!(whole, text);
        }
    }
}
