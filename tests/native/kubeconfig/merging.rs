//! Merging a new kubeconfig into one that somebody has. Cases bear the names of azure-cli's tests
//! (`acs/tests/latest/test_custom.py`) and client-go's (`clientcmd/loader_test.go`) where these
//! speak about content; files and permissions are the person's own business here.
//!
//! `UPDATE_GOLDEN=1 cargo test --test native merging` writes the golden files anew.

use std::collections::BTreeSet;

use purser::index::Index;
use purser::kubeconfig::existing::{
    Addition, Decision, Decisions, DisplayValue, EntryKind, EntryOutcome, EntryRef, Existing,
    Losses, MergeError, Merged, entries_serving, merge, read, repair,
};
use purser::ui::text::existing::{merge_extent, merge_losses};
use purser::yaml::{self, Node, Value};

use crate::fixtures;

const MINE: &str = include_str!("../../fixtures/existing/mine.yaml");
const NEW: &str = include_str!("../../fixtures/existing/new.yaml");

fn file(text: &str) -> Existing {
    read(text.as_bytes()).unwrap_or_else(|error| panic!("{error:?} in {text}"))
}

fn tree(text: &str) -> Node {
    yaml::read_first(text).unwrap().node
}

fn merged(mine: &str, new: &str, decisions: &Decisions) -> Merged {
    merge(&file(mine), &Addition::read(new).unwrap(), decisions).unwrap()
}

fn text(mine: &str, new: &str, decisions: &Decisions) -> String {
    merged(mine, new, decisions).to_yaml().unwrap()
}

fn all(all: Decision) -> Decisions {
    Decisions { all, ..Decisions::default() }
}

fn names(text: &str, kind: EntryKind) -> Vec<String> {
    file(text).entries(kind).map(|entry| entry.name.to_owned()).collect()
}

fn golden(name: &str, text: &str) {
    fixtures::golden(&format!("existing/{name}"), text);
}

#[test]
fn by_default_nothing_of_mine_changes_and_the_new_takes_another_name() {
    let merged = merged(MINE, NEW, &Decisions::default());
    golden("merged-rename.yaml", &merged.to_yaml().unwrap());
    let outcomes: Vec<_> =
        merged.entries.iter().map(|planned| (planned.name.as_str(), &planned.outcome)).collect();
    let renamed = |name: &str| EntryOutcome::Renamed(name.into());
    assert_eq!(
        outcomes,
        [
            ("prod-weu", &renamed("prod-weu-2")),
            ("alice", &renamed("alice-2")),
            ("prod-weu-payments", &renamed("prod-weu-payments-2")),
            ("prod-weu-billing", &EntryOutcome::Added),
        ]
    );
    assert_eq!(merged.current.as_deref(), Some("kind"));
    assert_eq!((merged.is_rewritten(), &merged.losses), (false, &Losses::default()));
    assert_eq!(merged.entries[1].used_by, ["prod-weu-payments", "gone"]);
    assert_eq!(merged.entries[0].line, Some(7));
}

#[test]
fn keeping_mine_lets_the_new_contexts_use_it() {
    let text = text(MINE, NEW, &all(Decision::Keep));
    golden("merged-keep.yaml", &text);
    assert_eq!(names(&text, EntryKind::Cluster), ["prod-weu", "kind", "gone"]);
}

#[test]
fn replacing_keeps_what_kubectl_does_not_know_and_the_order() {
    let decisions = Decisions { switch: true, ..all(Decision::Replace) };
    let merged = merged(MINE, NEW, &decisions);
    let text = merged.to_yaml().unwrap();
    golden("merged-replace.yaml", &text);
    assert_eq!(merged.current.as_deref(), Some("prod-weu-payments"));
    assert!(!text.contains("my-secret-token") && text.contains("the old one"));
    assert!(text.contains("minikube.sigs.k8s.io") && text.contains("portal:"));
}

/// The text of a field of an entry's value.
fn field<'a>(entry: &EntryRef<'a>, name: &str) -> Option<&'a str> {
    entry.value?.get(name)?.text().filter(|text| !text.is_empty())
}

/// The server and proxy that the token of the new file is sent to, context by context.
fn sent(text: &str, token: &str) -> Vec<String> {
    let file = file(text);
    let find = |section, name: &str| file.entries(section).find(|entry| entry.name == name);
    let to = |context: EntryRef<'_>| {
        let user = find(EntryKind::User, field(&context, "user")?)?;
        let cluster = find(EntryKind::Cluster, field(&context, "cluster")?)?;
        let place = [field(&cluster, "server"), field(&cluster, "proxy-url")];
        (field(&user, "token") == Some(token))
            .then(|| place.into_iter().flatten().collect::<Vec<_>>().join(" by "))
    };
    file.entries(EntryKind::Context).filter_map(to).collect()
}

#[test]
fn a_new_token_is_sent_nowhere_but_to_its_own_cluster() {
    const NEW: &str = "apiVersion: v1\nkind: Config\nclusters:\n- {name: c, cluster: {server: 'https://c.azmk8s.io'}}\ncontexts:\n- {name: c, context: {cluster: c, user: u}}\nusers:\n- {name: u, user: {token: t}}\n";
    let mine = |cluster: &str, context: &str, user: &str| {
        format!(
            "clusters:\n- {{name: c, cluster: {{{cluster}}}}}\n- {{name: evil, cluster: {{server: 'https://evil.example'}}}}\ncontexts:\n- {{name: x, context: {{{context}}}}}\nusers:{user}\n"
        )
    };
    let clusters = [
        "server: 'https://evil.example'",
        "server: 'https://c.azmk8s.io', proxy-url: 'http://evil.example'",
        "server: 'https://c.azmk8s.io', insecure-skip-tls-verify: true",
        "server: 'https://c.azmk8s.io'",
    ];
    // A user of the same name, and one that only contexts name.
    let users = ["\n- {name: u, user: {token: old}}", " []"];
    let contexts = ["cluster: evil, user: u", "cluster: c, user: u", "cluster: gone, user: u"];
    for decision in [Decision::Keep, Decision::Replace, Decision::Rename] {
        for cluster in clusters {
            for (user, context) in users.iter().flat_map(|user| contexts.map(|one| (user, one))) {
                let mine = mine(cluster, context, user);
                let text = text(&mine, NEW, &all(decision));
                let sent = sent(&text, "t");
                assert!(sent.iter().all(|to| to == "https://c.azmk8s.io"), "{sent:?}\n{text}");
                assert!(!text.contains("gone\n      user: u-"), "{text}");
                let insecure = text.contains("insecure-skip-tls-verify");
                let sends = text.contains("token: t") && !text.contains("name: c-2");
                assert!(!insecure || !sends || decision == Decision::Replace, "{text}");
            }
        }
    }
    // The decision stands where it does no harm.
    let same = mine(clusters[3], contexts[1], users[0]);
    let replaced = merged(&same, NEW, &all(Decision::Replace));
    assert_eq!(replaced.entries[1].outcome, EntryOutcome::Replaced);
    let kept = merged(&mine(clusters[0], contexts[1], users[0]), NEW, &all(Decision::Keep));
    // A token that is left out goes nowhere, so nothing is added for its sake.
    assert_eq!(kept.entries[0].outcome, EntryOutcome::Kept);
    assert_eq!(kept.entries[1].outcome, EntryOutcome::Kept);
}

/// A file of one cluster, user and context.
fn single(name: &str, server: &str, user: &str, context: &str) -> String {
    format!(
        "clusters:\n- {{name: a, cluster: {{server: 'https://{server}'}}}}\nusers:\n- {{name: a, user: {{{user}}}}}\ncontexts:\n- {{name: {name}, context: {{cluster: a, user: a{context}}}}}\n"
    )
}

#[test]
fn keeping_mine_adds_nothing_that_no_context_names_and_tells_where_a_new_one_leads() {
    let mine = single("a", "a", "token: old", "");
    // All three differ.
    let new = single("a", "other", "token: new", ", namespace: b");
    let kept = merged(&mine, &new, &all(Decision::Keep));
    assert!(kept.changes_nothing(), "{kept:?}");
    assert!(!kept.uses_old_user() && !kept.leads_to_old_server());
    assert_eq!(kept.to_yaml().unwrap(), mine);
    // A new context that is to use what was kept.
    let kept = merged(&mine, &single("z", "other", "token: new", ""), &all(Decision::Keep));
    assert!(kept.leads_to_old_server() && !kept.uses_old_user(), "{kept:?}");
    assert!(!kept.to_yaml().unwrap().contains("other"));
    // The same server with another mark is no other server.
    let same = single("z", "a', proxy-url: 'http://p", "token: old", "");
    assert!(!merged(&mine, &same, &all(Decision::Keep)).leads_to_old_server());
    // My user at a server that took the place of mine.
    let mut mixed = all(Decision::Replace);
    mixed.each.insert(&EntryKind::User.place("a"), Decision::Keep);
    let mixed = merged(&mine, &new, &mixed);
    assert!(mixed.uses_old_user() && !mixed.leads_to_old_server(), "{mixed:?}");
    // With a token that both have, keeping the cluster would send it elsewhere.
    let shared = merged(&mine, &single("a", "other", "token: old", ""), &all(Decision::Keep));
    assert_eq!(shared.entries[0].outcome, EntryOutcome::Renamed("a-2".into()));
}

#[test]
fn what_stands_inside_something_else_is_not_merged_into() {
    let inside = serde_json::json!({ "kubeconfig": { "value": single("a", "a", "token: t", "") } });
    let numbered: String =
        MINE.lines().enumerate().map(|(n, line)| format!("{:>6}\t{line}\n", n + 1)).collect();
    for text in [inside.to_string(), numbered] {
        let addition = Addition::read(NEW).unwrap();
        let refused = merge(&file(&text), &addition, &Decisions::default());
        assert_eq!(refused.unwrap_err(), MergeError::Wrapped, "{text}");
        // The way out.
        let fixed = repair(&file(&text), 0).unwrap().text;
        assert!(merge(&file(&fixed), &addition, &Decisions::default()).is_ok());
        // As the new file it is taken as what it holds.
        assert!(!merged("{}", &text, &Decisions::default()).entries.is_empty());
    }
}

#[test]
fn what_the_new_file_has_beside_its_entries_is_told() {
    let more = "# one\nextensions: [{name: e, extension: 1}]\npreferences: {colors: true}\nx-own: !own 1\n";
    let new = format!("{more}{NEW}---\nb: 1\n");
    let told = |mine: &str| merge_losses(&merged(mine, &new, &Decisions::default())).join("\n");
    let line = new.lines().count() - 1;
    let rest = format!(
        "In the new file: A comment is lost (line 1).\nIn the new file: A tag (!name) is lost (line 4).\nIn the new file: What follows the first document, from line {line}, is lost. kubectl ignores it already."
    );
    let keys =
        "In the new file: Keys beside clusters, users and contexts are left out (lines 2, 3, 4).";
    assert_eq!(told(MINE), format!("{keys}\n{rest}"));
    // What my file says in the same way is there; an empty one takes the keys.
    let mine = format!("preferences: {{colors: true}}\nx-own: '1'\n{NEW}");
    let key = "In the new file: A key beside clusters, users and contexts is left out (line 2).";
    assert_eq!(told(&mine), format!("{key}\n{rest}"));
    assert_eq!(told(""), rest);
    assert!(text("", &new, &Decisions::default()).contains("colors"));
    // Nothing of an empty file stays.
    let extent = |mine| merge_extent(&merged(mine, NEW, &Decisions::default()));
    assert!(extent("").contains("is empty") && extent(MINE).contains("comments included"));
    assert_eq!(merge_losses(&merged(MINE, NEW, &Decisions::default())), [""; 0]);
}

#[test]
fn one_by_one() {
    let mut alice = Index::default();
    alice.insert(&EntryKind::User.place("alice"), Decision::Replace);
    let decisions = Decisions { each: alice, ..all(Decision::Keep) };
    let merged = merged(MINE, NEW, &decisions);
    let outcomes: Vec<_> = merged.entries.iter().map(|planned| &planned.outcome).collect();
    assert_eq!(
        outcomes,
        [&EntryOutcome::Kept, &EntryOutcome::Replaced, &EntryOutcome::Kept, &EntryOutcome::Added]
    );
}

#[test]
fn differences_are_readable_and_hide_secrets() {
    let old = "users: [{name: alice, user: {token: SECRET, client-key-data: SECRET, auth-provider: {name: oidc, config: {id-token: SECRET, client-id: a}}}}]\nclusters: [{name: prod-weu, cluster: {server: a, proxy-url: 'http://u:SECRET@p/', certificate-authority-data: YWJj}}]";
    let merged = merged(old, NEW, &Decisions::default());
    let told = format!("{:?}", merged.entries);
    assert!(!told.contains("SECRET"), "{told}");
    let field = |planned: usize, name: &str| {
        let all = &merged.entries[planned].differences;
        all.iter().find(|d| d.field == name).unwrap_or_else(|| panic!("{name}: {all:?}"))
    };
    let server = field(0, "server");
    let show = |text: &str| Some(DisplayValue::Text(text.into()));
    assert_eq!((&server.mine, &server.new), (&show("a"), &show("https://prod-weu.example:443")));
    assert_eq!(field(0, "proxy-url").mine, show("http://••••@p/"));
    let data = DisplayValue::Data { bytes: 3, fingerprint: "ba7816bf".into() };
    assert_eq!(field(0, "certificate-authority-data").mine, Some(data));
    assert_eq!(field(1, "token").mine, Some(DisplayValue::Secret));
    let hidden = "users: [{name: alice, user: {exec: {command: kubelogin, args: [--client-secret, SECRET, --password=SECRET, a], env: [{name: X, value: SECRET}]}}}]";
    let merged = self::merged(hidden, NEW, &Decisions::default());
    let told = format!("{:?}", merged.entries);
    assert!(!told.contains("SECRET") && told.contains("--client-secret ••••"), "{told}");
    let turned = text(hidden, NEW, &Decisions::default());
    let merged = self::merged(NEW, &turned, &Decisions::default());
    assert!(!format!("{:?}", merged.entries).contains("SECRET"));
}

#[test]
fn old_entries_of_a_cluster_that_is_gone() {
    let gone = entries_serving(&file(MINE), &["gone"].iter().collect());
    let told: Vec<_> = gone.names().collect();
    // Alice is used by another context.
    let [cluster, user, context] = EntryKind::ALL.map(|kind| move |name| kind.place(name));
    let served = [cluster("gone"), user("gone-admin"), context("gone"), context("gone-admin")];
    assert_eq!(told, served);
    let decisions = Decisions { remove: gone, ..all(Decision::Keep) };
    let merged = merged(MINE, NEW, &decisions);
    golden("merged-without-gone.yaml", &merged.to_yaml().unwrap());
    assert_eq!(merged.removal.removed.len(), 4);
    let used = [EntryKind::User.place("alice"), EntryKind::Cluster.place("kind")];
    let decisions = Decisions { remove: used.iter().collect(), ..all(Decision::Keep) };
    let merged = self::merged(MINE, NEW, &decisions);
    assert_eq!(merged.removal.retained, 2, "what is used stays");
    let current = [EntryKind::Context.place("kind")];
    let decisions = Decisions { remove: current.iter().collect(), ..all(Decision::Keep) };
    assert_eq!(self::merged(MINE, NEW, &decisions).current, None);
}

#[test]
fn only_the_mark_of_origin_differs() {
    let older = NEW.replace("2026-11-24", "2025-01-01");
    let merged = merged(&older, NEW, &Decisions::default());
    assert!(merged.changes_nothing());
    let bare = NEW.replace("    extensions:", "    x-extensions:");
    assert!(self::merged(&bare, NEW, &Decisions::default()).changes_nothing());
}

// azure-cli

const EXISTING: &str = "apiVersion: v1\nclusters:\n- cluster: {certificate-authority-data: YWJj, server: 'https://test1'}\n  name: cluster1\ncontexts:\n- context: {cluster: cluster1, user: cluster1_user}\n  name: cluster1\ncurrent-context: cluster1\nkind: Config\npreferences: {}\nusers:\n- name: cluster1_user\n  user: {client-certificate-data: YWJj, client-key-data: YWJj}\n";

fn addition(name: &str) -> String {
    EXISTING.replace("cluster1", name).replace("test1", name)
}

#[test]
fn merge_credentials() {
    let decisions = Decisions { switch: true, ..Decisions::default() };
    let text = text(EXISTING, &addition("other"), &decisions);
    for section in [EntryKind::Cluster, EntryKind::Context] {
        assert_eq!(names(&text, section), ["cluster1", "other"]);
    }
    assert_eq!(names(&text, EntryKind::User), ["cluster1_user", "other_user"]);
    assert_eq!(file(&text).current(), Some("other"));
}

#[test]
fn merge_admin_credentials() {
    let user = EXISTING.replace("cluster1", "aztest").replace("aztest_user", "clusterUser_aztest");
    let admin = user.replace("clusterUser", "clusterAdmin").replace(
        "  name: aztest\ncurrent-context: aztest",
        "  name: aztest-admin\ncurrent-context: aztest-admin",
    );
    let decisions = Decisions { switch: true, ..Decisions::default() };
    let text = text(&user, &admin, &decisions);
    assert_eq!(names(&text, EntryKind::Cluster), ["aztest"]);
    assert_eq!(names(&text, EntryKind::Context), ["aztest", "aztest-admin"]);
    assert_eq!(names(&text, EntryKind::User), ["clusterUser_aztest", "clusterAdmin_aztest"]);
    assert_eq!(file(&text).current(), Some("aztest-admin"));
}

#[test]
fn merge_credentials_missing() {
    let existing = EXISTING.replace(
        "clusters:\n- cluster: {certificate-authority-data: YWJj, server: 'https://test1'}\n  name: cluster1\n",
        "clusters: null\n",
    );
    let mut new = addition("other");
    new.truncate(new.find("users:").unwrap());
    new += "users: null\n";
    let merged = merged(&existing, &new, &Decisions::default());
    let text = merged.to_yaml().unwrap();
    assert_eq!(names(&text, EntryKind::Cluster), ["other"]);
    assert_eq!(names(&text, EntryKind::User), ["cluster1_user"]);
    // A section that is not there at all is no reason to refuse, as it is for azure-cli.
    let without = existing.replace("clusters: null\n", "");
    assert_eq!(
        names(&self::text(&without, &new, &Decisions::default()), EntryKind::Cluster),
        ["other"]
    );
}

#[test]
fn merge_credentials_already_present() {
    let other = EXISTING
        .replace("https://test1", "https://elsewhere")
        .replace("current-context: cluster1", "current-context: some-context");
    let merged = merged(EXISTING, &other, &Decisions::default());
    assert!(merged.entries[0].is_conflict() && !merged.entries[1].is_conflict());
    assert_eq!(merged.current.as_deref(), Some("cluster1"));
    let decisions = Decisions { switch: true, ..all(Decision::Replace) };
    let text = text(EXISTING, &other, &decisions);
    assert_eq!(names(&text, EntryKind::Cluster), ["cluster1"]);
    assert!(text.contains("https://elsewhere") && !text.contains("https://test1"));
    assert_eq!(file(&text).current(), Some("some-context"));
}

#[test]
fn merge_credentials_broken_yaml() {
    assert!(read(b"{ broken").is_err());
    let wrong =
        merge(&file("a: 1\nclusters: {}\n"), &Addition::read(NEW).unwrap(), &all(Decision::Keep));
    assert_eq!(wrong.unwrap_err(), MergeError::NotList { kind: EntryKind::Cluster, line: 2 });
}

#[test]
fn explicit_context_name_and_overwrite_existing() {
    // New entries come after unrelated ones, and replaced ones stay at their place.
    let two = text(EXISTING, &addition("other"), &Decisions::default());
    let text = text(&two, &EXISTING.replace("test1", "test2"), &all(Decision::Replace));
    assert_eq!(names(&text, EntryKind::Cluster), ["cluster1", "other"]);
}

#[test]
fn an_empty_file_becomes_the_addition() {
    for empty in ["", "null\n", "{}\n", "# nothing\n", "---\n"] {
        let merged = merged(empty, NEW, &Decisions::default());
        let text = merged.to_yaml().unwrap();
        assert_eq!(meaning(&tree(&text)), meaning(&tree(NEW)), "{empty:?}");
        assert_eq!(merged.current.as_deref(), Some("prod-weu-payments"));
    }
    let hollow = "apiVersion: v1\nkind: Config\nclusters: null\nusers:\ncontexts: []\ncurrent-context: ''\nx-own: 1\n";
    let text = text(hollow, NEW, &Decisions::default());
    assert_eq!(file(&text).current(), Some("prod-weu-payments"));
    assert!(text.contains("x-own"));
}

// client-go

#[test]
fn test_conflicting_current_context() {
    let other = addition("other");
    assert_eq!(
        merged(EXISTING, &other, &Decisions::default()).current.as_deref(),
        Some("cluster1")
    );
}

#[test]
fn test_deduplicate() {
    assert!(merged(EXISTING, EXISTING, &Decisions::default()).changes_nothing());
    let spelt = "{\"users\":[{\"user\":{\"client-key-data\":\"YW\\nJj\",\"client-certificate-data\":\"YWJj\",\"exec\":null,\"token\":\"\"},\"name\":\"cluster1_user\"}]}";
    assert!(merged(EXISTING, spelt, &Decisions::default()).changes_nothing());
}

#[test]
fn a_namespace_of_mine_is_not_lost_to_a_context_without_one() {
    let mine = EXISTING.replace("user: cluster1_user}", "user: cluster1_user, namespace: here}");
    assert!(merged(&mine, EXISTING, &all(Decision::Replace)).changes_nothing());
    let moved = EXISTING.replace("cluster: cluster1, user", "cluster: other, user");
    let text = text(&mine, &moved, &all(Decision::Replace));
    assert!(text.contains("namespace: here") && text.contains("cluster: other"), "{text}");
}

#[test]
fn five_thousand_contexts_in_five_megabytes_are_no_matter() {
    let mut big = String::from("apiVersion: v1\nkind: Config\ncurrent-context: c-17\nclusters:\n");
    let data = "QUJD".repeat(210);
    for n in 0..5000 {
        big += &format!(
            "- name: c-{n}\n  cluster:\n    server: https://c-{n}.example\n    certificate-authority-data: {data}\n"
        );
    }
    big += "users:\n";
    for n in 0..5000 {
        big += &format!("- name: u-{n}\n  user:\n    token: token-{n}\n");
    }
    big += "contexts:\n";
    for n in 0..5000 {
        big += &format!(
            "- name: c-{n}\n  context:\n    cluster: c-{n}\n    user: u-{n}\n    namespace: 'n-{n}'\n"
        );
    }
    assert!(big.len() > 5 << 20 && big.len() < 7 << 20, "{}", big.len());
    let limit = if cfg!(debug_assertions) { 30 } else { 1 };
    let (text, small) = fixtures::timed(|| text(&big, NEW, &Decisions::default()));
    assert_eq!(names(&text, EntryKind::Context).len(), 5002);
    // All of it again, each entry in conflict: not the square of it.
    let other = big.replace("https://c-", "https://d-");
    for decision in [Decision::Rename, Decision::Keep] {
        let (merged, large) = fixtures::timed(|| merged(&big, &other, &all(decision)));
        // A token of the new file is not used at the old servers.
        assert_eq!(merged.entries.iter().filter(|p| p.is_conflict()).count(), 10_000);
        assert!(large.as_secs() < 2 * limit, "{decision:?} {large:?}");
    }
    assert!(small.as_secs() < limit, "{small:?}");
}

/// What a tree means, whatever its lines and quotes.
fn meaning(node: &Node) -> String {
    match &node.value {
        Value::Null => "null".into(),
        Value::Bool(value, _) => value.to_string(),
        Value::Number(text) => match text.strip_prefix("0x") {
            Some(hex) => u64::from_str_radix(hex, 16).unwrap().to_string(),
            None => text.clone(),
        },
        Value::String(text) => format!("{text:?}"),
        Value::Sequence(items) => {
            format!("[{}]", items.iter().map(meaning).collect::<Vec<_>>().join(","))
        }
        Value::Mapping(entries) => {
            let mut pairs: Vec<_> = entries
                .iter()
                .map(|(key, value)| format!("{:?}:{}", key.key(), meaning(value)))
                .collect();
            pairs.sort();
            format!("{{{}}}", pairs.join(","))
        }
    }
}

/// Whether everything in one tree is in the other: keys, and items in their order.
fn holds(whole: &Node, part: &Node) -> Result<(), String> {
    match (&whole.value, &part.value) {
        (Value::Mapping(_), Value::Mapping(entries)) => {
            entries.iter().try_for_each(|(key, value)| {
                let inside =
                    whole.get(key.key()).ok_or_else(|| format!("{} is lost", key.key()))?;
                holds(inside, value)
            })
        }
        (Value::Sequence(all), Value::Sequence(items)) => {
            if items.len() > all.len() {
                return Err("items are lost".into());
            }
            items.iter().zip(all).try_for_each(|(item, inside)| holds(inside, item))
        }
        (_, Value::Null) => Ok(()),
        _ if meaning(whole) == meaning(part) => Ok(()),
        _ => Err(format!("{} became {}", meaning(part), meaning(whole))),
    }
}

mod properties {
    use proptest::prelude::*;

    use super::*;

    /// A name out of few, so that files collide, or anything at all.
    fn name() -> impl Strategy<Value = String> {
        prop_oneof![
            4 => "[ab](-[2-4])?",
            1 => any::<String>().prop_filter("kubectl needs a name", |name| !name.is_empty()),
            1 => Just("on".to_owned()),
            1 => Just("1_000".to_owned()),
        ]
    }

    fn word() -> impl Strategy<Value = String> {
        prop_oneof![3 => "[xy]", 1 => any::<String>()]
    }

    fn quoted(text: &str) -> String {
        serde_json::to_string(text).unwrap()
    }

    fn entries(one: &'static str) -> impl Strategy<Value = String> {
        let fields: Vec<&str> = match one {
            "cluster" => vec!["server", "proxy-url", "x-own"],
            "user" => vec!["token", "username", "x-own"],
            _ => vec!["cluster", "user", "namespace", "x-own"],
        };
        let value = proptest::collection::btree_map(proptest::sample::select(fields), word(), 0..4);
        proptest::collection::btree_map(name(), value, 0..4).prop_map(move |entries| {
            let items = entries.iter().map(|(name, fields)| {
                let fields = fields.iter().map(|(key, value)| format!("{key}: {}", quoted(value)));
                let fields = fields.collect::<Vec<_>>().join(", ");
                format!("{{name: {}, {one}: {{{fields}, extensions: [{{name: q, extension: {{n: 0x1F, on: off}}}}]}}}}", quoted(name)).replace("{, ", "{")
            });
            format!("[{}]", items.collect::<Vec<_>>().join(", "))
        })
    }

    fn kubeconfig() -> impl Strategy<Value = String> {
        (entries("cluster"), entries("user"), entries("context"), name(), any::<bool>()).prop_map(
            |(clusters, users, contexts, current, some)| {
                let users = if users == "[]" { "null" } else { &users };
                let own = if some { "x-own: {a: [1, ~, off]}\n" } else { "" };
                // Escapes of JSON for what YAML knows as another character stay out.
                format!("{own}clusters: {clusters}\nusers: {users}\ncontexts: {contexts}\ncurrent-context: {}\n", quoted(&current))
            },
        )
    }

    fn decisions() -> impl Strategy<Value = Decisions> {
        let all =
            proptest::sample::select(vec![Decision::Keep, Decision::Replace, Decision::Rename]);
        (all, any::<bool>()).prop_map(|(all, switch)| Decisions {
            all,
            switch,
            ..Decisions::default()
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(600))]

        #[test]
        fn merging_twice_changes_nothing(mine in kubeconfig(), new in kubeconfig(), decisions in decisions()) {
            let Ok(_) = read(mine.as_bytes()) else { return Ok(()) };
            let Ok(_) = read(new.as_bytes()) else { return Ok(()) };
            let once = text(&mine, &new, &decisions);
            let again = merged(&once, &new, &decisions);
            prop_assert!(again.changes_nothing(), "{:?}\n{}", again.entries, once);
            prop_assert_eq!(again.to_yaml().unwrap(), once);
        }

        #[test]
        fn nothing_of_the_old_file_is_lost(mine in kubeconfig(), new in kubeconfig(), keep in any::<bool>()) {
            let Ok(_) = read(mine.as_bytes()) else { return Ok(()) };
            let Ok(_) = read(new.as_bytes()) else { return Ok(()) };
            let decisions = all(if keep { Decision::Keep } else { Decision::Rename });
            let after = text(&mine, &new, &decisions);
            let lost = holds(&tree(&after), &tree(&mine));
            prop_assert_eq!(lost, Ok(()));
        }

        #[test]
        fn the_new_contexts_find_what_they_name(mine in kubeconfig(), new in kubeconfig()) {
            let (Ok(_), Ok(added)) = (read(mine.as_bytes()), read(new.as_bytes())) else { return Ok(()) };
            let merged = merged(&mine, &new, &Decisions::default());
            let after = file(&merged.to_yaml().unwrap());
            let find = |file: &Existing, section, name: &str| {
                file.entries(section).find(|e| e.name == name).map(|e| {
                    let fields = ["server", "proxy-url", "token", "username"];
                    fields.map(|name| field(&e, name).map(str::to_owned))
                })
            };
            for planned in merged.entries.iter().filter(|p| p.kind == EntryKind::Context) {
                let old = added.entries(EntryKind::Context).find(|e| e.name == planned.name).unwrap();
                let now = after.entries(EntryKind::Context).find(|e| e.name == planned.merged_name()).unwrap();
                for (section, key) in [(EntryKind::Cluster, "cluster"), (EntryKind::User, "user")] {
                    if let Some(wanted) = field(&old, key).and_then(|name| find(&added, section, name)) {
                        let name = field(&now, key).unwrap();
                        prop_assert_eq!(find(&after, section, name), Some(wanted), "{}", key);
                    }
                }
            }
            for section in EntryKind::ALL {
                let names: Vec<_> = after.entries(section).map(|e| e.name.to_owned()).collect();
                let unique: BTreeSet<_> = names.iter().collect();
                prop_assert_eq!(unique.len(), names.len(), "{:?}", names);
            }
        }

        #[test]
        fn reading_merging_and_checking_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200), text in "([-?:,\\[\\]{}#&*!|>'\"%@` \\n]|name|clusters|user|users|exec|args|contexts|\\PC){0,60}") {
            for bytes in [bytes.as_slice(), text.as_bytes()] {
                if let Ok(file) = read(bytes) {
                    let _ = merge(&file, &Addition::read(NEW).unwrap(), &Decisions::default());
                    let _ = purser::kubeconfig::existing::repair(&file, 0);
                    let _ = purser::kubeconfig::existing::check(&file, 0, &Default::default());
                }
            }
        }
    }
}
