//! The provider's keys (RFC 7517, RFC 7518 section 6, RFC 8037 section 2).

use super::OidcError;
use crate::encode::from_base64url;
use crate::json::{self, Value};
use crate::platform::{Algorithm, Cache, Method, PublicKey, Request, Response};

/// The largest key set, in bytes.
const LARGEST: usize = 256 * 1024;
/// The smallest RSA modulus, in bytes (RFC 7518 section 3.3: 2048 bits).
const SMALLEST_RSA: usize = 256;

/// A public key that may have signed an ID token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// Its identifier, an opaque text.
    pub kid: Option<String>,
    /// The one algorithm it is for, where it says so.
    pub alg: Option<String>,
    /// The issuer it is for, where it says so (Entra does).
    pub issuer: Option<String>,
    /// The key itself, or why it signs no ID token.
    pub public: Result<PublicKey, Unfit>,
}

/// Why a key that is there may not have signed an ID token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// It is for something else than signing (RFC 7517 sections 4.2 and 4.3).
    Use,
    /// It is of a kind that signs nothing here, or malformed.
    Kind,
    /// It protects nothing: too short, or made in a way that gives it away.
    Weak,
    /// It is for another algorithm than the token's.
    Algorithm,
    /// It is for another issuer.
    Issuer,
}

impl Unfit {
    /// Its name among the facts of a problem.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Use => "use",
            Self::Kind => "kind",
            Self::Weak => "weak",
            Self::Algorithm => "algorithm",
            Self::Issuer => "issuer",
        }
    }
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
pub fn read(response: &Response) -> Result<Vec<Key>, OidcError> {
    let set = json::read(&response.body).ok_or(OidcError::KeysInvalid)?;
    let keys = set.get("keys").and_then(Value::as_array).filter(|_| response.status == 200);
    let keys = keys.ok_or(OidcError::KeysInvalid)?;
    // Whoever publishes a secret key has lost it, so nothing in the set can be trusted.
    if keys.iter().any(|key| key.get("d").is_some() || key.get("k").is_some()) {
        return Err(OidcError::KeysInvalid);
    }
    Ok(keys.iter().map(key).collect())
}

fn key(jwk: &Value) -> Key {
    let text = |name: &str| json::text(jwk, name).map(str::to_owned);
    let operations = jwk.get("key_ops").and_then(Value::as_array);
    let signs = text("use").is_none_or(|purpose| purpose == "sig")
        && operations.is_none_or(|all| all.iter().any(|operation| operation == "verify"));
    let public = if signs { public(jwk).unwrap_or(Err(Unfit::Kind)) } else { Err(Unfit::Use) };
    Key { kid: text("kid"), alg: text("alg"), issuer: text("issuer"), public }
}

/// The key itself; `None` where it is malformed or of another kind.
fn public(jwk: &Value) -> Option<Result<PublicKey, Unfit>> {
    let text = |name: &str| json::text(jwk, name).map(str::to_owned);
    let bytes = |name: &str| text(name).and_then(|t| from_base64url(&t));
    Some(Ok(match text("kty")?.as_str() {
        "RSA" => {
            let (modulus, exponent) = (bytes("n")?, bytes("e")?);
            let odd = exponent.last().is_some_and(|last| last % 2 == 1);
            let long = modulus.iter().skip_while(|byte| **byte == 0).count() >= SMALLEST_RSA;
            let one = exponent.iter().skip_while(|byte| **byte == 0).eq(&[1]);
            if !odd || one || !long {
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
/// whether a key is of the issuer that is expected.
///
/// # Errors
/// No key of that name, several that fit, or why one that is there does not.
pub fn select<'a>(
    keys: &'a [Key],
    alg: &str,
    kid: Option<&str>,
    is_own: impl Fn(&Key) -> bool,
) -> Result<&'a PublicKey, OidcError> {
    let mut found = Err(OidcError::KeyUnknown);
    for key in keys.iter().filter(|key| kid.is_none_or(|kid| key.kid.as_deref() == Some(kid))) {
        let of_alg = |public: &PublicKey| {
            let own = key.alg.as_deref().is_none_or(|own| own == alg);
            own && algorithm(alg).is_some_and(|algorithm| kind_fits(public, algorithm))
        };
        match (&key.public, &found) {
            (Ok(public), _) if !of_alg(public) => {
                found = found.or(Err(OidcError::KeyUnfit(Unfit::Algorithm)))
            }
            (Ok(_), _) if !is_own(key) => found = found.or(Err(OidcError::KeyUnfit(Unfit::Issuer))),
            (Ok(_), Ok(_)) => return Err(OidcError::KeyAmbiguous),
            (Ok(public), Err(_)) => found = Ok(public),
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
