//! `clusters`: a faulty one is left out, the others stay.

use crate::clouds::{AKS_EXTERNAL, is_aks_host};
use crate::index::Index;
use crate::pem;
use crate::yaml::Node;

use super::check::{self, any};
use super::identities::{KnownIdentity, lower, reference};
use super::section::{Mistakes, Section, taken};
use super::{Aks, Cluster, Connected, OidcTrust, Trust, What, methods, namespaces};

/// The keys of a cluster.
pub const KEYS: &[&str] = &[
    "name",
    "displayName",
    "description",
    "environment",
    "identity",
    "server",
    "certificateAuthorityData",
    "tlsServerName",
    "proxyUrl",
    "network",
    "aks",
    "oidc",
    "arc",
    "methods",
    "namespaces",
    "anyNamespace",
    "visibleTo",
];
/// The keys of its `aks`.
pub const AKS: &[&str] = &["resourceId", "tenantId", "serverId", "clientId", "environment"];
/// The keys of its `oidc`.
pub const OIDC: &[&str] = &[
    "clientId",
    "audiences",
    "issuer",
    "scopes",
    "usernameClaim",
    "usernamePrefix",
    "groupsClaim",
    "groupsPrefix",
    "aksExternal",
    "certificateAuthorityData",
    "offlineAccess",
    "refreshToken",
    "authParams",
    "keyboardRedirect",
];
/// The keys of its `arc`.
pub const ARC: &[&str] = &["resourceId"];
/// Azure/kubelogin's names of clouds (go-autorest's `EnvironmentFromName`).
pub const ENVIRONMENTS: &[&str] =
    &["AzurePublicCloud", "AzureUSGovernmentCloud", "AzureChinaCloud"];

/// Reads every cluster; they may be left out only where others are `elsewhere`.
pub(super) fn read(
    top: &Section<'_>,
    known: &[KnownIdentity<'_>],
    elsewhere: bool,
    report: &mut Mistakes,
) -> Vec<Cluster> {
    let key = "clusters";
    let items = top.items(key, report);
    if items.is_empty() && !elsewhere {
        match top.value(key) {
            None => top.lacks(&[key], What::Missing { key }, report),
            Some(node) if node.items().is_some() => {
                report.fault(node, key.to_owned(), What::Blank);
            }
            Some(_) => {}
        }
    }
    let mut names = Index::default();
    let mut display_names = Index::default();
    let mut clusters = Vec::new();
    for (node, path) in items {
        let Some(section) = Section::open(node, path, KEYS, false, report) else { continue };
        let before = report.faults;
        let cluster = one(&section, known, report);
        let name = section.value("name").and_then(Node::text);
        let display_name = section.value("displayName").and_then(Node::text).or(name);
        for (key, value, seen) in
            [("name", name, &mut names), ("displayName", display_name, &mut display_names)]
        {
            let (Some(value), place) = (value, section.place(key)) else { continue };
            if let Some(first) = taken(seen, value, place.line) {
                let value = value.to_owned();
                report.fault(place, section.path_of(key), What::Duplicate { value, first });
            }
        }
        if report.faults == before {
            clusters.extend(cluster);
        }
    }
    clusters
}

fn one(
    section: &Section<'_>,
    known: &[KnownIdentity<'_>],
    report: &mut Mistakes,
) -> Option<Cluster> {
    let name = section.needed("name", &check::subdomain, report);
    let display_name = section.shown("displayName", report);
    let description = section.shown("description", report);
    let environment = section.shown("environment", report);
    let identity = reference(section, known, report);
    let arc = section.node.get("arc").is_some();
    let server = match arc {
        true => Some(section.text("server", &check::https, report).unwrap_or_default()),
        false => section.needed("server", &check::https, report),
    };
    let authority = section.text("certificateAuthorityData", &check::pem, report);
    let tls_server_name = section.text("tlsServerName", &check::host, report);
    let proxy_url = section.text("proxyUrl", &check::proxy, report);
    let network = section.shown("network", report);
    let at_aks = is_aks_host(check::host_of(server.as_deref().unwrap_or_default()));
    let trust = trust(section, at_aks, identity, report);
    let usable = identity.and_then(|known| known.identity);
    let route = methods::Route {
        server: server.as_deref(),
        tls_server_name: tls_server_name.as_deref(),
        proxy_url: proxy_url.as_deref(),
    };
    let methods = methods::read(section, trust.as_ref(), &route, usable, report);
    for key in ["server", "certificateAuthorityData", "tlsServerName", "proxyUrl"] {
        if let Some(node) = section.value(key).filter(|_| arc) {
            report.warn(node, section.path_of(key), What::NoEffect);
        }
    }
    let namespaces = namespaces::read(section, report);
    let any_namespace = section.flag("anyNamespace", report).unwrap_or(true);
    let visible_to = section.texts("visibleTo", &any, report);
    let name = name?;
    Some(Cluster {
        display_name: display_name.unwrap_or_else(|| name.clone()),
        name,
        description,
        environment,
        identity: identity?.name.clone(),
        server: server?,
        certificate_authority_data: authority.map(|text| pem::compact(&text)),
        tls_server_name,
        proxy_url,
        network,
        trust: trust?,
        methods,
        namespaces,
        any_namespace,
        visible_to,
    })
}

fn trust(
    section: &Section<'_>,
    at_aks: bool,
    identity: Option<&KnownIdentity<'_>>,
    report: &mut Mistakes,
) -> Option<Trust> {
    let keys = &["aks", "oidc", "arc"];
    let found = keys.map(|key| section.node.get(key));
    let mut second = found.iter().flatten().skip(1);
    if let Some(second) = second.next() {
        report.fault(second, section.path.clone(), What::BothOf { keys });
        return None;
    }
    let path = |key: &str| section.path_of(key);
    match found {
        [Some(node), ..] => {
            let section = Section::open(node, path("aks"), AKS, false, report)?;
            Some(Trust::Aks(aks(&section, identity, report)))
        }
        [_, Some(node), _] => {
            let section = Section::open(node, path("oidc"), OIDC, false, report)?;
            Some(Trust::Oidc(oidc(&section, at_aks, identity, report)))
        }
        [.., Some(node)] => {
            let section = Section::open(node, path("arc"), ARC, false, report)?;
            let resource_id = section.needed("resourceId", &check::arc_id, report)?;
            Some(Trust::Arc(Connected { resource_id }))
        }
        _ => {
            section.lacks(keys, What::NeitherOf { keys }, report);
            None
        }
    }
}

fn aks(section: &Section<'_>, identity: Option<&KnownIdentity<'_>>, report: &mut Mistakes) -> Aks {
    let tenant: &dyn Fn(&str) -> Option<What> = &|text| match text {
        // The file names one tenant for kubectl, so the two that stand for many will not do.
        "organizations" | "common" => Some(What::NotTenant),
        _ => check::tenant(text),
    };
    let environment: &dyn Fn(&str) -> Option<What> =
        &|text| (!ENVIRONMENTS.contains(&text)).then(|| What::not_one_of(text, ENVIRONMENTS));
    if identity.is_some_and(|known| !known.entra) && section.value("tenantId").is_none() {
        report.fault(section.node, section.path_of("tenantId"), What::TenantNeeded);
    }
    Aks {
        resource_id: section.text("resourceId", &check::aks_id, report),
        tenant_id: section.text("tenantId", tenant, report).map(lower),
        server_id: section.text("serverId", &check::guid, report).map(lower),
        client_id: section.text("clientId", &check::guid, report).map(lower),
        environment: section.text("environment", environment, report),
    }
}

fn oidc(
    section: &Section<'_>,
    at_aks: bool,
    identity: Option<&KnownIdentity<'_>>,
    report: &mut Mistakes,
) -> OidcTrust {
    let authority = section.text("certificateAuthorityData", &check::pem, report);
    if let Some(unworkable) = report.unworkable {
        (unworkable.document)(section, report);
        (unworkable.claims)(section, report);
    }
    let mut trust = OidcTrust {
        client_id: section.text("clientId", &check::word, report),
        audiences: section.texts("audiences", &check::word, report),
        issuer: section.text("issuer", &check::https, report),
        scopes: section.texts("scopes", &check::scope, report),
        username_claim: section.text("usernameClaim", &check::word, report),
        username_prefix: section.text("usernamePrefix", &any, report),
        groups_claim: section.text("groupsClaim", &check::word, report),
        groups_prefix: section.text("groupsPrefix", &any, report),
        aks_external: section.flag("aksExternal", report).unwrap_or(at_aks),
        certificate_authority_data: authority.map(|text| pem::compact(&text)),
        offline_access: section.flag("offlineAccess", report),
        refresh_token: section.flag("refreshToken", report).unwrap_or(false),
        auth_params: section.texts("authParams", &check::parameter, report),
        keyboard_redirect: section.text("keyboardRedirect", &check::redirect, report),
    };
    if trust.aks_external {
        if let Some(unworkable) = report.unworkable {
            (unworkable.external)(section, identity.is_some_and(|known| known.entra), report);
        }
        for prefix in [&mut trust.username_prefix, &mut trust.groups_prefix] {
            let own = prefix.as_deref().filter(|own| *own != "-").unwrap_or_default();
            if !own.starts_with(AKS_EXTERNAL) {
                *prefix = Some(format!("{AKS_EXTERNAL}{own}"));
            }
        }
    }
    let Some(identity) = identity.and_then(|known| known.identity) else { return trust };
    let Some(entra) = identity.entra() else {
        if let Some(unworkable) = report.unworkable {
            (unworkable.helpers)(section, identity, trust.issuer.as_deref(), report);
        }
        return trust;
    };
    // kubectl's helper redeems its code outside a browser, which Entra refuses to the page's own
    // registration (AADSTS9002327).
    let own = trust.client_id.as_deref();
    if own.is_none_or(|own| own.eq_ignore_ascii_case(identity.client_id())) {
        let path = section.path_of("clientId");
        report.fault(section.place("clientId"), path, What::OwnClientNeeded);
    }
    if core::mem::take(&mut trust.refresh_token) {
        let path = section.path_of("refreshToken");
        report.minor(section.place("refreshToken"), path, What::EntraRefresh);
    }
    let many = matches!(entra.tenant.as_str(), "organizations" | "common");
    if many && section.value("issuer").is_none() {
        report.fault(section.node, section.path_of("issuer"), What::IssuerNeeded);
    }
    trust
}
