//! The same for clusters where Azure RBAC decides: role assignments.
//!
//! Source: "Use Azure RBAC for Kubernetes Authorization" in the AKS documentation. There a user or
//! group of Entra is judged by Azure alone, and a namespace is a scope under the cluster.

use super::Wanted;
use crate::ids::{ResourceId, is_guid, is_label};

/// Lets its holder fetch a kubeconfig. `RBAC Reader` and `RBAC Writer` do not include that.
const CLUSTER_USER: &str = "Azure Kubernetes Service Cluster User Role";

/// The kinds of principals of Entra.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Principal {
    /// A person, member or guest.
    User,
    /// A group.
    Group,
    /// An application or managed identity.
    ServicePrincipal,
}

impl Principal {
    const fn name(self) -> &'static str {
        match self {
            Self::User => "User",
            Self::Group => "Group",
            Self::ServicePrincipal => "ServicePrincipal",
        }
    }
}

/// Who gets which role of Azure, and where.
#[derive(Clone, Copy, Debug)]
pub struct AzureGrant<'a> {
    /// The object id.
    pub object_id: &'a str,
    /// What it is the id of.
    pub principal: Principal,
    /// Which role.
    pub wanted: &'a Wanted,
    /// The resource id of the AKS cluster.
    pub cluster: &'a str,
    /// The namespace; the whole cluster where `None`.
    pub namespace: Option<&'a str>,
}

/// The built-in role of Azure that is the like of a role of Kubernetes; custom roles have none.
const fn role(wanted: &Wanted) -> Option<&'static str> {
    match wanted {
        Wanted::View => Some("Azure Kubernetes Service RBAC Reader"),
        Wanted::Edit => Some("Azure Kubernetes Service RBAC Writer"),
        Wanted::Admin => Some("Azure Kubernetes Service RBAC Admin"),
        Wanted::ClusterAdmin => Some("Azure Kubernetes Service RBAC Cluster Admin"),
        Wanted::Custom(_) => None,
    }
}

/// The `az` commands of a grant, each as its words: the role itself, and for those roles that do
/// not include it the one that lets its holder fetch a kubeconfig. `None` where Azure has no such
/// role, or the ids are none.
#[must_use]
pub fn azure_commands(grant: &AzureGrant<'_>) -> Option<Vec<Vec<String>>> {
    let cluster = ResourceId::parse(grant.cluster).filter(ResourceId::is_aks)?.resource();
    if !is_guid(grant.object_id) || grant.namespace.is_some_and(|namespace| !is_label(namespace)) {
        return None;
    }
    let scope = match grant.namespace {
        Some(namespace) => format!("{cluster}/namespaces/{namespace}"),
        None => cluster.clone(),
    };
    let assign = |role: &str, scope: &str| {
        let words = [
            "az",
            "role",
            "assignment",
            "create",
            "--assignee-object-id",
            grant.object_id,
            "--assignee-principal-type",
            grant.principal.name(),
            "--role",
            role,
            "--scope",
            scope,
        ];
        words.map(str::to_owned).into()
    };
    let mut commands = vec![assign(role(grant.wanted)?, &scope)];
    if matches!(grant.wanted, Wanted::View | Wanted::Edit) {
        commands.push(assign(CLUSTER_USER, &cluster));
    }
    Some(commands)
}
