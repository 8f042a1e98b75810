//! Words for access, by part.

pub mod assigned;
pub mod claims;
pub mod server;
pub mod who;
