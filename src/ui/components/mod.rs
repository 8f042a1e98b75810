//! The parts of the page.

mod access;
mod alert;
mod clusters;
mod command;
mod file;
mod find;
mod header;
pub mod icons;
mod later;
mod methods;
mod namespace;
mod options;
mod sign_in;
mod then;

pub use access::{about, access};
pub use alert::{alert, never_back, support};
pub use clusters::clusters;
pub use command::{command, copy};
pub use file::file;
pub use header::{framed, header};
pub use later::{later, opens, place, preload};
pub use methods::methods;
pub use namespace::{mistake as namespace_mistake, namespaces};
pub use options::options;
pub use sign_in::your_sign_in;
pub use then::then;

use super::element::{El, el, text};

/// A button with a text.
#[must_use]
pub fn button(
    class: &'static str,
    label: impl Into<super::element::Text>,
    click: impl FnMut() + 'static,
) -> El {
    text("button", class, label).set("type", "button").click(click)
}

/// A step on the left: its number, its heading and a word beside it.
fn step(number: &'static str, id: &'static str, title: &'static str) -> (El, El) {
    let header = el("header", "")
        .child(text("span", "n", number).set("aria-hidden", "true"))
        .child(text("h2", "", title).set("id", id));
    (el("section", "step").set("aria-labelledby", id), header)
}

/// A row with a hidden check box or radio button behind it.
fn row(input: El, sign: El, words: El, on: impl Fn() -> bool + Clone + 'static) -> El {
    let input = input.checked(on.clone());
    el("label", "").class_if("row on", "row", on).child(input).child(sign).child(words)
}
