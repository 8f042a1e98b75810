//! What writing a file anew loses.

use super::file::Existing;

/// What writing the existing file anew loses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Losses {
    /// The line of its first comment.
    pub comment: Option<usize>,
    /// The line where something after the first document begins, which kubectl ignores.
    pub more: Option<usize>,
    /// The line of the first alias; what it stands for is written out.
    pub alias: Option<usize>,
    /// The line of the first key that stands twice; kubectl ignores the earlier value.
    pub repeated: Option<usize>,
}

impl Losses {
    pub(in crate::kubeconfig::existing) fn of(file: &Existing) -> Self {
        let repeated = file.repeated.first().map(|repeated| repeated.first);
        Self { comment: file.comment, more: file.more, alias: file.alias, repeated }
    }
}
