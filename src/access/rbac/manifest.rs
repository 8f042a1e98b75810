//! The typed documents of `rbac.authorization.k8s.io/v1`, and their YAML.

use super::names;
use super::{Grant, GrantError, GrantedRole, PolicyRule, Subject, SubjectKind};
use crate::access::object::{self, ObjectMeta};
use crate::yaml::{Node, WriteError};

/// The API group of all of them, and its version.
const GROUP: &str = "rbac.authorization.k8s.io";
const VERSION: &str = "rbac.authorization.k8s.io/v1";

/// A role: a `Role` in a namespace, else a `ClusterRole`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// Its name.
    pub name: String,
    /// The namespace, where it is a `Role`.
    pub namespace: Option<String>,
    /// What it allows.
    pub rules: Vec<PolicyRule>,
}

/// The role that a binding gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleRef {
    /// Whether it is a `ClusterRole`.
    pub cluster: bool,
    /// Its name.
    pub name: String,
}

/// A binding: a `RoleBinding` in a namespace, else a `ClusterRoleBinding`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding {
    /// Its name.
    pub name: String,
    /// The namespace, where it is a `RoleBinding`.
    pub namespace: Option<String>,
    /// The role.
    pub role: RoleRef,
    /// Who gets it.
    pub subjects: Vec<Subject>,
}

/// A document of a manifest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Document {
    /// A `Role` or `ClusterRole`.
    Role(Role),
    /// A `RoleBinding` or `ClusterRoleBinding`.
    Binding(Binding),
}

/// The documents of a grant, in the order in which they must be there.
///
/// # Errors
/// [`GrantError`] where the API server would refuse one of them.
pub fn documents(grant: &Grant) -> Result<Vec<Document>, GrantError> {
    if let Some(error) = grant.error() {
        return Err(error);
    }
    let name = names::role(&grant.wanted);
    let namespace = grant.namespace.clone();
    let mut out = Vec::new();
    let mut cluster = true;
    if let GrantedRole::Custom(custom) = &grant.wanted {
        cluster = namespace.is_none();
        let (name, namespace) = (name.clone(), namespace.clone());
        out.push(Document::Role(Role { name, namespace, rules: custom.rules() }));
    }
    out.push(Document::Binding(Binding {
        name: names::binding(grant),
        namespace,
        role: RoleRef { cluster, name },
        subjects: vec![grant.subject.clone()],
    }));
    Ok(out)
}

/// The documents as one YAML text for `kubectl apply -f`.
///
/// # Errors
/// As [`crate::yaml::write_made`], which refuses nothing that is made of texts.
pub fn write(documents: &[Document]) -> Result<String, WriteError> {
    let nodes: Vec<Node> = documents.iter().map(Document::node).collect();
    object::write(&nodes)
}

impl Document {
    fn node(&self) -> Node {
        match self {
            Self::Role(role) => role.node(),
            Self::Binding(binding) => binding.node(),
        }
    }
}

impl Role {
    /// As a tree.
    #[must_use]
    pub fn node(&self) -> Node {
        let kind = if self.namespace.is_some() { "Role" } else { "ClusterRole" };
        let rule = |rule: &PolicyRule| {
            Node::keys([
                ("apiGroups", Some(texts(&rule.groups))),
                ("resources", Some(texts(&rule.resources))),
                ("verbs", Some(texts(&rule.verbs))),
            ])
        };
        let rules = Node::list(self.rules.iter().map(rule).collect());
        let metadata = metadata(&self.name, self.namespace.as_ref());
        object::object(VERSION, kind, &metadata, vec![("rules", Some(rules))])
    }
}

impl Binding {
    /// As a tree.
    #[must_use]
    pub fn node(&self) -> Node {
        let kind = if self.namespace.is_some() { "RoleBinding" } else { "ClusterRoleBinding" };
        let role = Node::keys([
            ("apiGroup", Some(Node::of(GROUP))),
            ("kind", Some(Node::of(if self.role.cluster { "ClusterRole" } else { "Role" }))),
            ("name", Some(Node::of(&self.role.name))),
        ]);
        let subjects = Node::list(self.subjects.iter().map(subject).collect());
        let own = vec![("roleRef", Some(role)), ("subjects", Some(subjects))];
        object::object(VERSION, kind, &metadata(&self.name, self.namespace.as_ref()), own)
    }
}

fn metadata(name: &str, namespace: Option<&String>) -> ObjectMeta {
    ObjectMeta { name: name.to_owned(), namespace: namespace.cloned(), annotations: Vec::new() }
}

fn subject(subject: &Subject) -> Node {
    let account = subject.kind == SubjectKind::ServiceAccount;
    let namespace = subject.namespace.as_deref().filter(|_| account);
    Node::keys([
        ("apiGroup", subject.kind.api_group().map(Node::of)),
        ("kind", Some(Node::of(subject.kind.name()))),
        ("name", Some(Node::of(&subject.name))),
        ("namespace", namespace.map(Node::of)),
    ])
}

fn texts(list: &[String]) -> Node {
    Node::list(list.iter().map(Node::of).collect())
}
