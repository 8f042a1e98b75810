//! What is said of a key, and of the keys that stand together.

use serde_json::{Map, Value};

use super::form::TextPattern;

/// Keys that stand together.
pub struct SchemaPart {
    /// The path, such as `clusters[].oidc`; `Top` for the file itself.
    pub title: &'static str,
    /// The keys that the reader knows here.
    pub known: &'static [&'static str],
    /// What the keys mean for each other.
    pub rules: fn() -> Map<String, Value>,
    /// What is said of each, in the order of the reader's keys.
    pub rows: &'static [KeyRow],
}

/// What may stand under a key.
pub enum ValueForm {
    /// A text.
    Text,
    /// `true` or `false`.
    Flag,
    /// One of these words.
    OneOf(fn() -> Vec<&'static str>),
    /// A text of this form.
    Like(&'static TextPattern),
    /// A list.
    Many(&'static ValueForm),
    /// Keys.
    Keys(&'static SchemaPart),
    /// A list of keys.
    Each(&'static SchemaPart),
    /// A list of keys, each of which may be written as a text alone.
    EachOr(&'static SchemaPart, &'static ValueForm),
}

/// What is said of a key, in Markdown.
pub struct KeyRow {
    /// The key.
    pub key: &'static str,
    /// What may stand there.
    pub form: ValueForm,
    /// The same for people.
    pub kind: &'static str,
    /// What holds where it is left out: `required`, `–` for nothing, a value in backticks, or words.
    pub default: &'static str,
    /// What it is for.
    pub meaning: &'static str,
    /// A value that could stand there; empty where the form has one or none is needed.
    pub example: &'static str,
}

/// A key without an example of its own.
pub(super) const fn row(
    key: &'static str,
    form: ValueForm,
    kind: &'static str,
    default: &'static str,
    meaning: &'static str,
) -> KeyRow {
    KeyRow { key, form, kind, default, meaning, example: "" }
}

impl KeyRow {
    /// With an example.
    pub(super) const fn like(self, example: &'static str) -> Self {
        Self { example, ..self }
    }

    /// Whether the file has a mistake without it, whatever else it holds.
    #[must_use]
    pub fn is_required(&self) -> bool {
        self.default == "required"
    }
}
