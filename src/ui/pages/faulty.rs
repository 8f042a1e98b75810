//! Why nobody can sign in: `portal.yaml` is missing or has mistakes.

use crate::browser;
use crate::problem::Problem;
use crate::ui::components::{alert, button, later, support};
use crate::ui::element::{El, el, text};
use crate::ui::parts::Part;
use crate::ui::state::Page;
use crate::ui::text::page as words;

/// Every mistake in `portal.yaml`.
#[must_use]
pub fn faulty(page: Page) -> El {
    let list = later(page, Part::Mistakes);
    let card = card()
        .child(text("p", "lead", words::FAULTY_LEAD).set("role", "alert"))
        .child(list)
        .children(support(page))
        .child(button("btn", words::TRY_AGAIN, browser::reload));
    el("main", "wide").child(card)
}

/// `portal.yaml` could not be fetched.
#[must_use]
pub fn unreachable(page: Page, problem: &Problem) -> El {
    let card = card().child(alert(page, problem, None)).child(button(
        "btn main",
        words::TRY_AGAIN,
        browser::reload,
    ));
    el("main", "wide").child(card)
}

fn card() -> El {
    el("section", "card").child(text("h1", "", words::FAULTY).set("tabindex", "-1"))
}
