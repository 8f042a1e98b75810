//! What several parts of the page are made of.

use super::{icons, term};
use crate::ui::element::{El, Text, el, event_target_value, text};
use crate::ui::signal::RwSignal;
use crate::ui::text::{Words, terms::Term};

/// A button with a text.
#[must_use]
pub fn button(class: &'static str, label: impl Into<Text>, click: impl FnMut() + 'static) -> El {
    text("button", class, label).set("type", "button").click(click)
}

/// A step on the left: its number, and its heading, which opens what it means.
#[must_use]
pub fn step(number: &'static str, id: &'static str, title: &'static str, about: Term) -> (El, El) {
    let [word, told] = term(id, title, about);
    let header = el("header", "")
        .child(text("span", "n", number).set("aria-hidden", "true"))
        .child(el("h2", "").set("id", id).child(word))
        .child(told);
    (el("section", "step").set("aria-labelledby", id), header)
}

/// A field that narrows a list down.
#[must_use]
pub fn search_field(
    id: &'static str,
    label: &'static str,
    content: RwSignal<String>,
    typed: impl Fn(String) + 'static,
) -> El {
    let field = el("input", "")
        .set("type", "search")
        .set("id", id)
        .set("aria-label", label)
        .set("aria-keyshortcuts", "/")
        .set("placeholder", label)
        .set("autocomplete", "off")
        .set("spellcheck", "false")
        .content(move || content.get())
        .on("input", move |event| typed(event_target_value(&event)));
    el("div", "search").child(icons::glass()).child(field)
}

/// A switch that is on while a condition holds.
#[must_use]
pub fn switch(
    label: &'static str,
    on: impl Fn() -> bool + 'static,
    flip: impl FnMut() + 'static,
) -> El {
    el("button", "btn quiet")
        .set("type", "button")
        .set("role", "switch")
        .state("aria-checked", on)
        .child(el("span", "track").set("aria-hidden", "true"))
        .text(label)
        .click(flip)
}

/// One of several choices side by side: a radio button of this group, drawn as a tab.
#[must_use]
pub fn tab(
    group: &'static str,
    label: Text,
    on: impl Fn() -> bool + Clone + 'static,
    choose: impl Fn() + 'static,
) -> El {
    let input = el("input", "seen")
        .set("type", "radio")
        .set("name", group)
        .set("aria-label", label.clone())
        .checked(on.clone())
        .on("change", move |_| choose());
    el("label", "").class_if("tab on", "tab", on).child(input).text(label)
}

/// The place of such tabs, by what one chooses there.
#[must_use]
pub fn tabs_of(label: &'static str) -> El {
    el("div", "tabs").set("role", "radiogroup").set("aria-label", label)
}

/// What happened and what to do.
#[must_use]
pub fn message(told: Words) -> El {
    el("p", "").child(text("b", "", told.what)).text(" ").text(told.next)
}

/// A row with a hidden check box or radio button behind it.
#[must_use]
pub fn row(input: El, sign: El, words: El, on: impl Fn() -> bool + Clone + 'static) -> El {
    let input = input.checked(on.clone());
    el("label", "").class_if("row on", "row", on).child(input).child(sign).child(words)
}
