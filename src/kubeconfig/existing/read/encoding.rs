//! From bytes to text, as kubectl's reader does it (go-yaml's readerc.go): UTF-8, or UTF-16 with a
//! byte order mark.

use super::error::ReadError;

/// How the bytes of a file became text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-8 with a byte order mark.
    Utf8Mark,
    /// UTF-16, the low byte first, as PowerShell 5.1 writes it.
    Utf16Little,
    /// UTF-16, the high byte first.
    Utf16Big,
}

/// The text of a file, without its byte order mark.
///
/// # Errors
/// [`ReadError`] for what kubectl's reader refuses too, with the line.
pub(super) fn text(bytes: &[u8]) -> Result<(String, Encoding), ReadError> {
    let (text, encoding) = match bytes {
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => return Err(ReadError::Utf32),
        [0xff, 0xfe, rest @ ..] => (wide(rest, u16::from_le_bytes)?, Encoding::Utf16Little),
        [0xfe, 0xff, rest @ ..] => (wide(rest, u16::from_be_bytes)?, Encoding::Utf16Big),
        [0xef, 0xbb, 0xbf, rest @ ..] => (narrow(rest)?, Encoding::Utf8Mark),
        bytes => (narrow(bytes)?, Encoding::Utf8),
    };
    let mut line = 1;
    for c in text.chars() {
        line += usize::from(c == '\n');
        if !printable(c) {
            return Err(ReadError::Control { line, code: u32::from(c) });
        }
    }
    Ok((text, encoding))
}

fn narrow(bytes: &[u8]) -> Result<String, ReadError> {
    // Every second byte of UTF-16 is zero where the text is ASCII.
    if matches!(*bytes, [0, a, 0, b, ..] | [a, 0, b, 0, ..] if a != 0 && b != 0) {
        return Err(ReadError::Utf16NoMark);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(error) => {
            let good = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let line = 1 + good.iter().filter(|&&byte| byte == b'\n').count();
            Err(ReadError::NotUtf8 { line })
        }
    }
}

fn wide(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, ReadError> {
    let mut text = String::with_capacity(bytes.len() / 2);
    let mut line = 1;
    let (pairs, rest) = bytes.as_chunks::<2>();
    for c in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
        let c = c.map_err(|_| ReadError::NotUtf16 { line })?;
        line += usize::from(c == '\n');
        text.push(c);
    }
    if rest.is_empty() { Ok(text) } else { Err(ReadError::NotUtf16 { line }) }
}

/// What go-yaml lets through.
const fn printable(c: char) -> bool {
    matches!(
        c,
        '\t' | '\n' | '\r' | ' '..='~' | '\u{85}' | '\u{a0}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}'
        | '\u{10000}'..
    )
}
