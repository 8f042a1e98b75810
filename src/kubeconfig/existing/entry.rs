//! The entries of a kubeconfig by list and name.

use crate::index::{self, Index};
use crate::kubeconfig::fields::{Field, auth_info, cluster, config, context, named};
use crate::yaml::{Node, Value};

/// One of the three lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntryKind {
    /// `clusters`.
    Cluster,
    /// `users`.
    User,
    /// `contexts`.
    Context,
}

impl EntryKind {
    /// Every list, in the order in which they depend on each other.
    pub const ALL: [Self; 3] = [Self::Cluster, Self::User, Self::Context];

    /// The key of the list.
    #[must_use]
    pub const fn key(self) -> &'static str {
        self.list_field().name
    }

    /// The list in the document.
    pub(super) const fn list_field(self) -> Field {
        match self {
            Self::Cluster => config::CLUSTERS,
            Self::User => config::USERS,
            Self::Context => config::CONTEXTS,
        }
    }

    /// The value in an item of the list.
    pub(super) const fn value_field(self) -> Field {
        match self {
            Self::Cluster => named::CLUSTER,
            Self::User => named::USER,
            Self::Context => named::CONTEXT,
        }
    }

    /// The fields of an entry's value.
    pub(super) const fn value_fields(self) -> &'static [Field] {
        match self {
            Self::Cluster => cluster::FIELDS,
            Self::User => auth_info::FIELDS,
            Self::Context => context::FIELDS,
        }
    }

    /// The name under which an [`Index`] holds the entry of that name in this list, so that one
    /// holds the entries of all lists.
    #[must_use]
    pub fn place(self, name: &str) -> String {
        index::grouped(self as u8, name)
    }

    /// The field of a context's value that names an entry of this kind; none does for contexts.
    pub(super) const fn reference(self) -> Option<Field> {
        match self {
            Self::Cluster => Some(context::CLUSTER),
            Self::User => Some(context::USER),
            Self::Context => None,
        }
    }
}

/// An entry of one of the lists.
#[derive(Clone, Copy)]
pub struct EntryRef<'a> {
    /// The name; empty where there is none, as kubectl has it.
    pub name: &'a str,
    /// The line it begins in.
    pub line: usize,
    /// The whole entry.
    pub node: &'a Node,
    /// What it stands for, where there is anything.
    pub value: Option<&'a Node>,
}

impl core::fmt::Debug for EntryRef<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("EntryRef").field("name", &self.name).finish_non_exhaustive()
    }
}

impl<'a> EntryRef<'a> {
    /// A field of the entry's value.
    pub(super) fn get(&self, field: Field) -> Option<&'a Node> {
        present(self.value?.get(field.name)?)
    }

    /// The text of a field, where it is one and not empty: kubectl makes no difference between an
    /// empty text and none.
    pub(super) fn text(&self, field: Field) -> Option<&'a str> {
        self.get(field)?.text().filter(|text| !text.is_empty())
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

pub(super) fn entries(root: &Node, kind: EntryKind) -> impl Iterator<Item = EntryRef<'_>> {
    let items = root.get(kind.key()).and_then(Node::items).unwrap_or_default();
    items.iter().filter_map(move |node| entry(node, kind))
}

/// The entries of a list by name; the last one where a name stands twice.
pub(super) fn by_name(root: &Node, kind: EntryKind) -> Index<EntryRef<'_>> {
    let mut index = Index::default();
    for entry in entries(root, kind) {
        index.insert(entry.name, entry);
    }
    index
}

/// An entry from its node; nothing where it is no mapping.
pub(super) fn entry(node: &Node, kind: EntryKind) -> Option<EntryRef<'_>> {
    node.entries()?;
    let name = node.get(named::NAME.name).and_then(word).unwrap_or_default();
    let value = node.get(kind.value_field().name).and_then(present);
    Some(EntryRef { name, line: node.line, node, value })
}

pub(super) fn current(root: &Node) -> Option<&str> {
    root.get(config::CURRENT_CONTEXT.name).and_then(word).filter(|name| !name.is_empty())
}
