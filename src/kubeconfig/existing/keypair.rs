//! Whether a client certificate and a private key belong together, as Go's `tls.X509KeyPair` sees
//! it: from the public half that both hold. Nothing is computed, so where a key does not hold its
//! public half, nothing is said.

use crate::certificate::{BIT_STRING, Der, INTEGER, OCTET_STRING, OID, SEQUENCE, public_key};
use crate::pem;

/// The label's end of every private key.
const PRIVATE_KEY: &str = "PRIVATE KEY";
/// `rsaEncryption`, `id-ecPublicKey`, `id-Ed25519`.
const RSA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 1];
const EC: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x3d, 2, 1];
const ED25519: &[u8] = &[0x2b, 0x65, 0x70];
/// The public key in a key of SEC 1.
const SEC1_PUBLIC: u8 = 0xa1;

/// Why a private key will not do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum KeyError {
    /// No PEM block.
    NoPem,
    /// PEM, but of no private key.
    Other,
    /// It is encrypted with a password, for which kubectl does not ask.
    Encrypted,
    /// A private key of a kind that Go does not read, or one that is cut off.
    Unreadable,
}

/// The public half of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum PublicHalf {
    /// The modulus.
    Rsa(Vec<u8>),
    /// The point, where it is there.
    Ec(Option<Vec<u8>>),
    /// Its key is of 32 bytes, which a private key does not repeat.
    Ed25519,
}

impl PublicHalf {
    /// Whether both are certainly not of one pair.
    pub(super) fn differs(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Rsa(a), Self::Rsa(b)) => a != b,
            (Self::Ec(Some(a)), Self::Ec(Some(b))) => a.len() == b.len() && a != b,
            (Self::Ec(_), Self::Ec(_)) | (Self::Ed25519, Self::Ed25519) => false,
            _ => true,
        }
    }
}

/// The public half of the first private key in a PEM text.
///
/// # Errors
/// [`KeyError`] where kubectl cannot use it.
pub(super) fn of_private_key(pem: &[u8]) -> Result<PublicHalf, KeyError> {
    let pem = String::from_utf8_lossy(pem);
    let mut other = false;
    for block in pem::blocks(&pem) {
        if !block.label.ends_with(PRIVATE_KEY) {
            other = true;
            continue;
        }
        // RFC 1421 4.6.1.1 marks it in a header, RFC 5958 in the label.
        if block.label.starts_with("ENCRYPTED") || pem.contains("Proc-Type: 4,ENCRYPTED") {
            return Err(KeyError::Encrypted);
        }
        return block.der.and_then(|der| private(&der)).ok_or(KeyError::Unreadable);
    }
    Err(if other { KeyError::Other } else { KeyError::NoPem })
}

/// The public half of a certificate, given its DER.
pub(super) fn of_certificate(der: &[u8]) -> Option<PublicHalf> {
    let mut key = public_key(der)?;
    let id = key.take(SEQUENCE)?.take(OID)?;
    // The first byte says how many bits of the last are not used.
    let (_, bits) = key.take(BIT_STRING)?.0.split_first()?;
    match id.0 {
        RSA => Some(PublicHalf::Rsa(whole(&Der(bits).take(SEQUENCE)?.take(INTEGER)?))),
        EC => Some(PublicHalf::Ec(Some(bits.to_vec()))),
        ED25519 => Some(PublicHalf::Ed25519),
        _ => None,
    }
}

/// A private key of PKCS #1 (RFC 8017 A.1.2), PKCS #8 (RFC 5958) or SEC 1 (RFC 5915).
fn private(der: &[u8]) -> Option<PublicHalf> {
    let mut outer = Der(der);
    let mut body = outer.take(SEQUENCE)?;
    if !outer.is_empty() {
        return None;
    }
    let _version = body.take(INTEGER)?;
    if let Some(mut algorithm) = body.take(SEQUENCE) {
        let id = algorithm.take(OID)?;
        let inner = body.take(OCTET_STRING)?;
        return match id.0 {
            RSA | EC => private(inner.0),
            ED25519 => Some(PublicHalf::Ed25519),
            _ => None,
        };
    }
    if let Some(modulus) = body.take(INTEGER) {
        let mut numbers = 0;
        while body.take(INTEGER).is_some() {
            numbers += 1;
        }
        // The exponents, primes and what is made of them; a key of DSA has fewer.
        return (numbers >= 7).then(|| PublicHalf::Rsa(whole(&modulus)));
    }
    let _secret = body.take(OCTET_STRING)?;
    while let Some((tag, mut content)) = body.next() {
        if tag == SEC1_PUBLIC {
            let (_, point) = content.take(BIT_STRING)?.0.split_first()?;
            return Some(PublicHalf::Ec(Some(point.to_vec())));
        }
    }
    Some(PublicHalf::Ec(None))
}

/// A whole number without the zero that keeps it positive.
fn whole(number: &Der<'_>) -> Vec<u8> {
    number.0.iter().copied().skip_while(|byte| *byte == 0).collect()
}
