//! A scripted Azure: a function from requests to answers, and whoever runs an operation against it.

use purser::azure::{Action, Operation};
use purser::json::{self, Value};
use purser::platform::{FetchError, Request, Response};
use serde_json::json;

use crate::fixtures;

/// One answer.
pub type Answer = Result<Response, FetchError>;

/// One of the samples.
pub fn sample(name: &str) -> Value {
    json::read(&fixtures::text(&format!("samples/{name}.json"))).unwrap()
}

/// The subscription of the samples.
pub fn shop() -> &'static str {
    "2d4f6b8c-0d1e-4a3b-8c5d-7e9f1a2b3c4d"
}

/// One of many subscriptions.
pub fn subscription(at: usize) -> String {
    format!("00000000-0000-4000-8000-{at:012x}")
}

/// The id of a cluster.
pub fn aks_id(subscription: &str, group: &str, name: &str) -> String {
    format!(
        "/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.ContainerService/managedClusters/{name}"
    )
}

/// A row of Resource Graph: 50 clusters in each of 40 subscriptions.
pub fn row(at: usize) -> Value {
    let (of, group) = (subscription(at % 40), format!("rg-{}", at % 7));
    json!({
        "id": aks_id(&of, &group, &format!("cluster-{at}")),
        "name": format!("cluster-{at}"),
        "type": "microsoft.containerservice/managedclusters",
        "location": "westeurope",
        "tenantId": "8f9c2a10-5b7e-4d3c-9a61-2e4f6b8c0d1e",
        "subscriptionId": of,
        "subscriptionName": format!("Contoso {}", at % 40),
        "tags": { "env": "production", "owner": "team-a", "costCenter": "1234" },
        "kubernetesVersion": "1.33",
        "currentKubernetesVersion": "1.33.4",
        "provisioningState": "Succeeded",
        "powerState": "Running",
        "fqdn": format!("cluster-{at}-0a1b2c3d.hcp.westeurope.azmk8s.io"),
        "privateFQDN": null,
        "aadProfile": { "managed": true, "enableAzureRBAC": true, "adminGroupObjectIDs": ["9a0b1c2d-3e4f-4a5b-8c6d-7e8f9a0b1c2d"], "tenantID": "8f9c2a10-5b7e-4d3c-9a61-2e4f6b8c0d1e" },
        "disableLocalAccounts": true,
        "enableRBAC": true,
        "apiServerAccessProfile": { "authorizedIPRanges": ["203.0.113.0/24"] },
        "connectivityStatus": null,
    })
}

/// A managed namespace, as a row.
pub fn namespace_row(cluster: &str, name: &str) -> Value {
    json!({
        "id": format!("{cluster}/managedNamespaces/{name}"), "name": name,
        "type": "microsoft.containerservice/managedclusters/managednamespaces",
        "location": "westeurope", "subscriptionName": "Contoso Shop", "provisioningState": "Succeeded",
    })
}

/// An answer in JSON.
pub fn answer(status: u16, body: &Value) -> Answer {
    Ok(Response { status, headers: Vec::new(), body: body.to_string() })
}

/// A refusal, as Resource Manager words it.
pub fn refuses(status: u16, code: &str) -> Answer {
    answer(status, &json!({ "error": { "code": code, "message": "" } }))
}

/// A page of Resource Graph.
pub fn page(rows: &[Value], next: Option<&str>) -> Answer {
    let mut body = json!({ "count": rows.len(), "data": rows, "resultTruncated": "false" });
    if let Some(next) = next {
        body["$skipToken"] = json!(next);
    }
    answer(200, &body)
}

/// The page token that a question to Resource Graph names.
pub fn token_of(request: &Request) -> Option<String> {
    let body = json::read(request.body.as_deref()?)?;
    body["options"]["$skipToken"].as_str().map(str::to_owned)
}

/// What was asked on the way.
#[derive(Default)]
pub struct Journey {
    /// Every request, in order.
    pub urls: Vec<String>,
    /// Every wait, with how many requests had been sent before it.
    pub waits: Vec<(usize, u32)>,
    /// The most that were under way at a time.
    pub most: usize,
}

impl Journey {
    /// How many requests held a text.
    pub fn count(&self, part: &str) -> usize {
        self.urls.iter().filter(|url| url.contains(part)).count()
    }
}

/// Runs an operation to its end.
pub fn run(operation: &mut impl Operation, mut azure: impl FnMut(&Request) -> Answer) -> Journey {
    let mut journey = Journey::default();
    for _ in 0..20_000 {
        match operation.next_action() {
            Action::Done => return journey,
            Action::Wait(seconds) => journey.waits.push((journey.urls.len(), seconds)),
            Action::Send(requests) => {
                assert!(!requests.is_empty());
                journey.most = journey.most.max(requests.len());
                journey.urls.extend(requests.iter().map(|request| request.url.clone()));
                operation.receive(requests.iter().map(&mut azure).collect());
            }
        }
    }
    panic!("it has no end");
}
