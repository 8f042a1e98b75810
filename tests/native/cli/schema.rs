//! `schema`: the JSON Schema of `portal.yaml`.

use std::fs;

use super::run;

#[test]
fn it_prints_the_file_that_is_shipped_beside_the_page() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/public/portal.schema.json");
    let shipped = fs::read_to_string(path).unwrap();
    for more in [&[][..], &["--format", "json"], &["--color", "always"]] {
        let ran = run(&[&["schema"][..], more].concat());
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{more:?}");
        assert!(ran.out == shipped, "{more:?}");
    }
}

#[test]
fn its_help_shows_how_an_editor_finds_it_and_the_documentation_names_it() {
    let help = run(&["schema", "--help"]);
    let first = include_str!("../../../public/portal.example.yaml").lines().next().unwrap();
    assert_eq!(help.code, 0);
    assert!(help.out.contains("Examples:\n  purser schema > ") && help.out.contains(first));
    let docs = include_str!("../../../docs/command-line.md");
    assert!(
        docs.contains("| `schema` | ") && docs.contains("\npurser schema > portal.schema.json\n")
    );
}

#[test]
fn it_takes_no_file() {
    let ran = run(&["schema", "portal.yaml"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
}
