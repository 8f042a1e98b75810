//! Words for what is no YAML, or another kind of value.

use super::super::wording::{fixed, quoted};
use crate::config::Expected;
use crate::yaml::{MAX_DEPTH, MAX_TEXT, YamlFault};

/// A value of another type.
pub(super) fn wrong_type(expected: Expected, found: Option<&str>) -> (String, String) {
    match (expected, found) {
        (Expected::Text, Some(found)) => (
            format!("YAML takes {} for a number or for yes or no, not for a text.", quoted(found)),
            format!("Put it in quotes: \"{found}\"."),
        ),
        (Expected::Text, None) => fixed("A text belongs here.", "Write one text, not a list."),
        (Expected::Flag, _) => fixed("Yes or no belongs here.", "Write true or false, no quotes."),
        (Expected::List, _) => fixed(
            "A list belongs here.",
            "Begin each item with a hyphen, also where it is the only one.",
        ),
        (Expected::Keys, _) => fixed(
            "Keys with values belong here.",
            "Write them in lines of their own, as portal.example.yaml shows.",
        ),
    }
}

/// What the reader of YAML refuses.
pub(super) fn yaml(fault: &YamlFault) -> (String, String) {
    match fault {
        YamlFault::Syntax(words) => (
            format!("This cannot be read as YAML: {words}."),
            "Look at this line and the one before: indentation with spaces, a space after each \
             colon, quotes that are closed."
                .into(),
        ),
        YamlFault::TooLarge => {
            (format!("The file is larger than {} MiB.", MAX_TEXT >> 20), "Make it smaller.".into())
        }
        YamlFault::TooDeep => (
            format!("The file nests deeper than {MAX_DEPTH} levels."),
            "Look for a bracket that is not closed.".into(),
        ),
        YamlFault::TooMany => {
            fixed("The aliases (*name) make the file too large.", "Use fewer of them.")
        }
        YamlFault::TooManyValues => fixed(
            "The file holds more values than this page reads, half a million.",
            "See whether it is the right file, or make it smaller.",
        ),
        YamlFault::DuplicateKey { key, first } => (
            format!("{} stands already in line {first}.", quoted(key)),
            "Keep one of the two.".into(),
        ),
        YamlFault::BadKey => fixed("A key must be a single word.", "Write key: value."),
        YamlFault::BadAlias => fixed(
            "This alias (*name) stands for nothing, or for something it is a part of.",
            "Put the anchor (&name) before it. A text that begins with * needs quotes.",
        ),
        YamlFault::BadTag(tag) => (
            format!("The tag {} does not belong here.", quoted(tag)),
            "Take it out. A text that begins with ! needs quotes.".into(),
        ),
        YamlFault::BadMerge => {
            fixed("<< takes only the keys of another section.", "Give it an alias (*name).")
        }
        YamlFault::ManyDocuments => fixed(
            "A second document begins here.",
            "Take out the line ---; portal.yaml is one document.",
        ),
    }
}
