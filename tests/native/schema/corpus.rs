//! Files that people write, good and bad, before the schema and the reader.

use std::fs;
use std::path::{Path, PathBuf};

use purser::yaml;

use super::{Checker, json_of, reader_refuses};
use crate::fixtures;

/// A file that both take.
pub const GOOD: &str = "\
apiVersion: purser/v1
title: Contoso
url: https://k8s.contoso.example/
support: { text: '#platform', url: 'mailto:platform@contoso.example' }
identities:
  - name: contoso
    entra:
      tenant: contoso.onmicrosoft.com
      clientId: 11111111-1111-4111-8111-111111111111
      cloud: public
  - name: dex
    redirect: signin-2.html
    trustTls: false
    oidc:
      issuer: https://dex.example.com
      clientId: purser
      scopes: [groups]
azure: { identity: contoso, discover: yes }
clusters:
  - name: prod
    identity: contoso
    server: https://prod.example:443
    aks:
    namespaces: [payments, { name: billing, groups: [g] }]
  - name: lab
    identity: dex
    server: https://lab.example
    oidc: { audiences: [kubernetes, purser], clientId: kubernetes, authParams: [prompt=consent] }
    methods: [browser, builtin, token]
  - name: edge
    identity: contoso
    server:
    arc:
      resourceId: /subscriptions/33333333-3333-4333-8333-333333333333/resourceGroups/edge/providers/Microsoft.Kubernetes/connectedClusters/edge
names: { context: '{cluster}-{namespace}' }
";

/// A passage of the good file, and what makes a bad one of it: both refuse it.
const BAD: [(&str, &str); 42] = [
    // Unknown keys, in each part.
    ("title:", "titel:"),
    ("support: {", "support: { mail: a,"),
    ("    trustTls: false", "    trustTLS: false"),
    ("      cloud: public", "      clod: public"),
    ("      scopes: [groups]", "      scope: [groups]"),
    ("azure: {", "azure: { tenant: a,"),
    ("    server: https://prod", "    colour: red\n    server: https://prod"),
    ("    aks:", "    aks: { resourceID: a }"),
    ("oidc: { ", "oidc: { groups: a, "),
    ("      resourceId:", "      name: edge\n      resourceId:"),
    ("groups: [g]", "group: g"),
    ("names: {", "names: { contxt: '{cluster}',"),
    // Wrong types.
    ("title: Contoso", "title: [Contoso]"),
    ("title: Contoso", "title: 1"),
    ("    trustTls: false", "    trustTls: 'false'"),
    ("scopes: [groups]", "scopes: groups"),
    (
        "support: { text: '#platform', url: 'mailto:platform@contoso.example' }",
        "support: '#platform'",
    ),
    ("discover: yes", "discover: 1"),
    ("    aks:\n", "    aks: true\n"),
    ("[payments, {", "[1, {"),
    ("[payments, {", "[null, {"),
    ("names: { context: '{cluster}-{namespace}' }", "names: []"),
    // What must be there.
    ("apiVersion: purser/v1\n", ""),
    ("apiVersion: purser/v1", "apiVersion:"),
    ("text: '#platform', ", ""),
    ("      tenant: contoso.onmicrosoft.com\n", ""),
    ("      issuer: https://dex.example.com\n", ""),
    ("    server: https://prod.example:443\n", ""),
    ("    server: https://prod.example:443", "    server:"),
    ("    aks:\n", ""),
    ("    aks:\n", "    aks:\n    oidc: {}\n"),
    // Words and forms.
    ("purser/v1", "purser/v2"),
    ("cloud: public", "cloud: azure"),
    ("signin-2.html", "signin.html"),
    ("[browser, builtin, token]", "[interactive]"),
    ("[browser, builtin, token]", "[]"),
    ("https://k8s.contoso.example/", "https://k8s.contoso.example"),
    ("https://dex.example.com", "http://dex.example.com"),
    ("https://prod.example:443", "prod.example"),
    ("11111111-1111-4111-8111-111111111111", "mine"),
    ("[payments, {", "[Payments, {"),
    ("'{cluster}-{namespace}'", "'{namespace}'"),
];

/// Whether each of the two refuses a text.
fn both(checker: &Checker, text: &str) -> (Option<String>, Option<String>) {
    let root = yaml::read(text).unwrap_or_else(|error| panic!("{error:?}\n{text}"));
    (checker.refuses(&json_of(&root)), reader_refuses(text))
}

#[test]
fn a_file_with_everything_passes_both() {
    assert_eq!(both(&Checker::new(), GOOD), (None, None));
}

#[test]
fn what_is_bad_by_itself_both_refuse() {
    let checker = Checker::new();
    for (from, to) in BAD {
        assert!(GOOD.contains(from), "{from:?} is not in the file");
        let (schema, reader) = both(&checker, &GOOD.replacen(from, to, 1));
        assert!(schema.is_some(), "the schema takes {to:?} for {from:?}");
        assert!(reader.is_some(), "the reader takes {to:?} for {from:?}");
    }
}

/// Every file of a folder that is a `portal.yaml`.
fn portals(folder: &Path, into: &mut Vec<(PathBuf, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            portals(&path, into);
        } else if path.extension().is_some_and(|ending| ending == "yaml") {
            let text = fs::read_to_string(&path).unwrap_or_default();
            if text.contains("apiVersion: purser/v1") && yaml::read(&text).is_ok() {
                into.push((path, text));
            }
        }
    }
}

#[test]
fn the_schema_is_never_stricter_than_the_reader_over_the_files_here() {
    let checker = Checker::new();
    let mut found = Vec::new();
    portals(Path::new(&fixtures::path("")), &mut found);
    portals(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/public")), &mut found);
    let mut good = 0;
    for (path, text) in &found {
        match both(&checker, text) {
            (Some(said), None) => panic!("{}: the schema alone says {said}", path.display()),
            (None, None) => good += 1,
            _ => {}
        }
    }
    assert!(found.len() > 5 && good > 3, "{good} of {}", found.len());
}

#[test]
fn the_examples_of_the_reference_pass_the_schema() {
    let checker = Checker::new();
    let text = include_str!("../../../docs/portal-yaml.md");
    let mut seen = 0;
    for block in text.split("```yaml\n").skip(1) {
        let block = block.split("```").next().unwrap();
        let inner = || block.lines().map(|line| format!("      {line}\n")).collect::<String>();
        // Each is a part of a file; the rest is that of the good one.
        let whole = if block.starts_with("support:") {
            let line = GOOD.lines().find(|line| line.starts_with("support:")).unwrap();
            GOOD.replace(&format!("{line}\n"), block)
        } else if block.starts_with("oidc:") {
            let own = "    oidc:\n      issuer: https://dex.example.com\n      clientId: purser\n      scopes: [groups]\n";
            let inner = inner();
            let inner: String = inner.lines().map(|line| format!("{}\n", &line[2..])).collect();
            GOOD.replace(own, &inner).replace("    methods: [browser, builtin, token]\n", "")
        } else {
            continue;
        };
        assert_ne!(whole, GOOD, "{block}");
        assert_eq!(both(&checker, &whole), (None, None), "{whole}");
        seen += 1;
    }
    assert!(seen >= 4, "{seen}");
}
