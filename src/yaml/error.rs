//! Why a text is not a readable document.

/// A failure of the reader and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YamlError {
    /// What is wrong.
    pub fault: YamlFault,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
}

/// What is wrong with a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum YamlFault {
    /// Not YAML, in the words that kubectl's reader has for it, or nearly.
    Syntax(&'static str),
    /// The text is longer than [`super::MAX_TEXT`].
    TooLarge,
    /// Nested deeper than [`super::MAX_DEPTH`].
    TooDeep,
    /// Aliases add more nodes than [`super::MAX_NODES`], or more text than allowed.
    TooMany,
    /// More values than [`super::MAX_VALUES`].
    TooManyValues,
    /// The key stands twice in one mapping.
    DuplicateKey {
        /// The key.
        key: String,
        /// The line where it stands first.
        first: usize,
    },
    /// A key that is not a scalar, or is null.
    BadKey,
    /// An alias of nothing, or of something that it is a part of.
    BadAlias,
    /// A tag other than those of YAML's core, or one that does not fit the value.
    BadTag(String),
    /// `<<` with something that is neither a mapping nor a sequence of mappings.
    BadMerge,
    /// A second document where one is expected.
    ManyDocuments,
}

impl YamlError {
    pub(super) const fn new(fault: YamlFault, (line, column): (usize, usize)) -> Self {
        Self { fault, line, column }
    }
}
