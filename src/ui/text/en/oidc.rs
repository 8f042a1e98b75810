//! Words for the steps of a sign-in.

use crate::problem::Problem;
use crate::ui::text::Words;

const AGAIN: &str = "Start the sign-in again from this page.";
const TELL: &str =
    "Nothing of the sign-in was used. Tell whoever runs this page, with the details below.";

/// The words for a failure of this room.
#[must_use]
pub fn words(problem: &Problem) -> Option<Words> {
    let fact = |name: &str| problem.fact(name).to_owned();
    let (what, next): (String, &str) = match problem.code {
        "oidc.discovery-status" => (
            format!("The identity provider answered {} instead of its settings.", fact("status")),
            "Try again in a moment. If it stays so, whoever runs this page should check the issuer or tenant in portal.yaml.",
        ),
        "oidc.discovery-invalid" => (
            "The identity provider's settings cannot be read.".into(),
            "Whoever runs this page should check the issuer or tenant in portal.yaml.",
        ),
        "oidc.issuer-mismatch" => (
            format!(
                "The identity provider calls itself {}, which is not what portal.yaml says.",
                fact("issuer")
            ),
            "Whoever runs this page should write the issuer in portal.yaml exactly as the provider does.",
        ),
        "oidc.no-pkce" => (
            "The identity provider does not offer the protection this page needs (PKCE with S256)."
                .into(),
            "Its administrator should switch it on for this client.",
        ),
        "oidc.answer-invalid" => {
            ("The answer of the identity provider is malformed.".into(), AGAIN)
        }
        "oidc.state-mismatch" => ("This answer belongs to another sign-in.".into(), AGAIN),
        "oidc.answer-issuer" => (
            "This answer comes from another identity provider than you chose, or does not say from which."
                .into(),
            AGAIN,
        ),
        "oidc.cancelled" => (
            "You cancelled the sign-in, or were not let in.".into(),
            "Sign in again when you like. If you did not cancel, ask the administrator of your directory for access to this application.",
        ),
        "oidc.refused" | "oidc.token-refused" => (
            "The identity provider refused the sign-in.".into(),
            "Its own words are in the details below; send them to the administrator of your directory.",
        ),
        "oidc.code-ended" => {
            ("The sign-in took too long, or was finished already.".into(), "Sign in again.")
        }
        "oidc.unavailable" => (
            "The identity provider cannot sign anyone in at the moment.".into(),
            "It is not your fault. Try again in a moment.",
        ),
        "oidc.interaction" => (
            "The identity provider needs something more from you.".into(),
            "Sign in again and finish every step it asks for.",
        ),
        "oidc.scope" => (
            "The identity provider does not give this page what it asks for.".into(),
            "Whoever runs this page should check scopes in portal.yaml, and that the provider allows them to this client.",
        ),
        "oidc.client" => (
            "The identity provider does not let this page sign people in.".into(),
            "Its administrator should check how this client is registered: a public client with the authorization code, PKCE, and the redirect URI in the details below. Whoever runs this page should check clientId in portal.yaml.",
        ),
        "oidc.token-status" => (
            format!(
                "The identity provider answered {} when the sign-in was to be finished.",
                fact("status")
            ),
            "It is not your fault. Try again in a moment.",
        ),
        "oidc.token-invalid" => (
            "The identity provider finished the sign-in with an answer that cannot be used.".into(),
            TELL,
        ),
        "oidc.keys-invalid" => ("The identity provider's keys cannot be read.".into(), TELL),
        "oidc.id-token-malformed" => {
            ("The identity provider sent a sign-in that cannot be read.".into(), TELL)
        }
        "oidc.id-token-algorithm" => {
            ("The sign-in is signed in a way that is not accepted.".into(), TELL)
        }
        "oidc.key-unknown" => (
            "The sign-in is signed with a key that the provider does not publish.".into(),
            "The provider may just be changing its keys: try again in a moment.",
        ),
        "oidc.id-token-signature" => ("The signature of the sign-in is wrong.".into(), TELL),
        "oidc.signature-unsupported" => (
            "This browser cannot check the signature of the sign-in.".into(),
            "Use a current browser, and open the page by https.",
        ),
        "oidc.id-token-issuer" => {
            ("The sign-in comes from another issuer than expected.".into(), TELL)
        }
        "oidc.id-token-audience" => ("The sign-in was meant for another application.".into(), TELL),
        "oidc.id-token-nonce" => ("The sign-in belongs to another attempt.".into(), AGAIN),
        "oidc.id-token-time" => (
            clock(&fact("clock")),
            "Set the clock of this device to the right time, then sign in again.",
        ),
        "oidc.id-token-claim" => {
            (format!("The sign-in lacks the claim “{}”, or it is malformed.", fact("claim")), TELL)
        }
        "oidc.access-token" => ("Two parts of the sign-in do not belong together.".into(), TELL),
        "oidc.renewed" => ("The fresh token is about another account.".into(), AGAIN),
        _ => return None,
    };
    Some(Words { what, next: next.into() })
}

/// What the clock is off by; the token is new, so its time of issue is about now.
fn clock(ahead: &str) -> String {
    let seconds: i64 = ahead.parse().unwrap_or(0);
    let minutes = seconds.abs() / 60;
    let way = if seconds < 0 { "behind" } else { "ahead" };
    if minutes < 2 {
        "The sign-in is not valid at this time.".to_owned()
    } else {
        format!("The clock of this device seems to be {minutes} minutes {way}.")
    }
}
