//! Certificates as kubeconfig wants them: base64 of PEM (RFC 7468).

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// The label of a certificate (RFC 7468 section 5.1).
pub const CERTIFICATE: &str = "CERTIFICATE";

/// Why a text is not base64 of PEM certificates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PemFault {
    /// It is PEM itself, not base64 of it.
    Bare,
    /// It is not base64.
    NotBase64,
    /// It is base64, but holds no certificate block.
    NoCertificate,
    /// A certificate block is cut off or garbled.
    Broken,
    /// It holds a private key.
    PrivateKey,
}

/// The base64 without line breaks and spaces.
#[must_use]
pub fn compact(text: &str) -> String {
    text.split_whitespace().collect()
}

/// The PEM that base64 stands for.
#[must_use]
pub fn decoded(text: &str) -> Option<String> {
    String::from_utf8(STANDARD.decode(compact(text)).ok()?).ok()
}

/// What is wrong with base64 of one or more PEM certificates; line breaks and spaces in the base64
/// are no matter.
#[must_use]
pub fn fault(text: &str) -> Option<PemFault> {
    if text.contains("PRIVATE KEY-----") {
        return Some(PemFault::PrivateKey);
    }
    if text.contains("-----BEGIN") {
        return Some(PemFault::Bare);
    }
    let Ok(pem) = STANDARD.decode(compact(text)) else { return Some(PemFault::NotBase64) };
    let Ok(pem) = String::from_utf8(pem) else { return Some(PemFault::NoCertificate) };
    if pem.contains("PRIVATE KEY-----") {
        return Some(PemFault::PrivateKey);
    }
    let mut all = blocks(&pem).filter(|block| block.label == CERTIFICATE).peekable();
    if all.peek().is_none() {
        let begun = pem.contains("-----BEGIN CERTIFICATE-----");
        return Some(if begun { PemFault::Broken } else { PemFault::NoCertificate });
    }
    (!all.all(|block| block.der.is_some_and(|der| is_certificate(&der))))
        .then_some(PemFault::Broken)
}

/// A block of PEM.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block<'a> {
    /// What it says it is.
    pub label: &'a str,
    /// Its bytes; `None` where it does not end, or is no base64.
    pub der: Option<Vec<u8>>,
}

/// The blocks of a text, whose lines that begin and end one stand by themselves, as Go's
/// `encoding/pem` wants them.
pub fn blocks(pem: &str) -> impl Iterator<Item = Block<'_>> {
    let mut lines = pem.lines();
    core::iter::from_fn(move || {
        let label = lines.by_ref().find_map(|line| {
            line.trim_end().strip_prefix("-----BEGIN ").and_then(|line| line.strip_suffix("-----"))
        })?;
        let mut body = String::new();
        for line in lines.by_ref() {
            let line = line.trim();
            let end = line.strip_prefix("-----END ").and_then(|line| line.strip_suffix("-----"));
            if end == Some(label) {
                return Some(Block { label, der: STANDARD.decode(&body).ok() });
            }
            body.push_str(line);
        }
        Some(Block { label, der: None })
    })
}

/// Whether bytes are one DER sequence of just their length.
fn is_certificate(der: &[u8]) -> bool {
    // X.690: a long form of two or three length octets; no certificate is shorter than 128 bytes.
    let (length, header) = match *der {
        [0x30, 0x81, a, ..] => (usize::from(a), 3),
        [0x30, 0x82, a, b, ..] => (usize::from(a) << 8 | usize::from(b), 4),
        [0x30, 0x83, a, b, c, ..] => {
            (usize::from(a) << 16 | usize::from(b) << 8 | usize::from(c), 5)
        }
        _ => return false,
    };
    der.len() == header + length
}

#[cfg(test)]
mod tests {
    use base64::Engine;
    use base64::engine::general_purpose::STANDARD;

    use super::{PemFault, blocks, fault};

    #[test]
    fn blocks_stand_in_lines_of_their_own_as_go_wants_them() {
        let found = |pem: &str| {
            let all = blocks(pem).map(|block| (block.label.to_owned(), block.der));
            all.collect::<Vec<_>>()
        };
        let block = |label: &str, body: &str| {
            format!("-----BEGIN {label}-----\r\n{body}\r\n-----END {label}-----\r\n")
        };
        let two = format!("text\n{}between\n{}", block("A B", " AQ\n=="), block("C", "Ag=="));
        let wanted = [("A B".to_owned(), Some(vec![1])), ("C".to_owned(), Some(vec![2]))];
        assert_eq!(found(&two), wanted);
        assert_eq!(found(&block("A", "%")), [("A".to_owned(), None)]);
        assert_eq!(found("-----BEGIN A-----\nAQ==\n-----END B-----\n"), [("A".to_owned(), None)]);
        assert_eq!(
            found("-----BEGIN A-----AQ==-----END A-----"),
            [("A-----AQ==-----END A".into(), None)]
        );
        assert_eq!(found(""), []);
    }

    #[test]
    fn certificates_in_one_line_are_told_from_none_at_all() {
        let of = |pem: &str| fault(&STANDARD.encode(pem));
        let line = "-----BEGIN CERTIFICATE-----AQ==-----END CERTIFICATE-----\n";
        assert_eq!(of(line), Some(PemFault::Broken));
        assert_eq!(of("-----BEGIN X-----\nAQ==\n-----END X-----\n"), Some(PemFault::NoCertificate));
        assert_eq!(of(include_str!("../tests/fixtures/certificates/authority.pem")), None);
    }
}
