//! What the pages are made of.

mod access;
mod alert;
mod clusters;
mod command;
mod controls;
mod file;
mod find;
mod header;
pub mod icons;
mod later;
mod methods;
mod namespace;
mod next_steps;
mod options;
mod sign_in;
mod ways;

pub use access::{about, access};
pub use alert::{alert, never_back, support};
pub use clusters::clusters;
pub use command::{command, copy};
pub use controls::{button, row, search_field, step, switch, tab};
pub use file::file;
pub use header::{framed, header};
pub use later::{kept, later, opens, place};
pub use methods::methods;
pub use namespace::namespaces;
pub use next_steps::next_steps;
pub use options::options;
pub use sign_in::your_sign_in;
pub use ways::ways;
