//! What to do about a refusal, in words.

use crate::clouds::Cloud;
use crate::entra::remediation::{
    CommandPurpose, CommandWord, IdentityKey, PortalChange, PortalPage, Task,
};
use crate::guide::{Shell, argument};
use crate::ui::text::Text;
use crate::ui::text::language::{said, say, tr};

/// What the person does.
#[must_use]
pub const fn task(task: Task) -> &'static str {
    match task {
        Task::SignIn => "Sign in again.",
        Task::OtherAccount => {
            "Sign in again with “Use another account” on Microsoft's page. Use the account that belongs to this organisation."
        }
        Task::WorkAccount => "Sign in again with your work or school account.",
        Task::FinishProofs => "Sign in again and finish every step that Microsoft's page asks for.",
        Task::EnrolProof => {
            "Open your account's page at your organisation. Under “Security info”, add a way to prove who you are."
        }
        Task::MendDevice => {
            "Open your organisation's app for managing devices (such as Company Portal). Fix what it names: updates, encryption, a screen lock."
        }
        Task::JoinDevice => {
            "Use your organisation's computer, or register yours under “Access work or school” (Windows) or in Company Portal."
        }
        Task::ApprovedBrowser => {
            "Open this page in your organisation's browser, signed in to its work profile."
        }
        Task::ManagedDevice => "Try your organisation's computer, in its network or VPN.",
        Task::OtherNetwork => "Try another network, if your organisation allows it.",
        Task::NewPassword => "Set a new password at your organisation.",
        Task::HelpDesk => "Ask your organisation's help desk.",
        Task::Accept => {
            "Sign in again. If Microsoft's page asks you to accept what the application wants, you can. If it says that it needs an administrator, go on here."
        }
        Task::FillRequest => {
            "Sign in again. Fill in the reason on Microsoft's page and send the request."
        }
        Task::PlainBrowser => "Try another browser, or a private window without extensions.",
        Task::Reload => "Reload this page without the browser's cache (Ctrl and F5).",
        Task::SameTab => {
            "Start in one tab and stay in it. Don't reload while this page checks the sign-in."
        }
        Task::OtherMethod => {
            "Choose another way for kubectl to sign in: in the browser, or with the Azure CLI."
        }
        Task::Wait => "Wait a quarter of an hour.",
    }
}

/// A key of `portal.yaml` to look at.
#[must_use]
pub fn portal_yaml(key: IdentityKey, value: &str) -> Text {
    let (name, told) = match key {
        IdentityKey::ClientId => (
            "clientId",
            "It must be the registration's “Application (client) ID”, not the object id.",
        ),
        IdentityKey::OwnClient => (
            "clientId",
            "Register your own application for this page, and put its “Application (client) ID” here.",
        ),
        IdentityKey::Tenant => ("tenant", "It must be the tenant's id or a verified domain."),
        IdentityKey::WorkTenant => {
            ("tenant", "Put the tenant's id here, or organizations for several.")
        }
        IdentityKey::Cloud => (
            "cloud",
            "It must be the tenant's cloud: public, usgovernment, china, bleu, delos or govsg. Each cloud needs its own registration.",
        ),
        IdentityKey::Scope if value.is_empty() => {
            return "In portal.yaml, check the scopes: this one doesn't exist.".into();
        }
        IdentityKey::Scope => {
            return say!("In portal.yaml, check where this scope comes from: {value}", value);
        }
        IdentityKey::Version => {
            return "If it keeps happening, install this page's newest version, and report the number.".into();
        }
    };
    say!("In portal.yaml, look at {name}: {value}. {told}", name, value, tr(told))
}

/// Where administrators go, and its address where it is known.
#[must_use]
pub const fn portal(cloud: Cloud) -> (&'static str, Option<&'static str>) {
    match cloud {
        Cloud::Public => ("Microsoft Entra admin centre", Some("https://entra.microsoft.com/")),
        Cloud::UsGovernment => {
            ("Azure portal, Microsoft Entra ID", Some("https://portal.azure.us/"))
        }
        Cloud::China => ("Azure portal, Microsoft Entra ID", Some("https://portal.azure.cn/")),
        Cloud::Bleu | Cloud::Delos | Cloud::GovSg => {
            ("portal of your cloud, Microsoft Entra ID", None)
        }
    }
}

/// One page on the way.
fn page(page: &PortalPage) -> Text {
    let told = match page {
        PortalPage::Registrations => "App registrations",
        PortalPage::Enterprise => "Enterprise apps",
        PortalPage::Application(id) => return id.clone().into(),
        PortalPage::Authentication => "Authentication",
        PortalPage::ApiPermissions => "API permissions",
        PortalPage::Permissions => "Permissions",
        PortalPage::UsersAndGroups => "Users and groups",
        PortalPage::Properties => "Properties",
        PortalPage::ConsentRequests => "Admin consent requests",
        PortalPage::Users => "Users",
        PortalPage::InviteExternal => "New user, Invite external user",
        PortalPage::User(name) if name.is_empty() => "the account",
        PortalPage::User(name) => return name.clone().into(),
        PortalPage::ExternalIdentities => "External Identities",
        PortalPage::CrossTenant => "Cross-tenant access settings",
        PortalPage::Outbound => "Outbound access",
        PortalPage::Inbound => "Inbound access",
        PortalPage::Restrictions => "Tenant restrictions",
        PortalPage::SignInLogs => "Sign-in logs",
        PortalPage::Correlation(id) if id.is_empty() => "the time of this sign-in",
        PortalPage::Correlation(id) => return say!("filter Correlation ID: {id}", id),
        PortalPage::ConditionalAccess => "Conditional Access",
        PortalPage::RiskyUsers => "Risky users",
        PortalPage::Overview => "Overview",
    };
    told.into()
}

/// What to do there.
#[must_use]
pub const fn change(change: PortalChange) -> &'static str {
    match change {
        PortalChange::AddRedirect => {
            "Under “Single-page application”, add exactly this page's redirect URI. If that platform is missing, use “Add a platform”."
        }
        PortalChange::MoveRedirect => {
            "Remove this page's redirect URI from “Web” or “Mobile and desktop applications”. Add exactly the same one under “Single-page application”."
        }
        PortalChange::FindApplication => {
            "Check that one under “All applications” has this client id. If not, it's another tenant's, or was deleted."
        }
        PortalChange::EnableApplication => "Set “Enabled for users to sign in?” to “Yes”.",
        PortalChange::SeveralTenants => {
            "For several tenants: choose accounts in any organizational directory under “Supported account types”."
        }
        PortalChange::Invite => "Invite the account as a guest, if it should have access.",
        PortalChange::AllowOut => {
            "Allow your people to sign in to this tenant, and to this application."
        }
        PortalChange::AllowIn => {
            "Allow people of the other organisation in, and to this application."
        }
        PortalChange::AllowTenant => {
            "Allow this tenant. Older networks use the proxy's header Restrict-Access-To-Tenants."
        }
        PortalChange::Assign => {
            "“Add user/group”: the account, or a group that it's in directly. If everybody may use it, set “Assignment required?” to “No” under “Properties”."
        }
        PortalChange::Grant => {
            "Use “Grant admin consent”. It allows the application for everybody."
        }
        PortalChange::Review => {
            "Open the request for this application, then “Review permissions and consent”."
        }
        PortalChange::AddProfile => "Add Microsoft Graph, delegated, User.Read.",
        PortalChange::AddPermission => {
            "“Add a permission”: the service that the refusal names, delegated. Then grant it."
        }
        PortalChange::FindSignIn => {
            "Open the sign-in. “Conditional Access” shows the policy that stopped it. “Basic info” shows the reason."
        }
        PortalChange::ChangePolicy => {
            "If they should get in, exclude this application or these people from that policy."
        }
        PortalChange::SecurityDefaults => {
            "“Manage security defaults” shows whether they're on. Let the person set up a second proof instead of turning them off."
        }
        PortalChange::ClearRisk => "Check the account's risk, and dismiss it if there's none.",
        PortalChange::EnableAccount => "Under “Properties”, “Settings”, tick “Account enabled”.",
        PortalChange::ResetPassword => "“Reset password”, if the person can't do it themselves.",
    }
}

/// What a command is for.
#[must_use]
pub const fn purpose(purpose: CommandPurpose) -> &'static str {
    match purpose {
        CommandPurpose::Cloud => "With the Azure CLI: choose the cloud.",
        CommandPurpose::Login => "With the Azure CLI: sign in as an administrator.",
        CommandPurpose::ListRedirects => "See what is registered now.",
        CommandPurpose::SetRedirects => {
            "Set the single-page application's redirect URIs. This replaces the list, so include the addresses that were shown as spa. It fails while another list still has the same address."
        }
        CommandPurpose::ShowApplication => "See whether this tenant has registered it.",
        CommandPurpose::KnowApplication => {
            "If another tenant registered it for several tenants: add it to this one."
        }
        CommandPurpose::KnowService => "Make the service known to the tenant.",
        CommandPurpose::EnableApplication => "Let people sign in to it.",
        CommandPurpose::SeveralTenants => "Let accounts of other tenants in.",
        CommandPurpose::ShowTenant => "See the id of the tenant that you're in.",
        CommandPurpose::AddProfile => "Add the permission User.Read.",
        CommandPurpose::ListPermissions => "See which permissions it lists now.",
        CommandPurpose::Grant => "Grant what the registration lists, for everybody.",
    }
}

/// One word of a command.
fn word(word: &CommandWord) -> &str {
    match word {
        CommandWord::Is(text) => text,
        CommandWord::ServiceId => "<id of the service that the refusal names>",
    }
}

/// A command as every shell reads it: what needs quotes gets double ones, which bash, zsh, fish,
/// PowerShell and cmd take alike as long as nothing in them is special to one.
#[must_use]
pub fn line(words: &[CommandWord]) -> String {
    let word = |word: &CommandWord| {
        let text = self::word(word);
        let safe = |more: &str| {
            text.chars()
                .all(|c| c.is_ascii_alphanumeric() || "-._/:".contains(c) || more.contains(c))
        };
        if safe("") && !text.is_empty() {
            text.to_owned()
        } else if safe("=,{}[]' <>()") {
            format!("\"{text}\"")
        } else {
            // Only bash is certain then; the room above makes no such command.
            argument(Shell::Posix, text)
        }
    };
    words.iter().map(word).collect::<Vec<_>>().join(" ")
}

/// The way to a page of the portal, as one line.
#[must_use]
pub fn way(pages: &[PortalPage]) -> String {
    pages.iter().map(|one| said(&page(one)).to_owned()).collect::<Vec<_>>().join(" › ")
}
