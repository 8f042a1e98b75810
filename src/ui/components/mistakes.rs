//! What is wrong with `portal.yaml`.

use crate::config::{Mistake, Severity};
use crate::ui::element::{El, el, text};
use crate::ui::text::en::{config, page as words};

/// Every mistake with its place in the file.
#[must_use]
pub fn mistakes(mistakes: &[Mistake]) -> El {
    el("ol", "mistakes").all(mistakes.iter().map(|mistake| {
        let told = config::mistake(mistake);
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
    }))
}
