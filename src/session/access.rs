//! Access tokens for other resources, such as the API servers of AKS.

use super::departure::discover;
use super::landing::{SignedIn, ended, refused, send};
use crate::config::Portal;
use crate::entra;
use crate::oidc::token;
use crate::platform::{Platform, Response};
use crate::problem::{Problem, Whose};

/// An access token for one resource; opaque, and `Debug` does not print it.
#[derive(Clone, PartialEq, Eq)]
pub struct Access {
    token: String,
    /// The scope it was asked for with.
    pub scope: String,
    /// When it ends, in seconds.
    pub ends: i64,
}

impl core::fmt::Debug for Access {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("[redacted]")
    }
}

impl Access {
    /// The token itself.
    #[must_use]
    pub fn token(&self) -> &str {
        &self.token
    }
}

/// Gets an access token for another resource with the refresh token (RFC 6749 section 6); at Entra
/// one refresh token serves every resource, one at a time. `scope` names the resource, like
/// `6dae42f8-4368-4678-94ff-3960e28e3630/.default`. The session that comes with it replaces the
/// one given: it holds the refresh token that counts from now on.
///
/// # Errors
/// `session.cannot-renew` where there is no refresh token or it has ended; `session.busy` while
/// another request with it is under way; `session.interaction` where the provider wants to see the
/// person (consent, another factor): its facts are for [`super::depart_for`]; any other refusal, and no answer.
pub async fn access<P: Platform>(
    platform: &P,
    portal: &Portal,
    session: &SignedIn,
    scope: &str,
) -> Result<(SignedIn, Access), Problem> {
    let (refresh, identity) = session.refresh(portal)?;
    let _turn = session.turn.begin()?;
    let metadata = discover(platform, identity).await?;
    let endpoint = &metadata.token_endpoint;
    // Entra renews the refresh token only where `offline_access` is asked for again.
    let full = format!("{scope} openid profile offline_access");
    let request = token::refresh(endpoint, identity.client_id(), refresh, &full);
    // The life of the token is counted from before the request, so that it is never overrated.
    let asked = platform.now();
    let response = send(platform, identity, endpoint, request).await?;
    let granted = token::read_access(&response)
        .map_err(|error| with_way_on(refused(error), &response, scope))?;
    let mut renewed = session.clone();
    // RFC 6749 section 6: without a new refresh token the old one stays.
    if granted.refresh_token.is_some() {
        renewed.tokens.refresh_token = granted.refresh_token;
    }
    let ends = asked.saturating_add(granted.lasts);
    Ok((renewed, Access { token: granted.access_token, scope: scope.to_owned(), ends }))
}

/// A refusal that the person can resolve at the provider says so, and what to ask for there.
fn with_way_on(problem: Problem, response: &Response, scope: &str) -> Problem {
    let asked = matches!(
        problem.fact("error"),
        "interaction_required" | "login_required" | "consent_required"
    );
    if !asked && !entra::asks_for_person(&token::detail(response, "suberror")) {
        return ended(problem);
    }
    Problem { code: "session.interaction", whose: Whose::Person, ..problem }
        .with("scope", scope)
        .with("claims", token::detail(response, "claims"))
}
