//! The role assignments of a person at a cluster, and where they give something.

use super::built_in::Role;
use super::role_permissions::Permits;
use crate::azure::error::Refusal;

/// A role that somebody has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// The role's name; empty where its definition could not be read.
    pub role: String,
    /// The role, where it is one of the known ones.
    pub known: Option<Role>,
    /// Where it reaches.
    pub reach: Reach,
    /// Who it is assigned to.
    pub principal: Principal,
    /// Whether it has a condition, which narrows it in ways that are not read here.
    pub condition: bool,
    /// What it permits inside the cluster.
    pub permits: Permits,
}

/// Where an assignment reaches, seen from a cluster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// The cluster.
    Cluster,
    /// A namespace of it, managed or not.
    Namespace(String),
    /// The cluster, because something above it.
    Above(Level),
}

/// What lies above a cluster.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
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
pub struct Assigned {
    /// The assignments.
    pub list: Vec<Assignment>,
    /// Whether those that come through groups are among them.
    pub through_groups: bool,
    /// Why there may be more; a missing role to read them is an ordinary case.
    pub refused: Option<Refusal>,
}

impl Assigned {
    /// Where any of them gives something inside the cluster.
    #[must_use]
    pub fn reached(&self) -> Reached {
        let mut names: Vec<String> = Vec::new();
        for one in &self.list {
            if matches!(one.permits, Permits::Nothing | Permits::CredentialOnly) {
                continue;
            }
            match &one.reach {
                Reach::Cluster | Reach::Above(_) => return Reached::Everywhere,
                Reach::Namespace(name) => names.push(name.clone()),
            }
        }
        names.sort_unstable();
        names.dedup();
        Reached::In(names)
    }

    /// The namespaces that assignments name, to suggest them.
    #[must_use]
    pub fn namespaces(&self) -> Vec<&str> {
        let mut names: Vec<&str> = Vec::new();
        for assignment in &self.list {
            if let Reach::Namespace(name) = &assignment.reach {
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
pub enum Reached {
    /// In every namespace.
    Everywhere,
    /// In these namespaces.
    In(Vec<String>),
}

impl Reached {
    /// Whether that is in one of these namespaces, or anywhere where none is named.
    #[must_use]
    pub fn meets(&self, namespaces: &[String]) -> bool {
        match self {
            Self::Everywhere => true,
            Self::In(names) => {
                names.iter().any(|name| namespaces.is_empty() || namespaces.contains(name))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Assigned, Assignment, Level, Permits, Principal, Reach, Reached};

    fn reached(list: Vec<(Permits, Reach)>) -> Reached {
        let one = |(permits, reach)| Assignment {
            role: "R".to_owned(),
            known: None,
            reach,
            principal: Principal::User("u".to_owned()),
            condition: false,
            permits,
        };
        let list = list.into_iter().map(one).collect();
        Assigned { list, through_groups: true, refused: None }.reached()
    }

    #[test]
    fn a_role_reaches_where_it_gives_something() {
        let there = |name: &str| Reach::Namespace(name.to_owned());
        let names = |names: &[&str]| names.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>();
        let nothing = reached(vec![
            (Permits::CredentialOnly, Reach::Cluster),
            (Permits::Nothing, there("payments")),
        ]);
        assert_eq!(nothing, Reached::In(Vec::new()));
        assert!(!nothing.meets(&[]) && !nothing.meets(&names(&["payments"])));
        let some = reached(vec![
            (Permits::ReadMost, there("payments")),
            (Permits::WriteMost, there("payments")),
            (Permits::CredentialOnly, Reach::Cluster),
        ]);
        assert_eq!(some, Reached::In(names(&["payments"])));
        assert!(some.meets(&[]) && some.meets(&names(&["billing", "payments"])));
        assert!(!some.meets(&names(&["billing"])));
        let above = Reach::Above(Level::Subscription);
        let all = reached(vec![(Permits::ReadMost, there("a")), (Permits::ClusterAdmin, above)]);
        assert!(all == Reached::Everywhere && all.meets(&names(&["b"])));
    }
}
