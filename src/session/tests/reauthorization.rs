//! Refusals that the person resolves at the provider.

use serde_json::json;

use super::fake::{PAGE, entra, now};
use super::signed_in::{SCOPE, ask, got, signed_in};
use crate::encode::form_decode;
use crate::problem::{Owner, Problem};
use crate::session::{Prompt, begin, needs_reauthorization, reauthorize};

#[test]
fn what_the_person_must_resolve_leads_back_with_what_was_asked() {
    let claims = r#"{"access_token":{"capolids":{"essential":true,"values":["c1"]}}}"#;
    let stepped = json!({"error": "interaction_required", "claims": claims,
        "error_description": "AADSTS50076: MFA.\r\nTrace ID: 0f0f0f0f-0000-4000-8000-000000000001"});
    let problem = ask(400, &stepped).unwrap_err();
    assert_eq!((problem.code, problem.owner), ("session.interaction", Owner::Person));
    assert_eq!((problem.detail("scope"), problem.detail("claims")), (SCOPE, claims));
    assert_eq!(problem.detail("number"), "AADSTS50076");

    for (suberror, code) in [
        ("consent_required", "session.consent"),
        ("basic_action", "session.interaction"),
        ("additional_action", "session.interaction"),
        ("message_only", "session.interaction"),
        // An older answer names no suberror; the number alone offers the same way.
        ("", "session.consent"),
    ] {
        let body = json!({"error": "invalid_grant", "suberror": suberror,
                          "error_description": "AADSTS65001: Not consented."});
        let problem = ask(400, &body).unwrap_err();
        assert_eq!((problem.code, problem.detail("claims")), (code, ""), "{suberror}");
        assert!(needs_reauthorization(&problem));
    }
    let code = |error: &str| ask(400, &json!({"error": error})).unwrap_err().code;
    assert_eq!(code("login_required"), "session.interaction");
    assert_eq!(code("consent_required"), "session.consent");
}

#[test]
fn a_sign_in_that_has_ended_leads_back_with_the_scope() {
    for (error, suberror, number, code) in [
        ("invalid_grant", "", "AADSTS700084: 24 h.", "session.cannot-renew"),
        ("invalid_grant", "", "", "session.cannot-renew"),
        ("interaction_required", "token_expired", "AADSTS70043: x", "session.interaction"),
        ("invalid_grant", "token_expired", "AADSTS70043: x", "session.cannot-renew"),
    ] {
        let body = json!({"error": error, "suberror": suberror, "error_description": number});
        let problem = ask(400, &body).unwrap_err();
        assert_eq!((problem.code, problem.detail("scope")), (code, SCOPE), "{number}");
        assert!(needs_reauthorization(&problem));
    }
    // Nobody can be helped by signing in again.
    for number in ["AADSTS53003: Blocked.", "AADSTS50105: Not assigned.", "AADSTS50020: Guest."] {
        let body = json!({"error": "invalid_grant", "error_description": number});
        assert!(!needs_reauthorization(&ask(400, &body).unwrap_err()), "{number}");
    }
}

#[test]
fn the_way_back_asks_for_the_scope_and_the_claims_once() {
    let one = entra();
    let (fake, portal, _) = signed_in(&one);
    let identity = &portal.identities[0];
    let query = |problem: &Problem| {
        let url = now(reauthorize(&fake, &portal, identity, PAGE, "", problem)).unwrap();
        form_decode(url.split_once('?').unwrap().1)
    };
    let claims = r#"{"access_token":{"x":{"essential":true}}}"#;
    let problem = Problem::new("session.interaction", Owner::Person).with("scope", SCOPE);
    let asked = query(&problem.clone().with("claims", claims));
    assert_eq!(got(&asked, "scope"), format!("openid profile email {SCOPE}"));
    assert_eq!(got(&asked, "claims"), claims);
    assert_eq!(got(&asked, "prompt"), "");
    // What is not an object of JSON, or too much of it, stays here.
    let long = format!("{{\"x\":\"{}\"}}", "y".repeat(5000));
    for bad in ["", "nonsense", "[]", "\"x\"", "{\"a\":1,\"a\":2}", long.as_str()] {
        let asked = query(&problem.clone().with("claims", bad));
        assert!(asked.get("claims").is_none(), "{bad}");
    }
    // An ordinary sign-in asks for neither.
    let url = now(begin(&fake, &portal, identity, PAGE, "", Prompt::Default)).unwrap();
    let asked = form_decode(url.split_once('?').unwrap().1);
    assert!(asked.get("claims").is_none());
    assert_eq!(got(&asked, "scope"), "openid profile email");
}
