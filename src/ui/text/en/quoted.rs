//! Words of others inside a sentence.

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
