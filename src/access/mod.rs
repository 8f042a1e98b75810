//! Who the API server will take a person for, what they may do, and what to ask for.
//!
//! The API server cannot be asked from a page, so everything here is reasoned from what the page
//! knows, says how certain it is, and makes the next step one paste away. Nothing here enforces
//! anything: the cluster decides.

pub mod api_server;
pub mod can_i;
pub mod claims;
mod object;
pub mod rbac;
pub mod request;
pub mod service_account;
mod subject;
pub mod user_info;

pub use object::ObjectMeta;
pub use subject::{Subject, SubjectKind};
pub use user_info::{UserInfo, subjects, user_info};
