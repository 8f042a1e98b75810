//! What a plain scalar means, as kubectl's reader has it (go-yaml's resolve.go, with base-60
//! numbers and `=` left as texts and dates turned back into texts).

use super::Value;
use crate::json;

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
    let text: String = text.chars().filter(|&c| c != '_').collect();
    let rest = text.strip_prefix(['+', '-']).unwrap_or(&text);
    if matches!(rest, ".inf" | ".Inf" | ".INF") {
        return true;
    }
    let prefixed = match rest.as_bytes() {
        [b'0', b'x' | b'X', ..] => Some(16),
        [b'0', b'o' | b'O', ..] => Some(8),
        [b'0', b'b' | b'B', ..] => Some(2),
        _ => None,
    };
    if let Some(radix) = prefixed {
        let digits = rest.get(2..).unwrap_or_default();
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

/// What a number means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Number {
    Unsigned(u64),
    Signed(i64),
    Float(f64),
}

/// The meaning of a number as it is written (go-yaml's resolve.go: whole numbers of 64 bits by
/// their prefix, a leading zero for octal, else floating point). Nothing where it is too large for
/// either, which kubectl's reader takes for a text.
pub(super) fn number(text: &str) -> Option<Number> {
    let plain: String = text.chars().filter(|&c| c != '_').collect();
    let (negative, rest) = match plain.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, plain.strip_prefix('+').unwrap_or(&plain)),
    };
    if rest.eq_ignore_ascii_case(".inf") {
        return Some(Number::Float(if negative { f64::NEG_INFINITY } else { f64::INFINITY }));
    }
    if rest.eq_ignore_ascii_case(".nan") {
        return Some(Number::Float(f64::NAN));
    }
    let (radix, digits) = match rest.as_bytes() {
        [b'0', b'x' | b'X', ..] => (16, rest.get(2..)?),
        [b'0', b'o' | b'O', ..] => (8, rest.get(2..)?),
        [b'0', b'b' | b'B', ..] => (2, rest.get(2..)?),
        [b'0', _, ..] => (8, rest.get(1..)?),
        _ => (10, rest),
    };
    if let Ok(whole) = u64::from_str_radix(digits, radix) {
        return match i64::try_from(i128::from(whole) * if negative { -1 } else { 1 }) {
            Ok(number) if negative => Some(Number::Signed(number)),
            _ if negative => float(&plain).map(Number::Float),
            _ => Some(Number::Unsigned(whole)),
        };
    }
    float(&plain).map(Number::Float)
}

/// A decimal number as floating point, by the JSON reader: reading every decimal to its last bit, as
/// `str::parse` does, takes ten kilobytes of tables. Up to fifteen digits are exact here, and more
/// may differ in the last bit. Nothing where it is too large.
fn float(plain: &str) -> Option<f64> {
    let (mantissa, exponent) = plain.split_once(['e', 'E']).unwrap_or((plain, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let (sign, whole) = match whole.strip_prefix('-') {
        Some(whole) => ("-", whole),
        None => ("", whole.strip_prefix('+').unwrap_or(whole)),
    };
    let whole = whole.trim_start_matches('0');
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole) || !digits(fraction) || plain.bytes().all(|b| !b.is_ascii_digit()) {
        return None;
    }
    let whole = if whole.is_empty() { "0" } else { whole };
    json::read(&format!("{sign}{whole}.{fraction}0e{exponent}"))?.as_f64()
}

/// Whether two numbers mean the same, however they are written.
#[must_use]
pub fn same_number(a: &str, b: &str) -> bool {
    a == b || number(a).is_some_and(|a| Some(a) == number(b))
}
