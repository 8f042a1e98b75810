use super::*;

/// One identity of the kind, with one line changed; gives the mistake's path after
/// `identities[0]`, its line and what it is. A mistake here always stops the sign-in.
#[track_caller]
fn one(identity: &str) -> (String, usize, What) {
    let text = format!(
        "apiVersion: purser/v1\nidentities:\n  - name: a\n    {}\nclusters:\n  - {{name: c, server: 'https://c.example', oidc: {{clientId: k, issuer: 'https://i.example'}}}}\n",
        identity.replace('\n', "\n    ")
    );
    let reading = check(&text);
    let [mistake] = reading.mistakes.as_slice() else { panic!("{:#?}", reading.mistakes) };
    assert!(!reading.usable, "{identity}");
    assert!(reading.portal.identities.is_empty());
    let path = mistake.path.strip_prefix("identities[0]").unwrap().to_owned();
    (path, mistake.line, mistake.what.clone())
}

const CLIENT: &str = "clientId: 11111111-1111-4111-8111-111111111111";

fn entra(more: &str) -> (String, usize, What) {
    one(&format!("entra:\n  tenant: contoso.onmicrosoft.com\n  {CLIENT}\n  {more}"))
}

fn oidc(more: &str) -> (String, usize, What) {
    one(&format!("oidc:\n  clientId: purser\n  {more}"))
}

#[test]
fn at_least_one_identity_of_one_kind() {
    let text =
        "apiVersion: purser/v1\nclusters: [{name: a, server: 'https://a.example', aks: {}}]\n";
    assert_eq!(only(text, "identities", 1, 1), What::Missing { key: "identities" });
    assert_eq!(only(&format!("{text}identities: []\n"), "identities", 3, 13), What::Blank);
    let wrong = What::WrongType { expected: Expected::List, found: Some("x".into()) };
    assert_eq!(only(&format!("{text}identities: x\n"), "identities", 3, 13), wrong);
    let keys: &[&str] = &["entra", "oidc"];
    assert_eq!(one("trustTls: false"), (String::new(), 3, What::NeitherOf { keys }));
    let both = format!("entra: {{tenant: common, {CLIENT}}}\noidc: {{}}");
    assert_eq!(one(&both), (String::new(), 5, What::BothOf { keys }));
}

#[test]
fn entra_needs_a_tenant_and_a_client() {
    let at = |key: &str| format!(".entra.{key}");
    assert_eq!(
        one(&format!("entra:\n  {CLIENT}")),
        (at("tenant"), 5, What::Missing { key: "tenant" })
    );
    assert_eq!(
        one("entra: {tenant: common}"),
        (at("clientId"), 4, What::Missing { key: "clientId" })
    );
    assert_eq!(
        one(&format!("entra:\n  tenant: contoso\n  {CLIENT}")),
        (at("tenant"), 5, What::NotTenant)
    );
    assert_eq!(one(&format!("entra:\n  tenant: consumers\n  {CLIENT}")).2, What::NotTenant);
    assert_eq!(
        one("entra:\n  tenant: common\n  clientId: purser"),
        (at("clientId"), 6, What::NotGuid)
    );
    let (path, line, what) = entra("cloud: goverment");
    assert_eq!((path, line), (at("cloud"), 7));
    assert!(matches!(what, What::NotOneOf { found, .. } if found == "goverment"));
    assert_eq!(entra("allowedTenants: [contoso]"), (at("allowedTenants[0]"), 7, What::NotGuid));
}

#[test]
fn a_login_host_belongs_to_its_cloud() {
    let path = ".entra.authorityHost".to_owned();
    let us =
        vec!["https://login.microsoftonline.us".into(), "https://login.usgovcloudapi.net".into()];
    assert_eq!(
        entra("cloud: usgovernment\n  authorityHost: https://login.microsoftonline.com"),
        (path.clone(), 8, What::ForeignHost { allowed: us })
    );
    for evil in [
        "https://login.microsoftonline.com.evil.example",
        "https://login.microsoftonline.com:8443",
        "https://login.microsoftonline.com/x",
        "https://evil.example",
        "https://evil@login.microsoftonline.com",
        "http://login.microsoftonline.com",
        "login.microsoftonline.com",
        "https://localhost.evil.example",
    ] {
        let (at, line, what) = entra(&format!("authorityHost: {evil}"));
        assert_eq!((at, line), (path.clone(), 7), "{evil} {what:?}");
    }
    assert_eq!(entra("authorityHost: http://localhost:9100"), (path, 7, What::LoopbackOnly));
    let text = changed("clientId: 1", "authorityHost: http://localhost:9100/\n      clientId: 1");
    let reading = read_closely(&text, &Surroundings { loopback: true });
    assert_eq!(reading.mistakes, []);
    let Provider::Entra(entra) = &reading.portal.identities[0].provider else { panic!() };
    assert_eq!(entra.authority_host.as_deref(), Some("http://localhost:9100"));
}

#[test]
fn a_provider_needs_an_issuer_over_tls() {
    let at = |key: &str| format!(".oidc.{key}");
    assert_eq!(oidc("scopes: []"), (at("issuer"), 5, What::Missing { key: "issuer" }));
    assert_eq!(oidc("issuer: http://dex.example"), (at("issuer"), 6, What::NotHttps));
    assert_eq!(oidc("issuer: http://127.0.0.1.example").2, What::NotHttps);
    assert_eq!(oidc("issuer: https://dex.example?x").2, What::NotUrl);
    assert_eq!(oidc("issuer: 'https://dex.example/a b'").2, What::NotUrl);
    assert_eq!(oidc("issuer: https://dex.example:0").2, What::NotUrl);
    assert_eq!(oidc("issuer: ftp://dex.example").2, What::Scheme { allowed: &["https"] });
    let space = one("oidc:\n  issuer: https://i.example\n  clientId: 'purser '");
    assert_eq!(space, (at("clientId"), 6, What::HasSpace));
    let tail = "issuer: https://dex.example/dex\n  ";
    assert_eq!(oidc(&format!("{tail}scopes: ['a b']")), (at("scopes[0]"), 7, What::NotScope));
    assert_eq!(
        oidc(&format!("{tail}hosts: ['https://a.example/x']")),
        (at("hosts[0]"), 7, What::NotOrigin)
    );
    assert_eq!(
        oidc(&format!("{tail}clientID: x")).2,
        What::UnknownKey {
            key: "clientID".into(),
            suggestion: Some("clientId"),
            known: keys::OIDC
        }
    );
}

/// A slip is one mistake: what is missing for it is not told beside it.
#[test]
fn a_slip_in_a_needed_key_is_told_once() {
    for (right, slip) in [("clientId:", "clinetId:"), ("tenant:", "tennant:"), ("oidc:", "odic:")] {
        let text = changed(right, slip);
        let reading = check(&text);
        let slips = |m: &Mistake| matches!(&m.what, What::UnknownKey { suggestion: Some(s), .. } if right.starts_with(s));
        assert!(
            matches!(&reading.mistakes[..], [one] if slips(one)),
            "{slip}: {:#?}",
            reading.mistakes
        );
        assert!(!reading.usable, "{slip}");
    }
}

/// What the page asks must be nameable in its policy; what only kubectl asks need not be.
#[test]
fn hosts_that_the_policy_cannot_name_are_refused_where_the_page_asks_them() {
    let hosts = [
        ("http://localhost:9100", true),
        ("http://127.0.0.1:9100", true),
        ("https://localhost", true),
        ("https://dev.localhost:9100", true),
        ("https://10.0.0.1", true),
        ("http://127.0.0.2:9100", false),
        ("http://dev.localhost:9100", false),
        ("http://[::1]:9100", false),
        ("https://[::1]", false),
        ("https://[fd00::1]:8443", false),
    ];
    let mistake = |text: &str, path: &str| {
        let reading = read_closely(text, &Surroundings { loopback: true });
        let all = reading.mistakes.into_iter().filter(|mistake| mistake.path == path);
        all.map(|mistake| mistake.what).collect::<Vec<_>>()
    };
    let dex = "https://dex.example.com\n";
    for (host, nameable) in hosts {
        let refused: &[What] = if nameable { &[] } else { &[What::NotNameable] };
        let issuer = changed(dex, &format!("{host}\n"));
        assert_eq!(mistake(&issuer, "identities[1].oidc.issuer"), refused, "{host}");
        let more = changed(dex, &format!("{dex}      hosts: ['{host}/']\n"));
        assert_eq!(mistake(&more, "identities[1].oidc.hosts[0]"), refused, "{host}");
        // Which names may stand in for the cloud's own is another check.
        let stand_in = nameable && !host.contains("10.");
        let refused: &[What] = if stand_in { &[] } else { &[What::NotNameable] };
        for (text, path) in [
            (
                changed("clientId: 1", &format!("authorityHost: '{host}'\n      clientId: 1")),
                "identities[0].entra.authorityHost",
            ),
            (
                format!("{GOOD}azure: {{identity: contoso, resourceManager: '{host}'}}\n"),
                "azure.resourceManager",
            ),
            (format!("{GOOD}azure: {{identity: contoso, graph: '{host}'}}\n"), "azure.graph"),
        ] {
            let found = mistake(&text, path);
            if host.contains("10.") {
                assert!(matches!(found[..], [What::ForeignHost { .. }]), "{host} {path}");
            } else {
                assert_eq!(found, refused, "{host} {path}");
            }
        }
        // kubectl has no such policy, and whoever serves the page decides where it is.
        let local = Surroundings { loopback: true };
        let server = changed("https://lab.example", host);
        assert_eq!(check(&server).mistakes, [], "{host}");
        assert_eq!(read(&format!("{GOOD}url: '{host}/'\n"), &local).mistakes, [], "{host}");
    }
}

/// From a page elsewhere, the machine itself is each visitor's own: nothing answers there, and by
/// http no browser asks.
#[test]
fn the_machine_itself_is_named_only_by_a_page_that_lies_there() {
    let dex = "https://dex.example.com\n";
    for host in [
        "http://localhost:5556",
        "http://127.0.0.1",
        "https://localhost",
        "https://127.3.2.1:8443",
        "https://dev.localhost",
    ] {
        for (text, path, usable) in [
            (changed(dex, &format!("{host}\n")), "identities[1].oidc.issuer", false),
            (changed(dex, &format!("{host}/dex\n")), "identities[1].oidc.issuer", false),
            (
                changed(dex, &format!("{dex}      hosts: ['{host}/']\n")),
                "identities[1].oidc.hosts[0]",
                false,
            ),
            (
                changed("clientId: 1", &format!("authorityHost: '{host}'\n      clientId: 1")),
                "identities[0].entra.authorityHost",
                false,
            ),
            (
                format!("{GOOD}azure: {{identity: contoso, resourceManager: '{host}'}}\n"),
                "azure.resourceManager",
                false,
            ),
            (
                format!("{GOOD}azure: {{identity: contoso, graph: '{host}'}}\n"),
                "azure.graph",
                false,
            ),
            (format!("{GOOD}url: '{host}/'\n"), "url", true),
        ] {
            let elsewhere = check(&text);
            let found = elsewhere.mistakes.iter().find(|mistake| mistake.path == path);
            let found = found.unwrap_or_else(|| panic!("{path} {host}"));
            assert_eq!(
                (&found.what, found.severity),
                (&What::LoopbackOnly, Severity::Error),
                "{path} {host}"
            );
            assert_eq!(elsewhere.usable, usable, "{path}");
            assert!(elsewhere.portal.url.is_none());
            assert_eq!(
                read_closely(&text, &Surroundings { loopback: true }).mistakes,
                [],
                "{path} {host}"
            );
        }
    }
    // kubectl runs on the machine itself.
    let trust = changed(
        "audiences: [kubernetes",
        "issuer: 'http://localhost:5556', audiences: [kubernetes",
    );
    // The methods that hand over a token of the sign-in no longer fit such a cluster; that is all.
    for mistake in check(&trust).mistakes {
        assert!(matches!(mistake.what, What::TokenOtherIssuer { .. }), "{mistake:?}");
    }
}

#[test]
fn no_secret_goes_into_the_file() {
    let tail = "issuer: https://dex.example\n  ";
    for key in ["clientSecret", "client_secret", "secret", "refreshToken", "password"] {
        assert_eq!(oidc(&format!("{tail}{key}: x")).2, What::Secret { key: key.into() });
    }
    let (path, line, what) =
        one("clientSecret: x\noidc: {clientId: p, issuer: 'https://i.example'}");
    assert_eq!(
        (path.as_str(), line, what),
        (".clientSecret", 4, What::Secret { key: "clientSecret".into() })
    );
}

#[test]
fn identities_differ_in_name_display_name_and_redirect() {
    let twice = |from: &str, to: &str, path: &str, line, column| {
        only(&changed(from, to), path, line, column)
    };
    assert_eq!(
        check(&changed("name: dex", "name: contoso").replace("identity: dex", "identity: contoso"))
            .mistakes[0]
            .what,
        What::Duplicate { value: "contoso".into(), first: 3 }
    );
    assert_eq!(
        twice(
            "redirect: signin-2.html",
            "redirect: signin-2.html\n    displayName: Microsoft",
            "identities[1].displayName",
            9,
            18
        ),
        What::Duplicate { value: "Microsoft".into(), first: 3 }
    );
    assert_eq!(
        twice("    redirect: signin-2.html\n", "", "identities[1].redirect", 7, 5),
        What::RedirectNeeded
    );
    assert_eq!(
        twice(
            "name: contoso",
            "name: contoso\n    redirect: signin-2.html",
            "identities[1].redirect",
            9,
            15
        ),
        What::Duplicate { value: "signin-2.html".into(), first: 4 }
    );
    let what = twice("signin-2.html", "signin2.html", "identities[1].redirect", 8, 15);
    assert!(matches!(what, What::NotOneOf { suggestion: Some(s), .. } if s == "signin-2.html"));
}

/// Two identities of plain providers at these issuers, with these lines more in the second.
fn two(issuers: [&str; 2], more: &str) -> Reading {
    let [first, second] = issuers;
    check(&format!(
        "apiVersion: purser/v1\nidentities:\n  - name: a\n    oidc: {{issuer: '{first}', clientId: p}}\n  - name: b\n{more}    oidc: {{issuer: '{second}', clientId: p}}\nclusters:\n  - {{name: c, identity: b, server: 'https://c.example', oidc: {{}}}}\n"
    ))
}

#[test]
fn a_shared_redirect_uri_is_a_mistake_where_a_provider_sends_no_iss_and_else_a_remark() {
    let found = |reading: &Reading| {
        // That an issuer of Entra's belongs under `entra` is a remark of its own.
        let all = reading.mistakes.iter().filter(|m| !matches!(m.what, What::Unworkable(_)));
        all.map(|m| (m.path.clone(), m.line, m.severity, m.what.clone())).collect::<Vec<_>>()
    };
    // Only discovery knows whether a provider promises it, so the sign-in looks.
    let unknown = two(["https://dex.example.com", "https://keycloak.example/realms/x"], "");
    let place = |severity, what| vec![("identities[1].redirect".to_owned(), 5, severity, what)];
    assert_eq!(found(&unknown), place(Severity::Warning, What::RedirectShared { first: 3 }));
    assert!(unknown.usable && unknown.portal.identities.len() == 2);
    let own = two(["https://a.example", "https://b.example"], "    redirect: signin-2.html\n");
    assert_eq!(found(&own), []);
    // Entra sends none, by whichever key it is named.
    for host in ["login.microsoftonline.com", "sts.windows.net", "login.microsoftonline.us"] {
        let entra = format!("https://{host}/{{}}/v2.0")
            .replace("{}", CLIENT.trim_start_matches("clientId: "));
        for issuers in [["https://dex.example.com", &*entra], [&*entra, "https://dex.example.com"]]
        {
            let reading = two(issuers, "");
            assert_eq!(
                found(&reading),
                place(Severity::Error, What::RedirectNeeded),
                "{issuers:?}"
            );
            assert!(!reading.usable);
        }
    }
}

#[test]
fn wrong_types_are_named() {
    let quoted =
        |word: &str| What::WrongType { expected: Expected::Text, found: Some(word.into()) };
    assert_eq!(
        one("displayName: no\noidc: {clientId: p, issuer: 'https://i.example'}").2,
        quoted("no")
    );
    assert_eq!(oidc("issuer: https://i.example\n  scopes: [1_000]").2, quoted("1_000"));
    let flag = What::WrongType { expected: Expected::Flag, found: Some("false".into()) };
    assert_eq!(
        one("trustTls: 'false'\noidc: {clientId: p, issuer: 'https://i.example'}"),
        (".trustTls".into(), 4, flag)
    );
}

#[test]
fn tenants_that_are_allowed_count_only_for_many() {
    let guid = "22222222-2222-4222-8222-22222222ABCD";
    let text = changed("clientId: 1", &format!("allowedTenants: [{guid}]\n      clientId: 1"));
    assert_eq!(only(&text, "identities[0].entra.allowedTenants", 6, 23), What::NoEffect);
    assert!(check(&text).usable);
    let reading = check(&text.replace("contoso.onmicrosoft.com", "organizations"));
    assert_eq!(reading.mistakes, []);
    let Provider::Entra(entra) = &reading.portal.identities[0].provider else { panic!() };
    assert_eq!(entra.allowed_tenants, [guid.to_lowercase()]);
}
