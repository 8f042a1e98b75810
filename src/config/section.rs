//! Walking through the file: keys and values with their paths, and the mistakes found on the way.

use crate::index::Index;
use crate::visible::unturned;
use crate::yaml::{Node, Value};

use super::check::any;
use super::{Expected, Identity, Mistake, Severity, What, suggest};

/// The mistakes found so far.
#[derive(Default)]
pub(super) struct Mistakes {
    pub mistakes: Vec<Mistake>,
    /// How many of them spoil the entry they are in, also of those that are not kept.
    pub faults: usize,
    /// Whether there are more than are kept.
    pub more: bool,
    /// Finds values of the right form that cannot work, for whoever wants to know.
    pub unworkable: Option<&'static Unworkables>,
}

/// What finds values of the right form that cannot work, by what it looks at.
pub(super) struct Unworkables {
    /// The issuer of an identity that signs nobody in.
    pub issuer: Look,
    /// The issuer of a cluster that is the address of a document.
    pub document: Look,
    /// A client id of the page that is an application of Microsoft's own, in which nobody else can
    /// register a redirect URI.
    pub client: Look,
    /// A path into a claim.
    pub claims: Look,
    /// Prefixes that AKS refuses for an external provider, and Entra as one.
    pub external: fn(&Section<'_>, bool, &mut Mistakes),
    /// A cluster whose issuer has its document elsewhere, where kubectl's helpers do not look.
    pub helpers: fn(&Section<'_>, &Identity, Option<&str>, &mut Mistakes),
}

type Look = fn(&Section<'_>, &mut Mistakes);

/// The most mistakes that are kept: nobody mends more at once, and each is shown.
pub(super) const MOST: usize = 1000;

impl Mistakes {
    /// A mistake that spoils the entry it is in.
    pub fn fault(&mut self, node: &Node, path: String, what: What) {
        self.faults += 1;
        self.minor(node, path, what);
    }

    /// A mistake that costs only itself.
    pub fn minor(&mut self, node: &Node, path: String, what: What) {
        self.add(node, path, Severity::Error, what);
    }

    /// Something worth knowing.
    pub fn warn(&mut self, node: &Node, path: String, what: What) {
        self.add(node, path, Severity::Warning, what);
    }

    fn add(&mut self, node: &Node, path: String, severity: Severity, what: What) {
        if self.mistakes.len() >= MOST {
            self.more = true;
            return;
        }
        self.mistakes.push(Mistake { path, line: node.line, column: node.column, severity, what });
    }

    /// A value of the wrong type.
    pub fn wrong_type(&mut self, node: &Node, path: String, expected: Expected) {
        let found = match &node.value {
            Value::Bool(_, word) | Value::Number(word) | Value::String(word) => Some(word.clone()),
            _ => None,
        };
        self.fault(node, path, What::WrongType { expected, found });
    }
}

/// A check of one text: what is wrong with it, if anything.
pub(super) type Check<'a> = &'a dyn Fn(&str) -> Option<What>;

/// A mapping whose keys are known.
pub(super) struct Section<'a> {
    pub path: String,
    pub node: &'a Node,
    entries: &'a [(Node, Node)],
    known: &'static [&'static str],
}

impl<'a> Section<'a> {
    /// Opens a mapping and reports keys that mean nothing in it; where the section is strict, such
    /// a key spoils it.
    pub fn open(
        node: &'a Node,
        path: String,
        known: &'static [&'static str],
        strict: bool,
        report: &mut Mistakes,
    ) -> Option<Self> {
        let entries = match &node.value {
            Value::Mapping(entries) => entries.as_slice(),
            // A key with nothing after it, such as `aks:`, is an empty section.
            Value::Null => &[],
            _ => {
                report.wrong_type(node, path, Expected::Keys);
                return None;
            }
        };
        let section = Self { path, node, entries, known };
        for (node, _) in entries {
            let key = node.key();
            if known.contains(&key) {
                continue;
            }
            let suggestion = suggest::nearest(key, known);
            let key = key.to_owned();
            let path = section.path_of(&key);
            let what = if suggestion.is_none() && is_secret(&key) {
                What::Secret { key }
            } else {
                What::UnknownKey { key, suggestion, known }
            };
            report.faults += usize::from(strict);
            report.minor(node, path, what);
        }
        Some(section)
    }

    /// The path of a key.
    pub fn path_of(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    /// The value of a key; a value that is null counts as left out.
    pub fn value(&self, key: &str) -> Option<&'a Node> {
        let (_, value) = self.entries.iter().find(|(k, _)| k.key() == key)?;
        (value.value != Value::Null).then_some(value)
    }

    /// The place to name for a key: its value, or the section where it is left out.
    pub fn place(&self, key: &str) -> &'a Node {
        self.value(key).unwrap_or(self.node)
    }

    /// A text that passes the check.
    pub fn text(&self, key: &str, check: Check<'_>, report: &mut Mistakes) -> Option<String> {
        text(self.value(key)?, self.path_of(key), check, report)
    }

    /// A text that people read, in which nothing turns what stands beside it around.
    pub fn shown(&self, key: &str, report: &mut Mistakes) -> Option<String> {
        self.text(key, &any, report).map(|text| unturned(&text))
    }

    /// A text that must be there and passes the check.
    pub fn needed(
        &self,
        key: &'static str,
        check: Check<'_>,
        report: &mut Mistakes,
    ) -> Option<String> {
        if self.value(key).is_none() {
            self.lacks(&[key], What::Missing { key }, report);
        }
        self.text(key, check, report)
    }

    /// None of these keys is there. Where one was misspelt, that is told already.
    pub fn lacks(&self, keys: &[&'static str], what: What, report: &mut Mistakes) {
        let mut slips = self.entries.iter().filter(|(key, _)| !self.known.contains(&key.key()));
        let meant =
            |key: &str| suggest::nearest(key, self.known).is_some_and(|it| keys.contains(&it));
        if slips.any(|(key, _)| meant(key.key())) {
            report.faults += 1;
            return;
        }
        let path = match keys {
            [key] => self.path_of(key),
            _ => self.path.clone(),
        };
        report.fault(self.node, path, what);
    }

    /// A truth value.
    pub fn flag(&self, key: &str, report: &mut Mistakes) -> Option<bool> {
        let node = self.value(key)?;
        match node.value {
            Value::Bool(is, _) => Some(is),
            _ => {
                report.wrong_type(node, self.path_of(key), Expected::Flag);
                None
            }
        }
    }

    /// The items of a list with their paths; none where the key is left out.
    pub fn items(&self, key: &str, report: &mut Mistakes) -> Vec<(&'a Node, String)> {
        let Some(node) = self.value(key) else { return Vec::new() };
        let path = self.path_of(key);
        let Some(items) = node.items() else {
            report.wrong_type(node, path, Expected::List);
            return Vec::new();
        };
        items.iter().enumerate().map(|(n, item)| (item, format!("{path}[{n}]"))).collect()
    }

    /// A list of texts that pass the check.
    pub fn texts(&self, key: &str, check: Check<'_>, report: &mut Mistakes) -> Vec<String> {
        let items = self.items(key, report);
        items.into_iter().filter_map(|(node, path)| text(node, path, check, report)).collect()
    }

    /// A mapping under a key.
    pub fn section(
        &self,
        key: &str,
        known: &'static [&'static str],
        strict: bool,
        report: &mut Mistakes,
    ) -> Option<Section<'a>> {
        Section::open(self.value(key)?, self.path_of(key), known, strict, report)
    }
}

/// A text that passes the check.
pub(super) fn text(
    node: &Node,
    path: String,
    check: Check<'_>,
    report: &mut Mistakes,
) -> Option<String> {
    let Some(text) = node.text() else {
        report.wrong_type(node, path, Expected::Text);
        return None;
    };
    let what = if text.trim().is_empty() { Some(What::Blank) } else { check(text) };
    match what {
        Some(what) => {
            report.fault(node, path, what);
            None
        }
        None => Some(text.to_owned()),
    }
}

/// Whether a key looks as if it held a secret.
fn is_secret(key: &str) -> bool {
    let key: String =
        key.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
    ["secret", "password", "token", "apikey", "privatekey", "clientkey", "assertion"]
        .iter()
        .any(|word| key.contains(word))
}

/// Remembers a value that must stand only once; gives the line of the first where it is taken.
pub(super) fn taken(seen: &mut Index<usize>, value: &str, line: usize) -> Option<usize> {
    let first = seen.get(value).copied();
    if first.is_none() {
        seen.insert(value, line);
    }
    first
}
