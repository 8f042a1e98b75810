//! Mistakes in the Static Analysis Results Interchange Format (SARIF 2.1.0), which code scanning
//! reads.

use std::collections::BTreeSet;
use std::path::Path;

use purser::encode::percent;
use serde::Serialize;
use serde_json::{Value, json};

use super::mistakes::{CodedMistake, slashed};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// A log, whose version stands before what it is about.
#[derive(Serialize)]
pub struct SarifLog {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Value; 1],
}

/// The log of one check.
pub fn log(path: &Path, mistakes: &[CodedMistake]) -> SarifLog {
    let uri = address(path);
    let rules: BTreeSet<&str> = mistakes.iter().map(|one| one.code.as_str()).collect();
    let rules: Vec<Value> = rules.into_iter().map(|code| json!({ "id": code })).collect();
    let results: Vec<Value> = mistakes.iter().map(|one| result(uri.as_deref(), one)).collect();
    let driver = json!({
        "name": "purser",
        "version": env!("CARGO_PKG_VERSION"),
        "rules": rules,
    });
    let run = json!({
        "tool": { "driver": driver },
        "columnKind": "unicodeCodePoints",
        "results": results,
    });
    SarifLog { schema: SCHEMA, version: "2.1.0", runs: [run] }
}

/// What standard input is called: code scanning takes no result without a file.
const STANDARD: &str = "portal.yaml";

fn result(uri: Option<&str>, one: &CodedMistake) -> Value {
    let location = json!({
        "artifactLocation": { "uri": uri.unwrap_or(STANDARD) },
        "region": { "startLine": one.line, "startColumn": one.column },
    });
    json!({
        "ruleId": one.code,
        "level": one.severity,
        // What a file says must not become a link (section 3.11.6).
        "message": { "text": one.message(uri).replace("](", "] (") },
        "locations": [{ "physicalLocation": location }],
    })
}

/// The address of a file: relative where it lies below the current folder.
fn address(path: &Path) -> Option<String> {
    let text = slashed(path, percent)?;
    // Before a drive of Windows stands a slash more.
    let start = if text.starts_with('/') { "file://" } else { "file:///" };
    let absolute = text.starts_with('/') || text.contains(":/");
    Some(if absolute { format!("{start}{text}") } else { text })
}
