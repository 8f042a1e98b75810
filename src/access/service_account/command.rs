//! The commands. What was typed stands in them only as a name, which starts with a letter or a
//! digit, or as the value of a flag, in the same word as the flag.
//!
//! Sources: kubernetes/kubectl `pkg/cmd/create/create_token.go`, `authentication/v1` TokenRequest
//! (at least ten minutes; the server may shorten), azure-cli `az identity federated-credential`.

use super::check::{check, check_account};
use super::duration::seconds;
use super::field::{Field, FieldError};
use super::manifest::secret_name;
use super::well_known::EXCHANGE_AUDIENCE;
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

/// A token to ask the API server for (`TokenRequest` of `authentication.k8s.io/v1`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenRequest {
    /// The service account.
    pub name: String,
    /// Its namespace.
    pub namespace: String,
    /// How long the token is to last, like `8h`; the server may shorten it.
    pub duration: String,
    /// Whom it is for; the API server itself where empty.
    pub audiences: Vec<String>,
}

/// A duration as kubectl reads it: Go knows no days.
fn duration(text: &str) -> Result<String, FieldError> {
    let field = Field::Duration;
    let seconds = seconds(text).map_err(|reason| FieldError { field, reason })?;
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
pub fn create_token(token: &TokenRequest) -> Result<Command, FieldError> {
    check_account(&token.name, &token.namespace)?;
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
pub fn read_secret(name: &str, namespace: &str) -> Result<Command, FieldError> {
    check_account(name, namespace)?;
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
pub fn delete_secret(name: &str, namespace: &str) -> Result<Command, FieldError> {
    check_account(name, namespace)?;
    Ok(Command {
        words: &["kubectl", "delete", "secret"],
        operand: Some(secret_name(name)),
        flags: vec![("namespace", namespace.to_owned())],
    })
}

/// What Azure has to know to trust the tokens of a service account
/// (`federatedIdentityCredentials` of `Microsoft.ManagedIdentity`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FederatedCredential {
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
pub fn create_federated_credential(
    federation: &FederatedCredential,
) -> Result<Command, FieldError> {
    let FederatedCredential { name, namespace, identity, subscription, group, issuer } = federation;
    check_account(name, namespace)?;
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
pub fn show_issuer(cluster: &ResourceId<'_>) -> Option<Command> {
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
