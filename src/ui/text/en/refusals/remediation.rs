//! What to do about a refusal, in words.

use crate::clouds::Cloud;
use crate::entra::remediation::{
    CommandPurpose, CommandWord, IdentityKey, PortalChange, PortalPage, Task,
};
use crate::guide::{Shell, argument};

/// What the person does.
#[must_use]
pub const fn task(task: Task) -> &'static str {
    match task {
        Task::SignIn => "Sign in again.",
        Task::OtherAccount => {
            "Sign in again with “Use another account” on Microsoft's page, and take the account that belongs to this organisation."
        }
        Task::WorkAccount => "Sign in again with the account of your work or school.",
        Task::FinishProofs => {
            "Sign in again, and finish every step that Microsoft's page asks for."
        }
        Task::EnrolProof => {
            "Open your account's page at your organisation, and add a way to prove who you are under “Security info”."
        }
        Task::MendDevice => {
            "Open the app that your organisation manages the device with (such as Company Portal), and mend what it names: updates, encryption, a screen lock."
        }
        Task::JoinDevice => {
            "Use a computer of your organisation, or register yours under “Access work or school” (Windows) or in Company Portal."
        }
        Task::ApprovedBrowser => {
            "Open this page in the browser that your organisation provides, signed in to its profile for work."
        }
        Task::ManagedDevice => "Try from a computer of your organisation, in its network or VPN.",
        Task::OtherNetwork => "Try from another network, if your organisation allows that.",
        Task::NewPassword => "Set a new password at your organisation.",
        Task::HelpDesk => "Ask your organisation's help desk.",
        Task::Accept => {
            "Sign in again. If Microsoft's page asks you to accept what the application wants, you can; if it says that it needs an administrator, go on here."
        }
        Task::FillRequest => {
            "Sign in again, fill in the reason on Microsoft's page and send the request."
        }
        Task::PlainBrowser => "Try in another browser, or in a private window without extensions.",
        Task::Reload => "Load this page anew, past what the browser has kept (Ctrl and F5).",
        Task::SameTab => {
            "Begin in one tab and stay in it. Do not reload while the sign-in is being checked."
        }
        Task::OtherMethod => {
            "Choose another way for kubectl to sign in: in the browser, or with the Azure CLI."
        }
        Task::Wait => "Wait a quarter of an hour.",
    }
}

/// A key of `portal.yaml` to look at.
#[must_use]
pub fn portal_yaml(key: IdentityKey, value: &str) -> String {
    let (name, told) = match key {
        IdentityKey::ClientId => (
            "clientId",
            "It must be the “Application (client) ID” of the registration, not the object id.",
        ),
        IdentityKey::OwnClient => (
            "clientId",
            "Register an application of your own for this page, and put its “Application (client) ID” here.",
        ),
        IdentityKey::Tenant => ("tenant", "It must be the id or a verified domain of the tenant."),
        IdentityKey::WorkTenant => {
            ("tenant", "Put the id of the one tenant here, or organizations for several.")
        }
        IdentityKey::Cloud => (
            "cloud",
            "It must be the cloud that the tenant lies in: public, usgovernment, china, bleu, delos or govsg. An application is registered in each cloud by itself.",
        ),
        IdentityKey::Scope if value.is_empty() => {
            return "Whoever runs this page looks at the scopes in portal.yaml; this one does not exist.".into();
        }
        IdentityKey::Scope => {
            return format!("Whoever runs this page looks where this scope comes from: {value}");
        }
        IdentityKey::Version => {
            return "If it stays, whoever runs this page should put the newest version in place, and report the number.".into();
        }
    };
    format!("In portal.yaml, look at {name}: {value}. {told}")
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
fn page(page: &PortalPage) -> String {
    let told = match page {
        PortalPage::Registrations => "App registrations",
        PortalPage::Enterprise => "Enterprise apps",
        PortalPage::Application(id) => return id.clone(),
        PortalPage::Authentication => "Authentication",
        PortalPage::ApiPermissions => "API permissions",
        PortalPage::Permissions => "Permissions",
        PortalPage::UsersAndGroups => "Users and groups",
        PortalPage::Properties => "Properties",
        PortalPage::ConsentRequests => "Admin consent requests",
        PortalPage::Users => "Users",
        PortalPage::InviteExternal => "New user, Invite external user",
        PortalPage::User(name) if name.is_empty() => "the account",
        PortalPage::User(name) => return name.clone(),
        PortalPage::ExternalIdentities => "External Identities",
        PortalPage::CrossTenant => "Cross-tenant access settings",
        PortalPage::Outbound => "Outbound access",
        PortalPage::Inbound => "Inbound access",
        PortalPage::Restrictions => "Tenant restrictions",
        PortalPage::SignInLogs => "Sign-in logs",
        PortalPage::Correlation(id) if id.is_empty() => "the time of this sign-in",
        PortalPage::Correlation(id) => return format!("filter Correlation ID: {id}"),
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
            "Under “Single-page application”, add this page's redirect URI, exactly. If that platform is not there, “Add a platform” brings it."
        }
        PortalChange::MoveRedirect => {
            "Remove this page's redirect URI from “Web” or “Mobile and desktop applications”, and add it, exactly, under “Single-page application”."
        }
        PortalChange::FindApplication => {
            "See that under “All applications” one has this client id. If not, it is another tenant's, or was deleted."
        }
        PortalChange::EnableApplication => "Set “Enabled for users to sign in?” to “Yes”.",
        PortalChange::SeveralTenants => {
            "Or, if several tenants are meant: choose accounts in any organizational directory under “Supported account types”."
        }
        PortalChange::Invite => "Invite the account as a guest, if it should have access.",
        PortalChange::AllowOut => {
            "Allow your people to sign in to this tenant, and to this application."
        }
        PortalChange::AllowIn => {
            "Allow people of the other organisation in, and to this application."
        }
        PortalChange::AllowTenant => {
            "Allow this tenant. Older networks do it by the proxy's header Restrict-Access-To-Tenants."
        }
        PortalChange::Assign => {
            "“Add user/group”: the account, or a group that it is in directly. Or set “Assignment required?” to “No” under “Properties”, if everybody may use it."
        }
        PortalChange::Grant => "“Grant admin consent”, which allows it for everybody.",
        PortalChange::Review => {
            "Open the request for this application, then “Review permissions and consent”."
        }
        PortalChange::AddProfile => "Add Microsoft Graph, delegated, User.Read.",
        PortalChange::AddPermission => {
            "“Add a permission”: the service that the refusal names, delegated; then grant it."
        }
        PortalChange::FindSignIn => {
            "Open the sign-in. “Conditional Access” shows the policy that stopped it, “Basic info” the reason."
        }
        PortalChange::ChangePolicy => {
            "Leave this application or these people out of that policy, if they should get in."
        }
        PortalChange::SecurityDefaults => {
            "“Manage security defaults” shows whether they are on. Let the person set up their second proof rather than switch them off."
        }
        PortalChange::ClearRisk => "Look at the account's risk, and dismiss it if it is none.",
        PortalChange::EnableAccount => "Under “Properties”, “Settings”, tick “Account enabled”.",
        PortalChange::ResetPassword => "“Reset password”, if the person cannot do it themselves.",
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
            "Set the redirect URIs of the single-page application. This replaces that list: put the addresses that were shown as spa beside this one. It fails while the same address is still in another list."
        }
        CommandPurpose::ShowApplication => "See whether this tenant has registered it.",
        CommandPurpose::KnowApplication => {
            "If it is registered in another tenant for several: add it to this one."
        }
        CommandPurpose::KnowService => "Make the service known to the tenant.",
        CommandPurpose::EnableApplication => "Let people sign in to it.",
        CommandPurpose::SeveralTenants => "Let accounts of other tenants in.",
        CommandPurpose::ShowTenant => "See the id of the tenant that you are in.",
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
    pages.iter().map(page).collect::<Vec<_>>().join(" › ")
}
