//! The keyboard: where its focus is, and the keys that belong to no field.

use wasm_bindgen::{JsCast, closure::Closure};

use super::window::window;

/// What takes characters itself, or is open above the page.
const TYPES: &str =
    "textarea,select,dialog,[contenteditable],input:not([type=checkbox],[type=radio])";

/// Calls back when a key is pressed that no field takes and that goes with no other; where the
/// callback has a use for it, the browser has none.
pub fn on_key(callback: impl Fn(&str) -> bool + 'static) {
    listen(Box::new(callback));
}

fn listen(callback: Box<dyn Fn(&str) -> bool>) {
    let listener =
        Closure::<dyn Fn(web_sys::KeyboardEvent)>::new(move |event: web_sys::KeyboardEvent| {
            let element = event.target().and_then(|it| it.dyn_into::<web_sys::Element>().ok());
            let typed = element.is_some_and(|one| one.closest(TYPES).ok().flatten().is_some());
            let with = event.ctrl_key() || event.alt_key() || event.meta_key();
            if !typed && !with && callback(&event.key()) {
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
    let found = window().and_then(|window| {
        let selector = format!("{selector}:not([hidden] *)");
        window.document()?.query_selector(&selector).ok()?
    });
    let found = found.and_then(|one| one.dyn_into::<web_sys::HtmlElement>().ok());
    // An element that cannot take the focus leaves it where it is.
    found.is_some_and(|one| one.focus().is_ok())
}

/// Shows the dialog of that id above the page, or closes it; the browser keeps the focus inside,
/// and takes it back to where it was.
pub fn dialog(id: &str, open: bool) {
    let found = window().and_then(|w| w.document()).and_then(|d| d.get_element_by_id(id));
    if let Some(dialog) = found.and_then(|one| one.dyn_into::<web_sys::HtmlDialogElement>().ok()) {
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
    event.dyn_ref::<web_sys::MouseEvent>().is_some_and(|click| {
        !(click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key())
    })
}

/// Says what the page is called in the browser's tabs and history.
pub fn title(title: &str) {
    if let Some(document) = window().and_then(|window| window.document()) {
        document.set_title(title);
    }
}
