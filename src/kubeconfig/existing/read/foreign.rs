//! What a file is that is no kubeconfig, told by its first bytes or its keys.

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
}

/// The kinds that are told by bytes that no text begins with.
pub(super) fn of_bytes(bytes: &[u8]) -> Option<ForeignFile> {
    match bytes {
        [0x89, b'P', b'N', b'G', ..]
        | [0xff, 0xd8, 0xff, ..]
        | [b'G', b'I', b'F', b'8', ..]
        | [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..]
        | [b'I', b'I', 0x2a, 0, ..]
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
        [0x7f, b'E', b'L', b'F', ..] | [b'M', b'Z', 0x90, 0, ..] | [0xcf, 0xfa, 0xed, 0xfe, ..] => {
            Some(ForeignFile::Program)
        }
        // What Windows' data protection (DPAPI) encrypts, such as `msal_token_cache.bin`.
        [1, 0, 0, 0, 0xd0, 0x8c, 0x9d, 0xdf, ..] => Some(ForeignFile::TokenCache),
        // DER of PKCS #12 and PKCS #8 begins with a version; that of a certificate does not.
        [0x30, 0x82, _, _, 2, 1, 0 | 3, ..] => Some(ForeignFile::PrivateKey),
        [0x30, 0x82, _, _, 0x30, ..] => Some(ForeignFile::Certificate),
        _ if bytes.get(257..262) == Some(b"ustar") => Some(ForeignFile::Archive),
        _ => None,
    }
}

/// The kinds that are told by the text, where it is no kubeconfig.
pub(super) fn of_text(text: &str) -> Option<ForeignFile> {
    let start = text.trim_start();
    if text.contains("PRIVATE KEY-----") || start.starts_with("PuTTY-User-Key-File") {
        return Some(ForeignFile::PrivateKey);
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
    let word = text.trim().trim_matches('"');
    let token = word.starts_with("eyJ") && word.split('.').count() >= 3;
    (token && !word.contains(char::is_whitespace)).then_some(ForeignFile::Token)
}

/// The kinds that are told by their keys.
pub(super) fn of_keys(root: &Node) -> Option<ForeignFile> {
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
    let secrets = ["private_key", "clientSecret", "client_secret", "SecretAccessKey", "password"];
    any(&secrets).then_some(ForeignFile::Credentials)
}
