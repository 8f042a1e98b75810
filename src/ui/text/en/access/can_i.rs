//! Words for what a person may do.

use super::super::wording::and_more;
use crate::access::can_i::{Capability, ParseError, RulesReview};
use crate::ui::text::language::{said, say, tr};
use crate::ui::text::{Text, Words};
use crate::visible::escape_hidden;

/// The heading.
pub const MAY: &str = "What you may do";
/// What the line is for.
pub const LEAD: &str = "Only the cluster knows. This line asks it. Paste its answer below: it stays in this browser tab.";
/// The field for the answer.
pub const PASTE: &str = "Paste what kubectl auth can-i --list printed";
/// The line that asks who one is.
pub const WHOAMI: &str = "This line asks who you are to the cluster:";
/// The heading of what was read.
pub const READ: &str = "What the answer says";
/// Who decides.
pub const DECIDES: &str = "The cluster decides each time. This is what it said then.";
/// Part of the table is missing.
pub const CUT: &str =
    "Part of the table is missing or changed. Copy all of it, from the first line to the last.";
/// Nothing was listed, but the list may be incomplete.
pub const NOTHING_LISTED: &str = "The list holds only what every account can do.";
/// The next step for whoever may do nothing.
pub const ASK_FOR_IT: &str = "“Ask for access” writes the request for you.";
/// The list may be incomplete.
pub const INCOMPLETE: &str = "The cluster says that this list may be incomplete: something besides Kubernetes RBAC decides too, such as Azure RBAC. You may have more rights than it says.";

/// Why a pasted text is no answer.
#[must_use]
pub fn unread(why: ParseError) -> Words {
    let (what, next) = match why {
        ParseError::Empty => ("This is empty.", "Paste the answer of the line above."),
        ParseError::TooLong => ("This is too long for an answer.", "Paste only the table."),
        ParseError::WhoAmI => (
            "This says who you are, not what you may do.",
            "Paste the answer of the other line, kubectl auth can-i --list.",
        ),
        ParseError::NoTable => (
            "This text has no table from kubectl.",
            "Paste everything the line above printed, with the heading Resources and the brackets.",
        ),
    };
    Words { what: what.into(), next: next.into() }
}

/// The most names in a sentence.
const MOST: usize = 12;

/// Names in a sentence, the first dozen of them.
fn list(names: &[String]) -> Text {
    let shown: Vec<Text> = names.iter().take(MOST).map(|name| short(name)).collect();
    and_more(joined(&shown, ", "), names.len().saturating_sub(MOST))
}

/// Names and phrases one after the other.
fn joined(texts: &[Text], between: &str) -> String {
    texts.iter().map(said).collect::<Vec<_>>().join(between)
}

/// A name as the sentence has it.
fn short(name: &str) -> Text {
    let (head, part) = match name.split_once('/') {
        Some((head, part)) if !head.is_empty() => (head, Some(part)),
        _ => (name, None),
    };
    let whole: Text = match head {
        "*.*" => "everything".into(),
        "*" => "everything of the core group".into(),
        head => match head.strip_prefix("*.") {
            Some(group) => say!("everything of {group}", cut(group)),
            None => return cut(name),
        },
    };
    match part {
        Some(part) => say!("{part} of {whole}", cut(part), said(&whole)),
        None => whole,
    }
}

fn cut(name: &str) -> Text {
    escape_hidden(name, 80).0.into()
}

/// Verbs in a sentence.
fn verbs(verbs: &[String]) -> Text {
    if verbs.iter().any(|verb| verb == "*") {
        return "every verb".into();
    }
    list(verbs)
}

/// A statement as a sentence.
#[must_use]
pub fn capability(capability: &Capability) -> Text {
    match capability {
        Capability::Everything => "You can do everything here.".into(),
        Capability::ReadEverything => "You can read everything here.".into(),
        Capability::Read(names) => say!("You can read {names}.", said(&list(names))),
        Capability::Change(names) => {
            say!("You can create, change and delete {names}.", said(&list(names)))
        }
        Capability::Logs => "You can read the logs of pods.".into(),
        Capability::Shell => "You can open a shell in pods.".into(),
        Capability::Forward => "You can forward ports of pods.".into(),
        Capability::Proxy => "You can reach pods or services through the API server.".into(),
        Capability::Secrets => "You can read secrets.".into(),
        Capability::GiveAccess => "You can give others access.".into(),
        Capability::ActAsOthers => "You can act as others.".into(),
        Capability::Nothing => {
            "You can't do anything here yet, except ask about yourself as every account can.".into()
        }
        Capability::Just(all) => {
            let one = |(name, of): &(String, Vec<String>)| {
                [said(&short(name)), " (", said(&verbs(of)), ")"].concat().into()
            };
            let shown: Vec<Text> = all.iter().take(MOST).map(one).collect();
            let rest = all.len().saturating_sub(MOST);
            let more = if rest > 0 {
                say!("; and {rest} more", rest.to_string())
            } else {
                Text::default()
            };
            say!(
                "You can use single verbs on some things: {shown}{more}.",
                joined(&shown, "; "),
                more
            )
        }
        Capability::Named(named) => {
            let one = |(resource, names): &(String, Vec<String>)| {
                say!("{names} of {resource}", said(&list(names)), said(&short(resource)))
            };
            let all: Vec<Text> = named.iter().take(MOST).map(one).collect();
            let more = if named.len() > MOST { "; and more" } else { "" };
            say!("You can use some things only by name: {all}{more}.", joined(&all, "; "), tr(more))
        }
    }
}

/// Why the list may be incomplete, in the cluster's own words; shortened.
#[must_use]
pub fn why(answer: &RulesReview) -> Option<Text> {
    let why: String = answer.why.as_deref()?.chars().take(300).collect();
    Some(say!("The cluster says: {why}", why))
}
