//! The role assignments of a person at a cluster, and where they give something.

use super::built_in::BuiltInRole;
use super::role_permissions::RolePermissions;
use crate::azure::error::ApiError;

/// A role that somebody has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleAssignment {
    /// The role's name; empty where its definition could not be read.
    pub role: String,
    /// The role, where it is one of the known ones.
    pub known: Option<BuiltInRole>,
    /// Where it reaches.
    pub scope: AssignmentScope,
    /// Who it is assigned to.
    pub principal: Principal,
    /// Whether it has a condition, which narrows it in ways that are not read here.
    pub condition: bool,
    /// What it permits inside the cluster.
    pub permissions: RolePermissions,
}

/// Where an assignment reaches, seen from a cluster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AssignmentScope {
    /// The cluster.
    Cluster,
    /// A namespace of it, managed or not.
    Namespace(String),
    /// The cluster, because something above it.
    Inherited(ParentScope),
}

/// What lies above a cluster.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParentScope {
    /// Its resource group.
    ResourceGroup,
    /// Its subscription.
    Subscription,
    /// A management group.
    ManagementGroup,
    /// Everything in the tenant.
    Root,
}

/// Who a role is assigned to, with the object id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Principal {
    /// A person.
    User(String),
    /// A group.
    Group(String),
    /// An application, or something else.
    Other(String),
}

/// The roles of a person at a cluster, as far as they came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssignedRoles {
    /// The assignments.
    pub list: Vec<RoleAssignment>,
    /// Whether those that come through groups are among them.
    pub through_groups: bool,
    /// Why there may be more; a missing role to read them is an ordinary case.
    pub incomplete: Option<ApiError>,
}

impl AssignedRoles {
    /// Where any of them gives something inside the cluster.
    #[must_use]
    pub fn effective_namespaces(&self) -> EffectiveNamespaces {
        let mut names: Vec<String> = Vec::new();
        for one in &self.list {
            if matches!(one.permissions, RolePermissions::Nothing | RolePermissions::CredentialOnly)
            {
                continue;
            }
            match &one.scope {
                AssignmentScope::Cluster | AssignmentScope::Inherited(_) => {
                    return EffectiveNamespaces::All;
                }
                AssignmentScope::Namespace(name) => names.push(name.clone()),
            }
        }
        names.sort_unstable();
        names.dedup();
        EffectiveNamespaces::Only(names)
    }

    /// The namespaces that assignments name, to suggest them.
    #[must_use]
    pub fn namespaces(&self) -> Vec<&str> {
        let mut names: Vec<&str> = Vec::new();
        for assignment in &self.list {
            if let AssignmentScope::Namespace(name) = &assignment.scope {
                names.push(name);
            }
        }
        names.sort_unstable();
        names.dedup();
        names
    }
}

/// Where role assignments give something inside a cluster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EffectiveNamespaces {
    /// In every namespace.
    All,
    /// In these namespaces.
    Only(Vec<String>),
}

impl EffectiveNamespaces {
    /// Whether that is in one of these namespaces, or anywhere where none is named.
    #[must_use]
    pub fn includes_any(&self, namespaces: &[String]) -> bool {
        match self {
            Self::All => true,
            Self::Only(names) => {
                names.iter().any(|name| namespaces.is_empty() || namespaces.contains(name))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{
        AssignedRoles, AssignmentScope, EffectiveNamespaces, ParentScope, Principal,
        RoleAssignment, RolePermissions,
    };

    fn effective(list: Vec<(RolePermissions, AssignmentScope)>) -> EffectiveNamespaces {
        let one = |(permissions, scope)| RoleAssignment {
            role: "R".to_owned(),
            known: None,
            scope,
            principal: Principal::User("u".to_owned()),
            condition: false,
            permissions,
        };
        let list = list.into_iter().map(one).collect();
        AssignedRoles { list, through_groups: true, incomplete: None }.effective_namespaces()
    }

    #[test]
    fn a_role_reaches_where_it_gives_something() {
        let there = |name: &str| AssignmentScope::Namespace(name.to_owned());
        let names = |names: &[&str]| names.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>();
        let nothing = effective(vec![
            (RolePermissions::CredentialOnly, AssignmentScope::Cluster),
            (RolePermissions::Nothing, there("payments")),
        ]);
        assert_eq!(nothing, EffectiveNamespaces::Only(Vec::new()));
        assert!(!nothing.includes_any(&[]) && !nothing.includes_any(&names(&["payments"])));
        let some = effective(vec![
            (RolePermissions::ReadMost, there("payments")),
            (RolePermissions::WriteMost, there("payments")),
            (RolePermissions::CredentialOnly, AssignmentScope::Cluster),
        ]);
        assert_eq!(some, EffectiveNamespaces::Only(names(&["payments"])));
        assert!(some.includes_any(&[]) && some.includes_any(&names(&["billing", "payments"])));
        assert!(!some.includes_any(&names(&["billing"])));
        let above = AssignmentScope::Inherited(ParentScope::Subscription);
        let all = effective(vec![
            (RolePermissions::ReadMost, there("a")),
            (RolePermissions::ClusterAdmin, above),
        ]);
        assert!(all == EffectiveNamespaces::All && all.includes_any(&names(&["b"])));
    }
}
