//! Texts of others as they may be shown.

/// Whether a character cannot be seen, or changes how others are shown: controls, ends of lines,
/// marks of direction, joiners, fillers, selectors and tags. The one list of them.
///
/// Source: `Default_Ignorable_Code_Point` of the Unicode Character Database, with the controls, the
/// separators of lines and paragraphs, the marks of interlinear notes, the controls of hieroglyphs
/// and the empty Braille pattern.
#[must_use]
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}'
                | '\u{34f}'
                | '\u{61c}'
                | '\u{115f}'
                | '\u{1160}'
                | '\u{17b4}'
                | '\u{17b5}'
                | '\u{180b}'..='\u{180f}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{2800}'
                | '\u{3164}'
                | '\u{fe00}'..='\u{fe0f}'
                | '\u{feff}'
                | '\u{ffa0}'
                | '\u{fff0}'..='\u{fffb}'
                | '\u{13430}'..='\u{1343f}'
                | '\u{1bca0}'..='\u{1bca3}'
                | '\u{1d173}'..='\u{1d17a}'
                | '\u{e0000}'..='\u{e0fff}'
        )
}

/// A text of others in which no mark turns what follows it around: embeddings, overrides and isolates
/// of direction become their codes, like `\u{202e}`. Letters of every script, and the joiners they
/// need, stay.
///
/// Source: Unicode Standard Annex 9, sections 2.1 to 2.4.
#[must_use]
pub fn unturned(text: &str) -> String {
    let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let mut out = String::new();
    for c in text.chars() {
        if turns(c) { out.extend(c.escape_unicode()) } else { out.push(c) }
    }
    out
}

/// A text as people see it, without what is hidden, so that one name cannot be shown as another.
/// At most so many characters.
#[must_use]
pub fn strip_hidden(text: &str, longest: usize) -> String {
    let seen = text.chars().filter(|c| !is_hidden(*c));
    seen.take(longest).collect::<String>().trim().to_owned()
}

/// A text in which what is hidden becomes its code, like `\u{202e}`, so that a person sees that
/// something is there; all spaces but the plain one too. Not longer than `longest` characters; tells
/// whether something was cut off.
#[must_use]
pub fn escape_hidden(text: &str, longest: usize) -> (String, bool) {
    let mut out = String::new();
    let mut length = 0;
    for c in text.chars() {
        if length >= longest {
            return (out, true);
        }
        if is_odd(c) {
            let code = format!("\\u{{{:x}}}", u32::from(c));
            length += code.len();
            out.push_str(&code);
        } else {
            length += 1;
            out.push(c);
        }
    }
    (out, false)
}

/// As [`escape_hidden`], in one line: where the text's own lines end, there is a space.
#[must_use]
pub fn line(text: &str, longest: usize) -> String {
    let lines = text.split(['\r', '\n', '\t']).map(str::trim).filter(|line| !line.is_empty());
    escape_hidden(&lines.collect::<Vec<_>>().join(" "), longest).0
}

/// Whether a character is hidden, or a space that looks like the plain one.
fn is_odd(c: char) -> bool {
    is_hidden(c) || (c.is_whitespace() && c != ' ')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{escape_hidden, is_hidden};

    const LONGEST: usize = 256;

    fn visible(text: &str) -> String {
        super::strip_hidden(text, LONGEST)
    }

    #[test]
    fn what_cannot_be_seen_is_not_shown() {
        for hidden in [
            '\0',
            '\t',
            '\n',
            '\u{1b}',
            '\u{7f}',
            '\u{85}',
            '\u{9f}',
            '\u{ad}',
            '\u{61c}',
            '\u{180e}',
            '\u{200b}',
            '\u{200d}',
            '\u{200e}',
            '\u{200f}',
            '\u{2028}',
            '\u{2029}',
            '\u{202a}',
            '\u{202e}',
            '\u{2060}',
            '\u{2066}',
            '\u{2069}',
            '\u{206f}',
            '\u{feff}',
            '\u{fffb}',
            '\u{1d173}',
            '\u{e0001}',
            '\u{e0041}',
            '\u{e007f}',
        ] {
            assert_eq!(visible(&format!("a{hidden}b{hidden}")), "ab", "{:x}", u32::from(hidden));
            assert_eq!(visible(&hidden.to_string().repeat(3)), "");
        }
        assert_eq!(visible("alice\u{202e}moc.live@bob\u{202c}"), "alicemoc.live@bob");
        // A long run of what is not seen does not push out what is.
        assert_eq!(visible(&format!("{}alice", "\u{200b}".repeat(60_000))), "alice");
    }

    #[test]
    fn names_of_all_the_world_stay() {
        for name in ["Zoë Müller-Nuñez", "山田 太郎", "محمد علي", "אברהם", "Ольга", "हिन्दी", "👩🏽 x"]
        {
            assert_eq!(visible(name), name);
        }
        assert_eq!(visible("  Alice  Martin "), "Alice  Martin");
        assert_eq!(visible(&"é".repeat(5000)).chars().count(), LONGEST);
    }

    #[test]
    fn what_hides_or_steers_is_written_out() {
        for (text, shown) in [
            ("alice\u{202e}moc.live@bob", "alice\\u{202e}moc.live@bob"),
            ("a\0b\nc\u{7f}", "a\\u{0}b\\u{a}c\\u{7f}"),
            ("a\u{200b}\u{feff}\u{a0}\u{2028}", "a\\u{200b}\\u{feff}\\u{a0}\\u{2028}"),
            ("\u{e0041}\u{3164}", "\\u{e0041}\\u{3164}"),
        ] {
            assert_eq!(escape_hidden(text, 100), (shown.to_owned(), false));
        }
        for name in ["Zoë Müller", "山田 太郎", "محمد علي", "हिन्दी", ""] {
            assert_eq!(escape_hidden(name, 100), (name.to_owned(), false));
        }
    }

    #[test]
    fn lines_become_one() {
        assert_eq!(super::line("a.\r\n b\tc\n", 9), "a. b c");
        assert_eq!(super::line("a\u{2028}b\u{b}c", 99), "a\\u{2028}b\\u{b}c");
    }

    #[test]
    fn what_turns_a_text_around_is_written_out_and_the_rest_stays() {
        let name = "\u{5d0}\u{5e9} \u{202e}(prod)\u{202c} \u{2067}1\u{2069} \u{646}\u{200c}\u{647}\u{200f}";
        let shown = "\u{5d0}\u{5e9} \\u{202e}(prod)\\u{202c} \\u{2067}1\\u{2069} \u{646}\u{200c}\u{647}\u{200f}";
        assert_eq!(super::unturned(name), shown);
        assert_eq!(super::unturned(shown), shown);
    }

    #[test]
    fn long_texts_are_cut_and_it_is_said() {
        assert_eq!(escape_hidden("abc", 3), ("abc".to_owned(), false));
        assert_eq!(escape_hidden("abcd", 3), ("abc".to_owned(), true));
        let (cut, was) = escape_hidden(&"\u{202e}".repeat(100_000), 64);
        assert!(was && cut.len() < 80);
    }

    #[test]
    fn each_list_of_the_standard_is_in_the_one_list() {
        // The ends and the middle of each range of Default_Ignorable_Code_Point, Unicode 16.
        for hidden in [
            0xad, 0x34f, 0x61c, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x180b, 0x180e, 0x180f, 0x200b,
            0x200f, 0x202a, 0x202e, 0x2060, 0x2065, 0x206f, 0x3164, 0xfe00, 0xfe0f, 0xfeff, 0xffa0,
            0xfff0, 0xfff8, 0x1bca0, 0x1bca3, 0x1d173, 0x1d17a, 0xe0000, 0xe0100, 0xe01ef, 0xe0fff,
        ] {
            assert!(char::from_u32(hidden).is_some_and(is_hidden), "{hidden:x}");
        }
        for seen in " aé山न\u{a0}\u{3000}\u{600}\u{fffd}\u{1f469}".chars() {
            assert!(!is_hidden(seen), "{:x}", u32::from(seen));
        }
    }

    proptest! {
        #[test]
        fn what_is_shown_is_shown_as_it_is(text in any::<String>()) {
            let once = visible(&text);
            prop_assert!(once.chars().count() <= LONGEST && !once.chars().any(is_hidden));
            prop_assert_eq!(visible(&once), once);
        }

        #[test]
        fn nothing_that_hides_is_left(text in any::<String>()) {
            let (shown, _) = escape_hidden(&text, 10_000);
            prop_assert!(!shown.chars().any(super::is_odd));
            prop_assert_eq!(escape_hidden(&shown, 100_000).0, shown);
        }
    }
}
