//! Proof Key for Code Exchange (RFC 7636), and the random values of a request.

use sha2::{Digest, Sha256};

use crate::encode::base64url;

/// How many random bytes each value has: RFC 7636 section 4.1 recommends 32 for the verifier, and
/// 256 bits are more than the 128 that RFC 6749 section 10.10 asks of a state.
pub const BYTES: usize = 32;

/// The code verifier: only the token endpoint sees it.
#[derive(Clone, PartialEq, Eq)]
pub struct Verifier(String);

impl Verifier {
    /// A verifier from random bytes.
    #[must_use]
    pub fn new(random: &[u8; BYTES]) -> Self {
        Self(base64url(random))
    }

    /// A verifier that was kept across the redirect.
    #[must_use]
    pub fn from_stored(text: String) -> Self {
        Self(text)
    }

    /// The text, for the token request and for keeping.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The S256 challenge (RFC 7636 section 4.2).
    #[must_use]
    pub fn challenge(&self) -> String {
        base64url(&Sha256::digest(self.0.as_bytes()))
    }
}

impl core::fmt::Debug for Verifier {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("[redacted]")
    }
}

#[cfg(test)]
mod tests {
    use super::Verifier;

    #[test]
    fn rfc_7636_appendix_b() {
        let verifier = Verifier::from_stored("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk".into());
        assert_eq!(verifier.challenge(), "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
        assert_eq!(format!("{verifier:?}"), "[redacted]");
    }

    #[test]
    fn a_verifier_has_43_allowed_characters() {
        for byte in [0, 7, 255] {
            let verifier = Verifier::new(&[byte; 32]);
            assert_eq!(verifier.as_str().len(), 43);
            assert!(
                verifier.as_str().bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b))
            );
        }
    }
}
