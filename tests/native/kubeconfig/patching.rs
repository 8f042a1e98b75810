//! The text of a merged file: the person's own, with only those lines changed that must be, and
//! what is told to be lost is what is lost. Held against the same merge into the same content in
//! another form, which is written anew, and against the real kubectl.

use std::collections::BTreeSet;
use std::process::{Command, Stdio};

use proptest::prelude::*;
use purser::kubeconfig::existing::{
    Addition, Decision, Decisions, EntryKind, Existing, Merged, entries_serving, merge, read,
    repair,
};
use purser::ui::text::existing::losses;
use purser::yaml::{self, Node, Value};

use crate::fixtures;

const NEW: &str = include_str!("../../fixtures/existing/new.yaml");
const DECISIONS: [Decision; 3] = [Decision::Keep, Decision::Replace, Decision::Rename];

fn merged(mine: &Existing, decisions: &Decisions) -> Merged {
    merge(mine, &Addition::read(NEW).unwrap(), decisions).unwrap()
}

/// A document in one line, which no line of can be changed.
fn flow(node: &Node) -> String {
    let quoted = |text: &str| serde_json::to_string(text).unwrap();
    match &node.value {
        Value::Null => "null".into(),
        Value::Bool(value, _) => value.to_string(),
        Value::Number(text) => text.clone(),
        Value::String(text) => quoted(text),
        Value::Sequence(items) => {
            format!("[{}]", items.iter().map(flow).collect::<Vec<_>>().join(", "))
        }
        Value::Mapping(entries) => {
            let pair =
                |(key, value): &(Node, Node)| format!("{}: {}", quoted(key.key()), flow(value));
            format!("{{{}}}", entries.iter().map(pair).collect::<Vec<_>>().join(", "))
        }
    }
}

/// What kubectl makes of a text; nothing where it refuses it.
fn seen_by_kubectl(name: &str, text: &str) -> Option<String> {
    let path = fixtures::scratch(&format!("patching/{name}")).join("config");
    std::fs::write(&path, text).unwrap();
    let output = Command::new(fixtures::kubectl())
        .args(["config", "view", "--raw", "-o", "json", "--kubeconfig"])
        .arg(&path)
        .env("HOME", path.parent().unwrap())
        .stdin(Stdio::null())
        .output()
        .unwrap_or_else(|error| panic!("kubectl cannot be started ({error}): `make setup`"));
    output.status.success().then(|| String::from_utf8(output.stdout).unwrap())
}

/// Merges, and holds the text against the content and against what is told of it.
fn held(name: &str, text: &str, decisions: &Decisions) -> Merged {
    let mine = read(text.as_bytes()).unwrap_or_else(|error| panic!("{name}: {error:?}"));
    let merged = merged(&mine, decisions);
    let after = merged.to_yaml().unwrap();
    let context = || format!("{name}, {:?}:\n{text}\n---- became\n{after}", decisions.all);
    let first = yaml::read_first(&after).unwrap_or_else(|error| panic!("{error:?}, {}", context()));
    let before = yaml::read_first(text);
    if let (None, Ok(before)) = (&mine.wrapped, &before) {
        let other = read(flow(&before.node).as_bytes()).unwrap();
        let other = self::merged(&other, decisions);
        assert!(other.is_rewritten() || other.changes_nothing() || mine.is_empty());
        let other = yaml::read_first(&other.to_yaml().unwrap()).unwrap();
        let said = |node| yaml::write(node).unwrap();
        assert_eq!(said(&first.node), said(&other.node), "{}", context());
    }
    // Every comment is there, or told to be lost.
    let lines: Vec<&str> = text.lines().collect();
    if let (None, Ok(before)) = (&mine.wrapped, &before) {
        let lost: BTreeSet<_> = merged.losses.comments.iter().collect();
        let kept = before.comments.iter().filter(|(line, _)| !lost.contains(line));
        let kept: Vec<String> =
            kept.map(|(line, column)| lines[line - 1].chars().skip(column - 1).collect()).collect();
        let there: Vec<&str> = after.lines().collect();
        let there: Vec<String> = first
            .comments
            .iter()
            .map(|(line, column)| there[line - 1].chars().skip(column - 1).collect())
            .collect();
        assert_eq!(kept, there, "{}", context());
        assert!(!merged.is_rewritten() || kept.is_empty(), "{}", context());
    }
    for told in losses(&merged.losses) {
        assert!(told.ends_with('.'), "{told}");
    }
    merged
}

/// Whether the lines of one text are those of another in their order, with others between.
fn within(text: &str, whole: &str) -> bool {
    let mut lines = whole.split_inclusive('\n');
    text.split_inclusive('\n').all(|line| {
        lines.any(|other| {
            other.trim_end_matches(['\r', '\n']) == line.trim_end_matches(['\r', '\n'])
        })
    })
}

/// Every layout in which lines can be changed, and whether any line of it goes for additions.
const LAYOUTS: &[(&str, &str)] = &[
    (
        "lists that are not indented",
        "# top\nclusters:\n- name: a # first\n  cluster: {server: 'https://a'}\n\n# about users\nusers:\n- name: u\n  user: {token: t}\ncontexts:\n- context: {cluster: a, user: u}\n  name: a\ncurrent-context: a # mine\n",
    ),
    (
        "lists that are indented",
        "clusters:\n    # before\n    - name: a\n      cluster:\n          server: https://a\n          # inside\n    # after\nusers:\n  - name: u\n    user:\n      token: t # secret\n      # old: x\n# between\ncontexts:\n  - name: a\n    context:\n      cluster: a\n      user: u\ncurrent-context: a\n# end\n",
    ),
    (
        "a hyphen alone in its line",
        "clusters:\n-\n  name: a\n  cluster:\n    server: https://a\nusers:\n  -\n    # who\n    name: u\n    user: {}\ncontexts:\n-\n  name: a\n  context: {cluster: a, user: u}\ncurrent-context: a\n",
    ),
    (
        "block scalars with hashes and empty lines",
        "clusters:\n- name: a\n  cluster:\n    x-note: |+\n      # no comment\n\n      - name: no entry\n\n\n    server: https://a\nusers:\n- name: u\n  user:\n    x: >-\n      # neither\n\n      # this\ncontexts:\n- name: a\n  context: {cluster: a, user: u}\ncurrent-context: a\n",
    ),
    (
        "quotes over several lines",
        "clusters:\n- name: a\n  cluster:\n    server: https://a\n    x-note: 'one\n\n      # two'\nusers:\n- name: u\n  user:\n    x: \"one\n      - two # no\"\ncontexts:\n- name: a\n  context: {cluster: a, user: u}\ncurrent-context: a\n",
    ),
    (
        "anchors, aliases and merge keys",
        "x-base: &base\n  server: https://a # shared\nclusters:\n- name: a\n  cluster: &a {<<: *base, x: !!str 1}\n- name: b\n  cluster: *a\nusers:\n- name: u\n  user: &u {token: t}\n- name: v\n  user: *u\ncontexts:\n- &c\n  name: a\n  context: {cluster: a, user: u}\ncurrent-context: a\n",
    ),
    (
        "marks of documents and another document",
        "%YAML 1.1\n---\nclusters:\n- name: a\n  cluster: {server: 'https://a'}\nusers:\n- name: u\n  user: {}\ncontexts:\n- name: a\n  context: {cluster: a, user: u}\ncurrent-context: a\n...\n---\n# of the other\nclusters: []\n",
    ),
    (
        "no line break at the end",
        "contexts:\n- name: a\n  context: {cluster: a, user: u}\ncurrent-context: a\nclusters:\n- name: a\n  cluster: {server: 'https://a'}\nusers:\n- name: u\n  user: {token: t} # last",
    ),
    (
        "keys in quotes and blanks",
        "\"clusters\" :\n-   name: a\n    cluster: {server: 'https://a'}\n'users':   # who\n-   name: u\n    user: {}\n\"contexts\":\n-   name: a\n    context: {cluster: a, user: u}\ncurrent-context : a\n",
    ),
    (
        "everything indented",
        "  clusters:\n  - name: a\n    cluster: {server: 'https://a'}\n  users:\n  - name: u\n    user: {}\n  contexts:\n  - name: a\n    context: {cluster: a, user: u}\n  current-context: a\n",
    ),
    (
        "entries taken out as comments",
        "clusters:\n# - name: z\n#   cluster: {}\n- name: a\n  cluster: {server: 'https://a'}\n# - name: y\nusers:\n- name: u\n  user: {}\n\n\n# - name: x\ncontexts:\n- name: a\n  context: {cluster: a, user: u}\n#- name: w\ncurrent-context: a\n",
    ),
    (
        "letters of all kinds",
        "clusters:\n- name: \"ünï # 😀\" # été 😀\n  cluster: {server: 'https://a'}\nusers:\n- name: 用户 # 说明\n  user: {}\ncontexts:\n- name: a\n  context: {cluster: \"ünï # 😀\", user: 用户}\ncurrent-context: a\n",
    ),
];

#[test]
fn every_line_of_mine_stays_where_something_is_added() {
    for (name, text) in LAYOUTS {
        for text in [(*text).to_owned(), text.replace('\n', "\r\n")] {
            for all in DECISIONS {
                let merged = held(name, &text, &Decisions { all, ..Decisions::default() });
                let after = merged.to_yaml().unwrap();
                assert!(!merged.is_rewritten(), "{name}\n{after}");
                assert!(within(&text, &after), "{name}\n{text}\n{after}");
                assert_eq!(losses(&merged.losses), [""; 0], "{name}");
                let ends = after.matches("\r\n").count();
                assert_eq!(ends, if text.contains('\r') { after.matches('\n').count() } else { 0 });
            }
            // The line of the current context keeps what is said of it.
            let switch = Decisions { switch: true, ..Decisions::default() };
            let after = held(name, &text, &switch).to_yaml().unwrap();
            let line =
                after.lines().find(|line| line.trim().starts_with("current-context")).unwrap();
            assert!(line.contains("prod-weu-payments"), "{line}");
            assert!(!text.contains("# mine") || line.ends_with("payments # mine"), "{line}");
        }
    }
}

#[test]
fn what_is_removed_takes_its_own_lines_along_and_no_others() {
    for (name, text) in LAYOUTS {
        let mine = read(text.as_bytes()).unwrap();
        let gone = mine.entries(EntryKind::Cluster).map(|entry| entry.name).take(1).collect();
        let remove = entries_serving(&mine, &gone);
        let merged = held(name, text, &Decisions { remove, ..Decisions::default() });
        // Where an entry goes whose anchor is used, all is written anew, and that is told.
        let anchored = name.starts_with("anchors");
        assert_eq!(merged.is_rewritten(), anchored, "{name}");
        if anchored {
            let told = losses(&merged.losses);
            assert_eq!(
                told,
                [
                    "A comment is lost (line 2).",
                    "Aliases (*name) are replaced by what they stand for (lines 5, 7, 12).",
                    "A tag (!name) is lost (line 5).",
                ]
            );
        }
    }
}

#[test]
fn a_replaced_entry_loses_its_own_comments_and_no_others() {
    let text = "# top\nclusters:\n# mine\n- name: prod-weu # here\n  cluster:\n    # the old address\n    server: https://old # gone\n    x-own: 1 # gone too\n# next\n- name: b\n  cluster: {server: 'https://b'} # stays\n";
    let replace = Decisions { all: Decision::Replace, ..Decisions::default() };
    let merged = held("replaced", text, &replace);
    assert_eq!(merged.losses.comments, [6, 7, 8]);
    assert_eq!(losses(&merged.losses), ["Comments are lost (lines 6, 7, 8)."]);
    let after = merged.to_yaml().unwrap();
    assert!(after.starts_with("# top\nclusters:\n# mine\n- name: prod-weu # here\n  cluster:\n    server: https://prod-weu.example:443\n"), "{after}");
    assert!(after.contains("# next\n- name: b\n  cluster: {server: 'https://b'} # stays\n"));
}

#[test]
fn lists_that_are_empty_or_missing_are_filled_in_place() {
    for (text, begins) in [
        ("# all\n", "# all\n"),
        ("---\n# all\n", "---\n# all\n"),
        (
            "clusters: [] # none\nusers: null\ncontexts:\n# nor here\n",
            "clusters: # none\n- name: prod-weu\n",
        ),
        ("kind: Config # yes\n", "kind: Config # yes\nclusters:\n"),
        ("kind: Config\n...\nrest\n", "kind: Config\nclusters:\n"),
    ] {
        let merged = held("empty", text, &Decisions::default());
        assert!(!merged.is_rewritten(), "{text:?}");
        let after = merged.to_yaml().unwrap();
        assert!(after.starts_with(begins), "{after}");
        assert!(text.lines().filter(|line| line.starts_with('#')).all(|line| after.contains(line)));
    }
}

#[test]
fn what_cannot_be_changed_line_by_line_is_told_with_every_loss() {
    for (text, told) in [
        (
            "{clusters: [{name: a, cluster: {server: 'https://a'}}]} # flow\n",
            "A comment is lost (line 1).",
        ),
        ("{\n  \"clusters\": [\n    {\"name\": \"a\"}\n  ]\n}\n", ""),
        (
            "x: &l\n- name: a\n  cluster: {server: 'https://a'}\nclusters: *l\n",
            "An alias (*name) is replaced by what it stands for (line 4).",
        ),
        (
            "clusters: [{name: a, cluster: {server: 'https:\\/\\/a'}}]\nx: \"\\/\" # y\n",
            "A comment is lost (line 2).",
        ),
        (
            "{clusters: [],\r\nclusters: [{name: a}]} # y\r\n",
            "A comment is lost (line 2). A key appears twice, first in line 1. Only the value that kubectl uses is kept. Lines no longer end as on Windows (CRLF).",
        ),
        ("? clusters\n: - name: a\n---\na: 1\n", "What follows the first document, from line 3"),
    ] {
        let merged = held("anew", text, &Decisions::default());
        let all = losses(&merged.losses).join(" ");
        assert!(all.starts_with(told), "{text}: {all}");
        // The list takes the place of its alias.
        assert_eq!(merged.is_rewritten(), !text.contains("*l"), "{text}");
    }
    let many: String = (0..20).map(|n| format!("# {n}\n")).collect();
    let merged = held("many", &format!("{many}{{clusters: []}}\n"), &Decisions::default());
    let told = losses(&merged.losses);
    assert_eq!(
        told,
        ["Comments are lost (lines 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 …, 20 in all)."]
    );
    // UTF-16 keeps its comments and becomes UTF-8, which is told.
    let wide: Vec<u8> =
        "\u{feff}# x\nkind: Config\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let merged = self::merged(&read(&wide).unwrap(), &Decisions::default());
    assert!(merged.to_yaml().unwrap().starts_with("# x\nkind: Config\n"));
    assert_eq!(losses(&merged.losses), ["The file becomes UTF-8 without a byte order mark."]);
}

#[test]
fn every_file_of_the_corpus_says_the_same_to_kubectl() {
    let mut files: Vec<(String, String)> = Vec::new();
    for folder in ["existing", "cases/b"] {
        for entry in std::fs::read_dir(fixtures::path(folder)).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            if name.ends_with(".yaml") {
                files.push((name, std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    files.extend(LAYOUTS.iter().enumerate().map(|(n, (_, text))| (n.to_string(), (*text).into())));
    let (mut patched, mut all) = (0, 0);
    for (name, text) in &files {
        let Ok(mine) = read(text.as_bytes()) else { continue };
        // What stands inside something else is not merged into.
        for decision in DECISIONS.into_iter().filter(|_| mine.wrapped.is_none()) {
            let decisions = Decisions { all: decision, switch: true, ..Decisions::default() };
            let merged = held(name, text, &decisions);
            all += 1;
            patched += usize::from(!merged.is_rewritten());
            if decision == Decision::Keep {
                continue;
            }
            let other = read(flow(&yaml::read_first(text).unwrap().node).as_bytes()).unwrap();
            let other = self::merged(&other, &decisions).to_yaml().unwrap();
            let after = merged.to_yaml().unwrap();
            let (one, two) = (seen_by_kubectl("one", &after), seen_by_kubectl("two", &other));
            assert_eq!(one, two, "{name}\n{after}");
        }
        // What is mended keeps its comments too, and says the same.
        let Some(mended) = repair(&mine, 1_800_000_000) else { continue };
        let kept = mine.wrapped.is_none() && mended.losses.comments.is_empty();
        let comments = yaml::read_first(text).map(|first| first.comments.len()).unwrap_or_default();
        let there = yaml::read_first(&mended.text).unwrap().comments.len();
        assert!(!kept || there == comments, "{name}\n{}", mended.text);
    }
    assert!(patched * 100 > all * 70, "{patched} of {all} are changed line by line");
}

/// A list in block style, each item in a form of its own, with comments wherever one may stand.
fn list(kind: EntryKind) -> impl Strategy<Value = String> {
    let one = kind.key().trim_end_matches('s');
    let blank = proptest::sample::select(vec!["", "", "", "\n", "# c\n", "   # d\n", "\n# e\n\n"]);
    let item = ("[abc]", 0..4_u8, blank.clone());
    let items = proptest::collection::btree_map("[abcd]", item, 1..4);
    let tail = proptest::sample::select(vec!["", " # t", "  # t # u"]);
    (items, 0..3_usize, tail, blank).prop_map(move |(items, indent, tail, last)| {
        let pad = " ".repeat(indent * 2);
        let mut out = format!("{}:{tail}\n", kind.key());
        for (name, (value, form, before)) in items {
            out += before;
            out += &match form {
                0 => format!("{pad}- name: {name}{tail}\n{pad}  {one}:\n{pad}    # in\n{pad}    x: {value}\n{pad}    # in2\n"),
                1 => format!("{pad}- {{name: {name}, {one}: {{x: {value}}}}}{tail}\n"),
                2 => format!("{pad}-\n{pad}  {one}: {{x: {value}}}{tail}\n{pad}  name: '{name}'\n"),
                _ => format!("{pad}-   name: {name}\n{pad}    {one}:\n{pad}      x: |\n{pad}         # {value}\n\n{pad}         - {name}\n"),
            };
        }
        out + last
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_block_style_keeps_its_lines(
        clusters in list(EntryKind::Cluster),
        users in list(EntryKind::User),
        contexts in list(EntryKind::Context),
        (windows, open, order) in any::<(bool, bool, u8)>(),
        gone in proptest::sample::subsequence(vec!["a", "b", "c", "d"], 0..4),
        names in "[abcd]{3}",
        decision in proptest::sample::select(DECISIONS.to_vec()),
    ) {
        let mut parts = [clusters, users, contexts, "current-context: a # now\n".to_owned()];
        parts.rotate_left(usize::from(order % 4));
        let mut text = parts.concat();
        if windows {
            text = text.replace('\n', "\r\n");
        }
        if open {
            text.truncate(text.trim_end_matches(['\n', '\r']).len());
        }
        let new = |n: usize| &names[n..=n];
        let new = format!("clusters: [{{name: {}, cluster: {{x: a}}}}]\nusers: [{{name: {}, user: {{x: b}}}}]\ncontexts: [{{name: {}, context: {{x: c}}}}]\n", new(0), new(1), new(2));
        let mine = read(text.as_bytes()).unwrap();
        let remove = EntryKind::ALL.iter().flat_map(|kind| gone.iter().map(|name| kind.place(name))).collect();
        let decisions = Decisions { all: decision, remove, ..Decisions::default() };
        let addition = Addition::read(&new).unwrap();
        let merged = merge(&mine, &addition, &decisions).unwrap();
        let after = merged.to_yaml().unwrap();
        // A line after a block scalar that has no line break would give it one, to kubectl.
        let in_block = text.lines().last().is_some_and(|line| line.starts_with("         "));
        prop_assert!(!merged.is_rewritten() || open && in_block, "{}\n{}", text, after);
        let other = read(flow(&yaml::read_first(&text).unwrap().node).as_bytes()).unwrap();
        let other = merge(&other, &addition, &decisions).unwrap().to_yaml().unwrap();
        let root = |text: &str| flow(&yaml::read_first(text).unwrap().node);
        prop_assert_eq!(root(&after), root(&other), "{}\n{}", text, after);
        if merged.is_rewritten() {
            return Ok(());
        }
        // Lines of entries that stay are there, in their order.
        let count = |text: &str| yaml::read_first(text).unwrap().comments.len();
        prop_assert_eq!(count(&text) - merged.losses.comments.len(), count(&after), "{}\n{}", text, after);
    }
}
