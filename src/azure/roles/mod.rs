//! Roles of Azure around AKS: the built-in ones, what any permits, who has which, which is missing.

mod assignment;
mod built_in;
mod list_assignments;
mod missing;
mod role_permissions;

pub use assignment::{Assigned, Assignment, Level, Principal, Reach as RoleReach, Reached};
pub use built_in::{Objects, Role, RoleFacts};
pub use list_assignments::Assignments;
pub use missing::{Assignee, Need, assign, missing, namespace_scope};
pub use role_permissions::Permits;
