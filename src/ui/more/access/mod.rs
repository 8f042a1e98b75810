//! Access: who the cluster will take the person for, and what follows.

pub(super) mod server;
pub(super) mod who;
