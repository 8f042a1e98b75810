//! The fields, and what is wrong with them.

use crate::access::service_account::{Field, InvalidReason, KubeconfigError};
use crate::ui::text::Text;
use crate::ui::text::language::say;

/// A role's name has to be typed.
const ROLE_HINT: &str = "Exactly as in the cluster.";

/// The name of a field, and what belongs into it.
#[must_use]
pub const fn field(field: Field) -> (&'static str, &'static str) {
    match field {
        Field::Name => ("Name of the service account", "Lowercase letters, digits and hyphens."),
        Field::Namespace => ("Namespace", "The namespace it works in."),
        Field::Role => ("Name of the role", ROLE_HINT),
        Field::Duration => {
            ("How long the token lasts", "Like 8h or 7d, at least 10m. The server may shorten it.")
        }
        Field::Audience => (
            "For whom, if not for the cluster",
            "Leave it empty for kubectl: the cluster refuses a token for another audience.",
        ),
        Field::TokenFile => (
            "File with the token",
            "A path without a folder means: beside the kubeconfig. kubectl reads it again when it changes.",
        ),
        Field::ClientId => ("Client id", "Of the identity, in Entra."),
        Field::TenantId => ("Tenant id", "The tenant of the identity."),
        Field::FederatedFile => ("File with the token to exchange", "Azure puts it there."),
        Field::IdentityId => ("Resource id of the identity", "It starts with /subscriptions/."),
        Field::ConnectionId => (
            "Id of the service connection",
            "In Azure DevOps, the resourceId in the address of the connection's page.",
        ),
        Field::Certificate => ("File with the certificate", "A .pfx file, with its full path."),
        Field::IdentityName => {
            ("Name of the managed identity", "For the command that links the two.")
        }
        Field::Subscription => (
            "Id of its subscription",
            "For the same command. It's the cluster's until you type another.",
        ),
        Field::ResourceGroup => ("Its resource group", "For the same command."),
        Field::Issuer => (
            "Issuer of the cluster it runs in",
            "An address that starts with https. The first command prints it.",
        ),
    }
}

/// What is wrong with a field.
#[must_use]
pub const fn invalid(reason: InvalidReason) -> &'static str {
    match reason {
        InvalidReason::Empty => "Fill this in.",
        InvalidReason::TooLong => "This is too long.",
        InvalidReason::NotSubdomain => {
            "Only lowercase letters, digits, hyphens and dots, with a letter or digit at both ends."
        }
        InvalidReason::NotLabel => {
            "Only lowercase letters, digits and hyphens, with a letter or digit at both ends."
        }
        InvalidReason::NotRole => {
            "No role can have this name: no spaces, slashes or percent signs."
        }
        InvalidReason::NotDuration => "Write a number with h, m, s or d, like 8h.",
        InvalidReason::TooShort => "A token lasts at least ten minutes.",
        InvalidReason::Characters => "There is a character that doesn't belong here.",
        InvalidReason::NotAbsolute => "Write the whole path, from the start.",
        InvalidReason::Variable => "A tilde or a variable doesn't work here. Write the whole path.",
        InvalidReason::NotGuid => "This must be a GUID, like 11111111-2222-4333-8444-555555555555.",
        InvalidReason::NotTenant => "This must be a GUID or a domain.",
        InvalidReason::NotIdentity => "This isn't the resource id of a managed identity.",
        InvalidReason::NotHttps => "This must be an address that starts with https.",
    }
}

/// Why there is no file.
#[must_use]
pub fn error(error: KubeconfigError) -> Text {
    match error {
        KubeconfigError::Field(mistake) => say!("Still needed: {field}.", field(mistake.field).0),
        KubeconfigError::NotAks => {
            "Azure's ways work only with AKS clusters. This isn't one.".into()
        }
        KubeconfigError::Arc => {
            "You reach this cluster through Azure Arc, so a file alone doesn't work.".into()
        }
    }
}
