//! What the readers cost at most, in memory and time, whatever they are given; and that files as
//! people have them are read all the same.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![cfg(not(target_arch = "wasm32"))]

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use peak_alloc::PeakAlloc;
use purser::kubeconfig::existing;
use purser::{config, json, yaml};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// The memory is the whole program's, so one test measures at a time.
static ALONE: Mutex<()> = Mutex::new(());

/// What came of a task, what it held at most beyond what was held before, in bytes, and how long it
/// took.
fn cost<T>(task: impl FnOnce() -> T) -> (T, usize, Duration) {
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let start = Instant::now();
    let done = task();
    let took = start.elapsed();
    (done, MEMORY.peak_usage() - before, took)
}

/// A text of one piece again and again, between a beginning and an end.
fn filled(begin: &str, piece: &str, end: &str, size: usize) -> String {
    let times = (size - begin.len() - end.len()) / piece.len();
    [begin, &piece.repeat(times), end].concat()
}

/// Texts that hold as much as they can in as little as they can.
fn hostile(size: usize) -> Vec<(&'static str, String)> {
    let filled = |begin, piece, end| filled(begin, piece, end, size);
    let numbered = |each: &dyn Fn(usize) -> String| -> String {
        let mut text = String::new();
        for number in 0.. {
            let piece = each(number);
            if text.len() + piece.len() > size - 2 {
                break;
            }
            text.push_str(&piece);
        }
        text
    };
    vec![
        ("numbers", filled("[", "1,", "]")),
        ("nulls", filled("[", "~,", "]")),
        ("lists", filled("[", "[],", "]")),
        ("mappings", filled("[", "{a},", "]")),
        ("pairs", filled("[", "a:,", "]")),
        ("commas", filled("[", ",", "]")),
        ("colons", filled("[", ": ", "]")),
        ("questions in a list", filled("[", "? ", "]")),
        ("hyphens in a list", filled("[", "- ", "]")),
        ("quoted", filled("[", "'',", "]")),
        ("quoted without commas", filled("[", "\"\" ", "]")),
        ("anchors", filled("[", "&a 1,", "]")),
        ("anchors alone", filled("[", "&a ", "]")),
        ("aliases", filled("[&a a,", "*a,", "]")),
        ("aliases alone", filled("[&a a,", "*a ", "]")),
        ("tags", filled("[", "!!str 1,", "]")),
        ("tags alone", filled("[", "! ", "]")),
        ("bars", filled("[", "| ", "]")),
        ("percents", filled("[", "%\n", "]")),
        ("lines in a list", filled("[", "a\n", "]")),
        ("documents in a list", filled("[\n", "---\n", "]")),
        ("comments in a list", filled("[\n", " #\n", "]")),
        ("open brackets", filled("", "[", "")),
        ("open braces", filled("", "{", "")),
        ("hyphens", filled("", "-\n", "")),
        ("steps", filled("", "- ", "")),
        ("questions", filled("", "? a\n", "")),
        ("keys", numbered(&|n| format!("{n}:\n"))),
        ("keys in braces", format!("{{{}}}", numbered(&|n| format!("{n},")))),
        ("texts", filled("", "- a\n", "")),
        ("documents", filled("", "---\n", "")),
        ("long key", filled("", "k", ": v")),
        ("escapes", filled("\"", "\\u0041", "\"")),
        ("lines", filled("a: |\n", " x\n", "")),
        ("nothing", filled("", "\n", "")),
    ]
}

/// The most that reading a text of YAML takes, whatever is in it: on the web, where an address has
/// half the bytes, it is about half.
const YAML_AT_MOST: usize = 480 << 20;
/// The same for JSON.
const JSON_AT_MOST: usize = 256 << 20;
/// Of a debug build on a machine that is busy with all the tests: what took hours would be seen.
const AT_LONGEST: Duration = Duration::from_secs(300);

#[track_caller]
fn within(name: &str, peak: usize, most: usize, took: Duration) {
    assert!(peak <= most, "{name}: {peak} bytes");
    assert!(took < AT_LONGEST, "{name}: {took:?}");
}

#[test]
fn no_yaml_costs_more_than_it_may() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    // The longest text, which is refused where it is dense, and one short enough to be read whole.
    for size in [yaml::MAX_TEXT, 640_000] {
        let lasting = [
            "bars",
            "percents",
            "lines in a list",
            "comments in a list",
            "texts",
            "long key",
            "escapes",
            "lines",
            "nothing",
        ];
        let tried = hostile(size).into_iter();
        for (name, text) in tried.filter(|(name, _)| size < 1 << 20 || !lasting.contains(name)) {
            let (_, peak, took) = cost(|| drop(yaml::read(&text)));
            within(name, peak, YAML_AT_MOST, took);
        }
    }
}

#[test]
fn too_many_values_are_refused_in_words_with_their_line() {
    let text = "- a\n".repeat(yaml::MAX_VALUES);
    let error = yaml::read(&text).unwrap_err();
    assert_eq!((error.fault, error.line), (yaml::YamlFault::TooManyValues, yaml::MAX_VALUES));
    let flow = format!("a:\n  [{}]", "1,".repeat(yaml::MAX_VALUES));
    let error = yaml::read(&flow).unwrap_err();
    assert_eq!((error.fault.clone(), error.line), (yaml::YamlFault::TooManyValues, 2));
    let reading = config::read(&flow, &config::Surroundings::default());
    let words = purser::ui::text::config::mistake(&reading.mistakes[0]);
    assert!(words.what.contains("half a million"), "{}", words.what);
    let existing::ReadError::Yaml(same) = existing::read(flow.as_bytes()).unwrap_err() else {
        panic!()
    };
    assert_eq!(same, error);
    let (line, words) = purser::ui::text::existing::unreadable(&existing::ReadError::Yaml(same));
    assert!(line == Some(2) && words.what.contains("half a million values"), "{}", words.what);
}

#[test]
fn no_json_costs_more_than_it_may() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let size = 24 << 20;
    let members: String = (0..size / 14).map(|n| format!("\"{n:08}\":0,\n")).collect();
    for (name, text) in [
        ("numbers", filled("[1", ",1", "]", size)),
        ("objects", filled("[1", ",{}", "]", size)),
        ("members", filled("[1", ",{\"\":0}", "]", size)),
        ("brackets", filled("", "[", "", size)),
        ("one object", format!("{{{members}\"\":0}}")),
    ] {
        let (read, peak, took) = cost(|| json::read(&text));
        assert_eq!(read.is_some(), name == "one object", "{name}");
        within(name, peak, JSON_AT_MOST, took);
    }
}

#[test]
fn a_long_portal_is_read_to_the_end() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let mut text = "apiVersion: purser/v1\nidentities:\n  - name: contoso\n    entra: { tenant: contoso.onmicrosoft.com, clientId: 11111111-1111-4111-8111-111111111111 }\nclusters:\n".to_owned();
    let authority = STANDARD.encode(include_str!("fixtures/certificates/authority.pem").repeat(3));
    for n in 0..10_000 {
        text.push_str(&format!(
            "  - name: team-{n}-prod-weu\n    displayName: Team {n}, production, West Europe\n    environment: production\n    server: https://team-{n}-dns-3f9a1c20.hcp.westeurope.azmk8s.io:443\n    certificateAuthorityData: {authority}\n    aks: {{ tenantId: 8f9c2a10-5b7e-4d3c-9a61-2e4f6b8c0d1e }}\n    methods: [interactive, azurecli, token]\n    namespaces: [payments, billing, {{ name: web, displayName: Web, groups: [ops] }}]\n"
        ));
    }
    assert!((15 << 20..yaml::MAX_TEXT).contains(&text.len()), "{}", text.len());
    let (reading, peak, took) = cost(|| config::read(&text, &config::Surroundings::default()));
    assert_eq!((reading.mistakes, reading.portal.clusters.len()), (Vec::new(), 10_000));
    within("portal.yaml of 10,000 clusters", peak, 40 * text.len(), took);
}

#[test]
fn many_mistakes_are_told_up_to_a_number() {
    let text = format!("apiVersion: purser/v1\nclusters:\n{}", "  - {}\n".repeat(100_000));
    let reading = config::read(&text, &config::Surroundings::default());
    assert_eq!(reading.mistakes.len(), 1001);
    assert_eq!(reading.mistakes.last().unwrap().what, config::What::More);
    assert!(!reading.usable && reading.portal.clusters.is_empty());
}

/// A kubeconfig of so many clusters, users and contexts, as kubectl writes it.
fn kubeconfig(count: usize) -> String {
    let mut text = "apiVersion: v1\nclusters:\n".to_owned();
    let authority = "QUJD".repeat(60);
    for n in 0..count {
        text.push_str(&format!("- cluster:\n    certificate-authority-data: {authority}\n    server: https://team-{n}-dns-3f9a1c20.hcp.westeurope.azmk8s.io:443\n  name: team-{n}-prod-weu\n"));
    }
    text.push_str("contexts:\n");
    for n in 0..count {
        text.push_str(&format!("- context:\n    cluster: team-{n}-prod-weu\n    namespace: payments\n    user: maria@team-{n}-prod-weu\n  name: team-{n}-prod-weu-payments\n"));
    }
    text.push_str("current-context: \"\"\nkind: Config\npreferences: {}\nusers:\n");
    for n in 0..count {
        text.push_str(&format!("- name: maria@team-{n}-prod-weu\n  user:\n    exec:\n      apiVersion: client.authentication.k8s.io/v1beta1\n      args:\n      - get-token\n      - --environment\n      - AzurePublicCloud\n      - --server-id\n      - 6dae42f8-4368-4678-94ff-3960e28e3630\n      - --client-id\n      - 80faf920-1908-4b52-b5ef-a8e7bedfc67a\n      - --tenant-id\n      - 8f9c2a10-5b7e-4d3c-9a61-2e4f6b8c0d1e\n      - --login\n      - interactive\n      command: kubelogin\n      env: null\n      installHint: kubelogin is missing.\n      interactiveMode: IfAvailable\n      provideClusterInfo: false\n"));
    }
    text
}

#[test]
fn a_long_kubeconfig_is_read_to_the_end() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let text = kubeconfig(5_000);
    assert!(text.len() > 5_000_000, "{}", text.len());
    let (file, peak, took) = cost(|| existing::read(text.as_bytes()));
    let count = file.unwrap().entries(existing::EntryKind::Context).count();
    assert_eq!(count, 5_000);
    within("kubeconfig of 5,000 contexts", peak, 20 * text.len(), took);
    // The longest name is not kept once for every fault of its entry.
    let long = "n".repeat(4 << 20);
    let faults = "    - 1\n".repeat(2_000);
    let text = format!("users:\n- name: {long}\n  user:\n    as-groups:\n{faults}");
    let file = existing::read(text.as_bytes()).unwrap();
    let (found, peak, took) = cost(|| existing::diagnose(&file, 0));
    assert!(found.len() >= 2_000, "{}", found.len());
    within("faults of a long name", peak, 4 * text.len(), took);
}

#[test]
fn long_answers_of_azure_are_read_to_the_end() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/fixtures/samples/arm_managedcluster_get_recorded_2022.json"
    );
    let sample = std::fs::read_to_string(path).unwrap();
    let sample = sample.trim();
    assert!(json::read(sample).is_some());
    let count = (24 << 20) / (sample.len() + 1) - 1;
    let text = format!("{{\"value\":[{}]}}", vec![sample; count].join(","));
    let (read, peak, took) = cost(|| json::read(&text));
    assert_eq!(read.unwrap()["value"].as_array().unwrap().len(), count);
    within(&format!("{count} clusters of Azure"), peak, 12 * text.len(), took);
}

#[test]
fn a_file_that_is_too_long_is_refused_before_anything_is_made_of_it() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let bytes = vec![b'a'; 3 * yaml::MAX_FIRST];
    let (file, peak, took) = cost(|| existing::read(&bytes).map(drop));
    let existing::ReadError::Yaml(error) = file.unwrap_err() else { panic!() };
    assert_eq!(error.fault, yaml::YamlFault::TooLarge);
    within("a file of 48 MiB", peak, 1 << 10, took);
}
