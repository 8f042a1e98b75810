//! What a person should know about how a cluster will see them.

/// How grave a warning is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WarningLevel {
    /// The API server refuses the sign-in as a whole.
    Refused,
    /// The name or the groups are not what one would think.
    Caution,
    /// Good to know.
    Note,
}

/// What a person should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// The claim of the user name is not in the token.
    Missing {
        /// The claim.
        claim: String,
        /// The scope that most providers give it for.
        scope: Option<&'static str>,
    },
    /// A claim is not a text, or not a list of texts.
    WrongType {
        /// The claim.
        claim: String,
    },
    /// The claim of the user name is empty: the server takes the prefix alone as the name.
    Empty {
        /// The claim.
        claim: String,
    },
    /// There are more groups than the token can hold. The server asks the address in their place,
    /// which does not answer as it must, and the sign-in is refused.
    Overage {
        /// The claim.
        claim: String,
    },
    /// The token names an address that the server asks for the groups.
    GroupsElsewhere {
        /// The claim.
        claim: String,
    },
    /// What the token says about groups kept elsewhere cannot be read.
    BrokenSources,
    /// The cluster takes groups from a claim that the token does not have.
    NoGroups {
        /// The claim.
        claim: String,
        /// Whether the provider is Entra, whose application must be told to send them.
        entra: bool,
    },
    /// The groups lie within another claim, where the server finds them only by an expression.
    NestedGroups {
        /// The path to them.
        claim: String,
    },
    /// `email` is the user name, and the provider says that it is not verified.
    EmailUnverified,
    /// `email` is the user name, and the provider does not say whether it is verified: accepted.
    EmailUnknown,
    /// Nothing is put before user names (`-`), so that those of other ways to sign in look alike.
    NoPrefix,
    /// `-` means nothing special for groups: it is put before each.
    DashBeforeGroups,
    /// The user name begins with `system:`, which Kubernetes keeps for itself.
    SystemUser,
    /// A group begins with `system:`, which Kubernetes keeps for itself.
    SystemGroup {
        /// The group as the server sees it.
        name: String,
    },
    /// The server does not accept tokens of the client that kubectl signs in with.
    Audience {
        /// The client.
        client: String,
    },
    /// kubectl signs in with another client than this page.
    OtherClient {
        /// The client.
        client: String,
        /// Whether the server accepts the ID token of this page too.
        handed: bool,
    },
    /// The cluster trusts another issuer than the person signed in at.
    OtherIssuer {
        /// The issuer.
        issuer: String,
    },
    /// Entra gives each application another `sub` for the same person, so the name that kubectl's
    /// client brings is not the one in this token.
    Pairwise,
    /// The claim may change, or be given to somebody else later.
    Mutable {
        /// The claim.
        claim: String,
    },
    /// The name is that of a guest account (`#EXT#`).
    GuestName,
    /// Nothing says whether they are a guest; if so, their object id is the name.
    MaybeGuest {
        /// The object id.
        object_id: String,
    },
    /// The cluster belongs to another tenant, where they are another account.
    OtherTenant {
        /// The tenant.
        tenant: String,
    },
    /// The cluster knows people by Entra, and they did not sign in with Entra.
    NotEntra,
    /// An Arc cluster is reached only while `az connectedk8s proxy` runs.
    Arc,
}

impl Warning {
    /// How grave it is.
    #[must_use]
    pub const fn level(&self) -> WarningLevel {
        match self {
            Self::Missing { .. }
            | Self::WrongType { .. }
            | Self::Overage { .. }
            | Self::BrokenSources
            | Self::EmailUnverified
            | Self::Audience { .. } => WarningLevel::Refused,
            Self::Empty { .. }
            | Self::GroupsElsewhere { .. }
            | Self::NoGroups { .. }
            | Self::DashBeforeGroups
            | Self::SystemUser
            | Self::SystemGroup { .. }
            | Self::OtherClient { .. }
            | Self::OtherIssuer { .. }
            | Self::Pairwise
            | Self::MaybeGuest { .. }
            | Self::OtherTenant { .. }
            | Self::NotEntra => WarningLevel::Caution,
            Self::NestedGroups { .. }
            | Self::EmailUnknown
            | Self::NoPrefix
            | Self::Mutable { .. }
            | Self::GuestName
            | Self::Arc => WarningLevel::Note,
        }
    }
}
