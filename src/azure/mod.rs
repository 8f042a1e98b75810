//! Azure Resource Manager and Microsoft Graph as values: what to ask, and what the answers mean.
//!
//! Sources: azure-rest-api-specs (`Microsoft.ContainerService`, `Microsoft.Resources`,
//! `Microsoft.ResourceGraph`, `Microsoft.Authorization`, `Microsoft.Kubernetes`), the AKS
//! documentation and microsoft-graph-docs. Nothing here decides about access: Azure does.
//!
//! | file | what it gives |
//! |---|---|
//! | `endpoints` | the hosts, scopes and API versions of a cloud |
//! | `error` | what Resource Manager and Graph say when they do not answer |
//! | `operation/` | something to find out that takes several requests; one request, page by page |
//! | `resource_path` | resource ids as paths of requests |
//! | `resources/` | clusters, managed namespaces, subscriptions and tenants, as Azure reports them |
//! | `search/` | all clusters of a person: Resource Graph, else one subscription after the other |
//! | `credential/` | a cluster's credential, checked, and what of it may be handed on |
//! | `roles/` | the built-in roles, what a definition permits, who has which, which is missing |
//! | `directory/` | the person's groups, from Microsoft Graph |

mod credential;
mod directory;
mod endpoints;
mod error;
mod operation;
mod resource_path;
mod resources;
mod roles;
mod search;

pub use credential::{Credential, Known, NoWay, Rejection, ServerName, Way};
pub use directory::{GroupNames, MemberObjects, Named, Silence};
pub use endpoints::{Endpoints, Versions};
pub use error::{Refusal, Why};
pub use operation::{Errand, Question, Step};
pub use resources::{
    Category, Connectivity, Entra, Found, Gap, Kind, ManagedNamespace, ManagedNamespaces,
    Namespaces, Power, Provisioning, Reach, State, Subscription, Tenant, Tenants, cluster,
};
pub use roles::{
    Assigned, Assignee, Assignment, Assignments, Level, Need, Objects, Permits, Principal, Reached,
    Role, RoleFacts, RoleReach, assign, missing, namespace_scope,
};
pub use search::{Cause, Emptiness, Outcome, Place, Search, Trouble};
