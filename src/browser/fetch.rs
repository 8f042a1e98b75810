//! One request, one answer (Fetch Standard).

use std::cell::Cell;

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::platform::{Cache, FetchError, Method, Request, Response};

/// How long an answer may take, in milliseconds; where it is as large as the page's own settings may
/// be, each piece of it.
const TIMEOUT: u32 = 15_000;

/// The most that is read of a file beside the page to look at it, in bytes.
const LONGEST_LOOK: usize = 4 * 1024 * 1024;

/// The header fields the page has a use for; CORS hides most others anyway.
const READ: [&str; 5] = ["age", "content-type", "date", "retry-after", "www-authenticate"];

/// Sends a request without cookies and referrer (RFC 10017 section 8); only what lies beside the page
/// is asked for as the page's own files are, or the browser would ask twice for what the page
/// preloads, and a host behind a sign-in of its own would refuse it. A redirect is not followed:
/// with `manual` rather than `error` the browser says that there was one, and nothing else of it
/// (Fetch Standard, "opaque-redirect filtered response").
pub(super) async fn send(request: Request) -> Result<Response, FetchError> {
    use gloo_net::http::{Method as Verb, RequestBuilder};
    let own = request.url.starts_with(&super::address::folder());
    let patience = if own { Patience::new() } else { None };
    let signal = patience.as_ref().map_or_else(
        || web_sys::AbortSignal::timeout_with_u32(TIMEOUT),
        |patience| patience.controller.signal(),
    );
    let mut builder = RequestBuilder::new(&request.url)
        .method(match request.method {
            Method::Get => Verb::GET,
            Method::Post => Verb::POST,
        })
        .credentials(if own {
            web_sys::RequestCredentials::SameOrigin
        } else {
            web_sys::RequestCredentials::Omit
        })
        .referrer_policy(web_sys::ReferrerPolicy::NoReferrer)
        .redirect(web_sys::RequestRedirect::Manual)
        .cache(match request.cache {
            Cache::Default => web_sys::RequestCache::Default,
            Cache::Revalidate => web_sys::RequestCache::NoCache,
            Cache::NoStore => web_sys::RequestCache::NoStore,
        })
        .abort_signal(Some(&signal));
    for (name, value) in &request.headers {
        builder = builder.header(name, value);
    }
    let sent = match request.body {
        Some(body) => builder.body(body),
        None => builder.build(),
    };
    let answer =
        sent.map_err(|_| FetchError::Network)?.send().await.map_err(|error| why(&error))?;
    let headers = fields(&answer, &READ);
    let status = answer.status();
    // Only a redirect that was not followed has no status.
    if status == 0 {
        return Err(FetchError::Redirected);
    }
    let body = read(&answer.into(), request.limit, patience.as_ref()).await?;
    Ok(Response { status, headers, body })
}

/// The header fields of these names that the page may read.
fn fields(answer: &gloo_net::http::Response, names: &[&str]) -> Vec<(String, String)> {
    let headers = answer.headers();
    names.iter().filter_map(|name| Some(((*name).to_owned(), headers.get(name)?))).collect()
}

/// Looks at how a file beside the page is served: past the browser's cache, with the header fields of
/// these names, in small letters; `content-type` is one. Its body comes along where it is asked for, or
/// where it is a page.
///
/// # Errors
/// See [`FetchError`].
pub async fn look(url: &str, whole: bool, names: &[&str]) -> Result<Response, FetchError> {
    use gloo_net::http::Request;
    let sent = Request::get(url)
        .credentials(web_sys::RequestCredentials::SameOrigin)
        .referrer_policy(web_sys::ReferrerPolicy::NoReferrer)
        .redirect(web_sys::RequestRedirect::Manual)
        .cache(web_sys::RequestCache::NoStore)
        .abort_signal(Some(&web_sys::AbortSignal::timeout_with_u32(TIMEOUT)));
    let answer = sent.send().await.map_err(|error| why(&error))?;
    let status = answer.status();
    if status == 0 {
        return Err(FetchError::Redirected);
    }
    let headers = fields(&answer, names);
    let is_page = headers.iter().any(|(n, v)| n == "content-type" && v.starts_with("text/html"));
    let body = if whole || is_page {
        read(&answer.into(), LONGEST_LOOK, None).await?
    } else {
        String::new()
    };
    Ok(Response { status, headers, body })
}

/// Gives up on an answer once it has brought nothing for too long.
struct Patience {
    controller: web_sys::AbortController,
    abort: js_sys::Function,
    timer: Cell<Option<i32>>,
}

impl Patience {
    fn new() -> Option<Self> {
        let controller = web_sys::AbortController::new().ok()?;
        // The browser's own function: it may be called late, when nothing here is left.
        let abort: js_sys::Function = property(&controller, "abort").dyn_into().ok()?;
        let abort = abort.bind0(&controller);
        let patience = Self { controller, abort, timer: Cell::new(None) };
        patience.renew();
        Some(patience)
    }

    /// Something came.
    fn renew(&self) {
        self.end();
        let milliseconds = TIMEOUT.cast_signed();
        let set = super::window::window().and_then(|window| {
            let abort = &self.abort;
            window.set_timeout_with_callback_and_timeout_and_arguments_0(abort, milliseconds).ok()
        });
        self.timer.set(set);
    }

    fn end(&self) {
        if let (Some(timer), Some(window)) = (self.timer.take(), super::window::window()) {
            window.clear_timeout_with_handle(timer);
        }
    }
}

impl Drop for Patience {
    fn drop(&mut self) {
        self.end();
    }
}

/// Reads at most `limit` bytes of UTF-8, and gives up on the rest.
async fn read(
    answer: &web_sys::Response,
    limit: usize,
    patience: Option<&Patience>,
) -> Result<String, FetchError> {
    let Some(stream) = answer.body() else { return Ok(String::new()) };
    let reader: web_sys::ReadableStreamDefaultReader =
        stream.get_reader().dyn_into().map_err(|_| FetchError::Unreadable)?;
    let mut bytes: Vec<u8> = Vec::new();
    loop {
        let chunk = JsFuture::from(reader.read()).await.map_err(|error| timed_out(&error))?;
        if property(&chunk, "done").is_truthy() {
            break;
        }
        let part = js_sys::Uint8Array::new(&property(&chunk, "value")).to_vec();
        if bytes.len() + part.len() > limit {
            // The stream is left to the collector; the answer is refused whole.
            let _cancelled = reader.cancel();
            return Err(FetchError::TooLarge);
        }
        bytes.extend_from_slice(&part);
        if let Some(patience) = patience {
            patience.renew();
        }
    }
    String::from_utf8(bytes).map_err(|_| FetchError::Unreadable)
}

fn property(object: &JsValue, name: &str) -> JsValue {
    js_sys::Reflect::get(object, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}

fn timed_out(error: &JsValue) -> FetchError {
    if super::window::is_exception(error, "TimeoutError")
        || super::window::is_exception(error, "AbortError")
    {
        FetchError::TimedOut
    } else {
        FetchError::Network
    }
}

fn why(error: &gloo_net::Error) -> FetchError {
    if let gloo_net::Error::JsError(error) = error
        && (error.name == "TimeoutError" || error.name == "AbortError")
    {
        return FetchError::TimedOut;
    }
    let online = super::window::window().is_none_or(|window| window.navigator().on_line());
    if online { FetchError::Network } else { FetchError::Offline }
}
