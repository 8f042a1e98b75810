//! What real providers answer: audiences, discovery documents, key sets. The inputs lie under
//! `tests/fixtures/cases/C`.

use serde_json::{Value, json};

use super::fake::{NOW, Scenario, now, ok, plain, token, with};
use crate::problem::{Owner, Problem};
use crate::session::{Session, refresh_id_token};
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

const PROJECT: &str = include_str!("../../../tests/fixtures/cases/C/C01-project-audiences.json");
const ISSUER: &str = include_str!("../../../tests/fixtures/cases/C/C02-issuer-as-audience.json");
const MAPPER: &str = include_str!("../../../tests/fixtures/cases/C/C03-audience-mapper.json");

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
    let id_token = token(&one.header, &claims, &one.signer);
    let body = json!({"token_type": "bearer", "id_token": id_token, "access_token": "b"});
    let endpoint = one.metadata["token_endpoint"].as_str().unwrap().to_owned();
    fake.answers.borrow_mut().insert(endpoint, vec![ok(&body)]);
    now(refresh_id_token(&fake, &one.portal(), &session))
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
