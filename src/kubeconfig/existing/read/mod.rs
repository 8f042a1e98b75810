//! From bytes to a tree, as kubectl reads them.

mod encoding;
mod error;
mod file;
mod losses;

pub use encoding::Encoding;
pub use error::ReadError;
pub use file::{Existing, read};
pub use losses::Losses;
