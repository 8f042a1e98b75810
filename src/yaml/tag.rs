//! Anchors, tags and directives: what begins with `&`, `*`, `!` and `%`.

use std::borrow::Cow;

use super::cursor::{Cursor, Mark, Position};
use super::{Value, YamlError, YamlFault, scalar};

/// What begins the names of YAML's own tags.
pub(super) const CORE: &str = "tag:yaml.org,2002:";

/// Beginnings of tags by their handles.
pub(super) type Prefixes = Vec<(String, String)>;

const fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-')
}

/// The name after `&` or `*`.
pub(super) fn anchor<'a>(cursor: &mut Cursor<'a>) -> Result<&'a str, YamlError> {
    let start = cursor.mark();
    cursor.at += 1;
    let from = cursor.at;
    while is_word(cursor.byte(0)) {
        cursor.at += 1;
    }
    let next = cursor.byte(0);
    let ended = cursor.is_space(0) || b"?:,]}%@`".contains(&next);
    if cursor.at == from || !ended {
        let words = "while scanning an anchor or alias, did not find expected alphabetic or numeric character";
        return Err(cursor.fault(start, words));
    }
    Ok(cursor.slice(from, cursor.at))
}

/// Passes over what may stand in a tag.
fn uri<'a>(cursor: &mut Cursor<'a>) -> &'a str {
    let from = cursor.at;
    while is_word(cursor.byte(0)) || b";/?:@&=+$,.!~*'()[]%".contains(&cursor.byte(0)) {
        cursor.at += 1;
    }
    cursor.slice(from, cursor.at)
}

/// The length of the handle that a text begins with; 0 where there is only `!`.
fn handle(text: &str) -> usize {
    let rest = text.bytes().skip(1);
    let length = rest.take_while(|byte| is_word(*byte)).count() + 1;
    if text.as_bytes().get(length) == Some(&b'!') { length + 1 } else { 0 }
}

/// The whole name of a tag.
pub(super) fn tag<'a>(
    cursor: &mut Cursor<'a>,
    prefixes: &Prefixes,
) -> Result<Cow<'a, str>, YamlError> {
    let start = cursor.mark();
    let whole = cursor.byte(1) == b'<';
    cursor.at += if whole { 2 } else { 0 };
    let written = uri(cursor);
    if whole {
        if cursor.byte(0) != b'>' {
            let words = "while scanning a verbatim tag, did not find the expected '>'";
            return Err(cursor.fault(start, words));
        }
        cursor.at += 1;
    }
    if !cursor.is_space(0) {
        let words = "while scanning a tag, did not find expected whitespace or line break";
        return Err(cursor.fault(start, words));
    }
    if whole || written == "!" {
        return unescaped(written, start).map(Cow::Owned);
    }
    let (handle, suffix) = match handle(written) {
        0 => ("!", written.get(1..)),
        length => (written.get(..length).unwrap_or_default(), written.get(length..)),
    };
    let suffix = suffix.unwrap_or_default();
    if suffix.is_empty() {
        return Err(start.fault("while parsing a tag, did not find expected tag URI"));
    }
    let known = prefixes.iter().find(|(known, _)| known == handle);
    let prefix = match (known, handle) {
        (Some((_, prefix)), _) => prefix,
        (None, "!") => "!",
        (None, "!!") => CORE,
        _ => return Err(start.fault("the handle wasn't declared")),
    };
    Ok(Cow::Owned([prefix, &unescaped(suffix, start)?].concat()))
}

/// What `%` and two digits stand for in a tag.
fn unescaped(text: &str, start: Mark) -> Result<String, YamlError> {
    let mut out = Vec::with_capacity(text.len());
    let mut bytes = text.bytes();
    let digit = |bytes: &mut std::str::Bytes<'_>| {
        bytes.next().and_then(|byte| char::from(byte).to_digit(16)).map(|digit| digit as u8)
    };
    while let Some(byte) = bytes.next() {
        out.push(match byte {
            b'%' => match (digit(&mut bytes), digit(&mut bytes)) {
                (Some(high), Some(low)) => high << 4 | low,
                _ => return Err(start.fault(ESCAPE)),
            },
            _ => byte,
        });
    }
    String::from_utf8(out).map_err(|_| start.fault(ESCAPE))
}

const ESCAPE: &str = "while parsing a tag, found an invalid escape sequence";

/// A directive, and whether it names another version than 1.1; one of tags is added.
pub(super) fn directive(
    cursor: &mut Cursor<'_>,
    prefixes: &mut Prefixes,
) -> Result<bool, YamlError> {
    let start = cursor.mark();
    cursor.at += 1;
    let mut words = [""; 3];
    for word in &mut words {
        cursor.skip_blanks();
        let from = cursor.at;
        while !cursor.is_space(0) && cursor.byte(0) != b'#' {
            cursor.skip();
        }
        *word = cursor.slice(from, cursor.at);
    }
    cursor.skip_comment();
    let ended = cursor.is_line_end(0);
    match words {
        ["YAML", version @ ("1.0" | "1.1" | "1.2"), ""] if ended => Ok(version != "1.1"),
        ["YAML", ..] => Err(cursor.fault(start, "found incompatible YAML document")),
        ["TAG", name, prefix] if ended && !prefix.is_empty() => {
            if name != "!" && handle(name) != name.len() {
                let words = "while parsing a tag directive, did not find expected '!'";
                return Err(start.fault(words));
            }
            if prefixes.iter().any(|(known, _)| known == name) {
                return Err(start.fault("found duplicate %TAG directive"));
            }
            prefixes.push((name.to_owned(), unescaped(prefix, start)?));
            Ok(false)
        }
        _ => Err(cursor.fault(start, "found an unknown directive")),
    }
}

/// A tag as it is mostly written.
pub(super) fn shown(tag: &str) -> String {
    tag.strip_prefix(CORE).map_or_else(|| tag.to_owned(), |own| ["!!", own].concat())
}

/// A scalar with a tag, which must be one of YAML's core and fit; `!` alone means "a text".
pub(super) fn tagged(
    text: Cow<'_, str>,
    quoted: bool,
    tag: &str,
    at: Position,
) -> Result<Value, YamlError> {
    let own = if tag == "!" { "str" } else { tag.strip_prefix(CORE).unwrap_or_default() };
    if own == "str" {
        return Ok(Value::String(text.into_owned()));
    }
    let plain = if quoted { Value::String(String::new()) } else { scalar::resolve(&text) };
    match (own, plain) {
        ("null", Value::Null) => Ok(Value::Null),
        ("bool", plain @ Value::Bool(..)) => Ok(plain),
        ("int" | "float", Value::Number(number)) => Ok(Value::Number(number)),
        _ => Err(YamlError::new(YamlFault::BadTag(shown(tag)), at)),
    }
}
