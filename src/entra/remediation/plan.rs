//! Which steps an error takes, and in which order.

use super::step::{
    Attempt, CommandPurpose, CommandWord, IdentityKey, PortalChange, PortalPage, RemediationStep,
    Task,
};
use crate::clouds::Cloud;
use crate::encode::{form_encode, percent};
use crate::entra::aadsts::ErrorCause;
use crate::ids::is_guid;

/// The steps for a cause, in order: what the person may do first, then the administrators.
#[must_use]
pub fn remediation(
    cause: ErrorCause,
    attempt: &Attempt,
    correlation_id: &str,
) -> Vec<RemediationStep> {
    let mut plan = Plan { attempt, correlation_id, steps: Vec::new(), signed_in: false };
    plan.fill(cause);
    plan.steps
}

struct Plan<'a> {
    attempt: &'a Attempt,
    correlation_id: &'a str,
    steps: Vec<RemediationStep>,
    signed_in: bool,
}

impl Plan<'_> {
    fn fill(&mut self, cause: ErrorCause) {
        use ErrorCause as E;
        match cause {
            E::RedirectUnknown | E::RedirectMissing => self.redirect(PortalChange::AddRedirect),
            E::NotSinglePage | E::SecretWanted => self.redirect(PortalChange::MoveRedirect),
            E::NoOrigin => self.yours(&[Task::PlainBrowser]),
            E::NoProof
            | E::ImplicitOff
            | E::SelfToken
            | E::SeveralResources
            | E::OldRequest
            | E::Malformed
            | E::TooLong => {
                self.yours(&[Task::Reload]);
                self.portal_yaml(IdentityKey::Version);
            }
            E::AppUnknown => {
                self.portal_yaml(IdentityKey::ClientId);
                self.portal_yaml(IdentityKey::Tenant);
                self.portal_yaml(IdentityKey::Cloud);
                self.portal(PortalChange::FindApplication, vec![PortalPage::Registrations]);
                self.az(
                    CommandPurpose::ShowApplication,
                    &["ad", "app", "show"],
                    &["--query", "displayName"],
                );
                self.az(CommandPurpose::KnowApplication, &["ad", "sp", "create"], &[]);
            }
            E::AppDisabled => {
                self.enterprise(PortalChange::EnableApplication, PortalPage::Properties);
                let set = ["--set", "accountEnabled=true"];
                self.az(CommandPurpose::EnableApplication, &["ad", "sp", "update"], &set);
            }
            E::FirstParty => self.portal_yaml(IdentityKey::OwnClient),
            E::SingleTenant => {
                self.portal_yaml(IdentityKey::WorkTenant);
                self.registration(PortalChange::SeveralTenants, PortalPage::Authentication);
                let audience = ["--sign-in-audience", "AzureADMultipleOrgs"];
                self.az(CommandPurpose::SeveralTenants, &["ad", "app", "update"], &audience);
            }
            E::WorkOnly | E::NotForAll | E::TenantMissing => {
                self.portal_yaml(IdentityKey::WorkTenant)
            }
            E::TenantUnknown => {
                self.portal_yaml(IdentityKey::Tenant);
                self.portal_yaml(IdentityKey::Cloud);
                self.which_tenant();
            }
            E::OtherCloud => self.portal_yaml(IdentityKey::Cloud),
            E::SessionElsewhere | E::NotInvited | E::NotInDirectory => {
                self.yours(&[Task::OtherAccount]);
                self.portal(
                    PortalChange::Invite,
                    vec![PortalPage::Users, PortalPage::InviteExternal],
                );
            }
            E::PrivateAccount => self.yours(&[Task::WorkAccount]),
            E::Outbound => self.external(PortalChange::AllowOut, PortalPage::Outbound),
            E::Inbound => self.external(PortalChange::AllowIn, PortalPage::Inbound),
            E::TenantRestrictions => {
                self.yours(&[Task::OtherNetwork]);
                self.external(PortalChange::AllowTenant, PortalPage::Restrictions);
            }
            E::NotAssigned => self.enterprise(PortalChange::Assign, PortalPage::UsersAndGroups),
            E::NoConsent => {
                self.yours(&[Task::Accept]);
                self.consent();
            }
            E::AdminConsent => self.consent(),
            E::ConsentRequest => {
                self.yours(&[Task::FillRequest]);
                let way = vec![PortalPage::Enterprise, PortalPage::ConsentRequests];
                self.portal(PortalChange::Review, way);
                self.consent();
            }
            E::ProfilePermission => {
                self.registration(PortalChange::AddProfile, PortalPage::ApiPermissions);
                let rest = ["--api", GRAPH, "--api-permissions", USER_READ];
                self.az(CommandPurpose::AddProfile, &["ad", "app", "permission", "add"], &rest);
                self.consent();
            }
            E::PermissionMissing => {
                self.registration(PortalChange::AddPermission, PortalPage::ApiPermissions);
                self.az(CommandPurpose::ListPermissions, &["ad", "app", "permission", "list"], &[]);
                self.consent();
            }
            E::ServiceMissing => self.know_service(),
            E::ResourceUnknown => {
                self.portal_yaml(IdentityKey::Tenant);
                self.know_service();
            }
            E::ScopeUnknown => self.portal_yaml(IdentityKey::Scope),
            E::EnrolProof => self.yours(&[Task::EnrolProof, Task::SignIn]),
            E::ProofDue | E::ProofExpired | E::OutsideProof => self.yours(&[Task::FinishProofs]),
            E::DeviceNotCompliant => self.device(Task::MendDevice),
            E::DeviceNotJoined | E::DeviceProof => self.device(Task::JoinDevice),
            E::AppNotApproved => self.device(Task::ApprovedBrowser),
            E::Blocked | E::Suspicious | E::SecurityPolicy => {
                self.device(Task::ManagedDevice);
                self.portal(PortalChange::ChangePolicy, vec![PortalPage::ConditionalAccess]);
            }
            E::SecurityDefaults => {
                self.device(Task::FinishProofs);
                self.portal(
                    PortalChange::SecurityDefaults,
                    vec![PortalPage::Overview, PortalPage::Properties],
                );
            }
            E::DeviceCode | E::BoundToken | E::PlatformUnsupported => {
                self.yours(&[Task::OtherMethod]);
                self.find();
                self.portal(PortalChange::ChangePolicy, vec![PortalPage::ConditionalAccess]);
            }
            E::AtRisk | E::PartnerAtRisk => {
                self.yours(&[Task::HelpDesk]);
                self.portal(PortalChange::ClearRisk, vec![PortalPage::RiskyUsers]);
            }
            E::Locked => {
                self.yours(&[Task::Wait, Task::SignIn]);
                self.account(PortalChange::ResetPassword);
            }
            E::PasswordEnded => self.yours(&[Task::NewPassword, Task::SignIn]),
            E::AccountDisabled => self.account(PortalChange::EnableAccount),
            E::WrongPassword => {
                self.yours(&[Task::SignIn, Task::HelpDesk]);
                self.account(PortalChange::ResetPassword);
            }
            E::Loop => self.yours(&[Task::Wait, Task::SignIn]),
            E::ProofMismatch | E::CodeUsed => self.yours(&[Task::SameTab, Task::SignIn]),
            E::Declined
            | E::NoSession
            | E::Revoked
            | E::PasswordChanged
            | E::Interrupted
            | E::FlowEnded
            | E::CodeEnded
            | E::DayOver
            | E::Frequency
            | E::GrantInvalid
            | E::OtherTenant => self.yours(&[Task::SignIn]),
            E::AssertionEnded
            | E::AssertionUnmatched
            | E::AssertionWrong
            | E::SecretEnded
            | E::SecretWrong
            | E::Other => {
                self.yours(&[Task::SignIn]);
                self.find();
            }
        }
    }

    fn yours(&mut self, tasks: &[Task]) {
        self.steps.extend(tasks.iter().copied().map(RemediationStep::Yours));
    }

    fn portal_yaml(&mut self, key: IdentityKey) {
        let value = match key {
            IdentityKey::ClientId | IdentityKey::OwnClient => self.attempt.client_id.clone(),
            IdentityKey::Tenant | IdentityKey::WorkTenant => self.attempt.tenant.clone(),
            IdentityKey::Cloud => self.attempt.cloud.facts().name.to_owned(),
            IdentityKey::Scope => self.attempt.scope.clone(),
            IdentityKey::Version => String::new(),
        };
        self.steps.push(RemediationStep::PortalYaml(key, value));
    }

    fn portal(&mut self, change: PortalChange, way: Vec<PortalPage>) {
        self.steps.push(RemediationStep::Portal(change, way));
    }

    fn application(&self) -> PortalPage {
        PortalPage::Application(self.attempt.client_id.clone())
    }

    fn registration(&mut self, change: PortalChange, last: PortalPage) {
        let way = vec![PortalPage::Registrations, self.application(), last];
        self.portal(change, way);
    }

    fn enterprise(&mut self, change: PortalChange, last: PortalPage) {
        let way = vec![PortalPage::Enterprise, self.application(), last];
        self.portal(change, way);
    }

    fn external(&mut self, change: PortalChange, last: PortalPage) {
        self.portal(change, vec![PortalPage::ExternalIdentities, PortalPage::CrossTenant, last]);
    }

    fn account(&mut self, change: PortalChange) {
        self.portal(change, vec![PortalPage::Users, PortalPage::User(self.attempt.user.clone())]);
    }

    fn find(&mut self) {
        let filter = PortalPage::Correlation(self.correlation_id.to_owned());
        self.portal(PortalChange::FindSignIn, vec![PortalPage::SignInLogs, filter]);
    }

    fn device(&mut self, task: Task) {
        self.yours(&[task, Task::SignIn]);
        self.find();
    }

    fn redirect(&mut self, change: PortalChange) {
        self.registration(change, PortalPage::Authentication);
        let query = "{spa:spa.redirectUris,web:web.redirectUris,public:publicClient.redirectUris}";
        self.az(CommandPurpose::ListRedirects, &["ad", "app", "show"], &["--query", query]);
        let address = &self.attempt.redirect_uri;
        // `--add` cannot reach this list, and the quotes are Python's, which the CLI reads as well
        // as JSON's and every shell passes on.
        if !address.is_empty() && is_plain(address) {
            let set = format!("spa={{'redirectUris':['{address}']}}");
            self.az(CommandPurpose::SetRedirects, &["ad", "app", "update"], &["--set", &set]);
        }
    }

    fn consent(&mut self) {
        let Attempt { origin, tenant, client_id, redirect_uri, scope, .. } = self.attempt;
        // Private accounts have no administrator, so this address does not know `common`.
        let tenant = percent(if tenant == "common" { "organizations" } else { tenant });
        let scope = format!("openid profile email {scope}");
        let query = form_encode(&[
            ("client_id", client_id),
            ("scope", scope.trim_end()),
            ("redirect_uri", redirect_uri),
        ]);
        self.steps
            .push(RemediationStep::Consent(format!("{origin}/{tenant}/v2.0/adminconsent?{query}")));
        self.enterprise(PortalChange::Grant, PortalPage::Permissions);
        self.az(CommandPurpose::Grant, &["ad", "app", "permission", "admin-consent"], &[]);
    }

    fn know_service(&mut self) {
        let service = self.attempt.scope.split('/').next().filter(|id| is_guid(id));
        let id = service.map_or(CommandWord::ServiceId, |id| CommandWord::Is(id.to_owned()));
        self.command(CommandPurpose::KnowService, &["ad", "sp", "create", "--id"], vec![id]);
    }

    fn which_tenant(&mut self) {
        self.command(
            CommandPurpose::ShowTenant,
            &["account", "show", "--query", "tenantId"],
            Vec::new(),
        );
    }

    /// A command about the application.
    fn az(&mut self, aim: CommandPurpose, start: &[&str], rest: &[&str]) {
        let id = ["--id", self.attempt.client_id.as_str()];
        let words = id.iter().chain(rest).map(|word| CommandWord::Is((*word).to_owned())).collect();
        self.command(aim, start, words);
    }

    /// A command, after the sign-in that it needs; none where the CLI does not know the cloud.
    fn command(&mut self, aim: CommandPurpose, start: &[&str], rest: Vec<CommandWord>) {
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
                self.push(CommandPurpose::Cloud, &["cloud", "set", "--name", cloud], Vec::new());
            }
            let tenant = &self.attempt.tenant;
            let mut login = vec!["login", "--allow-no-subscriptions"];
            // To ask for the tenant that was not found would fail again.
            if aim != CommandPurpose::ShowTenant
                && !matches!(tenant.as_str(), "organizations" | "common" | "")
            {
                login.extend(["--tenant", tenant]);
            }
            self.push(CommandPurpose::Login, &login, Vec::new());
        }
        self.push(aim, start, rest);
    }

    fn push(&mut self, aim: CommandPurpose, start: &[&str], rest: Vec<CommandWord>) {
        let words = ["az"].iter().chain(start).map(|word| CommandWord::Is((*word).to_owned()));
        self.steps.push(RemediationStep::Command(aim, words.chain(rest).collect()));
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
