//! The tabs of the three ways.

use leptos::ev::KeyboardEvent;
use leptos::task::tick;
use leptos::wasm_bindgen::JsCast;

use crate::browser;
use crate::ui::element::{El, el, text};
use crate::ui::signal::spawn_local;
use crate::ui::state::{Page, Way};
use crate::ui::text::take as words;

/// The ids of the tabs, in their order.
pub const IDS: [&str; 3] = ["way-1", "way-2", "way-3"];
/// The ids of their panels.
pub const PANELS: [&str; 3] = ["take-1", "take-2", "take-3"];

/// The tabs; one at a time is chosen, and the arrow keys go from one to the next.
#[must_use]
pub fn tabs(page: Page) -> El {
    let all = Way::ALL.into_iter().zip(words::TABS).zip(IDS.into_iter().zip(PANELS));
    let tabs = all.map(|((way, label), (id, panel))| {
        let on = move || page.taking.get().way == way;
        text("button", "", label)
            .set("type", "button")
            .set("role", "tab")
            .set("id", id)
            .set("aria-controls", panel)
            .state("aria-selected", on)
            .dyn_attr("tabindex", move || Some(if on() { "0" } else { "-1" }.into()))
            .class_if("tab on", "tab", on)
            .click(move || choose(page, way))
    });
    el("div", "tabs ways-tabs")
        .set("role", "tablist")
        .set("aria-label", words::WAYS)
        .children(tabs)
        .on("keydown", move |event| key(page, event.unchecked_ref()))
}

fn choose(page: Page, way: Way) {
    page.taking.update(|taking| taking.way = way);
    spawn_local(async move {
        tick().await;
        if let Some(panel) = PANELS.get(way as usize) {
            browser::reveal(panel);
        }
    });
}

fn key(page: Page, event: &KeyboardEvent) {
    let at = page.taking.with_untracked(|taking| taking.way as usize);
    let to = match event.key().as_str() {
        "ArrowRight" => (at + 1) % 3,
        "ArrowLeft" => (at + 2) % 3,
        "Home" => 0,
        "End" => 2,
        _ => return,
    };
    event.prevent_default();
    if let Some((way, id)) = Way::ALL.get(to).zip(IDS.get(to)) {
        choose(page, *way);
        browser::focus(id);
    }
}
