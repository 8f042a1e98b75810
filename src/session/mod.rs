//! The sign-in and its tokens as one state machine: authorize, redirect, refresh, sign out.
//!
//! Whatever the sign-in needs of the outside it asks of a [`crate::platform::Platform`]. Tokens live
//! in memory; across the redirect the tab keeps the transaction alone, and it is taken out before it
//! is used. A code is sent once and never again (RFC 9700, RFC 10017).

mod accepted;
mod access_token;
mod authorize;
mod clocks;
mod discover;
mod drive;
mod endpoints;
mod person;
mod random;
mod redirect;
mod refresh;
mod refresh_lock;
mod signature;
mod token_request;
mod transaction;

pub use accepted::Session;
pub use access_token::{AccessToken, Resource, access_token, needs_reauthorization};
pub use authorize::{Prompt, begin, reauthorize, take_interrupted};
pub use discover::{check as check_discovery, unanswered};
pub use drive::drive;
pub use endpoints::{azure_endpoints, discovery_address, origins, redirect_uri};
pub use person::{Groups, Person};
pub use redirect::{
    Completed, PendingRedirect, RedirectResponse, complete, find_response, without_logout_state,
};
pub use refresh::refresh_id_token;
pub use token_request::{refused, unredeemed};

pub use crate::oidc::id_token::Signature;

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
