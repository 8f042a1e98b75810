//! What the person lets this device remember: one text, for the folder of the page.

use super::address::folder;
use super::window::window;

fn storage() -> Option<web_sys::Storage> {
    window()?.local_storage().ok()?
}

fn name() -> String {
    format!("purser:{}", folder())
}

/// The text that is remembered.
#[must_use]
pub fn remembered() -> Option<String> {
    storage()?.get_item(&name()).ok()?
}

/// Remembers a text in place of the one before, or none; `false` where the browser refuses.
pub fn remember(text: Option<&str>) -> bool {
    let done = storage().map(|storage| match text {
        Some(text) => storage.set_item(&name(), text),
        None => storage.remove_item(&name()),
    });
    done.is_some_and(|done| done.is_ok())
}
