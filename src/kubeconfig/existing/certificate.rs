//! As much of base64, PEM (RFC 7468) and DER (X.690, RFC 5280 4.1) as it takes to say whether a
//! certificate is one and when it ends. Nothing is verified.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::PemFault;

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
/// [`PemFault`] where there is none.
pub(super) fn certificates(pem: &[u8]) -> Result<Vec<Vec<u8>>, PemFault> {
    let pem = String::from_utf8_lossy(pem);
    let mut found = Vec::new();
    let mut blocks = 0;
    let mut lines = pem.lines();
    while let Some(line) = lines.next() {
        let line = line.trim_end();
        let Some(label) = line.strip_prefix("-----BEGIN ").and_then(|l| l.strip_suffix("-----"))
        else {
            continue;
        };
        let end = format!("-----END {label}-----");
        let mut body = String::new();
        let mut closed = false;
        for line in lines.by_ref() {
            let line = line.trim();
            if line == end {
                closed = true;
                break;
            }
            body.push_str(line);
        }
        let Some(der) = STANDARD.decode(&body).ok().filter(|_| closed) else { continue };
        blocks += 1;
        if label == "CERTIFICATE" {
            found.push(der);
        }
    }
    match (found.is_empty(), blocks) {
        (true, 0) => Err(PemFault::NoPem),
        (true, _) => Err(PemFault::Other),
        (false, _) => Ok(found),
    }
}

/// When a certificate ends, in seconds since 1970.
pub(super) fn end(der: &[u8]) -> Option<i64> {
    let (0x30, certificate, []) = element(der)? else { return None };
    let (0x30, body, _) = element(certificate)? else { return None };
    let mut rest = body;
    let (tag, _, after) = element(rest)?;
    // The version may be left out; then the serial number comes first.
    if tag == 0xa0 {
        rest = after;
    }
    // Serial number, algorithm, issuer.
    for wanted in [0x02, 0x30, 0x30] {
        let (tag, _, after) = element(rest)?;
        if tag != wanted {
            return None;
        }
        rest = after;
    }
    let (0x30, validity, _) = element(rest)? else { return None };
    let (_, _, rest) = element(validity)?;
    let (tag, time, _) = element(rest)?;
    moment(tag, time)
}

/// The first element: its tag, its content, and what follows.
fn element(der: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let (&tag, rest) = der.split_first()?;
    let (&short, rest) = rest.split_first()?;
    let (length, rest) = match short {
        0..=0x7f => (usize::from(short), rest),
        0x81..=0x83 => {
            let (long, rest) = rest.split_at_checked(usize::from(short & 0x7f))?;
            (long.iter().fold(0, |length, byte| length << 8 | usize::from(*byte)), rest)
        }
        _ => return None,
    };
    let (content, rest) = rest.split_at_checked(length)?;
    Some((tag, content, rest))
}

/// `UTCTime` or `GeneralizedTime`, which certificates have only in whole seconds of UTC.
fn moment(tag: u8, time: &[u8]) -> Option<i64> {
    let text = std::str::from_utf8(time).ok()?.strip_suffix('Z')?;
    let text = match tag {
        // RFC 5280 4.1.2.5.1: two digits mean 1950 to 2049.
        0x17 if text.len() == 12 && text.get(..2)? < "50" => format!("20{text}"),
        0x17 if text.len() == 12 => format!("19{text}"),
        0x18 if text.len() == 14 => text.to_owned(),
        _ => return None,
    };
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let part = |from: usize, to: usize| text.get(from..to)?.parse::<i64>().ok();
    let (year, month, day) = (part(0, 4)?, part(4, 6)?, part(6, 8)?);
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let seconds = part(8, 10)? * 3600 + part(10, 12)? * 60 + part(12, 14)?;
    Some(days(year, month, day) * 86_400 + seconds)
}

/// Days since 1970 of a date (the calendar's usual sum, with years beginning in March).
const fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// When a JSON Web Token ends (RFC 7519 4.1.4), in seconds since 1970; nothing where the text is
/// no such token or says nothing.
pub(super) fn token_end(token: &str) -> Option<i64> {
    let mut parts = token.trim().split('.');
    let (_, payload, _, None) = (parts.next()?, parts.next()?, parts.next()?, parts.next()) else {
        return None;
    };
    let payload = base64::engine::general_purpose::URL_SAFE_NO_PAD
        .decode(payload.trim_end_matches('='))
        .ok()?;
    let claims: serde_json::Value = serde_json::from_slice(&payload).ok()?;
    let end = claims.get("exp")?;
    end.as_i64().or_else(|| end.as_f64().map(|end| end as i64))
}
