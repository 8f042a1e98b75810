//! The window, its storage, and what it throws.

use wasm_bindgen::{JsCast, JsValue};

/// The window of the page.
pub(super) fn window() -> Option<web_sys::Window> {
    web_sys::window()
}

/// The document of the page.
pub(super) fn document() -> Option<web_sys::Document> {
    window()?.document()
}

/// The element of that id.
pub(super) fn element<T: JsCast>(id: &str) -> Option<T> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// This tab's storage; browsers that forbid it throw.
pub(super) fn storage() -> Option<web_sys::Storage> {
    window()?.session_storage().ok()?
}

/// Whether a thrown value is a `DOMException` of that name.
pub(super) fn is_exception(value: &JsValue, name: &str) -> bool {
    js_sys::Reflect::get(value, &JsValue::from_str("name"))
        .ok()
        .and_then(|n| n.as_string())
        .is_some_and(|n| n == name)
}
