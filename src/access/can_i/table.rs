//! The table, as terminals hand it over.
//!
//! Each row is a resource (or nothing) and three lists in brackets. The lists are what is looked
//! for: between them, any white space may have become a line break, and a terminal of fixed width
//! may have broken a word in two.

use super::rules_review::{Row, RulesReview};

/// The words of the head.
const HEAD: [&str; 5] = ["Resources", "Non-Resource", "URLs", "Resource", "Names"];
/// How kubectl's warning of an incomplete list begins, after `Warning: ` or `warning: `.
const INCOMPLETE: &str = "the list may be incomplete";

/// The answer, where the text holds at least one row.
pub(super) fn read(text: &str) -> Option<RulesReview> {
    let plain = uncoloured(text);
    let mut answer = RulesReview::default();
    let mut lines = Vec::new();
    for line in plain.lines() {
        let line = line.trim_end();
        if let Some(at) = line.find(INCOMPLETE) {
            answer.incomplete = true;
            let why = line.get(at + INCOMPLETE.len()..).unwrap_or_default();
            let why = why.trim_start_matches(':').trim();
            answer.why = (!why.is_empty()).then(|| why.to_owned());
            continue;
        }
        if !is_head(line) {
            lines.push(line);
        }
    }
    let mut left = Rows { out: Vec::new(), cut: false };
    left.all(&lines);
    answer.cut = left.cut;
    answer.rows = left.out;
    (!answer.rows.is_empty()).then_some(answer)
}

/// The head, or a line of hyphens under it.
fn is_head(line: &str) -> bool {
    let word = |word: &str| {
        HEAD.contains(&word) || word == "Verbs" || word.bytes().all(|byte| byte == b'-')
    };
    !line.trim().is_empty() && line.split_whitespace().all(word)
}

/// Without escape sequences (ECMA-48 control sequences) and carriage returns.
fn uncoloured(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\u{1b}' if chars.peek() == Some(&'[') => {
                chars.next();
                for c in chars.by_ref() {
                    if matches!(c, '@'..='~') {
                        break;
                    }
                }
            }
            '\r' | '\u{1b}' | '\u{feff}' => {}
            '\t' | '\u{a0}' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

struct Rows {
    out: Vec<Row>,
    cut: bool,
}

impl Rows {
    /// Reads rows off the lines until there are none.
    fn all(&mut self, lines: &[&str]) {
        // What stands before the next bracket, the lists that followed, and the one that is open.
        let mut word = String::new();
        let mut lists: Vec<Vec<String>> = Vec::new();
        let mut open: Option<String> = None;
        for line in lines {
            let bare = !line.contains(['[', ']']);
            // Prose between rows: the prompt, an error, another warning.
            if open.is_none() && bare && line.split_whitespace().count() > 1 {
                continue;
            }
            if let Some(list) = &mut open {
                list.push('\n');
            }
            for c in line.trim_start().chars() {
                match (&mut open, c) {
                    (Some(list), ']') => {
                        lists.push(items(list));
                        open = None;
                        if lists.len() == 3 {
                            self.row(&mut word, &mut lists);
                        }
                    }
                    (Some(list), c) => list.push(c),
                    (None, '[') => open = Some(String::new()),
                    (None, ' ') if word.is_empty() || !lists.is_empty() => {}
                    (None, c) => {
                        // A row that never ended.
                        self.cut |= !lists.is_empty();
                        if !lists.is_empty() {
                            lists.clear();
                            word.clear();
                        }
                        word.push(c);
                    }
                }
            }
            // A word goes on in the next line only where it filled this one: rows start lines.
            if !bare && lists.is_empty() && open.is_none() && !word.is_empty() {
                self.cut = true;
                word.clear();
            }
        }
        self.cut |= open.is_some() || !lists.is_empty();
    }

    fn row(&mut self, word: &mut String, lists: &mut Vec<Vec<String>>) {
        let resource = word.split_whitespace().last().unwrap_or_default().to_owned();
        word.clear();
        let mut lists = core::mem::take(lists).into_iter();
        let mut next = || lists.next().unwrap_or_default();
        let row = Row { urls: next(), names: next(), verbs: next(), resource };
        let known = row.resource.is_empty() || is_resource(&row.resource);
        if known && !row.verbs.is_empty() && row.resource.is_empty() != row.urls.is_empty() {
            self.out.push(row);
        } else {
            self.cut = true;
        }
    }
}

fn is_resource(word: &str) -> bool {
    let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-./*:".contains(&b);
    !word.is_empty() && word.bytes().all(fits)
}

/// The verbs that a broken word is put together to.
const VERBS: [&str; 14] = [
    "get",
    "list",
    "watch",
    "create",
    "update",
    "patch",
    "delete",
    "deletecollection",
    "impersonate",
    "bind",
    "escalate",
    "approve",
    "sign",
    "use",
];

/// The words of a list. Where a line broke, two halves of a verb are one.
fn items(list: &str) -> Vec<String> {
    let whole = |word: &str| VERBS.contains(&word);
    let mut out: Vec<String> = Vec::new();
    for line in list.split('\n') {
        let mut words = line.split_whitespace();
        if let (Some(last), Some(first)) = (out.last_mut(), line.split_whitespace().next()) {
            let joined = format!("{last}{first}");
            if whole(&joined) && !(whole(last) && whole(first)) {
                *last = joined;
                words.next();
            }
        }
        out.extend(words.map(str::to_owned));
    }
    out
}
