//! `clusters[].methods`: which of them a cluster can offer.

use super::section::{self, Report, Section};
use super::{Aks, Identity, Method, Trust, TrustKind, What, check};
use crate::ids::is_guid;

/// Every method of a kind of cluster.
const AKS: &[Method] =
    &[Method::Interactive, Method::AzureCli, Method::Azd, Method::DeviceCode, Method::Token];
const OIDC: &[Method] =
    &[Method::Browser, Method::DeviceCode, Method::Keyboard, Method::Builtin, Method::Token];

fn kind(trust: &Trust) -> (TrustKind, &'static [Method]) {
    match trust {
        Trust::Aks(_) => (TrustKind::Aks, AKS),
        Trust::Oidc(_) => (TrustKind::Oidc, OIDC),
        Trust::Arc(_) => (TrustKind::Arc, &[]),
    }
}

/// The methods that the cluster offers, the default first. A faulty one costs only itself, unless
/// none is left.
pub(super) fn read(
    cluster: &Section<'_>,
    trust: Option<&Trust>,
    server: Option<&str>,
    identity: Option<&Identity>,
    report: &mut Report,
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
        } else if let Some(what) = trust.and_then(|trust| misfit(method, trust, server, identity)) {
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

/// Whether a cluster of this trust and server can offer a method under an identity: the one place
/// that knows, for the check of the file and for making kubeconfigs alike.
#[must_use]
pub fn fits(method: Method, trust: &Trust, server: &str, identity: &Identity) -> bool {
    misfit(method, trust, Some(server), Some(identity)).is_none()
}

/// Why a method does not fit. What is not known because it is faulty is not held against it.
fn misfit(
    method: Method,
    trust: &Trust,
    server: Option<&str>,
    identity: Option<&Identity>,
) -> Option<What> {
    let (kind, of_kind) = kind(trust);
    if !of_kind.contains(&method) {
        return Some(What::WrongMethod { method, kind, allowed: of_kind.to_vec() });
    }
    let identity = identity.filter(|_| method.holds_token())?;
    match trust {
        Trust::Aks(aks) => aks_token(aks, server?, identity),
        // `builtin` and `token` hand over the token of the page's own sign-in.
        Trust::Oidc(trust) => {
            let client = identity.client_id();
            let what = || What::NotInAudiences { method, client: client.to_owned() };
            (!trust.accepts(client)).then(what)
        }
        Trust::Arc(_) => None,
    }
}

/// An access token for AKS opens every AKS cluster of the person, so it goes only to servers in
/// the domain where nobody but AKS runs them. A stand-in for the provider, which loopback pages
/// alone have, gives tokens that open nothing, so its clusters may be stand-ins too.
fn aks_token(aks: &Aks, server: &str, identity: &Identity) -> Option<What> {
    let Some(entra) = identity.entra() else { return Some(What::TokenNotEntra) };
    let other = |tenant: &str| is_guid(tenant) && !tenant.eq_ignore_ascii_case(&entra.tenant);
    if is_guid(&entra.tenant) && aks.tenant_id.as_deref().is_some_and(other) {
        return Some(What::TokenOtherTenant);
    }
    let loopback = |url: &str| check::is_loopback(check::host_of(url));
    let stand_in = entra.authority_host.as_deref().is_some_and(loopback) && loopback(server);
    let domain = entra.cloud.facts().aks_domain;
    let own = domain.is_some_and(|domain| {
        let host = check::host_of(server).to_ascii_lowercase();
        host.strip_suffix(domain).is_some_and(|before| before.ends_with('.'))
    });
    (!own && !stand_in).then_some(What::NotAksServer { domain })
}
