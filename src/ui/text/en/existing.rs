//! Words for reading a kubeconfig that somebody has, and for merging into it.

use crate::kubeconfig::existing::{
    Decision, DisplayValue, EntryKind, EntryOutcome, Losses, MergeError, Merged, PlannedEntry,
    ReadError,
};
use crate::ui::text::language::{filled, said, say, tr};
use crate::ui::text::{Text, Words};
use crate::yaml::{MAX_DEPTH, MAX_FIRST, YamlFault};

use super::more;
use super::wording::quoted;
use super::wrapping::foreign;

/// One entry of a list.
#[must_use]
pub const fn entry(kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::Cluster => "cluster",
        EntryKind::User => "user",
        EntryKind::Context => "context",
    }
}

/// Why a file cannot be read, the line where there is one, and what to do.
#[must_use]
pub fn unreadable(why: &ReadError) -> (Option<usize>, Words) {
    let (line, what, next): (_, Text, _) = match why {
        ReadError::Utf32 => (None, "This file is UTF-32, which kubectl can't read.".into(), UTF8),
        ReadError::Utf16NoMark => (
            None,
            "This file is UTF-16 without a byte order mark, which kubectl can't read.".into(),
            UTF8,
        ),
        ReadError::NotUtf16 { line } => {
            (Some(*line), "The UTF-16 of this file is broken here.".into(), UTF8)
        }
        ReadError::NotUtf8 { line } => (Some(*line), "A character here isn't UTF-8.".into(), UTF8),
        ReadError::Control { line, code } => (
            Some(*line),
            say!("There is a control character here (U+{code}).", format!("{code:04X}")),
            "Remove it. kubectl can't read it either.",
        ),
        ReadError::Html => (
            None,
            "This is a web page, not a kubeconfig.".into(),
            "Look for the file named config in the folder .kube.",
        ),
        ReadError::NotMapping => (
            None,
            "This isn't a kubeconfig: it holds a list or a single word.".into(),
            "Look for the file named config in the folder .kube.",
        ),
        ReadError::LostLines => (
            Some(1),
            "This kubeconfig has lost its line breaks: everything is on one line.".into(),
            "Copy it again from its source. In a shell, put the variable in double quotes: echo \"$CONFIG\".",
        ),
        ReadError::Foreign(kind) => {
            let (what, next) = foreign(*kind);
            (None, what.into(), next)
        }
        ReadError::Yaml(error) => {
            let (what, next) = yaml(&error.fault);
            (Some(error.line), what, next)
        }
    };
    (line, Words { what, next: next.into() })
}

const UTF8: &str = "Save it as UTF-8.";

fn yaml(fault: &YamlFault) -> (Text, &'static str) {
    match fault {
        YamlFault::Syntax(words) => (
            say!("This can't be read as YAML: {words}.", words),
            "Check this line and the one before: indentation with spaces, a space after each colon, closed quotes.",
        ),
        YamlFault::TooLarge => (
            say!("The file is larger than {word} MiB.", (MAX_FIRST >> 20).to_string()),
            "Remove what you no longer need.",
        ),
        YamlFault::TooDeep => (
            say!("The file nests deeper than {max_depth} levels.", MAX_DEPTH.to_string()),
            "Look for a bracket that isn't closed.",
        ),
        YamlFault::TooMany => (
            "The aliases (*name) make the file too large.".into(),
            "Write out what they stand for.",
        ),
        YamlFault::TooManyValues => (
            "The file holds more than half a million values, which is the most this page reads."
                .into(),
            "Check that it's the right file, or remove what you no longer need.",
        ),
        YamlFault::DuplicateKey { key, first } => (
            say!("{key} is already in line {first}.", quoted(key), first.to_string()),
            "Keep one of the two.",
        ),
        YamlFault::BadKey => ("A key must be a single word.".into(), "Write key: value."),
        YamlFault::BadAlias => (
            "This alias (*name) stands for nothing, or for something it's part of.".into(),
            "A text that begins with * needs quotes.",
        ),
        YamlFault::BadTag(tag) => (
            say!("The value doesn't fit its tag {tag}.", quoted(tag)),
            "Remove it. A text that begins with ! needs quotes.",
        ),
        YamlFault::BadMerge => {
            ("<< takes only keys with values.".into(), "Write out what it stands for.")
        }
        YamlFault::ManyDocuments => {
            ("A second document begins here.".into(), "Remove the line ---.")
        }
    }
}

/// Why two files cannot be merged.
#[must_use]
pub fn merge_error(error: &MergeError) -> Words {
    let (what, next) = match error {
        MergeError::NotList { kind, line } => (
            say!("{kind} in line {line} isn't a list, so nothing can be added to it.", kind.key(), line.to_string()),
            "Begin each entry with a hyphen, or start with an empty file.",
        ),
        MergeError::Wrapped => (
            "This file holds the kubeconfig inside something else, and a merge would lose the rest."
                .into(),
            "Use the fixed file first, which is only the kubeconfig.",
        ),
        MergeError::Unwritable => {
            ("The new file can't be written.".into(), "Choose fewer clusters at once.")
        }
    };
    Words { what, next: next.into() }
}

/// What becomes of a new entry.
#[must_use]
pub fn outcome(planned: &PlannedEntry) -> Text {
    let named = format!("{} {}", tr(entry(planned.kind)), quoted(&planned.name));
    let told = |sentence: &'static str| filled(sentence, &[&named]);
    match &planned.outcome {
        EntryOutcome::Added => told("The {} is added."),
        EntryOutcome::Same(other) if *other == planned.name => told("The {} is already there."),
        EntryOutcome::Same(other) => {
            say!("The {named} is already there, as {other}.", named, quoted(other))
        }
        EntryOutcome::Kept => told("Your {} stays, and the new one is left out."),
        EntryOutcome::Replaced => told("Your {} is replaced."),
        EntryOutcome::Renamed(other) => {
            say!("Your {named} stays, and the new one is added as {other}.", named, quoted(other))
        }
    }
}

/// A decision, as a button has it.
#[must_use]
pub const fn decision(decision: Decision) -> &'static str {
    match decision {
        Decision::Keep => "Keep mine",
        Decision::Replace => "Replace mine",
        Decision::Rename => "Keep both",
    }
}

/// What a decision means.
#[must_use]
pub const fn decision_hint(decision: Decision) -> &'static str {
    match decision {
        Decision::Keep => "The new one is left out, and the new contexts use yours.",
        Decision::Replace => "Every context that uses yours will use the new one.",
        Decision::Rename => "The new one gets another name, and the new contexts use it.",
    }
}

/// What a decision about a context means.
#[must_use]
pub const fn context_decision_hint(decision: Decision) -> &'static str {
    match decision {
        Decision::Keep => "The new one is left out. The name still leads to your old cluster.",
        Decision::Replace => "The name leads to the new cluster. The old way there is gone.",
        Decision::Rename => "The new one gets another name.",
    }
}

/// A value in a difference; nothing where there is none.
#[must_use]
pub fn value(value: Option<&DisplayValue>) -> Text {
    match value {
        None => "nothing".into(),
        Some(DisplayValue::Text(text)) => text.clone().into(),
        Some(DisplayValue::Secret) => "a secret".into(),
        Some(DisplayValue::Data { bytes, fingerprint }) => {
            say!("{bytes} bytes, SHA-256 {fingerprint}…", bytes.to_string(), fingerprint)
        }
    }
}

/// What is lost of a file, one sentence each.
#[must_use]
pub fn losses(losses: &Losses) -> Vec<Text> {
    let mut told = Vec::new();
    let mut tell = |lines: &[usize], one: &'static str, several: &'static str| {
        if !lines.is_empty() {
            let what = tr(if lines.len() == 1 { one } else { several });
            told.push(Text::from(format!("{what} ({}).", places(lines))));
        }
    };
    tell(
        &losses.keys,
        "A key beside clusters, users and contexts is left out",
        "Keys beside clusters, users and contexts are left out",
    );
    tell(&losses.comments, "A comment is lost", "Comments are lost");
    tell(
        &losses.aliases,
        "An alias (*name) is replaced by what it stands for",
        "Aliases (*name) are replaced by what they stand for",
    );
    tell(&losses.tags, "A tag (!name) is lost", "Tags (!name) are lost");
    if let Some(line) = losses.more {
        told.push(say!("What follows the first document, from line {line}, is lost. kubectl ignores it already.", line.to_string()));
    }
    if let Some(line) = losses.repeated {
        told.push(say!(
            "A key appears twice, first in line {line}. Only the value that kubectl uses is kept.",
            line.to_string()
        ));
    }
    if losses.line_ends {
        told.push("Lines no longer end as on Windows (CRLF).".into());
    }
    if losses.encoding.is_some() {
        told.push("The file becomes UTF-8 without a byte order mark.".into());
    }
    told
}

/// What a merge loses of both files, one sentence each.
#[must_use]
pub fn merge_losses(merged: &Merged) -> Vec<Text> {
    let mut told = if merged.changes_nothing() { Vec::new() } else { losses(&merged.losses) };
    let new = losses(&merged.new_losses).into_iter();
    told.extend(new.map(|told| say!("In the new file: {told}", said(&told))));
    told
}

/// How much of the old file a merge changes.
#[must_use]
pub fn merge_extent(merged: &Merged) -> &'static str {
    match merged.is_rewritten() {
        _ if merged.fresh => more::WAS_EMPTY,
        true => more::REWRITTEN,
        false => more::ONLY_LINES,
    }
}

/// How many lines are named.
const MOST_LINES: usize = 12;

/// Lines by their numbers, each once; how many there are where that is too many to name.
fn places(lines: &[usize]) -> Text {
    let mut named: Vec<String> = Vec::new();
    for line in lines.iter().take(MOST_LINES) {
        let line = line.to_string();
        if named.last() != Some(&line) {
            named.push(line);
        }
    }
    let more = match lines.len() {
        all if all > MOST_LINES => say!(" …, {count} in all", all.to_string()),
        _ => Text::default(),
    };
    let all = named.join(", ");
    match named.len() {
        1 => say!("line {line}{more}", all, more),
        _ => say!("lines {lines}{more}", all, more),
    }
}
