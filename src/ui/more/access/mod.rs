//! Access: who the cluster takes a person for, what they may do, and what to ask for.

mod ask;
mod azure;
mod form;
mod grant;
mod machine;
mod may;
mod server;
mod who;

use leptos::prelude::*;

use super::parts::tabs;
use crate::ui::element::{El, el};
use crate::ui::text::en::access as words;

/// The parts, in the order in which people need them.
const PARTS: &[&str] = &["who", "may", "ask", "grant", "machine", "server"];

/// All of it: a choice, and each part made when it is first chosen and only hidden afterwards, so
/// that nothing typed in it is lost.
pub(super) fn access(given: RwSignal<String>) -> El {
    let chosen = RwSignal::new("who");
    let part = |name: &'static str| {
        let on = move || chosen.get() == name;
        let made = Memo::new(move |old: Option<&bool>| old.copied().unwrap_or_default() || on());
        let view = move || made.get().then(|| view(name, given));
        el("div", "").hidden(move || !on()).maybe(view)
    };
    el("section", "access-parts")
        .with(tabs("access-part", words::PARTS, PARTS, words::part, chosen))
        .all(PARTS.iter().map(|name| part(name)))
}

fn view(part: &str, given: RwSignal<String>) -> El {
    match part {
        "who" => who::who(given),
        "may" => may::may(given),
        "ask" => ask::ask(given),
        "grant" => grant::grant(given),
        "machine" => machine::machine(given),
        _ => server::server(given),
    }
}
