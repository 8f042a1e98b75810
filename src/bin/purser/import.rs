//! `import`: the clusters of existing kubeconfigs as entries of a `portal.yaml`; every credential
//! stays behind and is named.

mod offer;

use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use purser::kubeconfig::existing::{self, DiscardedKind};
use purser::ui::text::terminal as words;
use purser::yaml;
use serde::Serialize;

use super::console::{Console, Lines, Tone, is_standard, name, put};
use super::ending::Ending;
use super::input;
use super::trouble::Trouble;
use offer::{Identities, Offers};

/// The arguments.
pub fn command() -> Command {
    let identity = |name: &'static str, help: &'static str| {
        Arg::new(name).long(name).value_name("NAME").help(help)
    };
    Command::new("import")
        .about(words::IMPORT)
        .after_help(words::IMPORT_EXAMPLES)
        .arg(
            Arg::new("file")
                .value_name("KUBECONFIG")
                .required(true)
                .action(ArgAction::Append)
                .num_args(1..)
                .value_parser(value_parser!(PathBuf))
                .help(words::IMPORT_FILE),
        )
        .arg(identity("aks-identity", words::IMPORT_AKS))
        .arg(identity("oidc-identity", words::IMPORT_OIDC))
}

/// Makes the entries. What is told of them goes to standard error, since they go to standard output.
///
/// # Errors
/// [`Trouble`] where a file cannot be read.
pub fn run(arguments: &ArgMatches, console: &Console) -> Result<Ending, Trouble> {
    made(arguments, console).map_err(Trouble::beside)
}

fn made(arguments: &ArgMatches, console: &Console) -> Result<Ending, Trouble> {
    let paths: Vec<&PathBuf> = arguments.get_many("file").into_iter().flatten().collect();
    if let Some(twice) = paths.iter().filter(|path| is_standard(path)).nth(1) {
        return Err(Trouble::new(twice, "twice", (words::BOTH_INPUT, words::NAME_ONE)));
    }
    let one = |name: &str| arguments.get_one::<String>(name).map(String::as_str);
    let identities = Identities { aks: one("aks-identity"), oidc: one("oidc-identity") };
    let mut offers = Offers::of(identities);
    let mut discarded = Vec::new();
    for path in paths {
        let bytes = input::read(path, input::LARGEST_KUBECONFIG, words::FILE_TOO_LARGE)?;
        let file = existing::read(&bytes).map_err(|error| Trouble::unreadable(path, &error))?;
        if !file.is_kubeconfig() {
            return Err(Trouble::new(path, "not-kubeconfig", words::NOT_KUBECONFIG));
        }
        for one in existing::credentials(&file) {
            let (code, what) = kind(&one.kind);
            discarded.push(Discarded {
                file: name(path),
                line: one.line,
                user: one.user,
                code,
                what,
            });
        }
        existing::importable(&file).into_iter().for_each(|one| offers.add(&name(path), one));
    }
    let (entries, left_out) = (offers.entries(), &offers.left_out);
    let text = match entries.entries().is_some() {
        true => yaml::write_made(&entries)
            .map_err(|error| Trouble::unwritten(&std::io::Error::other(error.0)))?,
        false => String::new(),
    };
    let taken = put(text.as_bytes()).map_err(|error| Trouble::unwritten(&error))?;
    let wrong = text.is_empty() || !left_out.is_empty();
    let outcome = Imported { entries: offers.told(), discarded, left_out };
    if console.json {
        let _ = console.json_beside(&outcome);
    } else {
        let mut lines = console.beside();
        outcome.for_people(&mut lines);
        console.tell(&lines);
    }
    Ok(match (taken, wrong) {
        (false, _) => Ending::Impossible,
        (true, true) => Ending::Found,
        (true, false) => Ending::Fine,
    })
}

/// A credential's code and what it is.
fn kind(kind: &DiscardedKind) -> (&'static str, String) {
    match kind {
        DiscardedKind::Field(name) => ("field", (*name).to_owned()),
        DiscardedKind::Setting(name) => ("auth-provider", name.clone()),
        DiscardedKind::Flag(name) => ("argument", name.clone()),
        DiscardedKind::Argument => ("argument", words::IMPORT_ARGUMENT.to_owned()),
        DiscardedKind::Variable(name) => ("variable", name.clone()),
    }
}

/// A credential that stays behind.
#[derive(Serialize)]
struct Discarded {
    file: String,
    line: usize,
    user: String,
    code: &'static str,
    what: String,
}

/// What was made and what was not, for programs.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Imported<'a> {
    entries: Vec<offer::OfferedEntry<'a>>,
    discarded: Vec<Discarded>,
    left_out: &'a [offer::LeftOut],
}

impl Imported<'_> {
    fn for_people(&self, lines: &mut Lines) {
        let counts = (self.entries.len(), self.left_out.len(), self.discarded.len());
        lines.line(&words::imported(counts.0, counts.1, counts.2));
        for one in self.left_out {
            let place = words::place_in(&one.file, one.line);
            lines.put(Tone::Plain, &place).put(Tone::Plain, ": ");
            lines.put(Tone::Bad, &words::not_imported(&one.cluster)).put(Tone::Plain, " ");
            lines.line(&one.what);
        }
        for one in &self.discarded {
            let place = words::place_in(&one.file, one.line);
            lines.put(Tone::Plain, &place).put(Tone::Plain, ": ");
            lines.put(Tone::Advice, &words::discarded(&one.user, &one.what)).end();
        }
    }
}
