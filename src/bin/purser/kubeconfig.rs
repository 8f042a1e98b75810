//! `kubeconfig`: the file without a token that the page would hand over, for scripts and for a test
//! of one's own `portal.yaml`.

mod wanted;

use std::path::Path;

use clap::{Arg, ArgMatches, Command};
use purser::config::{self, Reading, Severity, Surroundings};
use purser::kubeconfig::{Choice, ComposeError, Holder, Kubeconfig, Options, compose};
use purser::problem::{Owner, Problem};
use purser::ui::text::{kubeconfig as messages, terminal as words};
use purser::url;
use serde::Serialize;

use super::clock::{day, now};
use super::console::{Console, Tone, put};
use super::ending::Ending;
use super::portal;
use super::trouble::Trouble;
use wanted::Wanted;

/// The arguments.
pub fn command() -> Command {
    let option = |name: &'static str, value: &'static str, help: &'static str| {
        Arg::new(name).long(name).value_name(value).help(help)
    };
    let many = clap::ArgAction::Append;
    Command::new("kubeconfig")
        .about(words::KUBECONFIG)
        .after_help(words::KUBECONFIG_EXAMPLES)
        .arg(portal::file(words::KUBECONFIG_FILE))
        .arg(
            option("cluster", "NAME", words::KUBECONFIG_CLUSTER)
                .required(true)
                .action(many.clone()),
        )
        .arg(option("namespace", "NAME", words::KUBECONFIG_NAMESPACE).action(many))
        .arg(option("method", "NAME", words::KUBECONFIG_METHOD))
        .arg(option("identity", "NAME", words::KUBECONFIG_IDENTITY))
        .arg(option("user", "NAME", words::KUBECONFIG_USER))
        .arg(option("portal", "URL", words::KUBECONFIG_PORTAL).value_parser(folder))
        .arg(option("at", "DAY", words::KUBECONFIG_AT).value_parser(day))
}

/// The folder of a page's address, as the page itself writes it into the file.
fn folder(text: &str) -> Result<String, String> {
    let parts = url::split(text).filter(|_| !text.contains(['?', '#', '\\']));
    let fit = |c: char| c.is_ascii_graphic();
    let (Some(origin), Some(parts)) = (url::origin(text), parts) else {
        return Err(words::NOT_PAGE.to_owned());
    };
    let secure = origin.starts_with("https://") || url::is_loopback(parts.host);
    if !secure || !text.chars().all(fit) {
        return Err(words::NOT_PAGE.to_owned());
    }
    let path = parts.rest.rfind('/').and_then(|end| parts.rest.get(..=end)).unwrap_or("/");
    Ok(origin + path)
}

/// Makes the file. What is told of it goes to standard error, since the file goes to standard output.
///
/// # Errors
/// [`Trouble`] where there is no such file.
pub fn run(arguments: &ArgMatches, console: &Console) -> Result<Ending, Trouble> {
    made(arguments, console).map_err(Trouble::beside)
}

fn made(arguments: &ArgMatches, console: &Console) -> Result<Ending, Trouble> {
    let path = portal::path(arguments);
    let now = arguments.get_one::<i64>("at").copied().unwrap_or_else(now);
    let page = arguments.get_one::<String>("portal");
    let host = page.and_then(|page| url::split(page)).map(|page| page.host);
    let around = Surroundings { loopback: host.is_some_and(url::is_loopback) };
    let reading = config::read_closely_at(&portal::text(&path)?, &around, now);
    if !reading.usable {
        let what = format!("{} {}", counted(&reading), words::STOPS_SIGN_IN);
        let trouble = Trouble::new(&path, "unusable", (&what, &see_check(&path)));
        trouble.beside().tell(console);
        return Ok(Ending::Found);
    }
    let wanted = Wanted::of(arguments, &path, &reading)?;
    let (document, offline) = composed(&path, &reading, &wanted, page, now)?;
    let text = document.to_yaml().map_err(|_| failed(&path, ComposeError::Unwritable))?;
    let taken = put(text.as_bytes()).map_err(|error| Trouble::unwritten(&error))?;
    let outcome = Outcome::of(&document, &wanted, warnings(&path, &reading, offline));
    if console.json {
        let _ = console.json_beside(&outcome);
    } else {
        let mut lines = console.beside();
        for one in &outcome.warnings {
            lines.put(Tone::Advice, &one.what).put(Tone::Plain, " ").line(&one.next);
        }
        console.tell(&lines);
    }
    Ok(if taken { Ending::Fine } else { Ending::Impossible })
}

/// The document, and whether the provider's word on `offline_access` would change it.
fn composed(
    path: &Path,
    reading: &Reading,
    wanted: &Wanted<'_>,
    page: Option<&String>,
    now: i64,
) -> Result<(Kubeconfig, bool), Trouble> {
    let own = reading.portal.url.as_deref().and_then(|url| folder(url).ok());
    let page = page.or(own.as_ref());
    let choices: Vec<Choice<'_>> = wanted.choices().collect();
    let entra = wanted.identity.entra().is_some();
    let with = |offline_access: bool| {
        let holder = Holder {
            user: wanted.user.unwrap_or_default(),
            login_hint: wanted.user.filter(|_| entra),
            tenant: wanted.tenant,
            issuer: &wanted.issuer,
            identity: wanted.identity,
            offline_access,
            refresh_token: None,
            portal: page.map(String::as_str).unwrap_or_default(),
            now,
        };
        let names = &reading.portal.names;
        compose(&choices, &Options::default(), &holder, names, &messages::hints())
            .map_err(|error| failed(path, error))
    };
    // Entra lists the scope. Whether another provider does is told by its discovery document alone,
    // and some refuse a scope that they do not know.
    let mut document = with(entra)?;
    let differs = !entra && with(true)? != document;
    if page.is_none() {
        document.clusters.iter_mut().for_each(|cluster| cluster.value.origin = None);
    }
    Ok((document, differs))
}

fn failed(path: &Path, error: ComposeError) -> Trouble {
    if error == ComposeError::NoTenant {
        return Trouble::new(path, "no-tenant", words::NO_TENANT);
    }
    let said = messages::words(&Problem::new(error.code(), Owner::Operator));
    let (what, next) = said.map(|said| (said.what, said.next)).unwrap_or_default();
    let code = error.code().trim_start_matches("kubeconfig.");
    Trouble::new(path, code, (&what, &next))
}

fn counted(reading: &Reading) -> String {
    words::mistakes(reading.count(Severity::Error), reading.count(Severity::Warning))
}

/// What to know of the file: some of `portal.yaml` is faulty, or something is not known here.
fn warnings(path: &Path, reading: &Reading, offline: bool) -> Vec<MadeWarning> {
    let mut all = Vec::new();
    if reading.is_faulty() {
        let (what, next) = (words::portal_faulty(&counted(reading)), see_check(path));
        all.push(MadeWarning { code: "mistakes", what, next });
    }
    if offline {
        let (what, next) = words::OFFLINE_UNKNOWN;
        let (what, next) = (what.to_owned(), next.to_owned());
        all.push(MadeWarning { code: "offline-access", what, next });
    }
    all
}

/// Where to see the mistakes of `portal.yaml`: the name as the command takes it.
fn see_check(path: &Path) -> String {
    words::see_check(&path.display().to_string())
}

/// What was made, for programs.
#[derive(Serialize)]
struct Outcome<'a> {
    current: &'a str,
    contexts: Vec<MadeContext<'a>>,
    warnings: Vec<MadeWarning>,
}

#[derive(Serialize)]
struct MadeContext<'a> {
    name: &'a str,
    cluster: &'a str,
    namespace: Option<&'a str>,
    method: &'static str,
}

#[derive(Serialize)]
struct MadeWarning {
    code: &'static str,
    what: String,
    next: String,
}

impl<'a> Outcome<'a> {
    fn of(document: &'a Kubeconfig, wanted: &Wanted<'a>, warnings: Vec<MadeWarning>) -> Self {
        // The contexts stand in the order of the clusters, each with its namespaces.
        let of_each = wanted.namespaces.len().max(1);
        let choices =
            wanted.clusters.iter().flat_map(|choice| std::iter::repeat_n(choice, of_each));
        let context = |(context, (cluster, method)): (&'a _, &(&'a config::Cluster, _))| {
            let context: &purser::kubeconfig::Named<purser::kubeconfig::Context> = context;
            MadeContext {
                name: &context.name,
                cluster: &cluster.name,
                namespace: context.value.namespace.as_deref(),
                method: config::Method::name(*method),
            }
        };
        let contexts = document.contexts.iter().zip(choices).map(context).collect();
        Self { current: &document.current_context, contexts, warnings }
    }
}
