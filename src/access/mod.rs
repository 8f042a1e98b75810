//! Who the API server will take a person for, what they may do, and what to ask for.
//!
//! The API server cannot be asked from a page, so everything here is reasoned from what the page
//! knows, says how certain it is, and makes the next step one paste away. Nothing here enforces
//! anything: the cluster decides.

pub mod claims;
pub mod machine;
mod object;
pub mod rbac;
pub mod request;
pub mod rules;
pub mod server;
mod subject;
pub mod who;

pub use object::ObjectMeta;
pub use subject::{Subject, SubjectKind};
pub use who::{Who, subjects, who};
