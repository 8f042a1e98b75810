//! What terminals, logs, mails and comparisons put into a text: colours, and the same kind of thing
//! before every line.

/// The text without what stands before every line of it, such as a line number, a quotation mark,
/// the mark of a comparison or a time, and the line of `clusters:`. What is around these lines is
/// left out; nothing where more of the kind follows elsewhere.
pub(super) fn without_prefixes(text: &str) -> Option<(usize, String)> {
    let (at, prefix) = text.lines().enumerate().find_map(|(at, line)| {
        let (prefix, rest) = line.split_once("clusters:")?;
        // What is a comment is meant to be none of the file.
        let is_prefix = !matches!(prefix.trim_start().chars().next(), None | Some('#'));
        (is_prefix && rest.trim().is_empty() && prefix.len() < 80).then_some((at, prefix))
    })?;
    // Digits stand for any number, and blanks before them for any alignment.
    let mut pattern: Vec<char> = Vec::new();
    for c in prefix.chars() {
        if !c.is_ascii_digit() {
            pattern.push(c);
        } else if pattern.last() != Some(&'0') {
            while pattern.last() == Some(&' ') {
                pattern.pop();
            }
            pattern.push('0');
        }
    }
    let lines: Vec<Option<&str>> = text.lines().map(|line| stripped(line, &pattern)).collect();
    let begin = lines.get(..at)?.iter().rposition(Option::is_none).map_or(0, |other| other + 1);
    let inside = |(at, line): (usize, &Option<&str>)| at >= begin && line.is_some();
    let end = lines.iter().enumerate().skip(at).find(|one| !inside(*one));
    let end = end.map_or(lines.len(), |(at, _)| at);
    let is_key = |line: &&str| {
        ["users:", "contexts:", "current-context:"].iter().any(|key| line.starts_with(key))
    };
    let mut others = lines.get(..begin)?.iter().chain(lines.get(end..)?).flatten();
    if others.any(is_key) {
        return None;
    }
    let mut out = String::new();
    for (at, line) in lines.iter().enumerate() {
        out.push_str(line.filter(|_| (begin..end).contains(&at)).unwrap_or_default());
        out.push('\n');
    }
    Some((begin + 1, out))
}

fn stripped<'a>(line: &'a str, pattern: &[char]) -> Option<&'a str> {
    let mut rest = line;
    for wanted in pattern {
        let short = rest.is_empty() && *wanted == ' ';
        rest = if *wanted == '0' {
            let number = rest.trim_start_matches(' ');
            let after = number.trim_start_matches(|c: char| c.is_ascii_digit());
            (after.len() < number.len()).then_some(after)?
        } else if short {
            rest
        } else {
            rest.strip_prefix(*wanted)?
        };
    }
    Some(rest)
}

/// The text without the colours of a terminal (ECMA-48, SGR and EL), also where copying has eaten
/// or rewritten the escape character; nothing where there are none.
pub(super) fn without_colours(text: &str) -> Option<String> {
    let text = text.replace("^[[", "\u{1b}[");
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once('[') {
        let end = after.trim_start_matches(|c: char| c.is_ascii_digit() || c == ';');
        let escape = before.strip_suffix('\u{1b}');
        let is_colour = end.starts_with('m') && (escape.is_some() || end.len() < after.len())
            || end.starts_with('K') && escape.is_some();
        if is_colour {
            out.push_str(escape.unwrap_or(before));
            rest = end.get(1..).unwrap_or_default();
        } else {
            out.extend([before, "["]);
            rest = after;
        }
    }
    out.push_str(rest);
    (out.len() < text.len()).then_some(out)
}
