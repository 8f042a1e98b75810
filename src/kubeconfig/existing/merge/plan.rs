//! What becomes of every entry in a merge, to look at before anything is written.

use crate::index::Names;
use crate::kubeconfig::existing::compare::Difference;
use crate::kubeconfig::existing::entry::{EntryKind, entries};
use crate::kubeconfig::existing::read::{Existing, Losses, ReadError, read};
use crate::kubeconfig::fields::{cluster, context};
use crate::yaml::{self, Node};

use super::remove::Removal;

/// A kubeconfig to add.
#[derive(Clone, Debug)]
pub struct Addition {
    pub(super) file: Existing,
}

impl Addition {
    /// From its text.
    ///
    /// # Errors
    /// [`ReadError`] as for any file.
    pub fn read(text: &str) -> Result<Self, ReadError> {
        read(text.as_bytes()).map(Self::of)
    }

    /// From a file that was read already.
    #[must_use]
    pub const fn of(file: Existing) -> Self {
        Self { file }
    }
}

/// Why two files cannot be merged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MergeError {
    /// One of the lists is something else, so nothing can be added to it.
    NotList {
        /// The list.
        kind: EntryKind,
        /// The line, from 1.
        line: usize,
    },
    /// The existing kubeconfig stands inside something else, which would be lost.
    Wrapped,
    /// The new file could not be written.
    Unwritable,
}

/// What becomes of a new entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntryOutcome {
    /// It is added under its name.
    Added,
    /// The existing file has it already, under this name.
    Same(String),
    /// The existing entry of the name stays, and the new one is left out.
    Kept,
    /// It takes the existing entry's place.
    Replaced,
    /// It is added under this name.
    Renamed(String),
}

/// A new entry and what becomes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedEntry {
    /// Its list.
    pub kind: EntryKind,
    /// Its name in the new file.
    pub name: String,
    /// What becomes of it.
    pub outcome: EntryOutcome,
    /// The line of the existing entry of the same name.
    pub line: Option<usize>,
    /// Where the two differ; there is something to decide wherever this is not empty.
    pub differences: Vec<Difference>,
    /// The existing contexts that use the existing entry of the name, and would feel a replacement.
    pub used_by: Vec<String>,
}

impl PlannedEntry {
    /// Its name in the merged file.
    #[must_use]
    pub fn merged_name(&self) -> &str {
        match &self.outcome {
            EntryOutcome::Same(name) | EntryOutcome::Renamed(name) => name,
            EntryOutcome::Added | EntryOutcome::Kept | EntryOutcome::Replaced => &self.name,
        }
    }

    /// Whether the name stands for something else in the existing file.
    #[must_use]
    pub fn is_conflict(&self) -> bool {
        !self.differences.is_empty()
    }
}

/// The merged file and how it came to be.
#[derive(Clone)]
pub struct Merged {
    /// Every new entry, clusters first, then users, then contexts.
    pub entries: Vec<PlannedEntry>,
    /// What was removed, and what stayed though it was to go.
    pub removal: Removal,
    /// The current context of the new file, by its name in the merged one.
    pub current_new: Option<String>,
    /// The current context before.
    pub current_before: Option<String>,
    /// The current context after.
    pub current: Option<String>,
    /// What is lost of the existing file's text.
    pub losses: Losses,
    /// What the new file has and the merged one has not.
    pub new_losses: Losses,
    /// Whether the existing file is empty.
    pub fresh: bool,
    /// The existing text with the lines changed that must be; nothing where it is written anew.
    pub(super) text: Option<String>,
    pub(super) root: Node,
}

impl core::fmt::Debug for Merged {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Merged").field("entries", &self.entries).finish_non_exhaustive()
    }
}

impl Merged {
    /// Whether the existing file already says all of it.
    #[must_use]
    pub fn changes_nothing(&self) -> bool {
        let here = |planned: &PlannedEntry| {
            matches!(planned.outcome, EntryOutcome::Same(_) | EntryOutcome::Kept)
        };
        self.entries.iter().all(here)
            && self.removal.removed.is_empty()
            && self.current == self.current_before
    }

    /// Whether the old way to sign in is used for a new server.
    #[must_use]
    pub fn uses_old_user(&self) -> bool {
        self.brings_together(EntryKind::Cluster, EntryKind::User)
    }

    /// Whether a new context leads to the old server, because the new one was left out.
    #[must_use]
    pub fn leads_to_old_server(&self) -> bool {
        self.brings_together(EntryKind::Context, EntryKind::Cluster)
    }

    /// Whether a context brings together a new entry of one kind and one of another kind that
    /// stayed in place of a new one. A cluster counts by its server.
    fn brings_together(&self, new: EntryKind, old: EntryKind) -> bool {
        let (mut added, mut kept) = (Names::default(), Names::default());
        let server = |one: &Difference| one.field == cluster::SERVER.name;
        let counts = |one: &PlannedEntry| {
            one.kind == old && (old == EntryKind::User || one.differences.iter().any(server))
        };
        for one in &self.entries {
            match one.outcome {
                EntryOutcome::Same(_) => false,
                EntryOutcome::Kept => counts(one) && kept.add(&one.name, ()),
                _ => one.kind == new && added.add(one.merged_name(), ()),
            };
        }
        entries(&self.root, EntryKind::Context).any(|context| {
            let name = |kind: EntryKind| match kind.reference() {
                Some(field) => context.text(field).unwrap_or_default(),
                None => context.name,
            };
            added.contains(name(new)) && kept.contains(name(old))
        })
    }

    /// Whether a new cluster is added that no context of the merged file leads to.
    #[must_use]
    pub fn leads_nowhere_new(&self) -> bool {
        let contexts = entries(&self.root, EntryKind::Context);
        let led: Names = contexts.filter_map(|one| one.text(context::CLUSTER)).collect();
        let new = |one: &&PlannedEntry| {
            one.kind == EntryKind::Cluster
                && matches!(one.outcome, EntryOutcome::Added | EntryOutcome::Renamed(_))
        };
        self.entries.iter().filter(new).any(|one| !led.contains(one.merged_name()))
    }

    /// Whether the file is written anew, because its form does not let single lines be changed.
    #[must_use]
    pub fn is_rewritten(&self) -> bool {
        self.text.is_none()
    }

    /// The merged file as text: the existing one with as few lines changed as will do.
    ///
    /// # Errors
    /// Where the writer refuses, which it does for no tree.
    pub fn to_yaml(&self) -> Result<String, yaml::WriteError> {
        match &self.text {
            Some(text) => Ok(text.clone()),
            None => yaml::write(&self.root),
        }
    }
}
