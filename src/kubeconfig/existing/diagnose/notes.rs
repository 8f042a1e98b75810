//! Where the faults of an entry are gathered, and those that entries of several kinds may have.

use crate::kubeconfig::fields::Field;
use crate::yaml::Node;

use super::diagnostic::{Fault, Finding, PathKind, Reach, Subject};
use crate::kubeconfig::existing::entry::{Entry, Section};

/// Where the faults of one entry go.
pub(super) struct Notes<'a> {
    found: &'a mut Vec<Finding>,
    subject: Subject,
    line: usize,
}

impl<'a> Notes<'a> {
    pub(super) fn new(found: &'a mut Vec<Finding>, section: Section, entry: &Entry<'_>) -> Self {
        let subject = Subject::Entry(section, entry.name.into());
        Self { found, subject, line: entry.line }
    }

    /// A fault at a node, or at the entry itself.
    pub(super) fn add(&mut self, at: Option<&Node>, reach: Reach, fault: Fault) {
        let line = at.map_or(self.line, |node| node.line);
        self.found.push(Finding { line, subject: self.subject.clone(), reach, fault });
    }

    /// A fault that makes whatever uses the entry fail.
    pub(super) fn fails(&mut self, at: Option<&Node>, fault: Fault) {
        self.add(at, Reach::Entry, fault);
    }
}

pub(super) fn both(notes: &mut Notes<'_>, entry: &Entry<'_>, data: Field, file: Field) {
    if entry.text(data).is_some() && entry.text(file).is_some() {
        notes.fails(entry.get(file), Fault::Both { data: data.name, file: file.name });
    }
}

/// A path that another machine, or kubectl itself, does not find.
pub(super) fn path(notes: &mut Notes<'_>, node: Option<&Node>, field: &'static str) {
    let Some(text) = node.and_then(Node::text).filter(|text| !text.is_empty()) else { return };
    let drive = matches!(text.as_bytes(), [letter, b':', ..] if letter.is_ascii_alphabetic());
    let (reach, kind) = match text {
        _ if text.starts_with("~/") || text.starts_with("~\\") => (Reach::Entry, PathKind::Home),
        _ if drive || text.contains('\\') => (Reach::Advice, PathKind::Windows),
        _ if text.starts_with('/') => return,
        _ => (Reach::Advice, PathKind::Relative),
    };
    notes.add(node, reach, Fault::Path { field, kind });
}
