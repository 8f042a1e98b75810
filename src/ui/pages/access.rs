//! My access: who a cluster takes the person for, what they may do there, and what to ask for.

use super::heading;
use crate::ui::components::{access as parts, button, icons, kept};
use crate::ui::element::{El, el, text};
use crate::ui::flow;
use crate::ui::output;
use crate::ui::signal::Memo;
use crate::ui::state::{Page, Phase};
use crate::ui::text::places as words;

/// Access to the chosen clusters.
#[must_use]
pub fn access(page: Page) -> El {
    let ending = output::ending(page);
    let output = Memo::new(move |_| output::output(page, ending));
    let some = Memo::new(move |_| page.chosen.with(|chosen| !chosen.is_empty()));
    let none = move || {
        let choose = move || flow::open(page, &Phase::Choose);
        el("section", "card hollow")
            .child(icons::kubeconfig())
            .child(text("p", "", words::ACCESS_NONE))
            .child(button("btn main", words::ACCESS_CHOOSE, choose))
    };
    el("main", "wide")
        .child(heading(words::ACCESS, words::ACCESS_LEAD))
        .child(kept(move || some.get(), move || vec![parts(page, output)]))
        .child(none().hidden(move || some.get()))
}
