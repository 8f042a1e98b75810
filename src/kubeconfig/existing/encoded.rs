//! Base64, certificates and tokens as they stand in a kubeconfig. Nothing is verified.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::certificate::{self, Certificate};
use crate::pem;

/// The longest token that is looked into, in bytes; no header is longer.
const LONGEST_TOKEN: usize = 1 << 16;

/// What is wrong with base64 of PEM.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PemError {
    /// It is PEM itself, not base64 of it.
    Bare,
    /// No PEM block.
    NoPem,
    /// PEM, but of something else.
    Other,
    /// A certificate that is cut off or garbled.
    Broken,
}

/// The bytes of base64 as Go reads it: line breaks are skipped, padding is needed, and nothing
/// else may stand there.
pub(super) fn base64(text: &str) -> Option<Vec<u8>> {
    if text.contains(['\n', '\r']) {
        let joined: String = text.chars().filter(|c| !matches!(c, '\n' | '\r')).collect();
        return STANDARD.decode(joined).ok();
    }
    STANDARD.decode(text).ok()
}

/// The base64 with spaces taken out and padding put right, where that makes it whole.
pub(super) fn mended_base64(text: &str) -> Option<String> {
    let mut text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    text.truncate(text.trim_end_matches('=').len());
    while !text.len().is_multiple_of(4) {
        text.push('=');
    }
    (!text.is_empty() && STANDARD.decode(&text).is_ok()).then_some(text)
}

/// The DER of the certificates in a PEM text, as Go's `AppendCertsFromPEM` finds them: other
/// blocks are passed over.
///
/// # Errors
/// [`PemError`] where there is none.
pub(super) fn certificates(pem: &[u8]) -> Result<Vec<Vec<u8>>, PemError> {
    let pem = String::from_utf8_lossy(pem);
    let mut blocks = 0;
    let mut found = Vec::new();
    for block in pem::blocks(&pem) {
        let Some(der) = block.der else { continue };
        blocks += 1;
        if block.label == pem::CERTIFICATE {
            found.push(der);
        }
    }
    match (found.is_empty(), blocks) {
        (true, 0) => Err(PemError::NoPem),
        (true, _) => Err(PemError::Other),
        (false, _) => Ok(found),
    }
}

/// The first certificate of base64 of PEM, which is a client's own.
///
/// # Errors
/// [`PemError`] where there is none, or none that can be read.
pub(super) fn first(pem: &[u8]) -> Result<Certificate, PemError> {
    let found = certificates(pem)?;
    found.first().and_then(|der| certificate::read(der)).ok_or(PemError::Broken)
}

/// When a JSON Web Token ends (RFC 7519 4.1.4), in seconds since 1970; nothing where the text is
/// no such token or says nothing.
pub(super) fn token_end(token: &str) -> Option<i64> {
    if token.len() > LONGEST_TOKEN {
        return None;
    }
    let mut parts = token.trim().split('.');
    let (_, payload, _, None) = (parts.next()?, parts.next()?, parts.next()?, parts.next()) else {
        return None;
    };
    let payload = base64::engine::general_purpose::URL_SAFE_NO_PAD
        .decode(payload.trim_end_matches('='))
        .ok()?;
    let claims = crate::json::read(core::str::from_utf8(&payload).ok()?)?;
    let end = claims.get("exp")?;
    end.as_i64().or_else(|| end.as_f64().map(|end| end as i64))
}
