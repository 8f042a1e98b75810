//! Whom a RoleBinding names.

/// The kinds of subjects that Kubernetes' RBAC knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SubjectKind {
    /// A person, by the name that the API server gives them.
    User,
    /// A group, by the name that the API server gives it.
    Group,
    /// A service account of a namespace.
    ServiceAccount,
}

impl SubjectKind {
    /// The `kind` in a manifest.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::User => "User",
            Self::Group => "Group",
            Self::ServiceAccount => "ServiceAccount",
        }
    }

    /// The `apiGroup` in a manifest; service accounts are of the core group, which has no name.
    #[must_use]
    pub const fn api_group(self) -> Option<&'static str> {
        match self {
            Self::User | Self::Group => Some("rbac.authorization.k8s.io"),
            Self::ServiceAccount => None,
        }
    }
}

/// A subject of a RoleBinding or ClusterRoleBinding (`rbac.authorization.k8s.io/v1`, `Subject`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// What it is.
    pub kind: SubjectKind,
    /// Its exact name, prefix and all.
    pub name: String,
    /// Its namespace; service accounts alone have one.
    pub namespace: Option<String>,
}

impl Subject {
    /// A person.
    #[must_use]
    pub fn user(name: impl Into<String>) -> Self {
        Self { kind: SubjectKind::User, name: name.into(), namespace: None }
    }

    /// A group.
    #[must_use]
    pub fn group(name: impl Into<String>) -> Self {
        Self { kind: SubjectKind::Group, name: name.into(), namespace: None }
    }

    /// A service account.
    #[must_use]
    pub fn service_account(namespace: impl Into<String>, name: impl Into<String>) -> Self {
        Self {
            kind: SubjectKind::ServiceAccount,
            name: name.into(),
            namespace: Some(namespace.into()),
        }
    }
}
