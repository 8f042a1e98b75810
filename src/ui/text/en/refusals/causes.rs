//! What each cause says, and whose move it is.

use crate::entra::aadsts::ErrorCause as E;
use crate::problem::Owner;

/// Whose move it is.
#[must_use]
pub const fn owner(owner: Owner) -> &'static str {
    match owner {
        Owner::Person => "Your move",
        Owner::Directory => "The directory's administrator",
        Owner::Application => "Whoever registered the application",
        Owner::HomeOrganisation | Owner::Network => "Your own organisation",
        Owner::Operator => "Whoever runs this page",
        Owner::Cluster => "The cluster's administrator",
        Owner::Wait => "Nobody: it passes",
    }
}

/// What happened, and what it means where that is not plain.
#[must_use]
pub const fn cause(cause: E) -> &'static str {
    match cause {
        E::RedirectUnknown => {
            "The address of this page is not among the redirect URIs of the application. They must agree to the letter, a slash at the end too."
        }
        E::RedirectMissing => "The application has no redirect URI at all.",
        E::NotSinglePage => {
            "The address of this page is registered under “Web” or “Mobile and desktop applications”. A page like this one works only under “Single-page application”."
        }
        E::SecretWanted => {
            "The application is registered as one that keeps a secret. A page can keep none: its address belongs under “Single-page application”."
        }
        E::NoProof => {
            "The request came without the proof (PKCE) that this page always sends. An old copy of the page may be in the browser."
        }
        E::NoOrigin => {
            "The browser did not say which page asked. An extension or a proxy may have taken that away."
        }
        E::ImplicitOff => {
            "Tokens were asked for in a way that is switched off, and that this page does not use. An old copy of the page may be in the browser."
        }
        E::AppUnknown => {
            "The tenant does not know this application. The client id, the tenant or the cloud is wrong, or the application was never added to this tenant."
        }
        E::AppDisabled => "The application is switched off in this tenant.",
        E::FirstParty => {
            "The client id is that of an application of Microsoft's, which a page of yours may not use."
        }
        E::SingleTenant => {
            "The application is registered for one tenant, and portal.yaml asks for any."
        }
        E::WorkOnly => {
            "The application is for accounts of organisations, and portal.yaml asks for private ones too."
        }
        E::NotForAll => {
            "The application, or what it asks for, does not work with the tenant “common”."
        }
        E::TenantUnknown => {
            "There is no such tenant in this cloud. A mistyped name and a wrong cloud look the same."
        }
        E::TenantMissing => "The request named no tenant.",
        E::OtherCloud => "The tenant or the account lies in another of Microsoft's clouds.",
        E::SessionElsewhere => {
            "Your browser is signed in with an account that is not in this tenant."
        }
        E::NotInvited => {
            "Your account belongs to another organisation and is not invited to this tenant."
        }
        E::NotInDirectory => {
            "This account is not in the tenant, or its invitation has not been accepted yet."
        }
        E::PrivateAccount => "This is a private account; the application takes accounts of work.",
        E::Outbound => {
            "Your own organisation does not let its people sign in to this tenant (cross-tenant access)."
        }
        E::Inbound => {
            "This tenant does not let people of your organisation in (cross-tenant access)."
        }
        E::TenantRestrictions => {
            "Your network, or your own organisation, lets you sign in only to some tenants, and this is not one of them."
        }
        E::NotAssigned => {
            "The application is only for people who are assigned to it. Neither you nor a group of yours is; groups within groups do not count."
        }
        E::NoConsent => "Nobody has allowed this application what it asks for.",
        E::AdminConsent => {
            "This tenant lets only an administrator allow an application what this one asks for."
        }
        E::ConsentRequest => {
            "This tenant lets only an administrator allow applications. You may ask for it on Microsoft's page."
        }
        E::Declined => "You, or somebody before this screen, declined or cancelled.",
        E::ProfilePermission => {
            "The application lacks the permission to sign people in and read their profile."
        }
        E::SelfToken => {
            "The application asked for a token for itself by another name than its client id."
        }
        E::PermissionMissing => {
            "The application asks for something that its registration does not list under “API permissions”."
        }
        E::ServiceMissing => {
            "The organisation does not have the service that the application asks for, or has not switched it on."
        }
        E::ResourceUnknown => {
            "The tenant does not know the service that a token was asked for. It is the wrong tenant, or the service was never used there."
        }
        E::ScopeUnknown => "There is no such scope, or it is misspelt.",
        E::SeveralResources => "Tokens for several services were asked for at once.",
        E::OldRequest => "The request is of an older kind than this page sends.",
        E::NoSession => "Your browser has no sign-in at Microsoft, or it has ended.",
        E::EnrolProof => {
            "Your account has yet to be set up for a second proof, such as a code on your phone."
        }
        E::ProofDue => "A second proof is due, such as a code on your phone.",
        E::ProofExpired => "Your second proof is too old; it is due again.",
        E::OutsideProof => {
            "Another service that your organisation uses wants a proof of its own first."
        }
        E::DeviceNotCompliant => {
            "A policy lets in only devices that keep your organisation's rules, and yours does not at present."
        }
        E::DeviceNotJoined => {
            "A policy lets in only devices that belong to your organisation, and yours is not registered there."
        }
        E::AppNotApproved => {
            "A policy lets in only approved applications, and this browser is not one of them."
        }
        E::Blocked => {
            "A policy (Conditional Access) does not allow this sign-in. Which one, only the log of sign-ins says; the correlation id finds it."
        }
        E::Suspicious => {
            "A policy (Conditional Access) found fault with the device or the request. The log of sign-ins says why; the correlation id finds it."
        }
        E::DeviceProof => {
            "Your device was to prove that it belongs to your organisation, and could not."
        }
        E::SecurityPolicy => "A security policy of the tenant blocks this sign-in.",
        E::PartnerAtRisk => {
            "You come from a partner organisation, and your account is thought to be at risk there."
        }
        E::SecurityDefaults => "The security defaults of the tenant block this sign-in.",
        E::DeviceCode => "A policy blocks signing in by a code (device code flow).",
        E::BoundToken => {
            "A policy wants tokens that are bound to the device, which no browser can hold."
        }
        E::AtRisk => "Your account is thought to be at risk in its own organisation.",
        E::Locked => {
            "The account is locked for a while, after wrong passwords or from an address that is not trusted."
        }
        E::PasswordEnded => "The password of the account has ended.",
        E::AccountDisabled => "The account is disabled.",
        E::WrongPassword => "The name or the password was wrong.",
        E::Revoked | E::PasswordChanged => {
            "The sign-in that was kept no longer counts: the password has changed, or it was revoked."
        }
        E::Interrupted => {
            "Microsoft's page asked something in between and was left. Nothing is wrong."
        }
        E::FlowEnded => "Microsoft's page stood open too long.",
        E::Loop => "The same sign-in was asked for too often in a short time.",
        E::CodeUsed => {
            "The answer of this sign-in was used before. Each works once, also after a reload."
        }
        E::CodeEnded => "The sign-in that was kept has ended for lack of use.",
        E::DayOver => "A page's sign-in lasts 24 hours at most, and these are over.",
        E::Frequency => {
            "A policy wants you to sign in again from time to time; that time has come."
        }
        E::GrantInvalid => "The sign-in that was kept no longer counts.",
        E::OtherTenant => "The answer belongs to another tenant than the one that was asked.",
        E::ProofMismatch => {
            "The proof (PKCE) of this attempt does not fit. Another tab or a cleared storage may have come between."
        }
        E::Malformed => "The request was malformed or lacked something.",
        E::TooLong => "The request was too long.",
        E::PlatformUnsupported => {
            "A policy of Conditional Access does not know the system of this device."
        }
        E::AssertionEnded => "The assertion that the program signed in with has ended.",
        E::AssertionUnmatched => "No federated credential of the application fits the assertion.",
        E::AssertionWrong => {
            "The assertion or certificate of the program is not as the application has it."
        }
        E::SecretEnded => "The secret of the application has ended.",
        E::SecretWrong => "The secret is not one of the application's.",
        E::Other => {
            "This page has no exact words for this refusal. The log of sign-ins has; the correlation id finds it."
        }
    }
}
