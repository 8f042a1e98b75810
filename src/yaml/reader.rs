//! The reader: from the parser's events to a bounded tree.

use crate::index::Index;
use std::borrow::Cow;

use saphyr_parser::{Event, Parser, ScalarStyle, Tag};

use super::{Node, Value, YamlError, YamlFault, scalar};

/// The longest text that is read, in bytes.
pub const MAX_TEXT: usize = 6 << 20;
/// How deep a document may nest.
pub const MAX_DEPTH: usize = 64;
/// How many nodes aliases may add to a document.
pub const MAX_NODES: usize = 100_000;
/// How many values a text may hold, keys counted too.
pub const MAX_VALUES: usize = 500_000;
/// How many marks that divide a flow collection a text may hold. The parser keeps all of such a
/// collection before it says anything of it, so these are counted first.
const MAX_MARKS: usize = 500_000;

/// The one document of a text; null where there is none. A byte order mark and Windows line ends
/// are no matter.
///
/// # Errors
/// [`YamlError`] at the first thing that cannot be read; [`YamlFault::ManyDocuments`] where a
/// second document begins.
pub fn read(text: &str) -> Result<Node, YamlError> {
    let mut documents = documents(text, 1)?;
    Ok(documents.pop().unwrap_or(node(Value::Null, (1, 1))))
}

/// Every document of a text.
///
/// # Errors
/// [`YamlError`] at the first thing that cannot be read.
pub fn read_all(text: &str) -> Result<Vec<Node>, YamlError> {
    documents(text, usize::MAX)
}

/// A key that stands twice in one mapping.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repeated {
    /// The key.
    pub key: String,
    /// The line of the later one, whose value counts.
    pub line: usize,
    /// The line where it stands first.
    pub first: usize,
}

/// A line and a column.
pub(super) type Position = (usize, usize);

pub(super) const fn node(value: Value, (line, column): Position) -> Node {
    Node { value, line, column, quoted: false }
}

/// The parser's complaint and its place.
pub(super) fn fault(error: &saphyr_parser::ScanError) -> YamlError {
    let at = (error.marker().line().max(1), error.marker().col() + 1);
    // Flow collections nest 255 deep in the scanner before the first event comes out.
    let deep = error.info().starts_with("recursion limit");
    let syntax = || YamlFault::Syntax(error.info().to_owned());
    YamlError::new(if deep { YamlFault::TooDeep } else { syntax() }, at)
}

/// Whether a text is short enough, and can be parsed without holding more than it is worth.
pub(super) fn bounded(text: &str, longest: usize) -> Result<(), YamlError> {
    if text.len() > longest {
        return Err(YamlError::new(YamlFault::TooLarge, (1, 1)));
    }
    let (mut quarters, mut line) = (0, 1);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b',' | b':' | b'[' | b']' | b'{' | b'}' | b'&' | b'*' | b'!' | b'?' => quarters += 4,
            // Two belong together, and in a file of JSON everything is in them.
            b'"' | b'\'' => quarters += 1,
            b'\n' => {
                line += 1;
                // Where a document begins or ends, inside a flow collection too.
                let mark = text.as_bytes().get(at + 1..at + 4);
                quarters += if matches!(mark, Some(b"---" | b"...")) { 4 } else { 0 };
            }
            _ => {}
        }
        if quarters > 4 * MAX_MARKS {
            return Err(YamlError::new(YamlFault::TooManyValues, (line, 1)));
        }
    }
    Ok(())
}

fn documents(text: &str, most: usize) -> Result<Vec<Node>, YamlError> {
    bounded(text, MAX_TEXT)?;
    let mut reader = Reader::default();
    let mut parser = Parser::new_from_str(text.strip_prefix('\u{feff}').unwrap_or(text));
    while let Some(next) = parser.next_event() {
        let (event, span) = next.map_err(|error| fault(&error))?;
        let at = (span.start.line().max(1), span.start.col() + 1);
        if matches!(event, Event::DocumentStart(_)) && reader.documents.len() >= most {
            return Err(YamlError::new(YamlFault::ManyDocuments, at));
        }
        reader.take(event, at)?;
    }
    Ok(reader.documents)
}

/// A collection that is still open.
struct Open {
    at: Position,
    anchor: usize,
    sequence: bool,
    /// The items of a sequence; keys and values of a mapping, in turn.
    nodes: Vec<Node>,
    /// How deep its deepest part nests below it.
    depth: usize,
}

/// An anchored node: what an alias repeats, and what that costs.
struct Anchored {
    node: Node,
    depth: usize,
    nodes: usize,
    bytes: usize,
}

/// What a scalar with a tag of more than a text means.
pub(super) type TagRule = fn(&str, &Tag, Position) -> Result<Value, YamlError>;

#[derive(Default)]
pub(super) struct Reader {
    /// How tags are taken; without a rule only those of YAML's core that fit are.
    tag_rule: Option<TagRule>,
    pub(super) documents: Vec<Node>,
    /// Where a list is kept, a key that stands twice is noted in it instead of refused.
    pub(super) repeated: Option<Vec<Repeated>>,
    open: Vec<Open>,
    /// The anchored nodes, by the number that the parser gives each.
    anchors: Vec<Option<Anchored>>,
    /// Values that were read.
    values: usize,
    /// Nodes and bytes that aliases have added.
    nodes: usize,
    bytes: usize,
}

impl Reader {
    /// A reader that notes keys that stand twice, and takes tags by this rule.
    pub(super) fn noting(tag_rule: TagRule) -> Self {
        Self { repeated: Some(Vec::new()), tag_rule: Some(tag_rule), ..Self::default() }
    }

    pub(super) fn take(&mut self, event: Event<'_>, at: Position) -> Result<(), YamlError> {
        match event {
            Event::SequenceStart(anchor, tag) => self.begin(at, anchor, true, tag),
            Event::MappingStart(anchor, tag) => self.begin(at, anchor, false, tag),
            Event::SequenceEnd | Event::MappingEnd => self.end(),
            Event::Scalar(text, style, anchor, tag) => {
                self.count(at)?;
                let mut node = node(Value::Null, at);
                node.quoted = style != ScalarStyle::Plain;
                node.value = match (self.tag_rule, tag) {
                    (Some(rule), Some(tag)) => rule(&text, &tag, at)?,
                    (_, tag) => value(text, node.quoted, tag, at)?,
                };
                self.add(node, anchor, 0)
            }
            Event::Alias(anchor) => self.repeat(anchor, at),
            _ => Ok(()),
        }
    }

    fn begin(
        &mut self,
        at: Position,
        anchor: usize,
        sequence: bool,
        tag: Option<Cow<'_, Tag>>,
    ) -> Result<(), YamlError> {
        let own = if sequence { "seq" } else { "map" };
        // kubectl's reader passes over the tag of a collection.
        let tag = tag.filter(|_| self.tag_rule.is_none());
        if let Some(tag) = tag.filter(|tag| !(tag.is_yaml_core_schema() && tag.suffix == own)) {
            return Err(YamlError::new(YamlFault::BadTag(tag.to_string()), at));
        }
        self.count(at)?;
        if self.open.len() >= MAX_DEPTH {
            return Err(YamlError::new(YamlFault::TooDeep, at));
        }
        self.open.push(Open { at, anchor, sequence, nodes: Vec::new(), depth: 0 });
        Ok(())
    }

    fn end(&mut self) -> Result<(), YamlError> {
        let Some(open) = self.open.pop() else { return Ok(()) };
        let value = if open.sequence {
            Value::Sequence(open.nodes)
        } else {
            Value::Mapping(mapping(open.nodes, &mut self.repeated)?)
        };
        self.add(node(value, open.at), open.anchor, open.depth + 1)
    }

    /// Puts a finished node where it belongs.
    fn add(&mut self, node: Node, anchor: usize, depth: usize) -> Result<(), YamlError> {
        if self.open.len() + depth > MAX_DEPTH {
            return Err(YamlError::new(YamlFault::TooDeep, (node.line, node.column)));
        }
        if anchor != 0 {
            let (mut nodes, mut bytes) = (0, 0);
            weigh(&node, &mut nodes, &mut bytes);
            // The anchor keeps a copy too.
            self.spend(nodes, bytes, (node.line, node.column))?;
            if self.anchors.len() <= anchor {
                self.anchors.resize_with(anchor + 1, || None);
            }
            if let Some(place) = self.anchors.get_mut(anchor) {
                *place = Some(Anchored { node: node.clone(), depth, nodes, bytes });
            }
        }
        match self.open.last_mut() {
            Some(open) => {
                open.depth = open.depth.max(depth);
                open.nodes.push(node);
            }
            None => {
                self.documents.push(node);
                self.anchors.clear();
            }
        }
        Ok(())
    }

    fn repeat(&mut self, anchor: usize, at: Position) -> Result<(), YamlError> {
        let Some(anchored) = self.anchors.get(anchor).and_then(Option::as_ref) else {
            return Err(YamlError::new(YamlFault::BadAlias, at));
        };
        let (nodes, bytes, depth) = (anchored.nodes, anchored.bytes, anchored.depth);
        self.spend(nodes, bytes, at)?;
        let Some(anchored) = self.anchors.get(anchor).and_then(Option::as_ref) else {
            return Ok(());
        };
        let node = Node { line: at.0, column: at.1, ..anchored.node.clone() };
        self.add(node, 0, depth)
    }

    fn count(&mut self, at: Position) -> Result<(), YamlError> {
        self.values += 1;
        if self.values > MAX_VALUES {
            return Err(YamlError::new(YamlFault::TooManyValues, at));
        }
        Ok(())
    }

    fn spend(&mut self, nodes: usize, bytes: usize, at: Position) -> Result<(), YamlError> {
        self.nodes += nodes;
        self.bytes += bytes;
        if self.nodes > MAX_NODES || self.bytes > MAX_TEXT {
            return Err(YamlError::new(YamlFault::TooMany, at));
        }
        Ok(())
    }
}

fn weigh(node: &Node, nodes: &mut usize, bytes: &mut usize) {
    *nodes += 1;
    match &node.value {
        Value::String(text) | Value::Number(text) => *bytes += text.len(),
        Value::Sequence(items) => items.iter().for_each(|item| weigh(item, nodes, bytes)),
        Value::Mapping(entries) => entries.iter().for_each(|(key, value)| {
            weigh(key, nodes, bytes);
            weigh(value, nodes, bytes);
        }),
        Value::Null | Value::Bool(..) => {}
    }
}

fn value(
    text: Cow<'_, str>,
    quoted: bool,
    tag: Option<Cow<'_, Tag>>,
    at: Position,
) -> Result<Value, YamlError> {
    let plain = if quoted { Value::String(String::new()) } else { scalar::resolve(&text) };
    let Some(tag) = tag else {
        return Ok(if quoted { Value::String(text.into_owned()) } else { plain });
    };
    // `!` alone is the tag that means "a text".
    if tag.handle.is_empty() && tag.suffix == "!" || tag.handle == "!" && tag.suffix.is_empty() {
        return Ok(Value::String(text.into_owned()));
    }
    match (tag.is_yaml_core_schema(), tag.suffix.as_str(), plain) {
        (true, "str", _) => Ok(Value::String(text.into_owned())),
        (true, "null", Value::Null) => Ok(Value::Null),
        (true, "bool", plain @ Value::Bool(..)) => Ok(plain),
        (true, "int" | "float", Value::Number(number)) => Ok(Value::Number(number)),
        _ => Err(YamlError::new(YamlFault::BadTag(tag.to_string()), at)),
    }
}

/// The entries of a mapping from keys and values in turn: merge keys are carried out (YAML 1.1
/// merge, as kubectl does), other keys must be scalars and differ.
fn mapping(
    nodes: Vec<Node>,
    repeated: &mut Option<Vec<Repeated>>,
) -> Result<Vec<(Node, Node)>, YamlError> {
    let mut entries: Vec<(Node, Node)> = Vec::with_capacity(nodes.len() / 2);
    let mut merged: Vec<Node> = Vec::new();
    let mut seen: Index<(usize, usize)> = Index::default();
    let mut nodes = nodes.into_iter();
    while let (Some(key), Some(value)) = (nodes.next(), nodes.next()) {
        let at = (key.line, key.column);
        if matches!(key.value, Value::Null | Value::Sequence(_) | Value::Mapping(_)) {
            return Err(YamlError::new(YamlFault::BadKey, at));
        }
        if !key.quoted && key.key() == "<<" {
            match value.value {
                Value::Mapping(_) => merged.push(value),
                Value::Sequence(items) => merged.extend(items),
                _ => return Err(YamlError::new(YamlFault::BadMerge, at)),
            }
            continue;
        }
        if let Some(&(first, place)) = seen.get(key.key()) {
            if let Some(repeated) = repeated {
                repeated.push(Repeated { key: key.key().to_owned(), line: key.line, first });
                if let Some(entry) = entries.get_mut(place) {
                    *entry = (key, value);
                }
                continue;
            }
            let key = key.key().to_owned();
            return Err(YamlError::new(YamlFault::DuplicateKey { key, first }, at));
        }
        seen.insert(key.key(), (key.line, entries.len()));
        entries.push((key, value));
    }
    for node in merged {
        let at = (node.line, node.column);
        let Value::Mapping(more) = node.value else {
            return Err(YamlError::new(YamlFault::BadMerge, at));
        };
        for (key, value) in more {
            if seen.add(key.key(), (key.line, entries.len())) {
                entries.push((key, value));
            }
        }
    }
    Ok(entries)
}
