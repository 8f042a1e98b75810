//! What an ID token says. Negative tests bear the names of the OpenID conformance modules.

use serde_json::{Value, json};

use super::fake::{NOW, TID, entra, plain, with};
use crate::platform::FetchError;

#[test]
fn invalid_iss() {
    assert_eq!(
        with(plain(), |t| t.claims["iss"] = json!("https://evil.example")).refused(),
        "oidc.id-token-issuer"
    );
    let other =
        json!("https://login.microsoftonline.com/00000000-0000-4000-8000-000000000000/v2.0");
    assert_eq!(with(entra(), |t| t.claims["iss"] = other).refused(), "oidc.id-token-issuer");
    assert_eq!(with(entra(), |t| t.claims["tid"] = json!("../x")).refused(), "oidc.id-token-claim");
}

#[test]
fn missing_sub_missing_iat_missing_aud_missing_exp() {
    for name in ["sub", "iat", "aud", "exp", "iss"] {
        let one = with(plain(), |t| {
            t.claims.as_object_mut().unwrap().remove(name);
        });
        assert_eq!(one.refused(), "oidc.id-token-claim", "{name}");
    }
}

#[test]
fn tokens_of_another_tenant_than_discovery_names() {
    let own = json!(format!("https://login.microsoftonline.com/{TID}/v2.0"));
    let foreign = "00000000-0000-4000-8000-000000000000";
    for tid in [json!(foreign), Value::Null] {
        let one = with(entra(), |t| {
            t.claims["iss"] = own.clone();
            t.claims["tid"] = tid.clone();
            t.keys_fail = Some(FetchError::Network);
            t.trust_tls = true;
        });
        assert!(one.refused().starts_with("oidc.id-token-"), "{tid}");
    }
}

#[test]
fn invalid_aud_and_invalid_secondary_aud() {
    for aud in [json!("other"), json!([]), json!(["other"])] {
        assert_eq!(
            with(plain(), |t| t.claims["aud"] = aud.clone()).refused(),
            "oidc.id-token-audience"
        );
    }
    assert!(with(plain(), |t| t.claims["aud"] = json!(["purser"])).run().is_ok());
    assert_eq!(
        with(plain(), |t| t.claims["azp"] = json!("other")).refused(),
        "oidc.id-token-audience"
    );
}

#[test]
fn nonce_invalid_and_missing() {
    assert_eq!(
        with(plain(), |t| t.claims["nonce"] = json!("other")).refused(),
        "oidc.id-token-nonce"
    );
    assert_eq!(with(plain(), |t| t.claims["nonce"] = Value::Null).refused(), "oidc.id-token-nonce");
}

#[test]
fn invalid_expired_exp_and_clocks() {
    for (iat, exp) in [(NOW - 7200, NOW - 3600), (NOW + 600, NOW + 3600)] {
        let one = with(plain(), |t| {
            t.claims["iat"] = json!(iat);
            t.claims["exp"] = json!(exp);
        });
        assert_eq!(one.refused(), "oidc.id-token-time");
    }
    assert_eq!(
        with(plain(), |t| t.claims["nbf"] = json!(NOW + 600)).refused(),
        "oidc.id-token-time"
    );
    // Within the skew.
    assert!(with(plain(), |t| t.claims["iat"] = json!(NOW + 100)).run().is_ok());
}

#[test]
fn headers_that_are_not_an_id_token() {
    for (name, value) in [
        ("crit", json!(["x"])),
        ("b64", json!(false)),
        ("typ", json!("at+jwt")),
        ("typ", json!(1)),
        ("kid", json!(["a"])),
        ("alg", Value::Null),
    ] {
        assert_eq!(
            with(plain(), |t| t.header[name] = value.clone()).refused(),
            "oidc.id-token-malformed"
        );
    }
}

#[test]
fn invalid_athash_and_a_right_one() {
    assert_eq!(with(plain(), |t| t.claims["at_hash"] = json!("x")).refused(), "oidc.access-token");
    let right = with(plain(), |t| {
        t.access_token = "jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y";
        t.claims["at_hash"] = json!("77QmUPtjPfzWtF2AnpK9RQ");
    });
    assert!(right.run().is_ok());
}
