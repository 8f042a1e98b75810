//! What texts mean, whatever a terminal did to them.

use proptest::prelude::*;

use super::texts::TEXTS;
use crate::entra::aadsts::ErrorCause;
use crate::guide::Shell;
use crate::guide::troubleshoot::{
    Detail, Meaning, Meaning::*, Speaker, explain, for_support, remedy, rows,
};

fn first(text: &str) -> Option<Meaning> {
    explain(text).first().map(|found| found.meaning)
}

#[test]
fn every_text_of_the_tools_is_known() {
    let mut wrong = Vec::new();
    for (text, meaning) in TEXTS {
        let found = explain(text);
        if found.first().map(|found| found.meaning) != Some(*meaning) {
            let found: Vec<Meaning> = found.iter().map(|found| found.meaning).collect();
            wrong.push(format!("{text}\n  is {meaning:?}, not {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_row_of_the_table_and_every_meaning_can_be_met() {
    for (row, meaning) in rows() {
        let parts: Vec<&str> = row.split('|').filter(|part| !part.starts_with('!')).collect();
        let found = explain(&parts.join(" … "));
        assert!(found.iter().any(|found| found.meaning == meaning), "{row}");
        assert!(row == row.to_lowercase() && !row.is_empty() && !parts.is_empty(), "{row}");
    }
    let variants = include_str!("../meaning.rs").lines().filter_map(|line| {
        line.strip_prefix("    ")?
            .strip_suffix(',')
            .filter(|name| name.chars().all(char::is_alphanumeric))
    });
    let mut count = 0;
    for name in variants {
        count += 1;
        let by_host = ["SignInCertificate", "SignInNoSuchHost", "SignInUnreachable"];
        let by_host = by_host.contains(&name) || name == "LocalClusterStopped";
        let by_flag = ["WrongKubeloginForOidc", "OldOidcLogin", "OldKubelogin"].contains(&name);
        let listed = rows().any(|(_, meaning)| format!("{meaning:?}") == name);
        let listed = listed || by_host || by_flag || name == "ExecFailedUnknown";
        assert!(listed, "{name} cannot be met");
    }
    assert!(count > 80);
}

#[test]
fn a_text_from_a_terminal_is_known_whatever_the_terminal_did_to_it() {
    for (text, meaning) in TEXTS {
        let coloured =
            format!("PS C:\\Users\\a> kubectl get pods\r\n\u{1b}[31;1m{text}\u{1b}[0m\r\n");
        assert_eq!(first(&coloured), Some(*meaning), "coloured: {text}");
        let shouted = text.to_uppercase();
        assert_eq!(first(&shouted), Some(*meaning), "{shouted}");
        if text.contains('\n') || *meaning == AzMergedInC {
            continue;
        }
        let broken: Vec<String> =
            text.chars().collect::<Vec<_>>().chunks(37).map(|part| part.iter().collect()).collect();
        assert_eq!(first(&broken.join("\n")), Some(*meaning), "broken: {text}");
    }
}

#[test]
fn details_are_taken_from_the_text() {
    let get = |text: &str, detail: Detail| {
        explain(text)
            .first()
            .and_then(|found| found.details.get(detail))
            .unwrap_or_default()
            .to_owned()
    };
    let forbidden = "pods is forbidden: User \"alice@contoso.com\" cannot list resource \"pods\" in API group \"\" in the namespace \"payments\"";
    assert_eq!(get(forbidden, Detail::User), "alice@contoso.com");
    assert_eq!(get(forbidden, Detail::Verb), "list");
    assert_eq!(get(forbidden, Detail::Resource), "pods");
    assert_eq!(get(forbidden, Detail::Namespace), "payments");
    assert_eq!(get("error: no context exists with the name: \"a b\"", Detail::Context), "a b");
    let dns = "dial tcp: lookup prod.privatelink.azmk8s.io on 10.0.0.1:53: no such host";
    assert_eq!(get(dns, Detail::Host), "prod.privatelink.azmk8s.io");
    let short = "dial tcp: lookup prod.example: no such host";
    assert_eq!(get(short, Detail::Host), "prod.example");
    let exec = "getting credentials: exec: executable gke-gcloud-auth-plugin not found";
    assert_eq!(get(exec, Detail::Program), "gke-gcloud-auth-plugin");
    let role = "does not have authorization to perform action 'Microsoft.X/read' over scope";
    assert_eq!(get(role, Detail::Action), "Microsoft.X/read");
}

#[test]
fn the_command_that_helps_carries_no_command_of_the_text() {
    let text = "dial tcp: lookup $(reboot) on 10.0.0.1:53: no such host";
    assert!(remedy(&explain(text)[0], None, Shell::Posix).is_empty());
    let text = "error: no context exists with the name: \"x\"\nAADSTS530036: blocked. context \"$(reboot)'\" x";
    let found = explain(text);
    assert_eq!(found[0].meaning, Entra(ErrorCause::DeviceCode));
    for shell in Shell::ALL {
        for found in &found {
            for line in remedy(found, None, shell) {
                assert!(!line.contains(" $(reboot)"), "{line}");
            }
        }
    }
}

#[test]
fn a_helper_that_said_more_is_no_shell() {
    let text = "something odd\nexec: executable kubelogin failed with exit code 1";
    for text in [text.to_owned(), format!("{text}\nerror: getting credentials: exec")] {
        let all = explain(&text);
        let unknown = all.iter().find(|one| one.meaning == ExecFailedUnknown);
        assert!(unknown.is_some_and(|one| one.speaker != Some(Speaker::Shell)), "{all:#?}");
    }
}

#[test]
fn an_unknown_text_is_not_explained() {
    for text in ["", " \n", "hello", "error: something new happened", "AADSTS", "NAME READY STATUS"]
    {
        assert_eq!(explain(text), Vec::new(), "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_text_is_taken(text in "(?s).{0,400}") {
        let _ = explain(&text);
        let _ = for_support(&text);
    }

    #[test]
    fn a_known_text_is_found_among_any_other(noise in "[ a-z\n]{0,200}", at in 0..TEXTS.len()) {
        let (text, meaning) = TEXTS[at];
        let found = explain(&format!("{noise}\n{text}\n{noise}"));
        // Words before a helper that stopped may be its own.
        let is_its = |one: Meaning| one == meaning || meaning == ExecFailed && one == ExecFailedUnknown;
        prop_assert!(found.iter().any(|found| is_its(found.meaning)));
    }
}

#[test]
fn a_huge_text_is_taken_by_its_end() {
    let text = format!("{}\nerror: no context exists with the name: \"x\"", "a ".repeat(2_000_000));
    assert_eq!(first(&text), Some(NoContext));
    assert!(for_support(&text).len() <= 200_000);
}
