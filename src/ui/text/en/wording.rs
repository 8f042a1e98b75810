//! What the words of several rooms are made of.

use crate::ui::text::Text;
use crate::ui::text::language::{filled, say};
use crate::visible::escape_hidden;

/// A word of the file, shortened, in quotation marks.
#[must_use]
pub fn quoted(word: &str) -> String {
    let (mut short, cut) = escape_hidden(word, 60);
    if cut {
        short.push('…');
    }
    say!("“{word}”", short).into_owned()
}

/// What is wrong, and what to do, where both are always the same.
#[must_use]
pub fn fixed(what: &'static str, next: &'static str) -> (Text, Text) {
    (what.into(), next.into())
}

/// What is wrong, and what to do, with a word in place of each `{}` of either.
#[must_use]
pub fn naming(word: &str, what: &'static str, next: &'static str) -> (Text, Text) {
    (filled(what, &[word]), filled(next, &[word]))
}

/// The same with a word of the file, in quotation marks.
#[must_use]
pub fn quoting(word: &str, what: &'static str, next: &'static str) -> (Text, Text) {
    naming(&quoted(word), what, next)
}

/// Names in a sentence, and how many more there are.
#[must_use]
pub fn and_more(shown: String, rest: usize) -> Text {
    match rest {
        0 => shown.into(),
        rest => say!("{shown} and {rest} more", shown, rest.to_string()),
    }
}

/// A sentence with a word of the file, in quotation marks, in place of `{}`.
#[must_use]
pub fn with_quoted(word: &str, sentence: &'static str) -> Text {
    filled(sentence, &[&quoted(word)])
}
