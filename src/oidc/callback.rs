//! The redirect response (OpenID Connect Core 3.1.2.5 and 3.1.2.6, RFC 9207 section 2.4).

use super::error::OidcError;
use crate::encode::{Pairs, constant_time_eq, form_decode};

/// The answer as it stood in the address; nothing in it is checked yet.
#[derive(Clone, PartialEq, Eq)]
pub struct AuthorizationResponse(Pairs);

impl core::fmt::Debug for AuthorizationResponse {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("[redacted]")
    }
}

/// A code that passed every check; only [`check`] makes one.
#[derive(Clone, PartialEq, Eq)]
pub struct ValidatedCode(String);

impl core::fmt::Debug for ValidatedCode {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("[redacted]")
    }
}

impl ValidatedCode {
    /// The code, for the token request.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

/// What only a provider writes into an address. One of them is enough: a code without a state is
/// refused, but it must leave the address like any other.
const MARKS: [&str; 4] = ["code", "error", "id_token", "access_token"];

/// Whether a query or a fragment carries a provider's answer. Both are taken together, so an
/// answer in each has its parameters twice and is refused.
#[must_use]
pub fn find(query: &str, fragment: &str) -> Option<AuthorizationResponse> {
    let mut pairs = form_decode(fragment);
    pairs.0.extend(form_decode(query).0);
    let found = pairs.0.iter().any(|(name, _)| MARKS.contains(&name.as_str()));
    found.then_some(AuthorizationResponse(pairs))
}

/// A query without `state`, and whether there was one; the rest stays as it is written.
#[must_use]
pub fn without_state(query: &str) -> (String, bool) {
    let is_state = |part: &&str| {
        let name = part.split('=').next().unwrap_or_default();
        form_decode(name).get("state").is_some()
    };
    let bare = query.trim_start_matches(['?', '#']);
    let (states, rest): (Vec<&str>, Vec<&str>) = bare.split('&').partition(is_state);
    let rest = rest.join("&");
    let query = if rest.is_empty() { rest } else { format!("?{rest}") };
    (query, !states.is_empty())
}

/// Checks an answer against the sign-in that was begun in this tab. Nothing is sent before this
/// has passed.
///
/// # Errors
/// In this order: a parameter twice or tokens in the address, another state, another issuer, an
/// error of the provider, no code.
pub fn check(
    response: &AuthorizationResponse,
    state: &str,
    issuer: &str,
    issuer_required: bool,
) -> Result<ValidatedCode, OidcError> {
    let pairs = &response.0;
    let twice = |(index, (name, _)): (usize, &(String, String))| {
        pairs.0.iter().skip(index + 1).any(|(other, _)| other == name)
    };
    if pairs.0.iter().enumerate().any(twice)
        || pairs.get("id_token").is_some()
        || pairs.get("access_token").is_some()
    {
        return Err(OidcError::AnswerInvalid);
    }
    if !pairs.get("state").is_some_and(|given| constant_time_eq(given, state)) {
        return Err(OidcError::StateMismatch);
    }
    match pairs.get("iss") {
        Some(given) if given != issuer => return Err(OidcError::AnswerIssuer),
        None if issuer_required => return Err(OidcError::AnswerIssuer),
        _ => {}
    }
    if let Some(error) = pairs.get("error") {
        let description = pairs.get("error_description").unwrap_or_default();
        return Err(OidcError::Refused(error.to_owned(), description.to_owned()));
    }
    pairs
        .get("code")
        .filter(|code| !code.is_empty())
        .map(|code| ValidatedCode(code.to_owned()))
        .ok_or(OidcError::AnswerInvalid)
}

#[cfg(test)]
mod tests {
    use super::{check, find, without_state};
    use crate::oidc::OidcError;

    fn run(query: &str, required: bool) -> Result<String, OidcError> {
        let answer = find(query, "").expect("an answer");
        check(&answer, "s", "https://i", required).map(|code| code.0)
    }

    #[test]
    fn the_code_of_a_good_answer() {
        assert_eq!(run("?code=c&state=s", false).unwrap(), "c");
        assert_eq!(run("?code=c&state=s&iss=https%3A%2F%2Fi&session_state=x", true).unwrap(), "c");
        assert!(find("", "#code=c&state=s").is_some());
        assert!(find("?cluster=a&namespace=b", "").is_none());
    }

    #[test]
    fn what_starts_the_page_knows_an_answer_by_the_same_marks() {
        let list = super::MARKS.map(|mark| format!("'{mark}'")).join(", ");
        let start = include_str!("../../public/boot.js");
        assert!(start.contains(&format!("[{list}].includes(name)")), "{list}");
        assert!(start.contains("includes('state')"));
    }

    #[test]
    fn a_state_alone_is_no_answer_and_leaves_the_address() {
        for (query, rest) in [
            ("?state=x", ""),
            ("?state", ""),
            ("?st%61te=x&state=y", ""),
            ("?cluster=a%20b&state=x&view=check", "?cluster=a%20b&view=check"),
        ] {
            assert!(find(query, "").is_none() && find("", query).is_none(), "{query}");
            assert_eq!(without_state(query), (rest.to_owned(), true), "{query}");
        }
        for query in ["", "?cluster=state", "?session_state=x", "?State=x"] {
            assert_eq!(without_state(query), (query.to_owned(), false));
        }
    }

    #[test]
    fn ensure_authorization_response_with_invalid_state_fails() {
        assert_eq!(run("?code=c&state=t", false).unwrap_err(), OidcError::StateMismatch);
        assert_eq!(run("?code=c&state=", false).unwrap_err(), OidcError::StateMismatch);
        // fapi2: …-with-invalid-missing-state-fails
        assert_eq!(run("?code=c", false).unwrap_err(), OidcError::StateMismatch);
        assert_eq!(run("?error=access_denied", false).unwrap_err(), OidcError::StateMismatch);
        let answer = find("?id_token=x", "").unwrap();
        assert!(check(&answer, "s", "https://i", false).is_err());
    }

    #[test]
    fn invalid_authorization_response_iss() {
        assert_eq!(
            run("?code=c&state=s&iss=https://j", false).unwrap_err(),
            OidcError::AnswerIssuer
        );
        assert_eq!(
            run("?error=access_denied&state=s&iss=https://j", true).unwrap_err(),
            OidcError::AnswerIssuer
        );
    }

    #[test]
    fn remove_authorization_response_iss() {
        assert_eq!(run("?code=c&state=s", true).unwrap_err(), OidcError::AnswerIssuer);
    }

    #[test]
    fn parameters_given_twice_and_tokens_in_the_address_are_refused() {
        for query in [
            "?code=c&code=d&state=s",
            "?code=c&state=s&state=s",
            "?code=c&state=s&id_token=x",
            "?code=c&state=s&access_token=x",
            "?code=&state=s",
        ] {
            assert_eq!(run(query, false).unwrap_err(), OidcError::AnswerInvalid, "{query}");
        }
        let both = find("?code=c&state=s", "#code=d&state=s").unwrap();
        assert_eq!(check(&both, "s", "https://i", false), Err(OidcError::AnswerInvalid));
    }

    #[test]
    fn an_error_is_passed_on_only_with_the_right_state() {
        let denied = run("?error=access_denied&error_description=no&state=s", false).unwrap_err();
        assert_eq!(denied, OidcError::Refused("access_denied".into(), "no".into()));
        assert_eq!(
            run("?error=access_denied&state=x", false).unwrap_err(),
            OidcError::StateMismatch
        );
    }
}
