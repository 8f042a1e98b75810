//! What AKS is told of an external identity provider: the file for `az aks jwtauthenticator`
//! (`Microsoft.ContainerService/managedClusters/jwtAuthenticators`, `JWTAuthenticatorProperties`), in
//! which every mapping is an expression and every name must begin with
//! [`crate::clouds::AKS_EXTERNAL`].

use super::cel;
use super::oidc_cluster::OidcCluster;
use crate::json::{self, Map, Value};

/// The name of the file.
pub const JWT_AUTHENTICATOR_FILE: &str = "jwt-authenticator.json";

fn object<const N: usize>(members: [(&str, Value); N]) -> Value {
    Value::Object(Map::from_iter(members.map(|(name, value)| (name.to_owned(), value))))
}

fn text(text: &str) -> Value {
    Value::String(text.to_owned())
}

fn expression(text: String) -> Value {
    object([("expression", Value::String(text))])
}

fn rule(expression: &str, message: &str) -> Value {
    object([("expression", text(expression)), ("message", text(message))])
}

/// The file for `--config-file`, as JSON.
#[must_use]
pub fn jwt_authenticator(cluster: &OidcCluster<'_>) -> String {
    let mapping = cluster.mapping();
    let name = mapping.username_claim;
    let audiences = cluster.audiences().into_iter().map(text).collect();
    let mut issuer = Map::from_iter([
        ("url".to_owned(), text(mapping.issuer)),
        ("audiences".to_owned(), Value::Array(audiences)),
    ]);
    if let Some(data) = &cluster.trust.certificate_authority_data {
        issuer.insert("certificateAuthority".to_owned(), text(data));
    }
    let mut rules = vec![rule(&cel::has(name), "the claim of the user name is missing")];
    if name == "email" {
        // What the server does by itself for a claim given by name, and demands of an expression.
        rules.push(rule(cel::EMAIL_VERIFIED, "the email address is not verified"));
    }
    let mut mappings = Map::from_iter([
        ("username".to_owned(), expression(cel::text(name, &mapping.username_prefix()))),
        ("uid".to_owned(), expression(cel::text("sub", ""))),
    ]);
    if let Some(claim) = mapping.groups_claim {
        let groups = cel::groups(claim, mapping.groups_prefix);
        mappings.insert("groups".to_owned(), expression(groups));
    }
    indented(&json::write(&object([
        ("issuer", Value::Object(issuer)),
        ("claimValidationRules", Value::Array(rules)),
        ("claimMappings", Value::Object(mappings)),
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
