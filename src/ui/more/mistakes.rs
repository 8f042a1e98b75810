//! What is wrong with `portal.yaml`.

use crate::browser::Browser;
use crate::config::{self, Mistake, Severity};
use crate::platform::Platform;
use crate::ui::element::{El, el, text};
use crate::ui::state::Page;
use crate::ui::text::{config as messages, page as words};

/// Every mistake.
pub(super) fn mistakes(page: Page) -> El {
    list(&found(page))
}

/// Mistakes as a list.
pub(super) fn list(found: &[Mistake]) -> El {
    el("ol", "mistakes").children(found.iter().map(mistake))
}

/// The mistakes in the order of the file, with what only the time of day tells.
pub(super) fn found(page: Page) -> Vec<Mistake> {
    let reading = page.reading.get_untracked().unwrap_or_default();
    let mut found = reading.mistakes.clone();
    found.extend(config::remarks_on_certificates(
        &reading,
        &page.source.get_value(),
        Browser.now(),
    ));
    found.sort_by_key(|mistake| (mistake.line, mistake.column));
    found
}

fn mistake(mistake: &Mistake) -> El {
    let message = messages::mistake(mistake);
    let (class, label) = match mistake.severity {
        Severity::Error => ("tag stop", words::ERROR),
        Severity::Warning => ("tag warn", words::WARNING),
    };
    let place = el("p", "").child(text("span", class, label)).text(" ").child(text(
        "code",
        "",
        words::place(mistake.line, &mistake.path),
    ));
    let what = el("p", "").child(text("b", "", message.what)).text(" ").text(message.next);
    el("li", "").child(place).child(what)
}
