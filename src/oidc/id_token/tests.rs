//! What is taken for an ID token, and what it is held against.

use serde_json::json;

use super::{
    ClaimMismatch, LARGEST, Nonce, OidcError, Signature, Validation, base64url, half_hash, parse,
};
use crate::problem::Problem;

const HEAD: &str = r#"{"alg":"RS256","kid":"a"}"#;
const CLAIMS: &str = r#"{"iss":"i","aud":"c","sub":"s","iat":1,"exp":9}"#;

const VALIDATION: Validation<'_> = Validation {
    issuer: "i",
    client_id: "c",
    trusted_audiences: None,
    nonce: Nonce::ExpectNone,
    now: 5,
    access_token: "",
};

/// A token of texts, with a signature of three bytes.
fn token(head: &str, claims: &str) -> String {
    format!("{}.{}.AQAB", base64url(head.as_bytes()), base64url(claims.as_bytes()))
}

#[test]
fn only_a_compact_signed_token_is_taken_apart() {
    let good = token(HEAD, CLAIMS);
    let parsed = parse(&good).unwrap_or_else(|_| panic!("a good token"));
    assert_eq!((parsed.alg.as_str(), parsed.kid.as_deref()), ("RS256", Some("a")));
    assert_eq!(
        (parsed.signing_input.as_str(), parsed.signature.len()),
        (&good[..good.len() - 5], 3)
    );
    let (head, claims) = good.strip_suffix(".AQAB").unwrap().split_once('.').unwrap();
    let huge = json!({"sub": "x".repeat(LARGEST)}).to_string();
    for (name, bad) in [
        ("nothing", String::new()),
        ("one part", head.to_owned()),
        ("two parts (RFC 7519 section 6 without its last dot)", format!("{head}.{claims}")),
        ("four parts", format!("{good}.")),
        ("five parts, encrypted (RFC 7516 section 7.1)", format!("{good}.AQAB.AQAB")),
        ("detached content (RFC 7515 appendix F)", format!("{head}..AQAB")),
        ("no header", format!(".{claims}.AQAB")),
        ("padding in the signature", format!("{head}.{claims}.AQ==")),
        ("padding in the header", format!("{head}=.{claims}.AQAB")),
        ("the other alphabet", format!("{head}.{claims}.+/AB")),
        ("bits left over", format!("{head}.{claims}.AR")),
        ("a space before", format!(" {good}")),
        ("a line break after", format!("{good}\n")),
        ("a space within", format!("{head}.{claims}. AQAB")),
        ("a line break within", format!("{head}.{claims}.AQ\nAB")),
        ("a list as header", token("[]", CLAIMS)),
        ("a list as payload", token(HEAD, "[1]")),
        ("a text as payload", token(HEAD, r#""sub""#)),
        ("null as payload", token(HEAD, "null")),
        ("no JSON", token(HEAD, "sub=1")),
        ("two objects", token(HEAD, "{}{}")),
        ("a claim twice", token(HEAD, r#"{"sub":"a","sub":"b"}"#)),
        ("a claim twice, once escaped", token(HEAD, r#"{"sub":"a","s\u0075b":"b"}"#)),
        ("a claim twice, deep inside", token(HEAD, r#"{"a":[{"b":1,"b":2}]}"#)),
        ("alg twice", token(r#"{"alg":"none","alg":"RS256"}"#, CLAIMS)),
        ("another encoding", format!("{head}.{}.AQAB", base64url(b"{\"sub\":\"\xff\"}"))),
        ("a byte order mark", token(HEAD, &format!("\u{feff}{CLAIMS}"))),
        ("over 64 KiB", token(HEAD, &huge)),
        ("too deep", token(HEAD, &format!(r#"{{"a":{}}}"#, "[".repeat(500)))),
        (
            "the flattened JSON form (RFC 7515 section 7.2.2)",
            json!({"payload": claims, "protected": head, "signature": "AQAB"}).to_string(),
        ),
        (
            "the general JSON form (RFC 7515 section 7.2.1)",
            json!({"payload": claims, "signatures": [{"protected": head, "signature": "AQAB"}]})
                .to_string(),
        ),
    ] {
        assert_eq!(parse(&bad).err(), Some(OidcError::Malformed), "{name}");
    }
    // The limit itself is as it is said, not only the shape.
    let room = LARGEST - token(HEAD, r#"{"sub":""}"#).len();
    let long = token(HEAD, &json!({"sub": "x".repeat(room / 4 * 3 - 3)}).to_string());
    assert!(long.len() <= LARGEST && long.len() > LARGEST - 16 && parse(&long).is_ok());
}

#[test]
fn a_subject_is_short_ascii() {
    let accept = |sub: serde_json::Value| {
        let claims = json!({"iss": "i", "aud": "c", "sub": sub, "iat": 1, "exp": 9});
        let parsed = parse(&token(HEAD, &claims.to_string())).ok().unwrap();
        let signed = parsed.trusting_tls().ok().unwrap();
        signed.accept(&VALIDATION).map(|token| token.text("sub").map(str::len))
    };
    assert_eq!(accept(json!("s")), Ok(Some(1)));
    assert_eq!(accept(json!("s".repeat(255))), Ok(Some(255)));
    for sub in [
        json!("s".repeat(256)),
        json!(""),
        json!("é"),
        json!("\u{430}lice"),
        json!("a\u{200b}"),
        json!(5),
        json!(["s"]),
        json!(null),
    ] {
        let refused = accept(sub.clone());
        assert!(
            matches!(&refused, Err(OidcError::Claim(ClaimMismatch { claim: "sub", .. }))),
            "{sub}: {refused:?}"
        );
    }
}

#[test]
fn an_unsigned_token_is_not_trusted_by_tls_either() {
    for alg in ["none", "None", "HS256", "rs256", ""] {
        let parsed = parse(&token(&json!({"alg": alg}).to_string(), CLAIMS)).ok().unwrap();
        assert_eq!(parsed.trusting_tls().err(), Some(OidcError::Algorithm(alg.into())));
    }
    let parsed = parse(&token(HEAD, CLAIMS)).ok().unwrap();
    let signed = parsed.trusting_tls().ok().unwrap();
    assert_eq!(signed.accept(&VALIDATION).unwrap().signature(), Signature::TrustedTls);
}

#[test]
fn a_claim_that_does_not_fit_says_what_was_expected_and_what_came() {
    let refused = |change: &[(&str, serde_json::Value)], nonce: Nonce<'_>| {
        let mut claims = json!({"iss": "i", "aud": "c", "sub": "s", "iat": 1, "exp": 9});
        for (name, value) in change {
            claims[*name] = value.clone();
        }
        let parsed = parse(&token(HEAD, &claims.to_string())).ok().unwrap();
        let validation = Validation { nonce, ..VALIDATION };
        let error = parsed.trusting_tls().ok().unwrap().accept(&validation).unwrap_err();
        let problem = Problem::from(error);
        ["claim", "expected", "actual"].map(|name| problem.detail(name).to_owned())
    };
    let plain = |name: &str, value| refused(&[(name, value)], Nonce::ExpectNone);
    assert_eq!(plain("iss", json!("https://j\u{200b}")), ["iss", "i", "https://j\\u{200b}"]);
    assert_eq!(plain("iss", json!(5)), ["iss", "string", "5"]);
    assert_eq!(plain("aud", json!(["c", "d"])), ["aud", "c", "[c, d]"]);
    assert_eq!(plain("aud", json!({})), ["aud", "c", "object"]);
    assert_eq!(plain("azp", json!("d")), ["azp", "c", "d"]);
    assert_eq!(plain("exp", json!("9")), ["exp", "number", "9"]);
    assert_eq!(plain("sub", json!("")), ["sub", "ASCII, 1-255", "empty"]);
    let own = half_hash("RS256", "").unwrap();
    assert_eq!(plain("at_hash", json!("x")), ["at_hash", own.as_str(), "x"]);
    // A nonce is secret.
    let expect = Nonce::Expect("n-expected");
    assert_eq!(refused(&[], expect), ["nonce", "", "missing"]);
    assert_eq!(refused(&[("nonce", json!("n-other"))], expect), ["nonce", "", "another"]);
    // The details are no way to fill the page.
    let long = plain("iss", json!("x".repeat(10_000)));
    assert_eq!(long[2].len(), 600);
}

#[test]
fn at_hash_of_openid_connect_core_appendix_a() {
    let token = "jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y";
    assert_eq!(half_hash("RS256", token).as_deref(), Some("77QmUPtjPfzWtF2AnpK9RQ"));
}
