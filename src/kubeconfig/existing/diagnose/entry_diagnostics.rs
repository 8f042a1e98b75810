//! Where the diagnostics of an entry are gathered, and those that entries of several kinds may have.

use crate::kubeconfig::existing::entry::{EntryKind, EntryRef};
use crate::kubeconfig::fields::Field;
use crate::yaml::Node;

use super::diagnostic::{
    Diagnostic, DiagnosticKind, DiagnosticSeverity, DiagnosticTarget, PathKind,
};

/// Where the diagnostics of one entry go.
pub(super) struct EntryDiagnostics<'a> {
    found: &'a mut Vec<Diagnostic>,
    target: DiagnosticTarget,
    line: usize,
    /// Whether only what counts over `http` is wanted.
    pub(super) plain: bool,
}

impl<'a> EntryDiagnostics<'a> {
    pub(super) fn new(
        found: &'a mut Vec<Diagnostic>,
        kind: EntryKind,
        entry: &EntryRef<'_>,
    ) -> Self {
        let target = DiagnosticTarget::Entry(kind, entry.name.into());
        Self { found, target, line: entry.line, plain: false }
    }

    /// A fault at a node, or at the entry itself.
    pub(super) fn add(
        &mut self,
        at: Option<&Node>,
        severity: DiagnosticSeverity,
        kind: DiagnosticKind,
    ) {
        if self.plain && !kind.concerns_plain_http() {
            return;
        }
        let line = at.map_or(self.line, |node| node.line);
        self.found.push(Diagnostic { line, target: self.target.clone(), severity, kind });
    }

    /// A fault that makes whatever uses the entry fail.
    pub(super) fn fails(&mut self, at: Option<&Node>, kind: DiagnosticKind) {
        self.add(at, DiagnosticSeverity::BreaksEntry, kind);
    }
}

pub(super) fn both(
    notes: &mut EntryDiagnostics<'_>,
    entry: &EntryRef<'_>,
    data: Field,
    file: Field,
) {
    if entry.text(data).is_some() && entry.text(file).is_some() {
        notes.fails(entry.get(file), DiagnosticKind::Both { data: data.name, file: file.name });
    }
}

/// A path that another machine, or kubectl itself, does not find.
pub(super) fn path(notes: &mut EntryDiagnostics<'_>, node: Option<&Node>, field: &'static str) {
    let Some(text) = node.and_then(Node::text).filter(|text| !text.is_empty()) else { return };
    let text = text.trim_end_matches('\n');
    let drive = matches!(text.as_bytes(), [letter, b':', ..] if letter.is_ascii_alphabetic());
    if drive && text.contains(|c: char| c.is_control()) {
        return notes.fails(node, DiagnosticKind::EscapedPath { field });
    }
    let (severity, kind) = match text {
        _ if text.starts_with("~/") || text.starts_with("~\\") => {
            (DiagnosticSeverity::BreaksEntry, PathKind::Home)
        }
        _ if drive || text.contains('\\') => (DiagnosticSeverity::Advice, PathKind::Windows),
        _ if text.starts_with('/') => return,
        _ => (DiagnosticSeverity::Advice, PathKind::Relative),
    };
    notes.add(node, severity, DiagnosticKind::Path { field, kind });
}
