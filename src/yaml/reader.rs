//! Reading a document or several, as strictly as the page reads its own files.

use super::parse::{Reader, node};
use super::{MAX_TEXT, Node, Value, YamlError, YamlFault};

/// The one document of a text; null where there is none. A byte order mark and Windows line ends
/// are no matter.
///
/// # Errors
/// [`YamlError`] at the first thing that cannot be read; [`YamlFault::ManyDocuments`] where a
/// second document begins.
pub fn read(text: &str) -> Result<Node, YamlError> {
    let mut documents = documents(text, 1)?;
    Ok(documents.pop().unwrap_or(node(Value::Null, (1, 1))))
}

/// Every document of a text.
///
/// # Errors
/// [`YamlError`] at the first thing that cannot be read.
pub fn read_all(text: &str) -> Result<Vec<Node>, YamlError> {
    documents(text, usize::MAX)
}

/// Whether a text is short enough.
pub(super) fn bounded(text: &str, longest: usize) -> Result<(), YamlError> {
    if text.len() > longest {
        return Err(YamlError::new(YamlFault::TooLarge, (1, 1)));
    }
    Ok(())
}

fn documents(text: &str, most: usize) -> Result<Vec<Node>, YamlError> {
    bounded(text, MAX_TEXT)?;
    let mut reader = Reader::new(text);
    let mut documents = Vec::new();
    while let Some(at) = reader.begin_document()? {
        if documents.len() >= most {
            return Err(YamlError::new(YamlFault::ManyDocuments, at));
        }
        documents.push(reader.document()?.0);
    }
    Ok(documents)
}
