//! What role assignments of Azure mean, in sentences.

use crate::azure::{
    AssignedRoles, AssignmentScope, BuiltInRole, ParentScope, Principal, RoleAssignment,
    RolePermissions,
};

/// The heading.
pub const TITLE: &str = "By Azure's role assignments";
/// Before the question.
pub const LEAD: &str =
    "Where Azure RBAC decides in the cluster, Azure can be asked which roles you have there.";
/// Asks.
pub const ASK: &str = "Ask Azure for my roles";
/// While it is asked.
pub const ASKING: &str = "Asking Azure for your roles…";
/// Above the answer.
pub const DECIDES: &str = "Azure names these roles. They count inside the cluster only where Azure RBAC is on, and the cluster decides.";
/// None of them reaches what was chosen.
pub const NOT_CHOSEN: &str =
    "None of the roles that could be read gives anything in the namespace you chose.";
/// None of them gives anything inside.
pub const NOT_INSIDE: &str =
    "None of the roles that could be read gives anything inside the cluster.";
/// There is none.
pub const NONE: &str = "Azure names no role of yours there.";
/// They count for little in a cluster with Kubernetes RBAC.
pub const NOT_AZURE_RBAC: &str = "In this cluster Kubernetes' own roles decide, so what these say of things inside it does not count. Ask the cluster with the line below.";

/// Each role the person has, as a sentence with its source; what could not be read is said too.
#[must_use]
pub fn lines(assigned: &AssignedRoles, names: &[(String, String)]) -> Vec<String> {
    let mut lines: Vec<String> = assigned.list.iter().map(|one| line(one, names)).collect();
    let mut seen: Vec<String> = Vec::new();
    lines.retain(|line| {
        let new = !seen.contains(line);
        seen.push(line.clone());
        new
    });
    if assigned.incomplete.is_some() {
        lines.push("Azure did not let all of it be read, so there may be more.".into());
    } else if !assigned.through_groups {
        lines.push("Only roles given to you yourself could be read; there may be more through your groups.".into());
    }
    lines
}

/// A few of many, and how many more.
fn some(all: &[String]) -> String {
    let shown: Vec<&str> = all.iter().take(4).map(String::as_str).collect();
    match all.len().saturating_sub(shown.len()) {
        0 => shown.join(", "),
        rest => format!("{} and {rest} more", shown.join(", ")),
    }
}

/// What a role is good for that opens no more than the way.
fn taking(one: &RoleAssignment) -> String {
    let admin = matches!(
        one.known,
        Some(
            BuiltInRole::ClusterAdmin
                | BuiltInRole::AksContributor
                | BuiltInRole::Contributor
                | BuiltInRole::Owner
        )
    );
    let namespace = matches!(one.scope, AssignmentScope::Namespace(_));
    let own = one.known.is_none_or(|role| role.definition().namespace_credential);
    match (admin, namespace) {
        (true, false) => "may take a kubeconfig, and an administrator's where local accounts are on; inside the cluster this role alone gives nothing".to_owned(),
        (_, true) if !own => "may do nothing there by this role, which counts for the cluster as a whole".to_owned(),
        (_, true) => "may take a kubeconfig for that namespace; inside the cluster this role alone gives nothing".to_owned(),
        (false, false) => "may take a kubeconfig; inside the cluster this role alone gives nothing".to_owned(),
    }
}

fn line(one: &RoleAssignment, names: &[(String, String)]) -> String {
    let place = match &one.scope {
        AssignmentScope::Namespace(name) => format!("in {name}"),
        AssignmentScope::Cluster | AssignmentScope::Inherited(_) => "in every namespace".to_owned(),
    };
    let what = match &one.permissions {
        RolePermissions::Nothing => "may do nothing inside the cluster".to_owned(),
        RolePermissions::CredentialOnly => taking(one),
        RolePermissions::ReadMost => {
            format!("may read most things {place}, but no secrets and no roles")
        }
        RolePermissions::ReadAll => format!("may read everything, secrets too, {place}"),
        RolePermissions::WriteMost => {
            format!("may read and change most things {place}, secrets too, but no roles")
        }
        RolePermissions::WriteAll => format!("may read, change and delete everything {place}"),
        RolePermissions::AdminAll => {
            format!("may do nearly everything {place}, and give roles to others there")
        }
        RolePermissions::ClusterAdmin => format!("may do everything {place}"),
        RolePermissions::Custom { data_actions, except } => {
            let but = match except.is_empty() {
                true => String::new(),
                false => format!(", but not {}", some(except)),
            };
            format!("may do {} {place}{but}", some(data_actions))
        }
        RolePermissions::Unknown => format!("has a role {place} that could not be read"),
    };
    let role = match one.role.as_str() {
        "" => String::new(),
        role => format!(", by the role “{role}”"),
    };
    let whence = match &one.scope {
        AssignmentScope::Inherited(ParentScope::ResourceGroup) => " on its resource group",
        AssignmentScope::Inherited(ParentScope::Subscription) => " on its subscription",
        AssignmentScope::Inherited(ParentScope::ManagementGroup) => " on a management group",
        AssignmentScope::Inherited(ParentScope::Root) => " on the whole directory",
        AssignmentScope::Cluster | AssignmentScope::Namespace(_) => "",
    };
    let through = match &one.principal {
        Principal::User(_) => String::new(),
        Principal::Group(id) => {
            let name = names.iter().find(|(known, _)| known.eq_ignore_ascii_case(id));
            let name = name.map_or(id, |(_, name)| name);
            format!(", through the group {name}")
        }
        Principal::Other(id) => format!(", given to {id}"),
    };
    let condition = if one.condition { ", under a condition that is not shown here" } else { "" };
    format!("You {what}{role}{whence}{through}{condition}.")
}

#[cfg(test)]
mod tests {
    use super::line;
    use crate::azure::{AssignmentScope, BuiltInRole, Principal, RoleAssignment, RolePermissions};

    fn told(
        permissions: RolePermissions,
        known: Option<BuiltInRole>,
        scope: AssignmentScope,
    ) -> String {
        let principal = Principal::User("u".into());
        let one = RoleAssignment {
            role: "R".into(),
            known,
            scope,
            principal,
            condition: false,
            permissions,
        };
        line(&one, &[])
    }

    #[test]
    fn a_role_is_never_told_larger_than_it_is() {
        let payments = || AssignmentScope::Namespace("payments".into());
        assert_eq!(
            told(RolePermissions::ClusterAdmin, None, payments()),
            "You may do everything in payments, by the role “R”."
        );
        let custom = RolePermissions::Custom {
            data_actions: vec!["a/*".into()],
            except: vec!["a/b".into()],
        };
        assert_eq!(
            told(custom, None, payments()),
            "You may do a/* in payments, but not a/b, by the role “R”."
        );
        let owner = told(
            RolePermissions::CredentialOnly,
            Some(BuiltInRole::Owner),
            AssignmentScope::Cluster,
        );
        assert!(owner.contains("an administrator's"), "{owner}");
        let owner = told(RolePermissions::CredentialOnly, Some(BuiltInRole::Owner), payments());
        assert!(!owner.contains("an administrator's"), "{owner}");
        let user =
            told(RolePermissions::CredentialOnly, Some(BuiltInRole::ClusterUser), payments());
        assert!(!user.contains("take a kubeconfig"), "{user}");
    }
}
