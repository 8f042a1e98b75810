//! Access tokens for other resources, such as the API servers of AKS.

use super::accepted::Session;
use super::discover::discover;
use super::endpoints::at_tenant;
use super::token_request::{refused, send};
use crate::config::Portal;
use crate::entra;
use crate::oidc::token;
use crate::platform::{Platform, Response};
use crate::problem::{Owner, Problem};

/// An access token for one resource; opaque, and `Debug` does not print it. It cannot be copied:
/// whoever holds it is the only one, and drops it when it has served.
#[derive(PartialEq, Eq)]
pub struct AccessToken {
    token: String,
    /// The scope it was asked for with.
    pub scope: String,
    /// When it ends, in seconds since 1970.
    pub expires_at: i64,
}

impl core::fmt::Debug for AccessToken {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("[redacted]")
    }
}

impl AccessToken {
    /// The token itself.
    #[must_use]
    pub fn token(&self) -> &str {
        &self.token
    }
}

/// A resource that a token is wanted for.
#[derive(Clone, Copy, Debug)]
pub struct Resource<'a> {
    /// The scopes that name it, like `6dae42f8-4368-4678-94ff-3960e28e3630/.default`: where the
    /// provider does not know the first, the next is tried.
    pub scopes: &'a [String],
    /// Another tenant than the one of the sign-in.
    pub tenant: Option<&'a str>,
}

/// Gets an access token for another resource with the refresh token (RFC 6749 section 6); at Entra
/// one refresh token serves every resource and every tenant that knows the person, one at a time.
/// The session that comes with it replaces the one given: it holds the refresh token that counts
/// from now on.
///
/// # Errors
/// `session.scope` where the token is not for what was asked; `session.busy` while another request
/// with the refresh token is under way; one that [`needs_reauthorization`], with details for
/// [`super::reauthorize`]; `session.other-tenant` where the page may not sign people in there; any
/// other refusal, and no answer.
pub async fn access_token<P: Platform>(
    platform: &P,
    portal: &Portal,
    session: &Session,
    resource: &Resource<'_>,
) -> Result<(Session, AccessToken), Problem> {
    let tenant = resource.tenant.or(session.tenant.as_deref());
    let back = |problem: Problem, scope: &str| {
        let problem = problem.with("scope", scope);
        problem.with("tenant", resource.tenant.unwrap_or_default())
    };
    let first = resource.scopes.first().map(String::as_str).unwrap_or_default();
    let (refresh_token, identity) =
        session.refresh_token(portal).map_err(|problem| back(problem, first))?;
    let identity = &at_tenant(identity, tenant)?;
    let _guard = session.refresh_lock.acquire()?;
    let metadata = discover(platform, identity).await?;
    let endpoint = &metadata.token_endpoint;
    let mut failed = Problem::new("session.cannot-renew", Owner::Person);
    for scope in resource.scopes {
        // Entra renews the refresh token only where `offline_access` is asked for again.
        let full = format!("{scope} openid profile offline_access");
        let request = token::refresh(endpoint, identity.client_id(), refresh_token, &full);
        // The life of the token is counted from before the request, so that it is never overrated.
        let asked = platform.now();
        let response = send(platform, identity, endpoint, request).await?;
        match token::read_access(&response) {
            Ok(granted) if !granted.scope.as_deref().is_none_or(|given| grants(given, scope)) => {
                let problem = Problem::new("session.scope", Owner::Directory).with("scope", scope);
                return Err(problem.with("granted", granted.scope.unwrap_or_default()));
            }
            Ok(granted) => {
                let renewed = session.with_refresh_token(granted.refresh_token);
                let expires_at = asked.saturating_add(granted.expires_in);
                let token = granted.access_token;
                return Ok((renewed, AccessToken { token, scope: scope.clone(), expires_at }));
            }
            Err(error) => failed = back(with_reauthorization(refused(error), &response), scope),
        }
        if !is_unknown_resource(&failed) {
            break;
        }
    }
    Err(failed)
}

/// Whether the scopes that were granted hold the one that was asked for. Entra writes those of Graph
/// without their resource; of `.default` it is enough that there is one for a resource at all.
fn grants(given: &str, asked: &str) -> bool {
    let name = |scope: &str| scope.rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
    let asked = name(asked);
    given.split_ascii_whitespace().any(|scope| {
        let of_sign_in = matches!(scope, "openid" | "profile" | "email" | "offline_access");
        name(scope) == asked || (asked == ".default" && !of_sign_in)
    })
}

/// Whether the directory does not know the resource by this name.
fn is_unknown_resource(problem: &Problem) -> bool {
    problem.code == "entra.scope"
        || matches!(
            problem.detail("error"),
            "invalid_resource" | "invalid_scope" | "invalid_target"
        )
}

/// Whether a refusal leads back to the provider, once, with what it asked for: the person must
/// consent, prove more, or sign in again.
#[must_use]
pub fn needs_reauthorization(problem: &Problem) -> bool {
    matches!(problem.code, "session.consent" | "session.interaction" | "session.cannot-renew")
}

/// A refusal that the person can resolve at the provider says so, and what to ask for there. The
/// members that the protocol names decide; a number only where an older answer lacks them.
fn with_reauthorization(problem: Problem, response: &Response) -> Problem {
    let suberror = token::error_member(response, "suberror");
    let error = problem.detail("error");
    let code = if error == "consent_required"
        || suberror == "consent_required"
        || (suberror.is_empty() && error == "invalid_grant" && problem.code == "entra.consent")
    {
        "session.consent"
    } else if matches!(error, "interaction_required" | "login_required")
        || entra::asks_for_person(&suberror)
        || problem.code == "entra.multifactor"
    {
        "session.interaction"
    } else if matches!(problem.code, "oidc.code-ended" | "entra.session") {
        "session.cannot-renew"
    } else {
        return problem;
    };
    Problem { code, owner: Owner::Person, ..problem }
        .with("claims", token::error_member(response, "claims"))
}

#[cfg(test)]
mod tests {
    use core::marker::PhantomData;

    use super::AccessToken;

    struct Probe<T>(PhantomData<T>);

    trait Otherwise {
        const CAN_BE_COPIED: bool = false;
    }

    impl<T> Otherwise for Probe<T> {}

    // Chosen over the trait's wherever it exists.
    impl<T: Clone> Probe<T> {
        const CAN_BE_COPIED: bool = true;
    }

    #[test]
    fn an_access_token_has_one_holder() {
        const { assert!(Probe::<String>::CAN_BE_COPIED) };
        const { assert!(!Probe::<AccessToken>::CAN_BE_COPIED) };
    }
}
