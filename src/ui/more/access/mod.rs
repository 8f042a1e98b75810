//! Access: who the cluster takes a person for, what they may do, and what to ask for.

mod ask;
mod asked;
mod azure;
mod form;
mod grant;
mod machine;
mod may;
mod server;
mod who;

use leptos::prelude::*;

use super::parts::tabs;
use crate::ui::components::kept;
use crate::ui::element::{El, el};
use crate::ui::output::Output;
use crate::ui::state::Page;
use crate::ui::text::access as words;
use asked::Asked;

/// The parts, in the order in which people need them.
const PARTS: &[&str] = &["who", "may", "ask", "grant", "machine", "server"];

/// All of it: a choice, and each part made when it is first chosen and only hidden afterwards, so
/// that nothing typed in it is lost.
pub(super) fn access(page: Page, output: Memo<Output>, which: RwSignal<String>) -> El {
    let asked = Memo::new(move |_| Asked::of(page, output, which));
    let chosen = RwSignal::new("who");
    let part = |name: &'static str| {
        let on = move || chosen.get() == name;
        kept(on, move || vec![view(page, name, asked)])
    };
    el("section", "access-parts")
        .child(tabs("access-part", words::PARTS, PARTS, words::part, chosen))
        .children(PARTS.iter().map(|name| part(name)))
}

fn view(page: Page, part: &str, asked: Memo<Option<Asked>>) -> El {
    match part {
        "who" => who::who(asked),
        "may" => may::may(page, asked),
        "ask" => ask::ask(asked),
        "grant" => grant::grant(asked),
        "machine" => machine::machine(asked),
        _ => server::server(asked),
    }
}
