//! When two entries say the same, and where they differ.

mod difference;
mod equal;
mod shown;

pub use difference::Difference;
pub(super) use difference::differences;
pub(super) use equal::{blank, same};
pub use shown::DisplayValue;
pub(super) use shown::{HIDDEN, secret};
