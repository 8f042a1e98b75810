//! What the page hands over about the person and one cluster.

use crate::browser;
use crate::config::{self, Cluster, Identity, Portal, Surroundings};
use crate::encode::parse;
use crate::json::{self, Map, Value};
use crate::platform::System;
use crate::session::Groups;

/// A person and the cluster they ask about.
#[derive(Clone, PartialEq)]
pub(super) struct Asked {
    /// The portal.
    pub portal: Portal,
    /// The cluster.
    pub cluster: Cluster,
    /// The identity the person signed in with.
    pub identity: Identity,
    /// The claims of their ID token; no token.
    pub claims: Map<String, Value>,
    /// The issuer of the ID token.
    pub issuer: String,
    /// Their groups, as far as they are known.
    pub groups: Groups,
    /// The namespaces they chose.
    pub namespaces: Vec<String>,
    /// The system that was chosen on the page.
    pub system: System,
}

impl Asked {
    /// Reads the form that the page writes: `portal` (the text of `portal.yaml`), `cluster`,
    /// `identity`, `claims` (JSON), `issuer`, `groups` (`overage`, nothing, or JSON), `namespaces`
    /// (with commas), `system`.
    pub fn read(text: &str) -> Option<Self> {
        let pairs = parse(text);
        let get = |name: &str| {
            let found = pairs.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str());
            found.filter(|value| !value.is_empty())
        };
        let around = Surroundings { loopback: browser::origin_is_loopback() };
        let portal = config::read(get("portal")?, &around).portal;
        let name = get("cluster")?;
        let cluster = portal.clusters.iter().find(|cluster| cluster.name == name)?.clone();
        let name = get("identity")?;
        let identity = portal.identities.iter().find(|identity| identity.name == name)?.clone();
        let Some(Value::Object(claims)) = get("claims").and_then(json::read) else { return None };
        let groups = match get("groups") {
            None => Groups::Absent,
            Some("overage") => Groups::Overage,
            Some(list) => match json::read(list)? {
                Value::Array(list) => {
                    let texts = list.iter().filter_map(Value::as_str);
                    Groups::Known(texts.map(str::to_owned).collect())
                }
                _ => return None,
            },
        };
        let names = get("namespaces").unwrap_or_default().split(',');
        Some(Self {
            cluster,
            identity,
            claims,
            issuer: get("issuer").unwrap_or_default().to_owned(),
            groups,
            namespaces: names.filter(|name| !name.is_empty()).map(str::to_owned).collect(),
            system: System::ALL
                .into_iter()
                .find(|one| Some(one.name()) == get("system"))
                .unwrap_or(System::Linux),
            portal,
        })
    }
}
