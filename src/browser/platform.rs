//! The platform of the other rooms: this browser.

use wasm_bindgen::JsValue;

use super::window::{storage, window};
use super::{fetch, signature};
use crate::platform::{
    Algorithm, FetchError, Platform, PublicKey, Request, Response, Unavailable, VerifyError,
};

/// The browser that shows the page.
#[derive(Clone, Copy, Debug, Default)]
pub struct Browser;

/// Waits until the page as it is now stands on the screen; in a tab that nobody sees, until it is seen.
pub async fn painted() {
    let frame = js_sys::Promise::new(&mut |resolve, _| {
        let asked = window().map(|window| window.request_animation_frame(&resolve));
        if asked.is_none_or(|asked| asked.is_err()) {
            let _called = resolve.call0(&JsValue::UNDEFINED);
        }
    });
    let _passed = wasm_bindgen_futures::JsFuture::from(frame).await;
    // What waits for a frame runs before it is painted.
    pass(0).await;
}

/// Lets so many milliseconds pass. Where nothing can wait, they pass at once.
async fn pass(milliseconds: i32) {
    let later = js_sys::Promise::new(&mut |resolve, _| {
        let set = window().map(|window| {
            window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds)
        });
        if set.is_none_or(|set| set.is_err()) {
            let _called = resolve.call0(&JsValue::UNDEFINED);
        }
    });
    let _passed = wasm_bindgen_futures::JsFuture::from(later).await;
}

impl Platform for Browser {
    async fn fetch(&self, request: Request) -> Result<Response, FetchError> {
        fetch::send(request).await
    }

    fn random(&self, into: &mut [u8]) -> Result<(), Unavailable> {
        getrandom::fill(into).map_err(|_| Unavailable)
    }

    fn now(&self) -> i64 {
        // Milliseconds since 1970 fit an f64 exactly, and seconds an i64.
        #[allow(clippy::cast_possible_truncation)]
        let seconds = (js_sys::Date::now() / 1000.0) as i64;
        seconds
    }

    async fn wait(&self, seconds: u32) {
        pass(i32::try_from(seconds.saturating_mul(1000)).unwrap_or(i32::MAX)).await;
    }

    async fn verify(
        &self,
        algorithm: Algorithm,
        key: &PublicKey,
        signed: &[u8],
        signature: &[u8],
    ) -> Result<bool, VerifyError> {
        signature::verify(algorithm, key, signed, signature).await
    }

    fn put(&self, name: &str, value: &str) -> Result<(), Unavailable> {
        storage().ok_or(Unavailable)?.set_item(name, value).map_err(|_| Unavailable)
    }

    fn take(&self, name: &str) -> Option<String> {
        let storage = storage()?;
        let value = storage.get_item(name).ok()??;
        storage.remove_item(name).ok()?;
        Some(value)
    }
}
