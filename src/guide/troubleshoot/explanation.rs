//! One thing that a text says.

use super::details::Details;
use super::host::HostRole;
use super::meaning::Meaning;
use super::speaker::Speaker;
use crate::guide::shell::Shell;

/// One thing that a text says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// What it means.
    pub meaning: Meaning,
    /// The details in it.
    pub details: Details,
    /// The program whose words say so, where that is plain.
    pub speaker: Option<Speaker>,
    /// What the host is that it speaks about, where it is about one.
    pub host: Option<HostRole>,
    /// The shell whose own words they are, where that is plain.
    pub shell: Option<Shell>,
}
