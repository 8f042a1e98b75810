//! The file: its name, whether it holds secrets, its text, and the ways to take it.

mod header;
mod panels;
mod preview;
mod standin;
mod take;

use super::{access, kept, next_steps, warnings};
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
    // Kept while there is no file for a moment: what was typed into it stays.
    let frame = move || vec![card(page, output), next_steps(page, output), access(page, output)];
    el("div", "result")
        .child(warnings(page))
        .child(kept(there, frame))
        .dyn_child(move || standin::standin(page, missing.get()?))
}

fn card(page: Page, output: Memo<Output>) -> El {
    el("section", "card out")
        .child(header::header(page, output))
        .child(header::notes(page, output))
        .child(preview::preview(page, output))
        .child(take::take(page, output))
        .children(panels::panels(page, output))
}
