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
        // What Terraform and k9s draw around it.
        let line = line.trim_start_matches(['│', '╷', '╵']);
        out.extend(line.chars().map(|c| match c {
            '\u{2018}' | '\u{2019}' | '\u{b4}' => '\'',
            '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{ab}' | '\u{bb}' => '"',
            '\t' | '\u{a0}' | '\u{202f}' => ' ',
            c => c,
        }));
        out.push('\n');
    }
    out
}

/// With a line break before each line of klog's (`E0612 17:23:00.1`) that a program without a line
/// break at its end has left on the line before.
pub(super) fn unglue(text: &str) -> String {
    let mut out = String::new();
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let glued = before.is_alphanumeric() && "IWEF".contains(c);
        if glued && text.get(at + 1..).is_some_and(is_klog_time) {
            out.push('\n');
        }
        out.push(c);
        before = c;
    }
    out
}

/// Whether a text begins as klog writes the day and the hour.
fn is_klog_time(text: &str) -> bool {
    let mut chars = text.chars();
    "0000 00:00:".chars().all(|like| match (like, chars.next()) {
        ('0', Some(c)) => c.is_ascii_digit(),
        (like, c) => c == Some(like),
    })
}
