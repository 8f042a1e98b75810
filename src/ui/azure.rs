//! Asking Azure, on the page's side. Nothing is asked before the person asks for it; the asking
//! itself opens later, in `ui::more`.

use std::sync::Arc;

use super::state::{Failure, Page, Topic};
use crate::azure::{DiscoveredCluster, EntraIntegration};
use crate::catalogue::{self, CatalogueEntry, Entries};
use crate::config::{Portal, Trust};
use crate::guide;
use crate::ids::ResourceId;
use crate::problem::{Owner, Problem};
use crate::session::{self, Groups};
use crate::ui::signal::untrack;
use crate::ui::text::azure as words;

/// Whether the page may look for the person's clusters, tracked.
#[must_use]
pub fn offered(page: Page) -> bool {
    asks(page)
        && page.portal(|portal| portal.azure.as_ref().is_some_and(|a| a.discover)) == Some(true)
}

/// Whether `portal.yaml` lets the page ask Azure for whoever is signed in, tracked.
#[must_use]
pub fn asks(page: Page) -> bool {
    let identity = page.session.with(|session| session.as_ref().map(|s| s.identity.clone()));
    let own = |name: &str| {
        page.portal(|portal| {
            session::azure_endpoints(portal).is_some()
                && portal.azure.as_ref().is_some_and(|azure| azure.identity == name)
        })
    };
    identity.and_then(|name| own(&name)).unwrap_or_default()
}

/// Puts configured and found clusters together anew.
pub fn rejoin(page: Page, found: &[DiscoveredCluster]) {
    let joined = untrack(|| {
        page.portal(|portal| {
            let azure = portal.azure.as_ref();
            let identity = azure.map(|azure| azure.identity.as_str()).unwrap_or_default();
            let methods = azure.map(|azure| azure.methods.as_slice()).unwrap_or_default();
            let private = page.azure.catalogue();
            let configured = private.as_ref().map_or(&portal.clusters, |all| &all.portal.clusters);
            catalogue::join(configured, found, identity, methods)
        })
    });
    page.azure.entries.set(Arc::new(Entries::new(joined.unwrap_or_default())));
}

/// Looks for the person's clusters, in another tenant where one is named.
pub fn find(page: Page, tenant: &str, again: bool) {
    let question = untrack(|| page.azure.question(Topic::Search));
    if question.is_some_and(|question| question.is_underway()) {
        return;
    }
    page.azure.ask(Topic::Search, tenant, again);
}

/// Looks anew for what the search did not find out.
pub fn find_again(page: Page) {
    let before = untrack(|| page.azure.question(Topic::Search));
    find(page, &before.map(|question| question.subject).unwrap_or_default(), true);
}

/// Takes the other of the two names of a private cluster, and asks for the way anew.
pub fn switch_name(page: Page, name: &str) {
    let id = untrack(|| page.entry(name))
        .and_then(|entry| entry.found.as_ref().map(|found| found.id.clone()));
    page.azure.toggle_public(name, &id.unwrap_or_default());
    // An answer that is still under way is about the other name, and is not the question's any more.
    page.azure.ask(Topic::Way, name, false);
}

/// Asks for the catalogue behind the sign-in, where the person signed in with its identity.
pub fn ask_catalogue(page: Page) {
    let Some(session) = page.session.get_untracked() else { return };
    let own = |portal: &Portal| {
        portal.catalogue.as_ref().is_some_and(|one| one.identity == session.identity)
    };
    if untrack(|| page.portal(own)) == Some(true) {
        page.azure.ask(Topic::Catalogue, "", false);
    }
}

/// The groups of the person are known.
pub fn know_groups(page: Page, ids: Vec<String>) {
    page.said.set(words::groups(ids.len()));
    if let Some(session) = page.session.get_untracked() {
        let mut known = (*session).clone();
        known.person.groups = Groups::Known(ids);
        page.session.set(Some(Arc::new(known)));
    }
}

/// What Azure wants of the person before it answers: back to the provider, with that.
#[must_use]
pub fn wants_person(scope: &str, claims: &str, tenant: &str) -> Failure {
    let problem = Problem::new("session.interaction", Owner::Person);
    let problem = problem.with("scope", scope).with("claims", claims);
    Failure::Problem(problem.with("tenant", tenant))
}

/// Clusters that were found take the place of those that were found in the same tenant before.
pub fn know_found(page: Page, subject: &str, list: &[DiscoveredCluster]) {
    let home = page.session.get_untracked().and_then(|session| session.person.tid.clone());
    let asked = Some(subject.to_owned()).filter(|subject| !subject.is_empty());
    let tenant = asked.or(home).unwrap_or_default();
    let mut all = page.azure.entries.with_untracked(|entries| {
        let elsewhere = |one: &&DiscoveredCluster| {
            one.tenant.as_deref().is_some_and(|own| !own.eq_ignore_ascii_case(&tenant))
        };
        let old = entries.all().iter().filter_map(|entry| entry.found.as_ref());
        old.filter(elsewhere).cloned().collect::<Vec<_>>()
    });
    all.extend(list.iter().cloned().map(|mut one| {
        // The tenant that answered, whose tokens it takes: with Azure Lighthouse the subscription
        // is another tenant's.
        if !tenant.is_empty() {
            one.tenant = Some(tenant.clone());
        }
        one
    }));
    rejoin(page, &all);
    page.choose_missed();
}

/// The chosen cluster that was found and whose way is not known yet, tracked.
#[must_use]
pub fn unknown_way(page: Page) -> Option<Arc<CatalogueEntry>> {
    let unknown = |entry: &Arc<CatalogueEntry>| {
        let cluster = &entry.cluster;
        entry.found.is_some() && cluster.server.is_empty() && matches!(cluster.trust, Trust::Aks(_))
    };
    page.chosen.with(|all| all.iter().filter_map(|name| page.entry(name)).find(unknown))
}

/// Whether Azure itself says that a cluster has no sign-in by Entra: then there is nothing to ask,
/// because its only credential is an administrator's.
#[must_use]
pub fn without_entra(entry: &CatalogueEntry) -> bool {
    entry.found.as_ref().is_some_and(|found| matches!(found.entra, EntraIntegration::None))
}

/// A command of the Azure CLI for a cluster that was found, for the person's shell.
#[must_use]
pub fn aks_line(page: Page, id: &str, verb: &str, more: &[&str]) -> Option<String> {
    let id = ResourceId::parse(id)?;
    let common =
        ["--subscription", id.subscription, "--resource-group", id.group, "--name", id.name];
    let command = ["az", "aks", verb];
    let words = command.iter().chain(&common).chain(more);
    let words = words.map(|word| (*word).to_owned()).collect::<Vec<_>>();
    let shell = guide::usual_shell(page.system.get());
    Some(guide::lines(shell, &[words]).join("\n"))
}
