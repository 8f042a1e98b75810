//! The file's text.

use std::sync::{Arc, Weak};

use leptos::task::tick;

use super::super::button;
use crate::browser;
use crate::index::{Index, Names};
use crate::kubeconfig::Kubeconfig;
use crate::kubeconfig::preview::{self, Line, Span};
use crate::ui::element::{El, el, keyed, text};
use crate::ui::output::{KubeconfigFile, Output, file};
use crate::ui::signal::{Memo, RwSignal, StoredValue, spawn_local};
use crate::ui::state::Page;
use crate::ui::text::page as words;

const ID: &str = "preview";
/// Values longer than this are cut where they are shown, in bytes.
const LONG: usize = 96;

/// The classes of a line, and of one that the last change made.
const LINE: &str = "line";
const LIT: &str = "lit";
const LIT_LINE: &str = "line lit";

/// Of a longer list so many entries are shown, the last: what was chosen last stands there.
const ENTRIES: usize = 15;

/// The file's text in a frame of its own; its secrets are masked until the person asks for them. Of
/// a long file the person sees the ends of its lists, until they ask for the whole.
#[must_use]
pub fn preview(page: Page, output: Memo<Output>) -> El {
    // The file shown last and its lines, so that a change lights up what it changed.
    let last = StoredValue::new(None::<(Weak<KubeconfigFile>, Names)>);
    // The file that is shown whole: the next one is another.
    let whole = RwSignal::new(None::<Arc<KubeconfigFile>>);
    let cut = move |file: &Arc<KubeconfigFile>| {
        let document = &file.document;
        let long = document.contexts.len().max(document.clusters.len()) > ENTRIES;
        long && !whole.with(|whole| whole.as_ref().is_some_and(|whole| Arc::ptr_eq(whole, file)))
    };
    let shown = move || {
        let Some(file) = file(output) else { return Vec::new() };
        browser::mark("purser.preview");
        let ends = cut(&file).then(|| file.document.ends(ENTRIES));
        let show = !file.secret || page.secrets.get();
        // Another look at the same file is no change of it.
        let other = |(shown, _): &(Weak<_>, _)| shown.as_ptr() != Arc::as_ptr(&file);
        let before = last.take().filter(other).map(|(_, names)| names).unwrap_or_default();
        let (lines, now) = lines(ends.as_ref().unwrap_or(&file.document), show, &before);
        last.set_value(Some((Arc::downgrade(&file), now)));
        lines
    };
    let told = move || {
        let file = file(output)?;
        let all = file.document.contexts.len();
        cut(&file).then(|| {
            let show = button("btn quiet", words::SHOW_WHOLE, move || {
                whole.set(Some(file.clone()));
                browser::focus(ID);
            });
            el("div", "note").child(text("p", "", words::ends_only(all))).child(show)
        })
    };
    let text = el("pre", "preview")
        .set("id", ID)
        .set("role", "region")
        .set("aria-label", words::KUBECONFIG)
        .set("tabindex", "0")
        .dyn_children(shown);
    el("div", "").dyn_child(told).child(text)
}

/// The lines of a document. Where there is no secret, they are the text byte for byte; a long value
/// is cut by style.
fn lines(document: &Kubeconfig, show: bool, before: &Names) -> (Vec<El>, Names) {
    let text = document.to_yaml().unwrap_or_default();
    let now = preview::lines(document, &text, show);
    let words = |line: &Line| line.spans.iter().map(|(_, text)| text.as_str()).collect::<String>();
    let told: Vec<String> = now.iter().map(words).collect();
    let names = told.iter().collect();
    // What the last change lit stays, and is lit no more.
    browser::reclass(ID, LIT, LINE);
    let last = now.len().saturating_sub(1);
    // The items of a list stand side by side; their text is the same.
    let mut shown: Vec<Vec<(Line, bool, bool)>> = Vec::new();
    let (mut changed, mut within) = (false, false);
    for (index, (line, told)) in now.into_iter().zip(told).enumerate() {
        let item = is_item(&line);
        let lit = !before.is_empty() && !line.spans.is_empty() && !before.contains(&told);
        changed |= lit;
        let line = (line, lit, index == last);
        match shown.last_mut().filter(|_| item && within) {
            Some(items) => items.push(line),
            None => shown.push(vec![line]),
        }
        within = item;
    }
    if changed {
        spawn_local(async {
            tick().await;
            browser::show_within(ID, ".lit");
        });
    }
    // Lines that stay are not made anew, nor moved: many are alike, and belong to an entry of a name.
    let mut times: Index<usize> = Index::default();
    let mut entry = String::new();
    let stays = |lines: Vec<(Line, bool, bool)>| {
        let mut own = String::new();
        for (line, _, last) in &lines {
            own.push_str(if *last { "." } else { "\n" });
            for (kind, text) in &line.spans {
                own.push_str(class(*kind, text));
                own.push_str(text);
            }
        }
        if lines.first().is_some_and(|(line, ..)| begins_entry(line)) {
            entry.clone_from(&own);
        }
        let mut key = format!("{entry}{own}");
        let time = times.entry(&key);
        *time += 1;
        key.push_str(&time.to_string());
        keyed(key, move || block(lines))
    };
    (shown.into_iter().map(stays).collect(), names)
}

/// A line, or the items of a list side by side.
fn block(lines: Vec<(Line, bool, bool)>) -> El {
    let items = lines.first().is_some_and(|(line, ..)| is_item(line));
    let line = |(line, lit, last): (Line, bool, bool)| {
        let spans = line.spans.into_iter().map(span);
        let line = el("span", if lit { LIT_LINE } else { LINE }).children(spans);
        if last { line } else { line.text("\n") }
    };
    let mut lines = lines.into_iter().map(line);
    match lines.next() {
        Some(only) if !items => only,
        first => el("span", "args").children(first).children(lines),
    }
}

/// Whether a line is a list of the document, or begins one of its entries.
fn begins_entry(line: &Line) -> bool {
    line.spans.first().is_some_and(|(_, text)| !text.starts_with(' '))
}

/// Whether a line is an item of a list of plain values.
fn is_item(line: &Line) -> bool {
    match line.spans.as_slice() {
        // The hyphens that a value begins with are counted to what leads it.
        [(Span::Text, lead), (kind, _)] => {
            lead.trim_start().starts_with("- ") && *kind != Span::Key
        }
        _ => false,
    }
}

fn span((kind, value): (Span, String)) -> El {
    text("span", class(kind, &value), value)
}

fn class(kind: Span, value: &str) -> &'static str {
    match kind {
        Span::Key => "k",
        Span::Value if value.len() > LONG => "long",
        Span::Value => "s",
        Span::Dim => "d",
        Span::Secret => "x",
        Span::Comment => "c",
        Span::Text => "",
    }
}

#[cfg(test)]
mod tests {
    use super::{Line, Span, is_item};

    #[test]
    fn items_of_a_list_of_values_are_told_from_those_with_keys() {
        let line = |spans: &[(Span, &str)]| Line {
            spans: spans.iter().map(|(kind, text)| (*kind, (*text).to_owned())).collect(),
        };
        let item = |lead, value| line(&[(Span::Text, lead), (Span::Value, value)]);
        assert!(is_item(&item("      - ", "get-token")));
        assert!(is_item(&item("      - --", "login")));
        assert!(!is_item(&item("      ", "get-token")));
        let keyed = [(Span::Text, "- "), (Span::Key, "name"), (Span::Text, ": ")];
        assert!(!is_item(&line(&keyed)));
        assert!(!is_item(&line(&[(Span::Text, "- "), (Span::Key, "name")])));
    }
}
