//! The refresh token: when it is asked for, who uses it, and who holds it.

use std::cell::Cell;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use serde_json::json;

use super::fake::{Fake, PAGE, entra, now, plain};
use super::signed_in::{SCOPE, access, cluster, got, next, signed_in};
use crate::config::{Aks, Catalogue, Cluster, Identity, Method, OidcTrust, Trust};
use crate::encode::form_decode;
use crate::platform::{
    Algorithm, FetchError, Platform, PublicKey, Request, Response, Unavailable, VerifyError,
};
use crate::problem::Owner;
use crate::session::{Groups, Prompt, begin, origins, refresh_id_token};

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

#[test]
fn the_token_of_a_private_catalogue_comes_by_the_refresh_token() {
    let catalogue = |identity: &str| Catalogue {
        url: "https://shelf.example/clusters.yaml".into(),
        scope: "api://shelf/read".into(),
        identity: identity.into(),
    };
    // Entra grants a scope when it is asked for; another provider only what the sign-in had.
    for (one, identity, refreshes, asks) in [
        (entra(), "id", true, false),
        (plain(), "id", true, true),
        (entra(), "other", false, false),
        (plain(), "other", false, false),
    ] {
        let mut portal = one.portal();
        portal.catalogue = Some(catalogue(identity));
        let own = &portal.identities[0];
        let url = now(begin(&one.fake(), &portal, own, PAGE, "", Prompt::Default)).unwrap();
        let scope = got(&form_decode(url.split_once('?').unwrap().1), "scope");
        let has = |wanted: &str| scope.split(' ').any(|one| one == wanted);
        assert_eq!((has("offline_access"), has("api://shelf/read")), (refreshes, asks), "{scope}");
        assert_eq!(origins(&portal).last().unwrap(), "https://shelf.example");
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
