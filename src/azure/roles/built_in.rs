//! Azure's roles around AKS, and what each allows.
//!
//! Source: `built-in-roles/containers` and `built-in-roles/privileged` of the Azure documentation.
//! Data actions count only on clusters with Azure RBAC for Kubernetes.

/// A built-in role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BuiltInRole {
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
pub enum ObjectAccess {
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
pub struct BuiltInRoleDefinition {
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
    pub objects: ObjectAccess,
}

impl BuiltInRole {
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
        Self::ALL.into_iter().find(|role| role.definition().id.eq_ignore_ascii_case(guid))
    }

    /// What is known of this role.
    #[must_use]
    pub const fn definition(self) -> BuiltInRoleDefinition {
        let (id, name, (credential, namespace_credential), objects) = match self {
            Self::ClusterUser => (
                "4abbcc35-e782-43d8-92c5-2d3f1bd2253f",
                "Azure Kubernetes Service Cluster User Role",
                (true, false),
                ObjectAccess::None,
            ),
            Self::ClusterAdmin => (
                "0ab0b1a8-8aac-4efd-b8c2-3ee1fb270be8",
                "Azure Kubernetes Service Cluster Admin Role",
                (true, false),
                ObjectAccess::None,
            ),
            Self::MonitoringUser => (
                "1afdec4b-e479-420e-99e7-f82237c7c5e6",
                "Azure Kubernetes Service Cluster Monitoring User",
                (false, false),
                ObjectAccess::None,
            ),
            Self::AksContributor => (
                "ed7f3fbd-7b88-4dd4-9017-9adb7ce333f8",
                "Azure Kubernetes Service Contributor Role",
                (true, true),
                ObjectAccess::None,
            ),
            Self::RbacReader => (
                "7f6c6a51-bcf8-42ba-9220-52d62157d7db",
                "Azure Kubernetes Service RBAC Reader",
                (false, false),
                ObjectAccess::Read,
            ),
            Self::RbacWriter => (
                "a7ffa36f-339b-4b5c-8bdf-e2c188b2c0eb",
                "Azure Kubernetes Service RBAC Writer",
                (false, false),
                ObjectAccess::Write,
            ),
            Self::RbacAdmin => (
                "3498e952-d568-435e-9b2c-8d77e338d7f7",
                "Azure Kubernetes Service RBAC Admin",
                (true, false),
                ObjectAccess::Admin,
            ),
            Self::RbacClusterAdmin => (
                "b1ff04bb-8a4e-4dc4-8eb5-8693973ce19b",
                "Azure Kubernetes Service RBAC Cluster Admin",
                (true, false),
                ObjectAccess::ClusterAdmin,
            ),
            Self::NamespaceUser => (
                "c9f76ca8-b262-4b10-8ed2-09cf0948aa35",
                "Azure Kubernetes Service Namespace User",
                (false, true),
                ObjectAccess::None,
            ),
            Self::NamespaceContributor => (
                "289d8817-ee69-43f1-a0af-43a45505b488",
                "Azure Kubernetes Service Namespace Contributor",
                (false, true),
                ObjectAccess::None,
            ),
            Self::ArcUser => (
                "00493d72-78f6-4148-b6c5-d3ce8e4799dd",
                "Azure Arc Enabled Kubernetes Cluster User Role",
                (false, false),
                ObjectAccess::None,
            ),
            Self::Reader => (
                "acdd72a7-3385-48ef-bd42-f606fba81ae7",
                "Reader",
                (false, false),
                ObjectAccess::None,
            ),
            Self::Contributor => (
                "b24988ac-6180-42a0-ab88-20f7382dd24c",
                "Contributor",
                (true, true),
                ObjectAccess::None,
            ),
            Self::Owner => {
                ("8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "Owner", (true, true), ObjectAccess::None)
            }
        };
        BuiltInRoleDefinition { id, name, credential, namespace_credential, objects }
    }
}

#[cfg(test)]
mod tests {
    use super::{BuiltInRole, ObjectAccess};
    use crate::ids::is_guid;

    #[test]
    fn every_role_has_an_id_and_a_name_of_its_own() {
        for role in BuiltInRole::ALL {
            let facts = role.definition();
            assert!(is_guid(facts.id), "{}", facts.name);
            let full = format!(
                "/subscriptions/x/providers/Microsoft.Authorization/roleDefinitions/{}",
                facts.id.to_ascii_uppercase()
            );
            assert_eq!(BuiltInRole::by_id(&full), Some(role));
            assert_eq!(
                BuiltInRole::ALL.iter().filter(|r| r.definition().name == facts.name).count(),
                1
            );
        }
        assert_eq!(BuiltInRole::by_id(""), None);
    }

    #[test]
    fn reading_and_writing_inside_do_not_fetch_the_credential() {
        assert!(
            !BuiltInRole::RbacReader.definition().credential
                && !BuiltInRole::RbacWriter.definition().credential
        );
        assert!(
            !BuiltInRole::Reader.definition().credential
                && !BuiltInRole::NamespaceUser.definition().credential
        );
        assert!(
            BuiltInRole::ClusterUser.definition().credential
                && BuiltInRole::RbacAdmin.definition().credential
        );
        assert!(
            ObjectAccess::Read < ObjectAccess::Write
                && ObjectAccess::Admin < ObjectAccess::ClusterAdmin
        );
    }
}
