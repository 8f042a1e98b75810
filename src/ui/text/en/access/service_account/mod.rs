//! Words for users of programs.

mod choices;
mod fields;
mod steps;

pub use choices::{
    AccountRoleChoice, ClientCredential, IdentityChoice, LoginModeChoice, TokenLifetime, Workload,
    client_credential, identity, login_mode, login_mode_lead, role, token_lifetime, workload,
    workload_lead,
};
pub use fields::{error, field, invalid};
pub use steps::{SetupStep, never_expires, step};

use crate::access::service_account::Requirement;

/// The heading.
pub const TITLE: &str = "Machine users";
/// What it is for.
pub const LEAD: &str =
    "A separate user for a pipeline or another program, so that nobody shares theirs.";
/// The group of kinds.
pub const WHERE: &str = "Where does the program run?";
/// The group of tokens.
pub const TOKEN: &str = "Its token";
/// The group of Azure's ways.
pub const AZURE_WAY: &str = "How it proves who it is";
/// The group of managed identities.
pub const WHICH_IDENTITY: &str = "Which managed identity";
/// The group of proofs of a service principal.
pub const PROOF: &str = "By secret or certificate";
/// The group of roles.
pub const ROLE: &str = "What it may do in the namespace";
/// The download of a manifest.
pub const DOWNLOAD_MANIFEST: &str = "Download manifest";
/// The download of a kubeconfig.
pub const DOWNLOAD_KUBECONFIG: &str = "Download kubeconfig for the program";
/// The heading of the variables.
pub const VARIABLES: &str = "Variables";
/// What the page does not do.
pub const LIMITS: &str = "Nothing is created until you apply it, and the cluster decides whether you can. These files hold no secret.";

/// What a variable is for.
#[must_use]
pub const fn variable(part: Requirement) -> &'static str {
    match part {
        Requirement::Required => "needed",
        Requirement::Alternative => "works instead of the one before it",
        Requirement::Optional => "only if the certificate has a password",
        Requirement::Overrides => "overrides the file if it's set",
    }
}

/// Marks a variable with a secret.
pub const IS_SECRET: &str = "secret";
