//! What is written to the terminal: escaped, in colours only where a person looks at them, and
//! quietly where nobody reads any more.

use std::io::{self, ErrorKind, IsTerminal, Write};
use std::path::Path;

use clap::ArgMatches;
use purser::ui::text::Text;
use purser::ui::text::terminal as words;
use purser::visible;
use serde::Serialize;

/// How a text is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// As it is.
    Plain,
    /// What matters most.
    Strong,
    /// All is well.
    Good,
    /// Worth knowing.
    Advice,
    /// Wrong.
    Bad,
}

/// Where the answer goes, and in which form.
pub struct Console {
    /// Whether the answer is for a program.
    pub json: bool,
    colours: bool,
    colours_beside: bool,
}

impl Console {
    /// As the arguments and the environment say.
    pub fn of(arguments: &ArgMatches) -> Self {
        let one = |name: &str| arguments.get_one::<String>(name).map(String::as_str);
        let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let plain = set("NO_COLOR") || std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        let colours = |terminal: bool| match one("color") {
            Some("always") => true,
            Some("never") => false,
            _ => terminal && !plain,
        };
        Self {
            json: one("format") == Some("json"),
            colours: colours(io::stdout().is_terminal()),
            colours_beside: colours(io::stderr().is_terminal()),
        }
    }

    /// Lines for standard output.
    pub fn lines(&self) -> Lines {
        Lines { text: String::new(), colours: self.colours }
    }

    /// Lines for standard error.
    pub fn beside(&self) -> Lines {
        Lines { text: String::new(), colours: self.colours_beside }
    }

    /// Writes lines to standard output.
    ///
    /// # Errors
    /// As [`put`].
    pub fn answer(&self, lines: &Lines) -> io::Result<()> {
        put(lines.text.as_bytes()).map(|_| ())
    }

    /// Writes lines to standard error. Whoever closed it wants none.
    pub fn tell(&self, lines: &Lines) {
        let _ = io::stderr().lock().write_all(lines.text.as_bytes());
    }

    /// Writes a value to standard output.
    ///
    /// # Errors
    /// As [`put`].
    pub fn json(&self, value: &impl Serialize) -> io::Result<()> {
        put(&json(value)?).map(|_| ())
    }

    /// Writes a value to standard error.
    ///
    /// # Errors
    /// Whatever the system says.
    pub fn json_beside(&self, value: &impl Serialize) -> io::Result<()> {
        io::stderr().lock().write_all(&json(value)?)
    }
}

/// Writes bytes to standard output. Says whether somebody took them: a reader that closed its end,
/// as `head` does, is none, and no error.
///
/// # Errors
/// Whatever else the system says, such as that the disk is full.
pub fn put(bytes: &[u8]) -> io::Result<bool> {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(false),
        Err(error) => Err(error),
    }
}

/// A value as JSON, in which what cannot be seen is written out: it may be read on a terminal too.
fn json(value: &impl Serialize) -> io::Result<Vec<u8>> {
    let text = serde_json::to_string_pretty(value)?;
    let mut out = String::with_capacity(text.len() + 1);
    for c in text.chars() {
        // Line ends stand only between values: those within are written out already.
        if c != '\n' && visible::is_hidden(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                out.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            out.push(c);
        }
    }
    out.push('\n');
    Ok(out.into_bytes())
}

/// Whether a name stands for standard input or output.
pub fn is_standard(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// A file's name as it is told.
pub fn name(path: &Path) -> String {
    match is_standard(path) {
        true => words::STANDARD_INPUT.to_owned(),
        false => path.display().to_string(),
    }
}

/// A sentence as it is told away from the page.
pub fn told(sentence: &str) -> Text {
    words::away_from_page(sentence).into()
}

/// Lines for people.
pub struct Lines {
    text: String,
    colours: bool,
}

impl Lines {
    /// Puts a text into the line; what cannot be seen is written out.
    pub fn put(&mut self, tone: Tone, text: &str) -> &mut Self {
        let (shown, _) = visible::escape_hidden(&told(text), usize::MAX);
        let code = match tone {
            Tone::Plain => "",
            Tone::Strong => "1",
            Tone::Good => "32",
            Tone::Advice => "33",
            Tone::Bad => "31",
        };
        if self.colours && !code.is_empty() {
            self.text.push_str(&format!("\u{1b}[{code}m{shown}\u{1b}[0m"));
        } else {
            self.text.push_str(&shown);
        }
        self
    }

    /// Ends the line.
    pub fn end(&mut self) {
        self.text.push('\n');
    }

    /// A line of its own.
    pub fn line(&mut self, text: &str) {
        self.put(Tone::Plain, text).end();
    }
}
