//! Numbers and plurals in the language of the page, which `<html lang>` names. Away from a browser they
//! are English.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::window::document;

/// The language of the page as a tag of BCP 47.
#[must_use]
pub fn language() -> String {
    let root = document().and_then(|document| document.document_element());
    root.and_then(|root| root.get_attribute("lang")).unwrap_or_default()
}

/// A number of things, with its digits in groups.
#[must_use]
#[cfg(target_arch = "wasm32")]
pub fn number(count: u64) -> String {
    js_sys::Number::from(count as f64).to_locale_string(&language()).into()
}

/// The category of a number: `one`, `other`, or another of CLDR's plural categories.
#[must_use]
#[cfg(target_arch = "wasm32")]
pub fn plural(count: u64) -> String {
    let locales = js_sys::Array::of1(&language().into());
    let rules = js_sys::Intl::PluralRules::new(&locales, &js_sys::Object::new());
    rules.select(count as f64).into()
}

/// A number of things.
#[must_use]
#[cfg(not(target_arch = "wasm32"))]
pub fn number(count: u64) -> String {
    count.to_string()
}

/// The category of a number.
#[must_use]
#[cfg(not(target_arch = "wasm32"))]
pub fn plural(count: u64) -> String {
    if count == 1 { "one" } else { "other" }.to_owned()
}

// What `boot.js` offers.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = purser, js_name = languages)]
    fn known_languages() -> Vec<String>;

    #[wasm_bindgen(js_namespace = purser)]
    async fn later() -> JsValue;

    #[wasm_bindgen(js_namespace = purser)]
    async fn choose(code: &str) -> JsValue;
}

/// The languages the page speaks: code and name of each, one after the other.
#[must_use]
pub fn languages() -> Vec<String> {
    known_languages()
}

/// The sentences of what opens later, as lines of `ui::text::language`.
pub async fn later_sentences() -> String {
    later().await.as_string().unwrap_or_default()
}

/// Makes another language that of the page, for as long as the tab lives; its sentences.
pub async fn choose_language(code: &str) -> String {
    choose(code).await.as_string().unwrap_or_default()
}
