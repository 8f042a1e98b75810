//! A served Content Security Policy (Level 3) held against the one that the page needs.

/// What a policy lets through beyond what is needed, and what it stops that is: directive and source.
#[derive(Default)]
pub(super) struct Difference {
    pub wide: Vec<(String, String)>,
    pub blocks: Vec<(String, String)>,
}

type Directives<'a> = Vec<(String, Vec<&'a str>)>;

fn directives(policy: &str) -> Directives<'_> {
    let mut all: Directives = Vec::new();
    for directive in policy.split(';') {
        let mut words = directive.split_ascii_whitespace();
        let Some(name) = words.next().map(str::to_ascii_lowercase) else { continue };
        // Of two with one name the first counts.
        if all.iter().all(|(other, _)| *other != name) {
            all.push((name, words.filter(|word| !word.eq_ignore_ascii_case("'none'")).collect()));
        }
    }
    all
}

/// The sources of a directive; `None` where nothing limits it.
fn effective<'a, 'b>(all: &'b Directives<'a>, name: &str) -> Option<&'b [&'a str]> {
    let of = |name: &str| all.iter().find(|(one, _)| one == name).map(|(_, s)| s.as_slice());
    let falls_back = name.ends_with("-src");
    of(name).or_else(|| of("default-src").filter(|_| falls_back))
}

/// Whether a source lets through whatever another one does.
pub(super) fn covers(source: &str, wanted: &str) -> bool {
    let (source, wanted) = (source.to_ascii_lowercase(), wanted.to_ascii_lowercase());
    let is_host = wanted.contains("://");
    if source == wanted || (source == "*" && is_host) {
        return true;
    }
    if let Some(scheme) = source.strip_suffix(':') {
        return wanted.starts_with(&format!("{scheme}:"));
    }
    if let Some(host) = source.strip_suffix(":*") {
        return wanted == host || wanted.starts_with(&format!("{host}:"));
    }
    match source.split_once("*.") {
        Some((scheme, host)) => wanted.starts_with(scheme) && wanted.ends_with(&format!(".{host}")),
        None => false,
    }
}

/// Holds what is served against what is wanted. A host may send several policies, joined by commas:
/// what each of them stops is stopped, so only what all let through is too wide.
pub(super) fn compare(served: &str, wanted: &str) -> Difference {
    let policies: Vec<Directives> = served.split(',').map(directives).collect();
    let mut found = Difference::default();
    for (name, needed) in directives(wanted) {
        if name == "require-trusted-types-for" {
            // This one asks for something, so one that lacks is the wider.
            let asks =
                |all: &Directives| effective(all, &name).is_some_and(|s| s.contains(&"'script'"));
            if !policies.iter().any(asks) {
                found.wide.push((name, "'script'".to_owned()));
            }
            continue;
        }
        let mut widest: Option<Vec<&str>> = None;
        for sources in policies.iter().filter_map(|all| effective(all, &name)) {
            for one in needed.iter().filter(|one| !sources.iter().any(|source| covers(source, one)))
            {
                found.blocks.push((name.clone(), (*one).to_owned()));
            }
            let more: Vec<&str> =
                sources.iter().filter(|one| !needed.contains(one)).copied().collect();
            if widest.as_ref().is_none_or(|least| more.len() < least.len()) {
                widest = Some(more);
            }
        }
        match widest {
            None => found.wide.push((name, "*".to_owned())),
            Some(more) => {
                found.wide.extend(more.iter().map(|one| (name.clone(), (*one).to_owned())))
            }
        }
    }
    found
}

/// Whether one of the policies lets nobody frame the page.
pub(super) fn forbids_framing(served: &str) -> bool {
    served.split(',').any(|policy| {
        directives(policy)
            .iter()
            .any(|(name, sources)| name == "frame-ancestors" && sources.is_empty())
    })
}
