//! What Resource Manager and Resource Graph say of clusters.

use proptest::prelude::*;
use purser::azure::{
    Action, ApiServerAccess, ClusterKind, ConnectivityStatus, DiscoveredCluster, Endpoints,
    EntraIntegration, ListTenants, Operation, PowerState, TenantCategory, parse_cluster,
};
use purser::clouds::Cloud;
use purser::json::Value;
use serde_json::json;

use crate::fake::azure::{aks_id, answer, sample, shop};

const TENANT: &str = "8f9c2a10-5b7e-4d3c-9a61-2e4f6b8c0d1e";

#[test]
fn a_cluster_with_entra_and_azure_rbac_is_read() {
    let found = parse_cluster(&sample("arm_managedcluster_azurerbac")).unwrap();
    assert_eq!(
        (found.kind, found.name.as_str(), found.group.as_str()),
        (ClusterKind::Aks, "shop-prod-weu", "shop-rg")
    );
    assert_eq!((found.subscription.as_str(), found.location.as_str()), (shop(), "westeurope"));
    assert_eq!(found.id, aks_id(shop(), "shop-rg", "shop-prod-weu"));
    // What runs counts, not what was asked for.
    assert_eq!(found.version.as_deref(), Some("1.33.4"));
    assert_eq!(
        found.entra,
        EntraIntegration::Managed { azure_rbac: true, tenant: Some(TENANT.into()) }
    );
    assert_eq!((found.local_accounts, found.kubernetes_rbac), (Some(false), Some(true)));
    assert_eq!(
        (found.api_server_access, found.power),
        (ApiServerAccess::Public, PowerState::Unknown)
    );
    assert_eq!(found.environment.as_deref(), Some("production"));
    assert_eq!(found.fqdn.as_deref(), Some("shop-0a1b2c3d.hcp.westeurope.azmk8s.io"));
}

#[test]
fn a_recorded_answer_with_other_capitals_is_read() {
    let found = parse_cluster(&sample("arm_managedcluster_get_recorded_2022")).unwrap();
    assert_eq!(found.id, aks_id(shop(), "lab", "lab-01"));
    assert_eq!((found.entra, found.power), (EntraIntegration::None, PowerState::Stopped));
    assert_eq!((found.local_accounts, found.private_fqdn), (Some(true), None));
}

#[test]
fn a_list_is_read_item_by_item() {
    let list = sample("arm_managedclusters_list");
    let found = parse_cluster(&list["value"][0]).unwrap();
    assert_eq!((found.name.as_str(), found.location.as_str()), ("old-01", "northeurope"));
    assert_eq!(found.provisioning.as_deref(), Some("Updating"));
    assert_eq!((found.kubernetes_rbac, found.environment), (Some(false), None));
}

#[test]
fn what_is_no_cluster_is_none() {
    for item in sample("resourcegraph_first_page")["data"].as_array().unwrap() {
        assert_eq!(parse_cluster(item), None);
    }
    let id = aks_id(shop(), "rg", "x");
    for bad in [
        json!(null),
        json!([]),
        json!({}),
        json!({ "id": 1 }),
        json!({ "id": format!("{id}/agentPools/a") }),
        json!({ "id": format!("{id}/managedNamespaces/Not_A_Name") }),
        // It would go into a path and into commands.
        json!({ "id": aks_id("x", "rg", "x") }),
        json!({ "id": aks_id(shop(), "..", "x") }),
        json!({ "id": aks_id(shop(), "rg", "-rf") }),
        json!({ "id": aks_id(shop(), "rg", "$(x)") }),
        json!({ "id": aks_id(shop(), "r g", "x") }),
        json!({ "id": aks_id(shop(), "rg?", "x") }),
        json!({ "id": aks_id(shop(), &"g".repeat(91), "x") }),
        json!({ "id": aks_id(shop(), "rg", &"x".repeat(64)) }),
        // An id with a sign that cannot be seen is another one.
        json!({ "id": format!("{id}\u{200b}") }),
    ] {
        assert_eq!(parse_cluster(&bad), None, "{bad}");
    }
}

fn with(properties: Value) -> DiscoveredCluster {
    let id = aks_id(shop(), "rg", "x");
    let mut all = json!({ "provisioningState": "Succeeded" });
    all.as_object_mut().unwrap().extend(properties.as_object().unwrap().clone());
    parse_cluster(&json!({ "id": id, "properties": all })).unwrap()
}

#[test]
fn from_where_a_cluster_can_be_reached() {
    let reach = |profile: Value, fqdn: Option<&str>| {
        with(json!({ "apiServerAccessProfile": profile, "fqdn": fqdn })).api_server_access
    };
    assert_eq!(reach(json!(null), None), ApiServerAccess::Public);
    assert_eq!(reach(json!({ "authorizedIPRanges": [] }), None), ApiServerAccess::Public);
    assert_eq!(
        reach(json!({ "authorizedIPRanges": ["203.0.113.0/24", 1, "", "\u{202e}"] }), None),
        ApiServerAccess::AuthorizedRanges(vec!["203.0.113.0/24".into()])
    );
    let private = json!({ "enablePrivateCluster": true, "enablePrivateClusterPublicFQDN": true });
    assert_eq!(reach(private, None), ApiServerAccess::Private { public_name: true });
    let private = json!({ "enablePrivateCluster": true, "enablePrivateClusterPublicFQDN": false });
    assert_eq!(reach(private, Some("x.example")), ApiServerAccess::Private { public_name: false });
    // Silence: the name itself tells.
    let silent = json!({ "enablePrivateCluster": true });
    assert_eq!(
        reach(silent.clone(), Some("x.example")),
        ApiServerAccess::Private { public_name: true }
    );
    assert_eq!(reach(silent, None), ApiServerAccess::Private { public_name: false });
    assert_eq!(reach(json!("odd"), None), ApiServerAccess::Unknown);
    let many: Vec<String> =
        (0..5000).map(|at| format!("10.0.{}.{}/32", at / 256, at % 256)).collect();
    let ApiServerAccess::AuthorizedRanges(ranges) =
        reach(json!({ "authorizedIPRanges": many }), None)
    else {
        panic!()
    };
    assert_eq!(ranges.len(), 256);
}

#[test]
fn the_integration_with_entra_is_told_apart() {
    let entra = |profile: Value| with(json!({ "aadProfile": profile })).entra;
    let server = "11111111-2222-4333-8444-555555555555";
    assert_eq!(entra(json!(null)), EntraIntegration::None);
    assert_eq!(
        entra(json!({ "managed": true, "tenantID": "not one" })),
        EntraIntegration::Managed { azure_rbac: false, tenant: None }
    );
    assert_eq!(
        entra(json!({ "serverAppID": server, "clientAppID": server, "tenantID": TENANT })),
        EntraIntegration::Legacy {
            server: server.into(),
            client: Some(server.into()),
            tenant: Some(TENANT.into())
        }
    );
    // Neither this nor that: nobody guesses.
    for odd in
        [json!({}), json!({ "managed": false }), json!("x"), json!({ "serverAppID": "$(x)" })]
    {
        assert_eq!(entra(odd.clone()), EntraIntegration::Unknown, "{odd}");
    }
}

#[test]
fn silence_about_everything_is_not_taken_for_an_open_cluster() {
    let found = parse_cluster(&json!({ "id": aks_id(shop(), "rg", "x") })).unwrap();
    assert_eq!(
        (found.entra, found.api_server_access, found.local_accounts),
        (EntraIntegration::Unknown, ApiServerAccess::Unknown, None)
    );
    let odd = with(
        json!({ "disableLocalAccounts": "yes", "enableRBAC": 1, "fqdn": "a b", "powerState": [] }),
    );
    assert_eq!((odd.local_accounts, odd.kubernetes_rbac, odd.fqdn), (None, None, None));
    assert_eq!(odd.power, PowerState::Unknown);
}

#[test]
fn a_row_of_resource_graph_says_the_same_as_the_resource() {
    let resource = sample("arm_managedcluster_azurerbac");
    let mut flat = resource.clone();
    let properties = flat.as_object_mut().unwrap().remove("properties").unwrap();
    flat.as_object_mut().unwrap().extend(properties.as_object().unwrap().clone());
    flat["powerState"] = json!("running");
    flat["type"] = json!("microsoft.containerservice/managedclusters");
    flat["apiServerAccessProfile"] = json!(null);
    flat["subscriptionName"] = json!("Contoso Shop");
    flat["tenantId"] = json!(TENANT);
    let mut wanted = parse_cluster(&resource).unwrap();
    wanted.power = PowerState::Running;
    wanted.subscription_name = Some("Contoso Shop".into());
    wanted.tenant = Some(TENANT.into());
    assert_eq!(parse_cluster(&flat), Some(wanted));
}

#[test]
fn a_connected_cluster_and_a_managed_namespace_are_read() {
    let id = format!(
        "/subscriptions/{}/resourceGroups/farm/providers/Microsoft.Kubernetes/connectedClusters/barn",
        shop()
    );
    let item = json!({
        "id": id, "name": "barn", "location": "westeurope", "tags": { "STAGE": "edge" },
        "properties": { "kubernetesVersion": "1.32.1", "connectivityStatus": "offline" },
    });
    let found = parse_cluster(&item).unwrap();
    assert_eq!(
        (found.kind, found.connectivity),
        (ClusterKind::Arc, Some(ConnectivityStatus::Offline))
    );
    assert_eq!(
        (found.entra, found.api_server_access),
        (EntraIntegration::Unknown, ApiServerAccess::Unknown)
    );
    assert_eq!(
        (found.version.as_deref(), found.environment.as_deref()),
        (Some("1.32.1"), Some("edge"))
    );

    let id = aks_id(shop(), "rg", "x").to_lowercase();
    let item = json!({
        "id": format!("{id}/managednamespaces/payments"), "name": "payments", "location": "westeurope",
        "tags": { "env": "of the namespace" }, "properties": { "provisioningState": "Succeeded" },
    });
    let found = parse_cluster(&item).unwrap();
    assert_eq!((found.name.as_str(), found.only_namespaces), ("x", true));
    assert_eq!((found.namespaces, found.environment), (vec!["payments".to_owned()], None));
    assert_eq!((found.entra, found.provisioning), (EntraIntegration::Unknown, None));
}

#[test]
fn texts_of_azure_are_bounded_and_cannot_hide() {
    let long = "x".repeat(100_000);
    let item = json!({
        "id": aks_id(shop(), "rg", "x"), "name": "another", "location": long, "subscriptionName": long,
        "tags": { "environment": "  \u{202e}prod\n", "env": "later" },
        "properties": { "provisioningState": long, "kubernetesVersion": long, "fqdn": long, "powerState": { "code": long } },
    });
    let found = parse_cluster(&item).unwrap();
    // The id says what it is called.
    assert_eq!(found.name, "x");
    assert_eq!(found.environment.as_deref(), Some("prod"));
    assert!(format!("{found:?}").len() < 2000);
}

#[test]
fn tenants_are_read_though_the_next_page_leads_nowhere() {
    let endpoints = Endpoints::new(Cloud::Public, None, None).unwrap();
    let mut tenants = ListTenants::new(&endpoints, "secret");
    let Action::Send(requests) = tenants.next_action() else { panic!() };
    assert_eq!(requests[0].url, "https://management.azure.com/tenants?api-version=2022-12-01");
    tenants.receive(vec![answer(200, &sample("arm_tenants"))]);
    assert_eq!(tenants.next_action(), Action::Done);
    let found = tenants.tenants();
    let seen: Vec<_> =
        found.iter().map(|one| (one.name.as_deref().unwrap(), one.category)).collect();
    assert_eq!(
        seen,
        [
            ("Contoso", TenantCategory::Home),
            ("Fabrikam", TenantCategory::ProjectedBy),
            ("Wingtip Toys", TenantCategory::ManagedBy),
        ]
    );
    assert_eq!(found[2].id, "0a1b2c3d-4e5f-4a6b-9c7d-8e9f0a1b2c3d");
    assert_eq!(found[2].domain.as_deref(), Some("wingtip.onmicrosoft.com"));
    assert!(!format!("{tenants:?}").contains("secret"));
}

/// JSON that is like Azure's, and is not.
pub fn anything() -> impl Strategy<Value = Value> {
    const NAMES: [&str; 18] = [
        "id",
        "name",
        "location",
        "tags",
        "properties",
        "aadProfile",
        "managed",
        "serverAppID",
        "apiServerAccessProfile",
        "authorizedIPRanges",
        "powerState",
        "code",
        "value",
        "data",
        "nextLink",
        "$skipToken",
        "error",
        "subscriptionId",
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        "\\PC{0,12}".prop_map(Value::from),
        Just(json!("Succeeded")),
        Just(json!(shop())),
        Just(json!(aks_id(shop(), "rg", "x"))),
        Just(json!(aks_id(shop(), "rg", "x/managedNamespaces/a"))),
        Just(json!("https://management.azure.com/x?p=1")),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        let name =
            prop_oneof![prop::sample::select(NAMES.to_vec()).prop_map(str::to_owned), "[a-z]{1,3}"];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map(name, inner, 0..8)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn anything_is_read_or_refused(value in anything()) {
        if let Some(found) = parse_cluster(&value) {
            prop_assert_eq!(DiscoveredCluster::from_resource_id(&found.id).map(|one| one.id), Some(found.id));
        }
    }
}
