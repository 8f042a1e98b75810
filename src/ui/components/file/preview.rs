//! The file's text.

use crate::kubeconfig::preview::{self, Line, Span};
use crate::ui::element::{El, el, text};
use crate::ui::output::{KubeconfigFile, Output, file};
use crate::ui::signal::{Memo, StoredValue};
use crate::ui::state::Page;
use crate::ui::text::page as words;

/// The file's text; its secrets are masked until the person asks for them.
#[must_use]
pub fn preview(page: Page, output: Memo<Output>) -> El {
    // The lines shown last, so that a change lights up what it changed.
    let last = StoredValue::new(Vec::new());
    let shown = move || {
        let file = file(output);
        file.map(|file| lines(&file, page.secrets.get(), last)).unwrap_or_default()
    };
    el("pre", "preview")
        .set("role", "region")
        .set("aria-label", words::KUBECONFIG)
        .set("tabindex", "0")
        .dyn_children(shown)
}

fn lines(file: &KubeconfigFile, show: bool, last: StoredValue<Vec<Line>>) -> Vec<El> {
    let now = preview::lines(&file.document, &file.text, show);
    let before = last.get_value();
    last.set_value(now.clone());
    let last = now.len().saturating_sub(1);
    let shown = now.into_iter().enumerate().map(|(index, line)| {
        let lit = !before.is_empty() && !line.spans.is_empty() && !before.contains(&line);
        let spans = line.spans.into_iter().map(|(kind, value)| text("span", class(kind), value));
        let line = el("span", if lit { "line lit" } else { "line" }).children(spans);
        if index == last { line } else { line.text("\n") }
    });
    shown.collect()
}

fn class(kind: Span) -> &'static str {
    match kind {
        Span::Key => "k",
        Span::Value => "s",
        Span::Dim => "d",
        Span::Secret => "x",
        Span::Comment => "c",
        Span::Text => "",
    }
}
