//! The field that takes a kubeconfig: dropped, chosen or pasted. Nothing of it leaves the page.

use leptos::ev::Event;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::files::{self, Given, GivenError};
use crate::ui::components::button;
use crate::ui::element::{El, el, text};
use crate::ui::text::more as words;

/// The field; calls back with what was given.
pub(super) fn file_picker(given: impl Fn(Given) + Clone + 'static) -> El {
    let error = RwSignal::new(None::<&'static str>);
    let name = RwSignal::new(String::new());
    let pasted = RwSignal::new(String::new());
    let take = {
        let given = given.clone();
        move |event: &Event| {
            let Some(file) = files::file(event) else { return };
            let given = given.clone();
            spawn_local(async move {
                match files::read(file).await {
                    Ok(file) => {
                        error.set(None);
                        name.set(words::read(&file.name));
                        given(file);
                    }
                    Err(GivenError::TooLarge) => error.set(Some(words::TOO_LARGE)),
                    Err(GivenError::Unreadable) => error.set(Some(words::UNREADABLE)),
                }
            });
        }
    };
    let dropped = take.clone();
    let field = el("input", "")
        .set("type", "file")
        .set("aria-label", words::YOURS)
        .on("change", move |event| take(&event));
    let zone = el("label", "drop")
        .child(text("b", "", words::YOURS))
        .child(text("span", "", words::DROP))
        .child(field)
        .child(text("small", "", words::STAYS))
        .on("dragover", |event| event.prevent_default())
        .on("drop", move |event| {
            event.prevent_default();
            dropped(&event);
        });
    let paste = el("details", "details")
        .child(text("summary", "", words::PASTE))
        .child(
            el("textarea", "paste")
                .set("rows", "8")
                .set("spellcheck", "false")
                .set("autocomplete", "off")
                .set("aria-label", words::PASTE)
                .content(move || pasted.get())
                .on("input", move |event| pasted.set(event_target_value(&event))),
        )
        .child(button("btn", words::READ_PASTED, move || {
            error.set(None);
            name.set(String::new());
            // What was read need not stay on the screen: it may hold secrets.
            let text = pasted.get_untracked();
            pasted.set(String::new());
            given(Given { name: String::new(), bytes: text.into_bytes() });
        }));
    el("div", "pick")
        .child(zone)
        .child(paste)
        .child(el("p", "hint").set("role", "status").dyn_text(move || name.get()))
        .dyn_child(move || {
            error.get().map(|told| text("p", "note stop", told).set("role", "alert"))
        })
}
