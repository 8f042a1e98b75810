//! Signing out at the provider (OpenID Connect RP-Initiated Logout 1.0 section 2).

use crate::encode::form_encode;

/// The address that ends the session at the provider and comes back to `redirect_uri`, with the
/// `state` where there is one. Without the ID token, in compact form, the provider may ask the person
/// first.
#[must_use]
pub fn url(
    endpoint: &str,
    client_id: &str,
    redirect_uri: &str,
    id_token_hint: Option<&str>,
    logout_hint: Option<&str>,
    state: Option<&str>,
) -> String {
    let mut pairs = vec![("client_id", client_id), ("post_logout_redirect_uri", redirect_uri)];
    if let Some(id_token) = id_token_hint {
        pairs.push(("id_token_hint", id_token));
    }
    if let Some(hint) = logout_hint {
        pairs.push(("logout_hint", hint));
    }
    if let Some(state) = state {
        pairs.push(("state", state));
    }
    let join = if endpoint.contains('?') { '&' } else { '?' };
    format!("{endpoint}{join}{}", form_encode(&pairs))
}

/// The same in the form of Amazon Cognito, which knows its own parameters alone (Amazon Cognito
/// Developer Guide, the logout endpoint).
#[must_use]
pub fn cognito_url(endpoint: &str, client_id: &str, redirect_uri: &str) -> String {
    let pairs = [("client_id", client_id), ("logout_uri", redirect_uri)];
    let join = if endpoint.contains('?') { '&' } else { '?' };
    format!("{endpoint}{join}{}", form_encode(&pairs))
}
