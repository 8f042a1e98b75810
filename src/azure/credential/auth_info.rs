//! How the user of Azure's kubeconfig signs in: by Azure/kubelogin, or by the provider `azure` that
//! kubectl had built in before 1.26. Only the facts are taken.

use super::rejection::Rejection;
use crate::clouds::AKS_SERVER;
use crate::ids::is_guid;
use crate::kubelogin::{self, GET_TOKEN, Kubelogin, azure};
use crate::visible::strip_hidden;
use crate::yaml::{Node, Value};

/// What the user's entry says of signing in; all ids are GUIDs in lower case.
#[derive(Default)]
pub(super) struct LoginSettings {
    pub(super) tenant: Option<String>,
    pub(super) server_id: Option<String>,
    pub(super) client_id: Option<String>,
    pub(super) environment: Option<String>,
    pub(super) authority_host: Option<String>,
}

/// The fields of a user that are a secret or lead to one (clientcmd v1, `AuthInfo`).
const SECRETS: [&str; 8] = [
    "client-certificate",
    "client-certificate-data",
    "client-key",
    "client-key-data",
    "token",
    "tokenFile",
    "username",
    "password",
];
/// The like in the configuration of a provider (client-go's removed `azure`, its `oidc` and `gcp`).
const PROVIDER_SECRETS: [&str; 4] = ["access-token", "refresh-token", "id-token", "client-secret"];

/// Whether a user's entry holds a secret, or names one. Go reads keys in any case.
pub(super) fn is_static(user: &Node) -> bool {
    let filled = |node: &Node| match &node.value {
        Value::Null => false,
        Value::String(text) => !text.is_empty(),
        _ => true,
    };
    let holds = |node: Option<&Node>, secrets: &[&str]| {
        let entries = node.and_then(Node::entries).unwrap_or_default();
        entries.iter().any(|(key, value)| {
            filled(value) && secrets.iter().any(|name| key.key().eq_ignore_ascii_case(name))
        })
    };
    let exec = user.get("exec");
    let arguments = exec.and_then(|exec| exec.get("args")).and_then(Node::items);
    let argument = arguments.unwrap_or_default().iter().any(|argument| {
        let name = argument.key().split('=').next().unwrap_or_default();
        azure::SECRETS.contains(&name)
    });
    let variables = exec.and_then(|exec| exec.get("env")).and_then(Node::items);
    let variable = variables.unwrap_or_default().iter().any(|variable| {
        let name = variable.get("name").map(Node::key).unwrap_or_default().to_ascii_uppercase();
        variable.get("value").is_some_and(filled)
            && ["SECRET", "PASSWORD", "TOKEN", "CERTIFICATE"].iter().any(|word| name.contains(word))
    });
    let provider = user.get("auth-provider").and_then(|provider| provider.get("config"));
    holds(Some(user), &SECRETS) || holds(provider, &PROVIDER_SECRETS) || argument || variable
}

/// Reads a user's entry that holds no secret.
pub(super) fn read(user: &Node) -> Result<LoginSettings, Rejection> {
    let unknown = |command: &str| Rejection::UnknownHelper {
        command: strip_hidden(kubelogin::file_name(command), 64),
    };
    let text = |node: Option<&Node>| node.map(Node::key).unwrap_or_default().to_owned();
    match (user.get("exec"), user.get("auth-provider")) {
        (Some(exec), None) => {
            let command = text(exec.get("command"));
            let items = exec.get("args").and_then(Node::items).unwrap_or_default();
            let words: Vec<&str> = items.iter().map(Node::key).collect();
            let program = Kubelogin::called(&kubelogin::program(&command), &words);
            let arguments = Kubelogin::Azure.read(&words);
            let flag = |name: &str| {
                let value = arguments.get(name).filter(|value| !value.is_empty());
                value.map(str::to_owned)
            };
            let known = program == Some(Kubelogin::Azure) && arguments.words.contains(&GET_TOKEN);
            let (Some(server), true) = (flag(azure::SERVER_ID), known) else {
                return Err(unknown(&command));
            };
            Ok(LoginSettings {
                tenant: id(flag(azure::TENANT_ID))?,
                server_id: id(Some(server))?,
                client_id: id(flag(azure::CLIENT_ID))?,
                environment: flag(azure::ENVIRONMENT),
                authority_host: flag(azure::AUTHORITY_HOST),
            })
        }
        (None, Some(provider)) => {
            let name = text(provider.get("name"));
            if name != "azure" {
                return Err(unknown(&name));
            }
            let config = provider.get("config");
            let value = |key: &str| {
                let value = config.and_then(|config| config.get(key)).map(Node::key);
                value.filter(|value| !value.is_empty()).map(str::to_owned)
            };
            Ok(LoginSettings {
                tenant: id(value("tenant-id"))?,
                server_id: id(value("apiserver-id").or_else(|| Some(AKS_SERVER.to_owned())))?,
                client_id: id(value("client-id"))?,
                environment: value("environment"),
                authority_host: None,
            })
        }
        (Some(exec), Some(_)) => Err(unknown(&text(exec.get("command")))),
        (None, None) => Err(unknown("")),
    }
}

fn id(text: Option<String>) -> Result<Option<String>, Rejection> {
    match text {
        Some(text) if !is_guid(&text) => Err(Rejection::NotAnId),
        text => Ok(text.map(|text| text.to_ascii_lowercase())),
    }
}
