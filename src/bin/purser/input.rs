//! What is given: a file, or standard input.

use std::fs::File;
use std::io::{self, IsTerminal, Read, Write};
use std::path::Path;

use purser::kubeconfig::existing::ReadError;
use purser::ui::text::terminal as words;

use super::console::is_standard;
use super::trouble::Trouble;

/// The most that a kubeconfig may have, in bytes: what the reader takes, as UTF-16.
pub const LARGEST_KUBECONFIG: usize = 2 * purser::yaml::MAX_FIRST + 2;

/// Reads a file, or standard input where its name is `-`.
///
/// # Errors
/// [`Trouble`] where it cannot be read or has more than `largest` bytes; `too_large` says so.
pub fn read(path: &Path, largest: usize, too_large: (&str, &str)) -> Result<Vec<u8>, Trouble> {
    let standard = is_standard(path);
    if !standard && path.is_dir() {
        return Err(Trouble::new(path, "folder", words::FOLDER));
    }
    if standard && io::stdin().is_terminal() {
        let _ = writeln!(io::stderr().lock(), "{}", words::WAITING);
    }
    let most = u64::try_from(largest).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    let read = match standard {
        true => io::stdin().lock().take(most).read_to_end(&mut bytes),
        false => File::open(path).and_then(|file| file.take(most).read_to_end(&mut bytes)),
    };
    if let Err(error) = read {
        let what = words::unreadable(&error.to_string());
        return Err(Trouble::new(path, "unreadable", (&what, words::SEE_PATH)));
    }
    if bytes.len() > largest {
        return Err(Trouble::new(path, "too-large", too_large));
    }
    Ok(bytes)
}

/// The text of a file that must be UTF-8.
///
/// # Errors
/// [`Trouble`] with the line where it is something else.
pub fn utf8(path: &Path, bytes: Vec<u8>) -> Result<String, Trouble> {
    String::from_utf8(bytes).map_err(|error| {
        let before = error.as_bytes().get(..error.utf8_error().valid_up_to()).unwrap_or_default();
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        Trouble::unreadable(path, &ReadError::NotUtf8 { line })
    })
}

/// The text of bytes: UTF-16 where a byte order mark says so, as PowerShell writes it, or UTF-8.
/// What is neither is replaced: a pasted text is mostly readable even so.
pub fn text(bytes: &[u8]) -> String {
    let wide = |rest: &[u8], unit: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = rest.as_chunks::<2>().0.iter().map(|pair| unit(*pair)).collect();
        String::from_utf16_lossy(&units)
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] | rest => String::from_utf8_lossy(rest).into_owned(),
    }
}
