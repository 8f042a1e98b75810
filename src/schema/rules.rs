//! What keys mean for each other, as far as a schema can say it.
//!
//! A key counts as there also where nothing stands after it, as the reader takes `aks:`.

use serde_json::{Map, Value, json};

use super::values::{aks_methods, oidc_methods};

pub(super) fn none() -> Map<String, Value> {
    Map::new()
}

fn all_of(rules: Vec<Value>) -> Map<String, Value> {
    Map::from_iter([("allOf".to_owned(), Value::Array(rules))])
}

fn needs(keys: &[&str]) -> Value {
    json!({ "required": keys })
}

/// Clusters may be left out only where Azure is asked for them, or there is a catalogue.
pub(super) fn top() -> Map<String, Value> {
    let discover = json!({ "const": true });
    let asked = json!({
        "type": "object",
        "required": ["discover"],
        "properties": { "discover": discover },
    });
    let found = json!({ "required": ["azure"], "properties": { "azure": asked } });
    let listed = json!({
        "required": ["clusters"],
        "properties": { "clusters": { "type": "array", "minItems": 1 } },
    });
    let elsewhere =
        json!({ "required": ["catalogue"], "properties": { "catalogue": { "type": "object" } } });
    let mut rules = all_of(vec![json!({ "anyOf": [listed, found, elsewhere] })]);
    rules.insert("properties".to_owned(), json!({ "identities": { "minItems": 1 } }));
    rules
}

/// Just one kind of provider.
pub(super) fn identity() -> Map<String, Value> {
    all_of(vec![json!({ "oneOf": [needs(&["entra"]), needs(&["oidc"])] })])
}

/// Just one kind of cluster, its methods, and a server unless Azure Arc knows the way.
pub(super) fn cluster() -> Map<String, Value> {
    let methods = |names: Vec<&str>| json!({ "properties": { "methods": { "minItems": 1, "items": { "enum": names } } } });
    let served =
        json!({ "required": ["server"], "properties": { "server": { "type": "string" } } });
    all_of(vec![
        json!({ "oneOf": [needs(&["aks"]), needs(&["oidc"]), needs(&["arc"])] }),
        json!({ "anyOf": [needs(&["arc"]), served] }),
        json!({ "if": needs(&["aks"]), "then": methods(aks_methods()) }),
        json!({ "if": needs(&["oidc"]), "then": methods(oidc_methods()) }),
    ])
}
