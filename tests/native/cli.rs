//! The program for the terminal, run as a person or a script runs it: the same answers as the
//! rooms' own tests expect, in text and as JSON, with the exit codes that `docs/command-line.md`
//! names.
//!
//! `UPDATE_GOLDEN=1 cargo test --test native cli` writes the golden files anew.

mod check;
mod codes;
mod explain;
mod headers;
mod import;
mod inspect;
mod kubeconfig;
mod manual;
mod merge;
mod registration;
mod schema;
mod streams;

use std::collections::BTreeSet;
use std::io::Write;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;

use serde_json::Value;

use crate::fixtures;

/// The program.
const PROGRAM: &str = env!("CARGO_BIN_EXE_purser");

/// What came of a run.
struct Ran {
    code: i32,
    out: String,
    err: String,
}

impl Ran {
    /// What was answered, as JSON.
    #[track_caller]
    fn json(&self) -> Value {
        serde_json::from_str(&self.out)
            .unwrap_or_else(|error| panic!("{error}: {}{}", self.out, self.err))
    }
}

/// The program with arguments, in an environment that says nothing of colours.
fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(PROGRAM);
    command.args(arguments).env_remove("NO_COLOR").env("TERM", "xterm");
    command.current_dir(env!("CARGO_MANIFEST_DIR"));
    command
}

/// Starts it, and gives it the bytes.
fn start(arguments: &[&str], given: &[u8]) -> Child {
    let mut child = program(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let (mut stdin, given) = (child.stdin.take().unwrap(), given.to_owned());
    // It may end before it has read all of it.
    thread::spawn(move || stdin.write_all(&given));
    child
}

/// Runs it to its end.
fn given(arguments: &[&str], given: &[u8]) -> Ran {
    let output = start(arguments, given).wait_with_output().unwrap();
    Ran {
        code: output.status.code().unwrap_or_else(|| panic!("{arguments:?}: {}", output.status)),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

fn run(arguments: &[&str]) -> Ran {
    given(arguments, b"")
}

fn text_of(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// The code of a variant, from what `Debug` says of it.
fn coded(variant: &str) -> String {
    let name = variant.split([' ', '(', '{', ')']).next().unwrap();
    let mut code = String::new();
    for c in name.chars() {
        if c.is_uppercase() && !code.is_empty() {
            code.push('-');
        }
        code.extend(c.to_lowercase());
    }
    code
}

#[test]
fn help_has_an_example_for_each_subcommand_and_the_exit_codes() {
    let help = run(&["--help"]);
    assert_eq!(help.code, 0, "{}", help.err);
    assert!(help.out.contains("Exit codes:"));
    for name in manual::subcommands() {
        let name = name.as_str();
        assert!(help.out.contains(&format!("\n  {name} ")), "{}", help.out);
        let help = run(&[name, "--help"]);
        assert!(help.code == 0 && help.out.contains("Examples:\n"), "{}", help.out);
        let example = format!("purser {name} ");
        assert!(help.out.split("Examples:").nth(1).unwrap().contains(&example), "{}", help.out);
    }
    let version = run(&["--version"]);
    assert_eq!((version.code, version.out.as_str()), (0, "purser 0.1.0\n"));
}

#[test]
fn the_documentation_names_every_option_and_code() {
    let docs = include_str!("../../docs/command-line.md");
    for name in manual::subcommands() {
        let name = name.as_str();
        assert!(docs.contains(&format!("| `{name}")), "{name}");
        let help = run(&[name, "--help"]).out;
        let options = help.lines().filter_map(|line| {
            let (_, option) = line.split_once(" --")?;
            line.starts_with("  ").then(|| option.split([' ', ',']).next())?
        });
        for option in options.filter(|option| *option != "help") {
            assert!(docs.contains(&format!("`--{option}")), "{name} --{option}");
        }
    }
    for code in 0..=2 {
        assert!(docs.contains(&format!("\n| {code} | ")), "{code}");
    }
}

/// The names of all members of a value.
fn members(value: &Value, into: &mut BTreeSet<String>) {
    match value {
        Value::Object(entries) => {
            for (name, value) in entries {
                into.insert(name.clone());
                members(value, into);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| members(item, into)),
        _ => {}
    }
}

#[test]
fn the_documentation_names_every_member() {
    let docs = include_str!("../../docs/command-line.md");
    let path = fixtures::path;
    let (mine, new) = (path("existing/mine.yaml"), path("existing/new.yaml"));
    let (known, broken) = (path("cases/a/A36-guard-opinion.txt"), path("cases/b/b82-swapped.yaml"));
    for arguments in [
        &["explain", &known][..],
        &["explain", &mine],
        &["inspect", &new],
        &["inspect", &broken],
        &["merge", &mine, &new],
        &["merge", &mine, "nothing"],
        &["check", "tests/fixtures/cli/portal-faulty.yaml"],
        &["check", "nothing"],
        &["import", &path("existing/new.yaml"), &path("existing/mine.yaml")],
        &["kubeconfig", kubeconfig::KINDS, "--cluster", "lab"],
    ] {
        let ran = run(&[arguments, &["--format", "json"]].concat());
        let told = if ["merge", "kubeconfig", "import"].contains(&arguments[0]) {
            &ran.err
        } else {
            &ran.out
        };
        let (value, mut all) = (serde_json::from_str(told).unwrap(), BTreeSet::new());
        members(&value, &mut all);
        let missing: Vec<_> =
            all.iter().filter(|name| !docs.contains(&format!("`{name}`"))).collect();
        assert!(missing.is_empty() && all.len() > 2, "{arguments:?}: {missing:?}");
    }
}

#[test]
fn what_it_does_not_know_is_no_argument() {
    for arguments in [
        &[][..],
        &["frobnicate"],
        &["explain"],
        &["inspect"],
        &["merge", "one"],
        &["explain", "-", "--format", "yaml"],
        &["explain", "-", "--shell", "cmd"],
        &["inspect", "-", "--at", "2027-02-30"],
        &["inspect", "-", "--at", "15.1.2027"],
        &["inspect", "-", "--force"],
        &["merge", "-", "a", "--on-conflict", "mine"],
        &["merge", "-", "a", "--force"],
        &["merge", "-", "-"],
        &["check"],
        &["check", "-", "-"],
        &["check", "-", "--format", "yaml"],
        &["check", "-", "--at", "2027-02-30"],
        &["kubeconfig", "-"],
        &["kubeconfig", "--cluster", "a"],
        // Only `check` has these.
        &["explain", "-", "--format", "sarif"],
        &["inspect", "-", "--format", "github"],
        &["merge", "-", "a", "--format", "github"],
    ] {
        let ran = run(arguments);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{arguments:?}");
        assert!(!ran.err.is_empty(), "{arguments:?}");
    }
}
