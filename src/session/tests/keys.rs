//! Keys and signatures.

use serde_json::json;

use super::fake::{Scenario, entra, jwk, modulus, ok, plain, with};
use crate::encode::base64url;
use crate::platform::{FetchError, Response};
use crate::session::Signature;

#[test]
fn idtoken_sig_none_and_invalid_sig_hs256() {
    for alg in ["none", "None", "nOnE", "HS256", "rs256", "RS384"] {
        assert_eq!(
            with(plain(), |t| t.header["alg"] = json!(alg)).refused(),
            "oidc.id-token-algorithm",
            "{alg}"
        );
    }
}

#[test]
fn invalid_sig_rs256() {
    assert_eq!(with(plain(), |t| t.signer = modulus(9)).refused(), "oidc.id-token-signature");
}

#[test]
fn kid_absent_single_jwks_and_multiple_jwks() {
    let bare = |t: &mut Scenario| t.header = json!({"alg": "RS256"});
    assert!(with(plain(), bare).run().is_ok());
    let two = with(plain(), |t| {
        bare(t);
        t.keys.push(jwk("b", &modulus(2)));
    });
    assert_eq!(two.refused(), "oidc.key-ambiguous");
}

#[test]
fn signing_key_rotation_just_before_signing() {
    let one = with(plain(), |t| {
        t.header["kid"] = json!("b");
        t.signer = modulus(2);
    });
    let fake = one.fake();
    let keys = "https://dex.example/dex/keys".to_owned();
    let (old, new) =
        (json!({"keys": [jwk("a", &modulus(1))]}), json!({"keys": [jwk("b", &modulus(2))]}));
    fake.answers.borrow_mut().insert(keys.clone(), vec![ok(&old), ok(&new)]);
    assert!(one.run_with(&fake).is_ok());
    assert_eq!(fake.asked.borrow().iter().filter(|url| **url == keys).count(), 2);
}

#[test]
fn keys_that_nobody_should_publish_or_that_are_weak() {
    let secret = with(plain(), |t| t.keys[0]["d"] = json!("AQAB"));
    assert_eq!(secret.refused(), "oidc.keys-secret");
    let weak = with(plain(), |t| t.keys[0]["n"] = json!(base64url(&[0x81; 128])));
    assert_eq!(weak.refused(), "oidc.key-unfit");
    let other = with(plain(), |t| t.keys[0]["use"] = json!("enc"));
    assert_eq!(other.refused(), "oidc.key-unfit");
    let consumers = "https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0";
    assert_eq!(
        with(entra(), |t| t.keys[0]["issuer"] = json!(consumers)).refused(),
        "oidc.key-unfit"
    );
}

#[test]
fn keys_of_one_application_alone_are_found() {
    let one = with(entra(), |t| {
        t.header["kid"] = json!("own");
        t.signer = modulus(3);
    });
    assert_eq!(one.refused(), "oidc.key-unknown");
    let fake = one.fake();
    let uri = format!("{}?appid=purser", one.metadata["jwks_uri"].as_str().unwrap());
    let own = json!({"keys": [jwk("own", &modulus(3))]});
    fake.answers.borrow_mut().insert(uri, vec![ok(&own)]);
    assert!(one.run_with(&fake).is_ok());
}

#[test]
fn signing_key_rotation_under_the_same_name() {
    let one = with(plain(), |t| t.signer = modulus(2));
    let fake = one.fake();
    let (old, new) =
        (json!({"keys": [jwk("a", &modulus(1))]}), json!({"keys": [jwk("a", &modulus(2))]}));
    fake.answers
        .borrow_mut()
        .insert("https://dex.example/dex/keys".into(), vec![ok(&old), ok(&new)]);
    assert!(one.run_with(&fake).is_ok());
}

#[test]
fn unreachable_keys_end_the_sign_in_unless_the_portal_trusts_tls() {
    for (error, code) in [
        (FetchError::Network, "session.keys-unreachable"),
        (FetchError::TimedOut, "session.timed-out"),
    ] {
        let one = with(plain(), |t| t.keys_fail = Some(error));
        assert_eq!(one.refused(), code);
        let trusting = with(one, |t| t.trust_tls = true);
        assert_eq!(trusting.run().unwrap().signature(), Signature::TrustedTls);
    }
}

#[test]
fn keys_that_came_but_cannot_be_read_are_never_done_without() {
    for (error, code) in [
        (FetchError::Unreadable, "session.unreadable"),
        (FetchError::TooLarge, "session.unreadable"),
        (FetchError::Redirected, "session.redirected"),
        (FetchError::Offline, "session.offline"),
    ] {
        let one = with(plain(), |t| {
            t.keys_fail = Some(error);
            t.trust_tls = true;
        });
        assert_eq!(one.refused(), code);
    }
    for (status, body) in [(404, "{}"), (500, "<html>"), (200, "<html>"), (200, "{\"keys\":[]}")] {
        let one = with(plain(), |t| t.trust_tls = true);
        let fake = one.fake();
        let answer = Response { status, headers: Vec::new(), body: body.into() };
        fake.answers.borrow_mut().insert("https://dex.example/dex/keys".into(), vec![Ok(answer)]);
        assert!(one.run_with(&fake).unwrap_err().code.starts_with("oidc.key"), "{status} {body}");
    }
}

#[test]
fn a_second_look_that_fails_is_not_trusted() {
    let one = with(plain(), |t| {
        t.header["kid"] = json!("b");
        t.trust_tls = true;
    });
    let fake = one.fake();
    let list = vec![ok(&json!({"keys": [jwk("a", &modulus(1))]})), Err(FetchError::Network)];
    fake.answers.borrow_mut().insert("https://dex.example/dex/keys".into(), list);
    assert_eq!(one.run_with(&fake).unwrap_err().code, "session.keys-unreachable");
}

#[test]
fn bad_algorithms_are_refused_even_without_keys() {
    for alg in ["none", "HS256"] {
        let one = with(plain(), |t| {
            t.header["alg"] = json!(alg);
            t.keys_fail = Some(FetchError::Network);
            t.trust_tls = true;
        });
        assert_eq!(one.refused(), "oidc.id-token-algorithm");
    }
}

/// RFC 8725bis section 3.10: whoever writes the header would choose the key.
#[test]
fn keys_that_a_token_brings_along_are_never_used() {
    let evil = jwk("a", &modulus(9));
    for (name, value) in [
        ("jku", json!("https://evil.example/keys")),
        ("x5u", json!("https://evil.example/certificate")),
        ("jwk", evil.clone()),
        ("x5c", json!(["MIIB"])),
        ("x5t", json!("AQAB")),
    ] {
        for kid in [Some("a"), Some("evil"), None] {
            let forged = |t: &mut Scenario| {
                t.header = json!({"alg": "RS256", "typ": "JWT"});
                if let Some(kid) = kid {
                    t.header["kid"] = json!(kid);
                }
                t.header[name] = value.clone();
                t.signer = modulus(9);
            };
            let one = with(plain(), forged);
            let fake = one.fake();
            let code = one.run_with(&fake).unwrap_err().code;
            let unknown = kid == Some("evil");
            let expected = if unknown { "oidc.key-unknown" } else { "oidc.id-token-signature" };
            assert_eq!(code, expected, "{name} {kid:?}");
            assert!(fake.asked.borrow().iter().all(|url| url.contains("//dex.example/")), "{name}");
        }
        // They change nothing where the provider's own key fits.
        let one = with(plain(), |t| t.header[name] = value.clone());
        let fake = one.fake();
        assert!(one.run_with(&fake).is_ok(), "{name}");
        assert!(fake.asked.borrow().iter().all(|url| url.contains("//dex.example/")), "{name}");
    }
}
