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
