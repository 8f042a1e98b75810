//! The document as it is shown: by lines and kinds, secrets hidden until shown.

use super::document::Kubeconfig;

/// What a piece of a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// A key.
    Key,
    /// Punctuation and white space.
    Text,
    /// A value.
    Value,
    /// A long value, shortened.
    Dim,
    /// A secret, or what stands for it.
    Secret,
    /// A comment.
    Comment,
}

/// A line without its line break.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its pieces, in order.
    pub spans: Vec<(Span, String)>,
}

/// Values longer than this are shortened while secrets are hidden, in characters.
const LONG: usize = 96;

/// The lines of the document. While secrets are shown, they are the file byte for byte when joined
/// with line breaks; while hidden, they are those of the masked document, and long values are
/// shortened.
#[must_use]
pub fn lines(file: &Kubeconfig, text: &str, show_secrets: bool) -> Vec<Line> {
    let masked = file.holds_secret().then(|| file.masked().to_yaml().unwrap_or_default());
    let masked = masked.as_deref().unwrap_or(text);
    let (shown, others) = if show_secrets { (text, masked) } else { (masked, text) };
    // A line that masking changes holds a secret.
    let pairs = shown.split('\n').zip(others.split('\n'));
    pairs.map(|(line, other)| Line { spans: spans(line, line != other, show_secrets) }).collect()
}

fn spans(line: &str, secret: bool, show: bool) -> Vec<(Span, String)> {
    let content = line.trim_start_matches([' ', '-']);
    let (lead, content) = line.split_at(line.len() - content.len());
    let mut out = Vec::new();
    if !lead.is_empty() {
        out.push((Span::Text, lead.to_owned()));
    }
    let value = match key(content) {
        Some((key, between, value)) => {
            out.push((Span::Key, key.to_owned()));
            out.push((Span::Text, between.to_owned()));
            value
        }
        None => content,
    };
    if value.is_empty() {
        return out;
    }
    out.push(match (secret, show) {
        (true, _) => (Span::Secret, value.to_owned()),
        (false, false) if value.chars().count() > LONG => (Span::Dim, shorten(value)),
        _ => (Span::Value, value.to_owned()),
    });
    out
}

/// A key as this writer writes keys, what stands between it and the value, and the value.
fn key(content: &str) -> Option<(&str, &str, &str)> {
    let end = content.find(':')?;
    let (key, rest) = content.split_at(end);
    let plain = key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    let value = rest.get(1..)?;
    if key.is_empty() || !plain || !(value.is_empty() || value.starts_with(' ')) {
        return None;
    }
    let trimmed = value.trim_start_matches(' ');
    Some((key, rest.get(..rest.len() - trimmed.len())?, trimmed))
}

fn shorten(value: &str) -> String {
    let count = value.chars().count();
    let start: String = value.chars().take(24).collect();
    format!("{start}… ({count})")
}
