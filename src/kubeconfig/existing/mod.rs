//! The kubeconfig that somebody has: read as kubectl reads it, diagnosed, merged with a new one,
//! rid of what is gone, checked and, where the mend is certain, mended.
//!
//! The tree is kept as it was found, with what nobody here understands, and written by the one
//! writer. Nothing is changed unasked: every change is planned and shown first. The room compares
//! with what client-go does (`tools/clientcmd`), and a test compares it with kubectl itself.

mod certificate;
mod check;
mod compare;
mod diagnose;
mod encoding;
mod file;
mod finding;
mod guard;
mod mend;
mod merge;
mod origin;
mod remove;
mod replace;
mod schema;
mod shape;
mod user_faults;
mod users;

pub use super::origin::Origin;
pub use check::{ContextReport, Report, Usable, check};
pub use compare::{Difference, Shown};
pub use diagnose::diagnose;
pub use encoding::Encoding;
pub use file::{Entry, Existing, Section, Unreadable, read};
pub use finding::{Fault, Finding, PathKind, PemFault, Reach, Subject, Wanted, Winner};
pub use mend::{Mend, Mended, MendedFile, mend};
pub use merge::{
    Addition, Decision, Decisions, Losses, MergeError, Merged, Outcome, Place, Planned, merge,
};
pub use origin::{ORIGIN, Offered, Portal, Since};
pub use remove::{Removal, Removed, serving};
pub use users::{SignIn, Tool};
