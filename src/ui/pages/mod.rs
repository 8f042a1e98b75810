//! The pages: the door, the main page, and the two that say why there is none.

mod choose;
mod door;
mod faulty;
mod landing;

pub use choose::choose;
pub use door::door;
pub use faulty::{faulty, unreachable};
pub use landing::landing;
