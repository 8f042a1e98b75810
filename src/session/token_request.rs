//! Requests to the token endpoint, and what their refusals mean.

use super::discover::unanswered;
use crate::config::{Identity, Provider};
use crate::entra;
use crate::oidc::OidcError;
use crate::oidc::token::{self, TokenResponse};
use crate::platform::{FetchError, Platform, Request, Response};
use crate::problem::{Owner, Problem};

/// Sends a request and reads the tokens; with the endpoint's time, in seconds since 1970, where it
/// may be read.
///
/// # Errors
/// As [`send`], and whatever the endpoint refused.
pub(super) async fn redeem<P: Platform>(
    platform: &P,
    identity: &Identity,
    endpoint: &str,
    request: Request,
) -> Result<(TokenResponse, Option<i64>), Problem> {
    let response = send(platform, identity, endpoint, request).await?;
    let tokens = token::read(&response).map_err(refused)?;
    Ok((tokens, response.time()))
}

/// Sends a request to the token endpoint.
///
/// # Errors
/// There was no answer; at Entra with its likeliest cause.
pub(super) async fn send<P: Platform>(
    platform: &P,
    identity: &Identity,
    endpoint: &str,
    request: Request,
) -> Result<Response, Problem> {
    platform.fetch(request).await.map_err(|error| unredeemed(identity, endpoint, error))
}

/// There was no answer from the token endpoint.
#[must_use]
pub fn unredeemed(identity: &Identity, endpoint: &str, error: FetchError) -> Problem {
    match error {
        // Entra hides the answer by CORS where the redirect URI is not registered as a
        // single-page application, and discovery has just worked.
        FetchError::Network if matches!(identity.provider, Provider::Entra(_)) => {
            Problem::new("session.not-spa", Owner::Directory).with("address", endpoint)
        }
        FetchError::Network => {
            Problem::new("session.token-unreachable", Owner::Wait).with("address", endpoint)
        }
        error => unanswered(error, endpoint),
    }
}

/// An answer that is refused; Entra's numbers choose better words.
#[must_use]
pub fn refused(error: OidcError) -> Problem {
    let problem = Problem::from(error);
    let found = entra::EntraError::read(problem.detail("description"));
    let Some(error) = found.filter(|error| error.code != "entra.other") else {
        return problem;
    };
    Problem { code: error.code, owner: error.owner, details: problem.details }
        .with("number", format!("AADSTS{}", error.number))
        .with("correlation id", error.correlation_id)
        .with("trace id", error.trace_id)
}
