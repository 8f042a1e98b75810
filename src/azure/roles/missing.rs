//! Which role is missing, and the command that gives it.

use super::built_in::BuiltInRole;
use crate::ids::{ResourceId, is_guid, is_label};

/// What to ask an administrator for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingRole {
    /// The least role that holds the action; `None` where none of the known ones is sure to.
    pub role: Option<BuiltInRole>,
    /// The scope to assign it at.
    pub scope: String,
}

/// The role that was missing when Azure refused an action over a scope
/// ([`super::ApiErrorKind::Forbidden`]). Reader and the RBAC roles Reader and Writer do not hold
/// `listClusterUserCredential`.
#[must_use]
pub fn missing_role(action: &str, scope: &str) -> MissingRole {
    let low = action.to_ascii_lowercase();
    let role = match low.as_str() {
        "microsoft.containerservice/managedclusters/read"
        | "microsoft.containerservice/managedclusters/listclusterusercredential/action"
        | "microsoft.containerservice/managedclusters/accessprofiles/listcredential/action" => {
            Some(BuiltInRole::ClusterUser)
        }
        "microsoft.containerservice/managedclusters/managednamespaces/read"
        | "microsoft.containerservice/managedclusters/managednamespaces/listcredential/action" => {
            Some(BuiltInRole::NamespaceUser)
        }
        "microsoft.kubernetes/connectedclusters/listclusterusercredential/action"
        | "microsoft.kubernetes/connectedclusters/listclusterusercredentials/action" => {
            Some(BuiltInRole::ArcUser)
        }
        // Reader may read everything of Azure's own, and nothing else.
        _ if low.ends_with("/read") => Some(BuiltInRole::Reader),
        _ => None,
    };
    // Azure names the provider of role assignments along with the scope.
    let low = scope.to_ascii_lowercase();
    let end = low.find("/providers/microsoft.authorization").unwrap_or(scope.len());
    MissingRole { role, scope: scope.get(..end).unwrap_or(scope).to_owned() }
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

/// `az role assignment create …` (Azure CLI) as arguments, which whoever shows them has to quote. `None` where
/// the object id is no GUID or the scope none of Azure's.
#[must_use]
pub fn az_role_assignment_create(
    role: BuiltInRole,
    scope: &str,
    assignee: &Assignee,
) -> Option<Vec<String>> {
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
        role.definition().name,
        "--scope",
        scope,
    ];
    (sane && is_guid(id)).then(|| words.map(str::to_owned).to_vec())
}

#[cfg(test)]
mod tests {
    use super::{Assignee, az_role_assignment_create, missing_role, namespace_scope};
    use crate::azure::roles::BuiltInRole;

    const AKS: &str = "/subscriptions/5a0c9e14-0000-4000-8000-00000000a001/resourceGroups/shop-rg/providers/Microsoft.ContainerService/managedClusters/shop";

    #[test]
    fn a_refusal_names_the_least_role_at_its_scope() {
        let aks = "Microsoft.ContainerService/managedClusters";
        for (action, role) in [
            (format!("{aks}/listClusterUserCredential/action"), Some(BuiltInRole::ClusterUser)),
            (format!("{aks}/read"), Some(BuiltInRole::ClusterUser)),
            (
                format!("{aks}/managedNamespaces/listCredential/action"),
                Some(BuiltInRole::NamespaceUser),
            ),
            (
                aks.to_ascii_uppercase() + "/MANAGEDNAMESPACES/READ",
                Some(BuiltInRole::NamespaceUser),
            ),
            ("Microsoft.Resources/subscriptions/read".into(), Some(BuiltInRole::Reader)),
            ("Microsoft.Kubernetes/connectedClusters/read".into(), Some(BuiltInRole::Reader)),
            (format!("{aks}/write"), None),
            (format!("{aks}/listClusterAdminCredential/action"), None),
            (String::new(), None),
        ] {
            let need = missing_role(&action, AKS);
            assert_eq!((need.role, need.scope.as_str()), (role, AKS), "{action}");
        }
        let need = missing_role(
            "Microsoft.Authorization/roleAssignments/read",
            &format!("{AKS}/providers/Microsoft.Authorization"),
        );
        assert_eq!((need.role, need.scope.as_str()), (Some(BuiltInRole::Reader), AKS));
        assert_eq!(missing_role("x/read", "é/İ/providers/microsoft.authorization").scope, "é/İ");
    }

    #[test]
    fn the_command_gives_the_role_at_the_scope() {
        let id = "41db081c-8321-405f-9b77-9fc57100f4aa";
        let scope = namespace_scope(AKS, "payments").unwrap();
        let argv =
            az_role_assignment_create(BuiltInRole::RbacReader, &scope, &Assignee::Group(id.into()))
                .unwrap();
        assert_eq!(
            argv.join("|"),
            format!(
                "az|role|assignment|create|--assignee-object-id|{id}|--assignee-principal-type|Group|--role|Azure Kubernetes Service RBAC Reader|--scope|{AKS}/namespaces/payments"
            )
        );
        let user = |id: &str| Assignee::User(id.into());
        assert!(
            az_role_assignment_create(BuiltInRole::ClusterUser, AKS, &user(id))
                .unwrap()
                .contains(&"User".into())
        );
        assert_eq!(az_role_assignment_create(BuiltInRole::ClusterUser, AKS, &user("--yes")), None);
        for scope in ["--all", "", "subscriptions/x", "/a\nb"] {
            assert_eq!(
                az_role_assignment_create(BuiltInRole::ClusterUser, scope, &user(id)),
                None,
                "{scope}"
            );
        }
        assert_eq!(namespace_scope(AKS, "../x"), None);
        assert_eq!(namespace_scope("/subscriptions/x", "a"), None);
    }
}
