//! The pages: the door, the main page, and the two that say why there is neither.

mod choose;
mod door;
mod faulty;

pub use choose::choose;
pub use door::door;
pub use faulty::{faulty, unreachable};
