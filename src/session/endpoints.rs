//! What an identity of `portal.yaml` makes of a sign-in: addresses, origins, tenant, scopes.

use crate::azure::Endpoints;
use crate::config::{Entra, Identity, Portal, Provider, REDIRECTS};
use crate::entra::Authority;
use crate::ids::is_guid;
use crate::oidc::discovery::{self, ProviderMetadata};
use crate::problem::{Owner, Problem};
use crate::url::origin;

/// The redirect URI of an identity, byte for byte as it must be registered.
#[must_use]
pub fn redirect_uri(page: &str, identity: &Identity) -> String {
    format!("{page}{}", identity.redirect.as_deref().unwrap_or_default())
}

/// Whether answers to another identity arrive at the same address as this one's. Then only `iss`
/// tells them apart (RFC 9700 section 4.4.2).
pub(super) fn shares_redirect(portal: &Portal, identity: &Identity) -> bool {
    let mut others = portal.identities.iter().filter(|other| other.name != identity.name);
    others.any(|other| other.redirect == identity.redirect)
}

/// Refuses a sign-in whose answer another identity's provider could send for, and could be sent.
///
/// # Errors
/// `session.redirect-shared`, with a redirect that no identity has.
pub(super) fn ensure_distinguishable(
    portal: &Portal,
    identity: &Identity,
    metadata: &ProviderMetadata,
) -> Result<(), Problem> {
    if metadata.authorization_response_iss_parameter_supported || !shares_redirect(portal, identity)
    {
        return Ok(());
    }
    let is_free =
        |page: &&&str| !portal.identities.iter().any(|i| i.redirect.as_deref() == Some(**page));
    let free = REDIRECTS.iter().find(is_free).copied().unwrap_or_default();
    Err(Problem::new("session.redirect-shared", Owner::Operator).with("redirect", free))
}

/// Every origin that the page may connect to, for its own policy: those of signing in, and
/// Resource Manager and Graph where `portal.yaml` has `azure`, and the one of its `catalogue`.
#[must_use]
pub fn origins(portal: &Portal) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for identity in &portal.identities {
        for one in allowed(identity) {
            if !all.contains(&one) {
                all.push(one);
            }
        }
    }
    all.extend(azure_endpoints(portal).into_iter().flat_map(|azure| [azure.manager, azure.graph]));
    if let Some(own) = portal.catalogue.as_ref().and_then(|one| origin(&one.url)) {
        all.push(own);
    }
    all
}

/// The origins that an identity's endpoints may lie in.
fn allowed(identity: &Identity) -> Vec<String> {
    match &identity.provider {
        Provider::Entra(entra) => authority(entra).origins(),
        Provider::Oidc(oidc) => {
            let named = [&oidc.issuer].into_iter().chain(&oidc.discovery_url).chain(&oidc.hosts);
            named.filter_map(|url| origin(url)).collect()
        }
    }
}

pub(super) fn authority(entra: &Entra) -> Authority<'_> {
    Authority { cloud: entra.cloud, tenant: &entra.tenant, host: entra.authority_host.as_deref() }
}

/// The address of the identity's discovery document.
#[must_use]
pub fn discovery_address(identity: &Identity) -> String {
    match &identity.provider {
        Provider::Entra(entra) => authority(entra).discovery(),
        Provider::Oidc(oidc) => match &oidc.discovery_url {
            Some(address) => address.clone(),
            None => discovery::address(&oidc.issuer),
        },
    }
}

/// The identity as it is in a tenant: the same registration, asked there.
///
/// # Errors
/// `session.other-tenant` where the page signs people in to another one only.
pub(super) fn at_tenant(identity: &Identity, tenant: Option<&str>) -> Result<Identity, Problem> {
    let mut own = identity.clone();
    let (Some(tenant), Provider::Entra(entra)) = (tenant, &mut own.provider) else {
        return Ok(own);
    };
    if entra.tenant.eq_ignore_ascii_case(tenant) {
        return Ok(own);
    }
    if !is_guid(tenant) || !authority(entra).is_shared() || !allows_tenant(entra, tenant) {
        return Err(Problem::new("session.other-tenant", Owner::Operator)
            .with("tenant", tenant)
            .with("own", &entra.tenant));
    }
    tenant.clone_into(&mut entra.tenant);
    Ok(own)
}

/// Whether people of a tenant may sign in.
pub(super) fn allows_tenant(entra: &Entra, tenant: &str) -> bool {
    let allowed = &entra.allowed_tenants;
    allowed.is_empty() || allowed.iter().any(|one| one.eq_ignore_ascii_case(tenant))
}

/// Resource Manager and Graph, where `portal.yaml` lets the page ask them.
#[must_use]
pub fn azure_endpoints(portal: &Portal) -> Option<Endpoints> {
    let azure = portal.azure.as_ref()?;
    let identity = portal.identities.iter().find(|identity| identity.name == azure.identity)?;
    let (manager, graph) = (azure.resource_manager.as_deref(), azure.graph.as_deref());
    Endpoints::new(identity.entra()?.cloud, manager, graph)
}

/// Whether discovery may name this issuer.
pub(super) fn may_be_issuer(identity: &Identity, issuer: &str) -> bool {
    match &identity.provider {
        Provider::Entra(entra) => authority(entra).may_name(issuer),
        Provider::Oidc(oidc) => oidc.issuer == issuer,
    }
}

/// The scopes of the sign-in: the least that names the person; `offline_access` only where a
/// cluster hands over a token, which is then renewed at that moment, or where Azure may be asked.
pub(super) fn scope(portal: &Portal, identity: &Identity, metadata: &ProviderMetadata) -> String {
    let mut scopes = vec!["openid", "profile", "email"];
    if let Provider::Oidc(oidc) = &identity.provider {
        scopes.extend(oidc.scopes.iter().map(String::as_str));
    }
    let hands_over = portal.clusters.iter().any(|cluster| {
        cluster.identity == identity.name && cluster.methods.iter().any(|m| m.holds_token())
    });
    // Tokens for Resource Manager come by the refresh token too.
    let asks_azure = portal.azure.as_ref().is_some_and(|azure| azure.identity == identity.name);
    // So do those for the catalogue. Entra grants its scope whenever it is asked for; another provider
    // grants in a renewal only what the sign-in had (RFC 6749 section 6).
    let catalogue = portal.catalogue.as_ref().filter(|one| one.identity == identity.name);
    if let (Some(catalogue), Provider::Oidc(_)) = (catalogue, &identity.provider) {
        scopes.push(&catalogue.scope);
    }
    // Some providers refuse a scope they do not know.
    if (hands_over || asks_azure || catalogue.is_some())
        && metadata.may_support_scope("offline_access")
    {
        scopes.push("offline_access");
    }
    let mut seen = Vec::new();
    scopes.retain(|scope| {
        !seen.contains(scope) && {
            seen.push(*scope);
            true
        }
    });
    scopes.join(" ")
}

/// Refuses an endpoint outside the identity's origins.
///
/// # Errors
/// `session.host-not-listed` with the origin to list.
pub(super) fn ensure_listed(identity: &Identity, url: &str) -> Result<(), Problem> {
    let own = origin(url).unwrap_or_default();
    if allowed(identity).contains(&own) {
        return Ok(());
    }
    Err(Problem::new("session.host-not-listed", Owner::Operator)
        .with("origin", own)
        .with("identity", &identity.name))
}
