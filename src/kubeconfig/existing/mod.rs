//! The kubeconfig that somebody has: read as kubectl reads it, diagnosed, merged with a new one,
//! rid of what is gone, checked and, where the repair is certain, repaired.
//!
//! The tree is kept as it was found, with what nobody here understands, and written by the one
//! writer. Nothing is changed unasked: every change is planned and shown first. The room compares
//! with what client-go does (`tools/clientcmd`), and a test compares it with kubectl itself.

mod check;
mod compare;
mod diagnose;
mod drift;
mod edit;
mod encoded;
mod entry;
mod extension;
mod import;
mod joined;
mod keypair;
mod merge;
mod patch;
mod read;
mod relocate;
mod repair;
mod users;

pub use super::origin::Origin;
pub use check::{CheckReport, ContextReport, Usable, check};
pub use compare::{Difference, DisplayValue};
pub use diagnose::{
    Diagnostic, DiagnosticKind, DiagnosticSeverity, DiagnosticTarget, ExpectedType,
    OverridingCredential, PathKind, diagnose,
};
pub use drift::{Drift, OfferedCluster, PortalOffer};
pub use encoded::PemError;
pub use entry::{EntryKind, EntryRef};
pub use import::{
    DiscardedCredential, DiscardedKind, ImportedCluster, ImportedSignIn, credentials, importable,
};
pub use merge::{
    Addition, Decision, Decisions, EntryOutcome, MergeError, Merged, PlannedEntry, Removal,
    RemovedEntry, entries_serving, merge, mergeable,
};
pub use read::{Encoding, Existing, ForeignFile, Losses, ReadError, Wrapped, Wrapping, read};
pub use repair::{Repair, RepairKind, RepairedFile, repair};
pub use users::{AuthMethod, Tool};
