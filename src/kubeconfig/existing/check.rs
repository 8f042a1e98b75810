//! What works in a kubeconfig, context by context.

use crate::index::Index;
use crate::kubeconfig::fields::{cluster, context};
use crate::kubeconfig::origin::Origin;
use crate::kubeconfig::secret;

use super::compare::HIDDEN;
use super::diagnose::{Diagnostic, DiagnosticSeverity, DiagnosticTarget, diagnose, is_plain_http};
use super::drift::{Drift, PortalOffer, drift};
use super::entry::{EntryKind, EntryRef, by_name};
use super::extension::origin;
use super::read::Existing;
use super::users::{self, AuthMethod, Tool};

/// Whether a context can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Usable {
    /// As far as the file says.
    Yes,
    /// Yes, but something is worth knowing.
    Advised,
    /// It will fail.
    No,
}

/// A context and what it works with.
#[derive(Clone, Debug)]
pub struct ContextReport {
    /// Its name.
    pub name: String,
    /// Its line.
    pub line: usize,
    /// Whether it is the current one.
    pub current: bool,
    /// The name of its cluster.
    pub cluster: String,
    /// The address of the API server, where there is one, without a password in it.
    pub server: Option<String>,
    /// The name of its user.
    pub user: String,
    /// Its namespace, where it has one.
    pub namespace: Option<String>,
    /// How kubectl signs in, where the user is in the file.
    pub auth_method: Option<AuthMethod>,
    /// The programs that it needs beside kubectl.
    pub tools: Vec<Tool>,
    /// Whether it can be used.
    pub usable: Usable,
    /// Its diagnostics and those of its cluster and user: places in [`CheckReport::diagnostics`].
    pub diagnostics: Vec<usize>,
    /// Where its cluster's entry came from, and what became of it since.
    pub origin: Option<(Origin, Drift)>,
}

/// What is to say about a kubeconfig.
#[derive(Clone, Debug)]
pub struct CheckReport {
    /// Every fault, in the order of the lines.
    pub diagnostics: Vec<Diagnostic>,
    /// Whether kubectl refuses the file as a whole, whatever the contexts say.
    pub refused: bool,
    /// Every context, in the order of the file.
    pub contexts: Vec<ContextReport>,
    /// Every program that some context needs beside kubectl, each once.
    pub tools: Vec<Tool>,
}

impl CheckReport {
    /// How many contexts will fail, how many work with remarks and how many without. None works in
    /// a file that kubectl refuses, or where something is around it.
    #[must_use]
    pub fn count(&self) -> [usize; 3] {
        if self.refused {
            return [self.contexts.len(), 0, 0];
        }
        [Usable::No, Usable::Advised, Usable::Yes]
            .map(|usable| self.contexts.iter().filter(|context| context.usable == usable).count())
    }

    /// The places of the contexts that a search leaves, those first that will fail, then those with
    /// remarks, each in the order of the file. Every word of the search stands in a name, the
    /// namespace or the server, whatever its case.
    #[must_use]
    pub fn found(&self, search: &str, only_failing: bool) -> Vec<usize> {
        let search = search.to_lowercase();
        let fits = |context: &ContextReport| {
            let ContextReport { name, cluster, user, namespace, server, .. } = context;
            let own = [Some(name), Some(cluster), Some(user), namespace.as_ref(), server.as_ref()];
            let own: String = own.into_iter().flatten().flat_map(|word| [word, "\n"]).collect();
            let own = own.to_lowercase();
            search.split_whitespace().all(|word| own.contains(word))
        };
        let mut found = Vec::new();
        for usable in [Usable::No, Usable::Advised, Usable::Yes] {
            let all = self.contexts.iter().enumerate();
            let these = all.filter(|(_, context)| context.usable == usable && fits(context));
            found.extend(these.map(|(at, _)| at).filter(|_| usable == Usable::No || !only_failing));
        }
        found
    }

    /// What is told of the file, or of entries that no context uses.
    pub fn of_file(&self) -> impl Iterator<Item = &Diagnostic> {
        let mut told = vec![false; self.diagnostics.len()];
        for at in self.contexts.iter().flat_map(|context| &context.diagnostics) {
            if let Some(told) = told.get_mut(*at) {
                *told = true;
            }
        }
        let of_file = |one: &Diagnostic| matches!(one.target, DiagnosticTarget::File);
        let all = self.diagnostics.iter().zip(told);
        all.filter(move |(one, told)| !told || of_file(one)).map(|(one, _)| one)
    }
}

/// The most diagnostics of one entry that are told at a context.
const MOST: usize = 40;

/// Checks a file. `now` is in seconds since 1970.
#[must_use]
pub fn check(file: &Existing, now: i64, portal: &PortalOffer<'_>) -> CheckReport {
    let diagnostics = diagnose(file, now);
    let mut about: Index<Vec<usize>> = Index::default();
    for (at, diagnostic) in diagnostics.iter().enumerate() {
        let DiagnosticTarget::Entry(kind, name) = &diagnostic.target else { continue };
        let of = about.entry(&kind.place(name));
        if of.len() < MOST {
            of.push(at);
        }
    }
    // Once for each user, however many contexts share it.
    let mut sign_ins = Index::default();
    for (name, user) in by_name(&file.root, EntryKind::User).iter() {
        let auth_method = users::auth_method(user);
        let tools = users::tools(user, &auth_method);
        sign_ins.insert(name, (auth_method, tools));
    }
    let index = FileIndex {
        clusters: by_name(&file.root, EntryKind::Cluster),
        sign_ins,
        current: file.current(),
        diagnostics: &diagnostics,
        about,
        portal,
        wrapped: file.wrapped.is_some(),
    };
    let contexts: Vec<ContextReport> =
        file.entries(EntryKind::Context).map(|context| index.report(&context)).collect();
    let mut tools = Index::default();
    for tool in contexts.iter().flat_map(|context| &context.tools) {
        tools.add(&tool.key(), tool);
    }
    let tools = tools.iter().map(|(_, tool)| Tool::clone(tool)).collect();
    let refused = diagnostics.iter().any(|one| one.severity == DiagnosticSeverity::RejectsFile);
    CheckReport { diagnostics, refused, contexts, tools }
}

/// Whether a diagnostic counts where the server is reached over `http`.
fn concerns_plain(one: &Diagnostic) -> bool {
    !matches!(one.target, DiagnosticTarget::Entry(EntryKind::User, _))
        || one.kind.concerns_plain_http()
}

/// What a context's report is made from.
struct FileIndex<'a> {
    clusters: Index<EntryRef<'a>>,
    /// How each user signs in, and the programs that it needs for that.
    sign_ins: Index<(AuthMethod, Vec<Tool>)>,
    current: Option<&'a str>,
    diagnostics: &'a [Diagnostic],
    /// Positions in `diagnostics`, by the place of the entry.
    about: Index<Vec<usize>>,
    portal: &'a PortalOffer<'a>,
    /// Whether something is around the file, so that kubectl finds no context in it.
    wrapped: bool,
}

impl FileIndex<'_> {
    fn report(&self, context: &EntryRef<'_>) -> ContextReport {
        let cluster_name = context.text(context::CLUSTER).unwrap_or_default();
        let user_name = context.text(context::USER).unwrap_or_default();
        let cluster = self.clusters.get(cluster_name);
        let plain = cluster.is_some_and(is_plain_http);
        let (auth_method, tools) = match plain {
            true => (Some(AuthMethod::Unused), None),
            false => self.sign_ins.get(user_name).cloned().unzip(),
        };
        let targets = [
            (EntryKind::Context, context.name),
            (EntryKind::Cluster, cluster_name),
            (EntryKind::User, user_name),
        ];
        let diagnostics: Vec<usize> = targets
            .into_iter()
            .filter_map(|(kind, name)| self.about.get(&kind.place(name)))
            .flatten()
            .copied()
            .filter(|at| {
                // Over http kubectl sends nothing of what the user holds.
                !plain || self.diagnostics.get(*at).is_none_or(concerns_plain)
            })
            .collect();
        let found = diagnostics.iter().filter_map(|at| self.diagnostics.get(*at));
        let usable = match found.map(|one| one.severity).min() {
            _ if self.wrapped => Usable::No,
            None => Usable::Yes,
            Some(DiagnosticSeverity::Advice) => Usable::Advised,
            Some(DiagnosticSeverity::RejectsFile | DiagnosticSeverity::BreaksEntry) => Usable::No,
        };
        let server = cluster.and_then(|cluster| cluster.text(cluster::SERVER));
        ContextReport {
            name: context.name.to_owned(),
            line: context.line,
            current: self.current == Some(context.name),
            cluster: cluster_name.to_owned(),
            server: server.map(|server| secret::without_password(server, HIDDEN)),
            user: user_name.to_owned(),
            namespace: context.text(context::NAMESPACE).map(str::to_owned),
            auth_method,
            tools: tools.unwrap_or_default(),
            usable,
            diagnostics,
            origin: cluster.and_then(|cluster| {
                let origin = origin(cluster)?;
                let drift = drift(cluster, &origin, self.portal);
                Some((origin, drift))
            }),
        }
    }
}
