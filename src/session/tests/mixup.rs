//! Several providers at one redirect URI (RFC 9700 section 4.4.2, RFC 9207).

use serde_json::json;

use super::fake::{Fake, PAGE, Scenario, now, ok, plain, with};
use crate::config::{Identity, OidcProvider, Portal, Provider};
use crate::encode::form_decode;
use crate::problem::Problem;
use crate::session::{PendingRedirect, Prompt, begin, complete, find_response};

const PROMISE: &str = "authorization_response_iss_parameter_supported";
const OWN: &str = "https://dex.example/dex";
const OTHER: &str = "https://other.example";

/// Another plain identity, with this redirect.
fn other(redirect: Option<&str>) -> Identity {
    Identity {
        name: format!("other{}", redirect.unwrap_or_default()),
        display_name: "Other".into(),
        redirect: redirect.map(str::to_owned),
        trust_tls: false,
        provider: Provider::Oidc(OidcProvider {
            issuer: OTHER.into(),
            client_id: "purser".into(),
            ..OidcProvider::default()
        }),
    }
}

/// A sign-in with the first of two identities that share the page's folder.
fn shared(promise: bool) -> Scenario {
    with(plain(), |t| {
        t.others.push(other(None));
        t.metadata[PROMISE] = json!(promise);
    })
}

fn posts(fake: &Fake) -> usize {
    fake.asked.borrow().iter().filter(|url| url.starts_with("POST")).count()
}

#[test]
fn nobody_leaves_for_a_provider_that_does_not_say_who_answers_where_others_answer_too() {
    for promise in [json!(false), json!(null), json!("true"), json!(1)] {
        let one = with(shared(false), |t| t.metadata[PROMISE] = promise.clone());
        let (fake, portal) = (one.fake(), one.portal());
        let left = now(begin(&fake, &portal, &portal.identities[0], PAGE, "", Prompt::Default));
        let problem = left.unwrap_err();
        assert_eq!(problem.code, "session.redirect-shared", "{promise}");
        assert_eq!(
            (problem.detail("identity"), problem.detail("redirect")),
            ("id", "signin-2.html")
        );
        assert!(fake.stored.borrow().is_empty(), "nothing is begun");
    }
    // What is offered is free.
    let taken = |pages: &[&str]| {
        let one = with(shared(false), |t| t.others.extend(pages.iter().map(|p| other(Some(p)))));
        one.run().unwrap_err().detail("redirect").to_owned()
    };
    assert_eq!(taken(&["signin-2.html", "signin-4.html"]), "signin-3.html");
    let all = ["signin-2.html", "signin-3.html", "signin-4.html", "signin-5.html"];
    assert_eq!(taken(&all), "");
    // Whoever has a redirect URI of their own needs no promise.
    assert!(with(plain(), |t| t.others.push(other(Some("signin-2.html")))).run().is_ok());
}

#[test]
fn where_providers_promise_to_say_who_answers_one_redirect_uri_serves_them_all() {
    let one = with(shared(true), |t| t.answer = vec![("iss", Some(OWN))]);
    assert!(one.run().is_ok());
    for iss in [None, Some(""), Some(OTHER), Some("https://dex.example/dex/")] {
        let one = with(shared(true), |t| t.answer = vec![("iss", iss)]);
        let fake = one.fake();
        assert_eq!(one.run_with(&fake).unwrap_err().code, "oidc.answer-issuer", "{iss:?}");
        assert_eq!(posts(&fake), 0);
    }
}

/// Begins a sign-in as one portal has it, and lands as another does.
fn between(iss: Option<&str>, before: &Portal, after: &Portal, fake: &Fake) -> Problem {
    let left = now(begin(fake, before, &before.identities[0], PAGE, "", Prompt::Default));
    let sent = form_decode(left.unwrap().split_once('?').unwrap().1);
    let state = sent.get("state").unwrap();
    let iss = iss.map(|iss| format!("&iss={iss}")).unwrap_or_default();
    let given = find_response(PAGE, "", &format!("#code=c&state={state}{iss}")).unwrap();
    let taken = PendingRedirect::take(fake, given);
    now(complete(fake, after, PAGE, taken)).result.unwrap_err()
}

#[test]
fn an_answer_at_a_shared_redirect_uri_names_its_issuer_whatever_was_promised() {
    // Another identity came into portal.yaml meanwhile.
    let (before, after) = (plain(), shared(false));
    let fake = before.fake();
    let problem = between(None, &before.portal(), &after.portal(), &fake);
    assert_eq!((problem.code, posts(&fake)), ("oidc.answer-issuer", 0));
    // The provider took its promise back meanwhile.
    let one = shared(true);
    let fake = one.fake();
    let address = format!("{OWN}/.well-known/openid-configuration");
    let list = vec![ok(&one.metadata), ok(&shared(false).metadata)];
    fake.answers.borrow_mut().insert(address, list);
    let problem = between(None, &one.portal(), &one.portal(), &fake);
    assert_eq!((problem.code, posts(&fake)), ("oidc.answer-issuer", 0));
}

/// The attack of RFC 9700 section 4.4.1: the other provider, hostile, sends the browser on to the
/// honest one with the state and the challenge that it was given.
#[test]
fn a_code_of_the_honest_provider_never_reaches_the_other() {
    for promise in [true, false] {
        for iss in [None, Some(OWN)] {
            let one = shared(promise);
            let mut portal = one.portal();
            portal.identities.reverse();
            let fake = one.fake();
            let address = format!("{OTHER}/.well-known/openid-configuration");
            let document = json!({
                "issuer": OTHER, "authorization_endpoint": format!("{OTHER}/auth"),
                "token_endpoint": format!("{OTHER}/token"), "jwks_uri": format!("{OTHER}/keys"),
                PROMISE: promise,
            });
            fake.answers.borrow_mut().insert(address, vec![ok(&document)]);
            if promise {
                let problem = between(iss, &portal, &portal, &fake);
                assert_eq!(problem.code, "oidc.answer-issuer", "{iss:?}");
            } else {
                let left =
                    now(begin(&fake, &portal, &portal.identities[0], PAGE, "", Prompt::Default));
                assert_eq!(left.unwrap_err().code, "session.redirect-shared");
            }
            assert_eq!(posts(&fake), 0);
        }
    }
}

/// One address at each provider is enough: where it had those of others too, an answer could be
/// led there.
#[test]
fn the_providers_sign_out_comes_back_to_the_identitys_own_redirect_uri() {
    let end = format!("{OWN}/logout");
    let back = |one: Scenario| {
        let fake = one.fake();
        let session = one.run_with(&fake).unwrap();
        [session.sign_out_url(&fake), session.sign_out_url_without_hint(&fake)].map(|url| {
            let sent = form_decode(url.unwrap().split_once('?').unwrap().1);
            sent.get("post_logout_redirect_uri").unwrap().to_owned()
        })
    };
    let one = with(plain(), |t| t.metadata["end_session_endpoint"] = json!(end));
    assert_eq!(back(one), [PAGE, PAGE]);
    let own = format!("{PAGE}signin-3.html");
    let one = with(plain(), |t| {
        t.metadata["end_session_endpoint"] = json!(end);
        t.redirect = Some("signin-3.html".into());
        t.place.clone_from(&own);
    });
    assert_eq!(back(one), [own.clone(), own]);
}
