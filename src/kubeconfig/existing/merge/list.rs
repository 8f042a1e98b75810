//! A list of the merged file while new entries are put into it.

use crate::index::{Index, Names};
use crate::kubeconfig::existing::compare::{Difference, differences};
use crate::kubeconfig::existing::edit::set;
use crate::kubeconfig::existing::entry::{EntryKind, EntryRef, entry};
use crate::kubeconfig::fields::named;
use crate::kubeconfig::names;
use crate::yaml::{Node, Value};

use super::plan::EntryOutcome;
use super::replace;

const NOTHING: Node = Node { value: Value::Null, line: 0, column: 0, quoted: false };

pub(super) struct MergedList<'a> {
    pub kind: EntryKind,
    items: &'a mut Vec<Node>,
    /// Where each name stands; the first place of one that stands twice, as kubectl takes it.
    pub index: Index<usize>,
    /// The names in the new file.
    reserved: Names,
}

impl<'a> MergedList<'a> {
    pub(super) fn new(kind: EntryKind, items: &'a mut Vec<Node>, added: &[Node]) -> Self {
        let (mut index, mut reserved) = (Index::default(), Names::default());
        for (at, item) in items.iter().enumerate() {
            if let Some(entry) = entry(item, kind) {
                index.add(entry.name, at);
            }
        }
        for entry in added.iter().filter_map(|item| entry(item, kind)) {
            reserved.add(entry.name, ());
        }
        Self { kind, items, index, reserved }
    }

    /// Where an entry differs from a new one, and its line.
    pub(super) fn compare(
        &self,
        at: usize,
        new: &EntryRef<'_>,
    ) -> Option<(Vec<Difference>, usize)> {
        let node = self.items.get(at)?;
        let value = entry(node, self.kind)?.value.unwrap_or(&NOTHING);
        Some((differences(value, new.value.unwrap_or(&NOTHING), self.kind), node.line))
    }

    /// The name under which an earlier merge added the same.
    pub(super) fn find_renamed(&self, new: &EntryRef<'_>) -> Option<String> {
        let numbered = (2_u32..).map(|number| format!("{}-{number}", new.name));
        let mut known = numbered.map_while(|name| {
            let at = self.index.get(&name)?;
            let same =
                self.compare(*at, new).is_some_and(|(differences, _)| differences.is_empty());
            Some((same, name))
        });
        known.find(|(same, _)| *same).map(|(_, name)| name)
    }

    /// The name, with a number where it is taken.
    pub(super) fn unique(&self, name: &str) -> String {
        names::unique(name.to_owned(), &|other| {
            self.index.contains(other) || self.reserved.contains(other)
        })
    }

    /// Puts a new entry where it belongs.
    pub(super) fn apply(&mut self, name: &str, mut item: Node, outcome: &EntryOutcome) {
        match outcome {
            EntryOutcome::Added => {
                self.index.insert(name, self.items.len());
                self.items.push(item);
            }
            EntryOutcome::Renamed(other) => {
                set(&mut item, named::NAME, Node::of(other));
                self.index.insert(other, self.items.len());
                self.items.push(item);
            }
            EntryOutcome::Replaced => {
                let at = self.index.get(name).copied();
                if let Some(old) = at.and_then(|at| self.items.get_mut(at)) {
                    replace::entry(old, &item, self.kind);
                }
            }
            EntryOutcome::Same(_) | EntryOutcome::Kept => {}
        }
    }
}
