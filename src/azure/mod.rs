//! Azure Resource Manager and Microsoft Graph as values: what to ask, and what the answers mean.
//!
//! Sources: azure-rest-api-specs (`Microsoft.ContainerService`, `Microsoft.Resources`,
//! `Microsoft.ResourceGraph`, `Microsoft.Authorization`, `Microsoft.Kubernetes`), the AKS
//! documentation and microsoft-graph-docs. Nothing here decides about access: Azure does.
//!
//! | file | what it gives |
//! |---|---|
//! | `endpoints` | the hosts, scopes and API versions of a cloud |
//! | `errand` | something to find out that takes several requests |
//! | `found` | a cluster as Azure reports it, and how it passes from one module to the other |
//! | `reading` | from Azure's JSON to clusters and subscriptions |
//! | `search` | all clusters of a person: Resource Graph, else one subscription after the other |
//! | `tenants` | the tenants that know a person |
//! | `refusal` | what Resource Manager and Graph say when they do not answer |

#[allow(dead_code)]
mod endpoints;
mod errand;
mod found;
mod reading;
mod refusal;
mod search;
mod tenants;

pub use endpoints::{Endpoints, Versions};
pub use errand::{Errand, Question, Step};
pub use found::{Connectivity, Entra, Found, Kind, Power, Reach};
pub use reading::{State, Subscription, cluster};
pub use refusal::{Refusal, Why};
pub use search::{Cause, Emptiness, Outcome, Place, Search, Trouble};
pub use tenants::{Category, Tenant, Tenants};
