//! Signatures by WebCrypto (Web Cryptography API sections 20 to 24, RFC 9864 names for Ed25519).

use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::platform::{Algorithm, PublicKey, VerifyError};

/// Checks one signature with one key.
pub(super) async fn verify(
    algorithm: Algorithm,
    key: &PublicKey,
    signed: &[u8],
    signature: &[u8],
) -> Result<bool, VerifyError> {
    let subtle = super::window::window()
        .and_then(|window| window.crypto().ok())
        .map(|crypto| crypto.subtle())
        .filter(|subtle| !subtle.is_undefined())
        .ok_or(VerifyError::Unsupported)?;
    let parameters = parameters(algorithm);
    let uses = Array::of1(&"verify".into());
    let import = subtle
        .import_key_with_object("jwk", &jwk(key), &parameters, false, &uses)
        .map_err(|error| refused(&error))?;
    let imported: web_sys::CryptoKey = JsFuture::from(import)
        .await
        .map_err(|error| refused(&error))?
        .dyn_into()
        .map_err(|_| VerifyError::BadKey)?;
    let verdict = subtle
        .verify_with_object_and_buffer_source_and_buffer_source(
            &parameters,
            &imported,
            &Uint8Array::from(signature),
            &Uint8Array::from(signed),
        )
        .map_err(|error| refused(&error))?;
    Ok(JsFuture::from(verdict).await.map_err(|error| refused(&error))?.is_truthy())
}

fn refused(error: &JsValue) -> VerifyError {
    if super::window::is_exception(error, "NotSupportedError") {
        VerifyError::Unsupported
    } else {
        VerifyError::BadKey
    }
}

fn set(object: &Object, name: &str, value: &JsValue) {
    // Setting a property of a plain object cannot fail.
    let _set = Reflect::set(object, &JsValue::from_str(name), value);
}

/// One object serves both import and verification: WebCrypto ignores what it has no use for.
fn parameters(algorithm: Algorithm) -> Object {
    let (name, hash, curve, salt) = match algorithm {
        Algorithm::Rs256 => ("RSASSA-PKCS1-v1_5", "SHA-256", "", 0),
        Algorithm::Rs384 => ("RSASSA-PKCS1-v1_5", "SHA-384", "", 0),
        Algorithm::Rs512 => ("RSASSA-PKCS1-v1_5", "SHA-512", "", 0),
        // RFC 7518 section 3.5: the salt is as long as the hash.
        Algorithm::Ps256 => ("RSA-PSS", "SHA-256", "", 32),
        Algorithm::Ps384 => ("RSA-PSS", "SHA-384", "", 48),
        Algorithm::Ps512 => ("RSA-PSS", "SHA-512", "", 64),
        Algorithm::Es256 => ("ECDSA", "SHA-256", "P-256", 0),
        Algorithm::Es384 => ("ECDSA", "SHA-384", "P-384", 0),
        Algorithm::Es512 => ("ECDSA", "SHA-512", "P-521", 0),
        Algorithm::Ed25519 => ("Ed25519", "", "", 0),
    };
    let object = Object::new();
    set(&object, "name", &name.into());
    set(&object, "hash", &hash.into());
    set(&object, "namedCurve", &curve.into());
    set(&object, "saltLength", &salt.into());
    object
}

fn jwk(key: &PublicKey) -> Object {
    let object = Object::new();
    let put = |name: &str, value: &str| set(&object, name, &value.into());
    match key {
        PublicKey::Rsa { n, e } => {
            put("kty", "RSA");
            put("n", n);
            put("e", e);
        }
        PublicKey::Ec { crv, x, y } => {
            put("kty", "EC");
            put("crv", crv);
            put("x", x);
            put("y", y);
        }
        PublicKey::Okp { x } => {
            put("kty", "OKP");
            put("crv", "Ed25519");
            put("x", x);
        }
    }
    object
}
