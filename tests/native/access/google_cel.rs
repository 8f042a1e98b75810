//! The expressions for kube-apiserver, held against Google's own CEL: the check of types that the
//! server makes when it reads the file, and what they give. `PYTHON` names a Python with
//! `cel-expr-python`; `make test` sets it.

use std::io::Write as _;
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use purser::access::api_server::{
    ApiServer, GroupsMapping, PrefixedClaimOrExpression, configuration, jwt_authenticator,
};
use purser::config::{Cluster, Identity, OidcTrust, Trust};
use serde_json::{Map, Value, json};

use super::portal::{DEX, entries, entry, external, issuer, own};
use super::{apiserver, cel};
use crate::fixtures;

const SET_UP: &str = "`make setup` installs it; `make test SUITE=native` runs this with it";

/// A question to Google's CEL: the variable, the expression, and values of the variable.
type Asked = (&'static str, String, Vec<Value>);

/// The checker's refusal, or the type of the expression and what the values give.
type Answered = Result<(String, Vec<Option<Value>>), String>;

/// What Google's CEL says of each.
fn google(asked: &[Asked]) -> Vec<Answered> {
    let questions: Vec<Value> = asked
        .iter()
        .map(|(variable, expression, values)| {
            json!({ "variable": variable, "expression": expression, "values": values })
        })
        .collect();
    let python = std::env::var_os("PYTHON").unwrap_or_else(|| "python3".into());
    let mut child = Command::new(python)
        .env("PYTHONUTF8", "1")
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/native/access/google_cel.py"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("Python cannot be started ({error}): {SET_UP}"));
    let mut input = child.stdin.take().unwrap();
    let text = Value::Array(questions).to_string();
    let writer = std::thread::spawn(move || input.write_all(text.as_bytes()));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    assert!(output.status.success(), "where `cel_expr_python` is missing, {SET_UP}");
    let answers: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(answers.len(), asked.len());
    let result = |answer: &Value| match answer["refused"].as_str() {
        Some(why) => Err(why.to_owned()),
        None => {
            let results = answer["results"].as_array().unwrap().iter();
            let results = results.map(|one| one.get("value").cloned()).collect();
            Ok((answer["type"].as_str().unwrap().to_owned(), results))
        }
    };
    answers.iter().map(result).collect()
}

/// The expression for the groups of a claim.
fn groups(claim: &str, prefix: &str) -> Option<String> {
    static PLAIN: OnceLock<(Cluster, Identity)> = OnceLock::new();
    let (mut cluster, identity) = PLAIN.get_or_init(|| entry("dex", "oidc: {}")).clone();
    cluster.trust = Trust::Oidc(OidcTrust {
        groups_claim: Some(claim.to_owned()),
        groups_prefix: Some(prefix.to_owned()),
        ..OidcTrust::default()
    });
    match configuration(&own(&cluster, &identity, DEX), GroupsMapping::Expression).jwt[0]
        .mappings
        .groups
    {
        Some(PrefixedClaimOrExpression::Expression(ref text)) => Some(text.clone()),
        _ => None,
    }
}

/// Claims and prefixes as `portal.yaml` could have them.
const CLAIMS: [&str; 9] =
    ["groups", "roles", "cognito:groups", "in", "namespace", "a.b", "ä", "g'\\", "\u{7}\n\u{2028}"];
const PREFIXES: [&str; 6] =
    ["", "entra:", "system:", "'] + claims.x + ['\\\"", "\u{0}\r\t\u{85}", "\u{1f600}"];

/// What providers send for groups, and what they should not.
fn values() -> Vec<Option<Value>> {
    vec![
        None,
        Some(Value::Null),
        Some(json!("")),
        Some(json!("one")),
        Some(json!([])),
        Some(json!(["one", "two"])),
        Some(json!(["", "\u{0}ä"])),
        Some(json!([null])),
        Some(json!(["one", 2])),
        Some(json!([["one"]])),
        Some(json!(7)),
        Some(json!(true)),
        Some(json!({})),
        Some(json!({ "one": "two" })),
    ]
}

/// The claims of a token with a value for one of them.
fn token(claim: &str, value: Option<Value>) -> Value {
    let mut claims = Map::new();
    claims.insert("sub".to_owned(), json!("a"));
    match value {
        Some(value) => drop(claims.insert(claim.to_owned(), value)),
        // As Entra writes it for somebody with more groups than a token holds.
        None => {
            claims.insert("_claim_names".to_owned(), json!({ claim: "src1" }));
            let source =
                json!({ "endpoint": "https://graph.windows.net/t/users/o/getMemberObjects" });
            claims.insert("_claim_sources".to_owned(), json!({ "src1": source }));
        }
    }
    Value::Object(claims)
}

#[test]
fn every_expression_of_a_file_passes_the_check_of_types() {
    let mut asked: Vec<Asked> = Vec::new();
    for (_, provider, trust) in entries() {
        let (cluster, identity) = entry(provider, &trust);
        let entry = own(&cluster, &identity, issuer(provider));
        for form in [GroupsMapping::Claim, GroupsMapping::Expression] {
            // From the file, as the server reads it.
            let text = configuration(&entry, form).to_yaml().unwrap();
            for jwt in apiserver::read(&text).unwrap().jwt {
                let mappings = jwt.claim_mappings;
                let extra = mappings.extra.into_iter().map(|one| one.value_expression);
                let of_claims = [mappings.username.expression, mappings.groups.expression]
                    .into_iter()
                    .chain([mappings.uid.expression])
                    .chain(jwt.claim_validation_rules.into_iter().map(|rule| rule.expression))
                    .flatten()
                    .chain(extra);
                asked.extend(of_claims.map(|text| ("claims", text, Vec::new())));
                let rules = jwt.user_validation_rules.into_iter();
                asked.extend(rules.map(|rule| ("user", rule.expression, Vec::new())));
            }
        }
    }
    for (_, provider, trust) in external() {
        let (cluster, identity) = entry(provider, &trust);
        let ApiServer::AksExternal(entry) = ApiServer::of(&cluster, &identity, DEX) else {
            panic!()
        };
        let file: Value = serde_json::from_str(&jwt_authenticator(&entry)).unwrap();
        let rules = file["claimValidationRules"].as_array().unwrap().iter();
        for part in file["claimMappings"].as_object().unwrap().values().chain(rules) {
            let text = part["expression"].as_str().unwrap().to_owned();
            asked.push(("claims", text, Vec::new()));
        }
    }
    assert!(asked.iter().any(|one| one.0 == "claims" && one.1.contains(".map(")), "{asked:?}");
    for (answer, (variable, expression, _)) in google(&asked).into_iter().zip(&asked) {
        let (kind, _) = answer.unwrap_or_else(|why| panic!("{expression}\n{why}"));
        // Of a rule the server wants a truth value; of a mapping it looks at what comes out.
        assert!(*variable == "claims" || kind == "BOOL", "{expression}: {kind}");
    }
}

#[test]
fn whatever_claim_and_prefix_are_the_expression_passes() {
    let mut runner = TestRunner::deterministic();
    let mut any = || any::<String>().new_tree(&mut runner).unwrap().current();
    let mut pairs: Vec<(String, String)> = (0..400).map(|_| (any(), any())).collect();
    for claim in CLAIMS {
        pairs.extend(PREFIXES.map(|prefix| (claim.to_owned(), prefix.to_owned())));
    }
    let (asked, meant): (Vec<Asked>, Vec<Value>) = pairs
        .into_iter()
        .filter_map(|(claim, prefix)| {
            let asked =
                ("claims", groups(&claim, &prefix)?, vec![token(&claim, Some(json!(["g"])))]);
            Some((asked, json!([format!("{prefix}g")])))
        })
        .unzip();
    assert!(asked.len() > 400);
    for ((answer, (_, expression, _)), meant) in google(&asked).into_iter().zip(&asked).zip(meant) {
        let (_, results) = answer.unwrap_or_else(|why| panic!("{expression}\n{why}"));
        assert_eq!(results, [Some(meant)], "{expression}");
    }
}

/// The checker is the server's: what it refuses is refused here, for the same reason.
#[test]
fn what_the_server_refuses_for_its_type_is_refused_here() {
    let check = |variable, text: &str| google(&[(variable, text.to_owned(), Vec::new())]).remove(0);
    let refused = |variable, text: &str| check(variable, text).expect_err(text);
    let reached = "expression of type 'any' cannot be the range of a comprehension";
    for claim in ["claims.groups", "claims['cognito:groups']"] {
        for range in
            [format!("({claim})"), format!("(type({claim}) == list ? {claim} : [{claim}])")]
        {
            let of = |range: &str| format!("{claim} != null ? {range}.map(g, 'entra:' + g) : []");
            let why = refused("claims", &of(&range));
            assert!(why.contains(reached), "{range}\n{why}");
            check("claims", &of(&format!("dyn{range}"))).unwrap();
        }
    }
    // Without `dyn`, each expression that goes over a claim is refused.
    for claim in CLAIMS {
        let expression = groups(claim, "p:").unwrap();
        let without = expression.replacen("dyn(", "(", 1);
        assert_ne!(expression, without);
        assert!(refused("claims", &without).contains(reached), "{without}");
    }
    for (variable, text) in [
        ("user", "user.name == 'a'"),
        ("user", "!user.groups.startsWith('system:')"),
        ("user", "claims.sub == 'a'"),
        ("claims", "user.username"),
        ("claims", "has(claims.groups) ? claims.groups"),
        ("claims", "claims.groups.map(g, 'a' + 1)"),
    ] {
        refused(variable, text);
    }
}

#[test]
fn the_sample_of_a_file_passes_the_check_of_types() {
    let text = fixtures::text("samples/authentication_configuration_entra.yaml");
    let jwt = apiserver::read(&text).unwrap().jwt.remove(0);
    let expression = jwt.claim_mappings.groups.expression.unwrap();
    let extra = jwt.claim_mappings.extra.into_iter().map(|one| one.value_expression);
    for text in extra.chain([expression]) {
        google(&[("claims", text, Vec::new())]).remove(0).unwrap();
    }
}

/// Google's runtime and our own reader agree about claims within claims, whatever is on the way.
fn paths_are_followed_alike() {
    let mut asked: Vec<Asked> = Vec::new();
    let mut tokens =
        vec![json!({}), json!({ "a": null }), json!({ "a": "b" }), json!({ "a": ["b"] })];
    tokens.push(json!({ "a.b": ["whole"], "a": { "b": ["within"] } }));
    for value in values().into_iter().flatten() {
        tokens.push(json!({ "a": { "b": value, "in": { "my-c": value } } }));
    }
    for claim in ["a.b", "a.in.my-c", "a.b.c"] {
        for prefix in ["", "p:"] {
            asked.push(("claims", groups(claim, prefix).unwrap(), tokens.clone()));
        }
    }
    for (answer, (_, expression, tokens)) in google(&asked).into_iter().zip(&asked) {
        let (_, results) = answer.unwrap_or_else(|why| panic!("{expression}\n{why}"));
        for (found, claims) in results.into_iter().zip(tokens) {
            let ours = cel::eval(expression, &cel::variables("claims", claims.clone())).ok();
            let plain = |value: Value| value.to_string().replace(".0", "");
            assert_eq!(found.map(plain), ours.map(plain), "{expression}\n{claims}");
        }
    }
}

/// Google's runtime, our own reader of expressions and the form by the name of the claim agree
/// about every value; groups kept elsewhere are none instead of a refusal.
#[test]
fn every_value_of_the_claim_gives_the_same_groups_everywhere() {
    let absent = json!({ "sub": "a" });
    let tokens = |claim: &str| -> Vec<Value> {
        values().into_iter().map(|value| token(claim, value)).chain([absent.clone()]).collect()
    };
    let mut asked: Vec<Asked> = Vec::new();
    for claim in CLAIMS {
        for prefix in PREFIXES {
            asked.push(("claims", groups(claim, prefix).unwrap(), tokens(claim)));
        }
    }
    let mut seen = 0;
    for (answer, (_, expression, tokens)) in google(&asked).into_iter().zip(&asked) {
        let (_, results) = answer.unwrap_or_else(|why| panic!("{expression}\n{why}"));
        for (found, claims) in results.into_iter().zip(tokens) {
            let variables = cel::variables("claims", claims.clone());
            let ours = cel::eval(expression, &variables).ok();
            // Google's has every number of a token as a double.
            let plain = |value: Value| value.to_string().replace(".0", "");
            assert_eq!(found.map(plain), ours.map(plain), "{expression}\n{claims}");
            seen += 1;
        }
    }
    assert_eq!(seen, CLAIMS.len() * PREFIXES.len() * (values().len() + 1));

    paths_are_followed_alike();

    // What a person gets: the groups, or nobody.
    let trust = "oidc:\n  groupsClaim: groups\n  groupsPrefix: \"p:\"\n";
    let (cluster, identity) = entry("dex", trust);
    let entry = own(&cluster, &identity, DEX);
    let person = |form, claims: &Value| {
        let read = apiserver::read(&configuration(&entry, form).to_yaml().unwrap()).unwrap();
        let mut claims = claims.as_object().unwrap().clone();
        claims.insert("iss".to_owned(), json!(DEX));
        claims.insert("aud".to_owned(), json!("purser"));
        apiserver::authenticate(&read.jwt[0], &claims).ok().map(|user| user.groups)
    };
    let expression = groups("groups", "p:").unwrap();
    let all = tokens("groups");
    let (_, results) = google(&[("claims", expression, all.clone())]).remove(0).unwrap();
    let mut refused = 0;
    for (claims, found) in all.into_iter().zip(results) {
        let by_expression = person(GroupsMapping::Expression, &claims);
        let groups = found.map(|list| {
            let list = list.as_array().unwrap().clone();
            list.into_iter().map(|group| group.as_str().unwrap().to_owned()).collect::<Vec<_>>()
        });
        assert_eq!(by_expression, groups, "{claims}");
        refused += usize::from(groups.is_none());
        let elsewhere = claims.get("_claim_names").is_some();
        let null_within = claims["groups"] == json!([null]);
        match person(GroupsMapping::Claim, &claims) {
            None if elsewhere => assert_eq!(by_expression, Some(Vec::new())),
            // A claim by name makes a group without a name of it.
            Some(_) if null_within => assert_eq!(by_expression, None),
            by_claim => assert_eq!(by_expression, by_claim, "{claims}"),
        }
    }
    assert_eq!(refused, 7);
}
