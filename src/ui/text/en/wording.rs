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

/// What is wrong, and what to do, with a word in place of each `{}` of either.
#[must_use]
pub fn naming(word: &str, what: &str, next: &str) -> (String, String) {
    (what.replace("{}", word), next.replace("{}", word))
}

/// The same with a word of the file, in quotation marks.
#[must_use]
pub fn quoting(word: &str, what: &str, next: &str) -> (String, String) {
    naming(&quoted(word), what, next)
}

/// A sentence with a word of the file, in quotation marks, in place of `{}`.
#[must_use]
pub fn with_quoted(word: &str, sentence: &str) -> String {
    sentence.replace("{}", &quoted(word))
}
