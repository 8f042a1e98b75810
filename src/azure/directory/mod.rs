//! The person's groups, from Microsoft Graph: their ids where the token holds too many to name
//! them, and their names where an administrator consented to it.

mod graph_error;
mod group_names;
mod member_objects;

pub use graph_error::GraphError;
pub use group_names::{ListGroupNames, NamedGroups};
pub use member_objects::GetMemberObjects;
