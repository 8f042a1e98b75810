//! Which steps a refusal takes, and in which order.

use super::{Aim, Attempt, Change, Place, Setting, Step, Task, Word};
use crate::clouds::Cloud;
use crate::encode::{form_encode, percent};
use crate::entra::cases::Situation;
use crate::ids::is_guid;

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
        let query = form_encode(&[
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
