//! The words that the reader knows, for whoever describes them: the same lists that it reads by and
//! that it suggests from.

pub use super::azure::KEYS as AZURE;
pub use super::catalogue::KEYS as CATALOGUE;
pub use super::clusters::{
    AKS as CLUSTER_AKS, ARC as CLUSTER_ARC, ENVIRONMENTS, KEYS as CLUSTER, OIDC as CLUSTER_OIDC,
};
pub use super::identities::{ENTRA, KEYS as IDENTITY, OIDC};
pub use super::methods::{AKS as AKS_METHODS, OIDC as OIDC_METHODS};
pub use super::names::{KEYS as NAMES, PLACEHOLDERS};
pub use super::namespaces::KEYS as NAMESPACE;
pub use super::read::{KEYS as TOP, SUPPORT};
