//! Whatever a document holds, every reader gets the same out of it: our own, `kubectl`, the `kube`
//! crate, Python's `kubernetes` and npm's `@kubernetes/client-node`.
//!
//! The documents are built directly from awkward and from generated texts, in every position that
//! takes a text, so that the writer is what is tested and not the checks before it. `KUBECTL` and
//! `PYTHON` name the programs; `make test` sets them. One reader alone: `cargo test --test native
//! kubectl_reads`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use purser::kubeconfig::existing;
use purser::kubeconfig::{
    AuthProvider, Cluster, Context, Exec, ExecEnv, Kubeconfig, Named, Origin, Secret, User,
};
use purser::yaml::{self, Node, Value};
use serde_json::{Map, Value as Json, json};

use crate::awkward::AWKWARD;
use crate::fixtures;

const SET_UP: &str = "`make setup` installs it; `make test SUITE=native` runs this with it";

/// A document with each of the texts as a name and as every value. Entries need a name in every
/// reader, and composed ones always have one, so the empty text stands only for values.
fn document(texts: &[String], current: usize) -> Kubeconfig {
    let name = |text: &str| if text.is_empty() { "unnamed".to_owned() } else { text.to_owned() };
    let mut file = Kubeconfig {
        api_version: "v1",
        kind: "Config",
        current_context: name(&texts[current]),
        clusters: Vec::new(),
        contexts: Vec::new(),
        users: Vec::new(),
    };
    for text in texts {
        let own = || text.clone();
        let cluster = Cluster {
            server: name(text),
            tls_server_name: Some(own()),
            certificate_authority_data: Some(STANDARD.encode(text)),
            proxy_url: Some(own()),
            origin: Some(Origin { portal: own(), cluster: own(), made: own() }),
        };
        let context = Context { cluster: name(text), namespace: Some(own()), user: name(text) };
        let exec = Exec {
            api_version: own(),
            command: own(),
            args: vec![own(), format!("--login-hint={text}"), format!("{text}{text}")],
            env: vec![ExecEnv { name: own(), value: own() }],
            install_hint: own(),
            interactive_mode: "IfAvailable",
            provide_cluster_info: false,
        };
        let config = Vec::from([(own(), own()), ("id-token".to_owned(), own())]);
        let provider = AuthProvider { name: own(), config };
        file.clusters.push(Named { name: name(text), value: cluster });
        file.contexts.push(Named { name: name(text), value: context });
        let mut user = |name: String, value: User| file.users.push(Named { name, value });
        user(name(text), User::Exec(exec));
        user(format!("{text}: provider"), User::AuthProvider(provider));
        user(format!("{text}: token"), User::Token(Secret(own())));
        user(format!("{text}: file"), User::TokenFile(format!("/{text}")));
    }
    file
}

/// A text as claims and names could be: anything at all, with what YAML minds made likely.
fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[-?:,\\[\\]{}#&*!|>'\"%@` \\t\\n\\r.0-9a-fxoyneinul~=<_+\\\\]{0,12}",
        "(\\PC|\\pC){0,40}",
        "[+-]?[0-9]{0,3}[._:xob-][0-9a-f]{0,4}",
    ]
}

fn texts() -> impl Strategy<Value = Vec<String>> {
    proptest::collection::btree_set(any_text(), 1..6).prop_map(|set| set.into_iter().collect())
}

/// One written file and the document that it was written from.
struct Case {
    path: PathBuf,
    text: String,
    expected: Json,
}

/// A few dozen files, written once: each awkward text in one of them, and as many generated ones.
/// The files stay for whoever looks into a failure.
fn cases() -> &'static [Case] {
    static CASES: OnceLock<Vec<Case>> = OnceLock::new();
    CASES.get_or_init(|| {
        let folder = fixtures::scratch("readers");
        let mut runner = TestRunner::default();
        let generated: BTreeSet<String> =
            std::iter::repeat_with(|| any_text().new_tree(&mut runner))
                .map(|tree| tree.unwrap().current())
                .filter(|text| !AWKWARD.contains(&text.as_str()))
                .take(160)
                .collect();
        let awkward = AWKWARD.iter().map(|text| (*text).to_owned());
        let all: Vec<String> = awkward.chain(generated).collect();
        let files: Vec<Kubeconfig> = all
            .chunks(8)
            .enumerate()
            .map(|(number, texts)| document(texts, number % texts.len()))
            .collect();
        let case = |name: String, text: String, expected: Json| {
            let path = folder.join(name);
            std::fs::write(&path, &text).unwrap();
            Case { path, text, expected }
        };
        let written = files.iter().enumerate().map(|(number, file)| {
            let expected = own(&file.node());
            case(format!("{number:02}.yaml"), file.to_yaml().unwrap(), expected)
        });
        let pairs = files.chunks_exact(2).enumerate().map(|(number, pair)| {
            let (text, expected) = merged(&pair[0], &pair[1]);
            case(format!("merged-{number:02}.yaml"), text, expected)
        });
        written.chain(pairs).collect()
    })
}

/// Two documents with no name in common merged into one: all entries, in order, and the current
/// context of the first.
fn merged(mine: &Kubeconfig, new: &Kubeconfig) -> (String, Json) {
    let file = existing::read(mine.to_yaml().unwrap().as_bytes()).unwrap();
    let addition = existing::Addition::read(&new.to_yaml().unwrap()).unwrap();
    let merged = existing::merge(&file, &addition, &existing::Decisions::default()).unwrap();
    let mut expected = own(&mine.node());
    let more = own(&new.node());
    for list in ["clusters", "contexts", "users"] {
        let more = more[list].as_array().unwrap().clone();
        expected[list].as_array_mut().unwrap().extend(more);
    }
    (merged.to_yaml().unwrap(), expected)
}

/// The same for every reader: the lists by name, and without what Go and others leave out or add,
/// which is what is empty and `preferences`.
fn settled(value: &Json) -> Json {
    match value {
        Json::Object(map) => Json::Object(
            map.iter()
                .filter(|(key, _)| *key != "preferences")
                .map(|(key, value)| (key.clone(), settled(value)))
                .filter(|(_, value)| !matches!(value, Json::Null | Json::Bool(false)))
                .filter(|(_, value)| value != "" && *value != json!([]) && *value != json!({}))
                .collect::<Map<_, _>>(),
        ),
        Json::Array(list) => {
            let mut list: Vec<Json> = list.iter().map(settled).collect();
            let named = |entry: &Json| entry.get("name").is_some() && entry.get("value").is_none();
            if list.iter().all(named) {
                list.sort_by_key(|entry| entry["name"].as_str().unwrap_or_default().to_owned());
            }
            Json::Array(list)
        }
        other => other.clone(),
    }
}

/// The first place where two documents differ, for a failure that can be read.
fn difference(expected: &Json, got: &Json, path: &str) -> Option<String> {
    match (expected, got) {
        (Json::Object(a), Json::Object(b)) => a.keys().chain(b.keys()).find_map(|key| {
            difference(
                a.get(key).unwrap_or(&Json::Null),
                b.get(key).unwrap_or(&Json::Null),
                &format!("{path}.{key}"),
            )
        }),
        (Json::Array(a), Json::Array(b)) if a.len() == b.len() => a
            .iter()
            .zip(b)
            .enumerate()
            .find_map(|(n, (a, b))| difference(a, b, &format!("{path}[{n}]"))),
        _ if expected == got => None,
        _ => Some(format!("{path}: wrote {expected}, read {got}")),
    }
}

fn same(path: &Path, expected: &Json, got: &Json) {
    if let Some(place) = difference(&settled(expected), &settled(got), "") {
        panic!("{}: {place}", path.display());
    }
}

/// Runs a reader and takes what it prints as JSON.
fn run(reader: &str, command: &mut Command) -> Json {
    let output = command
        .output()
        .unwrap_or_else(|error| panic!("{reader} cannot be started ({error}): {SET_UP}"));
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{reader} failed; where it is missing, {SET_UP}\n{complaint}");
    serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{reader} printed no JSON ({error})\n{complaint}"))
}

/// Runs a script once over all files.
fn run_over_all(reader: &str, command: &mut Command) -> Json {
    run(reader, command.args(cases().iter().map(|case| &case.path)))
}

fn program(variable: &str, usual: &str) -> Command {
    Command::new(std::env::var_os(variable).unwrap_or_else(|| usual.into()))
}

/// What our own reader makes of a text, as JSON.
fn own(node: &Node) -> Json {
    match &node.value {
        Value::Null => Json::Null,
        Value::Bool(value, _) => json!(value),
        Value::Number(text) => panic!("a number {text} in line {}", node.line),
        Value::String(text) => json!(text),
        Value::Sequence(items) => items.iter().map(own).collect(),
        Value::Mapping(entries) => Json::Object(
            entries
                .iter()
                .map(|(key, value)| (key.text().unwrap().to_owned(), own(value)))
                .collect(),
        ),
    }
}

#[test]
fn our_own_reader_reads_back_the_same() {
    for case in cases() {
        assert_eq!(own(&yaml::read(&case.text).unwrap()), case.expected, "{}", case.path.display());
    }
}

#[test]
fn the_kube_crate_reads_back_the_same() {
    for case in cases() {
        // Not `read_from`, which goes on to make commands such as `./x` absolute.
        let text = std::fs::read_to_string(&case.path).unwrap();
        let read = kube::config::Kubeconfig::from_yaml(&text).unwrap();
        same(&case.path, &case.expected, &serde_json::to_value(&read).unwrap());
    }
}

#[test]
fn kubectl_reads_back_the_same() {
    for case in cases() {
        let mut kubectl = program("KUBECTL", "kubectl");
        kubectl.args(["config", "view", "--raw", "-o", "json", "--kubeconfig"]).arg(&case.path);
        same(&case.path, &case.expected, &run("kubectl", &mut kubectl));
    }
}

#[test]
fn python_reads_back_the_same() {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/native/kubeconfig/readers/read.py");
    let mut python = program("PYTHON", "python3");
    let read = run_over_all("Python with `kubernetes`", python.env("PYTHONUTF8", "1").arg(script));
    for case in cases() {
        same(&case.path, &case.expected, &read[case.path.to_str().unwrap()]);
    }
}

#[test]
fn javascript_reads_back_the_same() {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/native/kubeconfig/readers/read.mjs");
    let read =
        run_over_all("Node.js with `@kubernetes/client-node`", program("NODE", "node").arg(script));
    for case in cases() {
        // This client takes one slash off the end of a server's address, which changes no request,
        // and knows neither extensions nor `tokenFile`.
        let mut expected = case.expected.clone();
        for entry in expected["clusters"].as_array_mut().unwrap() {
            entry["cluster"].as_object_mut().unwrap().remove("extensions").expect("extensions");
            let server = entry["cluster"]["server"].as_str().unwrap();
            entry["cluster"]["server"] = json!(server.strip_suffix('/').unwrap_or(server));
        }
        for entry in expected["users"].as_array_mut().unwrap() {
            entry["user"].as_object_mut().unwrap().remove("tokenFile");
        }
        same(&case.path, &expected, &read[case.path.to_str().unwrap()]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_document_reads_back_the_same(texts in texts(), at in any::<prop::sample::Index>()) {
        let file = document(&texts, at.index(texts.len()));
        let expected = own(&file.node());
        let text = file.to_yaml().unwrap();
        prop_assert_eq!(&own(&yaml::read(&text).unwrap()), &expected);
        let kube = serde_json::to_value(kube::config::Kubeconfig::from_yaml(&text).unwrap()).unwrap();
        prop_assert_eq!(difference(&settled(&expected), &settled(&kube), ""), None);
    }
}
