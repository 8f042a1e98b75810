//! Expressions in CEL (the Common Expression Language), as the API server evaluates them.

use crate::config::is_nested_claim;

/// True for user names outside what Kubernetes keeps for itself.
pub(super) const NO_SYSTEM_USER: &str = "!user.username.startsWith('system:')";
/// True unless the provider says that the email address is not verified, which the server checks by
/// itself for a claim given by name (`oidc.go`).
pub(super) const EMAIL_VERIFIED: &str =
    "!has(claims.email_verified) || claims.email_verified == true";
/// True for groups outside it.
pub(super) const NO_SYSTEM_GROUP: &str = "user.groups.all(group, !group.startsWith('system:'))";

/// What CEL keeps for itself, so that `claims.` cannot be put before it.
const RESERVED: [&str; 21] = [
    "true",
    "false",
    "null",
    "in",
    "as",
    "break",
    "const",
    "continue",
    "else",
    "for",
    "function",
    "if",
    "import",
    "let",
    "loop",
    "package",
    "namespace",
    "return",
    "var",
    "void",
    "while",
];

/// The groups of a claim, each with a prefix; none where the token has none. As with a claim given
/// by name, the claim may be one text or a list; anything else is an error and refuses the
/// sign-in (a mapping would otherwise give its keys). A path leads into other claims where the token
/// has no claim of just that name.
///
/// `claims` is declared as a map of text to `any` (`pkg/authentication/cel`), and the check of
/// types goes over nothing of type `any`: only `dyn` puts that off until there is a token.
pub(super) fn groups(claim: &str, prefix: &str) -> String {
    let mut out = String::new();
    for (has, value) in places(claim) {
        let part = if prefix.is_empty() {
            format!("{has} ? {value} : ")
        } else {
            let prefix = literal(prefix);
            format!(
                "{has} && {value} != null ? dyn(type({value}) == list ? {value} : [{value}])\
                 .map(g, {prefix} + g) : "
            )
        };
        out.push_str(&part);
    }
    out.push_str("[]");
    out
}

/// A text of a claim after a prefix; a token without it is refused.
pub(super) fn text(claim: &str, prefix: &str) -> String {
    let value = member("claims", claim).1;
    if prefix.is_empty() { value } else { format!("{} + {value}", literal(prefix)) }
}

/// True where the token has a claim.
pub(super) fn has(claim: &str) -> String {
    member("claims", claim).0
}

/// Where a claim may be: whether it is there, and its value.
fn places(claim: &str) -> Vec<(String, String)> {
    let mut places = vec![member("claims", claim)];
    if is_nested_claim(claim) {
        let mut all_there = String::new();
        let mut place = String::from("claims");
        for name in claim.split('.') {
            let (has, value) = member(&place, name);
            if !all_there.is_empty() {
                all_there.push_str(" && ");
            }
            all_there.push_str(&has);
            place = if place == "claims" { format!("dyn({value})") } else { value };
        }
        places.push((all_there, place));
    }
    places
}

/// Whether an object has a member, and the member.
fn member(of: &str, name: &str) -> (String, String) {
    if is_name(name) {
        (format!("has({of}.{name})"), format!("{of}.{name}"))
    } else {
        let key = literal(name);
        (format!("{key} in {of}"), format!("{of}[{key}]"))
    }
}

/// Whether a text can stand after a dot.
fn is_name(text: &str) -> bool {
    let mut bytes = text.bytes();
    bytes.next().is_some_and(|b| b.is_ascii_alphabetic() || b == b'_')
        && bytes.all(|b| b.is_ascii_alphanumeric() || b == b'_')
        && !RESERVED.contains(&text)
}

/// A text as a literal in single quotes.
fn literal(text: &str) -> String {
    let mut out = String::from("'");
    for c in text.chars() {
        match c {
            '\'' => out.push_str("\\'"),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('\'');
    out
}
