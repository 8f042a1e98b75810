//! Whose move it is after each meaning.

use super::meaning::Meaning;
use crate::problem::Owner;

impl Meaning {
    /// Whose move it is; `None` where all is well.
    #[must_use]
    pub const fn owner(self) -> Option<Owner> {
        match self {
            Self::Entra(cause) => Some(cause.owner()),
            Self::AllowlistDenied
            | Self::WrongKubeloginForAzure
            | Self::WrongKubeloginForOidc
            | Self::OldOidcLogin
            | Self::OldKubelogin
            | Self::OidcLoginMissing
            | Self::KubeloginMissing
            | Self::KubectlMissing
            | Self::AzMissing
            | Self::AzdMissing
            | Self::OtherPluginMissing
            | Self::AzLogin
            | Self::AzNoSubscription
            | Self::AzdLogin
            | Self::AzWrongTenant
            | Self::AzLocalAccounts
            | Self::AzNotFound
            | Self::AzMergedInC
            | Self::AzConflict
            | Self::AzNoSection
            | Self::AzConvertFailed
            | Self::AzSymlink
            | Self::AzNotWritable
            | Self::AzInvalidPath
            | Self::AzBroken
            | Self::AzPermissions
            | Self::ArcProxy
            | Self::PopFlags
            | Self::ConvertNeeds
            | Self::HelperBlocked
            | Self::ExecInfo
            | Self::LoginTimeout
            | Self::PortInUse
            | Self::NoBrowserHere
            | Self::StateMismatch
            | Self::RefreshEnded
            | Self::AzureProviderGone
            | Self::ProviderUnknown
            | Self::ModeMissing
            | Self::ModeAlways
            | Self::ExecVersion
            | Self::ExecCommandMissing
            | Self::TwoSignIns
            | Self::DuplicateName
            | Self::InsecureAndCa
            | Self::TwoAuthorities
            | Self::BadPem
            | Self::BadBase64
            | Self::WrongType
            | Self::BadEncoding
            | Self::BadNamespace
            | Self::BadProxyUrl
            | Self::NoServer
            | Self::NoContext
            | Self::ContextExists
            | Self::MissingEntry
            | Self::AsksUsername
            | Self::LocalhostRefused
            | Self::ConfigMissing
            | Self::ConfigUnreadable
            | Self::ConfigLocked
            | Self::BrokenYaml
            | Self::ScriptsDisabled
            | Self::OldKubectl
            | Self::NamespaceMissing
            | Self::TokenExpired
            | Self::PlainUnauthorized
            | Self::CertificateTime
            | Self::ExecFailed => Some(Owner::Person),
            Self::AzNoRole | Self::AzNotRegistered => Some(Owner::Directory),
            Self::ForbiddenAzure
            | Self::ForbiddenCluster
            | Self::Forbidden
            | Self::GroupsOverage
            | Self::IssuerDiffers
            | Self::AudienceDiffers
            | Self::TokenInvalid => Some(Owner::Cluster),
            Self::RedirectMismatch
            | Self::ClientUnknown
            | Self::ScopeRefused
            | Self::GrantRefused
            | Self::ProviderDiscovery
            | Self::CertificateName
            | Self::CertificateUnknown => Some(Owner::Operator),
            Self::PrivateCluster
            | Self::ProxyRefused
            | Self::ProxyUnreachable
            | Self::NotTls
            | Self::NoSuchHost
            | Self::Refused
            | Self::NoRoute
            | Self::Reset
            | Self::TimedOut => Some(Owner::Network),
            Self::AzSlow | Self::Busy => Some(Owner::Wait),
            Self::NothingThere => None,
        }
    }

    /// Whether it says little, and is left out where something else is known.
    #[must_use]
    pub const fn is_general(self) -> bool {
        matches!(
            self,
            Self::OtherPluginMissing
                | Self::PlainUnauthorized
                | Self::NoSuchHost
                | Self::TimedOut
                | Self::ExecFailed
        )
    }
}
