//! A kubeconfig that somebody has: a tree that keeps everything, and what is found in it by name.

use crate::yaml::{self, First, Node, Repeated, Value, YamlError};

use super::encoding::{self, Encoding};

/// Why a file cannot be read at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// UTF-32, which kubectl does not read either.
    Utf32,
    /// UTF-16 without a byte order mark.
    Utf16NoMark,
    /// A broken UTF-16 text.
    NotUtf16 {
        /// The line, from 1.
        line: usize,
    },
    /// Neither UTF-8 nor marked UTF-16.
    NotUtf8 {
        /// The line, from 1.
        line: usize,
    },
    /// A control character.
    Control {
        /// The line, from 1.
        line: usize,
        /// Its number in Unicode.
        code: u32,
    },
    /// A web page.
    Html,
    /// Not YAML.
    Yaml(YamlError),
    /// YAML, but a list or a single value.
    NotMapping,
}

/// One of the three lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// `clusters`.
    Clusters,
    /// `users`.
    Users,
    /// `contexts`.
    Contexts,
}

impl Section {
    /// Every list, in the order in which they depend on each other.
    pub const ALL: [Self; 3] = [Self::Clusters, Self::Users, Self::Contexts];

    /// The key of the list.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Clusters => "clusters",
            Self::Users => "users",
            Self::Contexts => "contexts",
        }
    }

    /// The key of an entry's value.
    #[must_use]
    pub const fn entry_key(self) -> &'static str {
        match self {
            Self::Clusters => "cluster",
            Self::Users => "user",
            Self::Contexts => "context",
        }
    }
}

/// An entry of one of the lists.
#[derive(Clone, Copy)]
pub struct Entry<'a> {
    /// The name; empty where there is none, as kubectl has it.
    pub name: &'a str,
    /// The line it begins in.
    pub line: usize,
    /// The whole entry.
    pub node: &'a Node,
    /// What it stands for, where there is anything.
    pub value: Option<&'a Node>,
}

impl core::fmt::Debug for Entry<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Entry").field("name", &self.name).finish_non_exhaustive()
    }
}

impl<'a> Entry<'a> {
    /// A field of the entry's value.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&'a Node> {
        present(self.value?.get(key)?)
    }

    /// The text of a field, where it is one and not empty: kubectl makes no difference between an
    /// empty text and none.
    #[must_use]
    pub fn text(&self, key: &str) -> Option<&'a str> {
        self.get(key)?.text().filter(|text| !text.is_empty())
    }
}

/// A node that is not null.
pub(super) fn present(node: &Node) -> Option<&Node> {
    (node.value != Value::Null).then_some(node)
}

/// A scalar's text, as it is written.
pub(super) fn word(node: &Node) -> Option<&str> {
    match &node.value {
        Value::String(text) | Value::Number(text) | Value::Bool(_, text) => Some(text),
        _ => None,
    }
}

/// A kubeconfig as it was found.
#[derive(Clone)]
pub struct Existing {
    pub(super) root: Node,
    /// How its bytes became text.
    pub encoding: Encoding,
    /// The line of its first comment; comments are lost in writing it anew.
    pub comment: Option<usize>,
    /// The line where something after the first document begins, which kubectl ignores.
    pub more: Option<usize>,
    /// Keys that stand twice; the last value counts.
    pub repeated: Vec<Repeated>,
    /// The line of the first `\/`, which kubectl's reader refuses.
    pub escape: Option<usize>,
}

/// What a file holds may be secret.
impl core::fmt::Debug for Existing {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Existing").field("encoding", &self.encoding).finish_non_exhaustive()
    }
}

/// Reads a file as kubectl does (`clientcmd.Load`): UTF-8 with or without a byte order mark, UTF-16
/// with one, any line ends, YAML or JSON, the first document alone, empty or not.
///
/// # Errors
/// [`Unreadable`] where there is no document to speak about.
pub fn read(bytes: &[u8]) -> Result<Existing, Unreadable> {
    // Before anything is made of it: UTF-16 takes two bytes for what UTF-8 has in one.
    if bytes.len() > 2 * yaml::MAX_FIRST + 2 {
        let (fault, line, column) = (yaml::YamlFault::TooLarge, 1, 1);
        return Err(Unreadable::Yaml(YamlError { fault, line, column }));
    }
    let (text, encoding) = encoding::text(bytes)?;
    let start: String =
        text.trim_start().chars().take(14).map(|c| c.to_ascii_lowercase()).collect();
    if start.starts_with("<!doctype") || start.starts_with("<html") {
        return Err(Unreadable::Html);
    }
    let first = yaml::read_first(&text).map_err(Unreadable::Yaml)?;
    let First { node: root, repeated, more, comment, escape } = first;
    if !matches!(root.value, Value::Mapping(_) | Value::Null) {
        return Err(Unreadable::NotMapping);
    }
    Ok(Existing { root, encoding, comment, more, repeated, escape })
}

impl Existing {
    /// Whether there is nothing in it: an empty file, `null` or `{}`.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.root.entries().is_none_or(<[_]>::is_empty)
    }

    /// The entries of a list in the order of the file. What is no mapping is left out.
    pub fn entries(&self, section: Section) -> impl Iterator<Item = Entry<'_>> {
        entries(&self.root, section)
    }

    /// The name of the context that is used by default.
    #[must_use]
    pub fn current(&self) -> Option<&str> {
        current(&self.root)
    }

    /// The whole document written anew, without comments.
    ///
    /// # Errors
    /// Where the writer refuses, which it does for no tree.
    pub fn to_yaml(&self) -> Result<String, yaml::WriteError> {
        yaml::write(&self.root)
    }

    /// The tree, for whoever shows all of it.
    #[must_use]
    pub const fn root(&self) -> &Node {
        &self.root
    }
}

pub(super) fn entries(root: &Node, section: Section) -> impl Iterator<Item = Entry<'_>> {
    let items = root.get(section.key()).and_then(Node::items).unwrap_or_default();
    items.iter().filter_map(move |node| entry(node, section))
}

/// An entry from its node; nothing where it is no mapping.
pub(super) fn entry(node: &Node, section: Section) -> Option<Entry<'_>> {
    node.entries()?;
    let name = node.get("name").and_then(word).unwrap_or_default();
    let value = node.get(section.entry_key()).and_then(present);
    Some(Entry { name, line: node.line, node, value })
}

pub(super) fn current(root: &Node) -> Option<&str> {
    root.get("current-context").and_then(word).filter(|name| !name.is_empty())
}
