//! The person and the one cluster that the parts of access are about.

use crate::ui::signal::{Memo, RwSignal};
use std::sync::Arc;

use crate::access::rbac::{Authorizer, authorizer};
use crate::access::user_info::{self, Membership, UserInfo, UserInfoInputs};
use crate::azure::{AssignedRoles, DiscoveredCluster};
use crate::catalogue::split_namespaces;
use crate::config::{Cluster, Identity, Method, Reading, Trust};
use crate::json::{Map, Value};
use crate::session::Groups;
use crate::ui::components::about;
use crate::ui::output::Output;
use crate::ui::state::Page;

/// A person and the cluster they ask about.
#[derive(Clone)]
pub(super) struct ClusterUser {
    /// The portal.
    pub reading: Arc<Reading>,
    /// The cluster.
    pub cluster: Arc<Cluster>,
    /// What Azure reports of it, where it was found.
    pub found: Option<DiscoveredCluster>,
    /// The identity the person signed in with.
    pub identity: Identity,
    /// The claims of their ID token; no token.
    pub claims: Map<String, Value>,
    /// The issuer of the ID token.
    pub issuer: String,
    /// Their groups, as far as they are known.
    pub groups: Groups,
    /// The names of groups, by id.
    pub group_names: Arc<Vec<(String, String)>>,
    /// The namespaces they chose.
    pub namespaces: Vec<String>,
    /// The contexts of the cluster in the file that is handed over, each with its namespace.
    pub contexts: Vec<(String, String)>,
    /// Their roles at the cluster as Azure told them; `None` before it was asked.
    pub assigned: Option<Arc<AssignedRoles>>,
    /// How kubectl signs in.
    pub method: Option<Method>,
}

impl ClusterUser {
    /// What the page knows of the person and the cluster, tracked.
    pub fn of(page: Page, output: Memo<Output>, which: RwSignal<String>) -> Option<Self> {
        let session = page.session.get()?;
        let entry = page.entry(&about(page, which)?)?;
        let (cluster, found) = (entry.cluster.clone(), entry.found.clone());
        let id = match &cluster.trust {
            Trust::Aks(aks) => aks.resource_id.as_deref(),
            Trust::Oidc(_) | Trust::Arc(_) => None,
        };
        let contexts = output.with(|output| {
            let all = output.file().map(|file| file.document.contexts_of(&cluster.name));
            let pair = |(namespace, name): (Option<&str>, &str)| {
                (namespace.unwrap_or_default().to_owned(), name.to_owned())
            };
            all.unwrap_or_default().into_iter().map(pair).collect()
        });
        Some(Self {
            contexts,
            reading: page.reading.get()?,
            identity: page.signed_in_with()?,
            claims: session.claims().clone(),
            issuer: session.issuer.clone(),
            groups: session.person.groups.clone(),
            group_names: page.azure.group_names(),
            namespaces: split_namespaces(&page.namespace(&cluster.name)),
            assigned: id.and_then(|id| page.azure.assigned(id)),
            method: page.method_for(&cluster),
            cluster,
            found,
        })
    }

    /// Who the cluster will take the person for.
    pub fn user_info(&self) -> UserInfo {
        let own = matches!(self.cluster.trust, Trust::Oidc(_));
        user_info::user_info(&UserInfoInputs {
            claims: &self.claims,
            issuer: &self.issuer,
            groups: match &self.groups {
                Groups::Known(groups) => Membership::Known(groups),
                Groups::Absent => Membership::Unknown,
                Groups::Overage => Membership::Overage,
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
    pub fn authorizer(&self) -> Authorizer {
        authorizer(&self.cluster.trust, self.found.as_ref().map(|found| &found.entra))
    }

    /// The Azure resource id of an AKS cluster.
    pub fn resource_id(&self) -> Option<&str> {
        match &self.cluster.trust {
            Trust::Aks(aks) => aks.resource_id.as_deref(),
            Trust::Oidc(_) | Trust::Arc(_) => None,
        }
    }
}
