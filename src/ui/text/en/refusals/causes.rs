//! What each cause says, and whose move it is.

use crate::entra::aadsts::ErrorCause as E;
use crate::problem::Owner;

/// Whose move it is.
#[must_use]
pub const fn owner(owner: Owner) -> &'static str {
    match owner {
        Owner::Person => "Your move",
        Owner::Directory => "The directory's administrator",
        Owner::Application => "The application's administrator",
        Owner::HomeOrganisation | Owner::Network => "Your own organisation",
        Owner::Operator => "Your administrator",
        Owner::Cluster => "The cluster's administrator",
        Owner::Wait => "Nobody: just wait",
    }
}

/// What happened, and what it means where that is not plain.
#[must_use]
pub const fn cause(cause: E) -> &'static str {
    match cause {
        E::RedirectUnknown => {
            "This page's address isn't among the application's redirect URIs. They must match exactly, including a slash at the end."
        }
        E::RedirectMissing => "The application has no redirect URI at all.",
        E::NotSinglePage => {
            "The address of this page is registered under “Web” or “Mobile and desktop applications”. This page works only under “Single-page application”."
        }
        E::SecretWanted => {
            "The application is registered as one that keeps a secret. A page can't keep one: its address belongs under “Single-page application”."
        }
        E::NoProof => {
            "The request lacked the proof (PKCE) that this page always sends. Your browser may have an old copy of the page."
        }
        E::NoOrigin => {
            "The browser didn't say which page asked. An extension or a proxy may have removed that."
        }
        E::ImplicitOff => {
            "The request asked for tokens in a way that is turned off. This page doesn't use it. Your browser may have an old copy of the page."
        }
        E::AppUnknown => {
            "The tenant doesn't know this application. The client id, the tenant or the cloud is wrong, or nobody has added the application to this tenant."
        }
        E::AppDisabled => "The application is turned off in this tenant.",
        E::FirstParty => {
            "The client id belongs to one of Microsoft's applications. Other pages can't use it."
        }
        E::SingleTenant => {
            "The application is registered for one tenant, but portal.yaml asks for any."
        }
        E::WorkOnly => {
            "The application is for work accounts, but portal.yaml asks for private ones too."
        }
        E::NotForAll => {
            "The application, or what it asks for, doesn't work with the tenant “common”."
        }
        E::TenantUnknown => "This cloud has no such tenant. The name or the cloud is wrong.",
        E::TenantMissing => "The request named no tenant.",
        E::OtherCloud => "The tenant or the account is in another Microsoft cloud.",
        E::SessionElsewhere => {
            "Your browser is signed in with an account that isn't in this tenant."
        }
        E::NotInvited => {
            "Your account belongs to another organisation and isn't invited to this tenant."
        }
        E::NotInDirectory => {
            "This account isn't in the tenant, or hasn't accepted its invitation yet."
        }
        E::PrivateAccount => "This is a private account. The application needs a work account.",
        E::Outbound => {
            "Your own organisation doesn't let its people sign in to this tenant (cross-tenant access)."
        }
        E::Inbound => {
            "This tenant doesn't let people of your organisation in (cross-tenant access)."
        }
        E::TenantRestrictions => {
            "Your network or your own organisation lets you sign in only to some tenants. This isn't one of them."
        }
        E::NotAssigned => {
            "The application is only for people who are assigned to it. Neither you nor your groups are. Groups within groups don't count."
        }
        E::NoConsent => "Nobody has allowed this application what it asks for.",
        E::AdminConsent => {
            "In this tenant, only an administrator can allow what this application asks for."
        }
        E::ConsentRequest => {
            "In this tenant, only an administrator can allow applications. You can ask for it on Microsoft's page."
        }
        E::Declined => "Someone declined or cancelled on Microsoft's page.",
        E::ProfilePermission => {
            "The application lacks the permission to sign people in and read their profile."
        }
        E::SelfToken => "The application asked for a token for itself, but not by its client id.",
        E::PermissionMissing => {
            "The application asks for something that its registration doesn't list under “API permissions”."
        }
        E::ServiceMissing => {
            "The organisation doesn't have the service that the application asks for, or hasn't turned it on."
        }
        E::ResourceUnknown => {
            "The tenant doesn't know the service that the token is for. The tenant is wrong, or nobody has used the service there."
        }
        E::ScopeUnknown => "This scope doesn't exist, or it's misspelt.",
        E::SeveralResources => "The request asked for several services' tokens at once.",
        E::OldRequest => "The request is of an older kind than this page sends.",
        E::NoSession => "Your browser has no sign-in at Microsoft, or it has ended.",
        E::EnrolProof => {
            "Your account needs a second proof, such as a code on your phone. You haven't set one up yet."
        }
        E::ProofDue => "Your sign-in needs a second proof, such as a code on your phone.",
        E::ProofExpired => "Your second proof is too old. You need a new one.",
        E::OutsideProof => "Another service that your organisation uses needs its own proof first.",
        E::DeviceNotCompliant => {
            "A policy lets in only devices that follow your organisation's rules. Yours doesn't at the moment."
        }
        E::DeviceNotJoined => {
            "A policy lets in only devices of your organisation. Yours isn't registered there."
        }
        E::AppNotApproved => {
            "A policy lets in only approved applications. This browser isn't one of them."
        }
        E::Blocked => {
            "A policy (Conditional Access) doesn't allow this sign-in. Only the sign-in log says which one. Search it for the correlation id."
        }
        E::Suspicious => {
            "A policy (Conditional Access) doesn't accept the device or the request. The sign-in log says why. Search it for the correlation id."
        }
        E::DeviceProof => "Your device couldn't prove that it belongs to your organisation.",
        E::SecurityPolicy => "A security policy of the tenant blocks this sign-in.",
        E::PartnerAtRisk => {
            "You come from a partner organisation. It considers your account at risk."
        }
        E::SecurityDefaults => "The security defaults of the tenant block this sign-in.",
        E::DeviceCode => "A policy blocks sign-in with a code (device code flow).",
        E::BoundToken => {
            "A policy requires tokens that are bound to the device. Browsers can't hold them."
        }
        E::AtRisk => "Your account's own organisation considers it at risk.",
        E::Locked => {
            "The account is locked for a while, because of wrong passwords or an address that isn't trusted."
        }
        E::PasswordEnded => "The account's password has expired.",
        E::AccountDisabled => "The account is disabled.",
        E::WrongPassword => "The name or the password is wrong.",
        E::Revoked | E::PasswordChanged => {
            "The saved sign-in is no longer valid: someone changed the password or revoked it."
        }
        E::Interrupted => "Microsoft's page asked something and got no answer. Nothing is wrong.",
        E::FlowEnded => "Microsoft's page was open too long.",
        E::Loop => "The same sign-in was tried too often in a short time.",
        E::CodeUsed => {
            "This sign-in's answer was used before. Each answer works once, even after a reload."
        }
        E::CodeEnded => "The saved sign-in has ended because it wasn't used.",
        E::DayOver => "A page's sign-in lasts at most 24 hours. They're over.",
        E::Frequency => "A policy requires you to sign in again from time to time.",
        E::GrantInvalid => "The saved sign-in is no longer valid.",
        E::OtherTenant => "The answer belongs to another tenant than this page asked.",
        E::ProofMismatch => {
            "The proof (PKCE) of this attempt doesn't match. Another tab or cleared storage may be the cause."
        }
        E::Malformed => "The request was malformed or lacked something.",
        E::TooLong => "The request was too long.",
        E::PlatformUnsupported => {
            "A policy (Conditional Access) doesn't know this device's system."
        }
        E::AssertionEnded => "The program's assertion for the sign-in has ended.",
        E::AssertionUnmatched => {
            "No federated credential of the application matches the assertion."
        }
        E::AssertionWrong => {
            "The program's assertion or certificate doesn't match the application's."
        }
        E::SecretEnded => "The application's secret has expired.",
        E::SecretWrong => "The secret isn't one of the application's.",
        E::Other => {
            "This page can't explain this refusal. The sign-in log can. Search it for the correlation id."
        }
    }
}
