//! A small reader of CEL expressions, for as much of the language as the portal writes: what a
//! text means is found out from the text, so that a wrong quote or bracket fails a test. It knows
//! no check of types; `google_cel.rs` has Google's own, and holds the two against each other.

use serde_json::{Value, json};

/// What an expression gives over its variables, or why it fails.
pub fn eval(text: &str, variables: &Value) -> Result<Value, String> {
    let tokens = tokens(text)?;
    let mut parser = Parser { tokens: &tokens, at: 0 };
    let expression = parser.ternary()?;
    if parser.at != tokens.len() {
        return Err(format!("left over: {:?}", &tokens[parser.at..]));
    }
    expression.eval(variables)
}

#[derive(Clone, Debug, PartialEq)]
enum KubectlToken {
    Name(String),
    Text(String),
    Sign(&'static str),
}

const SIGNS: [&str; 14] =
    ["&&", "||", "==", "!=", "?", ":", "(", ")", "[", "]", ".", ",", "+", "!"];

fn tokens(text: &str) -> Result<Vec<KubectlToken>, String> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if first == ' ' {
            rest = &rest[1..];
        } else if first == '\'' {
            let (value, after) = literal(&rest[1..])?;
            out.push(KubectlToken::Text(value));
            rest = after;
        } else if first.is_ascii_alphabetic() || first == '_' {
            let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_');
            let (name, after) = rest.split_at(end.unwrap_or(rest.len()));
            out.push(KubectlToken::Name(name.to_owned()));
            rest = after;
        } else {
            let sign = SIGNS.iter().find(|sign| rest.starts_with(**sign));
            let sign = sign.ok_or_else(|| format!("no token: {rest}"))?;
            out.push(KubectlToken::Sign(sign));
            rest = &rest[sign.len()..];
        }
    }
    Ok(out)
}

fn literal(text: &str) -> Result<(String, &str), String> {
    let mut out = String::new();
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '\'' => return Ok((out, &text[at + 1..])),
            '\n' | '\r' => return Err("a line break in a literal".into()),
            '\\' => match chars.next().map(|(_, c)| c) {
                Some(c @ ('\\' | '\'')) => out.push(c),
                Some('n') => out.push('\n'),
                Some('r') => out.push('\r'),
                Some('t') => out.push('\t'),
                Some('u') => {
                    let code: String = chars.by_ref().take(4).map(|(_, c)| c).collect();
                    let code = u32::from_str_radix(&code, 16).map_err(|e| e.to_string())?;
                    out.push(char::from_u32(code).ok_or("a surrogate")?);
                }
                other => return Err(format!("no escape: {other:?}")),
            },
            c => out.push(c),
        }
    }
    Err("an open literal".into())
}

#[derive(Clone, Debug)]
enum Node {
    Text(String),
    Null,
    True,
    Name(String),
    List(Vec<Node>),
    Member(Box<Node>, String),
    Index(Box<Node>, Box<Node>),
    Call(Option<Box<Node>>, String, Vec<Node>),
    Not(Box<Node>),
    Two(&'static str, Box<Node>, Box<Node>),
    Choose(Box<Node>, Box<Node>, Box<Node>),
}

struct Parser<'a> {
    tokens: &'a [KubectlToken],
    at: usize,
}

impl Parser<'_> {
    fn sign(&mut self, wanted: &str) -> bool {
        let found =
            matches!(self.tokens.get(self.at), Some(KubectlToken::Sign(sign)) if *sign == wanted);
        self.at += usize::from(found);
        found
    }

    fn need(&mut self, wanted: &str) -> Result<(), String> {
        if self.sign(wanted) { Ok(()) } else { Err(format!("no {wanted} at {}", self.at)) }
    }

    fn ternary(&mut self) -> Result<Node, String> {
        let condition = self.binary(0)?;
        if !self.sign("?") {
            return Ok(condition);
        }
        let yes = self.binary(0)?;
        self.need(":")?;
        let no = self.ternary()?;
        Ok(Node::Choose(condition.into(), yes.into(), no.into()))
    }

    fn binary(&mut self, level: usize) -> Result<Node, String> {
        const LEVELS: [&[&str]; 4] = [&["||"], &["&&"], &["==", "!="], &["+"]];
        let Some(signs) = LEVELS.get(level) else { return self.unary() };
        let mut left = self.binary(level + 1)?;
        loop {
            let within =
                level == 2 && self.tokens.get(self.at) == Some(&KubectlToken::Name("in".into()));
            let sign = signs.iter().find(|sign| self.sign(sign));
            let sign = match sign {
                Some(sign) => *sign,
                None if within => {
                    self.at += 1;
                    "in"
                }
                None => return Ok(left),
            };
            left = Node::Two(sign, left.into(), self.binary(level + 1)?.into());
        }
    }

    fn unary(&mut self) -> Result<Node, String> {
        if self.sign("!") {
            return Ok(Node::Not(self.unary()?.into()));
        }
        let mut node = self.primary()?;
        loop {
            if self.sign(".") {
                let Some(KubectlToken::Name(name)) = self.tokens.get(self.at).cloned() else {
                    return Err("no name after a dot".into());
                };
                self.at += 1;
                node = match self.sign("(") {
                    true => Node::Call(Some(node.into()), name, self.list(")")?),
                    false => Node::Member(node.into(), name),
                };
            } else if self.sign("[") {
                let key = self.ternary()?;
                self.need("]")?;
                node = Node::Index(node.into(), key.into());
            } else {
                return Ok(node);
            }
        }
    }

    fn primary(&mut self) -> Result<Node, String> {
        if self.sign("(") {
            let inner = self.ternary()?;
            self.need(")")?;
            return Ok(inner);
        }
        if self.sign("[") {
            return Ok(Node::List(self.list("]")?));
        }
        let token = self.tokens.get(self.at).cloned();
        self.at += 1;
        match token {
            Some(KubectlToken::Text(text)) => Ok(Node::Text(text)),
            Some(KubectlToken::Name(name)) if name == "null" => Ok(Node::Null),
            Some(KubectlToken::Name(name)) if name == "true" => Ok(Node::True),
            Some(KubectlToken::Name(name)) => match self.sign("(") {
                true => Ok(Node::Call(None, name, self.list(")")?)),
                false => Ok(Node::Name(name)),
            },
            other => Err(format!("no expression: {other:?}")),
        }
    }

    fn list(&mut self, end: &str) -> Result<Vec<Node>, String> {
        let mut items = Vec::new();
        if self.sign(end) {
            return Ok(items);
        }
        loop {
            items.push(self.ternary()?);
            if self.sign(end) {
                return Ok(items);
            }
            self.need(",")?;
        }
    }
}

impl Node {
    fn eval(&self, variables: &Value) -> Result<Value, String> {
        match self {
            Self::Text(text) => Ok(json!(text)),
            Self::Null => Ok(Value::Null),
            Self::True => Ok(Value::Bool(true)),
            Self::List(items) => items.iter().map(|item| item.eval(variables)).collect(),
            Self::Name(name) => {
                variables.get(name).cloned().ok_or_else(|| format!("undeclared: {name}"))
            }
            Self::Member(of, name) => member(&of.eval(variables)?, name),
            Self::Index(of, key) => {
                let key = key.eval(variables)?;
                member(&of.eval(variables)?, key.as_str().ok_or("a key that is no text")?)
            }
            Self::Not(inner) => Ok(json!(!flag(&inner.eval(variables)?)?)),
            Self::Choose(condition, yes, no) => match flag(&condition.eval(variables)?)? {
                true => yes.eval(variables),
                false => no.eval(variables),
            },
            Self::Two(sign, left, right) => two(sign, left, right, variables),
            Self::Call(of, name, given) => call(of.as_deref(), name, given, variables),
        }
    }
}

fn member(of: &Value, name: &str) -> Result<Value, String> {
    of.get(name).cloned().ok_or_else(|| format!("no such key: {name}"))
}

fn flag(value: &Value) -> Result<bool, String> {
    value.as_bool().ok_or_else(|| format!("not a truth value: {value}"))
}

fn two(sign: &str, left: &Node, right: &Node, variables: &Value) -> Result<Value, String> {
    let left = left.eval(variables)?;
    match sign {
        "&&" if !flag(&left)? => return Ok(json!(false)),
        "||" if flag(&left)? => return Ok(json!(true)),
        _ => {}
    }
    let right = right.eval(variables)?;
    match sign {
        "&&" | "||" => Ok(json!(flag(&right)?)),
        "==" => Ok(json!(left == right)),
        "!=" => Ok(json!(left != right)),
        "in" => match (&left, &right) {
            (Value::String(key), Value::Object(map)) => Ok(json!(map.contains_key(key))),
            (one, Value::Array(list)) => Ok(json!(list.contains(one))),
            _ => Err("in of what has no keys".into()),
        },
        "+" => match (&left, &right) {
            (Value::String(a), Value::String(b)) => Ok(json!(format!("{a}{b}"))),
            _ => Err(format!("no such overload: {left} + {right}")),
        },
        other => Err(format!("no operator: {other}")),
    }
}

fn call(of: Option<&Node>, name: &str, given: &[Node], variables: &Value) -> Result<Value, String> {
    match (of, name, given) {
        (None, "has", [Node::Member(of, name)]) => {
            let of = of.eval(variables)?;
            let members = of.as_object().ok_or("has of what has no members")?;
            Ok(json!(members.contains_key(name)))
        }
        // A type is a value; names of types are among the variables.
        // For the check of types alone.
        (None, "dyn", [one]) => one.eval(variables),
        (None, "type", [one]) => Ok(json!(kind(&one.eval(variables)?))),
        (Some(of), "startsWith", [with]) => match (of.eval(variables)?, with.eval(variables)?) {
            (Value::String(text), Value::String(start)) => Ok(json!(text.starts_with(&start))),
            _ => Err("startsWith of what is no text".into()),
        },
        (Some(of), "map" | "all", [Node::Name(item), body]) => {
            let items = match of.eval(variables)? {
                Value::Array(items) => items,
                // The macros go over the keys of a mapping.
                Value::Object(map) => map.keys().map(|key| json!(key)).collect(),
                other => return Err(format!("no range: {other}")),
            };
            let each = items.into_iter().map(|one| {
                let mut inner = variables.clone();
                inner[item] = one;
                body.eval(&inner)
            });
            let each: Vec<Value> = each.collect::<Result<_, _>>()?;
            match name {
                "map" => Ok(Value::Array(each)),
                _ => Ok(json!(
                    each.iter().map(flag).collect::<Result<Vec<_>, _>>()?.iter().all(|f| *f)
                )),
            }
        }
        _ => Err(format!("no function: {name}")),
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "type null_type",
        Value::Bool(_) => "type bool",
        Value::Number(_) => "type double",
        Value::String(_) => "type string",
        Value::Array(_) => "type list",
        Value::Object(_) => "type map",
    }
}

/// The variables of an expression over `claims` or `user`, with the names of types.
pub fn variables(name: &str, value: Value) -> Value {
    let mut all = json!({ "string": "type string", "list": "type list" });
    all[name] = value;
    all
}
