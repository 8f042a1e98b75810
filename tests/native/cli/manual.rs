//! `completions` and `man`: every subcommand and option is in them, and the shells complete them.
//!
//! bash, zsh and fish must be on the path.

use std::fs;
use std::process::Command;

use super::{given, run, text_of};
use crate::fixtures;

/// Every subcommand, as the help names them.
pub fn subcommands() -> Vec<String> {
    let help = run(&["--help"]).out;
    let (_, rest) = help.split_once("Commands:\n").unwrap();
    let lines = rest.lines().take_while(|line| !line.is_empty());
    lines.filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

/// The long options of a subcommand, as its help names them.
fn options(name: &str) -> Vec<String> {
    let help = run(&[name, "--help"]).out;
    let (_, rest) = help.split_once("Options:\n").unwrap();
    let lines = rest.lines().take_while(|line| !line.is_empty());
    let option = |line: &str| {
        let line = line.trim_start();
        let (_, option) = line.starts_with('-').then(|| line.split_once("--"))??;
        Some(format!("--{}", option.split([' ', ',']).next()?))
    };
    lines.filter_map(option).collect()
}

#[test]
fn the_manual_has_every_subcommand_with_its_options_and_examples() {
    let ran = run(&["man"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let page = ran.out.replace("\\-", "-");
    assert!(page.contains(".TH purser 1 ") && page.contains("\n.SH \"EXIT STATUS\"\n"), "{page}");
    let all = subcommands();
    assert!(all.len() >= 8 && all.contains(&"man".to_owned()), "{all:?}");
    let sections: Vec<&str> = page.split("\n.SH ").collect();
    for name in all {
        let title = format!("\"PURSER {}\"\n", name.to_uppercase());
        let own: Vec<_> = sections.iter().filter(|one| one.starts_with(&title)).collect();
        let [section] = own.as_slice() else { panic!("{title}: {page}") };
        let (before, examples) = section.split_once("\n.SS EXAMPLES\n").unwrap();
        assert!(examples.contains(&format!("purser {name}")), "{section}");
        let (_, told) = before.split_once("\n.SS OPTIONS\n").unwrap();
        let options = options(&name);
        assert!(options.contains(&"--help".to_owned()), "{options:?}");
        for option in options {
            assert!(told.contains(&format!("\\fB{option}\\fR")), "{name} {option}: {told}");
        }
    }
}

#[test]
fn each_script_has_every_subcommand_and_option() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ran = run(&["completions", shell]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{shell}");
        for name in subcommands() {
            assert!(ran.out.contains(&name), "{shell}: {name}");
            for option in options(&name) {
                // fish writes `-l name`.
                let plain = format!("-l {} ", option.trim_start_matches('-')).trim_end().to_owned();
                let wanted = if shell == "fish" { plain } else { option };
                assert!(ran.out.contains(&wanted), "{shell}: {name} {wanted}");
            }
        }
    }
    assert_eq!(run(&["completions", "cmd"]).code, 2);
    assert_eq!(run(&["completions"]).code, 2);
    assert_eq!(given(&["man", "check"], b"").code, 2);
}

/// Runs lines in a shell; gives what it printed.
fn shell(program: &str, arguments: &[&str], lines: &str) -> String {
    let output = Command::new(program)
        .args(arguments)
        .args(["-c", lines])
        .env_clear()
        .env("HOME", fixtures::scratch(&format!("cli-completions/{program}-home")))
        .env("PATH", "/usr/local/bin:/usr/bin:/bin")
        .env("LANG", "C.UTF-8")
        .env("TERM", "dumb")
        .output()
        .unwrap_or_else(|error| {
            panic!("{program} cannot be started ({error}): `sudo apt-get install {program}`, or `make setup`")
        });
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert_eq!(text(&output.stderr), "", "{program}");
    text(&output.stdout)
}

/// What is typed, and what the shell makes of its last word.
const TYPED: [(&str, &str); 4] = [
    ("purser insp", "inspect"),
    ("purser check --stri", "--strict"),
    ("purser kubeconfig --names", "--namespace"),
    ("purser check --format sar", "sarif"),
];

#[test]
fn bash_completes() {
    let script = run(&["completions", "bash"]).out;
    for (typed, wanted) in TYPED {
        let words: Vec<&str> = typed.split(' ').collect();
        let last = words.len() - 1;
        let lines = format!(
            "{script}\nCOMP_WORDS=({typed}); COMP_CWORD={last}\n_purser purser {} {}\nprintf '%s\\n' \"${{COMPREPLY[@]}}\"",
            words[last],
            words[last - 1],
        );
        assert_eq!(shell("bash", &["--norc", "--noprofile"], &lines), format!("{wanted}\n"));
    }
}

#[test]
fn fish_completes() {
    let script = run(&["completions", "fish"]).out;
    for (typed, wanted) in TYPED {
        let lines = format!("{script}\ncomplete --do-complete '{typed}'");
        let found = shell("fish", &["--no-config"], &lines);
        let offered: Vec<_> = found.lines().filter_map(|line| line.split('\t').next()).collect();
        assert_eq!(offered, [wanted], "{typed}");
    }
}

/// zsh completes only at a terminal: one is made, and what is typed there is run.
#[test]
fn zsh_completes() {
    let folder = fixtures::scratch("cli-completions/zsh");
    fs::write(folder.join("_purser"), run(&["completions", "zsh"]).out).unwrap();
    for (number, (typed, wanted)) in TYPED.into_iter().enumerate() {
        let got = folder.join(format!("got-{number}"));
        let (folder, told) = (text_of(&folder), text_of(&got));
        let begin = format!(
            "PS1=; fpath=('{folder}' $fpath); autoload -Uz compinit; compinit -u -D; bindkey '^I' complete-word; purser() {{ print -r -- \"$@\" > '{told}.new'; mv '{told}.new' '{told}' }}"
        );
        fs::write(format!("{folder}/begin"), begin).unwrap();
        let lines = format!(
            "zmodload zsh/zpty; zpty -b z zsh -f -i; zpty -w z \"source '{folder}/begin'; print rea''dy\"\n\
             said=; for i in {{1..400}}; do zpty -r -t z part && said+=$part; [[ $said == *ready* ]] && break; sleep 0.05; done\n\
             zpty -w -n z $'{typed}\\t\\r'\n\
             for i in {{1..400}}; do zpty -r -t z part; [[ -e '{told}' ]] && break; sleep 0.05; done\n\
             zpty -d z"
        );
        shell("zsh", &["-f"], &lines);
        let ran = fs::read_to_string(&got).unwrap();
        assert_eq!(ran.split_whitespace().last(), Some(wanted), "{typed}: {ran}");
    }
}
