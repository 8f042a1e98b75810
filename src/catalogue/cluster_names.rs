//! Names for clusters that Azure reports: there they are unique only within a resource group.

use crate::azure::DiscoveredCluster;
use crate::index::{Index, Names};

/// The two names of a cluster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClusterNames {
    /// DNS-1123 subdomain, for the kubeconfig and links.
    pub name: String,
    /// What people read.
    pub display_name: String,
}

/// Names for clusters, in their order: unique among them and against those that are taken. A name
/// stays plain where it occurs once, else it says the resource group, else the subscription too.
/// They depend neither on the order of the clusters nor on anything but them.
#[must_use]
pub fn cluster_names(found: &[&DiscoveredCluster], taken: &[ClusterNames]) -> Vec<ClusterNames> {
    let used = taken.iter().map(|names| names.name.as_str()).collect();
    let names = unique(found, plain, used, '-');
    let used = taken.iter().map(|names| names.display_name.to_lowercase()).collect();
    let display_names = unique(found, shown, used, ' ');
    let both = names.into_iter().zip(display_names);
    both.map(|(name, display_name)| ClusterNames { name, display_name }).collect()
}

/// How many names each has to choose from.
const LEVELS: u8 = 4;

/// A name that a cluster may bear in a file, the shortest at level 0. The last is its own whatever
/// the others are called: the signs that a subdomain does not have are lost in those before.
fn plain(found: &DiscoveredCluster, level: u8) -> String {
    let DiscoveredCluster { name, group, subscription, .. } = found;
    match level {
        0 => subdomain(&[name]),
        1 => subdomain(&[name, group]),
        2 => subdomain(&[name, group, subscription]),
        _ => subdomain(&[name, &format!("{:016x}", hash(&found.id))]),
    }
}

/// A name that people may read, the shortest at level 0.
fn shown(found: &DiscoveredCluster, level: u8) -> String {
    let DiscoveredCluster { name, group, subscription, .. } = found;
    let called = found.subscription_name.as_deref().unwrap_or(subscription);
    match level {
        0 => name.clone(),
        1 => format!("{name} ({group})"),
        2 => format!("{name} ({group}, {called})"),
        _ => format!("{name} ({group}, {subscription})"),
    }
}

/// Small letters, digits and single hyphens, none at the ends; never empty, never longer than a
/// subdomain may be, because no name, group and id are so long together.
fn subdomain(parts: &[&str]) -> String {
    let mut out = String::new();
    for c in parts.join("-").chars().map(|c| c.to_ascii_lowercase()) {
        let plain = c.is_ascii_lowercase() || c.is_ascii_digit();
        if plain || !(out.is_empty() || out.ends_with('-')) {
            out.push(if plain { c } else { '-' });
        }
    }
    out.truncate(230);
    let out = out.trim_end_matches('-');
    if out.is_empty() { "cluster".to_owned() } else { out.to_owned() }
}

/// FNV-1a: the same on every machine, whatever the case of the id.
fn hash(id: &str) -> u64 {
    id.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0000_01b3)
    })
}

/// Gives everybody the first of their names that nobody else wants, compared in small letters.
fn unique(
    found: &[&DiscoveredCluster],
    wish: fn(&DiscoveredCluster, u8) -> String,
    mut used: Names,
    sign: char,
) -> Vec<String> {
    let mut given = vec![String::new(); found.len()];
    let mut open: Vec<usize> = (0..found.len()).collect();
    for level in 0..LEVELS {
        let mut wanted: Index<Vec<(usize, String)>> = Index::default();
        for at in core::mem::take(&mut open) {
            let name = found.get(at).map(|one| wish(one, level)).unwrap_or_default();
            wanted.entry(&name.to_lowercase()).push((at, name));
        }
        for (key, who) in wanted.iter() {
            if let [(at, name)] = who.as_slice()
                && used.add(key, ())
                && let Some(spot) = given.get_mut(*at)
            {
                spot.clone_from(name);
                continue;
            }
            open.extend(who.iter().map(|(at, _)| *at));
        }
    }
    // Nobody comes here but by names made for it: a number, in the order of the ids.
    open.sort_by_key(|at| found.get(*at).map(|one| one.id.to_ascii_lowercase()));
    for at in open {
        let (Some(one), Some(spot)) = (found.get(at), given.get_mut(at)) else { continue };
        let last = wish(one, LEVELS);
        let mut number = 2_u32;
        while !used.add(&format!("{last}{sign}{number}").to_lowercase(), ()) {
            number += 1;
        }
        *spot = format!("{last}{sign}{number}");
    }
    given
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::{ClusterNames, cluster_names};
    use crate::azure::DiscoveredCluster;
    use crate::ids::is_subdomain;

    const SHOP: &str = "8f9c2a10-5b7e-4d3c-9a61-2e4f6b8c0d1e";
    const BANK: &str = "1a2b3c4d-5b7e-4d3c-9a61-2e4f6b8c0d1e";

    fn found(name: &str, group: &str, subscription: &str) -> DiscoveredCluster {
        let id = format!(
            "/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.ContainerService/managedClusters/{name}"
        );
        DiscoveredCluster::from_resource_id(&id).unwrap()
    }

    fn both(found: &[DiscoveredCluster], taken: &[ClusterNames]) -> Vec<(String, String)> {
        let found: Vec<&DiscoveredCluster> = found.iter().collect();
        cluster_names(&found, taken).into_iter().map(|one| (one.name, one.display_name)).collect()
    }

    fn pair(name: &str, display_name: &str) -> (String, String) {
        (name.to_owned(), display_name.to_owned())
    }

    #[test]
    fn a_name_says_no_more_than_it_must() {
        let mut bank = found("twin", "blue", BANK);
        bank.subscription_name = Some("Contoso Bank".into());
        let all = [
            found("Team_Blue", "rg", SHOP),
            found("twin", "red", SHOP),
            found("twin", "blue", SHOP),
            bank,
        ];
        assert_eq!(
            both(&all, &[]),
            [
                pair("team-blue", "Team_Blue"),
                pair("twin-red", "twin (red)"),
                pair(&format!("twin-blue-{SHOP}"), &format!("twin (blue, {SHOP})")),
                pair(&format!("twin-blue-{BANK}"), "twin (blue, Contoso Bank)"),
            ]
        );
    }

    #[test]
    fn names_that_are_taken_stay_with_whom_they_belong_to() {
        let taken = ClusterNames { name: "shop".into(), display_name: "SHOP".into() };
        assert_eq!(both(&[found("shop", "rg", SHOP)], &[taken]), [pair("shop-rg", "shop (rg)")]);
    }

    #[test]
    fn what_a_subdomain_cannot_say_is_told_apart_all_the_same() {
        let all = [
            found("a_b", "rg", SHOP),
            found("a-b", "rg", SHOP),
            found("a", "b-c", SHOP),
            found("a", "b.c", SHOP),
            found("x", "東京", SHOP),
            found("x", "大阪", SHOP),
        ];
        let given = both(&all, &[]);
        let names: BTreeSet<_> = given.iter().map(|(name, _)| name).collect();
        assert_eq!(names.len(), all.len(), "{given:?}");
        assert!(names.iter().all(|name| is_subdomain(name)), "{given:?}");
        assert_eq!(given[0].1, "a_b");
        assert_eq!(given[4].1, "x (東京)");
    }

    fn cluster() -> impl Strategy<Value = DiscoveredCluster> {
        // Few names and many twins, with signs that are lost in a subdomain.
        let name = "[a-cA-C0][-_a-b]{0,2}[a-c]?|[a-z0-9]{63}";
        let group = "[a-c][-_.()a-b]{0,3}[a-c]|[a-z0-9]{90}";
        let subscription = prop::sample::select(vec![SHOP, BANK]);
        let called = prop::option::of(prop::sample::select(vec!["Contoso", "c, d", "Fabrikam"]));
        (name, group, subscription, called).prop_map(|(name, group, subscription, called)| {
            let mut found = found(&name, &group, subscription);
            found.subscription_name = called.map(str::to_owned);
            found
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn names_are_unique_and_do_not_depend_on_the_order(
            all in prop::collection::vec(cluster(), 0..120),
            taken in prop::collection::vec("[a-c](-[a-c])?", 0..5),
            turn in 0usize..100,
        ) {
            let mut all = all;
            let mut seen = BTreeSet::new();
            all.retain(|one| seen.insert(one.id.to_ascii_lowercase()));
            let taken: Vec<ClusterNames> = taken
                .into_iter()
                .map(|name| ClusterNames { display_name: format!("{name} (a)"), name })
                .collect();
            let given = both(&all, &taken);
            prop_assert_eq!(given.len(), all.len());
            let mut names: BTreeSet<_> = taken.iter().map(|one| one.name.clone()).collect();
            let mut shown: BTreeSet<_> =
                taken.iter().map(|one| one.display_name.to_lowercase()).collect();
            for (name, display_name) in &given {
                prop_assert!(is_subdomain(name), "{}", name);
                prop_assert!(names.insert(name.clone()), "{}", name);
                prop_assert!(shown.insert(display_name.to_lowercase()), "{}", display_name);
            }
            let mut pairs: Vec<_> = all.iter().cloned().zip(given).collect();
            let middle = if pairs.is_empty() { 0 } else { turn % pairs.len() };
            pairs.rotate_left(middle);
            pairs.reverse();
            let turned: Vec<DiscoveredCluster> = pairs.iter().map(|(one, _)| one.clone()).collect();
            let wanted: Vec<_> = pairs.into_iter().map(|(_, names)| names).collect();
            prop_assert_eq!(both(&turned, &taken), wanted);
        }
    }

    #[test]
    fn two_thousand_clusters_with_many_twins_have_their_own_names() {
        let all: Vec<DiscoveredCluster> = (0..2000)
            .map(|at| {
                found(&format!("c{}", at % 50), &format!("rg{}", at % 400), [SHOP, BANK][at / 1000])
            })
            .collect();
        let mut seen = BTreeSet::new();
        let all: Vec<DiscoveredCluster> =
            all.into_iter().filter(|one| seen.insert(one.id.clone())).collect();
        let given = both(&all, &[]);
        let names: BTreeSet<_> = given.iter().map(|(name, _)| name).collect();
        let shown: BTreeSet<_> = given.iter().map(|(_, shown)| shown).collect();
        assert_eq!((names.len(), shown.len()), (all.len(), all.len()));
    }
}
