//! The reader of YAML held against another (saphyr's, of YAML 1.2) and against the real kubectl,
//! over every file of this project and over texts that are made and broken at random.
//!
//! Where the two readers differ, kubectl is asked, and must be of our opinion. Known differences
//! of the other one, which follows YAML 1.2 where kubectl follows libyaml:
//! - keys without `?` that end in another line than they begin, or are longer than 1,024 characters;
//! - `?` in flow collections, a colon that begins an entry of one, a quoted text before a colon;
//! - line breaks of YAML 1.1 (NEL, LS, PS), and characters that no YAML may hold;
//! - tabs: between `-` and a value, before a key, after a colon, in a block scalar;
//! - text less indented than what it is in: in quotes, in brackets, after `--- |`;
//! - the last line of a block scalar where the text ends in it;
//! - a comment between the lines of a plain text, `\'`, and `#` right after quotes or a bracket;
//! - a byte order mark within the text, which is a character to kubectl;
//! - directives and a second document after `...`; flow collections deeper than 255.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use purser::yaml::{self, Node, Value, YamlFault};
use saphyr_parser::{Event, Parser, ScalarStyle};
use serde_json::Value as Json;

use crate::fixtures;

/// A node without what it means: place, and text or parts.
#[derive(Clone, Debug, PartialEq)]
enum Shape {
    Scalar(String, bool, (usize, usize)),
    Sequence(Vec<Shape>, (usize, usize)),
    Mapping(Vec<Shape>, (usize, usize)),
}

fn shape(node: &Node) -> Shape {
    let at = (node.line, node.column);
    let text = |text: &str| Shape::Scalar(text.to_owned(), node.quoted, at);
    match &node.value {
        Value::Null => text(""),
        Value::Bool(_, word) => text(word),
        Value::Number(word) | Value::String(word) => text(word),
        Value::Sequence(items) => Shape::Sequence(items.iter().map(shape).collect(), at),
        Value::Mapping(entries) => {
            let parts = entries.iter().flat_map(|(key, value)| [shape(key), shape(value)]);
            Shape::Mapping(parts.collect(), at)
        }
    }
}

/// A collection: its anchor, whether it is a list, its place, and what it holds.
type Open = (usize, bool, (usize, usize), Vec<Shape>);

/// The documents of a text as the other reader has them; nothing where it refuses it. What only
/// has a meaning beyond its text (tags, merge keys) is not compared.
fn other(text: &str) -> Option<Result<Vec<Shape>, ()>> {
    let mut documents = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    let mut anchors: BTreeMap<usize, Shape> = BTreeMap::new();
    for next in Parser::new_from_str(text.strip_prefix('\u{feff}').unwrap_or(text)) {
        let Ok((event, span)) = next else { return Some(Err(())) };
        let at = (span.start.line().max(1), span.start.col() + 1);
        let (id, done) = match event {
            Event::SequenceStart(id, None) => {
                open.push((id, true, at, Vec::new()));
                continue;
            }
            Event::MappingStart(id, None) => {
                open.push((id, false, at, Vec::new()));
                continue;
            }
            Event::SequenceEnd | Event::MappingEnd => {
                let (id, list, at, parts) = open.pop().unwrap();
                (id, if list { Shape::Sequence(parts, at) } else { Shape::Mapping(parts, at) })
            }
            Event::Scalar(text, style, id, None) => {
                let quoted = style != ScalarStyle::Plain;
                let null = matches!(&*text, "~" | "null" | "Null" | "NULL");
                if !quoted && text == "<<" {
                    return None;
                }
                let text = if null && !quoted { String::new() } else { text.into_owned() };
                (id, Shape::Scalar(text, quoted, at))
            }
            Event::Alias(id) => {
                let Some(mut copy) = anchors.get(&id).cloned() else { return Some(Err(())) };
                let (Shape::Scalar(.., place)
                | Shape::Sequence(_, place)
                | Shape::Mapping(_, place)) = &mut copy;
                *place = at;
                (0, copy)
            }
            Event::Scalar(..) | Event::SequenceStart(..) | Event::MappingStart(..) => return None,
            _ => continue,
        };
        if id > 0 {
            anchors.insert(id, done.clone());
        }
        match open.last_mut() {
            Some((.., parts)) => parts.push(done),
            None => documents.push(done),
        }
    }
    Some(Ok(documents))
}

/// The empty item of a block sequence stands at its hyphen, and so does a sequence that is no
/// further in than its key; the other reader has them behind the hyphen. Their columns are tested
/// beside the code.
fn settled(shape: Shape) -> Shape {
    match shape {
        Shape::Sequence(items, (line, _)) => Shape::Sequence(
            items
                .into_iter()
                .map(|item| match settled(item) {
                    Shape::Scalar(text, false, (line, _)) if text.is_empty() => {
                        Shape::Scalar(text, false, (line, 0))
                    }
                    item => item,
                })
                .collect(),
            (line, 0),
        ),
        Shape::Mapping(parts, at) => Shape::Mapping(parts.into_iter().map(settled).collect(), at),
        scalar => scalar,
    }
}

/// Whether both readers have the same documents, or refuse the text; nothing where that cannot be
/// told.
fn same(text: &str) -> Option<bool> {
    let theirs = other(text)?;
    let ours = match yaml::read_all(text) {
        Ok(documents) => Ok(documents),
        Err(error) if matches!(error.fault, YamlFault::Syntax(_) | YamlFault::BadAlias) => Err(()),
        Err(_) => return None,
    };
    let settle = |documents: Vec<Shape>| documents.into_iter().map(settled).collect::<Vec<_>>();
    let ours = ours.map(|documents| settle(documents.iter().map(shape).collect()));
    Some(ours == theirs.map(settle))
}

/// The files of a folder and those below it that may be YAML or JSON.
fn files(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.to_string_lossy().into_owned();
        if path.is_dir() {
            if !name.ends_with("node_modules") {
                files(&path, found);
            }
        } else if [".yaml", ".yml", ".json"].iter().any(|end| name.ends_with(end))
            && let Ok(text) = std::fs::read_to_string(&path)
        {
            found.push((name, text));
        }
    }
}

fn all_files() -> Vec<(String, String)> {
    let mut found = Vec::new();
    for folder in ["public", "tests", "docs", "deploy"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        if folder.exists() {
            files(&folder, &mut found);
        }
    }
    found.sort();
    found
}

/// What kubectl makes of a text as a kubeconfig: its JSON, nothing where it is no YAML to it.
fn kubectl(name: &str, text: &str) -> Option<Json> {
    let path = fixtures::scratch(&format!("yaml/{name}")).join("config");
    std::fs::write(&path, text).unwrap();
    let output = Command::new(fixtures::kubectl())
        .args(["config", "view", "--raw", "-o", "json", "--kubeconfig"])
        .arg(&path)
        .env("HOME", path.parent().unwrap())
        .stdin(Stdio::null())
        .output()
        .unwrap_or_else(|error| panic!("kubectl cannot be started ({error}): `make setup`"));
    let said = String::from_utf8_lossy(&output.stderr);
    // That the YAML is no kubeconfig is another matter.
    let refused = said.contains(": yaml: ") || said.contains(": error converting YAML to JSON");
    (!refused).then(|| serde_json::from_slice(&output.stdout).unwrap_or(Json::Null))
}

/// A text as a part of a kubeconfig that kubectl gives back as JSON, whatever is in it.
fn wrapped(text: &str) -> String {
    let mut file = "extensions:\n- name: x\n  extension:\n".to_owned();
    for line in text.split_inclusive('\n') {
        file.push_str("    ");
        file.push_str(line);
    }
    file
}

fn json(node: &Node) -> Json {
    match &node.value {
        Value::Null => Json::Null,
        Value::Bool(value, _) => Json::Bool(*value),
        // Only that it is one: how numbers are written anew is not for here.
        Value::Number(_) => Json::from(0),
        Value::String(text) => Json::from(text.as_str()),
        Value::Sequence(items) => items.iter().map(json).collect(),
        Value::Mapping(entries) => {
            Json::Object(entries.iter().map(|(k, v)| (k.key().to_owned(), json(v))).collect())
        }
    }
}

fn without_numbers(value: Json) -> Json {
    match value {
        Json::Number(_) => Json::from(0),
        Json::Array(items) => items.into_iter().map(without_numbers).collect(),
        Json::Object(entries) => {
            Json::Object(entries.into_iter().map(|(k, v)| (k, without_numbers(v))).collect())
        }
        other => other,
    }
}

/// What is wrong with our reading of a kubeconfig with this text in it, by kubectl's.
fn differs(name: &str, text: &str) -> Option<String> {
    let file = wrapped(text);
    let ours = yaml::read_first(&file);
    let theirs = kubectl(name, &file);
    let told = || Some(format!("{text:?}\n  ours {ours:?}\n  kubectl {theirs:?}"));
    match (&ours, &theirs) {
        (Err(error), theirs) => {
            let syntax = matches!(error.fault, YamlFault::Syntax(_) | YamlFault::BadAlias);
            if syntax && theirs.is_some() { told() } else { None }
        }
        // `\/` is told of and mended.
        (Ok(first), None) => {
            if first.escape.is_some() {
                None
            } else {
                told()
            }
        }
        (Ok(first), Some(theirs)) => {
            let own = first
                .node
                .get("extensions")
                .and_then(|list| list.items()?.first()?.get("extension"));
            // What is no kubeconfig to kubectl, for another reason than its YAML, is not compared.
            let extension = theirs.pointer("/extensions/0/extension");
            let (Some(own), Some(extension)) = (own, extension) else { return None };
            // A line break of YAML 1.1 may begin another item, and kubectl sorts them by name.
            if theirs.pointer("/extensions/1").is_some() {
                return None;
            }
            // Keys that are numbers, and numbers beyond JSON, are written anew.
            let plain = !text.contains(".inf") && !text.contains(".nan");
            let same = json(own) == without_numbers(extension.clone());
            if same || !plain { None } else { told() }
        }
    }
}

const TOKENS: &[&str] = &[
    "a",
    "b: ",
    "key: v\n",
    "\n",
    "\n  ",
    "\n    ",
    " ",
    "- ",
    "-",
    "? ",
    ": ",
    ":",
    "[",
    "]",
    "{",
    "}",
    ", ",
    ",",
    "\"x\"",
    "'y'",
    "\"",
    "'",
    "&a ",
    "*a",
    "!!str ",
    "! ",
    "|\n",
    ">-\n",
    "|+\n",
    ">2\n",
    "# c\n",
    " # c",
    "#",
    "\t",
    "---\n",
    "...\n",
    "\\",
    "\"\\x41\\u00e9\"",
    "é",
    "😀",
    "\r\n",
    "it''s",
    "~",
    "a b",
    "a:b",
    "http://x/?y",
    "\u{85}",
    "\u{2028}",
    "%",
    "@",
    "1",
    "- - x\n",
    "- a: 1\n  b: 2\n",
    "x:\n- 1\n- 2\n",
    "\"a\n\n b\\\n  c\"",
    "k: |\n  x\n   y\n\n  z\n",
];

/// Texts of tokens, parts of files, and files with something broken in them.
fn texts(files: &[(String, String)]) -> impl Strategy<Value = String> + use<> {
    let small: Vec<String> =
        files.iter().map(|(_, text)| text.clone()).filter(|text| text.len() < 3000).collect();
    let tokens = proptest::collection::vec(proptest::sample::select(TOKENS), 0..14);
    let broken = (
        proptest::sample::select(small),
        any::<prop::sample::Index>(),
        any::<prop::sample::Index>(),
        proptest::sample::select(TOKENS),
        0..4_u8,
    );
    prop_oneof![
        3 => tokens.prop_map(|tokens| tokens.concat()),
        1 => broken.prop_map(|(text, from, to, token, how)| {
            let chars: Vec<char> = text.chars().collect();
            let (from, to) = (from.index(chars.len() + 1), to.index(chars.len() + 1));
            let (from, to) = (from.min(to), from.max(to));
            let put = |range: &[char]| range.iter().collect::<String>();
            match how {
                // Cut off, taken out, put in, put in place of a character.
                0 => put(&chars[..to]),
                1 => put(&chars[..from]) + &put(&chars[to..]),
                2 => put(&chars[..to]) + token + &put(&chars[to..]),
                _ => put(&chars[..from]) + token + &put(&chars[(from + 1).min(chars.len())..]),
            }
        }),
    ]
}

#[test]
fn every_file_of_the_project_is_read_alike() {
    let all = all_files();
    assert!(all.len() > 200, "{}", all.len());
    let (mut compared, mut other) = (0, Vec::new());
    for (name, text) in &all {
        match same(text) {
            Some(true) => compared += 1,
            Some(false) => {
                other.push(name);
                // Only what kubectl decides otherwise.
                let ours = yaml::read_first(text);
                assert_eq!(ours.is_ok(), kubectl("files", text).is_some(), "{name} {ours:?}");
            }
            None => {}
        }
    }
    assert!(compared * 10 > all.len() * 8, "{compared} of {}: {other:?}", all.len());
}

#[test]
fn awkward_texts_are_read_alike() {
    for text in crate::awkward::AWKWARD {
        let written = yaml::write(&Node::keys([(*text, Some(Node::of(*text)))])).unwrap();
        assert_eq!(same(&written), Some(true), "{written:?}");
        let differs = differs("awkward", text);
        assert_eq!(differs, None);
    }
}

/// Texts at random for as long, and at least a few.
fn tried(seconds: u64, mut task: impl FnMut(&str)) {
    let made = texts(&all_files());
    let mut runner = TestRunner::default();
    let start = Instant::now();
    for count in 0.. {
        if count > 20 && start.elapsed() > Duration::from_secs(seconds) {
            break;
        }
        task(&made.new_tree(&mut runner).unwrap().current());
    }
}

#[test]
fn where_the_readers_differ_kubectl_is_of_our_opinion() {
    let (mut alike, mut asked, mut wrong) = (0, 0, Vec::new());
    tried(12, |text| match same(text) {
        Some(true) => alike += 1,
        Some(false) if asked < 200 => {
            asked += 1;
            wrong.extend(differs("differ", text));
        }
        _ => {}
    });
    assert!(alike > 20, "{alike} alike");
    assert!(wrong.is_empty(), "{} of {asked}\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn whatever_kubectl_reads_is_read_as_kubectl_does() {
    let mut wrong = Vec::new();
    tried(12, |text| wrong.extend(differs("reads", text)));
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}
