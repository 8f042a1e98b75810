//! `explain`: what kubectl said.

use serde_json::Value;

use super::{coded, given, run, text_of};
use crate::fixtures;
use crate::guide::cases::{CASES, pasted};

/// The code of a meaning, from what `Debug` says of it.
fn meaning(debug: &str) -> String {
    match debug.strip_prefix("Entra(") {
        Some(cause) => format!("entra.{}", coded(cause)),
        None => coded(debug),
    }
}

#[test]
fn every_pasted_text_is_explained_as_the_room_explains_it() {
    let files = pasted();
    for (case, wanted, speaker, host) in CASES {
        let (name, text) = files.iter().find(|(name, _)| name.starts_with(case)).unwrap();
        let ran =
            run(&["explain", "--format", "json", &fixtures::path(&format!("cases/a/{name}"))]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{name}");
        let answer = ran.json();
        assert_eq!(answer["known"], true, "{name}");
        let found = answer["explanations"].as_array().unwrap();
        let codes: Vec<&str> = found.iter().map(|one| one["code"].as_str().unwrap()).collect();
        assert_eq!(codes, [meaning(&format!("{wanted:?}"))], "{name}");
        let one = &found[0];
        if let Some(speaker) = speaker {
            assert_eq!(one["speaker"]["code"], coded(&format!("{speaker:?}")), "{name}");
            assert!(!one["speaker"]["name"].as_str().unwrap().is_empty());
        }
        if let Some((role, host)) = host {
            assert_eq!(one["host"]["role"], coded(&format!("{role:?}")), "{name}");
            assert_eq!(one["host"]["name"].as_str().unwrap_or_default(), *host, "{name}");
        }
        for part in ["what", "next", "whoseMove"] {
            let words = one[part].as_str().unwrap();
            assert!(words.ends_with(['.', ':']) || part == "next", "{name}: {words}");
            assert!(!words.is_empty() && !words.contains("this page"), "{name}: {words}");
        }
        let piped = given(&["explain", "--format", "json", "-"], text.as_bytes());
        assert_eq!((piped.code, piped.out), (0, ran.out), "{name}");
    }
}

#[test]
fn an_unknown_text_is_given_back_without_its_secrets() {
    let text =
        "frobnicator: hush\nclient-secret=hush4 and Authorization: Bearer hush7\npassword: hush8\n";
    for format in ["text", "json"] {
        let ran = given(&["explain", "-", "--format", format], text.as_bytes());
        assert_eq!((ran.code, ran.err.as_str()), (1, ""));
        assert!(ran.out.contains("[removed]") && ran.out.contains("frobnicator"), "{}", ran.out);
        for secret in ["hush4", "hush7", "hush8"] {
            assert!(!ran.out.contains(secret), "{}", ran.out);
        }
    }
}

#[test]
fn what_is_echoed_of_a_known_text_holds_no_secret() {
    let token = format!("eyJ{}.eyJ{}.{}", "a".repeat(40), "b".repeat(40), "c".repeat(40));
    let user = |user: &str| {
        format!(
            "Error from server (Forbidden): pods is forbidden: User \"{user}\" cannot list resource \"pods\" in API group \"\" in the namespace \"a\""
        )
    };
    for (secret, text) in [
        (token.as_str(), user(&token)),
        ("hush1", user("password=hush1")),
        ("hush2", "error: exec: \"kubelogin --client-secret=hush2\": executable file not found in $PATH\ngetting credentials: exec: \"client-secret=hush2\": no".to_owned()),
        ("hush3", "Unable to connect to the server: dial tcp: lookup c.example: no such host\nGet \"https://bob:hush3@c.example/api\": dial tcp: lookup c.example: no such host".to_owned()),
        (token.as_str(), format!("dial tcp: lookup {token}: no such host")),
        ("hush5", "error: no context exists with the name: \"token: hush5\"".to_owned()),
    ] {
        for format in ["text", "json"] {
            let ran = given(&["explain", "-", "--format", format], text.as_bytes());
            assert!(!ran.out.contains(secret) && !ran.err.contains(secret), "{text}\n{}", ran.out);
            assert!(!ran.out.is_empty());
        }
    }
    // What is only long stays.
    let host = "a-long-cluster-name-a-long-group-name-0f0f0f-1a2b3c4d.hcp.westeurope.azmk8s.io";
    let text = format!("Unable to connect to the server: dial tcp: lookup {host}: no such host");
    let ran = given(&["explain", "-"], text.as_bytes());
    assert!(ran.out.contains(&format!("nslookup {host}")), "{}", ran.out);
}

#[test]
fn commands_are_for_the_shell_that_is_named() {
    let text = b"bash: kubelogin: command not found";
    let one = |shell: &str| given(&["explain", "-", "--shell", shell], text).out;
    assert!(one("powershell").contains("winget install"), "{}", one("powershell"));
    assert!(one("bash").contains("az aks install-cli") && one("fish") == one("zsh"));
}

#[test]
fn a_text_in_another_encoding_is_explained_as_well() {
    let text = "Error from server (Forbidden): pods is forbidden: User \"jürgen\" cannot list resource \"pods\" in API group \"\" at the cluster scope";
    let wide = |mark: &[u8], unit: fn(u16) -> [u8; 2]| -> Vec<u8> {
        mark.iter().copied().chain(text.encode_utf16().flat_map(unit)).collect()
    };
    // As Windows PowerShell redirects it, as its big-endian kin does, with a mark, and in the
    // characters of an old code page.
    let latin: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let marked = [b"\xef\xbb\xbf", text.as_bytes()].concat();
    for bytes in [
        wide(&[0xff, 0xfe], u16::to_le_bytes),
        wide(&[0xfe, 0xff], u16::to_be_bytes),
        marked,
        latin,
        [wide(&[0xff, 0xfe], u16::to_le_bytes), vec![0]].concat(),
    ] {
        let ran = given(&["explain", "-", "--format", "json"], &bytes);
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert_eq!(ran.json()["explanations"][0]["code"], "forbidden-cluster");
    }
}

#[test]
fn nothing_and_far_too_much_cannot_be_explained() {
    for (bytes, code) in [
        (Vec::new(), "empty"),
        (b" \n\t\n".to_vec(), "empty"),
        (b"\xef\xbb\xbf".to_vec(), "empty"),
        (vec![b'x'; 20 << 20], "too-large"),
    ] {
        let ran = given(&["explain", "-", "--format", "json"], &bytes);
        assert_eq!((ran.code, ran.err.as_str()), (2, ""));
        assert_eq!(ran.json()["error"]["code"], code);
    }
    // A long log is no error.
    let log = "I1129 12:00:00.000000 1 round_trippers.go:553] GET https://c.example/api 200 OK\n";
    let text = log.repeat(20_000) + "Unable to connect to the server: Bad Gateway\n";
    let ran = given(&["explain", "-", "--format", "json"], text.as_bytes());
    assert_eq!(ran.json()["explanations"][0]["code"], "proxy-answered");
}

#[test]
fn a_text_cannot_speak_to_the_terminal() {
    let text = "error: no context exists with the name: \"a\u{1b}]0;owned\u{7}\u{9b}31m\u{202e}b\"";
    for format in ["text", "json"] {
        let ran = given(&["explain", "-", "--format", format], text.as_bytes());
        let odd = |c: char| c != '\n' && (c.is_control() || c == '\u{202e}');
        assert!(ran.code == 0 && !ran.out.contains(odd), "{:?}", ran.out);
    }
}

#[test]
fn three_texts_as_a_person_sees_them() {
    for name in ["A07-az-certificate", "A36-guard-opinion", "A52-dns-down"] {
        let ran = run(&["explain", &fixtures::path(&format!("cases/a/{name}.txt"))]);
        fixtures::golden(&format!("cli/explain-{name}.txt"), &ran.out);
    }
}

#[test]
fn a_file_that_is_not_there_is_told_apart() {
    let folder = fixtures::scratch("cli-explain");
    for (path, code) in [
        (folder.join("nothing"), "unreadable"),
        (folder.clone(), "folder"),
        (folder.join("nothing/below"), "unreadable"),
    ] {
        let ran = run(&["explain", text_of(&path)]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""));
        assert!(ran.err.starts_with("purser: ") && ran.err.contains(text_of(&path)), "{}", ran.err);
        let ran = run(&["explain", "--format", "json", text_of(&path)]);
        let error: &Value = &ran.json()["error"];
        assert_eq!((ran.code, error["code"].as_str()), (2, Some(code)));
        assert_eq!(error["file"], text_of(&path));
    }
}
