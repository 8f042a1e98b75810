//! Numbers and plurals in the language of the page, which `<html lang>` names. Away from a browser they
//! are English.

/// The language of the page as a tag of BCP 47.
#[cfg(target_arch = "wasm32")]
pub(super) fn tag() -> String {
    let root =
        super::window::window().and_then(|w| w.document()).and_then(|d| d.document_element());
    root.and_then(|root| root.get_attribute("lang")).unwrap_or_default()
}

/// A number of things, with its digits in groups.
#[must_use]
#[cfg(target_arch = "wasm32")]
pub fn number(count: u64) -> String {
    js_sys::Number::from(count as f64).to_locale_string(&tag()).into()
}

/// The category of a number: `one`, `other`, or another of CLDR's plural categories.
#[must_use]
#[cfg(target_arch = "wasm32")]
pub fn plural(count: u64) -> String {
    let locales = js_sys::Array::of1(&tag().into());
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
