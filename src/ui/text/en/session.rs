//! Words for the sign-in as a whole.

use crate::problem::Problem;
use crate::ui::text::language::say;
use crate::ui::text::{Text, Words};

/// The words for a failure of this room.
#[must_use]
pub fn words(problem: &Problem) -> Option<Words> {
    let fact = |name: &str| problem.detail(name).to_owned();
    let (what, next): (Text, Text) = match problem.code {
        "session.no-randomness" => {
            ("This browser gives no secure random numbers.".into(), "Use a current browser.".into())
        }
        "session.no-storage" => (
            "This browser doesn't let this page store anything.".into(),
            "Allow this page to store data in the tab (session storage), then sign in again.".into(),
        ),
        "session.unreachable" => (
            say!("This page couldn't reach {fact}.", fact("address")),
            "Check your connection, VPN and proxy, then try again. If the address opens in its own tab, its administrator should let this page's origin read it (CORS).".into(),
        ),
        "session.timed-out" => (
            say!("{fact} didn't answer within 15 seconds.", fact("address")),
            "Check your connection, VPN and proxy, then try again. If it keeps happening, tell the identity provider's administrator.".into(),
        ),
        "session.redirected" => (
            say!("{fact} leads to another address. This page doesn't follow redirects.", fact("address")),
            "If your network has its own sign-in page, finish that first. Otherwise your administrator should check the issuer or tenant in portal.yaml. It must match the provider's own exactly, including every slash.".into(),
        ),
        "session.unreadable" => (
            say!("{fact} didn't answer like an identity provider.", fact("address")),
            "The answer is too large or isn't text. Your administrator should check the issuer or tenant in portal.yaml, and what answers there.".into(),
        ),
        "session.offline" => ("This device is offline.".into(), "Connect it, then try again.".into()),
        "session.host-not-listed" => (
            say!("The identity provider leads to {fact}, which portal.yaml doesn't name.", fact("origin")),
            say!("If that's right, your administrator adds it to the identity “{fact}”: oidc.hosts: [\"{fact2}\"]", fact("identity"), fact("origin")),
        ),
        "session.no-transaction" => (
            "This tab didn't start a sign-in, or has already finished it.".into(),
            "An identity provider's answer works once, in the tab that asked. Sign in again.".into(),
        ),
        "session.expired-transaction" => {
            ("The sign-in took longer than ten minutes.".into(), "Sign in again.".into())
        }
        "session.other-version" => (
            "A newer version replaced this page during your sign-in.".into(),
            "Sign in again.".into(),
        ),
        "session.unknown-identity" => (
            "portal.yaml changed during your sign-in.".into(),
            "Sign in again.".into(),
        ),
        "session.redirect-shared" => (
            "This page can't tell this identity provider's answers from another's.".into(),
            match problem.detail("redirect") {
                "" => say!("Your administrator should leave fewer identities in portal.yaml: “{fact}” has no redirect URI of its own. The provider's answers don't say who it is (iss, RFC 9207).", fact("identity")),
                free => say!("Your administrator adds to the identity “{fact}” in portal.yaml: redirect: {free} and registers that page's address at the provider (identities[].redirect). The provider's answers don't say who it is (iss, RFC 9207).", fact("identity"), free),
            },
        ),
        "session.other-address" => (
            "The answer came to a different address of this page.".into(),
            "It wasn't used. Sign in again from this page.".into(),
        ),
        "session.keys-unreachable" => (
            say!("This page can't read the identity provider's keys, {fact}.", fact("address")),
            "Try again in a moment. If it keeps failing, the provider's administrator should let this page's origin read them (CORS). Otherwise your administrator may set trustTls: true for this identity in portal.yaml.".into(),
        ),
        "session.token-unreachable" => (
            "The identity provider didn't finish the sign-in.".into(),
            "Check your connection, then sign in again. If it keeps failing, the provider's administrator should allow this page's origin (CORS) and register the redirect URI below for a public client.".into(),
        ),
        "session.not-spa" => (
            "The identity provider didn't let this page finish the sign-in.".into(),
            "Most often the redirect URI below is registered under the wrong platform. Its administrator should move it to “Single-page application”. Otherwise check your connection and sign in again.".into(),
        ),
        "session.tenant-not-allowed" => (
            say!("Accounts of the tenant {fact} can't sign in here.", fact("tenant")),
            "Use another account.".into(),
        ),
        "session.cannot-renew" => {
            ("This page can't renew your sign-in without you.".into(), "Sign in again.".into())
        }
        "session.busy" => {
            ("This page is already getting another token.".into(), "Wait a moment, then try again.".into())
        }
        "session.interaction" => (
            "The identity provider needs something from you before it gives this token.".into(),
            "Sign in again. It will ask for what it needs.".into(),
        ),
        "session.consent" => (
            "You or an administrator must first allow this page to ask for this on your behalf.".into(),
            "Sign in again. The identity provider then asks for your consent. If only an administrator can give it, send them the details below.".into(),
        ),
        "session.scope" => (
            say!("The identity provider's token lacks what this page asked for, {fact}.", fact("scope")),
            "The directory's administrator should give this application that permission. The details below say what it got.".into(),
        ),
        "session.other-tenant" => (
            say!("This belongs to the tenant {fact}, but this page signs people in to {fact2} only.", fact("tenant"), fact("own")),
            "Ask your administrator. With tenant: organizations and allowedTenants in portal.yaml, this page can serve both.".into(),
        ),
        _ => return None,
    };
    Some(Words { what, next })
}
