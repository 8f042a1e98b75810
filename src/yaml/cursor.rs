//! A place in a text that moves on: bytes, characters, lines and what ends them.

use super::{YamlError, YamlFault};

/// A line and a column.
pub(super) type Position = (usize, usize);

/// Where something stands.
#[derive(Clone, Copy, Default)]
pub(super) struct Mark {
    /// How many characters come before.
    pub index: usize,
    /// How many of them are in the lines before.
    pub start: usize,
    /// The line, from 1.
    pub line: usize,
}

impl Mark {
    pub const fn column(self) -> usize {
        self.index - self.start
    }

    /// As it is told.
    pub const fn position(self) -> Position {
        (self.line, self.column() + 1)
    }

    /// An error here, in words.
    pub const fn fault(self, words: &'static str) -> YamlError {
        YamlError::new(YamlFault::Syntax(words), self.position())
    }
}

pub(super) struct Cursor<'a> {
    /// The text, up to the first character that no YAML may hold.
    text: &'a str,
    /// Whether there is such a character.
    unprintable: bool,
    /// How many bytes come before.
    pub at: usize,
    /// How many of them begin no character.
    wide: usize,
    start: usize,
    line: usize,
    /// Where comments begin.
    pub comments: Vec<Position>,
    /// How many are kept.
    most: usize,
    /// The line of the first `\/` in double quotes.
    pub escape: Option<usize>,
}

impl<'a> Cursor<'a> {
    pub fn new(text: &'a str, most: usize) -> Self {
        let end = unprintable(text);
        Self {
            text: end.and_then(|end| text.get(..end)).unwrap_or(text),
            unprintable: end.is_some(),
            at: 0,
            wide: 0,
            start: 0,
            line: 1,
            comments: Vec::new(),
            most,
            escape: None,
        }
    }

    pub const fn mark(&self) -> Mark {
        Mark { index: self.at - self.wide, start: self.start, line: self.line }
    }

    pub const fn column(&self) -> usize {
        self.at - self.wide - self.start
    }

    /// What stands between two places.
    pub fn slice(&self, from: usize, to: usize) -> &'a str {
        self.text.get(from..to).unwrap_or_default()
    }

    /// The byte so far ahead; 0 at the end.
    pub fn byte(&self, ahead: usize) -> u8 {
        self.text.as_bytes().get(self.at + ahead).copied().unwrap_or(0)
    }

    pub const fn is_end(&self) -> bool {
        self.at >= self.text.len()
    }

    pub fn is_blank(&self, ahead: usize) -> bool {
        matches!(self.byte(ahead), b' ' | b'\t')
    }

    /// How long the line break so far ahead is, in bytes: those of YAML 1.1, as kubectl has them.
    pub fn break_length(&self, ahead: usize) -> usize {
        match self.byte(ahead) {
            b'\n' => 1,
            b'\r' => 1 + usize::from(self.byte(ahead + 1) == b'\n'),
            0xc2 if self.byte(ahead + 1) == 0x85 => 2,
            0xe2 if self.byte(ahead + 1) == 0x80 && matches!(self.byte(ahead + 2), 0xa8 | 0xa9) => {
                3
            }
            _ => 0,
        }
    }

    pub fn is_break(&self) -> bool {
        self.break_length(0) > 0
    }

    /// Whether a line ends so far ahead.
    pub fn is_line_end(&self, ahead: usize) -> bool {
        self.at + ahead >= self.text.len() || self.break_length(ahead) > 0
    }

    /// Whether a blank or the end of a line is so far ahead.
    pub fn is_space(&self, ahead: usize) -> bool {
        self.is_blank(ahead) || self.is_line_end(ahead)
    }

    /// Whether a line begins here that begins or ends a document.
    pub fn is_marker(&self) -> bool {
        let first = self.byte(0);
        self.column() == 0
            && matches!(first, b'-' | b'.')
            && self.byte(1) == first
            && self.byte(2) == first
            && self.is_space(3)
    }

    /// Passes over one character.
    pub fn skip(&mut self) {
        if self.is_end() {
            return;
        }
        self.at += 1;
        while matches!(self.byte(0), 0x80..=0xbf) {
            self.at += 1;
            self.wide += 1;
        }
    }

    /// Passes over blanks.
    pub fn skip_blanks(&mut self) {
        while self.is_blank(0) {
            self.at += 1;
        }
    }

    /// Passes over the rest of the line.
    pub fn skip_line(&mut self) {
        while !self.is_line_end(0) {
            self.skip();
        }
    }

    /// Passes over blanks and a comment.
    pub fn skip_comment(&mut self) {
        self.skip_blanks();
        if self.byte(0) == b'#' {
            if self.comments.len() < self.most {
                self.comments.push(self.mark().position());
            }
            self.skip_line();
        }
    }

    /// Passes over a line break, and gives it as it counts in a text; nothing where there is none.
    pub fn line_break(&mut self) -> &'a str {
        let (at, length) = (self.at, self.break_length(0));
        if length == 0 {
            return "";
        }
        let own = self.byte(0);
        self.at += length;
        // No editor begins a line at the rare ones, so they do not count for the person.
        if own < 0x80 {
            self.line += 1;
        } else {
            self.wide += length - 1;
        }
        self.start = self.at - self.wide;
        if own == 0xe2 { self.slice(at, self.at) } else { "\n" }
    }

    /// Begins a line at the end of the text, where errors are that concern nothing in it.
    pub const fn end_line(&mut self) {
        if self.column() > 0 {
            self.line += 1;
            self.start = self.at - self.wide;
        }
    }

    /// An error at a place, in words; at the end of what can be read, that is why it ends.
    pub fn fault(&self, at: Mark, words: &'static str) -> YamlError {
        if self.unprintable && self.is_end() {
            return self.mark().fault(CONTROL);
        }
        at.fault(words)
    }

    /// Why the text ends here, if it should not.
    pub fn check_end(&self) -> Result<(), YamlError> {
        if self.unprintable { Err(self.mark().fault(CONTROL)) } else { Ok(()) }
    }
}

const CONTROL: &str = "control characters are not allowed";

/// Where the first character is that no YAML may hold.
fn unprintable(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let next = |at: usize| bytes.get(at).copied().unwrap_or(0);
    bytes.iter().enumerate().position(|(at, byte)| match byte {
        b'\t' | b'\n' | b'\r' => false,
        0..=0x1f | 0x7f => true,
        0xc2 => matches!(next(at + 1), 0x80..=0x84 | 0x86..=0x9f),
        0xef => next(at + 1) == 0xbf && next(at + 2) >= 0xbe,
        _ => false,
    })
}
