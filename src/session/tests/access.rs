//! Access tokens for other resources, and the refresh token they cost.

use std::cell::Cell;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use serde_json::{Value, json};

use super::{Fake, NOW, PAGE, TID, Try, complete, entra, find_response, now, plain, token};
use crate::config::{Aks, Cluster, Identity, Method, OidcTrust, Portal, Trust};
use crate::encode::{Pairs, form_decode};
use crate::platform::{
    Algorithm, FetchError, Platform, PublicKey, Request, Response, Unavailable, VerifyError,
};
use crate::problem::{Owner, Problem};
use crate::session::{
    self, AccessToken, Groups, PendingRedirect, Prompt, Resource, Session, begin,
    needs_reauthorization, reauthorize, refresh_id_token,
};

const SCOPE: &str = "6dae42f8-4368-4678-94ff-3960e28e3630/.default";

/// Asks for a token of one scope, in the tenant of the sign-in.
async fn access<P: Platform>(
    platform: &P,
    portal: &Portal,
    session: &Session,
    scope: &str,
) -> Result<(Session, AccessToken), Problem> {
    let scopes = [scope.to_owned()];
    let resource = Resource { scopes: &scopes, tenant: None };
    session::access_token(platform, portal, session, &resource).await
}

/// A session at Entra and the outside that it came from; what it sent so far is forgotten.
fn signed_in(one: &Try) -> (Fake, Portal, Session) {
    let fake = one.fake();
    let session = one.run_with(&fake).unwrap();
    fake.sent.borrow_mut().clear();
    (fake, one.portal(), session)
}

fn next(fake: &Fake, one: &Try, status: u16, body: &Value) {
    let endpoint = one.metadata["token_endpoint"].as_str().unwrap().to_owned();
    let response = Response { status, headers: Vec::new(), body: body.to_string() };
    fake.answers.borrow_mut().insert(endpoint, vec![Ok(response)]);
}

fn sent(fake: &Fake) -> Pairs {
    form_decode(fake.sent.borrow().last().unwrap())
}

fn got(pairs: &Pairs, name: &str) -> String {
    pairs.get(name).unwrap_or_default().to_owned()
}

fn ask(status: u16, body: &Value) -> Result<(Session, AccessToken), Problem> {
    let one = entra();
    let (fake, portal, session) = signed_in(&one);
    next(&fake, &one, status, body);
    now(access(&fake, &portal, &session, SCOPE))
}

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

#[test]
fn other_refusals_keep_their_own_words() {
    let scope = json!({"error": "invalid_scope", "error_description": "AADSTS70011: Scope."});
    assert_eq!(ask(400, &scope).unwrap_err().code, "entra.scope");
    assert_eq!(ask(503, &json!({"error": "x"})).unwrap_err().code, "oidc.token-status");
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

fn cluster(trust: Trust, methods: &[Method]) -> Cluster {
    Cluster {
        name: "c".into(),
        display_name: "c".into(),
        description: None,
        environment: None,
        identity: "id".into(),
        server: "https://c.hcp.westeurope.azmk8s.io".into(),
        certificate_authority_data: None,
        tls_server_name: None,
        proxy_url: None,
        network: None,
        trust,
        methods: methods.to_vec(),
        namespaces: Vec::new(),
        any_namespace: true,
        visible_to: Vec::new(),
    }
}

#[test]
fn the_sign_in_asks_for_a_refresh_token_only_where_a_file_may_hold_a_token() {
    let aks = || Trust::Aks(Aks::default());
    for (trust, methods, wants) in [
        (aks(), &[Method::Interactive, Method::AzureCli, Method::DeviceCode][..], false),
        (aks(), &[Method::Interactive, Method::Token], true),
        (Trust::Oidc(OidcTrust::default()), &[Method::Browser, Method::Keyboard], false),
        (Trust::Oidc(OidcTrust::default()), &[Method::Browser, Method::Builtin], true),
    ] {
        let one = entra();
        let mut portal = one.portal();
        portal.clusters = vec![cluster(trust, methods)];
        let identity = &portal.identities[0];
        let url = now(begin(&one.fake(), &portal, identity, PAGE, "", Prompt::Default)).unwrap();
        let scope = got(&form_decode(url.split_once('?').unwrap().1), "scope");
        assert_eq!(scope.split(' ').any(|one| one == "offline_access"), wants, "{scope}");
    }
}

/// An outside that answers only when it is asked a second time.
struct Slow<'a>(&'a Fake, Cell<bool>);

impl Platform for Slow<'_> {
    async fn fetch(&self, request: Request) -> Result<Response, FetchError> {
        let waited = Cell::new(false);
        std::future::poll_fn(|_| match waited.replace(true) || self.1.get() {
            true => Poll::Ready(()),
            false => Poll::Pending,
        })
        .await;
        self.0.fetch(request).await
    }

    fn random(&self, into: &mut [u8]) -> Result<(), Unavailable> {
        self.0.random(into)
    }

    fn now(&self) -> i64 {
        self.0.now()
    }

    async fn wait(&self, _: u32) {}

    async fn verify(
        &self,
        algorithm: Algorithm,
        key: &PublicKey,
        signed: &[u8],
        signature: &[u8],
    ) -> Result<bool, VerifyError> {
        self.0.verify(algorithm, key, signed, signature).await
    }

    fn put(&self, name: &str, value: &str) -> Result<(), Unavailable> {
        self.0.put(name, value)
    }

    fn take(&self, name: &str) -> Option<String> {
        self.0.take(name)
    }
}

#[test]
fn a_refresh_token_is_never_used_twice_at_once() {
    let one = entra();
    let (fake, portal, session) = signed_in(&one);
    next(&fake, &one, 200, &json!({"token_type": "Bearer", "access_token": "a", "expires_in": 9}));
    let slow = Slow(&fake, Cell::new(false));
    let copy = session.clone();
    let mut context = Context::from_waker(Waker::noop());
    {
        let mut first = pin!(access(&slow, &portal, &session, SCOPE));
        assert!(first.as_mut().poll(&mut context).is_pending());
        let second = now(access(&fake, &portal, &copy, SCOPE)).unwrap_err();
        assert_eq!((second.code, second.owner), ("session.busy", Owner::Wait));
        assert_eq!(now(refresh_id_token(&fake, &portal, &copy)).unwrap_err().code, "session.busy");
        assert!(fake.sent.borrow().is_empty(), "nothing was sent for the second");
        slow.1.set(true);
        assert!(first.as_mut().poll(&mut context).is_ready());
    }
    assert!(now(access(&fake, &portal, &copy, SCOPE)).is_ok(), "the turn ends with the answer");
    slow.1.set(false);
    {
        let mut given_up = pin!(access(&slow, &portal, &session, SCOPE));
        assert!(given_up.as_mut().poll(&mut context).is_pending());
    }
    assert!(now(access(&fake, &portal, &copy, SCOPE)).is_ok(), "and where it is given up");
}

#[test]
fn a_refresh_token_is_handed_over_only_by_permission_and_then_no_longer_used() {
    let allowed = OidcTrust { refresh_token: true, ..OidcTrust::default() };
    let methods = [Method::Browser, Method::Builtin];
    let dev = cluster(Trust::Oidc(allowed), &methods);
    let one = plain();
    let (fake, portal, session) = signed_in(&one);
    let identity = &portal.identities[0];
    assert_eq!(session.refresh_token_for(identity, &dev), Some("r1"));
    let forbidden = cluster(Trust::Oidc(OidcTrust::default()), &methods);
    assert_eq!(session.refresh_token_for(identity, &forbidden), None);
    assert_eq!(
        session.refresh_token_for(identity, &cluster(Trust::Aks(Aks::default()), &[])),
        None
    );
    let other = Identity { name: "other".into(), ..identity.clone() };
    assert_eq!(session.refresh_token_for(&other, &dev), None);
    let foreign = Cluster { identity: "other".into(), ..dev.clone() };
    assert_eq!(session.refresh_token_for(identity, &foreign), None);
    let (_, entra_portal, at_entra) = signed_in(&entra());
    assert_eq!(at_entra.refresh_token_for(&entra_portal.identities[0], &dev), None);

    let given = session.with_refresh_token_exported();
    assert!(session.can_refresh() && !given.can_refresh());
    assert_eq!(given.refresh_token_for(identity, &dev), Some("r1"), "the file stays as it is");
    next(&fake, &one, 200, &json!({}));
    assert_eq!(
        now(refresh_id_token(&fake, &portal, &given)).unwrap_err().code,
        "session.cannot-renew"
    );
    let refused = now(access(&fake, &portal, &given, SCOPE)).unwrap_err();
    assert_eq!(refused.code, "session.cannot-renew");
    assert!(fake.sent.borrow().is_empty());
}

#[test]
fn what_a_request_brings_undoes_nothing_that_became_known_meanwhile() {
    let one = entra();
    let (fake, portal, session) = signed_in(&one);
    let body = json!({"token_type": "Bearer", "access_token": "a", "expires_in": 4000,
                      "refresh_token": "r2"});
    next(&fake, &one, 200, &body);
    let (mut newer, _) = now(access(&fake, &portal, &session, SCOPE)).unwrap();
    newer.person.groups = Groups::Overage;
    let mut meanwhile = session.with_refresh_token_exported();
    meanwhile.person.groups = Groups::Known(vec!["from-graph".to_owned()]);
    meanwhile = meanwhile.with_newer(newer.clone());
    assert_eq!(meanwhile.person.groups.known(), Some(&["from-graph".to_owned()][..]));
    assert!(!meanwhile.can_refresh(), "what went into a file is not used again");
    // And where nothing happened meanwhile, it is what the request brought.
    let mut unknown = session.clone();
    unknown.person.groups = Groups::Overage;
    assert_eq!(unknown.with_newer(newer.clone()), newer);
}

#[test]
fn a_session_knows_whether_its_provider_lists_offline_access() {
    let (_, _, without) = signed_in(&plain());
    assert!(!without.offline, "a provider that lists nothing may refuse it");
    let mut one = plain();
    one.metadata["scopes_supported"] = json!(["openid", "offline_access"]);
    assert!(signed_in(&one).2.offline);
}
