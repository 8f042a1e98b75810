//! Words as each shell reads them.
//!
//! bash and zsh share the rules of the POSIX shell, fish has its own escapes, PowerShell doubles
//! quotes. `cmd` is not supported: it has no way to quote every text. Whatever a terminal or a
//! reader could take for something else (control characters, which could also end a paste, and
//! marks that turn the direction of writing) is written as an escape, so a line to paste is one
//! line of what one sees.
//!
//! Sources: POSIX.1-2024 2.2; fish "Quotes" and "Escaping Characters"; about_Quoting_Rules and
//! about_Parsing for PowerShell, whose parser takes four characters for a single quote
//! (`CharExtensions.IsSingleQuote`).

use crate::visible::is_hidden;

/// A shell that commands are written for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shell {
    /// bash and zsh.
    Posix,
    /// fish.
    Fish,
    /// PowerShell 5.1 and 7.
    PowerShell,
}

impl Shell {
    /// Every shell.
    pub const ALL: [Self; 3] = [Self::Posix, Self::Fish, Self::PowerShell];

    /// What goes before a line break within a command.
    #[must_use]
    pub const fn continuation(self) -> &'static str {
        match self {
            Self::Posix | Self::Fish => " \\\n  ",
            Self::PowerShell => " `\n  ",
        }
    }
}

/// Quotes a word; a plain one stays as it is. A zero byte, which no shell can pass on, is left out.
///
/// For PowerShell the result is a value in command position. To hand a word to another program
/// there, use [`argument`].
#[must_use]
pub fn quote(shell: Shell, word: &str) -> String {
    let word: String = word.chars().filter(|c| *c != '\0').collect();
    // A leading hyphen is a parameter to PowerShell, and a leading `.` or `/` may name a folder.
    if word.starts_with(|c: char| c.is_ascii_alphanumeric()) && is_plain(shell, &word) {
        return word;
    }
    match shell {
        Shell::Posix if word.contains(is_hidden) => ansi_c(&word),
        Shell::Posix => format!("'{}'", word.replace('\'', "'\\''")),
        Shell::Fish => fish(&word),
        Shell::PowerShell => powershell(&word),
    }
}

/// Whether a shell reads the characters as themselves, wherever they stand in a word.
fn is_plain(shell: Shell, word: &str) -> bool {
    // A comma makes lists in PowerShell, and an at sign takes them apart.
    let more = if shell == Shell::PowerShell { "" } else { "@+,=" };
    word.chars().all(|c| c.is_ascii_alphanumeric() || "._-/:".contains(c) || more.contains(c))
}

/// `$'…'`, byte by byte: bash 3.2 of macOS knows no `\u`.
fn ansi_c(word: &str) -> String {
    let mut out = String::from("$'");
    for c in word.chars() {
        match c {
            '\'' => out.push_str("\\'"),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            // An exclamation mark calls up the history in bash.
            c if is_hidden(c) || c == '!' => push_octal(&mut out, c),
            c => out.push(c),
        }
    }
    out.push('\'');
    out
}

/// Three octal digits a byte: unlike `\x`, they never take in the digit that follows.
fn push_octal(out: &mut String, c: char) {
    let mut bytes = [0; 4];
    for byte in c.encode_utf8(&mut bytes).bytes() {
        out.push('\\');
        for shift in [6, 3, 0] {
            out.push(char::from(b'0' + ((byte >> shift) & 7)));
        }
    }
}

/// Single quotes, left for each hidden character: fish knows escapes only outside of them.
fn fish(word: &str) -> String {
    let mut out = String::from("'");
    for c in word.chars() {
        match c {
            '\'' => out.push_str("\\'"),
            '\\' => out.push_str("\\\\"),
            c if is_hidden(c) => {
                out.push_str(&format!("'\\U{:08x}'", u32::from(c)));
            }
            c => out.push(c),
        }
    }
    out.push('\'');
    out
}

/// Single quotes doubled, the curly ones too; hidden characters by number.
fn powershell(word: &str) -> String {
    let mut out = String::from("'");
    let mut pieces = false;
    for c in word.chars() {
        match c {
            c if is_hidden(c) => {
                pieces = true;
                let number = u32::from(c);
                let text = if number > 0xffff {
                    format!("' + [char]::ConvertFromUtf32({number}) + '")
                } else {
                    format!("' + [char]{number} + '")
                };
                out.push_str(&text);
            }
            '\'' | '\u{2018}'..='\u{201b}' => out.extend([c, c]),
            c => out.push(c),
        }
    }
    out.push('\'');
    if pieces { format!("({out})") } else { out }
}

/// A word for another program. Windows PowerShell 5.1 (and 7, where
/// `$PSNativeCommandArgumentPassing` is `Legacy`) drops quotes within a word and whole empty words,
/// so such words go through [`POWERSHELL_WORD`], which must then stand before the commands.
#[must_use]
pub fn argument(shell: Shell, word: &str) -> String {
    let quoted = quote(shell, word);
    if shell == Shell::PowerShell && needs_help(word) {
        return format!("(purser-word {quoted})");
    }
    quoted
}

/// `--flag=value`.
#[must_use]
pub fn flag(shell: Shell, name: &str, value: &str) -> String {
    match shell {
        // PowerShell splits an unquoted `--a:b` or `--a=$b`, so the whole is one quoted word.
        Shell::PowerShell => argument(shell, &format!("--{name}={value}")),
        Shell::Posix | Shell::Fish => {
            if is_plain(shell, value) {
                return format!("--{name}={value}");
            }
            format!("--{name}={}", quote(shell, value))
        }
    }
}

/// Commands from their words, one a line. The first word is the program; a word `--name=value` is one
/// flag. Where PowerShell needs [`POWERSHELL_WORD`], it stands before them.
#[must_use]
pub fn lines(shell: Shell, commands: &[Vec<String>]) -> Vec<String> {
    let plain = |text: &str| text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let word = |(index, word): (usize, &String)| match word.strip_prefix("--") {
        Some(rest) if plain(rest) => word.clone(),
        Some(rest) => match rest.split_once('=').filter(|(name, _)| plain(name)) {
            Some((name, value)) => flag(shell, name, value),
            None => argument(shell, word),
        },
        None if index == 0 => word.clone(),
        None => argument(shell, word),
    };
    let line =
        |words: &Vec<String>| words.iter().enumerate().map(word).collect::<Vec<_>>().join(" ");
    let mut lines: Vec<String> = commands.iter().map(line).collect();
    if lines.iter().any(|line| line.contains("(purser-word ")) {
        lines.insert(0, POWERSHELL_WORD.to_owned());
    }
    lines
}

/// Whether Windows PowerShell would hand over something else than the word.
fn needs_help(word: &str) -> bool {
    word.is_empty()
        || word.contains('"')
        || (word.ends_with('\\') && word.contains(char::is_whitespace))
}

/// The function that [`argument`] calls: escapes a word as the C runtime of Windows reads it, where
/// PowerShell does not do so itself. Only 5.1 forgets to double backslashes at the end.
pub const POWERSHELL_WORD: &str = concat!(
    "function purser-word($w) { ",
    "if ($PSNativeCommandArgumentPassing -and \"$PSNativeCommandArgumentPassing\" -ne 'Legacy') { return $w }; ",
    "if ($w -eq '') { return '\"\"' }; ",
    "$w = $w -replace '(\\\\*)\"', '$1$1\\\"'; ",
    "if ($PSVersionTable.PSVersion.Major -lt 6 -and $w -match '\\s') { $w = $w -replace '(\\\\+)$', '$1$1' }; ",
    "$w }",
);

/// A value as one field of a comma-separated list, which pflag's `StringSlice` reads
/// (`encoding/csv`).
#[must_use]
pub(super) fn csv_field(value: &str) -> String {
    let plain = !value.is_empty() && !value.contains([',', '"', '\n', '\r']);
    if plain { value.to_owned() } else { format!("\"{}\"", value.replace('"', "\"\"")) }
}
