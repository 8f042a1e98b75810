//! The whole sign-in. Negative tests bear the names of the OpenID conformance modules.

use serde_json::json;

use super::fake::{NOW, TID, entra, plain, with};
use crate::problem::Owner;
use crate::session::Groups;

#[test]
fn a_sign_in_at_each_kind_of_provider() {
    let session = plain().run().unwrap();
    assert_eq!((session.person.name.as_str(), session.expires_at()), ("Alice", NOW + 3600));
    assert_eq!(session.person.groups, Groups::Known(vec!["g".into()]));
    assert!(!format!("{session:?}").contains("access") && !format!("{session:?}").contains("r1"));
    let session = entra().run().unwrap();
    assert_eq!(session.issuer, format!("https://login.microsoftonline.com/{TID}/v2.0"));
    assert_eq!(session.person.tid.as_deref(), Some(TID));
}

#[test]
fn discovery_issuer_mismatch() {
    let one = with(plain(), |t| t.metadata["issuer"] = json!("https://dex.example/dex/"));
    assert_eq!(one.refused(), "oidc.issuer-mismatch");
}

#[test]
fn endpoints_elsewhere_are_named() {
    let one = with(plain(), |t| t.metadata["token_endpoint"] = json!("https://evil.example/token"));
    let problem = one.run().unwrap_err();
    assert_eq!(
        (problem.code, problem.detail("origin")),
        ("session.host-not-listed", "https://evil.example")
    );
    let plain_http = with(plain(), |t| t.metadata["jwks_uri"] = json!("http://dex.example/keys"));
    assert_eq!(plain_http.refused(), "oidc.endpoint-insecure");
}

#[test]
fn pkce_without_s256_is_refused() {
    let one = with(plain(), |t| t.metadata["code_challenge_methods_supported"] = json!(["plain"]));
    assert_eq!(one.refused(), "oidc.no-pkce");
}

#[test]
fn refusals_of_the_token_endpoint_say_whose_move_it_is() {
    let gone = "AADSTS54005: OAuth2 Authorization code was already redeemed.";
    for (one, error, description, code, owner) in [
        (plain(), "invalid_grant", "", "oidc.code-ended", Owner::Person),
        (plain(), "invalid_scope", "", "oidc.scope", Owner::Operator),
        (plain(), "temporarily_unavailable", "", "oidc.unavailable", Owner::Wait),
        // Entra's numbers choose better words where they are known, and nothing where they are not.
        (entra(), "invalid_grant", gone, "entra.session", Owner::Person),
        (entra(), "invalid_grant", "AADSTS1: x", "oidc.code-ended", Owner::Person),
        (entra(), "interaction_required", "AADSTS50076: x", "entra.multifactor", Owner::Person),
    ] {
        let one = with(one, |t| t.refusal = Some((error, description)));
        let problem = one.run().unwrap_err();
        assert_eq!((problem.code, problem.owner), (code, owner), "{error} {description}");
        assert_eq!(problem.detail("error"), error);
    }
}

#[test]
fn tenants_that_are_not_allowed() {
    let other = with(entra(), |t| t.allowed = vec!["00000000-0000-4000-8000-000000000000".into()]);
    assert_eq!(other.refused(), "session.tenant-not-allowed");
    assert!(with(entra(), |t| t.allowed = vec![TID.to_uppercase()]).run().is_ok());
}
