//! What the page knows while it is open. Everything lives in this tab's memory.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::{self, Browser};
use crate::catalogue::{self, link};
use crate::config::{Cluster, Identity, Method, Portal, Reading};
use crate::guide::System;
use crate::kubeconfig;
use crate::platform::Platform;
use crate::problem::Problem;
use crate::session::SignedIn;

/// What the page shows.
#[derive(Clone, Debug, PartialEq)]
pub enum Phase {
    /// `portal.yaml` is being read.
    Loading,
    /// `portal.yaml` could not be fetched.
    Unreachable(Problem),
    /// `portal.yaml` stops the page.
    Faulty,
    /// Nobody is signed in.
    Door(Notice),
    /// On the way to the provider of this display name.
    Leaving(String),
    /// The provider's answer is being checked.
    Landing,
    /// Somebody is signed in.
    Choose,
    /// A kubeconfig is checked, by whomever.
    Check,
}

/// What the first page says beside its buttons.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// Nothing.
    None,
    /// Signed out, with the address that signs out at the provider too.
    SignedOut(Option<(String, String)>),
    /// The sign-in with the identity of this name never came back.
    Interrupted(String),
    /// The sign-in failed.
    Failed(Problem),
}

/// The state of the page: signals only, so it is passed by value.
#[derive(Clone, Copy)]
pub struct Page {
    /// What is shown.
    pub phase: RwSignal<Phase>,
    /// `portal.yaml` and its mistakes.
    pub reading: RwSignal<Option<Arc<Reading>>>,
    /// Who is signed in; stays when the session ends, goes when the person signs out.
    pub session: RwSignal<Option<Arc<SignedIn>>>,
    /// The device's clock, in seconds.
    pub now: RwSignal<i64>,
    /// Names of the chosen clusters, in the order of choosing.
    pub chosen: RwSignal<Vec<String>>,
    /// The namespace of each chosen cluster, as typed.
    pub namespaces: RwSignal<BTreeMap<String, String>>,
    /// The chosen method; the recommended one where none.
    pub method: RwSignal<Option<Method>>,
    /// Whether a link made the choice.
    pub by_link: RwSignal<bool>,
    /// Whether a fresh token is under way.
    pub renewing: RwSignal<bool>,
    /// Why a fresh token could not be had.
    pub renewal: RwSignal<Option<Problem>>,
    /// The system the first commands are for.
    pub system: RwSignal<System>,
    /// The latest thing to tell, politely.
    pub said: RwSignal<String>,
    /// The text of `portal.yaml`, for what opens later.
    pub source: StoredValue<String>,
    /// Whether what opens later could not be fetched.
    pub lost: RwSignal<bool>,
}

impl Page {
    /// A page that knows nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            phase: RwSignal::new(Phase::Loading),
            reading: RwSignal::new(None),
            session: RwSignal::new(None),
            now: RwSignal::new(Browser.now()),
            chosen: RwSignal::new(Vec::new()),
            namespaces: RwSignal::new(BTreeMap::new()),
            method: RwSignal::new(None),
            by_link: RwSignal::new(false),
            renewing: RwSignal::new(false),
            renewal: RwSignal::new(None),
            system: RwSignal::new(system()),
            said: RwSignal::new(String::new()),
            source: StoredValue::new(String::new()),
            lost: RwSignal::new(false),
        }
    }

    /// Reads the portal, tracked.
    pub fn portal<T>(&self, read: impl FnOnce(&Portal) -> T) -> Option<T> {
        self.reading.with(|reading| reading.as_ref().map(|reading| read(&reading.portal)))
    }

    /// The identity of that name.
    #[must_use]
    pub fn identity(&self, name: &str) -> Option<Identity> {
        self.portal(|portal| portal.identities.iter().find(|i| i.name == name).cloned()).flatten()
    }

    /// The identity that is signed in.
    #[must_use]
    pub fn signed_in_with(&self) -> Option<Identity> {
        self.session.get().and_then(|session| self.identity(&session.identity))
    }

    /// The cluster of that name.
    #[must_use]
    pub fn cluster(&self, name: &str) -> Option<Cluster> {
        self.portal(|portal| portal.clusters.iter().find(|c| c.name == name).cloned()).flatten()
    }

    /// The chosen clusters.
    #[must_use]
    pub fn chosen_clusters(&self) -> Vec<Cluster> {
        self.chosen.with(|names| names.iter().filter_map(|name| self.cluster(name)).collect())
    }

    /// Whether the session has ended.
    #[must_use]
    pub fn ended(&self) -> bool {
        let now = self.now.get();
        self.session.with(|session| session.as_ref().is_some_and(|s| s.ends <= now))
    }

    /// The methods that all chosen clusters share, in the order of the first.
    #[must_use]
    pub fn methods(&self) -> Vec<Method> {
        let Some(identity) = self.signed_in_with() else { return Vec::new() };
        let mut lists =
            self.chosen_clusters().into_iter().map(|c| kubeconfig::methods(&c, &identity));
        let first = lists.next().unwrap_or_default();
        lists.fold(first, |all, next| all.into_iter().filter(|m| next.contains(m)).collect())
    }

    /// The method in force for a cluster.
    #[must_use]
    pub fn method_for(&self, cluster: &Cluster) -> Option<Method> {
        let shared = self.methods();
        let wished = self.method.get().filter(|method| shared.contains(method));
        wished.or_else(|| shared.first().copied()).or_else(|| {
            let identity = self.signed_in_with()?;
            kubeconfig::methods(cluster, &identity).first().copied()
        })
    }

    /// Chooses a cluster or takes it back.
    pub fn toggle(&self, name: &str) {
        self.by_link.set(false);
        let known = self.chosen.with_untracked(|chosen| chosen.iter().any(|c| c == name));
        if known {
            self.chosen.update(|chosen| chosen.retain(|c| c != name));
        } else {
            self.suggest_namespace(name);
            self.chosen.update(|chosen| chosen.push(name.to_owned()));
        }
    }

    /// Fills in the namespace that is most likely meant: the person's first, or the only one.
    fn suggest_namespace(&self, name: &str) {
        if self.namespaces.with_untracked(|all| all.contains_key(name)) {
            return;
        }
        let Some(cluster) = untrack(|| self.cluster(name)) else { return };
        let session = self.session.get_untracked();
        let groups = session.as_ref().and_then(|s| s.person.groups.known());
        let offers = catalogue::namespaces(&cluster, groups);
        let only = offers.len() == 1;
        if let Some(offer) = offers.first().filter(|offer| offer.mine || only) {
            self.set_namespace(name, offer.name);
        }
    }

    /// Sets the namespace of a cluster.
    pub fn set_namespace(&self, cluster: &str, namespace: &str) {
        self.namespaces.update(|all| {
            all.insert(cluster.to_owned(), namespace.to_owned());
        });
    }

    /// The namespace of a cluster as typed, tracked.
    #[must_use]
    pub fn namespace(&self, cluster: &str) -> String {
        self.namespaces.with(|all| all.get(cluster).cloned().unwrap_or_default())
    }

    /// What the choice looks like as a query, tracked.
    #[must_use]
    pub fn query(&self) -> String {
        let clusters = self.chosen.get();
        let mut namespaces: Vec<String> = clusters.iter().map(|c| self.namespace(c)).collect();
        if namespaces.windows(2).all(|pair| pair.first() == pair.last()) {
            namespaces.truncate(1);
        }
        if namespaces.iter().all(String::is_empty) {
            namespaces.clear();
        }
        let method = if clusters.is_empty() { None } else { self.method.get() };
        link::write(&link::Link { clusters, namespaces, method, view: None })
    }

    /// Chooses what a query says, as far as it is on offer.
    pub fn choose(&self, query: &str) {
        let link = link::parse(query);
        let Some(session) = self.session.get_untracked() else { return };
        let groups = session.person.groups.known();
        let offered: Vec<String> = untrack(|| {
            self.portal(|portal| {
                catalogue::offers(portal, &session.identity, groups, "")
                    .into_iter()
                    .flat_map(|heading| heading.clusters)
                    .map(|cluster| cluster.name.clone())
                    .collect()
            })
            .unwrap_or_default()
        });
        let wished: Vec<String> =
            link.clusters.iter().filter(|name| offered.contains(name)).cloned().collect();
        for (index, name) in wished.iter().enumerate() {
            let spot = link.clusters.iter().position(|c| c == name).unwrap_or(index);
            let namespace = link.namespaces.get(spot).or_else(|| link.namespaces.first());
            match namespace {
                Some(namespace) => self.set_namespace(name, namespace),
                None => self.suggest_namespace(name),
            }
        }
        self.method.set(link.method);
        self.by_link.set(!wished.is_empty());
        self.chosen.set(wished);
        if let ([only], true) = (offered.as_slice(), self.chosen.with_untracked(Vec::is_empty)) {
            let only = only.clone();
            self.toggle(&only);
        }
    }

    /// Signs out of the page: whatever it knows of the person goes.
    pub fn sign_out(&self) {
        let away = self.session.get_untracked().and_then(|session| {
            let provider = untrack(|| self.identity(&session.identity))?.display_name;
            Some((provider, session.sign_out_url(&Browser, &browser::folder())?))
        });
        self.session.set(None);
        self.chosen.set(Vec::new());
        self.namespaces.set(BTreeMap::new());
        self.method.set(None);
        self.by_link.set(false);
        self.renewal.set(None);
        browser::replace("");
        self.phase.set(Phase::Door(Notice::SignedOut(away)));
    }
}

/// The system the browser runs on, as the guide names it.
fn system() -> System {
    match browser::system() {
        browser::System::Windows => System::Windows,
        browser::System::MacOs => System::MacOs,
        browser::System::Linux => System::Linux,
    }
}

impl Default for Page {
    fn default() -> Self {
        Self::new()
    }
}
