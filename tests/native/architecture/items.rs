//! The types and functions of a file.

use super::tokens::{Token, after_group};

/// The names of the types that a file defines: structs, enums, traits and aliases, wherever they
/// stand, but not what an `impl` or a trait says of its own.
pub fn types(tokens: &[Token]) -> Vec<&str> {
    let text = |at: usize| tokens.get(at).map_or("", |token| token.text.as_str());
    let mut found = Vec::new();
    // For each brace that is open, whether types in it belong to an `impl` or a trait.
    let (mut open, mut inside) = (Vec::new(), false);
    for at in 0..tokens.len() {
        let before = at.checked_sub(1).map_or("", text);
        match text(at) {
            "{" => open.push(std::mem::take(&mut inside)),
            "}" => drop(open.pop()),
            ";" => inside = false,
            // As an item, and not as the type of a parameter or result.
            "impl" if matches!(before, "" | "}" | ";" | "{" | "]" | "unsafe") => inside = true,
            "struct" | "enum" | "trait" | "type"
                if open.last() != Some(&true) && tokens.get(at + 1).is_some_and(Token::is_word) =>
            {
                found.push(text(at + 1));
                inside = text(at) == "trait";
            }
            _ => {}
        }
    }
    found
}

/// A function with a body.
#[derive(Debug, PartialEq)]
pub struct Function<'a> {
    pub name: &'a str,
    /// Its lines of code, from `fn` to the end of its body, without comments and blank lines.
    pub lines: usize,
    pub table: bool,
}

/// The functions of a file.
pub fn functions(tokens: &[Token]) -> Vec<Function<'_>> {
    let text = |at: usize| tokens.get(at).map_or("", |token| token.text.as_str());
    let mut found = Vec::new();
    for at in 0..tokens.len() {
        if text(at) != "fn" || !tokens.get(at + 1).is_some_and(Token::is_word) {
            continue;
        }
        let mut body = at + 2;
        while !matches!(text(body), "{" | ";" | "") {
            body =
                if matches!(text(body), "(" | "[") { after_group(tokens, body) } else { body + 1 };
        }
        if text(body) != "{" {
            continue;
        }
        let end = after_group(tokens, body);
        let mut lines: Vec<usize> = tokens[at..end].iter().map(|token| token.line).collect();
        lines.dedup();
        let table = is_table(&tokens[body + 1..end - 1]);
        found.push(Function { name: text(at + 1), lines: lines.len(), table });
    }
    found
}

/// The most lines of a row, and of what stands beside a table.
const ROW: usize = 12;

fn lines(tokens: &[Token]) -> usize {
    tokens.first().zip(tokens.last()).map_or(0, |(first, last)| last.line - first.line + 1)
}

/// Whether a body is a table: a `match`, an array or a `vec!` of short rows, as the result or as the
/// value of a `let`, with as little beside it. It is read row by row, so its length is
/// no burden; one arm with a page of code in it would be.
fn is_table(body: &[Token]) -> bool {
    let (mut rest, mut beside) = (body, 0);
    while !rest.is_empty() {
        let (statement, after) = rest.split_at(end_of_statement(rest));
        rest = after;
        if !rows(statement).is_some_and(short) {
            beside += lines(statement);
        }
    }
    beside <= ROW
}

fn end_of_statement(tokens: &[Token]) -> usize {
    let block = matches!(tokens[0].text.as_str(), "match" | "if" | "for" | "while" | "loop" | "fn");
    let mut at = 0;
    while at < tokens.len() {
        match tokens[at].text.as_str() {
            ";" => return at + 1,
            "{" if block => {
                at = after_group(tokens, at);
                let next = tokens.get(at).map_or("", |token| token.text.as_str());
                if !matches!(next, "else" | "." | "?") {
                    return at;
                }
            }
            "(" | "[" | "{" => at = after_group(tokens, at),
            _ => at += 1,
        }
    }
    at
}

/// The inside of the `match` or the list that a statement is, or that it gives to a name.
fn rows(statement: &[Token]) -> Option<&[Token]> {
    let text = |at: usize| statement.get(at).map_or("", |token| token.text.as_str());
    let mut at = 0;
    if text(0) == "let" {
        while !matches!(text(at), "=" | "") {
            at += 1;
        }
        at += 1;
    }
    at += usize::from(text(at) == "&");
    match text(at) {
        "match" => {
            while !matches!(text(at), "{" | "") {
                at = if text(at) == "(" { after_group(statement, at) } else { at + 1 };
            }
        }
        "vec" if text(at + 1) == "!" => at += 2,
        "[" => {}
        _ => return None,
    }
    let end = after_group(statement, at);
    let last = end == statement.len() || (end + 1 == statement.len() && text(end) == ";");
    last.then(|| &statement[at + 1..end - 1])
}

/// Whether every row is short: up to its comma, or to the end of its block.
fn short(rows: &[Token]) -> bool {
    let (mut at, mut start) = (0, 0);
    while at < rows.len() {
        let block = rows[at].text == "{" && at > 1 && rows[at - 1].text == ">";
        match rows[at].text.as_str() {
            "(" | "[" | "{" => at = after_group(rows, at),
            _ => at += 1,
        }
        // What an arm is for may be a long list; what it gives is the row.
        if at > 1 && rows[at - 1].text == ">" && rows[at - 2].text == "=" {
            start = at;
        }
        if block || rows[at - 1].text == "," || at == rows.len() {
            if lines(&rows[start..at]) > ROW {
                return false;
            }
            start = at;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::super::tokens::tokens;
    use super::{functions, types};

    #[test]
    fn types_are_counted_wherever_they_stand_but_not_those_of_a_trait() {
        let code = "pub struct A; enum B { C } fn f(x: impl D) -> impl E { struct G; }
            impl Iterator for A { type Item = u8; fn f() { enum H {} } } trait I { type J; }
            type K = u8; const L: &str = \"struct M\";";
        assert_eq!(types(&tokens(code)), ["A", "B", "G", "H", "I", "K"]);
    }

    #[test]
    fn lines_of_a_function_are_its_code() {
        let code = "/// A.\nfn a(\n  b: [u8; 2],\n) -> u8 {\n\n  // c\n  d\n}\ntrait T { fn e(); }";
        let tokens = tokens(code);
        let found = functions(&tokens);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].name, found[0].lines), ("a", 5));
    }

    #[test]
    fn a_table_is_a_match_or_list_of_short_rows() {
        let table = |body: &str| functions(&tokens(&format!("fn a() {{ {body} }}")))[0].table;
        let row = "B(c) => d,\n".repeat(90);
        let long = format!("E => {{ {} }}", "f();\n".repeat(20));
        for body in [
            "a".to_owned(),
            format!("match (a, b) {{ {row} }}"),
            format!("use A::B;\nlet x = match a {{ {row} }};\nC {{ x }}"),
            format!("let a = b(c);\n&[{}]", "(a, d),\n".repeat(90)),
            format!("match a {{ {} => b }}", "1\n| ".repeat(90)),
            format!("vec![{}]", "a,\n".repeat(90)),
        ] {
            assert!(table(&body), "{body}");
        }
        for body in [
            "a();\n".repeat(90),
            format!("a(match b {{ {row} }})"),
            format!("match a {{ {row} {long} }}"),
            format!("match a {{ {row} }}.d()"),
            format!("if a {{ {} }}", "b();\n".repeat(20)),
        ] {
            assert!(!table(&body), "{body}");
        }
    }
}
