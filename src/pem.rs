//! Certificates as kubeconfig wants them: base64 of PEM (RFC 7468).

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

const BEGIN: &str = "-----BEGIN CERTIFICATE-----";
const END: &str = "-----END CERTIFICATE-----";

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
    let mut blocks = pem.split(BEGIN).skip(1).peekable();
    if blocks.peek().is_none() {
        return Some(PemFault::NoCertificate);
    }
    (!blocks.all(is_certificate)).then_some(PemFault::Broken)
}

/// Whether the text after a BEGIN line is base64 of one DER sequence of just that length.
fn is_certificate(block: &str) -> bool {
    let Some((body, _)) = block.split_once(END) else { return false };
    let Ok(der) = STANDARD.decode(compact(body)) else { return false };
    // X.690: a long form of two or three length octets; no certificate is shorter than 128 bytes.
    let (length, header) = match *der.as_slice() {
        [0x30, 0x81, a, ..] => (usize::from(a), 3),
        [0x30, 0x82, a, b, ..] => (usize::from(a) << 8 | usize::from(b), 4),
        [0x30, 0x83, a, b, c, ..] => {
            (usize::from(a) << 16 | usize::from(b) << 8 | usize::from(c), 5)
        }
        _ => return false,
    };
    der.len() == header + length
}
