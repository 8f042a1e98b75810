//! The language of the page.
//!
//! The sentences stand in the source in English, and each is the key of its translations: another
//! language is one file, `<code>.json`, beside `en`. The build turns it into lines of
//! `<key>=<sentence>`, where the key is the FNV-1a hash of the English sentence (32 bits, hexadecimal)
//! and the lines are in the order of the keys; `\n` and `\\` stand for a line break and a backslash.
//! Nothing here knows which languages there are.

use std::borrow::Cow;
use std::cell::Cell;

use crate::browser;

/// A text that a person reads. A borrowed one is a sentence of the source, which is said in the
/// language of the page where it is shown; an owned one is said already, or the words of others.
pub type Text = Cow<'static, str>;

/// The sentences of one language that came together, in the order of their keys.
type Sentences = &'static [(u32, &'static str)];

thread_local! {
    /// The language of the page: what came first, and what came with the part that opens later.
    static SPOKEN: Cell<[Sentences; 2]> = const { Cell::new([&[], &[]]) };
}

/// Speaks the language of these lines from now on; none are English. What opens later has its own.
pub fn speak_first(lines: &str) {
    SPOKEN.set([sentences(lines), &[]]);
}

/// The lines of the same language that came with what opens later.
pub fn speak_later(lines: &str) {
    let [first, _] = SPOKEN.get();
    SPOKEN.set([first, sentences(lines)]);
}

/// Reads the lines of a language. They stay for as long as the page does.
fn sentences(lines: &str) -> Sentences {
    let read = |line: &str| {
        let (key, said) = line.split_once('=')?;
        let said = said.split("\\\\").map(|part| part.replace("\\n", "\n"));
        let said: &'static str = said.collect::<Vec<_>>().join("\\").leak();
        Some((u32::from_str_radix(key, 16).ok()?, said))
    };
    lines.lines().filter_map(read).collect::<Vec<_>>().leak()
}

/// A sentence in the language of the page, or in English where that lacks it.
#[must_use]
#[inline(never)]
pub fn tr(english: &'static str) -> &'static str {
    find(key(english)).unwrap_or(english)
}

fn find(key: u32) -> Option<&'static str> {
    let of = |part: Sentences| {
        let at = part.binary_search_by_key(&key, |(key, _)| *key).ok()?;
        part.get(at).map(|(_, said)| *said)
    };
    SPOKEN.get().into_iter().find_map(of)
}

/// The text as the page says it.
#[must_use]
pub fn said(text: &Text) -> &str {
    match text {
        Cow::Borrowed(english) => tr(english),
        Cow::Owned(text) => text,
    }
}

/// The key of a sentence: 32-bit FNV-1a.
#[must_use]
pub fn key(english: &str) -> u32 {
    let add = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    english.bytes().fold(0x811c_9dc5, add)
}

/// A sentence with values in it: `say!("{count} of {all}", count, all)`. The values stand in the order
/// in which their names first occur in the English sentence; a translation may order them as it needs.
macro_rules! say {
    ($template:literal, $($value:expr),+ $(,)?) => {{
        const { assert!(
            $crate::ui::text::language::names($template) == [$(stringify!($value)),+].len(),
            "as many values as names",
        ) };
        $crate::ui::text::language::filled($template, &[$(&$value),+])
    }};
}
pub(crate) use say;

/// A sentence about a number of things, which is its first value:
/// `counted!(count, "{count} cluster", "{count} clusters")`.
macro_rules! counted {
    ($count:expr, $one:literal, $other:literal $(, $value:expr)* $(,)?) => {{
        const { assert!(
            $crate::ui::text::language::names($one) == [stringify!($count) $(, stringify!($value))*].len()
            && $crate::ui::text::language::names($other) == [stringify!($count) $(, stringify!($value))*].len(),
            "as many values as names",
        ) };
        let count = $count as u64;
        let shown = $crate::browser::number(count);
        $crate::ui::text::language::filled_for(
            count,
            [$one, $other],
            &[&shown $(, &$value)*],
        )
    }};
}
pub(crate) use counted;

/// How many different names in braces a sentence has.
#[must_use]
pub const fn names(sentence: &str) -> usize {
    let all = sentence.as_bytes();
    let (mut rest, mut count) = (all, 0);
    while let [first, after @ ..] = rest {
        if *first == b'{' && !seen(all, rest) {
            count += 1;
        }
        rest = after;
    }
    count
}

/// Whether the name in braces that begins here stands before it too.
const fn seen(all: &[u8], here: &[u8]) -> bool {
    let mut before = all;
    while before.len() > here.len() {
        if is_same_name(before, here) {
            return true;
        }
        if let [_, after @ ..] = before {
            before = after;
        }
    }
    false
}

const fn is_same_name(mut one: &[u8], mut other: &[u8]) -> bool {
    while let ([a, after_one @ ..], [b, after_other @ ..]) = (one, other) {
        if *a != *b {
            return false;
        }
        if *a == b'}' {
            return true;
        }
        (one, other) = (after_one, after_other);
    }
    false
}

/// The sentence with its values: see [`say`].
#[must_use]
#[inline(never)]
pub fn filled(english: &'static str, values: &[&str]) -> Text {
    fill(english, tr(english), values)
}

/// The sentence, in the form for that number, with its values: see [`counted`]. In a translation, a
/// form that English lacks has the key `<other>|<category>` (CLDR's plural categories).
#[must_use]
#[inline(never)]
pub fn filled_for(count: u64, [one, other]: [&'static str; 2], values: &[&str]) -> Text {
    let category = browser::plural(count);
    let english = if category == "one" { one } else { other };
    let further = find(key(&[other, "|", &category].concat()));
    fill(english, further.unwrap_or_else(|| tr(english)), values)
}

fn fill(english: &str, said: &str, values: &[&str]) -> Text {
    let (mut text, mut rest) = (String::new(), said);
    while let Some((before, (name, after))) =
        rest.split_once('{').and_then(|(before, rest)| Some((before, rest.split_once('}')?)))
    {
        text.push_str(before);
        if let Some(value) = place(english, name).and_then(|place| values.get(place)) {
            text.push_str(value);
        }
        rest = after;
    }
    text.push_str(rest);
    Cow::Owned(text)
}

/// Which of the different names of the English sentence this is.
fn place(english: &str, name: &str) -> Option<usize> {
    let mut names: Vec<&str> = Vec::new();
    for name in english.split('{').skip(1).filter_map(|rest| rest.split_once('}')) {
        if !names.contains(&name.0) {
            names.push(name.0);
        }
    }
    names.iter().position(|one| *one == name)
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::{Text, key, names, said, speak_first, tr};

    fn german(lines: &[(&'static str, &str)]) {
        let mut lines: Vec<(u32, String)> = lines
            .iter()
            .map(|(english, said)| (key(english), said.replace('\\', "\\\\").replace('\n', "\\n")))
            .collect();
        lines.sort();
        let lines: Vec<String> =
            lines.iter().map(|(key, said)| format!("{key:x}={said}")).collect();
        speak_first(&lines.join("\n"));
    }

    #[test]
    fn a_sentence_is_said_in_english_until_another_language_is_spoken() {
        assert_eq!(tr("Copied."), "Copied.");
        german(&[("Copied.", "Kopiert."), ("a\nb", "c\nd\\n")]);
        assert_eq!(tr("Copied."), "Kopiert.");
        assert_eq!(tr("a\nb"), "c\nd\\n");
        assert_eq!(tr("Not there."), "Not there.");
        assert_eq!(said(&Cow::Borrowed("Copied.")), "Kopiert.");
        assert_eq!(said(&Cow::Owned("Copied.".to_owned())), "Copied.");
        speak_first("");
        assert_eq!(tr("Copied."), "Copied.");
    }

    #[test]
    fn values_stand_where_the_translation_names_them() {
        let told = |a: &str, b: &str| -> Text { say!("{b} in {a}, {b} again", b, a) };
        assert_eq!(told("{b}", "x"), "x in {b}, x again");
        german(&[("{b} in {a}, {b} again", "In {a}: {b}")]);
        assert_eq!(told("{b}", "x"), "In {b}: x");
        speak_first("");
    }

    #[test]
    fn a_number_has_its_own_form() {
        let told = |count: usize| counted!(count, "{count} cluster", "{count} clusters");
        assert_eq!(told(0), "0 clusters");
        assert_eq!(told(1), "1 cluster");
        assert_eq!(told(2), "2 clusters");
        german(&[("{count} clusters|other", "{count} Cluster")]);
        assert_eq!(told(2), "2 Cluster");
        speak_first("");
    }

    #[test]
    fn a_name_counts_once() {
        for (sentence, count) in [("", 0), ("{a}", 1), ("{a}{a}{b} {ab}", 3), ("no", 0)] {
            assert_eq!(names(sentence), count, "{sentence}");
        }
    }

    #[test]
    fn keys_are_those_of_fnv_1a() {
        assert_eq!(key(""), 0x811c_9dc5);
        assert_eq!(key("foobar"), 0xbf9c_f968);
    }
}
