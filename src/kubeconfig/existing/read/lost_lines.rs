//! A kubeconfig whose line breaks or indentation were lost, put back in shape by the fields that
//! kubectl knows. Every word stays as it is and in its order. Where a word could belong to two
//! places, a value has a blank that is not in quotes, or a field is not known, nothing is certain.

use crate::kubeconfig::existing::entry::{EntryKind, entries};
use crate::kubeconfig::fields::{Field, FieldType, config, find};
use crate::yaml::{self, Node};

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
    let mut words = words.into_iter().peekable();
    let root =
        Level { fields: config::FIELDS, indent: 0, item: false, any: false, seen: Vec::new() };
    let (mut levels, mut out, mut begun) = (vec![root], String::new(), false);
    while let Some(word) = words.next() {
        if word == "-" {
            let list = |level: &Level<'_>| level.item;
            let mut at = levels.iter().rposition(list)?;
            // In a list of texts no key can stand.
            let is_key = words.peek().is_some_and(|next| next.ends_with(':'));
            if is_key && levels.get(at)?.fields.is_empty() {
                levels.truncate(at);
                at = levels.iter().rposition(list)?;
            }
            levels.truncate(at + 1);
            let level = levels.last_mut()?;
            level.seen.clear();
            line(&mut out, level.indent - 2, "-");
            begun = !level.fields.is_empty();
            if !begun {
                out.extend([" ", words.next().filter(|word| is_value(word))?]);
            }
            continue;
        }
        let key = word.strip_suffix(':')?;
        let knows =
            |level: &Level<'_>| find(level.fields, key).is_some() && !level.seen.contains(&key);
        let last = levels.len() - 1;
        let at = match levels.iter().rposition(knows) {
            Some(at) => at,
            None => levels.last().filter(|level| level.any).map(|_| last)?,
        };
        if begun && at != last {
            return None;
        }
        levels.truncate(at + 1);
        let level = levels.last_mut()?;
        level.seen.push(key);
        let indent = level.indent;
        match core::mem::take(&mut begun) {
            true => out.extend([" ", word]),
            false => line(&mut out, indent, word),
        }
        let next = *words.peek()?;
        let ty = find(level.fields, key).map_or(FieldType::String, |field| field.ty);
        let (fields, item, any): (&'static [Field], _, _) = match ty {
            FieldType::Object(fields) if next.ends_with(':') => (fields, false, false),
            FieldType::List(fields) if next == "-" => (fields, true, false),
            FieldType::Strings if next == "-" => (&[], true, false),
            FieldType::StringMap if next.ends_with(':') => (&[], false, true),
            _ => {
                out.extend([" ", words.next().filter(|word| is_value(word))?]);
                continue;
            }
        };
        levels.push(Level { fields, indent: indent + 2, item, any, seen: Vec::new() });
    }
    out.push('\n');
    let whole = |kind, root: &Node| {
        let mut entries = entries(root, kind);
        entries.all(|entry| !entry.name.is_empty() && entry.value.is_some())
    };
    let root = yaml::read_first(&out).ok()?.node;
    EntryKind::ALL.iter().all(|kind| whole(*kind, &root)).then_some(out)
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
