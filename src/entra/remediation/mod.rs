//! What to do about an error of Entra's, step by step.
//!
//! Sources: `az ad` and `az login` of the Azure CLI's reference, `v2-admin-consent`, and the menus
//! of the Entra admin centre as its documentation names them.

mod plan;
mod step;

pub use plan::remediation;
pub use step::{
    Attempt, CommandPurpose, CommandWord, IdentityKey, PortalChange, PortalPage, RemediationStep,
    Task,
};
