//! Words for access, by part.

pub mod assigned;
pub mod claims;
pub mod machine;
pub mod rbac;
pub mod request;
pub mod rules;
pub mod server;
pub mod who;

/// The choice between the parts.
pub const PARTS: &str = "What to look at";

/// What each part is called.
#[must_use]
pub fn part(name: &str) -> &'static str {
    match name {
        "who" => "You to this cluster",
        "may" => "What you may do",
        "ask" => "Ask for access",
        "grant" => "Give access",
        "machine" => "Machine users",
        _ => "API server settings",
    }
}
