//! One thing that a text says.

use super::details::Details;
use super::meaning::Meaning;
use crate::guide::shell::Shell;

/// One thing that a text says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// What it means.
    pub meaning: Meaning,
    /// The details in it.
    pub details: Details,
    /// The shell whose own words they are, where that is plain.
    pub shell: Option<Shell>,
}
