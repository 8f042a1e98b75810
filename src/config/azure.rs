//! `azure`: finding clusters through Azure Resource Manager. A mistake here stops the sign-in.

use super::identities::{KnownIdentity, bare, lower, reference};
use super::section::{Mistakes, Section};
use super::{Aks, Azure, Provider, Surroundings, Trust, What, check, methods};

/// The keys of `azure`.
pub const KEYS: &[&str] =
    &["identity", "discover", "subscriptions", "methods", "resourceManager", "graph"];

pub(super) fn read(
    top: &Section<'_>,
    known: &[KnownIdentity<'_>],
    around: &Surroundings,
    report: &mut Mistakes,
) -> Option<Azure> {
    let section = top.section("azure", KEYS, true, report)?;
    let identity = reference(&section, known, report);
    if identity.is_some_and(|known| !known.entra) {
        let path = section.path_of("identity");
        report.fault(section.place("identity"), path, What::NotEntraIdentity);
    }
    let discover = section.flag("discover", report).unwrap_or(false);
    let subscriptions = section.texts("subscriptions", &check::guid, report);
    let cloud = identity.and_then(|known| known.identity).and_then(|i| match &i.provider {
        Provider::Entra(entra) => Some(entra.cloud.facts()),
        Provider::Oidc(_) => None,
    });
    let hosts: &[&str] = match cloud.and_then(|cloud| cloud.resource_manager.as_ref()) {
        Some(host) => core::slice::from_ref(host),
        None => &[],
    };
    let loopback = around.loopback;
    // Of a faulty identity the cloud is unknown, so nothing can be said of its hosts.
    let manager: &dyn Fn(&str) -> Option<What> =
        &|text| cloud.and_then(|_| check::cloud_host(text, hosts, loopback));
    let resource_manager = section.text("resourceManager", manager, report).map(bare);
    let graph: &dyn Fn(&str) -> Option<What> =
        &|text| cloud.and_then(|cloud| check::cloud_host(text, &[cloud.graph], loopback));
    let graph = section.text("graph", graph, report).map(bare);
    // The address may be named only for a stand-in, so without one there is nothing to ask.
    let unknown = cloud.is_some() && hosts.is_empty() && resource_manager.is_none();
    if discover && unknown {
        let path = section.path_of("discover");
        report.fault(section.place("discover"), path, What::NoResourceManager);
    }
    // Clusters that Azure reports are AKS clusters; where each runs is not known yet.
    let aks = Trust::Aks(Aks::default());
    let usable = identity.and_then(|known| known.identity);
    let nowhere = methods::Route::default();
    let methods = methods::read(&section, Some(&aks), &nowhere, usable, report);
    Some(Azure {
        identity: identity?.name.clone(),
        discover,
        methods,
        subscriptions: subscriptions.into_iter().map(lower).collect(),
        resource_manager,
        graph,
    })
}
