//! Words for access: who the cluster takes a person for, what they may do, and what to ask for.

pub mod machine;
