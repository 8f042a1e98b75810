//! The page: a view of what the rooms say, and the only room that knows Leptos.

pub mod azure;
pub mod choice;
pub mod components;
pub mod element;
pub mod flow;
mod load;
pub mod memory;
mod more;
mod operator;
pub mod output;
pub mod pages;
pub mod parts;
pub mod signal;
pub mod state;
pub mod text;

use crate::browser;
use components::{button, kept, later, place};
use element::{El, el, mount, text};
use parts::Part;
use signal::untrack;
use state::{Page, Phase};
use text::{Text, language, page as words, places};

/// Shows the page in the document's `app` element; it was opened with this query and fragment, and
/// speaks the language of these lines.
pub fn start(query: String, fragment: String, sentences: &str) {
    language::speak_first(sentences);
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
        if browser::for_operator() {
            let run = query.contains("run");
            return el("div", "page").child(components::header(page)).child(place(
                page,
                Part::Operator(run),
                words::OPENING,
            ));
        }
        flow::start(page, query, &fragment);
        // Another language makes every view again; what was chosen stays.
        el("div", "").dyn_child(move || {
            let _changes = page.language.get();
            Some(untrack(|| view(page)))
        })
    })
    .forget();
}

fn view(page: Page) -> El {
    el("div", "page")
        .child(skip())
        .child(components::header(page))
        .child(el("p", "said").set("role", "status").dyn_child(move || said(page)))
        .dyn_children(move || {
            // What was given in a place stays while one is elsewhere, until the person signs out.
            page.signed_out.with(|_| ());
            Phase::PLACES.map(|phase| standing(page, phase)).into()
        })
        .dyn_child(move || passing(page))
        .dyn_child(move || page.keys.get().then(|| later(page, Part::Keys)))
        .child(el("footer", "keys-way").child(button("btn quiet", places::KEYS, move || {
            page.keys.set(true);
        })))
}

/// What is said for a moment: made anew each time, so that it shows each time.
fn said(page: Page) -> Option<El> {
    let said = page.said.get();
    (!said.is_empty()).then(|| text("span", "", said))
}

/// Past the header, straight to what the page is about.
fn skip() -> El {
    text("a", "skip", places::SKIP).set("href", "#").on("click", move |event| {
        event.prevent_default();
        browser::focus_heading();
    })
}

/// A place of the page: made when one first goes there, and hidden while one is elsewhere.
fn standing(page: Page, phase: Phase) -> El {
    let part = parts::of(&phase);
    kept(
        move || page.phase.with(|now| *now == phase),
        move || part.clone().map(|part| place(page, part, words::OPENING)).into_iter().collect(),
    )
}

/// What is shown on the way to a place.
fn passing(page: Page) -> Option<El> {
    Some(match page.phase.get() {
        Phase::Loading => busy(words::LOADING.into()),
        Phase::Redirect => place(page, Part::Redirect, words::CHECKING_SIGN_IN),
        Phase::Leaving(to) => busy(words::going_to(&to)),
        Phase::Unreachable(problem) => pages::unreachable(page, &problem),
        Phase::Faulty => pages::faulty(page),
        Phase::SignIn(notice) => pages::sign_in_page(page, notice),
        _ => return None,
    })
}

fn busy(text: Text) -> El {
    el("main", "door").child(el("p", "busy").set("role", "status").text(text))
}
