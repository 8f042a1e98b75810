//! The edge: what the page asks of the browser, and the only room that knows `web-sys`.
//!
//! [`Browser`] implements [`crate::platform::Platform`]; the other functions are for the page
//! alone: address and history, clipboard, download, clock, policy. No decision is taken here.

mod address;
mod fetch;
pub mod files;
mod hand_over;
mod keys;
mod locale;
mod memory;
mod platform;
mod signature;
mod window;

pub use address::{
    add_policy, address, folder, for_operator, framed, go, on_pop, on_restore, origin_is_loopback,
    own, place, push, reload, replace, replace_own, secure,
};
pub use fetch::look;
pub use hand_over::{
    copy, download, every, local_moment, local_time, mark, moment, reclass, reveal, show_within,
    system, to_start,
};
pub use keys::{close_behind, dialog, focus, focus_first, focus_heading, goes_here, on_key, title};
pub use locale::{choose_language, language, languages, later_sentences, number, plural};
pub use memory::{remember, remembered};
pub use platform::{Browser, painted};
