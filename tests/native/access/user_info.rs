//! "You to this cluster": recorded and documented answers, and every case that a person may be in.

use proptest::prelude::*;
use purser::access::claims::{self, ClaimSection, Purpose, Shown};
use purser::access::user_info::{
    Authenticator, Certainty, Groups, GroupsUnknown, Membership, Source, Uncertainty, UserInfo,
    UserInfoInputs, Warning, WarningLevel, user_info,
};
use purser::access::{Subject, SubjectKind, subjects};
use purser::json::{Map, Value};
use serde_json::json;

use super::portal::{DEX, ENTRA, KUBECTL, PAGE, TENANT, arc, entry};
use crate::fixtures;

const OID: &str = "aaaaaaaa-0000-1111-2222-bbbbbbbbbbbb";
const GROUP: &str = "cccccccc-2222-3333-4444-dddddddddddd";

fn sample(name: &str) -> Map<String, Value> {
    let text = fixtures::text(&format!("samples/{name}"));
    let Some(Value::Object(map)) = purser::json::read(&text) else { panic!("{name}") };
    map
}

fn map(value: &Value) -> Map<String, Value> {
    value.as_object().unwrap().clone()
}

fn ask(provider: &str, trust: &str, claims: &Map<String, Value>, handed: bool) -> UserInfo {
    let (cluster, identity) = entry(provider, trust);
    let groups: Option<Vec<String>> = claims
        .get("groups")
        .and_then(Value::as_array)
        .map(|list| list.iter().filter_map(Value::as_str).map(str::to_owned).collect());
    let groups = match &groups {
        _ if claims.contains_key("_claim_names") => Membership::Overage,
        Some(groups) => Membership::Known(groups),
        None => Membership::Unknown,
    };
    let issuer = claims.get("iss").and_then(Value::as_str);
    let issuer = issuer.unwrap_or(if provider == "entra" { ENTRA } else { DEX });
    let (claims, identity, cluster) = (claims, &identity, &cluster);
    user_info(&UserInfoInputs { claims, issuer, groups, identity, cluster, handed })
}

fn name(who: &UserInfo) -> Option<&str> {
    who.username.as_ref().map(|seen| seen.name.as_str())
}

fn names(who: &UserInfo) -> Vec<&str> {
    who.groups.known().iter().map(|seen| seen.name.as_str()).collect()
}

fn entra(rest: &str) -> String {
    format!("oidc:\n  clientId: {KUBECTL}\n{rest}")
}

#[test]
fn the_sample_of_an_id_token_goes_through_the_mapping() {
    let claims = sample("id_token_claims_v2.json");
    let mapped = "  usernameClaim: preferred_username\n  usernamePrefix: \"entra:\"\n  \
                  groupsClaim: groups\n  groupsPrefix: \"entra:\"\n";
    let seen = ask("entra", &entra(mapped), &claims, false);
    assert_eq!(seen.authenticator, Authenticator::Claims);
    assert_eq!(name(&seen), Some("entra:AbeLi@microsoft.com"));
    assert_eq!(names(&seen), [format!("entra:{GROUP}")]);
    // kubectl brings a token of another client, so this is likely and no more.
    let likely = Certainty::Likely { why: Uncertainty::OtherClient };
    assert_eq!(seen.username.as_ref().unwrap().certainty, likely);
    assert_eq!(seen.groups.known()[0].certainty, likely);
    assert_eq!(seen.refused(), None);
    let client = KUBECTL.to_owned();
    assert!(seen.warnings.contains(&Warning::OtherClient { client, handed: false }));
    assert!(seen.warnings.contains(&Warning::Mutable { claim: "preferred_username".into() }));
    // What holds for every client of the tenant.
    assert_eq!(seen.object_id.as_deref(), Some(OID));
    let by_id = ask("entra", &entra("  usernameClaim: oid\n"), &claims, false);
    assert_eq!(by_id.username.as_ref().unwrap().certainty, Certainty::Certain);
    let issuer = "https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0";
    assert_eq!(name(&by_id), Some(format!("{issuer}#{OID}").as_str()));
    assert_eq!(by_id.groups, Groups::NotMapped);
}

#[test]
fn entras_subject_is_another_one_for_another_client() {
    let claims = sample("id_token_claims_v2.json");
    let seen = ask("entra", &entra(""), &claims, false);
    assert_eq!(name(&seen), None);
    assert!(seen.warnings.contains(&Warning::Pairwise));
    assert_eq!(subjects(&seen), []);
    // Where the file holds this very token, it is the same one.
    let trust = entra(&format!("  audiences: [{PAGE}, {KUBECTL}]\n"));
    let seen = ask("entra", &trust, &claims, true);
    assert!(name(&seen).unwrap().ends_with("#AAAAAAAAAAAAAAAAAAAAAIkzqFVrSaSaFHy782bbtaQ"));
    assert_eq!((seen.uncertainty, seen.username.unwrap().certainty), (None, Certainty::Certain));
    assert!(!seen.warnings.contains(&Warning::Pairwise));
}

#[test]
fn the_sample_of_too_many_groups_breaks_the_mapping_and_only_that() {
    let mut claims = sample("id_token_claims_v2.json");
    claims.remove("groups");
    claims.extend(sample("id_token_overage_fragment.json"));
    let groups = "  usernameClaim: oid\n  groupsClaim: groups\n";
    let seen = ask("entra", &entra(groups), &claims, false);
    assert_eq!(seen.refused(), Some(&Warning::Overage { claim: "groups".into() }));
    assert_eq!(seen.groups, Groups::Unknown(GroupsUnknown::Refused));
    // The name is told all the same: the server's file may take groups by an expression.
    assert!(name(&seen).is_some());
    for fine in ["  usernameClaim: oid\n", "  usernameClaim: oid\n  groupsClaim: roles\n"] {
        assert_eq!(ask("entra", &entra(fine), &claims, false).refused(), None, "{fine}");
    }
    // AKS asks the directory itself.
    let seen = ask("entra", "aks: {}", &claims, false);
    assert_eq!((seen.refused(), &seen.groups), (None, &Groups::Unknown(GroupsUnknown::ServerAsks)));
    // Another provider may well answer.
    let mut claims = map(&json!({"sub": "s"}));
    claims.extend(sample("id_token_overage_fragment.json"));
    let seen = ask("dex", "oidc:\n  groupsClaim: groups\n", &claims, false);
    assert_eq!((seen.refused(), &seen.groups), (None, &Groups::Unknown(GroupsUnknown::Elsewhere)));
    claims.remove("_claim_sources");
    let seen = ask("dex", "oidc:\n  groupsClaim: groups\n", &claims, false);
    assert_eq!(seen.refused(), Some(&Warning::BrokenSources));
}

#[test]
fn the_sample_of_whoami_is_what_was_foretold() {
    let review = sample("selfsubjectreview_response.json");
    let info = &review["status"]["userInfo"];
    let claims = json!({
        "oid": info["extra"]["oid"][0], "tid": TENANT, "acct": 0,
        "preferred_username": "jane.doe@contoso.com", "groups": [GROUP],
    });
    let seen = ask("entra", "aks: {}", &map(&claims), false);
    assert_eq!(name(&seen), info["username"].as_str());
    let mut groups = names(&seen);
    groups.push("system:authenticated");
    assert_eq!(json!(groups), info["groups"]);
    assert_eq!(json!(seen.object_id), info["extra"]["oid"][0]);
}

#[test]
fn aks_takes_members_by_name_and_guests_by_object_id() {
    let member = Source::PrincipalName { claim: "preferred_username" };
    let principal = Certainty::Likely { why: Uncertainty::PrincipalName };
    let maybe = Certainty::Likely { why: Uncertainty::MaybeGuest };
    let guest = "jane_fabrikam.com#EXT#@contoso.onmicrosoft.com";
    for (extra, expected, source, certainty) in [
        (json!({"acct": 0}), "jane@contoso.com", member.clone(), principal),
        (json!({"acct": "0"}), "jane@contoso.com", member.clone(), principal),
        (
            json!({"acct": 0, "upn": "jane.upn@contoso.com"}),
            "jane.upn@contoso.com",
            Source::PrincipalName { claim: "upn" },
            principal,
        ),
        (json!({"acct": 1}), OID, Source::ObjectId, Certainty::Certain),
        (json!({"acct": "1"}), OID, Source::ObjectId, Certainty::Certain),
        (json!({}), "jane@contoso.com", member, maybe),
        (json!({"upn": guest}), OID, Source::ObjectId, maybe),
        // A member from elsewhere: the name says so, though the account does not.
        (json!({"acct": 0, "upn": guest}), OID, Source::ObjectId, maybe),
    ] {
        let mut claims =
            map(&json!({"oid": OID, "tid": TENANT, "preferred_username": "jane@contoso.com"}));
        claims.extend(map(&extra));
        for (trust, rules) in
            [("aks: {}".to_owned(), Authenticator::Aks), (arc(), Authenticator::Arc)]
        {
            let seen = ask("entra", &trust, &claims, false);
            let user = seen.username.as_ref().unwrap();
            assert_eq!((user.name.as_str(), &user.source), (expected, &source), "{extra}");
            assert_eq!((user.certainty, seen.authenticator), (certainty, rules), "{extra}");
            assert_eq!(seen.warnings.contains(&Warning::Arc), rules == Authenticator::Arc);
        }
    }
    let claims = map(&json!({"oid": OID, "tid": TENANT, "preferred_username": "j@c.com"}));
    let seen = ask("entra", "aks: {}", &claims, false);
    assert!(seen.warnings.contains(&Warning::MaybeGuest { object_id: OID.into() }));
}

#[test]
fn aks_groups_are_object_ids_and_the_server_may_find_more() {
    let claims = json!({"oid": OID, "tid": TENANT, "acct": 1, "groups": [GROUP, "Team A"]});
    let seen = ask("entra", "aks: {}", &map(&claims), false);
    assert_eq!(names(&seen), [GROUP]);
    let group = &seen.groups.known()[0];
    assert_eq!(group.certainty, Certainty::Likely { why: Uncertainty::Directory });
    let expected = [Subject::user(OID), Subject::group(GROUP)];
    assert_eq!(subjects(&seen), expected);
    assert_eq!((expected[1].kind, &expected[1].namespace), (SubjectKind::Group, &None));
}

#[test]
fn another_tenant_or_provider_makes_them_somebody_else() {
    let claims = map(&json!({"oid": OID, "tid": TENANT, "acct": 0, "upn": "a@b.c"}));
    let other = "00000000-0000-4000-8000-000000000000";
    let seen = ask("entra", &format!("aks:\n  tenantId: {other}\n"), &claims, false);
    assert_eq!((name(&seen), &seen.groups), (None, &Groups::Unknown(GroupsUnknown::OtherTenant)));
    assert!(seen.warnings.contains(&Warning::OtherTenant { tenant: other.into() }));
    let upper = TENANT.to_uppercase();
    let seen = ask("entra", &format!("aks:\n  tenantId: {upper}\n"), &claims, false);
    assert_eq!(name(&seen), Some("a@b.c"));
    let seen = ask("dex", &format!("aks:\n  tenantId: {TENANT}\n"), &claims, false);
    assert_eq!((name(&seen), &seen.groups), (None, &Groups::Unknown(GroupsUnknown::NotEntra)));
    assert_eq!((seen.object_id, seen.tenant_id), (None, None));

    // An `oidc` cluster that trusts another issuer than the one they came from.
    let trust = "oidc:\n  issuer: https://keycloak.example.com/realms/x\n";
    let seen = ask("dex", trust, &map(&json!({"sub": "s"})), false);
    assert_eq!(name(&seen), Some("https://keycloak.example.com/realms/x#s"));
    let likely = Certainty::Likely { why: Uncertainty::OtherIssuer };
    assert_eq!(seen.username.as_ref().unwrap().certainty, likely);
}

#[test]
fn prefixes_are_those_of_the_api_server() {
    let claims = map(&json!({"sub": "s", "email": "a@b.c", "groups": "g", "email_verified": true}));
    for (trust, user, groups) in [
        ("oidc: {}", "https://dex.example.com#s", vec![]),
        ("oidc:\n  usernamePrefix: \"-\"\n", "s", vec![]),
        ("oidc:\n  usernamePrefix: \"oidc:\"\n", "oidc:s", vec![]),
        ("oidc:\n  usernameClaim: email\n", "a@b.c", vec![]),
        ("oidc:\n  usernameClaim: email\n  usernamePrefix: \"m:\"\n", "m:a@b.c", vec![]),
        ("oidc:\n  usernamePrefix: \"-\"\n  groupsClaim: groups\n", "s", vec!["g"]),
        // No special meaning for groups.
        (
            "oidc:\n  usernamePrefix: \"-\"\n  groupsClaim: groups\n  groupsPrefix: \"-\"\n",
            "s",
            vec!["-g"],
        ),
    ] {
        let seen = ask("dex", trust, &claims, false);
        assert_eq!(name(&seen), Some(user), "{trust}");
        assert_eq!(names(&seen), groups, "{trust}");
        assert_eq!(seen.username.as_ref().unwrap().certainty, Certainty::Certain, "{trust}");
        assert_eq!(
            seen.warnings.contains(&Warning::NoPrefix),
            trust.contains("Prefix: \"-\"\n") && user == "s"
        );
        assert_eq!(seen.warnings.contains(&Warning::DashBeforeGroups), groups == ["-g"]);
    }
}

#[test]
fn claims_that_the_server_cannot_use_are_named() {
    let missing = |claim: &str, scope| Warning::Missing { claim: claim.into(), scope };
    let wrong = |claim: &str| Warning::WrongType { claim: claim.into() };
    let empty = |claim: &str| Warning::Empty { claim: claim.into() };
    let mail = "oidc:\n  usernameClaim: email\n";
    let groups = "oidc:\n  groupsClaim: groups\n";
    for (trust, claims, warning) in [
        (mail, json!({}), missing("email", Some("email"))),
        ("oidc:\n  usernameClaim: dept\n", json!({}), missing("dept", None)),
        (mail, json!({"email": 5}), wrong("email")),
        (mail, json!({"email": ["a@b.c"]}), wrong("email")),
        (mail, json!({"email": ""}), empty("email")),
        (mail, json!({"email": null}), empty("email")),
        (mail, json!({"email": "a@b.c", "email_verified": false}), Warning::EmailUnverified),
        (mail, json!({"email": "a@b.c", "email_verified": null}), Warning::EmailUnverified),
        (mail, json!({"email": "a@b.c", "email_verified": "true"}), wrong("email_verified")),
        (mail, json!({"email": "a@b.c"}), Warning::EmailUnknown),
        (groups, json!({"groups": [1]}), wrong("groups")),
        (groups, json!({"groups": ["a", {"b": 1}]}), wrong("groups")),
        (groups, json!({"groups": {}}), wrong("groups")),
        (groups, json!({"groups": 7}), wrong("groups")),
        (groups, json!({}), Warning::NoGroups { claim: "groups".into(), entra: false }),
        (
            groups,
            json!({"groups": ["a", "system:masters"]}),
            Warning::SystemGroup { name: "system:masters".into() },
        ),
        ("oidc:\n  usernamePrefix: \"system:\"\n", json!({}), Warning::SystemUser),
        (
            "oidc:\n  clientId: kubernetes\n  audiences: [purser]\n",
            json!({}),
            Warning::Audience { client: "kubernetes".into() },
        ),
    ] {
        let mut all = map(&json!({"sub": "s"}));
        all.extend(map(&claims));
        let seen = ask("dex", trust, &all, false);
        assert!(seen.warnings.contains(&warning), "{trust} {claims}: {:?}", seen.warnings);
        let refuses = warning.level() == WarningLevel::Refused;
        assert_eq!(seen.refused(), refuses.then_some(&warning), "{trust} {claims}");
        assert!(seen.warnings.is_sorted_by_key(Warning::level));
    }
    // A text in the place of a list, and `null`, are fine.
    let ask = |claims: Value| ask("dex", groups, &map(&claims), false);
    assert_eq!(names(&ask(json!({"sub": "s", "groups": "one"}))), ["one"]);
    assert_eq!(names(&ask(json!({"sub": "s", "groups": null}))), Vec::<&str>::new());
    assert_eq!(names(&ask(json!({"sub": "s", "groups": ["a", null]}))), ["a", ""]);
    // A group without a name cannot be named in a RoleBinding.
    assert_eq!(subjects(&ask(json!({"sub": "s", "groups": ["", "b"]}))).len(), 2);
}

#[test]
fn missing_groups_are_none_only_where_the_token_is_the_one_that_counts() {
    let claims = map(&json!({"sub": "s", "oid": OID, "tid": TENANT}));
    let own = ask("dex", "oidc:\n  groupsClaim: groups\n", &claims, false);
    assert_eq!(own.groups, Groups::Given(Vec::new()));
    let other =
        ask("dex", "oidc:\n  clientId: kubernetes\n  groupsClaim: groups\n", &claims, false);
    assert_eq!(other.groups, Groups::Unknown(GroupsUnknown::OtherClient));
    let of_entra = ask("entra", &entra("  groupsClaim: groups\n"), &claims, false);
    let told = Warning::NoGroups { claim: "groups".into(), entra: true };
    assert!(of_entra.warnings.contains(&told));
}

#[test]
fn the_viewer_shows_the_sample_in_order_and_keeps_back_what_could_be_used() {
    let mut given = sample("id_token_claims_v2.json");
    given.remove("_header");
    given.extend(sample("id_token_overage_fragment.json"));
    for secret in ["sid", "at_hash", "c_hash", "jti"] {
        given.insert(secret.into(), json!("keep-this-back"));
    }
    let token = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhbGljZSJ9.c2lnbmF0dXJlLWtlZXAtdGhpcy1iYWNr";
    given.insert("custom_token".into(), json!(token));
    given.insert("nested".into(), json!({"x": {"access_token": "keep-this-back"}}));
    let (shown, more) = claims::claims(&given);
    assert_eq!((shown.len(), more), (given.len(), 0));
    let sections: Vec<ClaimSection> = shown.iter().map(|claim| claim.purpose.section()).collect();
    assert!(sections.is_sorted());
    let find = |name: &str| shown.iter().find(|claim| claim.name == name).unwrap();
    for hidden in [
        "nonce",
        "aio",
        "rh",
        "uti",
        "login_hint",
        "sid",
        "at_hash",
        "c_hash",
        "jti",
        "_claim_sources",
        "custom_token",
        "nested",
    ] {
        assert_eq!(find(hidden).value, Shown::Hidden, "{hidden}");
    }
    let all = format!("{shown:?}");
    for secret in ["keep-this-back", "123523", "Df2UVXL1", "O.CiQ", "fqiBqXLP", "graph.windows"] {
        assert!(!all.contains(secret), "{secret}");
    }
    assert_eq!(find("exp").value, Shown::Instant(1_536_365_311));
    assert_eq!(find("custom_token").purpose, Purpose::Unknown);
    assert_eq!(shown[0].name, "name");
    let Shown::List { items, more: 0 } = &find("groups").value else { panic!() };
    assert_eq!(items[0].text, GROUP);
}

#[test]
fn hostile_claims_are_shown_harmless_and_short() {
    let given = map(&json!({
        "name": "alice\u{202e}bob\u{0}", "na\u{202e}me": "x", "exp": 1e300, "iat": 5.7,
        "nbf": "soon", "auth_time": -5, "groups": vec!["g"; 1000], "long": "é".repeat(5000),
        "deep": [[[[1]]]], "flag": true, "none": null,
    }));
    let (shown, _) = claims::claims(&given);
    let find = |name: &str| &shown.iter().find(|claim| claim.name == name).unwrap().value;
    let text = |name: &str| match find(name) {
        Shown::Text(cut) | Shown::Json(cut) => (cut.text.clone(), cut.cut),
        other => panic!("{name}: {other:?}"),
    };
    assert_eq!(text("name").0, "alice\\u{202e}bob\\u{0}");
    assert_eq!(text("na\\u{202e}me").0, "x");
    assert_eq!((find("iat"), find("auth_time")), (&Shown::Instant(5), &Shown::Instant(-5)));
    assert_eq!((text("exp").0, text("nbf").0), ("1e+300".into(), "soon".into()));
    assert_eq!((text("long").0.chars().count(), text("long").1), (160, true));
    assert_eq!((text("deep").0, text("none").0), ("[[[[1]]]]".into(), "null".into()));
    assert!(matches!(find("groups"), Shown::List { items, more: 950 } if items.len() == 50));
    let many: Map<String, Value> = (0..1000).map(|n| (format!("c{n}"), json!(n))).collect();
    let (shown, more) = claims::claims(&many);
    assert_eq!((shown.len(), more), (200, 800));
}

proptest! {
    /// Whatever a provider sends, nothing that steers text reaches the page, and nothing panics.
    #[test]
    fn any_claims_can_be_looked_at(
        given in prop::collection::btree_map(any::<String>(), any::<String>(), 0..20),
        known in prop::sample::select(&["name", "exp", "groups", "upn", "tid", "_claim_names"][..]),
        value in any::<String>(),
    ) {
        let mut claims: Map<String, Value> =
            given.into_iter().map(|(name, value)| (name, json!(value))).collect();
        claims.insert(known.to_owned(), json!([value]));
        let (shown, _) = claims::claims(&claims);
        let unsafe_ = |text: &str| text.chars().any(|c| c.is_control() || c == '\u{202e}');
        for claim in shown {
            prop_assert!(!unsafe_(&claim.name));
            match claim.value {
                Shown::Text(cut) | Shown::Json(cut) => prop_assert!(!unsafe_(&cut.text)),
                Shown::List { items, .. } => {
                    prop_assert!(!items.iter().any(|cut| unsafe_(&cut.text)));
                }
                Shown::Instant(_) | Shown::Flag(_) | Shown::Hidden => {}
            }
        }
        for trust in ["aks: {}".to_owned(), entra("  usernameClaim: upn\n  groupsClaim: groups\n")] {
            let _ = ask("entra", &trust, &claims, false);
        }
    }
}

#[test]
fn a_token_that_is_handed_over_is_accepted_by_any_audience_it_names() {
    let trust = "oidc:\n  clientId: kubernetes\n  audiences: [kubernetes]\n";
    let seen =
        |aud: Value, handed| ask("dex", trust, &map(&json!({ "sub": "u", "aud": aud })), handed);
    let audience = Warning::Audience { client: "purser".into() };
    assert!(!seen(json!(["purser", "kubernetes"]), true).warnings.contains(&audience));
    for aud in [json!("purser"), json!(["purser"]), json!(["purser", "kubernetes2"]), json!(5)] {
        assert!(seen(aud, true).warnings.contains(&audience));
    }
    // What kubectl gets for itself says nothing of this token, which the server may take all the same.
    let told = |handed| Warning::OtherClient { client: "kubernetes".into(), handed };
    assert!(seen(json!(["purser", "kubernetes"]), false).warnings.contains(&told(true)));
    assert!(seen(json!("purser"), false).warnings.contains(&told(false)));
}

#[test]
fn groups_within_a_claim_are_told_with_what_the_server_needs_for_it() {
    let trust = "oidc:\n  groupsClaim: realm_access.roles\n  groupsPrefix: \"kc:\"\n";
    let path = Warning::NestedGroups { claim: "realm_access.roles".into() };
    let within =
        ask("dex", trust, &map(&json!({ "sub": "u", "realm_access": { "roles": ["a"] } })), false);
    assert_eq!(names(&within), ["kc:a"]);
    assert!(within.warnings.contains(&path) && path.level() == WarningLevel::Note);
    // A claim of just that name is none.
    let whole = ask("dex", trust, &map(&json!({ "sub": "u", "realm_access.roles": ["b"] })), false);
    assert_eq!((names(&whole), whole.warnings.contains(&path)), (vec!["kc:b"], false));
    let none = ask("dex", trust, &map(&json!({ "sub": "u" })), false);
    let missing = Warning::NoGroups { claim: "realm_access.roles".into(), entra: false };
    assert!(names(&none).is_empty() && none.warnings.contains(&missing));
    // An address is the name of a claim, whatever dots it has.
    let url = "oidc:\n  groupsClaim: https://a.example/groups\n";
    let odd = ask(
        "dex",
        url,
        &map(&json!({ "sub": "u", "https://a": { "example/groups": ["c"] } })),
        false,
    );
    assert!(names(&odd).is_empty());
}
