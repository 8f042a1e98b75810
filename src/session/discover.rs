//! The provider's discovery document, fetched and checked (OpenID Connect Discovery 1.0 section 4).

use super::endpoints::{discovery_address, ensure_listed, may_be_issuer};
use crate::config::Identity;
use crate::oidc::discovery::{self, ProviderMetadata};
use crate::platform::{FetchError, Platform};
use crate::problem::{Owner, Problem};

/// Fetches and checks the discovery document of an identity's provider.
///
/// # Errors
/// No answer, a document that is not what it should be, another issuer, or an endpoint outside the
/// identity's origins.
pub(super) async fn discover<P: Platform>(
    platform: &P,
    identity: &Identity,
) -> Result<ProviderMetadata, Problem> {
    let address = discovery_address(identity);
    let request = discovery::request(address.clone());
    let response = platform.fetch(request).await.map_err(|error| unanswered(error, &address))?;
    let metadata = discovery::read(&response, |issuer| may_be_issuer(identity, issuer))
        .map_err(|error| Problem::from(error).with("address", &address))?;
    let end = metadata.end_session_endpoint.iter();
    for url in [&metadata.authorization_endpoint, &metadata.token_endpoint, &metadata.jwks_uri]
        .into_iter()
        .chain(end)
    {
        ensure_listed(identity, url)?;
    }
    if identity.oidc().is_some_and(|oidc| oidc.user_info) {
        let user_info = metadata.user_info();
        let url = user_info.map_err(|error| Problem::from(error).with("address", &address))?;
        ensure_listed(identity, url)?;
    }
    Ok(metadata)
}

/// There was no answer from an address.
pub(super) fn unanswered(error: FetchError, address: &str) -> Problem {
    let (code, owner) = match error {
        FetchError::Offline => return Problem::new("session.offline", Owner::Person),
        FetchError::Network => ("session.unreachable", Owner::Wait),
        FetchError::TimedOut => ("session.timed-out", Owner::Wait),
        FetchError::Redirected => ("session.redirected", Owner::Operator),
        FetchError::TooLarge | FetchError::Unreadable => ("session.unreadable", Owner::Operator),
    };
    Problem::new(code, owner).with("address", address)
}
