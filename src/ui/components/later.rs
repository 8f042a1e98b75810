//! The place of a part that opens later.

use std::rc::Rc;

use leptos::prelude::*;

use super::button;
use crate::browser;
use crate::ui::element::{El, el, text};
use crate::ui::state::Page;
use crate::ui::text::en::page as words;

/// The place of a part of the second module; what it is given follows what it reads.
#[must_use]
pub fn later(
    page: Page,
    host: &'static str,
    part: &'static str,
    given: impl Fn() -> String + 'static,
) -> El {
    place(page, host, part, Rc::new(given))
}

/// The code of it once, whatever it is given.
fn place(page: Page, host: &'static str, part: &'static str, given: Rc<dyn Fn() -> String>) -> El {
    page.lost.set(false);
    let open = move || browser::more(host, part, &given());
    let again = RwSignal::new(());
    Effect::new(move |_| {
        again.track();
        open();
    });
    let lost = move || {
        let retry = button("btn", words::TRY_AGAIN, move || {
            page.lost.set(false);
            again.notify();
        });
        let told = text("p", "", words::LOST);
        page.lost.get().then(|| el("div", "note stop").set("role", "alert").with(told).with(retry))
    };
    let opening = text("p", "busy", words::OPENING).set("role", "status");
    el("div", "later").with(el("div", "").set("id", host).with(opening)).maybe(lost)
}

/// A button, and under it a part of the second module while it is open. Only hidden when it closes,
/// so that nothing given in it is lost.
#[must_use]
pub fn opens(
    page: Page,
    label: &'static str,
    host: &'static str,
    part: &'static str,
    given: Rc<dyn Fn() -> String>,
) -> El {
    let open = RwSignal::new(false);
    let opened =
        Memo::new(move |old: Option<&bool>| old.copied().unwrap_or_default() || open.get());
    let button = button("btn", label, move || open.update(|open| *open = !*open))
        .state("aria-expanded", move || open.get());
    let there = move || opened.get().then(|| place(page, host, part, given.clone()));
    el("div", "opens").with(button).with(el("div", "").hidden(move || !open.get()).maybe(there))
}
