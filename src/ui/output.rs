//! From the choices on the page to the file: the one place where the page asks for a kubeconfig.

use crate::ui::signal::Memo;
use std::sync::Arc;

use super::azure;
use super::state::Page;
use super::text::kubeconfig as words;
use crate::browser;
use crate::catalogue::{check_namespaces, split_namespaces};
use crate::config::{Cluster, Method};
use crate::kubeconfig::{
    self, BorrowedToken, Choice, ComposeError, ComposeOption, Holder, Kubeconfig, arc_proxy,
    token_scope,
};
use crate::problem::{Owner, Problem};
use crate::session::{AccessToken, Session};

/// A token goes into a file only if it lasts at least this long, in seconds.
const LEAST: i64 = 600;

/// What stands where the file goes.
#[derive(Clone)]
pub enum Output {
    /// No cluster is chosen.
    Nothing,
    /// A namespace must be corrected first.
    FixNamespace,
    /// The token ends too soon.
    EndsSoon,
    /// The provider's tokens never last long enough: so many minutes.
    TooShort(i64),
    /// Azure must be asked first for the way to this cluster.
    Way(String),
    /// It cannot be made.
    Failed(Problem),
    /// The file.
    File(Arc<KubeconfigFile>),
}

impl PartialEq for Output {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Nothing, Self::Nothing)
            | (Self::FixNamespace, Self::FixNamespace)
            | (Self::EndsSoon, Self::EndsSoon) => true,
            (Self::Failed(one), Self::Failed(other)) => one == other,
            (Self::Way(one), Self::Way(other)) => one == other,
            (Self::TooShort(one), Self::TooShort(other)) => one == other,
            (Self::File(one), Self::File(other)) => {
                one.name == other.name && one.ends == other.ends && one.document == other.document
            }
            _ => false,
        }
    }
}

/// A file that can be handed over.
pub struct KubeconfigFile {
    /// Its name.
    pub name: String,
    /// The document, of which the text is made where it is wanted.
    pub document: Kubeconfig,
    /// Whether it holds a secret.
    pub secret: bool,
    /// When the token in it ends, in seconds; `None` where it holds none.
    pub ends: Option<i64>,
    /// Whether it holds a refresh token, so that there is no such end.
    pub renews: bool,
}

impl KubeconfigFile {
    /// Its text, byte for byte; there is one for every document that is made here.
    #[must_use]
    pub fn text(&self) -> Option<String> {
        self.document.to_yaml().ok()
    }
}

impl Output {
    /// The file, where there is one.
    #[must_use]
    pub fn file(&self) -> Option<&Arc<KubeconfigFile>> {
        match self {
            Self::File(file) => Some(file),
            _ => None,
        }
    }
}

/// The file, where there is one, tracked.
#[must_use]
pub fn file(output: Memo<Output>) -> Option<Arc<KubeconfigFile>> {
    output.with(|output| output.file().cloned())
}

/// The name of the file, tracked.
#[must_use]
pub fn file_name(output: Memo<Output>) -> String {
    file(output).map(|file| file.name.clone()).unwrap_or_default()
}

/// The names of the contexts in the file, tracked.
#[must_use]
pub fn contexts(output: Memo<Output>) -> Vec<String> {
    let file = file(output);
    let contexts = file.iter().flat_map(|file| &file.document.contexts);
    contexts.map(|context| context.name.clone()).collect()
}

/// A cluster, its namespaces and how kubectl signs in.
type Wish = (Arc<Cluster>, Vec<String>, Method);

fn wishes(page: Page) -> Vec<Wish> {
    let wish = |(cluster, method): (Arc<Cluster>, Method)| {
        let namespaces = split_namespaces(&page.namespace(&cluster.name));
        (cluster, namespaces, method)
    };
    page.chosen_with_methods().into_iter().map(wish).collect()
}

/// What may be set for the page's choices, tracked.
#[must_use]
pub fn settings(page: Page) -> Vec<ComposeOption> {
    let wishes = wishes(page);
    let choices: Vec<Choice<'_>> = wishes
        .iter()
        .map(|(cluster, namespaces, method)| Choice {
            cluster,
            namespaces,
            method: *method,
            token: None,
        })
        .collect();
    kubeconfig::compose_options(&choices)
}

/// Makes the file of the page's choices, or says what stands in its place. Tracked, but for the
/// time: what is to follow that too looks at [`ending`].
#[must_use]
pub fn output(page: Page, ending: Memo<usize>) -> Output {
    ending.with(|_| ());
    browser::mark("purser.kubeconfig");
    kubeconfig_file(page).map_or_else(|instead| instead, |file| Output::File(Arc::new(file)))
}

/// How many of the tokens at hand, the sign-in's own among them, last too short a time for a file,
/// tracked. What follows this is made anew when one comes to its end, and not with every look at the
/// clock.
#[must_use]
pub fn ending(page: Page) -> Memo<usize> {
    Memo::new(move |_| {
        let now = page.now.get();
        let own = page.session.with(|session| session.as_ref().map(|one| one.expires_at()));
        let access = page.access.read();
        let ends = own.into_iter().chain(access.iter().map(|access| access.expires_at));
        ends.filter(|end| end - now < LEAST).count()
    })
}

/// The same, but while a namespace cannot go into the file, the last one stays: to be seen and not
/// to be taken ([`is_stale`]). Tracked.
#[must_use]
pub fn lasting(page: Page, ending: Memo<usize>, last: Option<&Output>) -> Output {
    match (output(page, ending), last.and_then(Output::file)) {
        (Output::FixNamespace, Some(last)) => Output::File(last.clone()),
        (now, _) => now,
    }
}

/// Whether a namespace cannot go into the file, so that what is shown is not what is chosen; tracked.
#[must_use]
pub fn is_stale(page: Page) -> bool {
    let faulty = |cluster: &Arc<Cluster>| {
        check_namespaces(cluster, &split_namespaces(&page.namespace(&cluster.name))).is_err()
    };
    page.chosen_clusters().iter().any(faulty)
}

fn kubeconfig_file(page: Page) -> Result<KubeconfigFile, Output> {
    let clusters = page.chosen_clusters();
    let (Some(session), Some(identity)) = (page.session.get(), page.signed_in_with()) else {
        return Err(Output::Nothing);
    };
    let wishes = possible(page, &clusters)?;
    let access = page.access.read();
    let mut ends: Option<i64> = None;
    let mut choices = Vec::new();
    for (cluster, namespaces, method) in &wishes {
        let token = token_for(&session, &access, cluster, *method);
        if token.is_some_and(|(_, end)| end - page.now.get_untracked() < LEAST) {
            let lasts = session.id_token_lifetime();
            let never = lasts < LEAST && token_scope(cluster, *method).is_none();
            return Err(if never { Output::TooShort(lasts / 60) } else { Output::EndsSoon });
        }
        ends = ends.into_iter().chain(token.map(|(_, end)| end)).min();
        let token = token.map(|(token, _)| BorrowedToken(token));
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
        refresh_token: refresh.map(BorrowedToken),
        portal: &portal,
        now: page.now.get_untracked(),
    };
    let options = page.options.get();
    let names = page.portal(|portal| portal.names.clone()).unwrap_or_default();
    let composed = kubeconfig::compose(&choices, &options, &holder, &names, &words::hints());
    let document = composed.map_err(|error| {
        let problem = Problem::new(error.code(), Owner::Operator);
        let tenant = identity.entra().map(|entra| entra.tenant.as_str());
        Output::Failed(problem.with("tenant", tenant.unwrap_or_default()))
    })?;
    let name = kubeconfig::file_name(&choices, &options);
    let secret = document.holds_secret();
    Ok(KubeconfigFile { name, document, secret, ends, renews: refresh.is_some() })
}

/// The wishes, where nothing about the clusters stands in their way.
fn possible(page: Page, clusters: &[Arc<Cluster>]) -> Result<Vec<Wish>, Output> {
    if clusters.is_empty() {
        return Err(Output::Nothing);
    }
    if let Some(arc) = clusters.iter().find_map(|cluster| arc_proxy(cluster)) {
        let problem = Problem::new(ComposeError::Arc.code(), Owner::Person)
            .with("name", arc.name)
            .with("group", arc.group)
            .with("subscription", arc.subscription);
        return Err(Output::Failed(problem));
    }
    if let Some(entry) = azure::unknown_way(page) {
        return Err(Output::Way(entry.cluster.name.clone()));
    }
    let wishes = wishes(page);
    let faulty = |(cluster, list, _): &Wish| check_namespaces(cluster, list);
    if wishes.iter().any(|wish| faulty(wish).is_err()) {
        return Err(Output::FixNamespace);
    }
    Ok(wishes)
}

/// The token that goes into the file, and when it ends; nothing where the method needs none. An
/// access token that is not here yet is one that has ended.
fn token_for<'a>(
    session: &'a Session,
    access: &'a [AccessToken],
    cluster: &Cluster,
    method: Method,
) -> Option<(&'a str, i64)> {
    if !method.holds_token() {
        return None;
    }
    let Some(scope) = token_scope(cluster, method) else {
        return Some((session.id_token(), session.expires_at()));
    };
    let found = access.iter().find(|access| access.scope == scope);
    Some(found.map_or(("", 0), |access| (access.token(), access.expires_at)))
}
