//! Reading a file that somebody else made, as kubectl reads it (`sigs.k8s.io/yaml`): the first
//! document alone, and of a key that stands twice the last value.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::cursor::{Cursor, Position};
use super::mapping::Repeated;
use super::parse::{Reader, node};
use super::reader::bounded;
use super::scalar::{Number, number, resolve};
use super::scan::TokenKind;
use super::tag::{CORE, shown};
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
    /// Where comments begin: line and column, from 1; at most [`super::MAX_VALUES`] of them.
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
    let mut reader = Reader::noting(text, tagged);
    let (mut root, mut more) = (node(Value::Null, (1, 1)), None);
    if reader.begin_document()?.is_some() {
        let (read, mut next, mut mark) = reader.document()?;
        root = read;
        while next == TokenKind::DocumentEnd {
            reader.scanner.take();
            (next, mark) = match reader.scanner.peek() {
                Ok(next) => next,
                Err(error) => {
                    more = Some(error.line);
                    break;
                }
            };
        }
        if next != TokenKind::StreamEnd {
            more = more.or(Some(mark.line));
        }
    }
    let Reader { scanner, repeated, aliases, tags, .. } = reader;
    let Cursor { comments, escape, .. } = scanner.cursor;
    let repeated = repeated.unwrap_or_default();
    Ok(First { node: root, repeated, more, comments, aliases, tags, escape })
}

/// A scalar with a tag, quoted or not (go-yaml's `resolve.go` and `decode.go`): the types of YAML's
/// core must fit, `!!binary` is decoded, and with any other tag it is a text.
fn tagged(text: &str, tag: &str, at: Position) -> Result<Value, YamlError> {
    let own = tag.strip_prefix(CORE).unwrap_or_default();
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
    value.ok_or_else(|| YamlError::new(YamlFault::BadTag(shown(tag)), at))
}
