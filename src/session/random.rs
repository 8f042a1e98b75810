//! Random values: the verifier, the state and the nonce.

use crate::oidc::pkce::BYTES;
use crate::platform::Platform;
use crate::problem::{Owner, Problem};

/// Bytes of the platform's own randomness.
///
/// # Errors
/// `session.no-randomness` where the browser has none.
pub(super) fn random<P: Platform>(platform: &P) -> Result<[u8; BYTES], Problem> {
    let mut bytes = [0; BYTES];
    let filled = platform.random(&mut bytes);
    filled.map_err(|_| Problem::new("session.no-randomness", Owner::Person))?;
    Ok(bytes)
}
