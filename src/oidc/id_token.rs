//! The ID token (OpenID Connect Core 2, 3.1.3.6 to 3.1.3.8; RFC 7515, 7519, 8725bis).
//!
//! Three types, each made from the one before: [`Parsed`] is believed in nothing, [`Signed`] is
//! vouched for by the issuer, [`IdToken`] is meant for this sign-in.

use sha2::{Digest, Sha256, Sha384, Sha512};

use super::error::{ClaimMismatch, OidcError};
use super::keys::{self, SelectedKey};
use super::validity::Validity;
use crate::encode::{base64url, constant_time_eq, from_base64url};
use crate::json::{self, Map, Value};
use crate::platform::{Platform, VerifyError};

/// The largest token, in bytes.
const LARGEST: usize = 64 * 1024;

/// The year 5138, in seconds since 1970: beyond what a clock may show.
const FAR: i64 = 100_000_000_000;

/// A token taken apart; nothing in it is to be believed yet.
pub struct Parsed {
    /// The algorithm its header names.
    pub alg: String,
    /// The key its header names.
    pub kid: Option<String>,
    /// What the signature covers (RFC 7515 section 5.1, the JWS Signing Input).
    signing_input: String,
    signature: Vec<u8>,
    claims: Map<String, Value>,
}

/// What an ID token's truth rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signature {
    /// Its signature was checked by a key of the issuer.
    Verified,
    /// The keys could not be fetched, and `trustTls` allows relying on TLS (Core 3.1.3.7 item 6).
    TrustedTls,
}

/// A token that the issuer vouches for: the proof of item 6 of Core 3.1.3.7. Only
/// [`Parsed::verified`] makes one, and, by name, [`Parsed::trusting_tls`].
pub struct Signed<'a> {
    parsed: &'a Parsed,
    signature: Signature,
}

/// An ID token that passed every check; only [`Signed::accept`] makes one.
#[derive(Clone, PartialEq, Eq)]
pub struct IdToken {
    claims: Map<String, Value>,
    signature: Signature,
}

impl core::fmt::Debug for IdToken {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("[redacted]")
    }
}

/// The nonce that a token must bear (Core 3.1.3.7 item 11).
#[derive(Clone, Copy)]
pub enum Nonce<'a> {
    /// That of the authorization request.
    Expect(&'a str),
    /// There was no authorization request: the token came by a refresh token and need not bear one
    /// (Core 12.2). One that is there is held against the first by [`IdToken::renews`].
    ExpectNone,
}

/// What a token is checked against (Core 3.1.3.7).
pub struct Validation<'a> {
    /// The issuer, exactly.
    pub issuer: &'a str,
    /// The client id.
    pub client_id: &'a str,
    /// Audiences that may stand beside the client; `None` where there can be no setting for them.
    pub trusted_audiences: Option<&'a [String]>,
    /// The nonce.
    pub nonce: Nonce<'a>,
    /// The time, in seconds since 1970.
    pub now: i64,
    /// The access token that came along.
    pub access_token: &'a str,
}

/// Takes a token apart.
///
/// # Errors
/// Anything but three base64url parts with JSON objects (no key twice) of a plain signed token;
/// [`OidcError::Encrypted`] where it is an encrypted one.
pub fn parse(token: &str) -> Result<Parsed, OidcError> {
    if is_encrypted(token) {
        return Err(OidcError::Encrypted);
    }
    let mut parts = token.split('.');
    let (Some(header), Some(payload), Some(signature), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(OidcError::Malformed);
    };
    if token.len() > LARGEST {
        return Err(OidcError::Malformed);
    }
    let object = |part: &str| {
        let text = from_base64url(part).and_then(|bytes| String::from_utf8(bytes).ok());
        match text.and_then(|text| json::read(&text)) {
            Some(Value::Object(map)) => Ok(map),
            _ => Err(OidcError::Malformed),
        }
    };
    let (head, claims) = (object(header)?, object(payload)?);
    let text = |name: &str| head.get(name).and_then(Value::as_str);
    if ["alg", "kid", "typ"].iter().any(|name| head.get(*name).is_some_and(|v| !v.is_string())) {
        return Err(OidcError::Malformed);
    }
    // Extensions that must be understood are not (RFC 7515 section 4.1.11), and other kinds of
    // tokens are not ID tokens (RFC 8725bis section 3.11).
    let kind = text("typ").map(str::to_ascii_lowercase);
    let plain = matches!(kind.as_deref(), None | Some("jwt" | "application/jwt"));
    if head.contains_key("crit") || head.contains_key("b64") || !plain {
        return Err(OidcError::Malformed);
    }
    Ok(Parsed {
        alg: text("alg").ok_or(OidcError::Malformed)?.to_owned(),
        kid: text("kid").map(str::to_owned),
        signing_input: format!("{header}.{payload}"),
        signature: from_base64url(signature).ok_or(OidcError::Malformed)?,
        claims,
    })
}

/// Whether a token is an encrypted one in compact form: five parts, and a header that says by what
/// the content is encrypted (RFC 7516 sections 4.1.2 and 7.1).
fn is_encrypted(token: &str) -> bool {
    let header = token.split('.').next().filter(|_| token.matches('.').count() == 4);
    let text = header.filter(|header| header.len() <= LARGEST).and_then(from_base64url);
    let head = text.and_then(|bytes| json::read(&String::from_utf8(bytes).ok()?));
    head.is_some_and(|head| head.get("enc").is_some())
}

impl Parsed {
    /// A claim as text, not yet to be believed: for choosing the rules to check it by.
    #[must_use]
    pub fn unverified(&self, name: &str) -> Option<&str> {
        self.claims.get(name).and_then(Value::as_str)
    }

    /// Checks the signature by a key of the issuer (Core 3.1.3.7 items 6 and 7, RFC 7515 section
    /// 5.2).
    ///
    /// # Errors
    /// [`OidcError::Signature`] where it is not this key's, [`OidcError::Unsupported`] where the
    /// browser cannot tell.
    pub async fn verified<P: Platform>(
        &self,
        platform: &P,
        key: SelectedKey<'_>,
    ) -> Result<Signed<'_>, OidcError> {
        let input = self.signing_input.as_bytes();
        match platform.verify(key.algorithm, key.public, input, &self.signature).await {
            Ok(true) => Ok(Signed { parsed: self, signature: Signature::Verified }),
            Ok(false) | Err(VerifyError::BadKey) => Err(OidcError::Signature),
            Err(VerifyError::Unsupported) => Err(OidcError::Unsupported),
        }
    }

    /// Does without a check of the signature, because the token came from the token endpoint itself
    /// over TLS (Core 3.1.3.7 item 6). Only where the operator allows it by `trustTls`.
    ///
    /// # Errors
    /// [`OidcError::Algorithm`] where the token is unsigned, or signed in a way that is not accepted.
    pub fn trusting_tls(&self) -> Result<Signed<'_>, OidcError> {
        match keys::algorithm(&self.alg) {
            Some(_) => Ok(Signed { parsed: self, signature: Signature::TrustedTls }),
            None => Err(OidcError::Algorithm(self.alg.clone())),
        }
    }

    /// Checks the audiences, of which each is the client or trusted (item 3 of Core 3.1.3.7), and
    /// the authorized party (items 4 and 5). Where another client is among them, only `azp` tells
    /// to which of them the token was issued; the issuer itself (Oracle names it) is no client.
    fn ensure_audience(&self, validation: &Validation<'_>) -> Result<(), OidcError> {
        let client_id = validation.client_id;
        let Some(audiences) = audiences(&self.claims) else {
            return Err(self.malformed("aud", client_id));
        };
        let foreign = |claim| OidcError::Audience(self.mismatch(claim, client_id));
        if !audiences.contains(&client_id) {
            return Err(foreign("aud"));
        }
        let azp = self.claims.get("azp");
        if azp.is_some_and(|azp| azp != client_id) {
            return Err(foreign("azp"));
        }
        let others = audiences.into_iter().filter(|one| *one != client_id);
        let mut untrusted: Vec<String> = Vec::new();
        let mut clients = false;
        for one in others {
            let Some(trusted) = validation.trusted_audiences else { return Err(foreign("aud")) };
            clients |= one != validation.issuer;
            if !trusted.iter().any(|known| known == one) {
                untrusted.push(one.to_owned());
            }
        }
        if !untrusted.is_empty() {
            return Err(OidcError::UntrustedAudience(untrusted));
        }
        if clients && azp.is_none() { Err(foreign("azp")) } else { Ok(()) }
    }

    /// A time that has come. One in milliseconds, which no clock explains, is malformed.
    fn time(&self, name: &'static str) -> Result<i64, OidcError> {
        let time = time(&self.claims, name).filter(|at| name == "exp" || *at < FAR);
        time.ok_or_else(|| self.malformed(name, "number"))
    }

    fn malformed(&self, name: &'static str, expected: &str) -> OidcError {
        OidcError::Claim(self.mismatch(name, expected))
    }

    fn mismatch(&self, claim: &'static str, expected: &str) -> ClaimMismatch {
        let actual = describe(self.claims.get(claim));
        ClaimMismatch { claim, expected: expected.to_owned(), actual }
    }
}

/// A claim for the operator's eyes; `missing` where there is none.
fn describe(claim: Option<&Value>) -> String {
    let kind = match claim {
        Some(Value::String(text)) if !text.is_empty() => return text.clone(),
        Some(Value::Array(list)) => {
            let items: Vec<String> = list.iter().map(|item| describe(Some(item))).collect();
            return format!("[{}]", items.join(", "));
        }
        Some(Value::Number(number)) => match number.as_i64() {
            Some(whole) => return whole.to_string(),
            None => "number",
        },
        Some(Value::String(_)) => "empty",
        Some(Value::Object(_)) => "object",
        Some(Value::Bool(_)) => "boolean",
        Some(Value::Null) => "null",
        None => "missing",
    };
    kind.to_owned()
}

impl Signed<'_> {
    /// Checks every claim, in the order of Core 3.1.3.7.
    ///
    /// # Errors
    /// The first check that fails, with what was expected and what came; nothing of the token may be
    /// used then.
    pub fn accept(&self, validation: &Validation<'_>) -> Result<IdToken, OidcError> {
        let Self { parsed, signature } = *self;
        let text = |name| parsed.unverified(name).ok_or_else(|| parsed.malformed(name, "string"));
        // 2. The issuer.
        if text("iss")? != validation.issuer {
            return Err(OidcError::Issuer(parsed.mismatch("iss", validation.issuer)));
        }
        parsed.ensure_audience(validation)?;
        // 9. and 10. The times.
        let not_before =
            parsed.claims.contains_key("nbf").then(|| parsed.time("nbf")).transpose()?;
        let (issued_at, expires_at) = (parsed.time("iat")?, parsed.time("exp")?);
        let validity = Validity { issued_at, not_before, expires_at };
        if !validity.holds_at(validation.now) {
            return Err(OidcError::Time { validity, now: validation.now });
        }
        // 11. The nonce.
        if let Nonce::Expect(expected) = validation.nonce
            && !parsed.unverified("nonce").is_some_and(|given| constant_time_eq(given, expected))
        {
            return Err(OidcError::Nonce(nonce_mismatch(parsed.claims.get("nonce"))));
        }
        // Core 2: whom it is about.
        let subject = text("sub")?;
        if subject.is_empty() || subject.len() > 255 || !subject.is_ascii() {
            return Err(parsed.malformed("sub", "ASCII, 1-255"));
        }
        // Core 3.1.3.8: the access token it vouches for.
        if let Some(hash) = parsed.claims.get("at_hash") {
            let own = half_hash(&parsed.alg, validation.access_token);
            if own.is_none() || hash.as_str() != own.as_deref() {
                let mismatch = parsed.mismatch("at_hash", &own.unwrap_or_default());
                return Err(OidcError::AccessToken(mismatch));
            }
        }
        Ok(IdToken { claims: parsed.claims.clone(), signature })
    }
}

/// The audiences of a token, a text or a list of texts (RFC 7519 section 4.1.3).
fn audiences(claims: &Map<String, Value>) -> Option<Vec<&str>> {
    match claims.get("aud")? {
        Value::String(one) => Some(vec![one.as_str()]),
        Value::Array(list) => list.iter().map(Value::as_str).collect(),
        _ => None,
    }
}

/// A nonce is secret, so it is told only whether there was one.
fn nonce_mismatch(nonce: Option<&Value>) -> ClaimMismatch {
    let actual = if nonce.is_some() { "another" } else { "missing" };
    ClaimMismatch { claim: "nonce", expected: String::new(), actual: actual.to_owned() }
}

/// A `NumericDate` in seconds; it may have a fraction (RFC 7519 section 2).
fn time(claims: &Map<String, Value>, name: &str) -> Option<i64> {
    let claim = claims.get(name)?;
    #[allow(clippy::cast_possible_truncation)]
    let seconds = claim.as_i64().or_else(|| claim.as_f64().map(|fraction| fraction as i64));
    seconds
}

impl IdToken {
    /// All claims.
    #[must_use]
    pub fn claims(&self) -> &Map<String, Value> {
        &self.claims
    }

    /// A claim as text.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&str> {
        self.claims.get(name).and_then(Value::as_str).filter(|text| !text.is_empty())
    }

    /// What its truth rests on.
    #[must_use]
    pub fn signature(&self) -> Signature {
        self.signature
    }

    /// When it ends (`exp`), in seconds since 1970.
    #[must_use]
    pub fn expires_at(&self) -> i64 {
        time(&self.claims, "exp").unwrap_or_default()
    }

    /// How long it lasts from when it was issued, in seconds.
    #[must_use]
    pub fn lifetime(&self) -> i64 {
        self.expires_at().saturating_sub(time(&self.claims, "iat").unwrap_or_default())
    }

    /// Whether this token, got by a refresh, is about the same sign-in as an older one (Core 12.2).
    ///
    /// # Errors
    /// [`OidcError::Renewed`] where issuer, subject, authorized party or time of sign-in differ, or
    /// it was issued before the older one; [`OidcError::Audience`] where it lacks an audience.
    pub fn renews(&self, older: &Self) -> Result<(), OidcError> {
        let (own, first) = (audiences(&self.claims), audiences(&older.claims));
        let own = own.unwrap_or_default();
        if !first.unwrap_or_default().iter().all(|audience| own.contains(audience)) {
            let claims = [older.claims.get("aud"), self.claims.get("aud")];
            let [expected, actual] = claims.map(describe);
            return Err(OidcError::Audience(ClaimMismatch { claim: "aud", expected, actual }));
        }
        for claim in ["iss", "sub", "azp", "auth_time", "nonce", "iat"] {
            let (own, first) = (self.claims.get(claim), older.claims.get(claim));
            let fits = match claim {
                "auth_time" | "nonce" => own.is_none() || own == first,
                "iat" => time(&self.claims, claim) >= time(&older.claims, claim),
                _ => own == first,
            };
            if !fits {
                return Err(OidcError::Renewed(match claim {
                    "nonce" => nonce_mismatch(own),
                    _ => ClaimMismatch { claim, expected: describe(first), actual: describe(own) },
                }));
            }
        }
        Ok(())
    }
}

/// The left half of the hash that the algorithm uses (Core 3.1.3.6).
fn half_hash(alg: &str, token: &str) -> Option<String> {
    let token = token.as_bytes();
    let hash = match alg.get(2..)? {
        "256" => Sha256::digest(token).to_vec(),
        "384" => Sha384::digest(token).to_vec(),
        "512" | "DSA" | "25519" => Sha512::digest(token).to_vec(),
        _ => return None,
    };
    hash.get(..hash.len() / 2).map(base64url)
}

#[cfg(test)]
mod tests;
