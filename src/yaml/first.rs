//! Reading a file that somebody else made, as kubectl reads it (`sigs.k8s.io/yaml`): the first
//! document alone, and of a key that stands twice the last value.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use saphyr_parser::{Event, Parser, ScalarStyle, Tag};

use super::reader::{MAX_VALUES, Position, Reader, Repeated, bounded, fault, node};
use super::scalar::{Number, number, resolve};
use super::{Node, Value, YamlError, YamlFault};

/// The longest text that is read so, in bytes.
pub const MAX_FIRST: usize = 16 << 20;

/// The first document of a text, and what writing it anew would lose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct First {
    /// The document; null where there is none.
    pub node: Node,
    /// Keys that stand twice.
    pub repeated: Vec<Repeated>,
    /// The line where something further begins: another document, or anything else.
    pub more: Option<usize>,
    /// Where comments begin: line and column, from 1; at most [`MAX_VALUES`] of them.
    pub comments: Vec<(usize, usize)>,
    /// The lines of aliases; what they stand for is written out.
    pub aliases: Vec<usize>,
    /// The lines of tags; a written document has none.
    pub tags: Vec<usize>,
    /// The line of the first `\/` in double quotes, which JSON allows and kubectl's reader refuses.
    pub escape: Option<usize>,
}

/// Reads the first document of a text; what comes after it need not even be YAML.
///
/// # Errors
/// [`YamlError`] at the first thing in the first document that cannot be read;
/// [`YamlFault::TooLarge`] beyond [`MAX_FIRST`], and [`YamlFault::TooManyValues`] as everywhere.
pub fn read_first(text: &str) -> Result<First, YamlError> {
    bounded(text, MAX_FIRST)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut read = parsed(text);
    let mut spaced: Option<String> = None;
    for _ in 0..MAX_TABS {
        let Err(error) = &read else { break };
        let Some(text) = without_tab(spaced.as_deref().unwrap_or(text), error) else { break };
        read = parsed(&text);
        spaced = Some(text);
    }
    read
}

/// How many tabs after colons are passed over.
const MAX_TABS: usize = 64;

/// The text with a space for the tab after a colon that the parser refuses and kubectl's does not.
fn without_tab(text: &str, error: &YamlError) -> Option<String> {
    let begin: usize = text.split_inclusive('\n').take(error.line - 1).map(str::len).sum();
    let line = text.get(begin..)?.split('\n').next()?;
    let at = line.match_indices(":\t").map(|(at, _)| at + 1).find(|at| {
        // The parser stops at the tab or behind it.
        line.get(..*at).is_some_and(|before| before.chars().count() + 2 >= error.column)
    })?;
    let mut spaced = text.to_owned();
    spaced.replace_range(begin + at..=begin + at, " ");
    matches!(error.fault, YamlFault::Syntax(_)).then_some(spaced)
}

fn parsed(text: &str) -> Result<First, YamlError> {
    let mut reader = Reader::noting(tagged);
    let mut quoted = Vec::new();
    let (mut more, mut aliases, mut tags) = (None, Vec::new(), Vec::new());
    let mut parser = Parser::new_from_str(text);
    while let Some(next) = parser.next_event() {
        let whole = !reader.documents.is_empty();
        let (event, span) = match next {
            Ok(next) => next,
            Err(error) if whole => {
                more = Some(fault(&error).line);
                break;
            }
            Err(error) => return Err(fault(&error)),
        };
        let at = (span.start.line().max(1), span.start.col() + 1);
        if whole && matches!(event, Event::DocumentStart(_)) {
            more = Some(at.0);
            break;
        }
        match &event {
            Event::Alias(_) => aliases.push(at.0),
            Event::Scalar(.., Some(_))
            | Event::SequenceStart(_, Some(_))
            | Event::MappingStart(_, Some(_)) => tags.push(at.0),
            _ => {}
        }
        if let Event::Scalar(_, style, ..) = &event
            && *style != ScalarStyle::Plain
        {
            let mark = match style {
                ScalarStyle::DoubleQuoted => '"',
                ScalarStyle::SingleQuoted => '\'',
                _ => '|',
            };
            quoted.push((span.start.index(), span.end.index(), mark));
        }
        reader.take(event, at)?;
    }
    let (comments, escape) = marks(text, &quoted);
    let node = reader.documents.into_iter().next().unwrap_or(node(Value::Null, (1, 1)));
    let repeated = reader.repeated.unwrap_or_default();
    Ok(First { node, repeated, more, comments, aliases, tags, escape })
}

/// A scalar with a tag, quoted or not (go-yaml's `resolve.go` and `decode.go`): the types of YAML's
/// core must fit, `!!binary` is decoded, and with any other tag it is a text.
fn tagged(text: &str, tag: &Tag, at: Position) -> Result<Value, YamlError> {
    let own = if tag.is_yaml_core_schema() { tag.suffix.as_str() } else { "" };
    let value = match (own, resolve(text)) {
        ("null", Value::Null) => Some(Value::Null),
        ("bool", value @ Value::Bool(..)) | ("float", value @ Value::Number(_)) => Some(value),
        ("int", Value::Number(written)) => {
            let whole = !matches!(number(&written), Some(Number::Float(_)) | None);
            whole.then_some(Value::Number(written))
        }
        ("timestamp", Value::String(text)) => {
            let date = text.len() >= 8 && text.bytes().take(4).all(|byte| byte.is_ascii_digit());
            (date && text.contains('-')).then_some(Value::String(text))
        }
        ("null" | "bool" | "float" | "int" | "timestamp", _) => None,
        ("binary", _) => {
            let joined: String = text.chars().filter(|c| !matches!(c, '\n' | '\r')).collect();
            let bytes = STANDARD.decode(joined).ok();
            bytes.map(|bytes| Value::String(String::from_utf8_lossy(&bytes).into_owned()))
        }
        _ => Some(Value::String(text.to_owned())),
    };
    value.ok_or_else(|| YamlError::new(YamlFault::BadTag(tag.to_string()), at))
}

/// Where comments begin, one a line, and the line of the first `\/` in double quotes, given the
/// places of the scalars that are not plain, in characters, and the mark of their style. What
/// follows a quoted one in its line counts as a part of it there, so the quotes are looked at.
fn marks(text: &str, quoted: &[(usize, usize, char)]) -> (Vec<Position>, Option<usize>) {
    let (mut comments, mut escape) = (Vec::<Position>::new(), None);
    if !text.contains('#') && !text.contains("\\/") {
        return (comments, None);
    }
    let mut quoted = quoted.iter().peekable();
    let (mut line, mut column, mut before) = (1, 1, '\n');
    let (mut open, mut escaped) = (false, false);
    for (index, c) in text.chars().enumerate() {
        while quoted.next_if(|(_, end, _)| *end <= index).is_some() {}
        let inside = quoted.peek().filter(|(start, ..)| *start <= index);
        let mark = inside.map_or(' ', |(.., mark)| *mark);
        if matches!(mark, ' ' | '|') {
            open = mark == '|';
        } else if c == mark && !escaped {
            // A doubled quote closes and opens again.
            open = !open;
        }
        if escaped && c == '/' {
            escape = escape.or(Some(line));
        }
        escaped = mark == '"' && open && c == '\\' && !escaped;
        if !open && c == '#' && before.is_whitespace() {
            let told = comments.last().is_some_and(|(other, _)| *other == line);
            if !told && comments.len() < MAX_VALUES {
                comments.push((line, column));
            }
        }
        column = if c == '\n' { 1 } else { column + 1 };
        line += usize::from(c == '\n');
        before = c;
    }
    (comments, escape)
}
