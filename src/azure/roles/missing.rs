//! Which role is missing, and the command that gives it.

use super::built_in::Role;
use crate::ids::{ResourceId, is_guid, is_label};

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
    use super::{Assignee, assign, missing, namespace_scope};
    use crate::azure::roles::Role;

    const AKS: &str = "/subscriptions/5a0c9e14-0000-4000-8000-00000000a001/resourceGroups/shop-rg/providers/Microsoft.ContainerService/managedClusters/shop";

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
