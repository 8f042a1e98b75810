//! Entries of `portal.yaml` for the tests of access.

use purser::access::api_server::{ApiServer, OidcCluster};
use purser::config::{self, Cluster, Identity, Severity, Surroundings};

pub const TENANT: &str = "8f9c2a10-5b7e-4d3c-9a61-2e4f6b8c0d1e";
pub const PAGE: &str = "11111111-2222-4333-8444-555555555555";
pub const KUBECTL: &str = "99999999-2222-4333-8444-555555555555";
pub const ENTRA: &str =
    "https://login.microsoftonline.com/8f9c2a10-5b7e-4d3c-9a61-2e4f6b8c0d1e/v2.0";
pub const DEX: &str = "https://dex.example.com";
/// The document of a provider that has one for each flow.
pub const FLOW: &str = "https://dex.example.com/flow/.well-known/openid-configuration";
/// Base64 of a PEM certificate.
pub const CA: &str = "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSUJnekNDQVNtZ0F3SUJBZ0lVS2lNTFpOWGlqUGdxa2Y2RWpqNm9saC9sSHNnd0NnWUlLb1pJemowRUF3SXcKRnpFVk1CTUdBMVVFQXd3TVJYaGhiWEJzWlNCU2IyOTBNQjRYRFRJMk1URXlOREU0TlRFek5sb1hEVFEyTVRFeApPVEU0TlRFek5sb3dGekVWTUJNR0ExVUVBd3dNUlhoaGJYQnNaU0JTYjI5ME1Ga3dFd1lIS29aSXpqMENBUVlJCktvWkl6ajBEQVFjRFFnQUVLN2wvVVZNRElQL3k5QTByS2xtcG5USHVVYTdNNUVGUlVEWU1hYTZyNVhXbmJ3bXUKaFAzdTlUK2lmN0k2VVplYjk1OW5DdTdtbHVBbittazlIazRadWFOVE1GRXdIUVlEVlIwT0JCWUVGQXlSNGVGKwo3dThIemc2dkY4eVFJeGhKeVp1ak1COEdBMVVkSXdRWU1CYUFGQXlSNGVGKzd1OEh6ZzZ2Rjh5UUl4aEp5WnVqCk1BOEdBMVVkRXdFQi93UUZNQU1CQWY4d0NnWUlLb1pJemowRUF3SURTQUF3UlFJZ0hzZW1qZVFYWGpQZCtUdWgKQmZncklJNU5RQWNwbGttaFlMUEF5Q3B2SUxzQ0lRQ2M4YnFQYkN1d2ZYYSs0Mms4RThiUm1GQUJaZVNUcGdzSgpJeUZBT00vK2RRPT0KLS0tLS1FTkQgQ0VSVElGSUNBVEUtLS0tLQo=";

/// The cluster of an entry and the identity people sign in with. `trust` is the `aks`, `oidc` or
/// `arc` part as it stands in the file.
pub fn entry(provider: &str, trust: &str) -> (Cluster, Identity) {
    let provider = match provider {
        "entra" => format!("entra: {{ tenant: {TENANT}, clientId: {PAGE} }}"),
        "flow" => {
            format!("oidc: {{ issuer: {DEX}, discoveryUrl: \"{FLOW}\", clientId: purser }}")
        }
        "query" => {
            format!("oidc: {{ issuer: {DEX}, discoveryUrl: \"{FLOW}?p=a\", clientId: purser }}")
        }
        _ => format!("oidc: {{ issuer: {DEX}, clientId: purser }}"),
    };
    let text = format!(
        "apiVersion: purser/v1\nidentities:\n- name: own\n  {provider}\nclusters:\n- name: prod\n{}  {}\n",
        if trust.starts_with("arc") { "" } else { "  server: https://prod.example:443\n" },
        trust.replace('\n', "\n  ")
    );
    let read = config::read(&text, &Surroundings::default());
    let faulty = read.mistakes.iter().any(|mistake| mistake.severity == Severity::Error);
    assert!(!faulty, "{:?}\n{text}", read.mistakes);
    (read.portal.clusters[0].clone(), read.portal.identities[0].clone())
}

/// The part of a cluster that is connected through Azure Arc.
pub fn arc() -> String {
    format!(
        "arc:\n  resourceId: /subscriptions/{TENANT}/resourceGroups/r/providers/\
         Microsoft.Kubernetes/connectedClusters/c\n"
    )
}

/// The API server's side of an entry whose cluster trusts the provider itself.
pub fn own<'a>(cluster: &'a Cluster, identity: &'a Identity, issuer: &'a str) -> OidcCluster<'a> {
    match ApiServer::of(cluster, identity, issuer) {
        ApiServer::SelfManaged(entry) => entry,
        other => panic!("{other:?}"),
    }
}

/// Every entry that has a golden file: its name, the kind of provider and the cluster's part.
pub fn entries() -> Vec<(&'static str, &'static str, String)> {
    let entra = |rest: &str| format!("oidc:\n  clientId: {KUBECTL}\n{rest}");
    vec![
        ("dex", "dex", "oidc: {}".into()),
        ("dex-groups", "dex", "oidc:\n  groupsClaim: groups\n  groupsPrefix: \"oidc:\"\n".into()),
        ("dex-email", "dex", "oidc:\n  usernameClaim: email\n  groupsClaim: groups\n".into()),
        (
            "dex-email-prefix",
            "dex",
            "oidc:\n  usernameClaim: email\n  usernamePrefix: \"oidc:\"\n".into(),
        ),
        (
            "dex-no-prefix",
            "dex",
            "oidc:\n  usernameClaim: preferred_username\n  usernamePrefix: \"-\"\n".into(),
        ),
        (
            "dex-audiences",
            "dex",
            "oidc:\n  clientId: kubernetes\n  audiences: [purser, kubernetes]\n".into(),
        ),
        ("dex-ca", "dex", format!("oidc:\n  certificateAuthorityData: {CA}\n")),
        (
            "dex-other-issuer",
            "dex",
            "oidc:\n  issuer: https://keycloak.example.com/realms/team\n  groupsClaim: groups\n".into(),
        ),
        (
            "cognito",
            "dex",
            "oidc:\n  usernameClaim: \"cognito:username\"\n  groupsClaim: \"cognito:groups\"\n  groupsPrefix: \"aws:\"\n".into(),
        ),
        ("realm-roles", "dex", "oidc:\n  groupsClaim: realm_access.roles\n".into()),
        (
            "client-roles",
            "dex",
            "oidc:\n  groupsClaim: resource_access.my-client.roles\n  groupsPrefix: \"kc:\"\n"
                .into(),
        ),
        ("flow", "flow", "oidc:\n  groupsClaim: groups\n".into()),
        ("entra", "entra", entra("  usernameClaim: oid\n")),
        (
            "entra-groups",
            "entra",
            entra("  usernameClaim: preferred_username\n  usernamePrefix: \"entra:\"\n  groupsClaim: groups\n  groupsPrefix: \"entra:\"\n  scopes: [profile]\n"),
        ),
        (
            "entra-bare-groups",
            "entra",
            entra("  usernameClaim: oid\n  usernamePrefix: \"-\"\n  groupsClaim: groups\n"),
        ),
        ("entra-without-profile", "entra", entra("  groupsClaim: groups\n")),
        (
            "entra-handed",
            "entra",
            entra(&format!("  usernameClaim: email\n  audiences: [{PAGE}, {KUBECTL}]\n  groupsClaim: roles\n")),
        ),
        (
            "hostile",
            "dex",
            "oidc:\n  usernamePrefix: \"a'b\\\\c\\n: #\\u0007\"\n  groupsClaim: \"in\"\n  groupsPrefix: \"'] + claims.x + ['\\\\\"\n".into(),
        ),
    ]
}

/// The issuer that discovery names.
pub fn issuer(provider: &str) -> &'static str {
    if provider == "entra" { ENTRA } else { DEX }
}

/// Every entry of an AKS cluster with an external provider that has a golden file.
pub fn external() -> Vec<(&'static str, &'static str, String)> {
    let aks = |rest: &str| format!("oidc:\n  aksExternal: true\n{rest}");
    vec![
        ("plain", "dex", aks("")),
        (
            "groups",
            "dex",
            aks(
                "  usernameClaim: email\n  groupsClaim: groups\n  audiences: [kubernetes, purser]\n",
            ),
        ),
        (
            "prefixes",
            "dex",
            aks(
                "  usernameClaim: \"cognito:username\"\n  usernamePrefix: \"aks:jwt:aws:\"\n  groupsClaim: realm_access.roles\n  groupsPrefix: \"oidc:\"\n",
            ),
        ),
        ("ca", "dex", aks(&format!("  certificateAuthorityData: {CA}\n"))),
        (
            "hostile",
            "dex",
            aks(
                "  usernamePrefix: \"a'b\\\\c\\n: #\\u0007\\\"\"\n  groupsClaim: \"in\"\n  groupsPrefix: \"'] + claims.x + ['\\\\\\\"\"\n",
            ),
        ),
    ]
}
