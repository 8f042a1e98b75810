//! What the words of several rooms are made of.

use crate::visible::escape_hidden;

/// A word of the file, shortened, in quotation marks.
#[must_use]
pub fn quoted(word: &str) -> String {
    let (mut short, cut) = escape_hidden(word, 60);
    if cut {
        short.push('…');
    }
    format!("“{short}”")
}

/// What is wrong, and what to do, where both are always the same.
#[must_use]
pub fn fixed(what: &str, next: &str) -> (String, String) {
    (what.to_owned(), next.to_owned())
}
