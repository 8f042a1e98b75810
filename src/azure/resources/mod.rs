//! What Azure reports of resources: clusters, their managed namespaces, subscriptions, tenants.

mod cluster;
mod namespaces;
mod parse;
mod tenants;

pub use cluster::{
    ApiServerAccess, ClusterKind, ConnectivityStatus, DiscoveredCluster, EntraIntegration,
    PowerState,
};
pub use namespaces::{
    IncompleteReason, ListManagedNamespaces, ManagedNamespace, ManagedNamespaces, ProvisioningState,
};
pub use parse::{Subscription, SubscriptionState, parse_cluster};
pub use tenants::{ListTenants, Tenant, TenantCategory};

pub(super) use parse::{member, parse_subscription};
