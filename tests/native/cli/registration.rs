//! `registration`: four forms of one value.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use purser::setup::{AKS_USER_READ, MANAGE, STORAGE, USER_READ};
use serde_json::Value;

use super::{Ran, given};
use crate::fixtures;

/// A page on a path, which finds clusters and lists one that trusts Entra itself.
const PORTAL: &str = "apiVersion: purser/v1
url: https://k8s.contoso.example/portal/
identities:
  - name: contoso
    redirect: signin-2.html
    entra: { tenant: contoso.onmicrosoft.com, clientId: 3d1f8a52-6c0b-4a57-9a7e-0c5b2f7e4d11 }
azure: { identity: contoso, discover: true, methods: [interactive, token] }
clusters:
  - name: lab
    server: https://lab.contoso.example:6443
    oidc: { clientId: 5b6f1d0e-2f0a-4a0e-8f5e-2d1c3b4a5968 }
    methods: [browser, devicecode, keyboard]
";
const FORMS: [&str; 4] = ["azure-cli", "graph", "terraform", "bicep"];
/// Names that would be something else if they stood there as they are.
const HOSTILE: [&str; 6] = [
    "it's \"here\"",
    "$(touch owned) `touch owned`",
    "${azuread_application.x} %{ if true } $${a}",
    "\\' + '\\${x}\\",
    "!history; & | > owned #",
    "Zugang für Größe · 集群",
];

fn of(form: &str, more: &[&str]) -> Ran {
    given(&[&["registration", "-", "--as", form], more].concat(), PORTAL.as_bytes())
}

fn graph(more: &[&str]) -> Value {
    let ran = of("graph", more);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    ran.json()
}

#[test]
fn each_form_is_as_it_was() {
    for form in FORMS {
        let ran = of(form, &[]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{form}");
        fixtures::golden(&format!("cli/registration-{form}.txt"), &ran.out);
    }
}

#[test]
fn it_asks_for_the_least_and_for_the_exact_addresses() {
    let value = graph(&[]);
    let page = &value["applications"][0];
    let redirect = "https://k8s.contoso.example/portal/signin-2.html";
    assert_eq!(page["spa"]["redirectUris"], serde_json::json!([redirect]));
    assert_eq!(page["groupMembershipClaims"], "ApplicationGroup");
    let asked = page["requiredResourceAccess"].to_string();
    assert!(asked.contains(MANAGE.id) && asked.contains(AKS_USER_READ.id), "{asked}");
    assert!(!asked.contains(USER_READ.id), "{asked}");
    let all = graph(&["--groups", "all"])["applications"][0]["requiredResourceAccess"].to_string();
    assert!(all.contains(USER_READ.id), "{all}");
    let kubectl = &value["applications"][1];
    assert_eq!(kubectl["requiredResourceAccess"], serde_json::json!([]));
    assert_eq!(kubectl["isFallbackPublicClient"], true);
    assert_eq!(kubectl["publicClient"]["redirectUris"][0], "http://localhost:8000");
}

#[test]
fn a_private_catalogue_in_azure_storage_needs_its_permission() {
    let catalogue = "catalogue: { url: 'https://contoso.blob.core.windows.net/p/c.yaml', scope: \
                     'https://storage.azure.com/user_impersonation' }\nclusters:\n";
    let asked = |text: &str| {
        let ran = given(&["registration", "-", "--as", "graph"], text.as_bytes());
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        ran.json()["applications"][0].to_string().contains(STORAGE.id)
    };
    let with = PORTAL.replace("clusters:\n", catalogue);
    assert!(asked(&with) && !asked(PORTAL));
    assert!(!asked(&with.replace("https://storage.azure.com/", "api://clusters/")));
}

/// Runs the script with an `az` that keeps its arguments, and gives the bodies it was told to send.
fn bodies(script: &str, folder: &std::path::Path) -> Vec<Value> {
    let az = folder.join("az");
    fs::write(&az, "#!/bin/bash\nprintf '%s\\0' \"$@\" >> \"$RECORD\"\necho 11111111-2222-3333-4444-555555555555\n").unwrap();
    fs::set_permissions(&az, fs::Permissions::from_mode(0o755)).unwrap();
    let record = folder.join("record");
    let path = format!("{}:{}", folder.display(), std::env::var("PATH").unwrap());
    let ran = Command::new("bash")
        .args(["-c", script])
        .current_dir(folder)
        .env("PATH", path)
        .env("RECORD", &record)
        .output()
        .unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    let record = fs::read_to_string(record).unwrap();
    let words: Vec<&str> = record.split('\0').collect();
    let bodies = words.windows(2).filter(|pair| pair[0] == "--body");
    bodies.map(|pair| serde_json::from_str(pair[1]).unwrap()).collect()
}

#[test]
fn bash_hands_az_the_bodies_of_graph_whatever_the_name() {
    for (index, name) in HOSTILE.iter().enumerate() {
        let name = format!("--name={name}");
        let folder = std::env::temp_dir().join(format!("purser-az-{}-{index}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let sent = bodies(&of("azure-cli", &[&name]).out, &folder);
        let value = graph(&[&name]);
        let wanted = value["applications"].as_array().unwrap();
        assert_eq!(sent.iter().step_by(2).collect::<Vec<_>>(), wanted.iter().collect::<Vec<_>>());
        for principal in sent.iter().skip(1).step_by(2) {
            assert_eq!(principal["appId"], "11111111-2222-3333-4444-555555555555");
            assert_eq!(principal["appRoleAssignmentRequired"], true);
        }
        assert!(!folder.join("owned").exists());
        fs::remove_dir_all(&folder).unwrap();
    }
}

/// The texts of a file, unescaped: in Terraform or in Bicep. A template is kept as `<template>`.
fn texts(source: &str, quote: char) -> Vec<String> {
    let (mut found, mut chars) = (Vec::new(), source.chars().peekable());
    while let Some(c) = chars.next() {
        if c == '#' {
            chars.by_ref().find(|c| *c == '\n');
        }
        if c != quote {
            continue;
        }
        let mut text = String::new();
        loop {
            match chars.next().expect("a text without an end") {
                '\\' => match chars.next().unwrap() {
                    'u' if quote == '"' => {
                        let digits: String = chars.by_ref().take(4).collect();
                        let number = u32::from_str_radix(&digits, 16).unwrap();
                        text.push(char::from_u32(number).unwrap());
                    }
                    c => text.push(c),
                },
                '\n' => panic!("a text over two lines: {text}"),
                c if c == quote => break,
                c @ ('$' | '%') if chars.peek() == Some(&'{') && (c == '$' || quote == '"') => {
                    chars.by_ref().find(|c| *c == '}');
                    text.push_str("<template>");
                }
                c => text.push(c),
            }
        }
        found.push(text);
    }
    found
}

#[test]
fn terraform_and_bicep_hold_the_texts_of_graph_whatever_the_name() {
    fn strings(value: &Value, out: &mut Vec<String>) {
        match value {
            Value::String(text) if !text.is_empty() => out.push(text.clone()),
            Value::Array(items) => items.iter().for_each(|one| strings(one, out)),
            Value::Object(members) => members.values().for_each(|one| strings(one, out)),
            _ => {}
        }
    }
    for name in HOSTILE {
        let name = format!("--name={name}");
        let mut wanted = Vec::new();
        strings(&graph(&[&name]), &mut wanted);
        wanted.sort();
        for (form, quote) in [("terraform", '"'), ("bicep", '\'')] {
            let out = of(form, &[&name]).out;
            let mut rest = texts(&out, quote);
            for text in &wanted {
                let at = rest.iter().position(|one| one == text);
                rest.remove(at.unwrap_or_else(|| panic!("{form} lacks {text}:\n{out}")));
            }
            let templates = rest.iter().filter(|text| text.contains("<template>")).count();
            assert_eq!(templates, 1, "{form}: {rest:?}");
        }
    }
}

#[test]
fn what_cannot_be_known_is_said() {
    for (more, id) in
        [(["--name", ""], "name"), (["--name", "a\nb"], "name"), (["--identity", "x"], "identity")]
    {
        let ran = of("graph", &[more.as_slice(), &["--format", "json"]].concat());
        assert_eq!(ran.code, 2, "{id}");
        assert_eq!(ran.json()["error"]["code"], id);
    }
    let without = PORTAL.replace("url: https://k8s.contoso.example/portal/\n", "");
    let ran = given(&["registration", "-", "--as", "bicep"], without.as_bytes());
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("url"), "{}", ran.err);
}
