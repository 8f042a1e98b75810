//! What Azure reports of resources: clusters, their managed namespaces, subscriptions, tenants.

mod cluster;
mod namespaces;
mod parse;
mod tenants;

pub use cluster::{Connectivity, Entra, Found, Kind, Power, Reach};
pub use namespaces::{Gap, ManagedNamespace, ManagedNamespaces, Namespaces, Provisioning};
pub use parse::{State, Subscription, cluster};
pub use tenants::{Category, Tenant, Tenants};

pub(super) use parse::{member, subscription};
