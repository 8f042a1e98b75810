//! What to think about before granting something.
//!
//! Sources: "Role Based Access Control Good Practices" and "Using RBAC Authorization" in the
//! Kubernetes documentation (what `edit` and `admin` may read and run; `bind`, `escalate`,
//! `impersonate`); "Use Kubernetes RBAC with Entra" in the AKS documentation (object ids).

use super::{COMMON, CustomRole, Grant, GrantedRole, Subject, SubjectKind};
use crate::access::user_info::ClaimMapping;
use crate::config::{Cluster, Trust};
use crate::ids::is_guid;
use crate::visible::is_hidden;

/// What to think about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// Everything in the whole cluster.
    Everything,
    /// Everything in the namespace, its access rules too.
    EverythingHere,
    /// The role counts in every namespace, those to come too.
    WholeCluster,
    /// Every resource or every verb, those to come too.
    Star,
    /// May give others access, or take on more.
    GivesAccess,
    /// May act as somebody else.
    ActsAsOthers,
    /// May read secrets.
    ReadsSecrets,
    /// May run programs in pods, and so use whatever a pod there may use.
    RunsInPods,
    /// A resource that lies in no namespace: a role in a namespace does not reach it.
    NotInNamespace(&'static str),
    /// A group that everybody, or everybody who signed in, is in.
    Everybody,
    /// A name that Kubernetes keeps for its own parts.
    SystemName,
    /// The name has characters that cannot be seen.
    HiddenCharacters,
    /// The name begins or ends with a space.
    SpaceAtEnd,
    /// AKS knows groups of Entra by their object id alone.
    GroupNotId,
    /// AKS knows guests by their object id.
    GuestByName,
    /// The API server puts this before every name, and the subject does not begin with it.
    Prefix(String),
    /// The cluster reads no groups from tokens, as far as `portal.yaml` says.
    NoGroups,
}

/// What to think about before granting it in this cluster, the gravest first. `issuer` is that of
/// the person's ID token.
#[must_use]
pub fn warnings(grant: &Grant, cluster: &Cluster, issuer: &str) -> Vec<Warning> {
    let mut out = Vec::new();
    let wide = grant.namespace.is_none();
    match &grant.wanted {
        GrantedRole::ClusterAdmin if wide => out.push(Warning::Everything),
        GrantedRole::ClusterAdmin => out.push(Warning::EverythingHere),
        _ if wide => out.push(Warning::WholeCluster),
        _ => {}
    }
    match &grant.wanted {
        GrantedRole::View | GrantedRole::ClusterAdmin => {}
        GrantedRole::Edit => out.extend([Warning::ReadsSecrets, Warning::RunsInPods]),
        GrantedRole::Admin => {
            out.extend([Warning::GivesAccess, Warning::ReadsSecrets, Warning::RunsInPods]);
        }
        GrantedRole::Custom(custom) => of_custom(custom, wide, &mut out),
    }
    of_subject(&grant.subject, &mut out);
    of_cluster(&grant.subject, cluster, issuer, &mut out);
    out
}

/// What creates pods, in one way or another.
const RUNS: [(&str, &str); 11] = [
    ("", "pods"),
    ("", "pods/exec"),
    ("", "pods/attach"),
    ("", "pods/ephemeralcontainers"),
    ("", "replicationcontrollers"),
    ("apps", "deployments"),
    ("apps", "statefulsets"),
    ("apps", "daemonsets"),
    ("apps", "replicasets"),
    ("batch", "jobs"),
    ("batch", "cronjobs"),
];
const ROLES: [&str; 4] = ["roles", "rolebindings", "clusterroles", "clusterrolebindings"];

fn of_custom(custom: &CustomRole, wide: bool, out: &mut Vec<Warning>) {
    let star = |text: &String| text == "*";
    if custom.verbs.iter().any(star) || custom.resources.iter().any(|one| one.name.contains('*')) {
        out.push(Warning::Star);
    }
    let access = ["create", "update", "patch", "bind", "escalate"];
    let rbac = "rbac.authorization.k8s.io";
    if ROLES.iter().any(|role| custom.allows(&access, rbac, role)) {
        out.push(Warning::GivesAccess);
    }
    let token = custom.allows(&["create"], "", "serviceaccounts/token");
    let all = custom.verbs.iter().any(star) && custom.resources.iter().any(|one| one.name == "*");
    if all || token || custom.verbs.iter().any(|verb| verb == "impersonate") {
        out.push(Warning::ActsAsOthers);
    }
    if custom.allows(&["get", "list", "watch"], "", "secrets") {
        out.push(Warning::ReadsSecrets);
    }
    let runs = ["create", "update", "patch"];
    // A shell that comes by a web socket is a `get`.
    let shell = ["pods/exec", "pods/attach"].iter().any(|n| custom.allows(&["get"], "", n));
    if shell || RUNS.iter().any(|(group, name)| custom.allows(&runs, group, name)) {
        out.push(Warning::RunsInPods);
    }
    if !wide {
        let outside = COMMON.iter().filter(|one| !one.namespaced).filter(|one| {
            custom
                .resources
                .iter()
                .any(|chosen| chosen.group == one.group && chosen.name == one.name)
        });
        out.extend(outside.map(|one| Warning::NotInNamespace(one.name)));
    }
}

fn of_subject(subject: &Subject, out: &mut Vec<Warning>) {
    let name = subject.name.as_str();
    if subject.kind == SubjectKind::ServiceAccount {
        return;
    }
    let everybody = ["system:authenticated", "system:unauthenticated", "system:serviceaccounts"];
    if everybody.contains(&name) || name == "system:anonymous" {
        out.push(Warning::Everybody);
    } else if name.starts_with("system:") {
        out.push(Warning::SystemName);
    }
    if name.chars().any(is_hidden) {
        out.push(Warning::HiddenCharacters);
    }
    if name.trim() != name {
        out.push(Warning::SpaceAtEnd);
    }
}

fn of_cluster(subject: &Subject, cluster: &Cluster, issuer: &str, out: &mut Vec<Warning>) {
    let name = subject.name.as_str();
    let of_kubernetes = name.starts_with("system:");
    match (&cluster.trust, subject.kind) {
        (_, SubjectKind::ServiceAccount) => {}
        _ if of_kubernetes => {}
        (Trust::Aks(_) | Trust::Arc(_), SubjectKind::Group) => {
            if !is_guid(name) {
                out.push(Warning::GroupNotId);
            }
        }
        (Trust::Aks(_) | Trust::Arc(_), SubjectKind::User) => {
            if name.to_uppercase().contains("#EXT#") {
                out.push(Warning::GuestByName);
            }
        }
        (Trust::Oidc(trust), kind) => {
            let group = kind == SubjectKind::Group;
            if group && trust.groups_claim.is_none() {
                out.push(Warning::NoGroups);
                return;
            }
            let mapping = ClaimMapping::of(trust, issuer);
            let prefix = match group {
                true => mapping.groups_prefix.to_owned(),
                false => mapping.username_prefix(),
            };
            if !name.starts_with(&prefix) {
                out.push(Warning::Prefix(prefix));
            }
        }
    }
}
