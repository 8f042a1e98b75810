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
pub fn form_encode(pairs: &[(&str, &str)]) -> String {
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

/// The pairs of a query, a fragment or a form, in their order; a name may stand twice.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Pairs(pub Vec<(String, String)>);

impl Pairs {
    /// The first value of a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }
}

/// Takes a query, a fragment or a form apart; what is not UTF-8 becomes replacement characters.
#[must_use]
pub fn form_decode(text: &str) -> Pairs {
    let lossy = |text: &str| String::from_utf8_lossy(&unescaped(text).0).into_owned();
    let mut pairs = Vec::new();
    for part in text.trim_start_matches(['?', '#']).split('&').filter(|part| !part.is_empty()) {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        pairs.push((lossy(name), lossy(value)));
    }
    Pairs(pairs)
}

/// One value of a query or a form; `None` where an escape is broken or it is not UTF-8.
#[must_use]
pub fn form_value(text: &str) -> Option<String> {
    let (bytes, whole) = unescaped(text);
    String::from_utf8(bytes).ok().filter(|_| whole)
}

/// The bytes of a name or a value, and whether every escape was whole; one that is not is kept as
/// it is written.
fn unescaped(text: &str) -> (Vec<u8>, bool) {
    let mut out = Vec::with_capacity(text.len());
    let mut whole = true;
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
                    _ => {
                        out.push(b'%');
                        whole = false;
                    }
                }
            }
            _ => out.push(byte),
        }
    }
    (out, whole)
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
pub fn constant_time_eq(one: &str, other: &str) -> bool {
    one.len() == other.len()
        && one.bytes().zip(other.bytes()).fold(0, |seen, (a, b)| seen | (a ^ b)) == 0
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{constant_time_eq, form_decode, form_encode, form_value};

    #[test]
    fn odd_escapes_are_kept_as_they_are() {
        assert_eq!(
            form_decode("?a=%zz&b=%4&c&=d&e=%C3%A9+x").0,
            [
                ("a".into(), "%zz".into()),
                ("b".into(), "%4".into()),
                ("c".into(), String::new()),
                (String::new(), "d".into()),
                ("e".into(), "é x".into()),
            ]
        );
        for broken in ["%zz", "%4", "a%", "%ff"] {
            assert_eq!(form_value(broken), None, "{broken}");
        }
        assert_eq!(form_value("%C3%A9+x").as_deref(), Some("é x"));
    }

    #[test]
    fn of_a_name_that_stands_twice_the_first_counts() {
        let pairs = form_decode("#a=1&b=2&a=3");
        assert_eq!((pairs.get("a"), pairs.get("b"), pairs.get("c")), (Some("1"), Some("2"), None));
    }

    #[test]
    fn texts_are_compared_to_their_end() {
        assert!(constant_time_eq("ab", "ab"));
        assert!(!constant_time_eq("ab", "ac") && !constant_time_eq("ab", "abc"));
    }

    proptest! {
        #[test]
        fn forms_come_back_equal(name in "[a-z]+", value in any::<String>()) {
            let pairs = form_decode(&form_encode(&[(&name, &value)]));
            prop_assert_eq!(pairs.0, vec![(name, value)]);
        }

        #[test]
        fn any_text_is_taken_apart(text in any::<String>()) {
            let _pairs = form_decode(&text);
        }
    }
}
