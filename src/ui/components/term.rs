//! Words that open what they mean, where they stand.
//!
//! The browser's own popover opens and closes them: by mouse, touch and keyboard, with Escape, and
//! by a click elsewhere. It tells assistive technology whether one is open, and the focus stays.

use crate::browser;
use crate::ui::element::{El, el, text};
use crate::ui::text::terms::{self as words, Term};

/// A word, or another text that stands for it, and what it means. The place makes the id its own.
#[must_use]
pub fn term(place: &str, shown: &'static str, which: Term) -> [El; 2] {
    let id = format!("{place}-{}", which as u8);
    let told = text("p", "says", words::term(which).1).set("popover", "").set("id", id.clone());
    let word = text("button", "word", shown)
        .set("type", "button")
        .set("popovertarget", id.clone())
        // What takes the focus next is not to be under it.
        .on("blur", move |event| browser::close_behind(&event, &id));
    [word, told]
}

/// A line of words that are used there.
#[must_use]
pub fn terms(place: &str, all: &[Term]) -> El {
    let one = |which: &Term| el("li", "").children(term(place, words::term(*which).0, *which));
    el("div", "terms")
        .child(text("small", "", words::TERMS))
        .child(el("ul", "").set("aria-label", words::TERMS).children(all.iter().map(one)))
}
