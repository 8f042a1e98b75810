//! Words for what is no YAML, or another kind of value.

use super::super::wording::{fixed, quoted};
use crate::config::Expected;
use crate::ui::text::Text;
use crate::ui::text::language::say;
use crate::yaml::{MAX_DEPTH, MAX_TEXT, YamlFault};

/// A value of another type.
pub(super) fn wrong_type(expected: Expected, found: Option<&str>) -> (Text, Text) {
    match (expected, found) {
        (Expected::Text, Some(found)) => (
            say!("YAML reads {found} as a number or as yes or no, not as text.", quoted(found)),
            say!("Put it in quotes: \"{found}\".", found),
        ),
        (Expected::Text, None) => fixed("Text belongs here.", "Write one text, not a list."),
        (Expected::Flag, _) => fixed("Yes or no belongs here.", "Write true or false, no quotes."),
        (Expected::List, _) => {
            fixed("A list belongs here.", "Begin each item with a hyphen, even the only one.")
        }
        (Expected::Keys, _) => fixed(
            "Keys with values belong here.",
            "Write them on their own lines, as portal.example.yaml shows.",
        ),
    }
}

/// What the reader of YAML refuses.
pub(super) fn yaml(fault: &YamlFault) -> (Text, Text) {
    match fault {
        YamlFault::Syntax(words) if words.starts_with("mapping values") => fixed(
            "A colon isn't allowed at this place.",
            "If a text contains a colon, put the text in quotes. If this line is a key, indent it like the keys around it.",
        ),
        YamlFault::Syntax(words) => (
            say!("This can't be read as YAML: {words}.", words),
            "Check this line and the one before. Indent with spaces, put a space after each colon, close all quotes, and quote text that contains a colon."
                .into(),
        ),
        YamlFault::TooLarge => {
            (say!("The file is larger than {word} MiB.", (MAX_TEXT >> 20).to_string()), "Make it smaller.".into())
        }
        YamlFault::TooDeep => (
            say!("The file nests deeper than {max_depth} levels.", MAX_DEPTH.to_string()),
            "Look for a bracket that isn't closed.".into(),
        ),
        YamlFault::TooMany => {
            fixed("The aliases (*name) make the file too large.", "Use fewer of them.")
        }
        YamlFault::TooManyValues => fixed(
            "The file has more values than this page reads (half a million).",
            "Check that it's the right file, or make it smaller.",
        ),
        YamlFault::DuplicateKey { key, first } => (
            say!("{key} is already in line {first}.", quoted(key), first.to_string()),
            "Keep one of the two.".into(),
        ),
        YamlFault::BadKey => fixed("A key must be a single word.", "Write key: value."),
        YamlFault::BadAlias => fixed(
            "This alias (*name) stands for nothing, or for something it's part of.",
            "Put the anchor (&name) before it. A text that begins with * needs quotes.",
        ),
        YamlFault::BadTag(tag) => (
            say!("The tag {tag} doesn't belong here.", quoted(tag)),
            "Remove it. A text that begins with ! needs quotes.".into(),
        ),
        YamlFault::BadMerge => {
            fixed("<< takes only the keys of another section.", "Give it an alias (*name).")
        }
        YamlFault::ManyDocuments => fixed(
            "A second document begins here.",
            "Remove the line ---. portal.yaml is one document.",
        ),
    }
}
