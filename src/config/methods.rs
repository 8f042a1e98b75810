//! `clusters[].methods`: which of them a cluster can offer.

use super::section::{self, Mistakes, Section};
use super::{Aks, Cluster, Identity, Method, OidcTrust, Provider, Trust, TrustKind, What, check};
use crate::ids::is_guid;
use crate::url::is_loopback;

/// Every method of an `aks` cluster.
pub const AKS: &[Method] =
    &[Method::Interactive, Method::AzureCli, Method::Azd, Method::DeviceCode, Method::Token];
/// Every method of an `oidc` cluster.
pub const OIDC: &[Method] =
    &[Method::Browser, Method::DeviceCode, Method::Keyboard, Method::Builtin, Method::Token];

fn kind(trust: &Trust) -> (TrustKind, &'static [Method]) {
    match trust {
        Trust::Aks(_) => (TrustKind::Aks, AKS),
        Trust::Oidc(_) => (TrustKind::Oidc, OIDC),
        Trust::Arc(_) => (TrustKind::Arc, &[]),
    }
}

/// The way to an API server, as far as it decides who can read what is sent there. What is `None`
/// is not there, or not known.
#[derive(Clone, Copy, Default)]
pub(super) struct Route<'a> {
    pub server: Option<&'a str>,
    pub tls_server_name: Option<&'a str>,
    pub proxy_url: Option<&'a str>,
}

/// The methods that the cluster offers, the default first. A faulty one costs only itself, unless
/// none is left.
pub(super) fn read(
    cluster: &Section<'_>,
    trust: Option<&Trust>,
    route: &Route<'_>,
    identity: Option<&Identity>,
    report: &mut Mistakes,
) -> Vec<Method> {
    if cluster.value("methods").is_none() {
        return match trust {
            Some(Trust::Oidc(_)) => vec![Method::Browser],
            Some(Trust::Arc(_)) => Vec::new(),
            _ => vec![Method::Interactive, Method::AzureCli],
        };
    }
    let items = cluster.items("methods", report);
    let before = report.faults;
    let mut methods: Vec<(Method, usize)> = Vec::new();
    for (node, path) in items {
        let of_kind = trust.map_or(&Method::ALL[..], |trust| kind(trust).1);
        let names: Vec<&str> = of_kind.iter().map(|method| method.name()).collect();
        let exists: &dyn Fn(&str) -> Option<What> =
            &|text| Method::by_name(text).is_none().then(|| What::not_one_of(text, &names));
        let name = section::text(node, path.clone(), exists, report);
        let Some(method) = name.and_then(|name| Method::by_name(&name)) else { continue };
        if let Some((_, first)) = methods.iter().find(|(other, _)| *other == method) {
            let what = What::Duplicate { value: method.name().to_owned(), first: *first };
            report.minor(node, path, what);
        } else if let Some(what) = trust.and_then(|trust| misfit(method, trust, route, identity)) {
            report.minor(node, path, what);
        } else if methods.is_empty() && method.holds_token() {
            report.minor(node, path, What::TokenFirst { method });
        } else {
            methods.push((method, node.line));
        }
    }
    report.faults = before;
    let some = matches!(trust, Some(Trust::Arc(_))) || !methods.is_empty();
    if !some && cluster.place("methods").items().is_some() {
        report.fault(cluster.place("methods"), cluster.path_of("methods"), What::NoMethod);
    }
    methods.into_iter().map(|(method, _)| method).collect()
}

/// Whether a cluster can offer a method under an identity: the one place that knows, for the check
/// of the file and for making kubeconfigs alike.
#[must_use]
pub fn fits(method: Method, cluster: &Cluster, identity: &Identity) -> bool {
    let route = Route {
        server: Some(&cluster.server),
        tls_server_name: cluster.tls_server_name.as_deref(),
        proxy_url: cluster.proxy_url.as_deref(),
    };
    misfit(method, &cluster.trust, &route, Some(identity)).is_none()
}

/// Why a method does not fit. What is not known because it is faulty is not held against it.
fn misfit(
    method: Method,
    trust: &Trust,
    route: &Route<'_>,
    identity: Option<&Identity>,
) -> Option<What> {
    let (kind, of_kind) = kind(trust);
    if !of_kind.contains(&method) {
        return Some(What::WrongMethod { method, kind, allowed: of_kind.to_vec() });
    }
    let identity = identity.filter(|_| method.holds_token())?;
    match trust {
        Trust::Aks(aks) => aks_token(aks, route, identity),
        Trust::Oidc(trust) => own_token(method, trust, identity),
        Trust::Arc(_) => None,
    }
}

/// `builtin` and `token` hand over the token of the page's own sign-in, and `builtin` tells kubectl
/// where to have it renewed: that is the issuer that issued it, and no other.
fn own_token(method: Method, trust: &OidcTrust, identity: &Identity) -> Option<What> {
    let client = identity.client_id();
    // The token may name the audiences beside the client that the page trusts.
    let also = identity.oidc().map_or(&[][..], |oidc| &oidc.trusted_audiences);
    if !trust.accepts(client) && !also.iter().any(|audience| trust.accepts(audience)) {
        return Some(What::NotInAudiences { method, client: client.to_owned() });
    }
    // Entra's issuers bear the tenant's id, which is known only once somebody has signed in.
    let Provider::Oidc(provider) = &identity.provider else { return None };
    let other = trust.issuer.as_deref().is_some_and(|issuer| issuer != provider.issuer);
    other.then(|| What::TokenOtherIssuer { method, issuer: provider.issuer.clone() })
}

/// An access token for AKS opens every AKS cluster of the person, so it goes only to servers in
/// the domain where nobody but AKS runs them, and nobody else may be able to answer for one: a proxy
/// on the way could, with a certificate of an authority that the file itself names, and so could
/// the owner of another name that the certificate is to bear. A stand-in for the provider, which
/// loopback pages alone have, gives tokens that open nothing, so its clusters may be stand-ins too.
fn aks_token(aks: &Aks, route: &Route<'_>, identity: &Identity) -> Option<What> {
    let Some(entra) = identity.entra() else { return Some(What::TokenNotEntra) };
    let other = |tenant: &str| is_guid(tenant) && !tenant.eq_ignore_ascii_case(&entra.tenant);
    if is_guid(&entra.tenant) && aks.tenant_id.as_deref().is_some_and(other) {
        return Some(What::TokenOtherTenant);
    }
    if route.proxy_url.is_some() {
        return Some(What::TokenByProxy);
    }
    let server = route.server?;
    let loopback = |url: &str| is_loopback(check::host_of(url));
    if entra.authority_host.as_deref().is_some_and(loopback) && loopback(server) {
        return None;
    }
    let domain = entra.cloud.facts().aks_domain;
    let own = |host: &str| entra.cloud.is_aks_host(host);
    if !own(check::host_of(server)) {
        return Some(What::NotAksServer { domain });
    }
    let other_name = route.tls_server_name.is_some_and(|name| !own(name));
    other_name.then_some(What::TokenOtherName { domain })
}
