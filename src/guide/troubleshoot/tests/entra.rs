//! Entra's numbers in what kubectl's helpers print.

use crate::entra::aadsts::{ErrorCause, TABLE};
use crate::guide::troubleshoot::{Detail, EntraMeaning, Meaning, explain};

/// What a helper prints around a number.
fn printed(number: u32) -> String {
    format!(
        "E1124 12:00 memcache.go:265] getting credentials: exec: executable kubelogin failed with exit code 1\n\
         {{\"error\":\"invalid_grant\",\"error_description\":\"AADSTS{number}: words.\\r\\nTrace ID: a\\r\\nCorrelation ID: 0f0f0f0f-0000-4000-8000-000000000002 Timestamp\"}}"
    )
}

#[test]
fn every_number_comes_before_what_wraps_it_with_the_cause_and_the_owner_of_the_one_table() {
    let numbers = TABLE.iter().flat_map(|(_, rows)| rows.iter().copied());
    for (number, cause) in numbers.chain([(999_999, ErrorCause::Other)]) {
        let all = explain(&printed(number));
        assert_eq!(all.len(), 1, "{number}: {all:?}");
        assert_eq!(all[0].meaning, Meaning::Entra(cause), "{number}");
        assert_eq!(all[0].meaning.owner(), Some(ErrorCause::of(number).owner()), "{number}");
        let code = format!("AADSTS{number}");
        assert_eq!(all[0].details.get(Detail::Code), Some(code.as_str()));
        let id = all[0].details.get(Detail::Correlation);
        assert_eq!(id, Some("0f0f0f0f-0000-4000-8000-000000000002"));
    }
}

#[test]
fn causes_with_the_same_words_are_said_once() {
    let all = explain("AADSTS70008: x. AADSTS700084: y. AADSTS50126: z.");
    let causes: Vec<Meaning> = all.iter().map(|one| one.meaning).collect();
    assert_eq!(causes, [ErrorCause::CodeEnded, ErrorCause::WrongPassword].map(Meaning::Entra));
}

#[test]
fn numbers_mean_to_kubectl_what_its_helpers_can_do_about_them() {
    use EntraMeaning as M;
    for (numbers, meaning) in [
        (&[530_036][..], M::DeviceCodeBlocked),
        (&[530_084], M::TokenProtection),
        (&[53000, 53001, 53002, 50097], M::DeviceNotManaged),
        (&[53003, 50131, 530_032, 530_034, 530_035, 53011], M::ConditionalAccess),
        (&[50072, 50074, 50076, 50078, 50079, 50158, 53004], M::MultiFactor),
        (&[16000, 16003, 50020, 50034, 51004, 50014, 90072, 500_208], M::WrongAccount),
        (&[50105], M::NotAssigned),
        (&[65001, 90094, 90095, 90093], M::Consent),
        (&[65004], M::Declined),
        (&[700_016, 90124, 90130, 9_002_332, 50194, 65002], M::AppUnknown),
        (&[90002, 50059, 90038, 900_432, 900_021, 900_023, 50128], M::TenantUnknown),
        (&[500_011, 650_052], M::NoAksInTenant),
        (
            &[
                65005, 650_053, 650_056, 650_057, 70011, 28002, 28003, 700_022, 28000, 901_002,
                90008, 90009,
            ],
            M::Scope,
        ),
        (&[50011, 500_113, 900_971], M::Redirect),
        (&[9_002_325, 9_002_326, 90023, 7_000_218, 700_054], M::Platform),
        (&[9_002_327], M::PageToken),
        (&[50173, 50133], M::PasswordChanged),
        (&[50132, 70008, 700_082, 700_084, 70043, 70000, 700_005, 54005, 50058], M::Ended),
        (&[50147, 501_491, 501_481], M::Ended),
        (&[50053, 50055, 50057, 50126], M::Credentials),
        (&[500_212, 500_213], M::CrossTenant),
        (&[500_021, 500_022], M::TenantRestrictions),
        (&[50140, 50199, 50196, 50089, 70019], M::Interrupted),
        (&[50005], M::PlatformUnsupported),
        (&[700_024, 500_133], M::AssertionEnded),
        (&[70021, 700_211, 700_212, 700_213], M::AssertionUnmatched),
        (&[50012, 50013, 700_021, 700_023, 700_027, 700_030], M::AssertionWrong),
        (&[7_000_222], M::SecretEnded),
        (&[7_000_215], M::SecretWrong),
        (&[90013, 90014, 900_144, 9_002_313, 90015], M::Request),
        (&[70001, 7_000_112, 500_014], M::AppDisabled),
        (&[999_999], M::Other),
    ] {
        for number in numbers {
            assert_eq!(EntraMeaning::of(ErrorCause::of(*number)), meaning, "{number}");
        }
    }
}
