//! What kubectl and its helpers say, as far as the guide knows it.

/// Why Entra refused, as it concerns kubectl and its helpers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A policy blocks sign-in by code.
    DeviceCodeBlocked,
    /// A policy asks for tokens bound to the device.
    TokenProtection,
    /// A policy wants a managed device or an approved application.
    DeviceNotManaged,
    /// A policy does not allow this sign-in.
    ConditionalAccess,
    /// The directory asks for a further proof.
    MultiFactor,
    /// The account does not belong to the directory.
    WrongAccount,
    /// The account is not assigned to the application.
    NotAssigned,
    /// An administrator has to allow the application.
    Consent,
    /// The person cancelled the sign-in.
    Declined,
    /// The directory does not know the application.
    AppUnknown,
    /// There is no such tenant in this cloud.
    TenantUnknown,
    /// The tenant does not know AKS: it is the wrong one, or never used it.
    NoAksInTenant,
    /// The directory does not give that permission.
    Scope,
    /// The application lacks the helper's address.
    Redirect,
    /// The address is registered for another kind of application.
    Platform,
    /// A token of the page cannot be renewed by kubectl.
    PageToken,
    /// The kept sign-in is older than a change of the password.
    PasswordChanged,
    /// The kept sign-in has ended.
    Ended,
    /// The account is locked, ended or was typed wrongly.
    Credentials,
    /// A rule between two organisations forbids it.
    CrossTenant,
    /// The network allows only some organisations.
    TenantRestrictions,
    /// The sign-in was interrupted.
    Interrupted,
    /// The request was malformed.
    Request,
    /// The directory refused, with a number that is not known here.
    Other,
}

/// What a text means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// Entra refused, with a number.
    Entra(Refusal),
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
    /// The system does not let the helper run.
    HelperBlocked,
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
    /// The provider's description cannot be read.
    ProviderDiscovery,
    /// The file is of the old kind that kubectl no longer reads.
    AzureProviderGone,
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
    /// Something else answers at that address.
    NotTls,
    /// The cluster's name is not known.
    NoSuchHost,
    /// Nothing answers at that address.
    Refused,
    /// There is no way to that network.
    NoRoute,
    /// Something on the way cut the connection.
    Reset,
    /// The cluster did not answer in time.
    TimedOut,
    /// The cluster is busy or starting.
    Busy,
    /// The sign-in helper stopped with an error of its own.
    ExecFailed,
}

impl Meaning {
    /// Every meaning, the most specific first.
    pub const ALL: &[Self] = &[
        Self::Entra(Refusal::DeviceCodeBlocked),
        Self::Entra(Refusal::TokenProtection),
        Self::Entra(Refusal::DeviceNotManaged),
        Self::Entra(Refusal::ConditionalAccess),
        Self::Entra(Refusal::MultiFactor),
        Self::Entra(Refusal::WrongAccount),
        Self::Entra(Refusal::NotAssigned),
        Self::Entra(Refusal::Consent),
        Self::Entra(Refusal::Declined),
        Self::Entra(Refusal::AppUnknown),
        Self::Entra(Refusal::TenantUnknown),
        Self::Entra(Refusal::NoAksInTenant),
        Self::Entra(Refusal::Scope),
        Self::Entra(Refusal::Redirect),
        Self::Entra(Refusal::Platform),
        Self::Entra(Refusal::PageToken),
        Self::Entra(Refusal::PasswordChanged),
        Self::Entra(Refusal::Ended),
        Self::Entra(Refusal::Credentials),
        Self::Entra(Refusal::CrossTenant),
        Self::Entra(Refusal::TenantRestrictions),
        Self::Entra(Refusal::Interrupted),
        Self::Entra(Refusal::Request),
        Self::Entra(Refusal::Other),
        Self::AllowlistDenied,
        Self::WrongKubeloginForAzure,
        Self::WrongKubeloginForOidc,
        Self::OldOidcLogin,
        Self::OldKubelogin,
        Self::OidcLoginMissing,
        Self::KubeloginMissing,
        Self::KubectlMissing,
        Self::AzMissing,
        Self::AzdMissing,
        Self::OtherPluginMissing,
        Self::AzLogin,
        Self::AzNoSubscription,
        Self::AzdLogin,
        Self::AzSlow,
        Self::AzWrongTenant,
        Self::AzLocalAccounts,
        Self::AzNoRole,
        Self::AzNotFound,
        Self::AzNotRegistered,
        Self::AzMergedInC,
        Self::AzConflict,
        Self::AzNoSection,
        Self::AzConvertFailed,
        Self::AzSymlink,
        Self::AzNotWritable,
        Self::AzInvalidPath,
        Self::AzBroken,
        Self::AzPermissions,
        Self::ArcProxy,
        Self::PopFlags,
        Self::ConvertNeeds,
        Self::HelperBlocked,
        Self::ExecInfo,
        Self::LoginTimeout,
        Self::PortInUse,
        Self::NoBrowserHere,
        Self::StateMismatch,
        Self::RedirectMismatch,
        Self::ClientUnknown,
        Self::ScopeRefused,
        Self::GrantRefused,
        Self::RefreshEnded,
        Self::ProviderDiscovery,
        Self::AzureProviderGone,
        Self::ProviderUnknown,
        Self::ModeMissing,
        Self::ModeAlways,
        Self::ExecVersion,
        Self::ExecCommandMissing,
        Self::TwoSignIns,
        Self::DuplicateName,
        Self::InsecureAndCa,
        Self::TwoAuthorities,
        Self::BadPem,
        Self::BadBase64,
        Self::WrongType,
        Self::BadEncoding,
        Self::BadNamespace,
        Self::BadProxyUrl,
        Self::NoServer,
        Self::NoContext,
        Self::ContextExists,
        Self::MissingEntry,
        Self::AsksUsername,
        Self::LocalhostRefused,
        Self::ConfigMissing,
        Self::ConfigUnreadable,
        Self::ConfigLocked,
        Self::BrokenYaml,
        Self::ScriptsDisabled,
        Self::OldKubectl,
        Self::ForbiddenAzure,
        Self::ForbiddenCluster,
        Self::Forbidden,
        Self::NamespaceMissing,
        Self::NothingThere,
        Self::GroupsOverage,
        Self::IssuerDiffers,
        Self::AudienceDiffers,
        Self::TokenExpired,
        Self::TokenInvalid,
        Self::PlainUnauthorized,
        Self::PrivateCluster,
        Self::ProxyRefused,
        Self::ProxyUnreachable,
        Self::CertificateName,
        Self::CertificateTime,
        Self::CertificateUnknown,
        Self::NotTls,
        Self::NoSuchHost,
        Self::Refused,
        Self::NoRoute,
        Self::Reset,
        Self::TimedOut,
        Self::Busy,
        Self::ExecFailed,
    ];
}
