//! What the person's machine said: the answer of the probe, and any error text.

use leptos::prelude::*;

use super::chosen::Chosen;
use super::parts::{block, told};
use crate::guide::said::{explain, for_support, remedy};
use crate::guide::{self, Severity, Shell};
use crate::ui::element::{El, el, text};
use crate::ui::text::guide::{findings, said as tell};
use crate::ui::text::more as words;

/// The line that looks at everything, and a field for its answer.
pub(super) fn answer(given: Memo<Option<Chosen>>, shell: Memo<Shell>) -> El {
    let pasted = RwSignal::new(String::new());
    el("div", "told-it")
        .child(text("p", "hint", findings::ABOUT))
        .dyn_children(move || vec![block(guide::probe(shell.get()))])
        .child(field(words::PASTE_ANSWER, pasted))
        .child(el("div", "").set("role", "status").dyn_children(move || {
            let text_of = pasted.get();
            let Some(given) = given.get().filter(|_| !text_of.trim().is_empty()) else {
                return Vec::new();
            };
            let Some(report) = guide::explain(&text_of, &given.expected()) else {
                return vec![text("p", "note warn", findings::NOT_AN_ANSWER)];
            };
            let list = report.findings.iter().map(|finding| {
                let class = match finding.severity() {
                    Severity::Stops => "tag stop",
                    Severity::Doubtful => "tag warn",
                    Severity::Note => "tag",
                    Severity::Fine => "tag ok",
                };
                let tag = text("span", class, findings::severity(finding.severity()));
                el("li", "").child(tag).child(told(findings::words(finding)))
            });
            vec![el("ul", "findings").children(list)]
        }))
}

/// A field for any error text, and what it means.
pub(super) fn said(given: Memo<Option<Chosen>>, shell: Memo<Shell>) -> El {
    let pasted = RwSignal::new(String::new());
    el("div", "told-it")
        .child(text("p", "hint", words::SAID_LEAD))
        .child(field(words::PASTE_ERROR, pasted))
        .child(el("div", "").set("role", "status").dyn_children(move || {
            let text_of = pasted.get();
            if text_of.trim().is_empty() {
                return Vec::new();
            }
            let all = explain(&text_of);
            if all.is_empty() {
                return vec![text("p", "note warn", tell::UNKNOWN), block(for_support(&text_of))];
            }
            let list = all.iter().map(|one| {
                let facts = one.facts.all().iter().flat_map(|(fact, value)| {
                    let value = el("dd", "").child(text("bdi", "", value.clone()));
                    [text("dt", "", tell::fact(*fact)), value]
                });
                let given = given.get();
                let expected = given.as_ref().map(Chosen::expected);
                let lines = remedy(one, expected.as_ref(), shell.get());
                let lines = (!lines.is_empty()).then(|| block(lines.join("\n")));
                el("li", "")
                    .child(told(tell::words(one)))
                    .child(text("p", "hint", tell::who(one.meaning.who())))
                    .children(lines)
                    .child(el("dl", "facts").children(facts))
            });
            vec![el("ul", "findings").children(list)]
        }))
}

fn field(label: &'static str, pasted: RwSignal<String>) -> El {
    el("textarea", "paste")
        .set("rows", "5")
        .set("spellcheck", "false")
        .set("autocomplete", "off")
        .set("aria-label", label)
        .set("placeholder", label)
        .on("input", move |event| pasted.set(event_target_value(&event)))
}
