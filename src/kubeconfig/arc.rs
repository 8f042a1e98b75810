//! Clusters behind Azure Arc: no file works for them on its own.

use crate::config::{Cluster, Trust};
use crate::ids::ResourceId;

/// What `az connectedk8s proxy` needs to open the way to a cluster; it writes the kubeconfig
/// itself, and the way is there only while it runs (Azure Arc's cluster connect).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ArcProxy<'a> {
    /// The subscription's id.
    pub subscription: &'a str,
    /// The resource group.
    pub group: &'a str,
    /// The cluster's name in Azure.
    pub name: &'a str,
}

/// What the proxy needs; `None` for clusters that are reached without it.
#[must_use]
pub fn arc_proxy(cluster: &Cluster) -> Option<ArcProxy<'_>> {
    let Trust::Arc(arc) = &cluster.trust else { return None };
    let id = ResourceId::parse(&arc.resource_id)?;
    Some(ArcProxy { subscription: id.subscription, group: id.group, name: id.name })
}
