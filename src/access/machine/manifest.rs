//! The manifests: a service account, what it may do, and, where it must be, a token that never ends.
//!
//! Shapes follow `core/v1` and `rbac.authorization.k8s.io/v1` of the published OpenAPI; names are
//! those of Kubernetes.

use super::input::{Field, Mistake, check};
use crate::yaml::{self, Node};

/// What a service account may do in its namespace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Grant {
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

impl Grant {
    fn role(&self) -> (&'static str, &str) {
        match self {
            Self::View => ("ClusterRole", "view"),
            Self::Edit => ("ClusterRole", "edit"),
            Self::Admin => ("ClusterRole", "admin"),
            Self::ClusterRole(name) => ("ClusterRole", name),
            Self::Role(name) => ("Role", name),
        }
    }
}

/// A service account as chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Its name.
    pub name: String,
    /// Its namespace.
    pub namespace: String,
    /// What it may do; nothing at first where `None`.
    pub grant: Option<Grant>,
    /// Whether pods that run as it get its token; `false` suits one that works outside.
    pub mounts: bool,
    /// The client id of the Azure identity it stands for.
    pub client_id: Option<String>,
}

/// What every object says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ObjectMeta {
    /// Its name.
    pub name: String,
    /// Its namespace.
    pub namespace: String,
    /// Notes by key.
    pub annotations: Vec<(&'static str, String)>,
}

impl ObjectMeta {
    fn node(&self) -> Node {
        let notes = self.annotations.iter().map(|(key, value)| (*key, Some(Node::of(value))));
        let some = !self.annotations.is_empty();
        Node::keys([
            ("name", Some(Node::of(&self.name))),
            ("namespace", Some(Node::of(&self.namespace))),
            ("annotations", some.then(|| Node::keys(notes))),
        ])
    }
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
        Node::keys([
            ("apiVersion", Some(Node::of("v1"))),
            ("kind", Some(Node::of("ServiceAccount"))),
            ("metadata", Some(self.metadata.node())),
            ("automountServiceAccountToken", self.automount_service_account_token.map(Node::flag)),
        ])
    }
}

/// The role that a binding gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleRef {
    /// Always `rbac.authorization.k8s.io`.
    pub api_group: &'static str,
    /// `Role` or `ClusterRole`.
    pub kind: &'static str,
    /// Its name.
    pub name: String,
}

/// Whom a binding gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// Here always `ServiceAccount`, which has no API group.
    pub kind: &'static str,
    /// Its name.
    pub name: String,
    /// Its namespace.
    pub namespace: String,
}

/// Gives a role in a namespace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleBinding {
    /// Its name and namespace.
    pub metadata: ObjectMeta,
    /// The role.
    pub role_ref: RoleRef,
    /// Who gets it.
    pub subjects: Vec<Subject>,
}

impl RoleBinding {
    /// As a tree.
    #[must_use]
    pub fn node(&self) -> Node {
        let role = Node::keys([
            ("apiGroup", Some(Node::of(self.role_ref.api_group))),
            ("kind", Some(Node::of(self.role_ref.kind))),
            ("name", Some(Node::of(&self.role_ref.name))),
        ]);
        let subject = |one: &Subject| {
            Node::keys([
                ("kind", Some(Node::of(one.kind))),
                ("name", Some(Node::of(&one.name))),
                ("namespace", Some(Node::of(&one.namespace))),
            ])
        };
        Node::keys([
            ("apiVersion", Some(Node::of("rbac.authorization.k8s.io/v1"))),
            ("kind", Some(Node::of("RoleBinding"))),
            ("metadata", Some(self.metadata.node())),
            ("roleRef", Some(role)),
            ("subjects", Some(Node::list(self.subjects.iter().map(subject).collect()))),
        ])
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
        Node::keys([
            ("apiVersion", Some(Node::of("v1"))),
            ("kind", Some(Node::of("Secret"))),
            ("metadata", Some(self.metadata.node())),
            ("type", Some(Node::of("kubernetes.io/service-account-token"))),
        ])
    }
}

/// The service account and its binding, as one YAML text.
///
/// # Errors
/// The first field that is wrong.
pub fn manifest(account: &Account) -> Result<String, Mistake> {
    let Account { name, namespace, grant, mounts, client_id } = account;
    named(name, namespace)?;
    let metadata = |name: &str, annotations| ObjectMeta {
        name: name.to_owned(),
        namespace: namespace.clone(),
        annotations,
    };
    let mut notes = Vec::new();
    if let Some(client_id) = client_id {
        check(Field::ClientId, client_id)?;
        notes.push(("azure.workload.identity/client-id", client_id.clone()));
    }
    let account = ServiceAccount {
        metadata: metadata(name, notes),
        automount_service_account_token: (!mounts).then_some(false),
    };
    let mut nodes = vec![account.node()];
    if let Some(grant) = grant {
        let (kind, role) = grant.role();
        check(Field::Role, role)?;
        let binding = RoleBinding {
            // Two roles of one name, of the namespace and of the cluster, get a binding each.
            metadata: metadata(&binding_name(name, kind, role), Vec::new()),
            role_ref: RoleRef {
                api_group: "rbac.authorization.k8s.io",
                kind,
                name: role.to_owned(),
            },
            subjects: vec![Subject {
                kind: "ServiceAccount",
                name: name.clone(),
                namespace: namespace.clone(),
            }],
        };
        nodes.push(binding.node());
    }
    Ok(documents(&nodes))
}

/// The role of a binding cannot be changed later, so each role has a binding of its own.
fn binding_name(account: &str, kind: &str, role: &str) -> String {
    let between = if kind == "Role" { "-role-" } else { "-" };
    format!("{account}{between}{role}")
}

/// The Secret that holds a token without an end, as YAML.
///
/// # Errors
/// The first field that is wrong.
pub fn secret(name: &str, namespace: &str) -> Result<String, Mistake> {
    named(name, namespace)?;
    let secret = Secret {
        metadata: ObjectMeta {
            name: secret_name(name),
            namespace: namespace.to_owned(),
            annotations: vec![("kubernetes.io/service-account.name", name.to_owned())],
        },
    };
    Ok(documents(&[secret.node()]))
}

/// The name of that Secret.
#[must_use]
pub fn secret_name(account: &str) -> String {
    format!("{account}-token")
}

/// Checks the two names that everything needs.
pub(super) fn named(name: &str, namespace: &str) -> Result<(), Mistake> {
    check(Field::Name, name)?;
    check(Field::Namespace, namespace)
}

/// Several documents in one text. The writer refuses nothing that is made of texts and flags.
fn documents(nodes: &[Node]) -> String {
    let texts: Vec<String> =
        nodes.iter().map(|node| yaml::write_made(node).unwrap_or_default()).collect();
    texts.join("---\n")
}
