//! The bar at the top: the product, the portal's title, and what comes with the next part of the
//! program.

use super::{icons, place};
use crate::ui::element::{El, el, text};
use crate::ui::parts::Part;
use crate::ui::signal::Memo;
use crate::ui::state::{Page, Phase};
use crate::ui::text::page as words;

/// The bar.
#[must_use]
pub fn header(page: Page) -> El {
    let title = move || page.portal(|portal| portal.title.clone()).flatten();
    let stands = |now: &Phase| now.is_place() || matches!(now, Phase::SignIn(_));
    let there = Memo::new(move |_| page.phase.with(stands));
    el("header", "bar")
        .child(
            el("span", "brand")
                .child(icons::flag())
                .child(text("span", "product", words::PRODUCT))
                .dyn_child(move || title().map(|title| text("small", "", title))),
        )
        .dyn_child(move || there.get().then(|| place(page, Part::Ways, "")))
}

/// The page refuses to be shown inside another one.
#[must_use]
pub fn framed() -> El {
    el("main", "door").child(text("p", "note stop", words::FRAMED).set("role", "alert"))
}
