//! The way through the page: start, sign in, come back, renew. Decisions are the rooms'; this calls
//! them in order and shows what they say.

mod begin;
mod keys;
mod renew;
mod sign_in;
mod start;
mod view;

pub use begin::begin;
pub use keys::listen;
pub use renew::{choose_method, freshen, renew, taken};
pub use sign_in::{go_back, sign_in, sign_in_again, sign_out};
pub use start::{complete_sign_in, start};
pub use view::{open, query_of};
