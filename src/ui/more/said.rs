//! What the person's machine said: the answer of the probe, and any error text.

use leptos::prelude::*;

use super::given::Given;
use super::parts::{block, told};
use crate::guide::said::{explain, for_support, remedy};
use crate::guide::{self, Expected, Severity, Shell};
use crate::ui::element::{El, el, text};
use crate::ui::text::en::guide::{findings, said as tell};
use crate::ui::text::en::more as words;

/// The line that looks at everything, and a field for its answer.
pub(super) fn answer(given: Memo<Option<Given>>, shell: Shell) -> El {
    let pasted = RwSignal::new(String::new());
    el("div", "told-it")
        .with(text("p", "hint", findings::ABOUT))
        .with(block(guide::probe(shell)))
        .with(field(words::PASTE_ANSWER, pasted))
        .part(move || {
            let text_of = pasted.get();
            let Some(given) = given.get().filter(|_| !text_of.trim().is_empty()) else {
                return Vec::new();
            };
            let tenant = given.tenant.as_deref();
            let expected = Expected { kind: given.kind, method: given.method, tenant };
            let Some(report) = guide::explain(&text_of, &expected) else {
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
                el("li", "").with(tag).with(told(findings::words(finding)))
            });
            vec![el("ul", "findings").set("role", "status").all(list)]
        })
}

/// A field for any error text, and what it means.
pub(super) fn said(shell: Shell) -> El {
    let pasted = RwSignal::new(String::new());
    el("div", "told-it")
        .with(text("p", "hint", words::SAID_LEAD))
        .with(field(words::PASTE_ERROR, pasted))
        .part(move || {
            let given = pasted.get();
            if given.trim().is_empty() {
                return Vec::new();
            }
            let all = explain(&given);
            if all.is_empty() {
                return vec![
                    text("p", "note warn", tell::UNKNOWN).set("role", "status"),
                    block(for_support(&given)),
                ];
            }
            let list = all.iter().map(|one| {
                let facts = one.facts.all().iter().flat_map(|(fact, value)| {
                    let value = el("dd", "").with(text("bdi", "", value.clone()));
                    [text("dt", "", tell::fact(*fact)), value]
                });
                let lines = remedy(one, None, shell);
                let lines = (!lines.is_empty()).then(|| block(lines.join("\n")));
                el("li", "")
                    .with(told(tell::words(one)))
                    .with(text("p", "hint", tell::who(one.meaning.who())))
                    .all(lines)
                    .with(el("dl", "facts").all(facts))
            });
            vec![el("ul", "findings").set("role", "status").all(list)]
        })
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
