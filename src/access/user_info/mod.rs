//! Who the API server will take a person for: their user name and groups, per cluster.
//!
//! For `oidc` clusters the claims of the ID token go through the cluster's mapping exactly as
//! kube-apiserver's OIDC authenticator does it (`apiserver/plugin/pkg/authenticator/token/oidc`);
//! for AKS and Arc by Entra's rules (AKS documentation, "Use Kubernetes RBAC with Entra ID"). What
//! kubectl will really bring is a token of its own, often of another client, so every value says
//! how certain it is. Nothing here decides anything.

mod directory;
mod inputs;
mod mapping;
mod user;
mod warning;

pub use inputs::{Membership, UserInfoInputs};
pub use mapping::ClaimMapping;
pub use user::{
    Authenticator, Certainty, Groups, GroupsUnknown, MappedName, Source, Uncertainty, UserInfo,
};
pub use warning::{Warning, WarningLevel};

use super::subject::Subject;
use crate::config::Trust;
use crate::index::sort_by_number;

/// Who the API server will take a person for (`UserInfo` of `authentication.k8s.io/v1`, as far as
/// it can be told from here).
#[must_use]
pub fn user_info(inputs: &UserInfoInputs<'_>) -> UserInfo {
    let mut info = match &inputs.cluster.trust {
        Trust::Oidc(trust) => mapping::by_claims(inputs, trust),
        Trust::Aks(aks) => {
            directory::by_directory(inputs, Authenticator::Aks, aks.tenant_id.as_deref())
        }
        Trust::Arc(_) => directory::by_directory(inputs, Authenticator::Arc, None),
    };
    sort_by_number(&mut info.warnings, |warning| warning.level() as usize);
    info
}

/// Whom a RoleBinding must name to mean this person: the user, then each group that is known.
/// Empty where nothing is known.
#[must_use]
pub fn subjects(info: &UserInfo) -> Vec<Subject> {
    let user = info.username.iter().map(|seen| Subject::user(&seen.name));
    let groups = info.groups.known().iter().map(|seen| Subject::group(&seen.name));
    user.chain(groups).filter(|subject| !subject.name.is_empty()).collect()
}
