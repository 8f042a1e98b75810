//! The way to a cluster that was found: its address and certificate, or why there is none.

use super::question::{Api, answer_each, run};
use super::refusal::{Person, needs_sign_in, refusal};
use super::widgets::{block, message};
use crate::azure::{
    ConnectionError, DiscoveredCluster, Endpoints, EntraIntegration, FetchCredential, KnownCluster,
    ListManagedNamespaces, ListRoleAssignments, ServerFqdn,
};
use crate::catalogue::split_namespaces;
use crate::session::{self, AccessToken};
use crate::ui::azure;
use crate::ui::components::button;
use crate::ui::element::{El, el, text};
use crate::ui::signal::untrack;
use crate::ui::state::{Failure, Page, Question, Topic};
use crate::ui::text::{clusters, find as words};

/// The part, for the found cluster of that name.
pub(super) fn connection(page: Page, name: String) -> El {
    let own = name.clone();
    let mine = move |about: &str| about == own;
    answer_each(page, Topic::Way, Api::ResourceManager, mine, |page, question, token| {
        Box::pin(ask(page, question, token))
    });
    el("div", "").dyn_children(move || {
        let Some(entry) = untrack(|| page.entry(&name)) else { return Vec::new() };
        let shown = &entry.cluster.display_name;
        let found = entry.found.as_ref();
        if let Some(found) = found.filter(|one| matches!(one.entra, EntraIntegration::None)) {
            return without_entra(page, shown, found);
        }
        let question = page.azure.question_about(Topic::Way, &name);
        match question.and_then(|question| question.failure).as_deref() {
            Some(Failure::Connection(why)) => no_way(page, shown, &name, why),
            _ => underway(page, shown),
        }
    })
}

/// Asks for the way, tells the page, and then asks for what else it may offer. Gives why there is
/// no way.
async fn ask(page: Page, question: Question, token: AccessToken) -> Option<Failure> {
    let reading = page.reading.get_untracked()?;
    let endpoints = session::azure_endpoints(&reading.portal)?;
    let name = &question.subject;
    let entry = untrack(|| page.entry(name))?;
    let found = entry.found.as_ref()?;
    let known = KnownCluster {
        id: found.id.clone(),
        fqdn: found.fqdn.clone(),
        private_fqdn: found.private_fqdn.clone(),
        entra_tenant: match &found.entra {
            EntraIntegration::Managed { tenant, .. } | EntraIntegration::Legacy { tenant, .. } => {
                tenant.clone()
            }
            EntraIntegration::None | EntraIntegration::Unknown => None,
        },
        token_tenant: found.tenant.clone(),
    };
    let secret = token.token();
    let credential = if found.only_namespaces {
        // Any namespace of theirs leads to the same server; the chosen one first.
        let chosen = split_namespaces(&untrack(|| page.namespace(name)));
        let mut chosen = chosen.iter().filter(|name| found.namespaces.contains(name));
        let first = chosen.next().or(found.namespaces.first())?;
        FetchCredential::for_namespace(&endpoints, secret, known, first)
    } else {
        let public = untrack(|| page.azure.is_public(name));
        let name = if public { ServerFqdn::Public } else { ServerFqdn::Default };
        FetchCredential::for_cluster(&endpoints, secret, known, name)
    };
    let mut credential = credential?;
    run(page, &mut credential).await?;
    if !page.azure.is_current(Topic::Way, question.attempt) {
        return None;
    }
    match credential.outcome()? {
        Ok(way) => page.azure.know_way(&found.id, way.clone()),
        Err(why) => {
            let back = match why {
                ConnectionError::Api(refusal) => needs_sign_in(refusal, &token, ""),
                ConnectionError::Rejected(_) => None,
            };
            return Some(back.unwrap_or_else(|| Failure::Connection(why.clone())));
        }
    }
    // What only helps to choose comes after the file, and says nothing where it fails.
    ask_for_namespaces(page, &endpoints, secret, found).await;
    None
}

/// Asks which namespaces the cluster has and which roles the person has there, and tells the page;
/// `None` where nobody is signed in any more.
async fn ask_for_namespaces(
    page: Page,
    endpoints: &Endpoints,
    secret: &str,
    found: &DiscoveredCluster,
) -> Option<()> {
    let mut names = Vec::new();
    let ask_names = !found.only_namespaces && found.namespaces.is_empty();
    if let Some(mut one) =
        ListManagedNamespaces::for_cluster(endpoints, secret, &found.id).filter(|_| ask_names)
    {
        run(page, &mut one).await?;
        let list = one.outcome().map(|outcome| outcome.list).unwrap_or_default();
        names.extend(list.into_iter().map(|one| one.name));
    }
    let person = Person::of(page);
    if let Some(mut one) =
        ListRoleAssignments::for_person(endpoints, secret, &found.id, &person.oid)
    {
        run(page, &mut one).await?;
        if let Some(assigned) = one.outcome() {
            names.extend(assigned.namespaces().into_iter().map(str::to_owned));
            page.azure.know_assigned(&found.id, assigned);
        }
    }
    page.azure.know_namespaces(&found.id, names);
    Some(())
}

/// While the way is asked for: for how many clusters it is known, and the place of the file.
fn underway(page: Page, shown: &str) -> Vec<El> {
    let chosen = untrack(|| page.chosen_clusters());
    let known = chosen.iter().filter(|one| !one.server.is_empty()).count();
    let told = (chosen.len() > 1).then(|| clusters::ready(known, chosen.len()));
    let bones = (0..4).map(|at| el("span", if at % 2 == 0 { "bone" } else { "bone short" }));
    let told = told.map(|told| text("p", "hint", told));
    let busy = text("p", "busy", words::way(shown)).set("role", "status");
    let place = el("div", "row-bones").set("aria-hidden", "true").children(bones);
    [Some(busy), told, Some(place)].into_iter().flatten().collect()
}

fn no_way(page: Page, name: &str, subject: &str, why: &ConnectionError) -> Vec<El> {
    let title = el("p", "").child(text("b", "", words::no_way(name)));
    let told = match why {
        ConnectionError::Api(why) => refusal(why, &Person::of(page)),
        ConnectionError::Rejected(rejection) => message(words::rejection(rejection)),
    };
    let subject = subject.to_owned();
    let ask = move || page.azure.ask(Topic::Way, &subject, false);
    let again = button("btn", words::WAY_AGAIN, ask);
    vec![el("div", "note stop").set("role", "alert").child(title).child(told).child(again)]
}

/// A cluster without Entra has one credential, an administrator's for everybody: what to change.
fn without_entra(page: Page, name: &str, found: &DiscoveredCluster) -> Vec<El> {
    let mut shown = vec![
        el("div", "note stop")
            .set("role", "alert")
            .child(el("p", "").child(text("b", "", words::without_entra(name))))
            .child(text("p", "", words::WITHOUT_ENTRA)),
    ];
    let line = |more: &[&str]| untrack(|| azure::aks_line(page, &found.id, "update", more));
    let both =
        [line(&["--enable-aad", "--enable-azure-rbac"]), line(&["--disable-local-accounts"])];
    if let [Some(on), Some(off)] = both {
        shown.push(text("p", "", words::WITHOUT_ENTRA_LINES));
        shown.push(block([on, off].join("\n")));
        shown.push(text("p", "hint", words::WITHOUT_ENTRA_CARE));
    }
    shown
}
