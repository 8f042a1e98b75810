//! What a file is that is no kubeconfig, told by its first bytes or its keys.

use super::wrapping;
use crate::yaml::Node;

/// A file of another kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ForeignFile {
    /// A private key: PEM, PuTTY's, or JSON that holds one.
    PrivateKey,
    /// A certificate or a public key.
    Certificate,
    /// A picture.
    Picture,
    /// An archive, or something compressed.
    Archive,
    /// A PDF.
    Pdf,
    /// A program.
    Program,
    /// A store of tokens, as the Azure CLI, kubelogin and others keep it.
    TokenCache,
    /// What `kubelogin get-token` and its like print for kubectl.
    ExecCredential,
    /// A token by itself.
    Token,
    /// A client's secret, or a key of a cloud's API.
    Credentials,
    /// The Azure CLI's list of subscriptions.
    AzureProfile,
    /// Something encrypted, by SOPS, Ansible Vault, age or PGP.
    Encrypted,
    /// A template that is not filled in.
    Template,
    /// A file in which git left a merge conflict.
    Conflict,
    /// The settings of this page.
    Portal,
    /// Something else that is no text.
    Binary,
}

/// The kinds that are told by bytes that no text begins with.
pub(super) fn of_bytes(bytes: &[u8]) -> Option<ForeignFile> {
    match bytes {
        [0x89, b'P', b'N', b'G', ..]
        | [0xff, 0xd8, 0xff, ..]
        | [b'G', b'I', b'F', b'8', ..]
        | [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..]
        | [b'I', b'I', 0x2a, 0, ..]
        | [b'M', b'M', 0, 0x2a, ..]
        | [b'B', b'M', _, _, _, _, 0, 0, 0, 0, ..]
        | [0, 0, 1, 0, ..]
        | [0, 0, 0, _, b'f', b't', b'y', b'p', ..] => Some(ForeignFile::Picture),
        [b'P', b'K', 3 | 5, 4 | 6, ..]
        | [0x1f, 0x8b, ..]
        | [b'7', b'z', 0xbc, 0xaf, ..]
        | [0xfd, b'7', b'z', b'X', b'Z', ..]
        | [b'B', b'Z', b'h', b'1'..=b'9', ..]
        | [0x28, 0xb5, 0x2f, 0xfd, ..]
        | [b'R', b'a', b'r', b'!', ..] => Some(ForeignFile::Archive),
        [b'%', b'P', b'D', b'F', b'-', ..] => Some(ForeignFile::Pdf),
        [0x7f, b'E', b'L', b'F', ..]
        | [b'M', b'Z', _, 0, ..]
        | [0xcf, 0xfa, 0xed, 0xfe, ..]
        | [0xca, 0xfe, 0xba, 0xbe, ..]
        | [0, b'a', b's', b'm', ..] => Some(ForeignFile::Program),
        // A document of Office, a shortcut of Windows, a database, a property list.
        [0xd0, 0xcf, 0x11, 0xe0, ..]
        | [0x4c, 0, 0, 0, 1, 0x14, 2, 0, ..]
        | [b'S', b'Q', b'L', b'i', b't', b'e', b' ', ..]
        | [b'b', b'p', b'l', b'i', b's', b't', b'0', ..] => Some(ForeignFile::Binary),
        // A keystore of Java.
        [0xfe, 0xed, 0xfe, 0xed, ..] => Some(ForeignFile::PrivateKey),
        // What Windows' data protection (DPAPI) encrypts, such as `msal_token_cache.bin`.
        [1, 0, 0, 0, 0xd0, 0x8c, 0x9d, 0xdf, ..] => Some(ForeignFile::TokenCache),
        // DER of PKCS #12 and PKCS #8 begins with a version; that of a certificate does not.
        [0x30, 0x82, _, _, 2, 1, 0 | 3, ..]
        | [0x30, 0x81, _, 2, 1, 0 | 1 | 3, ..]
        | [0x30, 0x80, 2, 1, 3, ..]
        | [0x30, _, 2, 1, 1, 4, ..] => Some(ForeignFile::PrivateKey),
        [0x30, 0x82, _, _, 0x30, ..] => Some(ForeignFile::Certificate),
        _ if bytes.get(257..262) == Some(b"ustar") => Some(ForeignFile::Archive),
        _ => None,
    }
}

/// The kinds that are told by the text, where it is no kubeconfig.
pub(super) fn of_text(text: &str) -> Option<ForeignFile> {
    let start = text.trim_start();
    let decoded = wrapping::base64(text).filter(|inner| inner.contains("-----BEGIN "));
    if let Some(inner) = decoded {
        return of_text(&inner);
    }
    if text.contains("PRIVATE KEY-----")
        || text.contains("PRIVATE KEY BLOCK-----")
        || start.starts_with("PuTTY-User-Key-File")
    {
        return Some(ForeignFile::PrivateKey);
    }
    if ["$ANSIBLE_VAULT", "age-encryption.org", "-----BEGIN AGE", "-----BEGIN PGP MESSAGE"]
        .iter()
        .any(|mark| start.starts_with(mark))
    {
        return Some(ForeignFile::Encrypted);
    }
    if text.contains("-----BEGIN ") || start.starts_with("ssh-") || start.starts_with("ecdsa-sha2-")
    {
        return Some(ForeignFile::Certificate);
    }
    if text.contains("aws_secret_access_key") {
        return Some(ForeignFile::Credentials);
    }
    if start.starts_with("<svg") || start.starts_with("<?xml") && text.contains("<svg") {
        return Some(ForeignFile::Picture);
    }
    // Alone, in quotes, or as a header of HTTP has it.
    let head = start.get(..40).unwrap_or(start);
    let begin =
        head.find("eyJ").filter(|begin| *begin == 0 || head.contains("Bearer ") || *begin == 1);
    let word: String = start.get(begin?..)?.split_whitespace().collect();
    let word = word.trim_end_matches(['"', '\'']);
    let is_letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    (word.split('.').count() >= 3 && word.chars().all(is_letter)).then_some(ForeignFile::Token)
}

/// Why a text is not yet a document.
pub(super) fn unfinished(text: &str) -> Option<ForeignFile> {
    if text.lines().any(|line| line.starts_with("<<<<<<< ")) {
        return Some(ForeignFile::Conflict);
    }
    text.contains("{{").then_some(ForeignFile::Template)
}

/// The kinds that have the lists of a kubeconfig, or some of them.
pub(super) fn of_marks(root: &Node) -> Option<ForeignFile> {
    if root.get("sops").and_then(|sops| sops.get("mac")).is_some() {
        return Some(ForeignFile::Encrypted);
    }
    let version = root.get("apiVersion").and_then(Node::text)?;
    version.starts_with("purser/").then_some(ForeignFile::Portal)
}

/// The kinds that are told by their keys.
pub(super) fn of_keys(root: &Node) -> Option<ForeignFile> {
    // A list of such, as older programs keep them.
    let root = root.items().and_then(<[Node]>::first).unwrap_or(root);
    let has = |key: &str| root.get(key).is_some();
    let any = |keys: &[&str]| keys.iter().any(|key| has(key));
    if root.get("kind").and_then(Node::text) == Some("ExecCredential") {
        return Some(ForeignFile::ExecCredential);
    }
    if has("kind") {
        return None;
    }
    if has("installationId") && has("subscriptions") {
        return Some(ForeignFile::AzureProfile);
    }
    let msal = ["AccessToken", "RefreshToken", "IdToken", "AppMetadata", "Account"];
    if msal.iter().filter(|key| has(key)).count() >= 2
        || any(&["access_token", "refresh_token", "id_token", "accessToken", "refreshToken"])
    {
        return Some(ForeignFile::TokenCache);
    }
    let secrets = [
        "private_key",
        "clientSecret",
        "client_secret",
        "SecretAccessKey",
        "password",
        "Credentials",
        "auths",
    ];
    any(&secrets).then_some(ForeignFile::Credentials)
}
