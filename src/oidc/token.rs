//! The token endpoint (OpenID Connect Core 3.1.3.1 to 3.1.3.4 and 12, RFC 6749 sections 4.1.3,
//! 5.1, 5.2 and 6).

use super::callback::ValidatedCode;
use super::error::OidcError;
use super::pkce::Verifier;
use crate::encode::form_encode;
use crate::json::{self, Value};
use crate::platform::{Cache, Method, Request, Response};

/// The largest answer, in bytes.
const LARGEST: usize = 256 * 1024;

/// The tokens of a sign-in as they were issued (Core 3.1.3.3). `Debug` prints none of them.
#[derive(Clone, PartialEq, Eq)]
pub struct TokenResponse {
    /// The ID token, unchecked.
    pub id_token: String,
    /// The access token; opaque.
    pub access_token: String,
    /// The refresh token, where one was issued.
    pub refresh_token: Option<String>,
}

impl core::fmt::Debug for TokenResponse {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("[redacted]")
    }
}

/// Redeems a code. Never sent twice: a code works once.
#[must_use]
pub fn redeem(
    endpoint: &str,
    client_id: &str,
    redirect_uri: &str,
    code: &ValidatedCode,
    verifier: &Verifier,
) -> Request {
    post(
        endpoint,
        &[
            ("client_id", client_id),
            ("grant_type", "authorization_code"),
            ("code", code.as_str()),
            ("redirect_uri", redirect_uri),
            ("code_verifier", verifier.as_str()),
        ],
    )
}

/// Asks with a code that nobody was given, which every endpoint refuses: whether the page may read
/// the refusal (CORS), and what it says of the client.
#[must_use]
pub fn probe(endpoint: &str, client_id: &str, redirect_uri: &str) -> Request {
    // The verifier is as long as one is at least (RFC 7636 section 4.1). One text, so that a page
    // that is loaded in parts shares none of its pieces.
    const MADE_UP: &str = "&grant_type=authorization_code&code=purser-check&code_verifier=purser-check-purser-check-purser-check-purser";
    let mut request = post(endpoint, &[("client_id", client_id), ("redirect_uri", redirect_uri)]);
    if let Some(body) = &mut request.body {
        body.push_str(MADE_UP);
    }
    request
}

/// Asks for fresh tokens (RFC 6749 section 6).
#[must_use]
pub fn refresh(endpoint: &str, client_id: &str, refresh_token: &str, scope: &str) -> Request {
    post(
        endpoint,
        &[
            ("client_id", client_id),
            ("grant_type", "refresh_token"),
            ("refresh_token", refresh_token),
            ("scope", scope),
        ],
    )
}

fn post(endpoint: &str, pairs: &[(&str, &str)]) -> Request {
    // This content type needs no CORS preflight, and no other header is sent.
    let kind = "application/x-www-form-urlencoded;charset=UTF-8".to_owned();
    Request {
        method: Method::Post,
        url: endpoint.to_owned(),
        headers: vec![("content-type", kind)],
        body: Some(form_encode(pairs)),
        cache: Cache::NoStore,
        limit: LARGEST,
    }
}

/// Reads the answer of the token endpoint.
///
/// `scope` is not read here, but in [`read_access`]. A provider may leave it out (RFC 6749 section
/// 5.1), and Entra names only those of the resource in it, not `openid`, `profile` and
/// `offline_access`. That `openid` was granted shows in the ID token, which must be there; the rest
/// shows in its claims and in the refresh token.
///
/// # Errors
/// The provider's own error (RFC 6749 section 5.2), another status, or an answer without the
/// members that OpenID Connect requires.
pub fn read(response: &Response) -> Result<TokenResponse, OidcError> {
    let body = body(response)?;
    let some = |name| some(&body, name);
    Ok(TokenResponse {
        id_token: some("id_token").ok_or(OidcError::TokenInvalid("id_token"))?,
        access_token: some("access_token").ok_or(OidcError::TokenInvalid("access_token"))?,
        refresh_token: some("refresh_token"),
    })
}

/// An access token as it was issued, opaque (RFC 6749 section 5.1). `Debug` prints no token.
#[derive(Clone, PartialEq, Eq)]
pub struct AccessTokenResponse {
    /// The access token.
    pub access_token: String,
    /// The refresh token that replaces the one that was used, where one was issued.
    pub refresh_token: Option<String>,
    /// How long the access token lasts, in seconds from the request on.
    pub expires_in: i64,
    /// The scopes that were granted; where the provider does not say, those that were asked for
    /// (RFC 6749 section 5.1).
    pub scope: Option<String>,
}

impl core::fmt::Debug for AccessTokenResponse {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("[redacted]")
    }
}

/// The longest life of an access token that is believed, in seconds: a year.
const LONGEST: i64 = 31_536_000;

/// Reads the answer to [`refresh`] where an access token is all that is wanted.
///
/// # Errors
/// As [`read`], and an answer that does not say how long the token lasts (RFC 6749 section 5.1
/// only recommends it; a token whose end nobody knows is of no use here).
pub fn read_access(response: &Response) -> Result<AccessTokenResponse, OidcError> {
    let body = body(response)?;
    let some = |name| some(&body, name);
    // Entra has been seen to write the number as a text.
    let expires_in = body.get("expires_in").and_then(|value| {
        let seconds = value.as_i64().or_else(|| value.as_str()?.parse().ok());
        seconds.filter(|seconds| (1..=LONGEST).contains(seconds))
    });
    Ok(AccessTokenResponse {
        access_token: some("access_token").ok_or(OidcError::TokenInvalid("access_token"))?,
        refresh_token: some("refresh_token"),
        expires_in: expires_in.ok_or(OidcError::TokenInvalid("expires_in"))?,
        scope: some("scope"),
    })
}

/// A member of an error response (RFC 6749 section 5.2) beside the usual, like `claims`, which not
/// every provider has; empty where it is missing.
#[must_use]
pub fn error_member(response: &Response, name: &str) -> String {
    let body = json::read(&response.body).unwrap_or_default();
    json::text(&body, name).unwrap_or_default().to_owned()
}

fn some(body: &Value, name: &str) -> Option<String> {
    json::text(body, name).filter(|value| !value.is_empty()).map(str::to_owned)
}

/// The answer's members, where it is no refusal.
fn body(response: &Response) -> Result<Value, OidcError> {
    let body = json::read(&response.body).unwrap_or_default();
    let text = |name| json::text(&body, name).map(str::to_owned);
    if response.status != 200 {
        return Err(match text("error") {
            Some(error) if response.status < 500 => {
                OidcError::TokenRefused(error, text("error_description").unwrap_or_default())
            }
            _ => OidcError::TokenStatus(response.status),
        });
    }
    if !text("token_type").is_some_and(|kind| kind.eq_ignore_ascii_case("bearer")) {
        return Err(OidcError::TokenInvalid("token_type"));
    }
    Ok(body)
}

#[cfg(test)]
mod tests {
    use super::{read, read_access};
    use crate::oidc::OidcError;
    use crate::platform::Response;

    fn answer(status: u16, body: &str) -> Response {
        Response { status, headers: Vec::new(), body: body.into() }
    }

    #[test]
    fn token_type_case_insensitivity() {
        let tokens =
            read(&answer(200, r#"{"token_type":"bEaReR","id_token":"i","access_token":"a"}"#));
        assert_eq!(tokens.unwrap().refresh_token, None);
    }

    #[test]
    fn token_endpoint_response_without_what_is_needed_is_refused() {
        for (body, member) in [
            (r#"{"token_type":"mac","id_token":"i","access_token":"a"}"#, "token_type"),
            (r#"{"token_type":"Bearer","access_token":"a"}"#, "id_token"),
            (r#"{"token_type":"Bearer","id_token":"i","access_token":""}"#, "access_token"),
            ("<html>", "token_type"),
            ("[]", "token_type"),
        ] {
            assert_eq!(read(&answer(200, body)), Err(OidcError::TokenInvalid(member)));
        }
    }

    #[test]
    fn an_access_token_has_an_end_that_can_be_believed() {
        let lasts = |value: &str| {
            let body =
                format!(r#"{{"token_type":"Bearer","access_token":"a","expires_in":{value}}}"#);
            read_access(&answer(200, &body)).map(|granted| granted.expires_in)
        };
        assert_eq!((lasts("3599"), lasts("\"3599\"")), (Ok(3599), Ok(3599)));
        for bad in ["0", "-1", "\"soon\"", "null", "1e99", "99999999999999999999", "\"\"", "[1]"] {
            assert_eq!(lasts(bad), Err(OidcError::TokenInvalid("expires_in")), "{bad}");
        }
        let empty = answer(200, r#"{"token_type":"Bearer","access_token":"","expires_in":1}"#);
        assert_eq!(read_access(&empty), Err(OidcError::TokenInvalid("access_token")));
        let refused = answer(400, r#"{"error":"invalid_grant"}"#);
        let expected = OidcError::TokenRefused("invalid_grant".into(), String::new());
        assert_eq!(read_access(&refused), Err(expected));
    }

    #[test]
    fn the_granted_scope_is_no_reason_to_refuse() {
        for scope in [r#""User.Read profile""#, r#""""#, "null", r#""openid profile email""#] {
            let body = format!(
                r#"{{"token_type":"Bearer","id_token":"i","access_token":"a","scope":{scope}}}"#
            );
            assert!(read(&answer(200, &body)).is_ok(), "{scope}");
        }
        // Without `openid` no ID token comes, and that is refused whatever the scope says.
        let body = r#"{"token_type":"Bearer","access_token":"a","scope":"openid"}"#;
        assert_eq!(read(&answer(200, body)), Err(OidcError::TokenInvalid("id_token")));
    }

    #[test]
    fn refusals_and_faults_are_told_apart() {
        let refused = read(&answer(400, r#"{"error":"invalid_grant","error_description":"d"}"#));
        assert_eq!(refused, Err(OidcError::TokenRefused("invalid_grant".into(), "d".into())));
        assert_eq!(read(&answer(500, r#"{"error":"x"}"#)), Err(OidcError::TokenStatus(500)));
        assert_eq!(read(&answer(404, "<html>")), Err(OidcError::TokenStatus(404)));
    }
}
