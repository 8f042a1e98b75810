//! `headers`: what the host of the page sends with its files, in the host's own form.

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgMatches, Command};
use purser::hosting::{self, Host, Place};
use purser::ui::text::terminal as words;

use super::console::{Console, put};
use super::ending::Ending;
use super::portal;
use super::trouble::Trouble;

/// The arguments.
pub fn command() -> Command {
    let one = |name: &'static str| Arg::new(name).long(name);
    Command::new("headers")
        .about(words::HEADERS)
        .after_help(words::HEADERS_EXAMPLES)
        .arg(portal::file(words::HEADERS_FILE))
        .arg(
            one("for")
                .value_name("HOST")
                .required(true)
                .value_parser(PossibleValuesParser::new(Host::ALL.map(Host::name)))
                .help(words::HEADERS_FOR),
        )
        .arg(one("path").value_name("PATH").value_parser(path).help(words::HEADERS_PATH))
        .arg(one("root").value_name("FOLDER").value_parser(folder).help(words::HEADERS_ROOT))
        .arg(portal::loopback())
}

fn path(text: &str) -> Result<String, String> {
    if hosting::is_path(text) { Ok(text.to_owned()) } else { Err(words::NOT_PATH.to_owned()) }
}

fn folder(text: &str) -> Result<String, String> {
    let bare = text.trim_end_matches('/');
    if hosting::is_folder(bare) { Ok(bare.to_owned()) } else { Err(words::NOT_FOLDER.to_owned()) }
}

/// Prints the file.
///
/// # Errors
/// [`Trouble`] where `portal.yaml` cannot be read, or nothing can be made of it.
pub fn run(arguments: &ArgMatches, console: &Console) -> Result<Ending, Trouble> {
    let text = |name: &str| arguments.get_one::<String>(name);
    let file = portal::path(arguments);
    let Some(reading) = portal::usable(&file, arguments, console)? else {
        return Ok(Ending::Found);
    };
    let own = Place::of(&reading.portal);
    let place = Place {
        path: text("path").cloned().unwrap_or(own.path),
        root: text("root").cloned().unwrap_or(own.root),
        authority: own.authority,
    };
    if !hosting::is_path(&place.path) {
        return Err(Trouble::new(&file, "path", words::PATH_NEEDED));
    }
    let Some(headers) = hosting::headers(&reading.portal) else {
        return Err(Trouble::new(&file, "origin", words::ORIGIN_UNFIT));
    };
    let host = text("for").and_then(|name| Host::by_name(name)).unwrap_or(Host::Nginx);
    let made = hosting::file(host, &headers, &place);
    put(made.as_bytes()).map_err(|error| Trouble::unwritten(&error))?;
    Ok(Ending::Fine)
}
