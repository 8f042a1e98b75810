//! The credential of a cluster: fetched, checked, and what of it may be handed on.

mod auth_info;
mod connection;
mod fetch;
mod known;
mod rejection;
mod server;

pub use connection::Connection;
pub use fetch::{ConnectionError, FetchCredential, ServerFqdn};
pub use known::KnownCluster;
pub use rejection::Rejection;
