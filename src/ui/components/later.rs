//! The place of a view whose part of the program is loaded when it is needed.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::button;
use crate::ui::element::{El, el, text};
use crate::ui::parts::{Chunk, Lost, Part};
use crate::ui::state::Page;
use crate::ui::text::page as words;

/// Fetches a part of the program ahead. Where that fails, whoever opens it is told.
pub fn preload(page: Page, chunk: Chunk) {
    spawn_local(async move {
        let _later = (page.parts.load)(chunk).await;
    });
}

/// The place of a view that opens later.
#[must_use]
pub fn later(page: Page, part: Part) -> El {
    el("div", "later").child(place(page, part, words::OPENING))
}

/// The place of a view: what it says while its part of the program loads, then the view, or the way
/// to try again.
#[must_use]
pub fn place(page: Page, part: Part, opening: &'static str) -> El {
    let chunk = part.chunk();
    let (here, lost) = (RwSignal::new((page.parts.is_here)(chunk)), RwSignal::new(false));
    let load = move || {
        lost.set(false);
        spawn_local(async move {
            // The place may be gone when the answer comes.
            let _gone = match (page.parts.load)(chunk).await {
                Ok(()) => here.try_set(true),
                Err(Lost) => lost.try_set(true),
            };
        });
    };
    if !here.get_untracked() {
        load();
    }
    el("div", "").dyn_child(move || {
        let built = here.get().then(|| untrack(|| (page.parts.build)(page, part.clone())));
        Some(match built {
            Some(view) => view.unwrap_or_else(|| retry(load)),
            None if lost.get() => retry(load),
            None => busy(opening),
        })
    })
}

fn busy(told: &'static str) -> El {
    text("p", "busy", told).set("role", "status")
}

fn retry(load: impl FnMut() + 'static) -> El {
    el("div", "note stop").set("role", "alert").child(text("p", "", words::LOST)).child(button(
        "btn",
        words::TRY_AGAIN,
        load,
    ))
}

/// A button, and under it a view that opens later while it is open. Only hidden when it closes, so
/// that nothing given in it is lost.
#[must_use]
pub fn opens(page: Page, label: &'static str, part: Part) -> El {
    let open = RwSignal::new(false);
    let opened =
        Memo::new(move |old: Option<&bool>| old.copied().unwrap_or_default() || open.get());
    let button = button("btn", label, move || open.update(|open| *open = !*open))
        .state("aria-expanded", move || open.get());
    let there = move || opened.get().then(|| later(page, part.clone()));
    el("div", "opens")
        .child(button)
        .child(el("div", "").hidden(move || !open.get()).dyn_child(there))
}
