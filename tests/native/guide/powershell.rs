//! PowerShell's rules, as far as the lines of the page rest on them: how a word is read
//! (`tokenizer.cs`), how 5.1 and 7 make a command line of it (`NativeCommandParameterBinder.cs`),
//! and how a program on Windows takes that apart (`CommandLineToArgvW`).

use std::fs;
use std::path::Path;
use std::process::Command;

/// How a version hands words to programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// Windows PowerShell 5.1.
    Five,
    /// PowerShell 7 with `$PSNativeCommandArgumentPassing` at `Legacy`.
    SevenLegacy,
    /// PowerShell 7.3 and later.
    Seven,
}

pub const VERSIONS: [Version; 3] = [Version::Five, Version::SevenLegacy, Version::Seven];

/// The lines around the commands, as far as this file knows what they do.
const FILES: &str = r#"$all = @("$old".Split([IO.Path]::PathSeparator) | Where-Object { $_ -and (Test-Path -LiteralPath $_ -PathType Leaf) })"#;
const OTHERS: &str = "foreach ($one in $all) { if ((Get-FileHash -LiteralPath $one).Hash -ne (Get-FileHash -LiteralPath $all[0]).Hash) {";

/// Runs a block of commands with a real kubectl, in the order and under the conditions that the
/// lines around them say; a line that is not known here fails the test. Newer PowerShell passes
/// words on as they are.
pub fn run(block: &str, kubectl: &Path, list: &str) {
    let text = block.replace(" `\n", " ");
    let mut lines = text.lines().peekable();
    let old = list.to_owned();
    let mut variable = old.clone();
    let mut all: Vec<&str> = Vec::new();
    let mut failed = false;
    let kubectl = |line: &str, variable: &str| {
        let run = Command::new(kubectl)
            .args(arguments(line, Version::Seven))
            .env("KUBECONFIG", variable)
            .output();
        !run.unwrap().status.success()
    };
    if lines.peek().is_some_and(|line| line.starts_with("function purser-word($w) {")) {
        lines.next();
    }
    assert_eq!(lines.next(), Some("& { $old = $env:KUBECONFIG; try {"));
    assert_eq!(lines.next(), Some(FILES));
    all.extend(old.split(':').filter(|file| Path::new(file).is_file()));
    assert_eq!(lines.next(), Some("if ($all) { $env:KUBECONFIG = $all[0] }"));
    if let Some(first) = all.first() {
        variable = (*first).to_owned();
    }
    for line in lines.by_ref() {
        match line {
            "if ($LASTEXITCODE) { return }" if failed => return,
            "if ($LASTEXITCODE) { return }" => {}
            OTHERS => break,
            line => {
                assert!(line.starts_with("kubectl config "), "{line}");
                failed = kubectl(line, &variable);
            }
        }
    }
    assert_eq!(lines.next(), Some("$env:KUBECONFIG = $one"));
    let mut rest: Vec<&str> = lines.collect();
    assert_eq!(rest.pop(), Some("} } } finally { $env:KUBECONFIG = $old } }"));
    for one in &all {
        if fs::read(one).unwrap() == fs::read(all[0]).unwrap() {
            continue;
        }
        for line in &rest {
            assert!(line.starts_with("kubectl config "), "{line}");
            kubectl(line, one);
        }
    }
}

/// The words that a program gets from a line, the program left out.
pub fn arguments(line: &str, version: Version) -> Vec<String> {
    let line = line.split(" 2>$null").next().unwrap().split(" >$null").next().unwrap();
    let line = line.split("; Remove-Item").next().unwrap().replace(" `\n", " ");
    let mut rest = line.split_once(' ').unwrap().1;
    let mut words = Vec::new();
    while !rest.trim_start().is_empty() {
        rest = rest.trim_start();
        let (word, after) = word(rest, version);
        words.push(word);
        rest = after;
    }
    match version {
        Version::Seven => words,
        _ => take_apart(&command_line(&words, version)),
    }
}

/// The value of a quoted word.
pub fn value(text: &str) -> String {
    let (word, rest) = word(text, Version::Seven);
    assert_eq!(rest, "", "{text} is one word");
    word
}

fn is_single(c: char) -> bool {
    matches!(c, '\'' | '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}')
}

fn word(text: &str, version: Version) -> (String, &str) {
    let first = text.chars().next().unwrap_or(' ');
    if is_single(first) {
        return quoted(text);
    }
    if first == '"' {
        // Only the path of a temporary file.
        let end = text[1..].find('"').unwrap() + 1;
        return (text[1..end].to_owned(), &text[end + 1..]);
    }
    if let Some(inner) = text.strip_prefix("(purser-word ") {
        let (word, rest) = word(inner, version);
        return (helped(&word, version), rest.strip_prefix(')').unwrap());
    }
    if let Some(inner) = text.strip_prefix('(') {
        return sum(inner);
    }
    let end = text.find(' ').unwrap_or(text.len());
    let bare = &text[..end];
    // Bare words hold nothing that PowerShell reads otherwise.
    let plain = |c: char| c.is_ascii_alphanumeric() || "._-/:=".contains(c);
    assert!(bare.chars().all(plain), "{bare} stands bare");
    assert!(!bare.starts_with('-') || bare == "--embed-certs=true", "{bare} stands bare");
    (bare.to_owned(), &text[end..])
}

/// `'…'`: any of the four quotes ends it, and two of them are the second.
fn quoted(text: &str) -> (String, &str) {
    let mut out = String::new();
    let mut chars = text.char_indices().skip(1).peekable();
    while let Some((at, c)) = chars.next() {
        if !is_single(c) {
            out.push(c);
            continue;
        }
        match chars.peek() {
            Some((_, next)) if is_single(*next) => {
                out.push(*next);
                chars.next();
            }
            _ => return (out, &text[at + c.len_utf8()..]),
        }
    }
    panic!("{text} is not closed");
}

/// `'…' + [char]27 + '…')`.
fn sum(text: &str) -> (String, &str) {
    let mut out = String::new();
    let mut rest = text;
    loop {
        if let Some(number) = rest.strip_prefix("[char]::ConvertFromUtf32(") {
            let (number, after) = number.split_once(')').unwrap();
            out.push(char::from_u32(number.parse().unwrap()).unwrap());
            rest = after;
        } else if let Some(number) = rest.strip_prefix("[char]") {
            let end = number.find(|c: char| !c.is_ascii_digit()).unwrap();
            out.push(char::from_u32(number[..end].parse().unwrap()).unwrap());
            rest = &number[end..];
        } else {
            let (word, after) = quoted(rest);
            out.push_str(&word);
            rest = after;
        }
        match rest.strip_prefix(" + ") {
            Some(more) => rest = more,
            None => return (out, rest.strip_prefix(')').unwrap()),
        }
    }
}

/// What `purser-word` does, step by step as the function that the page gives.
fn helped(word: &str, version: Version) -> String {
    if version == Version::Seven {
        return word.to_owned();
    }
    if word.is_empty() {
        return "\"\"".to_owned();
    }
    // -replace '(\\*)"', '$1$1\"'
    let mut out = String::new();
    let mut slashes = 0;
    for c in word.chars() {
        match c {
            '\\' => slashes += 1,
            '"' => {
                out.push_str(&"\\".repeat(slashes * 2));
                out.push_str("\\\"");
                slashes = 0;
            }
            c => {
                out.push_str(&"\\".repeat(slashes));
                out.push(c);
                slashes = 0;
            }
        }
    }
    // if (… -lt 6 -and $w -match '\s') { -replace '(\\+)$', '$1$1' }
    let twice = version == Version::Five && word.contains(char::is_whitespace);
    out.push_str(&"\\".repeat(if twice { slashes * 2 } else { slashes }));
    out
}

/// The old way: quotes around a word with white space outside of quotes, nothing escaped.
fn command_line(words: &[String], version: Version) -> String {
    let mut line = String::from("show.exe");
    for word in words {
        if word.is_empty() {
            continue;
        }
        line.push(' ');
        if needs_quotes(word) {
            line.push('"');
            line.push_str(word);
            if version == Version::SevenLegacy {
                let slashes = word.len() - word.trim_end_matches('\\').len();
                line.push_str(&"\\".repeat(slashes));
            }
            line.push('"');
        } else {
            line.push_str(word);
        }
    }
    line
}

fn needs_quotes(word: &str) -> bool {
    let mut quotes = 0;
    let mut after_slash = false;
    for c in word.chars() {
        if c == '"' && !after_slash {
            quotes += 1;
        } else if c.is_whitespace() && quotes % 2 == 0 {
            return true;
        }
        after_slash = c == '\\';
    }
    false
}

/// `CommandLineToArgvW`, without the program.
fn take_apart(line: &str) -> Vec<String> {
    let chars: Vec<char> = line.chars().collect();
    let mut words = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        while at < chars.len() && matches!(chars[at], ' ' | '\t') {
            at += 1;
        }
        if at >= chars.len() {
            break;
        }
        let mut word = String::new();
        let mut inside = false;
        while at < chars.len() && (inside || !matches!(chars[at], ' ' | '\t')) {
            let mut slashes = 0;
            while at < chars.len() && chars[at] == '\\' {
                slashes += 1;
                at += 1;
            }
            let quote = at < chars.len() && chars[at] == '"';
            if quote {
                word.push_str(&"\\".repeat(slashes / 2));
                if slashes % 2 == 1 {
                    word.push('"');
                } else if inside && chars.get(at + 1) == Some(&'"') {
                    word.push('"');
                    at += 1;
                } else {
                    inside = !inside;
                }
                at += 1;
            } else {
                word.push_str(&"\\".repeat(slashes));
                if slashes == 0 {
                    word.push(chars[at]);
                    at += 1;
                }
            }
        }
        words.push(word);
    }
    words.remove(0);
    words
}
