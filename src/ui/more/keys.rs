//! The keys, in a dialog.

use leptos::task::tick;

use crate::browser;
use crate::ui::components::{button, switch};
use crate::ui::element::{El, el, text};
use crate::ui::signal::spawn_local;
use crate::ui::state::Page;
use crate::ui::text::places as words;

const ID: &str = "keys";

/// The dialog; it opens as soon as it stands in the page.
pub(super) fn keys(page: Page) -> El {
    spawn_local(async {
        tick().await;
        browser::dialog(ID, true);
    });
    let list = words::KEY_LIST.into_iter().flat_map(|(key, does)| {
        let keys = key.split(' ').map(|one| text("kbd", "", one));
        [el("dt", "").children(keys), text("dd", "", does)]
    });
    let off = move || page.keys_off.update(|off| *off = !*off);
    el("dialog", "card keys")
        .set("id", ID)
        .set("aria-labelledby", "keys-title")
        .on("close", move |_| page.keys.set(false))
        .child(text("h2", "", words::KEYS).set("id", "keys-title"))
        .child(el("dl", "").children(list))
        .child(switch(words::SINGLE_KEYS, move || !page.keys_off.get(), off))
        .child(button("btn main", words::CLOSE, || browser::dialog(ID, false)))
}
