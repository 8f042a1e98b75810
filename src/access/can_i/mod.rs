//! What `kubectl auth can-i --list` answered, in plain statements.
//!
//! The answer is a table of four columns (kubernetes/kubectl `pkg/cmd/auth/cani.go`), pasted from a
//! terminal: with warnings before it, wrapped, coloured, cut off. The same as JSON or YAML, a
//! `SelfSubjectRulesReview` of `authorization.k8s.io/v1`, is read too. It says what rules there
//! are; where another authoriser decides beside Kubernetes RBAC, such as Azure RBAC, the list may
//! be incomplete. The cluster decides.

mod capabilities;
mod capability;
mod command;
mod remainder;
mod resource;
mod review;
mod rules_review;
mod table;

use crate::index::Names;

pub use capabilities::capabilities;
pub use capability::Capability;
pub use command::{can_i_list, whoami};
pub use rules_review::{Row, RulesReview};

/// Why a text is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParseError {
    /// There is nothing in it.
    Empty,
    /// It is longer than any answer.
    TooLong,
    /// It holds no row of the table, nor a review.
    NoTable,
    /// It is the answer of `kubectl auth whoami`.
    WhoAmI,
}

/// Why there is no table of rights in a text.
fn none(text: &str) -> ParseError {
    let heads = |line: &str| line.split_whitespace().eq(["ATTRIBUTE", "VALUE"]);
    if text.lines().any(heads) { ParseError::WhoAmI } else { ParseError::NoTable }
}

/// The longest answer that is read, in bytes.
pub const LONGEST: usize = 4 << 20;
/// The most rows that are kept; a cluster with hundreds of kinds has some thousand.
const MOST: usize = 20_000;

/// Reads an answer.
///
/// # Errors
/// [`ParseError`] where the text is none.
pub fn read(text: &str) -> Result<RulesReview, ParseError> {
    if text.len() > LONGEST {
        return Err(ParseError::TooLong);
    }
    if text.trim().is_empty() {
        return Err(ParseError::Empty);
    }
    let mut answer = review::read(text).or_else(|| table::read(text)).ok_or_else(|| none(text))?;
    let mut seen = Names::default();
    answer.rows.retain(|row| seen.len() < MOST && seen.add(&row.key(), ()));
    answer.cut |= seen.len() == MOST;
    Ok(answer)
}
