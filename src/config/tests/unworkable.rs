//! Values that cannot work are remarks. The inputs lie under `tests/fixtures/cases/P`.

use super::*;
use crate::ui::text::config::mistake as words;

/// The remarks on a file that is right otherwise: each with its path and words.
#[track_caller]
fn remarks(text: &str) -> Vec<(String, String)> {
    let reading = check(text);
    assert!(reading.usable, "{:#?}", reading.mistakes);
    let told = |mistake: &Mistake| {
        assert_eq!(mistake.severity, Severity::Warning, "{mistake:#?}");
        let words = words(mistake);
        (mistake.path.clone(), format!("{} {}", words.what, words.next))
    };
    reading.mistakes.iter().map(told).collect()
}

#[track_caller]
fn told(text: &str, expected: &[(&str, &str)]) {
    let found = remarks(text);
    assert_eq!(found.len(), expected.len(), "{found:#?}");
    for ((path, words), (place, part)) in found.iter().zip(expected) {
        assert_eq!(path, place);
        assert!(words.contains(part), "{words}");
    }
}

const ISSUER: &str = "identities[0].oidc.issuer";

#[test]
fn files_that_people_wrote() {
    told(
        include_str!("../../../tests/fixtures/cases/p/P1-document-and-nested-claims.yaml"),
        &[
            (ISSUER, "most likely https://kc.example/realms/r."),
            ("clusters[0].oidc.usernameClaim", "realm_access.user looks like a path"),
            ("clusters[0].oidc.groupsClaim", "realm_access.roles is read as a path"),
        ],
    );
    told(
        include_str!("../../../tests/fixtures/cases/p/P2-google.yaml"),
        &[(ISSUER, "Google needs a client secret for a sign-in")],
    );
    told(
        include_str!("../../../tests/fixtures/cases/p/P3b-client-of-aks.yaml"),
        &[("identities[0].entra.clientId", "client id of AKS")],
    );
    told(
        include_str!("../../../tests/fixtures/cases/p/P4-entra-under-oidc.yaml"),
        &[(ISSUER, "with tenant: 0a0a0a0a-1b1b-4c2c-8d3d-4e4e4e4e4e4e and clientId.")],
    );
    told(
        include_str!("../../../tests/fixtures/cases/p/P6-issuer-for-programs.yaml"),
        &[(ISSUER, "People can't sign in there")],
    );
}

/// A file with this issuer, client and claim for groups.
fn file(issuer: &str, client: &str, claim: &str) -> String {
    format!(
        "apiVersion: purser/v1\nidentities:\n- name: a\n  oidc: {{issuer: '{issuer}', clientId: '{client}'}}\nclusters:\n- name: k\n  server: https://k.example\n  oidc: {{groupsClaim: '{claim}'}}\n"
    )
}

#[test]
fn issuers_that_sign_nobody_in() {
    for (issuer, part) in [
        ("https://i.example/.well-known", "most likely https://i.example."),
        ("https://i.example/a/.well-known/oauth-authorization-server", "https://i.example/a."),
        (
            "https://kc.example/realms/r/protocol/openid-connect/auth",
            "https://kc.example/realms/r.",
        ),
        ("https://contoso.okta.com/oauth2/default/v1/authorize", ".com/oauth2/default."),
        ("https://contoso.okta.com/oauth2/v1/token", "most likely https://contoso.okta.com."),
        ("https://adfs.example/adfs/oauth2/authorize/", "most likely https://adfs.example/adfs."),
        ("https://gitlab.com/oauth/authorize", "most likely https://gitlab.com."),
        ("https://ids.example/connect/userinfo", "most likely https://ids.example."),
        (
            "https://contoso.auth.eu-west-1.amazoncognito.com",
            "most likely https://cognito-idp.eu-west-1.amazonaws.com/<user pool id>",
        ),
        ("https://github.com/login/oauth", "GitHub needs a client secret for a sign-in"),
        ("https://www.linkedin.com/oauth", "LinkedIn"),
        ("https://token.actions.contoso.ghe.com", "programs"),
        ("https://oidc.prod-aks.azure.com/0a0a0a0a/", "programs"),
        ("https://api.bitbucket.org/2.0/workspaces/w/pipelines-config/identity/oidc", "programs"),
        ("https://login.microsoftonline.com/common/v2.0", "with tenant: common and clientId"),
        ("https://ACCOUNTS.google.com/", "Google"),
        ("https://appleid.apple.com", "Apple"),
        ("https://oidc.eks.eu-west-1.amazonaws.com/id/0A1B", "programs"),
        ("https://westeurope.oic.prod-aks.azure.com/t/i/", "programs"),
        ("https://kubernetes.default.svc.cluster.local", "programs"),
        ("https://sts.windows.net/0a0a0a0a-1b1b-4c2c-8d3d-4e4e4e4e4e4e/", "tenant: 0a0a0a0a-"),
        ("https://login.microsoftonline.us/contoso.us/v2.0", "contoso.us, cloud: usgovernment"),
        ("https://login.microsoftonline.com", "with tenant and clientId"),
    ] {
        told(&file(issuer, "p", "groups"), &[(ISSUER, part)]);
    }
    for good in [
        "https://dex.example/dex",
        "https://gitlab.com",
        "https://accounts.google.com.example",
        "https://auth.pingone.eu/0a0a0a0a-1b1b-4c2c-8d3d-4e4e4e4e4e4e/as",
        "https://auth.example/application/o/k8s/",
        "https://contoso.zitadel.cloud",
        "https://idcs-0a0a.identity.oraclecloud.com/",
        "https://contoso.okta.com/oauth2/default",
        "https://contoso.eu.auth0.com/",
        "https://contoso.ciamlogin.com/0a0a0a0a-1b1b-4c2c-8d3d-4e4e4e4e4e4e/v2.0",
        "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_X",
    ] {
        told(&file(good, "p", "groups"), &[]);
    }
    // The issuer of a cluster is a text that the API server compares, and may be anybody's.
    let own = file("https://i.example", "p", "groups");
    let with =
        |issuer: &str| own.replace("{groupsClaim", &format!("{{issuer: '{issuer}', groupsClaim"));
    told(&with("https://accounts.google.com"), &[]);
    told(
        &with("https://i.example/.well-known/openid-configuration"),
        &[("clusters[0].oidc.issuer", "most likely https://i.example.")],
    );
}

#[test]
fn client_ids_of_microsofts_own_applications() {
    for (client, part) in [
        ("6dae42f8-4368-4678-94ff-3960e28e3630", "client id of AKS"),
        ("80FAF920-1908-4b52-b5ef-a8e7bedfc67a", "client id of AKS"),
        ("04b07795-8ddb-461a-bbee-02f9e1bf7b46", "Microsoft's own"),
        ("00000003-0000-0000-c000-000000000000", "Microsoft's own"),
    ] {
        let under_entra = changed("11111111-1111-4111-8111-111111111111", client);
        told(&under_entra, &[("identities[0].entra.clientId", part)]);
        let path = "identities[0].oidc.clientId";
        told(&file("https://i.example", client, "groups"), &[(path, part)]);
    }
}

#[test]
fn paths_into_claims() {
    let path = "clusters[0].oidc.groupsClaim";
    for claim in [
        "realm_access.roles",
        "resource_access.my-client.roles",
        "claims.groups",
        "/realm_access/roles",
        "$.groups",
        "realm_access[roles]",
    ] {
        told(&file("https://i.example", "p", claim), &[(path, claim)]);
    }
    for claim in [
        "groups",
        "cognito:groups",
        "https://example.com/groups",
        "example.com/groups",
        "urn:zitadel:iam:org:project:roles",
    ] {
        told(&file("https://i.example", "p", claim), &[]);
    }
}

#[test]
fn an_issuer_of_azure_ad_b2c_needs_the_address_of_its_document() {
    let issuer = "https://contoso.b2clogin.com/4e35db53-0000-4000-8000-000000000000/v2.0/";
    let bare = file(issuer, "p", "groups");
    told(&bare, &[(ISSUER, "Add discoveryUrl")]);
    let address = "https://contoso.b2clogin.com/contoso.onmicrosoft.com/b2c_1_a/v2.0/.well-known/openid-configuration";
    let with =
        |address: &str| bare.replace("clientId", &format!("discoveryUrl: '{address}', clientId"));
    told(
        &with(address),
        &[("clusters[0].oidc", "look for the provider's document only under its issuer")],
    );
    let other = with(address)
        .replace("oidc: {groupsClaim", "oidc: {issuer: 'https://k.example/i', groupsClaim");
    told(&other, &[]);
    let reading = check(&with("https://i.example/openid-configuration?p=b2c_1_a"));
    let Provider::Oidc(oidc) = &reading.portal.identities[0].provider else { panic!() };
    let read = oidc.discovery_url.as_deref();
    assert_eq!(read, Some("https://i.example/openid-configuration?p=b2c_1_a"));
    told(&file("https://contoso.b2clogin.com/tfp/contoso/b2c_1_a/v2.0/", "p", "groups"), &[]);
    for (bad, expected) in [
        ("http://i.example/a", What::NotHttps),
        ("https://i.example/a#b", What::NotUrl),
        ("https://i.example/a?b#c", What::NotUrl),
        ("https://i.example/a b", What::NotUrl),
        ("https://u:p@i.example/a", What::NotUrl),
        ("https://[::1]/a", What::NotNameable),
        ("http://localhost:9/a", What::LoopbackOnly),
        ("i.example/a", What::NotUrl),
    ] {
        let reading = check(&with(bad));
        let [one] = &reading.mistakes[..] else { panic!("{bad} {:#?}", reading.mistakes) };
        let found = (one.path.as_str(), &one.what);
        assert_eq!(found, ("identities[0].oidc.discoveryUrl", &expected), "{bad}");
        assert!(!reading.usable);
    }
}

#[test]
fn the_address_to_sign_out_is_a_template_over_tls() {
    let with = |address: &str| {
        let bare = file("https://i.example", "p", "groups");
        check(&bare.replace("clientId:", &format!("signOutUrl: '{address}', clientId:"))).mistakes
    };
    for good in [
        "https://i.example/logout?client_id={clientId}&logout_uri={redirectUri}",
        "https://other.example/out",
    ] {
        assert_eq!(with(good), [], "{good}");
    }
    for bad in [
        "http://i.example/logout?returnTo={redirectUri}",
        "https://{clientId}.example/logout",
        "https://i.example/logout?id_token_hint={idToken}",
        "https://i.example/logout?to={redirectUri",
        "https://i.example/logout#{clientId}",
        "javascript:alert({clientId})",
        "mailto:a@b.example",
        "/logout",
    ] {
        let found = with(bad);
        let [one] = &found[..] else { panic!("{bad} {found:#?}") };
        assert_eq!(one.path, "identities[0].oidc.signOutUrl", "{bad}");
        assert_eq!(one.severity, Severity::Error);
    }
}

/// A file with a cluster at this server whose `oidc` has these keys.
fn external(server: &str, keys: &str) -> String {
    file("https://i.example", "p", "groups")
        .replace("https://k.example", server)
        .replace("groupsClaim: 'groups'", keys)
}

/// What the prefixes of its one cluster become.
fn prefixes(text: &str) -> [Option<String>; 2] {
    let reading = check(text);
    let Trust::Oidc(trust) = &reading.portal.clusters[0].trust else { panic!() };
    [trust.username_prefix.clone(), trust.groups_prefix.clone()]
}

#[test]
fn names_of_an_external_provider_of_aks_begin_as_aks_wants_it() {
    let aks = "https://x.hcp.westeurope.azmk8s.io:443";
    let both = |username: &str, groups: &str| [Some(username.into()), Some(groups.into())];
    for server in [
        aks,
        "https://X.HCP.WestEurope.AZMK8S.io",
        "https://x.privatelink.westeurope.azmk8s.io",
        "https://x.hcp.usgovvirginia.cx.aks.containerservice.azure.us",
        "https://x.hcp.chinaeast2.cx.prod.service.azk8s.cn:443",
    ] {
        assert_eq!(prefixes(&external(server, "")), both("aks:jwt:", "aks:jwt:"), "{server}");
        told(&external(server, ""), &[]);
    }
    for server in ["https://azmk8s.io.example", "https://xazmk8s.io", "https://k.example"] {
        assert_eq!(prefixes(&external(server, "")), [None, None], "{server}");
    }
    let own = external(aks, "usernamePrefix: 'aks:jwt:dex:', groupsPrefix: 'aks:jwt:'");
    assert_eq!(prefixes(&own), both("aks:jwt:dex:", "aks:jwt:"));
    told(&own, &[]);
    let others = external(aks, "usernamePrefix: '-', groupsPrefix: 'oidc:'");
    assert_eq!(prefixes(&others), both("aks:jwt:", "aks:jwt:oidc:"));
    let path = |key: &str| format!("clusters[0].oidc.{key}");
    told(
        &others,
        &[
            (&path("usernamePrefix"), "don't begin with aks:jwt:"),
            (&path("groupsPrefix"), "don't begin with aks:jwt:"),
        ],
    );
    // The key decides where it stands.
    let named = external("https://k.example", "aksExternal: true");
    assert_eq!(prefixes(&named), both("aks:jwt:", "aks:jwt:"));
    assert_eq!(prefixes(&external(aks, "aksExternal: false")), [None, None]);
    assert_eq!(check(&external(aks, "aksExternal: sure")).mistakes.len(), 1);
}

#[test]
fn entra_is_no_external_provider_of_aks() {
    let text = changed("identity: contoso\n", "identity: contoso\n    methods: [browser]\n")
        .replace("https://prod.example:443", "https://x.hcp.westeurope.azmk8s.io:443")
        .replace("aks: {}", "oidc: {clientId: 22222222-2222-4222-8222-222222222222}");
    told(&text, &[("clusters[0].oidc", "doesn't take Microsoft Entra ID")]);
}

#[test]
fn a_token_may_name_an_audience_that_the_page_trusts() {
    let text = |trusted: &str, audiences: &str| {
        file("https://i.example", "p", "groups")
            .replace("clientId:", &format!("trustedAudiences: {trusted}, clientId:"))
            .replace("groupsClaim: 'groups'", &format!("audiences: {audiences}"))
            + "  methods: [browser, token, builtin]\n"
    };
    assert_eq!(check(&text("[kubernetes]", "[kubernetes]")).mistakes, []);
    assert_eq!(check(&text("[kubernetes]", "[p]")).mistakes, []);
    for (trusted, audiences) in [("[billing]", "[kubernetes]"), ("[]", "[kubernetes]")] {
        let found = check(&text(trusted, audiences)).mistakes;
        assert_eq!(found.len(), 2, "{found:#?}");
        assert!(found.iter().all(|one| matches!(one.what, What::NotInAudiences { .. })));
    }
}

#[test]
fn how_a_page_finds_groups_is_said_at_the_identity() {
    let with = |keys: &str| {
        let text = file("https://i.example", "p", "groups");
        check(&text.replace("clientId:", &format!("{keys}, clientId:")))
    };
    let reading = with("groupsClaim: realm_access.roles, userInfo: true");
    assert_eq!(reading.mistakes, []);
    let Provider::Oidc(oidc) = &reading.portal.identities[0].provider else { panic!() };
    assert_eq!((oidc.groups_claim.as_deref(), oidc.user_info), (Some("realm_access.roles"), true));
    for bad in ["groupsClaim: 'a b'", "groupsClaim: ''", "userInfo: maybe", "userInfo: 1"] {
        assert!(!with(bad).usable, "{bad}");
    }
    // Entra says groups in its own way.
    let entra = changed("tenant:", "userInfo: true\n      tenant:");
    assert!(matches!(only(&entra, "identities[0].entra.userInfo", 5, 7), What::UnknownKey { .. }));
}
