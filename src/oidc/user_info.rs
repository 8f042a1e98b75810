//! The userinfo endpoint (`OpenID` Connect Core 5.3).

use super::error::{ClaimMismatch, OidcError};
use crate::json::{self, Map, Value};
use crate::platform::{Cache, Method, Request, Response};

/// The largest answer, in bytes.
const LARGEST: usize = 256 * 1024;

/// Asks for the claims of the person whose access token it is (section 5.3.1, RFC 6750 section 2.1).
#[must_use]
pub fn request(endpoint: &str, access_token: &str) -> Request {
    Request {
        method: Method::Get,
        url: endpoint.to_owned(),
        headers: vec![("authorization", format!("Bearer {access_token}"))],
        body: None,
        cache: Cache::NoStore,
        limit: LARGEST,
    }
}

/// Reads the answer, which must be about the subject of the ID token (section 5.3.2).
///
/// # Errors
/// A status other than 200, an answer that is signed or encrypted (section 5.3.2 allows it, nothing
/// here checks it), no object of JSON, or another subject.
pub fn read(response: &Response, subject: &str) -> Result<Map<String, Value>, OidcError> {
    if response.status != 200 {
        return Err(OidcError::UserInfoInvalid(response.status));
    }
    let Some(Value::Object(claims)) = json::read(&response.body) else {
        // The header of a JWT is an object of JSON, which begins so in base64url.
        return Err(match response.body.trim_start().starts_with("eyJ") {
            true => OidcError::UserInfoSigned,
            false => OidcError::UserInfoInvalid(200),
        });
    };
    let given = claims.get("sub").and_then(Value::as_str);
    if given != Some(subject) {
        let actual = given.unwrap_or("missing").to_owned();
        let mismatch = ClaimMismatch { claim: "sub", expected: subject.to_owned(), actual };
        return Err(OidcError::UserInfoSubject(mismatch));
    }
    Ok(claims)
}
