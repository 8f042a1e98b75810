//! The discovery document (OpenID Connect Discovery 1.0 sections 4.1 and 4.3).

use super::OidcError;
use crate::json::{self, Value};
use crate::platform::{Cache, Method, Request, Response};

/// The largest document, in bytes.
const LARGEST: usize = 256 * 1024;

/// What this client uses of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    pub end_session_endpoint: Option<String>,
    response_modes_supported: Vec<String>,
    scopes_supported: Vec<String>,
    id_token_signing_alg_values_supported: Vec<String>,
    code_challenge_methods_supported: Option<Vec<String>>,
    /// Whether answers bear `iss` (RFC 9207 section 3).
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
        self.scopes_supported.is_empty() || self.lists(scope)
    }

    /// Whether the provider lists a scope.
    #[must_use]
    pub fn lists(&self, scope: &str) -> bool {
        self.scopes_supported.iter().any(|listed| listed == scope)
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
    let metadata = json::read(&response.body)
        .ok_or(OidcError::DiscoveryInvalid("openid-configuration"))
        .and_then(|document| metadata(&document))?;
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

fn metadata(document: &Value) -> Result<Metadata, OidcError> {
    let needed = |name: &'static str| {
        let text = json::text(document, name);
        text.map(str::to_owned).ok_or(OidcError::DiscoveryInvalid(name))
    };
    let list = |name| json::texts(document, name);
    let iss = document.get("authorization_response_iss_parameter_supported");
    Ok(Metadata {
        issuer: needed("issuer")?,
        authorization_endpoint: needed("authorization_endpoint")?,
        token_endpoint: needed("token_endpoint")?,
        jwks_uri: needed("jwks_uri")?,
        end_session_endpoint: json::text(document, "end_session_endpoint").map(str::to_owned),
        response_modes_supported: list("response_modes_supported").unwrap_or_default(),
        scopes_supported: list("scopes_supported").unwrap_or_default(),
        id_token_signing_alg_values_supported: list("id_token_signing_alg_values_supported")
            .unwrap_or_default(),
        code_challenge_methods_supported: list("code_challenge_methods_supported"),
        authorization_response_iss_parameter_supported: iss == Some(&Value::Bool(true)),
    })
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
