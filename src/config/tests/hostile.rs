use std::time::{Duration, Instant};

use proptest::prelude::{Strategy, any, prop_assert, proptest};

use super::*;
use crate::yaml::YamlFault;

#[test]
fn what_is_no_portal_at_all_is_said_so() {
    for text in ["", "\n\n", "# nothing yet\n", "---\n", "~", "\u{feff}"] {
        assert_eq!(only(text, "", 1, 1), What::Empty, "{text:?}");
    }
    for text in ["<!doctype html><title>404</title>", "\n  <html>", "\u{feff}<?xml?>"] {
        assert_eq!(only(text, "", 1, 1), What::Html, "{text:?}");
    }
    for text in ["{\"apiVersion\": \"purser/v1\"}", "[]", " {"] {
        assert_eq!(only(text, "", 1, 1), What::Json, "{text:?}");
    }
    let text = What::WrongType { expected: Expected::Keys, found: Some("Not Found".into()) };
    assert_eq!(only("Not Found", "", 1, 1), text);
    let list = What::WrongType { expected: Expected::Keys, found: None };
    assert_eq!(only("- a\n- b\n", "", 1, 1), list);
    assert!(!check("Not Found").usable);
}

#[test]
fn what_is_not_yaml_is_said_with_its_place() {
    assert!(matches!(only("a: [1\nb: 2\n", "", 2, 2), What::Yaml(YamlFault::Syntax(_))));
    let twice = YamlFault::DuplicateKey { key: "title".into(), first: 1 };
    assert_eq!(only("title: a\nurl: b\ntitle: c\n", "", 3, 1), What::Yaml(twice));
    assert_eq!(only("a: 1\n---\nb: 2\n", "", 2, 1), What::Yaml(YamlFault::ManyDocuments));
    let tag = only("a: !ruby/object x\n", "", 1, 4);
    assert!(matches!(tag, What::Yaml(YamlFault::BadTag(_))));
}

#[test]
fn no_text_turns_what_stands_beside_it_around() {
    let turned = r#""\u202eprod\u202c""#;
    let shown = Some(r"\u{202e}prod\u{202c}");
    let all = format!(
        "  - name: prod\n    displayName: {turned}\n    description: {turned}\n    environment: {turned}\n    \
         network: {turned}\n    namespaces: [{{ name: a, displayName: {turned} }}]\n"
    );
    let text = changed("  - name: prod\n", &all);
    let text = text.replacen(
        "identities:",
        &format!("title: {turned}\nsupport: {{ text: {turned} }}\nidentities:"),
        1,
    );
    let Reading { portal, mistakes, .. } = check(&text);
    assert_eq!(mistakes, []);
    let cluster = &portal.clusters[0];
    assert_eq!(Some(cluster.display_name.as_str()), shown);
    let support = portal.support.as_ref().map(|support| support.text.as_str());
    for one in [
        portal.title.as_deref(),
        support,
        cluster.description.as_deref(),
        cluster.environment.as_deref(),
        cluster.network.as_deref(),
        cluster.namespaces[0].display_name.as_deref(),
    ] {
        assert_eq!(one, shown);
    }
}

#[test]
fn hostile_files_fail_fast() {
    let start = Instant::now();
    assert_eq!(only(&"a".repeat(LARGEST + 1), "", 1, 1), What::Yaml(YamlFault::TooLarge));
    let deep = check(&format!("a: {}", "[".repeat(100_000)));
    assert_eq!(deep.mistakes[0].what, What::Yaml(YamlFault::TooDeep));
    let mut laughs = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for n in 1..10 {
        laughs += &format!("a{n}: &a{n} [{}]\n", vec![format!("*a{}", n - 1); 9].join(", "));
    }
    assert_eq!(check(&laughs).mistakes[0].what, What::Yaml(YamlFault::TooMany));
    // Very many clusters, all of the same name; very many keys that mean nothing.
    let head = GOOD.split("clusters:").next().unwrap();
    let many = format!("{head}clusters:\n{}", "- {name: a}\n".repeat(10_000));
    assert_eq!(check(&many).mistakes.len(), 1001);
    let keys: String = (0..10_000).map(|n| format!("apiVersion{n}: x\n")).collect();
    assert_eq!(check(&keys).mistakes.last().map(|one| &one.what), Some(&What::More));
    assert!(start.elapsed() < Duration::from_secs(30), "{:?}", start.elapsed());
}

/// Lines that are nearly a portal, so that the reader gets past the first key.
fn nearly() -> impl Strategy<Value = String> {
    let keys = "(apiVersion|identities|clusters|azure|names|name|entra|oidc|aks|methods|namespaces|tenant|clientId|issuer|server|groups|certificateAuthorityData)";
    let values = "( |: |: \\[|: \\{|: -|: x|: 5|: ~|: no|: https://\\[::1\\]|: '\u{e9}'|: \\{a: b\\}|: LS0tLS1CRUdJTg==)";
    let line = ("( {0,4}|  - |- )", keys, values).prop_map(|(a, b, c)| format!("{a}{b}{c}\n"));
    proptest::collection::vec(line, 0..12).prop_map(|lines| lines.concat())
}

proptest! {
    #[test]
    fn reading_never_panics_on_any_text(text in any::<String>()) {
        let _ = check(&text);
    }

    #[test]
    fn reading_never_panics_on_what_is_nearly_a_portal(text in nearly()) {
        let _ = check(&text);
    }

    #[test]
    fn reading_never_panics_on_a_garbled_portal(at in 0..GOOD.len(), len in 0..40_usize, with in "\\PC{0,6}") {
        let end = (at + len).min(GOOD.len());
        let text = format!("{}{with}{}", &GOOD[..at], &GOOD[end..]);
        let reading = check(&text);
        // Whatever is usable is well-formed.
        for cluster in &reading.portal.clusters {
            prop_assert!(!cluster.methods.is_empty());
            prop_assert!(!cluster.methods[0].holds_token());
            prop_assert!(cluster.server.starts_with("https://") || cluster.server.starts_with("http://localhost"));
        }
    }
}
