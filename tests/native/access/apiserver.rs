//! What kube-apiserver makes of an `AuthenticationConfiguration`: the types decoded strictly, the
//! validation, and the authenticator, each after the upstream source (`apiserver.config.k8s.io/v1`,
//! `pkg/apis/apiserver/validation`, `plugin/pkg/authenticator/token/oidc`). Written apart from the
//! portal's own code on purpose, in the order and with the words of the Go source.

// Fields that only the strict decoding needs.
#![allow(dead_code)]

use std::collections::{BTreeMap, BTreeSet};

use purser::yaml;
use serde::Deserialize;
use serde_json::{Map, Value};

use super::cel;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct AuthenticationConfiguration {
    pub api_version: String,
    pub kind: String,
    #[serde(default)]
    pub jwt: Vec<JwtAuthenticator>,
    pub anonymous: Option<Value>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct JwtAuthenticator {
    pub issuer: Issuer,
    #[serde(default)]
    pub claim_validation_rules: Vec<ClaimValidationRule>,
    pub claim_mappings: ClaimMappings,
    #[serde(default)]
    pub user_validation_rules: Vec<UserValidationRule>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Issuer {
    pub url: String,
    #[serde(rename = "discoveryURL")]
    pub discovery_url: Option<String>,
    pub certificate_authority: Option<String>,
    pub audiences: Vec<String>,
    pub audience_match_policy: Option<String>,
    pub egress_selector_type: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct ClaimValidationRule {
    pub claim: Option<String>,
    pub required_value: Option<String>,
    pub expression: Option<String>,
    pub message: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct ClaimMappings {
    pub username: PrefixedClaimOrExpression,
    #[serde(default)]
    pub groups: PrefixedClaimOrExpression,
    #[serde(default)]
    pub uid: ClaimOrExpression,
    #[serde(default)]
    pub extra: Vec<ExtraMapping>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrefixedClaimOrExpression {
    pub claim: Option<String>,
    pub prefix: Option<String>,
    pub expression: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClaimOrExpression {
    pub claim: Option<String>,
    pub expression: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct ExtraMapping {
    pub key: String,
    pub value_expression: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UserValidationRule {
    pub expression: String,
    pub message: Option<String>,
}

/// Reads a file as the server does: strictly.
pub fn read(text: &str) -> Result<AuthenticationConfiguration, String> {
    let tree = yaml::read(text).map_err(|error| format!("{error:?}"))?;
    serde_json::from_value(json_of(&tree)).map_err(|error| error.to_string())
}

/// A tree as JSON, as `sigs.k8s.io/yaml` makes it.
pub fn json_of(node: &yaml::Node) -> Value {
    match &node.value {
        yaml::Value::Null => Value::Null,
        yaml::Value::Bool(value, _) => Value::Bool(*value),
        yaml::Value::Number(text) => serde_json::from_str(text).unwrap(),
        yaml::Value::String(text) => Value::String(text.clone()),
        yaml::Value::Sequence(items) => items.iter().map(json_of).collect(),
        yaml::Value::Mapping(entries) => {
            entries.iter().map(|(key, value)| (key.key().to_owned(), json_of(value))).collect()
        }
    }
}

fn some(text: &Option<String>) -> bool {
    text.as_deref().is_some_and(|text| !text.is_empty())
}

/// `ValidateAuthenticationConfiguration`.
pub fn validate(file: &AuthenticationConfiguration) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut say = |condition: bool, what: &str| {
        if condition {
            wrong.push(what.to_owned());
        }
    };
    say(file.api_version != "apiserver.config.k8s.io/v1", "apiVersion");
    say(file.kind != "AuthenticationConfiguration", "kind");
    for one in &file.jwt {
        let url = &one.issuer.url;
        say(!url.starts_with("https://"), "URL scheme must be https");
        say(url.contains('?'), "URL must not contain a query");
        say(url.contains('#'), "URL must not contain a fragment");
        say(url.contains('@'), "URL must not contain a username or password");
        // `validateIssuerDiscoveryURL`
        if let Some(discovery) = one.issuer.discovery_url.as_deref().filter(|url| !url.is_empty()) {
            say(discovery == url, "discoveryURL must be different from URL");
            say(!discovery.starts_with("https://"), "discoveryURL scheme must be https");
            say(discovery.contains(['?', '#', '@']), "discoveryURL");
        }
        let audiences = &one.issuer.audiences;
        say(audiences.is_empty(), "at least one audience");
        say(audiences.iter().any(String::is_empty), "empty audience");
        let all: BTreeSet<_> = audiences.iter().collect();
        say(all.len() != audiences.len(), "duplicate audience");
        let policy = one.issuer.audience_match_policy.as_deref();
        say(audiences.len() > 1 && policy != Some("MatchAny"), "must be MatchAny");
        say(policy.is_some_and(|policy| policy != "MatchAny"), "audienceMatchPolicy");
        let pem = one.issuer.certificate_authority.as_deref();
        say(pem.is_some_and(|pem| !pem.starts_with("-----BEGIN CERTIFICATE-----\n")), "authority");
        for rule in &one.claim_validation_rules {
            say(some(&rule.claim) == some(&rule.expression), "claim or expression");
            say(some(&rule.claim) && some(&rule.message), "message with claim");
            say(some(&rule.expression) && some(&rule.required_value), "value with expression");
        }
        let mappings = &one.claim_mappings;
        for (mapped, needed) in [(&mappings.username, true), (&mappings.groups, false)] {
            let (claim, expression) = (some(&mapped.claim), some(&mapped.expression));
            say(claim && expression, "claim and expression");
            say(needed && !claim && !expression, "claim or expression is required");
            say(expression && mapped.prefix.is_some(), "prefix with expression");
            say(claim && mapped.prefix.is_none(), "prefix is required when claim is set");
        }
        say(some(&mappings.uid.claim) && some(&mappings.uid.expression), "uid");
        let uses = |text: &str, claim: &str| {
            [format!("claims.{claim}"), format!("claims.?{claim}")].iter().any(|name| {
                text.match_indices(name.as_str()).any(|(at, _)| {
                    let after = text[at + name.len()..].chars().next();
                    !after.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_')
                })
            })
        };
        let name = mappings.username.expression.as_deref().unwrap_or_default();
        let rules = one.claim_validation_rules.iter().filter_map(|rule| rule.expression.as_deref());
        let extra = mappings.extra.iter().map(|extra| extra.value_expression.as_str());
        let verified = rules.chain(extra).chain([name]).any(|text| uses(text, "email_verified"));
        say(uses(name, "email") && !verified, "claims.email_verified must be used");
        for rule in &one.user_validation_rules {
            say(rule.expression.is_empty(), "empty rule");
        }
    }
    wrong
}

/// What the authenticator says of a person.
#[derive(Debug, PartialEq)]
pub struct User {
    pub name: String,
    pub groups: Vec<String>,
    pub uid: String,
}

/// `AuthenticateToken`, for claims whose signature holds. Distributed claims are never fetched:
/// their address answers 401, as Entra's does.
pub fn authenticate(one: &JwtAuthenticator, claims: &Map<String, Value>) -> Result<User, String> {
    if claims.get("iss").and_then(Value::as_str) != Some(&one.issuer.url) {
        return Err("issuer".into());
    }
    let audience = |aud: &Value| one.issuer.audiences.iter().any(|own| aud == own);
    let accepted = match claims.get("aud") {
        Some(Value::Array(list)) => list.iter().any(audience),
        Some(aud) => audience(aud),
        None => false,
    };
    if !accepted {
        return Err("expected audience".into());
    }
    let mappings = &one.claim_mappings;
    if let Some(claim) = mappings.groups.claim.as_deref().filter(|claim| !claim.is_empty()) {
        expand(claims, claim)?;
    }
    let name = username(&mappings.username, claims)?;
    let groups = groups(&mappings.groups, claims)?;
    let all = cel::variables("claims", claims.clone().into());
    let uid = match (mappings.uid.claim.as_deref(), &mappings.uid.expression) {
        (Some(claim), _) => decode_text(claims.get(claim).ok_or("claim not present")?)?,
        (None, Some(expression)) => decode_text(&cel::eval(expression, &all)?)?,
        (None, None) => String::new(),
    };
    for rule in &one.claim_validation_rules {
        if let Some(expression) = &rule.expression {
            if cel::eval(expression, &all)? != Value::Bool(true) {
                return Err(rule.message.clone().unwrap_or_default());
            }
            continue;
        }
        let claim = rule.claim.as_deref().unwrap();
        let value = decode_text(claims.get(claim).ok_or("required claim not present")?)?;
        if value != rule.required_value.as_deref().unwrap_or_default() {
            return Err("required claim value does not match".into());
        }
    }
    let user = cel::variables("user", serde_json::json!({ "username": name, "groups": groups }));
    for rule in &one.user_validation_rules {
        if cel::eval(&rule.expression, &user)? != Value::Bool(true) {
            return Err(rule.message.clone().unwrap_or_default());
        }
    }
    Ok(User { name, groups, uid })
}

/// `json.Unmarshal` into a string: `null` leaves it empty.
fn decode_text(value: &Value) -> Result<String, String> {
    match value {
        Value::Null => Ok(String::new()),
        Value::String(text) => Ok(text.clone()),
        other => Err(format!("cannot unmarshal {other} into a string")),
    }
}

fn username(
    mapped: &PrefixedClaimOrExpression,
    claims: &Map<String, Value>,
) -> Result<String, String> {
    if let Some(expression) = &mapped.expression {
        let value = cel::eval(expression, &cel::variables("claims", claims.clone().into()))?;
        return value
            .as_str()
            .filter(|name| !name.is_empty())
            .map(str::to_owned)
            .ok_or("empty".into());
    }
    let claim = mapped.claim.as_deref().unwrap();
    let name = decode_text(claims.get(claim).ok_or("claim not present")?)?;
    if claim == "email" {
        match claims.get("email_verified") {
            None | Some(Value::Bool(true)) => {}
            Some(_) => return Err("email not verified".into()),
        }
    }
    Ok(format!("{}{name}", mapped.prefix.as_deref().unwrap_or_default()))
}

fn groups(
    mapped: &PrefixedClaimOrExpression,
    claims: &Map<String, Value>,
) -> Result<Vec<String>, String> {
    if let Some(value) = mapped.claim.as_deref().and_then(|claim| claims.get(claim)) {
        let prefix = mapped.prefix.as_deref().unwrap_or_default();
        let plain: Vec<String> = match value {
            Value::Null => Vec::new(),
            Value::Array(list) => list.iter().map(decode_text).collect::<Result<_, _>>()?,
            other => vec![decode_text(other)?],
        };
        return Ok(plain.into_iter().map(|group| format!("{prefix}{group}")).collect());
    }
    let Some(expression) = &mapped.expression else { return Ok(Vec::new()) };
    let value = cel::eval(expression, &cel::variables("claims", claims.clone().into()))?;
    // `convertCELValueToStringList`
    let list = match value {
        Value::Null => Vec::new(),
        Value::String(one) => vec![Value::String(one)],
        Value::Array(list) => list,
        other => return Err(format!("must return a string or a list of strings: {other}")),
    };
    let texts: Vec<String> = list
        .iter()
        .map(|one| one.as_str().map(str::to_owned).ok_or("a list of strings"))
        .collect::<Result<_, _>>()?;
    Ok(texts.into_iter().filter(|text| !text.is_empty()).collect())
}

#[derive(Deserialize)]
struct Endpoint {
    endpoint: Option<String>,
    access_token: Option<String>,
    #[serde(rename = "JWT")]
    jwt: Option<String>,
}

/// `claimResolver.expand`
fn expand(claims: &Map<String, Value>, claim: &str) -> Result<(), String> {
    if claims.contains_key(claim) {
        return Ok(());
    }
    let Some(names) = claims.get("_claim_names") else { return Ok(()) };
    let names: Option<BTreeMap<String, Option<String>>> =
        serde_json::from_value(names.clone()).map_err(|_| "error parsing claim names")?;
    let sources = claims.get("_claim_sources").ok_or("no claim sources")?;
    let sources: Option<BTreeMap<String, Option<Endpoint>>> =
        serde_json::from_value(sources.clone()).map_err(|_| "could not parse claim sources")?;
    let Some(name) = names.unwrap_or_default().get(claim).cloned() else { return Ok(()) };
    let sources = sources.unwrap_or_default();
    let source = sources.get(&name.unwrap_or_default()).ok_or("source missing")?;
    match source.as_ref().and_then(|source| source.endpoint.as_deref()) {
        None | Some("") => Ok(()),
        Some(_) => Err("error while getting distributed claim JWT: 401 Unauthorized".into()),
    }
}
