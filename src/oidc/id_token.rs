//! The ID token (OpenID Connect Core 2, 3.1.3.6 to 3.1.3.8; RFC 7515, 7519, 8725bis).

use sha2::{Digest, Sha256, Sha384, Sha512};

use super::OidcError;
use crate::encode::{base64url, equal, from_base64url};
use crate::json::{self, Map, Value};

/// The largest token, in bytes.
const LARGEST: usize = 64 * 1024;
/// How far two clocks may differ, in seconds.
pub const SKEW: i64 = 120;

/// A token taken apart; nothing in it is to be believed yet.
pub struct Parsed {
    /// The algorithm its header names.
    pub alg: String,
    /// The key its header names.
    pub kid: Option<String>,
    /// What the signature covers.
    pub signed: String,
    /// The signature.
    pub signature: Vec<u8>,
    claims: Map<String, Value>,
}

/// An ID token that passed every check; only [`Parsed::accept`] makes one.
#[derive(Clone, PartialEq, Eq)]
pub struct IdToken {
    claims: Map<String, Value>,
}

impl core::fmt::Debug for IdToken {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("[redacted]")
    }
}

/// What a token is checked against.
pub struct Rules<'a> {
    /// The client id.
    pub client_id: &'a str,
    /// The nonce of the request; `None` for a renewed token, which need not bear one.
    pub nonce: Option<&'a str>,
    /// The time, in seconds.
    pub now: i64,
    /// The access token that came along.
    pub access_token: &'a str,
}

/// When a token is valid, in seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Times {
    /// When it was issued (`iat`).
    pub issued: i64,
    /// When it begins, where it says so (`nbf`).
    pub begins: Option<i64>,
    /// When it ends (`exp`).
    pub ends: i64,
}

impl Times {
    /// Whether the token is valid at a moment, as far as two clocks may differ.
    #[must_use]
    pub fn hold(&self, now: i64) -> bool {
        let latest = now.saturating_add(SKEW);
        now < self.ends.saturating_add(SKEW)
            && self.issued <= latest
            && self.begins.is_none_or(|begins| begins <= latest)
    }
}

/// Takes a token apart.
///
/// # Errors
/// Anything but three base64url parts with JSON objects (no key twice) of a plain signed token.
pub fn parse(token: &str) -> Result<Parsed, OidcError> {
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
        signed: format!("{header}.{payload}"),
        signature: from_base64url(signature).ok_or(OidcError::Malformed)?,
        claims,
    })
}

impl Parsed {
    /// A claim as text, not yet to be believed: for choosing the rules to check it by.
    #[must_use]
    pub fn unverified(&self, name: &str) -> Option<&str> {
        self.claims.get(name).and_then(Value::as_str)
    }

    /// Checks every claim, in the order of Core 3.1.3.7. The caller has checked the signature
    /// (step 6) or was allowed to rely on TLS for it.
    ///
    /// # Errors
    /// The first check that fails; nothing of the token may be used then.
    pub fn accept(
        self,
        issuer: impl FnOnce(&str) -> bool,
        rules: &Rules<'_>,
    ) -> Result<IdToken, OidcError> {
        let text = |name: &'static str| self.unverified(name).ok_or(OidcError::Claim(name));
        // 2. The issuer.
        if !issuer(text("iss")?) {
            return Err(OidcError::Issuer);
        }
        // 3. The audience, and no other; 4. and 5. the authorized party.
        let alone = match self.claims.get("aud").ok_or(OidcError::Claim("aud"))? {
            Value::String(one) => one == rules.client_id,
            Value::Array(list) => !list.is_empty() && list.iter().all(|one| one == rules.client_id),
            _ => return Err(OidcError::Claim("aud")),
        };
        let party = self.claims.get("azp").is_none_or(|azp| azp == rules.client_id);
        if !alone || !party {
            return Err(OidcError::Audience);
        }
        // 7. and 8. are the caller's: the algorithm, by which the key was chosen.
        // 9. and 10. The times.
        let begins = self.claims.contains_key("nbf").then(|| self.time("nbf")).transpose()?;
        let times = Times { issued: self.time("iat")?, begins, ends: self.time("exp")? };
        if !times.hold(rules.now) {
            return Err(OidcError::Time(times));
        }
        // 11. The nonce.
        let nonce = self.unverified("nonce");
        if let Some(expected) = rules.nonce
            && !nonce.is_some_and(|given| equal(given, expected))
        {
            return Err(OidcError::Nonce);
        }
        // Core 2: whom it is about.
        let subject = text("sub")?;
        if subject.is_empty() || subject.len() > 255 || !subject.is_ascii() {
            return Err(OidcError::Claim("sub"));
        }
        // Core 3.1.3.8: the access token it vouches for.
        if let Some(hash) = self.claims.get("at_hash") {
            let own = half_hash(&self.alg, rules.access_token);
            if own.is_none() || hash.as_str() != own.as_deref() {
                return Err(OidcError::AccessToken);
            }
        }
        Ok(IdToken { claims: self.claims })
    }

    fn time(&self, name: &'static str) -> Result<i64, OidcError> {
        time(&self.claims, name).ok_or(OidcError::Claim(name))
    }
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

    /// When it ends, in seconds.
    #[must_use]
    pub fn ends(&self) -> i64 {
        time(&self.claims, "exp").unwrap_or_default()
    }

    /// How long it lasts from when it was issued, in seconds.
    #[must_use]
    pub fn lasts(&self) -> i64 {
        self.ends().saturating_sub(time(&self.claims, "iat").unwrap_or_default())
    }

    /// Whether this token, got by a refresh, is about the same sign-in as an older one (Core 12.2).
    ///
    /// # Errors
    /// [`OidcError::Renewed`] where issuer, subject, authorized party or time of sign-in differ, or
    /// it was issued before the older one.
    pub fn renews(&self, older: &Self) -> Result<(), OidcError> {
        let claim = |token: &Self, name: &str| token.claims.get(name).cloned();
        let same = |name: &str| claim(self, name) == claim(older, name);
        let may_be_absent = |name: &str| claim(self, name).is_none() || same(name);
        if same("iss")
            && same("sub")
            && same("azp")
            && may_be_absent("auth_time")
            && may_be_absent("nonce")
            && time(&self.claims, "iat") >= time(&older.claims, "iat")
        {
            Ok(())
        } else {
            Err(OidcError::Renewed)
        }
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
mod tests {
    use serde_json::json;

    use super::{LARGEST, OidcError, Rules, base64url, half_hash, parse};

    const HEAD: &str = r#"{"alg":"RS256","kid":"a"}"#;
    const CLAIMS: &str = r#"{"iss":"i","aud":"c","sub":"s","iat":1,"exp":9}"#;

    /// A token of texts, with a signature of three bytes.
    fn token(head: &str, claims: &str) -> String {
        format!("{}.{}.AQAB", base64url(head.as_bytes()), base64url(claims.as_bytes()))
    }

    #[test]
    fn only_a_compact_signed_token_is_taken_apart() {
        let good = token(HEAD, CLAIMS);
        let parsed = parse(&good).unwrap_or_else(|_| panic!("a good token"));
        assert_eq!((parsed.alg.as_str(), parsed.kid.as_deref()), ("RS256", Some("a")));
        assert_eq!((parsed.signed.as_str(), parsed.signature.len()), (&good[..good.len() - 5], 3));
        let (head, claims) = good.strip_suffix(".AQAB").unwrap().split_once('.').unwrap();
        let huge = json!({"sub": "x".repeat(LARGEST)}).to_string();
        for (name, bad) in [
            ("nothing", String::new()),
            ("one part", head.to_owned()),
            ("two parts (RFC 7519 section 6 without its last dot)", format!("{head}.{claims}")),
            ("four parts", format!("{good}.")),
            ("five parts, encrypted (RFC 7516 section 7.1)", format!("{good}.AQAB.AQAB")),
            ("detached content (RFC 7515 appendix F)", format!("{head}..AQAB")),
            ("no header", format!(".{claims}.AQAB")),
            ("padding in the signature", format!("{head}.{claims}.AQ==")),
            ("padding in the header", format!("{head}=.{claims}.AQAB")),
            ("the other alphabet", format!("{head}.{claims}.+/AB")),
            ("bits left over", format!("{head}.{claims}.AR")),
            ("a space before", format!(" {good}")),
            ("a line break after", format!("{good}\n")),
            ("a space within", format!("{head}.{claims}. AQAB")),
            ("a line break within", format!("{head}.{claims}.AQ\nAB")),
            ("a list as header", token("[]", CLAIMS)),
            ("a list as payload", token(HEAD, "[1]")),
            ("a text as payload", token(HEAD, r#""sub""#)),
            ("null as payload", token(HEAD, "null")),
            ("no JSON", token(HEAD, "sub=1")),
            ("two objects", token(HEAD, "{}{}")),
            ("a claim twice", token(HEAD, r#"{"sub":"a","sub":"b"}"#)),
            ("a claim twice, once escaped", token(HEAD, r#"{"sub":"a","s\u0075b":"b"}"#)),
            ("a claim twice, deep inside", token(HEAD, r#"{"a":[{"b":1,"b":2}]}"#)),
            ("alg twice", token(r#"{"alg":"none","alg":"RS256"}"#, CLAIMS)),
            ("another encoding", format!("{head}.{}.AQAB", base64url(b"{\"sub\":\"\xff\"}"))),
            ("a byte order mark", token(HEAD, &format!("\u{feff}{CLAIMS}"))),
            ("over 64 KiB", token(HEAD, &huge)),
            ("too deep", token(HEAD, &format!(r#"{{"a":{}}}"#, "[".repeat(500)))),
            (
                "the flattened JSON form (RFC 7515 section 7.2.2)",
                json!({"payload": claims, "protected": head, "signature": "AQAB"}).to_string(),
            ),
            (
                "the general JSON form (RFC 7515 section 7.2.1)",
                json!({"payload": claims, "signatures": [{"protected": head, "signature": "AQAB"}]})
                    .to_string(),
            ),
        ] {
            assert_eq!(parse(&bad).err(), Some(OidcError::Malformed), "{name}");
        }
        // The limit itself is as it is said, not only the shape.
        let room = LARGEST - token(HEAD, r#"{"sub":""}"#).len();
        let long = token(HEAD, &json!({"sub": "x".repeat(room / 4 * 3 - 3)}).to_string());
        assert!(long.len() <= LARGEST && long.len() > LARGEST - 16 && parse(&long).is_ok());
    }

    #[test]
    fn a_subject_is_short_ascii() {
        let accept = |sub: serde_json::Value| {
            let claims = json!({"iss": "i", "aud": "c", "sub": sub, "iat": 1, "exp": 9});
            let rules = Rules { client_id: "c", nonce: None, now: 5, access_token: "" };
            let parsed = parse(&token(HEAD, &claims.to_string())).ok().unwrap();
            parsed
                .accept(|issuer| issuer == "i", &rules)
                .map(|token| token.text("sub").map(str::len))
        };
        assert_eq!(accept(json!("s")), Ok(Some(1)));
        assert_eq!(accept(json!("s".repeat(255))), Ok(Some(255)));
        for sub in [
            json!("s".repeat(256)),
            json!(""),
            json!("é"),
            json!("\u{430}lice"),
            json!("a\u{200b}"),
            json!(5),
            json!(["s"]),
            json!(null),
        ] {
            assert_eq!(accept(sub.clone()), Err(OidcError::Claim("sub")), "{sub}");
        }
    }

    #[test]
    fn at_hash_of_openid_connect_core_appendix_a() {
        let token = "jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y";
        assert_eq!(half_hash("RS256", token).as_deref(), Some("77QmUPtjPfzWtF2AnpK9RQ"));
    }
}
