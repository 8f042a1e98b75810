//! The page's address and history, and its own policy.

use wasm_bindgen::{JsCast, JsValue, closure::Closure};

use super::window::{document, window};

/// The query and the fragment of the address, with their `?` and `#`.
#[must_use]
pub fn address() -> (String, String) {
    window().map_or_else(Default::default, |window| {
        let location = window.location();
        (location.search().unwrap_or_default(), location.hash().unwrap_or_default())
    })
}

/// The address of the page without query and fragment.
#[must_use]
pub fn place() -> String {
    let Some(window) = window() else { return String::new() };
    let location = window.location();
    format!("{}{}", location.origin().unwrap_or_default(), location.pathname().unwrap_or_default())
}

/// The folder the page lies in, absolute, with a slash at its end.
#[must_use]
pub fn folder() -> String {
    let Some(window) = window() else { return String::new() };
    let location = window.location();
    let path = location.pathname().unwrap_or_default();
    let folder = path.rfind('/').and_then(|end| path.get(..=end)).unwrap_or("/");
    format!("{}{folder}", location.origin().unwrap_or_default())
}

/// Whether the page itself is served from a loopback address.
#[must_use]
pub fn origin_is_loopback() -> bool {
    let host = window().and_then(|w| w.location().hostname().ok()).unwrap_or_default();
    crate::url::is_loopback(&host)
}

/// Whether the browser treats the page as a secure context; WebCrypto needs one.
#[must_use]
pub fn secure() -> bool {
    window().is_some_and(|window| window.is_secure_context())
}

/// Whether the page is shown inside another page.
#[must_use]
pub fn framed() -> bool {
    let Some(window) = window() else { return false };
    match window.top() {
        Ok(Some(top)) => !js_sys::Object::is(top.as_ref(), window.as_ref()),
        _ => true,
    }
}

/// Whether this is the operator's page: the build marks it so.
#[must_use]
pub fn for_operator() -> bool {
    let root = document().and_then(|document| document.document_element());
    root.and_then(|root| root.get_attribute("data-operator")).is_some()
}

/// Replaces the address of this history entry by the page's folder and this query, without a load.
pub fn replace(query: &str) {
    put(&JsValue::NULL, query);
}

/// As [`replace`], and remembers with the entry that the person chose this themselves, and what
/// else they chose: that stands in no address, so no link can say it.
pub fn replace_own(query: &str, more: &str) {
    put(&JsValue::from_str(&format!("{OWN}{more}")), query);
}

/// Marks a history entry whose choice is the person's own.
const OWN: char = '!';

fn put(state: &JsValue, query: &str) {
    let url = format!("{}{query}", folder());
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        // A browser that refuses (too many calls in a row) leaves the address as it was.
        let _replaced = history.replace_state_with_url(state, "", Some(&url));
    }
}

/// What else the person chose, where they chose themselves what this history entry's address says;
/// a link never can.
#[must_use]
pub fn own() -> Option<String> {
    let state = window()?.history().ok()?.state().ok()?.as_string()?;
    state.strip_prefix(OWN).map(str::to_owned)
}

/// Adds a step to the history whose address has this query; whoever made the choice in it, and what
/// else they chose, goes along.
pub fn push(query: &str) {
    let history = window().and_then(|window| window.history().ok());
    if let Some(history) = history {
        let url = format!("{}{query}", folder());
        let state = history.state().unwrap_or(JsValue::NULL);
        let _pushed = history.push_state_with_url(&state, "", Some(&url));
    }
}

/// Calls back when the person goes back or forward between steps of this page.
pub fn on_pop(callback: impl Fn() + 'static) {
    let listener = Closure::<dyn Fn()>::new(callback);
    if let Some(window) = window() {
        let _added =
            window.add_event_listener_with_callback("popstate", listener.as_ref().unchecked_ref());
    }
    // The listener lives as long as the page.
    listener.forget();
}

/// Leaves the page for another address.
pub fn go(url: &str) {
    if let Some(window) = window() {
        // Only a malformed URL fails, and the rooms above build none.
        let _went = window.location().assign(url);
    }
}

/// Loads the page again.
pub fn reload() {
    if let Some(window) = window() {
        // A reload of the page itself is always allowed.
        let _reloaded = window.location().reload();
    }
}

/// Calls back when the browser shows this page again from its back-forward cache.
pub fn on_restore(callback: impl Fn() + 'static) {
    let listener = Closure::<dyn Fn(web_sys::PageTransitionEvent)>::new(
        move |event: web_sys::PageTransitionEvent| {
            if event.persisted() {
                callback();
            }
        },
    );
    if let Some(window) = window() {
        let _added =
            window.add_event_listener_with_callback("pageshow", listener.as_ref().unchecked_ref());
    }
    // The listener lives as long as the page.
    listener.forget();
}

/// Tightens the page's own policy: from now on it connects to itself and these origins only
/// (Content Security Policy Level 3, section 3.3: a meta policy can only add restrictions).
pub fn add_policy(origins: &[String]) {
    let Some(document) = document() else { return };
    let (Ok(Some(head)), Ok(meta)) =
        (document.query_selector("head"), document.create_element("meta"))
    else {
        return;
    };
    let content = format!("connect-src 'self' {}", origins.join(" "));
    // Both attributes are constants of HTML, so neither call can fail.
    let _named = meta.set_attribute("http-equiv", "Content-Security-Policy");
    let _filled = meta.set_attribute("content", content.trim_end());
    let _added = head.append_child(&meta);
}
