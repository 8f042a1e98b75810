//! The API server's side against files that a person can open, and against what kube-apiserver
//! makes of them.
//!
//! `UPDATE_GOLDEN=1 cargo test --test native access::server` writes the files anew; read the difference
//! before you commit it.

use proptest::prelude::*;
use purser::access::api_server::{
    ApiServer, CA_FILE, GroupsMapping, Lost, OidcCluster, PrefixedClaimOrExpression, configuration,
    flags, jwt_authenticator, jwt_authenticator_command,
};
use purser::access::user_info::{Groups, Membership, UserInfo, UserInfoInputs, Warning, user_info};
use purser::config::{Cluster, Identity, Method, NameTemplates, OidcTrust, Trust};
use purser::json::{Map, Value};
use purser::kubeconfig::{Choice, Holder, InstallHints, Options, compose};
use purser::yaml;
use serde_json::json;

use super::portal::{
    CA, DEX, ENTRA, FLOW, KUBECTL, PAGE, TENANT, arc, entries, entry, external, issuer, own,
};
use super::{apiserver, cel};
use crate::fixtures;

fn golden(name: &str, made: &str) {
    fixtures::golden(&format!("golden/access/server/{name}"), made);
}

#[test]
fn each_entry_has_a_file_and_flags_that_a_person_can_open() {
    for (name, provider, trust) in entries() {
        let (cluster, identity) = entry(provider, &trust);
        let entry = own(&cluster, &identity, issuer(provider));
        golden(
            &format!("{name}.yaml"),
            &configuration(&entry, entry.groups_mapping()).to_yaml().unwrap(),
        );
        golden(&format!("{name}.flags.yaml"), &flags(&entry).to_yaml().unwrap());
        if entry.groups_mapping() == GroupsMapping::Expression && provider == "entra" {
            let plain = configuration(&entry, GroupsMapping::Claim).to_yaml().unwrap();
            golden(&format!("{name}-by-claim.yaml"), &plain);
        }
    }
}

#[test]
fn the_server_accepts_every_file() {
    for (name, provider, trust) in entries() {
        let (cluster, identity) = entry(provider, &trust);
        let entry = own(&cluster, &identity, issuer(provider));
        for form in [GroupsMapping::Claim, GroupsMapping::Expression] {
            let made = configuration(&entry, form);
            let text = made.to_yaml().unwrap();
            let read = apiserver::read(&text).unwrap_or_else(|why| panic!("{name}: {why}\n{text}"));
            assert_eq!(apiserver::validate(&read), Vec::<String>::new(), "{name}\n{text}");
            // What was written is what was meant.
            let (meant, jwt) = (&made.jwt[0], &read.jwt[0]);
            assert_eq!(jwt.issuer.url, meant.issuer.url);
            assert_eq!(jwt.issuer.audiences, meant.issuer.audiences);
            assert_eq!(jwt.issuer.certificate_authority, meant.issuer.certificate_authority);
            for (written, meant) in [
                (&jwt.claim_mappings.username, Some(&meant.mappings.username)),
                (&jwt.claim_mappings.groups, meant.mappings.groups.as_ref()),
            ] {
                let (claim, prefix, expression) = match meant {
                    Some(PrefixedClaimOrExpression::Claim { claim, prefix }) => {
                        (Some(claim), Some(prefix), None)
                    }
                    Some(PrefixedClaimOrExpression::Expression(text)) => (None, None, Some(text)),
                    None => (None, None, None),
                };
                assert_eq!(written.claim.as_ref(), claim);
                assert_eq!(written.prefix.as_ref(), prefix);
                assert_eq!(written.expression.as_ref(), expression);
            }
        }
    }
}

#[test]
fn a_file_that_the_server_refuses_is_refused_here_too() {
    let (_, _, trust) = &entries()[1];
    let (cluster, identity) = entry("dex", trust);
    let entry = own(&cluster, &identity, DEX);
    let good = configuration(&entry, GroupsMapping::Claim).to_yaml().unwrap();
    for (from, to) in [
        ("audiences", "audience"),
        ("claimMappings", "claimMapping"),
        ("prefix: \"oidc:\"", "prefixes: \"oidc:\""),
        ("username:", "userName:"),
        ("requiredValue", "value"),
    ] {
        let bad = good.replacen(from, to, 1);
        assert!(bad == good || apiserver::read(&bad).is_err(), "{from} → {to}");
    }
    for (from, to) in [
        ("v1", "v2"),
        ("https://dex", "http://dex"),
        ("    - purser\n", "    - purser\n    - two\n"),
        ("      prefix: \"oidc:\"\n", ""),
    ] {
        let bad = good.replacen(from, to, 1);
        assert_ne!(bad, good, "{from}\n{good}");
        let wrong = apiserver::read(&bad).map(|read| apiserver::validate(&read));
        assert_ne!(wrong.unwrap(), Vec::<String>::new(), "{from} → {to}");
    }
    // The rule for mail addresses.
    let by_mail = |expression: &str| {
        let mut read = apiserver::read(&good).unwrap();
        let username = &mut read.jwt[0].claim_mappings.username;
        (username.claim, username.prefix) = (None, None);
        username.expression = Some(expression.to_owned());
        apiserver::validate(&read).is_empty()
    };
    assert!(!by_mail("claims.email"));
    assert!(!by_mail("claims.email + claims.email_verified_at"));
    assert!(by_mail("claims.email_verified == true ? claims.email : claims.sub"));
    assert!(by_mail("claims.emails"));
}

#[test]
fn the_sample_of_the_documentation_is_read_and_means_what_it_says() {
    let text = fixtures::text("samples/authentication_configuration_entra.yaml");
    let read = apiserver::read(&text).unwrap();
    assert_eq!(apiserver::validate(&read), Vec::<String>::new());
    let zero = "00000000-0000-0000-0000-000000000000";
    let mut claims = json!({
        "iss": format!("https://login.microsoftonline.com/{zero}/v2.0"),
        "aud": "11111111-1111-1111-1111-111111111111",
        "tid": zero, "oid": "o", "preferred_username": "abe@contoso.com", "groups": ["g"],
    });
    let ask = |claims: &Value| apiserver::authenticate(&read.jwt[0], claims.as_object().unwrap());
    let user = ask(&claims).unwrap();
    assert_eq!((user.name.as_str(), user.uid.as_str()), ("entra:abe@contoso.com", "o"));
    assert_eq!(user.groups, ["entra:g"]);
    claims["tid"] = json!("another");
    assert!(ask(&claims).is_err());

    // The same entry in portal.yaml gives the same people.
    let trust = format!(
        "oidc:\n  clientId: 11111111-1111-1111-1111-111111111111\n  issuer: {}\n  usernameClaim: \
         preferred_username\n  usernamePrefix: \"entra:\"\n  groupsClaim: groups\n  groupsPrefix: \
         \"entra:\"\n",
        claims["iss"].as_str().unwrap()
    );
    let (cluster, identity) = entry("entra", &trust);
    let entry = own(&cluster, &identity, ENTRA);
    let made =
        apiserver::read(&configuration(&entry, entry.groups_mapping()).to_yaml().unwrap()).unwrap();
    claims["tid"] = json!(zero);
    for groups in [json!(["a", "b"]), json!([])] {
        claims["groups"] = groups;
        let made = apiserver::authenticate(&made.jwt[0], claims.as_object().unwrap());
        assert_eq!(ask(&claims), made);
    }
}

#[test]
fn flags_say_only_what_differs_and_name_what_they_cannot_say() {
    let lines = |provider: &str, trust: &str| {
        let (cluster, identity) = entry(provider, trust);
        flags(&own(&cluster, &identity, issuer(provider)))
    };
    let plain = lines("dex", "oidc: {}");
    assert_eq!(plain.lines, [format!("--oidc-issuer-url={DEX}"), "--oidc-client-id=purser".into()]);
    assert_eq!(plain.lost, [Lost::SystemNames, Lost::Uid, Lost::Algorithms]);
    // What is said and is the default anyway is not repeated.
    for same in [
        "oidc:\n  usernameClaim: sub\n",
        &format!("oidc:\n  usernamePrefix: \"{DEX}#\"\n"),
        "oidc:\n  groupsPrefix: \"no claim, no groups\"\n",
    ] {
        assert_eq!(lines("dex", same).lines, plain.lines, "{same}");
    }
    let mail = lines("dex", "oidc:\n  usernameClaim: email\n  usernamePrefix: \"-\"\n");
    assert_eq!(mail.lines[2..], ["--oidc-username-claim=email"]);
    let none =
        lines("dex", "oidc:\n  usernamePrefix: \"-\"\n  groupsClaim: g\n  groupsPrefix: \"-\"\n");
    // For groups `-` is a prefix like any other.
    let expected = ["--oidc-username-prefix=-", "--oidc-groups-claim=g", "--oidc-groups-prefix=-"];
    assert_eq!(none.lines[2..], expected);
    let several =
        lines("dex", "oidc:\n  clientId: kubernetes\n  audiences: [purser, kubernetes]\n");
    assert_eq!(several.lines[1], "--oidc-client-id=kubernetes");
    assert!(several.lost.contains(&Lost::Audiences(vec!["purser".into()])));
    let ca = lines("dex", &format!("oidc:\n  certificateAuthorityData: {CA}\n"));
    assert_eq!(ca.lines[2..], [format!("--oidc-ca-file={CA_FILE}")]);
    assert!(ca.authority.unwrap().starts_with("-----BEGIN CERTIFICATE-----\n"));
    let entra =
        format!("oidc:\n  clientId: {KUBECTL}\n  usernameClaim: oid\n  groupsClaim: groups\n");
    let entra = lines("entra", &entra);
    assert_eq!(entra.lines.last().unwrap(), &format!("--oidc-required-claim=tid={TENANT}"));
    assert!(entra.lost.contains(&Lost::Overage) && !entra.lost.contains(&Lost::Algorithms));
}

#[test]
fn flags_cannot_say_a_path_or_where_the_document_is() {
    let lost = |provider: &str, trust: &str| {
        let (cluster, identity) = entry(provider, trust);
        let made = flags(&own(&cluster, &identity, issuer(provider)));
        made.lost
    };
    let path = "oidc:\n  groupsClaim: realm_access.roles\n  groupsPrefix: \"kc:\"\n";
    assert_eq!(lost("dex", path)[0], Lost::NestedGroups("realm_access.roles".into()));
    assert_eq!(lost("flow", "oidc: {}")[0], Lost::DiscoveryUrl);
    assert!(
        !lost("dex", "oidc:\n  groupsClaim: https://a.example/groups\n")
            .iter()
            .any(|lost| { matches!(lost, Lost::NestedGroups(_) | Lost::DiscoveryUrl) })
    );
}

#[test]
fn the_document_of_another_place_is_told_where_the_server_can_be_told() {
    let told = |provider: &str, trust: &str| {
        let (cluster, identity) = entry(provider, trust);
        let entry = match ApiServer::of(&cluster, &identity, DEX) {
            ApiServer::SelfManaged(entry) | ApiServer::AksExternal(entry) => entry,
            other => panic!("{other:?}"),
        };
        (entry.discovery_url().map(str::to_owned), entry.is_undiscoverable())
    };
    assert_eq!(told("dex", "oidc: {}"), (None, false));
    assert_eq!(told("flow", "oidc: {}"), (Some(FLOW.into()), false));
    assert_eq!(told("query", "oidc: {}"), (None, true));
    assert!(told("flow", "oidc: { aksExternal: true }").1);
    // The address is that of one issuer.
    let other = "oidc: { issuer: \"https://keycloak.example.com/realms/team\" }";
    assert_eq!(told("flow", other), (None, false));
}

/// The entry of an AKS cluster that takes an external provider.
fn at_aks<'a>(cluster: &'a Cluster, identity: &'a Identity) -> OidcCluster<'a> {
    match ApiServer::of(cluster, identity, DEX) {
        ApiServer::AksExternal(entry) => entry,
        other => panic!("{other:?}"),
    }
}

#[test]
fn aks_gets_a_file_and_a_command_for_an_external_provider() {
    for (name, provider, trust) in external() {
        let (cluster, identity) = entry(provider, &trust);
        let entry = at_aks(&cluster, &identity);
        let made = jwt_authenticator(&entry);
        golden(&format!("aks-{name}.json"), &made);
        let jwt: apiserver::JwtAuthenticator = serde_json::from_str(&made).unwrap();
        // AKS takes expressions alone, and every name begins as it demands.
        for mapped in [&jwt.claim_mappings.username, &jwt.claim_mappings.groups] {
            assert_eq!((&mapped.claim, &mapped.prefix), (&None, &None), "{name}");
        }
        assert_eq!(jwt.claim_mappings.uid.claim, None);
        for rule in &jwt.claim_validation_rules {
            assert!(rule.claim.is_none() && rule.message.is_some(), "{name}");
        }
        // Kubernetes' own rules hold for it too.
        let mut file = apiserver::read(
            "apiVersion: apiserver.config.k8s.io/v1\nkind: AuthenticationConfiguration\njwt: []\n",
        )
        .unwrap();
        file.jwt = vec![serde_json::from_str(&made).unwrap()];
        let issuer = &mut file.jwt[0].issuer;
        issuer.certificate_authority = None;
        issuer.audience_match_policy = Some("MatchAny".into());
        assert_eq!(apiserver::validate(&file), Vec::<String>::new(), "{name}");
    }
    let (cluster, identity) = entry("dex", &external()[0].2);
    let command = jwt_authenticator_command(&at_aks(&cluster, &identity)).join(" ");
    assert_eq!(
        command,
        "az aks jwtauthenticator add --resource-group GROUP --cluster-name CLUSTER --name own \
         --config-file jwt-authenticator.json"
    );
    for (name, expected) in [
        ("Contoso Lab", "contosolab"),
        ("7", "purser"),
        ("ä; rm -rf ~", "rmrf"),
        ("a-very-long-name-of-an-identity", "averylongnameofanidentit"),
        ("", "purser"),
    ] {
        let other = Identity { name: name.into(), ..identity.clone() };
        let words = jwt_authenticator_command(&at_aks(&cluster, &other));
        assert_eq!(words[9], expected, "{name}");
    }
}

#[test]
fn the_page_and_the_server_say_the_same_where_groups_are_within_a_claim_or_aks_maps() {
    let by_path = entries().into_iter().filter(|one| one.0.ends_with("-roles"));
    for (name, provider, trust) in external().into_iter().chain(by_path) {
        let (cluster, identity) = entry(provider, &trust);
        let (aks, jwt) = match ApiServer::of(&cluster, &identity, DEX) {
            ApiServer::AksExternal(entry) => {
                (true, serde_json::from_str(&jwt_authenticator(&entry)).unwrap())
            }
            ApiServer::SelfManaged(entry) => {
                let text = configuration(&entry, entry.groups_mapping()).to_yaml().unwrap();
                (false, apiserver::read(&text).unwrap().jwt.remove(0))
            }
            other => panic!("{other:?}"),
        };
        let jwt: apiserver::JwtAuthenticator = jwt;
        for mut claims in [
            json!({ "sub": "u", "email": "a@b.example", "cognito:username": "n", "groups": ["g"] }),
            json!({ "sub": "u", "email": "a@b.example", "email_verified": true, "in": ["g"] }),
            json!({ "sub": "u", "email": "a@b.example", "email_verified": false }),
            json!({ "sub": "u", "email_verified": true }),
            json!({ "sub": "u", "cognito:username": "n", "realm_access": { "roles": ["a", "b"] } }),
            json!({ "sub": "u", "cognito:username": "n", "realm_access.roles": "a" }),
            json!({ "sub": "u", "cognito:username": "n", "realm_access": {} }),
            json!({ "sub": "u", "cognito:username": "n", "realm_access": "roles" }),
            json!({ "sub": "u", "cognito:username": "n", "realm_access": { "roles": 5 } }),
            json!({ "sub": "u", "cognito:username": 5 }),
            json!({ "sub": "u", "resource_access": { "my-client": { "roles": ["r"] } } }),
            json!({ "sub": "u", "resource_access": { "my-client": null } }),
            json!({ "sub": "u", "resource_access": { "other": { "roles": ["r"] } } }),
            json!({ "sub": "u", "realm_access": { "roles": ["system:masters"] } }),
        ] {
            claims["iss"] = json!(DEX);
            claims["aud"] = json!(["purser"]);
            let claims = claims.as_object().unwrap();
            let told = user_info(&UserInfoInputs {
                claims,
                issuer: DEX,
                groups: Membership::Unknown,
                identity: &identity,
                cluster: &cluster,
                handed: false,
            });
            let server = apiserver::authenticate(&jwt, claims);
            let refused = told.refused().is_some() || reserved(&told);
            assert_eq!(refused, server.is_err(), "{name} {claims:?} {server:?}");
            let Ok(user) = server else { continue };
            let prefixed = |name: &String| !aks || name.starts_with("aks:jwt:");
            assert!(prefixed(&user.name) && user.groups.iter().all(prefixed), "{name}");
            assert_eq!(told.username.map(|seen| seen.name), Some(user.name), "{name}");
            let groups: Vec<_> = told.groups.known().iter().map(|seen| &seen.name).collect();
            assert_eq!(groups, user.groups.iter().collect::<Vec<_>>(), "{name} {claims:?}");
        }
    }
}

#[test]
fn aks_and_arc_have_no_file_of_their_own() {
    let (cluster, identity) = entry("entra", "aks: {}");
    assert!(matches!(ApiServer::of(&cluster, &identity, ENTRA), ApiServer::Aks));
    let (cluster, identity) = entry("entra", &arc());
    assert!(matches!(ApiServer::of(&cluster, &identity, ENTRA), ApiServer::Arc));
}

/// The rule about the tenant and the uid need claims that Entra gives for `profile` alone: they
/// may stand in the file only where this page's own kubeconfig asks for it.
#[test]
fn the_tenant_is_asked_for_only_where_kubectl_brings_it() {
    for (name, provider, trust) in entries() {
        if provider != "entra" {
            continue;
        }
        let (mut cluster, identity) = entry(provider, &trust);
        cluster.methods = vec![Method::Browser];
        let holder = Holder {
            user: "a",
            login_hint: None,
            tenant: Some(TENANT),
            issuer: ENTRA,
            identity: &identity,
            offline_access: false,
            refresh_token: None,
            portal: "https://p.example/",
            now: 0,
        };
        let hints = InstallHints { azure_kubelogin: "", azure_cli: "", azd: "", oidc_login: "" };
        let choice =
            Choice { cluster: &cluster, namespaces: &[], method: Method::Browser, token: None };
        let file =
            compose(&[choice], &Options::default(), &holder, &NameTemplates::default(), &hints);
        let file = file.unwrap();
        let exec = file.users[0].value.exec().unwrap();
        let asks = exec.args.iter().any(|arg| arg == "--oidc-extra-scope=profile");
        let made = configuration(&own(&cluster, &identity, ENTRA), GroupsMapping::Claim);
        assert_eq!(!made.jwt[0].claim_rules.is_empty(), asks, "{name}");
        assert_eq!(made.jwt[0].mappings.uid == "oid", asks, "{name}");
    }
}

/// A value of a claim, of the kinds that providers send and of others.
fn value() -> impl Strategy<Value = Value> {
    let text = prop_oneof![
        Just(String::new()),
        Just("system:masters".to_owned()),
        Just("alice#EXT#@contoso".to_owned()),
        "[a-z]{1,6}",
        any::<String>(),
    ];
    let one = prop_oneof![
        4 => text.clone().prop_map(Value::String),
        1 => Just(Value::Null),
        1 => any::<bool>().prop_map(Value::Bool),
        1 => any::<i32>().prop_map(Value::from),
    ];
    prop_oneof![
        4 => one.clone(),
        3 => prop::collection::vec(text.prop_map(Value::String), 0..4).prop_map(Value::Array),
        1 => prop::collection::vec(one.clone(), 0..4).prop_map(Value::Array),
        1 => prop::collection::btree_map("[a-z]{1,4}", one, 0..3)
            .prop_map(|map| Value::Object(map.into_iter().collect())),
    ]
}

fn elsewhere() -> impl Strategy<Value = (Option<Value>, Option<Value>)> {
    let names = prop_oneof![
        6 => Just(None),
        2 => Just(Some(json!({"groups": "src1"}))),
        1 => Just(Some(json!({"other": "src1"}))),
        1 => Just(Some(json!({"groups": null}))),
        1 => Just(Some(json!({"groups": "src1", "x": 1}))),
        1 => Just(Some(Value::Null)),
        1 => value().prop_map(Some),
    ];
    let sources = prop_oneof![
        2 => Just(None),
        2 => Just(Some(json!({"src1": {"endpoint": "https://graph.windows.net/x"}}))),
        1 => Just(Some(json!({"src1": {"JWT": "x"}}))),
        1 => Just(Some(json!({"src1": {"endpoint": 5}}))),
        1 => Just(Some(json!({"src1": null, "": {"endpoint": ""}}))),
        1 => Just(Some(json!({"src2": {}}))),
        1 => value().prop_map(Some),
    ];
    (names, sources)
}

/// Claims of a token that the page accepted, with anything in those that are mapped.
fn claims(entra: bool) -> impl Strategy<Value = Map<String, Value>> {
    const NAMES: &[&str] =
        &["email", "preferred_username", "oid", "groups", "roles", "cognito:groups", "in"];
    let some = prop::collection::btree_map(prop::sample::select(NAMES), value(), 0..7);
    let verified =
        prop_oneof![Just(None), any::<bool>().prop_map(|b| Some(json!(b))), value().prop_map(Some)];
    (some, verified, elsewhere(), "[!-~]{1,12}").prop_map(move |(some, verified, lost, sub)| {
        let mut claims = Map::new();
        for (name, value) in some {
            claims.insert(name.to_owned(), value);
        }
        let mut put = |name: &str, value: Option<Value>| {
            value.map(|value| claims.insert(name.to_owned(), value))
        };
        put("email_verified", verified);
        put("_claim_names", lost.0);
        put("_claim_sources", lost.1);
        put("sub", Some(json!(sub)));
        put("iss", Some(json!(if entra { ENTRA } else { DEX })));
        put("aud", Some(json!(if entra { PAGE } else { "purser" })));
        if entra {
            put("tid", Some(json!(TENANT)));
            put("oid", Some(json!("5e000000-0000-4000-8000-000000000000")));
        }
        claims
    })
}

fn trusts() -> impl Strategy<Value = OidcTrust> {
    let text = |all: &'static [&'static str]| {
        prop::option::of(prop::sample::select(all).prop_map(str::to_owned))
    };
    let prefix = || {
        prop::option::of(prop_oneof![
            Just("-".to_owned()),
            Just("oidc:".to_owned()),
            Just("system:".to_owned()),
            Just("'\\".to_owned()),
            any::<String>(),
        ])
    };
    (
        text(&["sub", "email", "preferred_username", "oid", "missing"]),
        prefix(),
        text(&["groups", "roles", "cognito:groups", "in", "preferred_username"]),
        prefix(),
    )
        .prop_map(|(username_claim, username_prefix, groups_claim, groups_prefix)| OidcTrust {
            username_claim,
            username_prefix,
            groups_claim,
            groups_prefix,
            ..OidcTrust::default()
        })
}

/// Whether the configuration refuses somebody for a name that the flags would let pass.
fn reserved(who: &UserInfo) -> bool {
    let is = |w: &Warning| matches!(w, Warning::SystemUser | Warning::SystemGroup { .. });
    who.warnings.iter().any(is)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    /// What the page tells a person and what the server does with the file of this page cannot
    /// drift: the same user name and the same groups, or refused by both.
    #[test]
    fn the_page_and_the_server_say_the_same(
        entra in any::<bool>(),
        trust in trusts(),
        of_entra in claims(true),
        of_dex in claims(false),
    ) {
        let (mut cluster, identity) = entry(
            if entra { "entra" } else { "dex" },
            &if entra { format!("oidc: {{ clientId: {KUBECTL} }}") } else { "oidc: {}".into() },
        );
        let (claims, issuer) = if entra { (of_entra, ENTRA) } else { (of_dex, DEX) };
        let own_audience = if entra { PAGE } else { "purser" };
        let client_id = entra.then(|| KUBECTL.to_owned());
        let audiences = vec![own_audience.to_owned(), "another".to_owned()];
        cluster.trust = Trust::Oidc(OidcTrust { client_id, audiences, ..trust });
        let entry = own(&cluster, &identity, issuer);
        // The file hands over this very token, so the page knows all of it.
        let asking = UserInfoInputs {
            claims: &claims, issuer, groups: Membership::Unknown,
            identity: &identity, cluster: &cluster, handed: true,
        };
        let told = user_info(&asking);
        prop_assert_eq!(told.uncertainty, None);
        let server = |form| {
            let text = configuration(&entry, form).to_yaml().unwrap();
            let read = apiserver::read(&text).unwrap();
            assert_eq!(apiserver::validate(&read), Vec::<String>::new(), "{text}");
            apiserver::authenticate(&read.jwt[0], &claims)
        };

        let by_claim = server(GroupsMapping::Claim);
        // The page cannot know what another provider answers where claims are kept elsewhere.
        let elsewhere = told.groups == Groups::Unknown(purser::access::user_info::GroupsUnknown::Elsewhere);
        let refused = told.refused().is_some() || reserved(&told) || elsewhere;
        prop_assert_eq!(by_claim.is_err(), refused, "{:?} {:?}", by_claim, told);
        if let Ok(user) = &by_claim {
            prop_assert_eq!(Some(&user.name), told.username.as_ref().map(|seen| &seen.name));
            let groups: Vec<&String> = told.groups.known().iter().map(|seen| &seen.name).collect();
            prop_assert_eq!(user.groups.iter().collect::<Vec<_>>(), groups);
        }

        // The expression differs in two things: groups that are kept elsewhere are none, and a
        // group without a name is none (or, with a prefix, an error where it is `null`).
        let by_expression = server(GroupsMapping::Expression);
        let mapping = entry.mapping();
        let nameless = |value: &Value| value.is_null() || value == "";
        let odd = mapping.groups_claim.and_then(|claim| claims.get(claim)).is_some_and(|value| {
            value == "" || value.as_array().is_some_and(|list| list.iter().any(nameless))
        });
        let kept = told.warnings.iter().any(|w| matches!(
            w,
            Warning::Overage { .. } | Warning::GroupsElsewhere { .. } | Warning::BrokenSources
        ));
        if kept {
            let others = told.warnings.iter().any(|w| {
                matches!(w, Warning::Missing { .. } | Warning::WrongType { .. }
                    | Warning::EmailUnverified | Warning::SystemUser)
            });
            prop_assert_eq!(by_expression.is_err(), others, "{:?} {:?}", by_expression, told);
            if let Ok(user) = by_expression {
                prop_assert_eq!(user.groups, Vec::<String>::new());
                prop_assert_eq!(Some(&user.name), told.username.as_ref().map(|seen| &seen.name));
            }
        } else if odd {
            if let Ok(user) = by_expression {
                let known: Vec<&String> = told.groups.known().iter().map(|seen| &seen.name).collect();
                prop_assert!(user.groups.iter().all(|group| known.contains(&group)));
            }
        } else {
            prop_assert_eq!(by_expression.ok(), by_claim.ok());
        }
    }

    /// No text in `portal.yaml` becomes anything but a text in an expression.
    #[test]
    fn a_prefix_or_claim_stays_a_text_in_an_expression(
        claim in any::<String>(),
        prefix in any::<String>(),
        group in "[a-z]{1,8}",
    ) {
        let (mut cluster, identity) = entry("dex", "oidc: {}");
        let trust = OidcTrust {
            groups_claim: Some(claim.clone()),
            groups_prefix: Some(prefix.clone()),
            ..OidcTrust::default()
        };
        cluster.trust = Trust::Oidc(trust);
        let made = configuration(&own(&cluster, &identity, DEX), GroupsMapping::Expression);
        let Some(PrefixedClaimOrExpression::Expression(text)) = &made.jwt[0].mappings.groups else {
            prop_assert!(claim.is_empty());
            return Ok(());
        };
        let mut claims = Map::new();
        claims.insert(claim, json!([group]));
        let found = cel::eval(text, &cel::variables("claims", claims.into()));
        prop_assert_eq!(found, Ok(json!([format!("{prefix}{group}")])), "{}", text);
        let none = cel::eval(text, &cel::variables("claims", json!({})));
        prop_assert_eq!(none, Ok(json!([])), "{}", text);
    }

    /// Flags, read back by the rules of kube-apiserver's options, map as the page does.
    #[test]
    fn flags_mean_the_same_mapping(trust in trusts()) {
        let (mut cluster, identity) = entry("dex", "oidc: {}");
        cluster.trust = Trust::Oidc(trust);
        let entry = own(&cluster, &identity, DEX);
        let made = flags(&entry);
        let text = made.to_yaml().unwrap();
        let list = apiserver::json_of(&yaml::read(&text).unwrap());
        let lines: Vec<&str> = list.as_array().unwrap().iter().map(|one| one.as_str().unwrap()).collect();
        prop_assert_eq!(&lines, &made.lines.iter().map(String::as_str).collect::<Vec<_>>());
        let get = |name: &str| {
            let start = format!("--oidc-{name}=");
            lines.iter().find_map(|line| line.strip_prefix(&start)).unwrap_or_default()
        };
        let claim = if get("username-claim").is_empty() { "sub" } else { get("username-claim") };
        // `pkg/kubeapiserver/options/authentication.go`
        let mut prefix = get("username-prefix").to_owned();
        if prefix.is_empty() && claim != "email" {
            prefix = format!("{}#", get("issuer-url"));
        }
        if get("username-prefix") == "-" {
            prefix = String::new();
        }
        let mapping = entry.mapping();
        prop_assert_eq!(claim, mapping.username_claim);
        prop_assert_eq!(prefix, mapping.username_prefix());
        let groups = Some(get("groups-claim")).filter(|claim| !claim.is_empty());
        prop_assert_eq!(groups, mapping.groups_claim);
        if groups.is_some() {
            prop_assert_eq!(get("groups-prefix"), mapping.groups_prefix);
        }
    }
}
