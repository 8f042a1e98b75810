//! An OpenID Connect client for a public client, in the order of the specification.
//!
//! [`discovery`], [`request`] (with [`pkce`]), [`callback`], [`token`], [`keys`], [`id_token`],
//! [`user_info`], [`sign_out`]. Sans I/O: a function makes the request as a value, another reads the answer as a
//! value; somebody else sends. Only the check of a signature is asked of the platform here, so that
//! its outcome is a proof ([`id_token::Signed`]). The room contains no clock, no randomness and
//! nothing of Azure.
//!
//! OpenID Connect Core 1.0 (errata set 2), RFC 6749, 7636, 7515 to 7519, 9207, 9700, 10017.

pub mod callback;
pub mod discovery;
mod error;
pub mod id_token;
pub mod keys;
pub mod pkce;
pub mod request;
pub mod sign_out;
pub mod token;
pub mod user_info;
mod validity;

pub use error::{CODES, ClaimMismatch, KeySetFault, OidcError};
pub use validity::Validity;
