//! Words for methods in `portal.yaml`.

use super::super::wording::{fixed, quoted};
use crate::config::{Method, TrustKind, What};
use crate::ui::text::Text;
use crate::ui::text::language::say;

/// A method that a cluster cannot offer.
pub(super) fn method(what: &What) -> (Text, Text) {
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
                Some(domain) => say!("Leave token out, or write server as AKS names it, ending in .{domain}.", domain),
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
                    say!("Leave out token or tlsServerName, or end tlsServerName in .{domain}.", domain)
                }
                None => "Leave token out.".into(),
            },
        ),
        What::TokenOtherIssuer { method, issuer } => (
            say!("{method} hands over a token of {issuer}, but issuer says that this API server trusts another.", method.name(), quoted(issuer)),
            say!("Leave {method} out, or correct issuer.", Method::name(*method)),
        ),
        What::TokenFirst { method } => (
            say!("{method} puts a token into the file, so it can't come first.", method.name()),
            "Put a method without a token before it. The first is the default.".into(),
        ),
        What::NotInAudiences { method, client } => (
            say!("{method} hands over a token for {client}, which this API server doesn't accept.", method.name(), quoted(client)),
            say!("Leave {method} out, or let the API server accept that audience and name it in \
                 audiences.", Method::name(*method)),
        ),
        _ => fixed(
            "This cluster has no way to sign in left.",
            "List at least one that works, or leave methods out for the usual ones.",
        ),
    }
}

fn wrong_method(method: Method, kind: TrustKind, allowed: &[Method]) -> (Text, Text) {
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
        say!("{method} isn't a way to sign in to a cluster with {kind}.", method.name(), kind),
        say!("Ways for {kind}: {allowed}.", kind, allowed.join(", ")),
    )
}
