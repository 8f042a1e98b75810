//! Templates: texts with placeholders in braces.

use super::{What, check};
use crate::url;

/// A piece of a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// A text that stays as it is.
    Text(&'a str),
    /// The name of a placeholder.
    Placeholder(&'a str),
}

/// Takes a template apart.
///
/// # Errors
/// [`What::Placeholder`] for one that is not known, and for a brace without its other half.
pub fn pieces<'a>(
    template: &'a str,
    known: &'static [&'static str],
) -> Result<Vec<Piece<'a>>, What> {
    let mut out = Vec::new();
    let mut rest = template;
    while let Some(at) = rest.find(['{', '}']) {
        let (before, tail) = rest.split_at(at);
        let (name, after) = match tail.strip_prefix('{').and_then(|tail| tail.split_once('}')) {
            Some((name, after)) if known.contains(&name) => (name, after),
            Some((name, _)) => {
                return Err(What::Placeholder { found: format!("{{{name}}}"), known });
            }
            None => {
                let found = tail.chars().take(20).collect();
                return Err(What::Placeholder { found, known });
            }
        };
        out.extend([Piece::Text(before), Piece::Placeholder(name)]);
        rest = after;
    }
    out.push(Piece::Text(rest));
    Ok(out)
}

/// The placeholders of `support.requestUrl`.
pub const REQUEST: [&str; 7] = ["user", "name", "cluster", "namespace", "role", "text", "title"];

/// The address that a request for access opens: https or mailto, with placeholders in its path,
/// query or fragment, but not in what says where it leads.
pub(super) fn request(text: &str) -> Option<What> {
    filled(text, &REQUEST, check::support)
}

/// The placeholders of `identities[].oidc.signOutUrl`.
pub const SIGN_OUT: [&str; 2] = ["clientId", "redirectUri"];

/// The address that signs out at a provider: over TLS, perhaps with a query.
pub(super) fn sign_out(text: &str) -> Option<What> {
    filled(text, &SIGN_OUT, check::document)
}

/// A template of an address that passes a check once it is filled in.
fn filled(
    text: &str,
    known: &'static [&'static str],
    check: fn(&str) -> Option<What>,
) -> Option<What> {
    let pieces = match pieces(text, known) {
        Ok(pieces) => pieces,
        Err(what) => return Some(what),
    };
    let plain: String = pieces
        .iter()
        .map(|piece| match piece {
            Piece::Text(text) => text,
            Piece::Placeholder(_) => "x",
        })
        .collect();
    if let Some(what) = check(&plain) {
        return Some(what);
    }
    let head = text.len() - after_place(text).len();
    let mut at = 0;
    for piece in pieces {
        match piece {
            Piece::Text(text) => at += text.len(),
            Piece::Placeholder(name) if at < head => {
                return Some(What::PlaceholderPlace { found: format!("{{{name}}}") });
            }
            Piece::Placeholder(name) => at += name.len() + 2,
        }
    }
    None
}

/// What follows the scheme and host of an https address, or the addresses of a mailto one.
#[must_use]
pub fn after_place(address: &str) -> &str {
    match url::split(address).filter(|_| !is_mail(address)) {
        Some(url) => url.rest,
        None => address.find('?').and_then(|at| address.get(at..)).unwrap_or_default(),
    }
}

/// Whether an address is one of mail.
#[must_use]
pub fn is_mail(address: &str) -> bool {
    address.starts_with("mailto:")
}
