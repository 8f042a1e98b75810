//! Why a file cannot be read.

use super::foreign::ForeignFile;
use crate::yaml::YamlError;

/// Why a file cannot be read at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// UTF-32, which kubectl does not read either.
    Utf32,
    /// UTF-16 without a byte order mark.
    Utf16NoMark,
    /// A broken UTF-16 text.
    NotUtf16 {
        /// The line, from 1.
        line: usize,
    },
    /// Neither UTF-8 nor marked UTF-16.
    NotUtf8 {
        /// The line, from 1.
        line: usize,
    },
    /// A control character.
    Control {
        /// The line, from 1.
        line: usize,
        /// Its number in Unicode.
        code: u32,
    },
    /// A web page.
    Html,
    /// A file of another kind, recognised as what it is.
    Foreign(ForeignFile),
    /// A kubeconfig that lost its line breaks.
    LostLines,
    /// Not YAML.
    Yaml(YamlError),
    /// YAML, but a list or a single value.
    NotMapping,
}
