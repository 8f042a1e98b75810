//! One row of the table.

use crate::guide::troubleshoot::meaning::Meaning;

/// Parts in small letters that must all occur, and what they then mean.
pub type Row = (&'static [&'static str], Meaning);
