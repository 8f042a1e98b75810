//! What is wrong with a `portal.yaml`: for people and for programs.

use std::path::{Component, Path};

use purser::config::{Mistake, Severity};
use purser::ui::text::Text;
use purser::ui::text::{config as messages, page, terminal as words};
use purser::visible;
use serde::Serialize;

use super::codes;
use super::console::{Lines, Tone, is_standard, told};

/// A mistake with its code and words.
#[derive(Serialize)]
pub struct CodedMistake {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
    /// The path in the file; empty for the file as a whole.
    pub path: String,
    /// `error` or `warning`.
    pub severity: &'static str,
    /// The code.
    pub code: String,
    what: Text,
    next: Text,
}

impl CodedMistake {
    /// Of what the check found.
    pub fn of(one: &Mistake) -> Self {
        let said = messages::mistake(one);
        Self {
            line: one.line,
            column: one.column,
            path: one.path.clone(),
            severity: codes::level(one.severity),
            code: codes::mistake(&one.what),
            what: told(&said.what),
            next: told(&said.next),
        }
    }

    /// What it is and what to do, in one line; what cannot be seen is written out. Where no file can
    /// be named beside it, it says where it stands.
    pub fn message(&self, file: Option<&str>) -> String {
        let message = shown(&format!("{} {}", self.what, self.next));
        if file.is_some() { message } else { format!("{}: {message}", self.place()) }
    }

    /// Where it stands, in words.
    pub fn place(&self) -> String {
        words::place(self.line, self.column, &shown(&self.path))
    }
}

/// Words of others in one line; what cannot be seen is written out.
pub fn shown(text: &str) -> String {
    visible::escape_hidden(text, usize::MAX).0
}

/// A mistake, in lines.
pub fn mistake(lines: &mut Lines, one: &CodedMistake) {
    let (tone, label) = if one.severity == codes::level(Severity::Error) {
        (Tone::Bad, page::ERROR)
    } else {
        (Tone::Advice, page::WARNING)
    };
    lines.end();
    lines.line(&one.place());
    lines.put(Tone::Plain, "  ").put(tone, label).put(Tone::Plain, ". ");
    lines.put(Tone::Strong, &one.what).put(Tone::Plain, " ").line(&one.next);
}

/// The path of a file as others than this system write it: with forward slashes, and relative where
/// it lies below the current folder; `written` writes each part. None for standard input.
pub fn slashed(path: &Path, written: impl Fn(&str) -> String) -> Option<String> {
    if is_standard(path) {
        return None;
    }
    let here = std::env::current_dir().unwrap_or_default();
    let mut out = String::new();
    for part in path.strip_prefix(here).unwrap_or(path).components() {
        let text = part.as_os_str().to_string_lossy();
        match part {
            Component::CurDir => {}
            Component::RootDir => out.push('/'),
            Component::Prefix(_) => out.push_str(&text.replace('\\', "/")),
            Component::ParentDir | Component::Normal(_) => {
                if !out.is_empty() && !out.ends_with('/') {
                    out.push('/');
                }
                out.push_str(&written(&text));
            }
        }
    }
    Some(out)
}
