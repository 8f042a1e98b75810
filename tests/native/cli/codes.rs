//! Programs rely on the codes: none changes unseen.

use std::fs;

use super::coded;
use crate::fixtures;

/// The enums whose variants become codes, and their files below `src`.
const ENUMS: [(&str, &str); 22] = [
    ("Meaning", "guide/troubleshoot/meaning.rs"),
    ("ErrorCause", "entra/aadsts/cause.rs"),
    ("Speaker", "guide/troubleshoot/speaker.rs"),
    ("HostRole", "guide/troubleshoot/host.rs"),
    ("Owner", "problem.rs"),
    ("Detail", "guide/troubleshoot/details.rs"),
    ("DiagnosticKind", "kubeconfig/existing/diagnose/diagnostic.rs"),
    ("OverridingCredential", "kubeconfig/existing/diagnose/diagnostic.rs"),
    ("PathKind", "kubeconfig/existing/diagnose/diagnostic.rs"),
    ("Wrapping", "kubeconfig/existing/read/wrapping.rs"),
    ("PemError", "kubeconfig/existing/encoded.rs"),
    ("ReadError", "kubeconfig/existing/read/error.rs"),
    ("ForeignFile", "kubeconfig/existing/read/foreign.rs"),
    ("YamlFault", "yaml/error.rs"),
    ("RepairKind", "kubeconfig/existing/repair.rs"),
    ("EntryOutcome", "kubeconfig/existing/merge/plan.rs"),
    ("AuthMethod", "kubeconfig/existing/users.rs"),
    ("Tool", "kubeconfig/existing/users.rs"),
    ("What", "config/mistake.rs"),
    ("Unworkable", "config/mistake.rs"),
    ("PemFault", "pem.rs"),
    ("Doubt", "certificate.rs"),
];

#[test]
fn no_code_changes_unseen() {
    let mut all = String::new();
    for (name, file) in ENUMS {
        let path = format!("{}/src/{file}", env!("CARGO_MANIFEST_DIR"));
        let text = fs::read_to_string(path).unwrap();
        let body = text.split(&format!("pub enum {name} {{\n")).nth(1).unwrap();
        let variants = body.split("\n}").next().unwrap().lines().filter_map(|line| {
            let line = line.strip_prefix("    ")?;
            line.starts_with(|c: char| c.is_ascii_uppercase()).then(|| line.split(',').next())?
        });
        let mut codes: Vec<String> = variants.map(coded).collect();
        assert!(codes.len() > 2, "{name}");
        codes.sort();
        assert!(codes.windows(2).all(|two| two[0] != two[1]), "{name}: {codes:?}");
        all += &format!("{name}: {}\n", codes.join(" "));
    }
    fixtures::golden("cli/codes.txt", &all);
}
