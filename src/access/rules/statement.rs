//! What the rows mean, in statements that can be said in a sentence.

use std::collections::{BTreeMap, BTreeSet};

use super::{Answer, Row, rest};

/// What a person may do, as far as the answer says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum May {
    /// Everything.
    Everything,
    /// Read everything.
    ReadEverything,
    /// Read these.
    Read(Vec<String>),
    /// Create, change and delete these.
    Change(Vec<String>),
    /// Only these, by name: the resource and the names.
    Named(Vec<(String, Vec<String>)>),
    /// Read the logs of pods.
    Logs,
    /// Open a shell in pods.
    Shell,
    /// Forward ports of pods.
    Forward,
    /// Reach what pods and services serve, through the API server.
    Proxy,
    /// Read secrets.
    Secrets,
    /// Give others access.
    GiveAccess,
    /// Act as others.
    ActAsOthers,
    /// What no other statement tells: resources or addresses, and the verbs of each.
    Just(Vec<(String, Vec<String>)>),
    /// Nothing but ask about oneself.
    Nothing,
}

/// The verbs of reading; one is not enough to say so.
const READ: [&str; 2] = ["get", "list"];

/// What every account may do: ask about itself and read how the API is laid out (the default roles
/// `system:basic-user`, `system:discovery` and `system:public-info-viewer`).
const ALL_MAY: [&str; 3] = [
    "selfsubjectaccessreviews.authorization.k8s.io",
    "selfsubjectrulesreviews.authorization.k8s.io",
    "selfsubjectreviews.authentication.k8s.io",
];

impl Row {
    fn may(&self, verb: &str) -> bool {
        self.verbs.iter().any(|one| one == verb || one == "*")
    }

    /// Whether it counts for every resource of every group.
    fn is_all(&self) -> bool {
        self.resource == "*.*" && self.names.is_empty()
    }

    /// Whether the row covers a resource, written as kubectl does.
    fn covers(&self, resource: &str) -> bool {
        self.names.is_empty() && covers(&self.resource, resource)
    }
}

/// Whether a resource of a rule covers another, both written as kubectl does.
pub(super) fn covers(rule: &str, resource: &str) -> bool {
    let (head, sub) = parts(resource);
    let (name, group) = split(head);
    let (own_head, own_sub) = parts(rule);
    let (own_name, own_group) = split(own_head);
    // `*` alone, as a resource, takes subresources along; `pods` does not, and `pods/*` is nothing
    // (`ResourceMatches` of `rbac/v1`).
    let subs = own_sub == sub || (own_name == "*" && own_sub.is_none());
    (own_name == "*" || own_name == name) && (own_group == "*" || own_group == group) && subs
}

pub(super) fn parts(resource: &str) -> (&str, Option<&str>) {
    match resource.split_once('/') {
        Some((head, sub)) => (head, Some(sub)),
        None => (resource, None),
    }
}

pub(super) fn split(head: &str) -> (&str, &str) {
    head.split_once('.').unwrap_or((head, ""))
}

/// What the answer says, the widest first; just [`May::Nothing`] where it says nothing beyond what
/// every account may do.
#[must_use]
pub fn statements(answer: &Answer) -> Vec<May> {
    let rows: Vec<&Row> = answer
        .rows
        .iter()
        .filter(|row| !row.resource.is_empty() && !ALL_MAY.contains(&row.resource.as_str()))
        .collect();
    if rows.iter().any(|row| row.is_all() && row.verbs.iter().any(|verb| verb == "*")) {
        return vec![May::Everything];
    }
    let by_name = ByName::new(&rows);
    let can = |resource: &str, verb: &str| by_name.can(resource, verb);
    let reads = |resource: &str| READ.iter().all(|verb| can(resource, verb));
    let changes = |resource: &str| {
        let edits = can(resource, "update") || can(resource, "patch");
        edits && can(resource, "create") && can(resource, "delete")
    };
    let mut out = Vec::new();
    if reads("*.*") {
        out.push(May::ReadEverything);
    } else {
        put(&mut out, May::Read, names(&rows, reads));
    }
    put(&mut out, May::Change, names(&rows, changes));
    for (may, yes) in [
        (May::Logs, can("pods/log", "get")),
        (May::Shell, can("pods/exec", "create") || can("pods/attach", "create")),
        (May::Forward, can("pods/portforward", "create")),
        (May::Proxy, can("pods/proxy", "get") || can("services/proxy", "get")),
        (May::Secrets, ["get", "list", "watch"].iter().any(|verb| can("secrets", verb))),
        (May::GiveAccess, gives_access(&can)),
        (May::ActAsOthers, acts(&can)),
    ] {
        if yes {
            out.push(may);
        }
    }
    let named = named(&rows);
    if !named.is_empty() {
        out.push(May::Named(named));
    }
    let rest = rest::rest(&rows, answer, &can, &out);
    put(&mut out, May::Just, rest);
    if out.is_empty() {
        out.push(May::Nothing);
    }
    out
}

/// The rows by resource, for an answer may have thousands; those with stars are few.
struct ByName<'a> {
    exact: BTreeMap<&'a str, Vec<&'a Row>>,
    stars: Vec<&'a Row>,
}

impl<'a> ByName<'a> {
    fn new(rows: &[&'a Row]) -> Self {
        let mut exact: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
        let mut stars = Vec::new();
        for row in rows {
            if row.resource.contains('*') {
                stars.push(*row);
            } else {
                exact.entry(&row.resource).or_default().push(row);
            }
        }
        Self { exact, stars }
    }

    fn can(&self, resource: &str, verb: &str) -> bool {
        let exact = self.exact.get(resource).into_iter().flatten();
        exact.chain(&self.stars).any(|row| row.covers(resource) && row.may(verb))
    }
}

fn gives_access(can: &dyn Fn(&str, &str) -> bool) -> bool {
    let roles = ["roles", "rolebindings", "clusterroles", "clusterrolebindings"];
    let verbs = ["create", "update", "patch", "bind", "escalate"];
    roles.iter().any(|role| {
        let resource = format!("{role}.rbac.authorization.k8s.io");
        verbs.iter().any(|verb| can(&resource, verb))
    })
}

fn acts(can: &dyn Fn(&str, &str) -> bool) -> bool {
    let accounts = ["users", "groups", "serviceaccounts"];
    can("serviceaccounts/token", "create") || accounts.iter().any(|one| can(one, "impersonate"))
}

/// What may be used by name only, by resource.
fn named(rows: &[&Row]) -> Vec<(String, Vec<String>)> {
    let mut all: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for row in rows.iter().filter(|row| !row.names.is_empty()) {
        let names = all.entry(&row.resource).or_default();
        names.extend(row.names.iter().map(String::as_str));
    }
    let texts = |names: BTreeSet<&str>| names.into_iter().map(str::to_owned).collect();
    all.into_iter().map(|(resource, names)| (resource.to_owned(), texts(names))).collect()
}

/// What people ask for first, so that a list that is cut still says it.
const FIRST: [&str; 10] = [
    "*.*",
    "pods",
    "deployments.apps",
    "services",
    "configmaps",
    "secrets",
    "jobs.batch",
    "cronjobs.batch",
    "statefulsets.apps",
    "ingresses.networking.k8s.io",
];

/// The resources, without subresources, that pass; each once, the usual ones first.
fn names(rows: &[&Row], fits: impl Fn(&str) -> bool) -> Vec<String> {
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut out: Vec<String> = Vec::new();
    for row in rows.iter().filter(|row| row.names.is_empty()) {
        let name = row.resource.as_str();
        if !name.contains('/') && seen.insert(name) && fits(name) {
            out.push(name.to_owned());
        }
    }
    out.sort_by_key(|name| place(name));
    out
}

/// Where a resource stands in a list.
pub(super) fn place(name: &str) -> usize {
    let head = parts(name).0;
    FIRST.iter().position(|first| *first == head).unwrap_or(FIRST.len())
}

fn put<T>(out: &mut Vec<May>, make: fn(Vec<T>) -> May, list: Vec<T>) {
    if !list.is_empty() {
        out.push(make(list));
    }
}
