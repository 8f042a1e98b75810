//! What a person decides where two files disagree.

use crate::index::{Index, Names};
use crate::kubeconfig::existing::entry::EntryKind;

/// What to do where a name stands for two different things. A token in the new file is used only at
/// the clusters it came with: where keeping a cluster or replacing a user would have it used
/// elsewhere, both entries stay.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Decision {
    /// Leave the existing entry, and let the new contexts use it.
    Keep,
    /// Put the new content into the existing entry's place; extensions and fields that kubectl
    /// does not know stay, and so does a namespace where the new context names none.
    Replace,
    /// Add the new entry under another name.
    #[default]
    Rename,
}

/// What the person decided.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decisions {
    /// For every conflict without a decision of its own.
    pub all: Decision,
    /// One by one, by the new entry's [`EntryKind::place`](super::super::EntryKind::place).
    pub each: Index<Decision>,
    /// Whether the new file's current context becomes the current one. It does anyway in a file
    /// that has no context yet.
    pub switch: bool,
    /// The places of existing entries to remove; those that a remaining context uses stay.
    pub remove: Names,
}

impl Decisions {
    /// What was decided of a new entry.
    #[must_use]
    pub fn of(&self, kind: EntryKind, name: &str) -> Decision {
        self.each.get(&kind.place(name)).copied().unwrap_or(self.all)
    }
}
