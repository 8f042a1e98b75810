//! The whole search, against a scripted Azure.

use proptest::prelude::*;
use purser::azure::{
    Action, ApiErrorKind, DiscoveredCluster, EmptyReason, Endpoints, FailureCause, Operation,
    SearchClusters, SearchFailure, SearchOutcome, SearchTarget,
};
use purser::clouds::Cloud;
use purser::json::{self, Value};
use purser::platform::{FetchError, Request, Response};
use serde_json::json;

use super::reading::anything;
use crate::fake::azure::{
    Answer, aks_id, answer, namespace_row, page, refuses, row, run, sample, shop, subscription,
    token_of,
};

const GRAPH: &str = "Microsoft.ResourceGraph";
const AKS: &str = "Microsoft.ContainerService/managedClusters";
const ARC: &str = "Microsoft.Kubernetes/connectedClusters";

fn endpoints() -> Endpoints {
    Endpoints::new(Cloud::Public, None, None).unwrap()
}

fn search() -> SearchClusters {
    SearchClusters::new(&endpoints(), "secret", Vec::new())
}

/// The subscriptions' list.
fn subscriptions(count: usize) -> Answer {
    let of = |at: usize| json!({ "subscriptionId": subscription(at), "displayName": format!("Contoso {at}"), "state": "Enabled", "tenantId": shop() });
    answer(200, &json!({ "value": (0..count).map(of).collect::<Vec<_>>() }))
}

fn empty() -> Answer {
    answer(200, &json!({ "value": [] }))
}

/// Which of the many subscriptions a request is for.
fn place(request: &Request) -> usize {
    let id = request.url.split("/subscriptions/").nth(1).unwrap().split('/').next().unwrap();
    usize::from_str_radix(id.rsplit('-').next().unwrap(), 16).unwrap()
}

/// Three clusters of a subscription, as Resource Manager lists them.
fn listed(at: usize) -> Answer {
    let of = |n: usize| {
        let id = aks_id(&subscription(at), "rg", &format!("c{n}"));
        json!({ "id": id, "name": format!("c{n}"), "location": "westeurope", "properties": { "provisioningState": "Succeeded" } })
    };
    answer(200, &json!({ "value": (0..3).map(of).collect::<Vec<_>>() }))
}

/// An Azure in which everything but Resource Graph answers.
fn healthy(request: &Request, count: usize) -> Answer {
    if request.url.contains(GRAPH) {
        return refuses(403, "AuthorizationFailed");
    }
    if request.url.contains(AKS) {
        return listed(place(request));
    }
    if request.url.contains(ARC) { empty() } else { subscriptions(count) }
}

fn refusals(search: &SearchClusters) -> Vec<&ApiErrorKind> {
    let why = |trouble: &'_ SearchFailure| match &trouble.cause {
        FailureCause::Api(refusal) => Some(refusal.kind.clone()),
        FailureCause::Truncated | FailureCause::Unread(_) => None,
    };
    let found = search.failures().iter().filter(|trouble| why(trouble).is_some());
    found
        .map(|trouble| match &trouble.cause {
            FailureCause::Api(refusal) => &refusal.kind,
            _ => unreachable!(),
        })
        .collect()
}

#[test]
fn two_thousand_clusters_come_with_two_requests() {
    let rows: Vec<Value> = (0..2000).map(row).collect();
    let mut search = search();
    let journey = run(&mut search, |request| match token_of(request).as_deref() {
        None => page(&rows[..1000], Some("two")),
        Some("two") => page(&rows[1000..], None),
        Some(_) => panic!(),
    });
    assert_eq!((journey.urls.len(), search.answered()), (2, 2));
    assert_eq!((search.clusters().len(), search.outcome()), (2000, SearchOutcome::Complete));
    assert_eq!(search.empty_reason(), None);
    let one = &search.clusters()[41];
    assert_eq!(one.subscription_name.as_deref(), Some("Contoso 1"));
    assert_eq!(one.environment.as_deref(), Some("production"));
}

#[test]
fn the_question_is_the_one_that_is_written_down() {
    let wanted = sample("resourcegraph_request_aks");
    let seen = |subscriptions: Vec<String>| {
        let mut body = None;
        let mut search = SearchClusters::new(&endpoints(), "secret", subscriptions);
        run(&mut search, |request| {
            if request.url.contains(GRAPH) {
                assert_eq!(
                    request.url,
                    "https://management.azure.com/providers/Microsoft.ResourceGraph/resources?api-version=2024-04-01"
                );
                assert_eq!(request.headers[0], ("authorization", "Bearer secret".into()));
                body = json::read(request.body.as_deref().unwrap());
            }
            page(&[row(0)], None)
        });
        body.unwrap()
    };
    assert_eq!(seen(Vec::new()), wanted);
    let mut some = wanted.clone();
    some["subscriptions"] = json!([subscription(0), subscription(7)]);
    assert_eq!(seen(vec![subscription(0), subscription(7).to_uppercase()]), some);
    // More than may be named: all are asked for, and only those that are wanted are taken.
    assert_eq!(seen((0..1500).map(subscription).collect()), wanted);
}

#[test]
fn only_subscriptions_that_are_wanted_are_taken() {
    let mut search = SearchClusters::new(&endpoints(), "t", vec![subscription(3)]);
    run(&mut search, |_| page(&(0..80).map(row).collect::<Vec<_>>(), None));
    assert_eq!(search.clusters().len(), 2);
    assert_eq!(search.outcome(), SearchOutcome::Complete);
}

#[test]
fn pages_without_end_are_not_followed_and_that_is_said() {
    for (next, most) in [("same", 2), ("other", 100)] {
        let mut search = search();
        let mut at = 0;
        let journey = run(&mut search, |_| {
            at += 1;
            let next = if next == "same" { next.to_owned() } else { format!("{next}{at}") };
            page(&[row(at)], Some(&next))
        });
        assert_eq!(journey.urls.len(), most);
        assert_eq!((search.clusters().len(), search.outcome()), (most, SearchOutcome::Partial));
        let wanted = SearchFailure {
            target: SearchTarget::ResourceGraph,
            cause: FailureCause::Truncated,
            received: most,
        };
        assert_eq!(search.failures(), [wanted]);
    }
    let mut search = search();
    run(&mut search, |_| answer(200, &json!({ "data": [row(0)], "resultTruncated": "true" })));
    assert_eq!(search.failures()[0].cause, FailureCause::Truncated);
}

#[test]
fn the_sample_is_paged_and_what_is_no_cluster_is_said() {
    let mut search = search();
    let mut tokens = Vec::new();
    run(&mut search, |request| {
        tokens.push(token_of(request));
        if tokens.len() == 1 {
            answer(200, &sample("resourcegraph_first_page"))
        } else {
            page(&[row(0)], None)
        }
    });
    assert_eq!(tokens, [None, Some("eyJub3RoaW5nIjoidG8gc2VlIn0=".to_owned())]);
    let wanted = SearchFailure {
        target: SearchTarget::ResourceGraph,
        cause: FailureCause::Unread(3),
        received: 1,
    };
    assert_eq!((search.clusters().len(), search.failures()), (1, &[wanted][..]));
}

#[test]
fn managed_namespaces_join_their_cluster_or_stand_for_it() {
    let seen = aks_id(shop(), "rg", "Seen");
    let hidden = aks_id(shop(), "rg", "hidden");
    let rows = [
        // Before and after its cluster, and in other capitals.
        namespace_row(&seen.to_lowercase(), "payments"),
        json!({ "id": seen, "name": "Seen", "provisioningState": "Succeeded", "kubernetesVersion": "1.33", "subscriptionName": "Contoso Shop" }),
        namespace_row(&seen, "billing"),
        namespace_row(&seen, "billing"),
        namespace_row(&hidden, "checkout"),
    ];
    let mut search = search();
    run(&mut search, |_| page(&rows, None));
    let [seen, hidden] = search.clusters() else { panic!("{:?}", search.clusters()) };
    assert_eq!((seen.name.as_str(), seen.only_namespaces), ("Seen", false));
    assert_eq!(seen.namespaces, ["billing", "payments"]);
    assert_eq!(seen.version.as_deref(), Some("1.33"));
    assert_eq!((hidden.name.as_str(), hidden.only_namespaces), ("hidden", true));
    assert_eq!(hidden.namespaces, ["checkout"]);
    assert_eq!(hidden.subscription_name.as_deref(), Some("Contoso Shop"));
}

#[test]
fn without_resource_graph_each_subscription_is_asked() {
    let mut search = search();
    let journey = run(&mut search, |request| healthy(request, 40));
    assert_eq!(journey.urls.len(), 1 + 1 + 40 + 40);
    assert_eq!((journey.most, journey.waits.len()), (6, 0));
    assert_eq!((search.clusters().len(), search.outcome()), (120, SearchOutcome::Complete));
    assert_eq!(search.clusters()[0].subscription_name.as_deref(), Some("Contoso 0"));
    assert_eq!(search.clusters()[0].tenant.as_deref(), Some(shop()));
    // Clusters first, so that people see them.
    assert!(journey.urls[..42].iter().all(|url| !url.contains(ARC)));
}

#[test]
fn half_of_the_subscriptions_may_fail() {
    let fails = |at: usize| at % 2 == 1;
    let azure = |request: &Request| {
        if request.url.contains(AKS) && fails(place(request)) {
            return match place(request) % 3 {
                0 => refuses(403, "AuthorizationFailed"),
                1 => refuses(500, "InternalServerError"),
                _ => Err(FetchError::Network),
            };
        }
        healthy(request, 40)
    };
    let mut before = search();
    let journey = run(&mut before, azure);
    assert_eq!((before.clusters().len(), before.outcome()), (60, SearchOutcome::Partial));
    assert_eq!(before.failures().len(), 20);
    assert_eq!(
        refusals(&before)
            .iter()
            .filter(|why| matches!(why, ApiErrorKind::Forbidden { .. }))
            .count(),
        7
    );
    // Nobody is asked more than three times, and a role that is missing is not waited for.
    assert_eq!(journey.count(AKS), 20 + 7 + 13 * 3);
    assert_eq!(journey.count(ARC), 20);
    assert_eq!(journey.waits.iter().map(|(_, seconds)| *seconds).collect::<Vec<_>>(), [2, 2]);
    assert!(journey.most <= 6);
    let SearchTarget::AksClusters { id, name } = &before.failures()[0].target else { panic!() };
    assert!(fails(usize::from_str_radix(&id[24..], 16).unwrap()));
    assert!(name.as_deref().unwrap().starts_with("Contoso "));

    // Only what failed is asked again, and what was found stays.
    let mut after = before.retry("other");
    assert_eq!((after.clusters().len(), after.outcome()), (60, SearchOutcome::Underway));
    let journey = run(&mut after, |request| {
        assert_eq!(request.headers[0].1, "Bearer other");
        assert!(fails(place(request)));
        healthy(request, 40)
    });
    assert_eq!(journey.urls.len(), 40);
    assert_eq!((after.clusters().len(), after.outcome()), (120, SearchOutcome::Complete));
    // Whatever fails again is asked again.
    let mut once_more = before.retry("other");
    run(&mut once_more, azure);
    assert_eq!((once_more.failures().len(), once_more.clusters().len()), (20, 60));
}

#[test]
fn throttling_is_waited_for_as_long_as_azure_says() {
    let throttled = || {
        let headers = vec![("retry-after".to_owned(), "7".to_owned())];
        Ok(Response { status: 429, headers, body: String::new() })
    };
    let mut search = search();
    let mut times = 0;
    let journey = run(&mut search, |_| {
        times += 1;
        if times == 1 { throttled() } else { page(&[row(0)], None) }
    });
    assert_eq!((journey.urls.len(), journey.waits), (2, vec![(1, 7)]));
    assert_eq!(search.outcome(), SearchOutcome::Complete);

    // One that waits holds nobody up.
    let mut search = self::search();
    let mut times = 0;
    let journey = run(&mut search, |request| {
        if request.url.contains(AKS) && place(request) == 0 && times == 0 {
            times += 1;
            return throttled();
        }
        healthy(request, 40)
    });
    assert_eq!(journey.waits, [(1 + 1 + 40 + 39, 7)]);
    assert_eq!((search.clusters().len(), search.outcome()), (120, SearchOutcome::Complete));
}

#[test]
fn an_older_version_of_resource_graph_is_found_once_for_all_pages() {
    let mut search = search();
    let journey = run(&mut search, |request| {
        if request.url.contains("2024-04-01") {
            return refuses(400, "NoRegisteredProviderFound");
        }
        let next = if token_of(request).is_none() { Some("two") } else { None };
        page(&[row(usize::from(next.is_none()))], next)
    });
    assert_eq!((journey.urls.len(), search.clusters().len()), (3, 2));
}

#[test]
fn a_token_of_another_tenant_ends_it_at_once() {
    let wrong = || {
        answer(
            401,
            &json!({ "error": { "code": "InvalidAuthenticationTokenTenant", "message": format!("The access token is from the wrong issuer 'https://sts.windows.net/x/'. It must match the tenant 'https://sts.windows.net/{}/' associated with this subscription.", shop()) } }),
        )
    };
    let mut search = search();
    let journey = run(&mut search, |_| wrong());
    assert_eq!(journey.urls.len(), 1);
    let SearchOutcome::NeedsPerson(refusal) = search.outcome() else { panic!() };
    assert_eq!(refusal.kind, ApiErrorKind::WrongTenant(Some(shop().into())));

    // So it does where every subscription says so.
    let wanted: Vec<String> = (0..40).map(subscription).collect();
    let mut search = SearchClusters::new(&endpoints(), "t", wanted.clone());
    let journey = run(&mut search, |request| match request.url.contains(AKS) {
        true => wrong(),
        false if request.url.contains(GRAPH) => refuses(500, ""),
        false => empty(),
    });
    assert!(matches!(search.outcome(), SearchOutcome::NeedsPerson(_)));
    assert_eq!(journey.count(AKS), 6);

    // One among others is a trouble of its own, though the others do not answer well either.
    let mut search = SearchClusters::new(&endpoints(), "t", wanted.clone());
    run(&mut search, |request| match request.url.contains(AKS) && place(request) < 6 {
        true if place(request) == 0 => wrong(),
        true => refuses(403, "AuthorizationFailed"),
        false => healthy(request, 3),
    });
    assert_eq!((search.outcome(), search.clusters().len()), (SearchOutcome::Partial, 34 * 3));
    let mut search = SearchClusters::new(&endpoints(), "t", wanted);
    run(&mut search, |request| match request.url.contains(AKS) && place(request) == 3 {
        true => wrong(),
        false => healthy(request, 3),
    });
    assert_eq!((search.outcome(), search.clusters().len()), (SearchOutcome::Partial, 39 * 3));
    assert_eq!(refusals(&search), [&ApiErrorKind::WrongTenant(Some(shop().into()))]);
}

#[test]
fn what_needs_the_person_ends_it_and_it_goes_on_afterwards() {
    let challenge = || {
        let value = "Bearer error=\"insufficient_claims\", claims=\"eyJhIjoxfQ==\"";
        let headers = vec![("www-authenticate".to_owned(), value.to_owned())];
        Ok(Response { status: 401, headers, body: String::new() })
    };
    let mut before = search();
    let mut lists = 0;
    let journey = run(&mut before, |request| {
        lists += usize::from(request.url.contains(AKS));
        if lists > 8 { challenge() } else { healthy(request, 40) }
    });
    let SearchOutcome::NeedsPerson(refusal) = before.outcome() else { panic!() };
    assert_eq!(refusal.kind, ApiErrorKind::ClaimsChallenge(Some("{\"a\":1}".into())));
    assert_eq!((journey.count(AKS), before.clusters().len()), (12, 24));
    let mut after = before.retry("new");
    let journey = run(&mut after, |request| healthy(request, 40));
    assert_eq!((journey.count(GRAPH), journey.count(AKS), journey.count(ARC)), (0, 32, 40));
    assert_eq!((after.clusters().len(), after.outcome()), (120, SearchOutcome::Complete));

    let mut before = search();
    let journey = run(&mut before, |_| refuses(401, "ExpiredAuthenticationToken"));
    assert_eq!(journey.urls.len(), 1);
    let mut after = before.retry("new");
    let journey = run(&mut after, |_| page(&[row(0)], None));
    assert_eq!((journey.count(GRAPH), after.outcome()), (1, SearchOutcome::Complete));
}

#[test]
fn where_the_browser_hides_resource_graph_there_is_the_other_way() {
    let mut search = search();
    let journey = run(&mut search, |request| match request.url.contains(GRAPH) {
        true => Err(FetchError::Network),
        false => healthy(request, 2),
    });
    assert_eq!(journey.count(GRAPH), 3);
    assert_eq!((search.clusters().len(), search.outcome()), (6, SearchOutcome::Complete));
}

#[test]
fn what_resource_graph_showed_before_it_failed_stays() {
    let mut search = search();
    run(&mut search, |request| match (request.url.contains(GRAPH), token_of(request)) {
        (true, None) => {
            page(&[row(0), namespace_row(row(0)["id"].as_str().unwrap(), "a")], Some("two"))
        }
        (true, Some(_)) => answer(200, &json!([])),
        _ => healthy(request, 2),
    });
    assert_eq!((search.clusters().len(), search.outcome()), (7, SearchOutcome::Complete));
    assert_eq!(search.clusters()[0].namespaces, ["a"]);
}

#[test]
fn a_device_that_is_offline_is_not_asked_further() {
    let mut before = search();
    let journey = run(&mut before, |_| Err(FetchError::Offline));
    assert_eq!((journey.urls.len(), refusals(&before)), (1, vec![&ApiErrorKind::Offline]));
    let mut after = before.retry("t");
    run(&mut after, |_| page(&[row(0)], None));
    assert_eq!(after.outcome(), SearchOutcome::Complete);
}

#[test]
fn nothing_is_told_apart_from_nothing_that_may_be_seen() {
    let of = |wanted: Vec<String>, list: Answer| {
        let mut search = SearchClusters::new(&endpoints(), "t", wanted);
        let journey = run(&mut search, |request| match request.url.contains(GRAPH) {
            true => page(&[], None),
            false if request.url.contains("/subscriptions?") => list.clone(),
            false => refuses(404, "SubscriptionNotFound"),
        });
        (search.empty_reason(), journey.urls.len(), search)
    };
    let (why, asked, search) = of(Vec::new(), empty());
    assert_eq!((why, asked), (Some(EmptyReason::NoSubscription), 2));
    assert_eq!(search.outcome(), SearchOutcome::Complete);
    let (why, asked, _) = of(Vec::new(), subscriptions(3));
    assert_eq!((why, asked), (Some(EmptyReason::NoCluster), 2));
    // Those that are wanted are not among those that are seen.
    let (why, asked, search) = of(vec![subscription(9)], subscriptions(3));
    assert_eq!((why, asked), (Some(EmptyReason::NoSubscription), 3));
    assert_eq!(search.outcome(), SearchOutcome::Complete);
    let (why, _, search) = of(Vec::new(), refuses(403, "AuthorizationFailed"));
    assert_eq!((why, search.failures()[0].target.clone()), (None, SearchTarget::Subscriptions));
    let (why, _, _) = {
        let mut search = self::search();
        let journey = run(&mut search, |request| match request.url.contains(GRAPH) {
            true => refuses(403, ""),
            false => empty(),
        });
        (search.empty_reason(), journey.urls.len(), search)
    };
    assert_eq!(why, Some(EmptyReason::NoSubscription));
}

#[test]
fn a_wanted_subscription_of_another_tenant_says_so_though_nothing_is_found() {
    let mut search = SearchClusters::new(&endpoints(), "t", vec![subscription(9)]);
    run(&mut search, |request| match request.url.contains(GRAPH) {
        true => page(&[], None),
        false if request.url.contains("/subscriptions?") => subscriptions(3),
        false => refuses(401, "InvalidAuthenticationTokenTenant"),
    });
    assert!(
        matches!(search.outcome(), SearchOutcome::NeedsPerson(refusal) if refusal.kind == ApiErrorKind::WrongTenant(None))
    );
}

#[test]
fn subscriptions_that_are_not_in_use_are_passed_over_and_a_list_that_breaks_off_is_used() {
    let mut search = search();
    let journey = run(&mut search, |request| {
        if request.url.contains("/subscriptions?") {
            return answer(200, &sample("arm_subscriptions"));
        }
        match request.url.contains(AKS) {
            true => answer(200, &sample("arm_managedclusters_list")),
            false => healthy(request, 0),
        }
    });
    assert_eq!((journey.count(AKS), search.clusters().len()), (1, 1));
    assert_eq!(search.clusters()[0].subscription_name.as_deref(), Some("Contoso Shop"));
    // Its next page leads elsewhere: somebody's token does not follow it, and that is said.
    assert_eq!(search.failures().len(), 1);
    assert_eq!(
        (&search.failures()[0].target, search.failures()[0].received),
        (&SearchTarget::Subscriptions, 2)
    );
    // Asked again, it is only the list that is asked, and whom it names anew.
    let mut after = search.retry("t");
    let journey = run(&mut after, |request| match request.url.contains("/subscriptions?") {
        true => answer(
            200,
            &json!({ "value": [{ "subscriptionId": shop() }, { "subscriptionId": subscription(1) }] }),
        ),
        false => healthy(request, 0),
    });
    assert_eq!((journey.count("/subscriptions?"), journey.count(AKS)), (1, 1));
    assert_eq!((after.clusters().len(), after.outcome()), (4, SearchOutcome::Complete));
}

#[test]
fn a_provider_that_nobody_uses_is_no_trouble() {
    let mut search = search();
    run(&mut search, |request| match (request.url.contains(AKS), request.url.contains(ARC)) {
        (true, _) if place(request) == 0 => refuses(409, "MissingSubscriptionRegistration"),
        (_, true) if place(request) == 1 => refuses(400, "NoRegisteredProviderFound"),
        (_, true) => refuses(409, "MissingSubscriptionRegistration"),
        _ => healthy(request, 2),
    });
    assert_eq!((search.clusters().len(), search.outcome()), (3, SearchOutcome::Complete));
}

#[test]
fn connected_clusters_are_listed_and_their_failures_said() {
    let mut search = search();
    run(&mut search, |request| {
        if !request.url.contains(ARC) {
            return healthy(request, 2);
        }
        if place(request) == 1 {
            return refuses(403, "AuthorizationFailed");
        }
        let id =
            format!("/subscriptions/{}/resourceGroups/farm/providers/{ARC}/barn", subscription(0));
        answer(
            200,
            &json!({ "value": [{ "id": id, "properties": { "connectivityStatus": "Connected" } }] }),
        )
    });
    assert_eq!((search.clusters().len(), search.outcome()), (7, SearchOutcome::Partial));
    let wanted = SearchTarget::ArcClusters { id: subscription(1), name: Some("Contoso 1".into()) };
    assert_eq!(search.failures()[0].target, wanted);
}

#[test]
fn more_subscriptions_than_can_be_asked_are_said() {
    let mut search = search();
    let journey = run(&mut search, |request| match request.url.contains(AKS) {
        true => empty(),
        false => healthy(request, 3000),
    });
    assert_eq!(journey.count(AKS), 500);
    assert_eq!(search.failures()[0].cause, FailureCause::Truncated);
}

#[test]
fn the_token_is_never_printed() {
    let mut search = search();
    assert!(!format!("{search:?}").contains("secret"));
    run(&mut search, |request| {
        assert!(!format!("{request:?}").contains("secret"));
        healthy(request, 2)
    });
    assert!(!format!("{search:?} {:?}", search.failures()).contains("secret"));
}

#[test]
fn answers_that_never_come_do_not_keep_it_forever() {
    use purser::azure::{Action, Operation};
    let mut search = search();
    for _ in 0..100 {
        match search.next_action() {
            Action::Done => return assert_eq!(search.outcome(), SearchOutcome::Partial),
            Action::Wait(_) => {}
            Action::Send(_) => search.receive(Vec::new()),
        }
    }
    panic!("it has no end");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]
    #[test]
    fn whatever_azure_says_it_comes_to_an_end(
        bodies in prop::collection::vec((anything(), prop::sample::select(vec![200u16, 200, 200, 401, 403, 404, 429, 500])), 1..12),
    ) {
        let mut search = search();
        let mut at = 0;
        run(&mut search, |_| {
            at += 1;
            let (body, status) = &bodies[at % bodies.len()];
            answer(*status, body)
        });
        prop_assert_ne!(search.outcome(), SearchOutcome::Underway);
        let mut again = search.retry("t");
        run(&mut again, |_| refuses(403, ""));
        prop_assert!(again.clusters().len() >= search.clusters().len());
    }

    #[test]
    fn every_row_is_a_cluster_or_is_said_to_be_none(
        rows in prop::collection::vec(prop_oneof![(0usize..60).prop_map(row), anything()], 0..60),
    ) {
        let mut search = search();
        run(&mut search, |request| match request.url.contains(GRAPH) {
            true => page(&rows, None),
            false => empty(),
        });
        let read = rows.iter().filter_map(purser::azure::parse_cluster).count();
        let unread: usize = search
            .failures()
            .iter()
            .map(|trouble| if let FailureCause::Unread(count) = trouble.cause { count } else { 0 })
            .sum();
        prop_assert_eq!(read + unread, rows.len());
        let mut ids: Vec<String> =
            rows.iter().filter_map(purser::azure::parse_cluster).map(|one| one.id.to_lowercase()).collect();
        ids.sort();
        ids.dedup();
        let mut found: Vec<String> =
            search.clusters().iter().map(|one: &DiscoveredCluster| one.id.to_lowercase()).collect();
        found.sort();
        prop_assert_eq!(found, ids);
    }
}

#[test]
fn a_search_says_how_far_it_is_and_one_that_was_halted_keeps_what_it_found_and_goes_on() {
    let mut search = search();
    let mut seen = Vec::new();
    // Until some of the forty have answered.
    while search.progress().answered < 7 {
        match search.next_action() {
            Action::Send(requests) => {
                search.receive(requests.iter().map(|request| healthy(request, 40)).collect());
            }
            Action::Wait(_) => {}
            Action::Done => panic!(),
        }
        seen.push(search.progress());
    }
    let so_far = search.progress();
    assert_eq!(so_far.subscriptions, 40);
    assert_eq!(so_far.found, search.clusters().len());
    assert!(seen.windows(2).all(|two| two[0].found <= two[1].found));
    search.halt();
    // It waits for nothing any more, and nothing counts as a trouble.
    assert_eq!(search.next_action(), Action::Done);
    assert_eq!((search.clusters().len(), search.failures().len()), (so_far.found, 0));
    let mut rest = search.retry("another");
    let before = rest.progress();
    assert_eq!((before.found, before.subscriptions), (so_far.found, 40));
    let journey = run(&mut rest, |request| healthy(request, 40));
    assert!(journey.urls.len() < 2 * 40, "what was asked is not asked again");
    assert_eq!((rest.clusters().len(), rest.outcome()), (120, SearchOutcome::Complete));
    assert_eq!((rest.progress().answered, rest.progress().found), (40, 120));
}
