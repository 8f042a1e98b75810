use super::*;

#[test]
fn the_version_must_be_known() {
    let what = only(&changed("purser/v1", "purser/v2"), "apiVersion", 1, 13);
    let allowed = vec!["purser/v1".to_owned()];
    let suggestion = Some("purser/v1".to_owned());
    assert_eq!(what, What::NotOneOf { found: "purser/v2".into(), allowed, suggestion });
    assert!(!check(&changed("purser/v1", "purser/v2")).usable);
    let missing = changed("apiVersion: purser/v1\n", "");
    assert_eq!(only(&missing, "apiVersion", 1, 1), What::Missing { key: "apiVersion" });
}

#[test]
fn unknown_keys_are_named_with_what_was_meant() {
    for (key, meant) in [
        ("titel", "title"),
        ("tittle", "title"),
        ("Title", "title"),
        ("api-version", "apiVersion"),
        ("suport", "support"),
    ] {
        let what = only(&format!("{GOOD}{key}: x\n"), key, 22, 1);
        let expected = What::UnknownKey {
            key: key.into(),
            suggestion: Some(meant),
            known: super::super::read::KEYS,
        };
        assert_eq!(what, expected);
    }
    let what = only(&format!("{GOOD}weather: x\n"), "weather", 22, 1);
    assert!(matches!(what, What::UnknownKey { suggestion: None, .. }));
    // Beside identities and azure, an unknown key stops nothing in the page.
    let reading = check(&format!("{GOOD}weather: x\n"));
    assert!(reading.usable);
    assert_eq!(names(&reading), ["prod", "lab"]);
}

#[test]
fn the_address_and_the_help_have_their_schemes() {
    for (line, path, what) in [
        ("url: http://k8s.example/", "url", What::NotHttps),
        ("url: k8s.example", "url", What::NotUrl),
        ("url: https://k8s.example/?a=b", "url", What::NotUrl),
        ("url: https://k8s.example/purser", "url", What::NotFolder),
        ("url: 5", "url", What::WrongType { expected: Expected::Text, found: Some("5".into()) }),
        ("title: ''", "title", What::Blank),
        ("title: [a]", "title", What::WrongType { expected: Expected::Text, found: None }),
        (
            "support: {text: help, url: 'javascript:alert(1)'}",
            "support.url",
            What::Scheme { allowed: &["https", "mailto"] },
        ),
        ("support: {url: 'mailto:a@b.example'}", "support.text", What::Missing { key: "text" }),
        (
            "support: help",
            "support",
            What::WrongType { expected: Expected::Keys, found: Some("help".into()) },
        ),
    ] {
        let reading = check(&format!("{GOOD}{line}\n"));
        assert!(reading.usable, "{line}");
        let [mistake] = reading.mistakes.as_slice() else {
            panic!("{line} {:?}", reading.mistakes)
        };
        assert_eq!((mistake.path.as_str(), mistake.line, &mistake.what), (path, 22, &what));
    }
    let good =
        format!("{GOOD}url: http://localhost:8080/\nsupport: {{text: x, url: mailto:a@b.c}}\n");
    assert_eq!(read_closely(&good, &Surroundings { loopback: true }).mistakes, []);
}

#[test]
fn the_address_for_requests_is_a_template_that_leads_to_one_place() {
    let scheme = What::Scheme { allowed: &["https", "mailto"] };
    let place = |found: &str| What::PlaceholderPlace { found: found.into() };
    let unknown =
        |found: &str| What::Placeholder { found: found.into(), known: &template::REQUEST[..] };
    for (url, what) in [
        ("javascript:alert('{text}')", scheme.clone()),
        ("http://tickets.example/?t={title}", scheme.clone()),
        ("tickets.example/{title}", scheme.clone()),
        ("{text}", scheme.clone()),
        ("https://{cluster}.example/", place("{cluster}")),
        ("https://tickets.example{text}", place("{text}")),
        ("mailto:{user}@contoso.example", place("{user}")),
        ("mailto:{user}@contoso.example?subject={title}", place("{user}")),
        ("https://tickets.example/?t={titel}", unknown("{titel}")),
        ("https://tickets.example/?t={Title}", unknown("{Title}")),
        ("https://tickets.example/?t={title", unknown("{title")),
        ("https://tickets.example/?t=title}", unknown("}")),
        ("https://tickets.example/?t={{title}}", unknown("{{title}")),
        ("https://tickets.example/?t={}", unknown("{}")),
    ] {
        let text = format!("{GOOD}support:\n  text: help\n  requestUrl: \"{url}\"\n");
        assert_eq!(only(&text, "support.requestUrl", 24, 15), what, "{url}");
        let reading = check(&text);
        assert!(reading.usable, "a person can still sign in");
        let support = reading.portal.support.unwrap();
        assert_eq!((support.text.as_str(), support.request_url), ("help", None));
    }
    for good in [
        "https://tickets.example",
        "https://tickets.example/new?title={title}&body={text}",
        "https://tickets.example/{cluster}/{namespace}?u={user}&n={name}&r={role}#{text}",
        "mailto:platform@contoso.example?subject={title}&body={text}",
    ] {
        let text = format!("{GOOD}support: {{text: help, requestUrl: '{good}'}}\n");
        let reading = check(&text);
        assert_eq!(reading.mistakes, [], "{good}");
        assert_eq!(reading.portal.support.unwrap().request_url.as_deref(), Some(good));
    }
}

#[test]
fn the_address_of_the_page_is_written_as_browsers_write_it() {
    for (url, normal) in [
        ("https://K8s.Example/", "https://k8s.example/"),
        ("https://k8s.example:443/", "https://k8s.example/"),
        ("https://k8s.example:0443/", "https://k8s.example/"),
        ("https://k8s.example:08443/a/", "https://k8s.example:8443/a/"),
        ("http://localhost:80/", "http://localhost/"),
        ("http://Dev.localhost:8080/", "http://dev.localhost:8080/"),
        ("https://k8s.example/./", "https://k8s.example/"),
        ("https://k8s.example/a/./b/", "https://k8s.example/a/b/"),
        ("https://k8s.example/a/../b/", "https://k8s.example/b/"),
        ("https://k8s.example/../../b/", "https://k8s.example/b/"),
        ("https://k8s.example/a/%2E%2e/b/%2e/", "https://k8s.example/b/"),
        ("https://k8s.example/a/.%2E/", "https://k8s.example/"),
        ("https://k8s.example//", "https://k8s.example/"),
        ("https://k8s.example/a///", "https://k8s.example/a/"),
        ("https://k8s.example/a//../", "https://k8s.example/a/"),
        ("https://k8s.example/{a}|^`/", "https://k8s.example/%7Ba%7D%7C%5E%60/"),
        ("https://[FD00::1]:443/", "https://[fd00::1]/"),
    ] {
        let reading = check(&format!("{GOOD}url: '{url}'\n"));
        let [mistake] = reading.mistakes.as_slice() else { panic!("{url} {:?}", reading.mistakes) };
        assert_eq!(mistake.what, What::NotNormal { address: normal.into() }, "{url}");
        assert_eq!((mistake.path.as_str(), mistake.line), ("url", 22));
        assert_eq!(reading.portal.url, None, "the page does not go there");
        // Whoever writes it as they are told is done.
        let there = Surroundings { loopback: true };
        assert_eq!(read(&format!("{GOOD}url: '{normal}'\n"), &there).mistakes, [], "{url}");
    }
    for good in [
        "https://k8s.example/",
        "https://k8s.example:80/a/",
        "https://k8s.example/a//b/",
        "https://k8s.example/A/%7Eb/%C3%A9/...%2f/",
        "https://10.0.0.1/",
        "https://1host/",
        "https://xn--bcher-kva.example/",
        "http://[::1]:8080/",
        "http://dev.localhost:8080/",
    ] {
        let there = Surroundings { loopback: true };
        assert_eq!(read(&format!("{GOOD}url: '{good}'\n"), &there).mistakes, [], "{good}");
    }
    // Numbers that browsers take for other addresses.
    for odd in [
        "https://10.1/",
        "https://010.0.0.1/",
        "https://0x7f.1/",
        "https://a.256/",
        "https://1.0xAf/",
    ] {
        assert_eq!(only(&format!("{GOOD}url: '{odd}'\n"), "url", 22, 6), What::NotUrl, "{odd}");
    }
}

#[test]
fn names_are_templates_over_known_placeholders() {
    let names = |text: &str| {
        only(
            &format!("{GOOD}names:\n  {text}\n"),
            &format!("names.{}", text.split(':').next().unwrap()),
            23,
            text.find(' ').unwrap() + 4,
        )
    };
    let known = &keys::PLACEHOLDERS[..];
    let unknown = |found: &str| What::Placeholder { found: found.into(), known };
    assert_eq!(names("context: '{cluster}-{name}'"), unknown("{name}"));
    assert_eq!(names("context: '{cluster}-{namespace'"), unknown("{namespace"));
    assert_eq!(names("user: '{cluster}}'"), unknown("}"));
    assert_eq!(names("context: '{namespace}'"), What::NotUnique);
    assert_eq!(names("cluster: work"), What::NotUnique);
    let reading = check(&format!("{GOOD}names: {{context: '{{environment}}/{{cluster}}'}}\n"));
    assert_eq!(reading.mistakes, []);
    assert_eq!(reading.portal.names.context, "{environment}/{cluster}");
    assert_eq!(reading.portal.names.user, "{user}@{cluster}");
}

#[test]
fn azure_belongs_to_an_entra_identity() {
    let azure = |text: &str| check(&format!("{GOOD}azure:\n  {}\n", text.replace('\n', "\n  ")));
    let one = |text: &str| {
        let reading = azure(text);
        let [mistake] = reading.mistakes.as_slice() else { panic!("{:?}", reading.mistakes) };
        assert!(!reading.usable);
        (mistake.path.clone(), mistake.line, mistake.what.clone())
    };
    let path = |key: &str| format!("azure.{key}");
    assert_eq!(one("discover: false"), (path("identity"), 23, What::Missing { key: "identity" }));
    assert_eq!(one("identity: dex"), (path("identity"), 23, What::NotEntraIdentity));
    let contoso = "identity: contoso\n";
    assert_eq!(
        one(&format!("{contoso}subscriptions: [x]")),
        (path("subscriptions[0]"), 24, What::NotGuid)
    );
    assert_eq!(
        one(&format!("{contoso}graph: http://localhost:1")),
        (path("graph"), 24, What::LoopbackOnly)
    );
    assert_eq!(
        one(&format!("{contoso}resourceManager: https://evil.example")),
        (
            path("resourceManager"),
            24,
            What::ForeignHost { allowed: vec!["https://management.azure.com".into()] }
        )
    );
    assert!(matches!(one(&format!("{contoso}discovery: true")).2, What::UnknownKey { .. }));
    let reading = azure(&format!("{contoso}discover: true"));
    assert!(reading.usable && reading.portal.azure.unwrap().discover);
    assert!(reading.mistakes.is_empty());
    let found = azure(contoso).portal.azure.unwrap();
    assert_eq!(found.methods, [Method::Interactive, Method::AzureCli]);
    let chosen = azure(&format!("{contoso}methods: [azd, azurecli, token]")).portal.azure.unwrap();
    assert_eq!(chosen.methods, [Method::Azd, Method::AzureCli, Method::Token]);
    let first = azure(&format!("{contoso}methods: [token, azurecli]"));
    assert!(first.usable, "a method costs only itself");
    assert_eq!(first.mistakes[0].what, What::TokenFirst { method: Method::Token });
    assert_eq!(first.portal.azure.unwrap().methods, [Method::AzureCli]);
    let at_home = read(
        &format!("{GOOD}azure: {{identity: contoso, graph: 'http://localhost:1/'}}\n"),
        &Surroundings { loopback: true },
    );
    assert_eq!(at_home.portal.azure.unwrap().graph.as_deref(), Some("http://localhost:1"));
}

#[test]
fn clusters_may_be_left_out_only_where_azure_is_asked() {
    let head = GOOD.split("clusters:").next().unwrap();
    assert_eq!(only(head, "clusters", 1, 1), What::Missing { key: "clusters" });
    assert_eq!(only(&format!("{head}clusters: []\n"), "clusters", 12, 11), What::Blank);
    let asked = format!("{head}azure: {{identity: contoso, discover: true}}\n");
    let reading = read_closely(&asked, &Surroundings::default());
    assert!(reading.usable && reading.mistakes.is_empty());
    let elsewhere = asked.replace("entra:", "entra:\n      cloud: govsg");
    assert_eq!(only(&elsewhere, "azure.discover", 13, 38), What::NoResourceManager);
}

#[test]
fn a_private_catalogue_stands_in_for_clusters_and_stops_the_sign_in_where_it_is_faulty() {
    let head = GOOD.split("clusters:").next().unwrap();
    let with = |keys: &str| format!("{head}catalogue: {{{keys}}}\n");
    let (url, scope) = ("url: 'https://shelf.example/c.yaml'", "scope: 'api://shelf/read'");
    let reading = check(&with(&format!("{url}, {scope}, identity: dex")));
    assert_eq!(reading.mistakes, []);
    let catalogue = reading.portal.catalogue.expect("a catalogue");
    let Catalogue { url: address, scope: asked, identity } = &catalogue;
    assert_eq!(
        [address, asked, identity],
        ["https://shelf.example/c.yaml", "api://shelf/read", "dex"]
    );
    let faults = [
        (format!("{scope}, identity: dex"), What::Missing { key: "url" }),
        (format!("{url}, identity: dex"), What::Missing { key: "scope" }),
        (format!("{url}, {scope}"), What::Missing { key: "identity" }),
        (format!("url: 'http://shelf.example/c', {scope}, identity: dex"), What::NotHttps),
        (format!("url: 'http://localhost/c', {scope}, identity: dex"), What::LoopbackOnly),
        (format!("{url}, scope: 'a b', identity: dex"), What::NotScope),
        (
            format!("{url}, {scope}, identity: dexx"),
            What::UnknownIdentity {
                found: "dexx".into(),
                known: vec!["contoso".into(), "dex".into()],
            },
        ),
    ];
    for (keys, expected) in faults {
        let reading = check(&with(&keys));
        let [mistake] = reading.mistakes.as_slice() else {
            panic!("{keys}: {:#?}", reading.mistakes)
        };
        assert_eq!(mistake.what, expected, "{keys}");
        assert!(mistake.path.starts_with("catalogue"), "{}", mistake.path);
        assert!(!reading.usable && reading.portal.catalogue.is_none(), "{keys}");
    }
    let strange = check(&with(&format!("{url}, {scope}, identity: dex, urls: x")));
    assert!(!strange.usable, "an unknown key may be meant to say where the token goes");
}
