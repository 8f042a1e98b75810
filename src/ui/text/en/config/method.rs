//! Words for methods in `portal.yaml`.

use super::super::wording::{fixed, quoted};
use crate::config::{Method, TrustKind, What};

/// A method that a cluster cannot offer.
pub(super) fn method(what: &What) -> (String, String) {
    match what {
        What::WrongMethod { method, kind, allowed } => wrong_method(*method, *kind, allowed),
        What::TokenNotEntra => fixed(
            "A token for AKS comes only from Entra, but this identity is another provider.",
            "Leave token out for this cluster.",
        ),
        What::TokenOtherTenant => fixed(
            "A token for AKS comes from the identity's tenant, but this cluster belongs to another.",
            "Leave token out for this cluster.",
        ),
        What::NotAksServer { domain } => (
            "A token for AKS opens every AKS cluster of the person, so it goes only to AKS's own servers. This server isn't one."
                .into(),
            match domain {
                Some(domain) => format!(
                    "Leave token out, or write server as AKS names it, ending in .{domain}."
                ),
                None => "Leave token out: the domain of AKS in this cloud isn't known.".into(),
            },
        ),
        What::TokenByProxy => fixed(
            "A token for AKS opens every AKS cluster of the person, so it doesn't go through a proxy, which could impersonate the server.",
            "Leave token out, or proxyUrl.",
        ),
        What::TokenOtherName { domain } => (
            "A token for AKS opens every AKS cluster of the person, so it goes only to servers with AKS's own name in their certificate. tlsServerName isn't one."
                .into(),
            match domain {
                Some(domain) => {
                    format!("Leave out token or tlsServerName, or end tlsServerName in .{domain}.")
                }
                None => "Leave token out.".into(),
            },
        ),
        What::TokenOtherIssuer { method, issuer } => (
            format!(
                "{} hands over a token of {}, but issuer says that this API server trusts another.",
                method.name(),
                quoted(issuer)
            ),
            format!("Leave {} out, or correct issuer.", Method::name(*method)),
        ),
        What::TokenFirst { method } => (
            format!("{} puts a token into the file, so it can't come first.", method.name()),
            "Put a method without a token before it. The first is the default.".into(),
        ),
        What::NotInAudiences { method, client } => (
            format!(
                "{} hands over a token for {}, which this API server doesn't accept.",
                method.name(),
                quoted(client)
            ),
            format!(
                "Leave {} out, or let the API server accept that audience and name it in \
                 audiences.",
                Method::name(*method)
            ),
        ),
        _ => fixed(
            "This cluster has no way to sign in left.",
            "List at least one that works, or leave methods out for the usual ones.",
        ),
    }
}

fn wrong_method(method: Method, kind: TrustKind, allowed: &[Method]) -> (String, String) {
    let kind = match kind {
        TrustKind::Aks => "aks",
        TrustKind::Oidc => "oidc",
        TrustKind::Arc => "arc",
    };
    if allowed.is_empty() {
        return fixed(
            "kubectl signs in to a cluster with arc only through az connectedk8s proxy.",
            "Leave methods out.",
        );
    }
    let allowed: Vec<_> = allowed.iter().map(|method| method.name()).collect();
    (
        format!("{} isn't a way to sign in to a cluster with {kind}.", method.name()),
        format!("Ways for {kind}: {}.", allowed.join(", ")),
    )
}
