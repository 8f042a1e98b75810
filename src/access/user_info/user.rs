//! What it ends in: names, groups, and how certain each is.

use super::warning::{Warning, WarningLevel};

/// Who the API server will take them for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserInfo {
    /// What the API server knows people by.
    pub authenticator: Authenticator,
    /// The user name; `None` where this page cannot tell it.
    pub username: Option<MappedName>,
    /// The groups.
    pub groups: Groups,
    /// Entra's object id of the person, which holds for every client of its tenant.
    pub object_id: Option<String>,
    /// Entra's tenant id.
    pub tenant_id: Option<String>,
    /// Why the token that kubectl brings may differ from the one of this page.
    pub uncertainty: Option<Uncertainty>,
    /// What the person should know, the gravest first.
    pub warnings: Vec<Warning>,
}

impl UserInfo {
    /// Why the API server refuses the sign-in as a whole, where it does.
    #[must_use]
    pub fn refused(&self) -> Option<&Warning> {
        self.warnings.iter().find(|warning| warning.level() == WarningLevel::Refused)
    }
}

/// What an API server knows people by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Authenticator {
    /// The cluster's claim mapping.
    Claims,
    /// AKS-managed Entra integration.
    Aks,
    /// Entra through Azure Arc.
    Arc,
}

/// A name as the API server sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MappedName {
    /// The exact name.
    pub name: String,
    /// How certain it is.
    pub certainty: Certainty,
    /// Where it comes from.
    pub source: Source,
}

/// How certain something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// As certain as the ID token.
    Certain,
    /// Likely.
    Likely {
        /// Why it is not certain.
        why: Uncertainty,
    },
}

/// Why something is not certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Uncertainty {
    /// kubectl signs in with another client, whose token may hold other claims.
    OtherClient,
    /// The cluster trusts another issuer than the person signed in at.
    OtherIssuer,
    /// The claim usually holds the user principal name, which AKS takes.
    PrincipalName,
    /// Nothing says whether they are a guest in the tenant.
    MaybeGuest,
    /// The server asks the directory itself and may find more.
    Directory,
}

/// Where a name comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A claim, with something before it.
    Claim {
        /// The claim.
        claim: String,
        /// What is put before its value.
        prefix: String,
    },
    /// Entra's object id.
    ObjectId,
    /// Entra's user principal name, from this claim.
    PrincipalName {
        /// The claim.
        claim: &'static str,
    },
    /// Entra's groups, by object id.
    Directory,
}

/// The groups that the API server will see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Groups {
    /// These; beside them everybody who signs in is in `system:authenticated`.
    Given(Vec<MappedName>),
    /// The cluster takes no groups from the token.
    NotMapped,
    /// This page cannot tell.
    Unknown(GroupsUnknown),
}

impl Groups {
    /// The groups that are known.
    #[must_use]
    pub fn known(&self) -> &[MappedName] {
        match self {
            Self::Given(groups) => groups,
            Self::NotMapped | Self::Unknown(_) => &[],
        }
    }
}

/// Why the groups are not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroupsUnknown {
    /// The server asks the directory itself.
    ServerAsks,
    /// The token of this page has none; the one of kubectl's client may.
    OtherClient,
    /// The token names an address that the server asks for them.
    Elsewhere,
    /// The server cannot read them, and refuses the sign-in.
    Refused,
    /// The person is another account in the cluster's tenant.
    OtherTenant,
    /// The person did not sign in with Entra.
    NotEntra,
}
