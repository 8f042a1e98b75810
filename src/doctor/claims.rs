//! What an ID token holds of what `portal.yaml` counts on. No value of a claim is told, but the tenant.

use super::{Finding, State};
use crate::config::{Identity, OidcTrust, Portal, Provider, Trust};
use crate::entra;
use crate::ids::is_guid;
use crate::json::{self, Map, Value};
use crate::problem::Owner;

/// The claim whose value names people to an API server that is told no other.
const SUBJECT: &str = "sub";

/// Checks the claims of an ID token of this identity.
#[must_use]
pub fn claims(portal: &Portal, identity: &Identity, claims: &Map<String, Value>) -> Vec<Finding> {
    let mut all: Vec<Finding> = Vec::new();
    all.extend(tenant(identity, claims));
    all.extend(groups(portal, identity, claims));
    for cluster in portal.clusters.iter().filter(|one| one.identity == identity.name) {
        let Trust::Oidc(trust) = &cluster.trust else { continue };
        let claim = username(trust);
        if json::at(claims, claim).is_none() {
            let told = Finding::new("username", State::Red, "doctor.username-none");
            all.push(told.about(&cluster.name).with("claim", claim).to(Owner::Directory));
        }
    }
    if all.is_empty() {
        all.push(Finding::new("claims", State::Green, "doctor.claims-good").about(&identity.name));
    }
    all
}

fn username(trust: &OidcTrust) -> &str {
    trust.username_claim.as_deref().unwrap_or(SUBJECT)
}

fn tenant(identity: &Identity, claims: &Map<String, Value>) -> Option<Finding> {
    let entra = identity.entra()?;
    let tid = claims.get("tid").and_then(Value::as_str).unwrap_or_default();
    let fits = if is_guid(&entra.tenant) {
        entra.tenant.eq_ignore_ascii_case(tid)
    } else {
        let allowed = &entra.allowed_tenants;
        is_guid(tid)
            && (allowed.is_empty() || allowed.iter().any(|one| one.eq_ignore_ascii_case(tid)))
    };
    let told = Finding::new("tenant", State::Red, "doctor.tenant-other").about(&identity.name);
    (!fits).then(|| told.with("tenant", tid).with("own", &entra.tenant))
}

fn groups(portal: &Portal, identity: &Identity, claims: &Map<String, Value>) -> Option<Finding> {
    let own = portal.clusters.iter().filter(|one| one.identity == identity.name);
    let counted = own.clone().any(|one| {
        !one.visible_to.is_empty() || one.namespaces.iter().any(|space| !space.groups.is_empty())
    });
    let trusted = own
        .into_iter()
        .any(|one| matches!(&one.trust, Trust::Oidc(trust) if trust.groups_claim.is_some()));
    if !counted && !trusted {
        return None;
    }
    if entra::overage(claims) {
        let told = Finding::new("groups", State::Amber, "doctor.groups-overage");
        return Some(told.about(&identity.name).to(Owner::Directory));
    }
    let claim = match &identity.provider {
        Provider::Oidc(oidc) => oidc.groups_claim.as_deref().unwrap_or("groups"),
        Provider::Entra(_) => "groups",
    };
    if json::at(claims, claim).is_some() {
        return None;
    }
    // Where only the page counts on them, everybody sees less, and nobody is refused.
    let state = if trusted { State::Red } else { State::Amber };
    let told = Finding::new("groups", state, "doctor.groups-none").about(&identity.name);
    Some(told.with("claim", claim).to(Owner::Directory))
}
