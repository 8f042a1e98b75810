//! Entra's refusals in full: every number has words of its own, every command stays one command,
//! and the message to an administrator is a file that a person can open.
//!
//! `UPDATE_GOLDEN=1 cargo test --test native entra` writes the files anew; read the difference before you
//! commit it.

use std::collections::BTreeSet;
use std::process::Command;

use proptest::prelude::*;
use purser::clouds::Cloud;
use purser::entra::aadsts::{ErrorCause, ErrorDetails, TABLE, error_details};
use purser::entra::remediation::{
    Attempt, CommandWord, IdentityKey, RemediationStep, Task, remediation,
};
use purser::problem::Owner;
use purser::ui::text::refusals as words;

use crate::fixtures;
use crate::guide::powershell;

/// Every number that people meet while they are set up, row by row of the documentation. Numbers of
/// one row mean the same unless `APART` says otherwise.
const ROWS: &[&[u32]] = &[
    &[16000],
    &[50011],
    &[500_113, 900_971],
    &[700_016],
    &[90002],
    &[90038, 900_432],
    &[50194],
    &[9_002_332],
    &[90124, 90130],
    &[50020],
    &[50034, 51004, 50014],
    &[90072],
    &[500_208],
    &[500_212, 500_213],
    &[500_021, 500_022],
    &[50105],
    &[65001],
    &[65004],
    &[90094, 90095],
    &[65002],
    &[65005, 650_056, 650_057],
    &[650_052],
    &[650_053, 70011, 28002, 28003],
    &[700_022],
    &[500_011],
    &[901_002],
    &[50058],
    &[50059],
    &[50072, 50079],
    &[50074, 50076, 50078, 50158],
    &[53000, 53001, 53002],
    &[53003],
    &[530_032, 530_034, 530_035],
    &[530_036],
    &[530_084],
    &[53011, 53004],
    &[50131, 50097],
    &[50053, 50055, 50057, 50126],
    &[50132, 50133, 50173],
    &[50140, 50199, 16003, 50089],
    &[50196],
    &[54005],
    &[70008, 700_082],
    &[700_084],
    &[70043],
    &[70000, 700_005],
    &[50147, 501_491, 501_481],
    &[9_002_325],
    &[9_002_326],
    &[9_002_327],
    &[90023],
    &[7_000_218],
    &[70001, 7_000_112],
    &[700_054],
    &[90013, 90014, 900_144, 9_002_313, 90015],
    &[90008, 90009, 90093],
];

/// Groups whose members must each have another cause than those of the other groups.
const APART: &[&[&[u32]]] = &[
    &[&[50011], &[500_113, 900_971], &[9_002_326, 90023], &[7_000_218], &[9_002_327], &[9_002_325]],
    &[&[700_016], &[70001, 7_000_112], &[90002], &[50194], &[65002], &[500_011], &[650_052]],
    &[&[500_212], &[500_213], &[500_021, 500_022]],
    &[&[16000, 16003], &[50020, 90072], &[50034, 51004, 50014], &[500_208], &[50105]],
    &[&[65001], &[65004], &[90094, 90093], &[90095], &[90008], &[90009], &[65005]],
    &[&[53000], &[53001], &[53002], &[53003], &[530_036], &[530_084], &[53011], &[53004]],
    &[&[530_032], &[530_034], &[530_035], &[50131], &[50097]],
    &[&[50053], &[50055], &[50057], &[50126]],
    &[&[50074, 50076], &[50078], &[50158], &[50072, 50079]],
    &[&[70008, 700_082], &[700_084], &[70043], &[70000], &[700_005], &[54005], &[501_481]],
    &[&[50140, 50199], &[50089], &[50196], &[90015], &[90013, 90014]],
];

fn attempt() -> Attempt {
    Attempt {
        cloud: Cloud::Public,
        origin: "https://login.microsoftonline.com".into(),
        tenant: "8f9c2a10-5b7e-4d3c-9a61-2e4f6b8c0d1e".into(),
        client_id: "3d1f8a52-6c0b-4a57-9a7e-0c5b2f7e4d11".into(),
        redirect_uri: "https://k8s.contoso.com/".into(),
        user: String::new(),
        scope: String::new(),
    }
}

fn numbers() -> impl Iterator<Item = u32> {
    ROWS.iter().flat_map(|row| row.iter().copied())
}

fn every_cause() -> BTreeSet<ErrorCause> {
    TABLE.iter().flat_map(|row| row.1).map(|row| row.1).chain([ErrorCause::Other]).collect()
}

fn commands(cause: ErrorCause, attempt: &Attempt) -> Vec<Vec<CommandWord>> {
    let steps = remediation(cause, attempt, "").into_iter();
    steps
        .filter_map(
            |step| if let RemediationStep::Command(_, words) = step { Some(words) } else { None },
        )
        .collect()
}

fn texts(command: &[CommandWord]) -> Vec<String> {
    let text = |word: &CommandWord| match word {
        CommandWord::Is(text) => text.clone(),
        CommandWord::ServiceId => "<id of the service that the refusal names>".into(),
    };
    command.iter().map(text).collect()
}

#[test]
fn every_number_has_words_a_mover_and_a_step() {
    assert!(numbers().count() > 95);
    for number in numbers() {
        let cause = ErrorCause::of(number);
        assert_ne!(cause, ErrorCause::Other, "{number} has no words of its own");
        let told = words::cause(cause);
        assert!(told.ends_with('.') && told.len() > 20, "{number}: {told}");
        assert!(!words::owner(cause.owner()).is_empty());
        assert!(!remediation(cause, &attempt(), "").is_empty(), "{number} has no step");
    }
    assert_eq!(ErrorCause::of(1), ErrorCause::Other);
    assert!(!remediation(ErrorCause::Other, &attempt(), "").is_empty());
}

#[test]
fn what_means_different_things_has_different_words() {
    for groups in APART {
        for (index, group) in groups.iter().enumerate() {
            let one = ErrorCause::of(group[0]);
            for number in *group {
                assert_eq!(ErrorCause::of(*number), one, "{number}");
            }
            for other in &groups[index + 1..] {
                assert_ne!(one, ErrorCause::of(other[0]), "{group:?} and {other:?}");
            }
        }
    }
    let all: BTreeSet<&str> = every_cause().into_iter().map(words::cause).collect();
    // Only kubectl's helpers can tell these two apart by what to do.
    assert_eq!(words::cause(ErrorCause::PasswordChanged), words::cause(ErrorCause::Revoked));
    assert_eq!(all.len(), every_cause().len() - 1);
}

#[test]
fn whoever_is_to_move_finds_a_step_of_theirs() {
    for cause in every_cause() {
        let all = remediation(cause, &attempt(), "");
        let has = |fits: fn(&RemediationStep) -> bool| all.iter().any(fits);
        let yours = has(|step| matches!(step, RemediationStep::Yours(_)));
        let theirs = has(|step| !matches!(step, RemediationStep::Yours(_)));
        let setting = has(|step| matches!(step, RemediationStep::PortalYaml(..)));
        let fits = match cause.owner() {
            Owner::Person | Owner::Wait => yours,
            Owner::Directory | Owner::Application | Owner::HomeOrganisation | Owner::Network => {
                theirs
            }
            Owner::Operator => setting,
            Owner::Cluster => false,
        };
        assert!(fits, "{cause:?}");
        // What the person does stands first.
        let first = all.iter().position(|step| !matches!(step, RemediationStep::Yours(_)));
        let last = all.iter().rposition(|step| matches!(step, RemediationStep::Yours(_)));
        assert!(first.is_none() || last.is_none() || last < first, "{cause:?}");
    }
}

#[test]
fn every_command_is_one_of_az_and_names_what_was_given() {
    let own = attempt();
    let mut seen = 0;
    for cause in every_cause() {
        let all = commands(cause, &own);
        for (index, command) in all.iter().enumerate() {
            let words = texts(command);
            seen += 1;
            assert_eq!(words[0], "az");
            let known: &[&[&str]] = &[
                &["login", "--allow-no-subscriptions"],
                &["account", "show", "--query"],
                &["ad", "app", "show", "--id"],
                &["ad", "app", "update", "--id"],
                &["ad", "app", "permission", "list", "--id"],
                &["ad", "app", "permission", "add", "--id"],
                &["ad", "app", "permission", "admin-consent", "--id"],
                &["ad", "sp", "create", "--id"],
                &["ad", "sp", "update", "--id"],
            ];
            assert!(
                known.iter().any(|start| words[1..]
                    .starts_with(&start.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>())),
                "{words:?}"
            );
            assert_eq!(index == 0, words[1] == "login", "{words:?}");
            if let Some(at) = words.iter().position(|word| word == "--id") {
                let id = &words[at + 1];
                assert!(*id == own.client_id || id.starts_with('<'), "{words:?}");
            }
        }
    }
    assert!(seen > 20);
}

#[test]
fn a_redirect_uri_is_set_as_the_cli_reads_it() {
    let all = commands(ErrorCause::RedirectUnknown, &attempt());
    let last = texts(all.last().unwrap());
    assert_eq!(last[7], "spa={'redirectUris':['https://k8s.contoso.com/']}");
    assert_eq!(
        words::line(all.last().unwrap()),
        "az ad app update --id 3d1f8a52-6c0b-4a57-9a7e-0c5b2f7e4d11 --set \"spa={'redirectUris':['https://k8s.contoso.com/']}\""
    );
}

#[test]
fn commands_arrive_word_by_word_in_every_shell() {
    for cause in every_cause() {
        for command in commands(cause, &attempt()) {
            let expected = texts(&command);
            let line = words::line(&command);
            for program in ["bash", "zsh", "fish"] {
                let line = format!("printf '%s\\n' {line}");
                let out = Command::new(program).args(["-c", &line]).output();
                let out = out.unwrap_or_else(|_| panic!("{program} is missing"));
                let got = String::from_utf8(out.stdout).unwrap();
                assert_eq!(got.lines().collect::<Vec<_>>(), expected, "{program}: {line}");
            }
            // PowerShell hands a bare flag of small letters to a program as it stands.
            let flag = |word: &str| {
                let rest = word.strip_prefix("--");
                rest.is_some_and(|rest| rest.chars().all(|c| c.is_ascii_lowercase() || c == '-'))
            };
            let quoted = line
                .split(' ')
                .map(|word| if flag(word) { format!("'{word}'") } else { word.to_owned() });
            let line = quoted.collect::<Vec<_>>().join(" ");
            for version in powershell::VERSIONS {
                assert_eq!(powershell::arguments(&line, version), expected[1..], "{line}");
            }
        }
    }
}

#[test]
fn hostile_values_reach_no_command() {
    for evil in ["it's \"$(id)\" & calc", "a b", "x`nrm -rf ~", "%PATH%", "-x;y", "a\nb", "é"] {
        let redirect = Attempt { redirect_uri: format!("https://h/{evil}/"), ..attempt() };
        for cause in every_cause() {
            for command in commands(cause, &redirect) {
                assert!(!texts(&command).iter().any(|word| word.contains(evil)), "{evil}");
            }
            for attempt in [
                Attempt { tenant: evil.into(), ..attempt() },
                Attempt { client_id: evil.into(), ..attempt() },
            ] {
                assert!(commands(cause, &attempt).is_empty(), "{cause:?} {evil}");
            }
        }
        // The portal's way stays.
        let all = remediation(ErrorCause::RedirectUnknown, &redirect, "");
        assert!(all.iter().any(|step| matches!(step, RemediationStep::Portal(..))));
    }
}

#[test]
fn the_consent_address_holds_each_value_as_one_parameter() {
    let evil = "https://h/?a=b&client_id=evil#x y";
    let attempt = Attempt {
        redirect_uri: evil.into(),
        scope: "6dae42f8-4368-4678-94ff-3960e28e3630/.default".into(),
        tenant: "common".into(),
        ..attempt()
    };
    let all = remediation(ErrorCause::NoConsent, &attempt, "");
    let address = all.iter().find_map(|s| {
        if let RemediationStep::Consent(url) = s { Some(url.as_str()) } else { None }
    });
    let (place, query) = address.unwrap().split_once('?').unwrap();
    assert_eq!(place, "https://login.microsoftonline.com/organizations/v2.0/adminconsent");
    let pairs = purser::encode::form_decode(query).0;
    let expected = [
        ("client_id", attempt.client_id.as_str()),
        ("scope", "openid profile email 6dae42f8-4368-4678-94ff-3960e28e3630/.default"),
        ("redirect_uri", evil),
    ];
    assert_eq!(pairs, expected.map(|(n, v)| (n.to_owned(), v.to_owned())));
}

#[test]
fn clouds_have_their_own_commands_and_places() {
    for (cloud, first, portal) in [
        (Cloud::Public, Some("login"), Some("https://entra.microsoft.com/")),
        (Cloud::UsGovernment, Some("cloud"), Some("https://portal.azure.us/")),
        (Cloud::China, Some("cloud"), Some("https://portal.azure.cn/")),
        (Cloud::Bleu, None, None),
        (Cloud::Delos, None, None),
        (Cloud::GovSg, None, None),
    ] {
        let all = commands(ErrorCause::RedirectUnknown, &Attempt { cloud, ..attempt() });
        assert_eq!(all.first().map(|command| texts(command)[1].clone()).as_deref(), first);
        assert_eq!(words::portal(cloud).1, portal);
    }
}

#[test]
fn the_service_is_named_where_it_is_known() {
    let scope = "6dae42f8-4368-4678-94ff-3960e28e3630/.default".to_owned();
    let known = commands(ErrorCause::ServiceMissing, &Attempt { scope, ..attempt() });
    assert_eq!(texts(&known[1])[5], "6dae42f8-4368-4678-94ff-3960e28e3630");
    let unknown = commands(ErrorCause::ServiceMissing, &attempt());
    assert_eq!(unknown[1][5], CommandWord::ServiceId);
}

#[test]
fn a_tenant_that_was_not_found_is_not_signed_in_to() {
    let all = commands(ErrorCause::TenantUnknown, &attempt());
    assert_eq!(texts(&all[0]), ["az", "login", "--allow-no-subscriptions"]);
    let steps = remediation(ErrorCause::TenantUnknown, &attempt(), "");
    assert!(
        matches!(&steps[0], RemediationStep::PortalYaml(IdentityKey::Tenant, tenant) if *tenant == attempt().tenant)
    );
}

fn heard(number: u32) -> ErrorDetails {
    ErrorDetails {
        number: Some(number),
        correlation_id: "0f0f0f0f-0000-4000-8000-000000000002".into(),
        trace_id: "0f0f0f0f-0000-4000-8000-000000000001".into(),
        timestamp: "2026-11-24 10:00:00Z".into(),
    }
}

fn message(number: u32, attempt: &Attempt) -> String {
    words::message(
        "Contoso Kubernetes",
        "https://k8s.contoso.com/",
        ErrorCause::of(number),
        &heard(number),
        "access_denied",
        attempt,
    )
}

#[test]
fn messages_to_an_administrator() {
    for number in [
        50011, 9_002_326, 700_016, 90002, 50020, 50105, 65001, 90094, 53000, 53003, 500_212,
        650_052, 50057, 1,
    ] {
        check(&format!("{number}.txt"), &message(number, &attempt()));
    }
    let gov = Attempt {
        cloud: Cloud::UsGovernment,
        origin: "https://login.microsoftonline.us".into(),
        ..attempt()
    };
    check("50011-usgovernment.txt", &message(50011, &gov));
    let bleu = Attempt {
        cloud: Cloud::Bleu,
        origin: "https://login.sovcloud-identity.fr".into(),
        user: "jean\u{202e}\nCode: forged".into(),
        ..attempt()
    };
    check("50105-bleu.txt", &message(50105, &bleu));
}

fn check(name: &str, text: &str) {
    fixtures::golden(&format!("golden/refusals/{name}"), text);
}

#[test]
fn what_people_see_leads_to_the_number_that_it_names() {
    for (sight, number) in words::SIGHTS {
        assert_ne!(ErrorCause::of(number), ErrorCause::Other, "{sight}");
        let named = error_details(sight).number.unwrap_or(53003);
        assert_eq!(named, number, "{sight}");
    }
}

#[test]
fn tasks_and_settings_are_sentences() {
    for task in [Task::SignIn, Task::OtherAccount, Task::OtherMethod, Task::Wait] {
        assert!(words::task(task).ends_with('.'));
    }
    assert!(words::portal_yaml(IdentityKey::Scope, "x/.default").ends_with("x/.default"));
}

proptest! {
    #[test]
    fn a_message_holds_no_line_that_a_value_forged(user in "\\PC*|[\\x00-\\x1f a-z\u{2028}]{0,20}", number in prop::sample::select(numbers().collect::<Vec<_>>())) {
        let own = Attempt { user: user.clone(), ..attempt() };
        let with = message(number, &own);
        let without = message(number, &Attempt { user: "x".into(), ..attempt() });
        let expected = without.lines().count() - usize::from(user.is_empty());
        prop_assert_eq!(with.lines().count(), expected);
    }
}
