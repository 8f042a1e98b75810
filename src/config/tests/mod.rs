//! Every kind of mistake, with its path and place; and files that are no portal at all.

mod clusters;
mod hostile;
mod identities;
mod remarks;
mod top;
mod unworkable;
mod ways;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::*;

/// A file without a mistake: Entra, a plain provider, and a cluster of each kind.
const GOOD: &str = "\
apiVersion: purser/v1
identities:
  - name: contoso
    entra:
      tenant: contoso.onmicrosoft.com
      clientId: 11111111-1111-4111-8111-111111111111
  - name: dex
    redirect: signin-2.html
    oidc:
      issuer: https://dex.example.com
      clientId: purser
clusters:
  - name: prod
    identity: contoso
    server: https://prod.example:443
    aks: {}
  - name: lab
    identity: dex
    server: https://lab.example
    oidc: { audiences: [kubernetes, purser], clientId: kubernetes }
    methods: [browser, builtin, token]
";

fn check(text: &str) -> Reading {
    read_closely(text, &Surroundings::default())
}

/// The good file with one passage changed.
fn changed(from: &str, to: &str) -> String {
    assert!(GOOD.contains(from), "{from:?} is not in the file");
    GOOD.replacen(from, to, 1)
}

/// Asserts that a file has just one mistake, and where; gives what it is.
#[track_caller]
fn only(text: &str, path: &str, line: usize, column: usize) -> What {
    let reading = check(text);
    assert_eq!(reading.mistakes.len(), 1, "{:#?}", reading.mistakes);
    let mistake = reading.mistakes.into_iter().next().unwrap();
    assert_eq!((mistake.path.as_str(), mistake.line, mistake.column), (path, line, column));
    mistake.what
}

fn names(reading: &Reading) -> Vec<&str> {
    reading.portal.clusters.iter().map(|cluster| cluster.name.as_str()).collect()
}

/// Base64 of a real certificate.
fn authority() -> String {
    STANDARD.encode(include_str!("authority.pem"))
}

#[test]
fn a_good_file_has_no_mistakes() {
    let reading = check(GOOD);
    assert_eq!(reading.mistakes, []);
    assert!(reading.usable);
    let [contoso, dex] = reading.portal.identities.as_slice() else { panic!() };
    assert_eq!((contoso.display_name.as_str(), contoso.redirect.as_deref()), ("Microsoft", None));
    assert_eq!((dex.display_name.as_str(), dex.trust_tls), ("dex", false));
    let [prod, lab] = reading.portal.clusters.as_slice() else { panic!() };
    assert_eq!(prod.methods, [Method::Interactive, Method::AzureCli]);
    assert_eq!(lab.methods, [Method::Browser, Method::Builtin, Method::Token]);
    assert_eq!(prod.display_name, "prod");
    assert!(prod.any_namespace && prod.namespaces.is_empty());
    assert_eq!(reading.portal.names, NameTemplates::default());
}

#[test]
fn the_example_has_no_mistakes() {
    let reading = check(include_str!("../../../public/portal.example.yaml"));
    assert_eq!(reading.mistakes, []);
    assert!(reading.usable && !reading.portal.clusters.is_empty());
}

#[test]
fn every_mistake_is_found_at_once_in_the_order_of_the_file() {
    let text = GOOD
        .replace("clientId: 11111111-1111-4111-8111-111111111111", "clientId: mine")
        .replace("https://prod.example:443", "http://prod.example:443")
        .replace("    identity: dex", "    identity: dx\n    colour: red");
    let reading = check(&text);
    let found: Vec<_> =
        reading.mistakes.iter().map(|mistake| (mistake.path.as_str(), mistake.line)).collect();
    assert_eq!(
        found,
        [
            ("identities[0].entra.clientId", 6),
            ("clusters[0].server", 15),
            ("clusters[1].identity", 18),
            ("clusters[1].colour", 19),
        ]
    );
    assert!(!reading.usable);
    assert!(reading.portal.clusters.is_empty());
}
