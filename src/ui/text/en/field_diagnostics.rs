//! Words for what is wrong with the value of a field.

use crate::kubeconfig::existing::{ExpectedType, PemError};
use crate::ui::text::Text;
use crate::ui::text::language::say;

use super::wording::{naming, quoted};

/// What becomes of a path that works only beside the file.
pub(super) fn together(field: &str) -> &'static str {
    match field {
        "exec.command" => {
            "Keep the two together, or name only the program and put it where the system finds it."
        }
        "tokenFile" => "Keep the two files together, or write the whole path.",
        _ => {
            "Keep the two files together, or let kubectl put the content in: kubectl config view --flatten"
        }
    }
}

/// A value of another type than kubectl reads.
pub(super) fn wrong_type(field: &str, expected: ExpectedType, found: Option<&str>) -> (Text, Text) {
    match (expected, found) {
        (ExpectedType::Text, Some(found)) => (
            say!(
                "{field}: kubectl reads {found} as a number or as yes or no, not as text.",
                field,
                quoted(found)
            ),
            say!("Put it in quotes: \"{found}\".", found.chars().take(60).collect::<String>()),
        ),
        (ExpectedType::Text, None) => {
            naming(field, "{} must be text.", "Write text, not a list or keys.")
        }
        (ExpectedType::Bool, _) => {
            naming(field, "{} must be true or false.", "Write it without quotes.")
        }
        (ExpectedType::List, _) => {
            naming(field, "{} must be a list.", "Begin each item with a hyphen, even a single one.")
        }
        (ExpectedType::Mapping, _) => {
            naming(field, "{} must hold keys with values.", "Check the indentation.")
        }
    }
}

/// Base64 of something else than belongs there.
pub(super) fn pem(field: &str, error: PemError) -> (Text, Text) {
    let what = match error {
        PemError::Bare => "{} holds the certificate itself, not its base64.",
        PemError::NoPem => "{} doesn't hold PEM: it has no line -----BEGIN …-----.",
        PemError::Other => "{} holds PEM, but of something else.",
        PemError::Flat => "{} has lost its line breaks.",
        PemError::Twice => "{} is base64 of base64.",
        PemError::Der => "{} holds a certificate as DER, without the lines that PEM has around it.",
        PemError::Encrypted => {
            "The private key in {} is encrypted with a password, and kubectl doesn't ask for it."
        }
        PemError::BrokenKey => {
            "The private key in {} is cut off, or of a kind that kubectl can't read."
        }
        PemError::Broken => "The certificate in {} is cut off or garbled.",
    };
    let next = match error {
        PemError::Bare => "Encode it with base64 again, or use the fixed file.",
        PemError::Flat => "Copy it again with its line breaks, or use the fixed file.",
        PemError::Twice => "Decode it once with base64 -d, or use the fixed file.",
        PemError::Der => "Convert it with openssl x509 -inform der, or use the fixed file.",
        PemError::Encrypted => {
            "Decrypt it with openssl pkey -in key.pem, then use the base64 of that."
        }
        PemError::NoPem | PemError::Other | PemError::Broken | PemError::BrokenKey => {
            "Copy it again from its source, or get a new file for this cluster."
        }
    };
    naming(field, what, next)
}
