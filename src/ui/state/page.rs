//! What the page knows while it is open. Everything lives in this tab's memory.

use crate::index::Index;
use crate::ui::signal::{RwSignal, StoredValue};
use crate::ui::text::Text;
use std::sync::Arc;

use super::azure::AzureState;
use super::taking::{Kept, Taking};
use crate::browser::{self, Browser};
use crate::catalogue::CatalogueEntry;
use crate::config::{Cluster, Identity, Method, Portal, Reading};
use crate::guide::System;
use crate::kubeconfig::{self, Options};
use crate::platform::Platform;
use crate::problem::Problem;
use crate::session::{AccessToken, PendingRedirect, Session};

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
    SignIn(Notice),
    /// On the way to the provider of this display name.
    Leaving(String),
    /// The provider's answer is being checked.
    Redirect,
    /// Somebody is signed in.
    Choose,
    /// What the person may do in the chosen clusters.
    Access,
    /// A kubeconfig is checked, by whomever.
    Check,
    /// What kubectl said is explained, to whomever.
    Explain,
}

impl Phase {
    /// The places of the page, in the order of its header.
    pub const PLACES: [Self; 4] = [Self::Choose, Self::Access, Self::Check, Self::Explain];

    /// Whether it is one of them.
    #[must_use]
    pub const fn is_place(&self) -> bool {
        matches!(self, Self::Choose | Self::Access | Self::Check | Self::Explain)
    }

    /// The name of a place in the address; the first has none, and what is no place neither.
    #[must_use]
    pub const fn view(&self) -> Option<&'static str> {
        match self {
            Self::Access => Some("access"),
            Self::Check => Some("check"),
            Self::Explain => Some("explain"),
            _ => None,
        }
    }
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
    pub session: RwSignal<Option<Arc<Session>>>,
    /// The device's clock, in seconds.
    pub now: RwSignal<i64>,
    /// Names of the chosen clusters, in the order of choosing.
    pub chosen: RwSignal<Vec<String>>,
    /// The namespace of each chosen cluster, as typed.
    pub namespaces: RwSignal<Index<String>>,
    /// The chosen method; the recommended one where none.
    pub method: RwSignal<Option<Method>>,
    /// Whether secrets are shown, wherever they stand.
    pub secrets: RwSignal<bool>,
    /// What else the person changed of the file.
    pub options: RwSignal<Options>,
    /// Whether a link made the choice.
    pub by_link: RwSignal<bool>,
    /// What of a link is not on offer for this sign-in.
    pub missed: RwSignal<Vec<String>>,
    /// What is remembered on this device and not on offer yet: chosen once it is found.
    pub awaited: StoredValue<Vec<String>>,
    /// Why leaving for the provider failed while somebody was signed in.
    pub failed: RwSignal<Option<Problem>>,
    /// The access tokens for files that hold one.
    pub access: RwSignal<Vec<AccessToken>>,
    /// Whether a fresh token is under way.
    pub renewing: RwSignal<bool>,
    /// Why a fresh token could not be had.
    pub renewal: RwSignal<Option<Problem>>,
    /// The system the first commands are for.
    pub system: RwSignal<System>,
    /// How the file is taken home.
    pub taking: RwSignal<Taking>,
    /// What was given to the merge.
    pub merging: StoredValue<Option<Kept>>,
    /// The latest thing to tell, politely.
    pub said: RwSignal<Text>,
    /// How often the language has changed.
    pub language: RwSignal<usize>,
    /// Flips when the person has signed out, after all else: whatever they gave in a place goes
    /// then. What stands in a place reads the rest first, and is not asked any more afterwards.
    pub signed_out: RwSignal<bool>,
    /// Whether the keys are listed.
    pub keys: RwSignal<bool>,
    /// Whether the keys of one character do nothing.
    pub keys_off: RwSignal<bool>,
    /// The provider's answer, until it is checked.
    pub answer: StoredValue<Option<PendingRedirect>>,
    /// The text of `portal.yaml`, for whoever looks at its mistakes.
    pub source: StoredValue<String>,
    /// What was asked of Azure.
    pub azure: AzureState,
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
            namespaces: RwSignal::new(Index::default()),
            method: RwSignal::new(None),
            secrets: RwSignal::new(false),
            options: RwSignal::new(Options::default()),
            by_link: RwSignal::new(false),
            missed: RwSignal::new(Vec::new()),
            awaited: StoredValue::new(Vec::new()),
            failed: RwSignal::new(None),
            access: RwSignal::new(Vec::new()),
            renewing: RwSignal::new(false),
            renewal: RwSignal::new(None),
            system: RwSignal::new(browser::system()),
            said: RwSignal::new(Text::default()),
            language: RwSignal::new(0),
            taking: RwSignal::new(Taking::NEW),
            merging: StoredValue::new(None),
            signed_out: RwSignal::new(false),
            keys: RwSignal::new(false),
            keys_off: RwSignal::new(false),
            answer: StoredValue::new(None),
            source: StoredValue::new(String::new()),
            azure: AzureState::new(),
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

    /// The cluster of that name with what Azure says of it, tracked.
    #[must_use]
    pub fn entry(&self, name: &str) -> Option<Arc<CatalogueEntry>> {
        let found = self.azure.entries.with(|all| all.get(name).cloned());
        found.map(|entry| self.azure.completed(entry))
    }

    /// The cluster of that name, tracked.
    #[must_use]
    pub fn cluster(&self, name: &str) -> Option<Arc<Cluster>> {
        self.entry(name).map(|entry| entry.cluster.clone())
    }

    /// The chosen clusters.
    #[must_use]
    pub fn chosen_clusters(&self) -> Vec<Arc<Cluster>> {
        self.chosen.with(|names| names.iter().filter_map(|name| self.cluster(name)).collect())
    }

    /// Whether the session has ended.
    #[must_use]
    pub fn ended(&self) -> bool {
        let now = self.now.get();
        self.session.with(|session| session.as_ref().is_some_and(|s| s.expires_at() <= now))
    }

    /// The methods that all chosen clusters share, in the order of the first.
    #[must_use]
    pub fn methods(&self) -> Vec<Method> {
        let identity = self.signed_in_with();
        identity.map(|identity| shared(&self.chosen_clusters(), &identity)).unwrap_or_default()
    }

    /// The method in force for a cluster.
    #[must_use]
    pub fn method_for(&self, cluster: &Cluster) -> Option<Method> {
        self.in_force(&self.methods(), cluster)
    }

    /// The method in force for a cluster, of those that all chosen ones share.
    fn in_force(&self, shared: &[Method], cluster: &Cluster) -> Option<Method> {
        let wished = self.method.get().filter(|method| shared.contains(method));
        wished.or_else(|| shared.first().copied()).or_else(|| {
            let identity = self.signed_in_with()?;
            kubeconfig::methods(cluster, &identity).first().copied()
        })
    }

    /// The chosen clusters, each with the method in force for it, where it has one: what all share is
    /// looked for once.
    #[must_use]
    pub fn chosen_methods(&self) -> Vec<(Arc<Cluster>, Option<Method>)> {
        let clusters = self.chosen_clusters();
        let identity = self.signed_in_with();
        let shared = identity.map(|one| shared(&clusters, &one)).unwrap_or_default();
        let with = |cluster: Arc<Cluster>| {
            let method = self.in_force(&shared, &cluster);
            (cluster, method)
        };
        clusters.into_iter().map(with).collect()
    }

    /// The chosen clusters that have a method, each with the one in force for it.
    #[must_use]
    pub fn chosen_with_methods(&self) -> Vec<(Arc<Cluster>, Method)> {
        let with = |(cluster, method): (Arc<Cluster>, Option<Method>)| Some((cluster, method?));
        self.chosen_methods().into_iter().filter_map(with).collect()
    }

    /// The scopes of the access tokens that the choices put into the file, each once, and whether
    /// the ID token goes in too.
    #[must_use]
    pub fn scopes(&self) -> (Vec<String>, bool) {
        let (mut scopes, mut own) = (Vec::new(), false);
        for (cluster, method) in self.chosen_with_methods() {
            match kubeconfig::token_scope(&cluster, method) {
                Some(scope) if !scopes.contains(&scope) => scopes.push(scope),
                Some(_) => {}
                None => own |= method.holds_token(),
            }
        }
        (scopes, own)
    }

    /// Takes over what a request with the refresh token brought.
    pub fn take_over(&self, newer: Session) {
        self.session.update(|session| {
            if let Some(now) = session {
                *session = Some(Arc::new(now.with_newer(newer)));
            }
        });
    }

    /// Forgets whatever belongs to the person who is signed in.
    pub fn forget(&self) {
        self.session.set(None);
        self.chosen.set(Vec::new());
        self.namespaces.set(Index::default());
        self.method.set(None);
        self.secrets.set(false);
        self.options.set(Options::default());
        self.by_link.set(false);
        self.missed.set(Vec::new());
        self.awaited.set_value(Vec::new());
        self.failed.set(None);
        self.renewal.set(None);
        self.access.set(Vec::new());
        self.azure.forget();
        self.said.set(Text::default());
        self.taking.set(Taking::NEW);
        self.merging.set_value(None);
    }
}

/// The methods that clusters share, in the order of the first.
fn shared(clusters: &[Arc<Cluster>], identity: &Identity) -> Vec<Method> {
    let mut lists = clusters.iter().map(|cluster| kubeconfig::methods(cluster, identity));
    let first = lists.next().unwrap_or_default();
    lists.fold(first, |all, next| all.into_iter().filter(|m| next.contains(m)).collect())
}

impl Default for Page {
    fn default() -> Self {
        Self::new()
    }
}
