//! Azure's roles around AKS: what each allows, which one is missing, and the command that gives it.
//!
//! Source: `built-in-roles/containers` and `built-in-roles/privileged` of the Azure documentation.
//! Data actions count only on clusters with Azure RBAC for Kubernetes.

use crate::ids::{ResourceId, is_guid, is_label};

/// A built-in role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Azure Kubernetes Service Cluster User Role.
    ClusterUser,
    /// Azure Kubernetes Service Cluster Admin Role.
    ClusterAdmin,
    /// Azure Kubernetes Service Cluster Monitoring User.
    MonitoringUser,
    /// Azure Kubernetes Service Contributor Role.
    AksContributor,
    /// Azure Kubernetes Service RBAC Reader.
    RbacReader,
    /// Azure Kubernetes Service RBAC Writer.
    RbacWriter,
    /// Azure Kubernetes Service RBAC Admin.
    RbacAdmin,
    /// Azure Kubernetes Service RBAC Cluster Admin.
    RbacClusterAdmin,
    /// Azure Kubernetes Service Namespace User.
    NamespaceUser,
    /// Azure Kubernetes Service Namespace Contributor.
    NamespaceContributor,
    /// Azure Arc Enabled Kubernetes Cluster User Role.
    ArcUser,
    /// Reader.
    Reader,
    /// Contributor.
    Contributor,
    /// Owner.
    Owner,
}

/// What a role lets somebody do with the objects inside a cluster with Azure RBAC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Objects {
    /// Nothing.
    None,
    /// Read most of them: no secrets, no roles, no role bindings.
    Read,
    /// Read and change most of them: secrets too, but no roles and no role bindings.
    Write,
    /// Everything but resource quotas and the namespaces themselves.
    Admin,
    /// Everything.
    ClusterAdmin,
}

/// What is known of a role.
#[derive(Clone, Copy, Debug)]
pub struct RoleFacts {
    /// The id of its definition, the same in all tenants.
    pub id: &'static str,
    /// Its name, which the Azure CLI takes too.
    pub name: &'static str,
    /// Whether it lets somebody fetch their credential for a cluster (`listClusterUserCredential`),
    /// where it is assigned at the cluster or above.
    pub credential: bool,
    /// Whether it lets somebody fetch the credential of a managed namespace.
    pub namespace_credential: bool,
    /// What it allows inside the cluster.
    pub objects: Objects,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 14] = [
        Self::ClusterUser,
        Self::ClusterAdmin,
        Self::MonitoringUser,
        Self::AksContributor,
        Self::RbacReader,
        Self::RbacWriter,
        Self::RbacAdmin,
        Self::RbacClusterAdmin,
        Self::NamespaceUser,
        Self::NamespaceContributor,
        Self::ArcUser,
        Self::Reader,
        Self::Contributor,
        Self::Owner,
    ];

    /// The role of a definition's id: a GUID, or a resource id that ends with it.
    #[must_use]
    pub fn by_id(id: &str) -> Option<Self> {
        let guid = id.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
        Self::ALL.into_iter().find(|role| role.facts().id.eq_ignore_ascii_case(guid))
    }

    /// What is known of this role.
    #[must_use]
    pub const fn facts(self) -> RoleFacts {
        let (id, name, (credential, namespace_credential), objects) = match self {
            Self::ClusterUser => (
                "4abbcc35-e782-43d8-92c5-2d3f1bd2253f",
                "Azure Kubernetes Service Cluster User Role",
                (true, false),
                Objects::None,
            ),
            Self::ClusterAdmin => (
                "0ab0b1a8-8aac-4efd-b8c2-3ee1fb270be8",
                "Azure Kubernetes Service Cluster Admin Role",
                (true, false),
                Objects::None,
            ),
            Self::MonitoringUser => (
                "1afdec4b-e479-420e-99e7-f82237c7c5e6",
                "Azure Kubernetes Service Cluster Monitoring User",
                (false, false),
                Objects::None,
            ),
            Self::AksContributor => (
                "ed7f3fbd-7b88-4dd4-9017-9adb7ce333f8",
                "Azure Kubernetes Service Contributor Role",
                (true, true),
                Objects::None,
            ),
            Self::RbacReader => (
                "7f6c6a51-bcf8-42ba-9220-52d62157d7db",
                "Azure Kubernetes Service RBAC Reader",
                (false, false),
                Objects::Read,
            ),
            Self::RbacWriter => (
                "a7ffa36f-339b-4b5c-8bdf-e2c188b2c0eb",
                "Azure Kubernetes Service RBAC Writer",
                (false, false),
                Objects::Write,
            ),
            Self::RbacAdmin => (
                "3498e952-d568-435e-9b2c-8d77e338d7f7",
                "Azure Kubernetes Service RBAC Admin",
                (true, false),
                Objects::Admin,
            ),
            Self::RbacClusterAdmin => (
                "b1ff04bb-8a4e-4dc4-8eb5-8693973ce19b",
                "Azure Kubernetes Service RBAC Cluster Admin",
                (true, false),
                Objects::ClusterAdmin,
            ),
            Self::NamespaceUser => (
                "c9f76ca8-b262-4b10-8ed2-09cf0948aa35",
                "Azure Kubernetes Service Namespace User",
                (false, true),
                Objects::None,
            ),
            Self::NamespaceContributor => (
                "289d8817-ee69-43f1-a0af-43a45505b488",
                "Azure Kubernetes Service Namespace Contributor",
                (false, true),
                Objects::None,
            ),
            Self::ArcUser => (
                "00493d72-78f6-4148-b6c5-d3ce8e4799dd",
                "Azure Arc Enabled Kubernetes Cluster User Role",
                (false, false),
                Objects::None,
            ),
            Self::Reader => {
                ("acdd72a7-3385-48ef-bd42-f606fba81ae7", "Reader", (false, false), Objects::None)
            }
            Self::Contributor => {
                ("b24988ac-6180-42a0-ab88-20f7382dd24c", "Contributor", (true, true), Objects::None)
            }
            Self::Owner => {
                ("8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "Owner", (true, true), Objects::None)
            }
        };
        RoleFacts { id, name, credential, namespace_credential, objects }
    }
}

/// What to ask an administrator for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// The least role that holds the action; `None` where none of the known ones is sure to.
    pub role: Option<Role>,
    /// The scope to assign it at.
    pub scope: String,
}

/// The role that was missing when Azure refused an action over a scope
/// ([`super::Why::Forbidden`]). Reader and the RBAC roles Reader and Writer do not hold
/// `listClusterUserCredential`.
#[must_use]
pub fn missing(action: &str, scope: &str) -> Need {
    let low = action.to_ascii_lowercase();
    let role = match low.as_str() {
        "microsoft.containerservice/managedclusters/read"
        | "microsoft.containerservice/managedclusters/listclusterusercredential/action"
        | "microsoft.containerservice/managedclusters/accessprofiles/listcredential/action" => {
            Some(Role::ClusterUser)
        }
        "microsoft.containerservice/managedclusters/managednamespaces/read"
        | "microsoft.containerservice/managedclusters/managednamespaces/listcredential/action" => {
            Some(Role::NamespaceUser)
        }
        "microsoft.kubernetes/connectedclusters/listclusterusercredential/action"
        | "microsoft.kubernetes/connectedclusters/listclusterusercredentials/action" => {
            Some(Role::ArcUser)
        }
        // Reader may read everything of Azure's own, and nothing else.
        _ if low.ends_with("/read") => Some(Role::Reader),
        _ => None,
    };
    // Azure names the provider of role assignments along with the scope.
    let low = scope.to_ascii_lowercase();
    let end = low.find("/providers/microsoft.authorization").unwrap_or(scope.len());
    Need { role, scope: scope.get(..end).unwrap_or(scope).to_owned() }
}

/// The scope of a namespace, managed or not: `<cluster id>/namespaces/<namespace>`
/// (`entra-id-authorization` of the AKS documentation).
#[must_use]
pub fn namespace_scope(cluster: &str, namespace: &str) -> Option<String> {
    let id = ResourceId::parse(cluster).filter(ResourceId::is_aks)?;
    is_label(namespace).then(|| format!("{}/namespaces/{namespace}", id.resource()))
}

/// Who is given a role: an object id of Entra.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Assignee {
    /// A person.
    User(String),
    /// A group.
    Group(String),
    /// An application or a managed identity.
    ServicePrincipal(String),
}

/// `az role assignment create …` as arguments, which whoever shows them has to quote. `None` where
/// the object id is no GUID or the scope none of Azure's.
#[must_use]
pub fn assign(role: Role, scope: &str, assignee: &Assignee) -> Option<Vec<String>> {
    let (id, kind) = match assignee {
        Assignee::User(id) => (id, "User"),
        Assignee::Group(id) => (id, "Group"),
        Assignee::ServicePrincipal(id) => (id, "ServicePrincipal"),
    };
    let sane = scope.starts_with('/') && !scope.chars().any(char::is_control);
    let words = [
        "az",
        "role",
        "assignment",
        "create",
        "--assignee-object-id",
        id,
        "--assignee-principal-type",
        kind,
        "--role",
        role.facts().name,
        "--scope",
        scope,
    ];
    (sane && is_guid(id)).then(|| words.map(str::to_owned).to_vec())
}

#[cfg(test)]
mod tests {
    use super::{Assignee, Objects, Role, assign, missing, namespace_scope};
    use crate::ids::is_guid;

    const AKS: &str = "/subscriptions/5a0c9e14-0000-4000-8000-00000000a001/resourceGroups/shop-rg/providers/Microsoft.ContainerService/managedClusters/shop";

    #[test]
    fn every_role_has_an_id_and_a_name_of_its_own() {
        for role in Role::ALL {
            let facts = role.facts();
            assert!(is_guid(facts.id), "{}", facts.name);
            let full = format!(
                "/subscriptions/x/providers/Microsoft.Authorization/roleDefinitions/{}",
                facts.id.to_ascii_uppercase()
            );
            assert_eq!(Role::by_id(&full), Some(role));
            assert_eq!(Role::ALL.iter().filter(|r| r.facts().name == facts.name).count(), 1);
        }
        assert_eq!(Role::by_id(""), None);
    }

    #[test]
    fn reading_and_writing_inside_do_not_fetch_the_credential() {
        assert!(!Role::RbacReader.facts().credential && !Role::RbacWriter.facts().credential);
        assert!(!Role::Reader.facts().credential && !Role::NamespaceUser.facts().credential);
        assert!(Role::ClusterUser.facts().credential && Role::RbacAdmin.facts().credential);
        assert!(Objects::Read < Objects::Write && Objects::Admin < Objects::ClusterAdmin);
    }

    #[test]
    fn a_refusal_names_the_least_role_at_its_scope() {
        let aks = "Microsoft.ContainerService/managedClusters";
        for (action, role) in [
            (format!("{aks}/listClusterUserCredential/action"), Some(Role::ClusterUser)),
            (format!("{aks}/read"), Some(Role::ClusterUser)),
            (format!("{aks}/managedNamespaces/listCredential/action"), Some(Role::NamespaceUser)),
            (aks.to_ascii_uppercase() + "/MANAGEDNAMESPACES/READ", Some(Role::NamespaceUser)),
            ("Microsoft.Resources/subscriptions/read".into(), Some(Role::Reader)),
            ("Microsoft.Kubernetes/connectedClusters/read".into(), Some(Role::Reader)),
            (format!("{aks}/write"), None),
            (format!("{aks}/listClusterAdminCredential/action"), None),
            (String::new(), None),
        ] {
            let need = missing(&action, AKS);
            assert_eq!((need.role, need.scope.as_str()), (role, AKS), "{action}");
        }
        let need = missing(
            "Microsoft.Authorization/roleAssignments/read",
            &format!("{AKS}/providers/Microsoft.Authorization"),
        );
        assert_eq!((need.role, need.scope.as_str()), (Some(Role::Reader), AKS));
        assert_eq!(missing("x/read", "é/İ/providers/microsoft.authorization").scope, "é/İ");
    }

    #[test]
    fn the_command_gives_the_role_at_the_scope() {
        let id = "41db081c-8321-405f-9b77-9fc57100f4aa";
        let scope = namespace_scope(AKS, "payments").unwrap();
        let argv = assign(Role::RbacReader, &scope, &Assignee::Group(id.into())).unwrap();
        assert_eq!(
            argv.join("|"),
            format!(
                "az|role|assignment|create|--assignee-object-id|{id}|--assignee-principal-type|Group|--role|Azure Kubernetes Service RBAC Reader|--scope|{AKS}/namespaces/payments"
            )
        );
        let user = |id: &str| Assignee::User(id.into());
        assert!(assign(Role::ClusterUser, AKS, &user(id)).unwrap().contains(&"User".into()));
        assert_eq!(assign(Role::ClusterUser, AKS, &user("--yes")), None);
        for scope in ["--all", "", "subscriptions/x", "/a\nb"] {
            assert_eq!(assign(Role::ClusterUser, scope, &user(id)), None, "{scope}");
        }
        assert_eq!(namespace_scope(AKS, "../x"), None);
        assert_eq!(namespace_scope("/subscriptions/x", "a"), None);
    }
}
