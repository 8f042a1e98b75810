//! Tokens that the page hands over for one question: taken out of what a part is given, and taken
//! from here once, so that none stays behind in this module's memory.

use std::cell::RefCell;
use std::collections::BTreeMap;

thread_local! {
    static TOKENS: RefCell<BTreeMap<String, String>> = const { RefCell::new(BTreeMap::new()) };
}

/// What a part is given, without the token, which waits to be taken.
pub(super) fn set_aside(part: &str, given: &str) -> String {
    let is_token = |pair: &&str| pair.starts_with("token=");
    let token = given.split('&').find(is_token).and_then(|pair| pair.get("token=".len()..));
    // What comes later counts: without a token there is none to take any more.
    TOKENS.with_borrow_mut(|tokens| match token.filter(|token| !token.is_empty()) {
        Some(token) => _ = tokens.insert(part.to_owned(), crate::encode::decoded(token)),
        None => _ = tokens.remove(part),
    });
    if token.is_none() {
        return given.to_owned();
    }
    given.split('&').filter(|pair| !is_token(pair)).collect::<Vec<_>>().join("&")
}

/// The token that was handed over for a part, once.
pub(super) fn take(part: &str) -> Option<String> {
    TOKENS.with_borrow_mut(|tokens| tokens.remove(part))
}

#[cfg(test)]
mod tests {
    use super::{set_aside, take};
    use crate::encode::form;

    #[test]
    fn a_token_is_taken_once_and_stays_in_no_text() {
        let given = form(&[("attempt", "1"), ("token", "a.b+/=&c"), ("tokens", "x")]);
        let kept = set_aside("find", &given);
        assert_eq!(kept, "attempt=1&tokens=x");
        assert_eq!(take("way"), None, "another part's is not its own");
        assert_eq!(take("find").as_deref(), Some("a.b+/=&c"));
        assert_eq!(take("find"), None);
    }

    #[test]
    fn what_is_given_without_a_token_takes_back_the_one_before() {
        set_aside("find", "token=a&attempt=1");
        assert_eq!(set_aside("find", "token=&attempt=1"), "attempt=1");
        assert_eq!(take("find"), None);
        assert_eq!(set_aside("find", "attempt=1"), "attempt=1");
    }
}
