//! Why a sign-in cannot go on, named for the step that failed.

use super::validity::Validity;
use crate::problem::{Owner, Problem};
use crate::visible::line;

/// Why a key that is there may not have signed an ID token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// It is for something else than signing (RFC 7517 sections 4.2 and 4.3).
    Use,
    /// It is of a kind that signs nothing here, or malformed.
    Kind,
    /// It protects nothing: too short, or made in a way that gives it away.
    Weak,
    /// It is for another algorithm than the token's.
    Algorithm,
    /// It is for another issuer.
    Issuer,
}

impl Unfit {
    /// Its name among the details of a problem.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Use => "use",
            Self::Kind => "kind",
            Self::Weak => "weak",
            Self::Algorithm => "algorithm",
            Self::Issuer => "issuer",
        }
    }
}

/// Why a key set cannot be used at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeySetFault {
    /// It answered with a status other than 200.
    Status(u16),
    /// It is not JSON with a list of keys.
    Unreadable,
    /// It holds a private or symmetric key.
    Secret,
}

/// A claim of an ID token that is not what it must be, for the operator's eyes. It is in the words
/// of the token, and never holds a nonce.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimMismatch {
    /// The name of the claim, like `aud`.
    pub claim: &'static str,
    /// What it must be; empty where that is secret.
    pub expected: String,
    /// What it is; `missing` where there is none.
    pub actual: String,
}

impl ClaimMismatch {
    fn problem(&self, code: &'static str, owner: Owner) -> Problem {
        Problem::new(code, owner)
            .with("claim", self.claim)
            .with("expected", line(&self.expected, LONGEST))
            .with("actual", line(&self.actual, LONGEST))
    }
}

/// A failure of one step. It never holds a token or a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OidcError {
    /// The discovery document answered with this status.
    DiscoveryStatus(u16),
    /// The discovery document is not what it should be; with the member that is wrong.
    DiscoveryInvalid(&'static str),
    /// An endpoint of the discovery document is not protected by TLS; with the member, and the
    /// address as it stands there.
    EndpointInsecure(&'static str, String),
    /// The provider offers no authorization code: none of its response types has one.
    NoCodeFlow,
    /// The provider signs ID tokens only in ways that are not accepted; with those.
    NoAlgorithm(String),
    /// The discovery document names another issuer; with that issuer.
    IssuerMismatch(String),
    /// The provider lists PKCE methods without S256 (RFC 9700 section 4.7.1).
    NoPkce,
    /// The answer in the address is malformed: a parameter twice, or tokens in it.
    AnswerInvalid,
    /// The answer belongs to another sign-in.
    StateMismatch,
    /// The answer comes from another issuer (RFC 9207).
    AnswerIssuer,
    /// The provider refused; with `error` and `error_description` as it wrote them.
    Refused(String, String),
    /// The token endpoint answered with this status and no readable error.
    TokenStatus(u16),
    /// The token endpoint refused; with `error` and `error_description` as it wrote them.
    TokenRefused(String, String),
    /// The token answer is not what it should be; with the member that is wrong.
    TokenInvalid(&'static str),
    /// The keys cannot be read.
    KeysInvalid(KeySetFault),
    /// The provider publishes no keys.
    NoKeys,
    /// The ID token is encrypted (RFC 7516).
    Encrypted,
    /// The ID token is not a signed token in compact form.
    Malformed,
    /// The ID token is signed in a way that is not accepted; with its `alg`.
    Algorithm(String),
    /// The provider publishes no key of the name that the ID token gives.
    KeyUnknown,
    /// Several keys of the provider fit the ID token.
    KeyAmbiguous,
    /// The key of the ID token may not have signed it.
    KeyUnfit(Unfit),
    /// The signature is wrong.
    Signature,
    /// This browser cannot check the signature.
    Unsupported,
    /// The ID token comes from another issuer.
    Issuer(ClaimMismatch),
    /// The ID token is meant for another application.
    Audience(ClaimMismatch),
    /// The ID token is meant for others too; with those that `portal.yaml` does not trust.
    UntrustedAudience(Vec<String>),
    /// The ID token belongs to another sign-in.
    Nonce(ClaimMismatch),
    /// The ID token is not valid now.
    Time {
        /// When it is valid.
        validity: Validity,
        /// The time of this device, in seconds since 1970.
        now: i64,
    },
    /// A claim is missing or malformed.
    Claim(ClaimMismatch),
    /// The access token is another one than the ID token vouches for.
    AccessToken(ClaimMismatch),
    /// A renewed ID token is about somebody else.
    Renewed(ClaimMismatch),
    /// The userinfo endpoint answered with this status, or with 200 and no object of JSON.
    UserInfoInvalid(u16),
    /// The answer of the userinfo endpoint is signed or encrypted.
    UserInfoSigned,
    /// The answer of the userinfo endpoint is about somebody else.
    UserInfoSubject(ClaimMismatch),
}

/// Every code of this room's failures.
pub const CODES: &[&str] = &[
    "oidc.discovery-status",
    "oidc.discovery-invalid",
    "oidc.endpoint-insecure",
    "oidc.no-code-flow",
    "oidc.no-algorithm",
    "oidc.issuer-mismatch",
    "oidc.no-pkce",
    "oidc.answer-invalid",
    "oidc.state-mismatch",
    "oidc.answer-issuer",
    "oidc.cancelled",
    "oidc.refused",
    "oidc.code-ended",
    "oidc.unavailable",
    "oidc.interaction",
    "oidc.scope",
    "oidc.client",
    "oidc.token-status",
    "oidc.token-refused",
    "oidc.token-invalid",
    "oidc.keys-invalid",
    "oidc.keys-secret",
    "oidc.keys-empty",
    "oidc.id-token-encrypted",
    "oidc.id-token-malformed",
    "oidc.id-token-algorithm",
    "oidc.key-unknown",
    "oidc.key-ambiguous",
    "oidc.key-unfit",
    "oidc.id-token-signature",
    "oidc.signature-unsupported",
    "oidc.id-token-issuer",
    "oidc.id-token-audience",
    "oidc.id-token-audiences",
    "oidc.id-token-nonce",
    "oidc.id-token-time",
    "oidc.id-token-never",
    "oidc.id-token-claim",
    "oidc.access-token",
    "oidc.renewed",
    "oidc.user-info-invalid",
    "oidc.user-info-signed",
    "oidc.user-info-subject",
];

/// The longest text of a provider that is shown, in characters.
const LONGEST: usize = 600;

impl From<OidcError> for Problem {
    fn from(error: OidcError) -> Self {
        use OidcError as E;
        use Owner::{Directory, Operator, Person, Wait};
        match error {
            E::DiscoveryStatus(status) => {
                Self::new("oidc.discovery-status", if status >= 500 { Wait } else { Operator })
                    .with("status", status.to_string())
            }
            E::DiscoveryInvalid(member) => {
                Self::new("oidc.discovery-invalid", Operator).with("member", member)
            }
            E::EndpointInsecure(member, address) => Self::new("oidc.endpoint-insecure", Directory)
                .with("member", member)
                .with("endpoint", line(&address, LONGEST)),
            E::NoCodeFlow => Self::new("oidc.no-code-flow", Directory),
            E::NoAlgorithm(algs) => {
                Self::new("oidc.no-algorithm", Directory).with("alg", line(&algs, LONGEST))
            }
            E::IssuerMismatch(issuer) => {
                Self::new("oidc.issuer-mismatch", Operator).with("issuer", line(&issuer, LONGEST))
            }
            E::NoPkce => Self::new("oidc.no-pkce", Directory),
            E::AnswerInvalid => Self::new("oidc.answer-invalid", Person),
            E::StateMismatch => Self::new("oidc.state-mismatch", Person),
            E::AnswerIssuer => Self::new("oidc.answer-issuer", Person),
            E::Refused(error, description) => {
                let (code, owner) = refusal(&error).unwrap_or(("oidc.refused", Directory));
                Self::new(code, owner)
                    .with("error", line(&error, LONGEST))
                    .with("description", line(&description, LONGEST))
            }
            E::TokenStatus(status) => {
                Self::new("oidc.token-status", Wait).with("status", status.to_string())
            }
            E::TokenRefused(error, description) => {
                let (code, owner) = match error.as_str() {
                    // The code has ended, was used before, or belongs to another verifier.
                    "invalid_grant" => ("oidc.code-ended", Person),
                    error => refusal(error).unwrap_or(("oidc.token-refused", Directory)),
                };
                Self::new(code, owner)
                    .with("error", line(&error, LONGEST))
                    .with("description", line(&description, LONGEST))
            }
            E::TokenInvalid(member) => {
                Self::new("oidc.token-invalid", Directory).with("member", member)
            }
            E::KeysInvalid(KeySetFault::Secret) => Self::new("oidc.keys-secret", Directory),
            E::KeysInvalid(KeySetFault::Status(status)) => {
                Self::new("oidc.keys-invalid", Directory).with("status", status.to_string())
            }
            E::KeysInvalid(KeySetFault::Unreadable) => Self::new("oidc.keys-invalid", Directory),
            E::NoKeys => Self::new("oidc.keys-empty", Directory),
            E::Encrypted => Self::new("oidc.id-token-encrypted", Directory),
            E::Malformed => Self::new("oidc.id-token-malformed", Directory),
            E::Algorithm(alg) => {
                Self::new("oidc.id-token-algorithm", Directory).with("alg", line(&alg, LONGEST))
            }
            E::KeyUnknown => Self::new("oidc.key-unknown", Wait),
            E::KeyAmbiguous => Self::new("oidc.key-ambiguous", Directory),
            E::KeyUnfit(why) => Self::new("oidc.key-unfit", Directory).with("key", why.name()),
            E::Signature => Self::new("oidc.id-token-signature", Directory),
            E::Unsupported => Self::new("oidc.signature-unsupported", Person),
            E::Issuer(claim) => claim.problem("oidc.id-token-issuer", Operator),
            E::Audience(claim) => claim.problem("oidc.id-token-audience", Operator),
            E::UntrustedAudience(all) => Self::new("oidc.id-token-audiences", Operator)
                .with("audiences", line(&all.join("\", \""), LONGEST)),
            E::Nonce(claim) => claim.problem("oidc.id-token-nonce", Person),
            E::Time { validity: Validity { issued_at, not_before, expires_at }, now } => {
                Self::new("oidc.id-token-never", Directory)
                    .with("iat", issued_at.to_string())
                    .with("nbf", not_before.map(|time| time.to_string()).unwrap_or_default())
                    .with("exp", expires_at.to_string())
                    .with("now", now.to_string())
            }
            E::Claim(claim) => claim.problem("oidc.id-token-claim", Directory),
            E::AccessToken(claim) => claim.problem("oidc.access-token", Directory),
            E::Renewed(claim) => claim.problem("oidc.renewed", Person),
            E::UserInfoInvalid(status) => {
                let owner = if status >= 500 { Wait } else { Directory };
                Self::new("oidc.user-info-invalid", owner).with("status", status.to_string())
            }
            E::UserInfoSigned => Self::new("oidc.user-info-signed", Directory),
            E::UserInfoSubject(claim) => claim.problem("oidc.user-info-subject", Directory),
        }
    }
}

/// What an `error` means that both endpoints know, and whose move it is (RFC 6749 sections 4.1.2.1
/// and 5.2, RFC 8707 section 2, OpenID Connect Core 3.1.2.6). Nothing else in the answer decides.
fn refusal(error: &str) -> Option<(&'static str, Owner)> {
    Some(match error {
        "access_denied" => ("oidc.cancelled", Owner::Person),
        "server_error" | "temporarily_unavailable" => ("oidc.unavailable", Owner::Wait),
        "login_required"
        | "interaction_required"
        | "consent_required"
        | "account_selection_required" => ("oidc.interaction", Owner::Person),
        "invalid_scope" | "invalid_target" => ("oidc.scope", Owner::Operator),
        "invalid_request"
        | "invalid_client"
        | "unauthorized_client"
        | "unsupported_response_type"
        | "unsupported_grant_type" => ("oidc.client", Owner::Directory),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{CODES, OidcError};
    use crate::problem::{Owner, Problem};

    #[test]
    fn each_error_of_a_provider_says_whose_move_it_is() {
        use Owner::{Directory, Operator, Person, Wait};
        for (error, code, owner) in [
            ("access_denied", "oidc.cancelled", Person),
            ("server_error", "oidc.unavailable", Wait),
            ("temporarily_unavailable", "oidc.unavailable", Wait),
            ("login_required", "oidc.interaction", Person),
            ("interaction_required", "oidc.interaction", Person),
            ("consent_required", "oidc.interaction", Person),
            ("account_selection_required", "oidc.interaction", Person),
            ("invalid_scope", "oidc.scope", Operator),
            ("invalid_target", "oidc.scope", Operator),
            ("invalid_request", "oidc.client", Directory),
            ("invalid_client", "oidc.client", Directory),
            ("unauthorized_client", "oidc.client", Directory),
            ("unsupported_response_type", "oidc.client", Directory),
            ("unsupported_grant_type", "oidc.client", Directory),
        ] {
            // A number in the description changes nothing here.
            let text = "AADSTS700082: x".to_owned();
            for problem in [
                Problem::from(OidcError::Refused(error.into(), text.clone())),
                Problem::from(OidcError::TokenRefused(error.into(), text.clone())),
            ] {
                assert_eq!((problem.code, problem.owner), (code, owner), "{error}");
                assert_eq!(
                    (problem.detail("error"), problem.detail("description")),
                    (error, &*text)
                );
                assert!(CODES.contains(&problem.code));
            }
        }
    }

    #[test]
    fn a_code_that_has_ended_and_errors_that_nobody_knows() {
        let token = |error: &str| Problem::from(OidcError::TokenRefused(error.into(), "".into()));
        let redirect = |error: &str| Problem::from(OidcError::Refused(error.into(), "".into()));
        let ended = token("invalid_grant");
        assert_eq!((ended.code, ended.owner), ("oidc.code-ended", Owner::Person));
        // There is no code yet where a redirect says so.
        assert_eq!(redirect("invalid_grant").code, "oidc.refused");
        for error in ["", "Access_Denied", "access_denied ", "insufficient_user_authentication"] {
            assert_eq!(token(error).code, "oidc.token-refused", "{error}");
            assert_eq!(redirect(error).code, "oidc.refused", "{error}");
        }
        let long = redirect(&"x".repeat(10_000));
        assert_eq!(long.detail("error").len(), 600);
    }
}
