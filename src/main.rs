//! Starts the page.

use wasm_bindgen::prelude::wasm_bindgen;

/// Starts the page with the query and the fragment that it was opened with. `boot.js` calls this
/// once; it has taken a provider's answer out of the address by then.
#[wasm_bindgen]
pub fn begin(query: String, fragment: String) {
    purser::ui::start(query, fragment);
}

fn main() {}
