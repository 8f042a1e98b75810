//! What role assignments of Azure mean, in sentences.

use super::super::wording::and_more;
use crate::azure::{
    AssignedRoles, AssignmentScope, BuiltInRole, ParentScope, Principal, RoleAssignment,
    RolePermissions,
};
use crate::ui::text::Text;
use crate::ui::text::language::{said, say, tr};

/// The heading.
pub const TITLE: &str = "By Azure's role assignments";
/// Before the question.
pub const LEAD: &str =
    "If Azure RBAC decides in the cluster, Azure can say which roles you have there.";
/// Asks.
pub const ASK: &str = "Ask Azure for my roles";
/// While it is asked.
pub const ASKING: &str = "Asking Azure for your roles…";
/// Above the answer.
pub const DECIDES: &str = "Azure names these roles. They count inside the cluster only if Azure RBAC is on, and the cluster decides.";
/// None of them reaches what was chosen.
pub const NOT_CHOSEN: &str =
    "None of the roles that Azure shows gives you rights in the namespace you chose.";
/// None of them gives anything inside.
pub const NOT_INSIDE: &str =
    "None of the roles that Azure shows gives you rights inside the cluster.";
/// There is none.
pub const NONE: &str = "Azure names no role for you there.";
/// They count for little in a cluster with Kubernetes RBAC.
pub const NOT_AZURE_RBAC: &str = "In this cluster, Kubernetes' own roles decide. Inside it, these roles don't count. Ask the cluster with the line below.";

/// Each role the person has, as a sentence with its source; what could not be read is said too.
#[must_use]
pub fn lines(assigned: &AssignedRoles, names: &[(String, String)]) -> Vec<Text> {
    let mut lines: Vec<Text> = assigned.list.iter().map(|one| line(one, names)).collect();
    let mut seen: Vec<Text> = Vec::new();
    lines.retain(|line| {
        let new = !seen.contains(line);
        seen.push(line.clone());
        new
    });
    if assigned.incomplete.is_some() {
        lines.push("Azure didn't show all of them, so there may be more.".into());
    } else if !assigned.through_groups {
        lines.push(
            "Azure shows only roles given to you directly. There may be more through your groups."
                .into(),
        );
    }
    lines
}

/// A few of many, and how many more.
fn some(all: &[String]) -> Text {
    let shown: Vec<&str> = all.iter().take(4).map(String::as_str).collect();
    and_more(shown.join(", "), all.len().saturating_sub(shown.len()))
}

/// What a role is good for that opens no more than the way.
fn taking(one: &RoleAssignment) -> Text {
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
        (true, false) => "can get a kubeconfig, and an administrator's if local accounts are on; inside the cluster this role alone gives nothing".into(),
        (_, true) if !own => "can't do anything there with this role, which counts for the whole cluster".into(),
        (_, true) => "can get a kubeconfig for that namespace; inside the cluster this role alone gives nothing".into(),
        (false, false) => "can get a kubeconfig; inside the cluster this role alone gives nothing".into(),
    }
}

fn line(one: &RoleAssignment, names: &[(String, String)]) -> Text {
    let place: Text = match &one.scope {
        AssignmentScope::Namespace(name) => say!("in {name}", name),
        AssignmentScope::Cluster | AssignmentScope::Inherited(_) => "in every namespace".into(),
    };
    let what: Text = match &one.permissions {
        RolePermissions::Nothing => "can't do anything inside the cluster".into(),
        RolePermissions::CredentialOnly => taking(one),
        RolePermissions::ReadMost => {
            say!("can read most things {place}, but no secrets and no roles", said(&place))
        }
        RolePermissions::ReadAll => say!("can read everything, secrets too, {place}", said(&place)),
        RolePermissions::WriteMost => {
            say!("can read and change most things {place}, secrets too, but no roles", said(&place))
        }
        RolePermissions::WriteAll => {
            say!("can read, change and delete everything {place}", said(&place))
        }
        RolePermissions::AdminAll => {
            say!("can do nearly everything {place}, and give roles to others there", said(&place))
        }
        RolePermissions::ClusterAdmin => say!("can do everything {place}", said(&place)),
        RolePermissions::Custom { data_actions, except } => {
            let but = match except.is_empty() {
                true => Text::default(),
                false => say!(", but not {actions}", some(except)),
            };
            say!("can do {actions} {place}{but}", some(data_actions), said(&place), but)
        }
        RolePermissions::Unknown => say!("have a role {place} that couldn't be read", said(&place)),
    };
    let role = match one.role.as_str() {
        "" => Text::default(),
        role => say!(", with the role “{role}”", role),
    };
    let whence = match &one.scope {
        AssignmentScope::Inherited(ParentScope::ResourceGroup) => " on its resource group",
        AssignmentScope::Inherited(ParentScope::Subscription) => " on its subscription",
        AssignmentScope::Inherited(ParentScope::ManagementGroup) => " on a management group",
        AssignmentScope::Inherited(ParentScope::Root) => " on the whole directory",
        AssignmentScope::Cluster | AssignmentScope::Namespace(_) => "",
    };
    let through = match &one.principal {
        Principal::User(_) => Text::default(),
        Principal::Group(id) => {
            let name = names.iter().find(|(known, _)| known.eq_ignore_ascii_case(id));
            let name = name.map_or(id, |(_, name)| name);
            say!(", through the group {name}", name)
        }
        Principal::Other(id) => say!(", given to {id}", id),
    };
    let condition = if one.condition { ", under a condition that isn't shown here" } else { "" };
    say!(
        "You {what}{role}{whence}{through}{condition}.",
        said(&what),
        role,
        tr(whence),
        through,
        tr(condition)
    )
}

#[cfg(test)]
mod tests {
    use super::line;
    use crate::azure::{AssignmentScope, BuiltInRole, Principal, RoleAssignment, RolePermissions};

    fn told(
        permissions: RolePermissions,
        known: Option<BuiltInRole>,
        scope: AssignmentScope,
    ) -> crate::ui::text::Text {
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
            "You can do everything in payments, with the role “R”."
        );
        let custom = RolePermissions::Custom {
            data_actions: vec!["a/*".into()],
            except: vec!["a/b".into()],
        };
        assert_eq!(
            told(custom, None, payments()),
            "You can do a/* in payments, but not a/b, with the role “R”."
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
        assert!(!user.contains("get a kubeconfig"), "{user}");
    }
}
