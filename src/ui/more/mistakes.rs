//! What is wrong with `portal.yaml`.

use crate::browser::{self, Browser};
use crate::config::{self, Mistake, Severity, Surroundings};
use crate::platform::Platform;
use crate::ui::element::{El, el, text};
use crate::ui::text::en::{config as told, page as words};

/// Every mistake in the text of a `portal.yaml`.
pub(super) fn mistakes(source: &str) -> El {
    list(&found(source))
}

/// Mistakes as a list.
pub(super) fn list(found: &[Mistake]) -> El {
    el("ol", "mistakes").all(found.iter().map(mistake))
}

/// The mistakes in the order of the file, with what only the time of day tells.
pub(super) fn found(source: &str) -> Vec<Mistake> {
    let around = Surroundings { loopback: browser::origin_is_loopback() };
    let mut found = config::read(source, &around).mistakes;
    found.extend(config::remarks_on_certificates(source, Browser.now()));
    found.sort_by_key(|mistake| (mistake.line, mistake.column));
    found
}

fn mistake(mistake: &Mistake) -> El {
    let told = told::mistake(mistake);
    let (class, label) = match mistake.severity {
        Severity::Error => ("tag stop", words::ERROR),
        Severity::Warning => ("tag warn", words::WARNING),
    };
    let place = el("p", "").with(text("span", class, label)).text(" ").with(text(
        "code",
        "",
        words::place(mistake.line, &mistake.path),
    ));
    let what = el("p", "").with(text("b", "", told.what)).text(" ").text(told.next);
    el("li", "").with(place).with(what)
}
