//! The sign-in and its tokens as one state machine: depart, come back, land, renew, leave.
//!
//! The only room that calls [`crate::platform::Platform`]. Tokens live in memory; across the
//! redirect the tab keeps the transaction alone, and it is taken out before it is used. A code is
//! sent once and never again (RFC 9700, RFC 10017).

mod access;
mod departure;
mod errand;
mod landing;
mod parties;
mod person;
mod transaction;
mod turn;

pub use access::{Access, Resource, access, leads_back};
pub use departure::{Prompt, depart, depart_for, interrupted};
pub use errand::run;
pub use landing::{Landed, Signature, SignedIn, Taken, land, renew, take};
pub use parties::{endpoints, origins, redirect_uri};
pub use person::{Groups, Person};

use crate::oidc::callback::{self, without_state};

/// The provider's answer as it stood in the address, unchecked, and where it arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    place: String,
    given: callback::Answer,
}

/// Whether the address carries a provider's answer. Called before anything else, so that the
/// address can be cleaned at once. `place` is the page's address without query and fragment.
#[must_use]
pub fn answer(place: &str, query: &str, fragment: &str) -> Option<Answer> {
    let given = callback::find(query, fragment)?;
    Some(Answer { place: place.to_owned(), given })
}

/// What the provider's sign-out leaves in the address: a `state` and nothing to answer (`OpenID`
/// Connect RP-Initiated Logout section 2). Gives the query without it, to clean the address with;
/// nothing else follows from it, so whoever made it up gains nothing.
#[must_use]
pub fn leftover(query: &str, fragment: &str) -> Option<String> {
    let (query, found) = without_state(query);
    (found || without_state(fragment).1).then_some(query)
}

/// Every code of this room's failures.
pub const CODES: &[&str] = &[
    "session.no-randomness",
    "session.no-storage",
    "session.unreachable",
    "session.timed-out",
    "session.redirected",
    "session.unreadable",
    "session.offline",
    "session.host-not-listed",
    "session.no-transaction",
    "session.expired-transaction",
    "session.other-version",
    "session.unknown-identity",
    "session.redirect-shared",
    "session.other-address",
    "session.keys-unreachable",
    "session.token-unreachable",
    "session.not-spa",
    "session.tenant-not-allowed",
    "session.cannot-renew",
    "session.busy",
    "session.interaction",
    "session.consent",
    "session.scope",
    "session.other-tenant",
];

#[cfg(test)]
mod tests;
