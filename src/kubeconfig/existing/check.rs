//! What works in a kubeconfig, context by context.

use std::collections::{BTreeMap, BTreeSet};

use crate::kubeconfig::fields::{cluster, context};
use crate::kubeconfig::origin::Origin;
use crate::kubeconfig::secret;

use super::compare::HIDDEN;
use super::diagnose::{Finding, Reach, Subject, diagnose};
use super::drift::{Portal, Since, since};
use super::entry::{Entry, Section};
use super::extension::origin;
use super::read::Existing;
use super::users::{self, SignIn, Tool};

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
    pub sign_in: Option<SignIn>,
    /// The programs that it needs beside kubectl.
    pub tools: Vec<Tool>,
    /// Whether it can be used.
    pub usable: Usable,
    /// Its findings and those of its cluster and user: places in [`Report::findings`].
    pub concerns: Vec<usize>,
    /// Where its cluster's entry came from, and what became of it since.
    pub origin: Option<(Origin, Since)>,
}

/// What is to say about a kubeconfig.
#[derive(Clone, Debug)]
pub struct Report {
    /// Every fault, in the order of the lines.
    pub findings: Vec<Finding>,
    /// Whether kubectl refuses the file as a whole, whatever the contexts say.
    pub refused: bool,
    /// Every context, in the order of the file.
    pub contexts: Vec<ContextReport>,
    /// Every program that some context needs beside kubectl.
    pub tools: BTreeSet<Tool>,
}

/// The most findings of one entry that are told at a context.
const MOST: usize = 40;

/// Checks a file. `now` is in seconds since 1970.
#[must_use]
pub fn check(file: &Existing, now: i64, portal: &Portal<'_>) -> Report {
    let findings = diagnose(file, now);
    let mut about: BTreeMap<&Subject, Vec<usize>> = BTreeMap::new();
    for (at, finding) in findings.iter().enumerate() {
        let of = about.entry(&finding.subject).or_default();
        if of.len() < MOST {
            of.push(at);
        }
    }
    let by_name = |section| -> BTreeMap<&str, Entry<'_>> {
        file.entries(section).map(|entry| (entry.name, entry)).collect()
    };
    let (clusters, users) = (by_name(Section::Clusters), by_name(Section::Users));
    let current = file.current();
    let mut tools = BTreeSet::new();
    let contexts: Vec<ContextReport> = file
        .entries(Section::Contexts)
        .map(|context| {
            let cluster_name = context.text(context::CLUSTER).unwrap_or_default();
            let user_name = context.text(context::USER).unwrap_or_default();
            let (cluster, user) = (clusters.get(cluster_name), users.get(user_name));
            let sign_in = user.map(users::sign_in);
            let needs = match (user, &sign_in) {
                (Some(user), Some(sign_in)) => users::tools(user, sign_in),
                _ => Vec::new(),
            };
            tools.extend(needs.iter().cloned());
            let subjects = [
                (Section::Contexts, context.name),
                (Section::Clusters, cluster_name),
                (Section::Users, user_name),
            ];
            let concerns: Vec<usize> = subjects
                .into_iter()
                .filter_map(|(section, name)| about.get(&Subject::Entry(section, name.into())))
                .flatten()
                .copied()
                .collect();
            let worst = concerns.iter().filter_map(|at| findings.get(*at)).map(|f| f.reach).min();
            ContextReport {
                name: context.name.to_owned(),
                line: context.line,
                current: current == Some(context.name),
                cluster: cluster_name.to_owned(),
                server: cluster
                    .and_then(|c| c.text(cluster::SERVER))
                    .map(|server| secret::without_password(server, HIDDEN)),
                user: user_name.to_owned(),
                namespace: context.text(context::NAMESPACE).map(str::to_owned),
                sign_in,
                tools: needs,
                usable: match worst {
                    None => Usable::Yes,
                    Some(Reach::Advice) => Usable::Advised,
                    Some(Reach::File | Reach::Entry) => Usable::No,
                },
                concerns,
                origin: cluster.and_then(|cluster| {
                    let origin = origin(cluster)?;
                    let since = since(cluster, &origin, portal);
                    Some((origin, since))
                }),
            }
        })
        .collect();
    let refused = findings.iter().any(|finding| finding.reach == Reach::File);
    Report { findings, refused, contexts, tools }
}
