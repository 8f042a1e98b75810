//! `clusters[].methods`: which of them a cluster can offer.

use super::section::{self, Report, Section};
use super::{Identity, Method, OidcTrust, Provider, Trust, TrustKind, What};

/// Every method of a kind of cluster.
const AKS: &[Method] =
    &[Method::Interactive, Method::AzureCli, Method::Azd, Method::DeviceCode, Method::Token];
const OIDC: &[Method] =
    &[Method::Browser, Method::DeviceCode, Method::Keyboard, Method::Builtin, Method::Token];

/// Whether this version can write the method into a kubeconfig.
const fn is_built(method: Method, kind: TrustKind) -> bool {
    match kind {
        TrustKind::Aks => {
            matches!(method, Method::Interactive | Method::AzureCli | Method::DeviceCode)
        }
        TrustKind::Oidc => matches!(method, Method::Browser | Method::Builtin | Method::Token),
    }
}

/// The methods that the cluster offers, the default first. A faulty one costs only itself, unless
/// none is left.
pub(super) fn read(
    cluster: &Section<'_>,
    trust: Option<&Trust>,
    identity: Option<&Identity>,
    report: &mut Report,
) -> Vec<Method> {
    let (kind, of_kind) = match trust {
        Some(Trust::Oidc(_)) => (TrustKind::Oidc, OIDC),
        _ => (TrustKind::Aks, AKS),
    };
    if cluster.value("methods").is_none() {
        return match kind {
            TrustKind::Aks => vec![Method::Interactive, Method::AzureCli],
            TrustKind::Oidc => vec![Method::Browser],
        };
    }
    let items = cluster.items("methods", report);
    let before = report.faults;
    let mut methods: Vec<(Method, usize)> = Vec::new();
    for (node, path) in items {
        let names: Vec<&str> = match trust {
            Some(_) => of_kind.iter().map(|method| method.name()).collect(),
            None => Method::ALL.map(Method::name).to_vec(),
        };
        let exists: &dyn Fn(&str) -> Option<What> =
            &|text| Method::by_name(text).is_none().then(|| What::not_one_of(text, &names));
        let name = section::text(node, path.clone(), exists, report);
        let Some(method) = name.and_then(|name| Method::by_name(&name)) else { continue };
        if let Some((_, first)) = methods.iter().find(|(other, _)| *other == method) {
            let what = What::Duplicate { value: method.name().to_owned(), first: *first };
            report.minor(node, path, what);
        } else if trust.is_some() && !of_kind.contains(&method) {
            let allowed = of_kind.to_vec();
            report.minor(node, path, What::WrongMethod { method, kind, allowed });
        } else if trust.is_some() && !is_built(method, kind) {
            report.warn(node, path, What::MethodNotYet { method });
        } else if let Some(what) = own_token(method, trust, identity) {
            report.minor(node, path, what);
        } else if methods.is_empty() && method.holds_token() {
            report.minor(node, path, What::TokenFirst { method });
        } else {
            methods.push((method, node.line));
        }
    }
    report.faults = before;
    if methods.is_empty() && cluster.place("methods").items().is_some() {
        report.fault(cluster.place("methods"), cluster.path_of("methods"), What::NoMethod);
    }
    methods.into_iter().map(|(method, _)| method).collect()
}

/// `builtin` and `token` hand over the token of the page's own sign-in, so the API server must
/// accept the page's client.
fn own_token(method: Method, trust: Option<&Trust>, identity: Option<&Identity>) -> Option<What> {
    let (Some(Trust::Oidc(trust)), Some(identity), true) = (trust, identity, method.holds_token())
    else {
        return None;
    };
    let client = client(identity);
    (!accepts(trust, client)).then(|| What::NotInAudiences { method, client: client.to_owned() })
}

/// The page's client at an identity.
pub(super) fn client(identity: &Identity) -> &str {
    match &identity.provider {
        Provider::Entra(entra) => &entra.client_id,
        Provider::Oidc(oidc) => &oidc.client_id,
    }
}

fn accepts(trust: &OidcTrust, client: &str) -> bool {
    match (trust.audiences.as_slice(), &trust.client_id) {
        ([], None) => true,
        ([], Some(own)) => own == client,
        (audiences, _) => audiences.iter().any(|audience| audience == client),
    }
}
