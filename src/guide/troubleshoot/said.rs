//! A pasted text in the forms that it is looked at in.

use super::tidy::{tidy, unglue};

/// A pasted text in the forms that it is looked at in.
pub(super) struct SaidText {
    /// As it came, in order; its lines as they were.
    pub lines: String,
    /// In small letters with one blank between words and one at the end.
    spaced: String,
    /// In small letters without line breaks, for a terminal breaks lines within words too.
    joined: String,
}

impl SaidText {
    pub fn of(text: &str) -> Self {
        let lines = unglue(&tidy(text));
        let spaced = lines
            .to_lowercase()
            .split_whitespace()
            .fold(String::new(), |out, word| out + word + " ");
        let joined = unglue(&lines.replace('\n', "")).to_lowercase() + " ";
        Self { lines, spaced, joined }
    }

    /// Whether all parts, in small letters, stand in one of the forms.
    pub fn has_all(&self, parts: &[&str]) -> bool {
        let all = |text: &str| parts.iter().all(|part| text.contains(part));
        all(&self.spaced) || all(&self.joined)
    }

    /// Whether one of the parts, in small letters, stands there.
    pub fn has_one(&self, parts: &[&str]) -> bool {
        parts.iter().any(|part| self.has_all(&[part]))
    }

    /// In small letters and one line, words parted by single blanks.
    pub fn spaced(&self) -> &str {
        &self.spaced
    }

    /// In small letters and one line, as if no line had been broken.
    pub fn joined(&self) -> &str {
        &self.joined
    }

    /// The line that holds a part, in small letters; all of it where none does.
    pub fn line_of(&self, part: &str) -> String {
        let holds = |line: &&str| line.to_lowercase().contains(part.trim());
        self.lines.lines().find(holds).map_or_else(|| self.lines.replace('\n', " "), str::to_owned)
    }
}
