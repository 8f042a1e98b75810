//! From tokens to a bounded tree, one function for each kind of collection.

use std::borrow::Cow;

use super::cursor::{Cursor, Mark, Position};
use super::mapping::{Repeated, mapping};
use super::scan::{Scanner, TokenKind};
use super::tag::{CORE, shown, tagged};
use super::weight::{Weight, weigh};
use super::{
    MAX_ADDED, MAX_DEPTH, MAX_NODES, MAX_VALUES, Node, Value, YamlError, YamlFault, scalar,
};
use crate::index::Index;

pub(super) const fn node(value: Value, (line, column): Position) -> Node {
    Node { value, line, column, quoted: false }
}

/// An anchored node: what an alias repeats, and what that costs.
struct Anchored {
    node: Node,
    weight: Weight,
}

/// What a scalar with a tag of more than a text means.
pub(super) type TagRule = fn(&str, &str, Position) -> Result<Value, YamlError>;

/// What stands before a node.
#[derive(Default)]
struct Properties<'a> {
    anchor: Option<Cow<'a, str>>,
    tag: Option<Cow<'a, str>>,
}

pub(super) struct Reader<'a> {
    pub scanner: Scanner<'a>,
    /// How tags are taken; without a rule only those of YAML's core that fit are.
    tag_rule: Option<TagRule>,
    /// Where a list is kept, a key that stands twice is noted in it instead of refused.
    pub repeated: Option<Vec<Repeated>>,
    /// The lines of aliases and of tags.
    pub aliases: Vec<usize>,
    pub tags: Vec<usize>,
    /// The anchored nodes; none for one that is still being read.
    anchors: Index<Option<Anchored>>,
    /// Whether a document may begin without `---`.
    bare: bool,
    /// How many collections are open.
    depth: usize,
    /// Values that were read.
    values: usize,
    /// What aliases have added.
    added: Weight,
}

impl<'a> Reader<'a> {
    /// A reader as strict as the page is with its own files.
    pub fn new(text: &'a str) -> Self {
        Self::with(text, None)
    }

    /// A reader that takes what kubectl takes: it notes keys that stand twice, and takes tags by
    /// this rule.
    pub fn noting(text: &'a str, rule: TagRule) -> Self {
        Self { repeated: Some(Vec::new()), ..Self::with(text, Some(rule)) }
    }

    fn with(text: &'a str, tag_rule: Option<TagRule>) -> Self {
        let cursor = Cursor::new(text.strip_prefix('\u{feff}').unwrap_or(text), MAX_VALUES);
        Self {
            scanner: Scanner::new(cursor, tag_rule.is_some()),
            tag_rule,
            repeated: None,
            aliases: Vec::new(),
            tags: Vec::new(),
            anchors: Index::default(),
            bare: true,
            depth: 0,
            values: 0,
            added: Weight::default(),
        }
    }

    /// Begins a document and says where; nothing at the end.
    pub fn begin_document(&mut self) -> Result<Option<Position>, YamlError> {
        loop {
            let (kind, mark) = self.scanner.peek()?;
            match kind {
                TokenKind::DocumentEnd => self.bare = true,
                TokenKind::StreamEnd => return Ok(None),
                TokenKind::Directive => self.bare = false,
                TokenKind::DocumentStart => {
                    self.scanner.take();
                    return Ok(Some(mark.position()));
                }
                _ if self.bare => return Ok(Some(mark.position())),
                _ => return Err(mark.fault("did not find expected <document start>")),
            }
            self.scanner.take();
        }
    }

    /// The document that has begun, and what comes right behind it.
    pub fn document(&mut self) -> Result<(Node, TokenKind, Mark), YamlError> {
        let (kind, mark) = self.scanner.peek()?;
        let nothing = matches!(
            kind,
            TokenKind::Directive
                | TokenKind::DocumentStart
                | TokenKind::DocumentEnd
                | TokenKind::StreamEnd
        );
        let root = if nothing { self.empty(mark)? } else { self.node(true, false)? };
        self.anchors = Index::default();
        self.bare = false;
        let (next, mark) = self.scanner.peek()?;
        Ok((root, next, mark))
    }

    fn peek(&mut self) -> Result<TokenKind, YamlError> {
        Ok(self.scanner.peek()?.0)
    }

    fn node(&mut self, block: bool, indentless: bool) -> Result<Node, YamlError> {
        let (mut kind, mark) = self.scanner.peek()?;
        let at = mark.position();
        if kind == TokenKind::Alias {
            let name = self.scanner.take().text;
            return self.repeat(&name, at);
        }
        let mut own = Properties::default();
        let mut end = mark;
        loop {
            match kind {
                TokenKind::Anchor if own.anchor.is_none() => {
                    let name = self.scanner.take().text;
                    self.anchors.insert(&name, None);
                    own.anchor = Some(name);
                }
                TokenKind::Tag if own.tag.is_none() => own.tag = Some(self.scanner.take().text),
                _ => break,
            }
            (kind, end) = self.scanner.peek()?;
        }
        if own.tag.is_some() {
            self.tags.push(at.0);
        }
        let value = match kind {
            TokenKind::Plain | TokenKind::Quoted => {
                let text = self.scanner.take().text;
                return self.scalar(text, kind == TokenKind::Quoted, own, at);
            }
            TokenKind::Entry if indentless => self.collection(at, &own, false, Self::indentless),
            TokenKind::SequenceStart if block => self.collection(at, &own, false, Self::sequence),
            TokenKind::FlowSequence => self.collection(at, &own, false, Self::flow_sequence),
            TokenKind::MappingStart if block => {
                self.collection(at, &own, true, Self::block_mapping)
            }
            TokenKind::FlowMapping => self.collection(at, &own, true, Self::flow_mapping),
            _ if own.anchor.is_some() || own.tag.is_some() => {
                return self.scalar(Cow::Borrowed(""), false, own, at);
            }
            _ => {
                let words = "while parsing a node, did not find expected node content";
                return Err(self.scanner.cursor.fault(end, words));
            }
        };
        let node = node(value?, at);
        self.anchored(own.anchor, &node)?;
        Ok(node)
    }

    /// A scalar that nothing is written for.
    fn empty(&mut self, mark: Mark) -> Result<Node, YamlError> {
        self.scalar(Cow::Borrowed(""), false, Properties::default(), mark.position())
    }

    fn scalar(
        &mut self,
        text: Cow<'a, str>,
        quoted: bool,
        own: Properties<'a>,
        at: Position,
    ) -> Result<Node, YamlError> {
        self.count(at)?;
        let value = match (self.tag_rule, own.tag) {
            (Some(rule), Some(tag)) => rule(&text, &tag, at)?,
            (None, Some(tag)) => tagged(text, quoted, &tag, at)?,
            _ if quoted => Value::String(text.into_owned()),
            _ => scalar::resolve(&text),
        };
        let node = Node { quoted, ..node(value, at) };
        self.anchored(own.anchor, &node)?;
        Ok(node)
    }

    /// A collection; the code of its kind reads what is in it.
    fn collection(
        &mut self,
        at: Position,
        own: &Properties<'a>,
        is_mapping: bool,
        read: fn(&mut Self) -> Result<Value, YamlError>,
    ) -> Result<Value, YamlError> {
        // kubectl's reader passes over the tag of a collection.
        if let Some(tag) = own.tag.as_ref().filter(|_| self.tag_rule.is_none()) {
            let fits = if is_mapping { "map" } else { "seq" };
            if tag.strip_prefix(CORE) != Some(fits) {
                return Err(YamlError::new(YamlFault::BadTag(shown(tag)), at));
            }
        }
        self.count(at)?;
        if self.depth >= MAX_DEPTH {
            return Err(YamlError::new(YamlFault::TooDeep, at));
        }
        self.depth += 1;
        let value = read(self);
        self.depth -= 1;
        value
    }

    fn sequence(&mut self) -> Result<Value, YamlError> {
        self.scanner.take();
        let mut items = Vec::new();
        loop {
            let (kind, mark) = self.scanner.peek()?;
            if kind != TokenKind::BlockEnd && kind != TokenKind::Entry {
                let words = "while parsing a block collection, did not find expected '-' indicator";
                return Err(mark.fault(words));
            }
            self.scanner.take();
            if kind == TokenKind::BlockEnd {
                return Ok(Value::Sequence(items));
            }
            items.push(match self.peek()? {
                TokenKind::Entry | TokenKind::BlockEnd => self.empty(mark)?,
                _ => self.node(true, false)?,
            });
        }
    }

    /// A sequence that is no further in than the key it belongs to.
    fn indentless(&mut self) -> Result<Value, YamlError> {
        let mut items = Vec::new();
        loop {
            let (kind, mark) = self.scanner.peek()?;
            if kind != TokenKind::Entry {
                return Ok(Value::Sequence(items));
            }
            self.scanner.take();
            items.push(match self.peek()? {
                TokenKind::Entry | TokenKind::Key | TokenKind::Value | TokenKind::BlockEnd => {
                    self.empty(mark)?
                }
                _ => self.node(true, false)?,
            });
        }
    }

    fn block_mapping(&mut self) -> Result<Value, YamlError> {
        self.scanner.take();
        let mut entries = Vec::new();
        loop {
            let (kind, mark) = self.scanner.peek()?;
            match kind {
                TokenKind::Key => {
                    self.scanner.take();
                }
                TokenKind::Value => {}
                TokenKind::BlockEnd => {
                    self.scanner.take();
                    return Ok(Value::Mapping(mapping(entries, &mut self.repeated)?));
                }
                _ => {
                    let words = "while parsing a block mapping, did not find expected key";
                    return Err(mark.fault(words));
                }
            }
            let key = self.part(true)?;
            let value = self.value_of(true)?;
            entries.push((key, value));
        }
    }

    /// A key or a value, which may be nothing at all; that stands where the next thing stands.
    fn part(&mut self, block: bool) -> Result<Node, YamlError> {
        let (kind, mark) = self.scanner.peek()?;
        self.part_at(block, kind, mark)
    }

    fn part_at(&mut self, block: bool, kind: TokenKind, mark: Mark) -> Result<Node, YamlError> {
        let nothing = match kind {
            TokenKind::Value => true,
            TokenKind::Key | TokenKind::BlockEnd => block,
            TokenKind::FlowEntry | TokenKind::FlowSequenceEnd | TokenKind::FlowMappingEnd => !block,
            _ => false,
        };
        if nothing { self.empty(mark) } else { self.node(block, block) }
    }

    /// The value of a key that has just been read.
    fn value_of(&mut self, block: bool) -> Result<Node, YamlError> {
        let (kind, mark) = self.scanner.peek()?;
        if kind != TokenKind::Value {
            return self.empty(mark);
        }
        self.scanner.take();
        let kind = self.peek()?;
        self.part_at(block, kind, mark)
    }

    /// Whether another item of a flow collection follows; passes over what ends it, or the comma.
    fn follows(
        &mut self,
        end: TokenKind,
        first: bool,
        words: &'static str,
    ) -> Result<bool, YamlError> {
        let (mut kind, mark) = self.scanner.peek()?;
        if !first && kind != end {
            if kind != TokenKind::FlowEntry {
                return Err(self.scanner.cursor.fault(mark, words));
            }
            self.scanner.take();
            kind = self.peek()?;
        }
        if kind == end {
            self.scanner.take();
        }
        Ok(kind != end)
    }

    fn flow_sequence(&mut self) -> Result<Value, YamlError> {
        let words = "while parsing a flow sequence, expected ',' or ']'";
        self.scanner.take();
        let mut items = Vec::new();
        while self.follows(TokenKind::FlowSequenceEnd, items.is_empty(), words)? {
            let (kind, mark) = self.scanner.peek()?;
            items.push(if kind == TokenKind::Key {
                let (at, own) = (mark.position(), Properties::default());
                node(self.collection(at, &own, true, Self::pair)?, at)
            } else {
                self.node(false, false)?
            });
        }
        Ok(Value::Sequence(items))
    }

    /// A mapping of one entry, without braces.
    fn pair(&mut self) -> Result<Value, YamlError> {
        self.scanner.take();
        let key = self.part(false)?;
        let value = self.value_of(false)?;
        Ok(Value::Mapping(mapping(vec![(key, value)], &mut self.repeated)?))
    }

    fn flow_mapping(&mut self) -> Result<Value, YamlError> {
        let words = "while parsing a flow mapping, did not find expected ',' or '}'";
        self.scanner.take();
        let mut entries = Vec::new();
        while self.follows(TokenKind::FlowMappingEnd, entries.is_empty(), words)? {
            entries.push(if self.peek()? == TokenKind::Key {
                self.scanner.take();
                (self.part(false)?, self.value_of(false)?)
            } else {
                let key = self.node(false, false)?;
                let (_, mark) = self.scanner.peek()?;
                (key, self.empty(mark)?)
            });
        }
        Ok(Value::Mapping(mapping(entries, &mut self.repeated)?))
    }

    /// Keeps a node that has an anchor.
    fn anchored(&mut self, anchor: Option<Cow<'a, str>>, node: &Node) -> Result<(), YamlError> {
        let Some(name) = anchor else { return Ok(()) };
        let mut weight = Weight::default();
        weigh(node, 0, &mut weight);
        // The anchor keeps a copy too.
        self.spend(weight, (node.line, node.column))?;
        self.anchors.insert(&name, Some(Anchored { node: node.clone(), weight }));
        Ok(())
    }

    fn repeat(&mut self, name: &str, at: Position) -> Result<Node, YamlError> {
        self.aliases.push(at.0);
        let Some(Some(Anchored { weight, .. })) = self.anchors.get(name) else {
            return Err(YamlError::new(YamlFault::BadAlias, at));
        };
        let weight = *weight;
        self.spend(weight, at)?;
        if self.depth + weight.depth > MAX_DEPTH {
            return Err(YamlError::new(YamlFault::TooDeep, at));
        }
        let anchored = self.anchors.get(name).and_then(Option::as_ref);
        let node = anchored.map(|anchored| anchored.node.clone());
        Ok(Node { line: at.0, column: at.1, ..node.unwrap_or(node_of_nothing()) })
    }

    fn count(&mut self, at: Position) -> Result<(), YamlError> {
        self.values += 1;
        if self.values > MAX_VALUES {
            return Err(YamlError::new(YamlFault::TooManyValues, at));
        }
        Ok(())
    }

    fn spend(&mut self, weight: Weight, at: Position) -> Result<(), YamlError> {
        self.added.nodes += weight.nodes;
        self.added.bytes += weight.bytes;
        if self.added.nodes > MAX_NODES || self.added.bytes > MAX_ADDED {
            return Err(YamlError::new(YamlFault::TooMany, at));
        }
        Ok(())
    }
}

const fn node_of_nothing() -> Node {
    node(Value::Null, (1, 1))
}
