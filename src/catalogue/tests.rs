use std::sync::Arc;

use super::{
    CatalogueEntry, ClusterGroup, Entries, Facet, Filter, NamespaceError, Obstacle,
    check_namespace, check_namespaces, join, namespaces, offers, split_namespaces,
};
use crate::azure::{ApiServerAccess, DiscoveredCluster, EntraIntegration, PowerState};
use crate::config::{Aks, Cluster, Connected, Method, Namespace, Trust};

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

fn entries() -> Vec<CatalogueEntry> {
    let clusters = [
        cluster("one", None, &[]),
        cluster("two", Some("prod"), &["g"]),
        cluster("three", Some("dev"), &[]),
        cluster("four", Some("prod"), &[]),
    ];
    join(&clusters, &[], "", &[])
}

fn names(groups: Option<&[String]>, search: &str) -> Vec<String> {
    listed(&entries(), groups, search)
}

fn listed(entries: &[CatalogueEntry], groups: Option<&[String]>, search: &str) -> Vec<String> {
    let filter = Filter { search: search.to_owned(), ..Filter::default() };
    narrowed(entries, groups, &filter)
}

fn names_of(group: &ClusterGroup) -> Vec<String> {
    group.entries.iter().map(|entry| entry.cluster.name.clone()).collect()
}

fn narrowed(entries: &[CatalogueEntry], groups: Option<&[String]>, filter: &Filter) -> Vec<String> {
    let entries = Entries::new(entries.to_vec());
    let all = offers(&entries, "a", groups, filter, &|_| "Azure RBAC".to_owned());
    all.iter().flat_map(names_of).collect()
}

#[test]
fn environments_keep_their_order_and_unnamed_come_last() {
    assert_eq!(names(None, ""), ["two", "four", "three", "one"]);
    assert!(
        offers(&Entries::new(entries()), "b", None, &Filter::default(), &|_| String::new())
            .is_empty()
    );
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
        let entries = join(&[one], &[], "", &[]);
        assert_eq!(listed(&entries, Some(&groups), "").len(), usize::from(seen));
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
    assert_eq!(check_namespace(&"a".repeat(64)), Err(NamespaceError::TooLong));
    assert_eq!(check_namespace(""), Err(NamespaceError::Empty));
    assert_eq!(check_namespace("Team"), Err(NamespaceError::BadCharacter('T')));
    assert_eq!(check_namespace("-a"), Err(NamespaceError::BadStart));
    assert_eq!(check_namespace("a-"), Err(NamespaceError::BadEnd));
}

#[test]
fn a_cluster_takes_other_namespaces_only_where_any_may_be_typed() {
    let mut open = cluster("one", None, &[]);
    let names = |names: &[&str]| names.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>();
    let check = |cluster: &Cluster, list: &[&str]| check_namespaces(cluster, &names(list));
    assert_eq!(check(&open, &[]), Ok(()));
    assert_eq!(check(&open, &["x", "other"]), Ok(()));
    open.any_namespace = false;
    assert_eq!(check(&open, &["x", "y"]), Ok(()));
    assert_eq!(check(&open, &["x", "other", "-"]), Err(NamespaceError::NotOffered));
    // The first mistake is told, and of a text that is no name that it is none.
    assert_eq!(check(&open, &["-", "other"]), Err(NamespaceError::BadStart));
}

#[test]
fn a_field_names_any_number_of_namespaces() {
    let names = split_namespaces(" payments, billing,payments , team-a,");
    assert_eq!(names, ["payments", "billing", "team-a"]);
    // A space is a slip, to be told, and no separator.
    assert_eq!(split_namespaces("team a"), ["team a"]);
    assert!(split_namespaces(" , ").is_empty());
}

const GROUP: &str = "/subscriptions/8F9C2A10-5b7e-4d3c-9a61-2e4f6b8c0d1e/resourceGroups/shop-rg/providers/Microsoft.";

fn found(name: &str) -> DiscoveredCluster {
    let id = format!("{GROUP}ContainerService/managedClusters/{name}");
    let mut found = DiscoveredCluster::from_resource_id(&id).unwrap();
    found.location = "northeurope".into();
    found.version = Some("1.33.2".into());
    found.subscription_name = Some("Contoso Shop".into());
    found
}

#[test]
fn a_configured_cluster_gets_the_facts_and_keeps_what_it_is_configured_with() {
    let mut own = cluster("one", Some("prod"), &[]);
    let id = format!("{GROUP}containerservice/managedclusters/SHOP/").to_lowercase();
    own.trust = Trust::Aks(Aks { resource_id: Some(id), ..Aks::default() });
    let mut arc = cluster("two", None, &[]);
    let id = format!("{GROUP}Kubernetes/connectedClusters/barn");
    arc.trust = Trust::Arc(Connected { resource_id: id.clone() });
    let facts = [found("Shop"), DiscoveredCluster::from_resource_id(&id).unwrap()];
    let entries = join(&[own.clone(), arc.clone()], &facts, "a", &[Method::AzureCli]);
    assert_eq!(entries.len(), 2);
    assert_eq!(*entries[0].cluster, own);
    assert_eq!(entries[0].found.as_ref(), Some(&facts[0]));
    assert_eq!((&*entries[1].cluster, entries[1].found.as_ref()), (&arc, Some(&facts[1])));
    // With another identity it is another cluster.
    own.identity = "b".into();
    let entries = join(&[own.clone()], &facts[..1], "a", &[]);
    assert_eq!(entries.len(), 2);
    assert_eq!((entries[0].cluster.identity.as_str(), entries[0].found.is_some()), ("b", true));
    assert_eq!(entries[1].cluster.identity, "a");
}

#[test]
fn a_cluster_that_was_found_is_one_like_the_others() {
    let mut legacy = found("old");
    let guid = |end: &str| format!("11111111-2222-4333-8444-55555555555{end}");
    legacy.entra = EntraIntegration::Legacy {
        server: guid("1"),
        client: Some(guid("2")),
        tenant: Some(guid("3")),
    };
    legacy.namespaces = vec!["billing".into()];
    legacy.environment = Some("staging".into());
    legacy.tenant = Some(guid("4"));
    let mut managed = found("new");
    managed.entra = EntraIntegration::Managed { azure_rbac: true, tenant: None };
    managed.tenant = Some(guid("4"));
    let arc =
        DiscoveredCluster::from_resource_id(&format!("{GROUP}Kubernetes/connectedClusters/barn"))
            .unwrap();
    let methods = [Method::Interactive, Method::AzureCli];
    let entries = join(&[], &[legacy.clone(), managed, arc.clone()], "a", &methods);
    let of = |at: usize| &entries[at].cluster;
    assert_eq!([of(0), of(1), of(2)].map(|c| c.name.as_str()), ["barn", "new", "old"]);
    assert_eq!(of(0).trust, Trust::Arc(Connected { resource_id: arc.id }));
    assert!(of(0).methods.is_empty() && of(0).environment.is_none());
    let Trust::Aks(aks) = &of(1).trust else { panic!() };
    assert_eq!((aks.tenant_id.clone(), aks.server_id.clone()), (Some(guid("4")), None));
    assert_eq!(of(1).environment.as_deref(), Some("Contoso Shop"));
    let Trust::Aks(aks) = &of(2).trust else { panic!() };
    assert_eq!(
        (
            aks.resource_id.clone(),
            aks.tenant_id.clone(),
            aks.server_id.clone(),
            aks.client_id.clone()
        ),
        (Some(legacy.id), Some(guid("3")), Some(guid("1")), Some(guid("2")))
    );
    assert_eq!((of(2).server.as_str(), of(2).any_namespace), ("", true));
    assert_eq!(of(2).methods, methods);
    assert_eq!(of(2).namespaces.iter().map(|n| n.name.as_str()).collect::<Vec<_>>(), ["billing"]);
    assert_eq!(of(2).environment.as_deref(), Some("staging"));
}

#[test]
fn a_search_looks_through_what_azure_reports() {
    let entries = join(&[cluster("one", None, &[])], &[found("Shop"), found("Depot")], "a", &[]);
    for (search, wanted) in [
        ("northeurope", &["depot", "shop"][..]),
        ("1.33 shop", &["depot", "shop"]),
        ("contoso depot", &["depot"]),
        ("SHOP-RG", &["depot", "shop"]),
        ("8f9c2a10", &["depot", "shop"]),
        ("west", &["one"]),
        // What is said of a cluster is searched too.
        ("azure rbac depot", &["depot"]),
        // No word reaches from one fact into the next.
        ("shopshop-rg", &[]),
    ] {
        assert_eq!(listed(&entries, None, search), wanted, "{search}");
    }
}

#[test]
fn suggested_namespaces_join_those_on_offer() {
    let mut entry = CatalogueEntry::new(cluster("one", None, &[]), None);
    let names = ["y", "payments", "Not a name"].map(str::to_owned);
    entry.suggest_namespaces(&names);
    let offered = |entry: &CatalogueEntry| {
        entry.cluster.namespaces.iter().map(|one| one.name.clone()).collect::<Vec<_>>()
    };
    assert_eq!(offered(&entry), ["x", "y", "payments"]);
    // Where the operator says which there are, nothing joins them.
    let mut closed = CatalogueEntry::new(cluster("one", None, &[]), None);
    Arc::make_mut(&mut closed.cluster).any_namespace = false;
    closed.suggest_namespaces(&names);
    assert_eq!(offered(&closed), ["x", "y"]);
}

#[test]
fn clusters_that_were_found_come_first_and_any_is_found_by_its_name() {
    let entries = join(&[cluster("one", Some("prod"), &[])], &[found("Shop")], "a", &[]);
    let entries = Entries::new(entries);
    let all = offers(&entries, "a", None, &Filter::default(), &|_| String::new());
    let told = all.iter().map(|group| (group.discovered, group.title.as_deref(), names_of(group)));
    let (shop, one) = (vec!["shop".to_owned()], vec!["one".to_owned()]);
    assert_eq!(
        told.collect::<Vec<_>>(),
        [(true, Some("Contoso Shop"), shop), (false, Some("prod"), one)]
    );
    assert_eq!(entries.get("shop").map(|entry| entry.discovered), Some(true));
    assert_eq!(entries.get("one").map(|entry| entry.discovered), Some(false));
    assert!(entries.get("two").is_none());
}

#[test]
fn filters_narrow_and_the_list_is_grouped_by_what_one_wishes() {
    let mut stopped = found("Stopped");
    stopped.power = PowerState::Stopped;
    let mut hidden = found("Hidden");
    hidden.api_server_access = ApiServerAccess::Private { public_name: false };
    hidden.location = "eastus".into();
    let mut listed = found("Listed");
    listed.api_server_access = ApiServerAccess::AuthorizedRanges(vec!["10.0.0.0/8".into()]);
    listed.subscription_name = None;
    let mut plain = found("Plain");
    plain.entra = EntraIntegration::None;
    let mut own = found("Own");
    own.only_namespaces = true;
    let facts = [stopped, hidden, listed, plain, own];
    let mut mine = cluster("mine", Some("prod"), &[]);
    mine.namespaces[0].groups = vec!["team".into()];
    let entries = join(&[cluster("one", None, &[]), mine], &facts, "a", &[]);
    let by = |filter: &Filter| narrowed(&entries, Some(&["team".to_owned()]), filter);
    let wanted = |at: usize, value: &str| {
        let mut filter = Filter::default();
        filter.facets[at] = Some(value.to_owned());
        by(&filter)
    };
    assert_eq!(wanted(0, "prod"), ["mine"]);
    assert_eq!(wanted(1, "eastus"), ["hidden"]);
    assert_eq!(wanted(2, "Contoso Shop"), ["hidden", "own", "plain", "stopped"]);
    let hindered =
        |obstacle| by(&Filter { obstacle: Some(obstacle), ..Filter::default() }).join(" ");
    for (obstacle, names) in Obstacle::ALL.into_iter().zip(["stopped", "hidden", "listed", "plain"])
    {
        assert_eq!(hindered(Some(obstacle)), names);
    }
    assert_eq!(hindered(None), "own mine one");
    assert_eq!(by(&Filter { mine: true, ..Filter::default() }), ["own", "mine"]);
    assert!(!Filter { by: Facet::Region, ..Filter::default() }.narrows());
    assert!(Filter { mine: true, ..Filter::default() }.narrows());
    let regions = Facet::Region.values(entries.iter());
    assert_eq!(regions, ["eastus", "northeurope"]);
    let filter = Filter { by: Facet::Region, ..Filter::default() };
    let all = offers(&Entries::new(entries), "a", None, &filter, &|_| String::new());
    let titles: Vec<_> = all.iter().map(|group| group.title.as_deref()).collect();
    assert_eq!(titles, [Some("eastus"), Some("northeurope"), None]);
}
