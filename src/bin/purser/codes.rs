//! Stable codes for programs that read the answers: the names of the variants in small letters,
//! with what stands in them after a dot where it says more. `tests/fixtures/cli/codes.txt` holds
//! them, so that none changes unseen.

use core::fmt::Debug;

use purser::config::{Severity, What};
use purser::guide::troubleshoot::Meaning;
use purser::kubeconfig::existing::{
    DiagnosticKind, DiagnosticSeverity, ReadError, RepairKind, Usable,
};

/// The code of a variant.
pub fn code(variant: &impl Debug) -> String {
    let name = format!("{variant:?}");
    let name = name.split([' ', '(', '{']).next().unwrap_or_default();
    let mut code = String::with_capacity(name.len() + 4);
    for (at, c) in name.char_indices() {
        if c.is_ascii_uppercase() && at > 0 {
            code.push('-');
        }
        code.push(c.to_ascii_lowercase());
    }
    code
}

fn within(outer: &impl Debug, inner: &impl Debug) -> String {
    format!("{}.{}", code(outer), code(inner))
}

/// What a text means.
pub fn meaning(meaning: Meaning) -> String {
    match &meaning {
        Meaning::Entra(cause) => within(&meaning, cause),
        _ => code(&meaning),
    }
}

/// What is wrong with a kubeconfig.
pub fn finding(kind: &DiagnosticKind) -> String {
    match kind {
        DiagnosticKind::Wrapped(wrapping) => within(kind, wrapping),
        DiagnosticKind::Pem { error, .. } => within(kind, error),
        DiagnosticKind::ExecOverridden(credential) => within(kind, credential),
        DiagnosticKind::Path { kind: path, .. } => within(kind, path),
        _ => code(kind),
    }
}

/// What is wrong with a `portal.yaml`.
pub fn mistake(what: &What) -> String {
    match what {
        What::Yaml(fault) => within(what, fault),
        What::NotPem(fault) => within(what, fault),
        What::Certificates(doubt) => within(what, doubt),
        What::Unworkable(why) => within(what, why),
        _ => code(what),
    }
}

/// How bad a mistake is, as GitHub and SARIF call it as well.
pub const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// Why a file cannot be read.
pub fn read_error(why: &ReadError) -> String {
    match why {
        ReadError::Foreign(kind) => within(why, kind),
        ReadError::Yaml(error) => within(why, &error.fault),
        _ => code(why),
    }
}

/// What was fixed.
pub fn fix(kind: &RepairKind) -> String {
    match kind {
        RepairKind::Unwrapped(wrapping) => within(kind, wrapping),
        _ => code(kind),
    }
}

/// What a finding means.
pub const fn severity(severity: DiagnosticSeverity) -> &'static str {
    match severity {
        DiagnosticSeverity::RejectsFile => "refused",
        DiagnosticSeverity::BreaksEntry => "fails",
        DiagnosticSeverity::Advice => "advice",
    }
}

/// Whether a context can be used.
pub const fn usable(usable: Usable) -> &'static str {
    match usable {
        Usable::Yes => "works",
        Usable::Advised => "remarks",
        Usable::No => "fails",
    }
}
