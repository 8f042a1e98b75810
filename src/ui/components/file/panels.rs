//! What opens under the file.

use super::super::{button, kept, later};
use crate::ui::element::{El, el};
use crate::ui::output::Output;
use crate::ui::parts::Part;
use crate::ui::signal::{Memo, RwSignal};
use crate::ui::state::Page;
use crate::ui::text::page as words;

#[derive(Clone, Copy, PartialEq)]
enum Panel {
    Merge,
    Commands,
}

/// The buttons, and the panels they open; one at a time.
#[must_use]
pub fn panels(page: Page, output: Memo<Output>) -> [El; 3] {
    let open = RwSignal::new(None::<Panel>);
    let opener = |label: &'static str, which: Panel| {
        button("btn quiet", label, move || {
            open.update(|open| *open = if *open == Some(which) { None } else { Some(which) });
        })
        .state("aria-expanded", move || open.get() == Some(which))
    };
    let panel = |which: Panel, part: Part| {
        kept(move || open.get() == Some(which), move || vec![later(page, part.clone())])
    };
    [
        el("div", "also")
            .child(opener(words::MERGE, Panel::Merge))
            .child(opener(words::COMMANDS, Panel::Commands)),
        panel(Panel::Merge, Part::Merge(output)),
        panel(Panel::Commands, Part::Commands(output)),
    ]
}
