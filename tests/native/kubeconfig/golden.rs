//! Each kind of kubeconfig against a file that a person can open.
//!
//! `UPDATE_GOLDEN=1 cargo test --test native kubeconfig::golden` writes the files anew; read the difference before
//! you commit it.

use proptest::prelude::*;
use purser::clouds::Cloud;
use purser::config::{
    Aks, Cluster, Connected, Entra, Identity, Method, NameTemplates, OidcProvider, OidcTrust,
    Provider, Trust,
};
use purser::kubeconfig::{
    BorrowedToken, Choice, ComposeError, ComposeOption, ExecVersion, Holder, Kubeconfig, Options,
    arc_proxy, compose, compose_options, file_name, methods, preview, token_scope,
};
use purser::ui::text::kubeconfig::hints;

use crate::fixtures;

const TENANT: &str = "8f9c2a10-5b7e-4d3c-9a61-2e4f6b8c0d1e";
const CA: &str = "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1BPT0KLS0tLS1FTkQgQ0VSVElGSUNBVEUtLS0tLQo=";

fn entra(cloud: Cloud) -> Identity {
    Identity {
        name: "contoso".into(),
        display_name: "Microsoft".into(),
        redirect: None,
        trust_tls: false,
        provider: Provider::Entra(Entra {
            tenant: "contoso.onmicrosoft.com".into(),
            client_id: "11111111-2222-4333-8444-555555555555".into(),
            cloud,
            authority_host: None,
            allowed_tenants: Vec::new(),
        }),
    }
}

fn dex() -> Identity {
    Identity {
        name: "dex".into(),
        display_name: "Dex".into(),
        redirect: None,
        trust_tls: false,
        provider: Provider::Oidc(OidcProvider {
            issuer: "https://dex.example.com".into(),
            client_id: "purser".into(),
            scopes: vec!["groups".into()],
            ..OidcProvider::default()
        }),
    }
}

fn cluster(name: &str, trust: Trust, methods: &[Method]) -> Cluster {
    Cluster {
        name: name.into(),
        display_name: name.into(),
        description: None,
        environment: None,
        identity: "contoso".into(),
        server: format!("https://{name}.example:443"),
        certificate_authority_data: Some(CA.into()),
        tls_server_name: None,
        proxy_url: None,
        network: None,
        trust,
        methods: methods.to_vec(),
        namespaces: Vec::new(),
        any_namespace: true,
        visible_to: Vec::new(),
    }
}

const AKS_METHODS: [Method; 5] =
    [Method::Interactive, Method::AzureCli, Method::Azd, Method::DeviceCode, Method::Token];
const OIDC_METHODS: [Method; 5] =
    [Method::Browser, Method::DeviceCode, Method::Keyboard, Method::Builtin, Method::Token];

fn aks(name: &str) -> Cluster {
    cluster(name, Trust::Aks(Aks::default()), &AKS_METHODS)
}

fn oidc(name: &str, trust: OidcTrust) -> Cluster {
    cluster(name, Trust::Oidc(trust), &OIDC_METHODS)
}

fn holder(identity: &Identity) -> Holder<'_> {
    let entra = matches!(identity.provider, Provider::Entra(_));
    Holder {
        user: "alice.martin@contoso.com",
        login_hint: entra.then_some("alice.martin@contoso.com"),
        tenant: entra.then_some(TENANT),
        issuer: if entra {
            "https://login.microsoftonline.com/8f9c2a10-5b7e-4d3c-9a61-2e4f6b8c0d1e/v2.0"
        } else {
            "https://dex.example.com"
        },
        identity,
        offline_access: false,
        refresh_token: None,
        portal: "https://k8s.contoso.example/",
        now: 1_795_478_400,
    }
}

const TOKEN: Option<BorrowedToken<'_>> = Some(BorrowedToken("header.payload.signature"));

fn made(
    choices: &[Choice<'_>],
    options: &Options,
    holder: &Holder<'_>,
) -> Result<Kubeconfig, ComposeError> {
    compose(choices, options, holder, &NameTemplates::default(), &hints())
}

fn check(name: &str, choices: &[Choice<'_>], holder: &Holder<'_>) -> String {
    check_with(name, choices, &Options::default(), holder)
}

fn check_with(
    name: &str,
    choices: &[Choice<'_>],
    options: &Options,
    holder: &Holder<'_>,
) -> String {
    let file = made(choices, options, holder).expect("composes");
    let text = file.to_yaml().expect("writes");
    let shown: Vec<String> = preview::lines(&file, &text, true)
        .iter()
        .map(|line| line.spans.iter().map(|(_, text)| text.as_str()).collect())
        .collect();
    assert_eq!(shown.join("\n"), text, "the preview is the file byte for byte");
    let hidden: String = preview::lines(&file, &text, false)
        .iter()
        .flat_map(|line| line.spans.iter().map(|(_, text)| text.as_str()))
        .collect();
    assert!(!hidden.contains("header.payload.signature"), "the preview hides secrets");
    fixtures::golden(&format!("golden/{name}.yaml"), &text);
    text
}

fn choice<'a>(cluster: &'a Cluster, namespaces: &'a [String], method: Method) -> Choice<'a> {
    Choice { cluster, namespaces, method, token: TOKEN }
}

fn one<'a>(cluster: &'a Cluster, namespaces: &'a [String], method: Method) -> [Choice<'a>; 1] {
    [choice(cluster, namespaces, method)]
}

fn list(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

/// The arguments of the only user's helper.
fn args(choices: &[Choice<'_>], options: &Options, holder: &Holder<'_>) -> Vec<String> {
    let file = made(choices, options, holder).expect("composes");
    let [user] = file.users.as_slice() else { panic!("one user") };
    user.value.exec().expect("exec").args.clone()
}

#[test]
fn aks_by_each_method() {
    let identity = entra(Cloud::Public);
    let prod = aks("prod-weu");
    let who = holder(&identity);
    let payments = list(&["payments"]);
    check("aks-interactive", &one(&prod, &payments, Method::Interactive), &who);
    check("aks-azurecli", &one(&prod, &payments, Method::AzureCli), &who);
    check("aks-azd", &one(&prod, &payments, Method::Azd), &who);
    check("aks-devicecode", &one(&prod, &[], Method::DeviceCode), &who);
    let mut real = aks("prod-weu");
    real.server = "https://prod-weu.hcp.westeurope.azmk8s.io:443".into();
    check("aks-token", &one(&real, &payments, Method::Token), &who);
    // Elsewhere the token would reach a server that is not of AKS.
    let refused = made(&one(&prod, &[], Method::Token), &Options::default(), &who);
    assert_eq!(refused.unwrap_err(), ComposeError::Method);
}

#[test]
fn a_token_for_aks_is_of_the_cluster_tenant_and_server_application() {
    let identity = entra(Cloud::Public);
    let mut own = aks("own");
    own.server = "https://own.hcp.westeurope.azmk8s.io".into();
    let scope = |cluster: &Cluster, method| token_scope(cluster, method);
    let usual = "6dae42f8-4368-4678-94ff-3960e28e3630/.default".to_owned();
    assert_eq!(scope(&own, Method::Token), Some(usual));
    assert_eq!(scope(&own, Method::Interactive), None);
    assert_eq!(scope(&oidc("dev", OidcTrust::default()), Method::Token), None);
    let server = "12121212-3434-4565-8787-909090909090";
    own.trust = Trust::Aks(Aks {
        server_id: Some(server.into()),
        tenant_id: Some(TENANT.to_uppercase()),
        ..Aks::default()
    });
    assert_eq!(scope(&own, Method::Token), Some(format!("{server}/.default")));
    let choices = one(&own, &[], Method::Token);
    assert!(made(&choices, &Options::default(), &holder(&identity)).is_ok());
    let guest =
        Holder { tenant: Some("0a0a0a0a-1b1b-4c2c-8d3d-4e4e4e4e4e4e"), ..holder(&identity) };
    let refused = made(&choices, &Options::default(), &guest).unwrap_err();
    assert_eq!(refused, ComposeError::OtherTenant);
}

#[test]
fn aks_in_other_clouds() {
    for (cloud, name) in [
        (Cloud::UsGovernment, "aks-usgovernment"),
        (Cloud::China, "aks-china"),
        (Cloud::Bleu, "aks-bleu"),
    ] {
        let identity = entra(cloud);
        let gov = aks("gov");
        check(name, &one(&gov, &[], Method::Interactive), &holder(&identity));
    }
}

#[test]
fn aks_signs_in_to_the_cluster_own_tenant() {
    let identity = entra(Cloud::Public);
    let trust =
        Aks { tenant_id: Some("0a0a0a0a-1b1b-4c2c-8d3d-4e4e4e4e4e4e".into()), ..Aks::default() };
    let other = cluster("other", Trust::Aks(trust), &AKS_METHODS);
    let text = check("aks-other-tenant", &one(&other, &[], Method::AzureCli), &holder(&identity));
    assert!(text.contains("0a0a0a0a-1b1b-4c2c-8d3d-4e4e4e4e4e4e") && !text.contains(TENANT));
}

#[test]
fn oidc_by_each_method() {
    let identity = dex();
    let trust = OidcTrust {
        client_id: Some("kubernetes".into()),
        audiences: vec!["kubernetes".into(), "purser".into()],
        scopes: vec!["groups".into(), "offline_access".into()],
        username_claim: Some("email".into()),
        certificate_authority_data: Some(CA.into()),
        ..OidcTrust::default()
    };
    let dev = oidc("dev", trust);
    let who = holder(&identity);
    let payments = list(&["payments"]);
    check("oidc-browser", &one(&dev, &payments, Method::Browser), &who);
    check("oidc-devicecode", &one(&dev, &payments, Method::DeviceCode), &who);
    check("oidc-keyboard", &one(&dev, &payments, Method::Keyboard), &who);
    check("oidc-builtin", &one(&dev, &payments, Method::Builtin), &who);
    check("oidc-token", &one(&dev, &payments, Method::Token), &who);
}

#[test]
fn a_refresh_token_goes_into_the_file_only_by_permission_and_never_under_entra() {
    let with = |identity: &Identity, allowed: bool| {
        let trust = OidcTrust {
            audiences: vec!["purser".into(), "11111111-2222-4333-8444-555555555555".into()],
            refresh_token: allowed,
            ..OidcTrust::default()
        };
        let dev = oidc("dev", trust);
        let who = Holder { refresh_token: Some(BorrowedToken("refresh-me")), ..holder(identity) };
        made(&one(&dev, &[], Method::Builtin), &Options::default(), &who)
            .expect("composes")
            .to_yaml()
            .expect("writes")
            .contains("refresh-me")
    };
    assert!(with(&dex(), true));
    assert!(!with(&dex(), false) && !with(&entra(Cloud::Public), true));

    let identity = dex();
    let trust = OidcTrust { refresh_token: true, ..OidcTrust::default() };
    let (a, b) = (oidc("dev", trust.clone()), oidc("test", trust));
    let who = Holder { refresh_token: Some(BorrowedToken("refresh-me")), ..holder(&identity) };
    let choices = [choice(&a, &[], Method::Builtin), choice(&b, &[], Method::Builtin)];
    // It changes at each use, so a second copy of it would be dead.
    let text = check("oidc-builtin-refresh", &choices, &who);
    assert_eq!(text.matches("refresh-me").count(), 1);
    let file = made(&choices, &Options::default(), &who).expect("composes");
    assert!(file.holds_secret());
    assert!(!file.masked().to_yaml().unwrap().contains("refresh-me"));
}

#[test]
fn people_are_not_sent_to_the_browser_every_hour() {
    let identity = dex();
    let asks = |trust: &OidcTrust, listed: bool| {
        let dev = oidc("dev", trust.clone());
        let who = Holder { offline_access: listed, ..holder(&identity) };
        let all = args(&one(&dev, &[], Method::Browser), &Options::default(), &who);
        all.iter().filter(|arg| *arg == "--oidc-extra-scope=offline_access").count()
    };
    let usual = OidcTrust::default();
    assert_eq!((asks(&usual, true), asks(&usual, false)), (1, 0));
    let no = OidcTrust { offline_access: Some(false), ..OidcTrust::default() };
    let yes = OidcTrust { offline_access: Some(true), ..OidcTrust::default() };
    assert_eq!((asks(&no, true), asks(&yes, false)), (0, 1));
    let named = OidcTrust { scopes: list(&["offline_access"]), ..OidcTrust::default() };
    assert_eq!(asks(&named, true), 1);
    // What the provider of the sign-in lists says nothing of another one.
    let other = OidcTrust { issuer: Some("https://other.example".into()), ..OidcTrust::default() };
    assert_eq!(asks(&other, true), 0);
    // Google refuses the scope and wants parameters.
    let google = OidcTrust {
        issuer: Some("https://accounts.google.com".into()),
        auth_params: list(&["hd=contoso.example"]),
        ..OidcTrust::default()
    };
    let dev = oidc("dev", google);
    check("oidc-browser-google", &one(&dev, &[], Method::Browser), &holder(&identity));
}

#[test]
fn no_token_of_one_issuer_goes_to_who_trusts_another() {
    let elsewhere = |identity: &Identity, method| {
        let issuer = Some("https://elsewhere.example".into());
        let own = oidc("own", OidcTrust { issuer, ..OidcTrust::default() });
        let choice = Choice { token: TOKEN, ..one(&own, &[], method)[0] };
        let names = NameTemplates::default();
        compose(&[choice], &Options::default(), &holder(identity), &names, &hints()).unwrap_err()
    };
    for method in [Method::Builtin, Method::Token] {
        assert_eq!(elsewhere(&dex(), method), ComposeError::Method);
        // Of Entra the issuer is known once somebody has signed in.
        assert_eq!(elsewhere(&entra(Cloud::Public), method), ComposeError::OtherIssuer);
    }
}

#[test]
fn a_token_for_aks_goes_into_no_file_with_a_proxy() {
    let identity = entra(Cloud::Public);
    let mut far = aks("far");
    far.server = "https://far.hcp.westeurope.azmk8s.io:443".into();
    assert!(methods(&far, &identity).contains(&Method::Token));
    far.proxy_url = Some("http://proxy.example:3128".into());
    assert!(!methods(&far, &identity).contains(&Method::Token));
    let choice = Choice { token: TOKEN, ..one(&far, &[], Method::Token)[0] };
    let names = NameTemplates::default();
    let made = compose(&[choice], &Options::default(), &holder(&identity), &names, &hints());
    assert_eq!(made.unwrap_err(), ComposeError::Method);
}

#[test]
fn oidc_under_entra() {
    let identity = entra(Cloud::Public);
    let trust = OidcTrust {
        client_id: Some("99999999-8888-4777-8666-555555555555".into()),
        username_claim: Some("preferred_username".into()),
        ..OidcTrust::default()
    };
    let own = oidc("own", trust);
    let who = holder(&identity);
    let who = Holder { offline_access: true, ..who };
    check("oidc-browser-entra", &one(&own, &list(&["team-a"]), Method::Browser), &who);
    check("oidc-keyboard-entra", &one(&own, &[], Method::Keyboard), &who);
    // The API server accepts only kubectl's client, so a token of the page would be refused.
    let refused = made(&one(&own, &[], Method::Token), &Options::default(), &who);
    assert_eq!(refused.unwrap_err(), ComposeError::Method);
}

#[test]
fn scopes_with_commas_stay_one_scope() {
    let identity = dex();
    let dev = oidc("dev", OidcTrust { scopes: list(&["a,b", "c"]), ..OidcTrust::default() });
    let all = args(&one(&dev, &[], Method::Browser), &Options::default(), &holder(&identity));
    assert!(all.contains(&"--oidc-extra-scope=\"a,b\"".to_owned()), "{all:?}");
    assert!(all.contains(&"--oidc-extra-scope=c".to_owned()));
}

#[test]
fn several_clusters_in_one_file() {
    let identity = entra(Cloud::Public);
    let (a, b) = (aks("prod-weu"), aks("prod.weu"));
    let mut c = aks("far");
    c.tls_server_name = Some("api.internal".into());
    c.proxy_url = Some("socks5://proxy.example:1080".into());
    c.certificate_authority_data = None;
    let (x, yz) = (list(&["x"]), list(&["y", "z"]));
    let choices = [
        choice(&a, &x, Method::Interactive),
        choice(&b, &[], Method::Interactive),
        choice(&c, &yz, Method::AzureCli),
    ];
    let options = Options { current: 3, context: Some("not here".into()), ..Options::default() };
    check_with("several", &choices, &options, &holder(&identity));
    assert_eq!(file_name(&choices, &options), "kubeconfig.yaml");
    assert_eq!(file_name(&choices[..1], &options), "kubeconfig-prod-weu.yaml");

    let current = |current| {
        let options = Options { current, ..Options::default() };
        made(&choices, &options, &holder(&identity)).expect("composes").current_context
    };
    let all = [0, 1, 2, 3, 4, usize::MAX].map(current);
    assert_eq!(all, ["prod-weu-x", "prod.weu", "far-y", "far-z", "prod-weu-x", "prod-weu-x"]);
}

#[test]
fn the_same_choice_twice_is_one_and_another_way_is_another_user() {
    let identity = entra(Cloud::Public);
    let prod = aks("prod-weu");
    let (x, both) = (list(&["x"]), list(&["x", "y", "x"]));
    let choices = [
        choice(&prod, &x, Method::Interactive),
        choice(&prod, &both, Method::Interactive),
        choice(&prod, &x, Method::AzureCli),
    ];
    let file = made(&choices, &Options::default(), &holder(&identity)).expect("composes");
    let names = |list: &[&str]| list.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>();
    let clusters: Vec<_> = file.clusters.iter().map(|c| c.name.clone()).collect();
    let users: Vec<_> = file.users.iter().map(|u| u.name.clone()).collect();
    let contexts: Vec<_> = file.contexts.iter().map(|c| c.name.clone()).collect();
    assert_eq!(clusters, names(&["prod-weu"]));
    assert_eq!(users, names(&["alice.martin@prod-weu", "alice.martin@prod-weu-2"]));
    assert_eq!(contexts, names(&["prod-weu-x", "prod-weu-y", "prod-weu-x-2"]));
    let own = [(Some("x"), "prod-weu-x"), (Some("y"), "prod-weu-y"), (Some("x"), "prod-weu-x-2")];
    assert_eq!(file.contexts_of("prod-weu"), own);
    assert_eq!(file.contexts_of("prod"), []);
}

#[test]
fn helpers_are_one_user_a_cluster_and_a_token_is_one_user_for_all() {
    let identity = dex();
    let (a, b) = (oidc("dev", OidcTrust::default()), oidc("test", OidcTrust::default()));
    let users = |method| {
        let choices = [choice(&a, &[], method), choice(&b, &[], method)];
        let file = made(&choices, &Options::default(), &holder(&identity)).expect("composes");
        let users: Vec<_> = file.users.iter().map(|user| user.name.clone()).collect();
        for context in &file.contexts {
            assert!(users.contains(&context.value.user));
        }
        users
    };
    assert_eq!(users(Method::Browser), ["alice.martin@dev", "alice.martin@test"]);
    assert_eq!(users(Method::Token), ["alice.martin@dev"]);
    assert_eq!(users(Method::Builtin), ["alice.martin@dev"]);
}

#[test]
fn a_cluster_behind_arc_has_no_file_but_a_command() {
    let identity = entra(Cloud::Public);
    let trust = Trust::Arc(Connected {
        resource_id: "/subscriptions/22222222-2222-4222-8222-222222222222/resourcegroups/edge-rg/providers/Microsoft.Kubernetes/connectedClusters/edge".into(),
    });
    let edge = cluster("edge", trust, &[Method::Interactive]);
    let proxy = arc_proxy(&edge).expect("a proxy");
    assert_eq!((proxy.group, proxy.name), ("edge-rg", "edge"));
    assert_eq!(proxy.subscription, "22222222-2222-4222-8222-222222222222");
    let prod = aks("prod");
    let choices =
        [choice(&prod, &[], Method::Interactive), choice(&edge, &[], Method::Interactive)];
    let refused = made(&choices, &Options::default(), &holder(&identity)).unwrap_err();
    assert_eq!(refused, ComposeError::Arc);
    assert!(arc_proxy(&prod).is_none());
    assert!(purser::kubeconfig::methods(&edge, &identity).is_empty());
}

#[test]
fn what_may_be_set_depends_on_the_way() {
    use ComposeOption::{
        ApiVersion, CacheDir, ContextName, CurrentContext, FileName, Keyring, OpenBrowser,
    };
    let (prod, dev) = (aks("prod"), oidc("dev", OidcTrust::default()));
    let of = |cluster, method| compose_options(&one(cluster, &[], method));
    let names = [ContextName, FileName];
    for (cluster, method, more) in [
        (&prod, Method::Interactive, &[ApiVersion, CacheDir][..]),
        (&prod, Method::DeviceCode, &[ApiVersion, CacheDir]),
        (&prod, Method::AzureCli, &[ApiVersion]),
        (&prod, Method::Azd, &[ApiVersion]),
        (&prod, Method::Token, &[]),
        (&dev, Method::Browser, &[ApiVersion, OpenBrowser, Keyring]),
        (&dev, Method::DeviceCode, &[ApiVersion, OpenBrowser, Keyring]),
        (&dev, Method::Keyboard, &[ApiVersion, Keyring]),
        (&dev, Method::Builtin, &[]),
        (&dev, Method::Token, &[]),
    ] {
        assert_eq!(of(cluster, method), [&names, more].concat(), "{}", method.name());
        // What may not be set changes nothing.
        let identity = dex();
        let trust = entra(Cloud::Public);
        let who = if cluster.name == "dev" { holder(&identity) } else { holder(&trust) };
        if method.holds_token() {
            continue;
        }
        let all = Options {
            no_browser: true,
            keyring: true,
            cache_dir: Some("/home/alice/.kube/work".into()),
            version: Some(ExecVersion::V1),
            ..Options::default()
        };
        let set = args(&one(cluster, &[], method), &all, &who).join(" ");
        for (setting, flag) in [
            (OpenBrowser, "--skip-open-browser"),
            (CacheDir, "--cache-dir /home/alice/.kube/work"),
            (Keyring, "--token-cache-storage=keyring"),
        ] {
            assert_eq!(set.contains(flag), more.contains(&setting), "{}: {set}", method.name());
        }
    }
    let both = list(&["x", "y"]);
    let choices = [choice(&prod, &both, Method::Interactive), choice(&dev, &[], Method::Browser)];
    let all = [CurrentContext, FileName, ApiVersion, OpenBrowser, CacheDir, Keyring];
    assert_eq!(compose_options(&choices), all);
    assert_eq!(compose_options(&[]), []);
}

#[test]
fn options_change_just_what_they_say() {
    let (identity, plain) = (entra(Cloud::Public), dex());
    let (prod, dev) = (aks("prod-weu"), oidc("dev", OidcTrust::default()));
    let payments = list(&["payments"]);
    let options = Options {
        context: Some("  my cluster: \"pay\"/weu ".into()),
        version: Some(ExecVersion::V1),
        cache_dir: Some("C:\\Users\\Alice Martin\\work".into()),
        ..Options::default()
    };
    let choices = one(&prod, &payments, Method::Interactive);
    check_with("aks-options", &choices, &options, &holder(&identity));
    let options = Options {
        version: Some(ExecVersion::V1Beta1),
        no_browser: true,
        keyring: true,
        ..Options::default()
    };
    check_with("oidc-options", &one(&dev, &payments, Method::Browser), &options, &holder(&plain));
    let options = Options { cache_dir: Some("~/work".into()), ..Options::default() };
    assert_eq!(made(&choices, &options, &holder(&identity)).unwrap_err(), ComposeError::CacheDir);
    // A way that keeps no tokens does not look at it.
    assert!(made(&one(&prod, &[], Method::AzureCli), &options, &holder(&identity)).is_ok());
}

/// What each mode of Azure/kubelogin takes, as its converter writes it
/// (`pkg/internal/converter/convert.go`): flags that must be there, then those that may.
const AZURE: [(Method, &str, &[&str], &[&str]); 4] = [
    (
        Method::DeviceCode,
        "devicecode",
        &["--server-id", "--client-id", "--tenant-id"],
        &["--cache-dir", "--environment", "--legacy", "--authority-host"],
    ),
    (
        Method::Interactive,
        "interactive",
        &["--server-id", "--client-id", "--tenant-id"],
        &[
            "--cache-dir",
            "--environment",
            "--pop-enabled",
            "--pop-claims",
            "--redirect-url",
            "--login-hint",
            "--authority-host",
        ],
    ),
    (
        Method::AzureCli,
        "azurecli",
        &["--server-id", "--tenant-id"],
        &["--cache-dir", "--subscription"],
    ),
    (Method::Azd, "azd", &["--server-id", "--tenant-id"], &["--cache-dir"]),
];

/// One option changed.
fn changed(setting: ComposeOption) -> Options {
    let mut options = Options::default();
    match setting {
        ComposeOption::ContextName => options.context = Some("work".into()),
        ComposeOption::CurrentContext => options.current = 1,
        ComposeOption::FileName => options.file = Some("work".into()),
        ComposeOption::ApiVersion => options.version = Some(ExecVersion::V1),
        ComposeOption::OpenBrowser => options.no_browser = true,
        ComposeOption::CacheDir => options.cache_dir = Some("/home/alice/.kube/work".into()),
        ComposeOption::Keyring => options.keyring = true,
    }
    options
}

fn word(setting: ComposeOption) -> &'static str {
    match setting {
        ComposeOption::ContextName => "context-name",
        ComposeOption::CurrentContext => "current-context",
        ComposeOption::FileName => "file-name",
        ComposeOption::ApiVersion => "api-version",
        ComposeOption::OpenBrowser => "no-browser",
        ComposeOption::CacheDir => "cache-dir",
        ComposeOption::Keyring => "keyring",
    }
}

#[test]
fn every_option_of_every_method_is_written_just_so() {
    let (azure, provider) = (entra(Cloud::Public), dex());
    let (prod, lab) = (aks("prod-weu"), oidc("lab", OidcTrust::default()));
    let namespaces = list(&["payments", "billing"]);
    let mut written = 0;
    for (kind, cluster, identity) in [("aks", &prod, &azure), ("oidc", &lab, &provider)] {
        for method in methods(cluster, identity) {
            for contexts in [1, 2] {
                let choices = one(cluster, &namespaces[..contexts], method);
                for setting in compose_options(&choices) {
                    // What does not depend on how many there are is written once.
                    if contexts == 2 && setting != ComposeOption::CurrentContext {
                        continue;
                    }
                    let options = changed(setting);
                    let name = format!("options/{kind}-{}-{}", method.name(), word(setting));
                    let text = check_with(&name, &choices, &options, &holder(identity));
                    let plain = made(&choices, &Options::default(), &holder(identity)).unwrap();
                    let same = text == plain.to_yaml().unwrap();
                    // The name of the file is not in it; a version may be the helper's own.
                    let may =
                        matches!(setting, ComposeOption::FileName | ComposeOption::ApiVersion);
                    assert!(!same || may, "{name} changes something");
                    written += 1;
                }
            }
        }
    }
    assert!(written >= 40, "{written}");
}

#[test]
fn each_mode_of_azure_kubelogin_gets_just_the_arguments_it_takes() {
    for cloud in Cloud::ALL {
        let identity = entra(cloud);
        let prod = aks("prod");
        for (method, mode, needed, allowed) in AZURE {
            let dir = Some("/home/alice/work".to_owned());
            for cache_dir in [None, dir] {
                let options = Options { cache_dir, ..Options::default() };
                let all = args(&one(&prod, &[], method), &options, &holder(&identity));
                assert_eq!(all[..3], ["get-token", "--login", mode]);
                let mut flags = Vec::new();
                let mut rest = all[3..].iter();
                while let Some(flag) = rest.next() {
                    match flag.split_once('=') {
                        Some((name, _)) => flags.push(name),
                        None => {
                            flags.push(flag.as_str());
                            let value = rest.next().expect("a value");
                            assert!(!value.starts_with('-') && !value.is_empty());
                        }
                    }
                }
                for flag in needed {
                    assert!(flags.contains(flag), "{mode}: {flag} is missing in {all:?}");
                }
                for flag in &flags {
                    let known = needed.contains(flag) || allowed.contains(flag);
                    assert!(known, "{mode} does not take {flag}");
                }
                // Where its converter puts it.
                assert_eq!(flags[0], "--server-id");
                let own = matches!(method, Method::Interactive | Method::DeviceCode);
                let cached = options.cache_dir.is_some() && own;
                assert_eq!(flags.get(1) == Some(&"--cache-dir"), cached);
                // An unknown environment silently means the public cloud.
                let named = flags.contains(&"--environment") != flags.contains(&"--authority-host");
                assert_eq!(named, own, "{mode}");
                let host = all.iter().skip_while(|arg| *arg != "--authority-host").nth(1);
                assert!(host.is_none_or(|host| host.ends_with('/')), "it must end with a slash");
            }
        }
    }
}

/// What each grant of int128/kubelogin's `get-token` takes beside what all take
/// (`docs/usage.md`, the names in brackets).
const GRANTS: [(Method, Option<&str>, &[&str]); 3] = [
    (
        Method::Browser,
        None,
        &["--oidc-auth-request-extra-params", "--oidc-pkce-method", "--skip-open-browser"],
    ),
    (Method::DeviceCode, Some("device-code"), &["--skip-open-browser"]),
    (
        Method::Keyboard,
        Some("authcode-keyboard"),
        &["--oidc-auth-request-extra-params", "--oidc-pkce-method", "--oidc-redirect-url"],
    ),
];
const ALL_GRANTS: [&str; 6] = [
    "--oidc-issuer-url",
    "--oidc-client-id",
    "--oidc-extra-scope",
    "--token-cache-storage",
    "--certificate-authority-data",
    "--grant-type",
];

#[test]
fn each_grant_of_int128_kubelogin_gets_just_the_arguments_it_takes() {
    let identity = dex();
    let trust = OidcTrust {
        scopes: list(&["groups"]),
        auth_params: list(&["prompt=consent"]),
        certificate_authority_data: Some(CA.into()),
        ..OidcTrust::default()
    };
    let dev = oidc("dev", trust);
    let options = Options { no_browser: true, keyring: true, ..Options::default() };
    for (method, grant, own) in GRANTS {
        let all = args(&one(&dev, &[], method), &options, &holder(&identity));
        assert_eq!(all[..2], ["oidc-login", "get-token"]);
        let flags: Vec<&str> = all[2..].iter().map(|arg| arg.split('=').next().unwrap()).collect();
        for flag in own.iter().chain(&ALL_GRANTS[..5]) {
            assert!(flags.contains(flag), "{flag} is missing in {all:?}");
        }
        for flag in &flags {
            assert!(own.contains(flag) || ALL_GRANTS.contains(flag), "{flag} in {all:?}");
        }
        let given = all.iter().find_map(|arg| arg.strip_prefix("--grant-type="));
        assert_eq!(given, grant);
    }
}

#[test]
fn every_helper_says_how_to_install_the_right_one_and_whether_it_needs_the_terminal() {
    let (identity, plain) = (entra(Cloud::Public), dex());
    let (prod, dev) = (aks("prod"), oidc("dev", OidcTrust::default()));
    for (cluster, who) in [(&prod, holder(&identity)), (&dev, holder(&plain))] {
        for method in cluster.methods.iter().filter(|method| !method.holds_token()) {
            for version in [None, Some(ExecVersion::V1), Some(ExecVersion::V1Beta1)] {
                let options = Options { version, ..Options::default() };
                let file = made(&one(cluster, &[], *method), &options, &who).expect("composes");
                let exec = file.users[0].value.exec().expect("exec");
                let (tool, test) = match exec.command.as_str() {
                    "kubelogin" => ("Microsoft.Azure.Kubelogin", "kubelogin convert-kubeconfig"),
                    _ => ("krew install oidc-login", "kubectl oidc-login setup"),
                };
                assert!(exec.install_hint.contains(tool) && exec.install_hint.contains(test));
                let first = match method {
                    Method::AzureCli => "az login",
                    Method::Azd => "azd auth login",
                    _ => "",
                };
                assert!(exec.install_hint.contains(first), "{}", exec.install_hint);
                let terminal = matches!(method, Method::DeviceCode | Method::Keyboard);
                let mode = if terminal { "IfAvailable" } else { "Never" };
                assert_eq!(exec.interactive_mode, mode, "{}", method.name());
                if let Some(version) = version {
                    assert_eq!(exec.api_version, version.name());
                }
            }
        }
    }
}

#[test]
fn hostile_claims_stay_in_names_and_are_made_safe() {
    let identity = entra(Cloud::Public);
    let prod = aks("prod-weu");
    let hostile = "--x\"; $(touch pwned) `id` <img src=x onerror=alert(1)>\n\u{202e}: {a: b}@evil";
    let who = Holder { user: hostile, login_hint: Some(hostile), ..holder(&identity) };
    let text = check("hostile", &one(&prod, &[], Method::Interactive), &who);
    assert!(!text.contains("login-hint") && !text.contains("$(") && !text.contains('<'));
}

/// Whether a name may stand in any shell, file name and YAML reader as it is.
fn plain_name(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || "._@+-".contains(c);
    !name.is_empty() && name.len() <= 132 && !name.starts_with('-') && name.chars().all(plain)
}

proptest! {
    #[test]
    fn whatever_the_claims_names_are_plain_and_arguments_keep_their_places(
        user in any::<String>(),
        hint in proptest::option::of(any::<String>()),
        tenant in prop_oneof![any::<String>(), "--[a-z]{1,9}", "[0-9a-f-]{1,36}"],
        typed in any::<String>(),
    ) {
        let identity = entra(Cloud::Public);
        let (a, b) = (aks("prod"), oidc("dev", OidcTrust::default()));
        let (hint, tenant) = (hint.as_deref(), Some(tenant.as_str()));
        let who = Holder { user: &user, login_hint: hint, tenant, ..holder(&identity) };
        let (x, y) = (list(&["x"]), list(&["y"]));
        let choices = [
            choice(&a, &x, Method::Interactive),
            choice(&a, &y, Method::DeviceCode),
            choice(&b, &[], Method::Browser),
        ];
        let options = Options { context: Some(typed), ..Options::default() };
        let alone = made(&choices[..1], &options, &who).expect("composes");
        let name = &alone.contexts[0].name;
        prop_assert!(plain_name(&name.replace(['/', ':'], ".")), "{name}");
        prop_assert_eq!(&alone.current_context, name);
        let file = made(&choices, &options, &who).expect("composes");
        let mut seen = std::collections::BTreeSet::new();
        for context in &file.contexts {
            prop_assert!(plain_name(&context.name) && seen.insert(&context.name), "{}", context.name);
            prop_assert!(file.clusters.iter().any(|c| c.name == context.value.cluster));
            prop_assert!(file.users.iter().any(|u| u.name == context.value.user));
        }
        for user in &file.users {
            prop_assert!(plain_name(&user.name), "{}", user.name);
            let args = &user.value.exec().expect("exec").args;
            prop_assert!(!args.iter().any(|arg| arg.contains(char::is_control)), "{:?}", args);
            // No claim stands alone where a flag could.
            for flag in args.iter().filter(|arg| arg.starts_with('-')) {
                let name = flag.split('=').next().expect("a name");
                prop_assert!(FLAGS.contains(&name), "{flag}");
            }
        }
        prop_assert!(!file.holds_secret());
    }
}

/// Every flag that is ever written.
const FLAGS: [&str; 10] = [
    "--login",
    "--server-id",
    "--client-id",
    "--tenant-id",
    "--environment",
    "--login-hint",
    "--oidc-issuer-url",
    "--oidc-client-id",
    "--oidc-extra-scope",
    "--oidc-pkce-method",
];

#[test]
fn a_token_method_without_a_token_is_refused() {
    let identity = dex();
    let dev = oidc("dev", OidcTrust::default());
    for method in [Method::Token, Method::Builtin] {
        let without = [Choice { token: None, ..choice(&dev, &[], method) }];
        let refused = made(&without, &Options::default(), &holder(&identity));
        assert_eq!(refused.unwrap_err(), ComposeError::NoToken);
    }
}

#[test]
fn no_secret_of_a_file_is_printed_by_debug() {
    let identity = dex();
    let cluster = oidc("lab", OidcTrust::default());
    for method in [Method::Builtin, Method::Token] {
        let choice = Choice {
            cluster: &cluster,
            namespaces: &[],
            method,
            token: Some(BorrowedToken("header.payload.signature")),
        };
        let options = Options::default();
        let file =
            compose(&[choice], &options, &holder(&identity), &NameTemplates::default(), &hints())
                .unwrap();
        let printed = format!("{file:?} {file:#?}");
        assert!(!printed.contains("header.payload.signature"), "{printed}");
        assert_eq!(printed.matches("[redacted]").count(), 2);
        assert!(printed.contains("https://lab.example:443"), "the rest is there");
        assert!(file.to_yaml().unwrap().contains("header.payload.signature"));
    }
}
