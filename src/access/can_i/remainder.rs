//! What the rows allow beyond the statements: nothing that an answer lists goes unsaid.

use super::capability::Capability;
use super::resource::{covers, parts, rank};
use super::rules_review::{Row, RulesReview};
use crate::index::{Index, Names, sort_by_number};

/// Addresses that every account may read (the default roles `system:discovery` and
/// `system:public-info-viewer`).
const ALL_READ: [&str; 11] = [
    "/api",
    "/api/*",
    "/apis",
    "/apis/*",
    "/healthz",
    "/livez",
    "/openapi",
    "/openapi/*",
    "/readyz",
    "/version",
    "/version/",
];

/// Whether a verb may be used on a resource.
type Can<'a> = dyn Fn(&str, &str) -> bool + 'a;

/// The resources and addresses with the verbs that no statement tells, the usual ones first.
pub(super) fn remainder(
    rows: &[&Row],
    answer: &RulesReview,
    can: &Can<'_>,
    capabilities: &[Capability],
) -> Vec<(String, Vec<String>)> {
    let covered = Covered::of(capabilities, can);
    let mut left = Remainder::default();
    for row in rows.iter().filter(|row| row.names.is_empty()) {
        for verb in row.verbs.iter().filter(|verb| !covered.covers_verb(&row.resource, verb)) {
            left.put(&row.resource, verb);
        }
    }
    for row in answer.rows.iter().filter(|row| row.resource.is_empty()) {
        for url in &row.urls {
            let known = |verb: &str| verb == "get" && ALL_READ.contains(&url.as_str());
            for verb in row.verbs.iter().filter(|verb| !known(verb)) {
                left.put(url, verb);
            }
        }
    }
    sort_by_number(&mut left.out, |(name, _)| rank(name));
    left.out
}

#[derive(Default)]
struct Remainder {
    out: Vec<(String, Vec<String>)>,
    at: Index<usize>,
    seen: Names,
}

impl Remainder {
    fn put(&mut self, name: &str, verb: &str) {
        if !self.seen.add(&format!("{verb} {name}"), ()) {
            return;
        }
        let next = self.out.len();
        self.at.add(name, next);
        let at = self.at.get(name).copied().unwrap_or(next);
        match self.out.get_mut(at) {
            Some((_, verbs)) => verbs.push(verb.to_owned()),
            None => self.out.push((name.to_owned(), vec![verb.to_owned()])),
        }
    }
}

/// What the statements tell.
struct Covered<'a> {
    read: ResourceSet<'a>,
    changed: ResourceSet<'a>,
    kinds: Vec<&'static str>,
    can: &'a Can<'a>,
}

/// Resources, and among them those that stand for many.
#[derive(Default)]
struct ResourceSet<'a> {
    exact: Names,
    stars: Vec<&'a str>,
}

impl<'a> ResourceSet<'a> {
    fn of(list: &'a [String]) -> Self {
        let stars = list.iter().filter(|name| name.contains('*')).map(String::as_str).collect();
        Self { exact: list.iter().map(String::as_str).collect(), stars }
    }

    fn has(&self, resource: &str) -> bool {
        self.exact.contains(resource) || self.stars.iter().any(|star| covers(star, resource))
    }
}

impl<'a> Covered<'a> {
    fn of(capabilities: &'a [Capability], can: &'a Can<'a>) -> Self {
        let mut all = Self {
            read: ResourceSet::default(),
            changed: ResourceSet::default(),
            kinds: Vec::new(),
            can,
        };
        for capability in capabilities {
            match capability {
                Capability::ReadEverything => all.read.stars.push("*.*"),
                Capability::Read(names) => all.read = ResourceSet::of(names),
                Capability::Change(names) => all.changed = ResourceSet::of(names),
                Capability::Logs => all.kinds.push("log"),
                Capability::Shell => all.kinds.extend(["exec", "attach"]),
                Capability::Forward => all.kinds.push("portforward"),
                Capability::Proxy => all.kinds.push("proxy"),
                Capability::Secrets => all.kinds.push("secrets"),
                Capability::GiveAccess => all.kinds.push("give"),
                Capability::ActAsOthers => all.kinds.push("act"),
                Capability::Everything
                | Capability::Named(_)
                | Capability::Just(_)
                | Capability::Nothing => {}
            }
        }
        all
    }

    fn covers_verb(&self, resource: &str, verb: &str) -> bool {
        let reading = ["get", "list", "watch"].contains(&verb);
        let changing = ["create", "update", "patch", "delete", "deletecollection"].contains(&verb);
        // `*` holds verbs that no sentence has, but for a kind these two are all there is.
        (reading && self.read.has(resource))
            || (changing && self.changed.has(resource))
            || (verb == "*" && self.read.has(resource) && self.changed.has(resource))
            || (reading && resource == "secrets" && self.kinds.contains(&"secrets"))
            || self.covers_subresource(resource, verb, reading)
            || self.covers_escalation(resource, verb)
    }

    /// Of a subresource: what a statement is about, or what its object has as well.
    fn covers_subresource(&self, resource: &str, verb: &str, reading: bool) -> bool {
        let (head, Some(sub)) = parts(resource) else { return false };
        let kinds = self.kinds.contains(&sub);
        match (head, sub) {
            ("pods", "log") => kinds && reading,
            // One use of these is as good as another.
            ("pods", "exec" | "attach" | "portforward") => kinds && (self.can)(resource, "create"),
            ("pods" | "services", "proxy") => kinds && (self.can)(resource, "get"),
            ("pods", "eviction") => verb == "create" && self.changed.has(head),
            (_, "status") => reading && self.read.has(head),
            (_, "scale") => {
                (reading && self.read.has(head))
                    || (["update", "patch"].contains(&verb) && self.changed.has(head))
            }
            _ => false,
        }
    }

    /// Of a verb that makes somebody more than they are.
    fn covers_escalation(&self, resource: &str, verb: &str) -> bool {
        const ROLES: [&str; 2] =
            ["roles.rbac.authorization.k8s.io", "clusterroles.rbac.authorization.k8s.io"];
        const ACCOUNTS: [&str; 3] = ["users", "groups", "serviceaccounts"];
        let gives = ROLES.contains(&resource) && ["bind", "escalate"].contains(&verb);
        let acts = (ACCOUNTS.contains(&resource) && verb == "impersonate")
            || (resource == "serviceaccounts/token" && verb == "create");
        (gives && self.kinds.contains(&"give")) || (acts && self.kinds.contains(&"act"))
    }
}
