//! Files that a person gives the page. They are read here and go nowhere.

use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// The largest file that is read, in bytes.
const LARGEST: f64 = 32.0 * 1024.0 * 1024.0;

/// A file as it was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// Its name.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// Why a file could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GivenError {
    /// It is larger than 32 MiB.
    TooLarge,
    /// The browser does not let the page read it, or it is a folder.
    Unreadable,
}

/// The file of a change of a file field, or of a drop. Ask at once: the browser forgets what was
/// dropped when the event is over.
#[must_use]
pub fn file(event: &web_sys::Event) -> Option<web_sys::File> {
    let files = match event.dyn_ref::<web_sys::DragEvent>() {
        Some(drag) => drag.data_transfer()?.files(),
        None => {
            let target = event.target()?;
            let input = target.dyn_ref::<web_sys::HtmlInputElement>()?;
            let file = input.files()?.get(0);
            // Otherwise the same file, mended meanwhile, could not be chosen again.
            input.set_value("");
            return file;
        }
    };
    files?.get(0)
}

/// Reads a file.
///
/// # Errors
/// See [`GivenError`].
pub async fn read(file: web_sys::File) -> Result<Given, GivenError> {
    if file.size() > LARGEST {
        return Err(GivenError::TooLarge);
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| GivenError::Unreadable)?;
    Ok(Given { name: file.name(), bytes: Uint8Array::new(&buffer).to_vec() })
}
