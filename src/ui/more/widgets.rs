//! What merging and checking share.

use std::rc::Rc;

use leptos::task::tick;

use crate::browser;
use crate::guide::Shell;
use crate::kubeconfig::existing::{Diagnostic, DiagnosticSeverity, ReadError};
use crate::kubeconfig::secret;
pub(super) use crate::ui::components::message;
use crate::ui::components::{button, icons, tab, tabs_of};
use crate::ui::element::{El, Text, el, text};
use crate::ui::signal::{RwSignal, spawn_local};
use crate::ui::state::Page;
use crate::ui::text::guide::commands as shells;
use crate::ui::text::{diagnostics, existing, more as words, page, take};
use crate::yaml;

/// Why a file cannot be read.
pub(super) fn unreadable(why: &ReadError) -> El {
    let (line, said) = existing::unreadable(why);
    let place = line.map(|line| text("code", "", words::line(line)));
    el("div", "note stop").set("role", "alert").children(place).child(message(said))
}

/// A fault with its line.
pub(super) fn diagnostic(diagnostic: &Diagnostic) -> El {
    let class = match diagnostic.severity {
        DiagnosticSeverity::RejectsFile | DiagnosticSeverity::BreaksEntry => "tag stop",
        DiagnosticSeverity::Advice => "tag",
    };
    let place = el("p", "")
        .child(text("span", class, diagnostics::severity(diagnostic.severity)))
        .text(" ")
        .child(text("code", "", words::line(diagnostic.line)));
    el("li", "").child(place).child(message(diagnostics::diagnostic(&diagnostic.kind)))
}

/// Findings as a list, where there are any.
pub(super) fn findings(all: Vec<El>) -> Option<El> {
    (!all.is_empty()).then(|| el("ol", "mistakes").children(all))
}

/// A decision draws what it is about anew; whoever decides by keyboard stays where they were.
pub(super) fn refocus(id: String) {
    spawn_local(async move {
        tick().await;
        browser::focus(&id);
    });
}

/// Whatever is behind a summary.
pub(super) fn folded(summary: impl Into<Text>, inner: El) -> El {
    el("details", "details").child(text("summary", "", summary)).child(inner)
}

/// The buttons that hand a text over, and what came of it.
pub(super) fn hand_over(
    labels: (&'static str, Option<&'static str>),
    name: String,
    made: impl Fn() -> Option<String> + 'static,
) -> El {
    handed_over(labels, name, Rc::new(made))
}

/// The code of it once, whatever is handed over.
fn handed_over(
    labels: (&'static str, Option<&'static str>),
    name: String,
    made: Rc<dyn Fn() -> Option<String>>,
) -> El {
    let status = RwSignal::new("");
    let copied = made.clone();
    // As kubectl reads it: a file that names a key twice holds its secrets all the same.
    let secret =
        |made: &str| yaml::read_first(made).is_ok_and(|first| secret::contains_secret(&first.node));
    let take = move || {
        let made = made();
        let done = made.as_ref().is_some_and(|made| browser::download(&name, made));
        status.set(match done {
            false => words::DOWNLOAD_FAILED,
            true if made.is_some_and(|made| secret(&made)) => words::DOWNLOADED_SECRET,
            true => words::DOWNLOADED,
        });
    };
    let copy = move || {
        let made = copied();
        spawn_local(async move {
            let done = match &made {
                Some(made) => browser::copy(made).await,
                None => false,
            };
            status.set(match done {
                false => words::COPY_FAILED,
                true if made.is_some_and(|made| secret(&made)) => page::COPIED_SECRET,
                true => words::COPIED,
            });
        });
    };
    el("div", "hand-over")
        .child(button("btn main", labels.0, take))
        .children(labels.1.map(|label| button("btn", label, copy)))
        .child(el("p", "hint").set("role", "status").dyn_text(move || status.get()))
}

/// Lines to copy together.
pub(super) fn block(lines: String) -> El {
    let label = page::copy_command(lines.lines().next().unwrap_or_default());
    copied(lines.clone(), label, lines, words::COPIED)
}

/// Commands that hold a secret: what is shown of them, by what they do, and the real ones to copy.
pub(super) fn secret_block(shown: String, what: &str, real: String) -> El {
    let tag = text("span", "tag warn", take::HOLDS_SECRET);
    let lines = copied(shown, words::copy_secret(what), real, page::COPIED_SECRET);
    el("div", "with-secret").child(tag).child(lines)
}

fn copied(shown: String, label: Text, lines: String, done: &'static str) -> El {
    let status = RwSignal::new("");
    // A long block scrolls, and so must take the keyboard.
    let shown = text("code", "", shown).set("tabindex", "0");
    let copy = el("button", "btn icon-only")
        .set("type", "button")
        .set("aria-label", label)
        .child(icons::copy())
        .click(move || {
            let lines = lines.clone();
            spawn_local(async move {
                let copied = browser::copy(&lines).await;
                status.set(if copied { done } else { page::COPY_FAILED });
            });
        });
    let heard = el("span", "unseen").set("role", "status").dyn_text(move || status.get());
    el("div", "cmd block").child(shown).child(copy).child(heard)
}

/// A choice of one of several, side by side.
pub(super) fn tabs<T: Copy + PartialEq + Send + Sync + 'static>(
    name: &'static str,
    label: &'static str,
    all: &'static [T],
    word: impl Fn(T) -> &'static str,
    chosen: RwSignal<T>,
) -> El {
    let words = all.iter().map(|one| word(*one)).collect();
    let is = move |at: usize| all.get(at) == Some(&chosen.get());
    let choose = move |at: usize| {
        if let Some(one) = all.get(at) {
            chosen.set(*one);
        }
    };
    tab_list((name, label), words, Rc::new(is), Rc::new(choose))
}

/// The choice of a shell, which counts for every line that is shown on the page.
pub(super) fn shell_tabs(page: Page, name: &'static str, all: &'static [Shell]) -> El {
    let names = all.iter().map(|one| shells::shell(*one)).collect();
    let is = move |at: usize| all.get(at) == Some(&shell_of(page, all));
    let choose = move |at: usize| {
        if let Some(one) = all.get(at) {
            page.use_shell(*one);
        }
    };
    tab_list((name, words::SHELL), names, Rc::new(is), Rc::new(choose))
}

/// The chosen shell, or the usual one of these where it is not among them. Tracked.
pub(super) fn shell_of(page: Page, all: &[Shell]) -> Shell {
    let wanted = page.shell();
    if all.contains(&wanted) { wanted } else { all.first().copied().unwrap_or(wanted) }
}

/// The code of it once, whatever is chosen: by its position.
pub(super) fn tab_list(
    (name, label): (&'static str, &'static str),
    words: Vec<&'static str>,
    is: Rc<dyn Fn(usize) -> bool>,
    choose: Rc<dyn Fn(usize)>,
) -> El {
    let one = |(at, word): (usize, &'static str)| {
        let (is, choose) = (is.clone(), choose.clone());
        tab(name, word.into(), move || is(at), move || choose(at))
    };
    tabs_of(label).children(words.into_iter().enumerate().map(one))
}
