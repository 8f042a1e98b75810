//! Scalars: from their styles to their texts.

use std::borrow::Cow;

use super::YamlError;
use super::cursor::{Cursor, Mark};

/// The line breaks and blanks at the end of a line, up to the next that is not empty: first what
/// ends the line, then what the empty ones add.
struct Gap<'a> {
    first: &'a str,
    more: String,
}

impl<'a> Gap<'a> {
    fn read(cursor: &mut Cursor<'a>) -> Self {
        Self { first: cursor.line_break(), more: String::new() }
    }

    /// Passes over empty lines; where a tab would indent the next one, this is no gap.
    fn lines(&mut self, cursor: &mut Cursor<'a>, indent: usize) -> Result<(), YamlError> {
        loop {
            while cursor.is_blank(0) {
                if cursor.byte(0) == b'\t' && cursor.column() < indent {
                    let words = "found a tab character that violates indentation";
                    return Err(cursor.mark().fault(words));
                }
                cursor.at += 1;
            }
            if !cursor.is_break() {
                return Ok(());
            }
            self.more.push_str(cursor.line_break());
        }
    }

    /// One line break is a space, more are one less.
    fn fold(&self, out: &mut String) {
        match (self.first, self.more.as_str()) {
            ("\n", "") => out.push(' '),
            ("\n", more) => out.push_str(more),
            (first, more) => {
                out.push_str(first);
                out.push_str(more);
            }
        }
    }
}

/// A text and what is still to be put after it.
fn joined<'a>(mut out: String, rest: &'a str) -> Cow<'a, str> {
    if out.is_empty() {
        return Cow::Borrowed(rest);
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// A scalar in quotes of this kind.
pub(super) fn quoted<'a>(cursor: &mut Cursor<'a>, quote: u8) -> Result<Cow<'a, str>, YamlError> {
    let start = cursor.mark();
    cursor.at += 1;
    let (mut out, mut from) = (String::new(), cursor.at);
    loop {
        let byte = cursor.byte(0);
        if cursor.is_end() {
            let words = "while scanning a quoted scalar, found unexpected end of stream";
            return Err(cursor.fault(start, words));
        }
        if cursor.is_marker() {
            let words = "while scanning a quoted scalar, found unexpected document indicator";
            return Err(start.fault(words));
        }
        if byte == quote {
            let rest = cursor.slice(from, cursor.at);
            cursor.at += 1;
            if quote == b'"' || cursor.byte(0) != quote {
                return Ok(joined(out, rest));
            }
            // Two stand for one.
            out.push_str(rest);
            from = cursor.at;
            cursor.at += 1;
        } else if byte == b'\\' && quote == b'"' {
            out.push_str(cursor.slice(from, cursor.at));
            cursor.at += 1;
            if cursor.is_break() {
                let mut gap = Gap { first: "", more: String::new() };
                cursor.line_break();
                gap.lines(cursor, 0)?;
                gap.fold(&mut out);
            } else {
                out.push(escaped(cursor, start)?);
            }
            from = cursor.at;
        } else if cursor.is_blank(0) || cursor.is_break() {
            let before = cursor.at;
            cursor.skip_blanks();
            if cursor.is_break() {
                out.push_str(cursor.slice(from, before));
                let mut gap = Gap::read(cursor);
                gap.lines(cursor, 0)?;
                gap.fold(&mut out);
                from = cursor.at;
            }
        } else {
            cursor.skip();
        }
    }
}

/// What an escape stands for; its backslash has been passed.
fn escaped(cursor: &mut Cursor<'_>, start: Mark) -> Result<char, YamlError> {
    let byte = cursor.byte(0);
    let digits = match byte {
        b'x' => 2,
        b'u' => 4,
        b'U' => 8,
        _ => 0,
    };
    if byte == b'/' {
        cursor.escape = cursor.escape.or(Some(cursor.mark().line));
    }
    let simple = match byte {
        b'0' => '\0',
        b'a' => '\u{7}',
        b'b' => '\u{8}',
        b't' | b'\t' => '\t',
        b'n' => '\n',
        b'v' => '\u{b}',
        b'f' => '\u{c}',
        b'r' => '\r',
        b'e' => '\u{1b}',
        b' ' | b'"' | b'\'' | b'/' | b'\\' => char::from(byte),
        b'N' => '\u{85}',
        b'_' => '\u{a0}',
        b'L' => '\u{2028}',
        b'P' => '\u{2029}',
        _ if digits > 0 => ' ',
        _ => {
            let words = "while parsing a quoted scalar, found unknown escape character";
            return Err(cursor.fault(start, words));
        }
    };
    cursor.at += 1;
    if digits == 0 {
        return Ok(simple);
    }
    let mut code = 0;
    for _ in 0..digits {
        let Some(digit) = char::from(cursor.byte(0)).to_digit(16) else {
            let words = "while parsing a quoted scalar, did not find expected hexadecimal number";
            return Err(cursor.fault(start, words));
        };
        code = code << 4 | digit;
        cursor.at += 1;
    }
    let words = "while parsing a quoted scalar, found invalid Unicode character escape code";
    char::from_u32(code).ok_or_else(|| start.fault(words))
}

/// Passes over what belongs to a plain scalar in this line, up to a blank.
fn word(cursor: &mut Cursor<'_>, flow: bool, exact: bool) {
    loop {
        match cursor.byte(0) {
            b' ' | b'\t' | b'\n' | b'\r' => return,
            0 if cursor.is_end() => return,
            b':' if cursor.is_space(1) => return,
            b',' | b'[' | b']' | b'{' | b'}' if flow => return,
            b'?' if flow && exact => return,
            0xc2 | 0xe2 if cursor.is_break() => return,
            0x80.. => cursor.skip(),
            _ => cursor.at += 1,
        }
    }
}

/// A plain scalar that goes on in lines indented so far; and whether a line ended behind it.
pub(super) fn plain<'a>(
    cursor: &mut Cursor<'a>,
    indent: usize,
    flow: bool,
    exact: bool,
) -> Result<(Cow<'a, str>, bool), YamlError> {
    let (mut out, mut from, mut to) = (String::new(), cursor.at, cursor.at);
    let mut gap: Option<Gap<'a>> = None;
    loop {
        if cursor.is_marker() || cursor.byte(0) == b'#' {
            break;
        }
        let begin = cursor.at;
        word(cursor, flow, exact);
        if cursor.at > begin {
            if let Some(gap) = gap.take() {
                out.push_str(cursor.slice(from, to));
                gap.fold(&mut out);
                from = begin;
            }
            to = cursor.at;
        }
        if !cursor.is_blank(0) && !cursor.is_break() {
            break;
        }
        cursor.skip_blanks();
        if cursor.is_break() {
            let next = gap.insert(Gap::read(cursor));
            next.lines(cursor, indent)?;
            if !flow && cursor.column() < indent {
                break;
            }
        }
    }
    Ok((joined(out, cursor.slice(from, to)), gap.is_some()))
}

/// How a block scalar begins: what happens to the breaks at its end, and its indentation.
fn header(cursor: &mut Cursor<'_>, start: Mark) -> Result<(u8, usize), YamlError> {
    let (mut chomp, mut indent) = (0, 0);
    cursor.at += 1;
    for _ in 0..2 {
        match cursor.byte(0) {
            sign @ (b'+' | b'-') if chomp == 0 => chomp = sign,
            b'0' if indent == 0 => {
                let words =
                    "while scanning a block scalar, found an indentation indicator equal to 0";
                return Err(start.fault(words));
            }
            digit @ b'1'..=b'9' if indent == 0 => indent = usize::from(digit - b'0'),
            _ => break,
        }
        cursor.at += 1;
    }
    cursor.skip_comment();
    if !cursor.is_line_end(0) {
        let words = "while scanning a block scalar, did not find expected comment or line break";
        return Err(cursor.fault(start, words));
    }
    cursor.line_break();
    Ok((chomp, indent))
}

/// Passes over the indentation of a block scalar and its empty lines, whose breaks it keeps; an
/// indentation that is not known yet is found.
fn indentation(
    cursor: &mut Cursor<'_>,
    indent: &mut usize,
    least: usize,
    breaks: &mut String,
) -> Result<(), YamlError> {
    let mut most = least;
    loop {
        while cursor.byte(0) == b' ' && (*indent == 0 || cursor.column() < *indent) {
            cursor.at += 1;
        }
        most = most.max(cursor.column());
        if cursor.byte(0) == b'\t' && (*indent == 0 || cursor.column() < *indent) {
            let words = "found a tab character where an indentation space is expected";
            return Err(cursor.mark().fault(words));
        }
        if !cursor.is_break() {
            break;
        }
        breaks.push_str(cursor.line_break());
    }
    if *indent == 0 {
        *indent = most;
    }
    Ok(())
}

/// A block scalar below something that is indented so far, and where its text begins.
pub(super) fn block(
    cursor: &mut Cursor<'_>,
    outer: Option<usize>,
) -> Result<(String, Mark), YamlError> {
    let start = cursor.mark();
    let literal = cursor.byte(0) == b'|';
    let (chomp, given) = header(cursor, start)?;
    let mut indent = if given > 0 { outer.unwrap_or(0) + given } else { 0 };
    let least = outer.map_or(1, |outer| outer + 1);
    let (mut out, mut last, mut breaks) = (String::new(), "", String::new());
    indentation(cursor, &mut indent, least, &mut breaks)?;
    let begin = if cursor.is_end() { start } else { cursor.mark() };
    let mut was_blank = false;
    while cursor.column() == indent && !cursor.is_end() {
        let blank = cursor.is_blank(0);
        if literal || last != "\n" || was_blank || blank {
            out.push_str(last);
        } else if breaks.is_empty() {
            out.push(' ');
        }
        out.push_str(&breaks);
        breaks.clear();
        was_blank = blank;
        let from = cursor.at;
        cursor.skip_line();
        out.push_str(cursor.slice(from, cursor.at));
        last = cursor.line_break();
        indentation(cursor, &mut indent, least, &mut breaks)?;
    }
    if chomp != b'-' {
        out.push_str(last);
    }
    if chomp == b'+' {
        out.push_str(&breaks);
    }
    Ok((out, begin))
}
