//! A cluster as Azure reports it.

use crate::ids::{ResourceId, is_guid};

/// A cluster that Azure reports (`ManagedCluster` of `Microsoft.ContainerService`,
/// `ConnectedCluster` of `Microsoft.Kubernetes`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DiscoveredCluster {
    /// The resource id; its fixed words are always written alike.
    pub id: String,
    /// What kind of cluster.
    pub kind: ClusterKind,
    /// Its name in Azure, unique only within its resource group.
    pub name: String,
    /// The resource group.
    pub group: String,
    /// The subscription's id, in small letters.
    pub subscription: String,
    /// The subscription's name.
    pub subscription_name: Option<String>,
    /// The tenant of the subscription.
    pub tenant: Option<String>,
    /// The region, like `westeurope`; empty where Azure does not say.
    pub location: String,
    /// The version of Kubernetes that runs.
    pub version: Option<String>,
    /// Whether it runs.
    pub power: PowerState,
    /// What Azure is doing with it, like `Succeeded` or `Updating`.
    pub provisioning: Option<String>,
    /// The host of the API server.
    pub fqdn: Option<String>,
    /// Its host within the private network.
    pub private_fqdn: Option<String>,
    /// From where its API server can be reached.
    pub api_server_access: ApiServerAccess,
    /// Its Entra integration.
    pub entra: EntraIntegration,
    /// Whether it has local accounts (`disableLocalAccounts` turned round).
    pub local_accounts: Option<bool>,
    /// Whether Kubernetes' own RBAC is on.
    pub kubernetes_rbac: Option<bool>,
    /// The environment, from the tags `environment`, `env` or `stage`.
    pub environment: Option<String>,
    /// The managed namespaces that are known, in the order of the alphabet.
    pub namespaces: Vec<String>,
    /// Whether only managed namespaces of it can be read, not the cluster: then all that is known
    /// of it is its id.
    pub only_namespaces: bool,
    /// Whether its agent is connected; of clusters behind Azure Arc alone.
    pub connectivity: Option<ConnectivityStatus>,
}

/// The kinds of clusters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClusterKind {
    /// `Microsoft.ContainerService/managedClusters`.
    Aks,
    /// `Microsoft.Kubernetes/connectedClusters`: connected through Azure Arc.
    Arc,
}

/// Whether a cluster runs (`powerState.code`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PowerState {
    /// It runs.
    Running,
    /// It is stopped.
    Stopped,
    /// Another word of Azure's.
    Other(String),
    /// Azure does not say.
    Unknown,
}

impl PowerState {
    /// From Azure's word for it.
    #[must_use]
    pub fn parse(word: &str) -> Self {
        if word.eq_ignore_ascii_case("Running") {
            Self::Running
        } else if word.eq_ignore_ascii_case("Stopped") {
            Self::Stopped
        } else if word.is_empty() {
            Self::Unknown
        } else {
            Self::Other(word.to_owned())
        }
    }

    /// Azure's word for it; empty where it says none.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Running => "Running",
            Self::Stopped => "Stopped",
            Self::Other(word) => word,
            Self::Unknown => "",
        }
    }
}

/// From where an API server can be reached (`apiServerAccessProfile`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ApiServerAccess {
    /// From everywhere.
    Public,
    /// From these ranges of addresses.
    AuthorizedRanges(Vec<String>),
    /// From the private network.
    Private {
        /// Whether its name is known in public too, for networks that do not resolve the private
        /// one (`enablePrivateClusterPublicFQDN`); it leads into the private network all the same.
        public_name: bool,
    },
    /// Azure does not say.
    Unknown,
}

/// The Entra integration of a cluster (`aadProfile`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntraIntegration {
    /// None: everybody signs in with the cluster's own certificate of an administrator.
    None,
    /// Managed by AKS.
    Managed {
        /// Whether Azure decides who may do what, instead of Kubernetes alone.
        azure_rbac: bool,
        /// The tenant whose people it knows.
        tenant: Option<String>,
    },
    /// With applications of the operator's own, as it was before AKS managed it.
    Legacy {
        /// The server application.
        server: String,
        /// The client application.
        client: Option<String>,
        /// The tenant whose people it knows.
        tenant: Option<String>,
    },
    /// Azure does not say.
    Unknown,
}

/// Whether the agent of a cluster behind Azure Arc is connected (`connectivityStatus`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConnectivityStatus {
    /// It is.
    Connected,
    /// Not yet.
    Connecting,
    /// Not now.
    Offline,
    /// Not for so long that it has to be connected anew.
    Expired,
    /// Another word of Azure's.
    Other(String),
}

impl ConnectivityStatus {
    const WORDS: [(&'static str, Self); 4] = [
        ("Connected", Self::Connected),
        ("Connecting", Self::Connecting),
        ("Offline", Self::Offline),
        ("Expired", Self::Expired),
    ];

    /// From Azure's word for it.
    #[must_use]
    pub fn parse(word: &str) -> Self {
        let known = Self::WORDS.into_iter().find(|(name, _)| word.eq_ignore_ascii_case(name));
        known.map_or_else(|| Self::Other(word.to_owned()), |(_, known)| known)
    }

    /// Azure's word for it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Connected => "Connected",
            Self::Connecting => "Connecting",
            Self::Offline => "Offline",
            Self::Expired => "Expired",
            Self::Other(word) => word,
        }
    }
}

impl DiscoveredCluster {
    /// What a resource id alone says: of a cluster, or of a managed namespace of one. `None` where
    /// it is no such id, or has a name that Azure would not give: it goes into paths and commands.
    #[must_use]
    pub fn from_resource_id(id: &str) -> Option<Self> {
        let id = ResourceId::parse(id)?;
        let namespace = id.managed_namespace();
        let sound = is_guid(id.subscription)
            && is_name(id.group, 90, "-_.()")
            && is_name(id.name, 63, "-_.")
            && id.name.starts_with(|c: char| c.is_ascii_alphanumeric())
            && namespace.is_none_or(crate::ids::is_label);
        let kind = match (id.is_arc(), id.is_aks() || namespace.is_some()) {
            _ if !sound => return None,
            (true, _) => ClusterKind::Arc,
            (_, true) => ClusterKind::Aks,
            _ => return None,
        };
        let subscription = id.subscription.to_ascii_lowercase();
        Some(Self {
            id: written(kind, &subscription, id.group, id.name),
            kind,
            name: id.name.to_owned(),
            group: id.group.to_owned(),
            subscription,
            subscription_name: None,
            tenant: None,
            location: String::new(),
            version: None,
            power: PowerState::Unknown,
            provisioning: None,
            fqdn: None,
            private_fqdn: None,
            api_server_access: ApiServerAccess::Unknown,
            entra: EntraIntegration::Unknown,
            local_accounts: None,
            kubernetes_rbac: None,
            environment: None,
            namespaces: namespace.map(str::to_owned).into_iter().collect(),
            only_namespaces: namespace.is_some(),
            connectivity: None,
        })
    }

    /// Gives it its name in Azure's own case.
    pub(super) fn rename(&mut self, name: &str) {
        if name.eq_ignore_ascii_case(&self.name) && name != self.name {
            self.name = name.to_owned();
            self.id = written(self.kind, &self.subscription, &self.group, name);
        }
    }

    /// Takes in what else is known of the same cluster.
    pub(in crate::azure) fn merge(&mut self, other: Self) {
        let mut other = other;
        let mut namespaces = core::mem::take(&mut self.namespaces);
        namespaces.append(&mut other.namespaces);
        namespaces.sort_unstable();
        namespaces.dedup();
        // The cluster itself says more than its namespaces do.
        if !other.only_namespaces || self.only_namespaces {
            let name = self.subscription_name.take();
            let tenant = self.tenant.take();
            *self = other;
            self.subscription_name = self.subscription_name.take().or(name);
            self.tenant = self.tenant.take().or(tenant);
        }
        self.namespaces = namespaces;
    }
}

fn written(kind: ClusterKind, subscription: &str, group: &str, name: &str) -> String {
    let kind = match kind {
        ClusterKind::Aks => "Microsoft.ContainerService/managedClusters",
        ClusterKind::Arc => "Microsoft.Kubernetes/connectedClusters",
    };
    format!("/subscriptions/{subscription}/resourceGroups/{group}/providers/{kind}/{name}")
}

/// Whether a text is a name as Azure gives them to resource groups and clusters: letters, digits
/// and these signs, no full stop at the end (`naming rules` of Resource Manager).
fn is_name(text: &str, most: usize, signs: &str) -> bool {
    let plain = |c: char| c.is_alphanumeric() || signs.contains(c);
    text.chars().count() <= most && text.chars().all(plain) && !text.ends_with('.')
}
