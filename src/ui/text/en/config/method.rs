//! Words for methods in `portal.yaml`.

use super::super::wording::{fixed, quoted};
use crate::config::{Method, TrustKind, What};

/// A method that a cluster cannot offer.
pub(super) fn method(what: &What) -> (String, String) {
    match what {
        What::WrongMethod { method, kind, allowed } => wrong_method(*method, *kind, allowed),
        What::TokenNotEntra => fixed(
            "A token for AKS comes only from Entra, and this identity is another provider.",
            "Leave token out for this cluster.",
        ),
        What::TokenOtherTenant => fixed(
            "A token for AKS comes from the identity's tenant, and this cluster belongs to another.",
            "Leave token out for this cluster.",
        ),
        What::NotAksServer { domain } => (
            "A token for AKS opens every AKS cluster of the person, so it goes only to servers of \
             AKS itself, and this server is none."
                .into(),
            match domain {
                Some(domain) => format!(
                    "Leave token out, or write server as AKS names it, ending in .{domain}."
                ),
                None => "Leave token out: the domain of AKS in this cloud is not known.".into(),
            },
        ),
        What::TokenByProxy => fixed(
            "A token for AKS opens every AKS cluster of the person, so it does not go through a \
             proxy, which could pose as the server.",
            "Leave token out, or proxyUrl.",
        ),
        What::TokenOtherName { domain } => (
            "A token for AKS opens every AKS cluster of the person, so it goes only to servers \
             with a name of AKS itself in their certificate, and tlsServerName is none."
                .into(),
            match domain {
                Some(domain) => {
                    format!("Leave token out, or tlsServerName, or end that in .{domain}.")
                }
                None => "Leave token out.".into(),
            },
        ),
        What::TokenOtherIssuer { method, issuer } => (
            format!(
                "{} hands over a token of {}, and issuer says that this API server trusts another.",
                method.name(),
                quoted(issuer)
            ),
            format!("Leave {} out, or correct issuer.", Method::name(*method)),
        ),
        What::TokenFirst { method } => (
            format!("{} puts a token into the file, so it cannot come first.", method.name()),
            "Put a method without a token before it; the first is the default.".into(),
        ),
        What::NotInAudiences { method, client } => (
            format!(
                "{} hands over a token for {}, which this API server does not accept.",
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
            "No way to sign in is left for this cluster.",
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
            "kubectl signs in to a cluster with arc through az connectedk8s proxy alone.",
            "Leave methods out.",
        );
    }
    let allowed: Vec<_> = allowed.iter().map(|method| method.name()).collect();
    (
        format!("{} is no way to sign in to a cluster with {kind}.", method.name()),
        format!("Ways for {kind}: {}.", allowed.join(", ")),
    )
}
