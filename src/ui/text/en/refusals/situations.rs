//! What each refusal says.

use crate::entra::cases::Situation as S;

/// What happened, and what it means where that is not plain.
#[must_use]
pub const fn situation(situation: S) -> &'static str {
    match situation {
        S::RedirectUnknown => {
            "The address of this page is not among the redirect URIs of the application. They must agree to the letter, a slash at the end too."
        }
        S::RedirectMissing => "The application has no redirect URI at all.",
        S::NotSinglePage => {
            "The address of this page is registered under “Web” or “Mobile and desktop applications”. A page like this one works only under “Single-page application”."
        }
        S::SecretWanted => {
            "The application is registered as one that keeps a secret. A page can keep none: its address belongs under “Single-page application”."
        }
        S::NoProof => {
            "The request came without the proof (PKCE) that this page always sends. An old copy of the page may be in the browser."
        }
        S::NoOrigin => {
            "The browser did not say which page asked. An extension or a proxy may have taken that away."
        }
        S::ImplicitOff => {
            "Tokens were asked for in a way that is switched off, and that this page does not use. An old copy of the page may be in the browser."
        }
        S::AppUnknown => {
            "The tenant does not know this application. The client id, the tenant or the cloud is wrong, or the application was never added to this tenant."
        }
        S::AppDisabled => "The application is switched off in this tenant.",
        S::FirstParty => {
            "The client id is that of an application of Microsoft's, which a page of yours may not use."
        }
        S::SingleTenant => {
            "The application is registered for one tenant, and portal.yaml asks for any."
        }
        S::WorkOnly => {
            "The application is for accounts of organisations, and portal.yaml asks for private ones too."
        }
        S::NotForAll => {
            "The application, or what it asks for, does not work with the tenant “common”."
        }
        S::TenantUnknown => {
            "There is no such tenant in this cloud. A mistyped name and a wrong cloud look the same."
        }
        S::TenantMissing => "The request named no tenant.",
        S::OtherCloud => "The tenant or the account lies in another of Microsoft's clouds.",
        S::SessionElsewhere => {
            "Your browser is signed in with an account that is not in this tenant."
        }
        S::NotInvited => {
            "Your account belongs to another organisation and is not invited to this tenant."
        }
        S::NotInDirectory => {
            "This account is not in the tenant, or its invitation has not been accepted yet."
        }
        S::PrivateAccount => "This is a private account; the application takes accounts of work.",
        S::Outbound => {
            "Your own organisation does not let its people sign in to this tenant (cross-tenant access)."
        }
        S::Inbound => {
            "This tenant does not let people of your organisation in (cross-tenant access)."
        }
        S::TenantRestrictions => {
            "Your network, or your own organisation, lets you sign in only to some tenants, and this is not one of them."
        }
        S::NotAssigned => {
            "The application is only for people who are assigned to it. Neither you nor a group of yours is; groups within groups do not count."
        }
        S::NoConsent => "Nobody has allowed this application what it asks for.",
        S::AdminConsent => {
            "This tenant lets only an administrator allow an application what this one asks for."
        }
        S::ConsentRequest => {
            "This tenant lets only an administrator allow applications. You may ask for it on Microsoft's page."
        }
        S::Declined => "You, or somebody before this screen, declined or cancelled.",
        S::ProfilePermission => {
            "The application lacks the permission to sign people in and read their profile."
        }
        S::SelfToken => {
            "The application asked for a token for itself by another name than its client id."
        }
        S::PermissionMissing => {
            "The application asks for something that its registration does not list under “API permissions”."
        }
        S::ServiceMissing => {
            "The organisation does not have the service that the application asks for, or has not switched it on."
        }
        S::ResourceUnknown => {
            "The tenant does not know the service that a token was asked for. It is the wrong tenant, or the service was never used there."
        }
        S::ScopeUnknown => "There is no such scope, or it is misspelt.",
        S::SeveralResources => "Tokens for several services were asked for at once.",
        S::OldRequest => "The request is of an older kind than this page sends.",
        S::NoSession => "Your browser has no sign-in at Microsoft, or it has ended.",
        S::EnrolProof => {
            "Your account has yet to be set up for a second proof, such as a code on your phone."
        }
        S::ProofDue => "A second proof is due, such as a code on your phone.",
        S::ProofExpired => "Your second proof is too old; it is due again.",
        S::OutsideProof => {
            "Another service that your organisation uses wants a proof of its own first."
        }
        S::DeviceNotCompliant => {
            "A policy lets in only devices that keep your organisation's rules, and yours does not at present."
        }
        S::DeviceNotJoined => {
            "A policy lets in only devices that belong to your organisation, and yours is not registered there."
        }
        S::AppNotApproved => {
            "A policy lets in only approved applications, and this browser is not one of them."
        }
        S::Blocked => {
            "A policy (Conditional Access) does not allow this sign-in. Which one, only the log of sign-ins says; the correlation id finds it."
        }
        S::Suspicious => {
            "A policy (Conditional Access) found fault with the device or the request. The log of sign-ins says why; the correlation id finds it."
        }
        S::DeviceProof => {
            "Your device was to prove that it belongs to your organisation, and could not."
        }
        S::SecurityPolicy => "A security policy of the tenant blocks this sign-in.",
        S::PartnerAtRisk => {
            "You come from a partner organisation, and your account is thought to be at risk there."
        }
        S::SecurityDefaults => "The security defaults of the tenant block this sign-in.",
        S::DeviceCode => "A policy blocks signing in by a code (device code flow).",
        S::BoundToken => {
            "A policy wants tokens that are bound to the device, which no browser can hold."
        }
        S::AtRisk => "Your account is thought to be at risk in its own organisation.",
        S::Locked => {
            "The account is locked for a while, after wrong passwords or from an address that is not trusted."
        }
        S::PasswordEnded => "The password of the account has ended.",
        S::AccountDisabled => "The account is disabled.",
        S::WrongPassword => "The name or the password was wrong.",
        S::Revoked => {
            "The sign-in that was kept no longer counts: the password has changed, or it was revoked."
        }
        S::Interrupted => {
            "Microsoft's page asked something in between and was left. Nothing is wrong."
        }
        S::FlowEnded => "Microsoft's page stood open too long.",
        S::Loop => "The same sign-in was asked for too often in a short time.",
        S::CodeUsed => {
            "The answer of this sign-in was used before. Each works once, also after a reload."
        }
        S::CodeEnded => "The sign-in that was kept has ended for lack of use.",
        S::DayOver => "A page's sign-in lasts 24 hours at most, and these are over.",
        S::Frequency => {
            "A policy wants you to sign in again from time to time; that time has come."
        }
        S::GrantInvalid => "The sign-in that was kept no longer counts.",
        S::OtherTenant => "The answer belongs to another tenant than the one that was asked.",
        S::ProofMismatch => {
            "The proof (PKCE) of this attempt does not fit. Another tab or a cleared storage may have come between."
        }
        S::Malformed => "The request was malformed or lacked something.",
        S::TooLong => "The request was too long.",
        S::Other => {
            "This page has no exact words for this refusal. The log of sign-ins has; the correlation id finds it."
        }
    }
}
