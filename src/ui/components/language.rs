//! The language of the page, in its header.

use super::icons;
use crate::browser;
use crate::ui::element::{El, el, event_target_value, text};
use crate::ui::parts::{Chunk, is_here};
use crate::ui::signal::spawn_local;
use crate::ui::state::Page;
use crate::ui::text::{language, page as words};
use leptos::task::tick;

const ID: &str = "language";

/// The list of the languages; each names itself.
#[must_use]
pub fn languages(page: Page) -> El {
    let now = browser::language();
    let all = browser::languages();
    let option = |one: &[String]| {
        let [code, name] = one else { return None };
        let option =
            text("option", "", name.clone()).set("value", code.clone()).set("lang", code.clone());
        Some(if now.starts_with(code.as_str()) { option.set("selected", "") } else { option })
    };
    let list = el("select", "languages")
        .set("id", ID)
        .set("aria-label", words::LANGUAGE)
        .children(all.chunks(2).filter_map(option))
        .on("change", move |event| choose(page, event_target_value(&event)));
    // Where there is no room for its name, the sign alone is seen, and the list lies over it.
    el("span", "tongue").child(icons::globe()).child(list)
}

fn choose(page: Page, code: String) {
    spawn_local(async move {
        language::speak_first(&browser::choose_language(&code).await);
        if is_here(Chunk::More) {
            language::speak_later(&browser::later_sentences().await);
        }
        page.language.update(|changes| *changes += 1);
        // The list is another one then.
        tick().await;
        browser::focus(ID);
    });
}
