//! Everything that kubectl refuses or that will fail, each with its line.
//!
//! Follows `clientcmd/validation.go`, `clientcmd/client_config.go`, `rest/transport.go` and
//! `plugin/pkg/client/auth` of client-go; `tests/native/kubeconfig/refusals.rs` compares it with kubectl itself.

mod cluster;
mod context;
mod diagnostic;
mod entry_diagnostics;
mod file;
mod schema_check;
mod user;

pub(super) use cluster::is_plain_http;
pub use diagnostic::{
    Diagnostic, DiagnosticKind, DiagnosticSeverity, DiagnosticTarget, ExpectedType,
    OverridingCredential, PathKind,
};
pub use file::diagnose;
