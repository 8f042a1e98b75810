//! Entra's refusals: which number means what, for the words and for whose move it is.

use crate::problem::Owner;

/// What a refusal is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The stable code of the problem.
    pub code: &'static str,
    /// Whose move it is.
    pub whose: Owner,
    /// The number, as `AADSTS…` has it.
    pub number: u32,
    /// The correlation id, for an administrator.
    pub correlation: String,
    /// The trace id, for an administrator.
    pub trace: String,
}

/// Every code of this room's failures.
pub const CODES: &[&str] = &[
    "entra.registration",
    "entra.application",
    "entra.tenant",
    "entra.account",
    "entra.assignment",
    "entra.consent",
    "entra.declined",
    "entra.scope",
    "entra.multifactor",
    "entra.conditional-access",
    "entra.session",
    "entra.credentials",
    "entra.cross-tenant",
    "entra.passing",
    "entra.other",
];

/// Reads the number and the ids out of a description; `None` where it is not Entra's.
#[must_use]
pub fn refusal(description: &str) -> Option<Refusal> {
    let start = description.find("AADSTS")? + "AADSTS".len();
    let digits: String =
        description.get(start..)?.chars().take_while(char::is_ascii_digit).take(9).collect();
    let number = digits.parse().ok()?;
    let (code, whose) = group(number);
    let id = |label: &str| {
        let after = description.find(label).map(|at| at + label.len());
        let text = after.and_then(|at| description.get(at..)).unwrap_or_default();
        text.trim_start()
            .chars()
            .take_while(|c| c.is_ascii_hexdigit() || *c == '-')
            .take(36)
            .collect()
    };
    Some(Refusal {
        code,
        whose,
        number,
        correlation: id("Correlation ID:"),
        trace: id("Trace ID:"),
    })
}

fn group(number: u32) -> (&'static str, Owner) {
    use Owner::{Directory, Operator, Person, Wait};
    match number {
        50011 | 500_113 | 900_971 | 9_002_325..=9_002_327 | 90023 | 7_000_218 | 700_054 => {
            ("entra.registration", Directory)
        }
        700_016 | 70001 | 7_000_112 | 90124 | 90130 | 9_002_332 | 50194 | 65002 => {
            ("entra.application", Operator)
        }
        90002 | 90038 | 900_432 | 50059 => ("entra.tenant", Operator),
        16000 | 16003 | 50020 | 50034 | 51004 | 50014 | 90072 | 500_208 => {
            ("entra.account", Person)
        }
        50105 => ("entra.assignment", Directory),
        65001 | 90094 | 90095 | 90008 | 90009 | 90093 => ("entra.consent", Directory),
        65004 => ("entra.declined", Person),
        65005 | 650_052 | 650_053 | 650_056 | 650_057 | 70011 | 28002 | 28003 | 500_011 => {
            ("entra.scope", Directory)
        }
        50072 | 50074 | 50076 | 50078 | 50079 | 50158 | 53004 => ("entra.multifactor", Person),
        53000..=53003 | 53011 | 50097 | 50131 | 530_032 | 530_034..=530_036 | 530_084 => {
            ("entra.conditional-access", Directory)
        }
        50058 | 50132 | 50133 | 50147 | 50173 | 54005 | 70000 | 70008 | 70043 | 501_481
        | 501_491 | 700_005 | 700_082 | 700_084 => ("entra.session", Person),
        50053 | 50055 | 50057 | 50126 => ("entra.credentials", Person),
        500_021 | 500_022 | 500_212 | 500_213 => ("entra.cross-tenant", Directory),
        50089 | 50140 | 50196 | 50199 => ("entra.passing", Wait),
        _ => ("entra.other", Directory),
    }
}

#[cfg(test)]
mod tests {
    use super::refusal;

    #[test]
    fn number_and_ids_are_read() {
        let text = "AADSTS53003: Access has been blocked.\r\nTrace ID: 0f0f0f0f-0000-4000-8000-000000000001\r\n\
                    Correlation ID: 0f0f0f0f-0000-4000-8000-000000000002\r\nTimestamp: 2026-01-01 00:00:00Z";
        let found = refusal(text).unwrap();
        assert_eq!((found.code, found.number), ("entra.conditional-access", 53003));
        assert_eq!(found.trace, "0f0f0f0f-0000-4000-8000-000000000001");
        assert_eq!(found.correlation, "0f0f0f0f-0000-4000-8000-000000000002");
        assert_eq!(refusal("AADSTS1: x").unwrap().code, "entra.other");
        assert!(refusal("no number").is_none() && refusal("AADSTS").is_none());
        assert!(refusal("AADSTSé99999999999999").is_none());
    }
}
