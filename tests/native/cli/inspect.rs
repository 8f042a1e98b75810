//! `inspect`: the check of a kubeconfig.

use std::fs;

use purser::ui::text::more;
use serde_json::Value;

use super::{coded, given, run, text_of};
use crate::fixtures;
use crate::kubeconfig::cases::{CASES, TODAY};
use crate::kubeconfig::secrets::{broken, silent};

/// What is read, and is another kind of document.
const OTHER_DOCUMENTS: [&str; 1] = ["b76-secret"];

/// The code for what the table says after the severity: the variant, and the one in it.
fn code(told: &str) -> String {
    let inner = told.split_once("error: ").or_else(|| told.split_once('('));
    match inner.filter(|_| !told.starts_with("Yaml")) {
        Some((_, inner)) => {
            format!("{}.{}", coded(told), coded(inner.trim_end_matches([' ', '}'])))
        }
        None => coded(told),
    }
}

#[test]
fn every_kubeconfig_is_answered_as_the_room_answers() {
    for (name, _, told, fixes) in CASES {
        let path = fixtures::path(&format!("cases/b/{name}.yaml"));
        let ran = run(&["inspect", "--format", "json", "--at", TODAY, &path]);
        assert_eq!(ran.err, "", "{name}");
        let answer = ran.json();
        let other = OTHER_DOCUMENTS.contains(name);
        if let [one] = told
            && (other || one.starts_with("unreadable"))
        {
            assert_eq!(ran.code, 2, "{name}");
            let wanted = code(one.split_once(' ').unwrap().1);
            let found = answer["error"]["code"].as_str().unwrap();
            assert!(found == wanted || found.starts_with(&format!("{wanted}.")), "{name}: {found}");
            continue;
        }
        let list = |key: &str| answer[key].as_array().unwrap().clone();
        let found: Vec<String> = list("findings")
            .iter()
            .map(|one| {
                let code = one["code"].as_str().unwrap();
                // The table says less of a path.
                let code = if code.starts_with("path.") { "path" } else { code };
                format!("{} {code}", one["severity"].as_str().unwrap())
            })
            .collect();
        let wanted: Vec<String> = told
            .iter()
            .map(|one| one.split_once(' ').unwrap())
            .map(|(severity, kind)| format!("{severity} {}", code(kind)))
            .collect();
        assert_eq!(found, wanted, "{name}");
        let found: Vec<Value> = list("fixes").iter().map(|one| one["code"].clone()).collect();
        let wanted: Vec<String> = fixes.iter().map(|kind| code(kind)).collect();
        assert_eq!(found, wanted, "{name}");
        let fails = told.iter().any(|one| !one.starts_with("advice"));
        let none = list("contexts").is_empty();
        assert_eq!(ran.code, i32::from(fails || none), "{name}");
        let refused = told.iter().any(|one| one.starts_with("refused"));
        assert_eq!(answer["refused"], refused, "{name}");
        let contexts = list("contexts");
        let fail = contexts.iter().filter(|one| refused || one["usable"] == "fails").count();
        assert_eq!(answer["summary"]["fail"], fail, "{name}");
        assert_eq!(answer["summary"]["work"], contexts.len() - fail, "{name}");
        let piped =
            given(&["inspect", "--format", "json", "--at", TODAY, "-"], &fs::read(&path).unwrap());
        let mut same = answer.clone();
        same["file"] = "standard input".into();
        assert_eq!((piped.code, piped.json()), (ran.code, same), "{name}");
        let text = run(&["inspect", "--at", TODAY, &path]);
        assert_eq!((text.code, text.err.as_str()), (ran.code, ""), "{name}");
        assert!(!text.out.contains("this page"), "{name}");
    }
}

#[test]
fn the_summary_comes_first_and_then_what_fails() {
    let ran = run(&["inspect", &fixtures::path("existing/mine.yaml")]);
    assert!(ran.out.starts_with("3 work (3 with remarks), 1 will fail.\n"), "{}", ran.out);
    let at = |text: &str| ran.out.find(text).unwrap();
    assert!(at("\nkind: Will fail") < at("\nprod-weu-payments: May work"));
    let ran = run(&["inspect", "--format", "json", &fixtures::path("existing/mine.yaml")]);
    let answer = ran.json();
    let usable: Vec<&str> = answer["contexts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["usable"].as_str().unwrap())
        .collect();
    assert_eq!(usable, ["fails", "remarks", "remarks", "remarks"]);
    // Where a context's findings are in the list of all.
    let first = &answer["contexts"][0];
    let at = first["findings"][1].as_u64().unwrap() as usize;
    assert_eq!(answer["findings"][at]["code"], "password");
}

#[test]
fn three_kubeconfigs_as_a_person_sees_them() {
    for name in ["existing/mine", "cases/b/b63-tab", "cases/b/b82-swapped"] {
        let ran = run(&["inspect", "--at", TODAY, &fixtures::path(&format!("{name}.yaml"))]);
        let name = name.rsplit('/').next().unwrap();
        fixtures::golden(&format!("cli/inspect-{name}.txt"), &ran.out);
    }
}

#[test]
fn what_is_not_a_kubeconfig_says_what_it_is() {
    let key = fixtures::text("existing/client.key");
    for (bytes, code) in [
        (b"<!DOCTYPE html><html></html>".to_vec(), "html"),
        (key.into_bytes(), "foreign.private-key"),
        (b"- a\n- b\n".to_vec(), "not-mapping"),
        (b"name: purser\nversion: 1\n".to_vec(), "not-kubeconfig"),
        (b"apiVersion: v1\nkind: Pod\n".to_vec(), "kind"),
        (b"apiVersion: v1\nkind: Config\nclusters:\n- name: \xff\n".to_vec(), "not-utf8"),
        (b"a: [".to_vec(), "yaml.syntax"),
    ] {
        let ran = given(&["inspect", "-", "--format", "json"], &bytes);
        assert_eq!((ran.code, ran.json()["error"]["code"].as_str()), (2, Some(code)));
        let ran = given(&["inspect", "-"], &bytes);
        assert!(ran.code == 2 && ran.out.is_empty(), "{}", ran.out);
        assert!(ran.err.starts_with("purser: standard input: "), "{}", ran.err);
    }
    let ran = given(&["inspect", "-"], b"clusters:\n- name: \xff\n");
    assert!(ran.err.contains("line 2"), "{}", ran.err);
    // Without entries, but a kubeconfig.
    let ran = given(&["inspect", "-"], b"apiVersion: v1\nkind: Config\nclusters: []\n");
    assert_eq!((ran.code, ran.out.lines().next()), (1, Some(more::NO_CONTEXT)));
    let ran = given(&["inspect", "-"], b"");
    assert_eq!((ran.code, ran.out.contains("This file is empty")), (1, true));
}

#[test]
fn a_large_file_is_answered_or_refused_soon() {
    let entry = |at: usize| format!("- name: c{at}\n  context: {{ cluster: c, user: u }}\n");
    let text = format!(
        "apiVersion: v1\nkind: Config\nclusters:\n- name: c\n  cluster: {{ server: 'https://c' }}\nusers:\n- name: u\n  user: {{ exec: {{ apiVersion: client.authentication.k8s.io/v1beta1, command: tool }} }}\ncontexts:\n{}",
        (0..1000).map(entry).collect::<String>()
    );
    // A comment makes it 15 MB, or 20 MB, which is more than kubeconfigs are read of.
    let padded = text.clone() + &"# padding\n".repeat(1_500_000);
    let larger = text.clone() + &"# padding\n".repeat(2_000_000);
    let ran = given(&["inspect", "-", "--format", "json"], larger.as_bytes());
    assert_eq!((ran.code, ran.json()["error"]["code"].as_str()), (2, Some("yaml.too-large")));
    let (ran, took) =
        fixtures::timed(|| given(&["inspect", "-", "--format", "json"], padded.as_bytes()));
    assert_eq!(ran.code, 0, "{}{}", ran.out.lines().take(9).collect::<String>(), ran.err);
    assert_eq!(ran.json()["summary"]["work"], 1000);
    assert!(took.as_secs() < 60);
    // More values than are read.
    let many = text + &(1000..250_000).map(entry).collect::<String>();
    let ran = given(&["inspect", "-", "--format", "json"], many.as_bytes());
    assert_eq!((ran.code, ran.json()["error"]["code"].as_str()), (2, Some("yaml.too-many-values")));
    let ran = given(&["inspect", "-", "--format", "json"], &vec![b' '; 70 << 20]);
    assert_eq!((ran.code, ran.json()["error"]["code"].as_str()), (2, Some("too-large")));
}

#[test]
fn names_cannot_speak_to_the_terminal() {
    let text = "apiVersion: v1\nkind: Config\nclusters:\n- name: \"c\\e[31m\"\n  cluster: { server: \"https://c\" }\nusers: []\ncontexts:\n- name: \"a\\e]0;owned\\a\\x9b\\u202e\"\n  context: { cluster: \"c\\e[31m\", user: \"u\\e[2J\" }\n";
    for format in ["text", "json"] {
        let ran = given(&["inspect", "-", "--format", format], text.as_bytes());
        let odd = |c: char| c != '\n' && (c.is_control() || c == '\u{202e}');
        assert!(ran.code == 1 && !ran.out.contains(odd), "{:?} {}", ran.out, ran.err);
    }
}

#[test]
fn no_secret_is_told_however_the_file_is_broken() {
    let (mut checked, mut merged) = (0, 0);
    for (what, text) in broken() {
        for format in ["text", "json"] {
            let ran = given(&["inspect", "-", "--format", format], text.as_bytes());
            silent(what, &(ran.out + &ran.err));
            checked += usize::from(ran.code < 2);
            let new = fixtures::path("existing/new.yaml");
            for [mine, new] in [["-", &new], [&new, "-"]] {
                let ran = given(&["merge", mine, new, "--format", format], text.as_bytes());
                silent(what, &ran.err);
                merged += usize::from(ran.code == 0);
            }
        }
    }
    assert!(checked > 20 && merged > 10, "{checked} {merged}");
}

#[test]
fn a_fixed_file_is_written_and_reads() {
    let folder = fixtures::scratch("cli-inspect");
    let broken = fixtures::path("cases/b/b82-swapped.yaml");
    let to = folder.join("fixed.yaml");
    let ran = run(&["inspect", "--at", TODAY, &broken, "--fixed", text_of(&to)]);
    assert!(ran.code == 1 && ran.out.contains("Written to"), "{}{}", ran.out, ran.err);
    let again = run(&["inspect", "--at", TODAY, text_of(&to)]);
    assert_eq!(again.code, 0, "{}", again.out);
    // To standard output, with what is told beside it.
    let ran = run(&["inspect", "--at", TODAY, &broken, "--fixed", "-"]);
    assert_eq!((ran.code, ran.out), (1, fs::read_to_string(&to).unwrap()));
    assert!(ran.err.contains("Will fail"), "{}", ran.err);
    // Where nothing can be fixed, no file comes to be.
    let none = folder.join("none.yaml");
    let ran =
        run(&["inspect", &fixtures::path("cases/b/b07-proxy.yaml"), "--fixed", text_of(&none)]);
    assert!(ran.code == 0 && !none.exists(), "{}", ran.out);
    let ran = run(&["inspect", "--at", TODAY, &broken, "--fixed", text_of(&to)]);
    assert!(ran.code == 2 && ran.err.contains("--force"), "{}", ran.err);
}

#[test]
fn a_file_without_a_context_is_not_all_well() {
    for text in ["apiVersion: v1\nkind: Config\n", "kind: Config\nclusters: []\ncontexts: []\n"] {
        let ran = given(&["inspect", "-"], text.as_bytes());
        assert_eq!(ran.code, 1, "{}", ran.out);
        assert!(ran.out.contains("no context") && !ran.out.contains("No problems"), "{}", ran.out);
    }
}
