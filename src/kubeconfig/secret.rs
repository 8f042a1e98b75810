//! What a secret is, for every place that shows one: by the name it stands under, or by its looks.

use crate::url::{self, Url};
use crate::yaml::{Node, Value};

/// What stands for a secret.
pub const MASK: &str = "••••••••";

/// Endings of the names of fields, flags and variables whose value is a secret.
const ENDS: [&str; 9] = [
    "token",
    "secret",
    "password",
    "passphrase",
    "private-key",
    "client-key-data",
    "clientkeydata",
    "request-header",
    "assertion",
];

/// Whether the value of a field (its path or last part), a flag or a variable is a secret.
#[must_use]
pub fn is_secret_name(name: &str) -> bool {
    let name = name.rsplit('.').next().unwrap_or(name).to_ascii_lowercase().replace('_', "-");
    // `--oidc-use-access-token` is a choice and no token.
    ENDS.iter().any(|end| name.ends_with(end)) && !name.contains("use-")
}

/// Whether an argument is a flag whose value is a secret; the value may follow or be the next word.
#[must_use]
pub fn is_secret_flag(word: &str) -> bool {
    word.starts_with('-') && is_secret_name(word.split_once('=').map_or(word, |(flag, _)| flag))
}

/// Whether a value is a token by its looks: a signed one, whatever it stands under.
#[must_use]
pub fn looks_like_token(value: &str) -> bool {
    value.starts_with("eyJ") && value.matches('.').count() >= 2
}

/// An address without the name and the password that may stand in it.
#[must_use]
pub fn without_password(text: &str, mask: &str) -> String {
    let Some(Url { scheme, user: Some(_), host, port, rest }) = url::split(text) else {
        return text.to_owned();
    };
    let port = port.map_or_else(String::new, |port| format!(":{port}"));
    format!("{scheme}://{mask}@{host}{port}{rest}")
}

/// Whether a secret stands anywhere in a file that somebody has.
#[must_use]
pub fn contains_secret(node: &Node) -> bool {
    match &node.value {
        Value::String(text) => looks_like_token(text) || is_secret_flag(text) && text.contains('='),
        Value::Sequence(items) => {
            let words = items.iter().filter_map(Node::text).any(is_secret_flag);
            words || items.iter().any(contains_secret)
        }
        Value::Mapping(entries) => {
            let text =
                |key: &str| node.get(key).and_then(Node::text).filter(|text| !text.is_empty());
            let variable = text("name").is_some_and(is_secret_name) && text("value").is_some();
            let held = |(key, value): &(Node, Node)| {
                is_secret_name(key.key()) && value.text().is_some_and(|text| !text.is_empty())
                    || contains_secret(value)
            };
            variable || entries.iter().any(held)
        }
        Value::Null | Value::Bool(..) | Value::Number(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{contains_secret, is_secret_flag, is_secret_name};
    use crate::yaml;

    #[test]
    fn a_secret_is_told_by_its_name() {
        for secret in [
            "token",
            "id-token",
            "auth-provider.config.refresh-token",
            "client-secret",
            "client-key-data",
            "password",
            "AZURE_CLIENT_SECRET",
            "AZURE_CLIENT_CERTIFICATE_PASSWORD",
            "VAULT_TOKEN",
        ] {
            assert!(is_secret_name(secret), "{secret}");
        }
        for open in [
            "tokenFile",
            "AZURE_FEDERATED_TOKEN_FILE",
            "--token-cache-dir",
            "--token-cache-storage",
            "--oidc-use-access-token",
            "client-certificate-data",
            "certificate-authority-data",
            "AZURE_CLIENT_ID",
            "secretName",
        ] {
            assert!(!is_secret_name(open), "{open}");
        }
        assert!(
            is_secret_flag("--oidc-client-secret=x")
                && is_secret_flag("--password")
                && !is_secret_flag("get-token")
        );
    }

    #[test]
    fn a_secret_is_found_wherever_it_stands_in_a_file() {
        let holds = |user: &str| {
            contains_secret(&yaml::read(&format!("users:\n- name: a\n  user: {user}\n")).unwrap())
        };
        for held in [
            "{token: a}",
            "{password: a}",
            "{client-key-data: a}",
            "{auth-provider: {name: oidc, config: {refresh-token: a}}}",
            "{exec: {command: a, args: [--client-secret, a]}}",
            "{exec: {command: a, args: [--client-secret=a]}}",
            "{exec: {command: a, env: [{name: AZURE_CLIENT_SECRET, value: a}]}}",
            "{exec: {command: a, args: [eyJh.eyJi.c]}}",
        ] {
            assert!(holds(held), "{held}");
        }
        for none in [
            "{token: ''}",
            "{tokenFile: /a}",
            "{exec: {command: a, args: [get-token, --token-cache-storage=keyring]}}",
            "{exec: {command: a, env: [{name: AZURE_CLIENT_ID, value: a}]}}",
        ] {
            assert!(!holds(none), "{none}");
        }
    }
}
