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
    /// Base64 of base64 of PEM.
    Twice,
    /// PEM without its line breaks.
    Flat,
    /// Base64 of a certificate's DER, without the lines of PEM.
    Der,
    /// A private key that is encrypted with a password.
    Encrypted,
    /// A private key that is cut off, or of a kind that kubectl does not read.
    BrokenKey,
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

/// A text without its blanks and line breaks.
pub(super) fn without_blanks(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The base64 with spaces taken out and padding put right, where that makes it whole.
pub(super) fn mended_base64(text: &str) -> Option<String> {
    let mut text = without_blanks(text);
    text.truncate(text.trim_end_matches('=').len());
    while !text.len().is_multiple_of(4) {
        text.push('=');
    }
    (!text.is_empty() && STANDARD.decode(&text).is_ok()).then_some(text)
}

/// Whether a text stands for a secret that was left out: what `kubectl config view` and other
/// programs write in its place, or a place to fill in.
pub(super) fn omitted(text: &str) -> bool {
    let text = text.trim();
    let inner = text.trim_matches(|c: char| "<>[](){}-* ".contains(c)).to_ascii_lowercase();
    let word = matches!(
        inner.as_str(),
        "data+omitted" | "redacted" | "omitted" | "sensitive" | "sensitive value" | "masked"
    );
    let filled = text.chars().count() >= 3
        && text.chars().all(|c| matches!(c, '*' | '.' | '…' | '•' | 'x' | 'X'));
    // What a shell or a template was to fill in.
    let open = text.starts_with(['$', '%']) || text.starts_with("{{");
    word || filled || open || text.starts_with('<') && text.ends_with('>')
}

/// A block of PEM, in lines of 64 characters (RFC 7468, section 2).
fn block(label: &str, der: &[u8]) -> String {
    let body = STANDARD.encode(der);
    let lines: Vec<&str> =
        body.as_bytes().chunks(64).filter_map(|line| core::str::from_utf8(line).ok()).collect();
    format!("-----BEGIN {label}-----\n{}\n-----END {label}-----\n", lines.join("\n"))
}

/// PEM with its line breaks, where they were lost or are written as `\n`; nothing where anything
/// stands between the blocks, or one of them does not decode.
pub(super) fn relined(text: &str) -> Option<String> {
    let text = text.replace("\\n", "\n");
    let (mut out, mut rest) = (String::new(), text.trim());
    while !rest.is_empty() {
        let (label, after) = rest.strip_prefix("-----BEGIN ")?.split_once("-----")?;
        let (body, after) = after.split_once(&format!("-----END {label}-----"))?;
        out.push_str(&block(label, &STANDARD.decode(without_blanks(body)).ok()?));
        rest = after.trim_start();
    }
    (!out.is_empty()).then_some(out)
}

/// The base64 of PEM that is certainly meant by other base64: that inside base64 of it, that of a
/// certificate's DER, or of PEM that lost its line breaks.
pub(super) fn rewrapped(bytes: &[u8]) -> Option<(PemError, String)> {
    if certificate::read(bytes).is_some() {
        return Some((PemError::Der, STANDARD.encode(block(pem::CERTIFICATE, bytes))));
    }
    let mut text = core::str::from_utf8(bytes).ok()?.trim().to_owned();
    let is_pem = pem::blocks(&text).any(|block| block.der.is_some());
    if let (false, Some(lines)) = (is_pem, relined(&text)) {
        return Some((PemError::Flat, STANDARD.encode(lines)));
    }
    for _ in 0..3 {
        let compact = without_blanks(&text);
        let inner = STANDARD.decode(&compact).ok()?;
        if inner.windows(11).any(|part| part == b"-----BEGIN ") {
            return Some((PemError::Twice, compact));
        }
        text = String::from_utf8(inner).ok()?;
    }
    None
}

/// The DER of the certificates in a PEM text, as Go's `AppendCertsFromPEM` finds them: other
/// blocks are passed over.
///
/// # Errors
/// [`PemError`] where there is none.
pub(super) fn certificates(bytes: &[u8]) -> Result<Vec<Vec<u8>>, PemError> {
    let pem = String::from_utf8_lossy(bytes);
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
        (true, 0) => Err(rewrapped(bytes).map_or(PemError::NoPem, |(error, _)| error)),
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
