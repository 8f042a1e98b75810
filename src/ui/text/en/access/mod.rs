//! Words for access, by part.

pub mod api_server;
pub mod assigned;
pub mod can_i;
pub mod claims;
pub mod rbac;
pub mod request;
pub mod service_account;
pub mod user_info;

/// The choice between the parts.
pub const PARTS: &str = "What to look at";

/// A part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccessPart {
    /// Who the cluster takes the person for.
    UserInfo,
    /// What they may do.
    CanI,
    /// A request for access.
    Request,
    /// Giving somebody access.
    Grant,
    /// Users for programs.
    ServiceAccount,
    /// The API server's side.
    ApiServer,
}

impl AccessPart {
    /// All of them, in the order in which people need them.
    pub const ALL: [Self; 6] = [
        Self::UserInfo,
        Self::CanI,
        Self::Request,
        Self::Grant,
        Self::ServiceAccount,
        Self::ApiServer,
    ];
}

/// What each part is called.
#[must_use]
pub const fn part(part: AccessPart) -> &'static str {
    match part {
        AccessPart::UserInfo => "You to this cluster",
        AccessPart::CanI => "What you may do",
        AccessPart::Request => "Ask for access",
        AccessPart::Grant => "Give access",
        AccessPart::ServiceAccount => "Machine users",
        AccessPart::ApiServer => "API server settings",
    }
}
