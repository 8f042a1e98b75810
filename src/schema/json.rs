//! The JSON Schema of `portal.yaml` (draft-07, which the language servers for YAML know best).

use serde_json::{Map, Value, json};

use super::form::TextPattern;
use super::part::{KeyRow, SchemaPart, ValueForm};
use super::top::TOP;

/// The name of the file beside `portal.yaml`.
pub const FILE: &str = "portal.schema.json";

/// The schema. It refuses nothing that the reader takes, though it takes more: what depends on
/// other entries, on the provider or on where the page is, only the reader knows.
#[must_use]
pub fn schema() -> Value {
    let mut whole = part(&TOP);
    whole.insert("$schema".to_owned(), json!("http://json-schema.org/draft-07/schema#"));
    whole.insert("title".to_owned(), json!("portal.yaml of Purser"));
    whole.insert("description".to_owned(), json!("The settings of a Purser page."));
    Value::Object(whole)
}

/// Keys that stand together.
fn part(part: &SchemaPart) -> Map<String, Value> {
    let mut properties = Map::new();
    for key in part.known {
        // A key that is not described would be one that editors refuse; a test finds it.
        let row = part.rows.iter().find(|row| row.key == *key);
        properties.insert((*key).to_owned(), row.map_or(Value::Bool(true), property));
    }
    let required: Vec<&str> =
        part.rows.iter().filter(|row| row.is_required()).map(|row| row.key).collect();
    let mut made = (part.rules)();
    if let Some(Value::Object(more)) = made.remove("properties") {
        for (key, rule) in more {
            if let (Some(Value::Object(own)), Value::Object(rule)) =
                (properties.get_mut(&key), rule)
            {
                own.extend(rule);
            }
        }
    }
    made.insert("type".to_owned(), json!("object"));
    made.insert("properties".to_owned(), Value::Object(properties));
    made.insert("additionalProperties".to_owned(), Value::Bool(false));
    if !required.is_empty() {
        made.insert("required".to_owned(), json!(required));
    }
    made
}

/// A key with what is said of it.
fn property(row: &KeyRow) -> Value {
    let mut made = value(&row.form);
    // Nothing after a key counts as left out, and where one of several keys must be there as keys
    // that are all left out.
    let needs = |part: &SchemaPart| part.rows.iter().any(KeyRow::is_required);
    let null = match &row.form {
        _ if row.is_required() => false,
        ValueForm::Keys(part) => row.key == "support" || !needs(part),
        _ => true,
    };
    if null {
        take_null(&mut made);
    }
    if made.contains_key("pattern") {
        // What editors say in place of the pattern.
        made.insert("patternErrorMessage".to_owned(), json!(format!("Expected: {}.", row.kind)));
    }
    if let Some(default) = default(row) {
        made.insert("default".to_owned(), default);
    }
    if !row.example.is_empty() {
        made.insert("examples".to_owned(), json!([row.example]));
    }
    made.insert("description".to_owned(), Value::String(description(row)));
    Value::Object(made)
}

/// Also takes nothing at all.
fn take_null(made: &mut Map<String, Value>) {
    if let Some(kind) = made.remove("type") {
        made.insert("type".to_owned(), json!([kind, "null"]));
    }
    if let Some(Value::Array(words)) = made.get_mut("enum") {
        words.push(Value::Null);
    }
}

/// What may stand under a key.
fn value(form: &ValueForm) -> Map<String, Value> {
    let made = match form {
        ValueForm::Text => json!({ "type": "string", "minLength": 1 }),
        ValueForm::Flag => json!({ "type": "boolean" }),
        ValueForm::OneOf(words) => json!({ "type": "string", "enum": words() }),
        ValueForm::Like(pattern) => Value::Object(text(pattern)),
        ValueForm::Many(form) => json!({ "type": "array", "items": value(form) }),
        ValueForm::Keys(keys) => Value::Object(part(keys)),
        ValueForm::Each(keys) => json!({ "type": "array", "items": part(keys) }),
        ValueForm::EachOr(keys, form) => {
            json!({ "type": "array", "items": { "anyOf": [value(form), part(keys)] } })
        }
    };
    match made {
        Value::Object(made) => made,
        _ => Map::new(),
    }
}

fn text(pattern: &TextPattern) -> Map<String, Value> {
    let mut made = Map::from_iter([
        ("type".to_owned(), json!("string")),
        ("pattern".to_owned(), json!(pattern.regex)),
    ]);
    if let Some(most) = pattern.most {
        made.insert("maxLength".to_owned(), json!(most));
    }
    if !pattern.example.is_empty() {
        made.insert("examples".to_owned(), json!([pattern.example]));
    }
    made
}

/// The default, where it is a value and not words about one.
fn default(row: &KeyRow) -> Option<Value> {
    let word = row.default.strip_prefix('`')?.strip_suffix('`')?;
    if word.contains(['`', '<']) {
        return None;
    }
    Some(match (&row.form, word) {
        (ValueForm::Flag, _) => Value::Bool(word == "true"),
        (ValueForm::Many(_), _) => {
            let items = word.trim_matches(['[', ']']).split(", ");
            Value::Array(items.map(Value::from).collect())
        }
        _ => Value::from(word),
    })
}

/// What is said of a key, in Markdown: its meaning, what may stand there, and what holds without it.
fn description(row: &KeyRow) -> String {
    let mut letters = row.meaning.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    let meaning = [&first, letters.as_str()].concat();
    let kind = row.kind;
    let default = match row.default {
        "–" | "below" => String::new(),
        words if words.starts_with("required") => format!(" It is {words}."),
        words => format!(" Default: {words}."),
    };
    format!("{meaning}.\n\nType: {kind}.{default}")
}
