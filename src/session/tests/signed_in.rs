//! A session, and what the token endpoint answers to it.

use serde_json::Value;

use super::fake::{Fake, Scenario, entra, now};
use crate::config::{Cluster, Method, Portal, Trust};
use crate::encode::{Pairs, form_decode};
use crate::platform::{Platform, Response};
use crate::problem::Problem;
use crate::session::{self, AccessToken, Resource, Session};

pub(super) const SCOPE: &str = "6dae42f8-4368-4678-94ff-3960e28e3630/.default";

/// Asks for a token of one scope, in the tenant of the sign-in.
pub(super) async fn access<P: Platform>(
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
pub(super) fn signed_in(one: &Scenario) -> (Fake, Portal, Session) {
    let fake = one.fake();
    let session = one.run_with(&fake).unwrap();
    fake.sent.borrow_mut().clear();
    (fake, one.portal(), session)
}

pub(super) fn next(fake: &Fake, one: &Scenario, status: u16, body: &Value) {
    let endpoint = one.metadata["token_endpoint"].as_str().unwrap().to_owned();
    let response = Response { status, headers: Vec::new(), body: body.to_string() };
    fake.answers.borrow_mut().insert(endpoint, vec![Ok(response)]);
}

pub(super) fn sent(fake: &Fake) -> Pairs {
    form_decode(fake.sent.borrow().last().unwrap())
}

pub(super) fn got(pairs: &Pairs, name: &str) -> String {
    pairs.get(name).unwrap_or_default().to_owned()
}

pub(super) fn ask(status: u16, body: &Value) -> Result<(Session, AccessToken), Problem> {
    let one = entra();
    let (fake, portal, session) = signed_in(&one);
    next(&fake, &one, status, body);
    now(access(&fake, &portal, &session, SCOPE))
}

pub(super) fn cluster(trust: Trust, methods: &[Method]) -> Cluster {
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
