//! The description of the keys of `portal.yaml`: it says what the reader reads, no more and no less,
//! and its JSON Schema refuses nothing that the reader takes.
//!
//! `UPDATE_GOLDEN=1 cargo test --test native schema` writes the shipped schema and the tables of the
//! reference anew.

mod corpus;
mod mutations;

use std::collections::BTreeSet;
use std::fs;

use boon::{Compiler, SchemaIndex, Schemas};
use purser::config::{self, Method, Severity, Surroundings};
use purser::schema::{self, PARTS};
use purser::yaml::{Node, Value};
use serde_json::{Value as Json, json};

/// The schema, compiled.
struct Checker {
    schemas: Schemas,
    whole: SchemaIndex,
}

impl Checker {
    fn new() -> Self {
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        compiler.add_resource(schema::FILE, schema::schema()).unwrap();
        let whole = compiler.compile(schema::FILE, &mut schemas).unwrap();
        Self { schemas, whole }
    }

    /// What the schema says against a document; nothing where it takes it.
    fn refuses(&self, document: &Json) -> Option<String> {
        self.schemas.validate(document, self.whole).err().map(|error| error.to_string())
    }
}

/// The reader's tree as an editor's language server sees it.
fn json_of(node: &Node) -> Json {
    match &node.value {
        Value::Null => Json::Null,
        Value::Bool(is, _) => json!(is),
        Value::Number(word) => serde_json::from_str(word).unwrap_or(json!(0.5)),
        Value::String(text) => json!(text),
        Value::Sequence(items) => items.iter().map(json_of).collect(),
        Value::Mapping(entries) => {
            Json::Object(entries.iter().map(|(k, v)| (k.key().to_owned(), json_of(v))).collect())
        }
    }
}

/// Why the reader refuses a text, for a page on the machine itself, which it allows the most; nothing
/// where it takes it.
fn reader_refuses(text: &str) -> Option<String> {
    let reading = config::read_closely(text, &Surroundings { loopback: true });
    let error = reading.mistakes.into_iter().find(|one| one.severity == Severity::Error)?;
    Some(format!("{}: {:?}", error.path, error.what))
}

#[test]
fn every_key_of_the_reader_is_described_in_its_order_and_no_other() {
    for part in PARTS {
        let rows: Vec<&str> = part.rows.iter().map(|row| row.key).collect();
        assert_eq!(rows, part.known, "{}", part.title);
        for row in part.rows {
            let cells = [row.kind, row.default, row.meaning];
            assert!(
                cells.iter().all(|cell| !cell.is_empty() && !cell.contains(['|', '\n'])),
                "{}.{}",
                part.title,
                row.key
            );
        }
    }
}

#[test]
fn the_reference_has_the_tables_of_the_description() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/portal-yaml.md");
    let mut text = fs::read_to_string(path).unwrap();
    let mut places = BTreeSet::new();
    for part in PARTS {
        let level = if part.title.contains('.') { "###" } else { "##" };
        let heading = format!("\n{level} {}\n", part.title);
        let begin = format!("<!-- keys: {} -->\n", part.title);
        let (before, rest) = text.split_once(&begin).unwrap_or_else(|| panic!("{begin}"));
        assert!(before.rfind(&heading) == before.rfind("\n#"), "{begin} is not under its heading");
        let (_, after) = rest.split_once("<!-- end of keys -->\n").unwrap();
        places.insert(before.len());
        text = [before, &begin, &schema::table(part), "<!-- end of keys -->\n", after].concat();
    }
    assert_eq!(text.matches("<!-- keys: ").count(), places.len());
    held(path, &text);
    let (_, methods) = text.split_once("### clusters[].methods").unwrap();
    for method in Method::ALL {
        assert!(methods.contains(&format!("`{}`", method.name())), "{}", method.name());
    }
}

#[test]
fn the_shipped_schema_is_what_the_program_prints() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/public/portal.schema.json");
    held(path, &format!("{:#}\n", schema::schema()));
}

/// Holds a file against what it should be; with `UPDATE_GOLDEN` in the environment it is written.
#[track_caller]
fn held(path: &str, made: &str) {
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(path, made).unwrap();
    }
    let there = fs::read_to_string(path).unwrap_or_default();
    assert!(there == made, "{path} differs; UPDATE_GOLDEN=1 writes it");
}

#[test]
fn the_example_names_the_schema_in_its_first_line() {
    let example = include_str!("../../public/portal.example.yaml");
    let line = format!("# yaml-language-server: $schema={}", schema::FILE);
    assert_eq!(example.lines().next(), Some(line.as_str()));
}

#[test]
fn the_schema_is_valid_draft_07() {
    let meta = "http://json-schema.org/draft-07/schema";
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    let index = compiler.compile(meta, &mut schemas).unwrap();
    let made = schema::schema();
    assert_eq!(made["$schema"], json!(format!("{meta}#")));
    schemas.validate(&made, index).unwrap_or_else(|error| panic!("{error}"));
}

/// Each described key: its path, and its schema.
fn properties(schema: &Json, path: &str, into: &mut Vec<(String, Json)>) {
    for branch in schema["anyOf"].as_array().into_iter().flatten() {
        properties(branch, path, into);
    }
    if schema["items"].is_object() {
        properties(&schema["items"], &format!("{path}[]"), into);
    }
    for (key, inner) in schema["properties"].as_object().into_iter().flatten() {
        if inner["description"].is_string() {
            let path = format!("{path}.{key}");
            into.push((path.clone(), inner.clone()));
            properties(inner, &path, into);
        }
    }
}

#[test]
fn every_key_has_a_description_and_its_examples_and_default_fit() {
    let mut all = Vec::new();
    properties(&schema::schema(), "", &mut all);
    assert_eq!(all.len(), PARTS.iter().map(|part| part.known.len()).sum::<usize>());
    for (path, inner) in all {
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        compiler.add_resource("one.json", inner.clone()).unwrap();
        let index = compiler.compile("one.json", &mut schemas).unwrap();
        let examples = inner["examples"].as_array().into_iter().flatten();
        for value in examples.chain(inner.get("default")) {
            schemas.validate(value, index).unwrap_or_else(|error| panic!("{path}: {error}"));
        }
    }
}

/// Takes a key out of every mapping that the steps lead to, or puts a value there.
fn put(document: &mut Json, steps: &[&str], value: Option<&Json>) {
    if let Some(items) = document.as_array_mut() {
        items.iter_mut().for_each(|item| put(item, steps, value));
        return;
    }
    let (Some(entries), Some((step, rest))) = (document.as_object_mut(), steps.split_first())
    else {
        return;
    };
    match value {
        _ if !rest.is_empty() => {
            if let Some(inner) = entries.get_mut(*step) {
                put(inner, rest, value);
            }
        }
        Some(value) => {
            entries.insert((*step).to_owned(), value.clone());
        }
        None => {
            entries.remove(*step);
        }
    }
}

#[test]
fn a_default_in_the_schema_is_what_the_reader_takes_where_the_key_is_left_out() {
    let good = json_of(&purser::yaml::read(corpus::GOOD).unwrap());
    let mut all = Vec::new();
    properties(&schema::schema(), "", &mut all);
    all.retain(|(_, inner)| inner["default"] != Json::Null);
    // Claims are filled in by whoever reads a token.
    all.retain(|(path, _)| !path.ends_with("groupsClaim") && !path.ends_with("usernameClaim"));
    assert!(all.len() > 8, "{}", all.len());
    for (path, inner) in all {
        let steps: Vec<&str> =
            path.split('.').skip(1).map(|step| step.trim_end_matches("[]")).collect();
        let (mut with, mut without) = (good.clone(), good.clone());
        put(&mut with, &steps, Some(&inner["default"]));
        put(&mut without, &steps, None);
        assert_ne!(with, without, "{path}");
        let [with, without] = [with, without].map(|document| {
            config::read(&mutations::written(&document), &Surroundings { loopback: true }).portal
        });
        assert_eq!(with, without, "{path}");
    }
}
