//! What opens later: `boot.js` fetches it at the first of these events and passes them on.

use js_sys::Array;
use wasm_bindgen::{JsCast, closure::Closure};

/// Shows a part in the element of that id, or gives it what has changed.
pub fn more(host: &str, part: &str, given: &str) {
    let Some(document) = super::window().and_then(|window| window.document()) else { return };
    let init = web_sys::CustomEventInit::new();
    init.set_detail(&Array::of3(&host.into(), &part.into(), &given.into()));
    if let Ok(event) = web_sys::CustomEvent::new_with_event_init_dict("purser:more", &init) {
        // Nobody cancels it.
        let _sent = document.dispatch_event(&event);
    }
}

/// Tells the page what was decided in a part that opened later, as `name=value`.
pub fn tell(what: &str) {
    let Some(document) = super::window().and_then(|window| window.document()) else { return };
    let init = web_sys::CustomEventInit::new();
    init.set_detail(&what.into());
    if let Ok(event) = web_sys::CustomEvent::new_with_event_init_dict("purser:told", &init) {
        let _sent = document.dispatch_event(&event);
    }
}

/// Calls back with what a part that opened later tells.
pub fn on_told(callback: impl Fn(String) + 'static) {
    let listener =
        Closure::<dyn Fn(web_sys::CustomEvent)>::new(move |event: web_sys::CustomEvent| {
            callback(event.detail().as_string().unwrap_or_default());
        });
    if let Some(document) = super::window().and_then(|window| window.document()) {
        let _added = document
            .add_event_listener_with_callback("purser:told", listener.as_ref().unchecked_ref());
    }
    // The listener lives as long as the page.
    listener.forget();
}

/// Calls back when what opens later could not be fetched.
pub fn on_lost(callback: impl Fn() + 'static) {
    let listener = Closure::<dyn Fn()>::new(callback);
    if let Some(document) = super::window().and_then(|window| window.document()) {
        let _added = document
            .add_event_listener_with_callback("purser:lost", listener.as_ref().unchecked_ref());
    }
    // The listener lives as long as the page.
    listener.forget();
}
