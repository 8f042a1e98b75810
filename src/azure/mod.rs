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
//! | `refusal` | what Resource Manager and Graph say when they do not answer |
//! | `credential`, `way`, `server`, `helper` | a cluster's credential, checked, and what of it may be handed on |
//! | `namespaces` | a cluster's managed namespaces |
//! | `roles`, `permits`, `assignments` | the built-in roles, what a definition permits, who has which |
//! | `directory` | the person's groups, from Microsoft Graph |
//! | `path` | resource ids as paths of requests |

mod assignments;
mod credential;
mod directory;
#[allow(dead_code)]
mod endpoints;
mod errand;
mod helper;
mod namespaces;
mod path;
mod permits;
mod refusal;
mod roles;
mod server;
mod way;

pub use assignments::{Assigned, Assignment, Assignments, Level, Principal, Reach};
pub use credential::{Credential, NoWay, ServerName};
pub use directory::{GroupNames, MemberObjects, Named, Silence};
pub use endpoints::{Endpoints, Versions};
pub use errand::{Errand, Question, Step};
pub use namespaces::{Gap, ManagedNamespace, ManagedNamespaces, Namespaces, Provisioning};
pub use permits::Permits;
pub use refusal::{Refusal, Why};
pub use roles::{
    Assignee, Need, Objects, Role, RoleFacts, ScopeKind, assign, missing, namespace_scope, wanted,
};
pub use way::{Known, Rejection, Way};
