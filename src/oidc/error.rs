//! Why a sign-in cannot go on, named for the step that failed.

use crate::problem::{Problem, Whose};

/// A failure of one step. It never holds a token or a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OidcError {
    /// The discovery document answered with this status.
    DiscoveryStatus(u16),
    /// The discovery document is not what it should be; with the member that is wrong.
    DiscoveryInvalid(&'static str),
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
    KeysInvalid,
    /// The ID token is not a signed token in compact form.
    Malformed,
    /// The ID token is signed in a way that is not accepted; with its `alg`.
    Algorithm(String),
    /// No key of the provider fits the ID token.
    KeyUnknown,
    /// The signature is wrong.
    Signature,
    /// This browser cannot check the signature.
    Unsupported,
    /// The ID token comes from another issuer.
    Issuer,
    /// The ID token is meant for another application.
    Audience,
    /// The ID token belongs to another sign-in.
    Nonce,
    /// The ID token is not valid now; with the seconds this clock is ahead of its issue.
    Time(i64),
    /// A claim is missing or malformed; with its name.
    Claim(&'static str),
    /// The access token is another one than the ID token vouches for.
    AccessToken,
    /// A renewed ID token is about somebody else.
    Renewed,
}

/// Every code of this room's failures.
pub const CODES: &[&str] = &[
    "oidc.discovery-status",
    "oidc.discovery-invalid",
    "oidc.issuer-mismatch",
    "oidc.no-pkce",
    "oidc.answer-invalid",
    "oidc.state-mismatch",
    "oidc.answer-issuer",
    "oidc.cancelled",
    "oidc.refused",
    "oidc.token-status",
    "oidc.token-refused",
    "oidc.token-invalid",
    "oidc.keys-invalid",
    "oidc.id-token-malformed",
    "oidc.id-token-algorithm",
    "oidc.key-unknown",
    "oidc.id-token-signature",
    "oidc.signature-unsupported",
    "oidc.id-token-issuer",
    "oidc.id-token-audience",
    "oidc.id-token-nonce",
    "oidc.id-token-time",
    "oidc.id-token-claim",
    "oidc.access-token",
    "oidc.renewed",
];

/// The longest text of a provider that is shown, in characters.
const LONGEST: usize = 600;

impl From<OidcError> for Problem {
    fn from(error: OidcError) -> Self {
        use OidcError as E;
        use Whose::{Directory, Operator, Person, Wait};
        let cut = |text: String| text.chars().take(LONGEST).collect::<String>();
        match error {
            E::DiscoveryStatus(status) => {
                Self::new("oidc.discovery-status", if status >= 500 { Wait } else { Operator })
                    .with("status", status.to_string())
            }
            E::DiscoveryInvalid(member) => {
                Self::new("oidc.discovery-invalid", Operator).with("member", member)
            }
            E::IssuerMismatch(issuer) => {
                Self::new("oidc.issuer-mismatch", Operator).with("issuer", cut(issuer))
            }
            E::NoPkce => Self::new("oidc.no-pkce", Directory),
            E::AnswerInvalid => Self::new("oidc.answer-invalid", Person),
            E::StateMismatch => Self::new("oidc.state-mismatch", Person),
            E::AnswerIssuer => Self::new("oidc.answer-issuer", Person),
            E::Refused(error, description) => {
                let cancelled = error == "access_denied";
                let code = if cancelled { "oidc.cancelled" } else { "oidc.refused" };
                Self::new(code, if cancelled { Person } else { Directory })
                    .with("error", cut(error))
                    .with("description", cut(description))
            }
            E::TokenStatus(status) => {
                Self::new("oidc.token-status", Wait).with("status", status.to_string())
            }
            E::TokenRefused(error, description) => Self::new("oidc.token-refused", Directory)
                .with("error", cut(error))
                .with("description", cut(description)),
            E::TokenInvalid(member) => {
                Self::new("oidc.token-invalid", Directory).with("member", member)
            }
            E::KeysInvalid => Self::new("oidc.keys-invalid", Directory),
            E::Malformed => Self::new("oidc.id-token-malformed", Directory),
            E::Algorithm(alg) => {
                Self::new("oidc.id-token-algorithm", Directory).with("alg", cut(alg))
            }
            E::KeyUnknown => Self::new("oidc.key-unknown", Wait),
            E::Signature => Self::new("oidc.id-token-signature", Directory),
            E::Unsupported => Self::new("oidc.signature-unsupported", Person),
            E::Issuer => Self::new("oidc.id-token-issuer", Operator),
            E::Audience => Self::new("oidc.id-token-audience", Operator),
            E::Nonce => Self::new("oidc.id-token-nonce", Person),
            E::Time(ahead) => {
                Self::new("oidc.id-token-time", Person).with("clock", ahead.to_string())
            }
            E::Claim(name) => Self::new("oidc.id-token-claim", Directory).with("claim", name),
            E::AccessToken => Self::new("oidc.access-token", Directory),
            E::Renewed => Self::new("oidc.renewed", Person),
        }
    }
}
