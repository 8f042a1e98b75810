//! The API server's side of an `oidc` cluster's entry: the `AuthenticationConfiguration` and the
//! `--oidc-*` flags that do what `portal.yaml` says, so that the two cannot drift.
//!
//! Sources: `apiserver.config.k8s.io/v1` (`AuthenticationConfiguration`) with its validation
//! (`apiserver/pkg/apis/apiserver/validation`), and `pkg/kubeapiserver/options/authentication.go`
//! for the flags. AKS sets up its API server itself; there is nothing to say for it here.

mod cel;
mod configuration;
mod document;
mod flags;
mod oidc_cluster;

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
    /// Azure Arc does it itself.
    Arc,
}

impl<'a> ApiServer<'a> {
    /// The API server of a cluster; `issuer` is the one that discovery names.
    #[must_use]
    pub fn of(cluster: &'a Cluster, identity: &'a Identity, issuer: &'a str) -> Self {
        match &cluster.trust {
            Trust::Oidc(trust) => Self::SelfManaged(OidcCluster { trust, identity, issuer }),
            Trust::Aks(_) => Self::Aks,
            Trust::Arc(_) => Self::Arc,
        }
    }
}
