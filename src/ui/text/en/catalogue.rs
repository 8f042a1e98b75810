//! Words for the catalogue.

use crate::catalogue::NamespaceError;
use crate::ui::text::Text;
use crate::ui::text::language::{say, tr};

/// What is wrong with a namespace as typed.
#[must_use]
pub fn namespace(mistake: &NamespaceError) -> Text {
    match mistake {
        NamespaceError::Empty => "Type the name of a namespace.".into(),
        NamespaceError::TooLong => "A namespace has at most 63 characters.".into(),
        NamespaceError::BadCharacter(character) => {
            // What cannot be seen, or would turn the text around, is shown by its number.
            let shown: Text = match character {
                ' ' => tr("a space").into(),
                c if c.is_alphanumeric() || c.is_ascii_punctuation() => {
                    say!("“{word}”", c.to_string())
                }
                c => say!("“{word}”", c.escape_unicode().to_string()),
            };
            say!("A namespace has only lower-case letters, digits and hyphens, not {shown}.", shown)
        }
        NamespaceError::BadStart => "A namespace can't begin with a hyphen.".into(),
        NamespaceError::BadEnd => "A namespace can't end with a hyphen.".into(),
        NamespaceError::NotOffered => super::page::NAMESPACE_NOT_OFFERED.into(),
    }
}
