//! The chosen file, and what the guide needs to know of it.

use crate::ui::signal::Memo;
use std::sync::Arc;

use crate::clouds::Cloud;
use crate::config::{Cluster, Method, Trust};
use crate::guide::{ClusterKind, Expected, System};
use crate::kubeconfig::Kubeconfig;
use crate::ui::output::{self, KubeconfigFile, Output};
use crate::ui::state::Page;

/// The chosen file, and what the guide needs to know of it.
#[derive(Clone)]
pub(super) struct ChosenFile {
    file: Arc<KubeconfigFile>,
    /// Which kind of cluster the first one is.
    pub kind: ClusterKind,
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
    /// The Azure resource id of the only cluster, where it is known.
    pub resource: Option<String>,
}

impl ChosenFile {
    /// What is chosen on the page, tracked; `None` while that makes no file.
    pub fn of(page: Page, output: Memo<Output>) -> Option<Self> {
        let file = output::file(output)?;
        let chosen = page.chosen_methods();
        let (cluster, method) = chosen.first()?;
        let (kind, tenant, resource) = match &cluster.trust {
            Trust::Aks(aks) => (ClusterKind::Aks, aks.tenant_id.clone(), aks.resource_id.clone()),
            Trust::Oidc(_) | Trust::Arc(_) => (ClusterKind::Oidc, None, None),
        };
        let identity = page.signed_in_with();
        let entra = identity.as_ref().and_then(|identity| identity.entra());
        let signed_in = || page.session.get().and_then(|session| session.person.tid.clone());
        Some(Self {
            kind,
            method: (*method)?,
            // Clusters that share no method have none to recommend.
            offered: page.methods(),
            system: page.system.get(),
            only_for: mixed(&chosen).then(|| cluster.display_name.clone()),
            cloud: entra.map(|entra| entra.cloud),
            tenant: tenant.or_else(signed_in),
            resource: resource.filter(|_| chosen.len() == 1),
            file,
        })
    }

    /// The document.
    pub fn file(&self) -> &Kubeconfig {
        &self.file.document
    }

    /// Its name as a file.
    pub fn name(&self) -> &str {
        &self.file.name
    }

    /// What the person's machine needs for it.
    pub fn expected(&self) -> Expected<'_> {
        Expected { kind: self.kind, method: self.method, tenant: self.tenant.as_deref() }
    }
}

// Where the file is the same one, so is what it was made from.
impl PartialEq for ChosenFile {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.file, &other.file) && self.system == other.system
    }
}

/// Whether the chosen clusters sign in in different ways.
fn mixed(chosen: &[(Arc<Cluster>, Option<Method>)]) -> bool {
    let mut ways = chosen.iter().map(|(one, method)| (matches!(one.trust, Trust::Aks(_)), *method));
    let first = ways.next();
    ways.any(|way| Some(way) != first)
}
