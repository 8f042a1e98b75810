//! The choice as a query: survives the sign-in and a reload, and can be shared.
//!
//! A link never chooses a method that puts a token into the file, nor one that asks for a code,
//! which is how people are phished. What the person chose on this page themselves may be kept
//! across the sign-in with any method; the two are told apart by [`Source`].

use crate::config::Method;
use crate::encode::{form_encode, form_value};
use crate::index::Names;

/// The most clusters that a link may name: servers take no longer address.
pub const MOST: usize = 50;
/// The most clusters of a choice that is kept across the sign-in, which no server sees.
const MOST_KEPT: usize = 2000;
/// The longest value that is read, in bytes: a DNS-1123 subdomain, or a list of namespaces.
const LONGEST: usize = 2048;

/// What a link chooses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Link {
    /// Names of clusters.
    pub clusters: Vec<String>,
    /// One namespace for all of them, or one for each in their order.
    pub namespaces: Vec<String>,
    /// The method.
    pub method: Option<Method>,
    /// The view of the page.
    pub view: Option<String>,
    /// That the person's clusters are looked for: in a tenant, or their own where it is empty. Only
    /// the person starts that, so no link can.
    pub find: Option<String>,
}

/// Who chose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// Whoever made the address.
    Link,
    /// The person, on this page.
    Own,
}

impl Source {
    /// The most clusters of a choice.
    #[must_use]
    pub const fn most(self) -> usize {
        match self {
            Self::Link => MOST,
            Self::Own => MOST_KEPT,
        }
    }

    fn allows(self, method: Method) -> bool {
        self == Self::Own || may_link(method)
    }
}

fn may_link(method: Method) -> bool {
    !method.holds_token() && method != Method::DeviceCode
}

/// Reads a query; what is unknown, too long or not allowed is passed over.
#[must_use]
pub fn parse(query: &str, source: Source) -> Link {
    let mut link = Link::default();
    let most = source.most();
    let mut known = Names::default();
    for part in query.trim_start_matches('?').split('&') {
        let Some((name, value)) = part.split_once('=') else { continue };
        let Some(value) = form_value(value).filter(|value| value.len() <= LONGEST) else {
            continue;
        };
        match name {
            "cluster" if link.clusters.len() < most && known.add(&value, ()) => {
                link.clusters.push(value);
            }
            "namespace" if link.namespaces.len() < most => link.namespaces.push(value),
            "method" => {
                link.method = Method::by_name(&value).filter(|method| source.allows(*method))
            }
            "view" => link.view = Some(value),
            "find" if source == Source::Own => link.find = Some(value),
            _ => {}
        }
    }
    link
}

/// Writes a query, with its `?`; nothing where nothing is chosen.
#[must_use]
pub fn write(link: &Link, source: Source) -> String {
    let mut pairs: Vec<(&str, &str)> = Vec::new();
    pairs.extend(link.clusters.iter().map(|cluster| ("cluster", cluster.as_str())));
    pairs.extend(link.namespaces.iter().map(|namespace| ("namespace", namespace.as_str())));
    let method = link.method.filter(|method| source.allows(*method));
    pairs.extend(method.map(|method| ("method", method.name())));
    pairs.extend(link.view.iter().map(|view| ("view", view.as_str())));
    let find = link.find.iter().filter(|_| source == Source::Own);
    pairs.extend(find.map(|tenant| ("find", tenant.as_str())));
    if pairs.is_empty() { String::new() } else { format!("?{}", form_encode(&pairs)) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Link, Source, parse, write};
    use crate::config::Method;

    #[test]
    fn a_link_never_chooses_a_token_or_a_code() {
        for name in ["token", "builtin", "devicecode", "nonsense"] {
            let query = format!("?cluster=a&method={name}");
            assert_eq!(parse(&query, Source::Link).method, None, "{name}");
        }
        assert_eq!(parse("?method=azurecli", Source::Link).method, Some(Method::AzureCli));
        let link = Link { method: Some(Method::Token), ..Link::default() };
        assert_eq!(write(&link, Source::Link), "");
        // What the person chose themselves comes back whole.
        assert_eq!(parse(&write(&link, Source::Own), Source::Own), link);
        // Nor does it ask Azure for anything.
        let link = Link { find: Some(String::new()), ..Link::default() };
        assert_eq!(write(&link, Source::Link), "");
        assert_eq!(parse("?find=x", Source::Link).find, None);
        assert_eq!(parse(&write(&link, Source::Own), Source::Own), link);
    }

    #[test]
    fn what_starts_the_page_keeps_all_that_a_link_may_choose() {
        let link = Link {
            clusters: vec!["a".to_owned()],
            namespaces: vec!["b".to_owned()],
            method: Some(Method::Token),
            view: Some("c".to_owned()),
            find: Some("d".to_owned()),
        };
        let query = write(&link, Source::Own);
        let names =
            query.trim_start_matches('?').split('&').filter_map(|part| part.split_once('='));
        let list: Vec<String> = names.map(|(name, _)| format!("'{name}'")).collect();
        let list = format!("[{}].includes(part", list.join(", "));
        assert!(include_str!("../../public/boot.js").contains(&list), "{list}");
    }

    #[test]
    fn junk_is_passed_over() {
        let long = "x".repeat(3000);
        let query =
            format!("?cluster=a&cluster=a&cluster=%zz&cluster={long}&x=y&namespace=%FF&cluster");
        let link = parse(&query, Source::Link);
        assert_eq!((link.clusters, link.namespaces), (vec!["a".to_owned()], vec![]));
        assert!(parse(&"cluster=a&".repeat(9), Source::Link).clusters.len() == 1);
    }

    #[test]
    fn a_link_names_so_many_clusters_and_what_is_kept_in_the_tab_more() {
        let clusters: Vec<String> = (0..3000).map(|n| format!("c{n}")).collect();
        let query = write(&Link { clusters, ..Link::default() }, Source::Own);
        assert_eq!(parse(&query, Source::Link).clusters.len(), 50);
        let kept = parse(&query, Source::Own).clusters;
        assert_eq!((kept.len(), kept.last().map(String::as_str)), (2000, Some("c1999")));
    }

    proptest! {
        #[test]
        fn links_come_back_equal(clusters in proptest::collection::hash_set("[a-z.]{1,9}", 0..4), namespace in "\\PC{0,20}") {
            let link = Link { clusters: clusters.into_iter().collect(), namespaces: vec![namespace], ..Link::default() };
            prop_assert_eq!(parse(&write(&link, Source::Link), Source::Link), link);
        }
    }
}
