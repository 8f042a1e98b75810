//! What the page is made of: nothing that only the program for the terminal or the tests need.

use std::collections::BTreeSet;
use std::process::Command;

/// The names of the crates in a tree of dependencies that are linked, without any network.
fn crates(of: &[&str]) -> BTreeSet<String> {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--locked", "--offline", "--edges", "normal", "--prefix", "none"])
        .args(["--format", "{p}", "--manifest-path"])
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"))
        .args(of)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().filter_map(|line| line.split(' ').next()).map(str::to_owned).collect()
}

#[test]
fn nothing_of_the_terminal_is_in_the_page() {
    let page = crates(&["--package", "purser", "--target", "wasm32-unknown-unknown"]);
    assert!(page.contains("purser") && page.contains("web-sys") && page.contains("leptos"));
    let here = crates(&["--package", "purser"]);
    // What reads the arguments, and all that comes with it.
    let own = ["clap", "clap_complete", "clap_mangen"];
    let terminal: BTreeSet<String> =
        own.iter().flat_map(|one| crates(&["--package", one])).collect();
    assert!(terminal.contains("clap_builder") && terminal.is_subset(&here), "{terminal:?}");
    let both: Vec<&String> = page.intersection(&terminal).collect();
    assert!(both.is_empty(), "in the page: {both:?}");
}

#[test]
fn other_readers_of_yaml_are_in_nothing_that_is_shipped() {
    let shipped = crates(&["--package", "purser"]);
    assert!(!shipped.contains("saphyr-parser") && !shipped.contains("kube"), "{shipped:?}");
}
