//! What `kubectl auth can-i --list` answered, in plain statements.
//!
//! The answer is a table of four columns (kubernetes/kubectl `pkg/cmd/auth/cani.go`), pasted from a
//! terminal: with warnings before it, wrapped, coloured, cut off. The same as JSON or YAML, a
//! `SelfSubjectRulesReview` of `authorization.k8s.io/v1`, is read too. It says what rules there
//! are; where another authoriser decides beside Kubernetes RBAC, such as Azure RBAC, the list may
//! be incomplete. The cluster decides.

mod rest;
mod review;
mod statement;
mod table;

use std::collections::BTreeSet;

pub use statement::{May, statements};

/// One line of the answer: what may be done with a resource.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Row {
    /// The resource as kubectl writes it, `resource.group/subresource`; empty for addresses.
    pub resource: String,
    /// Addresses that are no resources.
    pub urls: Vec<String>,
    /// The names that it is limited to; all where empty.
    pub names: Vec<String>,
    /// The verbs.
    pub verbs: Vec<String>,
}

/// What was read of an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The rows.
    pub rows: Vec<Row>,
    /// Whether the cluster itself said that the list may be incomplete.
    pub incomplete: bool,
    /// Why, in the cluster's words.
    pub why: Option<String>,
    /// Whether the text begins or ends in the middle of the table.
    pub cut: bool,
}

/// Why a text is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// There is nothing in it.
    Empty,
    /// It is longer than any answer.
    TooLong,
    /// It holds no row of the table, nor a review.
    NoTable,
}

/// The longest answer that is read, in bytes.
pub const LONGEST: usize = 4 << 20;
/// The most rows that are kept; a cluster with hundreds of kinds has some thousand.
const MOST: usize = 20_000;

/// Reads an answer.
///
/// # Errors
/// [`Unread`] where the text is none.
pub fn read(text: &str) -> Result<Answer, Unread> {
    if text.len() > LONGEST {
        return Err(Unread::TooLong);
    }
    if text.trim().is_empty() {
        return Err(Unread::Empty);
    }
    let mut answer = review::read(text).or_else(|| table::read(text)).ok_or(Unread::NoTable)?;
    let mut seen = BTreeSet::new();
    answer.rows.retain(|row| seen.len() < MOST && seen.insert(row.clone()));
    answer.cut |= seen.len() == MOST;
    Ok(answer)
}

/// The command that asks the cluster what one may do, as its words; a flag with its value is one
/// word.
#[must_use]
pub fn can_i_list(namespace: Option<&str>, context: Option<&str>) -> Vec<String> {
    with(&["kubectl", "auth", "can-i", "--list"], namespace, context)
}

/// The command that asks the cluster who one is, as its words.
#[must_use]
pub fn whoami(context: Option<&str>) -> Vec<String> {
    with(&["kubectl", "auth", "whoami"], None, context)
}

fn with(words: &[&str], namespace: Option<&str>, context: Option<&str>) -> Vec<String> {
    let flags = [("namespace", namespace), ("context", context)];
    let flags = flags.into_iter().filter_map(|(name, value)| Some(format!("--{name}={}", value?)));
    words.iter().map(|&word| word.to_owned()).chain(flags).collect()
}
