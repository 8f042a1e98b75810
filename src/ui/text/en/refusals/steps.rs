//! What to do about a refusal, in words.

use crate::clouds::Cloud;
use crate::entra::cases::Mover;
use crate::entra::steps::{Aim, Change, Place, Setting, Task, Word};

/// Whose move it is.
#[must_use]
pub const fn mover(mover: Mover) -> &'static str {
    match mover {
        Mover::Person => "Your move",
        Mover::Directory => "The directory's administrator",
        Mover::Application => "Whoever registered the application",
        Mover::Home => "Your own organisation",
        Mover::Operator => "Whoever runs this page",
        Mover::Nobody => "Nobody: it passes",
    }
}

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
pub fn setting(setting: Setting, value: &str) -> String {
    let (key, told) = match setting {
        Setting::ClientId => (
            "clientId",
            "It must be the “Application (client) ID” of the registration, not the object id.",
        ),
        Setting::OwnClient => (
            "clientId",
            "Register an application of your own for this page, and put its “Application (client) ID” here.",
        ),
        Setting::Tenant => ("tenant", "It must be the id or a verified domain of the tenant."),
        Setting::WorkTenant => {
            ("tenant", "Put the id of the one tenant here, or organizations for several.")
        }
        Setting::Cloud => (
            "cloud",
            "It must be the cloud that the tenant lies in: public, usgovernment, china, bleu, delos or govsg. An application is registered in each cloud by itself.",
        ),
        Setting::Scope if value.is_empty() => {
            return "Whoever runs this page looks at the scopes in portal.yaml; this one does not exist.".into();
        }
        Setting::Scope => {
            return format!("Whoever runs this page looks where this scope comes from: {value}");
        }
        Setting::Version => {
            return "If it stays, whoever runs this page should put the newest version in place, and report the number.".into();
        }
    };
    format!("In portal.yaml, look at {key}: {value}. {told}")
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

/// One place on the way.
#[must_use]
pub fn place(place: &Place) -> String {
    let told = match place {
        Place::Registrations => "App registrations",
        Place::Enterprise => "Enterprise apps",
        Place::Application(id) => return id.clone(),
        Place::Authentication => "Authentication",
        Place::ApiPermissions => "API permissions",
        Place::Permissions => "Permissions",
        Place::UsersAndGroups => "Users and groups",
        Place::Properties => "Properties",
        Place::ConsentRequests => "Admin consent requests",
        Place::Users => "Users",
        Place::InviteExternal => "New user, Invite external user",
        Place::User(name) if name.is_empty() => "the account",
        Place::User(name) => return name.clone(),
        Place::ExternalIdentities => "External Identities",
        Place::CrossTenant => "Cross-tenant access settings",
        Place::Outbound => "Outbound access",
        Place::Inbound => "Inbound access",
        Place::Restrictions => "Tenant restrictions",
        Place::SignInLogs => "Sign-in logs",
        Place::Correlation(id) if id.is_empty() => "the time of this sign-in",
        Place::Correlation(id) => return format!("filter Correlation ID: {id}"),
        Place::ConditionalAccess => "Conditional Access",
        Place::RiskyUsers => "Risky users",
        Place::Overview => "Overview",
    };
    told.into()
}

/// What to do there.
#[must_use]
pub const fn change(change: Change) -> &'static str {
    match change {
        Change::AddRedirect => {
            "Under “Single-page application”, add this page's redirect URI, exactly. If that platform is not there, “Add a platform” brings it."
        }
        Change::MoveRedirect => {
            "Remove this page's redirect URI from “Web” or “Mobile and desktop applications”, and add it, exactly, under “Single-page application”."
        }
        Change::FindApplication => {
            "See that under “All applications” one has this client id. If not, it is another tenant's, or was deleted."
        }
        Change::EnableApplication => "Set “Enabled for users to sign in?” to “Yes”.",
        Change::SeveralTenants => {
            "Or, if several tenants are meant: choose accounts in any organizational directory under “Supported account types”."
        }
        Change::Invite => "Invite the account as a guest, if it should have access.",
        Change::AllowOut => "Allow your people to sign in to this tenant, and to this application.",
        Change::AllowIn => "Allow people of the other organisation in, and to this application.",
        Change::AllowTenant => {
            "Allow this tenant. Older networks do it by the proxy's header Restrict-Access-To-Tenants."
        }
        Change::Assign => {
            "“Add user/group”: the account, or a group that it is in directly. Or set “Assignment required?” to “No” under “Properties”, if everybody may use it."
        }
        Change::Grant => "“Grant admin consent”, which allows it for everybody.",
        Change::Review => {
            "Open the request for this application, then “Review permissions and consent”."
        }
        Change::AddProfile => "Add Microsoft Graph, delegated, User.Read.",
        Change::AddPermission => {
            "“Add a permission”: the service that the refusal names, delegated; then grant it."
        }
        Change::FindSignIn => {
            "Open the sign-in. “Conditional Access” shows the policy that stopped it, “Basic info” the reason."
        }
        Change::ChangePolicy => {
            "Leave this application or these people out of that policy, if they should get in."
        }
        Change::SecurityDefaults => {
            "“Manage security defaults” shows whether they are on. Let the person set up their second proof rather than switch them off."
        }
        Change::ClearRisk => "Look at the account's risk, and dismiss it if it is none.",
        Change::EnableAccount => "Under “Properties”, “Settings”, tick “Account enabled”.",
        Change::ResetPassword => "“Reset password”, if the person cannot do it themselves.",
    }
}

/// What a command is for.
#[must_use]
pub const fn aim(aim: Aim) -> &'static str {
    match aim {
        Aim::Cloud => "With the Azure CLI: choose the cloud.",
        Aim::Login => "With the Azure CLI: sign in as an administrator.",
        Aim::ListRedirects => "See what is registered now.",
        Aim::SetRedirects => {
            "Set the redirect URIs of the single-page application. This replaces that list: put the addresses that were shown as spa beside this one. It fails while the same address is still in another list."
        }
        Aim::ShowApplication => "See whether this tenant has registered it.",
        Aim::KnowApplication => {
            "If it is registered in another tenant for several: add it to this one."
        }
        Aim::KnowService => "Make the service known to the tenant.",
        Aim::EnableApplication => "Let people sign in to it.",
        Aim::SeveralTenants => "Let accounts of other tenants in.",
        Aim::ShowTenant => "See the id of the tenant that you are in.",
        Aim::AddProfile => "Add the permission User.Read.",
        Aim::ListPermissions => "See which permissions it lists now.",
        Aim::Grant => "Grant what the registration lists, for everybody.",
    }
}

/// One word of a command.
#[must_use]
pub fn word(word: &Word) -> &str {
    match word {
        Word::Is(text) => text,
        Word::ServiceId => "<id of the service that the refusal names>",
    }
}
