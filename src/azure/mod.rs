//! Azure Resource Manager and Microsoft Graph as values: what to ask, and what the answers mean.
//!
//! Sources: azure-rest-api-specs (`Microsoft.ContainerService`, `Microsoft.Resources`,
//! `Microsoft.ResourceGraph`, `Microsoft.Authorization`, `Microsoft.Kubernetes`), the AKS
//! documentation and microsoft-graph-docs. Nothing here decides about access: Azure does.
//!
//! Whatever is asked is an [`Operation`], called by a verb; what it finds is called by a noun. The
//! operations of the REST APIs behind each are named in its documentation, their versions in
//! `endpoints`.
//!
//! | part | what it gives |
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

pub use credential::{
    Connection, ConnectionError, FetchCredential, KnownCluster, Rejection, ServerFqdn,
};
pub use directory::{GetMemberObjects, GraphError, ListGroupNames, NamedGroups};
pub use endpoints::{Endpoints, Versions};
pub use error::{ApiError, ApiErrorKind};
pub use operation::{Action, Operation, PagedRequest, SearchProgress};
pub use resources::{
    ApiServerAccess, ClusterKind, ConnectivityStatus, DiscoveredCluster, EntraIntegration,
    IncompleteReason, ListManagedNamespaces, ListTenants, ManagedNamespace, ManagedNamespaces,
    PowerState, ProvisioningState, Subscription, SubscriptionState, Tenant, TenantCategory,
    parse_cluster,
};
pub use roles::{
    AssignedRoles, Assignee, AssignmentScope, BuiltInRole, BuiltInRoleDefinition,
    EffectiveNamespaces, ListRoleAssignments, MissingRole, ObjectAccess, ParentScope, Principal,
    RoleAssignment, RolePermissions, az_role_assignment_create, missing_role, namespace_scope,
};
pub use search::{
    EmptyReason, FailureCause, SearchClusters, SearchFailure, SearchOutcome, SearchTarget,
};
