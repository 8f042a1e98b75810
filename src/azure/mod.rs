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

#[allow(dead_code)]
mod endpoints;
mod errand;
mod refusal;

pub use endpoints::{Endpoints, Versions};
pub use errand::{Errand, Question, Step};
pub use refusal::{Refusal, Why};
