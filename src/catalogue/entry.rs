//! Clusters on offer: those of `portal.yaml`, and those that Azure reports beside them.

use std::sync::Arc;

use super::cluster_names::{ClusterNames, cluster_names};
use crate::azure::{ClusterKind, Connection, DiscoveredCluster, EntraIntegration};
use crate::config::{Aks, Cluster, Connected, Method, Namespace, Trust};
use crate::ids::{ResourceId, is_label};
use crate::index::Index;

/// A cluster on offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogueEntry {
    /// The cluster, as `portal.yaml` has it or as it would.
    pub cluster: Arc<Cluster>,
    /// What Azure reports of it.
    pub found: Option<DiscoveredCluster>,
    /// Whether it is on offer only because it was found.
    pub discovered: bool,
    /// The words a search looks through, in small letters.
    pub(super) words: String,
}

impl CatalogueEntry {
    /// A cluster with what Azure reports of it.
    #[must_use]
    pub fn new(cluster: Cluster, found: Option<DiscoveredCluster>) -> Self {
        let mut words = String::new();
        let mut say = |text: &str| {
            words.push_str(&text.to_lowercase());
            // No word of a search reaches across.
            words.push('\n');
        };
        say(&cluster.name);
        say(&cluster.display_name);
        let optional = [&cluster.description, &cluster.environment, &cluster.network];
        optional.into_iter().flatten().for_each(|text| say(text));
        if let Some(found) = &found {
            say(&found.name);
            say(&found.group);
            say(&found.subscription);
            say(&found.location);
            let optional = [&found.subscription_name, &found.version];
            optional.into_iter().flatten().for_each(|text| say(text));
        }
        Self { cluster: Arc::new(cluster), found, discovered: false, words }
    }

    /// Gives a cluster that was found its connection: where it is, whom to trust, and what of its
    /// sign-in differs from the usual. One of `portal.yaml` keeps its own.
    pub fn connect_with(&mut self, connection: &Connection) {
        // What `portal.yaml` says of a cluster stays as it says.
        if !self.cluster.server.is_empty() {
            return;
        }
        let cluster = Arc::make_mut(&mut self.cluster);
        cluster.server.clone_from(&connection.server);
        cluster.certificate_authority_data.clone_from(&connection.certificate_authority_data);
        cluster.tls_server_name.clone_from(&connection.tls_server_name);
        if let Trust::Aks(aks) = &mut cluster.trust {
            aks.tenant_id = connection.tenant.clone().or(aks.tenant_id.take());
            aks.server_id.clone_from(&connection.server_id);
            aks.client_id.clone_from(&connection.client_id);
        }
    }

    /// Offers namespaces beside those on offer already, where any may be typed; what is no name of
    /// one is passed over.
    pub fn suggest_namespaces(&mut self, names: &[String]) {
        if !self.cluster.any_namespace {
            return;
        }
        for name in names.iter().filter(|name| is_label(name)) {
            if !self.cluster.namespaces.iter().any(|known| known.name == *name) {
                Arc::make_mut(&mut self.cluster).namespaces.push(namespace(name));
            }
        }
    }
}

/// The clusters of `portal.yaml` and those that were found with an identity, as one list.
///
/// A configured cluster with the same resource id keeps everything it is configured with and has the
/// facts beside it. The others become clusters of their own, in the order of their names: their
/// server is empty until their credential is known, and the methods are the ones given, none for
/// those behind Azure Arc.
#[must_use]
pub fn join(
    configured: &[Cluster],
    found: &[DiscoveredCluster],
    identity: &str,
    methods: &[Method],
) -> Vec<CatalogueEntry> {
    let mut by_id: Index<&DiscoveredCluster> = Index::default();
    for one in found {
        by_id.add(&one.id.to_ascii_lowercase(), one);
    }
    let facts: Vec<Option<&DiscoveredCluster>> =
        configured.iter().map(|cluster| by_id.get(&resource(cluster)?).copied()).collect();
    let mut entries = Vec::new();
    for (cluster, facts) in configured.iter().zip(&facts) {
        if let Some(facts) = facts.filter(|_| cluster.identity == identity) {
            by_id.remove(&facts.id.to_ascii_lowercase());
        }
        entries.push(CatalogueEntry::new(cluster.clone(), facts.cloned()));
    }
    let taken = |cluster: &Cluster| ClusterNames {
        name: cluster.name.clone(),
        display_name: cluster.display_name.clone(),
    };
    let taken: Vec<ClusterNames> = configured.iter().map(taken).collect();
    let rest: Vec<&DiscoveredCluster> = by_id.iter().map(|(_, found)| *found).collect();
    let names = cluster_names(&rest, &taken);
    let mut more: Vec<CatalogueEntry> = rest
        .into_iter()
        .zip(names)
        .map(|(found, names)| {
            let cluster = cluster(found, names, identity, methods);
            let entry = CatalogueEntry::new(cluster, Some(found.clone()));
            CatalogueEntry { discovered: true, ..entry }
        })
        .collect();
    more.sort_by(|one, other| one.cluster.name.cmp(&other.cluster.name));
    entries.append(&mut more);
    entries
}

/// The resource id of a configured cluster, as [`DiscoveredCluster`] writes it, in small letters.
fn resource(cluster: &Cluster) -> Option<String> {
    let id = match &cluster.trust {
        Trust::Aks(aks) => aks.resource_id.as_deref()?,
        Trust::Arc(arc) => &arc.resource_id,
        Trust::Oidc(_) => return None,
    };
    Some(ResourceId::parse(id)?.resource().to_ascii_lowercase())
}

fn cluster(
    found: &DiscoveredCluster,
    names: ClusterNames,
    identity: &str,
    methods: &[Method],
) -> Cluster {
    let trust = match found.kind {
        ClusterKind::Aks => Trust::Aks(aks(found)),
        ClusterKind::Arc => Trust::Arc(Connected { resource_id: found.id.clone() }),
    };
    Cluster {
        name: names.name,
        display_name: names.display_name,
        description: None,
        environment: found.environment.clone().or_else(|| found.subscription_name.clone()),
        identity: identity.to_owned(),
        server: String::new(),
        certificate_authority_data: None,
        tls_server_name: None,
        proxy_url: None,
        network: None,
        methods: if found.kind == ClusterKind::Arc { Vec::new() } else { methods.to_vec() },
        trust,
        namespaces: found.namespaces.iter().map(|name| namespace(name)).collect(),
        any_namespace: true,
        visible_to: Vec::new(),
    }
}

fn namespace(name: &str) -> Namespace {
    Namespace { name: name.to_owned(), display_name: None, groups: Vec::new() }
}

/// What Azure says of the Entra integration; the rest comes from the identity and its cloud.
fn aks(found: &DiscoveredCluster) -> Aks {
    let (tenant, server_id, client_id) = match &found.entra {
        EntraIntegration::Managed { tenant, .. } => (tenant.clone(), None, None),
        EntraIntegration::Legacy { server, client, tenant } => {
            (tenant.clone(), Some(server.clone()), client.clone())
        }
        EntraIntegration::None | EntraIntegration::Unknown => (None, None, None),
    };
    Aks {
        resource_id: Some(found.id.clone()),
        tenant_id: tenant.or_else(|| found.tenant.clone()),
        server_id,
        client_id,
        environment: None,
    }
}
