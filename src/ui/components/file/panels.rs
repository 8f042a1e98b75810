//! What belongs to each of the three ways.

use super::super::{kept, later, taken_home};
use super::tabs::{IDS, PANELS};
use crate::ui::element::El;
use crate::ui::output::Output;
use crate::ui::parts::Part;
use crate::ui::signal::Memo;
use crate::ui::state::{Page, Way};

/// The panels of the tabs, made when they are first chosen; one at a time is shown.
pub fn panels(page: Page, output: Memo<Output>) -> impl Iterator<Item = El> {
    let ids = IDS.into_iter().zip(PANELS);
    Way::ALL.into_iter().zip(ids).map(move |(way, (tab, id))| {
        let make = move || {
            vec![match way {
                Way::Download => taken_home(page, output),
                Way::Merge => later(page, Part::Merge(output)),
                Way::Commands => later(page, Part::Commands(output)),
            }]
        };
        kept(move || page.taking.get().way == way, make)
            .set("id", id)
            .set("role", "tabpanel")
            .set("aria-labelledby", tab)
    })
}
