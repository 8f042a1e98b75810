//! From bytes to a tree, as kubectl reads them.

mod encoding;
mod error;
mod file;
mod foreign;
mod losses;
mod lost_lines;
mod terminal;
mod wrapping;

pub use encoding::Encoding;
pub use error::ReadError;
pub use file::{Existing, read};
pub use foreign::ForeignFile;
pub use losses::Losses;
pub use wrapping::{Wrapped, Wrapping};
