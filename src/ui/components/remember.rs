//! Whether this device remembers the choices.

use super::button;
use crate::browser;
use crate::ui::element::{El, el, text};
use crate::ui::memory;
use crate::ui::signal::{RwSignal, effect, untrack};
use crate::ui::state::Page;
use crate::ui::text::clusters as words;

/// The check box that says so, and the button that forgets them. While it is on, what is chosen is
/// written down at each change.
#[must_use]
pub fn remember(page: Page) -> El {
    let on = RwSignal::new(browser::remembered().is_some());
    effect(move || {
        if on.get() && !browser::remember(Some(&memory::choices(page))) {
            on.set(false);
            page.said.set(words::CANNOT_REMEMBER.into());
        }
    });
    let forget = move || {
        on.set(false);
        let done = browser::remember(None);
        page.said.set(if done { words::FORGOTTEN } else { words::CANNOT_REMEMBER }.into());
        browser::focus("remember");
    };
    let flip = move |_| if untrack(|| on.get()) { forget() } else { on.set(true) };
    let tick = el("input", "").set("type", "checkbox").set("id", "remember");
    let tick = tick.set("aria-describedby", "remember-hint").checked(move || on.get());
    el("section", "step remember")
        .child(el("label", "tick-row").child(tick.on("change", flip)).child(text(
            "span",
            "",
            words::REMEMBER,
        )))
        .child(text("p", "hint", words::REMEMBER_HINT).set("id", "remember-hint"))
        .dyn_child(move || on.get().then(|| button("btn quiet", words::FORGET, forget)))
}
