//! The signature of an ID token, checked by the provider's keys.

use super::discover::unanswered;
use crate::config::{Identity, Provider};
use crate::entra;
use crate::oidc::OidcError;
use crate::oidc::discovery::ProviderMetadata;
use crate::oidc::id_token::{Parsed, Signed};
use crate::oidc::keys::{self, Jwk};
use crate::platform::{FetchError, Platform, Response};
use crate::problem::{Owner, Problem};

/// Fetches the keys and checks the signature (item 6 of OpenID Connect Core 3.1.3.7). A key that is
/// not found, or does not fit the signature, is looked for once more past the cache: providers roll
/// their keys without notice (Core 10.1.1). Entra is then asked for the application's own keys,
/// which its common set leaves out. `asked` is the first answer, where it was had beside the
/// tokens. `is_own` says whether a key is of the issuer that is expected.
///
/// # Errors
/// An algorithm that is not accepted, keys that cannot be had, no key that fits, or a signature that
/// is wrong.
pub(super) async fn verify<'a, P: Platform>(
    platform: &P,
    identity: &Identity,
    metadata: &ProviderMetadata,
    parsed: &'a Parsed,
    is_own: impl Fn(&Jwk) -> bool,
    mut asked: Option<Result<Response, FetchError>>,
) -> Result<Signed<'a>, Problem> {
    let alg = &parsed.alg;
    if keys::algorithm(alg).is_none() || !metadata.signs_with(alg) {
        return Err(OidcError::Algorithm(alg.clone()).into());
    }
    let application = match &identity.provider {
        Provider::Entra(entra) => Some(entra::own_keys(&metadata.jwks_uri, &entra.client_id)),
        Provider::Oidc(_) => None,
    };
    let mut failed = OidcError::KeyUnknown;
    let uri = &metadata.jwks_uri;
    for (uri, again) in [(Some(uri), false), (Some(uri), true), (application.as_ref(), true)] {
        let Some(uri) = uri else { break };
        let answer = match asked.take() {
            Some(answer) => answer,
            None => platform.fetch(keys::request(uri, again)).await,
        };
        let response = match answer {
            Ok(response) => response,
            // Only keys that cannot be fetched are done without: not an answer that came and cannot
            // be read, not while the device is offline, and not for a second look that failed.
            Err(FetchError::Network | FetchError::TimedOut) if identity.trust_tls && !again => {
                return Ok(parsed.trusting_tls()?);
            }
            Err(FetchError::Network) => {
                return Err(
                    Problem::new("session.keys-unreachable", Owner::Operator).with("address", uri)
                );
            }
            Err(error) => return Err(unanswered(error, uri)),
        };
        let all =
            keys::read(&response).map_err(|error| Problem::from(error).with("address", uri))?;
        let key = match keys::select(&all, alg, parsed.kid.as_deref(), &is_own) {
            Ok(key) => key,
            Err(error) => {
                // What was found wrong with a key says more than that others lack it.
                if failed == OidcError::KeyUnknown {
                    failed = error;
                }
                continue;
            }
        };
        match parsed.verified(platform, key).await {
            Err(OidcError::Signature) => failed = OidcError::Signature,
            other => return Ok(other?),
        }
        if again {
            break;
        }
    }
    Err(Problem::from(failed).with("address", &metadata.jwks_uri))
}
