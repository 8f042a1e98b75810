//! Words for the sign-in as a whole.

use crate::problem::Problem;
use crate::ui::text::Words;

/// The words for a failure of this room.
#[must_use]
pub fn words(problem: &Problem) -> Option<Words> {
    let fact = |name: &str| problem.detail(name).to_owned();
    let (what, next): (String, String) = match problem.code {
        "session.no-randomness" => {
            ("This browser gives no secure random numbers.".into(), "Use a current browser.".into())
        }
        "session.no-storage" => (
            "This browser lets the page keep nothing during the sign-in.".into(),
            "Allow this page to store data in the tab (session storage), then sign in again.".into(),
        ),
        "session.unreachable" => (
            format!("{} could not be reached.", fact("address")),
            "Check your connection, VPN and proxy, then try again. If the address opens in a tab of its own, its administrator should allow this page's origin to read it (CORS).".into(),
        ),
        "session.timed-out" => (
            format!("{} did not answer within 15 seconds.", fact("address")),
            "Check your connection, VPN and proxy, then try again. If it stays so, tell the administrator of the identity provider: it is slow, or something on the way holds requests back.".into(),
        ),
        "session.redirected" => (
            format!("{} leads to another address, and this page follows none.", fact("address")),
            "If your network has a sign-in page of its own, finish that first. Otherwise whoever runs this page should check the issuer or tenant in portal.yaml against the provider's own, letter by letter: another host, or a slash more or less.".into(),
        ),
        "session.unreadable" => (
            format!("{} answered with something else than an identity provider does.", fact("address")),
            "The answer is too large or no text. Whoever runs this page should check the issuer or tenant in portal.yaml, and what answers there.".into(),
        ),
        "session.offline" => ("This device is offline.".into(), "Connect it, then try again.".into()),
        "session.host-not-listed" => (
            format!("The identity provider leads to {}, which portal.yaml does not name.", fact("origin")),
            format!("If that is right, whoever runs this page adds it to the identity “{}”: oidc.hosts: [\"{}\"]", fact("identity"), fact("origin")),
        ),
        "session.no-transaction" => (
            "This tab has not begun a sign-in, or has finished it already.".into(),
            "Answers of the identity provider work once and in the tab that asked. Sign in again.".into(),
        ),
        "session.expired-transaction" => {
            ("The sign-in took longer than ten minutes.".into(), "Sign in again.".into())
        }
        "session.other-version" => (
            "This page was replaced by a newer version during your sign-in.".into(),
            "Sign in again.".into(),
        ),
        "session.unknown-identity" => (
            "portal.yaml changed during your sign-in.".into(),
            "Sign in again.".into(),
        ),
        "session.redirect-shared" => (
            "This page cannot tell the answers of this identity provider from those of another.".into(),
            match problem.detail("redirect") {
                "" => format!("Whoever runs this page should leave fewer identities in portal.yaml: “{}” has no redirect URI of its own, and the provider does not say in its answers who it is (iss, RFC 9207).", fact("identity")),
                free => format!("Whoever runs this page adds to the identity “{}” in portal.yaml: redirect: {free} and registers the address of that page at the provider (identities[].redirect). The provider does not say in its answers who it is (iss, RFC 9207).", fact("identity")),
            },
        ),
        "session.other-address" => (
            "The answer came to another address of this page than this sign-in asked for.".into(),
            "Nothing of it was used. Sign in again from this page.".into(),
        ),
        "session.keys-unreachable" => (
            format!("The keys of the identity provider, {}, cannot be read from this page.", fact("address")),
            "Try again in a moment. If it stays so, the provider's administrator should allow this page's origin to read them (CORS); failing that, whoever runs this page may set trustTls: true for this identity in portal.yaml.".into(),
        ),
        "session.token-unreachable" => (
            "The identity provider did not finish the sign-in.".into(),
            "Check your connection, then sign in again. If it stays so, the provider's administrator should allow this page's origin (CORS) and register the redirect URI below for a public client.".into(),
        ),
        "session.not-spa" => (
            "The identity provider did not let this page finish the sign-in.".into(),
            "Most often the redirect URI below is registered under another platform than “Single-page application”: its administrator should move it. Otherwise check your connection and sign in again.".into(),
        ),
        "session.tenant-not-allowed" => (
            format!("Accounts of the tenant {} may not sign in here.", fact("tenant")),
            "Use another account.".into(),
        ),
        "session.cannot-renew" => {
            ("This sign-in cannot be renewed without you.".into(), "Sign in again.".into())
        }
        "session.busy" => {
            ("Another token is on its way.".into(), "Wait a moment, then try again.".into())
        }
        "session.interaction" => (
            "The identity provider wants to see you before it gives this token.".into(),
            "Sign in again; it will ask for what it needs.".into(),
        ),
        "session.consent" => (
            "You, or an administrator, have to allow this page first to ask for this on your behalf.".into(),
            "Sign in again; the identity provider then asks for your consent. Where only an administrator may give it, send them the details below.".into(),
        ),
        "session.scope" => (
            format!("The identity provider gave a token without what it was asked for, {}.", fact("scope")),
            "An administrator of the directory should allow this application that permission; the details below say what it was given.".into(),
        ),
        "session.other-tenant" => (
            format!("This belongs to the tenant {}, and this page signs people in to {} only.", fact("tenant"), fact("own")),
            "Ask whoever runs this page: with tenant: organizations and allowedTenants in portal.yaml it can serve both.".into(),
        ),
        _ => return None,
    };
    Some(Words { what, next })
}
