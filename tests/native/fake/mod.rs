//! The outside as tests need it: an Azure that answers by a script, and a Kubernetes for kubectl.

pub mod azure;
pub mod kubernetes;
