//! Fresh tokens (OpenID Connect Core 12).

use serde_json::{Value, json};

use super::fake::{NOW, now, plain};
use crate::platform::Response;
use crate::problem::Problem;
use crate::session::{Session, refresh_id_token};

fn renewed(change: impl FnOnce(&mut Value)) -> Result<Session, Problem> {
    let one = plain();
    let fake = one.fake();
    let session = one.run_with(&fake).unwrap();
    let mut claims = one.claims.clone();
    claims["iat"] = json!(NOW + 60);
    claims["exp"] = json!(NOW + 7200);
    change(&mut claims);
    *fake.now.borrow_mut() = NOW + 60;
    one.renew(&fake, &session, &claims)
}

#[test]
fn refresh_token() {
    let session = renewed(|_| ()).unwrap();
    assert_eq!(session.expires_at(), NOW + 7200);
    assert!(session.can_refresh(), "the old refresh token stays where no new one comes");
}

#[test]
fn refresh_token_invalid_issuer() {
    let problem = renewed(|claims| claims["iss"] = json!("https://evil.example")).unwrap_err();
    assert_eq!(problem.code, "oidc.id-token-issuer");
}

#[test]
fn refresh_token_invalid_sub() {
    assert_eq!(renewed(|claims| claims["sub"] = json!("u2")).unwrap_err().code, "oidc.renewed");
}

#[test]
fn refresh_token_older_than_the_first() {
    assert_eq!(renewed(|claims| claims["iat"] = json!(NOW - 60)).unwrap_err().code, "oidc.renewed");
}

#[test]
fn refresh_token_of_another_sign_in() {
    for (name, value) in
        [("nonce", json!("other")), ("azp", json!("purser")), ("auth_time", json!(1))]
    {
        let problem = renewed(|claims| claims[name] = value).unwrap_err();
        assert_eq!(problem.code, "oidc.renewed", "{name}");
    }
    assert_eq!(
        renewed(|claims| claims["aud"] = json!("x")).unwrap_err().code,
        "oidc.id-token-audience"
    );
}

#[test]
fn a_refresh_token_that_has_ended_leads_to_a_new_sign_in() {
    let one = plain();
    let fake = one.fake();
    let session = one.run_with(&fake).unwrap();
    let endpoint = one.metadata["token_endpoint"].as_str().unwrap().to_owned();
    let body = json!({"error": "invalid_grant"}).to_string();
    let refused = Ok(Response { status: 400, headers: Vec::new(), body });
    fake.answers.borrow_mut().insert(endpoint, vec![refused]);
    let problem = now(refresh_id_token(&fake, &one.portal(), &session)).unwrap_err();
    assert_eq!(problem.code, "session.cannot-renew");
}
