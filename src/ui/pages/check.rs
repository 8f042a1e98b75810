//! The page that checks any kubeconfig; the work is done by what opens later.

use leptos::prelude::*;

use crate::ui::components::{button, later};
use crate::ui::element::{El, el, text};
use crate::ui::flow;
use crate::ui::state::Page;
use crate::ui::text::en::page as words;

/// Check a kubeconfig, signed in or not.
#[must_use]
pub fn check(page: Page) -> El {
    let back = if page.session.with_untracked(Option::is_some) {
        words::BACK_TO_CHOICES
    } else {
        words::BACK_TO_DOOR
    };
    let header = el("header", "top")
        .with(text("h1", "", words::CHECK).set("id", "heading").set("tabindex", "-1"))
        .with(text("p", "", words::CHECK_LEAD));
    el("main", "wide")
        .with(button("btn quiet back", back, move || flow::leave_check(page)))
        .with(header)
        .with(later(page, "check", "check", move || page.source.get_value()))
}
