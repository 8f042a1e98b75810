//! A changed document as the person's own text with as few lines changed as will do, so that comments,
//! anchors, order and quoting of everything else stay byte for byte.
//!
//! Where a line belongs is told by indentation alone, which is certain for block style as people
//! and programs write it and for little else. So nothing is taken on trust: the new text counts
//! only where it reads as exactly the document that is wanted; otherwise that is written anew.

use core::ops::Range;

use crate::yaml::{self, Node, Value, same_number};

use super::entry::EntryKind;
use super::read::{Existing, Losses};

/// The text of a document by changing lines of the old one, and what goes with these
/// lines; nothing where that is not certain.
pub(super) fn patch(old: &Existing, new: &Node) -> Option<(String, Losses)> {
    let text = old.text.as_deref()?;
    // kubectl refuses `\/`; writing anew is rid of it. A brace leaves no lines to speak of.
    if old.escape.is_some() || text.trim_start().starts_with('{') {
        return None;
    }
    let before: Vec<&str> = text.split_inclusive('\n').collect();
    let mut patch = Patch {
        lines: before.iter().map(|line| (*line).to_owned()).collect(),
        comments: &old.comments,
        line_end: if before.first().is_some_and(|line| line.ends_with("\r\n")) {
            "\r\n"
        } else {
            "\n"
        },
    };
    patch.document(&old.root, new)?;
    let changed = patch.lines.concat();
    // What is not changed need not be read again.
    if changed != text && !equal(&yaml::read_first(&changed).ok()?.node, new) {
        return None;
    }
    let text = changed;
    let now = |line: usize| patch.lines.get(line - 1).map(String::as_str).unwrap_or_default();
    let was = |line: usize| before.get(line - 1).copied().unwrap_or_default();
    let changed = |line: usize| !now(line).starts_with(was(line).trim_end());
    let gone = |line: usize, column: usize| {
        changed(line) && !now(line).contains(after(was(line), column).trim_end())
    };
    let losses = Losses::within(old, &changed, &gone);
    Some((text, losses))
}

/// Whether two trees say the same in the same order, however it is spelt.
fn equal(a: &Node, b: &Node) -> bool {
    match (&a.value, &b.value) {
        (Value::Mapping(a), Value::Mapping(b)) => {
            a.len() == b.len()
                && a.iter().zip(b).all(|((one, a), (two, b))| one.key() == two.key() && equal(a, b))
        }
        (Value::Sequence(a), Value::Sequence(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| equal(a, b))
        }
        (Value::Bool(a, _), Value::Bool(b, _)) => a == b,
        (Value::Number(a), Value::Number(b)) => same_number(a, b),
        (a, b) => a == b,
    }
}

/// The rest of a line from a column on.
fn after(line: &str, column: usize) -> &str {
    line.char_indices().nth(column - 1).and_then(|(at, _)| line.get(at..)).unwrap_or_default()
}

/// How far a line is indented; nothing where there is only a comment in it, or nothing at all.
fn indent(line: &str) -> Option<usize> {
    let text = line.trim_start_matches(' ');
    let holds = !text.trim_end().is_empty() && !text.starts_with('#');
    holds.then_some(line.len() - text.len())
}

struct Patch<'a> {
    /// The lines with their ends; one that is taken out is empty, and what is put in stands with
    /// the line before it.
    lines: Vec<String>,
    /// In the order of their lines, one a line.
    comments: &'a [(usize, usize)],
    line_end: &'static str,
}

impl Patch<'_> {
    /// Changes what differs.
    fn document(&mut self, old: &Node, new: &Node) -> Option<()> {
        for (key, value) in new.entries()? {
            let name = key.key();
            let here = old.entries().into_iter().flatten().find(|(key, _)| key.key() == name);
            let whole = Node::keys([(name, Some(value.clone()))]);
            let Some((key, mine)) = here else {
                let end = self.end_of_document(old.line);
                self.insert(end, &whole, 0)?;
                continue;
            };
            if equal(mine, value) {
                continue;
            }
            if key.column != old.column {
                return None;
            }
            let is_list = EntryKind::ALL.iter().any(|kind| kind.key() == name);
            if is_list && self.list(key.line, mine, value).is_some() {
                continue;
            }
            let end = self.end(key.line, key.column - 1, mine.items().is_some());
            self.replace(key.line - 1..end, &whole, key.column - 1)?;
        }
        Some(())
    }

    /// Changes the entries of a list in block style below the line of its key; nothing where it is
    /// none, or would be empty.
    fn list(&mut self, key: usize, old: &Node, new: &Node) -> Option<()> {
        let (items, new) = (old.items()?, new.items()?);
        let indents = self.lines.get(key..)?.iter().enumerate();
        let (first, dash) =
            indents.filter_map(|(at, line)| Some((key + at, indent(line)?))).next()?;
        let end = self.end(first, dash, true);
        let starts: Vec<usize> = (first..end).filter(|at| self.is_item(*at, dash)).collect();
        if starts.len() != items.len() || items.is_empty() || new.is_empty() {
            return None;
        }
        let mut rest = new.iter().peekable();
        for (at, item) in items.iter().enumerate() {
            let same = |new: &&Node| (new.line, new.column) == (item.line, item.column);
            let now = rest.next_if(same);
            if now.is_some_and(|now| equal(now, item)) {
                continue;
            }
            let start = *starts.get(at)?;
            let stop = starts.get(at + 1).copied().unwrap_or(end);
            let range = start..self.trimmed(start, stop, dash);
            match now {
                Some(now) => self.replace(range, &Node::list(vec![now.clone()]), dash)?,
                None => self.lines.get_mut(range)?.iter_mut().for_each(String::clear),
            }
        }
        let added: Vec<Node> = rest.cloned().collect();
        if added.is_empty() { Some(()) } else { self.insert(end, &Node::list(added), dash) }
    }

    /// Whether an item begins in this line.
    fn is_item(&self, at: usize, dash: usize) -> bool {
        let line = self.lines.get(at).map(String::as_str).unwrap_or_default();
        let mark = line.get(dash..).unwrap_or_default();
        let rest = mark.strip_prefix('-').filter(|_| indent(line) == Some(dash));
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\n', '\r']))
    }

    /// Where something ends that begins in a line and is indented this far: before the first line
    /// that is indented no further, and, of a list, is no item of it.
    fn end(&self, begin: usize, column: usize, list: bool) -> usize {
        let further = |at: &usize| {
            let line = self.lines.get(*at).map(String::as_str).unwrap_or_default();
            indent(line).is_none_or(|indent| indent > column) || list && self.is_item(*at, column)
        };
        let stop = (begin..self.lines.len()).find(|at| !further(at)).unwrap_or(self.lines.len());
        self.trimmed(begin, stop, column)
    }

    /// The end without empty lines and comments that are indented no further than what ends.
    fn trimmed(&self, begin: usize, end: usize, column: usize) -> usize {
        let belongs = |at: &usize| {
            let line = self.lines.get(*at).map(String::as_str).unwrap_or_default();
            let text = line.trim_start_matches(' ');
            !text.trim_end().is_empty()
                && (!text.starts_with('#') || line.len() - text.len() > column)
        };
        (begin..end).rev().find(belongs).map_or(begin, |last| last + 1)
    }

    /// Where the first document ends.
    fn end_of_document(&self, begin: usize) -> usize {
        let mut lines = self.lines.iter().enumerate().skip(begin);
        let mark = |line: &str| line.starts_with("---") || line.starts_with("...");
        lines.find(|(_, line)| mark(line)).map_or(self.lines.len(), |(at, _)| at)
    }

    /// Lines of a document, indented.
    fn written(&self, node: &Node, indent: usize) -> Option<String> {
        let blank = " ".repeat(indent);
        let mut out = String::new();
        for line in yaml::write(node).ok()?.lines() {
            out.extend([blank.as_str(), line, self.line_end]);
        }
        Some(out)
    }

    /// Puts lines before another.
    fn insert(&mut self, at: usize, node: &Node, indent: usize) -> Option<()> {
        let new = self.written(node, indent)?;
        match at.checked_sub(1) {
            Some(before) => {
                let line = self.lines.get_mut(before)?;
                if !line.is_empty() && !line.ends_with('\n') {
                    line.push_str(self.line_end);
                }
                line.push_str(&new);
            }
            None => self.lines.insert(0, new),
        }
        Some(())
    }

    /// Puts lines into the place of others. A comment at the end of the first stays there.
    fn replace(&mut self, range: Range<usize>, node: &Node, indent: usize) -> Option<()> {
        let mut new = self.written(node, indent)?;
        let first = self.lines.get(range.start)?;
        let comment = self.comments.binary_search_by_key(&(range.start + 1), |(line, _)| *line);
        if let Some((_, column)) = comment.ok().and_then(|at| self.comments.get(at)) {
            let end = new.find(self.line_end)?;
            new.insert_str(end, &format!(" {}", after(first, *column).trim_end()));
        }
        self.lines.get_mut(range.clone())?.iter_mut().for_each(String::clear);
        *self.lines.get_mut(range.start)? = new;
        Some(())
    }
}
