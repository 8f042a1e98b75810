//! Access tokens for other resources.

use serde_json::{Value, json};

use super::fake::{NOW, entra, now};
use super::signed_in::{SCOPE, access, ask, got, next, sent, signed_in};
use crate::platform::Response;
use crate::problem::Owner;
use crate::session::{self, Resource, needs_reauthorization};

#[test]
fn an_access_token_is_had_by_the_refresh_token_and_its_end_is_known() {
    let one = entra();
    let (fake, portal, session) = signed_in(&one);
    let body = json!({"token_type": "Bearer", "access_token": "for-aks", "expires_in": 4000,
                      "refresh_token": "r2", "scope": "6dae42f8/user.read"});
    next(&fake, &one, 200, &body);
    *fake.now.borrow_mut() = NOW + 100;
    let (session, token) = now(access(&fake, &portal, &session, SCOPE)).unwrap();
    assert_eq!((token.token(), token.expires_at), ("for-aks", NOW + 4100));
    assert_eq!(token.scope, SCOPE);
    assert!(!format!("{token:?} {session:?}").contains("for-aks"));
    let asked = sent(&fake);
    assert_eq!(got(&asked, "scope"), format!("{SCOPE} openid profile offline_access"));
    assert_eq!(got(&asked, "grant_type"), "refresh_token");
    assert_eq!(got(&asked, "refresh_token"), "r1");
    assert_eq!(got(&asked, "client_id"), "purser");
    // The next request is made with the refresh token that came with it, and it stays where the
    // answer brings none.
    next(&fake, &one, 200, &json!({"token_type": "Bearer", "access_token": "b", "expires_in": 1}));
    let (session, _) = now(access(&fake, &portal, &session, "other/.default")).unwrap();
    assert_eq!(got(&sent(&fake), "refresh_token"), "r2");
    now(access(&fake, &portal, &session, "third/.default")).unwrap();
    assert_eq!(got(&sent(&fake), "refresh_token"), "r2");
    assert_eq!(session.person.name, "Alice");
}

#[test]
fn answers_without_a_token_or_an_end_are_refused() {
    for (body, member) in [
        (json!({"token_type": "Bearer", "expires_in": 1}), "access_token"),
        (json!({"token_type": "Bearer", "access_token": "a"}), "expires_in"),
        (json!({"token_type": "pop", "access_token": "a", "expires_in": 1}), "token_type"),
    ] {
        let problem = ask(200, &body).unwrap_err();
        assert_eq!((problem.code, problem.detail("member")), ("oidc.token-invalid", member));
    }
}

#[test]
fn a_token_without_what_was_asked_for_is_refused() {
    let ask = |asked: &str, granted: Value| {
        let one = entra();
        let (fake, portal, session) = signed_in(&one);
        let body = json!({"token_type": "Bearer", "access_token": "a", "expires_in": 1,
                          "refresh_token": "r2", "scope": granted});
        next(&fake, &one, 200, &body);
        now(access(&fake, &portal, &session, asked)).map(|(_, token)| token.scope)
    };
    let graph = "https://graph.microsoft.com/GroupMember.Read.All";
    let arm = "https://management.azure.com/user_impersonation";
    for (asked, granted) in [
        (SCOPE, "6dae42f8-4368-4678-94ff-3960e28e3630/user.read openid profile"),
        (SCOPE, SCOPE),
        // Entra writes Graph's scopes without the resource, and in its own order and spelling.
        (graph, "openid profile groupmember.read.all User.Read"),
        (graph, "profile https://graph.microsoft.com/GroupMember.Read.All"),
        (
            arm,
            "https://management.azure.com/user_impersonation https://management.azure.com/.default",
        ),
        (
            "https://management.core.windows.net//user_impersonation",
            "https://management.core.windows.net//user_impersonation",
        ),
    ] {
        assert_eq!(ask(asked, json!(granted)).as_deref(), Ok(asked), "{granted}");
    }
    // Where the provider names none, it is what was asked for (RFC 6749 section 5.1).
    for unsaid in [Value::Null, json!(""), json!(5)] {
        assert!(ask(graph, unsaid).is_ok());
    }
    for (asked, granted) in [
        (SCOPE, "openid profile offline_access"),
        (SCOPE, "email openid"),
        (graph, "openid profile User.Read"),
        (graph, "https://graph.microsoft.com/User.Read NotGroupMember.Read.All"),
        (arm, "openid"),
    ] {
        let problem = ask(asked, json!(granted)).unwrap_err();
        assert_eq!((problem.code, problem.owner), ("session.scope", Owner::Directory), "{granted}");
        assert_eq!((problem.detail("scope"), problem.detail("granted")), (asked, granted));
        assert!(!needs_reauthorization(&problem));
    }
}

#[test]
fn another_name_of_the_resource_is_tried_where_the_first_is_not_known() {
    let one = entra();
    let (fake, portal, session) = signed_in(&one);
    let endpoint = one.metadata["token_endpoint"].as_str().unwrap().to_owned();
    let says =
        |status, body: Value| Ok(Response { status, headers: Vec::new(), body: body.to_string() });
    let unknown = json!({"error": "invalid_resource", "error_description": "AADSTS500011: x"});
    let good = json!({"token_type": "Bearer", "access_token": "a", "expires_in": 9});
    let both = [String::from("https://new/x"), String::from("https://old//x")];
    let resource = Resource { scopes: &both, tenant: None };
    fake.answers
        .borrow_mut()
        .insert(endpoint.clone(), vec![says(400, unknown.clone()), says(200, good)]);
    let (_, token) = now(session::access_token(&fake, &portal, &session, &resource)).unwrap();
    assert_eq!(token.scope, "https://old//x");
    // Where neither is known there is no third request.
    fake.sent.borrow_mut().clear();
    fake.answers.borrow_mut().insert(endpoint, vec![says(400, unknown)]);
    let problem = now(session::access_token(&fake, &portal, &session, &resource)).unwrap_err();
    assert_eq!((problem.code, fake.sent.borrow().len()), ("entra.scope", 2));
}

#[test]
fn other_refusals_keep_their_own_words() {
    let scope = json!({"error": "invalid_scope", "error_description": "AADSTS70011: Scope."});
    assert_eq!(ask(400, &scope).unwrap_err().code, "entra.scope");
    assert_eq!(ask(503, &json!({"error": "x"})).unwrap_err().code, "oidc.token-status");
}
