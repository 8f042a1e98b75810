//! Why a subcommand could not do what it was asked.

use std::path::Path;

use purser::kubeconfig::existing::ReadError;
use purser::ui::text::Text;
use purser::ui::text::Words;
use purser::ui::text::{existing, more, terminal};
use serde::Serialize;

use super::codes;
use super::console::{Console, Tone, name, told};

/// Why a subcommand could not do what it was asked.
pub struct Trouble {
    file: String,
    line: Option<usize>,
    code: String,
    words: Words,
    /// Whether standard output is taken by a file.
    beside: bool,
}

#[derive(Serialize)]
struct Told<'a> {
    error: Fault<'a>,
}

#[derive(Serialize)]
struct Fault<'a> {
    file: &'a str,
    line: Option<usize>,
    code: &'a str,
    what: Text,
    next: Text,
}

impl Trouble {
    /// With a file, by a code of its own.
    pub fn new(file: &Path, code: &str, (what, next): (&str, &str)) -> Self {
        let words = Words { what: what.to_owned().into(), next: next.to_owned().into() };
        let (file, code) = (name(file), code.to_owned());
        Self { file, line: None, code, words, beside: false }
    }

    /// A file that cannot be read as a kubeconfig.
    pub fn unreadable(file: &Path, why: &ReadError) -> Self {
        let (line, words) = existing::unreadable(why);
        Self { file: name(file), line, code: codes::read_error(why), words, beside: false }
    }

    /// Standard output does not take the answer.
    pub fn unwritten(error: &std::io::Error) -> Self {
        let what = terminal::unwritable(&error.to_string());
        let words = Words { what: what.into(), next: terminal::SEE_PATH.into() };
        let (file, code) = (terminal::STANDARD_OUTPUT.to_owned(), "unwritable".to_owned());
        Self { file, line: None, code, words, beside: true }
    }

    /// The same, told on standard error in every form.
    pub fn beside(self) -> Self {
        Self { beside: true, ..self }
    }

    /// Tells it: as text on standard error, as JSON where the answer would have been.
    pub fn tell(&self, console: &Console) {
        let Self { file, line, code, words, beside } = self;
        if console.json {
            let (what, next) = (told(&words.what), told(&words.next));
            let told = Told { error: Fault { file, line: *line, code, what, next } };
            // Nobody is left to tell where this fails.
            let _ = if *beside { console.json_beside(&told) } else { console.json(&told) };
            return;
        }
        let mut lines = console.beside();
        lines.put(Tone::Bad, "purser: ").put(Tone::Plain, file).put(Tone::Plain, ": ");
        if let Some(line) = line {
            lines.put(Tone::Plain, &more::line(*line)).put(Tone::Plain, ": ");
        }
        lines.put(Tone::Strong, &words.what).put(Tone::Plain, " ").put(Tone::Plain, &words.next);
        lines.end();
        console.tell(&lines);
    }
}
