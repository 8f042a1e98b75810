//! What kubectl and its helpers say, as far as the guide knows it.

use crate::entra::aadsts::ErrorCause;

/// What a text means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// Entra refused, with a number.
    Entra(ErrorCause),
    /// kubectl is told to run only listed plugins.
    AllowlistDenied,
    /// int128's kubelogin stands where Azure's is needed.
    WrongKubeloginForAzure,
    /// Azure's kubelogin stands where int128's is needed.
    WrongKubeloginForOidc,
    /// The oidc-login plugin is too old for an argument.
    OldOidcLogin,
    /// Azure's kubelogin is too old for an argument.
    OldKubelogin,
    /// Azure's kubelogin does not know the way to sign in that the file names.
    LoginUnknown,
    /// The oidc-login plugin is not there.
    OidcLoginMissing,
    /// kubelogin is not there.
    KubeloginMissing,
    /// kubectl is not there.
    KubectlMissing,
    /// The Azure CLI is not there.
    AzMissing,
    /// The Azure Developer CLI is not there.
    AzdMissing,
    /// Another plugin that the file names is not there.
    OtherPluginMissing,
    /// The Azure CLI is not signed in.
    AzLogin,
    /// The account has no subscription, which kubectl does not need.
    AzNoSubscription,
    /// The Azure Developer CLI is not signed in.
    AzdLogin,
    /// The Azure CLI took too long to answer.
    AzSlow,
    /// Azure refused a token of another tenant.
    AzWrongTenant,
    /// The administrators of the cluster have switched local accounts off.
    AzLocalAccounts,
    /// The account may not do that in Azure.
    AzNoRole,
    /// Azure has no such cluster, group or subscription for this account.
    AzNotFound,
    /// The subscription has never used AKS.
    AzNotRegistered,
    /// The Azure CLI split a Windows path and merged nothing.
    AzMergedInC,
    /// An entry of that name is there with other content.
    AzConflict,
    /// The kubeconfig lacks a section that the Azure CLI wants.
    AzNoSection,
    /// The Azure CLI could not change how the entry signs in.
    AzConvertFailed,
    /// The kubeconfig is a link, and the Azure CLI does not write through links.
    AzSymlink,
    /// The kubeconfig cannot be written.
    AzNotWritable,
    /// KUBECONFIG begins with an empty or wrong path.
    AzInvalidPath,
    /// The Azure CLI cannot read the kubeconfig.
    AzBroken,
    /// Others on the machine can read the kubeconfig.
    AzPermissions,
    /// The cluster is reached through Azure Arc.
    ArcProxy,
    /// Proof of possession needs two flags together.
    PopFlags,
    /// The entry lacks an id that kubelogin needs.
    ConvertNeeds,
    /// The keyring of the system cannot be used.
    KeyringUnavailable,
    /// The cache for tokens cannot be made here, as in a container.
    CacheUnavailable,
    /// The helper or the Azure CLI cannot write where it keeps its sign-ins.
    CacheNotWritable,
    /// Two helpers used the keychain of macOS at once.
    KeychainRace,
    /// The keychain of macOS is locked.
    KeychainLocked,
    /// What was kept is enciphered for another account or machine.
    CacheOfOtherAccount,
    /// The Azure CLI is signed in as a managed identity, and was asked for a tenant.
    ManagedIdentityTenant,
    /// The machine has no managed identity, or not that one.
    ManagedIdentityMissing,
    /// The sign-in window of Windows was closed, or gave up.
    BrokerCancelled,
    /// The program is for another processor or system.
    WrongArchitecture,
    /// The helper printed something else than credentials.
    HelperOutput,
    /// The system does not let the helper run.
    HelperBlocked,
    /// Another program that signs in is not signed in itself.
    HelperLogin,
    /// The helper was run by hand instead of by kubectl.
    ExecInfo,
    /// Nobody finished the sign-in in time.
    LoginTimeout,
    /// The port for the sign-in is taken.
    PortInUse,
    /// No browser could be opened.
    NoBrowserHere,
    /// An answer of an older sign-in came back.
    StateMismatch,
    /// The provider does not know the helper's address.
    RedirectMismatch,
    /// The provider does not know the helper's client.
    ClientUnknown,
    /// The provider does not give a scope.
    ScopeRefused,
    /// The provider does not offer this kind of sign-in.
    GrantRefused,
    /// The kept sign-in has ended.
    RefreshEnded,
    /// The provider failed, and the sign-in may be as good as before.
    ProviderFailed,
    /// A web page came in the place of the provider's answer.
    ProviderWebPage,
    /// The provider's description cannot be read.
    ProviderDiscovery,
    /// The file is of the old kind that kubectl no longer reads.
    AzureProviderGone,
    /// The file uses the sign-in of Google's that kubectl no longer has.
    GcpProviderGone,
    /// The program is built without kubectl's own sign-in.
    ProviderUnknown,
    /// The file lacks a line that this version of the exchange needs.
    ModeMissing,
    /// The helper wants a terminal, and there is none.
    ModeAlways,
    /// kubectl and the helper speak different versions.
    ExecVersion,
    /// The file names no helper.
    ExecCommandMissing,
    /// A user of the file has two ways to sign in.
    TwoSignIns,
    /// A name stands twice in one file.
    DuplicateName,
    /// A cluster has a certificate authority and says not to check it.
    InsecureAndCa,
    /// A cluster has a certificate authority twice.
    TwoAuthorities,
    /// The client's certificate and key do not belong together.
    KeyPairMismatch,
    /// The client's certificate or key cannot be read.
    ClientKeyBroken,
    /// The kubeconfig names files that are not here, or cannot be read.
    LinkedFilesMissing,
    /// The certificate authority is no certificate.
    BadPem,
    /// A value of the file was damaged.
    BadBase64,
    /// A value of the file needs quotes.
    WrongType,
    /// The file was saved in another encoding.
    BadEncoding,
    /// The namespace is no namespace name.
    BadNamespace,
    /// The proxy of the file is no address.
    BadProxyUrl,
    /// A cluster of the file has no address.
    NoServer,
    /// There is no context of that name.
    NoContext,
    /// There is a context of that name already.
    ContextExists,
    /// A context names an entry that is not there.
    MissingEntry,
    /// The current context has no way to sign in.
    AsksUsername,
    /// kubectl found no file and asked this computer.
    LocalhostRefused,
    /// The file is not where kubectl looks.
    ConfigMissing,
    /// kubectl may not read the file.
    ConfigUnreadable,
    /// Another kubectl is writing, or was stopped while it wrote.
    ConfigLocked,
    /// The file is no longer proper YAML.
    BrokenYaml,
    /// PowerShell does not run scripts here.
    ScriptsDisabled,
    /// kubectl is too old for a command.
    OldKubectl,
    /// The account has no role on the cluster in Azure.
    ForbiddenAzure,
    /// That cannot be seen for the whole cluster.
    ForbiddenCluster,
    /// The cluster knows the person and does not allow that.
    Forbidden,
    /// There is no such namespace.
    NamespaceMissing,
    /// All is well: there is only nothing to list.
    NothingThere,
    /// The person is in more groups than a token holds.
    GroupsOverage,
    /// Nobody is signed in: the request carried no credential.
    NoCredentialSent,
    /// A node's kubelet refused the API server, or the person behind it.
    KubeletRefused,
    /// A policy of the cluster refuses the object; the rights are enough.
    PolicyRefused,
    /// The quota of the namespace is used up.
    QuotaExceeded,
    /// The namespace is being deleted.
    NamespaceEnding,
    /// An admission webhook of the cluster does not answer.
    WebhookUnreachable,
    /// The control plane does not reach the node.
    NodeUnreachable,
    /// What lies between does not let a connection be upgraded.
    UpgradeRefused,
    /// The token is of the other version than the API server expects.
    TokenVersion,
    /// The provider has not verified the email that names the person.
    EmailUnverified,
    /// The token is signed with an algorithm that the API server does not accept.
    SigningAlgorithm,
    /// The signature of the token fits no key that the API server has.
    SigningKeyUnknown,
    /// The token lacks a claim that the API server asks for, or it is of the wrong type.
    ClaimMissing,
    /// The API server does not reach the issuer.
    IssuerUnreachable,
    /// The API server trusts another issuer than the token's.
    IssuerDiffers,
    /// The API server accepts another client than the token's.
    AudienceDiffers,
    /// The token has ended.
    TokenExpired,
    /// The API server does not accept the token.
    TokenInvalid,
    /// The cluster does not know who is asking.
    PlainUnauthorized,
    /// The cluster is private, and its name is known only in its own network.
    PrivateCluster,
    /// The proxy on the way wants a sign-in.
    ProxyRefused,
    /// The proxy on the way does not answer.
    ProxyUnreachable,
    /// The certificate is for another name.
    CertificateName,
    /// The certificate is not valid now.
    CertificateTime,
    /// The server's certificate is of an authority that is not known here.
    CertificateUnknown,
    /// The server's certificate is not well formed.
    CertificateMalformed,
    /// A program with certificates of its own does not know the authority.
    OtherStoreCertificate,
    /// The server refuses the client's certificate.
    ClientCertificateRefused,
    /// The certificate of the host that signs in is not accepted here.
    SignInCertificate,
    /// The name of the host that signs in is not known here.
    SignInNoSuchHost,
    /// The host that signs in cannot be reached.
    SignInUnreachable,
    /// Something else answers at that address.
    NotTls,
    /// The other side ended the TLS handshake.
    HandshakeRefused,
    /// The cluster's name is not known.
    NoSuchHost,
    /// Nothing answers at that address.
    Refused,
    /// There is no way to that network.
    NoRoute,
    /// The system or its firewall does not let the program connect.
    OutgoingBlocked,
    /// Nothing answers at a port of this computer that a kubeconfig names.
    LocalClusterStopped,
    /// The DNS server does not answer, or cannot look anything up.
    DnsDown,
    /// A proxy answered in the place of the cluster.
    ProxyAnswered,
    /// A web page came in the place of the cluster's answer.
    WebPageAnswered,
    /// Something on the way cut the connection.
    Reset,
    /// The cluster did not answer in time.
    TimedOut,
    /// An API that extends the cluster's, such as that of metrics, does not answer.
    ExtensionApiDown,
    /// The cluster is busy or starting.
    Busy,
    /// The sign-in helper stopped with an error of its own, which the text does not hold.
    ExecFailed,
    /// The sign-in helper stopped, and its own words are not known here.
    ExecFailedUnknown,
}
