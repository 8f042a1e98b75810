//! The API server's side of an `oidc` cluster's entry: the `AuthenticationConfiguration` and the
//! `--oidc-*` flags that do what `portal.yaml` says, so that the two cannot drift.
//!
//! Sources: `apiserver.config.k8s.io/v1` (`AuthenticationConfiguration`) with its validation
//! (`apiserver/pkg/apis/apiserver/validation`), and `pkg/kubeapiserver/options/authentication.go`
//! for the flags; for AKS `az aks jwtauthenticator` with its file. What AKS does with Entra it sets up
//! itself; there is nothing to say for it here.

mod aks;
mod cel;
mod configuration;
mod document;
mod flags;
mod oidc_cluster;

pub use aks::{JWT_AUTHENTICATOR_FILE, jwt_authenticator, jwt_authenticator_command};
pub use configuration::configuration;
pub use document::{
    AuthenticationConfiguration, ClaimMappings, ClaimValidationRule, Issuer, JwtAuthenticator,
    PrefixedClaimOrExpression, UserValidationRule,
};
pub use flags::{CA_FILE, Flags, Lost, flags};
pub use oidc_cluster::{GroupsMapping, OidcCluster};

use crate::config::{Cluster, Identity, Trust};

/// An API server, by who sets up its sign-in.
#[derive(Clone, Copy, Debug)]
pub enum ApiServer<'a> {
    /// Whoever runs the cluster.
    SelfManaged(OidcCluster<'a>),
    /// AKS does it itself.
    Aks,
    /// AKS does it as it is told of an external identity provider.
    AksExternal(OidcCluster<'a>),
    /// Azure Arc does it itself.
    Arc,
}

impl<'a> ApiServer<'a> {
    /// The API server of a cluster; `issuer` is the one that discovery names.
    #[must_use]
    pub fn of(cluster: &'a Cluster, identity: &'a Identity, issuer: &'a str) -> Self {
        match &cluster.trust {
            Trust::Oidc(trust) => {
                let cluster = OidcCluster { trust, identity, issuer };
                match trust.aks_external {
                    true => Self::AksExternal(cluster),
                    false => Self::SelfManaged(cluster),
                }
            }
            Trust::Aks(_) => Self::Aks,
            Trust::Arc(_) => Self::Arc,
        }
    }
}
