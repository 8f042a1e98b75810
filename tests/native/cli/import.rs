//! `import`: the clusters of existing kubeconfigs as entries of a `portal.yaml`.

use std::collections::BTreeSet;
use std::fs;

use purser::config::{self, Severity, Surroundings};
use purser::ui::text::terminal as words;
use serde_json::{Value, json};

use super::{Ran, given, run};
use crate::fixtures;

const PORTAL: &str = "apiVersion: purser/v1\nidentities:\n  - name: contoso\n    entra:\n      tenant: contoso.onmicrosoft.com\n      clientId: 11111111-1111-4111-8111-111111111111\n  - name: dex\n    redirect: signin-2.html\n    oidc: {issuer: https://dex.example.com, clientId: purser}\n";
const IDENTITIES: [&str; 4] = ["--aks-identity", "contoso", "--oidc-identity", "dex"];

/// A file with a cluster of every kind; each secret in it has this in its value.
const KINDS: &str = "apiVersion: v1
kind: Config
clusters:
- {name: Prod_WEU, cluster: {server: 'https://prod.hcp.westeurope.azmk8s.io:443'}}
- {name: edge, cluster: {server: 'https://edge.example:6443', tls-server-name: api.internal}}
- {name: plain, cluster: {server: 'http://plain.example'}}
- {name: open, cluster: {server: 'https://open.example', insecure-skip-tls-verify: true}}
- {name: admin, cluster: {server: 'https://admin.example'}}
- {name: proxied, cluster: {server: 'https://proxied.example', proxy-url: 'http://u:hunter2@proxy.example:3128'}}
contexts:
- {name: a, context: {cluster: Prod_WEU, user: aks, namespace: payments}}
- {name: b, context: {cluster: Prod_WEU, user: az, namespace: billing}}
- {name: c, context: {cluster: edge, user: dex}}
- {name: d, context: {cluster: plain, user: dex}}
- {name: e, context: {cluster: open, user: dex}}
- {name: f, context: {cluster: admin, user: admin}}
- {name: g, context: {cluster: proxied, user: dex}}
users:
- name: aks
  user: {exec: {command: kubelogin, args: [get-token, --login, interactive, --server-id, 6dae42f8-4368-4678-94ff-3960e28e3630]}}
- name: az
  user: {exec: {command: kubelogin, args: [get-token, --login, azurecli, --server-id, 6dae42f8-4368-4678-94ff-3960e28e3630]}}
- name: dex
  user: {exec: {command: kubectl, args: [oidc-login, get-token, --oidc-issuer-url=https://dex.example.com, --oidc-client-id=kubernetes, --oidc-extra-scope=groups, --oidc-client-secret=hunter2, --grant-type=device-code], env: [{name: MY_TOKEN, value: hunter2}]}}
- name: admin
  user: {token: hunter2, client-key-data: aHVudGVyMg==, password: hunter2, auth-provider: {name: oidc, config: {refresh-token: hunter2}}}
";

fn import(more: &[&str], text: &[u8]) -> Ran {
    given(&[&["import", "-"][..], &IDENTITIES, more].concat(), text)
}

/// The reader of `portal.yaml` takes what was made.
#[track_caller]
fn is_read(entries: &str) -> usize {
    if entries.is_empty() {
        return 0;
    }
    let reading = config::read_closely(&format!("{PORTAL}{entries}"), &Surroundings::default());
    let wrong = |severity: Severity| severity == Severity::Error;
    let wrong: Vec<_> = reading.mistakes.iter().filter(|one| wrong(one.severity)).collect();
    assert!(reading.usable && wrong.is_empty(), "{wrong:?}\n{entries}");
    reading.portal.clusters.len()
}

#[test]
fn clusters_become_entries_and_credentials_are_named() {
    let ran = import(&["--format", "json"], KINDS.as_bytes());
    assert_eq!((ran.code, is_read(&ran.out)), (1, 2), "{}", ran.out);
    let wanted = "clusters:
- name: prod-weu
  displayName: Prod_WEU
  identity: contoso
  server: https://prod.hcp.westeurope.azmk8s.io:443
  aks: {}
  methods:
  - interactive
  - azurecli
  namespaces:
  - payments
  - billing
- name: edge
  identity: dex
  server: https://edge.example:6443
  tlsServerName: api.internal
  oidc:
    issuer: https://dex.example.com
    clientId: kubernetes
    scopes:
    - groups
  methods:
  - devicecode
";
    assert_eq!(ran.out, wanted);
    let told: Value = serde_json::from_str(&ran.err).unwrap();
    let all = |list: &str, member: &str| -> Vec<String> {
        let all = told[list].as_array().unwrap().iter();
        all.map(|one| one[member].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(all("leftOut", "cluster"), ["plain", "open", "admin", "proxied"]);
    assert_eq!(
        all("discarded", "what"),
        [
            "--oidc-client-secret",
            "MY_TOKEN",
            "token",
            "password",
            "client-key-data",
            "refresh-token"
        ]
    );
    assert_eq!(told["entries"][0]["methods"], json!(["interactive", "azurecli"]));
    assert_eq!(told["discarded"][0]["user"], "dex");
    let ran = import(&[], KINDS.as_bytes());
    for said in [words::IMPORT_INSECURE, words::IMPORT_NO_SIGN_IN, "server: ", "proxyUrl: "] {
        assert!(ran.err.contains(said), "{said}: {}", ran.err);
    }
    for text in [&ran.out, &ran.err] {
        assert!(!text.contains("hunter2") && !text.contains("aHVudGVyMg"), "{text}");
    }
}

#[test]
fn the_same_cluster_in_several_files_is_one_entry() {
    let folder = fixtures::scratch("cli-import");
    let (one, other) = (folder.join("one.yaml"), folder.join("other.yaml"));
    fs::write(&one, KINDS).unwrap();
    fs::write(&other, KINDS.replace("namespace: billing", "namespace: shipping")).unwrap();
    let [one, other] = [&one, &other].map(|path| super::text_of(path));
    let alone = run(&["import", one]).out;
    let both = run(&["import", one, other, "--format", "json"]);
    assert_eq!(both.out, alone.replace("  - billing\n", "  - billing\n  - shipping\n"));
    let told: Value = serde_json::from_str(&both.err).unwrap();
    assert_eq!(told["entries"][0]["files"], json!([one, other]));
    // A cluster at another address has a name of its own.
    fs::write(other, KINDS.replace("https://edge.example", "https://edge-2.example")).unwrap();
    let both = run(&[&["import", one, other][..], &IDENTITIES].concat()).out;
    assert!(both.contains("- name: edge-2\n") && is_read(&both) == 3, "{both}");
    // A name that `portal.yaml` does not take harms only what bears it.
    fs::write(other, KINDS.replace("namespace: billing", "namespace: Not_A_Name")).unwrap();
    let both = run(&[&["import", one, other][..], &IDENTITIES].concat());
    assert_eq!((both.code, is_read(&both.out)), (1, 2), "{}", both.out);
}

#[test]
fn whatever_is_imported_the_portal_reads() {
    let (mut entries, mut files) = (0, 0);
    for folder in ["existing", "cases/b"] {
        for file in fs::read_dir(fixtures::path(folder)).unwrap() {
            let path = file.unwrap().path();
            if path.extension().is_none_or(|end| end != "yaml") {
                continue;
            }
            let bytes = fs::read(&path).unwrap();
            let ran = import(&[], &bytes);
            assert!(ran.code == 2 || !ran.err.is_empty(), "{}", path.display());
            entries += is_read(&ran.out);
            files += 1;
        }
    }
    assert!(files > 40 && entries > 10, "{entries} of {files}");
}

#[test]
fn broken_files_give_entries_that_are_read_or_none() {
    let whole = fixtures::text("existing/merged-rename.yaml");
    let mut codes = BTreeSet::new();
    for text in [whole.as_str(), KINDS] {
        let lines: Vec<&str> = text.lines().collect();
        for gone in 0..lines.len() {
            let left = lines.iter().enumerate().filter(|(at, _)| *at != gone);
            let left: Vec<&str> = left.map(|(_, line)| *line).collect();
            let ran = import(&[], left.join("\n").as_bytes());
            is_read(&ran.out);
            codes.insert(ran.code);
            assert!(!ran.out.contains("hunter2") && !ran.err.contains("hunter2"), "{}", ran.err);
        }
    }
    assert!(codes.contains(&1), "{codes:?}");
}

#[test]
fn what_is_no_kubeconfig_is_told() {
    for (text, code) in [("a: 1\n", 2), ("", 2), ("<html>", 2)] {
        let ran = import(&[], text.as_bytes());
        assert_eq!((ran.code, ran.out.as_str()), (code, ""), "{text}: {}", ran.err);
    }
    assert_eq!(run(&["import", "-", "-"]).code, 2);
    assert_eq!(run(&["import"]).code, 2);
    assert_eq!(run(&["import", "no-such-file"]).code, 2);
    let good = KINDS.lines().filter(|line| {
        !["plain", "open", "admin", "proxied"].iter().any(|name| line.contains(&format!("{name},")))
    });
    let ran = import(&[], good.collect::<Vec<_>>().join("\n").as_bytes());
    assert_eq!((ran.code, is_read(&ran.out)), (0, 2), "{}", ran.err);
}
