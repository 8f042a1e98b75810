//! The arguments, and which subcommand they call.

use std::process::ExitCode;

use clap::{Arg, ArgMatches, Command};
use purser::ui::text::terminal as words;

use super::console::Console;
use super::ending::Ending;
use super::trouble::Trouble;
use super::{
    check, explain, headers, import, inspect, kubeconfig, manual, merge, registration, schema,
};

/// What a subcommand takes, and what it does.
type Subcommand = (fn() -> Command, fn(&ArgMatches, &Console) -> Result<Ending, Trouble>);

const SUBCOMMANDS: [Subcommand; 11] = [
    (explain::command, explain::run),
    (inspect::command, inspect::run),
    (merge::command, merge::run),
    (check::command, check::run),
    (headers::command, headers::run),
    (registration::command, registration::run),
    (kubeconfig::command, kubeconfig::run),
    (import::command, import::run),
    (schema::command, schema::run),
    (manual::completions_command, |arguments, _| manual::completions(arguments, command())),
    (manual::man_command, |_, _| manual::man(command())),
];

/// Runs the subcommand that the arguments name.
pub fn run() -> ExitCode {
    let matches = match command().try_get_matches() {
        Ok(matches) => matches,
        Err(error) => {
            // Help and version are no errors. Whether anybody reads this is theirs to decide.
            let _ = error.print();
            let ending = if error.use_stderr() { Ending::Impossible } else { Ending::Fine };
            return ending.into();
        }
    };
    let Some((name, arguments)) = matches.subcommand() else { return Ending::Impossible.into() };
    let console = Console::of(arguments);
    let called = SUBCOMMANDS.iter().find(|(command, _)| command().get_name() == name);
    let ending = called.map_or(Ok(Ending::Impossible), |(_, run)| run(arguments, &console));
    ending
        .unwrap_or_else(|trouble| {
            trouble.tell(&console);
            Ending::Impossible
        })
        .into()
}

fn command() -> Command {
    let every = [
        Arg::new("format")
            .long("format")
            .value_parser(["text", "json"])
            .default_value("text")
            .help(words::FORMAT),
        Arg::new("color")
            .long("color")
            .alias("colour")
            .value_parser(["auto", "always", "never"])
            .default_value("auto")
            .help(words::COLOUR),
    ];
    let subcommands = SUBCOMMANDS.iter().map(|(command, _)| {
        // One that has more forms of its answer says so itself.
        let command = command();
        let lacks = |one: &&Arg| command.get_arguments().all(|own| own.get_id() != one.get_id());
        let missing: Vec<Arg> = every.iter().filter(lacks).cloned().collect();
        command.args(missing)
    });
    Command::new("purser")
        .version(env!("CARGO_PKG_VERSION"))
        .about(words::ABOUT)
        .after_help(words::CODES)
        .arg_required_else_help(true)
        .subcommand_required(true)
        .disable_help_subcommand(true)
        .subcommands(subcommands)
}
