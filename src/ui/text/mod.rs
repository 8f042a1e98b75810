//! Every sentence a person reads, per language.

pub mod en;

pub use en::words;

/// What happened and what to do next, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// What happened, one sentence.
    pub what: String,
    /// What to do next: whose move and the exact step.
    pub next: String,
}
