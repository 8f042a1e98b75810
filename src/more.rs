//! What opens later, as a module of its own, so that a first visit does not pay for it.

use wasm_bindgen::prelude::wasm_bindgen;

/// Shows a part in the element of that id, or gives it what has changed; see `ui::more`.
#[wasm_bindgen]
pub fn show(host: &str, part: &str, given: &str) {
    purser::ui::more::show(host, part, given);
}

fn main() {}
