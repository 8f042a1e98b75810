//! Names of roles and bindings.
//!
//! The API server allows any path segment (`ValidatePathSegmentName`: not `.` or `..`, no `/` and
//! `%`); these names are DNS-1123 subdomains, which every tool takes. Equal grants get equal names,
//! so that applying twice changes nothing, and different ones get different names: whatever is lost
//! in making a name safe stays in a digest.

use sha2::{Digest, Sha256};

use super::{CustomRole, Grant, GrantedRole, Subject, SubjectKind};

/// The most characters of a subject that go into a name as they are.
const LONGEST: usize = 80;
/// Hexadecimal digits of a digest. A GUID ends in twelve.
const DIGEST: usize = 10;

/// The name of the binding: role, kind and subject.
pub(super) fn binding(grant: &Grant) -> String {
    let Subject { kind, name, namespace } = &grant.subject;
    let (kind, whole) = match kind {
        SubjectKind::User => ("user", name.clone()),
        SubjectKind::Group => ("group", name.clone()),
        // A namespace has no dot, so the first one parts the two.
        SubjectKind::ServiceAccount => {
            ("account", format!("{}.{name}", namespace.as_deref().unwrap_or_default()))
        }
    };
    format!("{}-{kind}-{}", role(&grant.wanted), safe(&whole))
}

/// The name of the role.
pub(super) fn role(wanted: &GrantedRole) -> String {
    match wanted {
        GrantedRole::Custom(custom) => format!("custom-{}", digest(&canonical(custom))),
        other => other.built_in().unwrap_or_default().to_owned(),
    }
}

/// The rules as one text that no other rules give.
fn canonical(custom: &CustomRole) -> String {
    let mut out = String::new();
    for rule in custom.rules() {
        for list in [&rule.groups, &rule.resources, &rule.verbs] {
            out.push_str(&list.join(","));
            out.push(';');
        }
    }
    out
}

/// Small letters, digits, dots and hyphens; with a digest where that changed anything, or where the
/// text could be taken for one that has a digest.
fn safe(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars().take(LONGEST) {
        let c = c.to_ascii_lowercase();
        let separator = out.is_empty() || out.ends_with(['-', '.']);
        match c {
            'a'..='z' | '0'..='9' => out.push(c),
            '.' if !separator => out.push('.'),
            _ if !separator => out.push('-'),
            _ => {}
        }
    }
    out.truncate(out.trim_end_matches(['-', '.']).len());
    if out == text && !has_digest(text) {
        return out;
    }
    let separator = if out.is_empty() { "" } else { "-" };
    format!("{out}{separator}{}", digest(text))
}

fn has_digest(text: &str) -> bool {
    let last = text.rsplit('-').next().unwrap_or_default();
    last.len() == DIGEST && last.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

fn digest(text: &str) -> String {
    let bytes = Sha256::digest(text.as_bytes());
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.take(DIGEST).filter_map(|nibble| char::from_digit(nibble.into(), 16)).collect()
}
