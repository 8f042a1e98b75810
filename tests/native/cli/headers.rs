//! `headers`: the file of each host.

use purser::config::{self, Surroundings};
use purser::hosting::{self, Host};
use purser::session;
use purser::ui::text::terminal as words;
use serde_json::Value;

use super::{Ran, given, run};
use crate::fixtures;

/// A page on a path of a host, with two identities and Azure.
const PORTAL: &str = "apiVersion: purser/v1
url: https://k8s.contoso.example/portal/
identities:
  - name: contoso
    entra: { tenant: contoso.onmicrosoft.com, clientId: 3d1f8a52-6c0b-4a57-9a7e-0c5b2f7e4d11 }
  - name: dex
    redirect: signin-2.html
    oidc: { issuer: 'https://dex.contoso.example:5556/dex', clientId: purser, hosts: ['https://keys.contoso.example'] }
azure: { identity: contoso, discover: true }
";

fn of(host: &str, more: &[&str]) -> Ran {
    given(&[&["headers", "-", "--for", host], more].concat(), PORTAL.as_bytes())
}

/// The policy that they all must have.
fn policy() -> String {
    let portal = config::read(PORTAL, &Surroundings::default()).portal;
    let origins = session::origins(&portal);
    assert!(origins.contains(&"https://dex.contoso.example:5556".to_owned()), "{origins:?}");
    assert!(origins.contains(&"https://management.azure.com".to_owned()), "{origins:?}");
    format!("; connect-src 'self' {}; object-src 'none'; ", origins.join(" "))
}

#[test]
fn each_host_has_its_file() {
    for host in Host::ALL {
        let name = host.name();
        let ran = of(name, &[]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{name}");
        fixtures::golden(&format!("cli/headers-{name}.txt"), &ran.out);
    }
}

#[test]
fn each_file_has_every_header_with_the_policy_of_the_file() {
    let portal = config::read(PORTAL, &Surroundings::default()).portal;
    let headers = hosting::headers(&portal).unwrap();
    for host in Host::ALL {
        // Bicep writes a quote with a backslash before it; CloudFront has members of their own for five.
        let out = of(host.name(), &[]).out.replace("\\'", "'");
        assert!(out.contains(&policy()), "{out}");
        for (name, value) in headers.iter().filter(|(name, _)| {
            host != Host::CloudFront || name.starts_with("Cross") || name.starts_with("Perm")
        }) {
            let line = |line: &str| line.contains(name) && line.contains(value);
            let apart = out.contains(&format!("headerName: '{name}'\n          value: '{value}'"));
            assert!(out.lines().any(line) || apart, "{}: {name}\n{out}", host.name());
        }
    }
}

#[test]
fn what_is_json_or_yaml_reads_as_such() {
    let apps: Value = serde_json::from_str(&of("static-web-apps", &[]).out).unwrap();
    assert_eq!(apps["globalHeaders"].as_object().unwrap().len(), 11);
    let front: Value = serde_json::from_str(&of("cloudfront", &[]).out).unwrap();
    let custom = &front["CustomHeadersConfig"];
    assert_eq!(custom["Quantity"], custom["Items"].as_array().unwrap().len());
    let text = of("kubernetes", &[]).out;
    let map = purser::yaml::read(&text).unwrap();
    let config = map.get("data").and_then(|data| data.get("default.conf")).unwrap();
    let config = config.text().unwrap();
    assert!(
        config.starts_with("map $uri $purser_cache {\n") && config.ends_with("}\n"),
        "{config}"
    );
    assert!(config.contains("    listen 8080;\n") && config.contains("location /portal/ {"));
}

#[test]
fn path_and_folder_are_those_of_the_arguments_or_of_the_file() {
    let own = of("nginx", &[]).out;
    assert!(own.contains("location /portal/ {\n        alias /srv/purser/;"), "{own}");
    assert!(own.contains("    server_name k8s.contoso.example;\n"), "{own}");
    let other = of("nginx", &["--path", "/", "--root", "/var/www/page/"]).out;
    assert!(other.contains("location / {\n        alias /var/www/page/;"), "{other}");
    assert!(!other.contains("return 301"), "{other}");
    let caddy = of("caddy", &[]).out;
    assert!(caddy.starts_with("k8s.contoso.example {\n    redir /portal /portal/\n"), "{caddy}");
}

#[test]
fn no_argument_ends_what_it_stands_in() {
    for (option, text, said) in [
        ("--path", "/a;b/", words::NOT_PATH),
        ("--path", "/a", words::NOT_PATH),
        ("--path", "/a\" {/", words::NOT_PATH),
        ("--root", "/srv/$a", words::NOT_FOLDER),
        ("--root", "/srv/a\nb", words::NOT_FOLDER),
        ("--root", "srv", words::NOT_FOLDER),
    ] {
        let ran = of("nginx", &[option, text]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{option} {text}");
        assert!(ran.err.contains(said), "{}", ran.err);
    }
    assert_eq!(of("iis", &[]).code, 2);
}

#[test]
fn a_file_that_stops_the_sign_in_has_none() {
    let text = PORTAL.replace("clientId: purser,", "clientId: purser, colour: red,");
    let ran = given(&["headers", "-", "--for", "nginx"], text.as_bytes());
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(ran.err.contains(words::UNUSABLE_PORTAL.0), "{}", ran.err);
    // An address of this machine is for a page on this machine.
    let text = PORTAL.replace("https://dex.contoso.example:5556/dex", "http://localhost:5556/dex");
    let ran = given(&["headers", "-", "--for", "nginx"], text.as_bytes());
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    let ran = given(&["headers", "-", "--for", "nginx", "--loopback"], text.as_bytes());
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains(" http://localhost:5556 "), "{}", ran.out);
    assert_eq!(run(&["headers", "no-such-file", "--for", "nginx"]).code, 2);
}

#[test]
fn a_path_of_the_file_that_fits_no_host_is_told() {
    let text = PORTAL.replace("/portal/", "/a%7B/");
    let ran = given(&["headers", "-", "--for", "caddy"], text.as_bytes());
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains(words::PATH_NEEDED.0), "{}", ran.err);
    let ran = given(&["headers", "-", "--for", "caddy", "--path", "/a/"], text.as_bytes());
    assert_eq!(ran.code, 0, "{}", ran.err);
}
