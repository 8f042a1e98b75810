use super::{NamespaceMistake, check_namespace, namespaces, offers};
use crate::config::{Aks, Cluster, Method, Namespace, Portal, Trust};

fn cluster(name: &str, environment: Option<&str>, visible_to: &[&str]) -> Cluster {
    Cluster {
        name: name.into(),
        display_name: name.to_uppercase(),
        description: Some("West Europe".into()),
        environment: environment.map(str::to_owned),
        identity: "a".into(),
        server: "https://x.example".into(),
        certificate_authority_data: None,
        tls_server_name: None,
        proxy_url: None,
        network: None,
        trust: Trust::Aks(Aks::default()),
        methods: vec![Method::Interactive],
        namespaces: ["x", "y"]
            .map(|n| Namespace {
                name: n.into(),
                display_name: None,
                groups: vec![format!("g-{n}")],
            })
            .to_vec(),
        any_namespace: true,
        visible_to: visible_to.iter().map(|g| (*g).to_owned()).collect(),
    }
}

fn portal() -> Portal {
    let clusters = vec![
        cluster("one", None, &[]),
        cluster("two", Some("prod"), &["g"]),
        cluster("three", Some("dev"), &[]),
        cluster("four", Some("prod"), &[]),
    ];
    Portal { clusters, ..Portal::default() }
}

fn names(groups: Option<&[String]>, search: &str) -> Vec<String> {
    let portal = portal();
    let headings = offers(&portal, "a", groups, search);
    headings.iter().flat_map(|h| h.clusters.iter().map(|c| c.name.clone())).collect()
}

#[test]
fn environments_keep_their_order_and_unnamed_come_last() {
    assert_eq!(names(None, ""), ["two", "four", "three", "one"]);
    assert!(offers(&portal(), "b", None, "").is_empty());
}

#[test]
fn unknown_groups_hide_nothing_and_known_ones_narrow() {
    assert_eq!(names(Some(&[]), ""), ["four", "three", "one"]);
    assert_eq!(names(Some(&["g".into()]), "").len(), 4);
}

#[test]
fn ids_of_groups_are_compared_without_regard_to_capitals_and_names_are_not() {
    let id = "8f9c2a10-5b7e-4d3c-9a61-2e4f6b8c0d1e";
    for (wanted, own, seen) in [
        (id, id, true),
        (&*id.to_uppercase(), id, true),
        (id, &*id.to_uppercase(), true),
        ("Team", "Team", true),
        ("Team", "team", false),
        (&id[1..], &*id[1..].to_uppercase(), false),
    ] {
        let mut one = cluster("one", None, &[wanted]);
        one.namespaces[1].groups = vec![wanted.into()];
        let groups = [own.to_owned()];
        let found = namespaces(&one, Some(&groups));
        assert_eq!(found[0].mine, seen, "{wanted} {own}");
        let portal = Portal { clusters: vec![one], ..Portal::default() };
        assert_eq!(offers(&portal, "a", Some(&groups), "").len(), usize::from(seen));
    }
}

#[test]
fn every_word_of_the_search_must_occur() {
    assert_eq!(names(None, "  EUROPE prod "), ["two", "four"]);
    assert_eq!(names(None, "fou"), ["four"]);
    assert!(names(None, "fou dev").is_empty());
}

#[test]
fn own_namespaces_come_first() {
    let cluster = cluster("one", None, &[]);
    let found = namespaces(&cluster, Some(&["g-y".into()]));
    assert_eq!(
        found.iter().map(|o| (o.name, o.mine)).collect::<Vec<_>>(),
        [("y", true), ("x", false)]
    );
    assert_eq!(namespaces(&cluster, None)[0].name, "x");
}

#[test]
fn namespaces_are_dns_labels() {
    assert_eq!(check_namespace("team-a1"), Ok(()));
    assert_eq!(check_namespace(&"a".repeat(63)), Ok(()));
    assert_eq!(check_namespace(&"a".repeat(64)), Err(NamespaceMistake::TooLong));
    assert_eq!(check_namespace(""), Err(NamespaceMistake::Empty));
    assert_eq!(check_namespace("Team"), Err(NamespaceMistake::BadCharacter('T')));
    assert_eq!(check_namespace("-a"), Err(NamespaceMistake::BadStart));
    assert_eq!(check_namespace("a-"), Err(NamespaceMistake::BadEnd));
}
