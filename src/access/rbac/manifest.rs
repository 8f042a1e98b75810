//! The typed documents of `rbac.authorization.k8s.io/v1`, and their YAML.

use super::names;
use super::{Fault, Grant, Rule, Subject, SubjectKind, Wanted};
use crate::yaml::{self, Node, WriteError};

/// The API group of all of them.
const GROUP: &str = "rbac.authorization.k8s.io";

/// A role: a `Role` in a namespace, else a `ClusterRole`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// Its name.
    pub name: String,
    /// The namespace, where it is a `Role`.
    pub namespace: Option<String>,
    /// What it allows.
    pub rules: Vec<Rule>,
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
/// [`Fault`] where the API server would refuse one of them.
pub fn documents(grant: &Grant) -> Result<Vec<Document>, Fault> {
    if let Some(fault) = grant.fault() {
        return Err(fault);
    }
    let name = names::role(&grant.wanted);
    let namespace = grant.namespace.clone();
    let mut out = Vec::new();
    let mut cluster = true;
    if let Wanted::Custom(custom) = &grant.wanted {
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
/// As [`yaml::write_made`], which refuses nothing that is made of texts.
pub fn write(documents: &[Document]) -> Result<String, WriteError> {
    let mut out = String::new();
    for document in documents {
        if !out.is_empty() {
            out.push_str("---\n");
        }
        out.push_str(&yaml::write_made(&node(document))?);
    }
    Ok(out)
}

fn node(document: &Document) -> Node {
    match document {
        Document::Role(role) => {
            let kind = if role.namespace.is_some() { "Role" } else { "ClusterRole" };
            let rule = |rule: &Rule| {
                Node::keys([
                    ("apiGroups", Some(texts(&rule.groups))),
                    ("resources", Some(texts(&rule.resources))),
                    ("verbs", Some(texts(&rule.verbs))),
                ])
            };
            let rules = Node::list(role.rules.iter().map(rule).collect());
            headed(
                kind,
                &role.name,
                role.namespace.as_deref(),
                [("rules", Some(rules)), ("", None)],
            )
        }
        Document::Binding(binding) => {
            let kind = match binding.namespace {
                Some(_) => "RoleBinding",
                None => "ClusterRoleBinding",
            };
            let role = if binding.role.cluster { "ClusterRole" } else { "Role" };
            let role = Node::keys([
                ("apiGroup", Some(Node::of(GROUP))),
                ("kind", Some(Node::of(role))),
                ("name", Some(Node::of(&binding.role.name))),
            ]);
            let subjects = Node::list(binding.subjects.iter().map(subject).collect());
            let rest = [("roleRef", Some(role)), ("subjects", Some(subjects))];
            headed(kind, &binding.name, binding.namespace.as_deref(), rest)
        }
    }
}

fn headed(
    kind: &str,
    name: &str,
    namespace: Option<&str>,
    rest: [(&'static str, Option<Node>); 2],
) -> Node {
    let metadata =
        Node::keys([("name", Some(Node::of(name))), ("namespace", namespace.map(Node::of))]);
    let head = [
        ("apiVersion", Some(Node::of(format!("{GROUP}/v1")))),
        ("kind", Some(Node::of(kind))),
        ("metadata", Some(metadata)),
    ];
    Node::keys(head.into_iter().chain(rest))
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
