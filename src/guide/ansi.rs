//! Lines as a terminal leaves them, without what only a terminal reads.

/// The line without escape sequences (ECMA-48) and other control characters.
pub(super) fn strip_ansi(line: &str) -> String {
    let mut out = String::new();
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\u{1b}' => skip_escape(&mut chars),
            c if c.is_control() && c != '\t' => {}
            c => out.push(c),
        }
    }
    out
}

fn skip_escape(chars: &mut core::iter::Peekable<core::str::Chars<'_>>) {
    match chars.next() {
        // A control sequence ends with a character from `@` to `~`.
        Some('[') => while chars.next().is_some_and(|c| !('@'..='~').contains(&c)) {},
        // An operating system command, such as a title, ends with BEL or ESC \.
        Some(']') => {
            while let Some(c) = chars.next() {
                if c == '\u{7}' {
                    break;
                }
                if c == '\u{1b}' {
                    chars.next();
                    break;
                }
            }
        }
        _ => {}
    }
}
