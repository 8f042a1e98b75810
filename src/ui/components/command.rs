//! One line to copy.

use super::icons;
use crate::browser;
use crate::ui::element::{El, el, text};
use crate::ui::signal::spawn_local;
use crate::ui::state::Page;
use crate::ui::text::page as words;

/// A line, and the button that copies it.
#[must_use]
pub fn command(page: Page, line: String, label: String) -> El {
    // A long line scrolls, and so must take the keyboard.
    let shown = text("code", "", line.clone()).set("tabindex", "0");
    let button = el("button", "btn icon-only")
        .set("type", "button")
        .set("aria-label", label)
        .child(icons::copy())
        .click(move || copy(page, line.clone(), words::COPIED));
    el("div", "cmd").child(shown).child(button)
}

/// Copies a text and says what came of it.
pub fn copy(page: Page, text: String, done: &'static str) {
    spawn_local(async move {
        let copied = browser::copy(&text).await;
        page.said.set(if copied { done } else { words::COPY_FAILED }.to_owned());
    });
}
