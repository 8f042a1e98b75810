//! Resource Manager and Graph as this page meets them.

use super::{Answer, Finding, State};
use crate::platform::FetchError;
use crate::problem::Owner;

/// Checks an answer of one of them, asked with a token that is none: a refusal that the page may read
/// is as it should be. `check` is `resource-manager` or `graph`.
#[must_use]
pub fn azure(check: &'static str, origin: &str, answer: &Answer) -> Finding {
    let found = match answer {
        Ok(response) if response.status >= 500 || response.status == 429 => {
            Finding::new(check, State::Amber, "doctor.azure-busy")
                .with("status", response.status.to_string())
                .to(Owner::Wait)
        }
        Ok(_) => Finding::new(check, State::Green, "doctor.azure-good"),
        Err(FetchError::Offline) => {
            Finding::new(check, State::Red, "session.offline").to(Owner::Person)
        }
        Err(error) => Finding::new(check, State::Red, "doctor.azure-unreachable")
            .with("why", error.name())
            .to(Owner::Network),
    };
    found.with("address", origin)
}
