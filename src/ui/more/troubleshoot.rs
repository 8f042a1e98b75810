//! What the person's machine said: the answer of the probe, and any error text.

use super::chosen_file::ChosenFile;
use super::widgets::{block, message};
use crate::guide::troubleshoot::{explain, for_support, remedy};
use crate::guide::{self, Severity, Shell};
use crate::ui::element::{El, el, event_target_value, text};
use crate::ui::output::Output;
use crate::ui::signal::{Memo, RwSignal};
use crate::ui::state::Page;
use crate::ui::text::guide::{findings, troubleshoot as messages};
use crate::ui::text::{more as words, page as page_words, places};

/// The line that looks at everything, and a field for its answer.
pub(super) fn probe_answer(chosen: Memo<Option<ChosenFile>>, shell: Memo<Shell>) -> El {
    let pasted = RwSignal::new(String::new());
    el("div", "told-it")
        .child(text("p", "hint", findings::ABOUT))
        .dyn_children(move || vec![block(guide::probe(shell.get()))])
        .child(field(words::PASTE_ANSWER, pasted))
        .child(el("div", "").set("role", "status").dyn_children(move || {
            let text_of = pasted.get();
            let Some(chosen) = chosen.get().filter(|_| !text_of.trim().is_empty()) else {
                return Vec::new();
            };
            let Some(found) = guide::findings(&text_of, &chosen.expected()) else {
                return vec![text("p", "note warn", findings::NOT_AN_ANSWER)];
            };
            let list = found.iter().map(|finding| {
                let class = match finding.severity() {
                    Severity::Stops => "tag stop",
                    Severity::Doubtful => "tag warn",
                    Severity::Note => "tag",
                    Severity::Fine => "tag ok",
                };
                let tag = text("span", class, findings::severity(finding.severity()));
                el("li", "").child(tag).child(message(findings::words(finding)))
            });
            vec![el("ul", "findings").children(list)]
        }))
}

/// A field for any error text, and what it means.
pub(super) fn error_text(chosen: Memo<Option<ChosenFile>>, shell: Memo<Shell>) -> El {
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
                return vec![
                    text("p", "note warn", messages::UNKNOWN),
                    block(for_support(&text_of)),
                ];
            }
            let list = all.iter().map(|one| {
                let said_by =
                    one.speaker.map(|speaker| (messages::SAID_BY, messages::speaker(speaker)));
                let about = one.host.map(|role| (messages::ABOUT_HOST, messages::host(role)));
                let whose = [said_by, about]
                    .into_iter()
                    .flatten()
                    .flat_map(|(name, value)| [text("dt", "", name), text("dd", "", value)]);
                let facts = one.details.all().iter().flat_map(|(detail, value)| {
                    let value = el("dd", "").child(text("bdi", "", value.clone()));
                    [text("dt", "", messages::detail(*detail)), value]
                });
                let chosen = chosen.get();
                let expected = chosen.as_ref().map(ChosenFile::expected);
                let lines = remedy(one, expected.as_ref(), shell.get());
                let lines = (!lines.is_empty()).then(|| block(lines.join("\n")));
                el("li", "")
                    .child(message(messages::words(one)))
                    .child(text("p", "hint", messages::owner(one.meaning.owner())))
                    .children(lines)
                    .child(el("dl", "facts").children(whose.chain(facts)))
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

/// The place for any error text, about what is chosen.
pub(super) fn said(page: Page, output: Memo<Output>) -> El {
    let chosen = Memo::new(move |_| ChosenFile::of(page, output));
    let about = move || {
        let facts = page.chosen_methods().into_iter().flat_map(|(cluster, method)| {
            let method = method.map(page_words::method).unwrap_or_default();
            let name = el("dt", "").child(text("bdi", "", cluster.display_name.clone()));
            [name, text("dd", "", method)]
        });
        let facts: Vec<El> = facts.collect();
        (!facts.is_empty()).then(|| {
            el("div", "note")
                .child(text("p", "", places::EXPLAIN_ABOUT))
                .child(el("dl", "facts").children(facts))
        })
    };
    el("section", "")
        .set("aria-label", places::EXPLAIN)
        .dyn_child(about)
        .child(error_text(chosen, Memo::new(move |_| page.shell())))
}
