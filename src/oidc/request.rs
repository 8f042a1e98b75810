//! The authorization request (OpenID Connect Core 3.1.2.1, RFC 7636 section 4.3).

use crate::encode::form_encode;

/// What goes into the address that a person is sent to. Not printable: state and nonce are secret.
#[derive(Clone)]
pub struct AuthorizationRequest<'a> {
    /// The client id.
    pub client_id: &'a str,
    /// The redirect URI, byte for byte as registered.
    pub redirect_uri: &'a str,
    /// The scopes.
    pub scope: &'a str,
    /// Binds the answer to this tab (RFC 6749 section 10.12).
    pub state: &'a str,
    /// Binds the ID token to this sign-in (Core 15.5.2).
    pub nonce: &'a str,
    /// The PKCE challenge.
    pub challenge: &'a str,
    /// Whether the answer is to come in the fragment.
    pub fragment: bool,
    /// What to prompt for.
    pub prompt: Option<&'a str>,
    /// What the provider asked to be asked for, in JSON (Core 5.5).
    pub claims: Option<&'a str>,
}

impl AuthorizationRequest<'_> {
    /// The address at the authorization endpoint.
    #[must_use]
    pub fn url(&self, endpoint: &str) -> String {
        let mut pairs = vec![
            ("client_id", self.client_id),
            ("response_type", "code"),
            ("redirect_uri", self.redirect_uri),
            ("scope", self.scope),
            ("state", self.state),
            ("nonce", self.nonce),
            ("code_challenge", self.challenge),
            ("code_challenge_method", "S256"),
        ];
        if self.fragment {
            pairs.push(("response_mode", "fragment"));
        }
        for (name, value) in [("prompt", self.prompt), ("claims", self.claims)] {
            pairs.extend(value.map(|value| (name, value)));
        }
        let join = if endpoint.contains('?') { '&' } else { '?' };
        format!("{endpoint}{join}{}", form_encode(&pairs))
    }
}
