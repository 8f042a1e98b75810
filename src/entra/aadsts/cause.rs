//! Why Entra refused, and whose move it is then.

use crate::problem::Owner;

/// Why Entra refused, exact enough for exact words and steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ErrorCause {
    /// The redirect URI is not among the registered ones.
    RedirectUnknown,
    /// The application has no redirect URI at all.
    RedirectMissing,
    /// The redirect URI is registered, but not for a single-page application.
    NotSinglePage,
    /// The application is registered as one that keeps a secret.
    SecretWanted,
    /// The request lacked the proof that a page must send.
    NoProof,
    /// The browser hid where the request came from.
    NoOrigin,
    /// Tokens were asked for in a way that is switched off.
    ImplicitOff,
    /// The tenant does not know the application.
    AppUnknown,
    /// The application is switched off.
    AppDisabled,
    /// The application is one of Microsoft's own.
    FirstParty,
    /// The application is for one tenant, and was asked for all.
    SingleTenant,
    /// The application is for work accounts, and was asked for private ones.
    WorkOnly,
    /// The application does not work where private accounts sign in too.
    NotForAll,
    /// There is no such tenant in this cloud.
    TenantUnknown,
    /// The request named no tenant.
    TenantMissing,
    /// The tenant lies in another of Microsoft's clouds.
    OtherCloud,
    /// The browser is signed in with an account that is not in the tenant.
    SessionElsewhere,
    /// The account is another organisation's and not invited.
    NotInvited,
    /// The account is not in the tenant.
    NotInDirectory,
    /// The account is a private one.
    PrivateAccount,
    /// The person's own organisation does not let them out to this one.
    Outbound,
    /// This organisation does not let accounts of the person's in.
    Inbound,
    /// The network lets people sign in to some organisations only.
    TenantRestrictions,
    /// The person is not assigned to the application.
    NotAssigned,
    /// Nobody has allowed the application yet.
    NoConsent,
    /// Only an administrator may allow the application.
    AdminConsent,
    /// The person may ask an administrator to allow it.
    ConsentRequest,
    /// The person declined.
    Declined,
    /// The application lacks the permission to read who signs in.
    ProfilePermission,
    /// The application asked for a token for itself by another name than its id.
    SelfToken,
    /// The application lacks the permission it asks for.
    PermissionMissing,
    /// The organisation does not have the service.
    ServiceMissing,
    /// The tenant does not know the resource.
    ResourceUnknown,
    /// There is no such scope.
    ScopeUnknown,
    /// Several resources were asked for at once.
    SeveralResources,
    /// The request is of an older kind.
    OldRequest,
    /// The browser has no sign-in there.
    NoSession,
    /// The person has yet to set up a second proof.
    EnrolProof,
    /// A second proof is due.
    ProofDue,
    /// The second proof is too old.
    ProofExpired,
    /// Another provider's proof is due.
    OutsideProof,
    /// The device breaks the organisation's rules.
    DeviceNotCompliant,
    /// The device does not belong to the organisation.
    DeviceNotJoined,
    /// The browser or application is not among the approved ones.
    AppNotApproved,
    /// Conditional Access does not allow this sign-in.
    Blocked,
    /// Conditional Access found something about the device or the request.
    Suspicious,
    /// The device was to prove itself.
    DeviceProof,
    /// A security policy of the tenant blocks it.
    SecurityPolicy,
    /// A partner's account is at risk in its own tenant.
    PartnerAtRisk,
    /// Security defaults block it.
    SecurityDefaults,
    /// Signing in by a code is blocked.
    DeviceCode,
    /// A token bound to the device is demanded.
    BoundToken,
    /// Conditional Access does not know the system of the device.
    PlatformUnsupported,
    /// The account is at risk in its own tenant.
    AtRisk,
    /// The account is locked.
    Locked,
    /// The password has ended.
    PasswordEnded,
    /// The account is disabled.
    AccountDisabled,
    /// Name or password was wrong.
    WrongPassword,
    /// The sign-in has ended with the password, or was revoked.
    Revoked,
    /// The sign-in is older than a change of the password.
    PasswordChanged,
    /// The directory asked something in between.
    Interrupted,
    /// The sign-in page stood open too long.
    FlowEnded,
    /// The same sign-in was asked for too often.
    Loop,
    /// The code was used before.
    CodeUsed,
    /// The code or refresh token has ended.
    CodeEnded,
    /// A page's sign-in has reached its 24 hours.
    DayOver,
    /// A policy wants people to sign in more often.
    Frequency,
    /// The grant is not valid.
    GrantInvalid,
    /// The code is for another tenant.
    OtherTenant,
    /// The proof of this attempt does not fit.
    ProofMismatch,
    /// The request was malformed.
    Malformed,
    /// The request was too long.
    TooLong,
    /// The assertion of a program has ended, or its clock is wrong.
    AssertionEnded,
    /// No federated credential of the application fits the assertion.
    AssertionUnmatched,
    /// The assertion of a program is not signed or addressed as the application has it.
    AssertionWrong,
    /// The secret of the application has ended.
    SecretEnded,
    /// The secret is not the application's.
    SecretWrong,
    /// A number that is not known here, or none.
    Other,
}

impl ErrorCause {
    /// Whose move it is: the one place that says so, for the page and for what kubectl's helpers
    /// print.
    #[must_use]
    pub const fn owner(self) -> Owner {
        match self {
            // The registration, and who runs the page that uses it.
            Self::RedirectUnknown
            | Self::RedirectMissing
            | Self::NotSinglePage
            | Self::SecretWanted
            | Self::ProfilePermission
            | Self::PermissionMissing => Owner::Application,
            Self::AppUnknown
            | Self::FirstParty
            | Self::SingleTenant
            | Self::WorkOnly
            | Self::NotForAll
            | Self::TenantUnknown
            | Self::TenantMissing
            | Self::OtherCloud => Owner::Operator,
            Self::SelfToken
            | Self::ResourceUnknown
            | Self::ScopeUnknown
            | Self::SeveralResources => Owner::Operator,
            Self::NoProof
            | Self::ImplicitOff
            | Self::OldRequest
            | Self::Malformed
            | Self::TooLong => Owner::Operator,
            Self::NoOrigin => Owner::Person,
            // The account, and who lets it in.
            Self::SessionElsewhere
            | Self::NotInvited
            | Self::NotInDirectory
            | Self::PrivateAccount => Owner::Person,
            Self::NotAssigned | Self::Inbound | Self::AppDisabled | Self::ServiceMissing => {
                Owner::Directory
            }
            Self::Outbound | Self::PartnerAtRisk | Self::AtRisk => Owner::HomeOrganisation,
            Self::TenantRestrictions => Owner::Network,
            // Consent.
            Self::NoConsent | Self::AdminConsent | Self::ConsentRequest => Owner::Directory,
            Self::Declined => Owner::Person,
            // Proofs and policies.
            Self::EnrolProof | Self::ProofDue | Self::ProofExpired | Self::OutsideProof => {
                Owner::Person
            }
            Self::DeviceNotCompliant
            | Self::DeviceNotJoined
            | Self::AppNotApproved
            | Self::DeviceProof
            | Self::DeviceCode => Owner::Person,
            Self::Blocked
            | Self::Suspicious
            | Self::SecurityPolicy
            | Self::SecurityDefaults
            | Self::BoundToken => Owner::Directory,
            Self::PlatformUnsupported => Owner::Person,
            // The sign-in itself.
            Self::Locked | Self::PasswordEnded | Self::WrongPassword => Owner::Person,
            Self::AccountDisabled => Owner::Directory,
            Self::NoSession
            | Self::Revoked
            | Self::PasswordChanged
            | Self::CodeEnded
            | Self::DayOver
            | Self::Frequency
            | Self::GrantInvalid => Owner::Person,
            Self::FlowEnded | Self::CodeUsed | Self::OtherTenant | Self::ProofMismatch => {
                Owner::Person
            }
            Self::Interrupted | Self::Loop => Owner::Wait,
            // Programs that sign in.
            Self::AssertionEnded | Self::SecretWrong => Owner::Person,
            Self::AssertionUnmatched | Self::AssertionWrong | Self::SecretEnded => {
                Owner::Application
            }
            Self::Other => Owner::Directory,
        }
    }
}
