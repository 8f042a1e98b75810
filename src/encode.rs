//! Encodings: percent (RFC 3986 section 2), forms (WHATWG URL section 5), base64url (RFC 4648
//! section 5), and comparison in constant time.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// Percent-encodes everything but the unreserved characters of RFC 3986.
#[must_use]
pub fn percent(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            for nibble in [byte >> 4, byte & 15] {
                out.push(char::from_digit(nibble.into(), 16).unwrap_or('0').to_ascii_uppercase());
            }
        }
    }
    out
}

/// Joins pairs as a query or a form body.
#[must_use]
pub fn form(pairs: &[(&str, &str)]) -> String {
    let mut out = String::new();
    for (name, value) in pairs {
        if !out.is_empty() {
            out.push('&');
        }
        out.push_str(&percent(name));
        out.push('=');
        out.push_str(&percent(value));
    }
    out
}

/// Takes a query, a fragment or a form apart; what is not UTF-8 becomes replacement characters.
#[must_use]
pub fn parse(text: &str) -> Vec<(String, String)> {
    text.trim_start_matches(['?', '#'])
        .split('&')
        .filter(|part| !part.is_empty())
        .map(|part| {
            let (name, value) = part.split_once('=').unwrap_or((part, ""));
            (decoded(name), decoded(value))
        })
        .collect()
}

/// Takes the percent-encoding of a form back; what is not UTF-8 becomes replacement characters.
#[must_use]
pub fn decoded(text: &str) -> String {
    let mut out = Vec::with_capacity(text.len());
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b'+' => out.push(b' '),
            b'%' => {
                let mut ahead = bytes.clone();
                match (ahead.next().and_then(hex), ahead.next().and_then(hex)) {
                    (Some(high), Some(low)) => {
                        out.push(high * 16 + low);
                        bytes = ahead;
                    }
                    _ => out.push(b'%'),
                }
            }
            _ => out.push(byte),
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

fn hex(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

/// Bytes as base64url without padding.
#[must_use]
pub fn base64url(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Bytes from base64url without padding; anything else is refused.
#[must_use]
pub fn from_base64url(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text).ok()
}

/// Compares two texts in a time that does not depend on where they differ.
#[must_use]
pub fn equal(one: &str, other: &str) -> bool {
    one.len() == other.len()
        && one.bytes().zip(other.bytes()).fold(0, |seen, (a, b)| seen | (a ^ b)) == 0
}

/// The origin of an absolute http or https URL without user information, in lower case.
#[must_use]
pub fn origin(url: &str) -> Option<String> {
    let (scheme, rest) = url.split_once("://")?;
    let scheme = scheme.to_ascii_lowercase();
    let authority = rest.split(['/', '?', '#', '\\']).next().filter(|a| !a.is_empty())?;
    let known = scheme == "https" || scheme == "http";
    let sane = authority.chars().all(|c| c.is_ascii_alphanumeric() || "-._:[]".contains(c));
    if !known || !sane {
        return None;
    }
    let authority = authority.to_ascii_lowercase();
    let default = if scheme == "https" { ":443" } else { ":80" };
    let authority = authority.strip_suffix(default).unwrap_or(&authority);
    Some(format!("{scheme}://{authority}"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{equal, form, origin, parse};

    #[test]
    fn origins_are_those_of_the_browser() {
        assert_eq!(
            origin("https://Login.Example:443/x?y").as_deref(),
            Some("https://login.example")
        );
        assert_eq!(origin("http://localhost:9100/a").as_deref(), Some("http://localhost:9100"));
        for url in ["https://user@evil.example/", "ftp://a", "https://", "//a", "https://a b/"] {
            assert_eq!(origin(url), None, "{url}");
        }
    }

    #[test]
    fn odd_escapes_are_kept_as_they_are() {
        assert_eq!(
            parse("?a=%zz&b=%4&c&=d&e=%C3%A9+x"),
            [
                ("a".into(), "%zz".into()),
                ("b".into(), "%4".into()),
                ("c".into(), String::new()),
                (String::new(), "d".into()),
                ("e".into(), "é x".into()),
            ]
        );
        assert!(equal("ab", "ab") && !equal("ab", "ac") && !equal("ab", "abc"));
    }

    proptest! {
        #[test]
        fn forms_come_back_equal(name in "[a-z]+", value in any::<String>()) {
            let pairs = parse(&form(&[(&name, &value)]));
            prop_assert_eq!(pairs, vec![(name, value)]);
        }

        #[test]
        fn any_text_is_taken_apart(text in any::<String>()) {
            let _pairs = parse(&text);
            let _origin = origin(&text);
        }
    }
}
