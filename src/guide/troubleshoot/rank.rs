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
    let mut lists = OUTRANKS.split(Option::is_none);
    while let (Some(better), Some(worse)) = (lists.next(), lists.next()) {
        if found.iter().any(|meaning| better.contains(&Some(*meaning))) {
            found.retain(|one| !worse.contains(&Some(*one)) || better.contains(&Some(*one)));
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
        NoCredentialSent,
    ]
};

/// Makes one list of pairs of lists, each list ended by `None`: many small ones would cost more.
macro_rules! outranks {
    ($([$($better:ident)+] over [$($worse:ident)+])+) => {
        &[$($(Some(Meaning::$better),)+ None, $(Some(Meaning::$worse),)+ None),+]
    };
}

/// Meanings, and those that are left out beside one of them.
const OUTRANKS: &[Option<Meaning>] = outranks! {
    [ForbiddenAzure NoCredentialSent KubeletRefused PolicyRefused QuotaExceeded NamespaceEnding WebhookUnreachable ProxyAnswered UpgradeRefused]
        over [Forbidden ForbiddenCluster Busy NotTls]
    [ForbiddenCluster] over [Forbidden]
    [NamespaceEnding] over [NamespaceMissing]
    [NodeUnreachable] over [Busy Forbidden UpgradeRefused]
    [KubeletRefused] over [UpgradeRefused]
    [LocalhostRefused LocalClusterStopped OutgoingBlocked DnsDown PrivateCluster]
        over [Refused NoRoute NoSuchHost]
    [PrivateCluster OutgoingBlocked] over [DnsDown]
    [HelperLogin] over [TokenExpired RefreshEnded]
    [AsksUsername] over [Reset]
    [DnsDown] over [SignInUnreachable SignInNoSuchHost]
    [NoContext MissingEntry ConfigMissing] over [LocalhostRefused]
    [MissingEntry] over [NoContext]
    [DuplicateName BadBase64 BadEncoding BadPem WrongType ConfigMissing ConfigUnreadable ExecCommandMissing AzNoSection HelperOutput KeyPairMismatch ClientKeyBroken LinkedFilesMissing]
        over [BrokenYaml]
    [HelperOutput] over [ExecVersion WrongType]
    [LinkedFilesMissing] over [ConfigMissing ConfigUnreadable BadPem]
    [KeyPairMismatch ClientKeyBroken] over [BadPem]
    [ClientCertificateRefused] over [NotTls HandshakeRefused CertificateUnknown CertificateTime]
    [CertificateName CertificateTime CertificateMalformed OtherStoreCertificate]
        over [CertificateUnknown]
    [CertificateName CertificateTime] over [OtherStoreCertificate]
    [ProviderFailed ProviderWebPage SignInCertificate SignInNoSuchHost SignInUnreachable]
        over [RefreshEnded ProviderDiscovery WebPageAnswered]
    [ProviderWebPage] over [ProviderFailed]
    [SignInCertificate SignInNoSuchHost]
        over [SignInUnreachable CertificateUnknown CertificateTime CertificateName]
    [KeyringUnavailable CacheUnavailable CacheNotWritable KeychainRace KeychainLocked CacheOfOtherAccount ManagedIdentityMissing]
        over [NoBrowserHere LoginTimeout SignInUnreachable]
    [KeychainLocked] over [KeychainRace]
    [CacheUnavailable] over [KeyringUnavailable]
    [NoBrowserHere PortInUse] over [LoginTimeout]
    [LoginTimeout] over [SignInUnreachable RefreshEnded TimedOut]
    [KubeloginMissing OidcLoginMissing KubectlMissing AzMissing AzdMissing]
        over [NoBrowserHere ConfigMissing]
    [WrongArchitecture] over [HelperBlocked]
    [TokenVersion] over [IssuerDiffers]
    [GcpProviderGone AzureProviderGone] over [ProviderUnknown]
    [ProxyAnswered WebPageAnswered] over [NotTls]
};
