//! Ways to sign in that need something of the cluster, the provider or the cloud.

use super::*;

/// The first cluster with another server, and `token` among its methods: what is wrong with it.
fn token(server: &str, entra: &str) -> Vec<What> {
    let text = changed("https://prod.example:443", server)
        .replace("aks: {}", "aks: {}\n    methods: [interactive, token]")
        .replace("contoso.onmicrosoft.com", entra);
    let reading = read_closely(&text, &Surroundings { loopback: true });
    assert!(reading.usable, "{:#?}", reading.mistakes);
    let prod = reading.portal.clusters.iter().find(|c| c.name == "prod").expect("stays");
    assert_eq!(prod.methods.contains(&Method::Token), reading.mistakes.is_empty(), "{server}");
    reading.mistakes.into_iter().map(|mistake| mistake.what).collect()
}

#[test]
fn a_token_for_aks_goes_only_to_servers_of_aks() {
    let tenant = "contoso.onmicrosoft.com";
    for good in [
        "https://prod-weu.hcp.westeurope.azmk8s.io:443",
        "https://PROD.HCP.WestEurope.AZMK8S.IO",
        "https://a.b.privatelink.westeurope.azmk8s.io:443",
    ] {
        assert_eq!(token(good, tenant), [], "{good}");
    }
    for bad in [
        "https://azmk8s.io",
        "https://evilazmk8s.io",
        "https://prod.azmk8s.io.evil.example",
        "https://evil.example/prod.hcp.westeurope.azmk8s.io",
        "https://prod.cx.prod.service.azk8s.cn",
        "https://10.0.0.1",
        "https://localhost:6443",
        "http://localhost:6443",
    ] {
        let what = What::NotAksServer { domain: Some("azmk8s.io") };
        assert_eq!(token(bad, tenant), [what], "{bad}");
    }
}

#[test]
fn nobody_else_can_answer_for_a_server_that_gets_a_token_for_aks() {
    let server = "https://p.hcp.westeurope.azmk8s.io";
    let cluster = |keys: &str| {
        let text = changed("https://prod.example:443", server)
            .replace("aks: {}", &format!("aks: {{}}\n    methods: [azurecli, token]\n{keys}"));
        let reading = check(&text);
        let prod = reading.portal.clusters.iter().find(|c| c.name == "prod").expect("stays");
        let left = prod.methods.contains(&Method::Token);
        assert_eq!(left, reading.mistakes.is_empty(), "{keys}");
        // The one place that knows says the same of the cluster as it stands.
        let identity = &reading.portal.identities[0];
        assert_eq!(fits(Method::Token, prod, identity), left, "{keys}");
        assert!(fits(Method::AzureCli, prod, identity), "{keys}");
        reading.mistakes.into_iter().map(|mistake| mistake.what).collect::<Vec<_>>()
    };
    for proxy in ["http://proxy.example:3128", "https://p.hcp.westeurope.azmk8s.io", "socks5://a"] {
        assert_eq!(cluster(&format!("    proxyUrl: {proxy}")), [What::TokenByProxy], "{proxy}");
    }
    for name in ["api.internal", "azmk8s.io", "evilazmk8s.io", "p.azmk8s.io.evil.example"] {
        let what = What::TokenOtherName { domain: Some("azmk8s.io") };
        assert_eq!(cluster(&format!("    tlsServerName: {name}")), [what], "{name}");
    }
    for name in ["q.hcp.westeurope.azmk8s.io", "Q.AZMK8S.IO"] {
        assert_eq!(cluster(&format!("    tlsServerName: {name}")), [], "{name}");
    }
    // A stand-in's token opens nothing, but a proxy is a proxy.
    let stand_in = "contoso.onmicrosoft.com\n      authorityHost: http://localhost:9100";
    let text =
        changed("https://prod.example:443", "https://localhost:6443\n    proxyUrl: http://p")
            .replace("aks: {}", "aks: {}\n    methods: [interactive, token]")
            .replace("contoso.onmicrosoft.com", stand_in);
    let found = read_closely(&text, &Surroundings { loopback: true }).mistakes;
    assert_eq!(found[0].what, What::TokenByProxy);
}

#[test]
fn the_token_of_a_sign_in_goes_only_where_its_issuer_is_trusted() {
    let with = |issuer: &str, methods: &str| {
        let issuer = format!("clientId: kubernetes, issuer: '{issuer}' }}");
        let text = changed("clientId: kubernetes }", &issuer)
            .replace("methods: [browser, builtin, token]", &format!("methods: {methods}"));
        check(&text).mistakes.into_iter().map(|mistake| mistake.what).collect::<Vec<_>>()
    };
    let own = check(GOOD).portal.identities[1].provider.clone();
    let Provider::Oidc(own) = own else { panic!() };
    assert_eq!(with(&own.issuer, "[browser, builtin, token]"), []);
    let other = "https://elsewhere.example";
    assert_eq!(with(other, "[browser, devicecode]"), []);
    let what = |method| What::TokenOtherIssuer { method, issuer: own.issuer.clone() };
    assert_eq!(
        with(other, "[browser, builtin, token]"),
        [what(Method::Builtin), what(Method::Token)]
    );
}

#[test]
fn each_cloud_has_servers_of_its_own() {
    let china = format!("{}\n      cloud: china", "contoso.onmicrosoft.com");
    assert_eq!(token("https://p.hcp.cn2.cx.prod.service.azk8s.cn:443", &china), []);
    let what = What::NotAksServer { domain: Some("cx.prod.service.azk8s.cn") };
    assert_eq!(token("https://p.hcp.westeurope.azmk8s.io", &china), [what]);
    let bleu = format!("{}\n      cloud: bleu", "contoso.onmicrosoft.com");
    let what = What::NotAksServer { domain: None };
    assert_eq!(token("https://p.hcp.westeurope.azmk8s.io", &bleu), [what]);
}

#[test]
fn stand_ins_give_tokens_to_stand_ins_alone() {
    let stand_in = "contoso.onmicrosoft.com\n      authorityHost: http://localhost:9100";
    assert_eq!(token("https://localhost:6443/prod", stand_in), []);
    assert_eq!(token("https://127.0.0.1:6443", stand_in), []);
    let what = What::NotAksServer { domain: Some("azmk8s.io") };
    assert_eq!(token("https://prod.example", stand_in), std::slice::from_ref(&what));
    let alias = "contoso.onmicrosoft.com\n      authorityHost: https://login.windows.net";
    assert_eq!(token("https://localhost:6443", alias), [what]);
}

#[test]
fn a_token_for_aks_comes_from_entra_and_the_own_tenant() {
    let server = "https://p.hcp.westeurope.azmk8s.io";
    let own = "8f9c2a10-5b7e-4d3c-9a61-2e4f6b8c0d1e";
    let with = |tenant: &str, aks: &str| {
        let text = changed("https://prod.example:443", server)
            .replace(
                "aks: {}",
                &format!("aks: {{ tenantId: {aks} }}\n    methods: [azurecli, token]"),
            )
            .replace("contoso.onmicrosoft.com", tenant);
        check(&text).mistakes.into_iter().map(|mistake| mistake.what).collect::<Vec<_>>()
    };
    assert_eq!(with(own, &own.to_uppercase()), []);
    let other = "00000000-0000-4000-8000-000000000000";
    assert_eq!(with(own, other), [What::TokenOtherTenant]);
    // Which tenant a domain, or many tenants, will turn out to be is not known here.
    assert_eq!(with("contoso.onmicrosoft.com", other), []);
    assert_eq!(with("organizations", other), []);

    let text = changed("https://prod.example:443", server)
        .replace("identity: contoso", "identity: dex")
        .replace("aks: {}", &format!("aks: {{ tenantId: {own} }}\n    methods: [azurecli, token]"));
    let what = only(&text, "clusters[0].methods[1]", 17, 25);
    assert_eq!(what, What::TokenNotEntra);
}

const ARC: &str = "/subscriptions/22222222-2222-4222-8222-222222222222/resourceGroups/rg (1)/providers/Microsoft.Kubernetes/connectedClusters/edge";

#[test]
fn a_cluster_behind_arc_needs_its_resource_and_nothing_else() {
    let id = ARC.replace(' ', "");
    let arc = format!("arc: {{ resourceId: {id} }}");
    let text = changed("    server: https://prod.example:443\n    aks: {}", &format!("    {arc}"));
    let reading = check(&text);
    assert_eq!(reading.mistakes, []);
    let edge = &reading.portal.clusters[0];
    assert_eq!((edge.server.as_str(), edge.methods.as_slice()), ("", &[][..]));
    assert!(matches!(&edge.trust, Trust::Arc(arc) if arc.resource_id == id));

    let text = changed("aks: {}", &format!("{arc}\n    methods: [browser]"));
    let reading = check(&text);
    let what: Vec<_> = reading.mistakes.iter().map(|m| (m.path.as_str(), &m.what)).collect();
    let wrong =
        What::WrongMethod { method: Method::Browser, kind: TrustKind::Arc, allowed: vec![] };
    assert_eq!(what, [("clusters[0].server", &What::NoEffect), ("clusters[0].methods[0]", &wrong)]);
    assert_eq!(names(&reading), ["prod", "lab"]);

    let nothing = changed("aks: {}", "arc: {}");
    let found = check(&nothing).mistakes;
    assert!(found.iter().any(|m| m.what == What::Missing { key: "resourceId" }), "{found:#?}");
    let kind = "Microsoft.Kubernetes/connectedClusters".to_owned();
    for bad in [ARC, &id.replace("Microsoft.Kubernetes", "Microsoft.ContainerService")] {
        let text = changed("aks: {}", &format!("arc: {{ resourceId: {bad} }}"));
        let found = check(&text).mistakes;
        assert!(
            found.iter().any(|m| m.what == What::NotResourceId { kind: kind.clone() }),
            "{bad}"
        );
    }
    let under = changed("aks: {}", &format!("aks: {{ resourceId: {id} }}"));
    assert_eq!(check(&under).mistakes[0].what, What::ArcUnderAks);
}

/// The second cluster (oidc) with one more key.
fn oidc(key: &str) -> Reading {
    check(&changed("clientId: kubernetes }", &format!("clientId: kubernetes, {key} }}")))
}

fn lab(reading: &Reading) -> &OidcTrust {
    let lab = reading.portal.clusters.iter().find(|cluster| cluster.name == "lab").expect("lab");
    let Trust::Oidc(trust) = &lab.trust else { panic!() };
    trust
}

#[test]
fn what_a_provider_needs_beside_scopes_is_checked() {
    let good = oidc("authParams: [access_type=offline, prompt=consent, 'x=a:/?#&%20b']");
    assert_eq!(good.mistakes, []);
    assert_eq!(lab(&good).auth_params.len(), 3);
    for bad in [
        "prompt",
        "=x",
        "x=",
        "a=b=c",
        "'a=b,c'",
        "'a=\"b\"'",
        "'a=b c'",
        "state=x",
        "Scope=x",
        "redirect_uri=x",
        "'a=ü'",
        "\"a=b\\n\"",
    ] {
        let found = oidc(&format!("authParams: [{bad}]")).mistakes;
        assert_eq!(found.len(), 1, "{bad}");
        assert_eq!(
            (found[0].path.as_str(), &found[0].what),
            ("clusters[1].oidc.authParams[0]", &What::NotParameter)
        );
    }
    for good in ["'urn:ietf:wg:oauth:2.0:oob'", "https://x.example/code", "'http://localhost:1'"] {
        assert_eq!(oidc(&format!("keyboardRedirect: {good}")).mistakes, [], "{good}");
    }
    for bad in ["'urn:'", "http://x.example", "'javascript:alert(1)'", "'urn:a b'"] {
        let found = oidc(&format!("keyboardRedirect: {bad}")).mistakes;
        assert_eq!(found[0].path, "clusters[1].oidc.keyboardRedirect", "{bad}");
    }
    assert_eq!(lab(&oidc("offlineAccess: no")).offline_access, Some(false));
    assert_eq!(lab(&oidc("clientId2: x")).offline_access, None);
}

#[test]
fn a_refresh_token_goes_into_a_file_only_by_permission_and_never_under_entra() {
    assert!(!lab(&check(GOOD)).refresh_token);
    let allowed = oidc("refreshToken: true");
    assert!(allowed.mistakes.is_empty() && lab(&allowed).refresh_token);
    let text = changed(
        "aks: {}",
        "oidc: {clientId: 33333333-3333-4333-8333-333333333333, refreshToken: true}",
    );
    let reading = check(&text);
    assert_eq!(reading.mistakes[0].what, What::EntraRefresh);
    assert_eq!(reading.mistakes.len(), 1);
    let Trust::Oidc(trust) = &reading.portal.clusters[0].trust else { panic!() };
    assert!(!trust.refresh_token, "the cluster stays, without the permission");
}
