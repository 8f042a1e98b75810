//! The pages: the door, the main page, the check, and the two that say why there is none.

mod check;
mod choose;
mod door;
mod faulty;

pub use check::check;
pub use choose::choose;
pub use door::door;
pub use faulty::{faulty, unreachable};
