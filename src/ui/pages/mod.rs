//! The pages: the sign-in page, the main page, and the two that say why there is none.

mod choose;
mod faulty;
mod portal_mistakes;
mod redirect;
mod sign_in_page;

pub use choose::choose;
pub use faulty::{faulty, unreachable};
pub use redirect::redirect;
pub use sign_in_page::sign_in_page;
