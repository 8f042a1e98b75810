//! Words for access, by part.

pub mod assigned;
pub mod claims;
pub mod machine;
pub mod rbac;
pub mod request;
pub mod rules;
pub mod server;
pub mod who;
