//! `explain`: what kubectl said.

use std::path::PathBuf;

use clap::{Arg, ArgMatches, Command, value_parser};
use purser::guide::troubleshoot::{Detail, Explanation, explain, for_support, remedy};
use purser::guide::{Shell, System, usual_shell};
use purser::ui::text::Text;
use purser::ui::text::guide::troubleshoot as messages;
use purser::ui::text::terminal as words;
use serde::Serialize;

use super::codes;
use super::console::{Console, Lines, Tone, told};
use super::ending::Ending;
use super::input;
use super::trouble::Trouble;

/// The longest text, in bytes: it is searched for some hundred texts.
const LARGEST: usize = 4 << 20;

/// The arguments.
pub fn command() -> Command {
    Command::new("explain")
        .about(words::EXPLAIN)
        .after_help(words::EXPLAIN_EXAMPLES)
        .arg(
            Arg::new("file")
                .value_name("FILE")
                .required(true)
                .value_parser(value_parser!(PathBuf))
                .help(words::EXPLAIN_FILE),
        )
        .arg(
            Arg::new("shell")
                .long("shell")
                .value_parser(["bash", "zsh", "fish", "powershell"])
                .help(words::SHELL),
        )
}

/// Explains the text.
///
/// # Errors
/// [`Trouble`] where there is no text.
pub fn run(arguments: &ArgMatches, console: &Console) -> Result<Ending, Trouble> {
    let path = arguments.get_one::<PathBuf>("file").cloned().unwrap_or_default();
    let text = input::text(&input::read(&path, LARGEST, words::TEXT_TOO_LARGE)?);
    if text.trim().is_empty() {
        return Err(Trouble::new(&path, "empty", words::NOTHING));
    }
    let system = if cfg!(windows) { System::Windows } else { System::Linux };
    let shell = match arguments.get_one::<String>("shell").map(String::as_str) {
        Some("powershell") => Shell::PowerShell,
        Some("fish") => Shell::Fish,
        Some(_) => Shell::Posix,
        None => usual_shell(system),
    };
    let all: Vec<Explanation> = explain(&text)
        .into_iter()
        .map(|one| Explanation { details: one.details.without_secrets(&text), ..one })
        .collect();
    let done = match console.json {
        true => console.json(&answer(&all, &text, shell)),
        false => {
            let mut lines = console.lines();
            told_to_people(&mut lines, &all, &text, shell);
            console.answer(&lines)
        }
    };
    done.map_err(|error| Trouble::unwritten(&error))?;
    Ok(if all.is_empty() { Ending::Found } else { Ending::Fine })
}

fn told_to_people(lines: &mut Lines, all: &[Explanation], text: &str, shell: Shell) {
    if all.is_empty() {
        lines.put(Tone::Advice, messages::UNKNOWN).end();
        lines.end();
        for line in for_support(text).lines() {
            lines.line(line);
        }
    }
    for (at, one) in all.iter().enumerate() {
        if at > 0 {
            lines.end();
        }
        let said = messages::words(one);
        lines.put(Tone::Strong, &said.what).end();
        lines.line(&said.next);
        lines.line(messages::owner(one.meaning.owner()));
        for command in remedy(one, None, shell) {
            lines.put(Tone::Plain, "    ").put(Tone::Good, &command).end();
        }
        let fact = |lines: &mut Lines, name: &str, value: &str| {
            lines.put(Tone::Plain, "  ").put(Tone::Plain, name).put(Tone::Plain, ": ");
            lines.line(value);
        };
        if let Some(speaker) = one.speaker {
            fact(lines, messages::SAID_BY, messages::speaker(speaker));
        }
        if let Some(role) = one.host {
            fact(lines, messages::ABOUT_HOST, messages::host(role));
        }
        for (detail, value) in one.details.all() {
            fact(lines, messages::detail(*detail), value);
        }
    }
}

#[derive(Serialize)]
struct ExplainAnswer {
    known: bool,
    explanations: Vec<OneExplanation>,
    /// The text without secrets, to send on, where nothing is known about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    redacted: Option<String>,
}

#[derive(Serialize)]
struct OneExplanation {
    code: String,
    speaker: Option<Coded>,
    host: Option<SaidHost>,
    owner: Option<String>,
    #[serde(rename = "whoseMove")]
    whose_move: String,
    what: Text,
    next: Text,
    commands: Vec<String>,
    details: Vec<SaidDetail>,
}

#[derive(Serialize)]
struct Coded {
    code: String,
    name: &'static str,
}

#[derive(Serialize)]
struct SaidHost {
    role: String,
    name: Option<String>,
}

#[derive(Serialize)]
struct SaidDetail {
    code: String,
    name: &'static str,
    value: String,
}

fn answer(all: &[Explanation], text: &str, shell: Shell) -> ExplainAnswer {
    ExplainAnswer {
        known: !all.is_empty(),
        explanations: all.iter().map(|one| one_explanation(one, shell)).collect(),
        redacted: all.is_empty().then(|| for_support(text)),
    }
}

fn one_explanation(one: &Explanation, shell: Shell) -> OneExplanation {
    let said = messages::words(one);
    let owner = one.meaning.owner();
    let host = one.details.get(Detail::Host).map(str::to_owned);
    let detail = |(detail, value): &(Detail, String)| SaidDetail {
        code: codes::code(detail),
        name: messages::detail(*detail),
        value: value.clone(),
    };
    OneExplanation {
        code: codes::meaning(one.meaning),
        speaker: one
            .speaker
            .map(|speaker| Coded { code: codes::code(&speaker), name: messages::speaker(speaker) }),
        host: one.host.map(|role| SaidHost { role: codes::code(&role), name: host }),
        owner: owner.map(|owner| codes::code(&owner)),
        whose_move: told(messages::owner(owner)).into_owned(),
        what: told(&said.what),
        next: told(&said.next),
        commands: remedy(one, None, shell),
        details: one.details.all().iter().map(detail).collect(),
    }
}
