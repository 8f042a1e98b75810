//! Reading what Resource Manager and Resource Graph say of clusters and subscriptions.
//!
//! One reader for a managed cluster, a connected cluster and a managed namespace, as a resource
//! (`properties` inside) or as a row of our query (the same names side by side). The id says what
//! it is. Only an id that is none makes an item unreadable; whatever else is missing, or not what it
//! should be, is unknown. Sources: azure-rest-api-specs (`ManagedCluster`, `ConnectedCluster`).

use super::cluster::{
    ApiServerAccess, ClusterKind, ConnectivityStatus, DiscoveredCluster, EntraIntegration,
    PowerState,
};
use crate::ids::is_guid;
use crate::json::Value;
use crate::visible::strip_hidden;

/// The longest name that is kept, in characters, and the longest word.
const NAME: usize = 128;
const WORD: usize = 40;
/// The most ranges of addresses; AKS allows 200.
const RANGES: usize = 256;
/// The tags that name an environment, the one that counts most first.
const TAGS: [&str; 3] = ["environment", "env", "stage"];

/// A subscription of the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subscription {
    /// Its id, in small letters.
    pub id: String,
    /// Its name.
    pub name: Option<String>,
    /// Its tenant.
    pub tenant: Option<String>,
    /// Whether it is in use.
    pub state: SubscriptionState,
}

/// Whether a subscription is in use (`state`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SubscriptionState {
    /// It is; also where its bill is due.
    Active,
    /// It is disabled.
    Disabled,
    /// It is deleted.
    Deleted,
}

/// Reads a cluster or a managed namespace.
#[must_use]
pub fn parse_cluster(item: &Value) -> Option<DiscoveredCluster> {
    let mut cluster = DiscoveredCluster::from_resource_id(member(item, "id").as_str()?)?;
    if !cluster.only_namespaces
        && let Some(name) = text(item, "name", NAME)
    {
        cluster.rename(&name);
    }
    // The name of a region, where it is written as people read it.
    let location = text(item, "location", WORD).unwrap_or_default();
    cluster.location = location.to_ascii_lowercase().replace(' ', "");
    cluster.tenant = guid(item, "tenantId");
    cluster.subscription_name = text(item, "subscriptionName", NAME);
    let inside = member(item, "properties");
    let facts = if inside.is_object() { inside } else { item };
    if !cluster.only_namespaces {
        cluster.environment = environment(member(item, "tags"));
        cluster.provisioning = text(facts, "provisioningState", WORD);
        let version = text(facts, "currentKubernetesVersion", WORD);
        cluster.version = version.or_else(|| text(facts, "kubernetesVersion", WORD));
        match cluster.kind {
            ClusterKind::Aks => managed(&mut cluster, facts),
            ClusterKind::Arc => {
                let word = text(facts, "connectivityStatus", WORD);
                cluster.connectivity = word.map(|word| ConnectivityStatus::parse(&word));
            }
        }
    }
    Some(cluster)
}

fn managed(cluster: &mut DiscoveredCluster, facts: &Value) {
    // `{"code"}` in a resource, and in a row whichever way it was projected.
    let power = member(facts, "powerState");
    let word = text(power, "code", WORD).or_else(|| text(facts, "powerState", WORD));
    cluster.power = PowerState::parse(&word.unwrap_or_default());
    cluster.fqdn = host(facts, "fqdn");
    cluster.private_fqdn = host(facts, "privateFQDN");
    // Every cluster has a state and a version: where neither is there, silence says nothing.
    if cluster.provisioning.is_none() && cluster.version.is_none() {
        return;
    }
    cluster.local_accounts = match member(facts, "disableLocalAccounts") {
        Value::Bool(disabled) => Some(!disabled),
        Value::Null => Some(true),
        _ => None,
    };
    cluster.kubernetes_rbac = member(facts, "enableRBAC").as_bool();
    cluster.api_server_access =
        reach(member(facts, "apiServerAccessProfile"), cluster.fqdn.is_some());
    cluster.entra = entra(member(facts, "aadProfile"));
}

fn reach(profile: &Value, named: bool) -> ApiServerAccess {
    if profile.is_null() {
        return ApiServerAccess::Public;
    }
    if !profile.is_object() {
        return ApiServerAccess::Unknown;
    }
    if is_true(profile, "enablePrivateCluster") {
        let public_name = member(profile, "enablePrivateClusterPublicFQDN").as_bool();
        return ApiServerAccess::Private { public_name: public_name.unwrap_or(named) };
    }
    let ranges = member(profile, "authorizedIPRanges").as_array();
    let ranges = ranges.into_iter().flatten().filter_map(Value::as_str).take(RANGES);
    let ranges: Vec<String> =
        ranges.map(|range| strip_hidden(range, 50)).filter(|range| !range.is_empty()).collect();
    if ranges.is_empty() {
        ApiServerAccess::Public
    } else {
        ApiServerAccess::AuthorizedRanges(ranges)
    }
}

fn entra(profile: &Value) -> EntraIntegration {
    if profile.is_null() {
        return EntraIntegration::None;
    }
    let azure_rbac = is_true(profile, "enableAzureRBAC");
    let tenant = guid(profile, "tenantID");
    // Only what AKS manages can have Azure's RBAC.
    if is_true(profile, "managed") || azure_rbac {
        return EntraIntegration::Managed { azure_rbac, tenant };
    }
    match guid(profile, "serverAppID") {
        Some(server) => {
            EntraIntegration::Legacy { server, client: guid(profile, "clientAppID"), tenant }
        }
        None => EntraIntegration::Unknown,
    }
}

fn environment(tags: &Value) -> Option<String> {
    TAGS.into_iter().find_map(|name| text(tags, name, WORD))
}

/// Reads a subscription; its id goes into paths, so it must be a GUID.
#[must_use]
pub fn parse_subscription(item: &Value) -> Option<Subscription> {
    let state = text(item, "state", WORD).unwrap_or_default();
    Some(Subscription {
        id: guid(item, "subscriptionId")?,
        name: text(item, "displayName", NAME),
        tenant: guid(item, "tenantId"),
        state: match state.to_ascii_lowercase().as_str() {
            "disabled" => SubscriptionState::Disabled,
            "deleted" => SubscriptionState::Deleted,
            _ => SubscriptionState::Active,
        },
    })
}

/// A member in whatever case Azure writes its name; null where there is none.
pub(in crate::azure) fn member<'a>(value: &'a Value, name: &str) -> &'a Value {
    const NONE: &Value = &Value::Null;
    let Some(map) = value.as_object() else { return NONE };
    let alike = || map.iter().find(|(key, _)| key.eq_ignore_ascii_case(name));
    map.get(name).or_else(|| alike().map(|(_, value)| value)).unwrap_or(NONE)
}

/// A text of a member as people see it; `None` where nothing is left of it.
pub(super) fn text(value: &Value, name: &str, most: usize) -> Option<String> {
    let text = strip_hidden(member(value, name).as_str()?, most);
    (!text.is_empty()).then_some(text)
}

/// A GUID, in small letters.
pub(super) fn guid(value: &Value, name: &str) -> Option<String> {
    let text = member(value, name).as_str()?;
    is_guid(text).then(|| text.to_ascii_lowercase())
}

fn is_true(value: &Value, name: &str) -> bool {
    member(value, name).as_bool() == Some(true)
}

/// The name of a host: it may be compared with a server's, and is shown.
fn host(value: &Value, name: &str) -> Option<String> {
    let text = member(value, name).as_str()?.to_ascii_lowercase();
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    (!text.is_empty() && text.len() <= 253 && text.chars().all(plain)).then_some(text)
}
