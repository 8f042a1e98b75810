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
//! | `found` | a cluster as Azure reports it,  |
//! | `reading` | from Azure's JSON to clusters and subscriptions |
//! | `search` | all clusters of a person: Resource Graph, else one subscription after the other |
//! | `tenants` | the tenants that know a person |
//! | `refusal` | what Resource Manager and Graph say when they do not answer |
//! | `credential`, `way`, `server`, `helper` | a cluster's credential, checked, and what of it may be handed on |
//! | `namespaces` | a cluster's managed namespaces |
//! | `roles`, `permits`, `assignments` | the built-in roles, what a definition permits, who has which |
//! | `directory` | the person's groups, from Microsoft Graph |
//! | `path` | resource ids as paths of requests |

mod assignments;
mod credential;
mod directory;
mod endpoints;
mod errand;
mod found;
mod helper;
mod namespaces;
mod path;
mod permits;
mod reading;
mod refusal;
mod roles;
mod search;
mod server;
mod tenants;
mod way;

pub use assignments::{
    Assigned, Assignment, Assignments, Level, Principal, Reach as RoleReach, Reached,
};
pub use credential::{Credential, NoWay, ServerName};
pub use directory::{GroupNames, MemberObjects, Named, Silence};
pub use endpoints::{Endpoints, Versions};
pub use errand::{Errand, Question, Step};
pub use found::{Connectivity, Entra, Found, Kind, Power, Reach};
pub use namespaces::{Gap, ManagedNamespace, ManagedNamespaces, Namespaces, Provisioning};
pub use permits::Permits;
pub use reading::{State, Subscription, cluster};
pub use refusal::{Refusal, Why};
pub use roles::{Assignee, Need, Objects, Role, RoleFacts, assign, missing, namespace_scope};
pub use search::{Cause, Emptiness, Outcome, Place, Search, Trouble};
pub use tenants::{Category, Tenant, Tenants};
pub use way::{Known, Rejection, Way};
