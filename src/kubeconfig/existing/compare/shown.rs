//! Values as they may be shown: in one line, shortened, without secrets.

use sha2::{Digest, Sha256};

use crate::kubeconfig::fields::{auth_info, auth_provider_config, exec_config};
use crate::kubeconfig::secret;
use crate::yaml::{Node, Value};

use crate::kubeconfig::existing::encoded;

/// A value to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DisplayValue {
    /// The value in one line.
    Text(String),
    /// A secret, which is not shown.
    Secret,
    /// Base64 data: its length and the beginning of its SHA-256, to tell two apart.
    Data {
        /// How many bytes it holds.
        bytes: usize,
        /// Eight hexadecimal digits.
        fingerprint: String,
    },
}

/// The longest value that is shown whole, in characters.
const LONGEST: usize = 400;
/// What stands for a secret inside a longer value.
pub(in crate::kubeconfig::existing) const HIDDEN: &str = "••••";

/// Fields that hold a secret wherever they stand, and blocks that may.
pub(in crate::kubeconfig::existing) fn secret(field: &str) -> bool {
    let last = field.rsplit('.').next().unwrap_or(field);
    [exec_config::ENV, auth_info::EXEC, auth_info::AUTH_PROVIDER]
        .iter()
        .any(|block| block.name == last)
        || secret::is_secret_name(last)
}

pub(super) fn shown(field: &str, node: &Node) -> DisplayValue {
    // Whole blocks are shown only where they hold nothing secret.
    if node.entries().is_some() && secret(field) {
        return DisplayValue::Text(block(node));
    }
    if secret(field) {
        return DisplayValue::Secret;
    }
    let last = field.rsplit('.').next().unwrap_or(field);
    if let (true, Some(data)) = (last.ends_with("-data"), node.text().and_then(encoded::base64)) {
        let digest = Sha256::digest(&data);
        let fingerprint = digest.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
        return DisplayValue::Data { bytes: data.len(), fingerprint };
    }
    DisplayValue::Text(shorten(&line(node, last == exec_config::ARGS.name)))
}

/// What an `exec` or `auth-provider` block is, in one line: the command with its arguments, or the
/// provider's name.
fn block(node: &Node) -> String {
    let command = node
        .get(exec_config::COMMAND.name)
        .or_else(|| node.get(auth_provider_config::NAME.name))
        .and_then(Node::text);
    let args = node.get(exec_config::ARGS.name).map(|args| line(args, true)).unwrap_or_default();
    shorten(format!("{} {args}", command.unwrap_or_default()).trim())
}

fn line(node: &Node, args: bool) -> String {
    match &node.value {
        Value::Null => String::new(),
        Value::Bool(value, _) => value.to_string(),
        Value::Number(text) => text.clone(),
        Value::String(text) if encoded::token_end(text).is_some() => HIDDEN.to_owned(),
        Value::String(text) => secret::without_password(text, HIDDEN),
        Value::Sequence(items) if args => {
            let mut hide = false;
            let words = items.iter().map(|item| {
                let text = line(item, false);
                if std::mem::replace(
                    &mut hide,
                    secret::is_secret_flag(&text) && !text.contains('='),
                ) {
                    return HIDDEN.to_owned();
                }
                match text.split_once('=') {
                    Some((flag, value))
                        if secret::is_secret_flag(flag) || secret::looks_like_token(value) =>
                    {
                        format!("{flag}={HIDDEN}")
                    }
                    _ => text,
                }
            });
            words.collect::<Vec<_>>().join(" ")
        }
        Value::Sequence(items) => {
            items.iter().map(|item| line(item, false)).collect::<Vec<_>>().join(", ")
        }
        Value::Mapping(entries) => {
            let pair = |(key, value): &(Node, Node)| {
                let value = if secret(key.key()) { HIDDEN.to_owned() } else { line(value, false) };
                format!("{}: {value}", key.key())
            };
            entries.iter().map(pair).collect::<Vec<_>>().join(", ")
        }
    }
}

fn shorten(text: &str) -> String {
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    let start: String = text.chars().take(LONGEST).collect();
    format!("{start}…")
}
