//! The provider's discovery document, fetched and checked (OpenID Connect Discovery 1.0 section 4).

use super::endpoints::{discovery_address, ensure_listed, may_be_issuer};
use crate::config::Identity;
use crate::oidc::discovery::{self, ProviderMetadata};
use crate::platform::{FetchError, Platform, Response};
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
    let response = fetch(platform, &address).await?;
    check(identity, &address, &response)
}

/// As [`discover`], with the document to remember.
///
/// # Errors
/// As [`discover`].
pub(super) async fn discover_to_remember<P: Platform>(
    platform: &P,
    identity: &Identity,
) -> Result<(ProviderMetadata, Remembered), Problem> {
    let address = discovery_address(identity);
    let response = fetch(platform, &address).await?;
    let metadata = check(identity, &address, &response)?;
    let client = identity.client_id().to_owned();
    let document = Some(response.body).filter(|body| body.len() <= LONGEST).unwrap_or_default();
    Ok((metadata, Remembered { address, client, document }))
}

/// The longest document that is remembered, in bytes; a longer one is asked for again.
const LONGEST: usize = 32 * 1024;

/// A discovery document as it came, for the way to the provider and back: from where, and for which
/// client.
#[derive(Default)]
pub(super) struct Remembered {
    pub address: String,
    pub client: String,
    pub document: String,
}

impl Remembered {
    /// What it says, where it is of this identity's provider and client still and passes what a
    /// fetched one must pass.
    pub(super) fn of(&self, identity: &Identity) -> Option<ProviderMetadata> {
        let own = self.address == discovery_address(identity)
            && self.client == identity.client_id()
            && (1..=LONGEST).contains(&self.document.len());
        let body = Some(self.document.clone()).filter(|_| own)?;
        check(identity, &self.address, &Response { status: 200, headers: Vec::new(), body }).ok()
    }
}

async fn fetch<P: Platform>(platform: &P, address: &str) -> Result<Response, Problem> {
    let request = discovery::request(address.to_owned());
    platform.fetch(request).await.map_err(|error| unanswered(error, address))
}

/// Checks the answer of the address of the discovery document.
///
/// # Errors
/// A document that is not what it should be, another issuer, or an endpoint outside the identity's
/// origins.
pub fn check(
    identity: &Identity,
    address: &str,
    response: &Response,
) -> Result<ProviderMetadata, Problem> {
    let metadata = discovery::read(response, |issuer| may_be_issuer(identity, issuer))
        .map_err(|error| Problem::from(error).with("address", address))?;
    let end = metadata.end_session_endpoint.iter();
    for url in [&metadata.authorization_endpoint, &metadata.token_endpoint, &metadata.jwks_uri]
        .into_iter()
        .chain(end)
    {
        ensure_listed(identity, url)?;
    }
    if identity.oidc().is_some_and(|oidc| oidc.user_info) {
        let user_info = metadata.user_info();
        let url = user_info.map_err(|error| Problem::from(error).with("address", address))?;
        ensure_listed(identity, url)?;
    }
    Ok(metadata)
}

/// There was no answer from an address.
#[must_use]
pub fn unanswered(error: FetchError, address: &str) -> Problem {
    let (code, owner) = match error {
        FetchError::Offline => return Problem::new("session.offline", Owner::Person),
        FetchError::Network => ("session.unreachable", Owner::Wait),
        FetchError::TimedOut => ("session.timed-out", Owner::Wait),
        FetchError::Redirected => ("session.redirected", Owner::Operator),
        FetchError::TooLarge | FetchError::Unreadable => ("session.unreadable", Owner::Operator),
    };
    Problem::new(code, owner).with("address", address)
}
