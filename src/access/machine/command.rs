//! The commands. What was typed stands in them only as a name, which starts with a letter or a
//! digit, or as the value of a flag, in the same word as the flag.
//!
//! Sources: kubernetes/kubectl `pkg/cmd/create/create_token.go`, `authentication/v1` TokenRequest
//! (at least ten minutes; the server may shorten), azure-cli `az identity federated-credential`.

use super::EXCHANGE_AUDIENCE;
use super::input::{Fault, Field, Mistake, check};
use super::manifest::{named, secret_name};
use crate::ids::ResourceId;

/// A command before it is quoted for a shell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    /// The program and its subcommands.
    pub words: &'static [&'static str],
    /// What it works on.
    pub operand: Option<String>,
    /// Its flags, without hyphens, each with its value.
    pub flags: Vec<(&'static str, String)>,
}

impl Command {
    /// As a list of words.
    #[must_use]
    pub fn argv(&self) -> Vec<String> {
        let words = self.words.iter().map(|word| (*word).to_owned());
        let flags = self.flags.iter().map(|(name, value)| format!("--{name}={value}"));
        words.chain(self.operand.clone()).chain(flags).collect()
    }
}

/// A token to ask the API server for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// The service account.
    pub name: String,
    /// Its namespace.
    pub namespace: String,
    /// How long the token is to last, like `8h`; the server may shorten it.
    pub duration: String,
    /// Whom it is for; the API server itself where empty.
    pub audiences: Vec<String>,
}

/// The shortest life of a token, in seconds.
const SHORTEST: u64 = 600;
/// The longest that TokenRequest takes, in seconds.
const LONGEST: u64 = 1 << 32;

/// The seconds of a duration in hours, minutes and seconds, as Go writes them (`1h30m`), or in days.
///
/// # Errors
/// [`Fault::NotDuration`], [`Fault::TooShort`] under ten minutes, [`Fault::TooLong`] over what the
/// API server takes.
pub fn seconds(text: &str) -> Result<u64, Fault> {
    let mut total = 0_u64;
    let mut number: Option<u64> = None;
    // Each unit once, in falling order, so that a slip of the finger is not summed up.
    let mut last = u64::MAX;
    for c in text.chars() {
        let unit = match c {
            '0'..='9' => {
                let digit = u64::from(c.to_digit(10).unwrap_or_default());
                let longer = number.unwrap_or_default().checked_mul(10);
                number = longer.and_then(|longer| longer.checked_add(digit));
                if number.is_none() {
                    return Err(Fault::TooLong);
                }
                continue;
            }
            'd' => 86_400,
            'h' => 3_600,
            'm' => 60,
            's' => 1,
            _ => return Err(Fault::NotDuration),
        };
        let count = number.take().filter(|_| unit < last).ok_or(Fault::NotDuration)?;
        last = unit;
        let more = count.checked_mul(unit).and_then(|more| total.checked_add(more));
        total = more.ok_or(Fault::TooLong)?;
    }
    match total {
        _ if number.is_some() || text.is_empty() => Err(Fault::NotDuration),
        0..SHORTEST => Err(Fault::TooShort),
        SHORTEST..=LONGEST => Ok(total),
        _ => Err(Fault::TooLong),
    }
}

/// A duration as kubectl reads it: Go knows no days.
fn duration(text: &str) -> Result<String, Mistake> {
    let field = Field::Duration;
    let seconds = seconds(text).map_err(|fault| Mistake { field, fault })?;
    Ok(match seconds {
        whole if whole % 3_600 == 0 => format!("{}h", whole / 3_600),
        whole if whole % 60 == 0 => format!("{}m", whole / 60),
        whole => format!("{whole}s"),
    })
}

/// `kubectl create token`: prints a token that ends.
///
/// # Errors
/// The first field that is wrong.
pub fn token(token: &Token) -> Result<Command, Mistake> {
    named(&token.name, &token.namespace)?;
    let mut flags =
        vec![("namespace", token.namespace.clone()), ("duration", duration(&token.duration)?)];
    for audience in &token.audiences {
        check(Field::Audience, audience)?;
        flags.push(("audience", audience.clone()));
    }
    let operand = Some(token.name.clone());
    Ok(Command { words: &["kubectl", "create", "token"], operand, flags })
}

/// Prints the token of the Secret; kubectl decodes it itself, on every system.
///
/// # Errors
/// The first field that is wrong.
pub fn read_secret(name: &str, namespace: &str) -> Result<Command, Mistake> {
    named(name, namespace)?;
    Ok(Command {
        words: &["kubectl", "get", "secret"],
        operand: Some(secret_name(name)),
        flags: vec![
            ("namespace", namespace.to_owned()),
            ("output", "go-template={{.data.token|base64decode}}".to_owned()),
        ],
    })
}

/// Ends the token of the Secret: deletes it.
///
/// # Errors
/// The first field that is wrong.
pub fn delete_secret(name: &str, namespace: &str) -> Result<Command, Mistake> {
    named(name, namespace)?;
    Ok(Command {
        words: &["kubectl", "delete", "secret"],
        operand: Some(secret_name(name)),
        flags: vec![("namespace", namespace.to_owned())],
    })
}

/// What Azure has to know to trust the tokens of a service account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Federation {
    /// The service account.
    pub name: String,
    /// Its namespace.
    pub namespace: String,
    /// The name of the managed identity.
    pub identity: String,
    /// The id of its subscription, for the one that the Azure CLI has set may be another.
    pub subscription: String,
    /// Its resource group.
    pub group: String,
    /// The issuer of the cluster that the workload runs in, exactly as the cluster has it.
    pub issuer: String,
}

/// Makes a managed identity trust the tokens of a service account.
///
/// # Errors
/// The first field that is wrong.
pub fn federate(federation: &Federation) -> Result<Command, Mistake> {
    let Federation { name, namespace, identity, subscription, group, issuer } = federation;
    named(name, namespace)?;
    check(Field::IdentityName, identity)?;
    check(Field::Subscription, subscription)?;
    check(Field::ResourceGroup, group)?;
    check(Field::Issuer, issuer)?;
    // Azure takes no dots there, and 120 characters.
    let own: String = format!("{namespace}-{name}").replace('.', "-").chars().take(120).collect();
    Ok(Command {
        words: &["az", "identity", "federated-credential", "create"],
        operand: None,
        flags: vec![
            ("subscription", subscription.clone()),
            ("name", own.trim_end_matches('-').to_owned()),
            ("identity-name", identity.clone()),
            ("resource-group", group.clone()),
            ("issuer", issuer.clone()),
            ("subject", format!("system:serviceaccount:{namespace}:{name}")),
            ("audiences", EXCHANGE_AUDIENCE.to_owned()),
        ],
    })
}

/// Prints the issuer of an AKS cluster; `None` where it is none. The words of an id come from
/// `portal.yaml` or Azure, and are values all the same.
#[must_use]
pub fn issuer(cluster: &ResourceId<'_>) -> Option<Command> {
    cluster.is_aks().then(|| Command {
        words: &["az", "aks", "show"],
        operand: None,
        flags: vec![
            ("subscription", cluster.subscription.to_owned()),
            ("resource-group", cluster.group.to_owned()),
            ("name", cluster.name.to_owned()),
            ("query", "oidcIssuerProfile.issuerUrl".to_owned()),
            ("output", "tsv".to_owned()),
        ],
    })
}
