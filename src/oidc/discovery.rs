//! The discovery document (OpenID Connect Discovery 1.0 sections 4.1 and 4.3).

use serde::Deserialize;

use super::OidcError;
use crate::platform::{Cache, Method, Request, Response};

/// The largest document, in bytes.
const LARGEST: usize = 256 * 1024;

/// What this client uses of the document.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Metadata {
    /// The issuer, as the document names it.
    pub issuer: String,
    /// Where people sign in.
    pub authorization_endpoint: String,
    /// Where a code becomes tokens.
    pub token_endpoint: String,
    /// Where the keys are.
    pub jwks_uri: String,
    /// Where people sign out.
    #[serde(default)]
    pub end_session_endpoint: Option<String>,
    #[serde(default)]
    response_modes_supported: Vec<String>,
    #[serde(default)]
    scopes_supported: Vec<String>,
    #[serde(default)]
    id_token_signing_alg_values_supported: Vec<String>,
    #[serde(default)]
    code_challenge_methods_supported: Option<Vec<String>>,
    /// Whether answers bear `iss` (RFC 9207 section 3).
    #[serde(default)]
    pub authorization_response_iss_parameter_supported: bool,
}

impl Metadata {
    /// Whether answers may come in the fragment, which never reaches the host's log.
    #[must_use]
    pub fn fragment(&self) -> bool {
        self.response_modes_supported.iter().any(|mode| mode == "fragment")
    }

    /// Whether the provider may know a scope; `true` where it lists none.
    #[must_use]
    pub fn may_know(&self, scope: &str) -> bool {
        let list = &self.scopes_supported;
        list.is_empty() || list.iter().any(|listed| listed == scope)
    }

    /// Whether the provider may sign ID tokens with this algorithm; `true` where it lists none.
    #[must_use]
    pub fn signs_with(&self, alg: &str) -> bool {
        let list = &self.id_token_signing_alg_values_supported;
        list.is_empty() || list.iter().any(|listed| listed == alg)
    }
}

/// The address of the document of an issuer (section 4.1).
#[must_use]
pub fn address(issuer: &str) -> String {
    format!("{}/.well-known/openid-configuration", issuer.strip_suffix('/').unwrap_or(issuer))
}

/// Asks for the document at an address.
#[must_use]
pub fn request(address: String) -> Request {
    Request {
        method: Method::Get,
        url: address,
        headers: Vec::new(),
        body: None,
        cache: Cache::Default,
        limit: LARGEST,
    }
}

/// Reads the document; `expected` says whether its issuer is the one that was asked.
///
/// # Errors
/// A status other than 200, a document without a needed member, another issuer, or PKCE methods
/// without S256 (RFC 9700 section 4.7.1; a provider that lists none is left alone).
pub fn read(
    response: &Response,
    expected: impl FnOnce(&str) -> bool,
) -> Result<Metadata, OidcError> {
    if response.status != 200 {
        return Err(OidcError::DiscoveryStatus(response.status));
    }
    let metadata: Metadata = serde_json::from_str(&response.body)
        .map_err(|_| OidcError::DiscoveryInvalid("openid-configuration"))?;
    if !expected(&metadata.issuer) {
        return Err(OidcError::IssuerMismatch(metadata.issuer));
    }
    for (member, url) in [
        ("authorization_endpoint", &metadata.authorization_endpoint),
        ("token_endpoint", &metadata.token_endpoint),
        ("jwks_uri", &metadata.jwks_uri),
    ] {
        if url.contains('#') || !safe(url) {
            return Err(OidcError::DiscoveryInvalid(member));
        }
    }
    let end = metadata.end_session_endpoint.as_deref();
    if end.is_some_and(|url| url.contains('#') || !safe(url)) {
        return Err(OidcError::DiscoveryInvalid("end_session_endpoint"));
    }
    let pkce = &metadata.code_challenge_methods_supported;
    if pkce.as_ref().is_some_and(|list| !list.iter().any(|method| method == "S256")) {
        return Err(OidcError::NoPkce);
    }
    Ok(metadata)
}

/// Whether a URL is https, or http on a loopback address.
#[must_use]
pub fn safe(url: &str) -> bool {
    super::encode::origin(url).is_some_and(|origin| {
        origin.starts_with("https://")
            || ["http://localhost", "http://127.0.0.1", "http://[::1]"].iter().any(|loopback| {
                origin
                    .strip_prefix(loopback)
                    .is_some_and(|port| port.is_empty() || port.starts_with(':'))
            })
    })
}
