//! The provider's keys (RFC 7517, RFC 7518 section 6, RFC 8037 section 2).

use super::error::{KeySetFault, OidcError, Unfit};
use crate::encode::from_base64url;
use crate::json::{self, Value};
use crate::platform::{Algorithm, Cache, Method, PublicKey, Request, Response};

/// The largest key set, in bytes.
const LARGEST: usize = 256 * 1024;
/// The smallest RSA modulus, in bits (RFC 7518 section 3.3).
const SMALLEST_RSA: usize = 2048;
/// The first odd primes, by which [`is_roca`] knows a modulus.
const PRIMES: [u8; 38] = [
    3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97,
    101, 103, 107, 109, 113, 127, 131, 137, 139, 149, 151, 157, 163, 167,
];

/// A public key that may have signed an ID token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Jwk {
    /// Its identifier, an opaque text.
    pub kid: Option<String>,
    /// The one algorithm it is for, where it says so.
    pub alg: Option<String>,
    /// The issuer it is for, where it says so (Entra does).
    pub issuer: Option<String>,
    /// The key itself, or why it signs no ID token.
    pub public: Result<PublicKey, Unfit>,
}

/// The one key that a token names, fit for its algorithm; only [`select`] gives one.
#[derive(Clone, Copy, Debug)]
pub struct SelectedKey<'a> {
    pub(super) public: &'a PublicKey,
    pub(super) algorithm: Algorithm,
}

/// Asks for the keys; `again` after a key was not found, past the browser's cache.
#[must_use]
pub fn request(jwks_uri: &str, again: bool) -> Request {
    Request {
        method: Method::Get,
        url: jwks_uri.to_owned(),
        headers: Vec::new(),
        body: None,
        cache: if again { Cache::Revalidate } else { Cache::Default },
        limit: LARGEST,
    }
}

/// Reads a key set. Keys that are malformed, of other kinds or for other uses spoil nothing; they
/// are kept to say why they were not used.
///
/// # Errors
/// [`OidcError::KeysInvalid`] where it is not a key set, or holds a private or symmetric key.
pub fn read(response: &Response) -> Result<Vec<Jwk>, OidcError> {
    if response.status != 200 {
        return Err(OidcError::KeysInvalid(KeySetFault::Status(response.status)));
    }
    let set = json::read(&response.body).filter(Value::is_object);
    let set = set.ok_or(OidcError::KeysInvalid(KeySetFault::Unreadable))?;
    let keys = match set.get("keys") {
        // Some providers write an empty set so.
        None | Some(Value::Null) => return Ok(Vec::new()),
        Some(keys) => keys.as_array().ok_or(OidcError::KeysInvalid(KeySetFault::Unreadable))?,
    };
    // Whoever publishes a secret key has lost it, so nothing in the set can be trusted.
    if keys.iter().any(|key| key.get("d").is_some() || key.get("k").is_some()) {
        return Err(OidcError::KeysInvalid(KeySetFault::Secret));
    }
    Ok(keys.iter().map(key).collect())
}

fn key(jwk: &Value) -> Jwk {
    let text = |name: &str| json::text(jwk, name).map(str::to_owned);
    let operations = jwk.get("key_ops").and_then(Value::as_array);
    let signs = text("use").is_none_or(|purpose| purpose == "sig")
        && operations.is_none_or(|all| all.iter().any(|operation| operation == "verify"));
    let public = if signs { public(jwk).unwrap_or(Err(Unfit::Kind)) } else { Err(Unfit::Use) };
    Jwk { kid: text("kid"), alg: text("alg"), issuer: text("issuer"), public }
}

/// The key itself; `None` where it is malformed or of another kind.
fn public(jwk: &Value) -> Option<Result<PublicKey, Unfit>> {
    let text = |name: &str| json::text(jwk, name).map(str::to_owned);
    let bytes = |name: &str| text(name).and_then(|t| from_base64url(&t));
    Some(Ok(match text("kty")?.as_str() {
        "RSA" => {
            let (modulus, exponent) = (bytes("n")?, bytes("e")?);
            if is_weak(&modulus, &exponent) {
                return Some(Err(Unfit::Weak));
            }
            PublicKey::Rsa { n: text("n")?, e: text("e")? }
        }
        "EC" => {
            bytes("x").zip(bytes("y"))?;
            PublicKey::Ec { crv: text("crv")?, x: text("x")?, y: text("y")? }
        }
        "OKP" if text("crv")? == "Ed25519" => {
            bytes("x")?;
            PublicKey::Okp { x: text("x")? }
        }
        _ => return None,
    }))
}

/// Whether an RSA key protects nothing: too short, a public exponent that is even or 1 (RFC 8017
/// section 3.1), or made by a library that gives its primes away.
fn is_weak(modulus: &[u8], exponent: &[u8]) -> bool {
    let without_zeros =
        |bytes: &[u8]| bytes.iter().copied().skip_while(|byte| *byte == 0).collect();
    let (modulus, exponent): (Vec<u8>, Vec<u8>) = (without_zeros(modulus), without_zeros(exponent));
    let spare = modulus.first().map_or(0, |first| first.leading_zeros() as usize);
    let odd = exponent.last().is_some_and(|last| last % 2 == 1);
    !odd || exponent == [1] || modulus.len() * 8 - spare < SMALLEST_RSA || is_roca(&modulus)
}

/// Whether a modulus bears the mark of the flawed library of CVE-2017-15361: it is a power of 65537
/// modulo every small prime, which happens to others once in some hundred million times.
///
/// Source: Nemec, Sys, Svenda, Klinec, Matyas, "The Return of Coppersmith's Attack: Practical
/// Factorization of Widely Used RSA Moduli", ACM CCS 2017, its test of a modulus.
fn is_roca(modulus: &[u8]) -> bool {
    PRIMES.iter().all(|prime| {
        let prime = u32::from(*prime);
        let rest = modulus.iter().fold(0, |rest, byte| (rest * 256 + u32::from(*byte)) % prime);
        // The powers come back to 1, where they began.
        let mut power = 1;
        loop {
            if power == rest {
                return true;
            }
            power = power * 65_537 % prime;
            if power == 1 {
                return false;
            }
        }
    })
}

/// The algorithm of a header, by its exact name (RFC 8725bis section 3.1).
#[must_use]
pub fn algorithm(alg: &str) -> Option<Algorithm> {
    Some(match alg {
        "RS256" => Algorithm::Rs256,
        "RS384" => Algorithm::Rs384,
        "RS512" => Algorithm::Rs512,
        "PS256" => Algorithm::Ps256,
        "PS384" => Algorithm::Ps384,
        "PS512" => Algorithm::Ps512,
        "ES256" => Algorithm::Es256,
        "ES384" => Algorithm::Es384,
        "ES512" => Algorithm::Es512,
        "EdDSA" | "Ed25519" => Algorithm::Ed25519,
        _ => return None,
    })
}

/// The one key that fits a header: by its `kid`, or without one if a single key fits; `is_own` says
/// whether a key is of the issuer that is expected (RFC 7515 section 6, Core 10.1).
///
/// # Errors
/// [`OidcError::Algorithm`] where `alg` is none that is accepted, no key at all or of that name, several that
/// fit, or why one that is there does not.
pub fn select<'a>(
    keys: &'a [Jwk],
    alg: &str,
    kid: Option<&str>,
    is_own: impl Fn(&Jwk) -> bool,
) -> Result<SelectedKey<'a>, OidcError> {
    let algorithm = algorithm(alg).ok_or_else(|| OidcError::Algorithm(alg.to_owned()))?;
    if keys.is_empty() {
        return Err(OidcError::NoKeys);
    }
    let mut found = Err(OidcError::KeyUnknown);
    for key in keys.iter().filter(|key| kid.is_none_or(|kid| key.kid.as_deref() == Some(kid))) {
        let of_alg = |public: &PublicKey| {
            key.alg.as_deref().is_none_or(|own| own == alg) && kind_fits(public, algorithm)
        };
        match (&key.public, &found) {
            (Ok(public), _) if !of_alg(public) => {
                found = found.or(Err(OidcError::KeyUnfit(Unfit::Algorithm)))
            }
            (Ok(_), _) if !is_own(key) => found = found.or(Err(OidcError::KeyUnfit(Unfit::Issuer))),
            (Ok(_), Ok(_)) => return Err(OidcError::KeyAmbiguous),
            (Ok(public), Err(_)) => found = Ok(SelectedKey { public, algorithm }),
            (Err(why), _) => found = found.or(Err(OidcError::KeyUnfit(*why))),
        }
    }
    found
}

fn kind_fits(key: &PublicKey, algorithm: Algorithm) -> bool {
    use Algorithm as A;
    match (key, algorithm) {
        (
            PublicKey::Rsa { .. },
            A::Rs256 | A::Rs384 | A::Rs512 | A::Ps256 | A::Ps384 | A::Ps512,
        )
        | (PublicKey::Okp { .. }, A::Ed25519) => true,
        (PublicKey::Ec { crv, .. }, A::Es256) => crv == "P-256",
        (PublicKey::Ec { crv, .. }, A::Es384) => crv == "P-384",
        (PublicKey::Ec { crv, .. }, A::Es512) => crv == "P-521",
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Unfit, read};
    use crate::encode::{base64url, from_base64url};
    use crate::platform::Response;

    /// The modulus of a key of 2048 bits that was made for this test as the flawed library makes
    /// them: each prime is k·M + 65537^a mod M, with the product M of the first 126 primes (the
    /// paper's section 2).
    const ROCA: &str = "vmhQM9hoXNnReG_zQ6PJaAaqfEiDxqeMS0xxegjToQUVfNxI1cl2OOeyjZ8wn6B3UBBKwJggBgpiaRAAxV1oRkAQBcnbXM6xOy6Mf4yS-ueT1-V1QI023jclyDxfBiTiPtNuWlzk4u2tgZ7_tMoSauq5U3fUHMFPS5Q98zF2J_Nef2c0mNcfzTgkh9Q2AwXgxiEcIf1R2wiF_FMHntWI3FXRffZcKuFOMPwHhJn8ZlXiLkny4_o-hVUU_OxlUE9-qyeMvVZj6mTGzn6ggjVCBX60qFBXdfm9jKXtq6kJnEWpSAGnV2NMRXDFVJFkkz5H2hJHXofm9llB-lmBGzT0zQ";
    /// The modulus of RFC 7515 appendix A.2.1.
    const GOOD: &str = "ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ";

    fn fault(jwk: &Value) -> Option<Unfit> {
        let body = json!({"keys": [jwk]}).to_string();
        let keys = read(&Response { status: 200, headers: Vec::new(), body }).unwrap();
        keys[0].public.as_ref().err().copied()
    }

    fn rsa(n: &str, e: &[u8]) -> Option<Unfit> {
        fault(&json!({"kty": "RSA", "kid": "a", "n": n, "e": base64url(e)}))
    }

    #[test]
    fn an_exponent_is_odd_and_more_than_one() {
        for good in [&[1, 0, 1][..], &[0, 1, 0, 1], &[3], &[17], &[1, 1]] {
            assert_eq!(rsa(GOOD, good), None, "{good:?}");
        }
        // WebCrypto imports most of these (e of 1 makes a signature its own message).
        for bad in [&[1][..], &[0, 0, 1], &[0], &[2], &[4], &[1, 0, 0], &[255, 254], &[]] {
            assert_eq!(rsa(GOOD, bad), Some(Unfit::Weak), "{bad:?}");
        }
        assert_eq!(fault(&json!({"kty": "RSA", "n": GOOD})), Some(Unfit::Kind));
        assert_eq!(fault(&json!({"kty": "RSA", "n": GOOD, "e": "AQAB="})), Some(Unfit::Kind));
    }

    #[test]
    fn a_modulus_has_2048_bits_at_least_whatever_is_put_before_it() {
        let bytes = from_base64url(GOOD).unwrap();
        let long = |bytes: &[u8]| rsa(&base64url(bytes), &[1, 0, 1]);
        assert_eq!(long(&bytes), None);
        assert_eq!(long(&[&[0, 0], &bytes[..]].concat()), None);
        assert_eq!(long(&[&[0, 0], &bytes[2..]].concat()), Some(Unfit::Weak));
        assert_eq!(long(&bytes[1..]), Some(Unfit::Weak));
        // 2047 bits fill as many bytes.
        let mut short = bytes;
        short[0] = 0x7f;
        assert_eq!(long(&short), Some(Unfit::Weak));
    }

    #[test]
    fn keys_that_the_roca_flaw_gives_away_are_refused() {
        assert_eq!(rsa(ROCA, &[1, 0, 1]), Some(Unfit::Weak));
        // Any power of 65537 has the mark, and its neighbours have not.
        let mut power = vec![1_u8];
        for _ in 0..128 {
            let shifted = [&power[..], &[0, 0]].concat();
            let own = [&[0, 0], &power[..]].concat();
            let mut carry = 0_u16;
            power = shifted
                .iter()
                .zip(&own)
                .rev()
                .map(|(a, b)| {
                    let sum = u16::from(*a) + u16::from(*b) + carry;
                    carry = sum >> 8;
                    (sum & 0xff) as u8
                })
                .collect::<Vec<_>>()
                .into_iter()
                .rev()
                .collect();
        }
        assert_eq!(rsa(&base64url(&power), &[1, 0, 1]), Some(Unfit::Weak));
        for step in [2, 4, 6] {
            *power.last_mut().unwrap() = 1 + step;
            assert_eq!(rsa(&base64url(&power), &[1, 0, 1]), None, "{step}");
        }
        // No other key is taken for one of them.
        use sha2::{Digest, Sha256};
        for seed in 0..500_u16 {
            let mut modulus: Vec<u8> = (0..8_u8)
                .flat_map(|part| Sha256::digest([&seed.to_be_bytes()[..], &[part]].concat()))
                .collect();
            modulus[0] |= 0x80;
            modulus[255] |= 1;
            assert_eq!(rsa(&base64url(&modulus), &[1, 0, 1]), None, "{seed}");
        }
    }
}
