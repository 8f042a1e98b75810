//! The entries of a kubeconfig by list and name.

use crate::yaml::{Node, Value};

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

/// The entry of that name in that list.
pub type Place = (Section, String);

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
