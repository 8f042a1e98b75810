use super::*;

/// The first cluster (AKS, under Entra) with more lines; the second one must stay.
#[track_caller]
fn aks(more: &str) -> (String, usize, What) {
    first(&changed("    aks: {}\n", &format!("    aks: {{}}\n{}", indented(more))))
}

/// The first cluster with other lines than `aks: {}`.
#[track_caller]
fn instead(lines: &str) -> (String, usize, What) {
    first(&changed("    aks: {}\n", &indented(lines)))
}

fn indented(lines: &str) -> String {
    lines.lines().map(|line| format!("    {line}\n")).collect()
}

#[track_caller]
fn first(text: &str) -> (String, usize, What) {
    let reading = check(text);
    let [mistake] = reading.mistakes.as_slice() else { panic!("{:#?}", reading.mistakes) };
    assert!(reading.usable);
    assert_eq!(names(&reading), ["lab"], "a faulty cluster is left out, the others stay");
    let path = mistake.path.strip_prefix("clusters[0]").unwrap().to_owned();
    (path, mistake.line, mistake.what.clone())
}

fn at(path: &str, line: usize, what: What) -> (String, usize, What) {
    (path.to_owned(), line, what)
}

#[test]
fn a_cluster_has_a_name_a_server_and_one_kind() {
    assert_eq!(first(&changed("name: prod", "name: Prod_1")), at(".name", 13, What::NotSubdomain));
    let nameless = changed("name: prod\n    identity", "identity");
    assert_eq!(first(&nameless), at(".name", 13, What::Missing { key: "name" }));
    let serverless = changed("    server: https://prod.example:443\n", "");
    assert_eq!(first(&serverless), at(".server", 13, What::Missing { key: "server" }));
    let keys: &[&str] = &["aks", "oidc", "arc"];
    assert_eq!(instead(""), at("", 13, What::NeitherOf { keys }));
    assert_eq!(aks("oidc: {}"), at("", 17, What::BothOf { keys }));
    let number = What::WrongType { expected: Expected::Text, found: Some("1_000".into()) };
    assert_eq!(first(&changed("name: prod", "name: 1_000")), at(".name", 13, number));
    // A key with nothing after it is an empty section.
    assert_eq!(check(&changed("aks: {}", "aks:")).mistakes, []);
}

#[test]
fn a_server_is_reached_over_tls() {
    let server = |url: &str| first(&changed("https://prod.example:443", url)).2;
    assert_eq!(server("http://prod.example"), What::NotHttps);
    assert_eq!(server("prod.example:443"), What::NotUrl);
    assert_eq!(server("https://user:pw@prod.example"), What::NotUrl);
    assert_eq!(server("https://prod.example:99999"), What::NotUrl);
    assert_eq!(server("'https://prod.example\\evil'"), What::NotUrl);
    assert_eq!(server("'https://'"), What::NotUrl);
    let port = "https://prod.example:443";
    for good in
        ["http://localhost:6443", "https://[fd00::1]:6443/k8s/clusters/c-1", "https://10.0.0.1"]
    {
        assert_eq!(check(&changed(port, good)).mistakes, [], "{good}");
    }
    assert_eq!(
        aks("proxyUrl: ftp://p"),
        at(".proxyUrl", 17, What::Scheme { allowed: &["http", "https", "socks5"] })
    );
    assert_eq!(aks("tlsServerName: 'https://x'"), at(".tlsServerName", 17, What::NotHost));
}

#[test]
fn certificates_are_base64_of_pem() {
    let data = |text: &str| {
        let found = aks(&format!("certificateAuthorityData: {text}"));
        assert_eq!((found.0.as_str(), found.1), (".certificateAuthorityData", 17));
        found.2
    };
    let pem = include_str!("authority.pem");
    assert_eq!(data("'-----BEGIN CERTIFICATE-----'"), What::NotPem(PemFault::Bare));
    assert_eq!(data("LS0t…"), What::NotPem(PemFault::NotBase64));
    assert_eq!(data("aGVsbG8="), What::NotPem(PemFault::NoCertificate));
    assert_eq!(data(&STANDARD.encode([0xff, 0xfe])), What::NotPem(PemFault::NoCertificate));
    let cut = pem.lines().filter(|line| !line.contains("END")).collect::<Vec<_>>().join("\n");
    assert_eq!(data(&STANDARD.encode(cut)), What::NotPem(PemFault::Broken));
    let mut lines: Vec<&str> = pem.lines().collect();
    lines.remove(2);
    assert_eq!(data(&STANDARD.encode(lines.join("\n"))), What::NotPem(PemFault::Broken));
    let key = format!("{pem}-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
    assert_eq!(data(&STANDARD.encode(key)), What::NotPem(PemFault::PrivateKey));

    let whole = authority();
    let (a, b) = whole.split_at(64);
    let text = changed(
        "aks: {}",
        &format!("aks: {{}}\n    certificateAuthorityData: >-\n      {a}\n      {b}"),
    );
    let reading = check(&text);
    assert_eq!(reading.mistakes, []);
    assert_eq!(reading.portal.clusters[0].certificate_authority_data, Some(whole));
}

#[test]
fn a_cluster_belongs_to_an_identity() {
    let known = vec!["contoso".to_owned(), "dex".to_owned()];
    let unknown = What::UnknownIdentity { found: "fabrikam".into(), known };
    assert_eq!(
        first(&changed("identity: contoso", "identity: fabrikam")),
        at(".identity", 14, unknown)
    );
    let without = changed("    identity: contoso\n", "");
    assert_eq!(first(&without), at(".identity", 13, What::Missing { key: "identity" }));
}

#[test]
fn names_and_display_names_are_unique() {
    let text = changed("name: lab", "name: prod");
    let what = only(
        &text.replace("identity: dex", "displayName: Lab\n    identity: dex"),
        "clusters[1].name",
        17,
        11,
    );
    assert_eq!(what, What::Duplicate { value: "prod".into(), first: 13 });
    let text = changed("identity: dex", "displayName: prod\n    identity: dex");
    let what = only(&text, "clusters[1].displayName", 18, 18);
    assert_eq!(what, What::Duplicate { value: "prod".into(), first: 13 });
    assert_eq!(names(&check(&text)), ["prod"]);
}

#[test]
fn aks_values_are_checked() {
    let aks = |lines: &str| instead(&format!("aks:\n  {lines}"));
    let not = What::NotResourceId { kind: "Microsoft.ContainerService/managedClusters".into() };
    assert_eq!(aks("resourceId: /subscriptions/x"), at(".aks.resourceId", 17, not.clone()));
    let id = "/subscriptions/22222222-2222-4222-8222-222222222222/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters";
    for name in ["", "-x", "$(id)", "a'b", "a b", "a;b", "a/b"] {
        assert_eq!(aks(&format!("resourceId: \"{id}/{name}\"")).2, not, "{name}");
    }
    assert_eq!(aks("tenantId: common"), at(".aks.tenantId", 17, What::NotTenant));
    assert_eq!(aks("serverId: x"), at(".aks.serverId", 17, What::NotGuid));
    assert_eq!(aks("clientId: x"), at(".aks.clientId", 17, What::NotGuid));
    assert!(matches!(aks("environment: Public").2, What::NotOneOf { .. }));
    let text = changed("identity: contoso", "identity: dex");
    assert_eq!(first(&text), at(".aks.tenantId", 16, What::TenantNeeded));
    let id = "/subscriptions/22222222-2222-4222-8222-222222222222/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/c";
    assert_eq!(check(&changed("aks: {}", &format!("aks: {{ resourceId: {id} }}"))).mistakes, []);
}

#[test]
fn under_entra_kubectl_needs_a_client_of_its_own() {
    assert_eq!(instead("oidc: {}"), at(".oidc.clientId", 16, What::OwnClientNeeded));
    let own = "oidc:\n  clientId: 11111111-1111-4111-8111-111111111111";
    assert_eq!(instead(own), at(".oidc.clientId", 17, What::OwnClientNeeded));
    let text = changed("aks: {}", "oidc: {clientId: 33333333-3333-4333-8333-333333333333}");
    assert_eq!(check(&text).mistakes, []);
    let text = text.replace("contoso.onmicrosoft.com", "organizations");
    assert_eq!(first(&text), at(".oidc.issuer", 16, What::IssuerNeeded));
    assert_eq!(
        instead("oidc: {clientId: k, issuer: 'http://x.example'}"),
        at(".oidc.issuer", 16, What::NotHttps)
    );
}

/// A list of methods for one of the clusters: what is wrong with it, and what is left.
fn methods(cluster: usize, list: &str) -> (Vec<What>, Vec<Method>) {
    let text = match cluster {
        0 => changed("aks: {}", &format!("aks: {{}}\n    methods: {list}")),
        _ => changed("[browser, builtin, token]", list),
    };
    let reading = check(&text);
    let line = if cluster == 0 { 17 } else { 21 };
    for mistake in &reading.mistakes {
        assert!(mistake.path.starts_with(&format!("clusters[{cluster}].methods")));
        assert_eq!(mistake.line, line);
    }
    let name = ["prod", "lab"][cluster];
    let left = reading.portal.clusters.into_iter().find(|c| c.name == name);
    (
        reading.mistakes.into_iter().map(|mistake| mistake.what).collect(),
        left.map(|cluster| cluster.methods).unwrap_or_default(),
    )
}

#[test]
fn a_faulty_method_costs_only_itself() {
    use Method::{Azd, AzureCli, Browser, Builtin, DeviceCode, Interactive, Keyboard, Token};
    let (what, left) = methods(0, "[interactive, azd, token, devicecode]");
    assert_eq!(what, [What::NotAksServer { domain: Some("azmk8s.io") }]);
    assert_eq!(left, [Interactive, Azd, DeviceCode]);
    let (what, left) = methods(1, "[devicecode, browser, keyboard]");
    assert_eq!((what, left), (vec![], vec![DeviceCode, Browser, Keyboard]));
    let (what, left) = methods(0, "[browser, azurecli]");
    let allowed = vec![Interactive, AzureCli, Azd, DeviceCode, Token];
    assert_eq!(what, [What::WrongMethod { method: Browser, kind: TrustKind::Aks, allowed }]);
    assert_eq!(left, [AzureCli]);
    let (what, left) = methods(1, "[builtin, browser, token]");
    assert_eq!(what, [What::TokenFirst { method: Builtin }]);
    assert_eq!(left, [Browser, Token]);
    let (what, left) = methods(1, "[browser, browsr]");
    assert!(matches!(&what[..], [What::NotOneOf { suggestion: Some(s), .. }] if s == "browser"));
    assert_eq!(left, [Browser]);
    let (what, left) = methods(1, "[browser, browser]");
    assert_eq!(what, [What::Duplicate { value: "browser".into(), first: 21 }]);
    assert_eq!(left, [Browser]);
}

#[test]
fn a_cluster_without_any_method_is_left_out() {
    let (what, left) = methods(1, "[]");
    assert_eq!((what, left), (vec![What::NoMethod], vec![]));
    let (what, left) = methods(1, "[token]");
    assert_eq!(what, [What::NoMethod, What::TokenFirst { method: Method::Token }]);
    assert!(left.is_empty());
}

#[test]
fn the_pages_token_is_handed_over_only_where_it_is_accepted() {
    let text = changed("audiences: [kubernetes, purser]", "audiences: [kubernetes]");
    let reading = check(&text);
    let found: Vec<_> = reading.mistakes.iter().map(|m| (m.path.as_str(), &m.what)).collect();
    let what = |method| What::NotInAudiences { method, client: "purser".into() };
    assert_eq!(
        found,
        [
            ("clusters[1].methods[1]", &what(Method::Builtin)),
            ("clusters[1].methods[2]", &what(Method::Token))
        ]
    );
    assert_eq!(reading.portal.clusters[1].methods, [Method::Browser]);
    // Without audiences the API server accepts just the client.
    let own = changed("{ audiences: [kubernetes, purser], clientId: kubernetes }", "{}");
    assert_eq!(check(&own).mistakes, []);
}

#[test]
fn a_faulty_namespace_costs_only_itself() {
    let list = "[payments, Pay_ments, payments, {displayName: X}, {name: billing, groups: [g], displayName: Billing}, 5, {name: a, nmae: b}]";
    let reading = check(&changed("aks: {}", &format!("aks: {{}}\n    namespaces: {list}")));
    let what: Vec<_> = reading.mistakes.iter().map(|m| (m.path.as_str(), &m.what)).collect();
    let n = |n: usize| format!("clusters[0].namespaces[{n}]");
    let number = What::WrongType { expected: Expected::Text, found: Some("5".into()) };
    assert_eq!(
        what[..4],
        [
            (n(1).as_str(), &What::NotLabel),
            (n(2).as_str(), &What::Duplicate { value: "payments".into(), first: 17 }),
            (format!("{}.name", n(3)).as_str(), &What::Missing { key: "name" }),
            (n(5).as_str(), &number),
        ]
    );
    assert_eq!(what[4].0, format!("{}.nmae", n(6)));
    let left: Vec<_> =
        reading.portal.clusters[0].namespaces.iter().map(|n| n.name.as_str()).collect();
    assert_eq!(left, ["payments", "billing", "a"]);
    assert_eq!(reading.portal.clusters[0].namespaces[1].groups, ["g"]);
}
