//! What the rows mean.

use super::capability::Capability;
use super::remainder::remainder;
use super::resource::{covers, rank};
use super::rules_review::{Row, RulesReview};
use crate::index::{Index, Names, sort_by_number};

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
    fn allows(&self, verb: &str) -> bool {
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

/// What the answer says, the widest first; just [`Capability::Nothing`] where it says nothing
/// beyond what
/// every account may do.
#[must_use]
pub fn capabilities(answer: &RulesReview) -> Vec<Capability> {
    let rows: Vec<&Row> = answer
        .rows
        .iter()
        .filter(|row| !row.resource.is_empty() && !ALL_MAY.contains(&row.resource.as_str()))
        .collect();
    if rows.iter().any(|row| row.is_all() && row.verbs.iter().any(|verb| verb == "*")) {
        return vec![Capability::Everything];
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
        out.push(Capability::ReadEverything);
    } else {
        put(&mut out, Capability::Read, names(&rows, reads));
    }
    put(&mut out, Capability::Change, names(&rows, changes));
    for (capability, yes) in [
        (Capability::Logs, can("pods/log", "get")),
        (Capability::Shell, can("pods/exec", "create") || can("pods/attach", "create")),
        (Capability::Forward, can("pods/portforward", "create")),
        (Capability::Proxy, can("pods/proxy", "get") || can("services/proxy", "get")),
        (Capability::Secrets, ["get", "list", "watch"].iter().any(|verb| can("secrets", verb))),
        (Capability::GiveAccess, gives_access(&can)),
        (Capability::ActAsOthers, acts(&can)),
    ] {
        if yes {
            out.push(capability);
        }
    }
    let named = named(&rows);
    if !named.is_empty() {
        out.push(Capability::Named(named));
    }
    let left = remainder(&rows, answer, &can, &out);
    put(&mut out, Capability::Just, left);
    if out.is_empty() {
        out.push(Capability::Nothing);
    }
    out
}

/// The rows by resource, for an answer may have thousands; those with stars are few.
struct ByName<'a> {
    exact: Index<Vec<&'a Row>>,
    stars: Vec<&'a Row>,
}

impl<'a> ByName<'a> {
    fn new(rows: &[&'a Row]) -> Self {
        let mut exact: Index<Vec<&Row>> = Index::default();
        let mut stars = Vec::new();
        for row in rows {
            if row.resource.contains('*') {
                stars.push(*row);
            } else {
                exact.entry(&row.resource).push(*row);
            }
        }
        Self { exact, stars }
    }

    fn can(&self, resource: &str, verb: &str) -> bool {
        let exact = self.exact.get(resource).into_iter().flatten();
        exact.chain(&self.stars).any(|row| row.covers(resource) && row.allows(verb))
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
    let mut all: Index<Names> = Index::default();
    for row in rows.iter().filter(|row| !row.names.is_empty()) {
        let names = all.entry(&row.resource);
        for name in &row.names {
            names.add(name, ());
        }
    }
    let texts = |names: &Names| names.names().map(str::to_owned).collect();
    all.iter().map(|(resource, names)| (resource.to_owned(), texts(names))).collect()
}

/// The resources, without subresources, that pass; each once, the usual ones first.
fn names(rows: &[&Row], fits: impl Fn(&str) -> bool) -> Vec<String> {
    let mut seen = Names::default();
    let mut out: Vec<String> = Vec::new();
    for row in rows.iter().filter(|row| row.names.is_empty()) {
        let name = row.resource.as_str();
        if !name.contains('/') && seen.add(name, ()) && fits(name) {
            out.push(name.to_owned());
        }
    }
    sort_by_number(&mut out, |name| rank(name));
    out
}

fn put<T>(out: &mut Vec<Capability>, make: fn(Vec<T>) -> Capability, list: Vec<T>) {
    if !list.is_empty() {
        out.push(make(list));
    }
}
