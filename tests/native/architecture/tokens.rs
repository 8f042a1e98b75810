//! Rust as words and signs: enough of its grammar to tell code from comments and texts, and what is
//! shipped from what only tests see.

use std::iter::Peekable;
use std::str::Chars;

/// A word, a number, `::`, any other sign alone, or a text with its opening quote before it.
#[derive(Clone, Debug, PartialEq)]
pub struct Token {
    pub text: String,
    /// The line it begins in, from 1.
    pub line: usize,
}

impl Token {
    /// Whether it is a name or a keyword.
    pub fn is_word(&self) -> bool {
        self.text.starts_with(|c: char| c.is_alphabetic() || c == '_')
    }

    /// A text in quotes, without them.
    pub fn quoted(&self) -> Option<&str> {
        self.text.strip_prefix('"')
    }
}

struct Lexer<'a> {
    rest: Peekable<Chars<'a>>,
    line: usize,
    found: Vec<Token>,
}

impl Lexer<'_> {
    fn next(&mut self) -> Option<char> {
        let c = self.rest.next()?;
        self.line += usize::from(c == '\n');
        Some(c)
    }

    fn while_some(&mut self, fits: impl Fn(char) -> bool) -> String {
        let mut text = String::new();
        while let Some(c) = self.rest.next_if(|c| fits(*c)) {
            self.line += usize::from(c == '\n');
            text.push(c);
        }
        text
    }

    fn push(&mut self, text: impl Into<String>, line: usize) {
        self.found.push(Token { text: text.into(), line });
    }

    /// After `/*`; they nest.
    fn comment(&mut self) {
        let mut depth = 1;
        while depth > 0 {
            match self.next() {
                Some('*') if self.rest.next_if_eq(&'/').is_some() => depth -= 1,
                Some('/') if self.rest.next_if_eq(&'*').is_some() => depth += 1,
                Some(_) => {}
                None => return,
            }
        }
    }

    /// After the opening quote.
    fn string(&mut self, line: usize) {
        let mut text = String::from('"');
        while let Some(c) = self.next() {
            match c {
                '"' => break,
                // As it is written, so that it makes no other word.
                '\\' => text.extend(['\\'].into_iter().chain(self.next())),
                _ => text.push(c),
            }
        }
        self.push(text, line);
    }

    /// After `r`: a text with so many `#` around it.
    fn raw(&mut self, hashes: usize, line: usize) {
        let end = format!("\"{}", "#".repeat(hashes));
        let mut text = String::from('"');
        while let Some(c) = self.next() {
            text.push(c);
            if text.len() > end.len() && text.ends_with(&end) {
                text.truncate(text.len() - end.len());
                break;
            }
        }
        self.push(text, line);
    }

    /// After `'`: a character is passed over, a lifetime too.
    fn quote(&mut self) {
        match self.next() {
            Some('\\') => {
                self.next();
                self.while_some(|c| c != '\'');
                self.next();
            }
            Some(_) if self.rest.next_if_eq(&'\'').is_some() => {}
            _ => drop(self.while_some(|c| c.is_alphanumeric() || c == '_')),
        }
    }

    fn word(&mut self, first: char, line: usize) {
        let mut text = String::from(first);
        text += &self.while_some(|c| c.is_alphanumeric() || c == '_');
        let prefix = matches!(text.as_str(), "r" | "b" | "br" | "c" | "cr");
        match self.rest.peek() {
            Some('"') if prefix => {
                self.next();
                if text.contains('r') { self.raw(0, line) } else { self.string(line) }
            }
            Some('\'') if text == "b" => {
                self.next();
                self.quote();
            }
            Some('#') if prefix && text.contains('r') => {
                let hashes = self.while_some(|c| c == '#').len();
                if self.rest.next_if_eq(&'"').is_some() {
                    self.raw(hashes, line);
                }
                // Otherwise a raw name: the word comes next.
            }
            _ => self.push(text, line),
        }
    }
}

/// The tokens of a file, without comments.
pub fn tokens(code: &str) -> Vec<Token> {
    let mut lexer = Lexer { rest: code.chars().peekable(), line: 1, found: Vec::new() };
    loop {
        let line = lexer.line;
        let Some(c) = lexer.next() else { return lexer.found };
        match c {
            '/' if lexer.rest.next_if_eq(&'/').is_some() => drop(lexer.while_some(|c| c != '\n')),
            '/' if lexer.rest.next_if_eq(&'*').is_some() => lexer.comment(),
            '"' => lexer.string(line),
            '\'' => lexer.quote(),
            ':' if lexer.rest.next_if_eq(&':').is_some() => lexer.push("::", line),
            c if c.is_alphanumeric() || c == '_' => lexer.word(c, line),
            c if c.is_whitespace() => {}
            c => lexer.push(c, line),
        }
    }
}

/// The index after what opens at `at` closes again.
pub fn after_group(tokens: &[Token], at: usize) -> usize {
    let mut depth = 0;
    for (index, token) in tokens.iter().enumerate().skip(at) {
        match token.text.as_str() {
            "{" | "(" | "[" => depth += 1,
            "}" | ")" | "]" => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return index + 1;
        }
    }
    tokens.len()
}

/// Without what `#[cfg(test)]` stands before.
pub fn shipped(tokens: &[Token]) -> Vec<Token> {
    const TEST: [&str; 7] = ["#", "[", "cfg", "(", "test", ")", "]"];
    let is_test = |at: usize| {
        tokens.get(at..at + TEST.len()).is_some_and(|some| some.iter().map(|t| &t.text).eq(TEST))
    };
    let mut out = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if !is_test(at) {
            out.push(tokens[at].clone());
            at += 1;
            continue;
        }
        // Its other attributes, then all up to its `;` or the end of its body.
        while at < tokens.len() {
            at = match tokens[at].text.as_str() {
                ";" => at + 1,
                "(" | "[" => {
                    at = after_group(tokens, at);
                    continue;
                }
                "{" => {
                    at = after_group(tokens, at);
                    let list = tokens.get(at).is_some_and(|token| token.text == ";");
                    at + usize::from(list)
                }
                _ => {
                    at += 1;
                    continue;
                }
            };
            break;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{shipped, tokens};

    fn texts(code: &str) -> Vec<String> {
        shipped(&tokens(code)).into_iter().map(|token| token.text).collect()
    }

    #[test]
    fn comments_characters_and_lifetimes_are_no_words_and_texts_stay_texts() {
        assert_eq!(
            texts("a::b /* x /* y */ z */ // no\n'c' '\\'' &'static r#\"q\"r\"# b\"\\\"t\" r#type"),
            ["a", "::", "b", "&", "\"q\"r", "\"\\\"t", "type"]
        );
        assert_eq!(tokens("a\n\"b\nc\"\nd").iter().map(|t| t.line).collect::<Vec<_>>(), [1, 2, 4]);
    }

    #[test]
    fn what_only_tests_see_is_not_shipped() {
        assert_eq!(texts("#[cfg(test)]\nmod tests;\nfn a"), ["fn", "a"]);
        assert_eq!(texts("#[cfg(test)]\n#[x(y)]\nfn t(a: [u8; 2]) { { b } }\nfn a"), ["fn", "a"]);
        assert_eq!(texts("#[cfg(test)]\nuse a::{b, c};\nfn a"), ["fn", "a"]);
        assert_eq!(texts("#[cfg(not(test))] a").len(), 11);
    }
}
