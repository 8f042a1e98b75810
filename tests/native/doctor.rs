//! The doctor, over a deployment as it should be and over broken ones: each is named rightly, and
//! nothing else is.

use base64::Engine as _;
use purser::certificate;
use purser::config::{self, Identity, Portal, Reading, Surroundings};
use purser::doctor::{self, Answer, Finding, State};

use purser::hosting;
use purser::platform::{FetchError, Response};
use serde_json::{Value, json};

use crate::fixtures::text;

const FOLDER: &str = "https://k8s.contoso.example/";
const NOW: i64 = 1_800_000_000;
const DATE: &str = "Fri, 15 Jan 2027 08:00:00 GMT";
const TENANT: &str = "8f9c2a10-5b7e-4d3c-9a61-2e4f6b8c0d1e";

fn settings_text() -> String {
    let pem = text("certificates/authority.pem");
    format!(
        "apiVersion: purser/v1
identities:
  - name: contoso
    entra: {{ tenant: {TENANT}, clientId: 11111111-1111-4111-8111-111111111111 }}
  - name: dex
    redirect: signin-2.html
    oidc: {{ issuer: \"https://dex.contoso.example\", clientId: purser, scopes: [groups] }}
clusters:
  - name: prod
    identity: contoso
    server: https://prod.hcp.westeurope.azmk8s.io:443
    certificateAuthorityData: {}
    aks: {{}}
    namespaces: [{{ name: billing, groups: [22222222-2222-4222-8222-222222222222] }}]
  - name: lab
    identity: dex
    server: https://lab.contoso.example:6443
    oidc: {{ clientId: kubernetes, audiences: [kubernetes, purser], usernameClaim: email, groupsClaim: groups }}
",
        base64::engine::general_purpose::STANDARD.encode(pem)
    )
}

fn read(text: &str) -> Reading {
    config::read_closely_at(text, &Surroundings { loopback: false }, NOW)
}

fn portal() -> Portal {
    read(&settings_text()).portal
}

fn identity(name: &str) -> Identity {
    portal().identities.into_iter().find(|one| one.name == name).unwrap()
}

fn answer(status: u16, headers: &[(&str, &str)], body: &str) -> Response {
    let headers = headers.iter().map(|(n, v)| (n.to_ascii_lowercase(), (*v).to_owned())).collect();
    Response { status, headers, body: body.to_owned() }
}

/// The document of the page as `purser headers` has it sent, with headers changed: `""` leaves one out.
fn page(changed: &[(&str, &str)]) -> Response {
    let mut headers = hosting::headers(&portal()).unwrap();
    headers.push(("Cache-Control", "no-cache".to_owned()));
    headers.push(("Date", DATE.to_owned()));
    let mut all: Vec<(String, String)> =
        headers.into_iter().map(|(n, v)| (n.to_ascii_lowercase(), v)).collect();
    for (name, value) in changed {
        all.retain(|(one, _)| one != name);
        if !value.is_empty() {
            all.push(((*name).to_owned(), (*value).to_owned()));
        }
    }
    Response { status: 200, headers: all, body: "<!doctype html>".to_owned() }
}

fn page_findings(changed: &[(&str, &str)]) -> Vec<Finding> {
    doctor::page(&Ok(page(changed)), FOLDER, &portal())
}

/// What is not green, as `state code`.
fn bad(findings: &[Finding]) -> Vec<String> {
    let bad = findings.iter().filter(|one| one.state != State::Green);
    bad.map(|one| format!("{} {}", one.state.name(), one.told.code)).collect()
}

fn policy_with(from: &str, to: &str) -> Vec<String> {
    let policy = page(&[]).header("content-security-policy").unwrap().to_owned();
    assert!(policy.contains(from), "{policy}");
    bad(&page_findings(&[("content-security-policy", &policy.replace(from, to))]))
}

const SCRIPT: &str = "purser-page-0123456789abcdef.js";

fn script(changed: &[(&str, &str)], body: &str) -> Vec<String> {
    let mut headers = vec![
        ("content-type", "text/javascript"),
        ("content-encoding", "br"),
        ("cache-control", hosting::FOREVER),
    ];
    for (name, value) in changed {
        headers.retain(|(one, _)| one != name);
        headers.push((name, value));
    }
    headers.retain(|(_, value)| !value.is_empty());
    bad(&doctor::file(SCRIPT, &Ok(answer(200, &headers, body))))
}

fn document(issuer: &str) -> Value {
    let base = issuer.trim_end_matches('/');
    json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{base}/authorize"),
        "token_endpoint": format!("{base}/token"),
        "jwks_uri": format!("{base}/keys"),
        "code_challenge_methods_supported": ["S256"],
    })
}

fn discovery(name: &str, document: &Value) -> Finding {
    doctor::discovery(&identity(name), &Ok(answer(200, &[], &document.to_string()))).0
}

fn token_endpoint(name: &str, answered: &Answer) -> Finding {
    let issuer = match name {
        "dex" => "https://dex.contoso.example".to_owned(),
        _ => format!("https://login.microsoftonline.com/{TENANT}/v2.0"),
    };
    let found = Ok(answer(200, &[], &document(&issuer).to_string()));
    let (seen, metadata) = doctor::discovery(&identity(name), &found);
    assert_eq!(seen.state, State::Green, "{seen:?}");
    doctor::token_endpoint(&identity(name), &metadata.unwrap(), FOLDER, answered)
}

fn refusal(error: &str, description: &str) -> Answer {
    let body = json!({"error": error, "error_description": description}).to_string();
    Ok(answer(400, &[], &body))
}

fn claims(name: &str, claims: &Value) -> Vec<String> {
    bad(&doctor::claims(&portal(), &identity(name), claims.as_object().unwrap()))
}

#[test]
fn a_deployment_as_it_should_be_is_green() {
    let reading = read(&settings_text());
    let served = Ok(answer(200, &[("cache-control", "no-cache")], &settings_text()));
    let mut all = doctor::settings(&served, &reading, FOLDER);
    all.extend(page_findings(&[]));
    all.extend(doctor::file(
        SCRIPT,
        &Ok(answer(
            200,
            &[
                ("content-type", "text/javascript; charset=utf-8"),
                ("content-encoding", "gzip"),
                ("cache-control", hosting::FOREVER),
            ],
            "import",
        )),
    ));
    all.push(doctor::missing(&Ok(answer(404, &[], ""))));
    all.push(doctor::clock(&Ok(page(&[])), NOW + 20));
    all.push(discovery("dex", &document("https://dex.contoso.example")));
    all.push(token_endpoint("dex", &refusal("invalid_grant", "")));
    all.push(token_endpoint(
        "contoso",
        &refusal("invalid_grant", "AADSTS9002313: Invalid request."),
    ));
    all.push(doctor::azure("graph", "https://graph.microsoft.com", &Ok(answer(401, &[], "{}"))));
    all.extend(reading.portal.clusters.iter().filter_map(|cluster| doctor::cluster(cluster, NOW)));
    all.extend(doctor::claims(
        &portal(),
        &identity("dex"),
        json!({"email": "a@b.example", "groups": ["x"]}).as_object().unwrap(),
    ));
    assert_eq!(bad(&all), Vec::<String>::new());
    assert_eq!(doctor::worst(&all), State::Green);
    assert!(all.len() > 18);
}

/// Headers that are changed, and what is found.
type Broken = (&'static [(&'static str, &'static str)], &'static [&'static str]);

#[test]
fn a_broken_host_is_named() {
    let cases: &[Broken] = &[
        (
            &[("content-security-policy", ""), ("x-frame-options", "")],
            &["red doctor.policy-none", "red doctor.framing-allowed"],
        ),
        (&[("integrity-policy", "")], &["amber doctor.integrity-none"]),
        (&[("x-content-type-options", "")], &["amber doctor.sniffed"]),
        (&[("cross-origin-opener-policy", "")], &["amber doctor.headers-lacking"]),
        (&[("strict-transport-security", "")], &["amber doctor.headers-lacking"]),
        (&[("strict-transport-security", "max-age=31536000")], &[]),
        (&[("cache-control", "public, max-age=86400")], &["red doctor.cached"]),
        (&[("cache-control", "max-age=0, must-revalidate")], &[]),
        (&[("cache-control", "")], &["amber doctor.cache-unsaid"]),
    ];
    for (changed, wanted) in cases {
        assert_eq!(bad(&page_findings(changed)), *wanted, "{changed:?}");
    }
    let gone = doctor::page(&Ok(answer(503, &[], "")), FOLDER, &portal());
    assert_eq!(bad(&gone), ["red doctor.file-missing"]);
    let gone = doctor::page(&Err(FetchError::Network), FOLDER, &portal());
    assert_eq!(bad(&gone), ["red doctor.unanswered"]);
}

#[test]
fn a_policy_is_held_against_what_this_deployment_needs() {
    let hosts = "connect-src 'self' https://login.microsoftonline.com";
    for (from, to, wanted) in [
        // `X-Frame-Options: DENY` beside it still protects.
        ("frame-ancestors 'none'", "", &[][..]),
        ("frame-ancestors 'none'", "frame-ancestors *", &["red doctor.framing-allowed"]),
        ("frame-ancestors 'none'", "frame-ancestors 'self'", &["red doctor.framing-allowed"]),
        (hosts, "connect-src 'self' https:", &["amber doctor.connect-wide"]),
        (hosts, &format!("{hosts} https://other.example"), &["amber doctor.connect-wide"]),
        (" https://dex.contoso.example", "", &["red doctor.connect-blocks"]),
        (" 'wasm-unsafe-eval'", "", &["red doctor.policy-blocks"]),
        ("script-src 'self'", "script-src 'self' 'unsafe-inline'", &["red doctor.policy-wide"]),
        ("img-src 'self'", "img-src 'self' data:", &["amber doctor.policy-wide"]),
        ("trusted-types 'none'", "", &["red doctor.policy-wide"]),
        ("; require-trusted-types-for 'script'", "", &["red doctor.policy-wide"]),
        ("base-uri 'none'; ", "", &["red doctor.policy-wide"]),
        // A second policy beside takes nothing from the first.
        ("trusted-types 'none'", "trusted-types 'none', upgrade-insecure-requests", &[]),
    ] {
        let mut found = policy_with(from, to);
        if from == " https://dex.contoso.example" {
            found.dedup();
        }
        assert_eq!(found, wanted, "{from} → {to}");
    }
}

#[test]
fn broken_files_are_named() {
    assert_eq!(script(&[], "import"), Vec::<String>::new());
    for (changed, body, wanted) in [
        (&[("content-type", "text/plain")][..], "x", "red doctor.type-wrong"),
        (&[("content-encoding", "")], "x", "amber doctor.not-compressed"),
        (&[("cache-control", "no-cache")], "x", "amber doctor.not-immutable"),
        (&[("cache-control", "public, max-age=31536000")], "x", "amber doctor.not-immutable"),
        (&[("content-type", "text/html")], "<!DOCTYPE html><html>", "red doctor.file-page"),
    ] {
        assert_eq!(script(changed, body), [wanted], "{changed:?}");
    }
    assert_eq!(bad(&doctor::file(SCRIPT, &Ok(answer(404, &[], "")))), ["red doctor.file-missing"]);
    for (status, wanted) in [
        (410, &[][..]),
        (200, &["red doctor.missing-answered"]),
        (403, &["amber doctor.missing-other"]),
    ] {
        assert_eq!(bad(&[doctor::missing(&Ok(answer(status, &[], "")))]), wanted, "{status}");
    }
    let page = "<link href=\"./style-0123456789abcdef.css\"><script src=\"./boot-0123456789abcdef.js\"></script><a href=\"portal.yaml\"><link href=\"./purser-page-0123456789abcdef_bg.wasm\"><script src=\"./boot-0123456789abcdef.js\"><i id=\"a b-0123456789abcdef.js\">";
    let names = [
        "style-0123456789abcdef.css",
        "boot-0123456789abcdef.js",
        "purser-page-0123456789abcdef_bg.wasm",
    ];
    assert_eq!(doctor::hashed_files(page), names);
    assert!(doctor::hashed_files(&format!("\"{}\"", doctor::MISSING)).len() == 1);
}

#[test]
fn broken_settings_are_named() {
    let text = settings_text();
    let of = |status, cache: &str, text: &str, folder: &str| {
        let served = Ok(answer(status, &[("cache-control", cache)], text));
        bad(&doctor::settings(&served, &read(text), folder))
    };
    for (status, cache, text, folder, wanted) in [
        (404, "no-cache", "", FOLDER, &["red doctor.settings-missing"][..]),
        (200, "no-cache", "<!doctype html>", FOLDER, &["red doctor.settings-page"]),
        (
            200,
            "no-cache",
            "apiVersion: purser/v1\nidentities: []\n",
            FOLDER,
            &["red doctor.settings-stop"],
        ),
        (
            200,
            "no-cache",
            &text.replace("https://lab", "http://lab"),
            FOLDER,
            &["red doctor.settings-mistakes"],
        ),
        (200, "max-age=3600", &text, FOLDER, &["red doctor.cached"]),
        (200, "", &text, FOLDER, &["amber doctor.cache-unsaid"]),
        (
            200,
            "no-cache",
            &format!("{text}url: https://k8s.contoso.example/\n"),
            "https://old.example/",
            &["amber doctor.address-other"],
        ),
    ] {
        assert_eq!(of(status, cache, text, folder), wanted, "{status} {cache} {folder}");
    }
}

#[test]
fn a_broken_provider_is_named() {
    let good = document("https://dex.contoso.example");
    let other = document("https://dex.contoso.example/");
    assert_eq!(discovery("dex", &other).told.code, "oidc.issuer-mismatch");
    let mut plain = good.clone();
    plain["code_challenge_methods_supported"] = json!(["plain"]);
    assert_eq!(discovery("dex", &plain).told.code, "oidc.no-pkce");
    let mut elsewhere = good;
    elsewhere["token_endpoint"] = json!("https://tokens.contoso.example/token");
    assert_eq!(discovery("dex", &elsewhere).told.code, "session.host-not-listed");
    let unread = doctor::discovery(&identity("dex"), &Err(FetchError::Network)).0;
    assert_eq!((unread.state, unread.told.code), (State::Red, "session.unreachable"));

    for (name, answered, wanted) in [
        ("contoso", Err(FetchError::Network), "session.not-spa"),
        ("dex", Err(FetchError::Network), "session.token-unreachable"),
        (
            "contoso",
            refusal(
                "invalid_request",
                "AADSTS9002326: Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type.",
            ),
            "entra.registration",
        ),
        (
            "contoso",
            refusal("unauthorized_client", "AADSTS700016: Application not found."),
            "entra.application",
        ),
        ("dex", refusal("invalid_client", ""), "oidc.client"),
        ("dex", Ok(answer(502, &[], "<html>")), "doctor.token-unreadable"),
    ] {
        let found = token_endpoint(name, &answered);
        assert_eq!((found.state, found.told.code), (State::Red, wanted), "{name} {answered:?}");
    }
    let found = Ok(answer(200, &[], &document("https://dex.contoso.example").to_string()));
    let metadata = doctor::discovery(&identity("dex"), &found).1.unwrap();
    let keys = |answered: Answer| doctor::keys(&identity("dex"), &metadata, &answered).told.code;
    assert_eq!(keys(Err(FetchError::Network)), "session.keys-unreachable");
    assert_eq!(keys(Ok(answer(200, &[], "{\"keys\":[]}"))), "doctor.keys-none");
}

#[test]
fn what_a_token_lacks_is_named() {
    let tid = TENANT;
    for (name, held, wanted) in [
        ("contoso", json!({"tid": tid, "groups": []}), &[][..]),
        ("contoso", json!({"tid": tid}), &["amber doctor.groups-none"]),
        ("contoso", json!({"tid": tid, "hasgroups": true}), &["amber doctor.groups-overage"]),
        (
            "contoso",
            json!({"tid": tid, "_claim_names": {"groups": "src1"}}),
            &["amber doctor.groups-overage"],
        ),
        (
            "contoso",
            json!({"tid": "00000000-0000-4000-8000-000000000000", "groups": []}),
            &["red doctor.tenant-other"],
        ),
        ("dex", json!({"email": "a@b.example"}), &["red doctor.groups-none"]),
        ("dex", json!({"groups": []}), &["red doctor.username-none"]),
    ] {
        assert_eq!(claims(name, &held), wanted, "{name} {held}");
    }
}

#[test]
fn an_authority_that_ends_is_named() {
    let cluster = portal().clusters.remove(0);
    let pem = text("certificates/authority.pem");
    let der = purser::pem::blocks(&pem).next().unwrap().der.unwrap();
    let ends = certificate::read(&der).unwrap().ends;
    for (now, wanted) in [
        (ends + 1, "red doctor.authority-ended"),
        (ends - 86_400, "amber doctor.authority-ends"),
        (0, "red doctor.authority-early"),
    ] {
        assert_eq!(
            bad(&doctor::cluster(&cluster, now).into_iter().collect::<Vec<_>>()),
            [wanted],
            "{now}"
        );
    }
}

#[test]
fn a_clock_that_is_off_is_named() {
    for (now, wanted) in [
        (NOW + 61, &["amber doctor.clock-off"][..]),
        (NOW - 3_600, &["red doctor.clock-off"]),
        (NOW - 60, &[]),
    ] {
        assert_eq!(bad(&[doctor::clock(&Ok(page(&[])), now)]), wanted, "{now}");
    }
    let unread = doctor::clock(&Ok(page(&[("date", "")])), NOW);
    assert_eq!(bad(std::slice::from_ref(&unread)), ["not known doctor.clock-unreadable"]);
    assert_eq!(doctor::worst(&[unread]), State::Green, "what is not known makes nothing worse");
}

#[test]
fn azure_that_cannot_be_read_is_named() {
    let of = |answered| bad(&[doctor::azure("graph", "https://graph.microsoft.com", &answered)]);
    assert_eq!(of(Err(FetchError::Network)), ["red doctor.azure-unreachable"]);
    assert_eq!(of(Ok(answer(503, &[], ""))), ["amber doctor.azure-busy"]);
}

#[test]
fn a_report_has_the_worst_first_and_no_secret() {
    let held = json!({"tid": TENANT, "email": "alice@contoso.example", "sub": "the-subject"});
    let mut all = vec![doctor::missing(&Ok(answer(404, &[], "")))];
    all.extend(doctor::claims(&portal(), &identity("contoso"), held.as_object().unwrap()));
    all.push(doctor::missing(&Ok(answer(200, &[], ""))));
    let report = doctor::report("Purser", &all, |one| format!("{:?}", one.told.details));
    let lines: Vec<&str> = report.lines().collect();
    assert_eq!(lines.len(), 4);
    assert!(lines[1].starts_with("red: missing-file (doctor.missing-answered): "), "{report}");
    assert!(lines[2].starts_with("amber: groups contoso (doctor.groups-none): "), "{report}");
    assert!(lines[3].starts_with("green: missing-file (doctor.missing-good): "), "{report}");
    assert!(!report.contains("alice") && !report.contains("subject"));
}

#[test]
fn every_code_is_this_rooms_own() {
    let mut seen: Vec<&str> = doctor::CODES.to_vec();
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen.len(), doctor::CODES.len());
    assert!(seen.iter().all(|code| code.starts_with("doctor.")));
}

#[test]
fn every_header_that_a_host_should_send_is_read_back() {
    let wanted = hosting::headers(&portal()).expect("the portal signs people in");
    for (name, _) in wanted {
        assert!(doctor::READ.contains(&name.to_ascii_lowercase().as_str()), "{name}");
    }
}

#[test]
fn behind_azure_arc_there_is_no_authority_to_check() {
    let arc = "arc: { resourceId: /subscriptions/22222222-2222-4222-8222-222222222222/resourceGroups/\
               rg/providers/Microsoft.Kubernetes/connectedClusters/shop }";
    let text = settings_text().replacen("    aks: {}\n", &format!("    {arc}\n"), 1);
    let text: String =
        text.lines().filter(|line| !line.contains("azmk8s.io:443")).collect::<Vec<_>>().join("\n");
    let reading = config::read(&text, &Surroundings::default());
    let prod = reading.portal.clusters.iter().find(|one| one.name == "prod").expect("an entry");
    assert_eq!(doctor::cluster(prod, NOW), None);
}
