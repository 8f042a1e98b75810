//! `schema`: the JSON Schema of `portal.yaml`.

use clap::{ArgMatches, Command};
use purser::schema;
use purser::ui::text::terminal as words;

use super::console::{Console, put};
use super::ending::Ending;
use super::trouble::Trouble;

/// The arguments.
pub fn command() -> Command {
    Command::new("schema").about(words::SCHEMA).after_help(words::SCHEMA_EXAMPLES)
}

/// Prints the schema.
///
/// # Errors
/// [`Trouble`] where it cannot be written.
pub fn run(_: &ArgMatches, _: &Console) -> Result<Ending, Trouble> {
    let text = format!("{:#}\n", schema::schema());
    put(text.as_bytes()).map_err(|error| Trouble::unwritten(&error))?;
    Ok(Ending::Fine)
}
