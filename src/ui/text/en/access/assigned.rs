//! What role assignments of Azure mean, in sentences.

use crate::azure::{Assigned, Assignment, Level, Permits, Principal, RoleReach};

/// The heading.
pub const TITLE: &str = "By Azure's role assignments";
/// Before the question.
pub const LEAD: &str =
    "Where Azure RBAC decides in the cluster, Azure can be asked which roles you have there.";
/// Asks.
pub const ASK: &str = "Ask Azure for my roles";
/// While it is asked.
pub const ASKING: &str = "Asking Azure for your roles…";
/// There is none.
pub const NONE: &str = "Azure names no role of yours there.";
/// They count for little in a cluster with Kubernetes RBAC.
pub const NOT_AZURE_RBAC: &str = "In this cluster Kubernetes' own roles decide, not these: they only let you take a kubeconfig. Ask the cluster with the line below.";

/// Each role the person has, as a sentence with its source; what could not be read is said too.
#[must_use]
pub fn lines(assigned: &Assigned, names: &[(String, String)]) -> Vec<String> {
    let mut lines: Vec<String> = assigned.list.iter().map(|one| line(one, names)).collect();
    lines.dedup();
    if assigned.refused.is_some() {
        lines.push("Azure did not let all of it be read, so there may be more.".into());
    } else if !assigned.through_groups {
        lines.push("Only roles given to you yourself could be read; there may be more through your groups.".into());
    }
    lines
}

fn line(one: &Assignment, names: &[(String, String)]) -> String {
    let place = match &one.reach {
        RoleReach::Namespace(name) => format!("in {name}"),
        RoleReach::Cluster | RoleReach::Above(_) => "in every namespace".to_owned(),
    };
    let what = match &one.permits {
        Permits::Nothing => "may do nothing inside the cluster".to_owned(),
        Permits::CredentialOnly => "may take a kubeconfig, and nothing more".to_owned(),
        Permits::ReadMost => format!("may read everything but secrets {place}"),
        Permits::ReadAll => format!("may read everything, secrets too, {place}"),
        Permits::WriteMost => {
            format!("may read and change everything but roles {place}, secrets too")
        }
        Permits::WriteAll => format!("may read, change and delete everything {place}"),
        Permits::AdminAll => format!("may do everything {place}, and give roles to others there"),
        Permits::ClusterAdmin => "may do everything in the cluster".to_owned(),
        Permits::Custom { data_actions, .. } => {
            let shown: Vec<&str> = data_actions.iter().take(4).map(String::as_str).collect();
            let rest = data_actions.len().saturating_sub(shown.len());
            let more = if rest > 0 { format!(" and {rest} more") } else { String::new() };
            format!("may do {}{more} {place}", shown.join(", "))
        }
        Permits::Unknown => format!("has a role {place} that could not be read"),
    };
    let role = match one.role.as_str() {
        "" => String::new(),
        role => format!(", by the role “{role}”"),
    };
    let whence = match &one.reach {
        RoleReach::Above(Level::ResourceGroup) => " on its resource group",
        RoleReach::Above(Level::Subscription) => " on its subscription",
        RoleReach::Above(Level::ManagementGroup) => " on a management group",
        RoleReach::Above(Level::Root) => " on the whole directory",
        RoleReach::Cluster | RoleReach::Namespace(_) => "",
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
