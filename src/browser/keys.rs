//! The keyboard: where its focus is, and the keys that belong to no field.

use core::cell::Cell;

use wasm_bindgen::{JsCast, JsValue, closure::Closure};

use super::window::{document, element, window};

/// What takes characters itself, or is open above the page.
const TYPES: &str =
    "textarea,select,dialog,[contenteditable],input:not([type=checkbox],[type=radio])";

thread_local! {
    /// Whether the keys are listened to.
    static LISTENING: Cell<bool> = const { Cell::new(false) };
}

/// Calls back when a key is pressed that no field takes and that goes with no other; where the
/// callback has a use for it, the browser has none. The first that listens does so for good.
pub fn on_key(callback: impl Fn(&str) -> bool + 'static) {
    if LISTENING.replace(true) {
        return;
    }
    let listener = Closure::<dyn Fn(web_sys::Event)>::new(move |event: web_sys::Event| {
        let element = event.target().and_then(|it| it.dyn_into::<web_sys::Element>().ok());
        let typed = element.is_some_and(|one| one.closest(TYPES).ok().flatten().is_some());
        let key = js_sys::Reflect::get(&event, &"key".into()).ok();
        let key = key.and_then(|key| key.as_string()).unwrap_or_default();
        if !typed && !with(&event, &["ctrlKey", "metaKey", "altKey"]) && callback(&key) {
            event.prevent_default();
        }
    });
    if let Some(window) = window() {
        let _added =
            window.add_event_listener_with_callback("keydown", listener.as_ref().unchecked_ref());
    }
    // The listener lives as long as the page.
    listener.forget();
}

/// Whether one of these keys is held down with an event.
fn with(event: &web_sys::Event, keys: &[&str]) -> bool {
    let held =
        |key: &&str| js_sys::Reflect::get(event, &JsValue::from_str(key)) == Ok(JsValue::TRUE);
    keys.iter().any(held)
}

/// Moves the keyboard focus to the element of that id.
pub fn focus(id: &str) {
    focus_first(&format!("[id='{id}']"));
}

/// Moves the keyboard focus to the heading of the page.
pub fn focus_heading() {
    focus_first("h1");
}

/// Moves the keyboard focus to the first that fits a selector and is not hidden; says whether
/// there is one.
pub fn focus_first(selector: &str) -> bool {
    let selector = format!("{selector}:not([hidden] *)");
    let found = document().and_then(|document| document.query_selector(&selector).ok()?);
    let found = found.and_then(|one| one.dyn_into::<web_sys::HtmlElement>().ok());
    // An element that cannot take the focus leaves it where it is.
    found.is_some_and(|one| one.focus().is_ok())
}

/// Closes the popover of that id where the focus went on to something else that takes it.
pub fn close_behind(event: &web_sys::Event, id: &str) {
    let next = js_sys::Reflect::get(event, &"relatedTarget".into());
    if next.is_ok_and(|next| next.is_object())
        && let Some(popover) = element::<web_sys::HtmlElement>(id)
    {
        let _closed = popover.hide_popover();
    }
}

/// Shows the dialog of that id above the page, or closes it; the browser keeps the focus inside,
/// and takes it back to where it was.
pub fn dialog(id: &str, open: bool) {
    if let Some(dialog) = element::<web_sys::HtmlDialogElement>(id) {
        if open {
            // One that is open already stays so.
            let _shown = dialog.show_modal();
        } else {
            dialog.close();
        }
    }
}

/// Whether a click means to go there now, and not to open another tab or window.
#[must_use]
pub fn goes_here(event: &web_sys::Event) -> bool {
    !with(event, &["ctrlKey", "metaKey", "shiftKey", "altKey"])
}

/// Says what the page is called in the browser's tabs and history.
pub fn title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}
