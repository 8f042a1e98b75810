//! Signing out at the provider (OpenID Connect RP-Initiated Logout 1.0 section 2).

use super::encode::form;

/// The address that ends the session at the provider and comes back to this page, with the `state`
/// where there is one.
#[must_use]
pub fn url(
    endpoint: &str,
    client_id: &str,
    back: &str,
    id_token: &str,
    hint: Option<&str>,
    state: Option<&str>,
) -> String {
    let mut pairs = vec![
        ("client_id", client_id),
        ("post_logout_redirect_uri", back),
        ("id_token_hint", id_token),
    ];
    if let Some(hint) = hint {
        pairs.push(("logout_hint", hint));
    }
    if let Some(state) = state {
        pairs.push(("state", state));
    }
    let join = if endpoint.contains('?') { '&' } else { '?' };
    format!("{endpoint}{join}{}", form(&pairs))
}
