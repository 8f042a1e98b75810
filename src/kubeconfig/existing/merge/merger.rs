//! Merging a new kubeconfig into an existing one: first as a plan to look at, then as text.
//!
//! The plan is the merge itself, not yet written: [`merge`] is a plain function of the two files
//! and the decisions, called again whenever a decision changes. An entry of the same name with
//! other content is never changed unasked: unless told otherwise, the new one takes another name,
//! and the new contexts follow it.

use crate::index::Index;
use crate::kubeconfig::existing::compare::{blank, same};
use crate::kubeconfig::existing::edit::set;
use crate::kubeconfig::existing::entry::{EntryKind, current, entries, entry, present};
use crate::kubeconfig::existing::patch::patch;
use crate::kubeconfig::existing::read::{Existing, Losses};
use crate::kubeconfig::fields::{config, named};
use crate::yaml::{Node, Value};

use super::decision::{Decision, Decisions};
use super::guard::TokenGuard;
use super::list::MergedList;
use super::plan::{Addition, EntryOutcome, MergeError, Merged, PlannedEntry};
use super::remove;

/// Whether anything can be merged into an existing file, before there is something to merge.
///
/// # Errors
/// [`MergeError::NotList`] where the file has something else in a list's place, and
/// [`MergeError::Wrapped`] where something is around it.
pub fn mergeable(existing: &Existing) -> Result<(), MergeError> {
    if existing.wrapped.is_some() {
        return Err(MergeError::Wrapped);
    }
    for kind in EntryKind::ALL {
        if let Some(list) = existing.root.get(kind.key()).and_then(present)
            && list.items().is_none()
        {
            return Err(MergeError::NotList { kind, line: list.line });
        }
    }
    Ok(())
}

/// Merges a new file into an existing one.
///
/// # Errors
/// As [`mergeable`].
pub fn merge(
    existing: &Existing,
    addition: &Addition,
    decisions: &Decisions,
) -> Result<Merged, MergeError> {
    mergeable(existing)?;
    let new = &addition.file.root;
    let fresh = existing.is_empty();
    let mut root = if fresh { bare(new) } else { existing.root.clone() };
    let removal = remove::apply(&mut root, &decisions.remove);
    let first = entries(&root, EntryKind::Context).next().is_none();
    let mut merger = Merger {
        uses: uses(&root),
        guard: TokenGuard::new(&root, new, decisions),
        names: Index::default(),
        decisions,
        planned: Vec::new(),
    };
    for kind in EntryKind::ALL {
        merger.merge_list(&mut root, new, kind);
    }
    let before = if fresh { None } else { current(&existing.root).map(str::to_owned) };
    let wanted = current(new).map(|name| {
        let now = merger.names.get(&EntryKind::Context.place(name));
        now.map_or(name, String::as_str).to_owned()
    });
    let gone = removal.removed.iter().any(|removed| {
        removed.kind == EntryKind::Context && Some(&removed.name) == before.as_ref()
    });
    let switch = decisions.switch || first && (before.is_none() || gone);
    let now = match &wanted {
        Some(name) if switch => Some(name.clone()),
        _ if gone => None,
        _ => before.clone(),
    };
    if now != before || fresh {
        set(&mut root, config::CURRENT_CONTEXT, Node::of(now.as_deref().unwrap_or_default()));
    }
    let (text, losses) = patch(existing, &root).unzip();
    Ok(Merged {
        entries: merger.planned,
        removal,
        current_new: wanted,
        current_before: before,
        current: now,
        losses: losses.unwrap_or_else(|| Losses::of(existing)),
        new_losses: Losses::of_new(&addition.file, left_out(new, &root)),
        fresh,
        text,
        root,
    })
}

/// The lines of the new file's top-level keys that the merged one does not have in the same way.
fn left_out(new: &Node, merged: &Node) -> Vec<usize> {
    let own = [config::KIND, config::API_VERSION, config::CURRENT_CONTEXT];
    let left = new.entries().unwrap_or_default().iter().filter(|(key, value)| {
        let name = key.key();
        let told = EntryKind::ALL.iter().any(|kind| kind.key() == name)
            || own.iter().any(|field| field.name == name);
        !told && !blank(value) && merged.get(name).is_none_or(|mine| !same(mine, value))
    });
    left.map(|(key, _)| key.line).collect()
}

/// The new document without the lists, for a file that is empty.
fn bare(new: &Node) -> Node {
    let mut root = new.clone();
    for kind in EntryKind::ALL {
        if let Some(list) = root.get_mut(kind.key()) {
            list.value = Value::Null;
        }
    }
    root
}

/// The existing contexts by the place of the cluster and of the user they use.
fn uses(root: &Node) -> Index<Vec<String>> {
    let mut uses: Index<Vec<String>> = Index::default();
    for context in entries(root, EntryKind::Context) {
        for kind in [EntryKind::Cluster, EntryKind::User] {
            if let Some(name) = kind.reference().and_then(|field| context.text(field)) {
                uses.entry(&kind.place(name)).push(context.name.to_owned());
            }
        }
    }
    uses
}

struct Merger<'a> {
    uses: Index<Vec<String>>,
    guard: TokenGuard,
    /// New names, by the places in the new file.
    names: Index<String>,
    decisions: &'a Decisions,
    planned: Vec<PlannedEntry>,
}

impl Merger<'_> {
    /// Merges one of the lists.
    fn merge_list(&mut self, root: &mut Node, new: &Node, kind: EntryKind) {
        let added: Vec<Node> = entries(new, kind).map(|entry| entry.node.clone()).collect();
        if added.is_empty() {
            return;
        }
        if root.get(kind.key()).and_then(present).is_none() {
            set(
                root,
                kind.list_field(),
                Node { value: Value::Sequence(Vec::new()), ..new.clone() },
            );
        }
        let Some(items) = root.get_mut(kind.key()).and_then(Node::items_mut) else { return };
        let mut list = MergedList::new(kind, items, &added);
        for mut item in added {
            if kind == EntryKind::Context {
                self.follow(&mut item);
            }
            self.merge_entry(&mut list, item);
        }
    }

    /// Lets a new context use its cluster and user under the names they now have.
    fn follow(&self, context: &mut Node) {
        for kind in [EntryKind::Cluster, EntryKind::User] {
            let field = kind
                .reference()
                .and_then(|field| context.get_mut(named::CONTEXT.name)?.get_mut(field.name));
            if let Some(field) = field
                && let Some(name) = field.text().and_then(|name| self.names.get(&kind.place(name)))
            {
                *field = Node::of(name);
            }
        }
    }

    /// Plans one new entry and puts it where it belongs.
    fn merge_entry(&mut self, list: &mut MergedList<'_>, item: Node) {
        let kind = list.kind;
        let Some(new) = entry(&item, kind) else { return };
        let name = new.name.to_owned();
        let place = kind.place(&name);
        let at = list.index.get(&name).copied();
        let (differences, line) = match at.and_then(|at| list.compare(at, &new)) {
            Some((differences, line)) => (differences, Some(line)),
            None => (Vec::new(), None),
        };
        let decision = self.decisions.of(kind, &name);
        let decision = self.guard.restrict(decision, kind, &name, &self.names);
        let elsewhere = kind == EntryKind::User && self.guard.is_used_elsewhere(&name, &self.names);
        let outcome = match (at, differences.is_empty(), decision) {
            (None, ..) if elsewhere => EntryOutcome::Renamed(list.unique(&name)),
            (None, ..) => EntryOutcome::Added,
            (Some(_), true, _) => EntryOutcome::Same(name.clone()),
            (Some(_), false, Decision::Keep) => EntryOutcome::Kept,
            (Some(_), false, Decision::Replace) => EntryOutcome::Replaced,
            (Some(_), false, Decision::Rename) => match list.find_renamed(&new) {
                Some(other) => EntryOutcome::Same(other),
                None => EntryOutcome::Renamed(list.unique(&name)),
            },
        };
        list.apply(&name, item, &outcome);
        let used_by = match line {
            Some(_) => self.uses.get(&place).cloned().unwrap_or_default(),
            None => Vec::new(),
        };
        let planned = PlannedEntry { kind, name, outcome, line, differences, used_by };
        self.names.insert(&place, planned.merged_name().to_owned());
        self.planned.push(planned);
    }
}
