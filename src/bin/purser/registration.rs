//! `registration`: the app registrations in Entra that `portal.yaml` needs, for the tool of one's choice.

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, Command};
use purser::setup::{self, Form, GroupsClaim, Unfit, Wishes};
use purser::ui::text::terminal as words;

use super::console::{Console, put};
use super::ending::Ending;
use super::portal;
use super::trouble::Trouble;

/// The arguments.
pub fn command() -> Command {
    let one = |name: &'static str| Arg::new(name).long(name);
    Command::new("registration")
        .about(words::REGISTRATION)
        .after_help(words::REGISTRATION_EXAMPLES)
        .arg(portal::file(words::HEADERS_FILE))
        .arg(
            one("as")
                .value_name("FORM")
                .required(true)
                .value_parser(PossibleValuesParser::new(Form::ALL.map(Form::name)))
                .help(words::REGISTRATION_AS),
        )
        .arg(one("identity").value_name("NAME").help(words::REGISTRATION_IDENTITY))
        .arg(one("name").value_name("NAME").default_value("Purser").help(words::REGISTRATION_NAME))
        .arg(
            one("groups")
                .value_name("GROUPS")
                .value_parser(PossibleValuesParser::new(GroupsClaim::NAMES))
                .default_value("assigned")
                .help(words::REGISTRATION_GROUPS),
        )
        .arg(one("anyone").action(ArgAction::SetTrue).help(words::REGISTRATION_ANYONE))
        .arg(portal::loopback())
}

/// Prints the registrations.
///
/// # Errors
/// [`Trouble`] where `portal.yaml` cannot be read, or says too little.
pub fn run(arguments: &ArgMatches, console: &Console) -> Result<Ending, Trouble> {
    let text = |name: &str| arguments.get_one::<String>(name).map(String::as_str);
    let file = portal::path(arguments);
    let Some(reading) = portal::usable(&file, arguments, console)? else {
        return Ok(Ending::Found);
    };
    let mut identities = reading.portal.identities.iter();
    let identity = match text("identity") {
        Some(name) => identities.find(|identity| identity.name == name),
        None => identities.find(|identity| identity.entra().is_some()),
    };
    let Some(identity) = identity else {
        return Err(Trouble::new(&file, "identity", words::NO_ENTRA_IDENTITY));
    };
    let wishes = Wishes {
        name: text("name").unwrap_or_default().to_owned(),
        groups: text("groups").and_then(GroupsClaim::by_name).unwrap_or(GroupsClaim::Assigned),
        assigned: !arguments.get_flag("anyone"),
    };
    let all = setup::registrations(&reading.portal, identity, &wishes).map_err(|unfit| {
        let (id, what) = match unfit {
            Unfit::NoUrl => ("url", words::URL_NEEDED),
            Unfit::NotEntra => ("identity", words::NO_ENTRA_IDENTITY),
            Unfit::Name => ("name", words::NAME_UNFIT),
        };
        Trouble::new(&file, id, what)
    })?;
    let form = text("as").and_then(Form::by_name).unwrap_or(Form::AzureCli);
    put(setup::write(form, &all).as_bytes()).map_err(|error| Trouble::unwritten(&error))?;
    Ok(Ending::Fine)
}
