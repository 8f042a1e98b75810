//! What AKS is told of an external identity provider: the file for `az aks jwtauthenticator`
//! (`Microsoft.ContainerService/managedClusters/jwtAuthenticators`, `JWTAuthenticatorProperties`), in
//! which every mapping is an expression and every name must begin with
//! [`crate::clouds::AKS_EXTERNAL`].

use super::cel;
use super::oidc_cluster::OidcCluster;
use crate::json::{self, Map, Value};

/// The name of the file.
pub const JWT_AUTHENTICATOR_FILE: &str = "jwt-authenticator.json";

/// An object of those members that are there.
fn object(members: Vec<(&str, Option<Value>)>) -> Value {
    let mut map = Map::new();
    for (name, value) in members {
        if let Some(value) = value {
            map.insert(name.to_owned(), value);
        }
    }
    Value::Object(map)
}

fn text(text: &str) -> Value {
    Value::String(text.to_owned())
}

/// An expression, and for a rule what is said where it does not hold.
fn expression(cel: &str, message: Option<&str>) -> Value {
    object(vec![("expression", Some(text(cel))), ("message", message.map(text))])
}

/// The file for `--config-file`, as JSON.
#[must_use]
pub fn jwt_authenticator(cluster: &OidcCluster<'_>) -> String {
    let mapping = cluster.mapping();
    let name = mapping.username_claim;
    let audiences = cluster.audiences().into_iter().map(text).collect();
    let issuer = object(vec![
        ("url", Some(text(mapping.issuer))),
        ("audiences", Some(Value::Array(audiences))),
        ("certificateAuthority", cluster.trust.certificate_authority_data.as_deref().map(text)),
    ]);
    let mut rules =
        vec![expression(&cel::has(name), Some("the claim of the user name is missing"))];
    if name == "email" {
        // What the server does by itself for a claim given by name, and demands of an expression.
        rules.push(expression(cel::EMAIL_VERIFIED, Some("the email address is not verified")));
    }
    let groups = mapping.groups_claim.map(|claim| cel::groups(claim, mapping.groups_prefix));
    let username = cel::text(name, &mapping.username_prefix());
    let mappings = object(vec![
        ("username", Some(expression(&username, None))),
        ("groups", groups.map(|groups| expression(&groups, None))),
        ("uid", Some(expression(&cel::text("sub", ""), None))),
    ]);
    indented(&json::write(&object(vec![
        ("issuer", Some(issuer)),
        ("claimValidationRules", Some(Value::Array(rules))),
        ("claimMappings", Some(mappings)),
    ])))
}

/// JSON with a line for each member, for people.
fn indented(json: &str) -> String {
    let mut out = String::new();
    let (mut depth, mut within, mut escaped) = (0, false, false);
    for c in json.chars() {
        let opens = !within && matches!(c, '{' | '[');
        let closes = !within && matches!(c, '}' | ']');
        if closes {
            depth -= 1;
            line(&mut out, depth);
        }
        out.push(c);
        if opens {
            depth += 1;
        }
        if opens || (!within && c == ',') {
            line(&mut out, depth);
        }
        if !within && c == ':' {
            out.push(' ');
        }
        within ^= c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
    }
    out.push('\n');
    out
}

fn line(out: &mut String, depth: usize) {
    out.push('\n');
    out.extend(core::iter::repeat_n("  ", depth));
}

/// The words of the command that hands the file to AKS. GROUP and CLUSTER are for the reader, for
/// nothing here knows the cluster by its name in Azure. The name of an authenticator has letters and digits alone, at most 24.
#[must_use]
pub fn jwt_authenticator_command(cluster: &OidcCluster<'_>) -> Vec<String> {
    let fits = cluster.identity.name.to_ascii_lowercase();
    let name: String = fits.chars().filter(char::is_ascii_alphanumeric).take(24).collect();
    let name = if name.starts_with(|c: char| c.is_ascii_alphabetic()) { &name } else { "purser" };
    let words = [
        "az",
        "aks",
        "jwtauthenticator",
        "add",
        "--resource-group",
        "GROUP",
        "--cluster-name",
        "CLUSTER",
        "--name",
        name,
        "--config-file",
        JWT_AUTHENTICATOR_FILE,
    ];
    words.map(str::to_owned).to_vec()
}
