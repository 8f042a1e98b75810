//! `completions` and `man`: what a shell and `man` read of the program, made from its own arguments.

use std::io;

use clap::{Arg, ArgMatches, Command, value_parser};
use clap_complete::Shell;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, roman};
use purser::ui::text::terminal as words;

use super::console::put;
use super::ending::Ending;
use super::trouble::Trouble;

/// The arguments of `completions`.
pub fn completions_command() -> Command {
    Command::new("completions")
        .about(words::COMPLETIONS)
        .after_help(words::COMPLETIONS_EXAMPLES)
        .arg(
            Arg::new("shell")
                .value_name("SHELL")
                .required(true)
                .value_parser(value_parser!(Shell))
                .help(words::COMPLETIONS_SHELL),
        )
}

/// Prints the script that completes the program's arguments.
///
/// # Errors
/// [`Trouble`] where standard output does not take it.
pub fn completions(arguments: &ArgMatches, mut program: Command) -> Result<Ending, Trouble> {
    let Some(shell) = arguments.get_one::<Shell>("shell").copied() else {
        return Ok(Ending::Impossible);
    };
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut program, "purser", &mut script);
    put(&script).map_err(|error| Trouble::unwritten(&error))?;
    Ok(Ending::Fine)
}

/// The arguments of `man`.
pub fn man_command() -> Command {
    Command::new("man").about(words::MAN).after_help(words::MAN_EXAMPLES)
}

/// Prints the manual: the program, then each subcommand in a section of its own.
///
/// # Errors
/// [`Trouble`] where standard output does not take it.
pub fn man(program: Command) -> Result<Ending, Trouble> {
    manual(program).and_then(|page| put(&page)).map_err(|error| Trouble::unwritten(&error))?;
    Ok(Ending::Fine)
}

fn manual(mut program: Command) -> io::Result<Vec<u8>> {
    // What each takes is known once it is built.
    program.build();
    let mut page = Vec::new();
    let man = Man::new(program.clone());
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_options_section(&mut page)?;
    let mut codes = Roff::new();
    codes.control("SH", [words::MAN_EXIT]);
    lines(&mut codes, extra(&program).trim_start_matches("Exit codes:\n"));
    codes.to_writer(&mut page)?;
    for subcommand in program.get_subcommands() {
        let title = subcommand.get_bin_name().unwrap_or_default().to_uppercase();
        section(&mut page, &title, &about(subcommand))?;
        // Within the subcommand's section, its parts are headings of the second rank.
        let mut own = Vec::new();
        let man = Man::new(subcommand.clone());
        man.render_synopsis_section(&mut own)?;
        man.render_options_section(&mut own)?;
        page.extend(lower(&String::from_utf8_lossy(&own)).into_bytes());
        let mut examples = Roff::new();
        examples.control("SS", [words::MAN_EXAMPLES_HEADING]);
        lines(&mut examples, extra(subcommand).trim_start_matches("Examples:\n"));
        examples.to_writer(&mut page)?;
    }
    Ok(page)
}

fn about(command: &Command) -> String {
    command.get_about().map(ToString::to_string).unwrap_or_default()
}

fn extra(command: &Command) -> String {
    command.get_after_help().map(ToString::to_string).unwrap_or_default()
}

fn section(page: &mut Vec<u8>, title: &str, text: &str) -> io::Result<()> {
    let mut roff = Roff::new();
    roff.control("SH", [title]);
    roff.text([roman(text)]);
    roff.to_writer(page)
}

/// Text whose lines stay lines.
fn lines(roff: &mut Roff, text: &str) {
    roff.control("nf", []);
    text.lines().for_each(|line| {
        roff.text([roman(line)]);
    });
    roff.control("fi", []);
}

/// The same with its sections as parts of one.
fn lower(text: &str) -> String {
    let line = |line: &str| match line.strip_prefix(".SH ") {
        Some(title) => format!(".SS {title}\n"),
        None => format!("{line}\n"),
    };
    text.lines().map(line).collect()
}
