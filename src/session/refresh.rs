//! A fresh ID token by the refresh token (OpenID Connect Core 12).

use super::accepted::{Session, accept};
use super::clocks::OtherClocks;
use super::discover::discover;
use super::endpoints::{at_tenant, scope};
use super::token_request::redeem;
use crate::config::Portal;
use crate::oidc::id_token::Nonce;
use crate::oidc::token;
use crate::platform::Platform;
use crate::problem::{Owner, Problem};

/// Gets a fresh ID token. The session that comes replaces the one given: it holds the refresh token
/// that counts from now on.
///
/// # Errors
/// `session.cannot-renew` where there is no refresh token or it has ended, `session.busy` while
/// another request with it is under way, `oidc.renewed` where the new token is about somebody else;
/// any other refusal, and no answer.
pub async fn refresh_id_token<P: Platform>(
    platform: &P,
    portal: &Portal,
    session: &Session,
) -> Result<Session, Problem> {
    let (refresh_token, identity) = session.refresh_token(portal)?;
    let identity = &at_tenant(identity, session.tenant.as_deref())?;
    let _guard = session.refresh_lock.acquire()?;
    let metadata = discover(platform, identity).await?;
    let endpoint = &metadata.token_endpoint;
    let scope = scope(portal, identity, &metadata);
    let request = token::refresh(endpoint, identity.client_id(), refresh_token, &scope);
    let (mut tokens, answered) =
        redeem(platform, identity, endpoint, request).await.map_err(ended)?;
    // RFC 6749 section 6: without a new refresh token the old one stays.
    tokens.refresh_token.get_or_insert_with(|| refresh_token.to_owned());
    let clocks = OtherClocks { token_endpoint: answered, page: None };
    let fresh =
        accept(platform, identity, &metadata, tokens, Nonce::ExpectNone, clocks, None).await?;
    Ok(session.refreshed(fresh)?)
}

/// A refresh token that has ended (RFC 6749 section 5.2): the way on is a new sign-in.
fn ended(problem: Problem) -> Problem {
    if problem.code == "oidc.code-ended" {
        return Problem { code: "session.cannot-renew", owner: Owner::Person, ..problem };
    }
    problem
}
