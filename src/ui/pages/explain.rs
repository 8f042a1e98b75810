//! What kubectl said, and what it means for what is chosen.

use super::heading;
use crate::ui::components::later;
use crate::ui::element::{El, el};
use crate::ui::output;
use crate::ui::parts::Part;
use crate::ui::signal::Memo;
use crate::ui::state::Page;
use crate::ui::text::places as words;

/// What kubectl said, signed in or not.
#[must_use]
pub fn explain(page: Page) -> El {
    let ending = output::ending(page);
    let output = Memo::new(move |_| output::output(page, ending));
    el("main", "wide")
        .child(heading(words::EXPLAIN, words::EXPLAIN_LEAD))
        .child(el("section", "card").child(later(page, Part::Said(output))))
}
