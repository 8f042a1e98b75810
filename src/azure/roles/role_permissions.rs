//! What a role definition permits inside a cluster, in a word where there is one for it.

use super::built_in::{BuiltInRole, ObjectAccess};
use crate::json::{self, Value};
use crate::visible::strip_hidden;

/// The most data actions that are kept of a role, and the longest one, in characters.
const MOST: usize = 100;
const LONGEST: usize = 200;

/// What a role permits inside a cluster with Azure RBAC for Kubernetes. Elsewhere data actions have
/// no effect, and the cluster's own roles decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RolePermissions {
    /// Nothing, in the cluster or to get there.
    Nothing,
    /// Only to fetch the credential, of the cluster or of a managed namespace.
    CredentialOnly,
    /// Reading most objects: no secrets, no roles, no role bindings (RBAC Reader).
    ReadMost,
    /// Reading everything, secrets too.
    ReadAll,
    /// Reading and changing most objects: secrets too, no roles, no role bindings (RBAC Writer).
    WriteMost,
    /// Reading, changing and deleting everything by name, without the special verbs.
    WriteAll,
    /// Everything but resource quotas and the namespaces themselves (RBAC Admin).
    AdminAll,
    /// Everything.
    ClusterAdmin,
    /// A choice of its own.
    Custom {
        /// The data actions.
        data_actions: Vec<String>,
        /// Those that are taken out of them.
        except: Vec<String>,
    },
    /// The definition could not be read.
    Unknown,
}

impl RolePermissions {
    /// What a built-in role permits.
    #[must_use]
    pub const fn of_built_in(role: BuiltInRole) -> Self {
        let facts = role.definition();
        match facts.objects {
            ObjectAccess::None if facts.credential || facts.namespace_credential => {
                Self::CredentialOnly
            }
            ObjectAccess::None => Self::Nothing,
            ObjectAccess::Read => Self::ReadMost,
            ObjectAccess::Write => Self::WriteMost,
            ObjectAccess::Admin => Self::AdminAll,
            ObjectAccess::ClusterAdmin => Self::ClusterAdmin,
        }
    }

    /// Reads `properties.permissions` of a role definition.
    pub(super) fn parse(properties: &Value) -> Self {
        let list = properties.get("permissions").and_then(Value::as_array);
        let list = list.map(Vec::as_slice).unwrap_or_default();
        let (mut all, mut taken) = (Vec::new(), Vec::new());
        // The widest of several decides; one that there is no word for makes the whole a choice.
        let mut word = Some((0, Self::Nothing));
        for one in list {
            let named = |key: &str| {
                let mut actions = json::texts(one, key).unwrap_or_default();
                actions.retain(|action| concerns_aks(action));
                actions
            };
            let (data, except) = (named("dataActions"), named("notDataActions"));
            if data.is_empty() {
                continue;
            }
            match in_a_word(&data, &except) {
                // Nothing that others add or take away matters beside everything.
                Some((_, Self::ClusterAdmin)) => return Self::ClusterAdmin,
                Some(own) => word = word.map(|old| if old.0 < own.0 { own } else { old }),
                None => word = None,
            }
            all.extend(data);
            taken.extend(except);
        }
        let tidy = |list: Vec<String>| -> Vec<String> {
            list.iter().take(MOST).map(|action| strip_hidden(action, LONGEST)).collect()
        };
        match word {
            Some((0, _)) if list.iter().any(fetches) => Self::CredentialOnly,
            Some((_, word)) => word,
            None => Self::Custom { data_actions: tidy(all), except: tidy(taken) },
        }
    }
}

const PREFIX: &str = "microsoft.containerservice/managedclusters/";

/// Whether an action, which may have a `*`, can mean something in an AKS cluster.
fn concerns_aks(action: &str) -> bool {
    let low = action.to_ascii_lowercase();
    let fixed = low.split('*').next().unwrap_or_default();
    low.starts_with(PREFIX) || low.contains('*') && PREFIX.starts_with(fixed)
}

/// The word for data actions, and how wide it is.
fn in_a_word(data: &[String], except: &[String]) -> Option<(u8, RolePermissions)> {
    let low: Vec<String> = data.iter().map(|action| action.to_ascii_lowercase()).collect();
    let has = |ending: &str| {
        low.iter().any(|action| {
            let start = action.strip_suffix(ending);
            start.is_some_and(|start| matches!(start, "" | "microsoft.containerservice/" | PREFIX))
        })
    };
    if has("*") {
        let quotas = |action: &String| {
            let action = action.to_ascii_lowercase();
            ["resourcequotas/", "namespaces/"].iter().any(|kind| {
                let rest = action.strip_prefix(PREFIX).and_then(|rest| rest.strip_prefix(kind));
                matches!(rest, Some("write" | "delete"))
            })
        };
        return match except {
            [] => Some((4, RolePermissions::ClusterAdmin)),
            list if list.iter().all(quotas) => Some((3, RolePermissions::AdminAll)),
            _ => None,
        };
    }
    if !except.is_empty() || !has("*/read") {
        return None;
    }
    let only = |endings: &[&str]| {
        low.iter().all(|action| endings.iter().any(|ending| action.ends_with(ending)))
    };
    match (has("*/write"), has("*/delete")) {
        (true, true) if only(&["/read", "/write", "/delete"]) => {
            Some((2, RolePermissions::WriteAll))
        }
        (false, false) if only(&["/read"]) => Some((1, RolePermissions::ReadAll)),
        _ => None,
    }
}

/// Whether a permission's actions let somebody fetch a credential.
fn fetches(permission: &Value) -> bool {
    let held = |key: &str, wanted: &str| {
        let list = json::texts(permission, key).unwrap_or_default();
        list.iter().any(|pattern| matches(&pattern.to_ascii_lowercase(), wanted))
    };
    let cluster = "listclusterusercredential/action";
    let namespace = "managednamespaces/listcredential/action";
    [cluster, namespace].iter().any(|action| {
        let action = format!("{PREFIX}{action}");
        held("actions", &action) && !held("notActions", &action)
    })
}

/// Whether a pattern with `*` for anything covers an action.
fn matches(pattern: &str, action: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(mut rest) = parts.next().and_then(|first| action.strip_prefix(first)) else {
        return false;
    };
    let mut last = None;
    for part in parts {
        // Each part but the last is found as early as it can be.
        if let Some(middle) = last.replace(part) {
            let Some((_, after)) = rest.split_once(middle) else { return false };
            rest = after;
        }
    }
    last.map_or(rest.is_empty(), |last| rest.ends_with(last))
}

#[cfg(test)]
mod tests {
    use super::{RolePermissions, matches};
    use crate::azure::roles::BuiltInRole;
    use crate::json;

    fn permissions(data: &str, except: &str, actions: &str) -> RolePermissions {
        let text = format!(
            r#"{{"permissions":[{{"actions":[{actions}],"notActions":[],"dataActions":[{data}],"notDataActions":[{except}]}}]}}"#
        );
        RolePermissions::parse(&json::read(&text).unwrap())
    }

    const ALL: &str = r#""Microsoft.ContainerService/managedClusters/*""#;

    #[test]
    fn what_has_a_word_is_told_in_a_word() {
        let aks =
            |ending: &str| format!(r#""Microsoft.ContainerService/managedClusters/{ending}""#);
        let quotas = [
            aks("resourcequotas/write"),
            aks("resourcequotas/delete"),
            aks("namespaces/write"),
            aks("namespaces/delete"),
        ];
        assert_eq!(permissions(ALL, "", ""), RolePermissions::ClusterAdmin);
        assert_eq!(permissions(r#""*""#, "", ""), RolePermissions::ClusterAdmin);
        assert_eq!(permissions(ALL, &quotas.join(","), ""), RolePermissions::AdminAll);
        assert_eq!(permissions(&aks("*/read"), "", ""), RolePermissions::ReadAll);
        assert_eq!(permissions(r#""*/read""#, "", ""), RolePermissions::ReadAll);
        let write = [aks("*/read"), aks("*/write"), aks("*/delete")].join(",");
        assert_eq!(permissions(&write, "", ""), RolePermissions::WriteAll);
        let other = r#""Microsoft.Storage/storageAccounts/*""#;
        assert_eq!(permissions(other, "", ""), RolePermissions::Nothing);
        assert_eq!(permissions(&format!("{other},{ALL}"), "", ""), RolePermissions::ClusterAdmin);
        let fetch = aks("listClusterUserCredential/action");
        assert_eq!(permissions("", "", &fetch), RolePermissions::CredentialOnly);
        assert_eq!(permissions("", "", r#""*/read""#), RolePermissions::Nothing);
        assert_eq!(permissions("", "", r#""*""#), RolePermissions::CredentialOnly);
        assert_eq!(RolePermissions::parse(&json::read("{}").unwrap()), RolePermissions::Nothing);
        assert_eq!(
            RolePermissions::parse(&json::read(r#"{"permissions":7}"#).unwrap()),
            RolePermissions::Nothing
        );
    }

    #[test]
    fn what_has_none_is_listed_and_never_made_larger() {
        let aks =
            |ending: &str| format!(r#""Microsoft.ContainerService/managedClusters/{ending}""#);
        for (data, except) in [
            (ALL.to_owned(), aks("secrets/*")),
            (aks("pods/read"), String::new()),
            (aks("*/write"), String::new()),
            (aks("*/read"), aks("secrets/read")),
            (aks("pods/*"), String::new()),
            ([aks("*/read"), aks("pods/exec/action")].join(","), String::new()),
        ] {
            assert!(
                matches!(permissions(&data, &except, ""), RolePermissions::Custom { .. }),
                "{data} without {except}"
            );
        }
    }

    #[test]
    fn built_in_roles_are_known_without_asking() {
        assert_eq!(
            RolePermissions::of_built_in(BuiltInRole::ClusterUser),
            RolePermissions::CredentialOnly
        );
        assert_eq!(
            RolePermissions::of_built_in(BuiltInRole::RbacReader),
            RolePermissions::ReadMost
        );
        assert_eq!(
            RolePermissions::of_built_in(BuiltInRole::RbacClusterAdmin),
            RolePermissions::ClusterAdmin
        );
        // An owner of the subscription may do nothing inside the cluster by that alone.
        assert_eq!(
            RolePermissions::of_built_in(BuiltInRole::Owner),
            RolePermissions::CredentialOnly
        );
        assert_eq!(RolePermissions::of_built_in(BuiltInRole::Reader), RolePermissions::Nothing);
    }

    #[test]
    fn stars_stand_for_anything() {
        for (pattern, action, fits) in [
            ("*", "a/b", true),
            ("a/*/c", "a/b/c", true),
            ("a/*/c", "a/b/d", false),
            ("*/read", "a/b/read", true),
            ("*/read", "a/b/write", false),
            ("a/b", "a/b", true),
            ("a/b", "a/bc", false),
            ("a*b*c", "a-b-b-c", true),
            ("", "", true),
            ("", "a", false),
        ] {
            assert_eq!(matches(pattern, action), fits, "{pattern} {action}");
        }
    }
}
