//! The manifests: a service account, what it may do, and, where it must be, a token that never ends.
//!
//! Shapes follow `core/v1` of the published OpenAPI; the binding is that of [`crate::access::rbac`].

use super::check::{check, check_account};
use super::field::{Field, FieldError};
use crate::access::Subject;
use crate::access::object::{ObjectMeta, object, write};
use crate::access::rbac::{Binding, RoleRef};
use crate::yaml::Node;

/// What a service account may do in its namespace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AccountRole {
    /// Read most things, no secrets.
    View,
    /// Read and change most things.
    Edit,
    /// All of it, with roles and bindings.
    Admin,
    /// What a role of the cluster says, in the namespace.
    ClusterRole(String),
    /// What a role of the namespace says.
    Role(String),
}

impl AccountRole {
    fn role(&self) -> RoleRef {
        let (cluster, name) = match self {
            Self::View => (true, "view"),
            Self::Edit => (true, "edit"),
            Self::Admin => (true, "admin"),
            Self::ClusterRole(name) => (true, name.as_str()),
            Self::Role(name) => (false, name.as_str()),
        };
        RoleRef { cluster, name: name.to_owned() }
    }
}

/// A service account as chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountSpec {
    /// Its name.
    pub name: String,
    /// Its namespace.
    pub namespace: String,
    /// What it may do; nothing at first where `None`.
    pub grant: Option<AccountRole>,
    /// Whether pods that run as it get its token; `false` suits one that works outside.
    pub mounts: bool,
    /// The client id of the Azure identity it stands for.
    pub client_id: Option<String>,
}

/// A user of Kubernetes for a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceAccount {
    /// Its name and namespace.
    pub metadata: ObjectMeta,
    /// Whether pods get its token; Kubernetes' default (they do) where `None`.
    pub automount_service_account_token: Option<bool>,
}

impl ServiceAccount {
    /// As a tree.
    #[must_use]
    pub fn node(&self) -> Node {
        let mounts = self.automount_service_account_token.map(Node::flag);
        let own = vec![("automountServiceAccountToken", mounts)];
        object("v1", "ServiceAccount", &self.metadata, own)
    }
}

/// A token that never ends: Kubernetes fills the Secret in and forgets it only when it is deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Secret {
    /// Its name, namespace, and the annotation that names the service account.
    pub metadata: ObjectMeta,
}

impl Secret {
    /// As a tree.
    #[must_use]
    pub fn node(&self) -> Node {
        let of_account = Node::of("kubernetes.io/service-account-token");
        object("v1", "Secret", &self.metadata, vec![("type", Some(of_account))])
    }
}

/// The service account and its binding, as one YAML text.
///
/// # Errors
/// The first field that is wrong.
pub fn manifest(account: &AccountSpec) -> Result<String, FieldError> {
    let AccountSpec { name, namespace, grant, mounts, client_id } = account;
    check_account(name, namespace)?;
    let mut annotations = Vec::new();
    if let Some(client_id) = client_id {
        check(Field::ClientId, client_id)?;
        annotations.push(("azure.workload.identity/client-id", client_id.clone()));
    }
    let account = ServiceAccount {
        metadata: ObjectMeta {
            name: name.clone(),
            namespace: Some(namespace.clone()),
            annotations,
        },
        automount_service_account_token: (!mounts).then_some(false),
    };
    let mut nodes = vec![account.node()];
    if let Some(grant) = grant {
        let role = grant.role();
        check(Field::Role, &role.name)?;
        let binding = Binding {
            name: binding_name(name, &role),
            namespace: Some(namespace.clone()),
            role,
            subjects: vec![Subject::service_account(namespace, name)],
        };
        nodes.push(binding.node());
    }
    Ok(text(&nodes))
}

/// The role of a binding cannot be changed later, so each role has a binding of its own; two roles
/// of one name, of the namespace and of the cluster, too.
fn binding_name(account: &str, role: &RoleRef) -> String {
    let between = if role.cluster { "-" } else { "-role-" };
    format!("{account}{between}{}", role.name)
}

/// The Secret that holds a token without an end, as YAML.
///
/// # Errors
/// The first field that is wrong.
pub fn secret(name: &str, namespace: &str) -> Result<String, FieldError> {
    check_account(name, namespace)?;
    let secret = Secret {
        metadata: ObjectMeta {
            name: secret_name(name),
            namespace: Some(namespace.to_owned()),
            annotations: vec![("kubernetes.io/service-account.name", name.to_owned())],
        },
    };
    Ok(text(&[secret.node()]))
}

/// The name of that Secret.
#[must_use]
pub fn secret_name(account: &str) -> String {
    format!("{account}-token")
}

/// As one text. The writer refuses nothing that is made of texts and flags.
fn text(nodes: &[Node]) -> String {
    write(nodes).unwrap_or_default()
}
