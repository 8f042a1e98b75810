//! What of `portal.yaml` is left out, and remarks on it.

use crate::config::Reading;
use crate::ui::components::later;
use crate::ui::element::{El, el, text};
use crate::ui::parts::Part;
use crate::ui::signal::RwSignal;
use crate::ui::state::Page;
use crate::ui::text::{page as words, places};

/// What of `portal.yaml` is left out, above what is left of it.
#[must_use]
pub fn left_out(page: Page) -> El {
    el("div", "left-out").dyn_child(move || {
        let reading = page.reading.get()?;
        let (faulty, none) = (reading.is_faulty(), offers_nothing(&reading));
        let (what, next) = if none {
            (places::NO_USABLE_CLUSTER, places::NO_USABLE_CLUSTER_NEXT)
        } else {
            (words::PARTLY_FAULTY, places::LEFT_OUT_NEXT)
        };
        let told = el("p", "").child(text("b", "", what));
        (faulty || none).then(|| {
            el("div", "note warn")
                .child(told)
                .child(text("p", "", next))
                .children(faulty.then(|| list(page, places::LEFT_OUT)))
        })
    })
}

/// Remarks on a `portal.yaml` of which nothing is left out, at the foot of a page.
#[must_use]
pub fn remarks(page: Page) -> El {
    el("div", "left-out").dyn_child(move || {
        let reading = page.reading.get()?;
        let remarks = !reading.mistakes.is_empty() && !reading.is_faulty();
        remarks.then(|| list(page, words::REMARKS))
    })
}

/// Whether nobody can find a cluster here.
fn offers_nothing(reading: &Reading) -> bool {
    let portal = &reading.portal;
    portal.clusters.is_empty()
        && portal.catalogue.is_none()
        && !portal.azure.as_ref().is_some_and(|azure| azure.discover)
}

fn list(page: Page, title: &'static str) -> El {
    let open = RwSignal::new(false);
    let list = move || {
        let list = || later(page, Part::Mistakes);
        open.get().then(list)
    };
    el("details", "details")
        .child(text("summary", "", title).click(move || open.set(true)))
        .dyn_child(list)
}
