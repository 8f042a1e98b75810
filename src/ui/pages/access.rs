//! My access: who a cluster takes the person for, what they may do there, and what to ask for.

use super::heading;
use crate::ui::components::{access as parts, button, icons};
use crate::ui::element::{El, el, text};
use crate::ui::flow;
use crate::ui::output;
use crate::ui::signal::Memo;
use crate::ui::state::{Page, Phase};
use crate::ui::text::places as words;

/// Access to the chosen clusters.
#[must_use]
pub fn access(page: Page) -> El {
    let output = Memo::new(move |_| output::output(page));
    let some = Memo::new(move |_| page.chosen.with(|chosen| !chosen.is_empty()));
    let none = move || {
        el("section", "card hollow")
            .child(icons::kubeconfig())
            .child(text("p", "", words::ACCESS_NONE))
            .child(button("btn main", words::ACCESS_CHOOSE, move || {
                flow::open(page, &Phase::Choose)
            }))
    };
    el("main", "wide")
        .child(heading(words::ACCESS, words::ACCESS_LEAD))
        .dyn_child(move || Some(if some.get() { parts(page, output) } else { none() }))
}
