//! Who the API server will take a person for: their user name and groups, per cluster.
//!
//! For `oidc` clusters the claims of the ID token go through the cluster's mapping exactly as
//! kube-apiserver's OIDC authenticator does it (`apiserver/plugin/pkg/authenticator/token/oidc`);
//! for AKS and Arc by Entra's rules (AKS documentation, "Use Kubernetes RBAC with Entra ID"). What
//! kubectl will really bring is a token of its own, often of another client, so every value says
//! how certain it is. Nothing here decides anything.

mod directory;
mod mapping;
mod warning;

pub use mapping::Mapping;
pub use warning::{Grave, Warning};

use super::subject::Subject;
use crate::config::{Cluster, Identity, Trust};
use crate::json::{Map, Value};

/// What is known of a person, and the cluster in question.
#[derive(Clone, Copy)]
pub struct Asking<'a> {
    /// The claims of their ID token.
    pub claims: &'a Map<String, Value>,
    /// The issuer of the ID token.
    pub issuer: &'a str,
    /// The groups of the person in the directory, as far as they are known; may know more than
    /// the token.
    pub groups: Membership<'a>,
    /// The identity they signed in with.
    pub identity: &'a Identity,
    /// The cluster.
    pub cluster: &'a Cluster,
    /// Whether kubectl gets this very ID token (the methods `builtin` and `token` of `oidc`).
    pub handed: bool,
}

/// The groups of a person in the directory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Membership<'a> {
    /// These, by object id under Entra.
    Known(&'a [String]),
    /// Not known.
    Unknown,
    /// More than a token can hold.
    TooMany,
}

/// Who the API server will take them for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Who {
    /// By which rules.
    pub rules: Rules,
    /// The user name; `None` where this page cannot tell it.
    pub user: Option<Seen>,
    /// The groups.
    pub groups: Groups,
    /// Entra's object id of the person, which holds for every client of its tenant.
    pub object_id: Option<String>,
    /// Entra's tenant id.
    pub tenant_id: Option<String>,
    /// Why the token that kubectl brings may differ from the one of this page.
    pub doubt: Option<Doubt>,
    /// What the person should know, the gravest first.
    pub warnings: Vec<Warning>,
}

impl Who {
    /// Why the API server refuses the sign-in as a whole, where it does.
    #[must_use]
    pub fn refused(&self) -> Option<&Warning> {
        self.warnings.iter().find(|warning| warning.grave() == Grave::Refused)
    }
}

/// The rules by which an API server names people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rules {
    /// The cluster's claim mapping.
    Claims,
    /// AKS-managed Entra integration.
    Aks,
    /// Entra through Azure Arc.
    Arc,
}

/// A name as the API server sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
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
        why: Doubt,
    },
}

/// Why something is not certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
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
    Given(Vec<Seen>),
    /// The cluster takes no groups from the token.
    NotMapped,
    /// This page cannot tell.
    Unknown(Why),
}

impl Groups {
    /// The groups that are known.
    #[must_use]
    pub fn known(&self) -> &[Seen] {
        match self {
            Self::Given(groups) => groups,
            Self::NotMapped | Self::Unknown(_) => &[],
        }
    }
}

/// Why the groups are not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
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

/// Who the API server will take a person for.
#[must_use]
pub fn who(asking: &Asking<'_>) -> Who {
    let mut who = match &asking.cluster.trust {
        Trust::Oidc(trust) => mapping::by_claims(asking, trust),
        Trust::Aks(aks) => directory::by_directory(asking, Rules::Aks, aks.tenant_id.as_deref()),
        Trust::Arc(_) => directory::by_directory(asking, Rules::Arc, None),
    };
    who.warnings.sort_by_key(Warning::grave);
    who
}

/// Whom a RoleBinding must name to mean this person: the user, then each group that is known.
/// Empty where nothing is known.
#[must_use]
pub fn subjects(who: &Who) -> Vec<Subject> {
    let user = who.user.iter().map(|seen| Subject::user(&seen.name));
    let groups = who.groups.known().iter().map(|seen| Subject::group(&seen.name));
    user.chain(groups).filter(|subject| !subject.name.is_empty()).collect()
}

/// A claim that is a text and not empty.
fn text<'a>(claims: &'a Map<String, Value>, name: &str) -> Option<&'a str> {
    claims.get(name).and_then(Value::as_str).filter(|text| !text.is_empty())
}
