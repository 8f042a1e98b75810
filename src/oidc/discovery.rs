//! The discovery document (OpenID Connect Discovery 1.0 sections 4.1 and 4.3).

use super::error::OidcError;
use super::keys;
use crate::json::{self, Value};
use crate::platform::{Cache, Method, Request, Response};
use crate::url;

/// The largest document, in bytes.
const LARGEST: usize = 256 * 1024;

/// What this client uses of the document (OpenID Provider Metadata, section 3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProviderMetadata {
    /// The issuer, as the document names it.
    pub issuer: String,
    /// Where people sign in.
    pub authorization_endpoint: String,
    /// Where a code becomes tokens.
    pub token_endpoint: String,
    /// Where the keys are.
    pub jwks_uri: String,
    /// Where an access token gives the person's claims; empty where the document names none. Only
    /// [`ProviderMetadata::user_info`] has it checked.
    userinfo_endpoint: String,
    /// Where people sign out.
    pub end_session_endpoint: Option<String>,
    response_modes_supported: Vec<String>,
    scopes_supported: Vec<String>,
    id_token_signing_alg_values_supported: Vec<String>,
    response_types_supported: Vec<String>,
    code_challenge_methods_supported: Option<Vec<String>>,
    /// Whether answers bear `iss` (RFC 9207 section 3).
    pub authorization_response_iss_parameter_supported: bool,
}

impl ProviderMetadata {
    /// Whether answers may come in the fragment, which never reaches the host's log.
    #[must_use]
    pub fn supports_fragment(&self) -> bool {
        self.response_modes_supported.iter().any(|mode| mode == "fragment")
    }

    /// Whether the provider may know a scope; `true` where it lists none.
    #[must_use]
    pub fn may_support_scope(&self, scope: &str) -> bool {
        self.scopes_supported.is_empty() || self.lists_scope(scope)
    }

    /// Whether the provider lists a scope.
    #[must_use]
    pub fn lists_scope(&self, scope: &str) -> bool {
        self.scopes_supported.iter().any(|listed| listed == scope)
    }

    /// Where an access token gives the person's claims (Core 5.3).
    ///
    /// # Errors
    /// The document names none, or one without TLS.
    pub fn user_info(&self) -> Result<&str, OidcError> {
        endpoint("userinfo_endpoint", &self.userinfo_endpoint)?;
        Ok(&self.userinfo_endpoint)
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
/// A status other than 200, a document without a needed member, another issuer, an endpoint without
/// TLS, PKCE methods without S256 (RFC 9700 section 4.7.1; a provider that lists none is left
/// alone), no authorization code, or no algorithm that is accepted.
pub fn read(
    response: &Response,
    expected: impl FnOnce(&str) -> bool,
) -> Result<ProviderMetadata, OidcError> {
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
        endpoint(member, url)?;
    }
    if let Some(url) = &metadata.end_session_endpoint {
        endpoint("end_session_endpoint", url)?;
    }
    let pkce = &metadata.code_challenge_methods_supported;
    if pkce.as_ref().is_some_and(|list| !list.iter().any(|method| method == "S256")) {
        return Err(OidcError::NoPkce);
    }
    if !offers_code(&metadata.response_types_supported) {
        return Err(OidcError::NoCodeFlow);
    }
    let algs = &metadata.id_token_signing_alg_values_supported;
    if !algs.is_empty() && !algs.iter().any(|alg| keys::algorithm(alg).is_some()) {
        return Err(OidcError::NoAlgorithm(algs.join(", ")));
    }
    Ok(metadata)
}

/// Checks an address of the document: over TLS, and without a fragment.
fn endpoint(member: &'static str, address: &str) -> Result<(), OidcError> {
    if !address.contains('#') && safe(address) {
        return Ok(());
    }
    let insecure = url::split(address).is_some_and(|url| url.scheme == "http");
    Err(if insecure {
        OidcError::EndpointInsecure(member, address.to_owned())
    } else {
        OidcError::DiscoveryInvalid(member)
    })
}

/// Whether one of the response types has an authorization code; `true` where none is listed.
fn offers_code(types: &[String]) -> bool {
    types.is_empty() || types.iter().any(|one| one.split(' ').any(|word| word == "code"))
}

fn metadata(document: &Value) -> Result<ProviderMetadata, OidcError> {
    let needed = |name: &'static str| {
        let text = json::text(document, name);
        text.map(str::to_owned).ok_or(OidcError::DiscoveryInvalid(name))
    };
    let list = |name| json::texts(document, name);
    let response_types_supported = list("response_types_supported").unwrap_or_default();
    if document.get("token_endpoint").is_none() && !offers_code(&response_types_supported) {
        return Err(OidcError::NoCodeFlow);
    }
    let iss = document.get("authorization_response_iss_parameter_supported");
    Ok(ProviderMetadata {
        issuer: needed("issuer")?,
        authorization_endpoint: needed("authorization_endpoint")?,
        token_endpoint: needed("token_endpoint")?,
        jwks_uri: needed("jwks_uri")?,
        userinfo_endpoint: json::text(document, "userinfo_endpoint").unwrap_or_default().to_owned(),
        end_session_endpoint: json::text(document, "end_session_endpoint").map(str::to_owned),
        response_modes_supported: list("response_modes_supported").unwrap_or_default(),
        scopes_supported: list("scopes_supported").unwrap_or_default(),
        id_token_signing_alg_values_supported: list("id_token_signing_alg_values_supported")
            .unwrap_or_default(),
        response_types_supported,
        code_challenge_methods_supported: list("code_challenge_methods_supported"),
        authorization_response_iss_parameter_supported: iss == Some(&Value::Bool(true)),
    })
}

/// Whether a URL is https, or http on one of the two names of the machine itself that the page's
/// policy has.
#[must_use]
pub fn safe(address: &str) -> bool {
    let origin = url::origin(address);
    let parts = origin.as_deref().and_then(url::split);
    parts.is_some_and(|url| url.scheme == "https" || url::is_policy_loopback(url.host))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{OidcError, address, read, safe};
    use crate::platform::Response;

    const ENDPOINTS: [&str; 4] =
        ["authorization_endpoint", "token_endpoint", "jwks_uri", "end_session_endpoint"];

    fn document() -> Value {
        let mut document = json!({"issuer": "https://i.example"});
        for name in ENDPOINTS {
            document[name] = json!(format!("https://i.example/{name}?p=1"));
        }
        document
    }

    fn answer(status: u16, body: String) -> Result<super::ProviderMetadata, OidcError> {
        let response = Response { status, headers: Vec::new(), body };
        read(&response, |issuer| issuer == "https://i.example")
    }

    #[test]
    fn endpoints_are_protected_and_have_no_fragment() {
        assert!(answer(200, document().to_string()).is_ok());
        for name in ENDPOINTS {
            for url in [
                "https://i.example/a#b",
                "https://i.example/a#",
                "http://i.example/a",
                "http://localhost.evil.example/a",
                "http://127.0.0.1.evil.example/a",
                "http://127.0.0.2/a",
                "http://[::1]/a",
                "https://user@i.example/a",
                "https://user:pw@i.example/a",
                "//i.example/a",
                "/a",
                "javascript:alert(1)",
                "data:text/html,x",
                "",
            ] {
                let mut document = document();
                document[name] = json!(url);
                let found = answer(200, document.to_string());
                let expected = match url.starts_with("http://") {
                    true => OidcError::EndpointInsecure(name, url.into()),
                    false => OidcError::DiscoveryInvalid(name),
                };
                assert_eq!(found, Err(expected), "{name} {url}");
            }
        }
        assert!(
            safe("http://localhost:9100/a") && safe("http://127.0.0.1/a") && safe("HTTPS://i/")
        );
    }

    #[test]
    fn what_must_be_there_must_be_a_text() {
        for name in ["issuer", "authorization_endpoint", "token_endpoint", "jwks_uri"] {
            for value in [Value::Null, json!(5), json!(["https://i.example"])] {
                let mut document = document();
                document[name] = value;
                let found = answer(200, document.to_string());
                assert_eq!(found, Err(OidcError::DiscoveryInvalid(name)));
            }
        }
        for body in ["", "<html>", "[]", r#"{"issuer":"a","issuer":"https://i.example"}"#] {
            assert!(
                matches!(answer(200, body.into()), Err(OidcError::DiscoveryInvalid(_))),
                "{body}"
            );
        }
        for status in [201, 204, 304, 404, 500] {
            let found = answer(status, document().to_string());
            assert_eq!(found, Err(OidcError::DiscoveryStatus(status)));
        }
        let mut other = document();
        other["issuer"] = json!("https://i.example/");
        let mismatch = OidcError::IssuerMismatch("https://i.example/".into());
        assert_eq!(answer(200, other.to_string()), Err(mismatch));
    }

    #[test]
    fn the_document_lies_under_the_issuer() {
        let place = "https://i.example/a/.well-known/openid-configuration";
        assert_eq!(address("https://i.example/a"), place);
        assert_eq!(address("https://i.example/a/"), place);
    }
}
