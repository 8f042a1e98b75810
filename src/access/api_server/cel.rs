//! Expressions in CEL (the Common Expression Language), as the API server evaluates them.

/// True for user names outside what Kubernetes keeps for itself.
pub(super) const NO_SYSTEM_USER: &str = "!user.username.startsWith('system:')";
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
/// sign-in (a mapping would otherwise give its keys).
///
/// `claims` is declared as a map of text to `any` (`pkg/authentication/cel`), and the check of
/// types goes over nothing of type `any`: only `dyn` puts that off until there is a token.
pub(super) fn groups(claim: &str, prefix: &str) -> String {
    let (has, value) = if is_name(claim) {
        (format!("has(claims.{claim})"), format!("claims.{claim}"))
    } else {
        let key = literal(claim);
        (format!("{key} in claims"), format!("claims[{key}]"))
    };
    if prefix.is_empty() {
        return format!("{has} ? {value} : []");
    }
    let prefix = literal(prefix);
    format!(
        "{has} && {value} != null ? dyn(type({value}) == list ? {value} : [{value}])\
         .map(g, {prefix} + g) : []"
    )
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
