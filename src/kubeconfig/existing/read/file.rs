//! A kubeconfig that somebody has, as a tree that keeps everything.

use crate::kubeconfig::existing::entry::{EntryKind, EntryRef, current, entries};
use crate::yaml::{self, First, Node, Repeated, Value, YamlError};

use super::encoding::{self, Encoding};
use super::error::ReadError;
use super::foreign;
use super::terminal;
use super::wrapping::{self, Wrapped, Wrapping};

/// A kubeconfig as it was found.
#[derive(Clone)]
pub struct Existing {
    pub(in crate::kubeconfig::existing) root: Node,
    /// How its bytes became text.
    pub encoding: Encoding,
    /// Its text, where nothing was around it.
    pub(in crate::kubeconfig::existing) text: Option<String>,
    /// Where its comments begin: line and column.
    pub(in crate::kubeconfig::existing) comments: Vec<(usize, usize)>,
    /// The line where something after the first document begins, which kubectl ignores.
    pub more: Option<usize>,
    /// The lines of its aliases, and of its tags.
    pub(in crate::kubeconfig::existing) aliases: Vec<usize>,
    pub(in crate::kubeconfig::existing) tags: Vec<usize>,
    /// What was around it and was taken off.
    pub wrapped: Option<Wrapped>,
    /// Keys that stand twice; the last value counts.
    pub repeated: Vec<Repeated>,
    /// The line of the first `\/`, which kubectl's reader refuses.
    pub escape: Option<usize>,
}

/// What a file holds may be secret.
impl core::fmt::Debug for Existing {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Existing").field("encoding", &self.encoding).finish_non_exhaustive()
    }
}

/// Reads a file as kubectl does (`clientcmd.Load`): UTF-8 with or without a byte order mark, UTF-16
/// with one, any line ends, YAML or JSON, the first document alone, empty or not.
///
/// # Errors
/// [`ReadError`] where there is no document to speak about.
pub fn read(bytes: &[u8]) -> Result<Existing, ReadError> {
    // Before anything is made of it: UTF-16 takes two bytes for what UTF-8 has in one.
    if bytes.len() > 2 * yaml::MAX_FIRST + 2 {
        let (fault, line, column) = (yaml::YamlFault::TooLarge, 1, 1);
        return Err(ReadError::Yaml(YamlError { fault, line, column }));
    }
    if let Some(kind) = foreign::of_bytes(bytes) {
        return Err(ReadError::Foreign(kind));
    }
    if let Some(plain) = colourless(bytes) {
        let file = read(plain.as_bytes())?;
        let colours = Wrapped { line: 1, wrapping: Wrapping::Colours, refused: true };
        return Ok(Existing { wrapped: file.wrapped.or(Some(colours)), ..file });
    }
    let (text, encoding) = encoding::text(bytes)?;
    let start: String =
        text.trim_start().chars().take(14).map(|c| c.to_ascii_lowercase()).collect();
    if start.starts_with("<!doctype") || start.starts_with("<html") {
        return Err(ReadError::Html);
    }
    let read = yaml::read_first(&text);
    let plain =
        matches!(&read, Ok(first) if has_list(&first.node) || first.node.value == Value::Null);
    if let Some(kind) = read.as_ref().ok().and_then(|first| foreign::of_marks(&first.node)) {
        return Err(ReadError::Foreign(kind));
    }
    let tree = read.as_ref().ok().map(|first| &first.node);
    let around = match plain && !wrapping::is_odd(&text) {
        true if tree.is_some_and(has_entry) => None,
        true => tree.filter(|tree| tree.value != Value::Null).and_then(|_| flat(&text)),
        false => part(&read).or_else(|| unwrap(&text, tree)),
    };
    if let Some(Inner { line, wrapping, first, text: inner }) = around {
        let refused = !tree.is_some_and(is_config) || wrapping::is_refused(&text);
        let wrapped = Some(Wrapped { line, wrapping, refused });
        return Ok(Existing { wrapped, text: inner, ..existing(Ok(first), text, encoding)? });
    }
    if plain {
        return existing(read, text, encoding);
    }
    let by_keys = read.as_ref().ok().and_then(|first| foreign::of_keys(&first.node));
    let unfinished = || read.is_err().then(|| foreign::unfinished(&text)).flatten();
    if let Some(kind) = by_keys.or_else(|| foreign::of_text(&text)).or_else(unfinished) {
        return Err(ReadError::Foreign(kind));
    }
    if !matches!(&read, Ok(First { node: Node { value: Value::Mapping(_), .. }, .. }))
        && lost_lines(&text)
    {
        return Err(ReadError::LostLines);
    }
    existing(read, text, encoding)
}

/// The text without the colours of a terminal, where nothing else in it is an escape.
fn colourless(bytes: &[u8]) -> Option<String> {
    let text = core::str::from_utf8(bytes).ok().filter(|text| text.contains('\u{1b}'))?;
    terminal::without_colours(text).filter(|plain| !plain.contains('\u{1b}'))
}

fn existing(
    read: Result<First, YamlError>,
    text: String,
    encoding: Encoding,
) -> Result<Existing, ReadError> {
    let first = read.map_err(ReadError::Yaml)?;
    let First { node: root, repeated, more, comments, aliases, tags, escape } = first;
    if !matches!(root.value, Value::Mapping(_) | Value::Null) {
        return Err(ReadError::NotMapping);
    }
    let (text, wrapped) = (Some(text), None);
    Ok(Existing { root, text, encoding, comments, more, aliases, tags, wrapped, repeated, escape })
}

/// Whether kubectl takes a document for a kubeconfig.
fn is_config(root: &Node) -> bool {
    let kind = root.get("kind").and_then(Node::text).unwrap_or_default();
    root.entries().is_some() && matches!(kind, "" | "Config")
}

/// Whether a document has one of the lists of a kubeconfig.
fn has_list(root: &Node) -> bool {
    EntryKind::ALL.iter().any(|kind| root.get(kind.key()).is_some())
}

/// Whether it has them, and one has an entry with a name and a value.
fn has_entry(root: &Node) -> bool {
    EntryKind::ALL.iter().any(|kind| entries(root, *kind).any(|entry| entry.value.is_some()))
}

/// A kubeconfig that has something around it.
struct Inner {
    /// The line in which that begins.
    line: usize,
    wrapping: Wrapping,
    first: First,
    /// The text that was read, where it stands by itself.
    text: Option<String>,
}

/// A file that lost its indentation and is YAML nevertheless, put back in shape.
fn flat(text: &str) -> Option<Inner> {
    let (line, wrapping, inner) = wrapping::flat(text)?;
    let first = yaml::read_first(&inner).ok().filter(|first| has_entry(&first.node))?;
    Some(Inner { line, wrapping, first, text: Some(inner) })
}

/// The kubeconfig that is a part of another document.
fn part(read: &Result<First, YamlError>) -> Option<Inner> {
    let first = read.as_ref().ok()?;
    let (place, node) = wrapping::nested(&first.node).filter(|(_, node)| has_entry(node))?;
    let (line, wrapping) = (node.line, Wrapping::Inside { place });
    Some(Inner { line, wrapping, first: First { node, ..first.clone() }, text: None })
}

/// How many wrappings may lie around each other.
const MOST_LAYERS: usize = 3;

/// The file inside, and what is around it; nothing where there is none, or where several differ.
fn unwrap(text: &str, root: Option<&Node>) -> Option<Inner> {
    let mut layer = vec![(text.to_owned(), root.cloned(), None)];
    for _ in 0..MOST_LAYERS {
        let mut next = Vec::new();
        for (text, root, outer) in layer {
            let mut found: Option<Inner> = None;
            for (line, wrapping, inner) in wrapping::candidates(&text, root.as_ref()) {
                let read = yaml::read_first(&inner);
                let (line, wrapping) = outer.clone().unwrap_or((line, wrapping));
                match read {
                    Ok(first) if has_entry(&first.node) => match &found {
                        Some(one) if one.first.node.entries() == first.node.entries() => {}
                        // Of two files nobody knows which is meant; of two ways to indent one, the
                        // wider is how a terminal shows it.
                        Some(Inner { wrapping: Wrapping::Inside { .. }, .. }) => return None,
                        Some(_) => {}
                        None => found = Some(Inner { line, wrapping, first, text: Some(inner) }),
                    },
                    read => {
                        next.push((inner, read.ok().map(|one| one.node), Some((line, wrapping))))
                    }
                }
            }
            if found.is_some() {
                return found;
            }
        }
        next.truncate(MOST_LAYER);
        layer = next;
    }
    None
}

/// How many texts are looked into at each depth.
const MOST_LAYER: usize = 20;

/// Whether a text has the keys of a kubeconfig, but all in one line or two.
fn lost_lines(text: &str) -> bool {
    let lines = text.lines().filter(|line| !line.trim().is_empty()).count();
    lines <= 2
        && text.contains("clusters:")
        && ["contexts:", "users:"].iter().any(|key| text.contains(key))
}

impl Existing {
    /// Whether there is nothing in it: an empty file, `null` or `{}`.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.root.entries().is_none_or(<[_]>::is_empty)
    }

    /// Whether it says that it is a kubeconfig, or has one of the lists of one: kubectl reads any
    /// other mapping as well, and finds nothing in it.
    #[must_use]
    pub fn is_kubeconfig(&self) -> bool {
        let says_so = self.root.get("kind").and_then(Node::text) == Some("Config");
        is_config(&self.root) && (says_so || has_list(&self.root))
            || EntryKind::ALL.iter().any(|kind| self.entries(*kind).next().is_some())
    }

    /// The entries of a list in the order of the file. What is no mapping is left out.
    pub fn entries(&self, kind: EntryKind) -> impl Iterator<Item = EntryRef<'_>> {
        entries(&self.root, kind)
    }

    /// The name of the context that is used by default.
    #[must_use]
    pub fn current(&self) -> Option<&str> {
        current(&self.root)
    }
}
