//! Names in the file: filled from templates, made safe, unique.

/// The longest name, in characters.
const LONGEST: usize = 128;

/// What a template may name.
pub(super) struct Values<'a> {
    pub cluster: &'a str,
    pub namespace: &'a str,
    pub user: &'a str,
    pub environment: &'a str,
    pub tenant: &'a str,
}

/// Fills a template. An empty placeholder takes the separator before it along, or the one after it
/// where it stands first.
pub(super) fn fill(template: &str, values: &Values<'_>) -> String {
    let mut out = String::new();
    let mut rest = template;
    let mut skip_separator = false;
    while let Some(open) = rest.find('{') {
        let (before, after) = rest.split_at(open);
        let before = if skip_separator { before.trim_start_matches(SEPARATORS) } else { before };
        out.push_str(before);
        let Some(close) = after.find('}') else {
            out.push_str(after);
            return safe(&out);
        };
        let value = value(after.get(1..close).unwrap_or_default(), values);
        rest = after.get(close + 1..).unwrap_or_default();
        skip_separator = false;
        if value.is_empty() {
            let kept = out.trim_end_matches(SEPARATORS).len();
            out.truncate(kept);
            skip_separator = out.is_empty();
        } else {
            out.push_str(&value);
        }
    }
    let rest = if skip_separator { rest.trim_start_matches(SEPARATORS) } else { rest };
    out.push_str(rest);
    safe(&out)
}

const SEPARATORS: [char; 5] = ['-', '_', '.', '@', '/'];

fn value(name: &str, values: &Values<'_>) -> String {
    safe_part(match name {
        "cluster" => values.cluster,
        "namespace" => values.namespace,
        "user" => values.user,
        "environment" => values.environment,
        "tenant" => values.tenant,
        _ => "",
    })
}

/// The `{user}` of a user name: what stands before the `@`.
pub(super) fn short_user(user_name: &str) -> &str {
    match user_name.split_once('@') {
        Some((before, _)) if !before.is_empty() => before,
        _ => user_name,
    }
}

fn allowed(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '@' | '+' | '-')
}

/// Keeps letters, digits and `._@+-`; any run of others becomes one hyphen, none at the ends.
fn safe_part(text: &str) -> String {
    plain(text, allowed)
}

fn plain(text: &str, allowed: impl Fn(char) -> bool) -> String {
    let mut out = String::new();
    let mut replaced = false;
    for c in text.chars() {
        if allowed(c) {
            if !(replaced && c == '-') {
                out.push(c);
            }
            replaced = false;
            continue;
        }
        replaced = true;
        if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    out.truncate(LONGEST);
    out.trim_matches('-').to_owned()
}

/// A context's name as somebody typed it, made safe; `None` where nothing is left of it.
pub(super) fn typed(text: &str) -> Option<String> {
    let name = plain(text, |c| allowed(c) || matches!(c, '/' | ':'));
    (!name.is_empty()).then_some(name)
}

/// A file's name as somebody typed it, made safe, neither hidden nor ending in a dot.
pub(super) fn label(text: &str) -> String {
    safe_part(text).trim_matches(['.', '-']).to_owned()
}

/// A name that is safe anywhere; never empty.
fn safe(text: &str) -> String {
    let name: String =
        text.chars().filter(|c| allowed(*c) || matches!(c, '/' | ':')).take(LONGEST).collect();
    if name.is_empty() { "unnamed".to_owned() } else { name }
}

/// A name that is not among those taken: with `-2`, `-3` … where it is.
pub(super) fn unique(name: String, taken: &dyn Fn(&str) -> bool) -> String {
    if !taken(&name) {
        return name;
    }
    let mut number = 2_u32;
    loop {
        let other = format!("{name}-{number}");
        if !taken(&other) {
            return other;
        }
        number += 1;
    }
}

/// The file's name for one cluster.
pub(super) fn file_stem(cluster: &str) -> String {
    let stem = safe_part(cluster);
    if stem.is_empty() { "cluster".to_owned() } else { stem }
}

#[cfg(test)]
mod tests {
    use super::{Values, fill, short_user, unique};

    fn values<'a>(user: &'a str, namespace: &'a str) -> Values<'a> {
        Values { cluster: "prod", namespace, user, environment: "", tenant: "t" }
    }

    #[test]
    fn an_empty_placeholder_takes_its_separator_along() {
        let none = values("alice", "");
        assert_eq!(fill("{cluster}-{namespace}", &none), "prod");
        assert_eq!(fill("{namespace}-{cluster}", &none), "prod");
        assert_eq!(fill("{environment}/{cluster}/{namespace}", &none), "prod");
        assert_eq!(fill("{environment}{namespace}", &none), "unnamed");
        assert_eq!(fill("a-{namespace}-b", &none), "a-b");
        assert_eq!(fill("{user}@{cluster}", &values("alice", "x")), "alice@prod");
    }

    #[test]
    fn claims_cannot_leave_the_allowed_characters() {
        let hostile = values("$(rm -rf ~)`x`\n\u{202e}<b>\"'", "");
        assert_eq!(fill("{user}@{cluster}", &hostile), "rm-rf-x-b@prod");
        let long = "x".repeat(5000);
        assert!(fill("{user}@{cluster}", &values(&long, "")).len() <= 128);
    }

    #[test]
    fn names_are_unique_and_users_short() {
        assert_eq!(unique("a".into(), &|n| n == "a" || n == "a-2"), "a-3");
        assert_eq!(short_user("alice@contoso.com"), "alice");
        assert_eq!(short_user("@x"), "@x");
    }
}
