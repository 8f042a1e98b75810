//! Texts of others, made safe to look at.

/// A text in which nothing steers or hides other text: such characters become their code, like
/// `\u{202e}`, so that a person sees that something is there. Not longer than `longest`
/// characters; tells whether something was cut off.
#[must_use]
pub fn harmless(text: &str, longest: usize) -> (String, bool) {
    let mut out = String::new();
    let mut length = 0;
    for c in text.chars() {
        if length >= longest {
            return (out, true);
        }
        if hides(c) {
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

/// Whether a character cannot be seen, or changes how others are shown: controls, marks of
/// direction, joiners, fillers, tags and all spaces but the plain one.
fn hides(c: char) -> bool {
    c.is_control()
        || (c.is_whitespace() && c != ' ')
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
                | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{2800}'
                | '\u{3164}'
                | '\u{feff}'
                | '\u{ffa0}'
                | '\u{fff0}'..='\u{fffb}'
                | '\u{1bca0}'..='\u{1bca3}'
                | '\u{1d173}'..='\u{1d17a}'
                | '\u{e0000}'..='\u{e0fff}'
        )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::harmless;

    #[test]
    fn what_hides_or_steers_is_written_out() {
        for (text, shown) in [
            ("alice\u{202e}moc.live@bob", "alice\\u{202e}moc.live@bob"),
            ("a\0b\nc\u{7f}", "a\\u{0}b\\u{a}c\\u{7f}"),
            ("a\u{200b}\u{feff}\u{a0}\u{2028}", "a\\u{200b}\\u{feff}\\u{a0}\\u{2028}"),
            ("\u{e0041}\u{3164}", "\\u{e0041}\\u{3164}"),
        ] {
            assert_eq!(harmless(text, 100), (shown.to_owned(), false));
        }
        for name in ["Zoë Müller", "山田 太郎", "محمد علي", "हिन्दी", ""] {
            assert_eq!(harmless(name, 100), (name.to_owned(), false));
        }
    }

    #[test]
    fn long_texts_are_cut_and_it_is_said() {
        assert_eq!(harmless("abc", 3), ("abc".to_owned(), false));
        assert_eq!(harmless("abcd", 3), ("abc".to_owned(), true));
        let (cut, was) = harmless(&"\u{202e}".repeat(100_000), 64);
        assert!(was && cut.len() < 80);
    }

    proptest! {
        #[test]
        fn nothing_that_hides_is_left(text in any::<String>()) {
            let (shown, _) = harmless(&text, 10_000);
            prop_assert!(!shown.chars().any(super::hides));
            prop_assert_eq!(harmless(&shown, 100_000).0, shown);
        }
    }
}
