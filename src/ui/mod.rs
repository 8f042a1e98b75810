//! The page: a view of what the rooms say, and the only room that knows Leptos.

pub mod azure;
pub mod choice;
pub mod components;
pub mod element;
pub mod flow;
mod load;
pub mod memory;
mod more;
pub mod output;
pub mod pages;
pub mod parts;
pub mod signal;
pub mod state;
pub mod text;

use crate::browser;
use components::place;
use element::{El, el, mount};
use parts::Part;
use state::{Page, Phase};
use text::page as words;

/// Shows the page in the document's `app` element; it was opened with this query and fragment.
pub fn start(query: String, fragment: String) {
    let Some(app) = leptos::prelude::document().get_element_by_id("app") else { return };
    if let Some(shell) = leptos::prelude::document().get_element_by_id("shell") {
        shell.remove();
    }
    if browser::framed() {
        mount(&app, components::framed).forget();
        return;
    }
    mount(&app, move || {
        parts::set(load::PARTS);
        let page = Page::new();
        flow::start(page, query, &fragment);
        view(page)
    })
    .forget();
}

fn view(page: Page) -> El {
    el("div", "")
        .child(components::header(page))
        .child(el("p", "said").set("role", "status").dyn_text(move || page.said.get()))
        .dyn_child(move || {
            Some(match page.phase.get() {
                Phase::Loading => busy(words::LOADING.to_owned()),
                Phase::Redirect => place(page, Part::Redirect, words::CHECKING_SIGN_IN),
                Phase::Leaving(to) => busy(words::going_to(&to)),
                Phase::Unreachable(problem) => pages::unreachable(page, &problem),
                Phase::Faulty => pages::faulty(page),
                Phase::SignIn(notice) => pages::sign_in_page(page, notice),
                Phase::Choose => place(page, Part::Choose, words::OPENING),
                Phase::Check => place(page, Part::Check, words::OPENING),
            })
        })
}

fn busy(text: String) -> El {
    el("main", "door").child(el("p", "busy").set("role", "status").text(text))
}
