//! The file: its name, whether it holds secrets, its text, and the ways to take it.

mod header;
mod panels;
mod preview;
mod standin;
mod tabs;
mod take;

use super::{kept, warnings};
use crate::ui::element::{El, el};
use crate::ui::output::Output;
use crate::ui::signal::Memo;
use crate::ui::state::Page;

/// The file of the page's choices and what to do with it, or what stands in its place.
#[must_use]
pub fn file(page: Page, output: Memo<Output>) -> El {
    let missing =
        Memo::new(move |_| Some(output.get()).filter(|output| !matches!(output, Output::File(_))));
    let there = move || missing.with(Option::is_none);
    // Kept while there is no file for a moment: what was typed into it stays. What must be in view
    // stands beside the card, so that it stays in view along the whole column.
    let frame = move || vec![carry(page, output), card(page, output)];
    el("div", "result")
        .child(warnings(page))
        .child(kept(there, frame))
        .dyn_child(move || standin::standin(page, missing.get()?))
}

/// What is always in view: what the file is, and the ways to take it.
fn carry(page: Page, output: Memo<Output>) -> El {
    el("div", "carry")
        .child(header::header(page, output))
        .child(el("div", "ways-row").child(tabs::tabs(page)).child(take::take(page, output)))
}

fn card(page: Page, output: Memo<Output>) -> El {
    el("section", "card out")
        .child(header::notes(page, output))
        .child(preview::preview(page, output))
        .child(header::share(page, "share-below"))
        .children(panels::panels(page, output))
}
