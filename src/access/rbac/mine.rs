//! The subjects that a person most likely is to a cluster.

use super::{Subject, SubjectKind};
use crate::config::{Cluster, OidcTrust, Trust};
use crate::json::{Map, Value};

/// The person as a user, where a claim says so, and each of their groups, by the names that the API
/// server most likely sees: claim and prefix for a cluster that trusts the provider itself (the
/// `--oidc-*` flags of kube-apiserver), and Entra's rules for AKS (the user principal name of
/// members, the object id of guests and groups).
#[must_use]
pub fn likely_subjects(
    cluster: &Cluster,
    claims: &Map<String, Value>,
    issuer: &str,
    groups: &[String],
) -> Vec<Subject> {
    let text = |name: &str| claims.get(name).and_then(Value::as_str).filter(|t| !t.is_empty());
    let (user, shown): (Option<String>, Option<String>) = match &cluster.trust {
        Trust::Oidc(trust) => {
            let user = text(trust.username_claim.as_deref().unwrap_or("sub"));
            let user = user.map(|name| user_prefix(trust, issuer) + name);
            (user, trust.groups_claim.as_ref().map(|_| group_prefix(trust).to_owned()))
        }
        Trust::Aks(_) | Trust::Arc(_) => {
            let name = text("upn").or_else(|| text("preferred_username"));
            let acct = claims.get("acct").is_some_and(|acct| acct == 1 || acct == "1");
            let guest = acct || name.is_some_and(|name| name.to_uppercase().contains("#EXT#"));
            let user = if guest { text("oid") } else { name.or_else(|| text("oid")) };
            (user.map(str::to_owned), Some(String::new()))
        }
    };
    let one = |kind, name| Subject { kind, name, namespace: None };
    let user = user.map(|name| one(SubjectKind::User, name));
    let groups = shown.into_iter().flat_map(|prefix| {
        groups.iter().map(move |group| one(SubjectKind::Group, format!("{prefix}{group}")))
    });
    user.into_iter().chain(groups).collect()
}

/// What the API server puts before user names.
pub(super) fn user_prefix(trust: &OidcTrust, issuer: &str) -> String {
    match trust.username_prefix.as_deref() {
        Some("-") => String::new(),
        Some(prefix) => prefix.to_owned(),
        None if trust.username_claim.as_deref() == Some("email") => String::new(),
        None => format!("{}#", trust.issuer.as_deref().unwrap_or(issuer)),
    }
}

/// What the API server puts before groups.
pub(super) fn group_prefix(trust: &OidcTrust) -> &str {
    trust.groups_prefix.as_deref().unwrap_or_default()
}
