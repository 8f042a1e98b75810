//! What a custom role allows: resources and verbs.
//!
//! Sources: the API reference of Kubernetes 1.33 for groups and resources; `kubectl create role`
//! for the way to write one, `resource.group/subresource`; `validation.ValidatePolicyRule`.

use crate::ids::{is_label, is_subdomain};

/// A resource that people ask for, with its API group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CommonResource {
    /// Its name as in a rule, with the subresource.
    pub name: &'static str,
    /// Its API group; empty for the core group.
    pub group: &'static str,
    /// Whether it lies in a namespace.
    pub namespaced: bool,
}

const fn common(name: &'static str, group: &'static str, namespaced: bool) -> CommonResource {
    CommonResource { name, group, namespaced }
}

/// The resources that may be named without their group.
pub const COMMON: [CommonResource; 36] = [
    common("pods", "", true),
    common("pods/log", "", true),
    common("pods/exec", "", true),
    common("pods/portforward", "", true),
    common("pods/attach", "", true),
    common("pods/ephemeralcontainers", "", true),
    common("deployments", "apps", true),
    common("deployments/scale", "apps", true),
    common("statefulsets", "apps", true),
    common("statefulsets/scale", "apps", true),
    common("daemonsets", "apps", true),
    common("replicasets", "apps", true),
    common("jobs", "batch", true),
    common("cronjobs", "batch", true),
    common("services", "", true),
    common("ingresses", "networking.k8s.io", true),
    common("networkpolicies", "networking.k8s.io", true),
    common("endpointslices", "discovery.k8s.io", true),
    common("configmaps", "", true),
    common("secrets", "", true),
    common("serviceaccounts", "", true),
    common("serviceaccounts/token", "", true),
    common("persistentvolumeclaims", "", true),
    common("events", "", true),
    common("horizontalpodautoscalers", "autoscaling", true),
    common("poddisruptionbudgets", "policy", true),
    common("resourcequotas", "", true),
    common("limitranges", "", true),
    common("roles", "rbac.authorization.k8s.io", true),
    common("rolebindings", "rbac.authorization.k8s.io", true),
    common("namespaces", "", false),
    common("nodes", "", false),
    common("persistentvolumes", "", false),
    common("storageclasses", "storage.k8s.io", false),
    common("clusterroles", "rbac.authorization.k8s.io", false),
    common("clusterrolebindings", "rbac.authorization.k8s.io", false),
];

/// The verbs that people ask for, in the order in which they are written.
pub const VERBS: [&str; 8] =
    ["get", "list", "watch", "create", "update", "patch", "delete", "deletecollection"];

/// A resource of a rule.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Resource {
    /// Its API group; empty for the core group, `*` for all.
    pub group: String,
    /// Its name as in a rule, with the subresource.
    pub name: String,
}

impl Resource {
    /// As kubectl writes it: `resource.group/subresource`.
    #[must_use]
    pub fn qualified(&self) -> String {
        let (name, sub) = match self.name.split_once('/') {
            Some((name, sub)) => (name, Some(sub)),
            None => (self.name.as_str(), None),
        };
        let mut out = name.to_owned();
        for (sign, part) in [('.', Some(self.group.as_str())), ('/', sub)] {
            if let Some(part) = part.filter(|part| !part.is_empty()) {
                out.push(sign);
                out.push_str(part);
            }
        }
        out
    }

    /// Whether it is this one, or one of all.
    #[must_use]
    pub fn covers(&self, group: &str, name: &str) -> bool {
        let sub = name.split_once('/').map(|(_, sub)| sub);
        let all_of_sub = sub.is_some_and(|sub| self.name.strip_prefix("*/") == Some(sub));
        (self.group == "*" || self.group == group)
            && (self.name == "*" || self.name == name || all_of_sub)
    }
}

/// Why a text is no resource.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ResourceError {
    /// Not of the form `resource.group/subresource`.
    Form,
    /// A capital letter: a kind, such as `Pod`, where its resource, `pods`, is wanted.
    Kind,
    /// The group is not known here and must be written too.
    GroupNeeded,
    /// The singular or short name of this resource.
    Meant(&'static str),
}

/// Short and singular names, and what they stand for.
const MEANT: [(&str, &str); 22] = [
    ("po", "pods"),
    ("pod", "pods"),
    ("deploy", "deployments"),
    ("deployment", "deployments"),
    ("sts", "statefulsets"),
    ("ds", "daemonsets"),
    ("rs", "replicasets"),
    ("job", "jobs"),
    ("cj", "cronjobs"),
    ("cronjob", "cronjobs"),
    ("svc", "services"),
    ("service", "services"),
    ("ing", "ingresses"),
    ("ingress", "ingresses"),
    ("cm", "configmaps"),
    ("configmap", "configmaps"),
    ("secret", "secrets"),
    ("sa", "serviceaccounts"),
    ("pvc", "persistentvolumeclaims"),
    ("hpa", "horizontalpodautoscalers"),
    ("ns", "namespaces"),
    ("namespace", "namespaces"),
];

/// Reads a resource as kubectl writes it: `pods`, `pods/log`, `deployments.apps/scale`, `*`.
///
/// # Errors
/// [`ResourceError`] where it is none, or its group cannot be told.
pub fn resource(text: &str) -> Result<Resource, ResourceError> {
    let text = text.trim();
    if text == "*" || text == "*.*" {
        return Ok(Resource { group: "*".into(), name: "*".into() });
    }
    if text.contains(char::is_uppercase) {
        return Err(ResourceError::Kind);
    }
    let (head, sub) = match text.split_once('/') {
        Some((head, sub)) => (head, Some(sub)),
        None => (text, None),
    };
    let (name, group) = match head.split_once('.') {
        Some((name, group)) => (name, Some(group)),
        None => (head, None),
    };
    let word = |text: &str| text == "*" || is_label(text);
    let group_fits = group.is_none_or(|group| group == "*" || is_subdomain(group));
    if !word(name) || !group_fits || sub.is_some_and(|sub| !word(sub)) {
        return Err(ResourceError::Form);
    }
    let group = match group {
        Some(group) => group,
        None => group_of(name)?,
    };
    let name = sub.map_or_else(|| name.to_owned(), |sub| format!("{name}/{sub}"));
    Ok(Resource { group: group.to_owned(), name })
}

/// The group of a resource that may be named without it.
fn group_of(name: &str) -> Result<&'static str, ResourceError> {
    if let Some(known) = COMMON.iter().find(|one| one.name == name) {
        return Ok(known.group);
    }
    match MEANT.iter().find(|(short, _)| *short == name) {
        Some((_, meant)) => Err(ResourceError::Meant(meant)),
        None => Err(ResourceError::GroupNeeded),
    }
}

/// A verb, if the text is one: letters alone, or `*`.
#[must_use]
pub fn verb(text: &str) -> Option<String> {
    let text = text.trim();
    let letters = !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase());
    (text == "*" || (letters && text.len() <= 32)).then(|| text.to_owned())
}

/// A role of one's own: every verb on every resource.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CustomRole {
    /// The resources.
    pub resources: Vec<Resource>,
    /// The verbs.
    pub verbs: Vec<String>,
}

/// A rule (`PolicyRule`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyRule {
    /// The API groups.
    pub groups: Vec<String>,
    /// The resources of these groups.
    pub resources: Vec<String>,
    /// The verbs.
    pub verbs: Vec<String>,
}

impl CustomRole {
    /// The rules, one for each API group, in a fixed order and with nothing twice, however they
    /// were chosen.
    #[must_use]
    pub fn rules(&self) -> Vec<PolicyRule> {
        let mut verbs: Vec<String> = Vec::new();
        if self.has_verb("*") {
            verbs.push("*".to_owned());
        } else {
            let usual =
                VERBS.iter().filter(|verb| self.has_verb(verb)).map(|&verb| verb.to_owned());
            verbs.extend(usual);
            let mut others = self.verbs.clone();
            others.retain(|verb| !VERBS.contains(&verb.as_str()));
            others.sort();
            others.dedup();
            verbs.extend(others);
        }
        let mut resources = self.resources.clone();
        resources.sort();
        resources.dedup();
        let mut rules: Vec<PolicyRule> = Vec::new();
        for Resource { group, name } in resources {
            match rules.last_mut().filter(|rule| rule.groups.contains(&group)) {
                Some(rule) => rule.resources.push(name),
                None => rules.push(PolicyRule {
                    groups: vec![group],
                    resources: vec![name],
                    verbs: verbs.clone(),
                }),
            }
        }
        rules
    }

    fn has_verb(&self, verb: &str) -> bool {
        self.verbs.iter().any(|one| one == verb)
    }

    /// Whether it allows one of the verbs on a resource.
    #[must_use]
    pub fn allows(&self, verbs: &[&str], group: &str, name: &str) -> bool {
        (self.has_verb("*") || verbs.iter().any(|verb| self.has_verb(verb)))
            && self.resources.iter().any(|one| one.covers(group, name))
    }
}
