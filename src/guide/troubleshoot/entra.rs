//! The causes of Entra's errors, as they concern kubectl and its helpers.

use crate::entra::aadsts::ErrorCause;

/// Why Entra refused, as far as it makes a difference to kubectl and its helpers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntraMeaning {
    /// A policy blocks sign-in by code.
    DeviceCodeBlocked,
    /// A policy asks for tokens bound to the device.
    TokenProtection,
    /// A policy wants a managed device or an approved application.
    DeviceNotManaged,
    /// A policy does not allow this sign-in.
    ConditionalAccess,
    /// The directory asks for a further proof.
    MultiFactor,
    /// The account does not belong to the directory.
    WrongAccount,
    /// The account is not assigned to the application.
    NotAssigned,
    /// An administrator has to allow the application.
    Consent,
    /// The person cancelled the sign-in.
    Declined,
    /// The directory does not know the application.
    AppUnknown,
    /// The application is switched off.
    AppDisabled,
    /// There is no such tenant in this cloud.
    TenantUnknown,
    /// The tenant does not know AKS: it is the wrong one, or never used it.
    NoAksInTenant,
    /// The directory does not give that permission.
    Scope,
    /// The application lacks the helper's address.
    Redirect,
    /// The address is registered for another kind of application.
    Platform,
    /// A token of the page cannot be renewed by kubectl.
    PageToken,
    /// The kept sign-in is older than a change of the password.
    PasswordChanged,
    /// The kept sign-in has ended.
    Ended,
    /// The account is locked, ended or was typed wrongly.
    Credentials,
    /// A rule between two organisations forbids it.
    CrossTenant,
    /// The network allows only some organisations.
    TenantRestrictions,
    /// The sign-in was interrupted.
    Interrupted,
    /// The request was malformed.
    Request,
    /// A policy does not know the system of the device, or could not tell it.
    PlatformUnsupported,
    /// The assertion of a program has ended.
    AssertionEnded,
    /// No federated credential fits the assertion of a program.
    AssertionUnmatched,
    /// The assertion or certificate of a program is not the application's.
    AssertionWrong,
    /// The secret of a program's application has ended.
    SecretEnded,
    /// The secret of a program is not its application's.
    SecretWrong,
    /// The directory refused, with a number that is not known here.
    Other,
}

impl EntraMeaning {
    /// What a cause means to them.
    #[must_use]
    pub const fn of(cause: ErrorCause) -> Self {
        use ErrorCause as E;
        match cause {
            E::DeviceCode => Self::DeviceCodeBlocked,
            E::BoundToken => Self::TokenProtection,
            E::DeviceNotCompliant | E::DeviceNotJoined | E::AppNotApproved | E::DeviceProof => {
                Self::DeviceNotManaged
            }
            E::Blocked
            | E::Suspicious
            | E::SecurityPolicy
            | E::PartnerAtRisk
            | E::SecurityDefaults
            | E::AtRisk => Self::ConditionalAccess,
            E::EnrolProof | E::ProofDue | E::ProofExpired | E::OutsideProof => Self::MultiFactor,
            E::SessionElsewhere | E::NotInvited | E::NotInDirectory | E::PrivateAccount => {
                Self::WrongAccount
            }
            E::NotAssigned => Self::NotAssigned,
            E::NoConsent | E::AdminConsent | E::ConsentRequest => Self::Consent,
            E::Declined => Self::Declined,
            E::AppUnknown | E::FirstParty | E::SingleTenant | E::WorkOnly | E::NotForAll => {
                Self::AppUnknown
            }
            E::TenantUnknown | E::TenantMissing | E::OtherCloud => Self::TenantUnknown,
            E::ServiceMissing | E::ResourceUnknown => Self::NoAksInTenant,
            E::PermissionMissing
            | E::ScopeUnknown
            | E::SeveralResources
            | E::OldRequest
            | E::ProfilePermission
            | E::SelfToken => Self::Scope,
            E::RedirectUnknown | E::RedirectMissing => Self::Redirect,
            E::NotSinglePage | E::SecretWanted | E::NoProof | E::ImplicitOff => Self::Platform,
            E::NoOrigin => Self::PageToken,
            E::PasswordChanged => Self::PasswordChanged,
            E::Revoked
            | E::CodeEnded
            | E::DayOver
            | E::Frequency
            | E::GrantInvalid
            | E::OtherTenant
            | E::CodeUsed
            | E::NoSession
            | E::ProofMismatch => Self::Ended,
            E::Locked | E::PasswordEnded | E::AccountDisabled | E::WrongPassword => {
                Self::Credentials
            }
            E::Outbound | E::Inbound => Self::CrossTenant,
            E::TenantRestrictions => Self::TenantRestrictions,
            E::Interrupted | E::Loop | E::FlowEnded => Self::Interrupted,
            E::Malformed | E::TooLong => Self::Request,
            E::PlatformUnsupported => Self::PlatformUnsupported,
            E::AssertionEnded => Self::AssertionEnded,
            E::AssertionUnmatched => Self::AssertionUnmatched,
            E::AssertionWrong => Self::AssertionWrong,
            E::SecretEnded => Self::SecretEnded,
            E::SecretWrong => Self::SecretWrong,
            E::AppDisabled => Self::AppDisabled,
            E::Other => Self::Other,
        }
    }
}
