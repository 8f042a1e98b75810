//! The same for clusters where Azure RBAC decides: role assignments.
//!
//! Source: "Use Azure RBAC for Kubernetes Authorization" in the AKS documentation. There a user or
//! group of Entra is judged by Azure alone, and a namespace is a scope under the cluster.

use super::{GrantError, GrantedRole};
use crate::access::Subject;
use crate::azure::{
    Assignee, BuiltInRole, EntraIntegration, az_role_assignment_create, namespace_scope,
};
use crate::config::Trust;
use crate::ids::{ResourceId, is_guid};

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
    /// An application or managed identity as the API server of AKS knows it: a user by the object
    /// id of its service principal, as Entra writes it into tokens, in small letters (Azure/kubelogin
    /// `docs/book/src/topics/sp.md`; by kind `User`, Azure/kubelogin#39).
    ///
    /// # Errors
    /// [`GrantError::NotObjectId`] where the id is none.
    pub fn application(object_id: &str) -> Result<Subject, GrantError> {
        let id = object_id.trim();
        if !is_guid(id) {
            return Err(GrantError::NotObjectId);
        }
        Ok(Subject::user(id.to_ascii_lowercase()))
    }
}

/// Which of the two decides in a cluster what people and groups of Entra may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Authorizer {
    /// Kubernetes RBAC alone.
    Kubernetes,
    /// Azure RBAC.
    Azure,
    /// Nothing says.
    Unknown,
}

/// Which of the two decides, as far as the cluster's entry and Azure's report of it say.
#[must_use]
pub const fn authorizer(trust: &Trust, reported: Option<&EntraIntegration>) -> Authorizer {
    match (trust, reported) {
        (Trust::Oidc(_), _) | (Trust::Aks(_), Some(EntraIntegration::Legacy { .. })) => {
            Authorizer::Kubernetes
        }
        (Trust::Aks(_), Some(EntraIntegration::Managed { azure_rbac, .. })) => {
            if *azure_rbac {
                Authorizer::Azure
            } else {
                Authorizer::Kubernetes
            }
        }
        (Trust::Aks(_), Some(EntraIntegration::None | EntraIntegration::Unknown) | None)
        | (Trust::Arc(_), _) => Authorizer::Unknown,
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
    pub wanted: &'a GrantedRole,
    /// The resource id of the AKS cluster.
    pub cluster: &'a str,
    /// The namespace; the whole cluster where `None`.
    pub namespace: Option<&'a str>,
}

/// The built-in role of Azure that is the like of a role of Kubernetes; custom roles have none.
const fn role(wanted: &GrantedRole) -> Option<BuiltInRole> {
    match wanted {
        GrantedRole::View => Some(BuiltInRole::RbacReader),
        GrantedRole::Edit => Some(BuiltInRole::RbacWriter),
        GrantedRole::Admin => Some(BuiltInRole::RbacAdmin),
        GrantedRole::ClusterAdmin => Some(BuiltInRole::RbacClusterAdmin),
        GrantedRole::Custom(_) => None,
    }
}

/// The `az` commands of a grant, each as its words: the role itself, and for those roles that do
/// not include it the one that lets its holder fetch a kubeconfig. `None` where Azure has no such
/// role, or the ids are none.
#[must_use]
pub fn azure_commands(grant: &AzureGrant<'_>) -> Option<Vec<Vec<String>>> {
    let cluster = ResourceId::parse(grant.cluster).filter(ResourceId::is_aks)?.resource();
    let scope = match grant.namespace {
        Some(namespace) => namespace_scope(&cluster, namespace)?,
        None => cluster.clone(),
    };
    let id = grant.object_id.to_owned();
    let who = match grant.principal {
        Principal::User => Assignee::User(id),
        Principal::Group => Assignee::Group(id),
        Principal::ServicePrincipal => Assignee::ServicePrincipal(id),
    };
    let mut commands = vec![az_role_assignment_create(role(grant.wanted)?, &scope, &who)?];
    // At a namespace no role reaches the cluster's own credential.
    let credential =
        matches!(grant.wanted, GrantedRole::View | GrantedRole::Edit) || grant.namespace.is_some();
    if credential {
        commands.push(az_role_assignment_create(BuiltInRole::ClusterUser, &cluster, &who)?);
    }
    Some(commands)
}
