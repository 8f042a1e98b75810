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

/// Puts something in the place of the browser's `fetch` and `AbortSignal.timeout` while a request is
/// sent; gives its answer and what was recorded.
async fn recorded(
    request: Request,
    answer: &str,
) -> (Result<purser::platform::Response, FetchError>, serde_json::Value) {
    let run = |script: &str| {
        js_sys::Function::new_no_args(script).call0(&wasm_bindgen::JsValue::NULL).unwrap()
    };
    run(&format!(
        "globalThis.kept = [globalThis.fetch, AbortSignal.timeout];
        globalThis.heard = {{}};
        AbortSignal.timeout = (limit) => {{
            heard.limit = limit;
            const end = new AbortController();
            setTimeout(() => end.abort(new DOMException('late', 'TimeoutError')), 50);
            return end.signal;
        }};
        globalThis.fetch = async (request) => {{
            for (const name of ['url', 'method', 'mode', 'credentials', 'referrerPolicy', 'redirect', 'cache'])
                heard[name] = request[name];
            heard.headers = Object.fromEntries(request.headers);
            heard.body = await request.text();
            return {answer};
        }};"
    ));
    let got = Browser.fetch(request).await;
    let heard =
        run("[globalThis.fetch, AbortSignal.timeout] = kept; return JSON.stringify(heard);");
    (got, serde_json::from_str(&heard.as_string().unwrap()).unwrap())
}

#[wasm_bindgen_test]
async fn every_request_leaves_without_cookies_and_referrer_and_follows_no_redirect() {
    for (cache, named) in
        [(Cache::Default, "default"), (Cache::Revalidate, "no-cache"), (Cache::NoStore, "no-store")]
    {
        for method in [Method::Get, Method::Post] {
            let request = Request {
                method,
                url: "https://dex.example/token".into(),
                headers: vec![("content-type", "application/x-www-form-urlencoded".into())],
                body: (method == Method::Post).then(|| "code=c".into()),
                cache,
                limit: 10,
            };
            let (got, heard) = recorded(request, "new Response('héllo', { status: 201, headers: { date: 'x', age: '1', etag: 'y' } })").await;
            let got = got.unwrap();
            assert_eq!((got.status, got.body.as_str()), (201, "héllo"));
            assert_eq!(
                (got.header("date"), got.header("age"), got.header("etag")),
                (Some("x"), Some("1"), None)
            );
            for (name, value) in [
                ("url", "https://dex.example/token"),
                ("mode", "cors"),
                ("credentials", "omit"),
                ("referrerPolicy", "no-referrer"),
                ("redirect", "manual"),
                ("cache", named),
            ] {
                assert_eq!(heard[name], value, "{name}");
            }
            assert_eq!(heard["limit"], 15_000);
            let (verb, body) =
                if method == Method::Post { ("POST", "code=c") } else { ("GET", "") };
            assert_eq!(
                (heard["method"].as_str(), heard["body"].as_str()),
                (Some(verb), Some(body))
            );
            assert_eq!(heard["headers"].as_object().unwrap().len(), 1);
        }
    }
}

#[wasm_bindgen_test]
async fn what_gives_no_answer_is_told_apart() {
    let late = "new Promise((_, no) => request.signal.addEventListener('abort', () => no(request.signal.reason)))";
    let slow = "new Response(new ReadableStream({ start(out) { request.signal.addEventListener('abort', () => out.error(request.signal.reason)); } }))";
    for (answer, error) in [
        (late, FetchError::TimedOut),
        (slow, FetchError::TimedOut),
        // What the browser makes of a redirect that it does not follow.
        (
            "{ __proto__: Response.prototype, get status() { return 0; }, get headers() { return new Headers(); }, get body() { return null; } }",
            FetchError::Redirected,
        ),
        ("new Response('12345678901')", FetchError::TooLarge),
        ("new Response(new Uint8Array([255, 254]))", FetchError::Unreadable),
        ("Promise.reject(new TypeError('Failed to fetch'))", FetchError::Network),
    ] {
        let (got, _) = recorded(get("https://dex.example/", 10), answer).await;
        assert_eq!(got, Err(error), "{answer}");
    }
    let (got, _) = recorded(get("https://dex.example/", 10), "new Response('1234567890')").await;
    assert_eq!(got.unwrap().body, "1234567890");
}
