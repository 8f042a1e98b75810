//! The tokens of a text, as kubectl's reader has them (go-yaml, which follows libyaml): what may be
//! a key is known only once its colon has come, so some of them are held back until then, never
//! more than a line and 1,024 characters.

use std::borrow::Cow;

use super::YamlError;
use super::cursor::{Cursor, Mark};
use super::{tag, text};

/// What a token is.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum TokenKind {
    #[default]
    StreamEnd,
    Directive,
    DocumentStart,
    DocumentEnd,
    SequenceStart,
    MappingStart,
    BlockEnd,
    FlowSequence,
    FlowSequenceEnd,
    FlowMapping,
    FlowMappingEnd,
    Entry,
    FlowEntry,
    Key,
    Value,
    Alias,
    Anchor,
    Tag,
    Plain,
    Quoted,
}

/// A part of a text.
#[derive(Default)]
pub(super) struct Token<'a> {
    pub kind: TokenKind,
    pub mark: Mark,
    /// The text of a scalar, or the name of an anchor, an alias or a tag.
    pub text: Cow<'a, str>,
}

/// A token that a colon would make a key.
#[derive(Default)]
struct SimpleKey {
    possible: bool,
    /// Nothing else can stand there.
    required: bool,
    /// Which token it is, counted from the first of the text.
    number: usize,
    mark: Mark,
}

pub(super) struct Scanner<'a> {
    pub cursor: Cursor<'a>,
    /// Tokens, of which those before `head` have been taken.
    tokens: Vec<Token<'a>>,
    head: usize,
    taken: usize,
    /// Whether the next token is certain.
    ready: bool,
    /// The columns that open block collections are indented to.
    indents: Vec<usize>,
    /// What may be a key, for each open flow collection and for what is around them.
    keys: Vec<SimpleKey>,
    /// Whether a key may begin here.
    allowed: bool,
    prefixes: tag::Prefixes,
    /// Whether the directives belong to the document to come.
    declaring: bool,
    /// Whether what kubectl alone refuses is refused.
    exact: bool,
}

/// Longer keys need a `?`.
const MAX_KEY: usize = 1024;

impl<'a> Scanner<'a> {
    pub fn new(cursor: Cursor<'a>, exact: bool) -> Self {
        Self {
            cursor,
            tokens: Vec::new(),
            head: 0,
            taken: 0,
            ready: false,
            indents: Vec::new(),
            keys: vec![SimpleKey::default()],
            allowed: true,
            prefixes: Vec::new(),
            declaring: false,
            exact,
        }
    }

    /// What the next token is, and where.
    pub fn peek(&mut self) -> Result<(TokenKind, Mark), YamlError> {
        while !self.ready {
            if self.head < self.tokens.len() {
                self.forget_old_keys()?;
                let taken = self.taken;
                if !self.keys.iter().any(|key| key.possible && key.number == taken) {
                    self.ready = true;
                    break;
                }
            }
            self.fetch()?;
        }
        let next = self.tokens.get(self.head);
        Ok(next.map_or((TokenKind::StreamEnd, self.cursor.mark()), |next| (next.kind, next.mark)))
    }

    /// Takes the next token, which has been looked at.
    pub fn take(&mut self) -> Token<'a> {
        let token = self.tokens.get_mut(self.head).map(std::mem::take).unwrap_or_default();
        self.head += 1;
        self.taken += 1;
        self.ready = false;
        if self.head >= self.tokens.len() {
            self.tokens.clear();
            self.head = 0;
        }
        token
    }

    /// How many tokens are held.
    #[cfg(test)]
    pub const fn waiting(&self) -> usize {
        self.tokens.len()
    }

    fn in_flow(&self) -> bool {
        self.keys.len() > 1
    }

    fn push(&mut self, kind: TokenKind, mark: Mark, text: Cow<'a, str>) {
        self.tokens.push(Token { kind, mark, text });
    }

    /// A token of so many characters.
    fn mark(&mut self, kind: TokenKind, length: usize) {
        self.push(kind, self.cursor.mark(), Cow::Borrowed(""));
        self.cursor.at += length;
    }

    fn fetch(&mut self) -> Result<(), YamlError> {
        self.next_token();
        self.forget_old_keys()?;
        self.unroll(Some(self.cursor.column()));
        if self.cursor.is_end() {
            return self.end();
        }
        let byte = self.cursor.byte(0);
        if self.cursor.column() == 0 && byte == b'%' {
            return self.directive();
        }
        if self.cursor.is_marker() {
            return self.document(byte);
        }
        let flow = self.in_flow();
        match byte {
            b'[' => self.open(TokenKind::FlowSequence),
            b'{' => self.open(TokenKind::FlowMapping),
            b']' => self.close(TokenKind::FlowSequenceEnd),
            b'}' => self.close(TokenKind::FlowMappingEnd),
            b',' => {
                self.drop_key()?;
                self.allowed = true;
                self.mark(TokenKind::FlowEntry, 1);
                Ok(())
            }
            b'-' if self.cursor.is_space(1) => {
                let words = "block sequence entries are not allowed in this context";
                self.indicator(TokenKind::Entry, TokenKind::SequenceStart, words)
            }
            b'?' if self.cursor.is_space(1) || flow && self.exact => {
                let words = "mapping keys are not allowed in this context";
                self.indicator(TokenKind::Key, TokenKind::MappingStart, words)
            }
            b':' if flow || self.cursor.is_space(1) => self.value(),
            b'*' => self.named(TokenKind::Alias),
            b'&' => self.named(TokenKind::Anchor),
            b'!' => self.named(TokenKind::Tag),
            b'|' | b'>' if !flow => self.block(),
            b'\'' | b'"' => {
                self.save_key()?;
                self.allowed = false;
                let mark = self.cursor.mark();
                let text = text::quoted(&mut self.cursor, byte)?;
                self.push(TokenKind::Quoted, mark, text);
                Ok(())
            }
            b'#' | b'|' | b'>' | b'%' | b'@' | b'`' | b'\t' => {
                let words = "found character that cannot start any token";
                Err(self.cursor.mark().fault(words))
            }
            _ => self.plain(flow),
        }
    }

    /// Passes over what is between tokens.
    fn next_token(&mut self) {
        loop {
            // A tab is no indentation.
            let tabs = self.in_flow() || !self.allowed;
            while self.cursor.byte(0) == b' ' || tabs && self.cursor.byte(0) == b'\t' {
                self.cursor.at += 1;
            }
            if self.cursor.byte(0) == b'#' {
                self.cursor.skip_comment();
            }
            if !self.cursor.is_break() {
                return;
            }
            self.cursor.line_break();
            self.allowed |= !self.in_flow();
        }
    }

    /// What is in an earlier line, or too far back, is no key.
    fn forget_old_keys(&mut self) -> Result<(), YamlError> {
        let now = self.cursor.mark();
        for key in &mut self.keys {
            if key.possible && (key.mark.start < now.start || key.mark.index + MAX_KEY < now.index)
            {
                if key.required {
                    return Err(self.cursor.fault(now, NO_COLON));
                }
                key.possible = false;
            }
        }
        Ok(())
    }

    /// Notes that the token to come may be a key.
    fn save_key(&mut self) -> Result<(), YamlError> {
        if !self.allowed {
            return Ok(());
        }
        self.drop_key()?;
        let mark = self.cursor.mark();
        let required = !self.in_flow() && self.indents.last() == Some(&mark.column());
        let number = self.taken + self.tokens.len() - self.head;
        if let Some(key) = self.keys.last_mut() {
            *key = SimpleKey { possible: true, required, number, mark };
        }
        Ok(())
    }

    /// What might have been a key is none.
    fn drop_key(&mut self) -> Result<(), YamlError> {
        let now = self.cursor.mark();
        match self.keys.last_mut() {
            Some(key) if key.possible && key.required => Err(self.cursor.fault(now, NO_COLON)),
            Some(key) => {
                key.possible = false;
                Ok(())
            }
            None => Ok(()),
        }
    }

    /// Begins a block collection where a column is further in than the one before: as the next
    /// token, or before the one of a number.
    fn roll(&mut self, kind: TokenKind, mark: Mark, number: Option<usize>) {
        let deeper = self.indents.last().is_none_or(|last| *last < mark.column());
        if self.in_flow() || !deeper {
            return;
        }
        self.indents.push(mark.column());
        self.insert(kind, mark, number);
    }

    fn insert(&mut self, kind: TokenKind, mark: Mark, number: Option<usize>) {
        let end = self.tokens.len();
        let place = number.map_or(end, |number| (self.head + number).saturating_sub(self.taken));
        self.tokens.insert(place.min(end), Token { kind, mark, text: Cow::Borrowed("") });
    }

    /// Ends the block collections that are further in than a column; without one, all.
    fn unroll(&mut self, column: Option<usize>) {
        if self.in_flow() {
            return;
        }
        while self.indents.last().is_some_and(|last| column.is_none_or(|column| *last > column)) {
            self.indents.pop();
            self.mark(TokenKind::BlockEnd, 0);
        }
    }

    fn end(&mut self) -> Result<(), YamlError> {
        self.cursor.check_end()?;
        self.cursor.end_line();
        self.unroll(None);
        self.drop_key()?;
        self.allowed = false;
        self.mark(TokenKind::StreamEnd, 0);
        Ok(())
    }

    fn directive(&mut self) -> Result<(), YamlError> {
        self.unroll(None);
        self.drop_key()?;
        self.allowed = false;
        if !self.declaring {
            self.prefixes.clear();
            self.declaring = true;
        }
        let mark = self.cursor.mark();
        let other = tag::directive(&mut self.cursor, &mut self.prefixes)?;
        if other && self.exact {
            return Err(mark.fault("found incompatible YAML document"));
        }
        self.push(TokenKind::Directive, mark, Cow::Borrowed(""));
        Ok(())
    }

    fn document(&mut self, byte: u8) -> Result<(), YamlError> {
        self.unroll(None);
        self.drop_key()?;
        self.allowed = false;
        let start = byte == b'-';
        if start && !self.declaring {
            self.prefixes.clear();
        }
        self.declaring = false;
        self.mark(if start { TokenKind::DocumentStart } else { TokenKind::DocumentEnd }, 3);
        Ok(())
    }

    fn open(&mut self, kind: TokenKind) -> Result<(), YamlError> {
        self.save_key()?;
        self.keys.push(SimpleKey::default());
        self.allowed = true;
        self.mark(kind, 1);
        Ok(())
    }

    fn close(&mut self, kind: TokenKind) -> Result<(), YamlError> {
        self.drop_key()?;
        if self.in_flow() {
            self.keys.pop();
        }
        self.allowed = false;
        self.mark(kind, 1);
        Ok(())
    }

    /// A hyphen or a question mark, which may begin a block collection.
    fn indicator(
        &mut self,
        kind: TokenKind,
        begins: TokenKind,
        words: &'static str,
    ) -> Result<(), YamlError> {
        let flow = self.in_flow();
        if !flow && !self.allowed {
            return Err(self.cursor.mark().fault(words));
        }
        self.roll(begins, self.cursor.mark(), None);
        self.drop_key()?;
        self.allowed = !flow || kind == TokenKind::Entry;
        self.mark(kind, 1);
        Ok(())
    }

    /// A colon: what was noted before it is a key.
    fn value(&mut self) -> Result<(), YamlError> {
        let flow = self.in_flow();
        match self.keys.last_mut() {
            Some(key) if key.possible => {
                key.possible = false;
                let (mark, number) = (key.mark, key.number);
                self.insert(TokenKind::Key, mark, Some(number));
                self.roll(TokenKind::MappingStart, mark, Some(number));
                self.allowed = false;
            }
            _ => {
                let mark = self.cursor.mark();
                if !flow && !self.allowed {
                    return Err(mark.fault("mapping values are not allowed in this context"));
                }
                self.roll(TokenKind::MappingStart, mark, None);
                self.allowed = !flow;
            }
        }
        self.mark(TokenKind::Value, 1);
        Ok(())
    }

    /// An alias, an anchor or a tag.
    fn named(&mut self, kind: TokenKind) -> Result<(), YamlError> {
        self.save_key()?;
        self.allowed = false;
        let mark = self.cursor.mark();
        let name = match kind {
            TokenKind::Tag => tag::tag(&mut self.cursor, &self.prefixes)?,
            _ => Cow::Borrowed(tag::anchor(&mut self.cursor)?),
        };
        self.push(kind, mark, name);
        Ok(())
    }

    fn block(&mut self) -> Result<(), YamlError> {
        self.drop_key()?;
        self.allowed = true;
        let outer = self.indents.last().copied();
        let (text, mark) = text::block(&mut self.cursor, outer)?;
        self.push(TokenKind::Quoted, mark, Cow::Owned(text));
        Ok(())
    }

    fn plain(&mut self, flow: bool) -> Result<(), YamlError> {
        self.save_key()?;
        self.allowed = false;
        let mark = self.cursor.mark();
        let indent = self.indents.last().map_or(0, |outer| outer + 1);
        let (text, ended) = text::plain(&mut self.cursor, indent, flow, self.exact)?;
        self.allowed |= ended;
        self.push(TokenKind::Plain, mark, text);
        Ok(())
    }
}

const NO_COLON: &str = "could not find expected ':'";
