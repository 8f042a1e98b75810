//! What people really paste as "What kubectl said", each with the one meaning it has, the program
//! that says so and the host it is about; and the share of right answers.

// The shares are what this test prints.
#![allow(clippy::print_stdout)]

mod kinds;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use kinds::KINDS;
use purser::entra::aadsts::ErrorCause;
use purser::guide::troubleshoot::Meaning::{self, *};
use purser::guide::troubleshoot::{Detail, HostRole, Speaker, explain};
use purser::ui::text::guide::troubleshoot::words;

/// A case by the beginning of its file's name, its one meaning, who speaks, and about which host.
pub type Right = (&'static str, Meaning, Option<Speaker>, Option<(HostRole, &'static str)>);

const fn entra(cause: ErrorCause) -> Meaning {
    Meaning::Entra(cause)
}

#[rustfmt::skip]
pub const CASES: &[Right] = &[
    ("A01-", KeyringUnavailable, Some(Speaker::OidcLogin), None),
    ("A02-", CacheUnavailable, Some(Speaker::AzureKubelogin), None),
    ("A03-", KeychainRace, Some(Speaker::AzureKubelogin), None),
    ("A04-", ManagedIdentityTenant, Some(Speaker::AzureCli), None),
    ("A06-", WrongKubeloginForAzure, None, None),
    ("A07-", SignInCertificate, Some(Speaker::AzureCli), Some((HostRole::SignIn, "login.microsoftonline.com"))),
    ("A08-", SignInCertificate, Some(Speaker::AzureDeveloperCli), Some((HostRole::SignIn, "login.microsoftonline.com"))),
    ("A09-", NoBrowserHere, Some(Speaker::BrowserOpener), None),
    ("A10-", NoBrowserHere, Some(Speaker::BrowserOpener), None),
    ("A11-", AzureProviderGone, None, None),
    ("A12-", NoContext, None, None),
    ("A13-", PlainUnauthorized, Some(Speaker::Kubectl), None),
    ("A14-", AudienceDiffers, Some(Speaker::ApiServer), None),
    ("A15-", ProviderFailed, Some(Speaker::Kubectl), Some((HostRole::SignIn, ""))),
    ("A16-", ProviderWebPage, Some(Speaker::Kubectl), Some((HostRole::SignIn, ""))),
    ("A17-", entra(ErrorCause::NoConsent), Some(Speaker::AzureCli), None),
    ("A18-", entra(ErrorCause::PlatformUnsupported), Some(Speaker::AzureCli), None),
    ("A19-", entra(ErrorCause::Blocked), Some(Speaker::AzureCli), None),
    ("A20-", CertificateMalformed, None, Some((HostRole::Cluster, "10.32.0.1"))),
    ("A21-", HelperOutput, Some(Speaker::Kubectl), None),
    ("A24-", NoCredentialSent, Some(Speaker::ApiServer), None),
    ("A27-", TokenInvalid, Some(Speaker::ApiServer), None),
    ("A28-", EmailUnverified, Some(Speaker::ApiServer), None),
    ("A29-", SigningAlgorithm, Some(Speaker::ApiServer), None),
    ("A30-", ProxyAnswered, Some(Speaker::Proxy), None),
    ("A31-", ProxyAnswered, Some(Speaker::Proxy), None),
    ("A58-", ProxyAnswered, Some(Speaker::Proxy), None),
    ("A32-", KubeletRefused, Some(Speaker::Kubelet), None),
    ("A33-", NodeUnreachable, Some(Speaker::ApiServer), Some((HostRole::Node, "10.240.0.4"))),
    ("A34-", NodeUnreachable, Some(Speaker::ApiServer), Some((HostRole::Node, "10.0.0.4"))),
    ("A59-", UpgradeRefused, Some(Speaker::Proxy), None),
    ("A35-", PolicyRefused, Some(Speaker::Admission), None),
    ("A36-", Forbidden, Some(Speaker::ApiServer), None),
    ("A37-", PlainUnauthorized, Some(Speaker::Kubectl), None),
    ("A38-", OutgoingBlocked, Some(Speaker::Kubectl), Some((HostRole::Cluster, "10.0.0.4"))),
    ("A39-", KubectlMissing, Some(Speaker::Shell), None),
    ("A40-", KubectlMissing, Some(Speaker::Shell), None),
    ("A41-", CacheOfOtherAccount, Some(Speaker::AzureKubelogin), None),
    ("A42-", entra(ErrorCause::AssertionEnded), Some(Speaker::AzureCli), None),
    ("A43-", entra(ErrorCause::SecretEnded), None, None),
    ("A44-", BrokerCancelled, Some(Speaker::AzureCli), None),
    ("A46-", LoginTimeout, Some(Speaker::AzureKubelogin), None),
    ("A47-", HelperOutput, None, None),
    ("A48-", HelperOutput, Some(Speaker::Kubectl), None),
    ("A49-", LocalhostRefused, None, Some((HostRole::ThisComputer, "localhost"))),
    ("A50-", OtherStoreCertificate, Some(Speaker::NodeClient), Some((HostRole::Cluster, "c.example"))),
    ("A52-", DnsDown, Some(Speaker::Kubectl), Some((HostRole::Cluster, "c.example"))),
    ("A53-", NoSuchHost, Some(Speaker::RustClient), None),
    ("A54-", ConvertNeeds, None, None),
    ("A55-", KeyPairMismatch, None, None),
    ("A56-", WrongArchitecture, None, None),
    ("A56b-", WrongArchitecture, None, None),
    ("A57-", LinkedFilesMissing, None, None),
    ("A57b-", LinkedFilesMissing, None, None),
];

/// The pasted texts by the names of their files.
pub fn pasted() -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/cases/a");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files
        .map(|path| {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (name, fs::read_to_string(&path).unwrap())
        })
        .collect()
}

#[test]
fn what_people_paste_is_answered_right() {
    let files = pasted();
    assert_eq!(files.len(), CASES.len(), "every file is a case");
    let mut wrong = Vec::new();
    for (case, meaning, speaker, host) in CASES {
        let (name, text) = files.iter().find(|(name, _)| name.starts_with(case)).unwrap();
        let found = explain(text);
        let meanings: Vec<Meaning> = found.iter().map(|one| one.meaning).collect();
        let first = found.first();
        let said = first.and_then(|one| one.speaker);
        let about = first
            .and_then(|one| Some((one.host?, one.details.get(Detail::Host).unwrap_or_default())));
        let right = meanings == [*meaning]
            && (speaker.is_none() || said == *speaker)
            && (host.is_none() || about == *host);
        if !right {
            wrong.push(format!("{name}: {meanings:?}, {said:?}, {about:?}"));
        }
    }
    let right = CASES.len() - wrong.len();
    println!("group A: {right} of {} right ({} %)", CASES.len(), right * 100 / CASES.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn texts_of_the_same_kinds_are_answered_alike() {
    let mut wrong = Vec::new();
    for (text, wanted) in KINDS {
        let found: Vec<Meaning> = explain(text).iter().map(|one| one.meaning).collect();
        if found != *wanted {
            wrong.push(format!("{text}\n  is {wanted:?}, not {found:?}"));
        }
    }
    let right = KINDS.len() - wrong.len();
    println!("kinds of group A: {right} of {} right", KINDS.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_said_of_the_cases_names_the_move_that_mends_them() {
    let files = pasted();
    for (case, part) in [
        ("A01-", "--token-cache-storage=disk"),
        ("A02-", "newest kubelogin"),
        ("A03-", "0.2.17"),
        ("A04-", "--login msi"),
        ("A07-", "REQUESTS_CA_BUNDLE"),
        ("A15-", "clearing it doesn't help"),
        ("A27-", "errorCauses"),
        ("A29-", "--oidc-signing-algs"),
        ("A30-", "NO_PROXY"),
        ("A48-", "kubeconfig itself is fine"),
        ("A50-", "--use-system-ca"),
        ("A54-", "newest kubelogin"),
    ] {
        let (_, text) = files.iter().find(|(name, _)| name.starts_with(case)).unwrap();
        let words = words(explain(text).first().unwrap());
        assert!(format!("{} {}", words.what, words.next).contains(part), "{case} {part}");
    }
}

/// Texts beside the cases, one after another: each after a line of `===` with the names of its
/// meanings (`-` where it is not to be known), and where it matters `@` its host, `!` who speaks
/// and `?` the program.
const SAID: &str = include_str!("../../../fixtures/cases/said.txt");

#[test]
fn what_else_people_paste_is_answered_right_and_what_is_not_of_a_cluster_not_at_all() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for case in SAID.split("=== ").skip(1) {
        let (head, text) = case.split_once('\n').unwrap();
        count += 1;
        let found = explain(text);
        let mut answer: Vec<String> =
            found.iter().map(|one| format!("{:?}", one.meaning)).collect();
        if answer.is_empty() {
            answer.push("-".to_owned());
        }
        let first = found.first();
        for wanted in head.split(' ').filter(|word| word.starts_with(['@', '!', '?'])) {
            answer.push(match (wanted.split_at(1).0, first) {
                ("@", Some(one)) => format!("@{:?}", one.host.unwrap()),
                ("!", Some(one)) => format!("!{:?}", one.speaker.unwrap()),
                (_, one) => {
                    format!("?{}", one.unwrap().details.get(Detail::Program).unwrap_or_default())
                }
            });
        }
        if answer.join(" ") != head {
            wrong.push(format!("{}\n  is {head}, not {}", text.trim(), answer.join(" ")));
        }
    }
    println!("texts: {} of {count} right", count - wrong.len());
    assert!(count >= 200 && wrong.is_empty(), "{}", wrong.join("\n"));
}
