//! Words for the catalogue.

use crate::catalogue::NamespaceError;

/// What is wrong with a namespace as typed.
#[must_use]
pub fn namespace(mistake: &NamespaceError) -> String {
    match mistake {
        NamespaceError::Empty => "Type the name of a namespace.".to_owned(),
        NamespaceError::TooLong => "A namespace has at most 63 characters.".to_owned(),
        NamespaceError::BadCharacter(character) => {
            // What cannot be seen, or would turn the text around, is shown by its number.
            let shown = match character {
                ' ' => "a space".to_owned(),
                c if c.is_alphanumeric() || c.is_ascii_punctuation() => format!("“{c}”"),
                c => format!("“{}”", c.escape_unicode()),
            };
            format!("A namespace has only lower-case letters, digits and hyphens, not {shown}.")
        }
        NamespaceError::BadStart => "A namespace can't begin with a hyphen.".to_owned(),
        NamespaceError::BadEnd => "A namespace can't end with a hyphen.".to_owned(),
        NamespaceError::NotOffered => super::page::NAMESPACE_NOT_OFFERED.to_owned(),
    }
}
