//! What others say is shown so that it hides nothing and steers nothing: every place is walked.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use purser::azure::{ApiErrorKind, Endpoints, PagedRequest, Versions};
use purser::clouds::Cloud;
use purser::entra::aadsts::{ErrorCause, error_details};
use purser::entra::remediation::Attempt;
use purser::oidc::{ClaimMismatch, OidcError};
use purser::platform::Response;
use purser::problem::{Owner, Problem};
use purser::ui::text::{config as mistakes, facts, find, page, refusals, words};
use purser::visible::is_hidden;
use purser::{config, entra, kubeconfig, oidc, session};

/// Turns the reading direction, hides, ends a line, marks in tags, and begins a sequence.
const HOSTILE: &str =
    "safe\u{202e}txt.exe\u{2066}\u{200b}\u{feff}\r\nNext:\u{2028}\u{e0041}\u{1b}[2J\u{ad}end";

#[track_caller]
fn clean(place: &str, shown: &str) {
    let odd: Vec<char> = shown.chars().filter(|c| is_hidden(*c)).collect();
    assert!(odd.is_empty(), "{place}: {odd:?} in {shown}");
}

fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                found.push((path, text));
            }
        }
    }
    found
}

/// Every name that follows one of these beginnings in the sources.
fn names(beginnings: &[&str]) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for (_, text) in sources("src") {
        for beginning in beginnings {
            for (at, _) in text.match_indices(beginning) {
                let name = text[at + beginning.len()..].split('"').next().unwrap();
                names.insert(name.to_owned());
            }
        }
    }
    names
}

#[test]
fn the_words_and_the_details_of_every_failure() {
    let named = names(&["fact(\"", "detail(\"", ".with(\""]);
    for name in ["error", "description", "issuer", "alg", "origin", "address", "scope", "claims"] {
        assert!(named.contains(name), "{name}");
    }
    let rooms = [oidc::CODES, entra::CODES, session::CODES, kubeconfig::CODES, page::CODES];
    for code in rooms.into_iter().flatten() {
        let mut problem = Problem::new(code, Owner::Person);
        for name in &named {
            problem = problem.with(Box::leak(name.clone().into_boxed_str()), HOSTILE);
        }
        let told = words(&problem);
        clean(code, &told.what);
        clean(code, &told.next);
        let facts = facts(&problem);
        assert_eq!(facts.len(), problem.details.len());
        for (name, value) in facts {
            clean(&format!("{code} {name}"), &value);
            assert!(value.contains("safe") && value.contains("\\u{202e}"), "{value}");
        }
    }
}

#[test]
fn a_failure_of_a_provider_is_harmless_before_anybody_shows_it() {
    let text = || HOSTILE.to_owned();
    let claim = || ClaimMismatch { claim: "iss", expected: text(), actual: text() };
    for error in [
        OidcError::Issuer(claim()),
        OidcError::Audience(claim()),
        OidcError::Claim(claim()),
        OidcError::AccessToken(claim()),
        OidcError::Renewed(claim()),
        OidcError::IssuerMismatch(text()),
        OidcError::Refused(text(), text()),
        OidcError::TokenRefused(text(), text()),
        OidcError::Algorithm(text()),
        OidcError::UntrustedAudience(vec![text()]),
        OidcError::EndpointInsecure("jwks_uri", text()),
        OidcError::NoAlgorithm(text()),
    ] {
        let problem = Problem::from(error);
        assert!(!problem.details.is_empty());
        for (name, value) in problem.details {
            clean(name, &value);
        }
    }
    // An issuer that differs only by what cannot be seen must not look right.
    let same = OidcError::IssuerMismatch("https://i.example\u{200b}".into());
    assert_eq!(Problem::from(same).detail("issuer"), "https://i.example\\u{200b}");
    // What ends lines becomes a space, so that Entra's own texts stay as they are read.
    let entra =
        "AADSTS50105: x.\r\nTrace ID: 0f0f0f0f-0000-4000-8000-000000000001\r\nCorrelation ID: 1";
    let problem = Problem::from(OidcError::Refused("access_denied".into(), entra.into()));
    let told = "AADSTS50105: x. Trace ID: 0f0f0f0f-0000-4000-8000-000000000001 Correlation ID: 1";
    assert_eq!(problem.detail("description"), told);
}

#[test]
fn a_refusal_of_azures() {
    let scope = format!("/subscriptions/{HOSTILE}");
    let body = serde_json::json!({"error": {
        "code": format!("AuthorizationFailed{HOSTILE}"),
        "message": format!("does not have authorization to perform action 'x{HOSTILE}' over scope '{scope}'"),
    }});
    let answer = Response { status: 403, headers: Vec::new(), body: body.to_string() };
    let endpoints = Endpoints::new(Cloud::Public, None, None).unwrap();
    let versions = Versions(&["2022-12-01"]);
    let mut request = PagedRequest::get(&endpoints, "token", "/tenants".to_owned(), versions);
    request.receive_one(&Ok(answer));
    let refusal = request.outcome().unwrap().as_ref().unwrap_err();
    clean("code", &refusal.code);
    clean("message", &refusal.message);
    let ApiErrorKind::Forbidden { action: Some(action), scope: Some(scope) } = &refusal.kind else {
        panic!()
    };
    let told = find::refusal(refusal);
    for shown in [action.as_str(), scope, &told.what, &told.next] {
        clean("refusal", shown);
    }
}

#[test]
fn the_message_to_send_on_and_the_list_of_mistakes() {
    let attempt = Attempt {
        cloud: Cloud::Public,
        origin: "https://login.microsoftonline.com".into(),
        tenant: HOSTILE.into(),
        client_id: HOSTILE.into(),
        redirect_uri: HOSTILE.into(),
        user: HOSTILE.into(),
        scope: HOSTILE.into(),
    };
    let heard = error_details(&format!("AADSTS50011 {HOSTILE}"));
    let cause = ErrorCause::of(50011);
    let message = refusals::message("T", "https://k8s.example/", cause, &heard, HOSTILE, &attempt);
    clean("message", &message.replace('\n', " "));
    let text = format!(
        "apiVersion: purser/v1\nidentities: [{{name: \"{}\", \"k{}\": 1}}]\n",
        "a", "\\u202e\\u200b"
    );
    for mistake in config::read_closely(&text, &config::Surroundings::default()).mistakes {
        let told = mistakes::mistake(&mistake);
        clean(&mistake.path, &told.what);
        clean(&mistake.path, &told.next);
    }
}

/// Where facts are shown by another way than these, the test above would not see it.
#[test]
fn facts_are_shown_by_one_way_only() {
    for (path, text) in sources("src/ui") {
        let name = path.to_str().unwrap();
        if name.contains("/ui/text/") {
            continue;
        }
        assert_eq!(text.matches(".details.iter()").count(), 0, "{name}");
    }
}
