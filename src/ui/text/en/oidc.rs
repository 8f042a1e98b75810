//! Words for the steps of a sign-in.

use crate::problem::Problem;
use crate::ui::text::language::say;
use crate::ui::text::{Text, Words};

const AGAIN: &str = "Start the sign-in again from this page.";
const TELL: &str = "The sign-in wasn't used. Send your administrator the details below.";

const SIGNING_KEY: &str = "Its administrator should choose a signing key for this client (RS256 or ES256). Without one, this page can't check anything.";

/// The words for a failure of this room.
#[must_use]
pub fn words(problem: &Problem) -> Option<Words> {
    let fact = |name: &str| problem.detail(name).to_owned();
    let (what, next): (Text, &'static str) = match problem.code {
        "oidc.discovery-status" => (
            say!("The identity provider answered {fact} instead of its settings.", fact("status")),
            "Try again in a moment. If it keeps failing, your administrator should check the issuer or tenant in portal.yaml.",
        ),
        "oidc.discovery-invalid" if !matches!(problem.detail("member"), "" | "openid-configuration") => (
            say!("The identity provider's settings have no usable {fact}.", fact("member")),
            "The provider's administrator should make sure its discovery document names an https address there. Your administrator should check the issuer or tenant in portal.yaml.",
        ),
        "oidc.discovery-invalid" => (
            "The identity provider's settings can't be read: something else came, such as a web page.".into(),
            "If your network has its own sign-in page, finish that first. Otherwise your administrator should check the issuer or tenant in portal.yaml.",
        ),
        "oidc.endpoint-insecure" => (
            say!("The identity provider's {fact} isn't an https address: {fact2}.", fact("member"), fact("endpoint")),
            "Its administrator should make sure it names itself by https. Behind a proxy it needs its public address, in Keycloak with hostname and proxy-headers.",
        ),
        "oidc.no-code-flow" => (
            "The identity provider doesn't offer the authorization code (response_types_supported).".into(),
            "Its administrator should turn on the authorization code flow. The implicit flow isn't enough.",
        ),
        "oidc.no-algorithm" => (
            say!("The identity provider signs only with {fact}, which this page doesn't accept.", fact("alg")),
            SIGNING_KEY,
        ),
        "oidc.issuer-mismatch" => (
            say!("The identity provider calls itself {fact}, but portal.yaml says otherwise.", fact("issuer")),
            "Your administrator should write the issuer in portal.yaml exactly as the provider does. If nothing is under that issuer, add the document's address as oidc.discoveryUrl.",
        ),
        "oidc.no-pkce" => (
            "The identity provider doesn't offer the protection this page needs (PKCE with S256)."
                .into(),
            "Its administrator should turn it on for this client.",
        ),
        "oidc.answer-invalid" => {
            ("The identity provider's answer is malformed.".into(), AGAIN)
        }
        "oidc.state-mismatch" => ("This answer belongs to another sign-in.".into(), AGAIN),
        "oidc.answer-issuer" => (
            "This answer comes from another identity provider than you chose, or doesn't say which."
                .into(),
            AGAIN,
        ),
        "oidc.cancelled" => (
            "You cancelled the sign-in, or you don't have access.".into(),
            "Sign in again when you like. If you didn't cancel, ask the directory's administrator for access to this application.",
        ),
        "oidc.refused" | "oidc.token-refused" => (
            "The identity provider refused the sign-in.".into(),
            "The details below hold its own words. Send them to the directory's administrator.",
        ),
        "oidc.code-ended" => {
            ("The sign-in took too long, or is already finished.".into(), "Sign in again.")
        }
        "oidc.unavailable" => (
            "The identity provider can't sign anyone in at the moment.".into(),
            "It isn't your fault. Try again in a moment.",
        ),
        "oidc.interaction" => (
            "The identity provider needs something more from you.".into(),
            "Sign in again and finish every step it asks for.",
        ),
        "oidc.scope" => (
            "The identity provider doesn't give this page what it asks for.".into(),
            "Your administrator should check scopes in portal.yaml. The provider must allow them for this client.",
        ),
        "oidc.client" => (
            "The identity provider doesn't let this page sign people in.".into(),
            "Its administrator should check this client's registration: a public client with the authorization code, PKCE, and the redirect URI in the details below. Your administrator should check clientId in portal.yaml.",
        ),
        "oidc.token-status" => (
            say!("The identity provider answered {fact} at the end of the sign-in.", fact("status")),
            "It isn't your fault. Try again in a moment.",
        ),
        "oidc.token-invalid" => (
            "The identity provider ended the sign-in with an answer that can't be used.".into(),
            TELL,
        ),
        "oidc.keys-invalid" if !problem.detail("status").is_empty() => (
            say!("The identity provider's keys can't be read: it answered {fact}.", fact("status")),
            TELL,
        ),
        "oidc.keys-invalid" => ("The identity provider's keys can't be read.".into(), TELL),
        "oidc.keys-secret" => (
            "The identity provider publishes a secret key among its keys (d or k).".into(),
            "Its administrator should remove and replace that key. Anyone who has read it can sign in as anybody.",
        ),
        "oidc.keys-empty" => ("The identity provider publishes no keys.".into(), SIGNING_KEY),
        "oidc.id-token-encrypted" => (
            "The identity provider sent an encrypted sign-in, which this page can't read.".into(),
            "Its administrator should turn off ID token encryption for this client. The tokens stay signed.",
        ),
        "oidc.id-token-malformed" => {
            ("The identity provider sent a sign-in that can't be read.".into(), TELL)
        }
        "oidc.id-token-algorithm" if problem.detail("alg").starts_with("HS") => (
            say!("The sign-in is signed with a secret ({fact}), which this page doesn't have.", fact("alg")),
            SIGNING_KEY,
        ),
        "oidc.id-token-algorithm" => (
            say!("The sign-in is signed with {fact}. This page doesn't accept it, or the provider doesn't list it.", fact("alg")),
            TELL,
        ),
        "oidc.key-unknown" => (
            "The sign-in is signed with a key that the provider doesn't publish.".into(),
            "The provider may be changing its keys. Try again in a moment.",
        ),
        "oidc.key-ambiguous" => (
            "The identity provider has several keys, and the sign-in doesn't say which one signed it.".into(),
            "Its administrator should give each key its own name (kid), and put it into the ID tokens.",
        ),
        "oidc.key-unfit" => {
            let (what, next) = key(problem.detail("key"));
            (what.into(), next)
        }
        "oidc.id-token-signature" => ("The sign-in's signature is wrong.".into(), TELL),
        "oidc.signature-unsupported" => (
            "This browser can't check the sign-in's signature.".into(),
            "Use a current browser, and open this page with https.",
        ),
        "oidc.id-token-issuer" => {
            ("The sign-in comes from a different issuer than expected.".into(), TELL)
        }
        "oidc.id-token-audiences" => {
            let others = fact("audiences");
            return Some(Words {
                what: say!("The sign-in also names other audiences: \"{others}\".", others),
                next: say!("If these may see the sign-in too, your administrator adds them to the identity in portal.yaml: oidc.trustedAudiences: [\"{others}\"]", others),
            });
        }
        "oidc.id-token-audience" if problem.detail("claim") == "azp" => (
            "The sign-in is for another application, or doesn't say for which of several.".into(),
            "The provider's administrator should make sure its ID tokens hold azp with this page's client id.",
        ),
        "oidc.id-token-audience" => ("The sign-in is for another application.".into(), TELL),
        "oidc.id-token-nonce" => ("The sign-in belongs to another attempt.".into(), AGAIN),
        "oidc.id-token-time" if problem.detail("measured").is_empty() => (
            guess(minutes(&fact("clock"))),
            "Compare this device's clock with another. If it's wrong, correct it and sign in again. If it's right, tell the identity provider's administrator.",
        ),
        "oidc.id-token-time" => {
            let (minutes, way) = minutes(&fact("clock"));
            (
                say!("This device's clock is {minutes} minutes {way}.", minutes.to_string(), way),
                "Set it to the right time, then sign in again.",
            )
        }
        "oidc.id-token-never" => (
            "The identity provider sent a sign-in that isn't valid now.".into(),
            "This device's clock isn't the cause. The provider's administrator should check its server's clock, and how long its ID tokens last.",
        ),
        "oidc.id-token-claim" => {
            (say!("The sign-in lacks the claim “{fact}”, or it's malformed.", fact("claim")), TELL)
        }
        "oidc.access-token" => ("Two parts of the sign-in don't belong together.".into(), TELL),
        "oidc.renewed" => ("The fresh token is for another account.".into(), AGAIN),
        "oidc.user-info-subject" => (
            "The identity provider returned another account's groups (userinfo).".into(),
            TELL,
        ),
        "oidc.user-info-signed" => (
            "The identity provider signs or encrypts its answer about your groups (userinfo).".into(),
            "Its administrator should let this client have plain JSON there (no userinfo_signed_response_alg), or put the groups into the ID token.",
        ),
        "oidc.user-info-invalid" => (
            say!("The identity provider didn't return your groups (userinfo, status {fact}).", fact("status")),
            "Try again in a moment. If it keeps failing, your administrator should have the groups put into the ID token, and remove oidc.userInfo from portal.yaml.",
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
fn guess((minutes, way): (i64, &str)) -> Text {
    if minutes < 2 {
        "The sign-in isn't valid now.".into()
    } else {
        say!(
            "This device's clock seems to be {minutes} minutes {way}, or the identity provider's is wrong.",
            minutes.to_string(),
            way
        )
    }
}

/// Why the key of a sign-in may not have signed it, and what its administrator does.
fn key(why: &str) -> (&'static str, &'static str) {
    match why {
        "use" => (
            "The identity provider doesn't publish the sign-in's key for signing.",
            "Its administrator should publish it with use: sig, and with verify in key_ops where it has key_ops.",
        ),
        "weak" => (
            "The identity provider signs with a key that is too weak.",
            "Its administrator should replace it: RSA of at least 2048 bits with an odd exponent above 1, and not made by a chip with the ROCA flaw (CVE-2017-15361).",
        ),
        "algorithm" => (
            "The identity provider publishes the sign-in's key for another algorithm.",
            "Its administrator should make sure the key's alg and kty match its ID tokens.",
        ),
        "issuer" => (
            "The sign-in's key belongs to another tenant.",
            "Sign in with an account of the tenant in portal.yaml. If you did, tell your administrator.",
        ),
        _ => (
            "The sign-in's key is malformed, or of a kind that can't sign.",
            "The identity provider's administrator should publish an RSA, EC or Ed25519 key for it.",
        ),
    }
}
