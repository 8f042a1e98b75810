//! A pasted text in the forms that it is looked at in.

use super::tidy::{tidy, unglue};

/// A pasted text in the forms that it is looked at in.
pub(super) struct SaidText {
    /// As it came, in order; its lines as they were.
    pub lines: String,
    /// In small letters with one blank before and after each word.
    spaced: String,
    /// In small letters without line breaks, for a terminal breaks lines within words too.
    joined: String,
}

/// What stands in the lines of programs that ask no cluster, and of what runs in one; in small
/// letters, and each on a line.
const OTHERS: &str = "npm err!
fatal: unable to access
could not transfer artifact
could not fetch url
npm error
npm warn
pip._vendor
is not a valid chart repository
error response from daemon
failed to pull image
probe failed
error forwarding port
occurred forwarding
error trying to reach service
while connecting to upstream
org.springframework
psql: error
 port 22: 
keyserver receive failed
rpc error: code
unable to listen on port
ssh: co
curl: (6
curl: (7)
169.254.169.254/latest
curl: (28)
curl: (35)
failed to resolve reference
port 5432: connection refused";

impl SaidText {
    pub fn of(text: &str) -> Self {
        let mut lines = unglue(&tidy(text));
        let other = |line: &str| {
            let line = line.to_lowercase();
            !line.contains("azmk8s.io") && has_one(&line, OTHERS)
        };
        if lines.lines().any(other) {
            lines = lines
                .lines()
                .filter(|line| !other(line))
                .fold(String::new(), |out, line| out + line + "\n");
        }
        let spaced = lines
            .to_lowercase()
            .split_whitespace()
            .fold(" ".to_owned(), |out, word| out + word + " ");
        let joined = unglue(&lines.replace('\n', "")).to_lowercase() + " ";
        Self { lines, spaced, joined }
    }

    /// Whether a row of the table fits: all parts between `|` stand in one of the forms, and in
    /// neither stands one after `!`.
    pub fn fits(&self, row: &str) -> bool {
        let all = |text: &str| {
            let mut parts = row.split('|');
            parts.all(|part| part.starts_with('!') || text.contains(part))
        };
        let barred = |part: &str| part.strip_prefix('!').is_some_and(|part| self.has_one(part));
        (all(&self.spaced) || all(&self.joined)) && !row.split('|').any(barred)
    }

    /// Whether one of the parts, in small letters and each on a line, stands there.
    pub fn has_one(&self, parts: &str) -> bool {
        has_one(&self.spaced, parts) || has_one(&self.joined, parts)
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

/// Whether one of the parts, each on a line, stands in a text.
pub(super) fn has_one(text: &str, parts: &str) -> bool {
    parts.split('\n').any(|part| text.contains(part))
}
