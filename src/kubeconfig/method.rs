//! Which ways to sign in a cluster has under an identity.

use crate::config::{Cluster, Identity, Method, OidcTrust, Provider, Trust};

/// The methods on offer, in the order of `portal.yaml`; the first is the default.
///
/// `builtin` and `token` hand over the ID token of the page's own sign-in, so they are offered only
/// where the API server accepts the identity's client as an audience.
#[must_use]
pub fn methods(cluster: &Cluster, identity: &Identity) -> Vec<Method> {
    cluster
        .methods
        .iter()
        .copied()
        .filter(|method| fits(*method, &cluster.trust, identity))
        .collect()
}

fn fits(method: Method, trust: &Trust, identity: &Identity) -> bool {
    match (trust, method) {
        (Trust::Aks(_), Method::Interactive | Method::AzureCli | Method::DeviceCode)
        | (Trust::Oidc(_), Method::Browser) => true,
        (Trust::Oidc(trust), Method::Builtin | Method::Token) => accepts(trust, identity),
        _ => false,
    }
}

/// Whether an API server accepts tokens that were issued to the page itself.
fn accepts(trust: &OidcTrust, identity: &Identity) -> bool {
    let own = client(identity);
    if trust.audiences.is_empty() {
        trust.client_id.as_deref().is_none_or(|client| client == own)
    } else {
        trust.audiences.iter().any(|audience| audience == own)
    }
}

/// The client id of the page at an identity.
pub(super) fn client(identity: &Identity) -> &str {
    match &identity.provider {
        Provider::Entra(entra) => &entra.client_id,
        Provider::Oidc(oidc) => &oidc.client_id,
    }
}
