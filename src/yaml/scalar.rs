//! What a plain scalar means, as kubectl's reader has it (go-yaml's resolve.go, with base-60
//! numbers and `=` left as texts and dates turned back into texts).

use super::Value;

/// The value of a plain scalar.
pub(super) fn resolve(text: &str) -> Value {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "y" | "Y" | "yes" | "Yes" | "YES" | "true" | "True" | "TRUE" | "on" | "On" | "ON" => {
            Value::Bool(true, text.to_owned())
        }
        "n" | "N" | "no" | "No" | "NO" | "false" | "False" | "FALSE" | "off" | "Off" | "OFF" => {
            Value::Bool(false, text.to_owned())
        }
        ".nan" | ".NaN" | ".NAN" => Value::Number(text.to_owned()),
        _ if is_number(text) => Value::Number(text.to_owned()),
        _ => Value::String(text.to_owned()),
    }
}

fn is_number(text: &str) -> bool {
    // Only what starts so is looked at any further.
    if !text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.')) {
        return false;
    }
    let text = bare(text);
    let rest = text.strip_prefix(['+', '-']).unwrap_or(&text);
    if matches!(rest, ".inf" | ".Inf" | ".INF") {
        return true;
    }
    let (radix, digits) = radix(rest);
    if radix != 10 {
        return !digits.is_empty() && digits.chars().all(|c| c.is_digit(radix));
    }
    let (mantissa, exponent) = rest.split_once(['e', 'E']).unwrap_or((rest, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    !(whole.is_empty() && fraction.is_empty())
        && digits(whole)
        && digits(fraction)
        && !exponent.is_empty()
        && digits(exponent)
}

/// A number without the underscores that YAML 1.1 allows between digits.
fn bare(text: &str) -> String {
    text.chars().filter(|&c| c != '_').collect()
}

/// The base of an unsigned number, and its digits.
fn radix(text: &str) -> (u32, &str) {
    let (radix, digits) = match text.as_bytes() {
        [b'0', b'x' | b'X', ..] => (16, text.get(2..)),
        [b'0', b'o' | b'O', ..] => (8, text.get(2..)),
        [b'0', b'b' | b'B', ..] => (2, text.get(2..)),
        _ => (10, None),
    };
    (radix, digits.unwrap_or(text))
}

/// The value of a number that is a whole one.
pub(super) fn integer(text: &str) -> Option<i64> {
    let text = bare(text);
    let (sign, rest) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text.strip_prefix('+').unwrap_or(&text)),
    };
    let (radix, digits) = radix(rest);
    i64::from_str_radix(&format!("{sign}{digits}"), radix).ok()
}

/// The value of any other number.
pub(super) fn float(text: &str) -> f64 {
    // Rust knows the infinities without YAML's dot; what is no number else is `.nan`.
    let text = bare(text).to_ascii_lowercase();
    text.replace(".inf", "inf").parse().unwrap_or(f64::NAN)
}
