//! Which of several meanings of one text stand.

use super::entra::EntraMeaning;
use super::meaning::Meaning;

impl Meaning {
    /// How much it says: 0 is left out where anything else is known, 1 where something better is.
    const fn weight(self) -> u8 {
        match self {
            Self::ExecFailed | Self::ExecFailedUnknown | Self::AzPermissions => 0,
            Self::OtherPluginMissing
            | Self::PlainUnauthorized
            | Self::NoSuchHost
            | Self::TimedOut
            | Self::TokenInvalid
            | Self::AzLogin
            | Self::AzdLogin
            | Self::NothingThere
            | Self::ExtensionApiDown => 1,
            _ => 2,
        }
    }

    /// Whether it is said of the way to a host.
    pub(super) const fn is_of_the_way(self) -> bool {
        matches!(
            self,
            Self::NoSuchHost
                | Self::DnsDown
                | Self::Refused
                | Self::LocalhostRefused
                | Self::LocalClusterStopped
                | Self::NoRoute
                | Self::Reset
                | Self::TimedOut
                | Self::NotTls
                | Self::HandshakeRefused
                | Self::WebPageAnswered
                | Self::ProxyAnswered
                | Self::CertificateName
                | Self::CertificateTime
                | Self::CertificateUnknown
                | Self::CertificateMalformed
                | Self::OtherStoreCertificate
                | Self::OutgoingBlocked
                | Self::SignInCertificate
                | Self::SignInNoSuchHost
                | Self::SignInUnreachable
        )
    }

    /// Whether it is not of the way to a host, and a host makes it more exact all the same.
    pub(super) const fn names_a_host(self) -> bool {
        matches!(
            self,
            Self::ProxyUnreachable
                | Self::ProxyRefused
                | Self::PrivateCluster
                | Self::NodeUnreachable
                | Self::IssuerUnreachable
                | Self::ClientCertificateRefused
                | Self::ProviderDiscovery
                | Self::ProviderFailed
                | Self::ProviderWebPage
        )
    }

    /// Whether both have the same words: several causes of Entra's may mean the same here.
    pub(super) fn says_the_same_as(self, other: Self) -> bool {
        match (self, other) {
            (Self::Entra(one), Self::Entra(other)) => {
                EntraMeaning::of(one) == EntraMeaning::of(other)
            }
            (one, other) => one == other,
        }
    }
}

/// Takes out what another meaning already says more exactly.
pub(super) fn keep_specific(found: &mut Vec<Meaning>) {
    use Meaning::*;
    for (better, worse) in OUTRANKS {
        if found.iter().any(|meaning| better.contains(meaning)) {
            found.retain(|meaning| !worse.contains(meaning) || better.contains(meaning));
        }
    }
    // These say why, whatever became of the way then.
    let certain =
        [WebhookUnreachable, NodeUnreachable, ProxyUnreachable, ProxyRefused, IssuerUnreachable];
    if found.iter().any(|meaning| certain.contains(meaning)) {
        found.retain(|meaning| !meaning.is_of_the_way());
    }
    // A number of Entra's says why; these say only that something was refused.
    if found.iter().any(|meaning| matches!(meaning, Entra(_))) {
        found.retain(|meaning| !UNDER_ENTRA.contains(meaning));
    }
    let most = found.iter().map(|meaning| meaning.weight()).max().unwrap_or_default();
    found.retain(|meaning| meaning.weight() == most);
}

const UNDER_ENTRA: &[Meaning] = {
    use Meaning::*;
    &[
        RefreshEnded,
        ClientUnknown,
        ScopeRefused,
        GrantRefused,
        RedirectMismatch,
        TokenExpired,
        BrokerCancelled,
        NoBrowserHere,
        LoginTimeout,
        ProviderFailed,
        AzNoSubscription,
    ]
};

/// Meanings, and those that are left out beside one of them.
const OUTRANKS: &[(&[Meaning], &[Meaning])] = {
    use Meaning::*;
    &[
        (
            &[
                ForbiddenAzure,
                NoCredentialSent,
                KubeletRefused,
                PolicyRefused,
                QuotaExceeded,
                NamespaceEnding,
                WebhookUnreachable,
                ProxyAnswered,
                UpgradeRefused,
            ],
            &[Forbidden, ForbiddenCluster, Busy, NotTls],
        ),
        (&[ForbiddenCluster], &[Forbidden]),
        (&[NamespaceEnding], &[NamespaceMissing]),
        (&[NodeUnreachable], &[Busy, Forbidden, UpgradeRefused]),
        (&[KubeletRefused], &[UpgradeRefused]),
        (
            &[LocalhostRefused, LocalClusterStopped, OutgoingBlocked, DnsDown, PrivateCluster],
            &[Refused, NoRoute, NoSuchHost],
        ),
        (&[PrivateCluster, OutgoingBlocked], &[DnsDown]),
        (&[HelperLogin], &[TokenExpired]),
        (&[DnsDown], &[SignInUnreachable, SignInNoSuchHost]),
        (&[NoContext, MissingEntry, ConfigMissing], &[LocalhostRefused]),
        (&[MissingEntry], &[NoContext]),
        (
            &[
                DuplicateName,
                BadBase64,
                BadEncoding,
                BadPem,
                WrongType,
                ConfigMissing,
                ConfigUnreadable,
                ExecCommandMissing,
                AzNoSection,
                HelperOutput,
                KeyPairMismatch,
                ClientKeyBroken,
                LinkedFilesMissing,
            ],
            &[BrokenYaml],
        ),
        (&[HelperOutput], &[ExecVersion, WrongType]),
        (&[LinkedFilesMissing], &[ConfigMissing, ConfigUnreadable, BadPem]),
        (&[KeyPairMismatch, ClientKeyBroken], &[BadPem]),
        (
            &[ClientCertificateRefused],
            &[NotTls, HandshakeRefused, CertificateUnknown, CertificateTime],
        ),
        (
            &[CertificateName, CertificateTime, CertificateMalformed, OtherStoreCertificate],
            &[CertificateUnknown],
        ),
        (&[CertificateName, CertificateTime], &[OtherStoreCertificate]),
        (
            &[
                ProviderFailed,
                ProviderWebPage,
                SignInCertificate,
                SignInNoSuchHost,
                SignInUnreachable,
            ],
            &[RefreshEnded, ProviderDiscovery, WebPageAnswered],
        ),
        (&[ProviderWebPage], &[ProviderFailed]),
        (
            &[SignInCertificate, SignInNoSuchHost],
            &[SignInUnreachable, CertificateUnknown, CertificateTime, CertificateName],
        ),
        (
            &[
                KeyringUnavailable,
                CacheUnavailable,
                CacheNotWritable,
                KeychainRace,
                KeychainLocked,
                CacheOfOtherAccount,
                ManagedIdentityMissing,
            ],
            &[NoBrowserHere, LoginTimeout, SignInUnreachable],
        ),
        (&[KeychainLocked], &[KeychainRace]),
        (&[CacheUnavailable], &[KeyringUnavailable]),
        (&[NoBrowserHere, PortInUse], &[LoginTimeout]),
        (&[LoginTimeout], &[SignInUnreachable, RefreshEnded, TimedOut]),
        (
            &[KubeloginMissing, OidcLoginMissing, KubectlMissing, AzMissing, AzdMissing],
            &[NoBrowserHere, ConfigMissing],
        ),
        (&[WrongArchitecture], &[HelperBlocked]),
        (&[TokenVersion], &[IssuerDiffers]),
        (&[GcpProviderGone, AzureProviderGone], &[ProviderUnknown]),
        (&[ProxyAnswered, WebPageAnswered], &[NotTls]),
    ]
};
