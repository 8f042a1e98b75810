//! Resources as kubectl writes them: `resource.group/subresource`.

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

/// As kubectl writes it (`describe.CombineResourceGroup`).
pub(super) fn qualified(resource: &str, group: &str) -> String {
    let (name, sub) = parts(resource);
    let mut out = name.to_owned();
    if !group.is_empty() {
        out.push('.');
        out.push_str(group);
    }
    if let Some(sub) = sub {
        out.push('/');
        out.push_str(sub);
    }
    out
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

/// Where a resource stands in a list.
pub(super) fn rank(name: &str) -> usize {
    let head = parts(name).0;
    FIRST.iter().position(|first| *first == head).unwrap_or(FIRST.len())
}
