//! What of `portal.yaml` is left out, at the foot of a page.

use crate::config::Severity;
use crate::ui::components::later;
use crate::ui::element::{El, el, text};
use crate::ui::parts::Part;
use crate::ui::signal::RwSignal;
use crate::ui::state::Page;
use crate::ui::text::page as words;

/// What of `portal.yaml` is left out, for whoever hosts the page.
#[must_use]
pub fn portal_mistakes(page: Page) -> El {
    el("div", "left-out").dyn_child(move || {
        let reading = page.reading.get()?;
        let all = reading.mistakes.len();
        let faulty = reading.mistakes.iter().any(|m| m.severity == Severity::Error);
        let what = if faulty { words::PARTLY_FAULTY } else { words::REMARKS };
        let title = format!("{what} ({all})");
        let open = RwSignal::new(false);
        let list = move || {
            let list = || later(page, Part::Mistakes);
            open.get().then(list)
        };
        (all > 0).then(|| {
            el("details", "")
                .child(text("summary", "", title).click(move || open.set(true)))
                .dyn_child(list)
        })
    })
}
