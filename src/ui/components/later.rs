//! The place of a view whose part of the program is loaded when it is needed.

use std::sync::Arc;

use super::button;
use crate::ui::element::{El, el, text};
use crate::ui::parts::{self, Lost, Part};
use crate::ui::signal::{Memo, RwSignal, spawn_local, untrack};
use crate::ui::state::Page;
use crate::ui::text::page as words;

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
    let (here, lost) = (RwSignal::new(parts::is_here(chunk)), RwSignal::new(false));
    let load = move || {
        lost.set(false);
        spawn_local(async move {
            // The place may be gone when the answer comes.
            match parts::load(chunk).await {
                Ok(()) => here.set(true),
                Err(Lost) => lost.set(true),
            }
        });
    };
    if !here.get_untracked() {
        load();
    }
    el("div", "").dyn_child(move || {
        let built = here.get().then(|| untrack(|| parts::build(page, part.clone())));
        Some(match built {
            Some(view) => view.unwrap_or_else(|| retry(load)),
            None if lost.get() => retry(load),
            // What nobody waits for comes when it comes.
            None if opening.is_empty() => return None,
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

/// A button, and under it a view that opens later while it is open.
#[must_use]
pub fn opens(page: Page, label: &'static str, part: Part) -> El {
    let open = RwSignal::new(false);
    let button = button("btn", label, move || open.update(|open| *open = !*open))
        .state("aria-expanded", move || open.get());
    el("div", "opens")
        .child(button)
        .child(kept(move || open.get(), move || vec![later(page, part.clone())]))
}

/// A place that is made when it first opens and only hidden when it closes, so that nothing that
/// was given, scrolled to or decided in it is lost.
#[must_use]
pub fn kept(
    open: impl Fn() -> bool + Send + Sync + 'static,
    make: impl Fn() -> Vec<El> + 'static,
) -> El {
    kept_once(Arc::new(open), Box::new(make))
}

fn kept_once(open: Arc<dyn Fn() -> bool + Send + Sync>, make: Box<dyn Fn() -> Vec<El>>) -> El {
    let is_open = open.clone();
    let opened = Memo::new(move |old: Option<&bool>| old.copied().unwrap_or_default() || is_open());
    let view = move || if opened.get() { make() } else { Vec::new() };
    el("div", "").hidden(move || !open()).dyn_children(view)
}
