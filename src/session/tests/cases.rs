//! What providers of people really answer, and the `portal.yaml` files they write, each with its
//! right answer, through what the page calls; and the share of right answers. The inputs lie under
//! `tests/fixtures/cases/c` and `p`.

// The shares are what these tests print.
#![allow(clippy::print_stdout)]

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::fake::{NOW, Scenario, modulus, now, ok, plain, with};
use crate::config::{Surroundings, read_closely};
use crate::session::refresh_id_token;
use crate::ui::text::{self, config::mistake};

/// The right answer to a provider's answer: the code of the failure, or `ok`; and what the words
/// say.
type Right = (&'static str, &'static str, &'static str);

const ANSWERS: &[Right] = &[
    (
        "C01-",
        "oidc.id-token-audiences",
        "oidc.trustedAudiences: [\"kubectl\", \"383168317235462148\"]",
    ),
    ("C02-", "oidc.id-token-audiences", "oidc.trustedAudiences: [\"https://identity.example/\"]"),
    ("C03-", "oidc.id-token-audiences", "oidc.trustedAudiences: [\"kubernetes\"]"),
    ("C04-", "oidc.id-token-algorithm", "signing key"),
    ("C05-", "oidc.id-token-encrypted", "turn off ID token encryption"),
    ("C06-", "ok", ""),
    ("C07-", "oidc.id-token-claim", ""),
    ("C08-", "oidc.id-token-malformed", ""),
    ("C09-", "oidc.id-token-claim", ""),
    ("C10-", "oidc.id-token-audience", ""),
    ("C11-", "oidc.id-token-claim", ""),
    ("C12-", "ok", ""),
    ("C13-key", "oidc.keys-empty", "publishes no keys"),
    ("C13-no", "oidc.no-algorithm", "choose a signing key"),
    ("C13b-", "oidc.keys-empty", "choose a signing key"),
    ("C19-", "ok", ""),
    ("C20-", "oidc.no-code-flow", "authorization code flow"),
    ("C21-", "oidc.no-pkce", "PKCE with S256"),
    (
        "C22-",
        "oidc.endpoint-insecure",
        "authorization_endpoint isn't an https address: http://kc.example/realms/r/",
    ),
    ("C23-", "oidc.key-ambiguous", ""),
    ("C24-", "oidc.keys-secret", ""),
    ("C29-", "ok", ""),
];

/// Every file of a folder of cases, by name.
fn files(folder: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/cases").join(folder);
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut all: Vec<_> = paths
        .map(|path| {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (name, fs::read_to_string(&path).unwrap())
        })
        .collect();
    all.sort();
    all
}

/// Prints how many of a group are right, and fails with those that are not.
#[track_caller]
fn share(group: &str, all: usize, wrong: &[String]) {
    let right = all - wrong.len();
    println!("group {group}: {right} of {all} right ({} %)", right * 100 / all);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Everything of the provider lies at its issuer, and its token has the times of the fake.
fn at_issuer(t: &mut Scenario, issuer: &str) {
    issuer.clone_into(&mut t.oidc.issuer);
    t.claims["iss"] = json!(issuer);
    if t.metadata["issuer"] != issuer {
        t.metadata["issuer"] = json!(issuer);
        for name in ["authorization_endpoint", "token_endpoint", "jwks_uri"] {
            t.metadata[name] = json!(format!("{}/{name}", issuer.trim_end_matches('/')));
        }
        drop(t.metadata.as_object_mut().unwrap().remove("id_token_signing_alg_values_supported"));
    }
}

/// A sign-in with a token of these claims; what a test does not have is as usual.
fn with_token(header: &Value, claims: &Value) -> Scenario {
    with(plain(), |t| {
        t.claims = claims.clone();
        at_issuer(t, claims["iss"].as_str().unwrap());
        for (name, at) in [("iat", NOW), ("exp", NOW + 3600)] {
            if t.claims.get(name).is_none() {
                t.claims[name] = json!(at);
            }
        }
        t.header = header.clone();
        if header["alg"] == "ES256" {
            let key = json!({"kty": "EC", "crv": "P-256", "kid": "k", "x": modulus(1), "y": "AA"});
            t.keys = vec![key];
        }
    })
}

/// The sign-in that an input is about.
fn scenario(name: &str, input: &Value) -> Scenario {
    let header = json!({"alg": "RS256", "kid": "a", "typ": "JWT"});
    match input {
        Value::Array(parts) => with_token(&parts[0], &parts[1]),
        input if input.get("authorization_endpoint").is_some() => with(plain(), |t| {
            t.metadata = input.clone();
            at_issuer(t, input["issuer"].as_str().unwrap());
            t.metadata["response_modes_supported"] = json!(["fragment"]);
            if name.starts_with("C12-") {
                let address = "https://contoso.b2clogin.com/p/.well-known/openid-configuration";
                t.oidc.discovery_url = Some(address.into());
            }
            if name.starts_with("C19-") {
                t.oidc.hosts = vec!["https://dom.auth.eu-west-1.amazoncognito.com".into()];
            }
        }),
        input if input.get("iss").is_some() => with_token(&header, input),
        input if input.get("alg").is_some() => with_token(input, &plain().claims),
        _ => plain(),
    }
}

/// What becomes of a sign-in at a provider that answers so: a code, and the words a person reads.
fn answer(name: &str, text: &str) -> (String, String) {
    let input: Value = serde_json::from_str(text).unwrap_or_default();
    let one = scenario(name, &input);
    let fake = one.fake();
    let is_key_set = input.as_object().is_some_and(|o| o.is_empty() || o.contains_key("keys"));
    let uri = one.metadata["jwks_uri"].as_str().unwrap_or_default().to_owned();
    if is_key_set {
        fake.answers.borrow_mut().insert(uri, vec![ok(&input)]);
        // The token of two keys without a name has none either.
        let bare = with(one, |t| t.header = json!({"alg": "RS256"}));
        return told(bare.run_with(&fake));
    }
    let session = one.run_with(&fake);
    // A token that is no JSON comes as a renewed one.
    if input.is_null() {
        let body = json!({"token_type": "bearer", "id_token": text.trim(), "access_token": "b"});
        let endpoint = one.metadata["token_endpoint"].as_str().unwrap().to_owned();
        fake.answers.borrow_mut().insert(endpoint, vec![ok(&body)]);
        return told(now(refresh_id_token(&fake, &one.portal(), &session.unwrap())));
    }
    told(session)
}

fn told<T>(result: Result<T, crate::problem::Problem>) -> (String, String) {
    match result {
        Ok(_) => ("ok".into(), String::new()),
        Err(problem) => {
            let words = text::words(&problem);
            (problem.code.to_owned(), format!("{} {}", words.what, words.next))
        }
    }
}

#[test]
fn what_providers_answer_is_told_right() {
    let files = files("c");
    assert_eq!(files.len(), ANSWERS.len(), "every file is a case");
    let mut wrong = Vec::new();
    for (case, code, part) in ANSWERS {
        let (name, text) = files.iter().find(|(name, _)| name.starts_with(case)).unwrap();
        let (found, words) = answer(name, text);
        if found != *code || !words.contains(part) {
            wrong.push(format!("{name}: {found}: {words}"));
        }
    }
    share("C", ANSWERS.len(), &wrong);
}

/// A file, and everything that is told of it: the path, and what the words say.
type Told = (&'static str, &'static [(&'static str, &'static str)]);

const PORTALS: &[Told] = &[
    (
        "P1-",
        &[
            ("identities[0].oidc.issuer", "most likely https://kc.example/realms/r."),
            ("clusters[0].oidc.usernameClaim", "realm_access.user looks like a path"),
            ("clusters[0].oidc.groupsClaim", "realm_access.roles is read as a path"),
        ],
    ),
    ("P2-", &[("identities[0].oidc.issuer", "Google needs a client secret for a sign-in")]),
    (
        "P3-",
        &[
            ("identities[0].entra.tenant", "tenant"),
            ("identities[0].entra.clientId", "client id of AKS"),
        ],
    ),
    ("P3b-", &[("identities[0].entra.clientId", "client id of AKS")]),
    (
        "P4-",
        &[("identities[0].oidc.issuer", "Write entra instead of oidc, with tenant: 0a0a0a0a-")],
    ),
    (
        "P5-",
        &[
            ("identities[0].oidc.hosts[0]", "https://"),
            ("identities[0].oidc.clientSecret", "secret"),
            ("clusters[0].server", "https://"),
        ],
    ),
    ("P6-", &[("identities[0].oidc.issuer", "People can't sign in there")]),
];

#[test]
fn files_that_people_write_are_told_right() {
    let files = files("p");
    assert_eq!(files.len(), PORTALS.len(), "every file is a case");
    let mut wrong = Vec::new();
    for (case, expected) in PORTALS {
        let (name, text) = files.iter().find(|(name, _)| name.starts_with(case)).unwrap();
        let found: Vec<(String, String)> = read_closely(text, &Surroundings::default())
            .mistakes
            .iter()
            .map(|one| {
                let words = mistake(one);
                (one.path.clone(), format!("{} {}", words.what, words.next))
            })
            .collect();
        let right = found.len() == expected.len()
            && found.iter().zip(*expected).all(|(found, (path, part))| {
                found.0 == *path && found.1.to_lowercase().contains(&part.to_lowercase())
            });
        if !right {
            wrong.push(format!("{name}: {found:#?}"));
        }
    }
    share("P", PORTALS.len(), &wrong);
}
