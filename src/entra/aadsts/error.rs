//! What a sign-in needs of an error of Entra's: the code of the failure, and ids to look it up by.

use super::table::look_up;
use crate::problem::Owner;

/// An error of Entra's, out of `error_description` (RFC 6749 section 5.2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntraError {
    /// The stable code of the problem.
    pub code: &'static str,
    /// Whose move it is.
    pub owner: Owner,
    /// The number, as `AADSTS…` has it.
    pub number: u32,
    /// The correlation id, for an administrator.
    pub correlation_id: String,
    /// The trace id, for an administrator.
    pub trace_id: String,
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

impl EntraError {
    /// Reads the number and the ids out of a description; `None` where it is not Entra's.
    #[must_use]
    pub fn read(description: &str) -> Option<Self> {
        let start = description.find("AADSTS")? + "AADSTS".len();
        let digits: String =
            description.get(start..)?.chars().take_while(char::is_ascii_digit).take(9).collect();
        let number = digits.parse().ok()?;
        let (code, cause) = look_up(number);
        let id = |label: &str| {
            let after = description.find(label).map(|at| at + label.len());
            let text = after.and_then(|at| description.get(at..)).unwrap_or_default();
            text.trim_start()
                .chars()
                .take_while(|c| c.is_ascii_hexdigit() || *c == '-')
                .take(36)
                .collect()
        };
        Some(Self {
            code,
            owner: cause.owner(),
            number,
            correlation_id: id("Correlation ID:"),
            trace_id: id("Trace ID:"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::EntraError;

    #[test]
    fn number_and_ids_are_read() {
        let text = "AADSTS53003: Access has been blocked.\r\nTrace ID: 0f0f0f0f-0000-4000-8000-000000000001\r\n\
                    Correlation ID: 0f0f0f0f-0000-4000-8000-000000000002\r\nTimestamp: 2026-01-01 00:00:00Z";
        let found = EntraError::read(text).unwrap();
        assert_eq!((found.code, found.number), ("entra.conditional-access", 53003));
        assert_eq!(found.trace_id, "0f0f0f0f-0000-4000-8000-000000000001");
        assert_eq!(found.correlation_id, "0f0f0f0f-0000-4000-8000-000000000002");
        assert_eq!(EntraError::read("AADSTS1: x").unwrap().code, "entra.other");
        assert!(EntraError::read("no number").is_none() && EntraError::read("AADSTS").is_none());
        assert!(EntraError::read("AADSTSé99999999999999").is_none());
    }
}
