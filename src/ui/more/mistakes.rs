//! What is wrong with `portal.yaml`.

use leptos::prelude::GetUntracked;

use crate::config::{Mistake, Severity};
use crate::ui::element::{El, el, text};
use crate::ui::state::Page;
use crate::ui::text::en::{config as told, page as words};

/// Every mistake.
pub(super) fn mistakes(page: Page) -> El {
    let reading = page.reading.get_untracked();
    let all = reading.iter().flat_map(|reading| reading.mistakes.iter().map(mistake));
    el("ol", "mistakes").all(all)
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
