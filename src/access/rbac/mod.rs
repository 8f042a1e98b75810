//! Manifests and commands that give somebody access, made to measure.
//!
//! Two systems may decide in a cluster: Kubernetes RBAC (`rbac.authorization.k8s.io/v1`) in all of
//! them, and Azure RBAC in AKS clusters where it is switched on. A [`Grant`] becomes the manifest and
//! the same as `kubectl` commands for the one, and `az` commands for the other. Commands are words;
//! quoting them for a shell is another room's.
//!
//! | file | what it gives |
//! |---|---|
//! | `rule` | what a custom role allows: resources and verbs, resolved and checked |
//! | `names` | names of roles and bindings, safe and the same every time |
//! | `manifest` | the typed documents and their YAML |
//! | `command` | the same as `kubectl create` |
//! | `azure` | the same for Azure RBAC |
//! | `warning` | what to think about before granting it |

mod azure;
mod command;
mod manifest;
mod names;
mod rule;
mod warning;

pub use azure::{Authorizer, AzureGrant, Principal, authorizer, azure_commands};
pub use command::kubectl_commands;
pub use manifest::{Binding, Document, Role, RoleRef, documents, write};
pub use rule::{
    COMMON, CommonResource, CustomRole, PolicyRule, Resource, ResourceError, VERBS, resource, verb,
};
pub use warning::{Warning, warnings};

use super::{Subject, SubjectKind};
use crate::ids::{is_label, is_subdomain};

/// The role that is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GrantedRole {
    /// The built-in ClusterRole `view`.
    View,
    /// The built-in ClusterRole `edit`.
    Edit,
    /// The built-in ClusterRole `admin`.
    Admin,
    /// The built-in ClusterRole `cluster-admin`.
    ClusterAdmin,
    /// A role of one's own.
    Custom(CustomRole),
}

impl GrantedRole {
    /// The built-in ClusterRole that it is, if it is one ("User-facing roles" in the Kubernetes
    /// documentation).
    #[must_use]
    pub const fn built_in(&self) -> Option<&'static str> {
        match self {
            Self::View => Some("view"),
            Self::Edit => Some("edit"),
            Self::Admin => Some("admin"),
            Self::ClusterAdmin => Some("cluster-admin"),
            Self::Custom(_) => None,
        }
    }
}

/// Who gets which role, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// Who.
    pub subject: Subject,
    /// Which role.
    pub wanted: GrantedRole,
    /// The namespace; the whole cluster where `None`.
    pub namespace: Option<String>,
}

/// Why there is no manifest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GrantError {
    /// Nobody is named.
    NoSubject,
    /// The subject's name holds control characters or is longer than any name.
    Unreadable,
    /// The name of a service account is no DNS-1123 subdomain.
    NotServiceAccount,
    /// The namespace of a service account is missing or no DNS-1123 label.
    NotAccountNamespace,
    /// The namespace is no DNS-1123 label.
    NotNamespace,
    /// The id of an application or managed identity is no GUID.
    NotObjectId,
    /// The custom role has no resources.
    NoResources,
    /// The custom role has no verbs.
    NoVerbs,
}

/// The longest name of a subject, in characters. The API server knows no limit; a UPN has at most
/// 113 characters and a claim in the page at most 256.
const LONGEST: usize = 512;

impl Grant {
    /// What keeps it from being granted, as the API server would judge it
    /// (`ValidateRoleBindingSubject`, `ValidateRoleBinding`).
    #[must_use]
    pub fn error(&self) -> Option<GrantError> {
        let Subject { kind, name, namespace } = &self.subject;
        let account = *kind == SubjectKind::ServiceAccount;
        let no_label = |text: &Option<String>| !text.as_deref().is_some_and(is_label);
        if name.trim().is_empty() {
            Some(GrantError::NoSubject)
        } else if name.chars().any(char::is_control) || name.chars().count() > LONGEST {
            Some(GrantError::Unreadable)
        } else if account && !is_subdomain(name) {
            Some(GrantError::NotServiceAccount)
        } else if account && no_label(namespace) {
            Some(GrantError::NotAccountNamespace)
        } else if self.namespace.is_some() && no_label(&self.namespace) {
            Some(GrantError::NotNamespace)
        } else {
            match &self.wanted {
                GrantedRole::Custom(custom) if custom.resources.is_empty() => {
                    Some(GrantError::NoResources)
                }
                GrantedRole::Custom(custom) if custom.verbs.is_empty() => Some(GrantError::NoVerbs),
                _ => None,
            }
        }
    }
}
