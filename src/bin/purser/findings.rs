//! A kubeconfig, and what is wrong with it: for people and for programs.

use std::path::Path;

use purser::kubeconfig::existing::{
    self, CheckReport, Diagnostic, DiagnosticSeverity, DiagnosticTarget, Existing, PortalOffer,
};
use purser::ui::text::Text;
use purser::ui::text::{diagnostics, existing as messages, more, terminal as words};
use serde::Serialize;

use super::codes;
use super::console::{Lines, Tone, told};
use super::trouble::Trouble;

/// A file that is a kubeconfig, and what there is to say about it.
///
/// # Errors
/// [`Trouble`] where it is not one.
pub fn kubeconfig(path: &Path, bytes: &[u8], now: i64) -> Result<(Existing, CheckReport), Trouble> {
    let file = existing::read(bytes).map_err(|why| Trouble::unreadable(path, &why))?;
    let report = existing::check(&file, now, &PortalOffer::default());
    if file.is_empty() || file.is_kubeconfig() {
        return Ok((file, report));
    }
    let refused = |one: &&Diagnostic| one.severity == DiagnosticSeverity::RejectsFile;
    Err(match report.diagnostics.iter().find(refused) {
        Some(one) => {
            let said = diagnostics::diagnostic(&one.kind);
            Trouble::new(path, &codes::finding(&one.kind), (&said.what, &said.next))
        }
        None => Trouble::new(path, "not-kubeconfig", words::NOT_KUBECONFIG),
    })
}

/// A finding, in lines.
pub fn finding(lines: &mut Lines, one: &Diagnostic) {
    let tone = match one.severity {
        DiagnosticSeverity::RejectsFile | DiagnosticSeverity::BreaksEntry => Tone::Bad,
        DiagnosticSeverity::Advice => Tone::Advice,
    };
    let said = diagnostics::diagnostic(&one.kind);
    lines.put(Tone::Plain, "  ").put(Tone::Plain, &more::line(one.line)).put(Tone::Plain, ": ");
    lines.put(tone, diagnostics::severity(one.severity)).put(Tone::Plain, ". ");
    lines.put(Tone::Strong, &said.what).put(Tone::Plain, " ").line(&said.next);
}

/// Words with their code, for programs.
#[derive(Serialize)]
pub struct CodedWords {
    #[serde(skip_serializing_if = "Option::is_none")]
    /// The line, where there is one.
    pub line: Option<usize>,
    /// The code.
    pub code: String,
    /// What happened.
    pub what: Text,
    #[serde(skip_serializing_if = "Option::is_none")]
    /// What to do, where it is said.
    pub next: Option<Text>,
}

/// A finding, for programs.
#[derive(Serialize)]
pub struct CodedFinding {
    line: usize,
    severity: &'static str,
    code: String,
    about: &'static str,
    name: Option<String>,
    what: Text,
    next: Text,
}

impl CodedFinding {
    /// Of a diagnostic.
    pub fn of(one: &Diagnostic) -> Self {
        let said = diagnostics::diagnostic(&one.kind);
        let (about, name) = match &one.target {
            DiagnosticTarget::File => ("file", None),
            DiagnosticTarget::Entry(kind, name) => (messages::entry(*kind), Some(name.to_string())),
        };
        Self {
            line: one.line,
            severity: codes::severity(one.severity),
            code: codes::finding(&one.kind),
            about,
            name,
            what: told(&said.what),
            next: told(&said.next),
        }
    }
}
