//! What one step is: commands as their words, pages of the portal as their names.

use crate::clouds::Cloud;

/// What is known of a sign-in that was refused or never came back; empty where it is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// The cloud.
    pub cloud: Cloud,
    /// The origin people sign in at.
    pub origin: String,
    /// The tenant, as `portal.yaml` has it.
    pub tenant: String,
    /// The client id.
    pub client_id: String,
    /// The redirect URI.
    pub redirect_uri: String,
    /// The user name, where somebody is signed in.
    pub user: String,
    /// The scope of a token that was refused, beside those of the sign-in.
    pub scope: String,
}

/// One step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RemediationStep {
    /// Something the person does themselves.
    Yours(Task),
    /// A key of `portal.yaml` to look at, with its value.
    PortalYaml(IdentityKey, String),
    /// Something to change or look at in the portal, and the way there.
    Portal(PortalChange, Vec<PortalPage>),
    /// A command of the Azure CLI.
    Command(CommandPurpose, Vec<CommandWord>),
    /// An address where an administrator allows the application.
    Consent(String),
}

/// What the person does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// Sign in again.
    SignIn,
    /// Sign in again and choose another account.
    OtherAccount,
    /// Sign in with the account of work.
    WorkAccount,
    /// Sign in again and finish every proof that is asked for.
    FinishProofs,
    /// Set up a second proof.
    EnrolProof,
    /// Mend what the device lacks.
    MendDevice,
    /// Register the device.
    JoinDevice,
    /// Use the browser that the organisation provides.
    ApprovedBrowser,
    /// Try from a managed device and the usual network.
    ManagedDevice,
    /// Try from another network.
    OtherNetwork,
    /// Set a new password.
    NewPassword,
    /// Ask the help desk.
    HelpDesk,
    /// Allow the application where the directory asks.
    Accept,
    /// Fill in the request on Microsoft's page.
    FillRequest,
    /// Try without extensions, in another browser.
    PlainBrowser,
    /// Load the page anew.
    Reload,
    /// Stay in the tab, and let it keep what it needs.
    SameTab,
    /// Choose another way for kubectl to sign in.
    OtherMethod,
    /// Wait some minutes.
    Wait,
}

/// A key of an identity in `portal.yaml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdentityKey {
    /// `entra.clientId`.
    ClientId,
    /// `entra.clientId`, which must be an application of the organisation's own.
    OwnClient,
    /// `entra.tenant`.
    Tenant,
    /// `entra.tenant`, which must be one tenant or `organizations`.
    WorkTenant,
    /// `entra.cloud`.
    Cloud,
    /// The scope, which comes from a cluster's settings.
    Scope,
    /// Nothing in the file: the page itself.
    Version,
}

/// What to do in the portal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PortalChange {
    /// Add the redirect URI as a single-page application's.
    AddRedirect,
    /// Take the redirect URI away from its platform and add it as a single-page application's.
    MoveRedirect,
    /// See that the application is there.
    FindApplication,
    /// Let people sign in to the application.
    EnableApplication,
    /// Let accounts of other tenants in.
    SeveralTenants,
    /// Invite the account as a guest.
    Invite,
    /// Let the own people out to the other tenant.
    AllowOut,
    /// Let the other organisation's people in.
    AllowIn,
    /// Let the network's people sign in to this tenant.
    AllowTenant,
    /// Assign the person or a group.
    Assign,
    /// Grant the permissions for everybody.
    Grant,
    /// Decide on the request.
    Review,
    /// Add the permission to read who signs in.
    AddProfile,
    /// Add the missing permission.
    AddPermission,
    /// Find this sign-in and the policy that stopped it.
    FindSignIn,
    /// PortalChange the policy that stopped it.
    ChangePolicy,
    /// Look at the security defaults.
    SecurityDefaults,
    /// Look at the risk of the account.
    ClearRisk,
    /// Enable the account.
    EnableAccount,
    /// Unlock the account or give it a new password.
    ResetPassword,
}

/// One page on the way through the portal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PortalPage {
    /// The registrations of applications.
    Registrations,
    /// The applications that the tenant knows.
    Enterprise,
    /// The application, by its client id.
    Application(String),
    /// An application's redirect URIs.
    Authentication,
    /// What an application may ask for.
    ApiPermissions,
    /// What was allowed to an application.
    Permissions,
    /// Who may use an application.
    UsersAndGroups,
    /// An application's or the tenant's properties.
    Properties,
    /// Requests for consent.
    ConsentRequests,
    /// The people of the tenant.
    Users,
    /// Inviting somebody.
    InviteExternal,
    /// One person; a name where it is known.
    User(String),
    /// What is settled with other organisations.
    ExternalIdentities,
    /// The rules between organisations.
    CrossTenant,
    /// What the own people may.
    Outbound,
    /// What others' people may.
    Inbound,
    /// What the network allows.
    Restrictions,
    /// The log of sign-ins.
    SignInLogs,
    /// A filter by the correlation id.
    Correlation(String),
    /// The policies of Conditional Access.
    ConditionalAccess,
    /// People at risk.
    RiskyUsers,
    /// The tenant's overview.
    Overview,
}

/// What a command is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CommandPurpose {
    /// Choose the cloud.
    Cloud,
    /// Sign in to the tenant.
    Login,
    /// List the redirect URIs, by platform.
    ListRedirects,
    /// Set the redirect URIs of the single-page application, which replaces the list.
    SetRedirects,
    /// See that the application is there.
    ShowApplication,
    /// Make the application known to the tenant.
    KnowApplication,
    /// Make the service known to the tenant.
    KnowService,
    /// Let people sign in to the application.
    EnableApplication,
    /// Let accounts of other tenants in.
    SeveralTenants,
    /// See which tenant one is signed in to.
    ShowTenant,
    /// Add the permission to read who signs in.
    AddProfile,
    /// List the permissions.
    ListPermissions,
    /// Grant the permissions for everybody.
    Grant,
}

/// One word of a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CommandWord {
    /// As it stands.
    Is(String),
    /// The id of the service, which the refusal names and this page does not know.
    ServiceId,
}
