//! Resource Manager and Graph as this page meets them.

use super::{Answer, Finding, State};
use crate::platform::{Cache, FetchError, Method, Request};
use crate::problem::Owner;

/// Asks with a token that is none, so that the browser asks beforehand (CORS) as it does for a real one.
#[must_use]
pub fn azure_probe(origin: &str, path: &str) -> Request {
    Request {
        method: Method::Get,
        url: format!("{origin}{path}"),
        headers: vec![("Authorization", ["Bearer", "none"].join(" "))],
        body: None,
        cache: Cache::NoStore,
        limit: 64 * 1024,
    }
}

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
