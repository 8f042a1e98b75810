//! `check`: the check of a `portal.yaml`.

use std::fs;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use purser::config::{self, Surroundings};
use purser::ui::text::{config as messages, more, page, terminal as words};
use serde_json::{Value, json};

use super::{Ran, given, program, run, text_of};
use crate::fixtures;

/// Below the folder in which the program runs.
const FAULTY: &str = "tests/fixtures/cli/portal-faulty.yaml";
/// What is called a warning, and nothing else is.
const WARNED: &str = "apiVersion: purser/v1\nidentities:\n  - name: google\n    oidc: {clientId: p, issuer: 'https://accounts.google.com'}\nclusters:\n  - name: a\n    server: https://a.example\n    oidc: {}\n";

/// A file without a mistake.
fn good() -> String {
    WARNED.replace("https://accounts.google.com", "https://dex.example")
}

fn formatted(format: &str, text: &str) -> Ran {
    given(&["check", "-", "--format", format], text.as_bytes())
}

#[test]
fn a_good_file_is_fine_in_every_form() {
    let ran = given(&["check", "-"], good().as_bytes());
    let told = format!("{}\n{}\n\n{}\n", more::ALL_WELL, words::clusters(1), words::PORTAL_LIMITS);
    assert_eq!((ran.code, ran.err.as_str(), ran.out), (0, "", told));
    let ran = formatted("github", &good());
    assert_eq!((ran.code, ran.out), (0, format!("{}\n", more::ALL_WELL)));
    let ran = formatted("json", &good());
    let summary = json!({ "errors": 0, "warnings": 0, "clusters": 1 });
    let answer =
        json!({ "file": "standard input", "usable": true, "summary": summary, "mistakes": [] });
    assert_eq!((ran.code, ran.json()), (0, answer));
    let ran = formatted("sarif", &good());
    assert_eq!((ran.code, &ran.json()["runs"][0]["results"]), (0, &json!([])));
}

#[test]
fn the_example_of_the_page_is_fine() {
    for more in [&[][..], &["--strict"], &["--loopback"], &["--format", "sarif"]] {
        let ran = run(&[&["check", "public/portal.example.yaml"][..], more].concat());
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    }
}

#[test]
fn a_faulty_file_is_told_in_every_form() {
    for (format, ending) in
        [("text", "txt"), ("json", "json"), ("github", "github.txt"), ("sarif", "sarif")]
    {
        let ran = run(&["check", FAULTY, "--format", format]);
        assert_eq!((ran.code, ran.err.as_str()), (1, ""), "{format}");
        fixtures::golden(&format!("cli/check-faulty.{ending}"), &ran.out);
    }
}

#[test]
fn every_mistake_is_told_where_the_room_finds_it_in_the_words_of_the_page() {
    let text = fs::read_to_string(fixtures::path("cli/portal-faulty.yaml")).unwrap();
    let reading = config::read_closely(&text, &Surroundings::default());
    let answer = run(&["check", FAULTY, "--format", "json"]).json();
    let told = answer["mistakes"].as_array().unwrap();
    assert_eq!((told.len(), answer["usable"].as_bool()), (reading.mistakes.len(), Some(true)));
    assert!(told.len() > 5);
    let people = run(&["check", FAULTY]).out;
    for (one, told) in reading.mistakes.iter().zip(told) {
        let said = messages::mistake(one);
        let [what, next] = [&said.what, &said.next].map(|text| words::away_from_page(text));
        assert_eq!((&told["what"], &told["next"]), (&json!(what), &json!(next)));
        let place = (told["line"].as_u64(), told["column"].as_u64(), told["path"].as_str());
        let wanted = (Some(one.line as u64), Some(one.column as u64), Some(one.path.as_str()));
        assert_eq!(place, wanted);
        let label = if told["severity"] == "error" { page::ERROR } else { page::WARNING };
        let line = format!(
            "line {}, column {}, {}\n  {label}. {what} {next}\n",
            one.line, one.column, one.path
        );
        assert!(people.contains(&line), "{line}\n{people}");
    }
}

#[test]
fn each_kind_has_its_code() {
    let answer = formatted("json", &fs::read_to_string(FAULTY).unwrap()).json();
    let of = |answer: &Value| -> Vec<String> {
        let all = answer["mistakes"].as_array().unwrap().iter();
        all.map(|one| one["code"].as_str().unwrap().to_owned()).collect()
    };
    let found = of(&answer);
    for code in ["unknown-key", "unworkable.secret-needed", "not-https", "not-label", "secret"] {
        assert!(found.contains(&code.to_owned()), "{code}: {found:?}");
    }
    let authority = |text: &str| {
        good().replace(
            "    oidc: {}\n",
            &format!("    oidc: {{}}\n    certificateAuthorityData: {text}\n"),
        )
    };
    for (text, code) in [
        (String::new(), "empty"),
        ("<!doctype html>".to_owned(), "html"),
        ("{}".to_owned(), "json"),
        ("a: [".to_owned(), "yaml.syntax"),
        ("a: 1\na: 2".to_owned(), "yaml.duplicate-key"),
        (authority("x"), "not-pem.not-base64"),
        (
            authority(&STANDARD.encode(fixtures::text("certificates/authority-past.pem"))),
            "certificates.ended",
        ),
    ] {
        assert_eq!(of(&formatted("json", &text).json()), [code], "{text}");
    }
}

#[test]
fn a_file_that_stops_the_sign_in_offers_nothing() {
    for text in [good().replace("issuer:", "isuer:"), "<html>".to_owned()] {
        let answer = formatted("json", &text).json();
        assert_eq!((&answer["usable"], &answer["summary"]["clusters"]), (&json!(false), &json!(0)));
        let ran = given(&["check", "-"], text.as_bytes());
        assert!(ran.code == 1 && ran.out.contains(words::STOPS_SIGN_IN), "{}", ran.out);
    }
}

#[test]
fn warnings_count_only_if_it_is_strict() {
    for (text, codes) in [(WARNED.to_owned(), [0, 1]), (good(), [0, 0])] {
        for (strict, code) in [&[][..], &["--strict"]].into_iter().zip(codes) {
            for format in ["text", "json", "github", "sarif"] {
                let arguments = [&["check", "-", "--format", format][..], strict].concat();
                let ran = given(&arguments, text.as_bytes());
                assert_eq!((ran.code, ran.err.as_str()), (code, ""), "{arguments:?}");
            }
        }
    }
    let ran = given(&["check", "-"], WARNED.as_bytes());
    assert!(ran.out.starts_with("1 warning.\n"), "{}", ran.out);
}

#[test]
fn certificates_are_checked_against_the_day() {
    let past = STANDARD.encode(fixtures::text("certificates/authority-past.pem"));
    let text = good() + &format!("    certificateAuthorityData: {past}\n");
    for (day, warnings) in [("2021-03-04", 0), ("2021-03-05", 1), ("2026-01-01", 1)] {
        let ran = given(&["check", "-", "--at", day, "--format", "json"], text.as_bytes());
        let found = ran.json();
        assert_eq!((ran.code, &found["summary"]["warnings"]), (0, &json!(warnings)), "{day}");
        let strict = given(&["check", "-", "--at", day, "--strict"], text.as_bytes());
        assert_eq!(strict.code, warnings, "{day}");
    }
}

#[test]
fn addresses_of_this_machine_are_for_a_page_on_it() {
    let text = good().replace("apiVersion", "url: http://localhost:8080/\napiVersion");
    assert_eq!(given(&["check", "-"], text.as_bytes()).code, 1);
    assert_eq!(given(&["check", "-", "--loopback"], text.as_bytes()).code, 0);
}

#[test]
fn what_cannot_be_read_is_told_apart() {
    let folder = fixtures::scratch("cli-check");
    let missing = folder.join("nothing.yaml");
    for (path, code) in [(missing.as_path(), "unreadable"), (folder.as_path(), "folder")] {
        let ran = run(&["check", "--format", "json", text_of(path)]);
        assert_eq!((ran.code, ran.json()["error"]["code"].as_str()), (2, Some(code)));
        // Other forms have no place for it.
        for format in ["text", "github", "sarif"] {
            let ran = run(&["check", "--format", format, text_of(path)]);
            assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{format}");
            assert!(ran.err.starts_with("purser: ") && ran.err.contains(text_of(path)));
        }
    }
    let marked = [
        b"\xff\xfe".as_slice(),
        &good().encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>(),
    ]
    .concat();
    for (bytes, line) in [(b"apiVersion: purser/v1\ntitle: \xff\n".to_vec(), 2), (marked, 1)] {
        let ran = given(&["check", "-", "--format", "json"], &bytes);
        let error = &ran.json()["error"];
        assert_eq!((ran.code, error["code"].as_str()), (2, Some("not-utf8")));
        assert_eq!(error["line"], line);
    }
    let large = vec![b'\n'; config::LARGEST + 1];
    let ran = given(&["check", "-", "--format", "json"], &large);
    assert_eq!((ran.code, ran.json()["error"]["code"].as_str()), (2, Some("too-large")));
    // With a byte order mark it is UTF-8.
    let ran = given(&["check", "-"], format!("\u{feff}{}", good()).as_bytes());
    assert_eq!(ran.code, 0, "{}", ran.out);
}

/// A key that would be a command, a line of its own, and text in the other direction.
const HOSTILE: &str = "\"100%25,a:b\\n::error file=x::owned\\r##[group]\\u202e\\e[31m\": 1\n";

#[test]
fn a_file_cannot_give_commands() {
    let text = good() + HOSTILE;
    for name in ["text", "json", "github", "sarif"] {
        let ran = formatted(name, &text);
        let odd = |c: char| c != '\n' && (c.is_control() || c == '\u{202e}');
        assert!(ran.code == 1 && !ran.out.contains(odd), "{:?}", ran.out);
        let begins = ran.out.lines().filter(|line| line.trim_start().starts_with("::")).count();
        assert_eq!(begins, usize::from(name == "github"), "{}", ran.out);
    }
    // For programs it is what stands in the file.
    let found = formatted("json", &text).json();
    let key = "100%25,a:b\n::error file=x::owned\r##[group]\u{202e}\u{1b}[31m";
    assert_eq!(found["mistakes"][0]["path"], key);
    let ran = run_in(&fixtures::scratch("cli-check-hostile"), "portal.yaml", &text, "github");
    let (command, rest) = ran.out.split_once('\n').unwrap();
    assert_eq!(rest, "1 error.\n");
    let start = "::error file=portal.yaml,line=9,col=1,title=100%2525%2Ca%3Ab\\u{a}%3A%3Aerror file=x%3A%3Aowned\\u{d}##[group]\\u{202e}\\u{1b}[31m (unknown-key)::Unknown key “100%2525,a:b\\u{a}::error file=x";
    assert!(command.starts_with(start), "{command}");
}

/// Runs it in a folder, where the file lies.
fn run_in(folder: &Path, name: &str, text: &str, format: &str) -> Ran {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, text).unwrap();
    let mut command = program(&["check", name, "--format", format]);
    let output = command.current_dir(folder).output().unwrap();
    Ran {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

#[test]
fn a_file_is_named_as_others_write_it() {
    let folder = fs::canonicalize(fixtures::scratch("cli-check-names")).unwrap();
    let whole = folder.join("whole.yaml");
    for (name, file, uri) in [
        ("portal.yaml", "portal.yaml", "portal.yaml"),
        ("./a/b.yaml", "a/b.yaml", "a/b.yaml"),
        ("für uns/50%.yaml", "für uns/50%25.yaml", "f%C3%BCr%20uns/50%25.yaml"),
        (text_of(&whole), "whole.yaml", "whole.yaml"),
        ("a/../c.yaml", "a/../c.yaml", "a/../c.yaml"),
        #[cfg(unix)]
        (
            "a,b:c\n::error::x",
            "a%2Cb%3Ac\\u{a}%3A%3Aerror%3A%3Ax",
            "a%2Cb%3Ac%0A%3A%3Aerror%3A%3Ax",
        ),
    ] {
        let ran = run_in(&folder, name, WARNED, "github");
        assert!(ran.out.starts_with(&format!("::warning file={file},line=4,col=")), "{}", ran.out);
        let log: Value = run_in(&folder, name, WARNED, "sarif").json();
        let place = &log["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], uri);
        let ran = run_in(&folder, name, WARNED, "text");
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    }
    // Elsewhere, by its whole address.
    let elsewhere = fixtures::scratch("cli-check-elsewhere");
    let log = run_in(&elsewhere, text_of(&whole), WARNED, "sarif").json();
    let place = &log["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
    let uri = place["artifactLocation"]["uri"].as_str().unwrap();
    assert!(uri.starts_with("file:///") && uri.ends_with("/cli-check-names/whole.yaml"), "{uri}");
}

#[test]
fn of_standard_input_the_message_says_where_it_stands() {
    let place = "line 4, column 33, identities[0].oidc.issuer: ";
    let ran = formatted("github", WARNED);
    let title = "identities[0].oidc.issuer (unworkable.secret-needed)";
    assert!(ran.out.starts_with(&format!("::warning title={title}::{place}")), "{}", ran.out);
    let log = formatted("sarif", WARNED).json();
    let result = &log["runs"][0]["results"][0];
    assert!(result["message"]["text"].as_str().unwrap().starts_with(place), "{result}");
    // Code scanning takes no result without a file.
    let place = &result["locations"][0]["physicalLocation"];
    let region = json!({ "startLine": 4, "startColumn": 33 });
    assert_eq!(
        (&place["artifactLocation"]["uri"], &place["region"]),
        (&json!("portal.yaml"), &region)
    );
}

#[test]
fn what_a_file_says_is_no_link_in_code_scanning() {
    let text = good() + "\"[fix](https://evil.example)\": 1\n";
    let log = formatted("sarif", &text).json();
    let message = &log["runs"][0]["results"][0]["message"]["text"];
    let message = message.as_str().unwrap();
    assert!(message.contains("[fix] (https://evil.example)"), "{message}");
    assert!(!message.contains("]("), "{message}");
}

#[test]
fn a_log_of_code_scanning_names_each_rule_once() {
    let text = good() + "titel: a\nclutsers: b\n";
    let log = formatted("sarif", &text).json();
    let run = &log["runs"][0];
    assert_eq!(
        (log["version"].as_str(), run["results"].as_array().unwrap().len()),
        (Some("2.1.0"), 2)
    );
    assert_eq!(run["tool"]["driver"]["rules"], json!([{ "id": "unknown-key" }]));
    assert_eq!(run["tool"]["driver"]["version"], env!("CARGO_PKG_VERSION"));
}
