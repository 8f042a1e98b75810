//! What the rows mean, in statements that can be said in a sentence.

use super::{Answer, Row};

/// What a person may do, as far as the answer says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum May {
    /// Everything.
    Everything,
    /// Read everything.
    ReadEverything,
    /// Read these.
    Read(Vec<String>),
    /// Create, change or delete these.
    Change(Vec<String>),
    /// Only these, by name: the resource and the names.
    Named(Vec<(String, Vec<String>)>),
    /// Read the logs of pods.
    Logs,
    /// Open a shell in pods.
    Shell,
    /// Forward ports of pods.
    Forward,
    /// Read secrets.
    Secrets,
    /// Give others access.
    GiveAccess,
    /// Act as others.
    ActAsOthers,
    /// Something with these that no other statement tells.
    Some(Vec<String>),
    /// Nothing but ask about oneself.
    Nothing,
}

/// The verbs of reading; one is not enough to say so.
const READ: [&str; 2] = ["get", "list"];
const CHANGE: [&str; 5] = ["create", "update", "patch", "delete", "deletecollection"];

/// What every account may do: ask about itself and read how the API is laid out (the default roles
/// `system:basic-user` and `system:discovery`).
const ALL_MAY: [&str; 4] = [
    "selfsubjectaccessreviews.authorization.k8s.io",
    "selfsubjectrulesreviews.authorization.k8s.io",
    "selfsubjectreviews.authentication.k8s.io",
    "localsubjectaccessreviews.authorization.k8s.io",
];

impl Row {
    fn may(&self, verb: &str) -> bool {
        self.verbs.iter().any(|one| one == verb || one == "*")
    }

    fn may_one_of(&self, verbs: &[&str]) -> bool {
        verbs.iter().any(|verb| self.may(verb))
    }

    /// Whether it counts for every resource of every group.
    fn is_all(&self) -> bool {
        self.resource == "*.*" && self.names.is_empty()
    }

    /// Whether the row covers a resource, written as kubectl does.
    fn covers(&self, resource: &str) -> bool {
        let (head, sub) = parts(resource);
        let (name, group) = split(head);
        let (own_head, own_sub) = parts(&self.resource);
        let (own_name, own_group) = split(own_head);
        // `*` alone, as a resource, takes subresources along; `pods` does not.
        let subs = own_sub == sub || (own_name == "*" && own_sub.is_none()) || own_sub == Some("*");
        self.names.is_empty()
            && (own_name == "*" || own_name == name)
            && (own_group == "*" || own_group == group)
            && subs
    }
}

fn parts(resource: &str) -> (&str, Option<&str>) {
    match resource.split_once('/') {
        Some((head, sub)) => (head, Some(sub)),
        None => (resource, None),
    }
}

fn split(head: &str) -> (&str, &str) {
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
    if rows.is_empty() {
        return vec![May::Nothing];
    }
    let all = |verb: &str| rows.iter().any(|row| row.is_all() && row.may(verb));
    if rows.iter().any(|row| row.is_all() && row.verbs.iter().any(|verb| verb == "*")) {
        return vec![May::Everything];
    }
    let mut out = Vec::new();
    let whole: Vec<&Row> =
        rows.iter().copied().filter(|row| row.names.is_empty() && !row.is_all()).collect();
    if READ.iter().all(|verb| all(verb)) {
        out.push(May::ReadEverything);
    } else {
        put(
            &mut out,
            May::Read,
            names(&whole, |_, resource| READ.iter().all(|verb| can(&whole, resource, verb))),
        );
    }
    put(
        &mut out,
        May::Change,
        names(&rows, |row, _| row.names.is_empty() && row.may_one_of(&CHANGE)),
    );
    let some = |resource: &str, verbs: &[&str]| verbs.iter().any(|v| can(&rows, resource, v));
    let shell = ["pods/exec", "pods/attach"];
    for (may, yes) in [
        (May::Logs, some("pods/log", &["get"])),
        (May::Shell, shell.iter().any(|resource| some(resource, &["create", "get"]))),
        (May::Forward, some("pods/portforward", &["create", "get"])),
        (May::Secrets, some("secrets", &["get", "list", "watch"])),
        (May::GiveAccess, gives_access(&rows)),
        (May::ActAsOthers, acts(&rows)),
    ] {
        if yes {
            out.push(may);
        }
    }
    let mut named: Vec<(String, Vec<String>)> = Vec::new();
    for row in rows.iter().filter(|row| !row.names.is_empty()) {
        match named.iter_mut().find(|(resource, _)| *resource == row.resource) {
            Some((_, names)) => names.extend(row.names.iter().cloned()),
            None => named.push((row.resource.clone(), row.names.clone())),
        }
    }
    for (_, names) in &mut named {
        names.sort();
        names.dedup();
    }
    if !named.is_empty() {
        out.push(May::Named(named));
    }
    if out.is_empty() {
        let mut names: Vec<String> = rows.iter().map(|row| row.resource.clone()).collect();
        names.dedup();
        out.push(May::Some(names));
    }
    out
}

fn can(rows: &[&Row], resource: &str, verb: &str) -> bool {
    rows.iter().any(|row| row.covers(resource) && row.may(verb))
}

fn gives_access(rows: &[&Row]) -> bool {
    let roles = ["roles", "rolebindings", "clusterroles", "clusterrolebindings"];
    let verbs = ["create", "update", "patch", "bind", "escalate"];
    roles.iter().any(|role| {
        let resource = format!("{role}.rbac.authorization.k8s.io");
        verbs.iter().any(|verb| can(rows, &resource, verb))
    })
}

fn acts(rows: &[&Row]) -> bool {
    let tokens = can(rows, "serviceaccounts/token", "create");
    tokens || ["users", "groups", "serviceaccounts"].iter().any(|one| can(rows, one, "impersonate"))
}

/// The resources, without subresources, that pass; each once, in the order of the answer.
fn names(rows: &[&Row], fits: impl Fn(&Row, &str) -> bool) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for row in rows {
        let name = row.resource.as_str();
        if !name.contains('/') && fits(row, name) && !out.iter().any(|one| one == name) {
            out.push(name.to_owned());
        }
    }
    out
}

fn put(out: &mut Vec<May>, make: fn(Vec<String>) -> May, list: Vec<String>) {
    if !list.is_empty() {
        out.push(make(list));
    }
}
