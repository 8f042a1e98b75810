//! An identity provider as this page meets it: discovery, keys and the token endpoint.

use super::{Answer, Finding, State};
use crate::config::Identity;
use crate::entra::EntraError;
use crate::oidc::discovery::ProviderMetadata;
use crate::oidc::{keys as key_set, token};
use crate::platform::{FetchError, Request, Response};
use crate::problem::{Owner, Problem};
use crate::session;

/// Checks the answer for the discovery document: that the page may read it, the issuer, the endpoints,
/// PKCE and the flow. With what it says, for the checks after it.
#[must_use]
pub fn discovery(identity: &Identity, answer: &Answer) -> (Finding, Option<ProviderMetadata>) {
    let address = session::discovery_address(identity);
    let read = match answer {
        Ok(response) => session::check_discovery(identity, &address, response),
        Err(error) => Err(session::unanswered(*error, &address)),
    };
    let (found, metadata) = match read {
        Ok(metadata) => {
            let found = Finding::new("discovery", State::Green, "doctor.discovery-good");
            (found.with("issuer", &metadata.issuer), Some(metadata))
        }
        Err(problem) => (Finding::of("discovery", State::Red, problem), None),
    };
    (found.about(&identity.name), metadata)
}

/// Checks the answer for the keys.
#[must_use]
pub fn keys(identity: &Identity, metadata: &ProviderMetadata, answer: &Answer) -> Finding {
    const CHECK: &str = "signing-keys";
    let read = match answer {
        Ok(response) => key_set::read(response).map_err(Problem::from),
        Err(FetchError::Network) => Err(Problem::new("session.keys-unreachable", Owner::Directory)),
        Err(error) => Err(session::unanswered(*error, &metadata.jwks_uri)),
    };
    let found = match read {
        Ok(keys) => match keys.iter().filter(|key| key.public.is_ok()).count() {
            0 => Finding::new(CHECK, State::Red, "doctor.keys-none").to(Owner::Directory),
            count => Finding::new(CHECK, State::Green, "doctor.keys-good")
                .with("count", count.to_string()),
        },
        Err(problem) => {
            // Then the sign-in relies on TLS, as it was told to.
            let state = if identity.trust_tls { State::Amber } else { State::Red };
            Finding::of(CHECK, state, problem.with("address", &metadata.jwks_uri))
        }
    };
    found.about(&identity.name)
}

/// Asks the token endpoint what every endpoint refuses; `folder` is the address of the page.
#[must_use]
pub fn probe(identity: &Identity, metadata: &ProviderMetadata, folder: &str) -> Request {
    let redirect = session::redirect_uri(folder, identity);
    token::probe(&metadata.token_endpoint, identity.client_id(), &redirect)
}

/// Checks the answer for [`probe`]: a refusal of the code that the page may read is as it should be.
#[must_use]
pub fn token_endpoint(
    identity: &Identity,
    metadata: &ProviderMetadata,
    folder: &str,
    answer: &Answer,
) -> Finding {
    const CHECK: &str = "token-endpoint";
    let read = match answer {
        Err(error) => Err(session::unredeemed(identity, &metadata.token_endpoint, *error)),
        Ok(response) => match token::error_member(response, "error").as_str() {
            "" => Err(Problem::new("doctor.token-unreadable", Owner::Directory)
                .with("status", response.status.to_string())),
            error => refusal(response, error),
        },
    };
    let found = match read {
        Ok(()) => Finding::new(CHECK, State::Green, "doctor.token-good"),
        Err(problem) => Finding::of(CHECK, State::Red, problem)
            .with("redirect", session::redirect_uri(folder, identity)),
    };
    found.about(&identity.name)
}

/// Whether an endpoint refuses the code alone, as it should, or the client.
fn refusal(response: &Response, error: &str) -> Result<(), Problem> {
    let known = EntraError::read(&token::error_member(response, "error_description"));
    let of_client = known.is_some_and(|known| known.code == "entra.registration")
        || !matches!(error, "invalid_grant" | "invalid_request");
    if !of_client {
        return Ok(());
    }
    token::read(response).map(|_| ()).map_err(session::refused)
}
