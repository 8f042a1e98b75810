//! Every number of Entra's that a sign-in meets: what it says, and whose move it is.
//!
//! Source: `reference-error-codes` of the Entra documentation. A number chooses words; nothing else
//! follows from it.

use crate::ids::is_guid;

/// What a refusal says, exact enough for exact words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Situation {
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
    /// The sign-in is older than a change of the password, or was revoked.
    Revoked,
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
    /// A number that is not known here, or none.
    Other,
}

/// Whose move it is, more exactly than a [`crate::problem::Owner`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mover {
    /// The person at the page.
    Person,
    /// The administrators of the directory that people sign in to.
    Directory,
    /// The administrators of the application's registration.
    Application,
    /// The administrators of the person's own organisation, or of their network.
    Home,
    /// Whoever runs this page and edits `portal.yaml`.
    Operator,
    /// Nobody: a passing fault.
    Nobody,
}

/// Numbers, what they say and whose move it is then.
const TABLE: &[(&[u32], Situation, Mover)] = {
    use Mover::{Application, Directory, Home, Nobody, Operator, Person};
    use Situation as S;
    &[
        (&[50011], S::RedirectUnknown, Application),
        (&[500_113, 900_971], S::RedirectMissing, Application),
        (&[9_002_326, 90023], S::NotSinglePage, Application),
        (&[7_000_218], S::SecretWanted, Application),
        (&[9_002_325], S::NoProof, Operator),
        (&[9_002_327], S::NoOrigin, Person),
        (&[700_054], S::ImplicitOff, Operator),
        (&[700_016], S::AppUnknown, Operator),
        (&[70001, 7_000_112], S::AppDisabled, Directory),
        (&[65002], S::FirstParty, Operator),
        (&[50194], S::SingleTenant, Operator),
        (&[9_002_332], S::WorkOnly, Operator),
        (&[90124, 90130], S::NotForAll, Operator),
        (&[90002], S::TenantUnknown, Operator),
        (&[50059], S::TenantMissing, Operator),
        (&[90038, 900_432], S::OtherCloud, Operator),
        (&[16000, 16003], S::SessionElsewhere, Person),
        (&[50020, 90072], S::NotInvited, Person),
        (&[50034, 51004, 50014], S::NotInDirectory, Person),
        (&[500_208], S::PrivateAccount, Person),
        (&[500_212], S::Outbound, Home),
        (&[500_213], S::Inbound, Directory),
        (&[500_021, 500_022], S::TenantRestrictions, Home),
        (&[50105], S::NotAssigned, Directory),
        (&[65001], S::NoConsent, Directory),
        (&[90094, 90093], S::AdminConsent, Directory),
        (&[90095], S::ConsentRequest, Directory),
        (&[65004], S::Declined, Person),
        (&[90008], S::ProfilePermission, Application),
        (&[90009], S::SelfToken, Operator),
        (&[65005, 650_056, 650_057], S::PermissionMissing, Application),
        (&[650_052], S::ServiceMissing, Directory),
        (&[500_011], S::ResourceUnknown, Operator),
        (&[650_053, 70011, 28002, 28003], S::ScopeUnknown, Operator),
        (&[700_022, 28000], S::SeveralResources, Operator),
        (&[901_002], S::OldRequest, Operator),
        (&[50058], S::NoSession, Person),
        (&[50072, 50079, 53004], S::EnrolProof, Person),
        (&[50074, 50076], S::ProofDue, Person),
        (&[50078], S::ProofExpired, Person),
        (&[50158], S::OutsideProof, Person),
        (&[53000], S::DeviceNotCompliant, Person),
        (&[53001], S::DeviceNotJoined, Person),
        (&[53002], S::AppNotApproved, Person),
        (&[53003], S::Blocked, Directory),
        (&[50131], S::Suspicious, Directory),
        (&[50097], S::DeviceProof, Person),
        (&[530_032], S::SecurityPolicy, Directory),
        (&[530_034], S::PartnerAtRisk, Home),
        (&[530_035], S::SecurityDefaults, Directory),
        (&[530_036], S::DeviceCode, Directory),
        (&[530_084], S::BoundToken, Directory),
        (&[53011], S::AtRisk, Home),
        (&[50053], S::Locked, Person),
        (&[50055], S::PasswordEnded, Person),
        (&[50057], S::AccountDisabled, Directory),
        (&[50126], S::WrongPassword, Person),
        (&[50132, 50133, 50173], S::Revoked, Person),
        (&[50140, 50199], S::Interrupted, Nobody),
        (&[50089], S::FlowEnded, Person),
        (&[50196], S::Loop, Nobody),
        (&[54005], S::CodeUsed, Person),
        (&[70008, 700_082], S::CodeEnded, Person),
        (&[700_084], S::DayOver, Person),
        (&[70043], S::Frequency, Person),
        (&[70000], S::GrantInvalid, Person),
        (&[700_005], S::OtherTenant, Person),
        (&[50147, 501_491, 501_481], S::ProofMismatch, Person),
        (&[90013, 90014, 900_144, 9_002_313], S::Malformed, Operator),
        (&[90015], S::TooLong, Operator),
    ]
};

impl Situation {
    /// What a number says.
    #[must_use]
    pub fn of(number: u32) -> Self {
        let row = TABLE.iter().find(|(numbers, ..)| numbers.contains(&number));
        row.map_or(Self::Other, |(_, situation, _)| *situation)
    }

    /// Whose move it is.
    #[must_use]
    pub fn mover(self) -> Mover {
        let row = TABLE.iter().find(|(_, situation, _)| *situation == self);
        row.map_or(Mover::Directory, |(.., mover)| *mover)
    }

    /// Every number that has a situation of its own, and that situation.
    pub fn known() -> impl Iterator<Item = (u32, Self)> {
        TABLE.iter().flat_map(|(numbers, situation, _)| numbers.iter().map(|n| (*n, *situation)))
    }
}

/// What a text of Entra's holds: a description in an answer, or what its page shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// The number, as `AADSTS…` has it.
    pub number: Option<u32>,
    /// The correlation id; empty where there is none.
    pub correlation: String,
    /// The trace id, which its page calls the request id; empty where there is none.
    pub trace: String,
    /// When it happened, as it was written; empty where there is none.
    pub time: String,
}

/// The longest text that is looked at, in characters.
const LONGEST: usize = 20_000;

/// Reads the number, the ids and the time out of a text, or a number that stands alone.
#[must_use]
pub fn said(text: &str) -> Said {
    let text: String = text.chars().take(LONGEST).collect();
    // Of the same length as the text itself, so that places agree.
    let small = text.to_ascii_lowercase();
    let after = |label: &str| {
        let at = small.find(label).map(|at| at + label.len());
        at.and_then(|at| text.get(at..)).unwrap_or_default().trim_start()
    };
    let take = |from: &str, most: usize, fits: fn(char) -> bool| -> String {
        from.chars().take_while(|c| fits(*c)).take(most).collect()
    };
    let id = |labels: [&str; 2]| {
        let found =
            labels.map(|label| take(after(label), 36, |c| c.is_ascii_hexdigit() || c == '-'));
        found.into_iter().find(|id| is_guid(id)).unwrap_or_default()
    };
    let digits = |from: &str| take(from, 9, |c| c.is_ascii_digit()).parse::<u32>().ok();
    // Whoever types it may leave a space; a page of Microsoft's calls it an error code.
    let marked = small.match_indices("aadsts").find_map(|(at, mark)| {
        let rest = text.get(at + mark.len()..)?;
        digits(rest.trim_start_matches([' ', ':']))
    });
    let alone = || {
        let whole = text.trim();
        let number = (5..=7).contains(&whole.len()) && whole.bytes().all(|b| b.is_ascii_digit());
        if number { whole.parse().ok() } else { None }
    };
    let time = take(after("timestamp:"), 30, |c| c.is_ascii_digit() || "-:.TZ ".contains(c));
    Said {
        number: marked.or_else(|| digits(after("error code:"))).or_else(alone),
        correlation: id(["correlation id:", "correlationid:"]),
        trace: id(["trace id:", "request id:"]),
        time: time.trim().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Mover, Situation, TABLE, said};
    use crate::entra::refusal;
    use crate::problem::Owner;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_number_and_no_situation_stands_twice() {
        let numbers: Vec<u32> = Situation::known().map(|(number, _)| number).collect();
        assert_eq!(numbers.iter().collect::<BTreeSet<_>>().len(), numbers.len());
        let situations: BTreeSet<Situation> = TABLE.iter().map(|row| row.1).collect();
        assert_eq!(situations.len(), TABLE.len());
        assert!(!situations.contains(&Situation::Other));
    }

    #[test]
    fn the_short_words_and_the_exact_ones_send_nobody_to_different_people() {
        for (number, situation) in Situation::known() {
            let short = refusal(&format!("AADSTS{number}: x")).unwrap();
            if short.code == "entra.other" {
                continue;
            }
            // The short words know three kinds of people. Who runs the page and who registered it
            // are often one; devices and networks are the person's to change first.
            let fits = match short.whose {
                Owner::Person => matches!(situation.mover(), Mover::Person | Mover::Directory),
                Owner::Directory => situation.mover() != Mover::Nobody,
                Owner::Operator => matches!(
                    situation.mover(),
                    Mover::Operator | Mover::Application | Mover::Directory
                ),
                Owner::Wait => matches!(situation.mover(), Mover::Nobody | Mover::Person),
            };
            assert!(fits, "{number}: {} and {situation:?}", short.code);
        }
    }

    #[test]
    fn a_description_and_the_text_of_the_page_are_read_alike() {
        let (one, two) =
            ("0f0f0f0f-0000-4000-8000-000000000001", "0f0f0f0f-0000-4000-8000-000000000002");
        let answer = format!(
            "AADSTS53003: Access has been blocked.\r\nTrace ID: {one}\r\nCorrelation ID: {two}\r\nTimestamp: 2026-01-01 00:00:00Z"
        );
        let page = format!(
            "Sorry, but we’re having trouble signing you in.\n\nAADSTS50011: The redirect URI …\n\
             Request Id: {one}\nCorrelation Id: {two}\nTimestamp: 2026-01-01T00:00:00Z\nMessage: AADSTS50011"
        );
        let blocked = format!(
            "You cannot access this right now\nError Code: 53003\nRequest Id: {one}\nCorrelation Id: {two}\nTimestamp: 2026-01-01T00:00:00.000Z\nApp name: Purser"
        );
        for (text, number, time) in [
            (&answer, 53003, "2026-01-01 00:00:00Z"),
            (&page, 50011, "2026-01-01T00:00:00Z"),
            (&blocked, 53003, "2026-01-01T00:00:00.000Z"),
        ] {
            let read = said(text);
            assert_eq!((read.number, read.time.as_str()), (Some(number), time));
            assert_eq!((read.trace.as_str(), read.correlation.as_str()), (one, two));
        }
        for typed in ["AADSTS700016", "aadsts 700016", " 700016 ", "AADSTS: 700016."] {
            assert_eq!(said(typed).number, Some(700_016), "{typed}");
        }
        for none in ["", "AADSTS", "call 0800 123456 please", "12", "Correlation Id: <script>"] {
            assert_eq!(said(none), super::Said::default(), "{none}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_a_fall(text in "\\PC*", number in 1_u32..9_999_999) {
            let _any = said(&text);
            let read = said(&format!("{text}AADSTS{number}: {text}"));
            prop_assert!(read.number.is_some());
            prop_assert!(read.correlation.is_empty() || read.correlation.len() == 36);
        }
    }

    #[test]
    fn a_huge_text_is_read_in_no_time() {
        let text = "AADSTS ".repeat(1_000_000);
        assert_eq!(said(&text).number, None);
    }
}
