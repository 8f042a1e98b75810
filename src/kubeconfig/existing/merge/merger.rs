//! Merging a new kubeconfig into an existing one: first as a plan to look at, then as text.
//!
//! The plan is the merge itself, not yet written: [`merge`] is a plain function of the two files
//! and the decisions, called again whenever a decision changes. An entry of the same name with
//! other content is never changed unasked: unless told otherwise, the new one takes another name,
//! and the new contexts follow it.

use std::collections::{BTreeMap, BTreeSet};

use crate::kubeconfig::existing::compare::{Difference, differences};
use crate::kubeconfig::existing::edit::set;
use crate::kubeconfig::existing::entry::{EntryKey, EntryKind, current, entries, entry, present};
use crate::kubeconfig::existing::read::{Existing, Losses};
use crate::kubeconfig::fields::{config, named};
use crate::kubeconfig::names;
use crate::yaml::{Node, Value};

use super::decision::{Decision, Decisions};
use super::guard::TokenGuard;
use super::plan::{Addition, EntryOutcome, MergeError, Merged, PlannedEntry};
use super::{remove, replace};

/// Merges a new file into an existing one.
///
/// # Errors
/// [`MergeError::NotList`] where the existing file has something else in a list's place.
pub fn merge(
    existing: &Existing,
    addition: &Addition,
    decisions: &Decisions,
) -> Result<Merged, MergeError> {
    let new = &addition.file.root;
    let fresh = existing.is_empty();
    let mut root = if fresh { bare(new) } else { existing.root.clone() };
    for kind in EntryKind::ALL {
        if let Some(list) = root.get(kind.key()).and_then(present)
            && list.items().is_none()
        {
            return Err(MergeError::NotList { kind, line: list.line });
        }
    }
    let removal = remove::apply(&mut root, &decisions.remove);
    let first = entries(&root, EntryKind::Context).next().is_none();
    let mut work = Merger {
        uses: uses(&root),
        guard: TokenGuard::new(&root, new),
        names: BTreeMap::new(),
        decisions,
        planned: Vec::new(),
    };
    for kind in EntryKind::ALL {
        work.kind(&mut root, new, kind);
    }
    let before = if fresh { None } else { current(&existing.root).map(str::to_owned) };
    let wanted = current(new).map(|name| {
        let key = (EntryKind::Context, name.to_owned());
        work.names.get(&key).cloned().unwrap_or_else(|| name.to_owned())
    });
    let gone = removal.removed.iter().any(|removed| {
        removed.kind == EntryKind::Context && Some(&removed.name) == before.as_ref()
    });
    let switch = decisions.switch || first && (before.is_none() || gone);
    let now = match wanted {
        Some(name) if switch => Some(name),
        _ if gone => None,
        _ => before.clone(),
    };
    if now != before || fresh {
        set(&mut root, config::CURRENT_CONTEXT, Node::of(now.as_deref().unwrap_or_default()));
    }
    Ok(Merged {
        entries: work.planned,
        removal,
        current_before: before,
        current: now,
        losses: Losses::of(existing),
        root,
    })
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

/// The existing contexts by the cluster and by the user they use.
fn uses(root: &Node) -> BTreeMap<EntryKey, Vec<String>> {
    let mut uses: BTreeMap<EntryKey, Vec<String>> = BTreeMap::new();
    for context in entries(root, EntryKind::Context) {
        for kind in [EntryKind::Cluster, EntryKind::User] {
            if let Some(name) = kind.reference().and_then(|field| context.text(field)) {
                let of = uses.entry((kind, name.to_owned())).or_default();
                of.push(context.name.to_owned());
            }
        }
    }
    uses
}

struct Merger<'a> {
    uses: BTreeMap<EntryKey, Vec<String>>,
    guard: TokenGuard,
    /// New names, by the names in the new file.
    names: BTreeMap<EntryKey, String>,
    decisions: &'a Decisions,
    planned: Vec<PlannedEntry>,
}

impl Merger<'_> {
    fn kind(&mut self, root: &mut Node, new: &Node, kind: EntryKind) {
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
        let Some(list) = root.get_mut(kind.key()).and_then(Node::items_mut) else { return };
        let mut index: BTreeMap<String, usize> = BTreeMap::new();
        for (at, item) in list.iter().enumerate() {
            if let Some(entry) = entry(item, kind) {
                index.entry(entry.name.to_owned()).or_insert(at);
            }
        }
        let reserved: BTreeSet<String> =
            added.iter().filter_map(|item| entry(item, kind)).map(|e| e.name.to_owned()).collect();
        for mut item in added {
            if kind == EntryKind::Context {
                self.follow(&mut item);
            }
            self.one(list, &mut index, &reserved, kind, item);
        }
    }

    /// Lets a new context use its cluster and user under the names they now have.
    fn follow(&self, context: &mut Node) {
        for kind in [EntryKind::Cluster, EntryKind::User] {
            let field = kind
                .reference()
                .and_then(|field| context.get_mut(named::CONTEXT.name)?.get_mut(field.name));
            if let Some(field) = field
                && let Some(name) =
                    field.text().and_then(|name| self.names.get(&(kind, name.to_owned())))
            {
                *field = Node::of(name);
            }
        }
    }

    fn one(
        &mut self,
        list: &mut Vec<Node>,
        index: &mut BTreeMap<String, usize>,
        reserved: &BTreeSet<String>,
        kind: EntryKind,
        mut item: Node,
    ) {
        let Some(new) = entry(&item, kind) else { return };
        let name = new.name.to_owned();
        let place = (kind, name.clone());
        let mine = |list: &[Node], at: Option<&usize>| -> Option<(Vec<Difference>, usize)> {
            let node = list.get(*at?)?;
            let value = entry(node, kind)?.value.unwrap_or(&NOTHING);
            Some((differences(value, new.value.unwrap_or(&NOTHING), kind), node.line))
        };
        let at = index.get(&name).copied();
        let (differences, line) = match mine(list, at.as_ref()) {
            Some((differences, line)) => (differences, Some(line)),
            None => (Vec::new(), None),
        };
        let decision = self.decisions.each.get(&place).copied().unwrap_or(self.decisions.all);
        let merged = |home: &str| self.names.get(&(EntryKind::Cluster, home.to_owned())).cloned();
        let decision = self.guard.restrict(decision, kind, &name, merged);
        let wanted = kind == EntryKind::User && self.guard.is_used_elsewhere(&name, merged);
        let unique = || {
            names::unique(name.clone(), |other| {
                index.contains_key(other) || reserved.contains(other)
            })
        };
        let outcome = match (at, differences.is_empty(), decision) {
            (None, ..) if wanted => EntryOutcome::Renamed(unique()),
            (None, ..) => EntryOutcome::Added,
            (Some(_), true, _) => EntryOutcome::Same(name.clone()),
            (Some(_), false, Decision::Keep) => EntryOutcome::Kept,
            (Some(_), false, Decision::Replace) => EntryOutcome::Replaced,
            (Some(_), false, Decision::Rename) => {
                // What an earlier merge added under another name is found again.
                let numbered = (2_u32..).map(|number| format!("{name}-{number}"));
                let mut known = numbered.map_while(|other| {
                    let at = index.get(&other)?;
                    Some((mine(list, Some(at)).is_some_and(|(d, _)| d.is_empty()), other))
                });
                match known.find(|(same, _)| *same) {
                    Some((_, other)) => EntryOutcome::Same(other),
                    None => EntryOutcome::Renamed(unique()),
                }
            }
        };
        match &outcome {
            EntryOutcome::Added => {
                index.insert(name.clone(), list.len());
                list.push(item);
            }
            EntryOutcome::Renamed(other) => {
                set(&mut item, named::NAME, Node::of(other));
                index.insert(other.clone(), list.len());
                list.push(item);
            }
            EntryOutcome::Replaced => {
                if let Some(old) = at.and_then(|at| list.get_mut(at)) {
                    replace::entry(old, &item, kind);
                }
            }
            EntryOutcome::Same(_) | EntryOutcome::Kept => {}
        }
        let used_by = match line {
            Some(_) => self.uses.get(&place).cloned().unwrap_or_default(),
            None => Vec::new(),
        };
        let planned = PlannedEntry { kind, name, outcome, line, differences, used_by };
        self.names.insert(place, planned.merged_name().to_owned());
        self.planned.push(planned);
    }
}

const NOTHING: Node = Node { value: Value::Null, line: 0, column: 0, quoted: false };
