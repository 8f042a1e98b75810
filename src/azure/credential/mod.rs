//! The credential of a cluster: fetched, checked, and what of it may be handed on.

mod auth_info;
mod connection;
mod fetch;
mod known;
mod rejection;
mod server;

pub use connection::Way;
pub use fetch::{Credential, NoWay, ServerName};
pub use known::Known;
pub use rejection::Rejection;
