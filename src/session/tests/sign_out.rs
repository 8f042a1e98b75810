//! Signing out at the provider.

use serde_json::json;

use super::fake::{PAGE, plain, with};
use crate::encode::form_decode;
use crate::session::{find_response, without_logout_state};

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
