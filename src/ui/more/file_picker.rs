//! The field that takes a kubeconfig: dropped, chosen or pasted. Nothing of it leaves the page.

use crate::ui::text::Text;
use std::rc::Rc;

use crate::browser::files::{self, Given, GivenError};
use crate::ui::components::button;
use crate::ui::element::{El, el, event_target_value, text};
use crate::ui::signal::{RwSignal, spawn_local};
use crate::ui::text::language::{said, tr};
use crate::ui::text::{more as words, take};
use leptos::ev::Event;

/// What was told of the last file: its name, or why it could not be read.
#[derive(Clone, Copy)]
struct Status {
    name: RwSignal<Text>,
    error: RwSignal<Option<&'static str>>,
}

/// The field; calls back with what was given. `before` is the name of the file that it holds already,
/// or nothing.
pub(super) fn file_picker(before: String, given: impl Fn(Given) + Clone + 'static) -> El {
    let name = if before.is_empty() { Text::default() } else { words::read(&before) };
    picker(name, Rc::new(given))
}

/// The code of it once, whoever asks.
fn picker(name: Text, given: Rc<dyn Fn(Given)>) -> El {
    let status = Status { name: RwSignal::new(name), error: RwSignal::new(None) };
    el("div", "pick")
        .child(drop_zone(status, given.clone()))
        .child(paste(status, given))
        .child(el("p", "hint").set("role", "status").dyn_text(move || status.name.get()))
        .dyn_child(move || {
            status.error.get().map(|told| text("p", "note stop", told).set("role", "alert"))
        })
}

/// A file, dropped or chosen.
fn drop_zone(status: Status, given: Rc<dyn Fn(Given)>) -> El {
    let take = move |event: &Event| {
        let Some(file) = files::file(event) else { return };
        let given = given.clone();
        spawn_local(async move {
            match files::read(file).await {
                Ok(file) => {
                    status.error.set(None);
                    status.name.set(words::read(&file.name));
                    given(file);
                }
                Err(GivenError::TooLarge) => status.error.set(Some(words::TOO_LARGE)),
                Err(GivenError::Unreadable) => status.error.set(Some(words::UNREADABLE)),
            }
        });
    };
    let dropped = take.clone();
    let field = el("input", "")
        .set("type", "file")
        // Its own value may be older: a file may have been dropped or pasted since.
        .dyn_attr("aria-label", move || {
            let name = status.name.with(|name| said(name).to_owned());
            Some(format!("{} {name}", tr(words::YOURS)).trim_end().to_owned().into())
        })
        .on("change", move |event| take(&event));
    // The browser's own words beside the field know nothing of what was dropped or pasted.
    let read = move || !status.name.with(|name| name.is_empty());
    let label = move || if read() { take::CHOOSE_OTHER } else { take::CHOOSE_FILE };
    el("label", "")
        .class_if("drop read", "drop", read)
        .child(text("b", "", words::YOURS))
        .child(text("span", "how", words::DROP))
        .child(el("span", "btn").dyn_text(label))
        .child(text("small", "", words::STAYS))
        .child(field)
        .on("dragover", |event| event.prevent_default())
        .on("drop", move |event| {
            event.prevent_default();
            dropped(&event);
        })
}

/// A file's text, pasted.
fn paste(status: Status, given: Rc<dyn Fn(Given)>) -> El {
    let pasted = RwSignal::new(String::new());
    let field = el("textarea", "paste")
        .set("rows", "8")
        .set("spellcheck", "false")
        .set("autocomplete", "off")
        .set("aria-label", words::PASTE)
        .content(move || pasted.get())
        .on("input", move |event| pasted.set(event_target_value(&event)));
    let read = button("btn", words::READ_PASTED, move || {
        status.error.set(None);
        status.name.set(Text::default());
        // What was read need not stay on the screen: it may hold secrets.
        let text = pasted.get_untracked();
        pasted.set(String::new());
        given(Given { name: String::new(), bytes: text.into_bytes() });
    });
    el("details", "details").child(text("summary", "", words::PASTE)).child(field).child(read)
}
