//! A pasted text as it is looked at.

use crate::guide::ansi::strip_ansi;

/// The longest text that is looked at, in characters; the end of a longer one, where errors are.
const LONGEST: usize = 100_000;

/// Without colours and carriage returns, with straight quotes, at most [`LONGEST`] characters.
pub(super) fn tidy(text: &str) -> String {
    let skip = text.chars().count().saturating_sub(LONGEST);
    let text: String = text.chars().skip(skip).collect();
    let mut out = String::new();
    for line in text.replace("\\\"", "\"").split('\n') {
        let line = strip_ansi(line);
        out.extend(line.chars().map(|c| match c {
            '\u{2018}' | '\u{2019}' | '\u{b4}' => '\'',
            '\u{201c}' | '\u{201d}' => '"',
            '\t' | '\u{a0}' => ' ',
            c => c,
        }));
        out.push('\n');
    }
    out
}
