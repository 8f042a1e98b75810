//! What Resource Manager and Graph say when they do not answer.
//!
//! `{"error":{"code","message"}}`, at times without the envelope, at times a gateway's HTML. The
//! code decides; texts are read only for the names in them.

use crate::ids::is_guid;
use crate::json::{self, Value};
use crate::platform::{FetchError, Response};
use crate::visible::line;

/// The longest text of Azure that is kept, in characters.
const LONGEST: usize = 600;
/// How long to wait where throttling says nothing readable, and the longest that is waited for, in
/// seconds.
const WAIT: u32 = 10;
const LONGEST_WAIT: u32 = 120;

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiError {
    /// What it means.
    pub kind: ApiErrorKind,
    /// The status; 0 where nothing came.
    pub status: u16,
    /// Azure's own code; empty where there is none.
    pub code: String,
    /// Azure's own words, cut; empty where there are none.
    pub message: String,
}

/// What an error means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ApiErrorKind {
    /// No answer, or one that the browser hides: from the outside they look alike.
    Unreachable,
    /// The device is offline.
    Offline,
    /// An answer that cannot be read.
    Unreadable,
    /// The role for an action is missing: the action and the scope, where they are named.
    Forbidden {
        /// The action, like `Microsoft.ContainerService/managedClusters/read`.
        action: Option<String>,
        /// The scope it was refused for.
        scope: Option<String>,
    },
    /// The token is of another tenant than the subscription: the one that is wanted.
    WrongTenant(Option<String>),
    /// The provider must see the person again: what it wants of them (`claims`, as JSON), where the
    /// browser lets it be read.
    ClaimsChallenge(Option<String>),
    /// The token is not accepted.
    InvalidToken,
    /// Too many requests: the seconds to wait.
    Throttled(u32),
    /// The resource is not there, or not for this person.
    NotFound,
    /// The cloud does not know this API version.
    UnsupportedApiVersion,
    /// The provider `Microsoft.ContainerService` is not registered in the subscription.
    ProviderNotRegistered,
    /// The cluster hands out no static credential: its local accounts are disabled.
    LocalAccountsDisabled,
    /// The service has a fault.
    ServerFault,
    /// Anything else.
    Other,
}

impl ApiError {
    /// There was no answer.
    #[must_use]
    pub fn no_response(error: FetchError) -> Self {
        let kind = match error {
            FetchError::Offline => ApiErrorKind::Offline,
            FetchError::Network | FetchError::TimedOut => ApiErrorKind::Unreachable,
            FetchError::Redirected | FetchError::TooLarge | FetchError::Unreadable => {
                ApiErrorKind::Unreadable
            }
        };
        Self { kind, status: 0, code: String::new(), message: String::new() }
    }

    /// What is not what it should be.
    #[must_use]
    pub fn unreadable(status: u16) -> Self {
        Self { kind: ApiErrorKind::Unreadable, status, code: String::new(), message: String::new() }
    }

    /// Whether the same request may work a little later.
    #[must_use]
    pub fn is_transient(&self) -> bool {
        matches!(
            self.kind,
            ApiErrorKind::Unreachable | ApiErrorKind::Throttled(_) | ApiErrorKind::ServerFault
        )
    }

    fn from_response(response: &Response) -> Self {
        let body = json::read(&response.body).unwrap_or_default();
        let error = body.get("error").filter(|error| error.is_object()).unwrap_or(&body);
        let text = |name| {
            // Harmless at once: what is told of it is made of these two.
            line(json::text(error, name).unwrap_or_default(), LONGEST)
        };
        let (code, message) = (text("code"), text("message"));
        let kind = kind(response, &code, &message);
        Self { kind, status: response.status, code, message }
    }
}

/// Reads an answer: its JSON, or why there is none. More than the budget lasts for is unreadable.
///
/// # Errors
/// See [`ApiError`].
pub fn read_body(
    answer: &Result<Response, FetchError>,
    budget: &mut json::Budget,
) -> Result<Value, ApiError> {
    let response = answer.as_ref().map_err(|error| ApiError::no_response(*error))?;
    if response.status != 200 {
        return Err(ApiError::from_response(response));
    }
    let value = budget.read(&response.body).filter(Value::is_object);
    value.ok_or_else(|| ApiError::unreadable(response.status))
}

fn kind(response: &Response, code: &str, message: &str) -> ApiErrorKind {
    let header = |name| response.header(name).unwrap_or_default();
    match (response.status, code) {
        (401, "InvalidAuthenticationTokenTenant") => ApiErrorKind::WrongTenant(tenant(message)),
        (401, _) => match claims(header("www-authenticate")) {
            Challenge::Named(claims) => ApiErrorKind::ClaimsChallenge(Some(claims)),
            Challenge::Unnamed => ApiErrorKind::ClaimsChallenge(None),
            Challenge::None => ApiErrorKind::InvalidToken,
        },
        (429, _) => {
            let wait = header("retry-after").trim().parse().unwrap_or(WAIT);
            ApiErrorKind::Throttled(wait.clamp(1, LONGEST_WAIT))
        }
        (
            403,
            "AuthorizationFailed"
            | "LinkedAuthorizationFailed"
            | "Authorization_RequestDenied"
            | "Forbidden",
        ) => forbidden(message),
        (403, _) => forbidden(message),
        (400, "NoRegisteredProviderFound" | "InvalidApiVersionParameter" | "InvalidApiVersion")
        | (404, "InvalidResourceType")
        | (400, "InvalidResourceType") => ApiErrorKind::UnsupportedApiVersion,
        (_, "MissingSubscriptionRegistration") => ApiErrorKind::ProviderNotRegistered,
        // The one answer whose code says nothing: only its words tell it apart.
        (400, "BadRequest") if message.contains("disable local accounts") => {
            ApiErrorKind::LocalAccountsDisabled
        }
        (404, _) => ApiErrorKind::NotFound,
        (500.., _) => ApiErrorKind::ServerFault,
        _ => ApiErrorKind::Other,
    }
}

fn forbidden(message: &str) -> ApiErrorKind {
    let quoted = |after: &str| {
        let rest = message.split_once(after)?.1.split_once('\'')?.1;
        rest.split_once('\'').map(|(inside, _)| inside.to_owned())
    };
    ApiErrorKind::Forbidden { action: quoted("perform action"), scope: quoted("over scope") }
}

/// The tenant that a message of `InvalidAuthenticationTokenTenant` asks for.
fn tenant(message: &str) -> Option<String> {
    let wanted = message.split_once("must match")?.1;
    let after = wanted.split_once("https://")?.1.split_once('/')?.1;
    let tenant = after.get(..36)?;
    is_guid(tenant).then(|| tenant.to_owned())
}

enum Challenge {
    None,
    Unnamed,
    Named(String),
}

/// The claims of a challenge (`WWW-Authenticate: Bearer …, error="insufficient_claims",
/// claims="<base64>"`; the Entra documentation's `claims-challenge`).
fn claims(header: &str) -> Challenge {
    if !header.contains("insufficient_claims") {
        return Challenge::None;
    }
    use base64::Engine;
    use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE_NO_PAD};
    let named = || {
        let after = header.split_once("claims=\"")?.1;
        let text = after.split_once('"')?.0;
        let bytes = STANDARD
            .decode(text)
            .or_else(|_| STANDARD_NO_PAD.decode(text))
            .or_else(|_| URL_SAFE_NO_PAD.decode(text))
            .ok()?;
        String::from_utf8(bytes).ok()
    };
    named().map_or(Challenge::Unnamed, Challenge::Named)
}

#[cfg(test)]
mod tests {
    use super::{ApiError, ApiErrorKind, read_body};
    use crate::json::Budget;
    use crate::platform::{FetchError, Response};

    fn refused(status: u16, text: &str) -> ApiError {
        let response = Response { status, headers: Vec::new(), body: text.to_owned() };
        read_body(&Ok(response), &mut Budget::of(1)).unwrap_err()
    }

    #[test]
    fn a_refusal_names_the_action_and_the_scope() {
        let text = r#"{"error":{"code":"AuthorizationFailed","message":"The client 'a@b' with object id '1' does not have authorization to perform action 'Microsoft.X/y/action' over scope '/subscriptions/s' or the scope is invalid."}}"#;
        let found = refused(403, text);
        let wanted = ApiErrorKind::Forbidden {
            action: Some("Microsoft.X/y/action".into()),
            scope: Some("/subscriptions/s".into()),
        };
        assert_eq!((found.kind, found.code.as_str()), (wanted, "AuthorizationFailed"));
        assert_eq!(
            refused(403, "<html>").kind,
            ApiErrorKind::Forbidden { action: None, scope: None }
        );
    }

    #[test]
    fn the_wanted_tenant_is_found() {
        let text = r#"{"error":{"code":"InvalidAuthenticationTokenTenant","message":"The access token is from the wrong issuer 'https://sts.windows.net/4a4d599f-e69d-4cd8-a9e1-9882ea340fb5/'. It must match the tenant 'https://sts.windows.net/72f988bf-86f1-41af-91ab-2d7cd011db47/' associated with this subscription."}}"#;
        let wanted = "72f988bf-86f1-41af-91ab-2d7cd011db47".to_owned();
        assert_eq!(refused(401, text).kind, ApiErrorKind::WrongTenant(Some(wanted)));
        let vague = r#"{"error":{"code":"InvalidAuthenticationTokenTenant","message":"é must match https://x/é"}}"#;
        assert_eq!(refused(401, vague).kind, ApiErrorKind::WrongTenant(None));
    }

    #[test]
    fn a_challenge_is_read_where_the_browser_shows_it() {
        let with = |value: &str| {
            let headers = vec![("www-authenticate".to_owned(), value.to_owned())];
            let response = Response { status: 401, headers, body: String::new() };
            read_body(&Ok(response), &mut Budget::of(1)).unwrap_err().kind
        };
        assert_eq!(
            with("Bearer error=\"insufficient_claims\", claims=\"eyJhIjoxfQ==\""),
            ApiErrorKind::ClaimsChallenge(Some("{\"a\":1}".into()))
        );
        assert_eq!(
            with("Bearer error=\"insufficient_claims\", claims=\"%%\""),
            ApiErrorKind::ClaimsChallenge(None)
        );
        assert_eq!(with("Bearer error=\"invalid_token\""), ApiErrorKind::InvalidToken);
    }

    #[test]
    fn other_refusals_are_told_apart() {
        let flat = r#"{"code":"BadRequest","message":"Getting static credential is not allowed because this cluster is set to disable local accounts."}"#;
        assert_eq!(refused(400, flat).kind, ApiErrorKind::LocalAccountsDisabled);
        for (status, code, kind) in [
            (429, "TooManyRequests", ApiErrorKind::Throttled(10)),
            (404, "ResourceNotFound", ApiErrorKind::NotFound),
            (400, "NoRegisteredProviderFound", ApiErrorKind::UnsupportedApiVersion),
            (409, "MissingSubscriptionRegistration", ApiErrorKind::ProviderNotRegistered),
            (503, "x", ApiErrorKind::ServerFault),
            (400, "x", ApiErrorKind::Other),
            (401, "ExpiredAuthenticationToken", ApiErrorKind::InvalidToken),
        ] {
            let text = format!(r#"{{"error":{{"code":"{code}","message":""}}}}"#);
            assert_eq!(refused(status, &text).kind, kind, "{code}");
        }
        assert_eq!(
            read_body(&Err(FetchError::Network), &mut Budget::of(1)).unwrap_err().kind,
            ApiErrorKind::Unreachable
        );
        assert_eq!(refused(200, "<html>").kind, ApiErrorKind::Unreadable);
        assert_eq!(refused(200, "[]").kind, ApiErrorKind::Unreadable);
    }

    #[test]
    fn a_wait_is_believed_within_bounds() {
        let wait = |value: &str| {
            let headers = vec![("retry-after".to_owned(), value.to_owned())];
            let response = Response { status: 429, headers, body: String::new() };
            read_body(&Ok(response), &mut Budget::of(1)).unwrap_err().kind
        };
        assert_eq!(wait("7"), ApiErrorKind::Throttled(7));
        assert_eq!(wait("99999"), ApiErrorKind::Throttled(120));
        assert_eq!(wait("0"), ApiErrorKind::Throttled(1));
        assert_eq!(wait("Fri, 31 Dec 1999 23:59:59 GMT"), ApiErrorKind::Throttled(10));
    }
}
