//! What is wrong with `portal.yaml`.

use crate::browser;
use crate::config::{self, Mistake, Severity, Surroundings};
use crate::ui::element::{El, el, text};
use crate::ui::text::en::{config as told, page as words};

/// Every mistake in the text of a `portal.yaml`.
pub(super) fn mistakes(source: &str) -> El {
    let around = Surroundings { loopback: browser::origin_is_loopback() };
    let reading = config::read(source, &around);
    el("ol", "mistakes").all(reading.mistakes.iter().map(mistake))
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
