//! `merge`: a new kubeconfig into the one that somebody has.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::{Ran, given, run, text_of};
use crate::fixtures;

fn mine() -> String {
    fixtures::path("existing/mine.yaml")
}

fn new() -> String {
    fixtures::path("existing/new.yaml")
}

/// What was told, as JSON.
fn told(ran: &Ran) -> Value {
    serde_json::from_str(&ran.err).unwrap_or_else(|error| panic!("{error}: {}", ran.err))
}

/// The files of a folder.
fn files(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    let mut names: Vec<String> = names.map(|name| name.into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn the_merged_file_is_the_one_of_the_page_and_what_became_of_it_is_told() {
    for (choice, more, golden) in [
        ("keep-both", None, "rename"),
        ("keep-mine", None, "keep"),
        ("replace", Some("--switch-context"), "replace"),
    ] {
        let (mine, new) = (mine(), new());
        let mut arguments = vec!["merge", &mine, &new, "--on-conflict", choice];
        arguments.extend(more);
        let ran = run(&arguments);
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert_eq!(ran.out, fixtures::text(&format!("existing/merged-{golden}.yaml")));
        fixtures::golden(&format!("cli/merge-{choice}.txt"), &ran.err);
    }
    let (mine, new) = (mine(), new());
    assert_eq!(run(&["merge", &mine, &new]).out, fixtures::text("existing/merged-rename.yaml"));
    let ran = run(&["merge", &mine, &new, "--format", "json", "--on-conflict", "keep-mine"]);
    let answer = told(&ran);
    let outcomes: Vec<(&str, &str)> = answer["entries"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["name"].as_str().unwrap(), one["outcome"].as_str().unwrap()))
        .collect();
    assert_eq!(
        outcomes,
        [
            ("prod-weu", "kept"),
            ("alice", "kept"),
            ("prod-weu-payments", "kept"),
            ("prod-weu-billing", "added"),
        ]
    );
    assert_eq!((&answer["current"], &answer["changes"]), (&"kind".into(), &true.into()));
    assert_eq!(answer["mine"][0]["code"], "password");
}

#[test]
fn either_file_may_come_from_standard_input() {
    let (mine, new) = (mine(), new());
    let wanted = run(&["merge", &mine, &new]).out;
    for (arguments, path) in [(["merge", "-", &new], &mine), (["merge", &mine, "-"], &new)] {
        let ran = given(&arguments, &fs::read(path).unwrap());
        assert_eq!((ran.code, ran.out.as_str()), (0, wanted.as_str()), "{}", ran.err);
    }
    // As Windows PowerShell writes it.
    let text = fs::read_to_string(&new).unwrap();
    let wide: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(given(&["merge", &mine, "-"], &wide).out, wanted);
}

#[test]
fn what_is_not_a_kubeconfig_is_not_merged() {
    let folder = fixtures::scratch("cli-merge-refused");
    let to = folder.join("out.yaml");
    for (bytes, as_mine, as_new) in [
        (&b"name: purser\n"[..], "not-kubeconfig", "not-kubeconfig"),
        (b"- a\n", "not-mapping", "not-mapping"),
        (b"<html></html>", "html", "html"),
        (b"\xff\xfe\x00", "not-utf16", "not-utf16"),
        (b"apiVersion: v1\nkind: Secret\n", "kind", "kind"),
        (b"apiVersion: v2\nkind: Config\nclusters: []\n", "refused", "refused"),
        (b"clusters: {}\nusers: []\n", "refused", "refused"),
        (b"apiVersion: v1\nkind: Config\nclusters: []\n", "", "nothing-new"),
        (b"", "", "nothing-new"),
    ] {
        let (mine, new) = (mine(), new());
        let more = ["--format", "json", "--output", text_of(&to)];
        for (first, second, code) in [("-", new.as_str(), as_mine), (mine.as_str(), "-", as_new)] {
            let ran = given(&[&["merge", first, second][..], &more].concat(), bytes);
            assert_eq!(ran.out, "");
            if code.is_empty() {
                assert_eq!(ran.code, 0, "{}", ran.err);
                fs::remove_file(&to).unwrap();
                continue;
            }
            assert_eq!((ran.code, told(&ran)["error"]["code"].as_str()), (2, Some(code)));
            assert_eq!(files(&folder), [""; 0], "{code}");
        }
    }
}

/// A kubeconfig with a secret in every place that has one, and one that wants all of its names.
fn with_secrets() -> (String, String) {
    let file = |word: &str| {
        format!(
            "apiVersion: v1
kind: Config
clusters:
- name: dev
  cluster: {{ server: 'https://u:{word}0@{word}.example' }}
contexts:
- name: a
  context: {{ cluster: dev, user: token }}
- name: b
  context: {{ cluster: dev, user: exec }}
- name: c
  context: {{ cluster: dev, user: oidc }}
users:
- name: token
  user: {{ token: {word}1 }}
- name: exec
  user:
    exec:
      apiVersion: client.authentication.k8s.io/v1beta1
      command: tool
      args: [--client-secret, {word}2, --password={word}3]
      env: [{{ name: AZURE_CLIENT_SECRET, value: {word}4 }}]
- name: oidc
  user: {{ auth-provider: {{ name: oidc, config: {{ idp-issuer-url: 'https://i', client-id: c, refresh-token: {word}5, client-secret: {word}6 }} }} }}
current-context: a
"
        )
    };
    (file("hush"), file("loud"))
}

#[test]
fn no_secret_of_mine_is_lost_or_told() {
    let (mine_text, new_text) = with_secrets();
    for choice in ["keep-both", "replace", "keep-mine"] {
        let folder = fixtures::scratch(&format!("cli-merge-secrets-{choice}"));
        let (mine, new) = (folder.join("config"), folder.join("new"));
        fs::write(&mine, &mine_text).unwrap();
        fs::write(&new, &new_text).unwrap();
        let (mine, new) = (text_of(&mine), text_of(&new));
        for format in ["text", "json"] {
            let ran = run(&["merge", mine, new, "--on-conflict", choice, "--format", format]);
            assert_eq!(ran.code, 0);
            let told = |secret: &str| (0..=6).any(|at| ran.err.contains(&format!("{secret}{at}")));
            assert!(!told("hush") && !told("loud"), "{}", ran.err);
        }
        let ran = run(&["merge", mine, new, "--on-conflict", choice, "--output", mine, "--force"]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        let names = files(&folder);
        let kept = names.iter().find(|name| name.ends_with(".bak")).unwrap();
        assert_eq!(names.len(), 3, "{names:?}");
        assert!(ran.err.contains(kept.as_str()), "{}", ran.err);
        let kept = fs::read_to_string(folder.join(kept)).unwrap();
        assert_eq!(kept, mine_text);
        let merged = fs::read_to_string(mine).unwrap();
        for number in 0..=6 {
            let holds = |word: &str| merged.contains(&format!("{word}{number}"));
            assert_eq!(holds("hush"), choice != "replace", "{choice} {number}");
            assert!(holds("loud") || choice == "keep-mine", "{choice} {number}");
        }
    }
}

#[test]
fn my_way_to_sign_in_at_a_new_server_is_a_warning() {
    let (mine, _) = with_secrets();
    let new = mine
        .replace("name: dev", "name: evil")
        .replace("cluster: dev", "cluster: evil")
        .replace("- name: a\n", "- name: x\n")
        .replace("hush", "loud");
    let folder = fixtures::scratch("cli-merge-old-user");
    let path = folder.join("config");
    fs::write(&path, &mine).unwrap();
    let ran = given(
        &["merge", text_of(&path), "-", "--on-conflict", "keep-mine", "--format", "json"],
        new.as_bytes(),
    );
    let warnings = told(&ran)["warnings"].to_string();
    assert!(ran.code == 0 && warnings.contains("old way to sign in"), "{warnings}");
}

#[test]
fn a_file_that_has_all_of_it_stays_to_the_byte() {
    let text = format!("# mine\n{}", fs::read_to_string(new()).unwrap());
    let ran = given(&["merge", "-", &new()], text.as_bytes());
    assert_eq!((ran.code, ran.out), (0, text));
    assert!(ran.err.contains("already has all of it") && !ran.err.contains("lost"), "{}", ran.err);
}

#[test]
fn no_file_is_overwritten_unasked() {
    let folder = fixtures::scratch("cli-merge-files");
    let (mine, new, to) = (mine(), new(), folder.join("out.yaml"));
    let merge =
        |more: &[&str]| run(&[&["merge", &mine, &new, "--output", text_of(&to)], more].concat());
    let ran = merge(&[]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{}", ran.err);
    let wanted = fixtures::text("existing/merged-rename.yaml");
    assert_eq!(fs::read_to_string(&to).unwrap(), wanted);
    fs::write(&to, "precious").unwrap();
    let ran = merge(&[]);
    assert!(ran.code == 2 && ran.err.contains("--force"), "{}", ran.err);
    assert_eq!((fs::read_to_string(&to).unwrap().as_str(), files(&folder).len()), ("precious", 1));
    // Twice in one second, each keeps its own.
    assert_eq!((merge(&["--force"]).code, merge(&["--force"]).code), (0, 0));
    let kept: Vec<PathBuf> = files(&folder)
        .iter()
        .filter(|name| name.ends_with(".bak"))
        .map(|name| folder.join(name))
        .collect();
    let contents: Vec<String> = kept.iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    assert!(contents.len() == 2 && contents.contains(&"precious".to_owned()), "{kept:?}");
    assert_eq!(files(&folder).len(), 3);
}

#[test]
#[cfg(unix)]
fn files_are_for_their_owner_and_links_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = fixtures::scratch("cli-merge-unix");
    let (mine, new) = (mine(), new());
    let merge = |to: &Path, more: &[&str]| {
        run(&[&["merge", &mine, &new, "--output", text_of(to)], more].concat())
    };
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let real = folder.join("real.yaml");
    assert_eq!(merge(&real, &[]).code, 0);
    assert_eq!(mode(&real), 0o600);
    fs::write(&real, "precious").unwrap();
    fs::set_permissions(&real, fs::Permissions::from_mode(0o644)).unwrap();
    let link = folder.join("config");
    symlink(&real, &link).unwrap();
    assert_eq!(merge(&link, &[]).code, 2);
    assert_eq!(merge(&link, &["--force"]).code, 0);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(mode(&real), 0o600);
    assert_eq!(fs::read_to_string(&real).unwrap(), fixtures::text("existing/merged-rename.yaml"));
    // A link to nothing is in the way too, and no device is ever replaced.
    let dangling = folder.join("dangling");
    symlink(folder.join("nothing"), &dangling).unwrap();
    assert_eq!(merge(&dangling, &[]).code, 2);
    assert!(!folder.join("nothing").exists());
    for path in ["/dev/null", text_of(&folder)] {
        let ran = merge(Path::new(path), &["--force"]);
        assert_eq!(ran.code, 2, "{}", ran.err);
    }
    let ran = merge(&folder.join("none/out.yaml"), &[]);
    assert!(ran.code == 2 && ran.err.contains("can't be written"), "{}", ran.err);
    assert!(!files(&folder).iter().any(|name| name.ends_with(".tmp")), "{:?}", files(&folder));
}

#[test]
fn a_file_with_many_faults_does_not_hide_what_became_of_it() {
    let entry = |at: usize| format!("- name: c{at}\n  context: {{ cluster: c{at}, user: u }}\n");
    let text = format!("contexts:\n{}", (0..3000).map(entry).collect::<String>());
    let ran = given(&["merge", "-", &new()], text.as_bytes());
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.lines().count() < 30 && ran.err.contains("5990 more"), "{}", ran.err);
    let ran = given(&["merge", "-", &new(), "--format", "json"], text.as_bytes());
    assert_eq!(told(&ran)["mine"].as_array().unwrap().len(), 6000);
}

#[test]
fn paths_beside_the_new_file_are_told() {
    let new = "apiVersion: v1\nkind: Config\nclusters:\n- name: c\n  cluster: { server: 'https://c', certificate-authority: ca.crt }\n";
    let ran = given(&["merge", &mine(), "-"], new.as_bytes());
    assert!(ran.code == 0 && ran.err.contains("In the new file:"), "{}", ran.err);
}

#[test]
fn a_file_inside_another_is_fixed_first() {
    let folder = fixtures::scratch("cli-merge-inside");
    let (path, fixed) = (folder.join("out.json"), folder.join("fixed.yaml"));
    let text = fs::read_to_string(mine()).unwrap();
    let document = serde_json::json!({ "kubeconfig": { "value": text }, "other": 1 }).to_string();
    let heredoc = format!("<<EOT\n{text}EOT\n");
    for (given, what) in [(&document, "inside something else"), (&heredoc, "refuses this file")] {
        fs::write(&path, given).unwrap();
        let (new, path) = (new(), text_of(&path));
        let ran = run(&["merge", path, &new, "--output", path, "--force"]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""));
        assert!(ran.err.contains(what) && ran.err.contains("--fixed NEW"), "{}", ran.err);
        assert_eq!(&fs::read_to_string(path).unwrap(), given);
        let ran = run(&["inspect", path, "--fixed", text_of(&fixed), "--force"]);
        assert!(ran.code == 1 && ran.out.contains("0 work, "), "{}", ran.out);
        assert_eq!(run(&["merge", text_of(&fixed), &new]).code, 0);
    }
    // Where nothing is certain, no fixed file is promised.
    let ran = given(&["merge", "-", &new()], b"clusters: {}\nusers: []\n");
    assert!(ran.err.contains("See why with purser inspect"), "{}", ran.err);
}

#[test]
fn the_same_path_from_two_folders_is_told() {
    let folder = fixtures::scratch("cli-merge-folders");
    fs::create_dir_all(folder.join("sub")).unwrap();
    let text = "clusters:\n- {name: c, cluster: {server: 'https://c', certificate-authority: ca.pem}}\ncontexts:\n- {name: c, context: {cluster: c, user: u}}\nusers:\n- {name: u, user: {token: t}}\n";
    let files = ["mine.yaml", "new.yaml", "sub/new.yaml"].map(|name| folder.join(name));
    files.iter().for_each(|file| fs::write(file, text).unwrap());
    let merged = |new: &Path| run(&["merge", text_of(&files[0]), text_of(new)]).err;
    assert!(!merged(&files[1]).contains("own folder"));
    assert!(merged(&files[2]).contains("own folder"), "{}", merged(&files[2]));
}
