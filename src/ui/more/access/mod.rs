//! Access: who the cluster takes a person for, what they may do, and what to ask for.

pub(super) mod ask;
mod azure;
mod form;
pub(super) mod grant;
pub(super) mod machine;
pub(super) mod may;
pub(super) mod server;
pub(super) mod who;
