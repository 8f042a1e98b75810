//! Answers of the directory in the shapes in which they were recorded: each is read as it comes.

use purser::clouds::Cloud;
use purser::entra::{self, Authority};
use purser::json::{self, Value};
use purser::kubeconfig::existing;
use purser::oidc::{OidcError, callback, discovery, keys, token};
use purser::platform::Response;
use purser::problem::Problem;
use purser::url::origin;

use crate::fixtures;

const TENANT: &str = "5c1f7a30-2b4d-4e6f-8a9b-0c1d2e3f4a5b";

fn sample(name: &str) -> String {
    fixtures::text(&format!("samples/{name}"))
}

fn answer(status: u16, name: &str) -> Response {
    Response { status, headers: Vec::new(), body: sample(name) }
}

fn at(tenant: &str, cloud: Cloud) -> Authority<'_> {
    Authority { cloud, tenant, host: None }
}

#[test]
fn discovery_by_tenant_and_for_everybody() {
    let own = at(TENANT, Cloud::Public);
    let read = discovery::read(&answer(200, "discovery_tenant_2022.json"), |i| own.may_name(i));
    let metadata = read.unwrap();
    assert!(metadata.supports_fragment() && metadata.lists_scope("offline_access"));
    assert_eq!(entra::issuer(&metadata.issuer, TENANT), Some(metadata.issuer.clone()));
    // For everybody the issuer is a template, which only the tenant of a token fills in.
    let common = at("common", Cloud::Public);
    let read = discovery::read(&answer(200, "discovery_common.json"), |i| common.may_name(i));
    let metadata = read.unwrap();
    let filled = format!("https://login.microsoftonline.com/{TENANT}/v2.0");
    assert_eq!(entra::issuer(&metadata.issuer, TENANT), Some(filled));
    // The one does not pass for the other.
    for (name, authority) in
        [("discovery_tenant_2022.json", common), ("discovery_common.json", own)]
    {
        let read = discovery::read(&answer(200, name), |i| authority.may_name(i));
        assert!(matches!(read, Err(OidcError::IssuerMismatch(_))), "{name}");
    }
}

#[test]
fn a_tenant_that_does_not_exist() {
    let read = discovery::read(&answer(400, "discovery_error_90002.json"), |_| true);
    assert_eq!(read.unwrap_err(), OidcError::DiscoveryStatus(400));
    let body = json::read(&sample("discovery_error_90002.json")).unwrap();
    let refusal = entra::EntraError::read(json::text(&body, "error_description").unwrap()).unwrap();
    assert_eq!((refusal.code, refusal.number), ("entra.tenant", 90002));
}

#[test]
fn discovery_may_be_read_from_any_page_and_cached() {
    // The page sends no header of its own, so no preflight is needed, and any origin may read it.
    let headers = sample("discovery_response_headers_2022.txt");
    assert!(headers.contains("Access-Control-Allow-Origin: *"));
    let request = discovery::request(at(TENANT, Cloud::Public).discovery());
    assert!(request.headers.is_empty() && request.body.is_none());
    assert_eq!(request.cache, purser::platform::Cache::Default);
}

#[test]
fn each_cloud_names_its_own_issuer_and_no_other() {
    let all = json::read(&sample("discovery_per_cloud_cutdown_2026-09.json")).unwrap();
    for (name, value) in all.as_object().unwrap() {
        let issuer = json::text(value, "issuer").unwrap();
        let tenant = issuer.split('/').nth(3).unwrap();
        let host = origin(issuer).unwrap();
        let cloud = Cloud::by_login_host(host.strip_prefix("https://").unwrap()).unwrap();
        for other in Cloud::ALL {
            assert_eq!(at(tenant, other).may_name(issuer), other == cloud, "{name} in {other:?}");
        }
        // The two authorities of US Government have a Graph each; the table has the first.
        let graph = json::text(value, "msgraph_host").unwrap();
        assert!(graph.ends_with(cloud.facts().graph.trim_start_matches("graph.")), "{name}");
    }
}

#[test]
fn the_login_hosts_are_the_aliases_that_the_directory_names() {
    let body = json::read(&sample("instance_discovery_2022.json")).unwrap();
    for one in body.get("metadata").and_then(Value::as_array).unwrap() {
        let mut aliases = json::texts(one, "aliases").unwrap();
        let cloud = Cloud::by_login_host(&aliases[0]).unwrap();
        let mut own: Vec<&str> = cloud.facts().login_hosts.to_vec();
        own.sort_unstable();
        aliases.sort();
        assert_eq!(aliases, own);
    }
}

#[test]
fn keys_fit_only_the_issuer_that_they_are_for() {
    let read = keys::read(&answer(200, "jwks_common_2025.json")).unwrap();
    assert_eq!(read.len(), 3);
    let token = format!("https://login.microsoftonline.com/{TENANT}/v2.0");
    let fits: Vec<bool> =
        read.iter().map(|key| entra::key_fits(key.issuer.as_deref(), &token, TENANT)).collect();
    assert_eq!(fits, [true, false, false]);
    // None says its algorithm; RS256 is what fits an RSA key and the discovery document.
    let own = |key: &keys::Jwk| entra::key_fits(key.issuer.as_deref(), &token, TENANT);
    let found = |kid| keys::select(&read, "RS256", Some(kid), own);
    let key = read.iter().find(|key| key.kid.as_deref() == Some("k-template")).unwrap();
    assert!(found("k-template").is_ok() && key.public.is_ok() && key.alg.is_none());
    assert!(found(read[1].kid.as_deref().unwrap()).is_err());
}

#[test]
fn tokens_as_they_come() {
    for name in ["token_success_recorded_2022.json", "token_success_spa_shape.json"] {
        let response = answer(200, name);
        let tokens = token::read(&response).unwrap();
        assert_eq!((tokens.id_token.as_str(), tokens.access_token.as_str()), ("a.b.c", "opaque"));
        assert!(tokens.refresh_token.unwrap().ends_with(".opaque"));
        // The life is a number in one and a text in the other.
        let lasts = token::read_access(&response).unwrap().expires_in;
        assert!((3600..5400).contains(&lasts), "{name}");
    }
}

#[test]
fn refusals_of_tokens_say_what_they_are() {
    for (name, error, code, number) in [
        ("token_error_65001_shape.json", "invalid_grant", "entra.consent", 65001),
        ("token_error_700084_shape.json", "invalid_grant", "entra.session", 700_084),
        ("token_error_70011_docs.json", "invalid_scope", "entra.scope", 70011),
        (
            "token_error_70043_interaction_required.json",
            "interaction_required",
            "entra.session",
            70043,
        ),
        ("token_error_9002326.json", "invalid_request", "entra.registration", 9_002_326),
        ("token_error_9002327.json", "invalid_request", "entra.registration", 9_002_327),
    ] {
        let response = answer(400, name);
        let refused = token::read_access(&response).unwrap_err();
        let OidcError::TokenRefused(found, description) = refused else { panic!("{name}") };
        let refusal = entra::EntraError::read(&description).unwrap();
        assert_eq!((found.as_str(), refusal.code, refusal.number), (error, code, number));
        assert_eq!(refusal.correlation_id, "7d0f0a11-0000-4000-8000-00000000000b", "{name}");
        assert_eq!(refusal.correlation_id, token::error_member(&response, "correlation_id"));
        assert_eq!(entra::aadsts::error_details(&description).number, Some(number));
    }
    let suberror = |name| token::error_member(&answer(400, name), "suberror");
    assert!(entra::asks_for_person(&suberror("token_error_65001_shape.json")));
    assert_eq!(suberror("token_error_70043_interaction_required.json"), "token_expired");
}

#[test]
fn what_the_provider_leaves_in_the_address() {
    let text = sample("authorize_redirect_samples.txt");
    let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
    let check = |line: &str| {
        let answer = callback::find("", &format!("#{line}")).unwrap();
        callback::check(&answer, "s1", "https://issuer.example", false)
    };
    assert!(check(lines[0]).is_ok());
    let code = |line: &str| Problem::from(check(line).unwrap_err()).code;
    assert_eq!(code(lines[1]), "oidc.cancelled");
    assert_eq!(code(lines[2]), "oidc.interaction");
    assert_eq!(code(lines[3]), "oidc.cancelled");
    let Err(OidcError::Refused(_, description)) = check(lines[2]) else { panic!() };
    let refusal = entra::EntraError::read(&description).unwrap();
    assert_eq!((refusal.number, refusal.code), (50058, "entra.session"));
    assert_eq!(refusal.correlation_id, "7d0f0a11-0000-4000-8000-00000000000b");
}

#[test]
fn a_file_of_the_other_kubelogin_is_sound() {
    let file = existing::read(sample("kubeconfig_generic_oidc_int128.yaml").as_bytes()).unwrap();
    let portal = existing::PortalOffer { url: "https://k8s.example/", clusters: &[] };
    let report = existing::check(&file, 1_800_000_000, &portal);
    assert!(!report.refused && report.contexts.len() == 1);
    assert_eq!(report.contexts[0].namespace.as_deref(), Some("team-b"));
    assert_ne!(report.contexts[0].usable, existing::Usable::No);
}
