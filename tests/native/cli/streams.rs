//! Where the answers go: readers that leave, full disks, terminals and colours.

use std::fs::OpenOptions;
use std::io::{self, Read};
use std::process::Stdio;

use super::{PROGRAM, program, start};
use crate::fixtures;

/// The commands that answer, by what they answer with.
fn answering() -> Vec<(Vec<String>, i32)> {
    let path = fixtures::path;
    let words = |all: &[&str]| all.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>();
    vec![
        (words(&["explain", &path("cases/a/A07-az-certificate.txt")]), 0),
        (words(&["inspect", &path("existing/mine.yaml")]), 1),
        (words(&["inspect", "--format", "json", &path("existing/mine.yaml")]), 1),
        (words(&["check", &path("cli/portal-faulty.yaml")]), 1),
        (words(&["check", "--format", "github", &path("cli/portal-faulty.yaml")]), 1),
        (words(&["check", "--format", "sarif", &path("cli/portal-faulty.yaml")]), 1),
        // What nobody took was not handed over.
        (words(&["merge", &path("existing/mine.yaml"), &path("existing/new.yaml")]), 2),
    ]
}

#[test]
fn a_reader_that_leaves_is_no_error() {
    for (arguments, code) in answering() {
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        // It has left before the program begins, however quick that is.
        let (reader, writer) = io::pipe().unwrap();
        drop(reader);
        let output = program(&arguments).stdin(Stdio::null()).stdout(writer).output().unwrap();
        let (status, err) = (output.status, String::from_utf8(output.stderr).unwrap());
        assert_eq!(status.code(), Some(code), "{arguments:?}: {status}");
        assert!(!err.contains("panicked") && !err.contains("pipe"), "{err}");
        if arguments[0] != "merge" {
            assert_eq!(err, "");
        }
        // Nor where nobody hears the rest.
        let mut child = start(&arguments, b"");
        drop(child.stderr.take());
        let mut out = Vec::new();
        child.stdout.take().unwrap().read_to_end(&mut out).unwrap();
        assert!(!out.is_empty() && child.wait().unwrap().code().is_some());
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_an_error() {
    for (arguments, _) in answering() {
        let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let output = program(&arguments).stdin(Stdio::null()).stdout(full).output().unwrap();
        let err = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {err}");
        assert!(err.contains("standard output") || err.contains("unwritable"), "{err}");
    }
}

/// What stands on a terminal after a command.
#[cfg(target_os = "linux")]
fn on_a_terminal(settings: &[(&str, &str)], arguments: &str) -> String {
    let line = format!("{PROGRAM} {arguments}");
    let mut script = std::process::Command::new("script");
    script.args(["-qec", &line, "/dev/null"]).stdin(Stdio::null());
    script.env_remove("NO_COLOR").env("TERM", "xterm").envs(settings.iter().copied());
    let output = script.output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
#[cfg(target_os = "linux")]
fn colours_are_for_people_who_want_them() {
    let file = fixtures::path("existing/mine.yaml");
    let coloured = |settings: &[(&str, &str)], more: &str| {
        let out = on_a_terminal(settings, &format!("inspect {file} {more}"));
        assert!(out.contains("fail"), "{out}");
        out.contains("\u{1b}[31m")
    };
    assert!(coloured(&[], ""));
    // https://no-color.org: set to anything but nothing.
    assert!(!coloured(&[("NO_COLOR", "1")], "") && coloured(&[("NO_COLOR", "")], ""));
    assert!(!coloured(&[("TERM", "dumb")], "") && !coloured(&[], "--color never"));
    assert!(coloured(&[("NO_COLOR", "1")], "--color always"));
    assert!(!coloured(&[], "| cat") && coloured(&[], "--color always | cat"));
    assert!(!coloured(&[], "--format json"));
}
