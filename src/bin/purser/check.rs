//! `check`: the check of a `portal.yaml`.

use std::io;
use std::path::Path;

use clap::{Arg, ArgAction, ArgMatches, Command};
use purser::config::{self, Reading, Severity};
use purser::ui::text::{more, terminal as words};
use serde::Serialize;

use super::clock::{day, now};
use super::console::{Console, Lines, Tone, name, put};
use super::ending::Ending;
use super::mistakes::{CodedMistake, mistake};
use super::trouble::Trouble;
use super::{github, portal, sarif};

/// The arguments.
pub fn command() -> Command {
    Command::new("check")
        .about(words::CHECK)
        .after_help(words::CHECK_EXAMPLES)
        .arg(portal::file(words::CHECK_FILE))
        .arg(Arg::new("at").long("at").value_name("DAY").value_parser(day).help(words::AT))
        .arg(Arg::new("strict").long("strict").action(ArgAction::SetTrue).help(words::STRICT))
        .arg(portal::loopback())
        .arg(
            Arg::new("format")
                .long("format")
                .value_parser(["text", "json", "github", "sarif"])
                .default_value("text")
                .help(words::CHECK_FORMAT),
        )
}

/// Checks the file.
///
/// # Errors
/// [`Trouble`] where it cannot be read.
pub fn run(arguments: &ArgMatches, console: &Console) -> Result<Ending, Trouble> {
    let path = portal::path(arguments);
    let now = arguments.get_one::<i64>("at").copied().unwrap_or_else(now);
    let around = portal::around(arguments);
    let reading = config::read_closely_at(&portal::text(&path)?, &around, now);
    let answer = CheckAnswer::of(&path, &reading);
    let form = arguments.get_one::<String>("format").map_or("text", String::as_str);
    answer.give(form, &path, console).map_err(|error| Trouble::unwritten(&error))?;
    let MistakeCounts { errors, warnings, .. } = answer.summary;
    let wrong = errors > 0 || (warnings > 0 && arguments.get_flag("strict"));
    Ok(if wrong { Ending::Found } else { Ending::Fine })
}

/// What there is to say about a `portal.yaml`.
#[derive(Serialize)]
struct CheckAnswer {
    file: String,
    usable: bool,
    summary: MistakeCounts,
    mistakes: Vec<CodedMistake>,
}

#[derive(Serialize)]
struct MistakeCounts {
    errors: usize,
    warnings: usize,
    /// What people can choose of the file.
    clusters: usize,
}

impl CheckAnswer {
    fn of(path: &Path, reading: &Reading) -> Self {
        // With a file that stops the sign-in, nobody chooses anything.
        let clusters = if reading.usable { reading.portal.clusters.len() } else { 0 };
        let [errors, warnings] = [Severity::Error, Severity::Warning].map(|one| reading.count(one));
        Self {
            file: name(path),
            usable: reading.usable,
            summary: MistakeCounts { errors, warnings, clusters },
            mistakes: reading.mistakes.iter().map(CodedMistake::of).collect(),
        }
    }

    /// Writes it to standard output.
    fn give(&self, form: &str, path: &Path, console: &Console) -> io::Result<()> {
        match form {
            "json" => console.json(self),
            "sarif" => console.json(&sarif::log(path, &self.mistakes)),
            "github" => {
                let commands = github::commands(path, &self.mistakes);
                put([commands.as_str(), &self.counted(), "\n"].concat().as_bytes()).map(|_| ())
            }
            _ => {
                let mut lines = console.lines();
                self.for_people(&mut lines);
                console.answer(&lines)
            }
        }
    }

    fn counted(&self) -> String {
        match self.summary {
            MistakeCounts { errors: 0, warnings: 0, .. } => more::ALL_WELL.to_owned(),
            MistakeCounts { errors, warnings, .. } => words::mistakes(errors, warnings),
        }
    }

    fn for_people(&self, lines: &mut Lines) {
        let tone = match self.summary {
            MistakeCounts { errors: 1.., .. } => Tone::Bad,
            MistakeCounts { warnings: 1.., .. } => Tone::Advice,
            _ => Tone::Good,
        };
        lines.put(tone, &self.counted()).end();
        if self.usable {
            lines.line(&words::clusters(self.summary.clusters));
        } else {
            lines.put(Tone::Bad, words::STOPS_SIGN_IN).end();
        }
        self.mistakes.iter().for_each(|one| mistake(lines, one));
        lines.end();
        lines.line(words::PORTAL_LIMITS);
    }
}
