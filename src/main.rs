//! Starts the page.

use wasm_bindgen::prelude::wasm_bindgen;

/// Starts the page with the query and the fragment that it was opened with, and the sentences of its
/// language; none is English. `boot.js` calls this once; it has taken a provider's answer out of the
/// address by then.
#[wasm_bindgen]
pub fn begin(query: String, fragment: String, sentences: String) {
    purser::ui::start(query, fragment, &sentences);
}

fn main() {}
