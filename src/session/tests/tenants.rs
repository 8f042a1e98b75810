//! Access tokens of other tenants.

use serde_json::{Value, json};

use super::fake::{PAGE, TID, entra, now, token};
use super::signed_in::{SCOPE, access, got, signed_in};
use crate::encode::form_decode;
use crate::platform::Response;
use crate::problem::{Owner, Problem};
use crate::session::{self, PendingRedirect, Resource, complete, find_response, reauthorize};

const ELSEWHERE: &str = "9a0b1c2d-3e4f-4a5b-8c6d-7e8f9a0b1c2d";

#[test]
fn a_tenant_that_the_page_does_not_serve_is_not_asked() {
    let mut one = entra();
    one.allowed = vec![TID.to_owned()];
    let (fake, portal, session) = signed_in(&one);
    let scopes = [SCOPE.to_owned()];
    for tenant in [ELSEWHERE, "evil.example", "../x", "common"] {
        let resource = Resource { scopes: &scopes, tenant: Some(tenant) };
        let problem = now(session::access_token(&fake, &portal, &session, &resource)).unwrap_err();
        assert_eq!((problem.code, problem.owner), ("session.other-tenant", Owner::Operator));
        let way = Problem::new("session.consent", Owner::Person).with("tenant", tenant);
        let left = now(reauthorize(&fake, &portal, &portal.identities[0], PAGE, "", &way));
        assert_eq!(left.unwrap_err().code, "session.other-tenant");
    }
    assert!(fake.sent.borrow().is_empty());
}

#[test]
fn another_tenant_is_asked_at_its_own_address_and_signing_in_there_stays_there() {
    let one = entra();
    let (fake, portal, session) = signed_in(&one);
    let at = |path: &str| format!("https://login.microsoftonline.com/{ELSEWHERE}{path}");
    let metadata = json!({
        "issuer": at("/v2.0"), "authorization_endpoint": at("/oauth2/v2.0/authorize"),
        "token_endpoint": at("/oauth2/v2.0/token"), "jwks_uri": at("/discovery/v2.0/keys"),
        "response_modes_supported": ["fragment"],
    });
    let put = |url: String, status: u16, body: &Value| {
        let answer = Response { status, headers: Vec::new(), body: body.to_string() };
        fake.answers.borrow_mut().insert(url, vec![Ok(answer)]);
    };
    put(at("/v2.0/.well-known/openid-configuration"), 200, &metadata);
    put(at("/discovery/v2.0/keys"), 200, &json!({"keys": one.keys}));
    // The refresh token of the first sign-in is good there too, until the tenant asks for more.
    let refused = json!({"error": "interaction_required", "claims": "{\"a\":{}}"});
    put(at("/oauth2/v2.0/token"), 400, &refused);
    let scopes = [SCOPE.to_owned()];
    let resource = Resource { scopes: &scopes, tenant: Some(ELSEWHERE) };
    let problem = now(session::access_token(&fake, &portal, &session, &resource)).unwrap_err();
    assert_eq!((problem.code, problem.detail("tenant")), ("session.interaction", ELSEWHERE));

    let identity = &portal.identities[0];
    let url = now(reauthorize(&fake, &portal, identity, PAGE, "", &problem)).unwrap();
    assert!(url.starts_with(&at("/oauth2/v2.0/authorize?")), "{url}");
    let asked = form_decode(url.split_once('?').unwrap().1);
    let mut claims = one.claims.clone();
    claims["iss"] = json!(at("/v2.0"));
    claims["tid"] = json!(ELSEWHERE);
    claims["nonce"] = json!(got(&asked, "nonce"));
    let body = json!({"token_type": "Bearer", "access_token": "access", "refresh_token": "r9",
                      "id_token": token(&one.header, &claims, &one.signer), "expires_in": 3600});
    put(at("/oauth2/v2.0/token"), 200, &body);
    let back = format!("code=c&state={}", got(&asked, "state"));
    let taken = PendingRedirect::take(&fake, find_response(PAGE, "", &back).unwrap());
    let there = now(complete(&fake, &portal, PAGE, taken)).result.unwrap();
    assert_eq!(there.person.tid.as_deref(), Some(ELSEWHERE));
    // From then on it is this tenant that is asked.
    put(
        at("/oauth2/v2.0/token"),
        200,
        &json!({"token_type": "Bearer", "access_token": "b", "expires_in": 9}),
    );
    fake.asked.borrow_mut().clear();
    now(access(&fake, &portal, &there, SCOPE)).unwrap();
    assert!(fake.asked.borrow().iter().all(|url| url.contains(ELSEWHERE)));
}
