//! The query of Resource Graph (`Resources` of `Microsoft.ResourceGraph`, 2024-04-01; written in
//! the Kusto Query Language).

use crate::json::{self, Map, Value};

/// The most rows of a page, as Resource Graph allows.
const ROWS: u32 = 1000;
/// The most subscriptions that a query may name.
const MOST_NAMED: usize = 1000;

/// The query. The columns bear the names that the resources' own properties
/// have, so one reader reads both. Paging needs `id` among them, and an order.
const QUERY: &str = "Resources \
| where type in~ ('microsoft.containerservice/managedclusters', \
'microsoft.containerservice/managedclusters/managednamespaces', \
'microsoft.kubernetes/connectedclusters') \
| join kind=leftouter (ResourceContainers \
| where type =~ 'microsoft.resources/subscriptions' \
| project subscriptionId, subscriptionName = name) on subscriptionId \
| project id, name, type, location, tenantId, subscriptionId, subscriptionName, tags, \
kubernetesVersion = properties.kubernetesVersion, \
currentKubernetesVersion = properties.currentKubernetesVersion, \
provisioningState = properties.provisioningState, \
powerState = properties.powerState.code, \
fqdn = properties.fqdn, \
privateFQDN = properties.privateFQDN, \
aadProfile = properties.aadProfile, \
disableLocalAccounts = properties.disableLocalAccounts, \
enableRBAC = properties.enableRBAC, \
apiServerAccessProfile = properties.apiServerAccessProfile, \
connectivityStatus = properties.connectivityStatus \
| order by id asc";

/// The body of the request to Resource Graph (`QueryRequest`), for a page by its `$skipToken`.
pub(super) fn request_body(subscriptions: &[String], page: Option<&str>) -> String {
    let mut options = Map::new();
    options.insert("$top".to_owned(), ROWS.into());
    options.insert("resultFormat".to_owned(), "objectArray".into());
    if let Some(page) = page {
        options.insert("$skipToken".to_owned(), page.into());
    }
    let mut body = Map::new();
    body.insert("query".to_owned(), QUERY.into());
    // Where there are more than may be named, all are asked for, and read are those that are wanted.
    if (1..=MOST_NAMED).contains(&subscriptions.len()) {
        body.insert("subscriptions".to_owned(), subscriptions.to_vec().into());
    }
    body.insert("options".to_owned(), Value::Object(options));
    json::write(&Value::Object(body))
}
