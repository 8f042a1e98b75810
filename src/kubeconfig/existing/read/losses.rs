//! What a file that is handed over lacks of the one that somebody gave.

use super::encoding::Encoding;
use super::file::Existing;

/// What is lost of a file in writing it anew, or in the lines of it that change. Lines are those
/// of the file as it was given, from 1.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Losses {
    /// The lines of comments.
    pub comments: Vec<usize>,
    /// The lines of top-level keys, where a file is merged into another.
    pub keys: Vec<usize>,
    /// The lines of aliases; what they stand for is written out.
    pub aliases: Vec<usize>,
    /// The lines of tags.
    pub tags: Vec<usize>,
    /// The line where something after the first document begins, which kubectl ignores.
    pub more: Option<usize>,
    /// The line of the first key that stands twice; kubectl ignores the earlier value.
    pub repeated: Option<usize>,
    /// Whether lines ended as on Windows.
    pub line_ends: bool,
    /// The encoding that becomes UTF-8 without a byte order mark.
    pub encoding: Option<Encoding>,
}

impl Losses {
    /// What writing a file anew loses.
    pub(in crate::kubeconfig::existing) fn of(file: &Existing) -> Self {
        let mut losses = Self::within(file, &|_| true, &|_, _| true);
        losses.more = file.more;
        losses.repeated = file.repeated.first().map(|repeated| repeated.first);
        losses.line_ends = file.text.as_ref().is_some_and(|text| text.contains("\r\n"));
        losses
    }

    /// What a merge does not take over of a new file.
    pub(in crate::kubeconfig::existing) fn of_new(file: &Existing, keys: Vec<usize>) -> Self {
        let all = Self::within(file, &|_| true, &|_, _| true);
        Self { keys, aliases: Vec::new(), encoding: None, more: file.more, ..all }
    }

    /// What is lost where only some lines change: aliases and tags in these lines, and comments
    /// by their place.
    pub(in crate::kubeconfig::existing) fn within(
        file: &Existing,
        changed: &dyn Fn(usize) -> bool,
        gone: &dyn Fn(usize, usize) -> bool,
    ) -> Self {
        let lines = |all: &[usize]| all.iter().copied().filter(|line| changed(*line)).collect();
        let comments = file.comments.iter().filter(|(line, column)| gone(*line, *column));
        Self {
            comments: comments.map(|(line, _)| *line).collect(),
            aliases: lines(&file.aliases),
            tags: lines(&file.tags),
            encoding: (file.encoding != Encoding::Utf8).then_some(file.encoding),
            ..Self::default()
        }
    }
}
