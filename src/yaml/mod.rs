//! The one reader and the one writer of YAML.
//!
//! The reader is in stages, each a file: `cursor` counts lines and columns, `text` and `tag` read
//! what scalars, tags and anchors hold, `scan` makes tokens as kubectl's reader does, `parse` a
//! tree of them; `reader` and `first` say how strictly.
//!
//! The reader gives a tree in which every node knows its line and column, so that whoever judges
//! the content can say where it is wrong; it is bounded in size, depth,
//! number of values and alias expansion. Plain
//! scalars mean what they mean to kubectl (`sigs.k8s.io/yaml`, which reads YAML 1.1 booleans and
//! numbers); whether a text was quoted is remembered. The writer quotes every text that any YAML
//! 1.1 or 1.2 reader could take for something else.
//!
//! The room knows nothing of what a document means, does no I/O and holds no sentences.

#[cfg(test)]
mod awkward;
mod cursor;
mod error;
mod first;
mod mapping;
mod parse;
mod reader;
mod scalar;
mod scan;
mod tag;
#[cfg(test)]
mod tests;
mod text;
mod weight;
mod writer;

pub use error::{YamlError, YamlFault};
pub use first::{First, MAX_FIRST, read_first};
pub use mapping::Repeated;
pub use reader::{read, read_all};
pub use scalar::same_number;
pub use writer::{WriteError, write, write_made};

/// The longest text that is read, in bytes.
pub const MAX_TEXT: usize = 32 << 20;
/// How deep a document may nest.
pub const MAX_DEPTH: usize = 64;
/// How many bytes of text aliases may add to a document.
pub const MAX_ADDED: usize = 6 << 20;
/// How many nodes aliases may add to a document.
pub const MAX_NODES: usize = 100_000;
/// How many values a text may hold, keys counted too.
pub const MAX_VALUES: usize = 500_000;

/// One node of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// What it holds.
    pub value: Value,
    /// The line it starts in, from 1.
    pub line: usize,
    /// The column it starts in, from 1, in characters.
    pub column: usize,
    /// Whether it is a scalar in quotes or a block scalar, so a text however it looks.
    pub quoted: bool,
}

/// What a [`Node`] holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// `null`, `~` or nothing at all.
    Null,
    /// `true`, `yes`, `on`, `y` and their opposites, with the word that was written.
    Bool(bool, String),
    /// A number, as it is written.
    Number(String),
    /// A text; dates and times are texts, as they are to kubectl.
    String(String),
    /// A sequence.
    Sequence(Vec<Node>),
    /// A mapping in the order of the file; keys are scalars and all different.
    Mapping(Vec<(Node, Node)>),
}

impl Node {
    /// A node that stands nowhere yet.
    #[must_use]
    pub fn new(value: Value) -> Self {
        Self { value, line: 0, column: 0, quoted: false }
    }

    /// A text, whatever it looks like.
    #[must_use]
    pub fn of(text: impl Into<String>) -> Self {
        Self { quoted: true, ..Self::new(Value::String(text.into())) }
    }

    /// A truth value.
    #[must_use]
    pub fn flag(value: bool) -> Self {
        Self::new(Value::Bool(value, value.to_string()))
    }

    /// A sequence.
    #[must_use]
    pub fn list(items: Vec<Self>) -> Self {
        Self::new(Value::Sequence(items))
    }

    /// A mapping in this order; what is `None` is left out.
    #[must_use]
    pub fn keys<'a>(mut entries: impl AsMut<[(&'a str, Option<Self>)]>) -> Self {
        Self::of_entries(entries.as_mut())
    }

    /// The code of it once, however many they are; takes the values out.
    #[inline(never)]
    fn of_entries(entries: &mut [(&str, Option<Self>)]) -> Self {
        let held = entries.iter_mut();
        let held = held.filter_map(|(key, value)| Some((Self::of(*key), value.take()?)));
        Self::new(Value::Mapping(held.collect()))
    }

    /// The text, if it is one.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// The text of a scalar used as a key; truth values as JSON has them, which is what kubectl
    /// makes of them.
    #[must_use]
    pub fn key(&self) -> &str {
        match &self.value {
            Value::String(text) | Value::Number(text) => text,
            Value::Bool(true, _) => "true",
            Value::Bool(false, _) => "false",
            _ => "",
        }
    }

    /// The entries, if it is a mapping.
    #[must_use]
    pub fn entries(&self) -> Option<&[(Self, Self)]> {
        match &self.value {
            Value::Mapping(entries) => Some(entries),
            _ => None,
        }
    }

    /// The items, if it is a sequence.
    #[must_use]
    pub fn items(&self) -> Option<&[Self]> {
        match &self.value {
            Value::Sequence(items) => Some(items),
            _ => None,
        }
    }

    /// The entries to change, if it is a mapping.
    #[must_use]
    pub fn entries_mut(&mut self) -> Option<&mut Vec<(Self, Self)>> {
        match &mut self.value {
            Value::Mapping(entries) => Some(entries),
            _ => None,
        }
    }

    /// The items to change, if it is a sequence.
    #[must_use]
    pub fn items_mut(&mut self) -> Option<&mut Vec<Self>> {
        match &mut self.value {
            Value::Sequence(items) => Some(items),
            _ => None,
        }
    }

    /// The value of a key to change, if it is a mapping that has it.
    #[must_use]
    pub fn get_mut(&mut self, key: &str) -> Option<&mut Self> {
        let entries = self.entries_mut()?;
        entries.iter_mut().find(|(k, _)| k.key() == key).map(|(_, value)| value)
    }

    /// The value of a key, if it is a mapping that has it.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.entries()?.iter().find(|(k, _)| k.key() == key).map(|(_, value)| value)
    }
}
