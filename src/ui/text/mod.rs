//! Every sentence a person reads, per language.

mod en;
pub mod language;

// The one place that names a language: what every other file says, it says through this.
pub use en::*;
pub use language::Text;

/// What happened and what to do next, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// What happened, one sentence.
    pub what: Text,
    /// What to do next: whose move and the exact step.
    pub next: Text,
}
