//! Words for the steps of a sign-in.

use crate::problem::Problem;
use crate::ui::text::Words;

const AGAIN: &str = "Start the sign-in again from this page.";
const TELL: &str =
    "Nothing of the sign-in was used. Tell whoever runs this page, with the details below.";

const SIGNING_KEY: &str = "Its administrator should choose a signing key for this client (RS256 or ES256), as authentik calls it; without one nothing can be checked.";

/// The words for a failure of this room.
#[must_use]
pub fn words(problem: &Problem) -> Option<Words> {
    let fact = |name: &str| problem.detail(name).to_owned();
    let (what, next): (String, &str) = match problem.code {
        "oidc.discovery-status" => (
            format!("The identity provider answered {} instead of its settings.", fact("status")),
            "Try again in a moment. If it stays so, whoever runs this page should check the issuer or tenant in portal.yaml.",
        ),
        "oidc.discovery-invalid" if !matches!(problem.detail("member"), "" | "openid-configuration") => (
            format!(
                "The identity provider's settings have no usable {}.",
                fact("member")
            ),
            "The provider's administrator should see that its discovery document names an https address there. Whoever runs this page should check the issuer or tenant in portal.yaml.",
        ),
        "oidc.discovery-invalid" => (
            "The identity provider's settings cannot be read: something else came, such as a web page.".into(),
            "If your network has a sign-in page of its own, finish that first. Otherwise whoever runs this page should check the issuer or tenant in portal.yaml.",
        ),
        "oidc.endpoint-insecure" => (
            format!(
                "The identity provider names an address without protection as {}: {}.",
                fact("member"),
                fact("endpoint")
            ),
            "Its administrator should see that it names itself by https. Behind a proxy it needs its public address, as in Keycloak by hostname and proxy-headers.",
        ),
        "oidc.no-code-flow" => (
            "The identity provider does not offer the authorization code (response_types_supported).".into(),
            "Its administrator should switch on the authorization code flow. The implicit flow is not enough.",
        ),
        "oidc.no-algorithm" => (
            format!("The identity provider signs only with {}, which this page does not accept.", fact("alg")),
            SIGNING_KEY,
        ),
        "oidc.issuer-mismatch" => (
            format!(
                "The identity provider calls itself {}, which is not what portal.yaml says.",
                fact("issuer")
            ),
            "Whoever runs this page should write the issuer in portal.yaml exactly as the provider does. If nothing lies under that issuer, add the address of the document as oidc.discoveryUrl.",
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
        "oidc.keys-invalid" if !problem.detail("status").is_empty() => (
            format!("The identity provider's keys cannot be read: it answered {}.", fact("status")),
            TELL,
        ),
        "oidc.keys-invalid" => ("The identity provider's keys cannot be read.".into(), TELL),
        "oidc.keys-secret" => (
            "The identity provider publishes a secret key among its keys (d or k).".into(),
            "Its administrator should take that key out and replace it: whoever has read it can sign in as anybody.",
        ),
        "oidc.keys-empty" => ("The identity provider publishes no keys.".into(), SIGNING_KEY),
        "oidc.id-token-encrypted" => (
            "The identity provider sent an encrypted sign-in, which this page cannot read.".into(),
            "Its administrator should switch off the encryption of ID tokens for this client; they stay signed.",
        ),
        "oidc.id-token-malformed" => {
            ("The identity provider sent a sign-in that cannot be read.".into(), TELL)
        }
        "oidc.id-token-algorithm" if problem.detail("alg").starts_with("HS") => (
            format!("The sign-in is signed with a secret ({}), which this page does not have.", fact("alg")),
            SIGNING_KEY,
        ),
        "oidc.id-token-algorithm" => (
            format!(
                "The sign-in is signed with {}, which this page does not accept or the provider does not list.",
                fact("alg")
            ),
            TELL,
        ),
        "oidc.key-unknown" => (
            "The sign-in is signed with a key that the provider does not publish.".into(),
            "The provider may just be changing its keys: try again in a moment.",
        ),
        "oidc.key-ambiguous" => (
            "The identity provider has several keys, and the sign-in does not say which of them signed it.".into(),
            "Its administrator should see that each key has a name of its own (kid), which its ID tokens bear.",
        ),
        "oidc.key-unfit" => {
            let (what, next) = key(problem.detail("key"));
            (what.into(), next)
        }
        "oidc.id-token-signature" => ("The signature of the sign-in is wrong.".into(), TELL),
        "oidc.signature-unsupported" => (
            "This browser cannot check the signature of the sign-in.".into(),
            "Use a current browser, and open the page by https.",
        ),
        "oidc.id-token-issuer" => {
            ("The sign-in comes from another issuer than expected.".into(), TELL)
        }
        "oidc.id-token-audiences" => {
            let others = fact("audiences");
            return Some(Words {
                what: format!("The sign-in names audiences beside this page: \"{others}\"."),
                next: format!(
                    "If these may see the sign-in too, whoever runs this page adds them to the identity in portal.yaml: oidc.trustedAudiences: [\"{others}\"]"
                ),
            });
        }
        "oidc.id-token-audience" if problem.detail("claim") == "azp" => (
            "The sign-in was issued to another application, or does not say to which of several.".into(),
            "The provider's administrator should see that its ID tokens bear azp with this page's client id.",
        ),
        "oidc.id-token-audience" => ("The sign-in was meant for another application.".into(), TELL),
        "oidc.id-token-nonce" => ("The sign-in belongs to another attempt.".into(), AGAIN),
        "oidc.id-token-time" if problem.detail("measured").is_empty() => (
            guess(minutes(&fact("clock"))),
            "Compare the clock of this device with another. If it is wrong, set it right and sign in again; if it is right, tell the administrator of the identity provider.",
        ),
        "oidc.id-token-time" => {
            let (minutes, way) = minutes(&fact("clock"));
            (
                format!("The clock of this device is {minutes} minutes {way}."),
                "Set it to the right time, then sign in again.",
            )
        }
        "oidc.id-token-never" => (
            "The identity provider sent a sign-in that is not valid at this time.".into(),
            "The clock of this device is not the cause. The provider's administrator should check the clock of its server, and how long its ID tokens last.",
        ),
        "oidc.id-token-claim" => {
            (format!("The sign-in lacks the claim “{}”, or it is malformed.", fact("claim")), TELL)
        }
        "oidc.access-token" => ("Two parts of the sign-in do not belong together.".into(), TELL),
        "oidc.renewed" => ("The fresh token is about another account.".into(), AGAIN),
        "oidc.user-info-subject" => (
            "The identity provider told the groups of another account (userinfo).".into(),
            TELL,
        ),
        "oidc.user-info-signed" => (
            "The identity provider signs or encrypts its answer about your groups (userinfo).".into(),
            "Its administrator should let this client have plain JSON there (no userinfo_signed_response_alg), or put the groups into the ID token.",
        ),
        "oidc.user-info-invalid" => (
            format!("The identity provider didn't tell your groups (userinfo, status {}).", fact("status")),
            "Try again in a moment. If it stays so, whoever runs this page should have the groups put into the ID token, and take oidc.userInfo out of portal.yaml.",
        ),
        _ => return None,
    };
    Some(Words { what, next: next.into() })
}

/// What the clock is off by, in minutes, and to which side.
fn minutes(ahead: &str) -> (i64, &'static str) {
    let seconds: i64 = ahead.parse().unwrap_or(0);
    (seconds.abs() / 60, if seconds < 0 { "behind" } else { "ahead" })
}

/// Where nothing else told the time.
fn guess((minutes, way): (i64, &str)) -> String {
    if minutes < 2 {
        "The sign-in is not valid at this time.".to_owned()
    } else {
        format!(
            "The clock of this device seems to be {minutes} minutes {way}, or the identity provider's is wrong."
        )
    }
}

/// Why the key of a sign-in may not have signed it, and what its administrator does.
fn key(why: &str) -> (&'static str, &'static str) {
    match why {
        "use" => (
            "The identity provider publishes the key of the sign-in for something else than signing.",
            "Its administrator should publish it with use: sig, and with verify in key_ops where it has key_ops.",
        ),
        "weak" => (
            "The identity provider signs with a key that is too weak.",
            "Its administrator should replace it: RSA of at least 2048 bits with an odd exponent above 1, and not made by a chip with the ROCA flaw (CVE-2017-15361).",
        ),
        "algorithm" => (
            "The sign-in is signed with another algorithm than the identity provider publishes its key for.",
            "Its administrator should see that alg and kty of the key are those of its ID tokens.",
        ),
        "issuer" => (
            "The key of the sign-in belongs to another tenant.",
            "Sign in with an account of the tenant that portal.yaml names. If you did, tell whoever runs this page.",
        ),
        _ => (
            "The key of the sign-in is malformed, or of a kind that signs nothing.",
            "The administrator of the identity provider should publish an RSA, EC or Ed25519 key for it.",
        ),
    }
}
