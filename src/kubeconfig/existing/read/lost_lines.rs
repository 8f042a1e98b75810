//! A kubeconfig whose line breaks or indentation were lost, put back in shape by the fields that
//! kubectl knows. Every word stays as it is and in its order. Where a word could belong to two
//! places, a value has a blank that is not in quotes, or a field is not known, nothing is certain.

use crate::kubeconfig::existing::entry::{EntryKind, entries};
use crate::kubeconfig::fields::{Field, FieldType, config, find};
use crate::yaml;

/// Where the next key may belong.
struct Level<'a> {
    /// What it knows; nothing where any key may stand, or no key at all.
    fields: &'static [Field],
    /// How far its keys are indented.
    indent: usize,
    /// Whether it is an item of a list, so that another may follow.
    item: bool,
    /// Whether any key may stand there.
    any: bool,
    /// The keys that stand there already.
    seen: Vec<&'a str>,
}

/// The file with its line breaks and indentation, where there is one way to have them.
pub(super) fn rebuilt(text: &str) -> Option<String> {
    let words = words(text)?;
    let level = |fields, indent, item, any| Level { fields, indent, item, any, seen: Vec::new() };
    let mut levels = vec![level(config::FIELDS, 0, false, false)];
    let (mut out, mut begun, mut at) = (String::new(), false, 0);
    while let Some(word) = words.get(at).copied() {
        let next = words.get(at + 1).copied()?;
        at += 1;
        if word == "-" {
            let goes = |level: &Level<'_>| level.item && level.takes(words.get(at..));
            let place = levels.iter().rposition(goes)?;
            levels.truncate(place + 1);
            let level = levels.last_mut()?;
            level.seen.clear();
            line(&mut out, level.indent - 2, "-");
            begun = !level.fields.is_empty();
            if !begun {
                out.extend([" ", next]);
                at += 1;
            }
            continue;
        }
        let key = word.strip_suffix(':')?;
        let knows = |level: &Level<'_>| level.find(key).is_some() && !level.seen.contains(&key);
        let last = levels.len() - 1;
        let any = levels.last().filter(|level| level.any).map(|_| last);
        let place = levels.iter().rposition(knows).or(any)?;
        if begun && place != last {
            return None;
        }
        levels.truncate(place + 1);
        let here = levels.last_mut()?;
        here.seen.push(key);
        let indent = here.indent;
        match core::mem::take(&mut begun) {
            true => out.extend([" ", word]),
            false => line(&mut out, indent, word),
        }
        let ty = here.find(key).map_or(FieldType::String, |field| field.ty);
        let (is_key, is_item) = (next.ends_with(':'), next == "-");
        let indent = indent + 2;
        levels.push(match ty {
            FieldType::Object(fields) if is_key => level(fields, indent, false, false),
            FieldType::List(fields) if is_item => level(fields, indent, true, false),
            FieldType::Strings if is_item => level(&[], indent, true, false),
            FieldType::StringMap | FieldType::Any if is_key => level(&[], indent, false, true),
            _ if is_value(next) => {
                out.extend([" ", next]);
                at += 1;
                continue;
            }
            _ => return None,
        });
    }
    out.push('\n');
    is_whole(&out).then_some(out)
}

/// Whether every entry of a file has a name and a value.
fn is_whole(text: &str) -> bool {
    let Ok(first) = yaml::read_first(text) else { return false };
    EntryKind::ALL.iter().all(|kind| {
        let mut entries = entries(&first.node, *kind);
        entries.all(|entry| !entry.name.is_empty() && entry.value.is_some())
    })
}

impl Level<'_> {
    fn find(&self, key: &str) -> Option<Field> {
        find(self.fields, key)
    }

    /// Whether what follows a hyphen can be an item of this list: a text, or two keys of it.
    fn takes(&self, words: Option<&[&str]>) -> bool {
        let knows = |word: &str| word.strip_suffix(':').is_some_and(|key| self.find(key).is_some());
        match words {
            Some([value, ..]) if self.fields.is_empty() => is_value(value),
            Some([key, value, next, ..]) if is_value(value) && next.ends_with(':') => {
                knows(key) && knows(next)
            }
            Some([key, ..]) => knows(key),
            _ => false,
        }
    }
}

fn line(out: &mut String, indent: usize, word: &str) {
    if !out.is_empty() {
        out.push('\n');
    }
    out.extend(core::iter::repeat_n(' ', indent));
    out.push_str(word);
}

/// Whether a word can be a value, and nothing but one.
fn is_value(word: &str) -> bool {
    !word.ends_with(':') && !word.starts_with(['|', '>', '#', '&', '*', '!']) && word != "-"
}

/// Words between blanks; what is in quotes or brackets is one.
fn words(text: &str) -> Option<Vec<&str>> {
    let mut found = Vec::new();
    let mut rest = text.trim();
    while let Some(first) = rest.chars().next() {
        let close = match first {
            '"' | '\'' => Some(first),
            '[' => Some(']'),
            '{' => Some('}'),
            _ => None,
        };
        let end = match close {
            Some(close) => rest.get(1..)?.find(close)? + 2,
            None => rest.find(char::is_whitespace).unwrap_or(rest.len()),
        };
        let (word, after) = rest.split_at_checked(end)?;
        // A line break in quotes may have been a blank, but a mark after them is of something else.
        if word.contains(['\n', '\\']) && close.is_some()
            || !after.is_empty() && !after.starts_with(char::is_whitespace)
        {
            return None;
        }
        found.push(word);
        rest = after.trim_start();
    }
    Some(found)
}
