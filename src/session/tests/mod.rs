//! The whole sign-in against a fake outside. Negative tests bear the names of the OpenID
//! conformance modules. The fake's signature is a keyed hash: right key and text, or not.

mod access;
mod keys;
mod mixup;
mod renewal;
mod told;

use std::cell::RefCell;
use std::collections::HashMap;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::transaction::Transaction;
use super::{
    Groups, PendingRedirect, Prompt, Session, begin, complete, find_response, take_interrupted,
    without_logout_state,
};
use crate::clouds::Cloud;
use crate::config::{Entra, Identity, OidcProvider, Portal, Provider};
use crate::encode::{base64url, form_decode};
use crate::platform::{
    Algorithm, FetchError, Method, Platform, PublicKey, Request, Response, Unavailable, VerifyError,
};
use crate::problem::Problem;

const PAGE: &str = "https://k8s.example/";
const NOW: i64 = 1_800_000_000;
const TID: &str = "8f9c2a10-5b7e-4d3c-9a61-2e4f6b8c0d1e";

fn modulus(seed: u8) -> String {
    base64url(&[seed | 0x80; 256])
}

/// The outside: answers by address, and what was asked.
struct Fake {
    answers: RefCell<HashMap<String, Vec<Result<Response, FetchError>>>>,
    asked: RefCell<Vec<String>>,
    sent: RefCell<Vec<String>>,
    stored: RefCell<HashMap<String, String>>,
    seed: RefCell<u8>,
    now: RefCell<i64>,
}

impl Platform for Fake {
    async fn fetch(&self, request: Request) -> Result<Response, FetchError> {
        let verb = if request.method == Method::Post { "POST " } else { "" };
        self.asked.borrow_mut().push(format!("{verb}{}", request.url));
        self.sent.borrow_mut().extend(request.body.clone());
        let mut answers = self.answers.borrow_mut();
        let list = answers.get_mut(&request.url).unwrap_or_else(|| panic!("asked {}", request.url));
        if list.len() > 1 { list.remove(0) } else { list[0].clone() }
    }

    fn random(&self, into: &mut [u8]) -> Result<(), Unavailable> {
        *self.seed.borrow_mut() += 1;
        into.fill(*self.seed.borrow());
        Ok(())
    }

    fn now(&self) -> i64 {
        *self.now.borrow()
    }

    async fn wait(&self, _: u32) {}

    async fn verify(
        &self,
        _: Algorithm,
        key: &PublicKey,
        signed: &[u8],
        signature: &[u8],
    ) -> Result<bool, VerifyError> {
        let PublicKey::Rsa { n, .. } = key else { return Err(VerifyError::Unsupported) };
        Ok(sign(n, signed) == signature)
    }

    fn put(&self, name: &str, value: &str) -> Result<(), Unavailable> {
        self.stored.borrow_mut().insert(name.into(), value.into());
        Ok(())
    }

    fn take(&self, name: &str) -> Option<String> {
        self.stored.borrow_mut().remove(name)
    }
}

fn sign(n: &str, signed: &[u8]) -> Vec<u8> {
    Sha256::digest([n.as_bytes(), signed].concat()).to_vec()
}

fn ok(body: &Value) -> Result<Response, FetchError> {
    Ok(Response { status: 200, headers: Vec::new(), body: body.to_string() })
}

fn token(header: &Value, claims: &Value, n: &str) -> String {
    let part = |value: &Value| base64url(value.to_string().as_bytes());
    let signed = format!("{}.{}", part(header), part(claims));
    let signature = base64url(&sign(n, signed.as_bytes()));
    format!("{signed}.{signature}")
}

/// Runs a future that never waits.
fn now<F: Future>(future: F) -> F::Output {
    let mut future = Box::pin(future);
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    match future.as_mut().poll(&mut context) {
        std::task::Poll::Ready(value) => value,
        std::task::Poll::Pending => panic!("the fake never waits"),
    }
}

/// One sign-in at a provider, with everything a test may change.
struct Try {
    entra: bool,
    metadata: Value,
    keys: Vec<Value>,
    header: Value,
    claims: Value,
    signer: String,
    answer: Vec<(&'static str, Option<&'static str>)>,
    access_token: &'static str,
    later: i64,
    trust_tls: bool,
    keys_fail: Option<FetchError>,
    token_fail: Option<FetchError>,
    /// The time of the token endpoint, where it may be read.
    date: Option<String>,
    refusal: Option<(&'static str, &'static str)>,
    place: String,
    allowed: Vec<String>,
    /// The identity's redirect.
    redirect: Option<String>,
    /// Further identities of the portal.
    others: Vec<Identity>,
}

fn jwk(kid: &str, n: &str) -> Value {
    json!({"kty": "RSA", "use": "sig", "kid": kid, "n": n, "e": "AQAB"})
}

fn plain() -> Try {
    let issuer = "https://dex.example/dex";
    Try {
        entra: false,
        metadata: json!({
            "issuer": issuer, "authorization_endpoint": format!("{issuer}/auth"),
            "token_endpoint": format!("{issuer}/token"), "jwks_uri": format!("{issuer}/keys"),
            "response_modes_supported": ["query", "fragment"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "code_challenge_methods_supported": ["S256"],
        }),
        keys: vec![jwk("a", &modulus(1))],
        header: json!({"alg": "RS256", "kid": "a", "typ": "JWT"}),
        claims: json!({
            "iss": issuer, "aud": "purser", "sub": "u1", "iat": NOW, "exp": NOW + 3600,
            "name": "Alice", "preferred_username": "alice", "groups": ["g"],
        }),
        signer: modulus(1),
        answer: Vec::new(),
        access_token: "access",
        later: 5,
        trust_tls: false,
        keys_fail: None,
        token_fail: None,
        date: None,
        refusal: None,
        place: PAGE.into(),
        allowed: Vec::new(),
        redirect: None,
        others: Vec::new(),
    }
}

fn entra() -> Try {
    let host = "https://login.microsoftonline.com";
    let mut one = plain();
    one.entra = true;
    one.metadata = json!({
        "issuer": format!("{host}/{{tenantid}}/v2.0"),
        "authorization_endpoint": format!("{host}/organizations/oauth2/v2.0/authorize"),
        "token_endpoint": format!("{host}/organizations/oauth2/v2.0/token"),
        "jwks_uri": format!("{host}/organizations/discovery/v2.0/keys"),
        "response_modes_supported": ["query", "fragment", "form_post"],
    });
    one.keys[0]["issuer"] = json!(format!("{host}/{{tenantid}}/v2.0"));
    one.claims["iss"] = json!(format!("{host}/{TID}/v2.0"));
    one.claims["tid"] = json!(TID);
    one
}

impl Try {
    fn portal(&self) -> Portal {
        let provider = if self.entra {
            Provider::Entra(Entra {
                tenant: "organizations".into(),
                client_id: "purser".into(),
                cloud: Cloud::Public,
                authority_host: None,
                allowed_tenants: self.allowed.clone(),
            })
        } else {
            Provider::Oidc(OidcProvider {
                issuer: "https://dex.example/dex".into(),
                client_id: "purser".into(),
                scopes: Vec::new(),
                hosts: Vec::new(),
            })
        };
        let identity = Identity {
            name: "id".into(),
            display_name: "Id".into(),
            redirect: self.redirect.clone(),
            trust_tls: self.trust_tls,
            provider,
        };
        let identities = core::iter::once(identity).chain(self.others.clone()).collect();
        Portal { identities, ..Portal::default() }
    }

    fn fake(&self) -> Fake {
        let discovery = if self.entra {
            "https://login.microsoftonline.com/organizations/v2.0/.well-known/openid-configuration"
        } else {
            "https://dex.example/dex/.well-known/openid-configuration"
        };
        let text = |name: &str| self.metadata[name].as_str().unwrap_or_default().to_owned();
        let keys = match self.keys_fail {
            Some(error) => vec![Err(error)],
            None => vec![ok(&json!({"keys": self.keys}))],
        };
        let answers = HashMap::from([
            (discovery.to_owned(), vec![ok(&self.metadata)]),
            (format!("{}?appid=purser", text("jwks_uri")), keys.clone()),
            (text("jwks_uri"), keys),
            // The page's own host, which says nothing of the time.
            (PAGE.to_owned(), vec![ok(&json!({}))]),
        ]);
        Fake {
            answers: RefCell::new(answers),
            asked: RefCell::default(),
            sent: RefCell::default(),
            stored: RefCell::default(),
            seed: RefCell::default(),
            now: RefCell::new(NOW),
        }
    }

    fn run(&self) -> Result<Session, Problem> {
        self.run_with(&self.fake())
    }

    fn run_with(&self, fake: &Fake) -> Result<Session, Problem> {
        let portal = self.portal();
        let identity = &portal.identities[0];
        let url = now(begin(fake, &portal, identity, PAGE, "?cluster=a", Prompt::Default))?;
        let sent = form_decode(url.split_once('?').unwrap().1);
        let get = |name: &str| sent.get(name).unwrap().to_owned();
        let own = self.redirect.as_deref().unwrap_or_default();
        assert_eq!(get("redirect_uri"), format!("{PAGE}{own}"));
        assert_eq!(get("response_mode"), "fragment");
        let mut claims = self.claims.clone();
        if claims.get("nonce").is_none() {
            claims["nonce"] = json!(get("nonce"));
        }
        if claims["nonce"].is_null() {
            claims.as_object_mut().unwrap().remove("nonce");
        }
        let id_token = token(&self.header, &claims, &self.signer);
        let body = json!({"token_type": "Bearer", "id_token": id_token, "access_token": self.access_token,
                          "refresh_token": "r1", "expires_in": "3600"});
        let endpoint = self.metadata["token_endpoint"].as_str().unwrap().to_owned();
        let tokens = match self.refusal {
            _ if self.token_fail.is_some() => Err(self.token_fail.unwrap()),
            None => ok(&body).map(|answer| Response {
                headers: self.date.iter().map(|date| ("date".into(), date.clone())).collect(),
                ..answer
            }),
            Some((error, description)) => {
                let body = json!({"error": error, "error_description": description}).to_string();
                Ok(Response { status: 400, headers: Vec::new(), body })
            }
        };
        fake.answers.borrow_mut().insert(endpoint, vec![tokens]);
        let mut pairs = vec![("code", "c".to_owned()), ("state", get("state"))];
        for (name, value) in &self.answer {
            pairs.retain(|(n, _)| n != name);
            pairs.extend(value.map(|value| (*name, value.to_owned())));
        }
        let fragment: Vec<String> = pairs.iter().map(|(n, v)| format!("{n}={v}")).collect();
        *fake.now.borrow_mut() += self.later;
        let answer =
            find_response(&self.place, "", &format!("#{}", fragment.join("&"))).expect("an answer");
        let taken = PendingRedirect::take(fake, answer.clone());
        assert!(fake.stored.borrow().is_empty(), "the transaction is gone");
        assert_eq!(taken.selection(), "?cluster=a");
        let landed = now(complete(fake, &portal, PAGE, taken));
        assert_eq!(landed.selection, "?cluster=a");
        // The same answer a second time is nobody's.
        let again = PendingRedirect::take(fake, answer);
        assert_eq!(again.selection(), "");
        let again = now(complete(fake, &portal, PAGE, again)).result.unwrap_err();
        assert_eq!(again.code, "session.no-transaction");
        landed.result
    }

    fn refused(&self) -> &'static str {
        self.run().unwrap_err().code
    }
}

fn with(mut one: Try, change: impl FnOnce(&mut Try)) -> Try {
    change(&mut one);
    one
}

#[test]
fn a_sign_in_at_each_kind_of_provider() {
    let session = plain().run().unwrap();
    assert_eq!((session.person.name.as_str(), session.expires_at()), ("Alice", NOW + 3600));
    assert_eq!(session.person.groups, Groups::Known(vec!["g".into()]));
    assert!(!format!("{session:?}").contains("access") && !format!("{session:?}").contains("r1"));
    let session = entra().run().unwrap();
    assert_eq!(session.issuer, format!("https://login.microsoftonline.com/{TID}/v2.0"));
    assert_eq!(session.person.tid.as_deref(), Some(TID));
}

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
    for aud in [json!("other"), json!(["purser", "other"]), json!([]), json!(["other"])] {
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

#[test]
fn discovery_issuer_mismatch() {
    let one = with(plain(), |t| t.metadata["issuer"] = json!("https://dex.example/dex/"));
    assert_eq!(one.refused(), "oidc.issuer-mismatch");
}

#[test]
fn endpoints_elsewhere_are_named() {
    let one = with(plain(), |t| t.metadata["token_endpoint"] = json!("https://evil.example/token"));
    let problem = one.run().unwrap_err();
    assert_eq!(
        (problem.code, problem.detail("origin")),
        ("session.host-not-listed", "https://evil.example")
    );
    let plain_http = with(plain(), |t| t.metadata["jwks_uri"] = json!("http://dex.example/keys"));
    assert_eq!(plain_http.refused(), "oidc.discovery-invalid");
}

#[test]
fn pkce_without_s256_is_refused() {
    let one = with(plain(), |t| t.metadata["code_challenge_methods_supported"] = json!(["plain"]));
    assert_eq!(one.refused(), "oidc.no-pkce");
}

#[test]
fn bad_answers_never_reach_the_token_endpoint() {
    let answers: [(&'static str, Option<&'static str>, &str); 4] = [
        ("state", Some("other"), "oidc.state-mismatch"),
        ("iss", Some("https://evil.example"), "oidc.answer-issuer"),
        ("id_token", Some("x"), "oidc.answer-invalid"),
        ("error", Some("access_denied"), "oidc.cancelled"),
    ];
    for (name, value, code) in answers {
        let one = with(plain(), |t| t.answer = vec![(name, value)]);
        let fake = one.fake();
        assert_eq!(one.run_with(&fake).unwrap_err().code, code);
        assert!(!fake.asked.borrow().iter().any(|url| url.starts_with("POST")), "{name}");
    }
    let required = with(plain(), |t| {
        t.metadata["authorization_response_iss_parameter_supported"] = json!(true);
    });
    assert_eq!(required.refused(), "oidc.answer-issuer");
}

#[test]
fn answers_at_another_address_never_reach_the_token_endpoint() {
    let one = with(plain(), |t| t.place = format!("{PAGE}signin-2.html"));
    let fake = one.fake();
    assert_eq!(one.run_with(&fake).unwrap_err().code, "session.other-address");
    assert!(!fake.asked.borrow().iter().any(|url| url.starts_with("POST")));
    assert!(with(plain(), |t| t.place = format!("{PAGE}index.html")).run().is_ok());
}

#[test]
fn late_answers_and_other_builds_start_again() {
    assert_eq!(with(plain(), |t| t.later = 700).refused(), "session.expired-transaction");
    let one = plain();
    let (fake, portal) = (one.fake(), one.portal());
    now(begin(&fake, &portal, &portal.identities[0], PAGE, "", Prompt::Default)).unwrap();
    let (name, text) =
        fake.stored.borrow().iter().next().map(|(n, t)| (n.clone(), t.clone())).unwrap();
    let build = Transaction::this_version();
    assert!(!build.is_empty() && text.contains(&build));
    let other = text.replace(&build, "0.0.0-other");
    fake.put(&name, &other).unwrap();
    let taken = PendingRedirect::take(&fake, find_response(PAGE, "?code=c&state=s", "").unwrap());
    let landed = now(complete(&fake, &portal, PAGE, taken));
    assert_eq!(landed.result.unwrap_err().code, "session.other-version");
}

#[test]
fn nothing_stays_in_the_tab_where_the_page_fails_before_it_lands() {
    let one = plain();
    let (fake, portal) = (one.fake(), one.portal());
    now(begin(&fake, &portal, &portal.identities[0], PAGE, "?cluster=a", Prompt::Default)).unwrap();
    let asked = fake.asked.borrow().len();
    let taken = PendingRedirect::take(&fake, find_response(PAGE, "", "#code=c&state=s").unwrap());
    assert!(fake.stored.borrow().is_empty());
    assert_eq!(taken.selection(), "?cluster=a");
    drop(taken);
    assert_eq!((take_interrupted(&fake), fake.asked.borrow().len()), (None, asked));
}

#[test]
fn names_that_would_pass_for_others_and_the_user_of_the_file() {
    let person = |claims: &[(&str, Value)]| {
        let one = with(plain(), |t| {
            t.claims.as_object_mut().unwrap().remove("preferred_username");
            for (name, value) in claims {
                t.claims[*name] = value.clone();
            }
        });
        let person = one.run().unwrap().person;
        (person.name, person.user_name, person.file_user)
    };
    let texts =
        |name: &str, user: &str, file: &str| (name.to_owned(), user.to_owned(), file.to_owned());
    let hostile = [
        ("name", json!("\u{202e}ecilA\u{200b}\n")),
        ("preferred_username", json!("bob\u{2066}@x\u{feff}")),
        ("email", json!("alice@x")),
    ];
    assert_eq!(person(&hostile), texts("ecilA", "bob@x", "bob@x"));
    // An address anyone may enter is shown, but names nothing in the file.
    assert_eq!(person(&[("email", json!("eve@x"))]), texts("Alice", "eve@x", "u1"));
    let unseen = [("name", json!("\u{200b}")), ("preferred_username", json!("\u{ad} \t"))];
    assert_eq!(person(&unseen), texts("u1", "u1", "u1"));
    let control = [("sub", json!("u\u{1b}[2J1")), ("name", Value::Null)];
    assert_eq!(person(&control), texts("u[2J1", "u[2J1", "u[2J1"));
}

#[test]
fn signing_out_at_the_provider_bears_a_state_that_is_only_cleaned_away() {
    let one = with(plain(), |t| {
        t.metadata["end_session_endpoint"] = json!("https://dex.example/dex/logout?x=1");
    });
    let fake = one.fake();
    let session = one.run_with(&fake).unwrap();
    let sent =
        |url: String| form_decode(url.strip_prefix("https://dex.example/dex/logout?").unwrap());
    let first = sent(session.sign_out_url(&fake).unwrap());
    let get = |name: &str| first.get(name);
    assert_eq!((get("x"), get("client_id")), (Some("1"), Some("purser")));
    assert_eq!(
        (get("post_logout_redirect_uri"), get("id_token_hint")),
        (Some(PAGE), Some(session.id_token()))
    );
    let state = get("state").unwrap();
    assert_eq!(state.len(), 43);
    let second = sent(session.sign_out_url(&fake).unwrap());
    assert!(!second.0.contains(&("state".into(), state.into())), "a new one each time");
    assert!(fake.stored.borrow().is_empty(), "nothing is kept for it");
    // It comes back as no answer, and a link beside it stays.
    let query = format!("?state={state}");
    assert!(find_response(PAGE, &query, "").is_none());
    assert_eq!(without_logout_state(&query, "").as_deref(), Some(""));
    assert_eq!(without_logout_state("?cluster=a", "#state=x").as_deref(), Some("?cluster=a"));
    assert_eq!(
        (without_logout_state("?cluster=a", ""), without_logout_state("", "")),
        (None, None)
    );
    assert!(plain().run().unwrap().sign_out_url(&fake).is_none());
}

#[test]
fn refusals_of_the_token_endpoint_say_whose_move_it_is() {
    use crate::problem::Owner;
    let gone = "AADSTS54005: OAuth2 Authorization code was already redeemed.";
    for (one, error, description, code, owner) in [
        (plain(), "invalid_grant", "", "oidc.code-ended", Owner::Person),
        (plain(), "invalid_scope", "", "oidc.scope", Owner::Operator),
        (plain(), "temporarily_unavailable", "", "oidc.unavailable", Owner::Wait),
        // Entra's numbers choose better words where they are known, and nothing where they are not.
        (entra(), "invalid_grant", gone, "entra.session", Owner::Person),
        (entra(), "invalid_grant", "AADSTS1: x", "oidc.code-ended", Owner::Person),
        (entra(), "interaction_required", "AADSTS50076: x", "entra.multifactor", Owner::Person),
    ] {
        let one = with(one, |t| t.refusal = Some((error, description)));
        let problem = one.run().unwrap_err();
        assert_eq!((problem.code, problem.owner), (code, owner), "{error} {description}");
        assert_eq!(problem.detail("error"), error);
    }
}

#[test]
fn tenants_that_are_not_allowed() {
    let other = with(entra(), |t| t.allowed = vec!["00000000-0000-4000-8000-000000000000".into()]);
    assert_eq!(other.refused(), "session.tenant-not-allowed");
    assert!(with(entra(), |t| t.allowed = vec![TID.to_uppercase()]).run().is_ok());
}

#[test]
fn too_many_groups_are_unknown_groups() {
    let one = with(entra(), |t| {
        t.claims.as_object_mut().unwrap().remove("groups");
        t.claims["_claim_names"] = json!({"groups": "src1"});
    });
    assert_eq!(one.run().unwrap().person.groups, Groups::Overage);
}

#[test]
fn a_sign_in_that_never_came_back_is_told_once() {
    let one = plain();
    let (fake, portal) = (one.fake(), one.portal());
    now(begin(&fake, &portal, &portal.identities[0], PAGE, "?cluster=a", Prompt::Default)).unwrap();
    assert_eq!(take_interrupted(&fake), Some(("id".into(), "?cluster=a".into())));
    assert_eq!(take_interrupted(&fake), None);
}
