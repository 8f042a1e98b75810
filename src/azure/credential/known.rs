//! What is known of a cluster before its credential comes.

/// What is known of a cluster, to hold its credential against. Whoever may only see a namespace
/// knows no more than the id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownCluster {
    /// The cluster's resource id.
    pub id: String,
    /// `properties.fqdn`.
    pub fqdn: Option<String>,
    /// `properties.privateFQDN`.
    pub private_fqdn: Option<String>,
    /// `properties.aadProfile.tenantID`.
    pub entra_tenant: Option<String>,
    /// The tenant that the token for Resource Manager is of.
    pub token_tenant: Option<String>,
}
