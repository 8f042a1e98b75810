//! Roles of Azure around AKS: the built-in ones, what any permits, who has which, which is missing.

mod assignment;
mod built_in;
mod list_assignments;
mod missing;
mod role_permissions;

pub use assignment::{
    AssignedRoles, AssignmentScope, EffectiveNamespaces, ParentScope, Principal, RoleAssignment,
};
pub use built_in::{BuiltInRole, BuiltInRoleDefinition, ObjectAccess};
pub use list_assignments::ListRoleAssignments;
pub use missing::{
    Assignee, MissingRole, az_role_assignment_create, missing_role, namespace_scope,
};
pub use role_permissions::RolePermissions;
