//! A text as it may be sent to support: without what opens a door.

use super::tidy::tidy;
use crate::kubeconfig::secret;

/// What stands for a secret.
pub(super) const HIDDEN: &str = "[removed]";

/// Keys whose values are secret, as they stand in files, addresses and arguments; beside those
/// that are in any place ([`secret::is_secret_name`]).
const KEYS: &str = "token
id-token
id_token
access_token
accesstoken
refresh-token
refresh_token
client-secret
client_secret
oidc-client-secret
clientsecret
password
client-certificate-password
client-key-data
clientkeydata
client-certificate-data
code
user_code
device_code
sig
azure_client_secret
accountkey
sharedaccesskey
aws_secret_access_key
x-amz-signature
x-amz-security-token
pwd
passwd";

/// How keys and tokens of other services begin: EKS, Rancher, GitLab, Google, Vault, Slack, GitHub.
const BEGINNINGS: &str = "k8s-aws-v1.
kubeconfig-u-
kubeconfig-user-
glpat-
ya29.
hvs.
xoxb-
xoxp-
ghp_
gho_
github_pat_";

/// The shortest run of letters and digits that may be a secret by its length alone.
const LONG: usize = 40;

/// The text without tokens, secrets, codes and private keys. Ids of tenants, clients and requests
/// stay: support needs them, and they open nothing.
#[must_use]
pub fn for_support(text: &str) -> String {
    let mut out = String::new();
    let mut key_block = false;
    for line in tidy(text).trim_end().split('\n') {
        if line.contains("-----BEGIN") && line.contains("PRIVATE KEY") {
            key_block = true;
            out.push_str(HIDDEN);
            out.push('\n');
        }
        if !key_block {
            out.push_str(&line_for_support(line));
            out.push('\n');
        }
        if line.contains("-----END") {
            key_block = false;
        }
    }
    out.truncate(out.trim_end().len());
    out
}

fn line_for_support(line: &str) -> String {
    let mut out = String::new();
    let mut hide_next = Next::Show;
    // A value may hold blanks: it ends where its quote does.
    let mut quote: Option<char> = None;
    let small = line.to_ascii_lowercase();
    if let Some((before, _)) = small.split_once("cookie: ") {
        let name = line.get(..before.len() + "cookie:".len()).unwrap_or_default();
        return [name, HIDDEN].join(" ");
    }
    for (word, between) in words(line) {
        let small = word.to_lowercase();
        let hidden = match hide_next {
            Next::Hide => true,
            Next::HideCode => is_code(word),
            Next::Show => is_long(word),
        };
        if !word.is_empty() {
            hide_next = match quote {
                Some(end) if hidden && !between.contains(end) => Next::Hide,
                _ => follow(&small, between, hide_next, hidden),
            };
            if !hidden || hide_next != Next::Hide {
                quote = between.chars().last().filter(|c| "\"'".contains(*c));
            }
        }
        out.push_str(if hidden && !word.is_empty() { HIDDEN } else { word });
        out.push_str(between);
    }
    without_passwords(&out)
}

/// What becomes of the word after this one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    Show,
    Hide,
    /// Hidden where it looks like a code for a device.
    HideCode,
}

fn follow(word: &str, between: &str, before: Next, hidden: bool) -> Next {
    let value = between.contains(['=', ':']);
    if matches!(word, "bearer" | "basic") {
        return Next::Hide;
    }
    let bare = word.trim_start_matches('-');
    if is_known(word) && between == ":" {
        return Next::Hide;
    }
    let named = KEYS.split('\n').any(|key| key == bare)
        || (secret::is_secret_name(bare) && between.contains('='));
    if named && (value || (word.starts_with("--") && between == " ")) {
        // In a sentence a colon follows "code" as well; what follows is then a code or a word.
        return if bare == "code" && between != "=" { Next::HideCode } else { Next::Hide };
    }
    if bare == "code" {
        return Next::HideCode;
    }
    // "the following code when asked in your browser: ABCD-EFGH"
    if before == Next::HideCode && !hidden { Next::HideCode } else { Next::Show }
}

/// Words of what secrets are made of, each with what stands after it.
fn words(line: &str) -> Vec<(&str, &str)> {
    let part = |c: char| c.is_alphanumeric() || "-_.+/~%".contains(c);
    let mut words = Vec::new();
    let mut rest = line;
    while !rest.is_empty() {
        let end = rest.find(|c| !part(c)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        let next = after.find(part).unwrap_or(after.len());
        let (between, after) = after.split_at(next);
        words.push((word, between));
        rest = after;
    }
    words
}

/// A token by its looks: what no host, path or id has, a long piece without a break.
fn is_long(word: &str) -> bool {
    let jwt = word.starts_with("eyJ") && word.len() > 16;
    jwt || is_known(word)
        || is_bootstrap(word)
        || word.split(['.', '/']).any(|piece| piece.len() >= LONG)
}

fn is_known(word: &str) -> bool {
    BEGINNINGS.split('\n').any(|known| word.len() > known.len() && word.starts_with(known))
}

/// A token that nodes join with (`[a-z0-9]{6}.[a-z0-9]{16}`).
fn is_bootstrap(word: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    word.split_once('.').is_some_and(|(id, secret)| {
        id.len() == 6 && secret.len() == 16 && id.chars().all(plain) && secret.chars().all(plain)
    })
}

/// A code for a device: capitals and digits, six or more.
fn is_code(word: &str) -> bool {
    let plain = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-';
    (6..=16).contains(&word.len()) && word.chars().all(plain) && !word.starts_with("AADSTS")
}

/// Takes `user:password@` out of addresses.
fn without_passwords(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once("://") {
        out.push_str(before);
        out.push_str("://");
        let end = after.find(['/', ' ', '"', '\'']).unwrap_or(after.len());
        let (authority, tail) = after.split_at(end);
        match authority.rsplit_once('@') {
            Some((_, host)) => {
                out.push_str(HIDDEN);
                out.push('@');
                out.push_str(host);
            }
            None => out.push_str(authority),
        }
        rest = tail;
    }
    out.push_str(rest);
    out
}
