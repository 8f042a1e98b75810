//! A kubeconfig that somebody has, as a tree that keeps everything.

use crate::kubeconfig::existing::entry::{EntryKind, EntryRef, current, entries};
use crate::yaml::{self, First, Node, Repeated, Value, YamlError};

use super::encoding::{self, Encoding};
use super::error::ReadError;

/// A kubeconfig as it was found.
#[derive(Clone)]
pub struct Existing {
    pub(in crate::kubeconfig::existing) root: Node,
    /// How its bytes became text.
    pub encoding: Encoding,
    /// The line of its first comment; comments are lost in writing it anew.
    pub comment: Option<usize>,
    /// The line where something after the first document begins, which kubectl ignores.
    pub more: Option<usize>,
    /// Keys that stand twice; the last value counts.
    pub repeated: Vec<Repeated>,
    /// The line of the first `\/`, which kubectl's reader refuses.
    pub escape: Option<usize>,
}

/// What a file holds may be secret.
impl core::fmt::Debug for Existing {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Existing").field("encoding", &self.encoding).finish_non_exhaustive()
    }
}

/// Reads a file as kubectl does (`clientcmd.Load`): UTF-8 with or without a byte order mark, UTF-16
/// with one, any line ends, YAML or JSON, the first document alone, empty or not.
///
/// # Errors
/// [`ReadError`] where there is no document to speak about.
pub fn read(bytes: &[u8]) -> Result<Existing, ReadError> {
    // Before anything is made of it: UTF-16 takes two bytes for what UTF-8 has in one.
    if bytes.len() > 2 * yaml::MAX_FIRST + 2 {
        let (fault, line, column) = (yaml::YamlFault::TooLarge, 1, 1);
        return Err(ReadError::Yaml(YamlError { fault, line, column }));
    }
    let (text, encoding) = encoding::text(bytes)?;
    let start: String =
        text.trim_start().chars().take(14).map(|c| c.to_ascii_lowercase()).collect();
    if start.starts_with("<!doctype") || start.starts_with("<html") {
        return Err(ReadError::Html);
    }
    let first = yaml::read_first(&text).map_err(ReadError::Yaml)?;
    let First { node: root, repeated, more, comment, escape } = first;
    if !matches!(root.value, Value::Mapping(_) | Value::Null) {
        return Err(ReadError::NotMapping);
    }
    Ok(Existing { root, encoding, comment, more, repeated, escape })
}

impl Existing {
    /// Whether there is nothing in it: an empty file, `null` or `{}`.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.root.entries().is_none_or(<[_]>::is_empty)
    }

    /// The entries of a list in the order of the file. What is no mapping is left out.
    pub fn entries(&self, kind: EntryKind) -> impl Iterator<Item = EntryRef<'_>> {
        entries(&self.root, kind)
    }

    /// The name of the context that is used by default.
    #[must_use]
    pub fn current(&self) -> Option<&str> {
        current(&self.root)
    }
}
