//! Each kind of kubeconfig against a file that a person can open.
//!
//! `UPDATE_GOLDEN=1 cargo test --test golden` writes the files anew; read the difference before
//! you commit it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![cfg(not(target_arch = "wasm32"))]

use proptest::prelude::*;
use purser::clouds::Cloud;
use purser::config::{
    Aks, Cluster, Entra, Identity, Method, Names, OidcProvider, OidcTrust, Provider, Trust,
};
use purser::kubeconfig::{Choice, ComposeError, Holder, compose, file_name, preview};
use purser::ui::text::en::kubeconfig::hints;

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
            hosts: Vec::new(),
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

const AKS_METHODS: [Method; 3] = [Method::Interactive, Method::AzureCli, Method::DeviceCode];
const OIDC_METHODS: [Method; 3] = [Method::Browser, Method::Builtin, Method::Token];

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
        id_token: Some("header.payload.signature"),
    }
}

fn check(name: &str, choices: &[Choice<'_>], holder: &Holder<'_>) -> String {
    let file = compose(choices, holder, &Names::default(), &hints()).expect("composes");
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
    let path = format!("{}/tests/golden/{name}.yaml", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, &text).expect("golden file is written");
    }
    let golden = std::fs::read_to_string(&path).expect("golden file is there");
    assert_eq!(text, golden, "{name}: differs from tests/golden/{name}.yaml");
    text
}

fn one<'a>(cluster: &'a Cluster, namespace: Option<&'a str>, method: Method) -> [Choice<'a>; 1] {
    [Choice { cluster, namespace, method }]
}

#[test]
fn aks_by_each_method() {
    let identity = entra(Cloud::Public);
    let prod = aks("prod-weu");
    let who = holder(&identity);
    check("aks-interactive", &one(&prod, Some("payments"), Method::Interactive), &who);
    check("aks-azurecli", &one(&prod, Some("payments"), Method::AzureCli), &who);
    check("aks-devicecode", &one(&prod, None, Method::DeviceCode), &who);
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
        check(name, &one(&gov, None, Method::Interactive), &holder(&identity));
    }
}

#[test]
fn aks_signs_in_to_the_cluster_own_tenant() {
    let identity = entra(Cloud::Public);
    let trust =
        Aks { tenant_id: Some("0a0a0a0a-1b1b-4c2c-8d3d-4e4e4e4e4e4e".into()), ..Aks::default() };
    let other = cluster("other", Trust::Aks(trust), &AKS_METHODS);
    let text = check("aks-other-tenant", &one(&other, None, Method::AzureCli), &holder(&identity));
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
    check("oidc-browser", &one(&dev, Some("payments"), Method::Browser), &who);
    check("oidc-builtin", &one(&dev, Some("payments"), Method::Builtin), &who);
    check("oidc-token", &one(&dev, Some("payments"), Method::Token), &who);
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
    check("oidc-browser-entra", &one(&own, Some("team-a"), Method::Browser), &who);
    // The API server accepts only kubectl's client, so a token of the page would be refused.
    let refused = compose(&one(&own, None, Method::Token), &who, &Names::default(), &hints());
    assert_eq!(refused.unwrap_err(), ComposeError::Method);
}

#[test]
fn several_clusters_in_one_file() {
    let identity = entra(Cloud::Public);
    let (a, b) = (aks("prod-weu"), aks("prod.weu"));
    let mut c = aks("far");
    c.tls_server_name = Some("api.internal".into());
    c.proxy_url = Some("socks5://proxy.example:1080".into());
    c.certificate_authority_data = None;
    let choices = [
        Choice { cluster: &a, namespace: Some("x"), method: Method::Interactive },
        Choice { cluster: &b, namespace: None, method: Method::Interactive },
        Choice { cluster: &c, namespace: Some("y"), method: Method::AzureCli },
    ];
    check("several", &choices, &holder(&identity));
    assert_eq!(file_name(&choices), "kubeconfig.yaml");
    assert_eq!(file_name(&choices[..1]), "kubeconfig-prod-weu.yaml");
}

#[test]
fn hostile_claims_stay_in_names_and_are_made_safe() {
    let identity = entra(Cloud::Public);
    let prod = aks("prod-weu");
    let hostile = "--x\"; $(touch pwned) `id` <img src=x onerror=alert(1)>\n\u{202e}: {a: b}@evil";
    let who = Holder { user: hostile, login_hint: Some(hostile), ..holder(&identity) };
    let text = check("hostile", &one(&prod, None, Method::Interactive), &who);
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
    ) {
        let identity = entra(Cloud::Public);
        let (a, b) = (aks("prod"), oidc("dev", OidcTrust::default()));
        let (hint, tenant) = (hint.as_deref(), Some(tenant.as_str()));
        let who = Holder { user: &user, login_hint: hint, tenant, ..holder(&identity) };
        let choices = [
            Choice { cluster: &a, namespace: Some("x"), method: Method::Interactive },
            Choice { cluster: &a, namespace: Some("y"), method: Method::DeviceCode },
            Choice { cluster: &b, namespace: None, method: Method::Browser },
        ];
        let file = compose(&choices, &who, &Names::default(), &hints()).expect("composes");
        let mut seen = std::collections::BTreeSet::new();
        for context in &file.contexts {
            prop_assert!(plain_name(&context.name) && seen.insert(&context.name), "{}", context.name);
            prop_assert!(file.clusters.iter().any(|c| c.name == context.value.cluster));
            prop_assert!(file.users.iter().any(|u| u.name == context.value.user));
        }
        for user in &file.users {
            prop_assert!(plain_name(&user.name), "{}", user.name);
            let args = &user.value.exec.as_ref().expect("exec").args;
            prop_assert!(!args.iter().any(|arg| arg.contains(char::is_control)), "{:?}", args);
            // No claim stands alone where a flag could.
            for flag in args.iter().filter(|arg| arg.starts_with('-')) {
                let name = flag.split('=').next().expect("a name");
                prop_assert!(FLAGS.contains(&name), "{flag}");
            }
        }
        prop_assert!(file.secrets().is_empty());
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
    let who = Holder { id_token: None, ..holder(&identity) };
    for method in [Method::Token, Method::Builtin] {
        let refused = compose(&one(&dev, None, method), &who, &Names::default(), &hints());
        assert_eq!(refused.unwrap_err(), ComposeError::NoToken);
    }
}

#[test]
fn no_secret_of_a_file_is_printed_by_debug() {
    let identity = dex();
    let cluster = oidc("lab", OidcTrust::default());
    for method in [Method::Builtin, Method::Token] {
        let choice = Choice { cluster: &cluster, namespace: None, method };
        let file = compose(&[choice], &holder(&identity), &Names::default(), &hints()).unwrap();
        let printed = format!("{file:?} {file:#?}");
        assert!(!printed.contains("header.payload.signature"), "{printed}");
        assert_eq!(printed.matches("[redacted]").count(), 2);
        assert!(printed.contains("https://lab.example:443"), "the rest is there");
        assert!(file.to_yaml().unwrap().contains("header.payload.signature"));
    }
}
