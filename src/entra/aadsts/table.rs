//! The numbers of Entra's that a sign-in meets: to the code of the failure, and to the cause.
//!
//! A sign-in that is refused needs the code and the owner; causes get their words and steps in what
//! opens later.

use super::cause::ErrorCause;

/// Codes of failures, and under each the numbers that it stands for with their causes. No number
/// stands twice.
///
/// Source: `reference-error-codes` of the Entra documentation.
pub const TABLE: &[(&str, &[(u32, ErrorCause)])] = {
    use ErrorCause as E;
    &[
        (
            "entra.registration",
            &[
                (50011, E::RedirectUnknown),
                (500_113, E::RedirectMissing),
                (900_971, E::RedirectMissing),
                (9_002_326, E::NotSinglePage),
                (90023, E::NotSinglePage),
                (7_000_218, E::SecretWanted),
                (7_000_216, E::SecretWanted),
                (9_002_325, E::NoProof),
                (9_002_327, E::NoOrigin),
                (700_054, E::ImplicitOff),
            ],
        ),
        (
            "entra.application",
            &[
                (700_016, E::AppUnknown),
                (7_000_229, E::AppUnknown),
                (70001, E::AppDisabled),
                (7_000_112, E::AppDisabled),
                (500_014, E::AppDisabled),
                (65002, E::FirstParty),
                (50194, E::SingleTenant),
                (9_002_332, E::WorkOnly),
                (90124, E::NotForAll),
                (90130, E::NotForAll),
            ],
        ),
        (
            "entra.tenant",
            &[
                (90002, E::TenantUnknown),
                (900_021, E::TenantUnknown),
                (900_023, E::TenantUnknown),
                (50059, E::TenantMissing),
                (50128, E::TenantMissing),
                (90038, E::OtherCloud),
                (900_432, E::OtherCloud),
            ],
        ),
        (
            "entra.account",
            &[
                (16000, E::SessionElsewhere),
                (16003, E::SessionElsewhere),
                (50020, E::NotInvited),
                (90072, E::NotInvited),
                (50034, E::NotInDirectory),
                (51004, E::NotInDirectory),
                (50014, E::NotInDirectory),
                (500_208, E::PrivateAccount),
            ],
        ),
        ("entra.assignment", &[(50105, E::NotAssigned)]),
        (
            "entra.consent",
            &[
                (65001, E::NoConsent),
                (90094, E::AdminConsent),
                (90093, E::AdminConsent),
                (90095, E::ConsentRequest),
                (90008, E::ProfilePermission),
                (90009, E::SelfToken),
            ],
        ),
        ("entra.declined", &[(65004, E::Declined)]),
        (
            "entra.scope",
            &[
                (65005, E::PermissionMissing),
                (650_056, E::PermissionMissing),
                (650_057, E::PermissionMissing),
                (650_052, E::ServiceMissing),
                (500_011, E::ResourceUnknown),
                (650_053, E::ScopeUnknown),
                (70011, E::ScopeUnknown),
                (28002, E::ScopeUnknown),
                (28003, E::ScopeUnknown),
            ],
        ),
        (
            "entra.multifactor",
            &[
                (50072, E::EnrolProof),
                (50079, E::EnrolProof),
                (53004, E::EnrolProof),
                (50074, E::ProofDue),
                (50076, E::ProofDue),
                (50078, E::ProofExpired),
                (500_121, E::ProofDue),
                (50158, E::OutsideProof),
            ],
        ),
        (
            "entra.conditional-access",
            &[
                (53000, E::DeviceNotCompliant),
                (53001, E::DeviceNotJoined),
                (53002, E::AppNotApproved),
                (53003, E::Blocked),
                (50131, E::Suspicious),
                (50097, E::DeviceProof),
                (50129, E::DeviceNotJoined),
                (50155, E::DeviceProof),
                (530_032, E::SecurityPolicy),
                (530_034, E::PartnerAtRisk),
                (530_035, E::SecurityDefaults),
                (530_036, E::DeviceCode),
                (530_084, E::BoundToken),
                (53011, E::AtRisk),
                (50005, E::PlatformUnsupported),
                (530_003, E::DeviceNotCompliant),
                (530_004, E::DeviceNotCompliant),
                (530_031, E::Blocked),
                (53009, E::AppNotApproved),
            ],
        ),
        (
            "entra.session",
            &[
                (50058, E::NoSession),
                (50132, E::Revoked),
                (50133, E::PasswordChanged),
                (50173, E::PasswordChanged),
                (54005, E::CodeUsed),
                (70008, E::CodeEnded),
                (700_082, E::CodeEnded),
                (700_084, E::DayOver),
                (70043, E::Frequency),
                (70000, E::GrantInvalid),
                (700_005, E::OtherTenant),
                (50147, E::ProofMismatch),
                (501_491, E::ProofMismatch),
                (501_481, E::ProofMismatch),
            ],
        ),
        (
            "entra.credentials",
            &[
                (50053, E::Locked),
                (50055, E::PasswordEnded),
                (50057, E::AccountDisabled),
                (500_571, E::AccountDisabled),
                (50144, E::PasswordEnded),
                (50126, E::WrongPassword),
            ],
        ),
        (
            "entra.cross-tenant",
            &[
                (500_212, E::Outbound),
                (500_213, E::Inbound),
                (500_021, E::TenantRestrictions),
                (500_022, E::TenantRestrictions),
            ],
        ),
        (
            "entra.passing",
            &[
                (50140, E::Interrupted),
                (50199, E::Interrupted),
                (50089, E::FlowEnded),
                (70019, E::FlowEnded),
                (50196, E::Loop),
                (90033, E::Interrupted),
                (90055, E::Interrupted),
            ],
        ),
        (
            "entra.other",
            &[
                (700_022, E::SeveralResources),
                (28000, E::SeveralResources),
                (901_002, E::OldRequest),
                (90013, E::Malformed),
                (90014, E::Malformed),
                (900_144, E::Malformed),
                (9_002_313, E::Malformed),
                (90015, E::TooLong),
                (700_024, E::AssertionEnded),
                (500_133, E::AssertionEnded),
                (70021, E::AssertionUnmatched),
                (700_211, E::AssertionUnmatched),
                (700_212, E::AssertionUnmatched),
                (700_213, E::AssertionUnmatched),
                (70025, E::AssertionUnmatched),
                (50012, E::AssertionWrong),
                (50013, E::AssertionWrong),
                (700_021, E::AssertionWrong),
                (700_023, E::AssertionWrong),
                (700_027, E::AssertionWrong),
                (700_030, E::AssertionWrong),
                (7_000_222, E::SecretEnded),
                (7_000_215, E::SecretWrong),
                (70002, E::SecretWrong),
            ],
        ),
    ]
};

/// The code of failures whose number has no words of its own for what is loaded first.
const OTHER: &str = "entra.other";

/// The code of the failure and the cause that a number stands for; the last of each where the
/// number is not known here.
pub(super) fn look_up(number: u32) -> (&'static str, ErrorCause) {
    for (code, numbers) in TABLE {
        if let Some((_, cause)) = numbers.iter().find(|(known, _)| *known == number) {
            return (code, *cause);
        }
    }
    (OTHER, ErrorCause::Other)
}

impl ErrorCause {
    /// What a number stands for; [`ErrorCause::Other`] where it is not known here.
    #[must_use]
    pub fn of(number: u32) -> Self {
        look_up(number).1
    }
}
