//! What the page hands over about the chosen file.

use crate::clouds::Cloud;
use crate::config::Method;
use crate::encode::parse;
use crate::guide::{Expected, Kind, System};
use crate::kubeconfig::Kubeconfig;

/// The chosen file, and what the guide needs to know of it.
#[derive(Clone, PartialEq)]
pub(super) struct Given {
    /// The document.
    pub file: Kubeconfig,
    /// Its name as a file.
    pub name: String,
    /// Which kind of cluster the first one is.
    pub kind: Kind,
    /// How kubectl signs in.
    pub method: Method,
    /// The methods on offer, the default first.
    pub offered: Vec<Method>,
    /// The system that was chosen on the page.
    pub system: System,
    /// The only cluster that the guide fits, where others sign in in another way.
    pub only_for: Option<String>,
    /// Microsoft's cloud, where people sign in with Entra.
    pub cloud: Option<Cloud>,
    /// The tenant, where it is known.
    pub tenant: Option<String>,
    /// Whether secrets are shown.
    pub secrets: bool,
    /// The Azure resource id of the only cluster, where it is known.
    pub resource: Option<String>,
}

impl Given {
    /// What the person's machine needs for it.
    pub fn expected(&self) -> Expected<'_> {
        Expected { kind: self.kind, method: self.method, tenant: self.tenant.as_deref() }
    }

    /// Reads the form that the page writes.
    pub fn read(text: &str) -> Option<Self> {
        let pairs = parse(text);
        let get = |name: &str| {
            let found = pairs.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str());
            found.filter(|value| !value.is_empty())
        };
        Some(Self {
            file: Kubeconfig::restore(get("yaml")?)?,
            name: get("name")?.to_owned(),
            kind: if get("kind")? == "aks" { Kind::Aks } else { Kind::Oidc },
            method: Method::by_name(get("method")?)?,
            // Clusters that share no method have none to recommend.
            offered: get("methods")
                .unwrap_or_default()
                .split(',')
                .filter_map(Method::by_name)
                .collect(),
            system: System::ALL
                .into_iter()
                .find(|one| Some(one.name()) == get("system"))
                .unwrap_or(System::Linux),
            only_for: get("onlyFor").map(str::to_owned),
            cloud: get("cloud").and_then(Cloud::by_name),
            tenant: get("tenant").map(str::to_owned),
            secrets: get("secrets").is_some(),
            resource: get("resource").map(str::to_owned),
        })
    }
}
