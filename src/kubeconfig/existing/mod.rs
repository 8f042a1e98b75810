//! The kubeconfig that somebody has: read as kubectl reads it, diagnosed, merged with a new one,
//! rid of what is gone, checked and, where the mend is certain, mended.
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
mod merge;
mod read;
mod repair;
mod users;

pub use super::origin::Origin;
pub use check::{ContextReport, Report, Usable, check};
pub use compare::{Difference, Shown};
pub use diagnose::{Fault, Finding, PathKind, Reach, Subject, Wanted, Winner, diagnose};
pub use drift::{Offered, Portal, Since};
pub use encoded::PemFault;
pub use entry::{Entry, Place, Section};
pub use merge::{
    Addition, Decision, Decisions, MergeError, Merged, Outcome, Planned, Removal, Removed, merge,
    serving,
};
pub use read::{Encoding, Existing, Losses, Unreadable, read};
pub use repair::{Mend, Mended, MendedFile, mend};
pub use users::{SignIn, Tool};
