//! The main page: choices on the left, the file on the right.

use leptos::prelude::*;

use super::door::left_out;
use crate::browser;
use crate::session::Prompt;
use crate::ui::components::{button, clusters, file, methods, namespaces, your_sign_in};
use crate::ui::element::{El, el, text};
use crate::ui::flow;
use crate::ui::state::Page;
use crate::ui::text::en::page as words;

/// Choose, and take the file.
#[must_use]
pub fn choose(page: Page) -> El {
    // The choice is kept in the address, so that it survives a reload and can be shared.
    Effect::new(move |_| browser::replace(&page.query()));
    let some = Memo::new(move |_| page.chosen.with(|chosen| !chosen.is_empty()));
    let ended = Memo::new(move |_| page.ended());
    let header = el("header", "top")
        .with(text("h1", "", words::CHOOSE).set("id", "heading").set("tabindex", "-1"))
        .with(text("p", "", words::CHOOSE_LEAD));
    let by_link = move || {
        let note = || text("p", "note", words::BY_LINK).set("role", "status");
        page.by_link.get().then(note)
    };
    let choices = el("div", "card choices")
        .with(clusters(page))
        .part(move || if some.get() { vec![namespaces(page), methods(page)] } else { Vec::new() });
    el("main", "")
        .with(header)
        .maybe(move || ended.get().then(|| session_ended(page)))
        .maybe(by_link)
        .with(el("div", "two").with(choices).with(file(page)))
        .with(your_sign_in(page))
        .with(left_out(page))
}

fn session_ended(page: Page) -> El {
    let again = move || flow::sign_in_again(page, Prompt::Default);
    el("div", "note warn")
        .set("role", "alert")
        .with(text("p", "", words::SESSION_ENDED))
        .with(button("btn main", words::SIGN_IN_AGAIN, again))
}
