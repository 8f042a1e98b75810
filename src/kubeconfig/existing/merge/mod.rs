//! Merging a new kubeconfig into an existing one: first as a plan to look at, then as text.

mod decision;
mod guard;
mod list;
mod merger;
mod plan;
mod remove;
mod replace;

pub use decision::{Decision, Decisions};
pub use merger::{merge, mergeable};
pub use plan::{Addition, EntryOutcome, MergeError, Merged, PlannedEntry};
pub use remove::{Removal, RemovedEntry, entries_serving};
