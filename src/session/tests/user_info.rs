//! Groups that the provider tells at its userinfo endpoint alone, or within another claim.

use serde_json::{Value, json};

use super::fake::{Scenario, entra, now, ok, plain, with};
use crate::platform::{FetchError, Response};
use crate::problem::{Owner, Problem};
use crate::session::{Groups, Session, origins, refresh_id_token};
use crate::ui::text;

const ENDPOINT: &str = "https://dex.example/dex/userinfo";

/// A sign-in whose ID token has no groups, at a provider that is asked for them.
fn asking() -> Scenario {
    with(plain(), |t| {
        drop(t.claims.as_object_mut().unwrap().remove("groups"));
        t.metadata["userinfo_endpoint"] = json!(ENDPOINT);
        t.oidc.user_info = true;
    })
}

type Answer = Result<Response, FetchError>;

fn raw(status: u16, body: &str) -> Answer {
    Ok(Response { status, headers: Vec::new(), body: body.into() })
}

/// What becomes of the sign-in where userinfo answers so; and what was asked.
fn told(one: &Scenario, answer: Answer) -> (Result<Session, Problem>, Vec<String>) {
    let fake = one.fake();
    fake.answers.borrow_mut().insert(ENDPOINT.into(), vec![answer]);
    let session = one.run_with(&fake);
    let asked = fake.asked.borrow().clone();
    (session, asked)
}

fn groups(one: &Scenario, body: &Value) -> Groups {
    told(one, ok(body)).0.unwrap().person.groups
}

fn known(groups: &[&str]) -> Groups {
    Groups::Known(groups.iter().map(|group| (*group).to_owned()).collect())
}

#[test]
fn groups_that_the_id_token_lacks_come_from_userinfo_by_one_request() {
    let (session, asked) = told(&asking(), ok(&json!({"sub": "u1", "groups": ["dev", "ops"]})));
    assert_eq!(session.unwrap().person.groups, known(&["dev", "ops"]));
    assert_eq!(asked.iter().filter(|url| **url == ENDPOINT).count(), 1);
    assert_eq!(asked.last().map(String::as_str), Some(ENDPOINT), "after the ID token was accepted");
    // What the provider says there may be nothing.
    assert_eq!(groups(&asking(), &json!({"sub": "u1"})), Groups::Absent);
    assert_eq!(groups(&asking(), &json!({"sub": "u1", "groups": {"a": 1}})), Groups::Absent);
    assert_eq!(groups(&asking(), &json!({"sub": "u1", "groups": []})), known(&[]));
}

#[test]
fn the_request_bears_the_access_token_in_its_header_alone() {
    let request = crate::oidc::user_info::request(ENDPOINT, "a.b");
    assert_eq!(request.url, ENDPOINT);
    assert_eq!(request.headers, [("authorization", "Bearer a.b".to_owned())]);
    assert_eq!(request.body, None);
}

#[test]
fn userinfo_is_asked_only_where_portal_yaml_says_so_and_only_for_what_is_missing() {
    let has = with(asking(), |t| t.claims["groups"] = json!(["g"]));
    let off = with(asking(), |t| t.oidc.user_info = false);
    let none = with(asking(), |t| t.claims["groups"] = json!([]));
    for one in [has, off, none] {
        let (session, asked) = told(&one, ok(&json!({"sub": "u1", "groups": ["x"]})));
        assert!(!asked.contains(&ENDPOINT.to_owned()));
        assert_ne!(session.unwrap().person.groups, known(&["x"]));
    }
    // Entra has no such setting, whatever its document names.
    let microsoft = with(entra(), |t| {
        t.oidc.user_info = true;
        drop(t.claims.as_object_mut().unwrap().remove("groups"));
        t.metadata["userinfo_endpoint"] = json!("https://graph.microsoft.com/oidc/userinfo");
    });
    assert_eq!(microsoft.run().unwrap().person.groups, Groups::Absent);
}

#[test]
fn an_answer_about_somebody_else_ends_the_sign_in() {
    for body in [
        json!({"sub": "u2", "groups": ["admins"]}),
        json!({"sub": "U1", "groups": ["admins"]}),
        json!({"sub": ["u1"], "groups": ["admins"]}),
        json!({"sub": "", "groups": ["admins"]}),
        json!({"groups": ["admins"]}),
    ] {
        let problem = told(&asking(), ok(&body)).0.unwrap_err();
        let found = (problem.code, problem.owner, problem.detail("claim"));
        assert_eq!(found, ("oidc.user-info-subject", Owner::Directory, "sub"), "{body}");
        assert_eq!(problem.detail("address"), ENDPOINT);
    }
}

#[test]
fn answers_that_will_not_do_are_named() {
    let jwt = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ1MSIsImdyb3VwcyI6WyJhIl19.c2ln";
    let jwe = "eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ.AAAA.AAAA.AAAA.AAAA";
    let twice = r#"{"sub": "u1", "groups": ["a"], "groups": ["b"]}"#;
    for (answer, code, owner) in [
        (raw(200, jwt), "oidc.user-info-signed", Owner::Directory),
        (raw(200, &format!("\n{jwe}")), "oidc.user-info-signed", Owner::Directory),
        (raw(200, "<html>"), "oidc.user-info-invalid", Owner::Directory),
        (raw(200, ""), "oidc.user-info-invalid", Owner::Directory),
        (raw(200, "[\"u1\"]"), "oidc.user-info-invalid", Owner::Directory),
        (raw(200, twice), "oidc.user-info-invalid", Owner::Directory),
        (raw(401, "{}"), "oidc.user-info-invalid", Owner::Directory),
        (raw(201, r#"{"sub": "u1"}"#), "oidc.user-info-invalid", Owner::Directory),
        (raw(503, "{}"), "oidc.user-info-invalid", Owner::Wait),
        (Err(FetchError::Network), "session.unreachable", Owner::Wait),
        (Err(FetchError::Redirected), "session.redirected", Owner::Operator),
        (Err(FetchError::TooLarge), "session.unreadable", Owner::Operator),
    ] {
        let problem = told(&asking(), answer.clone()).0.unwrap_err();
        assert_eq!((problem.code, problem.owner), (code, owner), "{answer:?}");
        assert_eq!(problem.detail("address"), ENDPOINT);
        let words = text::words(&problem);
        let told = format!("{problem:?} {} {}", words.what, words.next);
        assert!(!told.contains("eyJ") && !told.contains("Bearer"), "{told}");
    }
}

#[test]
fn an_endpoint_for_userinfo_is_checked_before_anybody_leaves() {
    for (address, code) in [
        (Value::Null, "oidc.discovery-invalid"),
        (json!("/userinfo"), "oidc.discovery-invalid"),
        (json!("https://dex.example/u#a"), "oidc.discovery-invalid"),
        (json!("http://dex.example/u"), "oidc.endpoint-insecure"),
        (json!("https://other.example/u"), "session.host-not-listed"),
        (json!("https://dex.example.evil.example/u"), "session.host-not-listed"),
    ] {
        let one = with(asking(), |t| t.metadata["userinfo_endpoint"] = address.clone());
        let fake = one.fake();
        let problem = one.run_with(&fake).unwrap_err();
        assert_eq!(problem.code, code, "{address}");
        assert!(fake.stored.borrow().is_empty(), "{address}");
        // Nobody else minds it.
        let off = with(one, |t| t.oidc.user_info = false);
        assert!(off.run().is_ok(), "{address}");
    }
}

#[test]
fn the_host_of_userinfo_is_one_that_portal_yaml_names() {
    let address = "https://api.dex.example/userinfo";
    let one = with(asking(), |t| {
        t.metadata["userinfo_endpoint"] = json!(address);
        t.oidc.hosts = vec!["https://api.dex.example".into()];
    });
    assert_eq!(origins(&one.portal()), ["https://dex.example", "https://api.dex.example"]);
    let fake = one.fake();
    let body = json!({"sub": "u1", "groups": ["a"]});
    fake.answers.borrow_mut().insert(address.into(), vec![ok(&body)]);
    assert_eq!(one.run_with(&fake).unwrap().person.groups, known(&["a"]));
}

#[test]
fn a_renewal_does_not_ask_again_and_loses_no_groups() {
    let one = asking();
    let fake = one.fake();
    let body = json!({"sub": "u1", "groups": ["dev"]});
    fake.answers.borrow_mut().insert(ENDPOINT.into(), vec![ok(&body)]);
    let session = one.run_with(&fake).unwrap();
    let fresh = now(refresh_id_token(&fake, &one.portal(), &session)).unwrap();
    assert_eq!(session.with_newer(fresh).person.groups, known(&["dev"]));
    assert_eq!(fake.asked.borrow().iter().filter(|url| **url == ENDPOINT).count(), 1);
}

/// The groups of a token with these claims, by a claim that `portal.yaml` names.
fn by_claim(claim: &str, claims: Value) -> Groups {
    let one = with(plain(), |t| {
        t.oidc.groups_claim = Some(claim.to_owned());
        let all = t.claims.as_object_mut().unwrap();
        drop(all.remove("groups"));
        all.extend(claims.as_object().unwrap().clone());
    });
    one.run().unwrap().person.groups
}

#[test]
fn groups_may_lie_within_another_claim() {
    let realm = json!({"realm_access": {"roles": ["dev"]}});
    assert_eq!(by_claim("realm_access.roles", realm.clone()), known(&["dev"]));
    let client = json!({"resource_access": {"my-client": {"roles": ["a", "b"]}}});
    assert_eq!(by_claim("resource_access.my-client.roles", client), known(&["a", "b"]));
    assert_eq!(by_claim("realm_access.role", realm.clone()), Groups::Absent);
    assert_eq!(by_claim("realm_access", realm.clone()), Groups::Absent);
    assert_eq!(by_claim("realm_access.roles.0", realm.clone()), Groups::Absent);
    for odd in ["realm_access.", ".roles", ".", "realm_access..roles"] {
        assert_eq!(by_claim(odd, realm.clone()), Groups::Absent, "{odd}");
    }
    // A name with dots of its own comes first, and one that is an address is no path.
    let both = json!({"a.b": ["whole"], "a": {"b": ["within"]}});
    assert_eq!(by_claim("a.b", both), known(&["whole"]));
    for name in ["https://example.com/groups", "cognito:groups", "urn:example:roles"] {
        assert_eq!(by_claim(name, json!({name: ["g"]})), known(&["g"]));
    }
    let nobody = json!({"realm_access": null, "groups": ["other"]});
    assert_eq!(by_claim("realm_access.roles", nobody), Groups::Absent);
}

#[test]
fn the_claim_of_groups_is_looked_for_at_userinfo_too() {
    let one = with(asking(), |t| t.oidc.groups_claim = Some("realm_access.roles".into()));
    let body = json!({"sub": "u1", "groups": ["x"], "realm_access": {"roles": ["dev"]}});
    assert_eq!(groups(&one, &body), known(&["dev"]));
}
