//! Finding the clusters of a person: one query of Resource Graph for all subscriptions, and where
//! it does not answer, one subscription after the other.
//!
//! What came stays, whatever fails after it, and what failed is said by its place. Resource Graph
//! alone shows managed namespaces of clusters that the person cannot read.

mod outcome;
mod query;
mod search_clusters;
mod transitions;

pub use outcome::{EmptyReason, FailureCause, SearchFailure, SearchOutcome, SearchTarget};
pub use search_clusters::SearchClusters;
