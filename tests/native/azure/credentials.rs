//! What Azure hands out for a cluster, read through the room's own doors: the samples are answers as
//! Azure gives them, the enemies are answers as it never should.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use proptest::prelude::*;
use purser::azure::{
    Action, ApiErrorKind, AssignedRoles, AssignmentScope, BuiltInRole, Connection, ConnectionError,
    Endpoints, FetchCredential, GetMemberObjects, GraphError, IncompleteReason, KnownCluster,
    ListGroupNames, ListManagedNamespaces, ListRoleAssignments, Operation, ParentScope, Principal,
    ProvisioningState, Rejection, RolePermissions, ServerFqdn, missing_role,
};
use purser::clouds::Cloud;
use purser::json;
use purser::pem::PemFault;
use purser::platform::{FetchError, Request, Response};
use purser::yaml;

use crate::fixtures;

const ID: &str = "/subscriptions/5a0c9e14-7b21-4f0e-9d36-1c2b3a4d5e6f/resourceGroups/shop-rg/providers/Microsoft.ContainerService/managedClusters/shop-weu";
const TENANT: &str = "7d3f1c52-0a4b-4c8d-8e9f-102132435465";
const OTHER: &str = "9e8d7c6b-5a49-4838-a726-150403f2e1d0";
const FQDN: &str = "shop-weu-dns-3f9a1c20.hcp.westeurope.azmk8s.io";
const PERSON: &str = "2b9e6a10-4c5d-4e7f-8a9b-0c1d2e3f4a5b";

fn sample(name: &str) -> String {
    fixtures::text(&format!("samples/{name}"))
}

fn says(status: u16, body: &str) -> Result<Response, FetchError> {
    Ok(Response { status, headers: Vec::new(), body: body.to_owned() })
}

fn at(cloud: Cloud) -> Endpoints {
    Endpoints::new(cloud, None, None).unwrap()
}

/// Runs an operation to its end; gives what it asked.
fn run(
    operation: &mut impl Operation,
    answer: impl Fn(&Request) -> Result<Response, FetchError>,
) -> Vec<String> {
    let mut asked = Vec::new();
    for _ in 0..500 {
        match operation.next_action() {
            Action::Done => return asked,
            Action::Wait(_) => {}
            Action::Send(requests) => {
                asked.extend(requests.iter().map(|request| request.url.clone()));
                operation.receive(requests.iter().map(&answer).collect());
            }
        }
    }
    panic!("it never ends: {asked:?}");
}

fn known() -> KnownCluster {
    KnownCluster {
        id: ID.into(),
        fqdn: Some(FQDN.into()),
        private_fqdn: None,
        entra_tenant: Some(TENANT.into()),
        token_tenant: Some(TENANT.into()),
    }
}

fn stranger() -> KnownCluster {
    KnownCluster { id: ID.into(), ..KnownCluster::default() }
}

fn fetch(
    endpoints: &Endpoints,
    known: KnownCluster,
    body: &str,
) -> Result<Connection, ConnectionError> {
    let mut one = FetchCredential::for_cluster(endpoints, "t", known, ServerFqdn::Default).unwrap();
    run(&mut one, |_| says(200, body));
    one.outcome().unwrap().clone()
}

/// The answer that holds a file.
fn answer(file: &str) -> String {
    format!(r#"{{"kubeconfigs":[{{"name":"clusterUser","value":"{}"}}]}}"#, STANDARD.encode(file))
}

/// What becomes of a file, for a cluster that is known.
fn taken(file: &str) -> Result<Connection, ConnectionError> {
    fetch(&at(Cloud::Public), known(), &answer(file))
}

fn rejected(file: &str) -> Rejection {
    match taken(file) {
        Err(ConnectionError::Rejected(rejection)) => rejection,
        other => panic!("{other:?}"),
    }
}

/// The sample's file with one text in place of another, which must be there.
fn with(old: &str, new: &str) -> String {
    let file = sample("kubeconfig_aks_exec.yaml");
    assert!(file.contains(old), "{old}");
    file.replacen(old, new, 1)
}

fn authority(file: &str) -> String {
    let line = file.lines().find(|line| line.contains("certificate-authority-data")).unwrap();
    line.rsplit(' ').next().unwrap().to_owned()
}

#[test]
fn the_credential_of_an_entra_cluster_gives_the_way_to_it() {
    let body = sample("arm_list_user_credential.json");
    let file = sample("kubeconfig_aks_exec.yaml");
    assert!(body.contains(&STANDARD.encode(&file)), "the two samples belong together");
    let way = fetch(&at(Cloud::Public), known(), &body).unwrap();
    let wanted = Connection {
        server: format!("https://{FQDN}:443"),
        private: false,
        certificate_authority_data: Some(authority(&file)),
        tls_server_name: None,
        tenant: Some(TENANT.into()),
        server_id: None,
        client_id: None,
        namespace: None,
    };
    assert_eq!(way, wanted);
    // Somebody who may not even see the cluster gets the same.
    assert_eq!(fetch(&at(Cloud::Public), stranger(), &body), Ok(wanted));
}

#[test]
fn the_old_format_and_the_old_answer_give_the_same_way() {
    let body = sample("arm_accessprofile.json");
    let file = sample("kubeconfig_aks_azure_format.yaml");
    assert!(body.contains(&STANDARD.encode(&file)));
    let way = fetch(&at(Cloud::Public), known(), &body);
    assert_eq!(way, fetch(&at(Cloud::Public), known(), &sample("arm_list_user_credential.json")));
    let bare = file.replace("6dae42f8-4368-4678-94ff-3960e28e3630", OTHER);
    assert_eq!(taken(&bare).unwrap().server_id.as_deref(), Some(OTHER));
}

#[test]
fn a_managed_namespace_gives_its_own_way() {
    let body = sample("arm_namespace_list_credential.json");
    assert!(body.contains(&STANDARD.encode(sample("kubeconfig_aks_namespace.yaml"))));
    let of = |namespace: &str| {
        FetchCredential::for_namespace(&at(Cloud::Public), "t", stranger(), namespace)
    };
    let mut one = of("payments").unwrap();
    let asked = run(&mut one, |_| says(200, &body));
    assert_eq!(
        asked,
        [format!(
            "https://management.azure.com{ID}/managedNamespaces/payments/listCredential?api-version=2025-09-01"
        )]
    );
    assert_eq!(one.outcome().unwrap().as_ref().unwrap().namespace.as_deref(), Some("payments"));
    // A file that names none is of the one that was asked for, one that names another is not.
    let mut one = of("billing").unwrap();
    run(&mut one, |_| says(200, &answer(&sample("kubeconfig_aks_exec.yaml"))));
    assert_eq!(one.outcome().unwrap().as_ref().unwrap().namespace.as_deref(), Some("billing"));
    let mut one = of("billing").unwrap();
    run(&mut one, |_| says(200, &body));
    assert_eq!(one.outcome(), Some(&Err(ConnectionError::Rejected(Rejection::OtherNamespace))));
    for bad in ["", "../x", "A", "a b", "a?b"] {
        assert!(of(bad).is_none(), "{bad}");
    }
}

#[test]
fn an_administrators_credential_is_never_handed_on() {
    assert_eq!(rejected(&sample("kubeconfig_local_account_shape.yaml")), Rejection::Admin);
    // Nor is one that stands beside a sign-in, in any case of its letters, or at another user.
    for secret in [
        "client-key-data: c2VjcmV0",
        "client-certificate: /home/x/y",
        "Client-Key-Data: c2VjcmV0",
        "token: 12345",
        "tokenFile: /x",
        "username: a",
        "password: 'b'",
        "token: {a: b}",
    ] {
        let file = with("    exec:\n", &format!("    {secret}\n    exec:\n"));
        assert_eq!(rejected(&file), Rejection::Admin, "{secret}");
        let file = with("users:\n", &format!("users:\n- name: two\n  user:\n    {secret}\n"));
        assert_eq!(rejected(&file), Rejection::Admin, "{secret}");
        let file = with("x", "x") + &format!("- name: two\n  user:\n    {secret}\n");
        assert_eq!(rejected(&file), Rejection::Admin, "{secret}");
    }
    let file = with("env: null", "env: [{name: AZURE_CLIENT_SECRET, value: x}]");
    assert_eq!(rejected(&file), Rejection::Admin);
    let old = sample("kubeconfig_aks_azure_format.yaml");
    let old = old.replace("config-mode:", "access-token: x\n        config-mode:");
    assert_eq!(rejected(&old), Rejection::Admin);
    // An empty field is no secret.
    for empty in ["token: null", "token: ''", "client-key-data: \"\""] {
        assert!(taken(&with("    exec:\n", &format!("    {empty}\n    exec:\n"))).is_ok());
    }
}

#[test]
fn nothing_secret_comes_out_of_a_rejection() {
    let secrets = ["stands for a key", "5tands4at0ken"];
    let body = answer(&sample("kubeconfig_local_account_shape.yaml"));
    let mut one =
        FetchCredential::for_cluster(&at(Cloud::Public), "b3arer", known(), ServerFqdn::Default)
            .unwrap();
    run(&mut one, |_| says(200, &body));
    let told = format!("{one:?} {:?}", one.outcome());
    for secret in secrets.map(str::to_owned).into_iter().chain(["b3arer".to_owned(), body]) {
        assert!(!told.contains(&secret) && !told.contains(&STANDARD.encode(&secret)), "{told}");
    }
    // An anchor does not carry a secret out of its field.
    let file = with("    exec:\n", "    token: &s s3cr3t\n    exec:\n")
        .replace("command: kubelogin", "command: *s")
        .replacen("    server: ", "    tls-server-name: *s\n    server: ", 1);
    assert!(!format!("{:?}", taken(&file)).contains("s3cr3t"));
}

#[test]
fn the_parameters_are_left_out_where_a_cloud_refuses_them() {
    let body = sample("arm_list_user_credential.json");
    let bad = r#"{"code":"BadRequest","message":"The query parameter is not known."}"#;
    let end = "api-version=2025-09-01";
    let of = |name: ServerFqdn, accepts: fn(&str) -> bool| {
        let mut one =
            FetchCredential::for_cluster(&at(Cloud::China), "t", stranger(), name).unwrap();
        let asked = run(&mut one, |request| {
            assert_eq!(request.body, None);
            let fits = accepts(&request.url);
            if fits { says(200, &body) } else { says(400, bad) }
        });
        let asked = asked
            .iter()
            .map(|url| url.rsplit_once("/listClusterUserCredential?").unwrap().1.replace(end, ""));
        (asked.collect::<Vec<_>>(), one.outcome().unwrap().clone())
    };
    let (asked, way) = of(ServerFqdn::Default, |url| !url.contains("format="));
    // The body is of the public cloud, so it is refused here, after it was asked for plainly.
    assert_eq!(asked, ["format=exec&", ""]);
    assert!(matches!(way, Err(ConnectionError::Rejected(_))), "{way:?}");
    let (asked, _) = of(ServerFqdn::Public, |url| !url.contains("server-fqdn"));
    assert_eq!(asked, ["format=exec&server-fqdn=public&", "server-fqdn=public&", "format=exec&"]);
    let (asked, way) = of(ServerFqdn::Public, |_| false);
    assert_eq!(asked.len(), 4);
    assert!(matches!(way, Err(ConnectionError::Api(refusal)) if refusal.status == 400));
}

#[test]
fn older_versions_are_tried_and_a_refusal_ends_it() {
    let unknown = r#"{"error":{"code":"NoRegisteredProviderFound","message":""}}"#;
    let body = sample("arm_list_user_credential.json");
    let cluster = || {
        FetchCredential::for_cluster(&at(Cloud::Public), "t", known(), ServerFqdn::Default).unwrap()
    };
    let mut one = cluster();
    run(&mut one, |request| {
        let old = request.url.contains("2023-10-01");
        if old { says(200, &body) } else { says(400, unknown) }
    });
    assert!(one.outcome().unwrap().is_ok());
    let refused = |status: u16, name: &str| {
        let mut one = cluster();
        let asked = run(&mut one, |_| says(status, &sample(name)));
        assert_eq!(asked.len(), 1, "{name}");
        match one.outcome() {
            Some(Err(ConnectionError::Api(refusal))) => refusal.kind.clone(),
            other => panic!("{other:?}"),
        }
    };
    let why = refused(403, "arm_error_authorizationfailed_403.json");
    let ApiErrorKind::Forbidden { action: Some(action), scope: Some(scope) } = why else {
        panic!("{why:?}")
    };
    let need = missing_role(&action, &scope);
    assert_eq!(need.role, Some(BuiltInRole::ClusterUser));
    assert!(need.scope.eq_ignore_ascii_case(ID));
    assert_eq!(
        refused(400, "arm_error_localaccounts_disabled_400.json"),
        ApiErrorKind::LocalAccountsDisabled
    );
    assert_eq!(
        refused(401, "arm_error_wrong_tenant_401.json"),
        ApiErrorKind::WrongTenant(Some(TENANT.into()))
    );
}

#[test]
fn a_public_name_that_was_asked_for_is_told_from_a_private_one() {
    let private = "shop-weu.1f2e3d4c.privatelink.westeurope.azmk8s.io";
    let file = with(FQDN, private);
    let mut facts = KnownCluster { private_fqdn: Some(private.into()), ..known() };
    let way = fetch(&at(Cloud::Public), facts.clone(), &answer(&file)).unwrap();
    assert!(way.private && way.server.contains("privatelink"));
    assert!(!fetch(&at(Cloud::Public), facts.clone(), &answer(&with("x", "x"))).unwrap().private);
    assert!(fetch(&at(Cloud::Public), stranger(), &answer(&file)).unwrap().private);
    // Neither of the cluster's names.
    facts.private_fqdn = Some("other.privatelink.westeurope.azmk8s.io".into());
    assert!(matches!(
        fetch(&at(Cloud::Public), facts, &answer(&file)),
        Err(ConnectionError::Rejected(Rejection::OtherHost { server, expected }))
            if server == private && expected.len() == 2
    ));
}

#[test]
fn only_a_server_of_the_cluster_is_taken() {
    let server = |new: &str| with(&format!("https://{FQDN}:443"), new);
    for bad in [
        "https://alice@shop.hcp.westeurope.azmk8s.io",
        "https://alice:pw@shop.hcp.westeurope.azmk8s.io",
        "https://shop.hcp.westeurope.azmk8s.io/x",
        "https://shop.hcp.westeurope.azmk8s.io?x",
        "'https://shop.hcp.westeurope.azmk8s.io#x'",
        "https://shop.hcp.westeurope.azmk8s.io:0",
        "https://shop.hcp.westeurope.azmk8s.io:65536",
        "https://shop.hcp.westeurope.azmk8s.io:44x",
        "https://shop.hcp.westeurope.azmk8s.io\\@evil.example",
        "https://",
        "shop.hcp.westeurope.azmk8s.io",
        "https://shop..azmk8s.io",
        "https://shöp.azmk8s.io",
        "https://shop.azmk8s\u{ff0e}io",
        "https://-x.azmk8s.io",
        "ftp://shop.azmk8s.io",
        "https://[::2]",
        "''",
        "{a: b}",
    ] {
        let found = fetch(&at(Cloud::Public), stranger(), &answer(&server(bad)));
        assert_eq!(found, Err(ConnectionError::Rejected(Rejection::BadServer)), "{bad}");
    }
    let http = server("http://shop.hcp.westeurope.azmk8s.io");
    assert_eq!(rejected(&http), Rejection::NotHttps);
    for host in [
        "azmk8s.io.evil.example",
        "evilazmk8s.io",
        "azmk8s.io",
        "shop.azmk8s.io.",
        "localhost",
        "x.localhost",
        "127.0.0.1",
        "127.1.2.3",
        "10.0.0.1",
        "[::1]",
        "shop.hcp.chinaeast2.cx.prod.service.azk8s.cn",
    ] {
        let file = server(&format!("https://{host}"));
        let found = fetch(&at(Cloud::Public), stranger(), &answer(&file));
        let rejection = match found {
            Err(ConnectionError::Rejected(rejection)) => rejection,
            other => panic!("{host}: {other:?}"),
        };
        let dot = host.ends_with('.');
        let fits = matches!(&rejection, Rejection::OtherDomain { server, domain: Some("azmk8s.io") } if server == host);
        assert!(fits || dot && rejection == Rejection::BadServer, "{host}: {rejection:?}");
    }
    let neighbour = server("https://neighbour.hcp.westeurope.azmk8s.io");
    assert!(matches!(rejected(&neighbour), Rejection::OtherHost { .. }));
    let shout = server(&format!("HTTPS://{}:443/", FQDN.to_ascii_uppercase()));
    assert_eq!(taken(&shout).unwrap().server, format!("https://{FQDN}:443"));
}

#[test]
fn a_stand_in_on_this_device_has_its_clusters_there() {
    let here = Endpoints::new(Cloud::Public, Some("http://localhost:9200"), None).unwrap();
    for host in ["localhost:9443", "127.0.0.1:9443", "[::1]:9443"] {
        let file = with(&format!("{FQDN}:443"), host);
        let way = fetch(&here, known(), &answer(&file)).unwrap();
        assert_eq!(way.server, format!("https://{host}"));
    }
    let file = with(FQDN, "evil.example");
    assert!(fetch(&here, known(), &answer(&file)).is_err());
    let file = with(
        "      - --environment\n",
        "      - --authority-host=http://localhost:9100/\n      - --environment\n",
    );
    assert!(fetch(&here, known(), &answer(&file)).is_ok());
    assert!(
        matches!(rejected(&file), Rejection::OtherCloud { named } if named == "http://localhost:9100")
    );
}

#[test]
fn what_people_are_to_trust_is_checked() {
    let file = sample("kubeconfig_aks_exec.yaml");
    let data = authority(&file);
    let other = |new: &str| rejected(&with(&data, new));
    assert_eq!(other("AAAA"), Rejection::BadAuthority(PemFault::NoCertificate));
    assert_eq!(other("'%%'"), Rejection::BadAuthority(PemFault::NotBase64));
    let mut pem = String::from_utf8(STANDARD.decode(&data).unwrap()).unwrap();
    pem.push_str("-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n");
    assert_eq!(other(&STANDARD.encode(pem)), Rejection::BadAuthority(PemFault::PrivateKey));
    let none = with(&format!("    certificate-authority-data: {data}\n"), "");
    assert_eq!(taken(&none).unwrap().certificate_authority_data, None);
    let more = |line: &str| with("    server: ", &format!("    {line}\n    server: "));
    assert_eq!(rejected(&more("insecure-skip-tls-verify: true")), Rejection::Insecure);
    assert_eq!(rejected(&more("insecure-skip-tls-verify: 'yes'")), Rejection::Insecure);
    assert!(taken(&more("insecure-skip-tls-verify: false")).is_ok());
    assert_eq!(rejected(&more("certificate-authority: /etc/ca")), Rejection::AuthorityFile);
    assert_eq!(rejected(&more("tls-server-name: a b")), Rejection::BadServer);
}

#[test]
fn nothing_in_azures_file_leads_a_token_elsewhere() {
    let more = |line: &str| with("    server: ", &format!("    {line}\n    server: "));
    // A proxy could pose as the server by an authority or a name that the same file brings.
    for proxy in ["http://proxy.example:3128", "socks5://10.0.0.1:1080", "http://u:p@p:1", "[a]"] {
        assert_eq!(rejected(&more(&format!("proxy-url: {proxy}"))), Rejection::Proxy, "{proxy}");
    }
    for none in ["", "~", "''"] {
        assert!(taken(&more(&format!("proxy-url: {none}"))).is_ok(), "{none}");
    }
    let named = taken(&more(&format!("tls-server-name: {}", FQDN.to_uppercase()))).unwrap();
    assert_eq!(named.tls_server_name.as_deref(), Some(FQDN));
    let other = |name: &str| rejected(&more(&format!("tls-server-name: {name}")));
    assert!(matches!(other("shop.example"), Rejection::OtherDomain { .. }));
    assert!(matches!(other("azmk8s.io.shop.example"), Rejection::OtherDomain { .. }));
    assert!(matches!(other("localhost"), Rejection::OtherDomain { .. }));
    assert!(matches!(other("else.hcp.westeurope.azmk8s.io"), Rejection::OtherHost { .. }));
    // Of a cluster that is not seen only the domain is known.
    let body = answer(&more("tls-server-name: else.hcp.westeurope.azmk8s.io"));
    assert!(fetch(&at(Cloud::Public), stranger(), &body).is_ok());
}

#[test]
fn nobody_is_sent_to_a_tenant_that_neither_side_named() {
    let body = answer(&with(TENANT, &OTHER.to_ascii_uppercase()));
    let facts = |entra: Option<&str>, token: Option<&str>| KnownCluster {
        entra_tenant: entra.map(str::to_owned),
        token_tenant: token.map(str::to_owned),
        ..known()
    };
    let tenant =
        |known: KnownCluster| fetch(&at(Cloud::Public), known, &body).map(|way| way.tenant);
    let strange = |expected: &[&str]| {
        let expected = expected.iter().map(|tenant| (*tenant).to_owned()).collect();
        Err(ConnectionError::Rejected(Rejection::OtherTenant { named: OTHER.into(), expected }))
    };
    let ok = || Ok(Some(OTHER.to_owned()));
    assert_eq!(tenant(facts(Some(TENANT), Some(TENANT))), strange(&[TENANT, TENANT]));
    assert_eq!(tenant(facts(None, Some(TENANT))), strange(&[TENANT]));
    // The cluster's tenant is at times not the subscription's, and the file may name either.
    assert_eq!(tenant(facts(Some(OTHER), Some(TENANT))), ok());
    assert_eq!(tenant(facts(Some(TENANT), Some(OTHER))), ok());
    assert_eq!(tenant(facts(None, None)), ok());
    // A file that names none leaves it to the cluster.
    let file = with(&format!("      - --tenant-id\n      - {TENANT}\n"), "");
    let way = fetch(&at(Cloud::Public), facts(Some(OTHER), None), &answer(&file)).unwrap();
    assert_eq!(way.tenant.as_deref(), Some(OTHER));
    assert_eq!(rejected(&with(TENANT, "contoso.example")), Rejection::NotAnId);
    assert_eq!(rejected(&with(TENANT, "--login")), Rejection::NotAnId);
}

#[test]
fn every_cloud_takes_its_own_and_refuses_the_others() {
    let file =
        |host: &str, environment: &str| with(FQDN, host).replace("AzurePublicCloud", environment);
    let hosts = [
        (Cloud::Public, "c.hcp.westeurope.azmk8s.io", "AzurePublicCloud"),
        (
            Cloud::UsGovernment,
            "c.hcp.usgovvirginia.cx.aks.containerservice.azure.us",
            "AzureUSGovernmentCloud",
        ),
        (Cloud::China, "c.hcp.chinaeast2.cx.prod.service.azk8s.cn", "AzureChinaCloud"),
        (Cloud::Bleu, "c.hcp.bleufrancecentral.aks.sovcloud.example", "AzureBleuCloud"),
        (Cloud::Delos, "c.hcp.delosnorth.aks.sovcloud.example", "AzureDelosCloud"),
    ];
    for (cloud, host, environment) in hosts {
        let private = host.replace(".hcp.", ".privatelink.");
        let facts = KnownCluster {
            fqdn: Some(host.to_owned()),
            private_fqdn: Some(private.clone()),
            ..stranger()
        };
        for host in [host, private.as_str()] {
            let way = fetch(&at(cloud), facts.clone(), &answer(&file(host, environment)));
            assert_eq!(way.unwrap().server, format!("https://{host}:443"));
        }
        for (other, foreign, name) in hosts.into_iter().filter(|(other, ..)| *other != cloud) {
            let known_there = other.facts().environment.is_some();
            let mixed = fetch(&at(cloud), stranger(), &answer(&file(foreign, environment)));
            // Where neither cloud says where its clusters are, only the cluster's name can tell.
            let refused =
                matches!(mixed, Err(ConnectionError::Rejected(Rejection::OtherDomain { .. })));
            let open = cloud.facts().aks_domain.is_none() && !known_there;
            assert_eq!(refused, !open, "{} {foreign}", cloud.facts().name);
            let named = fetch(&at(cloud), facts.clone(), &answer(&file(foreign, environment)));
            assert!(named.is_err(), "{} {foreign}", cloud.facts().name);
            let mixed = fetch(&at(cloud), facts.clone(), &answer(&file(host, name)));
            let refused = matches!(&mixed, Err(ConnectionError::Rejected(Rejection::OtherCloud { named })) if named == name);
            assert_eq!(refused, !open, "{} {name}", cloud.facts().name);
        }
    }
    // Names that kubelogin takes too.
    assert!(taken(&file(FQDN, "azurecloud")).is_ok());
    let login = |host: &str| {
        let flag = format!("      - --authority-host\n      - {host}\n      - --environment\n");
        taken(&with("      - --environment\n", &flag))
    };
    assert!(login("https://login.microsoftonline.com/").is_ok());
    for bad in [
        "https://login.microsoftonline.us/",
        "https://evil.example/",
        "https://login.microsoftonline.com@evil.example/",
        "http://login.microsoftonline.com/",
    ] {
        let found = login(bad);
        assert!(
            matches!(found, Err(ConnectionError::Rejected(Rejection::OtherCloud { .. }))),
            "{bad}"
        );
    }
}

#[test]
fn what_is_no_kubeconfig_of_one_cluster_is_refused() {
    let body = |body: &str| fetch(&at(Cloud::Public), known(), body);
    let not = Err(ConnectionError::Rejected(Rejection::NotAKubeconfig));
    for text in [
        "{}",
        r#"{"kubeconfigs":[]}"#,
        r#"{"kubeconfigs":[{"name":"clusterUser"}]}"#,
        r#"{"kubeconfigs":[{"name":"a","value":""},{"name":"b","value":""}]}"#,
        r#"{"kubeconfigs":[{"name":"clusterUser","value":"%"}]}"#,
        r#"{"properties":{"kubeConfig":7}}"#,
        &sample("arm_runcommand_result.json"),
        &sample("arm_managednamespaces_list.json"),
    ] {
        assert_eq!(body(text), not, "{text}");
    }
    for file in [
        "",
        "a: [",
        "- a",
        "kind: Secret\nusers: []",
        "users: 7",
        "users: [7]",
        "users: [{name: a}]",
        "apiVersion: v1\nkind: Config\n",
        "a: &a [*a]",
        "\u{0}",
        &"[".repeat(500_000),
        &with("kind: Config", "kind: Config\nkind: Config"),
        &with("    exec:\n", "    exec: {}\n    exec:\n"),
        &format!("{}\n---\n{}", with("x", "x"), with("x", "x")),
    ] {
        assert_eq!(taken(file), not, "{}", file.get(..40).unwrap_or(file));
    }
    // Twenty megabytes of it, valid or not.
    let long = format!("{}# {}\n", sample("kubeconfig_aks_exec.yaml"), "x".repeat(15_000_000));
    assert_eq!(taken(&long), not);
    let two =
        with("- cluster:\n", "- cluster: {server: https://a.azmk8s.io}\n  name: b\n- cluster:\n");
    assert_eq!(rejected(&two), Rejection::NotOne { clusters: 2, users: 1, contexts: 1 });
    let two = with("users:\n", "users:\n- name: b\n  user: {}\n");
    assert_eq!(rejected(&two), Rejection::NotOne { clusters: 1, users: 2, contexts: 1 });
    let none = "kind: Config\nclusters: []\nusers:\n- name: a\n  user: {}\n";
    assert_eq!(rejected(none), Rejection::NotOne { clusters: 0, users: 1, contexts: 0 });
}

#[test]
fn anchors_are_read_as_kubectl_reads_them() {
    let file = with("- --tenant-id\n", "- &flag --tenant-id\n")
        .replace("command: kubelogin", "command: &k kubelogin\n      extra: [*k, *flag]");
    assert_eq!(taken(&file).unwrap().tenant.as_deref(), Some(TENANT));
}

#[test]
fn other_tools_are_named_and_not_run() {
    let command = |new: &str| rejected(&with("command: kubelogin", &format!("command: {new}")));
    let helper = |command: &str| Rejection::UnknownHelper { command: command.to_owned() };
    assert_eq!(command("/usr/bin/curl"), helper("curl"));
    assert_eq!(command("sh"), helper("sh"));
    assert_eq!(command("\"ku\u{202e}be\\nlogin\""), helper("kubelogin"));
    assert_eq!(command(&"x".repeat(5000)), helper(&"x".repeat(64)));
    assert_eq!(command("null"), helper(""));
    for path in ["/usr/local/bin/kubelogin", "'C:\\tools\\kubelogin.exe'"] {
        assert!(taken(&with("command: kubelogin", &format!("command: {path}"))).is_ok(), "{path}");
    }
    // int128's tool of the same name.
    let other = with("- --server-id\n", "- --oidc-issuer-url\n");
    assert_eq!(rejected(&other), helper("kubelogin"));
    assert_eq!(rejected(&with("- get-token\n", "- convert-kubeconfig\n")), helper("kubelogin"));
    let old = sample("kubeconfig_aks_azure_format.yaml");
    assert_eq!(rejected(&old.replace("name: azure", "name: gcp")), helper("gcp"));
    let both = with("    exec:\n", "    auth-provider: {name: azure}\n    exec:\n");
    assert_eq!(rejected(&both), helper("kubelogin"));
}

#[test]
fn of_a_flag_that_stands_twice_the_last_counts() {
    let twice = |more: &str| taken(&with("- get-token\n", &format!("- get-token\n{more}")));
    let way = twice("      - --tenant-id\n      - 11111111-1111-4111-8111-111111111111\n").unwrap();
    assert_eq!(way.tenant.as_deref(), Some(TENANT));
    // A value that looks like a flag is none.
    let way = twice("      - --pop-claims\n      - --tenant-id=x\n").unwrap();
    assert_eq!(way.tenant.as_deref(), Some(TENANT));
}

#[test]
fn whatever_kubelogin_writes_is_understood_unless_it_holds_a_secret() {
    let blocks = yaml::read(&sample("kubelogin_exec_blocks.yaml")).unwrap();
    let put = |word: &str| match word {
        "S" => OTHER.to_owned(),
        "C" => PERSON.to_owned(),
        "T" => TENANT.to_owned(),
        word => word.to_owned(),
    };
    let mut modes = 0;
    for (_, arguments) in blocks.entries().unwrap() {
        let words: Vec<&str> = arguments.items().unwrap().iter().map(yaml::Node::key).collect();
        let options = words.iter().filter(|word| word.starts_with('['));
        for chosen in std::iter::once(None).chain(options.map(Some)) {
            for joined in [false, true] {
                let mut lines: Vec<String> = Vec::new();
                for word in &words {
                    let optional = word.starts_with('[');
                    if optional && chosen != Some(word) {
                        continue;
                    }
                    let bare = word.trim_start_matches('[').trim_end_matches(']');
                    lines.extend(bare.split(", ").map(put));
                }
                if joined {
                    // `--flag value` as `--flag=value`.
                    let mut pairs: Vec<String> = Vec::new();
                    for word in lines {
                        match pairs.last_mut() {
                            Some(flag)
                                if flag.starts_with("--")
                                    && !flag.contains('=')
                                    && !word.starts_with("--") =>
                            {
                                *flag = format!("{flag}={word}");
                            }
                            _ => pairs.push(word),
                        }
                    }
                    lines = pairs;
                }
                let items: String =
                    lines.iter().map(|word| format!("      - '{word}'\n")).collect();
                let file = sample("kubeconfig_aks_exec.yaml");
                let (before, rest) = file.split_once("      args:\n").unwrap();
                let after = rest.split_once("      command:").unwrap().1;
                let file = format!("{before}      args:\n{items}      command:{after}");
                let secret = ["secret", "certificate", "password", "username", "federated"];
                let told = lines.join(" ");
                if secret.iter().any(|word| told.contains(word)) {
                    assert_eq!(rejected(&file), Rejection::Admin, "{told}");
                } else {
                    let way = taken(&file).unwrap_or_else(|error| panic!("{told}: {error:?}"));
                    assert_eq!(way.server_id.as_deref(), Some(OTHER), "{told}");
                    let client = told.contains("--client-id").then_some(PERSON);
                    assert_eq!(way.client_id.as_deref(), client, "{told}");
                    assert_eq!(way.tenant.as_deref(), Some(TENANT), "{told}");
                }
            }
        }
        modes += 1;
    }
    assert_eq!(modes, 9);
}

#[test]
fn arc_clusters_and_run_commands_are_never_asked() {
    let arc = ID.replace("ContainerService/managedClusters", "Kubernetes/connectedClusters");
    let known = KnownCluster { id: arc, ..KnownCluster::default() };
    let here = at(Cloud::Public);
    assert!(FetchCredential::for_cluster(&here, "t", known.clone(), ServerFqdn::Default).is_none());
    assert!(FetchCredential::for_namespace(&here, "t", known, "payments").is_none());
    // Its file would not pass for a cluster's either: it leads to this device.
    let body = sample("arm_connectedcluster_list_user_credential.json");
    assert!(body.contains(&STANDARD.encode(sample("kubeconfig_arc_proxy.yaml"))));
    let found = fetch(&here, stranger(), &body);
    assert_eq!(found, Err(ConnectionError::Rejected(Rejection::Admin)));
    let file = sample("kubeconfig_arc_proxy.yaml").replace(
        "    token: 5tands4at0ken5tands4at0ken\n",
        &format!("    exec: {{command: kubelogin, args: [get-token, --server-id, {OTHER}]}}\n"),
    );
    let found = fetch(&here, stranger(), &answer(&file));
    assert_eq!(found, Err(ConnectionError::Rejected(Rejection::BadServer)));
    // No code of the room names what must not be called.
    let mut folders = vec![std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/azure")];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    for path in files {
        let text = std::fs::read_to_string(&path).unwrap();
        let shipped = text.split("#[cfg(test)]").next().unwrap();
        let code = shipped.lines().filter(|line| !line.trim_start().starts_with("//"));
        let code = code.collect::<String>().to_ascii_lowercase();
        for call in ["runcommand", "listclusteradmincredential", "listclustermonitoring"] {
            assert!(!code.contains(call), "{} names {call}", path.display());
        }
    }
}

#[test]
fn managed_namespaces_are_listed_with_their_state() {
    let list = |endpoints: &Endpoints, status: u16, body: &str| {
        let mut one = ListManagedNamespaces::for_cluster(endpoints, "t", ID).unwrap();
        run(&mut one, |_| says(status, body));
        one.outcome().unwrap()
    };
    let public = at(Cloud::Public);
    let found = list(&public, 200, &sample("arm_managednamespaces_list.json"));
    let names: Vec<_> = found.list.iter().map(|one| (one.name.as_str(), one.state)).collect();
    assert_eq!(
        names,
        [("billing", ProvisioningState::InProgress), ("payments", ProvisioningState::Succeeded)]
    );
    assert_eq!(found.gap, None);
    // Another cluster's, one that cannot be, and one that stands twice.
    let item = |id: &str| format!(r#"{{"id":"{id}","name":"x"}}"#);
    let items = [
        item(&format!("{ID}2/managedNamespaces/alien")),
        item(&format!("{ID}/managedNamespaces/-bad")),
        item(&format!("{ID}/managedNamespaces/{}", "a".repeat(64))),
        item(&format!("{}/MANAGEDNAMESPACES/Twice", ID.to_ascii_lowercase())),
        item(&format!("{ID}/managedNamespaces/twice")),
        item(&format!("{ID}/agentPools/pool")),
        "7".into(),
    ];
    let found = list(&public, 200, &format!(r#"{{"value":[{}]}}"#, items.join(",")));
    assert_eq!(found.list.len(), 1, "{found:?}");
    let unknown = r#"{"error":{"code":"InvalidResourceType","message":""}}"#;
    let found = list(&at(Cloud::China), 404, unknown);
    assert_eq!((found.list.len(), found.gap), (0, Some(IncompleteReason::NotSupported)));
    let found = list(&public, 403, "{}");
    assert!(matches!(found.gap, Some(IncompleteReason::Api(_))));
    // What came before a page that could not be read stays.
    let mut one = ListManagedNamespaces::for_cluster(&public, "t", ID).unwrap();
    let first = sample("arm_managednamespaces_list.json").replacen(
        '{',
        &format!(r#"{{"nextLink":"https://management.azure.com{ID}/x?p=2","#),
        1,
    );
    let asked =
        run(
            &mut one,
            |request| {
                if request.url.ends_with("p=2") { says(500, "") } else { says(200, &first) }
            },
        );
    assert!(asked.len() > 2);
    let found = one.outcome().unwrap();
    assert!(found.list.len() == 2 && matches!(found.gap, Some(IncompleteReason::Api(_))));
}

fn assigned(role: &str, scope: &str, more: &str) -> String {
    format!(
        r#"{{"properties":{{"roleDefinitionId":"/subscriptions/s/providers/Microsoft.Authorization/roleDefinitions/{role}","principalId":"{PERSON}","principalType":"User","scope":"{scope}"{more}}}}}"#
    )
}

fn roles(
    list: &[String],
    definition: impl Fn(&str) -> Result<Response, FetchError>,
) -> (AssignedRoles, Vec<String>) {
    let mut one = ListRoleAssignments::for_person(&at(Cloud::Public), "t", ID, PERSON).unwrap();
    let body = format!(r#"{{"value":[{}]}}"#, list.join(","));
    let asked = run(&mut one, |request| {
        if request.url.contains("/roleDefinitions/") {
            definition(&request.url)
        } else {
            says(200, &body)
        }
    });
    (one.outcome().unwrap(), asked)
}

#[test]
fn role_assignments_say_what_reaches_where() {
    let low = ID.to_ascii_lowercase();
    let reader = BuiltInRole::RbacReader.definition().id;
    let user = BuiltInRole::ClusterUser.definition().id;
    let subscription = ID.split("/resourceGroups").next().unwrap();
    let group = ID.split("/providers").next().unwrap();
    let (found, asked) = roles(
        &[
            assigned(user, ID, ""),
            assigned(reader, &format!("{low}/namespaces/payments"), r#","condition":"@x""#),
            assigned(reader, &format!("{ID}/managedNamespaces/billing"), ""),
            assigned(reader, &format!("{ID}/managedNamespaces/billing"), ""),
            assigned(user, subscription, ""),
            assigned(user, group, ""),
            assigned(user, "/providers/Microsoft.Management/managementGroups/all", ""),
            assigned(user, "/", ""),
            // None of these says anything of the cluster.
            assigned(user, &format!("{ID}2"), ""),
            assigned(user, &format!("{ID}/agentPools/p"), ""),
            assigned(user, &format!("{ID}/namespaces/a/b"), ""),
            assigned(user, &format!("{group}x"), ""),
            assigned("nonsense", ID, ""),
            "{}".into(),
        ],
        |url| panic!("{url}"),
    );
    assert_eq!(
        asked,
        [format!(
            "https://management.azure.com{ID}/providers/Microsoft.Authorization/roleAssignments?$filter=assignedTo%28%27{PERSON}%27%29&api-version=2022-04-01"
        )]
    );
    let scopes: Vec<&AssignmentScope> = found.list.iter().map(|one| &one.scope).collect();
    let billing = AssignmentScope::Namespace("billing".into());
    assert_eq!(
        scopes,
        [
            &AssignmentScope::Cluster,
            &AssignmentScope::Namespace("payments".into()),
            &billing,
            &billing,
            &AssignmentScope::Inherited(ParentScope::Subscription),
            &AssignmentScope::Inherited(ParentScope::ResourceGroup),
            &AssignmentScope::Inherited(ParentScope::ManagementGroup),
            &AssignmentScope::Inherited(ParentScope::Root),
        ]
    );
    assert_eq!(found.namespaces(), ["billing", "payments"]);
    let first = &found.list[0];
    assert_eq!(
        (first.known, &first.permissions),
        (Some(BuiltInRole::ClusterUser), &RolePermissions::CredentialOnly)
    );
    assert_eq!(first.role, "Azure Kubernetes Service Cluster User Role");
    assert_eq!(first.principal, Principal::User(PERSON.into()));
    assert!(!first.condition && found.list[1].condition);
    assert!(found.through_groups && found.incomplete.is_none());
}

#[test]
fn roles_of_the_tenant_s_own_are_looked_up_once() {
    let own = |last: usize| format!("aaaaaaaa-0000-4000-8000-{last:012}");
    let list: Vec<String> = (0..60).map(|n| assigned(&own(n % 30), ID, "")).collect();
    let (found, asked) = roles(&list, |url| {
        if url.contains(&own(1)) {
            return says(403, "{}");
        }
        says(
            200,
            r#"{"properties":{"roleName":"Shop\u202e readers\n","permissions":[{"dataActions":["Microsoft.ContainerService/managedClusters/*/read"]}]}}"#,
        )
    });
    // At most twenty, each once, at the cluster's own address.
    assert_eq!(asked.len(), 1 + 20, "{asked:?}");
    let once: std::collections::BTreeSet<&String> = asked.iter().collect();
    assert_eq!(once.len(), asked.len());
    assert!(asked[1].starts_with(&format!("https://management.azure.com{ID}/providers/Microsoft.Authorization/roleDefinitions/aaaaaaaa")));
    assert_eq!(found.list.len(), 60);
    assert_eq!(
        (found.list[0].role.as_str(), &found.list[0].permissions),
        ("Shop readers", &RolePermissions::ReadAll)
    );
    for unread in [1, 29] {
        let one = &found.list[unread];
        assert_eq!((one.role.as_str(), &one.permissions), ("", &RolePermissions::Unknown));
    }
}

#[test]
fn a_definition_that_comes_late_is_not_taken_for_another() {
    let own = |last: usize| format!("aaaaaaaa-0000-4000-8000-{last:012}");
    let list: Vec<String> = (0..3).map(|n| assigned(&own(n), ID, "")).collect();
    let slow = std::cell::Cell::new(1);
    let (found, asked) = roles(&list, |url| {
        let number = (0..3).find(|n| url.contains(&own(*n))).unwrap();
        if number == 1 && slow.replace(0) == 1 {
            return says(429, "{}");
        }
        says(200, &format!(r#"{{"properties":{{"roleName":"role {number}"}}}}"#))
    });
    let names: Vec<&str> = found.list.iter().map(|one| one.role.as_str()).collect();
    assert_eq!((names, asked.len()), (vec!["role 0", "role 1", "role 2"], 1 + 3 + 1));
}

#[test]
fn roles_that_may_not_be_read_are_no_failure() {
    let mut one = ListRoleAssignments::for_person(&at(Cloud::Public), "t", ID, PERSON).unwrap();
    run(&mut one, |_| says(403, "{}"));
    let found = one.outcome().unwrap();
    assert!(found.list.is_empty() && found.incomplete.is_some());
    // Where the filter is not known, the person's own are asked for.
    let mut one = ListRoleAssignments::for_person(&at(Cloud::China), "t", ID, PERSON).unwrap();
    let body = format!(r#"{{"value":[{}]}}"#, assigned(BuiltInRole::Owner.definition().id, ID, ""));
    let asked = run(&mut one, |request| {
        if request.url.contains("principalId") {
            says(200, &body)
        } else {
            says(400, r#"{"error":{"code":"InvalidFilter","message":""}}"#)
        }
    });
    assert!(asked[1].contains(&format!("$filter=principalId%20eq%20%27{PERSON}%27&")));
    let found = one.outcome().unwrap();
    assert!(!found.through_groups && found.list.len() == 1);
    assert!(ListRoleAssignments::for_person(&at(Cloud::Public), "t", ID, "x' or '1'='1").is_none());
    assert!(ListRoleAssignments::for_person(&at(Cloud::Public), "t", "/x", PERSON).is_none());
    assert!(!format!("{one:?}").contains("\"t\""));
}

#[test]
fn groups_come_from_graph_with_their_names_where_it_lets_us() {
    let text = json::read(&sample("graph_getMemberObjects.json")).unwrap();
    let (request, response) = (&text["request"], text["response"].to_string());
    let mut one = GetMemberObjects::of_me(&at(Cloud::Public), "t");
    let asked = run(&mut one, |sent| {
        assert_eq!(json::read(sent.body.as_ref().unwrap()).as_ref(), Some(&request["body"]));
        says(200, &response)
    });
    assert_eq!(asked, [request["url"].as_str().unwrap()]);
    assert_eq!(one.outcome().unwrap().unwrap().len(), 2);
    let ids = |status: u16, body: &str| {
        let mut one = GetMemberObjects::of_me(&at(Cloud::China), "t");
        let asked = run(&mut one, |_| says(status, body));
        assert!(asked[0].starts_with("https://microsoftgraph.chinacloudapi.cn/v1.0/me/"));
        one.outcome().unwrap()
    };
    let odd =
        format!(r#"{{"value":["{}",7,"x","{OTHER}","{OTHER}"]}}"#, OTHER.to_ascii_uppercase());
    assert_eq!(ids(200, &odd), Ok(vec![OTHER.to_owned()]));
    let many: Vec<String> =
        (0..30_000).map(|n| format!("\"aaaaaaaa-0000-4000-8000-{n:012}\"")).collect();
    let many = format!(r#"{{"value":[{}]}}"#, many.join(","));
    assert_eq!(ids(200, &many).unwrap().len(), 20_000);
    let denied = r#"{"error":{"code":"Authorization_RequestDenied","message":""}}"#;
    assert_eq!(ids(403, denied), Err(GraphError::NeedsConsent));
    let limit = r#"{"error":{"code":"Directory_ResultSizeLimitExceeded","message":""}}"#;
    assert_eq!(ids(400, limit), Err(GraphError::TooMany));
    assert!(matches!(ids(401, "{}"), Err(GraphError::Api(_))));
}

#[test]
fn names_of_groups_are_shown_as_they_can_be_seen() {
    let named = |answers: &dyn Fn(&Request) -> Result<Response, FetchError>| {
        let mut one = ListGroupNames::of_me(&at(Cloud::Public), "t0ken");
        let asked = run(&mut one, answers);
        assert!(!format!("{one:?}").contains("t0ken"));
        (one.outcome().unwrap(), asked)
    };
    let long = "n".repeat(2000);
    let page = format!(
        r##"{{"@odata.nextLink":"https://graph.microsoft.com/v1.0/x?p=2","value":[
        {{"id":"{OTHER}","displayName":"Pay\u202ements"}},
        {{"id":"{PERSON}","displayName":null}},
        {{"id":"x","displayName":"no id"}},
        {{"@odata.type":"#microsoft.graph.directoryRole","id":"{TENANT}","displayName":"Role"}}]}}"##
    );
    let last = format!(r#"{{"value":[{{"id":"{TENANT}","displayName":"{long}"}}]}}"#);
    let (found, asked) = named(&|request| {
        assert!(request.headers.iter().all(|(name, _)| *name == "authorization"));
        if request.url.ends_with("p=2") { says(200, &last) } else { says(200, &page) }
    });
    assert_eq!(asked.len(), 2);
    assert_eq!(found.groups, [(TENANT.into(), "n".repeat(256)), (OTHER.into(), "Payments".into())]);
    assert_eq!(found.gap, None);
    // Where groups alone cannot be asked for, all is asked for.
    let (found, asked) = named(&|request| {
        let cast = request.url.contains("microsoft.graph.group");
        if cast { says(400, "{}") } else { says(200, &last) }
    });
    assert_eq!((asked.len(), found.groups.len()), (2, 1));
    let (found, asked) = named(&|_| says(400, "{}"));
    assert_eq!(asked.len(), 2);
    assert!(matches!(found.gap, Some(GraphError::Api(_))));
    let (found, _) = named(&|_| says(403, "{}"));
    assert_eq!((found.groups.len(), found.gap), (0, Some(GraphError::NeedsConsent)));
}

/// A place in a kubeconfig where something may stand.
fn secret_field() -> impl Strategy<Value = &'static str> {
    prop_oneof![
        Just("client-key-data"),
        Just("client-certificate-data"),
        Just("token"),
        Just("password"),
        Just("tokenFile"),
        Just("Token"),
    ]
}

proptest! {
    #[test]
    fn whatever_azure_sends_no_secret_comes_out(
        field in secret_field(),
        secret in "[a-z0-9]{12,40}",
        anchor in any::<bool>(),
        place in 0_usize..7,
        second in any::<bool>(),
    ) {
        let set = if anchor { format!("&s {secret}") } else { format!("'{secret}'") };
        let used = if anchor { "*s".to_owned() } else { secret.clone() };
        let mut file = sample("kubeconfig_aks_exec.yaml");
        // The secret's own field, first in the file, so that an alias may follow anywhere.
        let users = file.split_once("users:\n").unwrap().1.to_owned();
        let clusters = file.split_once("clusters:\n").unwrap().1.split_once("users:\n").unwrap().0.to_owned();
        let holder = if second {
            format!("- name: two\n  user:\n    {field}: {set}\n{users}")
        } else {
            users.replacen("    exec:\n", &format!("    {field}: {set}\n    exec:\n"), 1)
        };
        file = format!("users:\n{holder}clusters:\n{clusters}");
        file = match place {
            0 => file.replacen("command: kubelogin", &format!("command: {used}"), 1),
            1 => file.replacen("    server: ", &format!("    tls-server-name: {used}\n    server: "), 1),
            2 => file.replacen(&format!("https://{FQDN}:443"), &used, 1),
            3 => file.replacen(TENANT, &used, 1),
            4 => file.replacen("AzurePublicCloud", &used, 1),
            5 => file.replacen("    server: ", &format!("    proxy-url: {used}\n    server: "), 1),
            _ => file,
        };
        for facts in [known(), stranger()] {
            let mut one = FetchCredential::for_cluster(&at(Cloud::Public), "t", facts, ServerFqdn::Default).unwrap();
            run(&mut one, |_| says(200, &answer(&file)));
            let told = format!("{one:?} {:?}", one.outcome());
            prop_assert!(!told.contains(&secret), "{told}");
            prop_assert_eq!(one.outcome(), Some(&Err(ConnectionError::Rejected(Rejection::Admin))));
        }
    }

    #[test]
    fn any_text_is_judged_without_a_panic(text in any::<String>(), file in any::<bool>()) {
        let body = if file { answer(&text) } else { text };
        let found = fetch(&at(Cloud::Public), stranger(), &body);
        prop_assert!(found.is_err());
    }

    #[test]
    fn only_hosts_of_the_clouds_own_domain_are_taken(host in "[a-z0-9.@:/?#\\\\-]{0,30}", tail in any::<bool>()) {
        let server = if tail { format!("https://{host}.azmk8s.io") } else { format!("https://azmk8s.io{host}") };
        let file = with(&format!("https://{FQDN}:443"), &format!("'{server}'"));
        if let Ok(way) = fetch(&at(Cloud::Public), stranger(), &answer(&file)) {
            let host = way.server.strip_prefix("https://").unwrap().split(':').next().unwrap().to_owned();
            prop_assert!(host.ends_with(".azmk8s.io"), "{host}");
            prop_assert!(!way.server.contains(['@', '?', '#', '\\']), "{}", way.server);
        }
    }
}
