//! `kubeconfig`: the file without a token that the page would hand over.

use std::fs;
use std::process::Command;
use std::time::{Duration, Instant};

use purser::config::{self, Cluster, Identity, Method, Portal, Provider, Surroundings, Trust};
use purser::kubeconfig::{Choice, Holder, Kubeconfig, Options, compose, methods};
use purser::ui::text::{kubeconfig as messages, terminal as words};
use serde_json::Value;

use super::{Ran, given, run, text_of};
use crate::fixtures;

/// A file with a cluster of every kind.
pub const KINDS: &str = "tests/fixtures/cli/portal-kinds.yaml";
const EXAMPLE: &str = "public/portal.example.yaml";
/// 2027-01-31, in seconds.
const NOW: i64 = 1_801_353_600;
const USER: &str = "alice@contoso.example";

fn portal(path: &str) -> Portal {
    let reading =
        config::read_closely(&fs::read_to_string(path).unwrap(), &Surroundings::default());
    assert!(reading.mistakes.is_empty(), "{:?}", reading.mistakes);
    reading.portal
}

fn of(path: &str, more: &[&str]) -> Ran {
    run(&[&["kubeconfig", path, "--at", "2027-01-31"][..], more].concat())
}

/// What the page makes of choices, for a person with this name.
fn composed(
    portal: &Portal,
    choices: &[(&Cluster, Method)],
    namespaces: &[String],
    user: &str,
) -> String {
    let name = &choices[0].0.identity;
    let identity: &Identity = portal.identities.iter().find(|one| one.name == *name).unwrap();
    let (issuer, tenant) = match &identity.provider {
        Provider::Entra(entra) => (
            format!("https://login.microsoftonline.com/{}/v2.0", entra.tenant),
            Some(entra.tenant.as_str()).filter(|tenant| !tenant.contains('.')),
        ),
        Provider::Oidc(oidc) => (oidc.issuer.clone(), None),
    };
    let holder = Holder {
        user,
        login_hint: Some(user).filter(|user| !user.is_empty() && identity.entra().is_some()),
        tenant,
        issuer: &issuer,
        identity,
        offline_access: identity.entra().is_some(),
        refresh_token: None,
        portal: portal.url.as_deref().unwrap_or_default(),
        now: NOW,
    };
    let choices: Vec<Choice<'_>> = choices
        .iter()
        .map(|(cluster, method)| Choice { cluster, namespaces, method: *method, token: None })
        .collect();
    let mut made: Kubeconfig =
        compose(&choices, &Options::default(), &holder, &portal.names, &messages::hints()).unwrap();
    if portal.url.is_none() {
        made.clusters.iter_mut().for_each(|cluster| cluster.value.origin = None);
    }
    made.to_yaml().unwrap()
}

/// What kubectl makes of a file.
fn viewed(text: &str) -> Value {
    let path = fixtures::scratch("cli-kubeconfig").join("made.yaml");
    fs::write(&path, text).unwrap();
    let output = Command::new(fixtures::kubectl())
        .args(["config", "view", "--raw", "--output", "json", "--kubeconfig", text_of(&path)])
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn identity_of<'a>(portal: &'a Portal, cluster: &Cluster) -> &'a Identity {
    portal.identities.iter().find(|one| one.name == cluster.identity).unwrap()
}

#[test]
fn every_cluster_with_every_method_is_what_the_page_makes_and_kubectl_reads_it() {
    let mut count = 0;
    for path in [KINDS, EXAMPLE] {
        let portal = portal(path);
        for cluster in portal.clusters.iter().filter(|one| !matches!(one.trust, Trust::Arc(_))) {
            for method in methods(cluster, identity_of(&portal, cluster)) {
                let wish = ["--cluster", &cluster.name, "--method", method.name()];
                if method.holds_token() {
                    let ran = of(path, &wish);
                    assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{wish:?}");
                    let told = words::token_method(method.name());
                    assert!(ran.err.contains(&told), "{}", ran.err);
                    continue;
                }
                for (user, namespaces) in [("", &[][..]), (USER, &["payments".to_owned()])] {
                    let mut more = wish.to_vec();
                    namespaces.iter().for_each(|one| more.extend(["--namespace", one]));
                    if !user.is_empty() {
                        more.extend(["--user", user]);
                    }
                    let ran = of(path, &more);
                    let wanted = composed(&portal, &[(cluster, method)], namespaces, user);
                    assert_eq!((ran.code, ran.out.as_str()), (0, wanted.as_str()), "{more:?}");
                    let seen = viewed(&ran.out);
                    assert_eq!(seen["clusters"][0]["cluster"]["server"], cluster.server.as_str());
                    let context = &seen["contexts"][0];
                    let namespace = namespaces.first().map(String::as_str);
                    assert_eq!(context["context"]["namespace"].as_str(), namespace);
                    assert_eq!(seen["current-context"], context["name"]);
                    let user = seen["users"][0]["user"].as_object().unwrap();
                    assert_eq!(user.keys().collect::<Vec<_>>(), ["exec"], "{more:?}");
                    count += 1;
                }
            }
        }
    }
    assert!(count > 25, "{count}");
}

#[test]
fn what_is_left_out_is_as_the_page_preselects_it() {
    let portal = portal(KINDS);
    let named = |name: &str| portal.clusters.iter().find(|one| one.name == name).unwrap();
    let (weu, eus) = (named("prod-weu"), named("prod-eus"));
    for (given, method) in [(weu, Method::Interactive), (eus, Method::AzureCli)] {
        let ran = of(KINDS, &["--cluster", &given.name]);
        assert_eq!(ran.out, composed(&portal, &[(given, method)], &[], ""));
    }
    // Of several, the first that all of them have.
    for (one, other, method) in [(weu, eus, Method::Interactive), (eus, weu, Method::AzureCli)] {
        let ran = of(KINDS, &["--cluster", &one.name, "--cluster", &other.name]);
        let wanted = composed(&portal, &[(one, method), (other, method)], &[], "");
        assert_eq!((ran.code, ran.out), (0, wanted));
    }
    // Where they share none, each has its own.
    let ran = of(KINDS, &["--cluster", "prod-weu", "--cluster", "sandbox", "--format", "json"]);
    let told: Value = serde_json::from_str(&ran.err).unwrap();
    let methods: Vec<_> = told["contexts"].as_array().unwrap().iter().collect();
    assert_eq!(
        (&methods[0]["method"], &methods[1]["method"]),
        (&"interactive".into(), &"browser".into())
    );
    assert_eq!(ran.code, 0);
}

#[test]
fn of_several_namespaces_each_has_a_context() {
    let portal = portal(KINDS);
    let namespaces = ["billing".to_owned(), "payments".to_owned()];
    let more = ["--cluster", "prod-weu", "--namespace", "billing", "--namespace", "payments"];
    let ran = of(KINDS, &more);
    let cluster = &portal.clusters[0];
    assert_eq!(ran.out, composed(&portal, &[(cluster, Method::Interactive)], &namespaces, ""));
    let ran = of(KINDS, &[&more[..], &["--format", "json"]].concat());
    let told: Value = serde_json::from_str(&ran.err).unwrap();
    assert_eq!((ran.code, &told["current"]), (0, &"prod-weu-billing".into()));
    let of_each = |member: &str| -> Vec<String> {
        let all = told["contexts"].as_array().unwrap().iter();
        all.map(|one| one[member].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(of_each("name"), ["prod-weu-billing", "prod-weu-payments"]);
    assert_eq!(of_each("namespace"), namespaces);
}

#[test]
fn what_the_file_does_not_have_is_told_with_what_is_nearest() {
    for (more, code, said) in [
        (&["--cluster", "prod-wue"][..], "unknown-cluster", "“prod-weu”"),
        (&["--cluster", "found-in-azure"], "unknown-cluster", words::FOUND_ON_PAGE),
        (&["--cluster", "lab", "--method", "browsr"], "unknown-method", "“browser”"),
        (&["--cluster", "lab", "--method", "interactive"], "unknown-method", "browser"),
        (&["--cluster", "lab", "--method", "builtin"], "token-method", "browser"),
        (&["--cluster", "prod-weu", "--namespace", "paymets"], "unknown-namespace", "“payments”"),
        (&["--cluster", "lab", "--namespace", "Not_A_Name"], "namespace", "Not_A_Name"),
        (&["--cluster", "lab", "--identity", "dx"], "unknown-identity", "dex"),
        (&["--cluster", "lab", "--identity", "contoso"], "other-identity", "contoso"),
        (&["--cluster", "lab", "--cluster", "prod-weu"], "other-identity", words::FILE_FOR_EACH),
        (&["--cluster", "shop"], "arc", "az connectedk8s proxy"),
    ] {
        let ran = of(KINDS, more);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{more:?}");
        assert!(ran.err.contains(said), "{more:?}: {}", ran.err);
        let ran = of(KINDS, &[more, &["--format", "json"]].concat());
        let told: Value = serde_json::from_str(&ran.err).unwrap();
        assert_eq!((ran.code, ran.out.as_str(), &told["error"]["code"]), (2, "", &code.into()));
    }
}

#[test]
fn a_cluster_with_nothing_but_tokens_is_a_mistake_of_the_file() {
    let text = fs::read_to_string(KINDS).unwrap();
    let text = text.replace("methods: [browser, keyboard, builtin, token]", "methods: [builtin]");
    let ran = given(&["kubeconfig", "-", "--cluster", "sandbox"], text.as_bytes());
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains(&words::see_check("-")), "{}", ran.err);
}

#[test]
fn a_sign_in_alone_knows_some_tenants_and_issuers() {
    let text = fs::read_to_string(KINDS).unwrap();
    let text =
        text.replace("tenant: aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa", "tenant: contoso.example");
    let ran = given(&["kubeconfig", "-", "--cluster", "sandbox"], text.as_bytes());
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains(words::NO_ISSUER.0), "{}", ran.err);
    let text = text.replace("tenant: contoso.example", "tenant: organizations");
    let ran = given(&["kubeconfig", "-", "--cluster", "prod-weu"], text.as_bytes());
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains(words::NO_TENANT.0), "{}", ran.err);
}

#[test]
fn what_only_the_provider_knows_is_told() {
    let ran = of(KINDS, &["--cluster", "lab"]);
    assert_eq!(ran.code, 0);
    assert!(ran.err.contains(words::OFFLINE_UNKNOWN.0), "{}", ran.err);
    for name in ["edge", "prod-weu", "sandbox"] {
        let ran = of(KINDS, &["--cluster", name]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{name}");
    }
}

#[test]
fn mistakes_stop_it_only_where_they_stop_the_page() {
    let text = fs::read_to_string(KINDS).unwrap();
    let stopped = text.replace("issuer: https://dex", "isuer: https://dex");
    let ran = given(&["kubeconfig", "-", "--cluster", "lab"], stopped.as_bytes());
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(ran.err.contains(words::STOPS_SIGN_IN), "{}", ran.err);
    // A faulty entry harms only itself.
    let faulty = text.replace("https://edge.contoso", "http://edge.contoso");
    let ran = given(&["kubeconfig", "-", "--cluster", "prod-weu"], faulty.as_bytes());
    let told = words::portal_faulty(&words::mistakes(1, 0));
    assert!(ran.code == 0 && ran.err.contains(&told), "{}", ran.err);
    let ran = given(&["kubeconfig", "-", "--cluster", "edge"], faulty.as_bytes());
    assert!(ran.code == 2 && ran.err.contains("purser check"), "{}", ran.err);
    assert_eq!(run(&["kubeconfig", "no-such-file", "--cluster", "a"]).code, 2);
}

#[test]
fn hostile_arguments_get_nowhere() {
    let odd = "\u{1b}[31mx\n- name: evil\u{202e}";
    for (option, value) in [
        ("--cluster", odd),
        ("--method", odd),
        ("--namespace", odd),
        ("--identity", odd),
        ("--portal", "javascript:alert(1)"),
        ("--portal", "http://k8s.contoso.example/"),
        ("--portal", "https://k8s.contoso.example/?a=b"),
        ("--portal", "https://alice@k8s.contoso.example/"),
    ] {
        let mut more = vec![option, value];
        if option != "--cluster" {
            more.extend(["--cluster", "lab"]);
        }
        let ran = of(KINDS, &more);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{more:?}");
        let hidden = |c: char| c != '\n' && (c.is_control() || c == '\u{202e}');
        assert!(!ran.err.contains(hidden), "{:?}", ran.err);
    }
    // A user name is a value in the file, and no more than that.
    let user = "a\"b\n- name: evil";
    let ran = of(KINDS, &["--cluster", "prod-weu", "--user", user]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let seen = viewed(&ran.out);
    assert_eq!(seen["users"].as_array().unwrap().len(), 1);
    let args = seen["users"][0]["user"]["exec"]["args"].as_array().unwrap();
    let odd = args.iter().any(|arg| arg.as_str() == Some("- name: evil"));
    assert!(!odd, "{args:?}");
}

#[test]
fn the_address_of_the_page_is_kept_as_the_page_writes_it() {
    let ran =
        of(KINDS, &["--cluster", "lab", "--portal", "https://Other.example:443/a/index.html"]);
    assert!(ran.code == 0 && ran.out.contains("https://other.example/a/\n"), "{}", ran.out);
    let ran = of(KINDS, &["--cluster", "lab"]);
    assert!(ran.out.contains("https://k8s.contoso.example/portal/\n"), "{}", ran.out);
}

#[test]
fn of_a_thousand_clusters_one_is_made_at_once() {
    let mut text = "apiVersion: purser/v1\nidentities:\n  - name: dex\n    oidc: {issuer: https://dex.example, clientId: p}\nclusters:\n".to_owned();
    for number in 0..1000 {
        let entry = format!(
            "  - name: c{number}\n    server: https://c{number}.example\n    oidc: {{offlineAccess: true}}\n    namespaces: [payments, billing]\n"
        );
        text.push_str(&entry);
    }
    let path = fixtures::scratch("cli-kubeconfig-many").join("portal.yaml");
    fs::write(&path, text).unwrap();
    // The least of several runs: the machine has other things to do.
    let took = (0..8).map(|_| {
        let start = Instant::now();
        let ran = run(&["kubeconfig", text_of(&path), "--cluster", "c999"]);
        assert!(ran.code == 0 && ran.out.contains("https://c999.example\n"), "{}", ran.err);
        start.elapsed()
    });
    let took = took.min().unwrap();
    // A build without optimisation takes several times as long.
    let limit = if cfg!(debug_assertions) { 500 } else { 50 };
    assert!(took < Duration::from_millis(limit), "{took:?}");
}
