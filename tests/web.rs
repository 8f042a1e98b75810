//! The edge in a real browser: WebCrypto, tab storage, randomness, clock, fetch.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![cfg(target_arch = "wasm32")]

use purser::browser::Browser;
use purser::platform::{
    Algorithm, Cache, FetchError, Method, Platform, PublicKey, Request, VerifyError,
};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// Makes a key in the browser, signs `message` with it, and gives the public key and signature.
async fn signed(generate: &str, sign: &str, message: &str) -> serde_json::Value {
    let script = format!(
        "return (async () => {{
            const pair = await crypto.subtle.generateKey({generate}, true, ['sign', 'verify']);
            const text = new TextEncoder().encode({message:?});
            const bytes = new Uint8Array(await crypto.subtle.sign({sign}, pair.privateKey, text));
            const key = await crypto.subtle.exportKey('jwk', pair.publicKey);
            return JSON.stringify({{ key, bytes: [...bytes] }});
        }})()"
    );
    let promise: js_sys::Promise = js_sys::Function::new_no_args(&script)
        .call0(&wasm_bindgen::JsValue::NULL)
        .unwrap()
        .unchecked_into();
    let text = JsFuture::from(promise).await.unwrap().as_string().unwrap();
    serde_json::from_str(&text).unwrap()
}

fn key(made: &serde_json::Value) -> PublicKey {
    let text = |name: &str| made["key"][name].as_str().unwrap().to_owned();
    match text("kty").as_str() {
        "RSA" => PublicKey::Rsa { n: text("n"), e: text("e") },
        "EC" => PublicKey::Ec { crv: text("crv"), x: text("x"), y: text("y") },
        _ => PublicKey::Okp { x: text("x") },
    }
}

async fn proves(algorithm: Algorithm, generate: &str, sign: &str) {
    let made = signed(generate, sign, "header.payload").await;
    let signature: Vec<u8> = serde_json::from_value(made["bytes"].clone()).unwrap();
    let key = key(&made);
    let verify = |text: &'static [u8], signature: Vec<u8>| {
        let key = key.clone();
        async move { Browser.verify(algorithm, &key, text, &signature).await }
    };
    assert_eq!(verify(b"header.payload", signature.clone()).await, Ok(true), "{generate}");
    assert_eq!(verify(b"header.payloae", signature.clone()).await, Ok(false), "{generate}");
    let mut wrong = signature;
    wrong[7] ^= 1;
    assert_eq!(verify(b"header.payload", wrong).await, Ok(false), "{generate}");
}

#[wasm_bindgen_test]
async fn rsa_signatures() {
    let make = |name: &str, hash: &str| {
        format!(
            "{{name: '{name}', hash: '{hash}', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1])}}"
        )
    };
    for (algorithm, hash) in [
        (Algorithm::Rs256, "SHA-256"),
        (Algorithm::Rs384, "SHA-384"),
        (Algorithm::Rs512, "SHA-512"),
    ] {
        proves(algorithm, &make("RSASSA-PKCS1-v1_5", hash), "'RSASSA-PKCS1-v1_5'").await;
    }
    for (algorithm, hash, salt) in [
        (Algorithm::Ps256, "SHA-256", 32),
        (Algorithm::Ps384, "SHA-384", 48),
        (Algorithm::Ps512, "SHA-512", 64),
    ] {
        let sign = format!("{{name: 'RSA-PSS', saltLength: {salt}}}");
        proves(algorithm, &make("RSA-PSS", hash), &sign).await;
    }
}

#[wasm_bindgen_test]
async fn elliptic_signatures() {
    for (algorithm, curve, hash) in [
        (Algorithm::Es256, "P-256", "SHA-256"),
        (Algorithm::Es384, "P-384", "SHA-384"),
        (Algorithm::Es512, "P-521", "SHA-512"),
    ] {
        let generate = format!("{{name: 'ECDSA', namedCurve: '{curve}'}}");
        proves(algorithm, &generate, &format!("{{name: 'ECDSA', hash: '{hash}'}}")).await;
    }
    proves(Algorithm::Ed25519, "'Ed25519'", "'Ed25519'").await;
}

#[wasm_bindgen_test]
async fn a_key_that_is_none_is_told() {
    let key = PublicKey::Ec { crv: "P-256".into(), x: "AA".into(), y: "AA".into() };
    let told = Browser.verify(Algorithm::Es256, &key, b"x", &[0; 64]).await;
    assert_eq!(told, Err(VerifyError::BadKey));
}

#[wasm_bindgen_test]
fn storage_gives_back_once() {
    Browser.put("a", "é 😀").unwrap();
    assert_eq!(Browser.take("a").as_deref(), Some("é 😀"));
    assert_eq!(Browser.take("a"), None);
}

#[wasm_bindgen_test]
fn randomness_and_clock() {
    let (mut one, mut other) = ([0; 32], [0; 32]);
    Browser.random(&mut one).unwrap();
    Browser.random(&mut other).unwrap();
    assert!(one != other && one != [0; 32]);
    assert!(Browser.now() > 1_750_000_000);
}

fn get(url: &str, limit: usize) -> Request {
    Request {
        method: Method::Get,
        url: url.into(),
        headers: Vec::new(),
        body: None,
        cache: Cache::NoStore,
        limit,
    }
}

#[wasm_bindgen_test]
async fn answers_are_read_up_to_their_limit() {
    let url = format!("{}/", web_sys::window().unwrap().location().origin().unwrap());
    let page = Browser.fetch(get(&url, 1 << 20)).await.unwrap();
    assert_eq!(page.status, 200);
    assert!(page.header("content-type").is_some() && page.body.contains("<html"));
    assert_eq!(Browser.fetch(get(&url, 10)).await, Err(FetchError::TooLarge));
    assert_eq!(Browser.fetch(get(&format!("{url}nothing"), 1 << 20)).await.unwrap().status, 404);
    // Nothing listens on the discard port, and browsers do not even try.
    assert_eq!(Browser.fetch(get("http://127.0.0.1:9/", 10)).await, Err(FetchError::Network));
}
