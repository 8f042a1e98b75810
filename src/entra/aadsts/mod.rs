//! Entra's errors (`AADSTS…`), once: number, code of the failure, cause, and whose move it is.
//!
//! Numbers choose words only; no decision rests on them. `error` is what a sign-in reads when it is
//! refused; `details` is for texts that people paste, and only for what opens later.
//!
//! Source: `reference-error-codes` of the Entra documentation.

mod cause;
mod details;
mod error;
mod table;

pub use cause::ErrorCause;
pub use details::{ErrorDetails, error_details};
pub use error::{CODES, EntraError};
pub use table::TABLE;

#[cfg(test)]
mod tests {
    use super::{CODES, EntraError, ErrorCause, TABLE};
    use std::collections::{BTreeMap, BTreeSet};

    #[test]
    fn no_number_stands_twice_and_no_cause_under_two_codes() {
        let numbers: Vec<u32> = TABLE.iter().flat_map(|row| row.1).map(|row| row.0).collect();
        assert_eq!(numbers.iter().collect::<BTreeSet<_>>().len(), numbers.len());
        let mut codes = BTreeMap::new();
        for (code, rows) in TABLE {
            for (number, cause) in *rows {
                assert_eq!(codes.insert(*cause, code).unwrap_or(code), code, "{number}");
            }
        }
        assert!(!codes.contains_key(&ErrorCause::Other));
        assert_eq!(TABLE.iter().map(|row| row.0).collect::<Vec<_>>(), CODES);
    }

    #[test]
    fn what_is_said_first_and_what_opens_later_agree_for_every_number() {
        for (code, rows) in TABLE {
            for (number, cause) in *rows {
                let first = EntraError::read(&format!("AADSTS{number}: x")).unwrap();
                assert_eq!((first.code, first.number), (*code, *number));
                assert_eq!(ErrorCause::of(*number), *cause);
                assert_eq!(first.owner, ErrorCause::of(*number).owner(), "{number}");
            }
        }
    }
}
