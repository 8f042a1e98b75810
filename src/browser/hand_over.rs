//! What leaves the page by the person's hand: clipboard and download; and the device's clock.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;

use super::window::{document, element, window};
use crate::platform::System;

/// The system, as the browser tells it: only a default, never a decision.
#[must_use]
pub fn system() -> System {
    let agent = window().and_then(|w| w.navigator().user_agent().ok()).unwrap_or_default();
    if agent.contains("Windows") {
        System::Windows
    } else if agent.contains("Mac OS") {
        System::MacOs
    } else {
        System::Linux
    }
}

/// Writes text to the clipboard; `false` where the browser refuses.
pub async fn copy(text: &str) -> bool {
    let Some(window) = window() else { return false };
    JsFuture::from(window.navigator().clipboard().write_text(text)).await.is_ok()
}

/// Hands a text over as a file; `false` where the browser refuses.
#[must_use]
pub fn download(name: &str, text: &str) -> bool {
    offer(name, text).is_some()
}

fn offer(name: &str, text: &str) -> Option<()> {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type("application/yaml");
    let parts = Array::of1(&js_sys::Uint8Array::from(text.as_bytes()));
    let blob = web_sys::Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
    let url = web_sys::Url::create_object_url_with_blob(&blob).ok()?;
    let document = document()?;
    let link: web_sys::HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // Browsers read the blob while the click is handled, so the address may go at once.
    web_sys::Url::revoke_object_url(&url).ok()
}

/// Calls back every so many seconds for as long as the page lives.
pub fn every(seconds: i32, callback: impl Fn() + 'static) {
    let tick = Closure::<dyn Fn()>::new(callback);
    if let Some(window) = window() {
        let _timer = window.set_interval_with_callback_and_timeout_and_arguments_0(
            tick.as_ref().unchecked_ref(),
            seconds.saturating_mul(1000),
        );
    }
    // The timer lives as long as the page.
    tick.forget();
}

/// A moment as the person's own clock shows it: hours and minutes in their language.
#[must_use]
pub fn local_time(seconds: i64) -> String {
    in_words(seconds, &[("hour", "2-digit"), ("minute", "2-digit")])
}

/// A moment with its day, as the person's own clock shows it in their language.
#[must_use]
pub fn local_moment(seconds: i64) -> String {
    in_words(seconds, &[])
}

/// A moment of UTC with its day, in the language of the page, from seconds since 1970.
#[must_use]
pub fn moment(seconds: i64) -> String {
    let told = [("dateStyle", "long"), ("timeStyle", "short"), ("timeZone", "UTC")];
    format!("{} UTC", in_words(seconds, &told))
}

/// A moment in the language of the page, with these options of `Intl.DateTimeFormat`.
fn in_words(seconds: i64, told: &[(&str, &str)]) -> String {
    let date = js_sys::Date::new(&JsValue::from_f64(seconds as f64 * 1000.0));
    let options = js_sys::Object::new();
    for (name, value) in told {
        let _set = js_sys::Reflect::set(&options, &(*name).into(), &(*value).into());
    }
    date.to_locale_string(&super::language(), &options).into()
}

/// The height of what may stand over the start of the page, in CSS pixels.
const OVER: f64 = 200.0;

/// Scrolls the page until the element of that id begins in view, where it does not.
pub fn reveal(id: &str) {
    let Some((element, window)) = element::<web_sys::HtmlElement>(id).zip(window()) else { return };
    let seen = |value: Result<JsValue, JsValue>| value.ok().and_then(|value| value.as_f64());
    let height = seen(window.inner_height()).unwrap_or_default();
    let top = f64::from(element.offset_top()) - window.scroll_y().unwrap_or_default();
    if top < OVER || top > height * 0.85 {
        element.scroll_into_view();
    }
}

/// Marks a moment by a name, for the browser's own tools and for whoever counts how often something
/// is made (W3C User Timing, 3.1).
pub fn mark(what: &str) {
    if let Some(performance) = window().and_then(|window| window.performance()) {
        let _marked = performance.mark(what);
    }
}

/// Gives every element of one class within a frame another class.
pub fn reclass(frame: &str, from: &str, to: &str) {
    let Some(frame) = element::<web_sys::Element>(frame) else { return };
    let Ok(found) = frame.query_selector_all(&format!(".{from}")) else { return };
    for one in (0..found.length()).filter_map(|at| found.get(at)) {
        one.unchecked_ref::<web_sys::Element>().set_class_name(to);
    }
}

/// Scrolls a frame, and nothing around it, to its start.
pub fn to_start(frame: &str) {
    if let Some(frame) = element::<web_sys::Element>(frame) {
        frame.set_scroll_top(0);
    }
}

/// Scrolls a frame, and nothing around it, to the first of these elements within, where it is not
/// in view there.
pub fn show_within(frame: &str, selector: &str) {
    let Some(frame) = element::<web_sys::HtmlElement>(frame) else { return };
    let wanted = frame.query_selector(selector).ok().flatten();
    if let Some(wanted) = wanted.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
        let (top, from, height) = (wanted.offset_top(), frame.scroll_top(), frame.client_height());
        if top < from || top + wanted.offset_height() > from + height {
            frame.set_scroll_top(top - height / 3);
        }
    }
}
