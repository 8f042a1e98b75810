//! What to do about a refusal, step by step: commands as their words, places as their names.
//!
//! Sources: `az ad` and `az login` of the Azure CLI's reference, `v2-admin-consent`, and the menus
//! of the Entra admin centre as its documentation names them.

use super::cases::Situation;
use crate::clouds::Cloud;
use crate::encode::{form, percent};
use crate::ids::is_guid;

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
pub enum Step {
    /// Something the person does themselves.
    Yours(Task),
    /// A key of `portal.yaml` to look at, with its value.
    Setting(Setting, String),
    /// Something to change or look at in the portal, and the way there.
    Portal(Change, Vec<Place>),
    /// A command of the Azure CLI.
    Command(Aim, Vec<Word>),
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
pub enum Setting {
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
pub enum Change {
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
    /// Change the policy that stopped it.
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

/// One place on the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
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
pub enum Aim {
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
pub enum Word {
    /// As it stands.
    Is(String),
    /// The id of the service, which the refusal names and this page does not know.
    ServiceId,
}

/// The steps for a refusal, in order: what the person may do first, then the administrators.
#[must_use]
pub fn steps(situation: Situation, attempt: &Attempt, correlation: &str) -> Vec<Step> {
    let mut plan = Plan { attempt, correlation, steps: Vec::new(), signed_in: false };
    plan.fill(situation);
    plan.steps
}

struct Plan<'a> {
    attempt: &'a Attempt,
    correlation: &'a str,
    steps: Vec<Step>,
    signed_in: bool,
}

impl Plan<'_> {
    fn fill(&mut self, situation: Situation) {
        use Situation as S;
        match situation {
            S::RedirectUnknown | S::RedirectMissing => self.redirect(Change::AddRedirect),
            S::NotSinglePage | S::SecretWanted => self.redirect(Change::MoveRedirect),
            S::NoOrigin => self.yours(&[Task::PlainBrowser]),
            S::NoProof
            | S::ImplicitOff
            | S::SelfToken
            | S::SeveralResources
            | S::OldRequest
            | S::Malformed
            | S::TooLong => {
                self.yours(&[Task::Reload]);
                self.setting(Setting::Version);
            }
            S::AppUnknown => {
                self.setting(Setting::ClientId);
                self.setting(Setting::Tenant);
                self.setting(Setting::Cloud);
                self.portal(Change::FindApplication, vec![Place::Registrations]);
                self.az(Aim::ShowApplication, &["ad", "app", "show"], &["--query", "displayName"]);
                self.az(Aim::KnowApplication, &["ad", "sp", "create"], &[]);
            }
            S::AppDisabled => {
                self.enterprise(Change::EnableApplication, Place::Properties);
                let set = ["--set", "accountEnabled=true"];
                self.az(Aim::EnableApplication, &["ad", "sp", "update"], &set);
            }
            S::FirstParty => self.setting(Setting::OwnClient),
            S::SingleTenant => {
                self.setting(Setting::WorkTenant);
                self.registration(Change::SeveralTenants, Place::Authentication);
                let audience = ["--sign-in-audience", "AzureADMultipleOrgs"];
                self.az(Aim::SeveralTenants, &["ad", "app", "update"], &audience);
            }
            S::WorkOnly | S::NotForAll | S::TenantMissing => self.setting(Setting::WorkTenant),
            S::TenantUnknown => {
                self.setting(Setting::Tenant);
                self.setting(Setting::Cloud);
                self.which_tenant();
            }
            S::OtherCloud => self.setting(Setting::Cloud),
            S::SessionElsewhere | S::NotInvited | S::NotInDirectory => {
                self.yours(&[Task::OtherAccount]);
                self.portal(Change::Invite, vec![Place::Users, Place::InviteExternal]);
            }
            S::PrivateAccount => self.yours(&[Task::WorkAccount]),
            S::Outbound => self.external(Change::AllowOut, Place::Outbound),
            S::Inbound => self.external(Change::AllowIn, Place::Inbound),
            S::TenantRestrictions => {
                self.yours(&[Task::OtherNetwork]);
                self.external(Change::AllowTenant, Place::Restrictions);
            }
            S::NotAssigned => self.enterprise(Change::Assign, Place::UsersAndGroups),
            S::NoConsent => {
                self.yours(&[Task::Accept]);
                self.consent();
            }
            S::AdminConsent => self.consent(),
            S::ConsentRequest => {
                self.yours(&[Task::FillRequest]);
                let way = vec![Place::Enterprise, Place::ConsentRequests];
                self.portal(Change::Review, way);
                self.consent();
            }
            S::ProfilePermission => {
                self.registration(Change::AddProfile, Place::ApiPermissions);
                let rest = ["--api", GRAPH, "--api-permissions", USER_READ];
                self.az(Aim::AddProfile, &["ad", "app", "permission", "add"], &rest);
                self.consent();
            }
            S::PermissionMissing => {
                self.registration(Change::AddPermission, Place::ApiPermissions);
                self.az(Aim::ListPermissions, &["ad", "app", "permission", "list"], &[]);
                self.consent();
            }
            S::ServiceMissing => self.know_service(),
            S::ResourceUnknown => {
                self.setting(Setting::Tenant);
                self.know_service();
            }
            S::ScopeUnknown => self.setting(Setting::Scope),
            S::EnrolProof => self.yours(&[Task::EnrolProof, Task::SignIn]),
            S::ProofDue | S::ProofExpired | S::OutsideProof => self.yours(&[Task::FinishProofs]),
            S::DeviceNotCompliant => self.device(Task::MendDevice),
            S::DeviceNotJoined | S::DeviceProof => self.device(Task::JoinDevice),
            S::AppNotApproved => self.device(Task::ApprovedBrowser),
            S::Blocked | S::Suspicious | S::SecurityPolicy => {
                self.device(Task::ManagedDevice);
                self.portal(Change::ChangePolicy, vec![Place::ConditionalAccess]);
            }
            S::SecurityDefaults => {
                self.device(Task::FinishProofs);
                self.portal(Change::SecurityDefaults, vec![Place::Overview, Place::Properties]);
            }
            S::DeviceCode | S::BoundToken => {
                self.yours(&[Task::OtherMethod]);
                self.find();
                self.portal(Change::ChangePolicy, vec![Place::ConditionalAccess]);
            }
            S::AtRisk | S::PartnerAtRisk => {
                self.yours(&[Task::HelpDesk]);
                self.portal(Change::ClearRisk, vec![Place::RiskyUsers]);
            }
            S::Locked => {
                self.yours(&[Task::Wait, Task::SignIn]);
                self.account(Change::ResetPassword);
            }
            S::PasswordEnded => self.yours(&[Task::NewPassword, Task::SignIn]),
            S::AccountDisabled => self.account(Change::EnableAccount),
            S::WrongPassword => {
                self.yours(&[Task::SignIn, Task::HelpDesk]);
                self.account(Change::ResetPassword);
            }
            S::Loop => self.yours(&[Task::Wait, Task::SignIn]),
            S::ProofMismatch | S::CodeUsed => self.yours(&[Task::SameTab, Task::SignIn]),
            S::Declined
            | S::NoSession
            | S::Revoked
            | S::Interrupted
            | S::FlowEnded
            | S::CodeEnded
            | S::DayOver
            | S::Frequency
            | S::GrantInvalid
            | S::OtherTenant => self.yours(&[Task::SignIn]),
            S::Other => {
                self.yours(&[Task::SignIn]);
                self.find();
            }
        }
    }

    fn yours(&mut self, tasks: &[Task]) {
        self.steps.extend(tasks.iter().copied().map(Step::Yours));
    }

    fn setting(&mut self, setting: Setting) {
        let value = match setting {
            Setting::ClientId | Setting::OwnClient => self.attempt.client_id.clone(),
            Setting::Tenant | Setting::WorkTenant => self.attempt.tenant.clone(),
            Setting::Cloud => self.attempt.cloud.facts().name.to_owned(),
            Setting::Scope => self.attempt.scope.clone(),
            Setting::Version => String::new(),
        };
        self.steps.push(Step::Setting(setting, value));
    }

    fn portal(&mut self, change: Change, way: Vec<Place>) {
        self.steps.push(Step::Portal(change, way));
    }

    fn application(&self) -> Place {
        Place::Application(self.attempt.client_id.clone())
    }

    fn registration(&mut self, change: Change, last: Place) {
        let way = vec![Place::Registrations, self.application(), last];
        self.portal(change, way);
    }

    fn enterprise(&mut self, change: Change, last: Place) {
        let way = vec![Place::Enterprise, self.application(), last];
        self.portal(change, way);
    }

    fn external(&mut self, change: Change, last: Place) {
        self.portal(change, vec![Place::ExternalIdentities, Place::CrossTenant, last]);
    }

    fn account(&mut self, change: Change) {
        self.portal(change, vec![Place::Users, Place::User(self.attempt.user.clone())]);
    }

    fn find(&mut self) {
        let filter = Place::Correlation(self.correlation.to_owned());
        self.portal(Change::FindSignIn, vec![Place::SignInLogs, filter]);
    }

    fn device(&mut self, task: Task) {
        self.yours(&[task, Task::SignIn]);
        self.find();
    }

    fn redirect(&mut self, change: Change) {
        self.registration(change, Place::Authentication);
        let query = "{spa:spa.redirectUris,web:web.redirectUris,public:publicClient.redirectUris}";
        self.az(Aim::ListRedirects, &["ad", "app", "show"], &["--query", query]);
        let address = &self.attempt.redirect_uri;
        // `--add` cannot reach this list, and the quotes are Python's, which the CLI reads as well
        // as JSON's and every shell passes on.
        if !address.is_empty() && is_plain(address) {
            let set = format!("spa={{'redirectUris':['{address}']}}");
            self.az(Aim::SetRedirects, &["ad", "app", "update"], &["--set", &set]);
        }
    }

    fn consent(&mut self) {
        let Attempt { origin, tenant, client_id, redirect_uri, scope, .. } = self.attempt;
        // Private accounts have no administrator, so this address does not know `common`.
        let tenant = percent(if tenant == "common" { "organizations" } else { tenant });
        let scope = format!("openid profile email {scope}");
        let query = form(&[
            ("client_id", client_id),
            ("scope", scope.trim_end()),
            ("redirect_uri", redirect_uri),
        ]);
        self.steps.push(Step::Consent(format!("{origin}/{tenant}/v2.0/adminconsent?{query}")));
        self.enterprise(Change::Grant, Place::Permissions);
        self.az(Aim::Grant, &["ad", "app", "permission", "admin-consent"], &[]);
    }

    fn know_service(&mut self) {
        let service = self.attempt.scope.split('/').next().filter(|id| is_guid(id));
        let id = service.map_or(Word::ServiceId, |id| Word::Is(id.to_owned()));
        self.command(Aim::KnowService, &["ad", "sp", "create", "--id"], vec![id]);
    }

    fn which_tenant(&mut self) {
        self.command(Aim::ShowTenant, &["account", "show", "--query", "tenantId"], Vec::new());
    }

    /// A command about the application.
    fn az(&mut self, aim: Aim, start: &[&str], rest: &[&str]) {
        let id = ["--id", self.attempt.client_id.as_str()];
        let words = id.iter().chain(rest).map(|word| Word::Is((*word).to_owned())).collect();
        self.command(aim, start, words);
    }

    /// A command, after the sign-in that it needs; none where the CLI does not know the cloud.
    fn command(&mut self, aim: Aim, start: &[&str], rest: Vec<Word>) {
        let cloud = match self.attempt.cloud {
            Cloud::Public => None,
            Cloud::UsGovernment => Some("AzureUSGovernment"),
            Cloud::China => Some("AzureChinaCloud"),
            Cloud::Bleu | Cloud::Delos | Cloud::GovSg => return,
        };
        if !is_plain(&self.attempt.client_id) || !is_plain(&self.attempt.tenant) {
            return;
        }
        if !self.signed_in {
            self.signed_in = true;
            if let Some(cloud) = cloud {
                self.push(Aim::Cloud, &["cloud", "set", "--name", cloud], Vec::new());
            }
            let tenant = &self.attempt.tenant;
            let mut login = vec!["login", "--allow-no-subscriptions"];
            // To ask for the tenant that was not found would fail again.
            if aim != Aim::ShowTenant && !matches!(tenant.as_str(), "organizations" | "common" | "")
            {
                login.extend(["--tenant", tenant]);
            }
            self.push(Aim::Login, &login, Vec::new());
        }
        self.push(aim, start, rest);
    }

    fn push(&mut self, aim: Aim, start: &[&str], rest: Vec<Word>) {
        let words = ["az"].iter().chain(start).map(|word| Word::Is((*word).to_owned()));
        self.steps.push(Step::Command(aim, words.chain(rest).collect()));
    }
}

/// Whether a value may stand in a command. On Windows a batch file takes `az`'s words apart once
/// more, and no quoting of the shell's reaches it; whoever has such a value uses the portal.
fn is_plain(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_alphanumeric() || "-._~:/[]".contains(c))
}

/// Microsoft Graph, and its permission `User.Read`.
const GRAPH: &str = "00000003-0000-0000-c000-000000000000";
const USER_READ: &str = "e1fe6dd8-ba31-4d61-89e7-88639da4683d=Scope";
