//! The managed namespaces of an AKS cluster (`managedClusters/{c}/managedNamespaces`, known since
//! 2025-09-01). Other namespaces are known to the API server alone.

use crate::azure::endpoints::{Endpoints, NAMESPACES};
use crate::azure::error::{ApiError, ApiErrorKind};
use crate::azure::operation::{Action, Operation, PagedRequest};
use crate::azure::resource_path;
use crate::ids::{ResourceId, is_label};
use crate::json::{self, Value};
use crate::platform::{FetchError, Response};

/// The most namespaces that are kept.
const MOST: usize = 10_000;

/// A managed namespace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ManagedNamespace {
    /// Its name, a DNS-1123 label.
    pub name: String,
    /// What became of it.
    pub state: ProvisioningState,
}

/// `properties.provisioningState` of a managed namespace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProvisioningState {
    /// It is there.
    Succeeded,
    /// It could not be made or changed.
    Failed,
    /// It was not made to the end.
    Canceled,
    /// It is being made or changed.
    InProgress,
    /// It is being deleted.
    Deleting,
    /// Azure says something else, or nothing.
    Unknown,
}

/// The managed namespaces, as far as they came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ManagedNamespaces {
    /// Those that came, by name.
    pub list: Vec<ManagedNamespace>,
    /// Why there may be more.
    pub gap: Option<IncompleteReason>,
}

/// Why there may be namespaces that are not in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IncompleteReason {
    /// This cloud, or Azure as it is in this region, does not know managed namespaces.
    NotSupported,
    /// Azure did not answer, or not to the end.
    Api(ApiError),
    /// There are more than are read.
    TooMany,
}

/// Lists the managed namespaces of a cluster (`ManagedNamespaces_ListByManagedCluster`, 2025-09-01).
#[derive(Clone, Debug)]
pub struct ListManagedNamespaces {
    cluster: String,
    request: PagedRequest,
}

impl ListManagedNamespaces {
    /// Those of a cluster; `None` where the id is not that of an AKS cluster.
    #[must_use]
    pub fn for_cluster(endpoints: &Endpoints, token: &str, cluster: &str) -> Option<Self> {
        let path = format!("{}/managedNamespaces", resource_path::cluster(cluster)?);
        let request = PagedRequest::get(endpoints, token, path, NAMESPACES);
        Some(Self { cluster: cluster.to_owned(), request })
    }

    /// What came; `None` while it is under way.
    #[must_use]
    pub fn outcome(&self) -> Option<ManagedNamespaces> {
        let mut gap = match self.request.outcome()? {
            Ok(()) => None,
            Err(error) if error.kind == ApiErrorKind::UnsupportedApiVersion => {
                Some(IncompleteReason::NotSupported)
            }
            Err(error) => Some(IncompleteReason::Api(error.clone())),
        };
        let cluster = ResourceId::parse(&self.cluster);
        let items = self.request.items().into_iter();
        let mut list: Vec<ManagedNamespace> =
            items.filter_map(|item| one(item, cluster.as_ref()?)).collect();
        list.sort_by(|one, other| one.name.cmp(&other.name));
        list.dedup_by(|one, other| one.name == other.name);
        if list.len() > MOST {
            list.truncate(MOST);
            gap = gap.or(Some(IncompleteReason::TooMany));
        }
        Some(ManagedNamespaces { list, gap })
    }
}

/// A namespace of this very cluster.
fn one(item: &Value, cluster: &ResourceId<'_>) -> Option<ManagedNamespace> {
    let id = ResourceId::parse(json::text(item, "id")?)?;
    let own = id.resource().eq_ignore_ascii_case(&cluster.resource());
    // Azure writes ids in any case, but a namespace has only small letters.
    let name = id.managed_namespace().filter(|_| own)?.to_ascii_lowercase();
    let state = item.get("properties").and_then(|p| json::text(p, "provisioningState"));
    let state = match state.unwrap_or_default().to_ascii_lowercase().as_str() {
        "succeeded" => ProvisioningState::Succeeded,
        "failed" => ProvisioningState::Failed,
        "canceled" => ProvisioningState::Canceled,
        "creating" | "updating" | "accepted" => ProvisioningState::InProgress,
        "deleting" => ProvisioningState::Deleting,
        _ => ProvisioningState::Unknown,
    };
    is_label(&name).then_some(ManagedNamespace { name, state })
}

impl Operation for ListManagedNamespaces {
    fn next_action(&mut self) -> Action {
        self.request.next_action()
    }

    fn receive(&mut self, answers: Vec<Result<Response, FetchError>>) {
        self.request.receive(answers);
    }
}
