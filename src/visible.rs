//! Texts of others as they may be shown.

/// A text as people see it: without control characters, without what only steers or hides text
/// (format characters: soft hyphens, marks of direction, joiners, tags) and without line breaks, so
/// that one name cannot be shown as another. At most so many characters.
#[must_use]
pub fn visible(text: &str, longest: usize) -> String {
    let seen = text.chars().filter(|c| {
        !c.is_control()
            && !matches!(
                c,
                '\u{ad}'
                    | '\u{61c}'
                    | '\u{180e}'
                    | '\u{200b}'..='\u{200f}'
                    | '\u{2028}'..='\u{202e}'
                    | '\u{2060}'..='\u{206f}'
                    | '\u{feff}'
                    | '\u{fff9}'..='\u{fffb}'
                    | '\u{1bca0}'..='\u{1bca3}'
                    | '\u{1d173}'..='\u{1d17a}'
                    | '\u{e0000}'..='\u{e007f}'
            )
    });
    seen.take(longest).collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    const LONGEST: usize = 256;

    fn visible(text: &str) -> String {
        super::visible(text, LONGEST)
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

    proptest! {
        #[test]
        fn what_is_shown_is_shown_as_it_is(text in any::<String>()) {
            let once = visible(&text);
            prop_assert!(once.chars().count() <= LONGEST && !once.chars().any(char::is_control));
            prop_assert_eq!(visible(&once), once);
        }
    }
}
