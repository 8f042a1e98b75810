//! The outside and one sign-in, for the tests to change. The fake's signature is a keyed hash: right
//! key and text, or not.

use std::cell::RefCell;
use std::collections::HashMap;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::clouds::Cloud;
use crate::config::{Entra, Identity, OidcProvider, Portal, Provider};
use crate::encode::{base64url, form_decode};
use crate::platform::{
    Algorithm, FetchError, Method, Platform, PublicKey, Request, Response, Unavailable, VerifyError,
};
use crate::problem::Problem;
use crate::session::{
    PendingRedirect, Prompt, Session, begin, complete, find_response, refresh_id_token,
};

pub(super) const PAGE: &str = "https://k8s.example/";

pub(super) const NOW: i64 = 1_800_000_000;

pub(super) const TID: &str = "8f9c2a10-5b7e-4d3c-9a61-2e4f6b8c0d1e";

pub(super) fn modulus(seed: u8) -> String {
    base64url(&[seed | 0x80; 256])
}

/// The outside: answers by address, and what was asked.
pub(super) struct Fake {
    pub answers: RefCell<HashMap<String, Vec<Result<Response, FetchError>>>>,
    pub asked: RefCell<Vec<String>>,
    pub sent: RefCell<Vec<String>>,
    pub stored: RefCell<HashMap<String, String>>,
    pub seed: RefCell<u8>,
    pub now: RefCell<i64>,
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
        let (PublicKey::Rsa { n: text, .. }
        | PublicKey::Ec { x: text, .. }
        | PublicKey::Okp { x: text }) = key;
        Ok(sign(text, signed) == signature)
    }

    fn put(&self, name: &str, value: &str) -> Result<(), Unavailable> {
        self.stored.borrow_mut().insert(name.into(), value.into());
        Ok(())
    }

    fn take(&self, name: &str) -> Option<String> {
        self.stored.borrow_mut().remove(name)
    }
}

pub(super) fn sign(n: &str, signed: &[u8]) -> Vec<u8> {
    Sha256::digest([n.as_bytes(), signed].concat()).to_vec()
}

pub(super) fn ok(body: &Value) -> Result<Response, FetchError> {
    Ok(Response { status: 200, headers: Vec::new(), body: body.to_string() })
}

pub(super) fn token(header: &Value, claims: &Value, n: &str) -> String {
    let part = |value: &Value| base64url(value.to_string().as_bytes());
    let signed = format!("{}.{}", part(header), part(claims));
    let signature = base64url(&sign(n, signed.as_bytes()));
    format!("{signed}.{signature}")
}

/// Runs a future that never waits.
pub(super) fn now<F: Future>(future: F) -> F::Output {
    let mut future = Box::pin(future);
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    match future.as_mut().poll(&mut context) {
        std::task::Poll::Ready(value) => value,
        std::task::Poll::Pending => panic!("the fake never waits"),
    }
}

/// One sign-in at a provider, with everything a test may change.
pub(super) struct Scenario {
    pub entra: bool,
    pub metadata: Value,
    pub keys: Vec<Value>,
    pub header: Value,
    pub claims: Value,
    pub signer: String,
    pub answer: Vec<(&'static str, Option<&'static str>)>,
    pub access_token: &'static str,
    pub later: i64,
    pub trust_tls: bool,
    pub keys_fail: Option<FetchError>,
    pub token_fail: Option<FetchError>,
    /// The time of the token endpoint, where it may be read.
    pub date: Option<String>,
    pub refusal: Option<(&'static str, &'static str)>,
    pub place: String,
    pub allowed: Vec<String>,
    /// The identity's redirect.
    pub redirect: Option<String>,
    /// Further identities of the portal.
    pub others: Vec<Identity>,
    /// What `portal.yaml` says of a provider that is not Entra.
    pub oidc: OidcProvider,
}

pub(super) fn jwk(kid: &str, n: &str) -> Value {
    json!({"kty": "RSA", "use": "sig", "kid": kid, "n": n, "e": "AQAB"})
}

pub(super) fn plain() -> Scenario {
    let issuer = "https://dex.example/dex";
    Scenario {
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
        oidc: OidcProvider {
            issuer: issuer.into(),
            client_id: "purser".into(),
            ..OidcProvider::default()
        },
    }
}

pub(super) fn entra() -> Scenario {
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

impl Scenario {
    pub(super) fn portal(&self) -> Portal {
        let provider = if self.entra {
            Provider::Entra(Entra {
                tenant: "organizations".into(),
                client_id: "purser".into(),
                cloud: Cloud::Public,
                authority_host: None,
                allowed_tenants: self.allowed.clone(),
            })
        } else {
            Provider::Oidc(self.oidc.clone())
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

    pub(super) fn fake(&self) -> Fake {
        let discovery = if self.entra {
            "https://login.microsoftonline.com/organizations/v2.0/.well-known/openid-configuration"
                .to_owned()
        } else {
            let issuer = self.oidc.issuer.trim_end_matches('/');
            let usual = format!("{issuer}/.well-known/openid-configuration");
            self.oidc.discovery_url.clone().unwrap_or(usual)
        };
        let text = |name: &str| self.metadata[name].as_str().unwrap_or_default().to_owned();
        let keys = match self.keys_fail {
            Some(error) => vec![Err(error)],
            None => vec![ok(&json!({"keys": self.keys}))],
        };
        let answers = HashMap::from([
            (discovery, vec![ok(&self.metadata)]),
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

    pub(super) fn run(&self) -> Result<Session, Problem> {
        self.run_with(&self.fake())
    }

    /// Renews a session by an ID token of these claims.
    pub(super) fn renew(
        &self,
        fake: &Fake,
        session: &Session,
        claims: &Value,
    ) -> Result<Session, Problem> {
        let id_token = token(&self.header, claims, &self.signer);
        let body = json!({"token_type": "bearer", "id_token": id_token, "access_token": "b"});
        let endpoint = self.metadata["token_endpoint"].as_str().unwrap().to_owned();
        fake.answers.borrow_mut().insert(endpoint, vec![ok(&body)]);
        now(refresh_id_token(fake, &self.portal(), session))
    }

    pub(super) fn run_with(&self, fake: &Fake) -> Result<Session, Problem> {
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

    pub(super) fn refused(&self) -> &'static str {
        self.run().unwrap_err().code
    }
}

pub(super) fn with(mut one: Scenario, change: impl FnOnce(&mut Scenario)) -> Scenario {
    change(&mut one);
    one
}
