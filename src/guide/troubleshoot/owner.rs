//! Whose move it is after each meaning.

use super::meaning::Meaning;
use crate::problem::Owner;

impl Meaning {
    /// Whose move it is; `None` where all is well.
    #[must_use]
    pub const fn owner(self) -> Option<Owner> {
        match self {
            Self::Entra(cause) => Some(cause.owner()),
            // The helpers and programs on the machine.
            Self::AllowlistDenied
            | Self::WrongKubeloginForAzure
            | Self::WrongKubeloginForOidc
            | Self::OldOidcLogin
            | Self::OldKubelogin
            | Self::LoginUnknown => Some(Owner::Person),
            Self::OidcLoginMissing
            | Self::KubeloginMissing
            | Self::KubectlMissing
            | Self::AzMissing
            | Self::AzdMissing
            | Self::OtherPluginMissing => Some(Owner::Person),
            Self::KeyringUnavailable
            | Self::CacheUnavailable
            | Self::CacheNotWritable
            | Self::ManagedIdentityMissing
            | Self::KeychainRace
            | Self::KeychainLocked
            | Self::CacheOfOtherAccount
            | Self::ManagedIdentityTenant
            | Self::BrokerCancelled
            | Self::WrongArchitecture
            | Self::HelperOutput => Some(Owner::Person),
            Self::HelperBlocked
            | Self::HelperLogin
            | Self::ExecInfo
            | Self::ExecFailed
            | Self::ExecFailedUnknown
            | Self::ScriptsDisabled
            | Self::OldKubectl => Some(Owner::Person),
            // The Azure CLI.
            Self::AzLogin
            | Self::AzNoSubscription
            | Self::AzdLogin
            | Self::AzWrongTenant
            | Self::AzLocalAccounts
            | Self::AzNotFound => Some(Owner::Person),
            Self::AzMergedInC
            | Self::AzConflict
            | Self::AzNoSection
            | Self::AzConvertFailed
            | Self::AzSymlink
            | Self::AzNotWritable
            | Self::AzInvalidPath
            | Self::AzBroken
            | Self::AzPermissions => Some(Owner::Person),
            Self::ArcProxy | Self::PopFlags | Self::ConvertNeeds => Some(Owner::Person),
            Self::AzNoRole | Self::AzNotRegistered => Some(Owner::Directory),
            Self::AzSlow => Some(Owner::Wait),
            // The sign-in of a helper.
            Self::LoginTimeout
            | Self::PortInUse
            | Self::NoBrowserHere
            | Self::StateMismatch
            | Self::RefreshEnded
            | Self::TokenExpired => Some(Owner::Person),
            Self::RedirectMismatch
            | Self::ClientUnknown
            | Self::ScopeRefused
            | Self::GrantRefused
            | Self::ProviderDiscovery => Some(Owner::Operator),
            Self::ProviderFailed => Some(Owner::Wait),
            Self::ProviderWebPage => Some(Owner::Network),
            // The kubeconfig.
            Self::AzureProviderGone
            | Self::GcpProviderGone
            | Self::ProviderUnknown
            | Self::ModeMissing
            | Self::ModeAlways
            | Self::ExecVersion
            | Self::ExecCommandMissing
            | Self::TwoSignIns => Some(Owner::Person),
            Self::DuplicateName
            | Self::InsecureAndCa
            | Self::TwoAuthorities
            | Self::KeyPairMismatch
            | Self::ClientKeyBroken
            | Self::LinkedFilesMissing
            | Self::BadPem
            | Self::BadBase64
            | Self::WrongType
            | Self::BadEncoding
            | Self::BadNamespace
            | Self::BadProxyUrl
            | Self::NoServer => Some(Owner::Person),
            Self::NoContext
            | Self::ContextExists
            | Self::MissingEntry
            | Self::AsksUsername
            | Self::LocalhostRefused => Some(Owner::Person),
            Self::ConfigMissing
            | Self::ConfigUnreadable
            | Self::ConfigLocked
            | Self::BrokenYaml => Some(Owner::Person),
            // The cluster.
            Self::ForbiddenAzure
            | Self::ForbiddenCluster
            | Self::Forbidden
            | Self::GroupsOverage
            | Self::IssuerDiffers
            | Self::AudienceDiffers
            | Self::TokenInvalid => Some(Owner::Cluster),
            Self::NamespaceMissing | Self::PlainUnauthorized => Some(Owner::Person),
            Self::NoCredentialSent | Self::PolicyRefused => Some(Owner::Person),
            Self::KubeletRefused
            | Self::QuotaExceeded
            | Self::WebhookUnreachable
            | Self::NodeUnreachable
            | Self::TokenVersion
            | Self::SigningAlgorithm
            | Self::SigningKeyUnknown
            | Self::ClaimMissing
            | Self::IssuerUnreachable
            | Self::CertificateMalformed
            | Self::ExtensionApiDown => Some(Owner::Cluster),
            Self::EmailUnverified => Some(Owner::Directory),
            Self::Busy | Self::NamespaceEnding => Some(Owner::Wait),
            Self::NothingThere => None,
            // The way to it.
            Self::CertificateName | Self::CertificateUnknown => Some(Owner::Operator),
            Self::CertificateTime
            | Self::OtherStoreCertificate
            | Self::ClientCertificateRefused
            | Self::LocalClusterStopped => Some(Owner::Person),
            Self::SignInCertificate
            | Self::SignInNoSuchHost
            | Self::SignInUnreachable
            | Self::OutgoingBlocked
            | Self::DnsDown
            | Self::ProxyAnswered
            | Self::UpgradeRefused
            | Self::WebPageAnswered => Some(Owner::Network),
            Self::PrivateCluster
            | Self::ProxyRefused
            | Self::ProxyUnreachable
            | Self::NotTls
            | Self::HandshakeRefused
            | Self::NoSuchHost
            | Self::Refused
            | Self::NoRoute
            | Self::Reset
            | Self::TimedOut => Some(Owner::Network),
        }
    }
}
