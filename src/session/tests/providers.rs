//! What real providers answer: audiences, discovery documents, key sets. The inputs lie under
//! `tests/fixtures/cases/C`.

use serde_json::{Value, json};

use super::fake::{NOW, Scenario, modulus, now, ok, plain, with};
use crate::encode::base64url;
use crate::platform::Response;
use crate::problem::{Owner, Problem};
use crate::session::{Session, origins, refresh_id_token};
use crate::ui::text;

fn words(problem: &Problem) -> String {
    let words = text::words(problem);
    format!("{} {}", words.what, words.next)
}

/// A sign-in whose ID token bears these claims, where the operator trusts these audiences.
fn with_claims(claims: &str, trusted: &[&str]) -> Scenario {
    let claims: Value = serde_json::from_str(claims).unwrap();
    with(plain(), |t| {
        let issuer = claims["iss"].as_str().unwrap().to_owned();
        t.metadata["issuer"] = json!(issuer);
        for name in ["authorization_endpoint", "token_endpoint", "jwks_uri"] {
            t.metadata[name] = json!(format!("{}/{name}", issuer.trim_end_matches('/')));
        }
        t.oidc.issuer = issuer;
        t.oidc.trusted_audiences = trusted.iter().map(|one| (*one).to_owned()).collect();
        t.claims = claims;
        t.claims["iat"] = json!(NOW);
        t.claims["exp"] = json!(NOW + 3600);
    })
}

const PROJECT: &str = include_str!("../../../tests/fixtures/cases/c/C01-project-audiences.json");
const ISSUER: &str = include_str!("../../../tests/fixtures/cases/c/C02-issuer-as-audience.json");
const MAPPER: &str = include_str!("../../../tests/fixtures/cases/c/C03-audience-mapper.json");

#[test]
fn several_audiences_are_accepted_where_each_foreign_one_is_trusted() {
    for (claims, trusted) in [
        (PROJECT, &["kubectl", "383168317235462148"][..]),
        (ISSUER, &["https://identity.example/"]),
        (MAPPER, &["other", "kubernetes"]),
    ] {
        assert!(with_claims(claims, trusted).run().is_ok(), "{claims}");
        let problem = with_claims(claims, &[]).run().unwrap_err();
        let told = words(&problem);
        let missing: Vec<_> = trusted.iter().filter(|one| **one != "other").collect();
        let key = missing.iter().map(|one| format!("\"{one}\"")).collect::<Vec<_>>().join(", ");
        assert_eq!(
            (problem.code, problem.owner),
            ("oidc.id-token-audiences", Owner::Operator),
            "{claims}"
        );
        assert!(told.contains(&format!("oidc.trustedAudiences: [{key}]")), "{told}");
    }
    // Only what is missing is named, and nothing but the very text is trusted.
    let problem = with_claims(PROJECT, &["kubectl", "*"]).run().unwrap_err();
    assert_eq!(problem.detail("audiences"), "383168317235462148");
    assert_eq!(with_claims(MAPPER, &["Kubernetes"]).refused(), "oidc.id-token-audiences");
}

#[test]
fn the_authorized_party_is_this_client_wherever_another_is_among_the_audiences() {
    let refused = |claims: &str, trusted: &[&str], change: &dyn Fn(&mut Value)| {
        let problem =
            with(with_claims(claims, trusted), |t| change(&mut t.claims)).run().unwrap_err();
        (problem.code, problem.detail("claim").to_owned())
    };
    let azp = ("oidc.id-token-audience", "azp".to_owned());
    let without = |claims: &mut Value| drop(claims.as_object_mut().unwrap().remove("azp"));
    assert_eq!(refused(MAPPER, &["kubernetes"], &without), azp);
    for other in [json!("kubernetes"), json!(["purser"]), Value::Null, json!("")] {
        let change = |claims: &mut Value| claims["azp"] = other.clone();
        assert_eq!(refused(MAPPER, &["kubernetes"], &change), azp, "{other}");
        assert_eq!(refused(ISSUER, &["https://identity.example/"], &change), azp, "{other}");
    }
    // A trusted audience is no stand-in for this client.
    let alone = |claims: &mut Value| claims["aud"] = json!(["kubernetes"]);
    let aud = ("oidc.id-token-audience", "aud".to_owned());
    assert_eq!(refused(MAPPER, &["kubernetes"], &alone), aud);
    let number = |claims: &mut Value| claims["aud"] = json!(["purser", 5]);
    assert_eq!(refused(MAPPER, &["5"], &number), ("oidc.id-token-claim", "aud".to_owned()));
}

/// A renewal after a sign-in with the audiences of [`MAPPER`].
fn renewed(aud: Value) -> Result<Session, Problem> {
    let one = with_claims(MAPPER, &["kubernetes"]);
    let fake = one.fake();
    let session = one.run_with(&fake).unwrap();
    let mut claims = one.claims.clone();
    claims["aud"] = aud;
    one.renew(&fake, &session, &claims)
}

#[test]
fn a_renewed_token_is_held_to_the_same_audiences() {
    assert!(renewed(json!(["purser", "kubernetes"])).is_ok());
    let more = renewed(json!(["kubernetes", "purser", "billing"])).unwrap_err();
    assert_eq!((more.code, more.detail("audiences")), ("oidc.id-token-audiences", "billing"));
    // The audiences of the first must all be there (Core 12.2).
    let fewer = renewed(json!("purser")).unwrap_err();
    assert_eq!(fewer.code, "oidc.id-token-audience");
    assert_eq!(renewed(json!(["kubernetes"])).unwrap_err().code, "oidc.id-token-audience");
}

/// A sign-in at a provider with this discovery document, in whose origin everything lies.
fn at(document: &str) -> Scenario {
    let document: Value = serde_json::from_str(document).unwrap();
    with(plain(), |t| {
        let issuer = document["issuer"].as_str().unwrap().to_owned();
        t.claims["iss"] = json!(issuer);
        t.oidc.issuer = issuer;
        t.metadata = document;
    })
}

/// Code, owner and words of the refusal.
fn refusal(one: &Scenario) -> (&'static str, Owner, String) {
    let problem = one.run().unwrap_err();
    (problem.code, problem.owner, words(&problem))
}

const NO_KEY: &str = include_str!("../../../tests/fixtures/cases/c/C13-no-signing-key.json");
const IMPLICIT: &str = include_str!("../../../tests/fixtures/cases/c/C20-implicit-only.json");
const NO_CODE: &str = include_str!("../../../tests/fixtures/cases/c/C21-no-code-plain-pkce.json");
const HTTP: &str = include_str!("../../../tests/fixtures/cases/c/C22-http-endpoints.json");

#[test]
fn what_is_wrong_with_a_discovery_document_is_told_before_anybody_leaves() {
    for (document, code, part) in [
        (NO_KEY, "oidc.no-algorithm", "signs only with HS256"),
        (IMPLICIT, "oidc.no-code-flow", "response_types_supported"),
        (NO_CODE, "oidc.no-pkce", "PKCE with S256"),
        (
            HTTP,
            "oidc.endpoint-insecure",
            "authorization_endpoint isn't an https address: http://kc.example/realms/r/",
        ),
    ] {
        let one = at(document);
        let fake = one.fake();
        let problem = one.run_with(&fake).unwrap_err();
        let told = words(&problem);
        assert_eq!((problem.code, problem.owner), (code, Owner::Directory), "{told}");
        assert!(told.contains(part), "{told}");
        assert!(fake.stored.borrow().is_empty() && fake.asked.borrow().len() == 1, "{code}");
    }
}

#[test]
fn the_member_that_is_wrong_is_named() {
    for name in ["authorization_endpoint", "token_endpoint", "jwks_uri"] {
        for value in [Value::Null, json!(5), json!("/relative"), json!("https://dex.example/#a")] {
            let one = with(plain(), |t| t.metadata[name] = value.clone());
            let fake = one.fake();
            let problem = one.run_with(&fake).unwrap_err();
            assert_eq!(problem.code, "oidc.discovery-invalid", "{name} {value}");
            assert!(words(&problem).contains(&format!("no usable {name}")), "{name}");
        }
    }
    // What is not an endpoint of the page's need not be there, but is protected too.
    let end = with(plain(), |t| t.metadata["end_session_endpoint"] = json!("http://dex.example/x"));
    assert!(
        refusal(&end)
            .2
            .contains("end_session_endpoint isn't an https address: http://dex.example/x")
    );
}

#[test]
fn response_types_and_algorithms_that_will_do() {
    let list = |name: &'static str, value: Value| with(plain(), |t| t.metadata[name] = value);
    for types in [json!(["code"]), json!(["id_token", "code id_token"]), json!([]), Value::Null] {
        assert!(list("response_types_supported", types.clone()).run().is_ok(), "{types}");
    }
    let algs = "id_token_signing_alg_values_supported";
    for good in [json!(["HS256", "RS256"]), json!([]), Value::Null] {
        assert!(list(algs, good.clone()).run().is_ok(), "{good}");
    }
    for bad in [json!(["none"]), json!(["HS256", "HS512"]), json!(["ES256K"])] {
        assert_eq!(list(algs, bad.clone()).refused(), "oidc.no-algorithm", "{bad}");
    }
    let token = list("response_types_supported", json!(["token", "id_token"]));
    assert_eq!(token.refused(), "oidc.no-code-flow");
}

/// What becomes of a sign-in whose provider answers so for its keys.
fn keys(body: &str) -> Problem {
    let one = with(plain(), |t| t.trust_tls = true);
    let fake = one.fake();
    let body: Value = serde_json::from_str(body).unwrap();
    fake.answers.borrow_mut().insert("https://dex.example/dex/keys".into(), vec![ok(&body)]);
    one.run_with(&fake).unwrap_err()
}

#[test]
fn what_is_wrong_with_a_key_set_is_told() {
    for set in ["{}", r#"{"keys": null}"#, r#"{"keys": []}"#] {
        let problem = keys(set);
        assert_eq!((problem.code, problem.owner), ("oidc.keys-empty", Owner::Directory), "{set}");
        assert_eq!(problem.detail("address"), "https://dex.example/dex/keys");
        assert!(words(&problem).contains("publishes no keys. Its administrator should choose"));
    }
    let secret = r#"{"keys": [{"kty": "oct", "kid": "h", "alg": "HS256", "k": "c2VjcmV0"}]}"#;
    assert_eq!(keys(secret).code, "oidc.keys-secret");
    for odd in ["[]", r#"{"keys": {}}"#, r#""keys""#] {
        assert_eq!(keys(odd).code, "oidc.keys-invalid", "{odd}");
    }
    // A set that is filled a moment later is looked at again.
    let one = plain();
    let fake = one.fake();
    let uri = "https://dex.example/dex/keys".to_owned();
    let list = vec![ok(&json!({"keys": []})), ok(&json!({"keys": one.keys}))];
    fake.answers.borrow_mut().insert(uri, list);
    assert!(one.run_with(&fake).is_ok());
}

#[test]
fn a_token_that_a_secret_signs_or_that_is_encrypted_is_told_as_such() {
    let header = include_str!("../../../tests/fixtures/cases/c/C04-signed-with-a-secret.json");
    let one = with(plain(), |t| t.header = serde_json::from_str(header).unwrap());
    let (code, owner, told) = refusal(&one);
    assert_eq!((code, owner), ("oidc.id-token-algorithm", Owner::Directory));
    assert!(
        told.contains("signed with a secret (HS256)") && told.contains("signing key"),
        "{told}"
    );

    let encrypted = include_str!("../../../tests/fixtures/cases/c/C05-encrypted.txt").trim();
    let one = plain();
    let fake = one.fake();
    let session = one.run_with(&fake).unwrap();
    let answer = |id_token: &str| {
        let body = json!({"token_type": "bearer", "id_token": id_token, "access_token": "b"});
        fake.answers.borrow_mut().insert("https://dex.example/dex/token".into(), vec![ok(&body)]);
        now(refresh_id_token(&fake, &one.portal(), &session)).unwrap_err()
    };
    let problem = answer(encrypted);
    assert_eq!((problem.code, problem.owner), ("oidc.id-token-encrypted", Owner::Directory));
    assert!(words(&problem).contains("turn off ID token encryption"));
    // Five parts alone are nothing.
    assert_eq!(answer("e30.AAAA.AAAA.AAAA.AAAA").code, "oidc.id-token-malformed");
}

const COGNITO: &str = include_str!("../../../tests/fixtures/cases/c/C19-own-sign-out.json");

#[test]
fn signing_out_in_the_providers_own_form() {
    let cognito = with(at(COGNITO), |t| {
        t.oidc.hosts = vec!["https://dom.auth.eu-west-1.amazoncognito.com".into()];
        t.metadata["response_modes_supported"] = json!(["fragment"]);
    });
    let out = |one: &Scenario| {
        let fake = one.fake();
        let session = one.run_with(&fake).unwrap();
        let both = [session.sign_out_url(&fake), session.sign_out_url_without_hint(&fake)];
        assert_eq!(both[0], both[1], "no ID token goes along");
        both[0].clone().unwrap()
    };
    let host = "https://dom.auth.eu-west-1.amazoncognito.com/logout";
    let back = "https%3A%2F%2Fk8s.example%2F";
    assert_eq!(out(&cognito), format!("{host}?client_id=purser&logout_uri={back}"));
    let auth0 = with(plain(), |t| {
        let address = "https://a.example/v2/logout?client_id={clientId}&returnTo={redirectUri}";
        t.oidc.sign_out_url = Some(address.into());
        t.redirect = Some("signin-2.html".into());
        t.place = format!("{}signin-2.html", super::fake::PAGE);
    });
    let expected =
        format!("https://a.example/v2/logout?client_id=purser&returnTo={back}signin-2.html");
    assert_eq!(out(&auth0), expected);
}

const USER_FLOW: &str = include_str!("../../../tests/fixtures/cases/c/C12-user-flow.json");

/// A sign-in at a provider whose document lies at another address than under its issuer.
fn elsewhere(discovery_url: &str) -> Scenario {
    with(at(USER_FLOW), |t| t.oidc.discovery_url = Some(discovery_url.to_owned()))
}

#[test]
fn a_document_may_lie_elsewhere_where_the_portal_says_so() {
    let address = "https://contoso.b2clogin.com/contoso.onmicrosoft.com/b2c_1_susi/v2.0/.well-known/openid-configuration";
    let one = elsewhere(address);
    let fake = one.fake();
    let session = one.run_with(&fake).unwrap();
    assert_eq!(session.issuer, one.oidc.issuer);
    assert_eq!(fake.asked.borrow().first().map(String::as_str), Some(address));
    // The page's policy lets it ask there.
    let gateway = elsewhere("https://gateway.example/oidc?policy=a");
    assert!(gateway.run().is_ok());
    let all = origins(&gateway.portal());
    assert_eq!(all, ["https://contoso.b2clogin.com", "https://gateway.example"]);
    let at_gateway = with(elsewhere("https://gateway.example/oidc"), |t| {
        t.metadata["token_endpoint"] = json!("https://gateway.example/token");
    });
    assert!(at_gateway.run().is_ok());
    let foreign = with(elsewhere("https://gateway.example/oidc"), |t| {
        t.metadata["token_endpoint"] = json!("https://evil.example/token");
    });
    assert_eq!(foreign.refused(), "session.host-not-listed");
}

#[test]
fn the_issuer_is_checked_exactly_wherever_the_document_lies() {
    let address = "https://gateway.example/oidc";
    let own = elsewhere(address).oidc.issuer;
    for issuer in [own.trim_end_matches('/'), "https://gateway.example", "https://evil.example"] {
        let document = with(elsewhere(address), |t| t.metadata["issuer"] = json!(issuer));
        let (code, owner, told) = refusal(&document);
        assert_eq!((code, owner), ("oidc.issuer-mismatch", Owner::Operator));
        assert!(told.contains("oidc.discoveryUrl"), "{told}");
        let token = with(elsewhere(address), |t| t.claims["iss"] = json!(issuer));
        assert_eq!(token.refused(), "oidc.id-token-issuer", "{issuer}");
    }
    let answer = with(elsewhere(address), |t| t.answer = vec![("iss", Some(address))]);
    assert_eq!(answer.refused(), "oidc.answer-issuer");
}

#[test]
fn keys_as_providers_publish_them() {
    let n = modulus(1);
    let rsa = |more: Value| {
        let mut key = json!({"kty": "RSA", "kid": "a", "n": n, "e": "AQAB"});
        key.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        key
    };
    let ec = json!({"kty": "EC", "kid": "a", "crv": "P-256", "x": n, "y": "AA"});
    let okp = json!({"kty": "OKP", "kid": "a", "crv": "Ed25519", "x": n});
    let nameless = json!({"kty": "RSA", "n": n, "e": "AQAB"});
    let weak = json!({"kty": "RSA", "kid": "a", "n": base64url(&[0x81; 128]), "e": "AQAB"});
    let own = json!({"alg": "RS256", "kid": "a"});
    for (header, keys, code) in [
        (json!({"alg": "RS256"}), json!([nameless]), "ok"),
        (json!({"alg": "ES256", "kid": "a"}), json!([ec]), "ok"),
        (json!({"alg": "EdDSA", "kid": "a"}), json!([okp]), "ok"),
        (json!({"alg": "RS256"}), json!([ec, nameless, okp]), "ok"),
        (own.clone(), json!([ec, rsa(json!({}))]), "ok"),
        (own.clone(), json!([rsa(json!({"use": "enc"})), rsa(json!({"use": "sig"}))]), "ok"),
        (own.clone(), json!([rsa(json!({"alg": "RS512"})), rsa(json!({"alg": "RS256"}))]), "ok"),
        (
            own.clone(),
            json!([null, 5, "x", {}, rsa(json!({"x5t": "a", "more": {"b": [1]}}))]),
            "ok",
        ),
        (own.clone(), json!([rsa(json!({})), rsa(json!({}))]), "oidc.key-ambiguous"),
        (own.clone(), json!([nameless]), "oidc.key-unknown"),
        (own.clone(), json!([{"kty": "RSA", "kid": "a", "x5c": ["MIIB"]}]), "oidc.key-unfit"),
        (own.clone(), json!([weak]), "oidc.key-unfit"),
        (own.clone(), json!([ec]), "oidc.key-unfit"),
        (own.clone(), json!([rsa(json!({"alg": "RSA-OAEP"}))]), "oidc.key-unfit"),
        (json!({"alg": "ES384", "kid": "a"}), json!([ec]), "oidc.key-unfit"),
        (json!({"alg": "ES256K", "kid": "a"}), json!([ec]), "oidc.id-token-algorithm"),
    ] {
        let one = with(plain(), |t| {
            t.header = header.clone();
            t.keys = keys.as_array().unwrap().clone();
            drop(
                t.metadata.as_object_mut().unwrap().remove("id_token_signing_alg_values_supported"),
            );
        });
        let found = one.run().map_or_else(|problem| problem.code, |_| "ok");
        assert_eq!(found, code, "{header} {keys}");
    }
}

#[test]
fn what_comes_in_place_of_a_discovery_document_is_told() {
    let at = |status: u16, body: &str| {
        let one = plain();
        let fake = one.fake();
        let address = "https://dex.example/dex/.well-known/openid-configuration";
        let answer = Response { status, headers: Vec::new(), body: body.into() };
        fake.answers.borrow_mut().insert(address.into(), vec![Ok(answer)]);
        let problem = one.run_with(&fake).unwrap_err();
        (problem.code, problem.owner, words(&problem))
    };
    for (body, part) in [
        ("<!doctype html><title>Sign in</title>", "such as a web page"),
        ("", "such as a web page"),
        ("{\"issuer\": \"https://dex.example/dex\"", "such as a web page"),
        ("[]", "no usable issuer"),
        ("{\"error\": \"not_found\"}", "no usable issuer"),
    ] {
        let (code, owner, told) = at(200, body);
        assert_eq!((code, owner), ("oidc.discovery-invalid", Owner::Operator), "{body}");
        assert!(told.contains(part), "{told}");
    }
    assert_eq!(at(404, "<html>").0, "oidc.discovery-status");
    assert_eq!(at(503, "").1, Owner::Wait);
}

#[test]
fn times_in_milliseconds_are_no_fault_of_the_clock() {
    for (claim, at, code) in [
        ("iat", NOW * 1000, "oidc.id-token-claim"),
        ("nbf", NOW * 1000, "oidc.id-token-claim"),
        ("iat", NOW + 9000, "oidc.id-token-never"),
    ] {
        let problem = with(plain(), |t| t.claims[claim] = json!(at)).run().unwrap_err();
        assert_eq!(problem.code, code, "{claim} {at}");
    }
    // A token may be meant to last for ever.
    assert!(with(plain(), |t| t.claims["exp"] = json!(NOW * 1000)).run().is_ok());
}
