//! From the choices on the page to the file: the one place where the page asks for a kubeconfig.

use std::sync::Arc;

use leptos::prelude::*;

use super::azure;
use super::choice::split;
use super::components::namespace_mistake;
use super::state::Page;
use super::text::kubeconfig as words;
use crate::browser;
use crate::config::{Cluster, Method};
use crate::kubeconfig::{
    self, Choice, ComposeError, Holder, Kubeconfig, Setting, Token, arc_proxy, token_scope,
};
use crate::problem::{Problem, Whose};

/// A token goes into a file only if it lasts at least this long, in seconds.
const LEAST: i64 = 600;

/// What stands where the file goes.
#[derive(Clone)]
pub enum Made {
    /// No cluster is chosen.
    Nothing,
    /// A namespace must be mended first.
    Mend,
    /// The token ends too soon.
    EndsSoon,
    /// The provider's tokens never last long enough: so many minutes.
    TooShort(i64),
    /// Azure must be asked first for the way to this cluster.
    Way(String),
    /// It cannot be made.
    Failed(Problem),
    /// The file.
    File(Arc<Ready>),
}

impl PartialEq for Made {
    // The document is what its text says, so the text will do.
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Nothing, Self::Nothing)
            | (Self::Mend, Self::Mend)
            | (Self::EndsSoon, Self::EndsSoon) => true,
            (Self::Failed(one), Self::Failed(other)) => one == other,
            (Self::Way(one), Self::Way(other)) => one == other,
            (Self::TooShort(one), Self::TooShort(other)) => one == other,
            (Self::File(one), Self::File(other)) => {
                one.name == other.name && one.text == other.text && one.ends == other.ends
            }
            _ => false,
        }
    }
}

/// A file that can be handed over.
pub struct Ready {
    /// Its name.
    pub name: String,
    /// Its text, byte for byte.
    pub text: String,
    /// The document behind it.
    pub file: Kubeconfig,
    /// When the token in it ends, in seconds; `None` where it holds none.
    pub ends: Option<i64>,
    /// Whether it holds a refresh token, so that there is no such end.
    pub renews: bool,
}

impl Made {
    /// The file, where there is one.
    #[must_use]
    pub fn ready(&self) -> Option<&Arc<Ready>> {
        match self {
            Self::File(ready) => Some(ready),
            _ => None,
        }
    }
}

/// A cluster, its namespaces and how kubectl signs in.
type Wish = (Cluster, Vec<String>, Method);

fn wishes(page: Page, clusters: Vec<Cluster>) -> Vec<Wish> {
    let wish = |cluster: Cluster| {
        let method = page.method_for(&cluster)?;
        let namespaces = split(&page.namespace(&cluster.name));
        Some((cluster, namespaces, method))
    };
    clusters.into_iter().filter_map(wish).collect()
}

/// What may be set for the page's choices, tracked.
#[must_use]
pub fn settings(page: Page) -> Vec<Setting> {
    let wishes = wishes(page, page.chosen_clusters());
    let choices: Vec<Choice<'_>> = wishes
        .iter()
        .map(|(cluster, namespaces, method)| Choice {
            cluster,
            namespaces,
            method: *method,
            token: None,
        })
        .collect();
    kubeconfig::settings(&choices)
}

/// Makes the file of the page's choices, tracked.
#[must_use]
pub fn make(page: Page) -> Made {
    let clusters = page.chosen_clusters();
    let (Some(session), Some(identity)) = (page.session.get(), page.signed_in_with()) else {
        return Made::Nothing;
    };
    if clusters.is_empty() {
        return Made::Nothing;
    }
    if let Some(arc) = clusters.iter().find_map(arc_proxy) {
        let problem = Problem::new(ComposeError::Arc.code(), Whose::Person)
            .with("name", arc.name)
            .with("group", arc.group)
            .with("subscription", arc.subscription);
        return Made::Failed(problem);
    }
    if let Some(entry) = azure::unknown_way(page) {
        return Made::Way(entry.cluster.name);
    }
    let wishes = wishes(page, clusters);
    let faulty = |(cluster, list, _): &Wish| namespace_mistake(cluster, list);
    if wishes.iter().any(|wish| faulty(wish).is_some()) {
        return Made::Mend;
    }
    let access = page.access.read();
    let mut ends: Option<i64> = None;
    let mut choices = Vec::new();
    for (cluster, namespaces, method) in &wishes {
        let (token, end) = match (method.holds_token(), token_scope(cluster, *method)) {
            (false, _) => (None, None),
            (true, None) => (Some(session.id_token()), Some(session.id_token_ends())),
            (true, Some(scope)) => {
                let found = access.iter().find(|access| access.scope == scope);
                (found.map(|access| access.token()), Some(found.map_or(0, |access| access.ends)))
            }
        };
        if end.is_some_and(|end| end - page.now.get() < LEAST) {
            let lasts = session.id_token_lasts();
            let never = lasts < LEAST && token_scope(cluster, *method).is_none();
            return if never { Made::TooShort(lasts / 60) } else { Made::EndsSoon };
        }
        ends = ends.into_iter().chain(end).min();
        let token = token.map(Token);
        choices.push(Choice { cluster, namespaces, method: *method, token });
    }
    let refresh = wishes
        .iter()
        .filter(|(_, _, method)| *method == Method::Builtin)
        .find_map(|(cluster, ..)| session.refresh_token_for(&identity, cluster));
    let portal = browser::folder();
    let holder = Holder {
        user: &session.person.file_user,
        login_hint: session.person.login_hint.as_deref(),
        tenant: session.person.tid.as_deref(),
        issuer: &session.issuer,
        identity: &identity,
        offline_access: session.offline,
        refresh_token: refresh.map(Token),
        portal: &portal,
        now: page.now.get_untracked(),
    };
    let options = page.options.get();
    let names = page.portal(|portal| portal.names.clone()).unwrap_or_default();
    let hints = words::hints();
    let made = kubeconfig::compose(&choices, &options, &holder, &names, &hints).and_then(|file| {
        let text = file.to_yaml().map_err(|_| ComposeError::Unwritable)?;
        Ok((file, text))
    });
    match made {
        Ok((file, text)) => Made::File(Arc::new(Ready {
            name: kubeconfig::file_name(&choices, &options),
            text,
            ends,
            renews: refresh.is_some(),
            file,
        })),
        Err(error) => {
            let problem = Problem::new(error.code(), Whose::Operator);
            let tenant = identity.entra().map(|entra| entra.tenant.as_str());
            Made::Failed(problem.with("tenant", tenant.unwrap_or_default()))
        }
    }
}
