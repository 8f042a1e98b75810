//! Whom a binding names.

/// The kinds of subjects (`Subject` of `rbac.authorization.k8s.io/v1`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SubjectKind {
    /// A person, by the user name that the API server sees.
    User,
    /// A group, by the name that the API server sees.
    Group,
    /// A service account.
    ServiceAccount,
}

/// Whom a binding names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// Which kind.
    pub kind: SubjectKind,
    /// The name, exactly.
    pub name: String,
    /// The namespace of a service account.
    pub namespace: Option<String>,
}
