//! The `portal.yaml` that a subcommand is given: how it is named and read.

use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches, value_parser};
use purser::config::{self, Reading, Surroundings};
use purser::ui::text::terminal as words;

use super::console::Console;
use super::input;
use super::trouble::Trouble;

/// The argument that names it.
pub fn file(help: &'static str) -> Arg {
    let file = Arg::new("file").value_name("FILE").required(true);
    file.value_parser(value_parser!(PathBuf)).help(help)
}

/// The option by which the page is one on this machine.
pub fn loopback() -> Arg {
    Arg::new("loopback").long("loopback").action(ArgAction::SetTrue).help(words::LOOPBACK)
}

/// Its name among the arguments.
pub fn path(arguments: &ArgMatches) -> PathBuf {
    arguments.get_one::<PathBuf>("file").cloned().unwrap_or_default()
}

/// Where the page is, as [`loopback`] says.
pub fn around(arguments: &ArgMatches) -> Surroundings {
    Surroundings { loopback: arguments.get_flag("loopback") }
}

/// Its text.
///
/// # Errors
/// [`Trouble`] where it cannot be read, is too large or is not UTF-8.
pub fn text(path: &Path) -> Result<String, Trouble> {
    input::utf8(path, input::read(path, config::LARGEST, words::PORTAL_TOO_LARGE)?)
}

/// What is made of it as every visit reads it; nothing where it stops the sign-in, which is told.
///
/// # Errors
/// As [`text`].
pub fn usable(
    path: &Path,
    arguments: &ArgMatches,
    console: &Console,
) -> Result<Option<Reading>, Trouble> {
    let reading = config::read(&text(path)?, &around(arguments));
    if !reading.usable {
        Trouble::new(path, "unusable", words::UNUSABLE_PORTAL).tell(console);
        return Ok(None);
    }
    Ok(Some(reading))
}
