//! Answers in the address, and the sign-in that they are for.

use serde_json::json;

use super::fake::{PAGE, now, ok, plain, with};
use crate::platform::Platform;
use crate::session::transaction::Transaction;
use crate::session::{PendingRedirect, Prompt, begin, complete, find_response, take_interrupted};

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
fn a_sign_in_that_never_came_back_is_told_once() {
    let one = plain();
    let (fake, portal) = (one.fake(), one.portal());
    now(begin(&fake, &portal, &portal.identities[0], PAGE, "?cluster=a", Prompt::Default)).unwrap();
    assert_eq!(take_interrupted(&fake), Some(("id".into(), "?cluster=a".into())));
    assert_eq!(take_interrupted(&fake), None);
}

#[test]
fn discovery_is_remembered_across_the_redirect_and_asked_again_where_it_no_longer_fits() {
    let discovery = "https://dex.example/dex/.well-known/openid-configuration";
    let count = |asked: &[String], url: &str| asked.iter().filter(|one| *one == url).count();
    let one = plain();
    let fake = one.fake();
    one.run_with(&fake).unwrap();
    let asked = fake.asked.borrow().clone();
    let wanted = [discovery, "POST https://dex.example/dex/token", "https://dex.example/dex/keys"];
    assert_eq!(asked, wanted);
    // Whatever of it is another's, or was changed in the tab, is as if it was not there.
    let (fake, portal) = (one.fake(), one.portal());
    now(begin(&fake, &portal, &portal.identities[0], PAGE, "", Prompt::Default)).unwrap();
    let (name, text) =
        fake.stored.borrow().iter().next().map(|(n, t)| (n.clone(), t.clone())).unwrap();
    let begun = |change: &dyn Fn(&str) -> String| {
        fake.put(&name, &change(&text)).unwrap();
        Transaction::take(&fake).unwrap().discovery
    };
    let identity = &portal.identities[0];
    assert!(begun(&str::to_owned).of(identity).is_some());
    for (from, to) in [
        ("https%3A%2F%2Fdex.example%2Fdex%2Ftoken", "https%3A%2F%2Fevil.example%2Ftoken"),
        ("https%3A%2F%2Fdex.example%2Fdex%2Fkeys", "http%3A%2F%2Fdex.example%2Fdex%2Fkeys"),
        (
            "%22issuer%22%3A%22https%3A%2F%2Fdex.example",
            "%22issuer%22%3A%22https%3A%2F%2Fevil.example",
        ),
        ("discovery_for=purser", "discovery_for=other"),
        ("discovery_at=https%3A%2F%2Fdex.example", "discovery_at=https%3A%2F%2Fother.example"),
        ("discovery=%7B", "discovery=%5B"),
    ] {
        assert!(text.contains(from), "{from} {text}");
        assert!(begun(&|text| text.replace(from, to)).of(identity).is_none(), "{from}");
    }
    // A document that is too long to be remembered is asked for again.
    let long = with(plain(), |t| t.metadata["filling"] = json!("x".repeat(40_000)));
    let fake = long.fake();
    long.run_with(&fake).unwrap();
    assert_eq!(count(&fake.asked.borrow(), discovery), 2);
}

#[test]
fn keys_that_have_moved_since_discovery_was_remembered_are_found() {
    let one = plain();
    let fake = one.fake();
    let discovery = "https://dex.example/dex/.well-known/openid-configuration";
    let (old, new) = ("https://dex.example/dex/keys", "https://dex.example/dex/keys-2");
    let mut moved = one.metadata.clone();
    moved["jwks_uri"] = json!(new);
    {
        let mut answers = fake.answers.borrow_mut();
        let keys = answers.insert(old.into(), vec![ok(&json!({"keys": []}))]).unwrap();
        answers.insert(new.into(), keys);
        answers.get_mut(discovery).unwrap().push(ok(&moved));
    }
    assert!(one.run_with(&fake).is_ok());
    let asked = fake.asked.borrow();
    let posts = asked.iter().filter(|url| url.starts_with("POST")).count();
    assert_eq!((posts, asked.last().map(String::as_str)), (1, Some(new)), "{asked:?}");
}
