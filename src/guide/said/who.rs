//! Whose move it is after each meaning.

use super::meaning::{Meaning, Refusal};

/// Whose move it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// The person who reads it.
    You,
    /// The administrators of the directory or of Azure.
    Directory,
    /// The administrators of the cluster.
    Cluster,
    /// Whoever runs the page that made the file.
    Portal,
    /// The network: a VPN, a proxy, a firewall.
    Network,
    /// Nobody: try again later.
    Wait,
    /// Nobody: all is well.
    Nobody,
}

impl Meaning {
    /// Whose move it is.
    #[must_use]
    pub const fn who(self) -> Who {
        match self {
            Self::Entra(Refusal::DeviceCodeBlocked)
            | Self::Entra(Refusal::DeviceNotManaged)
            | Self::Entra(Refusal::MultiFactor)
            | Self::Entra(Refusal::WrongAccount)
            | Self::Entra(Refusal::Declined)
            | Self::Entra(Refusal::PageToken)
            | Self::Entra(Refusal::PasswordChanged)
            | Self::Entra(Refusal::Ended)
            | Self::Entra(Refusal::Credentials)
            | Self::AllowlistDenied
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
            | Self::ExecFailed => Who::You,
            Self::Entra(Refusal::TokenProtection)
            | Self::Entra(Refusal::ConditionalAccess)
            | Self::Entra(Refusal::NotAssigned)
            | Self::Entra(Refusal::Consent)
            | Self::Entra(Refusal::CrossTenant)
            | Self::Entra(Refusal::Other)
            | Self::AzNoRole
            | Self::AzNotRegistered => Who::Directory,
            Self::ForbiddenAzure
            | Self::ForbiddenCluster
            | Self::Forbidden
            | Self::GroupsOverage
            | Self::IssuerDiffers
            | Self::AudienceDiffers
            | Self::TokenInvalid => Who::Cluster,
            Self::Entra(Refusal::AppUnknown)
            | Self::Entra(Refusal::TenantUnknown)
            | Self::Entra(Refusal::NoAksInTenant)
            | Self::Entra(Refusal::Scope)
            | Self::Entra(Refusal::Redirect)
            | Self::Entra(Refusal::Platform)
            | Self::Entra(Refusal::Request)
            | Self::RedirectMismatch
            | Self::ClientUnknown
            | Self::ScopeRefused
            | Self::GrantRefused
            | Self::ProviderDiscovery
            | Self::CertificateName
            | Self::CertificateUnknown => Who::Portal,
            Self::Entra(Refusal::TenantRestrictions)
            | Self::PrivateCluster
            | Self::ProxyRefused
            | Self::ProxyUnreachable
            | Self::NotTls
            | Self::NoSuchHost
            | Self::Refused
            | Self::NoRoute
            | Self::Reset
            | Self::TimedOut => Who::Network,
            Self::Entra(Refusal::Interrupted) | Self::AzSlow | Self::Busy => Who::Wait,
            Self::NothingThere => Who::Nobody,
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
