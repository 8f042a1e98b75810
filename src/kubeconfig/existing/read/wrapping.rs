//! A kubeconfig inside something else, as it is left by copying it out of a terminal, a log or
//! another document. What is around it is taken off; nothing is made up.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::{lost_lines, terminal};
use crate::kubeconfig::existing::encoded::without_blanks;
use crate::kubeconfig::existing::entry::EntryKind;
use crate::yaml::{Node, Value};

/// What was around a kubeconfig, so that kubectl does not read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrapping {
    /// The marks of a here-document, as `terraform output` prints a text of several lines.
    Heredoc {
        /// The word that begins and ends it.
        mark: String,
    },
    /// The fence of a block of code, as in Markdown.
    Fence,
    /// One text in quotes that holds the whole file, as JSON has it.
    Quotes,
    /// Base64 of the file.
    Base64,
    /// A value of another document.
    Inside {
        /// Where it stands, like `data.value`.
        place: String,
    },
    /// `\n` in place of each line break.
    Escapes,
    /// Lines before it that are of something else.
    Preamble,
    /// Tabs or no-break spaces in the indentation.
    Indentation,
    /// Signs written as HTML writes them.
    Entities,
    /// Something before every line, such as its number.
    Prefix,
    /// The colours of a terminal.
    Colours,
    /// Line breaks or indentation that were lost.
    LostLines,
    /// Paths of Windows in double quotes, in which `\` begins an escape.
    Backslashes,
}

/// A wrapping that was taken off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrapped {
    /// The line it is told at, from 1.
    pub line: usize,
    /// What it is.
    pub wrapping: Wrapping,
    /// Whether kubectl refuses the file for it; otherwise it finds no entries.
    pub refused: bool,
}

/// How many candidates one value of a document may give.
const MOST_INSIDE: usize = 2000;

/// Every text that may be the file inside, with the line where its wrapping is told. `root` is what
/// the text is as YAML, where it is any.
pub(super) fn candidates(text: &str, root: Option<&Node>) -> Vec<(usize, Wrapping, String)> {
    let mut found = Vec::new();
    match root {
        Some(Node { value: Value::String(word), line, .. }) => {
            found.push((*line, Wrapping::Quotes, word.clone()));
        }
        Some(root @ Node { value: Value::Mapping(_) | Value::Sequence(_), .. }) => {
            inside(root, "", &mut found);
        }
        _ => {}
    }
    found.extend(base64(text).map(|inner| (1, Wrapping::Base64, inner)));
    found.extend(heredoc(text));
    found.extend(fence(text));
    found.extend(escapes(text).map(|inner| (1, Wrapping::Escapes, inner)));
    found.extend(indentation(text));
    if !root.is_some_and(|root| matches!(root.value, Value::Mapping(_))) {
        found.extend(backslashes(text));
        found.extend(preamble(text));
    }
    if text.contains("&quot;") {
        let plain = text.replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&");
        found.push((1, Wrapping::Entities, plain));
    }
    found.extend(
        terminal::without_prefixes(text).map(|(line, inner)| (line, Wrapping::Prefix, inner)),
    );
    found.extend(terminal::without_colours(text).map(|inner| (1, Wrapping::Colours, inner)));
    found.extend(flat(text));
    found
}

/// The texts in a document that may be files, base64 or not.
fn inside(node: &Node, place: &str, found: &mut Vec<(usize, Wrapping, String)>) {
    if found.len() >= MOST_INSIDE {
        return;
    }
    match &node.value {
        Value::String(text) if text.len() > 40 => {
            let inner = if text.contains("clusters") { Some(text.clone()) } else { base64(text) };
            let place = place.to_owned();
            found.extend(inner.map(|inner| (node.line, Wrapping::Inside { place }, inner)));
        }
        Value::Mapping(entries) => {
            entries.iter().for_each(|(key, value)| inside(value, &joined(place, key.key()), found));
        }
        Value::Sequence(items) => items
            .iter()
            .enumerate()
            .for_each(|(at, item)| inside(item, &format!("{place}[{at}]"), found)),
        _ => {}
    }
}

/// The kubeconfig that is a part of another document, such as the one item of a `List`, and where it
/// stands; nothing where there are several.
pub(super) fn nested(root: &Node) -> Option<(String, Node)> {
    let mut found = Vec::new();
    parts(root, "", &mut found);
    match found.as_slice() {
        [(place, node)] if !place.is_empty() => Some((place.clone(), (*node).clone())),
        _ => None,
    }
}

fn parts<'a>(node: &'a Node, place: &str, found: &mut Vec<(String, &'a Node)>) {
    let lists = EntryKind::ALL.iter().filter(|kind| node.get(kind.key()).is_some()).count();
    let is_config = node.get("kind").and_then(Node::text) == Some("Config");
    if lists > 1 || lists == 1 && is_config {
        found.push((place.to_owned(), node));
    } else if let Some(entries) = node.entries() {
        entries.iter().for_each(|(key, value)| parts(value, &joined(place, key.key()), found));
    } else {
        for (at, item) in node.items().into_iter().flatten().enumerate() {
            parts(item, &format!("{place}[{at}]"), found);
        }
    }
}

fn joined(place: &str, key: &str) -> String {
    if place.is_empty() { key.to_owned() } else { format!("{place}.{key}") }
}

/// The text that a text is base64 of, where that is one with lines or braces: with or without
/// padding, in the alphabet for addresses too, as a data URL or as the value of a variable.
pub(super) fn base64(text: &str) -> Option<String> {
    let compact = without_blanks(text);
    let quote = ['"', '\''];
    let mut word = compact.trim_end_matches('%').trim_matches(quote);
    if let Some((_, data)) = word.split_once(";base64,") {
        word = data;
    }
    let value = word.split_once('=').map(|(_, value)| value.trim_matches(quote));
    word = value.filter(|value| !value.trim_matches('=').is_empty()).unwrap_or(word);
    let word = word.trim_end_matches('=').replace('-', "+").replace('_', "/");
    let padding = "=".repeat((4 - word.len() % 4) % 4);
    let inner = String::from_utf8(STANDARD.decode(word + &padding).ok()?).ok()?;
    let printable = inner.chars().all(|c| !c.is_control() || c.is_whitespace());
    (inner.len() > 20 && printable).then_some(inner)
}

/// The lines between two, with the others left empty so that every line keeps its number.
fn kept(text: &str, keep: impl Fn(usize) -> bool) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, line) in text.lines().enumerate() {
        out.push_str(if keep(at) { line } else { "" });
        out.push('\n');
    }
    out
}

/// The marks of here-documents: `<<EOT`, `<<-EOT`, `<<~EOT`, `<< 'EOT'` at a line's end.
fn heredoc(text: &str) -> Option<(usize, Wrapping, String)> {
    let opens = |line: &str| -> Option<String> {
        let (_, mark) = line.trim_end().rsplit_once("<<")?;
        let mark = mark.trim_start_matches(['-', '~']).trim().trim_matches(['"', '\'']);
        is_mark(mark).then(|| mark.to_owned())
    };
    let begin = text.lines().enumerate().find_map(|(at, line)| Some((at, opens(line)?)));
    if let Some((begin, mark)) = begin {
        let rest = text.lines().enumerate().skip(begin + 1);
        let end = rest.filter(|(_, line)| line.trim() == mark).map(|(at, _)| at).next();
        let end = end.unwrap_or(usize::MAX);
        let inner = kept(text, |at| begin < at && at < end);
        return Some((begin + 1, Wrapping::Heredoc { mark }, inner));
    }
    // Only the line that ends it is left.
    let (end, last) =
        text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).last()?;
    let mark = last.trim().to_owned();
    let is_end = is_mark(&mark) && mark.chars().all(|c| c.is_ascii_uppercase() || c == '_');
    is_end.then(|| (end + 1, Wrapping::Heredoc { mark }, kept(text, |at| at < end)))
}

fn is_mark(word: &str) -> bool {
    (2..=40).contains(&word.len())
        && word.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
        && word.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
}

/// The fence of a block of code.
fn fence(text: &str) -> Option<(usize, Wrapping, String)> {
    let is_fence = |line: &str| line.trim_start().starts_with("```");
    let mut fences = text.lines().enumerate().filter(|(_, line)| is_fence(line));
    let (begin, _) = fences.next()?;
    let end = fences.next().map_or(usize::MAX, |(at, _)| at);
    // Where the first one is lost, all is before the other.
    let before = text.lines().take(begin).any(|line| line.starts_with("clusters:"));
    let inner = kept(text, |at| if before { at < begin } else { begin < at && at < end });
    Some((begin + 1, Wrapping::Fence, inner))
}

/// Line breaks that are written as `\n`, in quotes or not.
fn escapes(text: &str) -> Option<String> {
    let text = text.trim();
    if text.starts_with("{\\\"") {
        return Some(text.replace("\\\"", "\""));
    }
    let lines = text.lines().filter(|line| !line.trim().is_empty()).count();
    if lines > 2 || text.matches("\\n").count() < 4 {
        return None;
    }
    let bare = text.strip_prefix('b').filter(|rest| rest.starts_with(['\'', '"'])).unwrap_or(text);
    let bare = bare.trim_matches(['\'', '"']);
    Some(
        bare.replace("\\r\\n", "\n")
            .replace("\\n", "\n")
            .replace("\\t", "\t")
            .replace("\\\"", "\""),
    )
}

/// Paths of Windows in double quotes, put into single ones.
fn backslashes(text: &str) -> Option<(usize, Wrapping, String)> {
    let mut first = None;
    let mut out = String::with_capacity(text.len());
    for (at, line) in text.lines().enumerate() {
        let single = single_quoted(line);
        if single.is_some() {
            first = first.or(Some(at + 1));
        }
        out.push_str(single.as_deref().unwrap_or(line));
        out.push('\n');
    }
    first.map(|line| (line, Wrapping::Backslashes, out))
}

/// A line with its paths in single quotes, where there are any in double quotes.
fn single_quoted(line: &str) -> Option<String> {
    let parts: Vec<&str> = line.split('"').collect();
    // Outside and inside stand in turn; where a quote is escaped too, nothing is certain.
    if parts.len() < 3 || parts.len().is_multiple_of(2) || line.contains("\\\"") {
        return None;
    }
    let mut changed = false;
    let mut out = String::with_capacity(line.len());
    for (at, part) in parts.iter().enumerate() {
        let single = |part: &str| part.contains('\\') && !part.contains("\\\\");
        let path = match part.as_bytes() {
            [drive, b':', b'\\', ..] => drive.is_ascii_alphabetic() && single(part),
            [b'\\', b'\\', ..] => part.get(2..).is_some_and(single),
            [b'%' | b'$' | b'~' | b'.', ..] => single(part),
            _ => false,
        };
        match (at % 2 == 1, path && !part.contains('\'')) {
            (true, true) => {
                changed = true;
                out.extend(["'", part, "'"]);
            }
            (true, false) => out.extend(["\"", part, "\""]),
            (false, _) => out.push_str(part),
        }
    }
    changed.then_some(out)
}

/// A file that lost its line breaks or its indentation, so that no line is indented.
pub(super) fn flat(text: &str) -> Option<(usize, Wrapping, String)> {
    let is_flat = text.contains("clusters:")
        && !text.starts_with('{')
        && !text.lines().any(|line| line.starts_with([' ', '\t']));
    let inner = is_flat.then(|| lost_lines::rebuilt(text)).flatten()?;
    Some((1, Wrapping::LostLines, inner))
}

/// How wide a character is that looks like a space, or like nothing, and is no space to YAML.
const fn odd_blank(c: char) -> Option<usize> {
    match c {
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' => Some(1),
        '\u{3000}' => Some(2),
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => Some(0),
        _ => None,
    }
}

/// Whether something in a line makes another thing of it than one sees: a key of characters that
/// look like blanks, and what kubectl's reader refuses and this one does not.
pub(super) fn is_odd(text: &str) -> bool {
    is_refused(text)
        || !text.is_ascii()
            && text.trim_start_matches('\u{feff}').lines().any(|line| {
                line.trim_start_matches([' ', '\t']).starts_with(|c| odd_blank(c).is_some())
            })
}

/// Whether kubectl refuses it, whatever it reads as here: a key that has no value for want of a
/// space, a tab after a hyphen or in an empty line, an anchor that is a quotation mark of HTML.
pub(super) fn is_refused(text: &str) -> bool {
    text.contains("&quot;")
        || text.contains(":\u{a0}") && text.lines().any(|line| glued_value(line).is_some())
        || text.contains('\t')
            && text.lines().any(|line| {
                let start = line.trim_start_matches(' ');
                start.starts_with("-\t") || start.starts_with('\t') && start.trim().is_empty()
            })
}

/// Where a value follows its key with a blank that is no space to YAML: within a value, or in
/// quotation marks, it means itself.
fn glued_value(line: &str) -> Option<usize> {
    let at = line.find(":\u{a0}")?;
    let key = line.get(..at)?.trim_start_matches(|c: char| c == '-' || c.is_whitespace());
    let is_key = !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    is_key.then_some(at + 1)
}

/// The indentation with spaces alone, for a tab to every eighth, fourth or second column.
fn indentation(text: &str) -> Vec<(usize, Wrapping, String)> {
    let is_blank = |c: char| matches!(c, ' ' | '\t') || odd_blank(c).is_some();
    let odd = |line: &str| {
        glued_value(line).is_some()
            || line.trim_start_matches(' ').starts_with("-\t")
            || line.chars().take_while(|c| is_blank(*c)).any(|c| c != ' ')
    };
    let Some(first) = text.lines().position(odd) else { return Vec::new() };
    let spaced = |stop: usize| {
        let mut out = String::with_capacity(text.len());
        for line in text.lines() {
            let mut column = 0;
            for c in line.chars().take_while(|c| is_blank(*c)) {
                column = match c {
                    '\t' => (column / stop + 1) * stop,
                    c => column + odd_blank(c).unwrap_or(1),
                };
            }
            out.extend(core::iter::repeat_n(' ', column));
            let mut rest = line.trim_start_matches(is_blank).to_owned();
            if let Some(at) = glued_value(&rest) {
                rest.replace_range(at..at + '\u{a0}'.len_utf8(), " ");
            }
            match rest.strip_prefix("-\u{a0}").or_else(|| rest.strip_prefix("-\t")) {
                Some(item) => out.extend(["- ", item]),
                None => out.push_str(&rest),
            }
            out.push('\n');
        }
        (first + 1, Wrapping::Indentation, out)
    };
    [8, 4, 2].map(spaced).into()
}

/// What is before the first line that can begin a kubeconfig, and prompts after the last.
fn preamble(text: &str) -> Option<(usize, Wrapping, String)> {
    const KEYS: [&str; 7] =
        ["apiVersion", "kind", "clusters", "contexts", "current-context", "preferences", "users"];
    let key = |line: &str| {
        KEYS.iter().any(|key| line.strip_prefix(key).is_some_and(|rest| rest.starts_with(':')))
    };
    let own = |line: &str| key(line) || line.starts_with([' ', '-', '#']) || line.is_empty();
    let begin = text.lines().position(|line| key(line) || line.starts_with('{'))?;
    let rest = text.lines().enumerate().skip(begin);
    let json = text.lines().nth(begin).is_some_and(|line| line.starts_with('{'));
    let end = if json {
        text.lines()
            .enumerate()
            .filter(|(_, line)| line.starts_with('}'))
            .last()
            .map(|(at, _)| at + 1)
    } else {
        rest.filter(|(_, line)| !own(line)).map(|(at, _)| at).next()
    };
    let end = end.unwrap_or(usize::MAX);
    if begin == 0 && end == usize::MAX {
        return None;
    }
    let told = if begin == 0 { end + 1 } else { 1 };
    Some((told, Wrapping::Preamble, kept(text, |at| begin <= at && at < end)))
}
