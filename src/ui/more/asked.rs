//! What the page hands over about the person and one cluster.

use crate::access::rbac::{Decides, decides};
use crate::access::who::{self, Asking, Membership, Who};
use crate::azure::{Found, Reached};
use crate::browser;
use crate::catalogue;
use crate::config::{self, Cluster, Identity, Method, Portal, Surroundings, Trust};
use crate::encode::{form, parse};
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
    /// What Azure reports of it, where it was found.
    pub found: Option<Found>,
    /// The identity the person signed in with.
    pub identity: Identity,
    /// The claims of their ID token; no token.
    pub claims: Map<String, Value>,
    /// The issuer of the ID token.
    pub issuer: String,
    /// Their groups, as far as they are known.
    pub groups: Groups,
    /// The names of groups, by id.
    pub group_names: Vec<(String, String)>,
    /// The namespaces they chose.
    pub namespaces: Vec<String>,
    /// The contexts of the cluster in the file that is handed over, each with its namespace.
    pub contexts: Vec<(String, String)>,
    /// Their roles at the cluster as Azure told them; `None` before it was asked.
    pub roles: Option<Roles>,
    /// How kubectl signs in.
    pub method: Option<Method>,
    /// The system that was chosen on the page.
    pub system: System,
}

impl Asked {
    /// Reads the form that the page writes: `portal` (the text of `portal.yaml`), `cluster`,
    /// `identity`, `claims` (JSON), `issuer`, `groups` (`overage`, nothing, or JSON), `groupNames`
    /// (a form), `namespaces` (with commas), `contexts` (a form), `roles` (see [`Roles`]), `method`,
    /// `system`; and of a cluster that is not in `portal.yaml` what Azure reports (`found`) and what of it is known since.
    pub fn read(text: &str) -> Option<Self> {
        let pairs = parse(text);
        let get = |name: &str| {
            let found = pairs.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str());
            found.filter(|value| !value.is_empty())
        };
        let around = Surroundings { loopback: browser::origin_is_loopback() };
        let portal = config::read(get("portal")?, &around).portal;
        let found = get("found").and_then(json::read).and_then(|it| Found::from_json(&it));
        let name = get("cluster")?;
        let cluster = match portal.clusters.iter().find(|cluster| cluster.name == name) {
            Some(cluster) => cluster.clone(),
            None => unlisted(name, found.as_ref()?, &portal, &get)?,
        };
        let name = get("identity")?;
        let identity = portal.identities.iter().find(|identity| identity.name == name)?.clone();
        let Some(Value::Object(claims)) = get("claims").and_then(json::read) else { return None };
        let list = |name: &str| match get(name).and_then(json::read) {
            Some(Value::Array(list)) => {
                let texts = list.iter().filter_map(Value::as_str);
                Some(texts.map(str::to_owned).collect::<Vec<String>>())
            }
            _ => None,
        };
        let groups = match get("groups") {
            None => Groups::Absent,
            Some("overage") => Groups::Overage,
            Some(_) => Groups::Known(list("groups")?),
        };
        let names = get("namespaces").unwrap_or_default().split(',');
        Some(Self {
            cluster,
            found,
            identity,
            claims,
            issuer: get("issuer").unwrap_or_default().to_owned(),
            groups,
            group_names: parse(get("groupNames").unwrap_or_default()),
            namespaces: names.filter(|name| !name.is_empty()).map(str::to_owned).collect(),
            contexts: parse(get("contexts").unwrap_or_default()),
            roles: get("roles").map(Roles::read),
            method: get("method").and_then(Method::by_name),
            system: System::ALL
                .into_iter()
                .find(|one| Some(one.name()) == get("system"))
                .unwrap_or(System::Linux),
            portal,
        })
    }

    /// Who the cluster will take the person for.
    pub fn who(&self) -> Who {
        let own = matches!(self.cluster.trust, Trust::Oidc(_));
        who::who(&Asking {
            claims: &self.claims,
            issuer: &self.issuer,
            groups: match &self.groups {
                Groups::Known(groups) => Membership::Known(groups),
                Groups::Absent => Membership::Unknown,
                Groups::Overage => Membership::TooMany,
            },
            identity: &self.identity,
            cluster: &self.cluster,
            handed: own && self.method.is_some_and(Method::holds_token),
        })
    }

    /// The name of a group, where it is known.
    pub fn group_name(&self, id: &str) -> Option<&str> {
        let known = self.group_names.iter().find(|(own, _)| own.eq_ignore_ascii_case(id));
        known.map(|(_, name)| name.as_str())
    }

    /// The context of a namespace in the file; of no namespace, or where it has none, the first.
    pub fn context(&self, namespace: &str) -> Option<&str> {
        let own = self.contexts.iter().find(|(of, _)| of == namespace);
        own.or(self.contexts.first()).map(|(_, name)| name.as_str())
    }

    /// Which system decides in the cluster what people and groups of Entra may do.
    pub fn decides(&self) -> Decides {
        decides(&self.cluster.trust, self.found.as_ref().map(|found| &found.entra))
    }

    /// The Azure resource id of an AKS cluster.
    pub fn resource_id(&self) -> Option<&str> {
        match &self.cluster.trust {
            Trust::Aks(aks) => aks.resource_id.as_deref(),
            Trust::Oidc(_) | Trust::Arc(_) => None,
        }
    }
}

/// The roles of a cluster that was found, as they were told.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Roles {
    /// Each in a sentence.
    pub lines: Vec<String>,
    /// Where they give anything.
    pub reached: Reached,
}

impl Roles {
    /// As a form, which the page keeps.
    pub fn to_form(&self) -> String {
        let mut pairs: Vec<(&str, &str)> =
            self.lines.iter().map(|line| ("line", line.as_str())).collect();
        match &self.reached {
            Reached::Everywhere => pairs.push(("everywhere", "1")),
            Reached::In(names) => pairs.extend(names.iter().map(|name| ("in", name.as_str()))),
        }
        // Of no role at all there is something to say too.
        pairs.push(("told", "1"));
        form(&pairs)
    }

    fn read(text: &str) -> Self {
        let pairs = parse(text);
        let all = |wanted: &str| -> Vec<String> {
            let of = pairs.iter().filter(|(name, _)| name == wanted);
            of.map(|(_, value)| value.clone()).collect()
        };
        let everywhere = !all("everywhere").is_empty();
        let reached = if everywhere { Reached::Everywhere } else { Reached::In(all("in")) };
        Self { lines: all("line"), reached }
    }
}

/// A cluster that Azure reports, under the name that the page gave it.
fn unlisted<'a>(
    name: &str,
    found: &Found,
    portal: &Portal,
    get: &impl Fn(&str) -> Option<&'a str>,
) -> Option<Cluster> {
    let azure = portal.azure.as_ref()?;
    let found = core::slice::from_ref(found);
    let joined = catalogue::join(&[], found, &azure.identity, &azure.methods);
    let mut cluster = joined.into_iter().next()?.cluster;
    let text = |name: &str| get(name).map(str::to_owned);
    name.clone_into(&mut cluster.name);
    cluster.display_name = text("display").unwrap_or(cluster.display_name);
    cluster.server = text("server").unwrap_or_default();
    cluster.certificate_authority_data = text("authority");
    if let Trust::Aks(aks) = &mut cluster.trust {
        aks.tenant_id = text("tenant").or(aks.tenant_id.take());
    }
    Some(cluster)
}
