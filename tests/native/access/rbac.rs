//! Manifests and commands that give access: golden files, held against the types of the API, against
//! what the real kubectl makes of the same commands, and against the shells they are pasted into.
//!
//! `UPDATE_GOLDEN=1 cargo test --test native rbac` writes the files anew; read the difference before you
//! commit it. `KUBECTL` names kubectl; `make test` sets it.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use k8s_openapi::api::rbac::v1 as api;
use proptest::prelude::*;
use purser::access::rbac::{
    Authorizer, AzureGrant, COMMON, CustomRole, Grant, GrantError, GrantedRole, Principal,
    Resource, ResourceError, VERBS, Warning, authorizer, azure_commands, documents,
    kubectl_commands, resource, verb, warnings, write,
};
use purser::access::{Subject, SubjectKind};
use purser::config::{self, Cluster, Surroundings};
use purser::guide::{Shell, lines};
use purser::yaml::{self, Node, Value};
use serde_json::{Value as Json, json};

use crate::fake::kubernetes as fake;
use crate::fixtures;

const GROUP: &str = "cccccccc-2222-3333-4444-dddddddddddd";
const AKS: &str = "/subscriptions/11111111-1111-4111-8111-111111111111/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/prod";

fn subject(kind: SubjectKind, name: &str) -> Subject {
    Subject { kind, name: name.to_owned(), namespace: None }
}

fn account(namespace: &str, name: &str) -> Subject {
    let namespace = Some(namespace.to_owned());
    Subject { namespace, ..subject(SubjectKind::ServiceAccount, name) }
}

fn custom(resources: &[&str], verbs: &[&str]) -> GrantedRole {
    GrantedRole::Custom(CustomRole {
        resources: resources.iter().map(|one| resource(one).unwrap()).collect(),
        verbs: verbs.iter().map(|one| verb(one).unwrap()).collect(),
    })
}

fn grant(subject: Subject, wanted: GrantedRole, namespace: &str) -> Grant {
    let namespace = (!namespace.is_empty()).then(|| namespace.to_owned());
    Grant { subject, wanted, namespace }
}

fn all() -> Vec<(&'static str, Grant)> {
    use GrantedRole::{Admin, ClusterAdmin, Edit, View};
    use SubjectKind::{Group, User};
    let user = || subject(User, "jane.doe@contoso.com");
    let read = ["watch", "list", "get"];
    vec![
        ("view-group", grant(subject(Group, GROUP), View, "payments")),
        ("view-user", grant(user(), View, "payments")),
        ("edit-user-prefix", grant(subject(User, "https://dex.example.com#CgRqYW5l"), Edit, "lab")),
        ("admin-group-prefix", grant(subject(Group, "oidc:platform team"), Admin, "payments")),
        ("cluster-admin-namespace", grant(user(), ClusterAdmin, "payments")),
        ("cluster-admin", grant(subject(Group, GROUP), ClusterAdmin, "")),
        ("view-cluster", grant(user(), View, "")),
        ("view-account", grant(account("ci", "deployer.v2"), View, "payments")),
        ("edit-account-cluster", grant(account("ci", "deployer"), Edit, "")),
        (
            "custom-read",
            grant(
                subject(Group, GROUP),
                custom(&["services", "pods/log", "deployments", "pods", "pods"], &read),
                "payments",
            ),
        ),
        ("custom-scale", grant(user(), custom(&["deployments.apps/scale"], &["patch"]), "lab")),
        ("custom-nodes", grant(user(), custom(&["nodes", "ingresses"], &["list", "get"]), "")),
        ("custom-everything", grant(user(), custom(&["*"], &["*", "get"]), "lab")),
        ("custom-foreign", grant(user(), custom(&["certificates.cert-manager.io"], &read), "lab")),
        ("hostile", grant(subject(User, "on: [x]\u{202e}'\"$(id)`,{{}}#é"), View, "payments")),
    ]
}

/// What a YAML text holds, document by document, as JSON.
fn read(text: &str) -> Vec<Json> {
    yaml::read_all(text).unwrap().iter().map(as_json).collect()
}

fn as_json(node: &Node) -> Json {
    match &node.value {
        Value::Null => Json::Null,
        Value::Bool(value, _) => json!(value),
        Value::Number(text) => panic!("a number {text}"),
        Value::String(text) => json!(text),
        Value::Sequence(items) => items.iter().map(as_json).collect(),
        Value::Mapping(entries) => {
            Json::Object(entries.iter().map(|(k, v)| (k.key().to_owned(), as_json(v))).collect())
        }
    }
}

/// Decodes a document into its type and back: a field that the type does not know, or that has
/// another form, does not come back.
fn strictly(document: &Json) {
    fn round<T: serde::Serialize + serde::de::DeserializeOwned>(document: &Json) -> Json {
        let typed: T = serde_json::from_value(document.clone()).unwrap();
        serde_json::to_value(typed).unwrap()
    }
    let again = match document["kind"].as_str().unwrap() {
        "Role" => round::<api::Role>(document),
        "ClusterRole" => round::<api::ClusterRole>(document),
        "RoleBinding" => round::<api::RoleBinding>(document),
        "ClusterRoleBinding" => round::<api::ClusterRoleBinding>(document),
        other => panic!("{other}"),
    };
    assert_eq!(again, *document);
}

fn yaml_of(grant: &Grant) -> String {
    write(&documents(grant).unwrap()).unwrap()
}

#[test]
fn manifests_are_as_the_golden_files_have_them() {
    for (name, grant) in all() {
        let text = yaml_of(&grant);
        fixtures::golden(&format!("golden/access/rbac/{name}.yaml"), &text);
        for document in read(&text) {
            strictly(&document);
        }
    }
}

#[test]
#[should_panic(expected = "assertion `left == right` failed")]
fn a_misspelt_field_fails() {
    let mut document = read(&yaml_of(&all()[0].1)).remove(0);
    document["subjects"][0]["apigroup"] = json!("rbac.authorization.k8s.io");
    strictly(&document);
}

#[test]
fn the_documented_binding_of_an_entra_group_is_what_is_made_here() {
    let sample = fixtures::text("samples/rolebinding_entra_group.yaml");
    let mut sample = read(&sample).remove(0);
    strictly(&sample);
    let reader = custom(&["pods"], &["get"]);
    let mut made = read(&yaml_of(&grant(subject(SubjectKind::Group, GROUP), reader, "dev")));
    let mut made = made.remove(1);
    // Only the names are their own.
    for one in [&mut sample, &mut made] {
        one["metadata"]["name"] = json!("x");
        one["roleRef"]["name"] = json!("x");
    }
    assert_eq!(sample, made);
}

/// What kubectl is told there is: the table itself, and a resource that is not in it.
fn resources() -> &'static [fake::Known] {
    let mut known: Vec<fake::Known> = COMMON
        .iter()
        .map(|one| (one.name, one.group, one.namespaced, "Thing"))
        .filter(|one| !one.0.contains("roles") && !one.0.contains("rolebindings"))
        .collect();
    known.push(("certificates", "cert-manager.io", true, "Certificate"));
    let rbac = "rbac.authorization.k8s.io";
    known.push(("roles", rbac, true, "Role"));
    known.push(("rolebindings", rbac, true, "RoleBinding"));
    known.push(("clusterroles", rbac, false, "ClusterRole"));
    known.push(("clusterrolebindings", rbac, false, "ClusterRoleBinding"));
    known.leak()
}

/// What kubectl prints without the time it leaves open.
fn printed(server: &str, words: &[String]) -> Json {
    let mut args = words[1..].to_vec();
    args.extend(["--dry-run=client", "-o", "json"].map(str::to_owned));
    let output = fake::kubectl(server, &args);
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{words:?}: {complaint}");
    let mut made: Json = serde_json::from_slice(&output.stdout).unwrap();
    made["metadata"].as_object_mut().unwrap().remove("creationTimestamp");
    made
}

/// The rules of a role, taken apart: how they are grouped means nothing.
fn settled(mut document: Json) -> Json {
    let Some(rules) = document.get("rules").and_then(Json::as_array).cloned() else {
        return document;
    };
    let list = |rule: &Json, key: &str| rule[key].as_array().unwrap().clone();
    let mut flat: Vec<String> = Vec::new();
    for rule in rules {
        for group in list(&rule, "apiGroups") {
            for resource in list(&rule, "resources") {
                for verb in list(&rule, "verbs") {
                    flat.push(format!("{verb} {resource} {group}"));
                }
            }
        }
    }
    flat.sort();
    document["rules"] = json!(flat);
    document
}

#[test]
fn kubectl_makes_the_same_of_the_commands() {
    let server = fake::serve(resources(), json!({}));
    for (name, grant) in all() {
        let manifest = read(&yaml_of(&grant));
        let commands = kubectl_commands(&grant).unwrap();
        assert_eq!(commands.len(), manifest.len(), "{name}");
        for (words, document) in commands.iter().zip(manifest) {
            assert_eq!(settled(printed(&server, words)), settled(document), "{name}: {words:?}");
        }
    }
}

#[test]
fn kubectl_takes_the_manifests_as_they_are() {
    let server = fake::serve(resources(), json!({}));
    for (name, grant) in all() {
        let path = fixtures::path(&format!("golden/access/rbac/{name}.yaml"));
        let words = ["kubectl", "create", "--validate=false", "-f", &path].map(str::to_owned);
        let output = fake::kubectl(
            &server,
            &[&words[1..], &["--dry-run=client".into(), "-o".into(), "name".into()]].concat(),
        );
        let complaint = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{name}: {complaint}");
        let made = String::from_utf8_lossy(&output.stdout).lines().count();
        assert_eq!(made, documents(&grant).unwrap().len(), "{name}");
    }
}

#[test]
fn every_resource_of_the_table_is_one_to_kubectl_too() {
    let server = fake::serve(resources(), json!({}));
    let names: Vec<&str> = COMMON.iter().map(|one| one.name).collect();
    for wanted in [custom(&names, &["get", "list"]), custom(&["deployments.apps"], &VERBS)] {
        let grant = grant(subject(SubjectKind::User, "jane"), wanted, "");
        let commands = kubectl_commands(&grant).unwrap();
        let manifest = read(&yaml_of(&grant)).remove(0);
        assert_eq!(settled(printed(&server, &commands[0])), settled(manifest));
    }
}

#[test]
fn azure_gives_the_like_role_in_the_like_place() {
    let wanted = GrantedRole::View;
    let of = |namespace, wanted: &GrantedRole| {
        azure_commands(&AzureGrant {
            object_id: GROUP,
            principal: Principal::Group,
            wanted,
            cluster: AKS,
            namespace,
        })
    };
    let commands = of(Some("payments"), &wanted).unwrap();
    let told: Vec<String> = lines(Shell::Posix, &commands);
    assert_eq!(
        told,
        [
            format!(
                "az role assignment create --assignee-object-id {GROUP} --assignee-principal-type Group \
                 --role 'Azure Kubernetes Service RBAC Reader' --scope '{AKS}/namespaces/payments'"
            ),
            format!(
                "az role assignment create --assignee-object-id {GROUP} --assignee-principal-type Group \
                 --role 'Azure Kubernetes Service Cluster User Role' --scope '{AKS}'"
            ),
        ]
    );
    // The other two include fetching a kubeconfig.
    for (wanted, commands) in
        [(GrantedRole::Edit, 2), (GrantedRole::Admin, 1), (GrantedRole::ClusterAdmin, 1)]
    {
        assert_eq!(of(None, &wanted).unwrap().len(), commands, "{wanted:?}");
    }
    assert_eq!(of(None, &custom(&["pods"], &["get"])), None);
    assert_eq!(of(Some("Payments; id"), &wanted), None);
    let person = AzureGrant {
        object_id: "jane@contoso.com",
        principal: Principal::User,
        wanted: &wanted,
        cluster: AKS,
        namespace: None,
    };
    assert_eq!(azure_commands(&person), None, "a name is no object id");
    assert_eq!(
        azure_commands(&AzureGrant { cluster: "https://x", object_id: GROUP, ..person }),
        None
    );
}

#[test]
fn an_application_is_a_user_by_its_object_id() {
    let subject = Principal::application(&format!(" {} ", GROUP.to_uppercase())).unwrap();
    assert_eq!(subject, subject_of_user(GROUP), "the server compares letter by letter");
    for other in ["", "deployer", "api://deployer", "cccccccc-2222-3333-4444"] {
        assert_eq!(Principal::application(other), Err(GrantError::NotObjectId), "{other}");
    }
    let given = grant(subject, GrantedRole::View, "payments");
    let commands = lines(Shell::Posix, &kubectl_commands(&given).unwrap());
    assert!(commands[0].contains(&format!("--user={GROUP}")), "{commands:?}");
    let azure = AzureGrant {
        object_id: GROUP,
        principal: Principal::ServicePrincipal,
        wanted: &GrantedRole::View,
        cluster: AKS,
        namespace: Some("payments"),
    };
    let commands = lines(Shell::Posix, &azure_commands(&azure).unwrap());
    assert!(
        commands.iter().all(|one| one.contains("--assignee-principal-type ServicePrincipal")),
        "{commands:?}"
    );
}

fn subject_of_user(name: &str) -> Subject {
    subject(SubjectKind::User, name)
}

#[test]
fn azure_says_which_of_the_two_decides() {
    use purser::azure::EntraIntegration;
    use purser::config::{Aks, Connected, OidcTrust, Trust};
    let aks = Trust::Aks(Aks::default());
    let managed = |azure_rbac| EntraIntegration::Managed { azure_rbac, tenant: None };
    let legacy = EntraIntegration::Legacy { server: "s".into(), client: None, tenant: None };
    for (reported, expected) in [
        (None, Authorizer::Unknown),
        (Some(EntraIntegration::Unknown), Authorizer::Unknown),
        (Some(EntraIntegration::None), Authorizer::Unknown),
        (Some(managed(true)), Authorizer::Azure),
        (Some(managed(false)), Authorizer::Kubernetes),
        (Some(legacy), Authorizer::Kubernetes),
    ] {
        assert_eq!(authorizer(&aks, reported.as_ref()), expected, "{reported:?}");
        let own = Trust::Oidc(OidcTrust::default());
        assert_eq!(authorizer(&own, reported.as_ref()), Authorizer::Kubernetes);
        let arc = Trust::Arc(Connected { resource_id: "/x".into() });
        assert_eq!(authorizer(&arc, reported.as_ref()), Authorizer::Unknown);
    }
}

#[test]
fn what_the_api_server_would_refuse_is_refused_here() {
    use SubjectKind::{ServiceAccount, User};
    let view = |subject| grant(subject, GrantedRole::View, "payments").error();
    for (subject, error) in [
        (subject(User, ""), GrantError::NoSubject),
        (subject(User, " \t"), GrantError::NoSubject),
        (subject(User, "a\nb"), GrantError::Unreadable),
        (subject(User, "a\u{0}"), GrantError::Unreadable),
        (subject(User, &"a".repeat(513)), GrantError::Unreadable),
        (subject(ServiceAccount, "Deployer"), GrantError::NotServiceAccount),
        (subject(ServiceAccount, "deployer"), GrantError::NotAccountNamespace),
        (account("a.b", "deployer"), GrantError::NotAccountNamespace),
    ] {
        assert_eq!(view(subject.clone()), Some(error), "{subject:?}");
        assert_eq!(documents(&grant(subject, GrantedRole::View, "payments")), Err(error));
    }
    let jane = || subject(User, "jane");
    assert_eq!(
        grant(jane(), GrantedRole::View, "Payments").error(),
        Some(GrantError::NotNamespace)
    );
    let none = GrantedRole::Custom(CustomRole::default());
    assert_eq!(grant(jane(), none, "a").error(), Some(GrantError::NoResources));
    let mute = CustomRole { resources: vec![resource("pods").unwrap()], verbs: Vec::new() };
    assert_eq!(grant(jane(), GrantedRole::Custom(mute), "a").error(), Some(GrantError::NoVerbs));
    assert_eq!(view(subject(User, &"é".repeat(512))), None);
}

#[test]
fn resources_are_written_as_kubectl_writes_them() {
    let known = |text: &str| resource(text).map(|one| (one.group, one.name));
    let some = |group: &str, name: &str| Ok((group.to_owned(), name.to_owned()));
    for (text, expected) in [
        ("pods", some("", "pods")),
        (" pods/log ", some("", "pods/log")),
        ("deployments", some("apps", "deployments")),
        ("deployments/scale", some("apps", "deployments/scale")),
        ("deployments.apps/scale", some("apps", "deployments/scale")),
        ("certificates.cert-manager.io", some("cert-manager.io", "certificates")),
        ("*", some("*", "*")),
        ("*.apps", some("apps", "*")),
        ("pods/*", some("", "pods/*")),
        ("Pod", Err(ResourceError::Kind)),
        ("pod", Err(ResourceError::Meant("pods"))),
        ("deploy", Err(ResourceError::Meant("deployments"))),
        ("certificates", Err(ResourceError::GroupNeeded)),
        ("", Err(ResourceError::Form)),
        ("pods,secrets", Err(ResourceError::Form)),
        ("pods/log/x", Err(ResourceError::Form)),
        ("pods.", Err(ResourceError::Form)),
        ("/apis", Err(ResourceError::Form)),
        ("a b", Err(ResourceError::Form)),
        ("$(id)", Err(ResourceError::Form)),
    ] {
        assert_eq!(known(text), expected, "{text}");
    }
    for one in COMMON {
        let read = resource(one.name).unwrap();
        assert_eq!((read.group.as_str(), read.name.as_str()), (one.group, one.name));
        assert_eq!(resource(&read.qualified()), Ok(read), "{}", one.name);
    }
    for bad in ["", "Get", "get,list", "get list", "a-b", &"a".repeat(33)] {
        assert_eq!(verb(bad), None, "{bad}");
    }
}

fn cluster(trust: &str) -> Cluster {
    let text = format!(
        "apiVersion: purser/v1\nidentities:\n  - name: dex\n    oidc: {{issuer: 'https://dex.example.com', \
         clientId: purser}}\n  - name: contoso\n    redirect: signin-2.html\n    entra: {{tenant: contoso.onmicrosoft.com, clientId: \
         11111111-1111-4111-8111-111111111111}}\nclusters:\n  - name: c\n    server: https://c.example\n    {trust}\n"
    );
    let reading = config::read(&text, &Surroundings::default());
    reading.portal.clusters.into_iter().next().unwrap_or_else(|| panic!("{:?}", reading.mistakes))
}

const ISSUER: &str = "https://dex.example.com";

#[test]
fn whatever_is_grave_is_said() {
    use Warning as W;
    let aks = cluster("identity: contoso\n    aks: {}");
    let plain = cluster("identity: dex\n    oidc: {usernamePrefix: '-'}");
    let groups = cluster("identity: dex\n    oidc: {groupsClaim: groups, groupsPrefix: 'oidc:'}");
    let user = |name: &str| subject(SubjectKind::User, name);
    let group = |name: &str| subject(SubjectKind::Group, name);
    let jane = || user("jane");
    let own = |resources: &[&str], verbs: &[&str]| grant(jane(), custom(resources, verbs), "a");
    for (cluster, grant, expected) in [
        (&aks, grant(jane(), GrantedRole::View, "a"), vec![]),
        (&aks, grant(jane(), GrantedRole::View, ""), vec![W::WholeCluster]),
        (&aks, grant(jane(), GrantedRole::Edit, "a"), vec![W::ReadsSecrets, W::RunsInPods]),
        (
            &aks,
            grant(jane(), GrantedRole::Admin, ""),
            vec![W::WholeCluster, W::GivesAccess, W::ReadsSecrets, W::RunsInPods],
        ),
        (&aks, grant(jane(), GrantedRole::ClusterAdmin, ""), vec![W::Everything]),
        (&aks, grant(jane(), GrantedRole::ClusterAdmin, "a"), vec![W::EverythingHere]),
        (&aks, own(&["pods", "services"], &["get", "list"]), vec![]),
        (&aks, own(&["secrets"], &["list"]), vec![W::ReadsSecrets]),
        (&aks, own(&["secrets"], &["create"]), vec![]),
        (&aks, own(&["pods/exec"], &["get"]), vec![W::RunsInPods]),
        (&aks, own(&["deployments"], &["patch"]), vec![W::RunsInPods]),
        (&aks, own(&["rolebindings"], &["create"]), vec![W::GivesAccess]),
        (&aks, own(&["roles"], &["escalate"]), vec![W::GivesAccess]),
        (&aks, own(&["serviceaccounts/token"], &["create"]), vec![W::ActsAsOthers]),
        (&aks, own(&["serviceaccounts"], &["impersonate"]), vec![W::ActsAsOthers]),
        (&aks, own(&["nodes"], &["get"]), vec![W::NotInNamespace("nodes")]),
        (&aks, own(&["*.apps"], &["get"]), vec![W::Star]),
        (
            &aks,
            own(&["*"], &["*"]),
            vec![W::Star, W::GivesAccess, W::ActsAsOthers, W::ReadsSecrets, W::RunsInPods],
        ),
        (&aks, grant(group("platform"), GrantedRole::View, "a"), vec![W::GroupNotId]),
        (&aks, grant(group(GROUP), GrantedRole::View, "a"), vec![]),
        (
            &aks,
            grant(user("jane_fabrikam.com#EXT#@contoso.com"), GrantedRole::View, "a"),
            vec![W::GuestByName],
        ),
        (&aks, grant(group("system:authenticated"), GrantedRole::View, "a"), vec![W::Everybody]),
        (&aks, grant(group("system:masters"), GrantedRole::View, "a"), vec![W::SystemName]),
        (
            &aks,
            grant(user("ja\u{200b}ne "), GrantedRole::View, "a"),
            vec![W::HiddenCharacters, W::SpaceAtEnd],
        ),
        (&aks, grant(account("ci", "x"), GrantedRole::View, "a"), vec![]),
        (&plain, grant(jane(), GrantedRole::View, "a"), vec![]),
        (&plain, grant(group("team"), GrantedRole::View, "a"), vec![W::NoGroups]),
        (&groups, grant(group("oidc:team"), GrantedRole::View, "a"), vec![]),
        (&groups, grant(group("team"), GrantedRole::View, "a"), vec![W::Prefix("oidc:".into())]),
        (
            &groups,
            grant(jane(), GrantedRole::View, "a"),
            vec![W::Prefix("https://dex.example.com#".into())],
        ),
    ] {
        assert_eq!(warnings(&grant, cluster, ISSUER), expected, "{grant:?}");
    }
}

/// A name as people type it, or as somebody who means ill would.
fn any_name() -> impl Strategy<Value = String> {
    prop_oneof![
        "[^\\p{Cc}]{1,40}",
        "[-?:,\\[\\]{}#&*!|>'\"%@` .0-9a-fxoyneinul~=<_+\\\\$();]{1,12}",
        "[a-z0-9.-]{1,90}",
    ]
    .prop_filter("somebody", |name| !name.trim().is_empty())
}

fn any_grant() -> impl Strategy<Value = Grant> {
    let kind = prop_oneof![Just(SubjectKind::User), Just(SubjectKind::Group)];
    let resources = proptest::collection::vec(0..COMMON.len(), 1..6);
    let verbs = proptest::collection::vec(0..VERBS.len(), 1..4);
    let wanted = prop_oneof![
        Just(GrantedRole::View),
        Just(GrantedRole::ClusterAdmin),
        (resources, verbs).prop_map(|(resources, verbs)| {
            let own = |one: &usize| {
                let Ok(one) = resource(COMMON[*one].name) else { panic!() };
                one
            };
            GrantedRole::Custom(CustomRole {
                resources: resources.iter().map(own).collect::<Vec<Resource>>(),
                verbs: verbs.iter().map(|one| VERBS[*one].to_owned()).collect(),
            })
        }),
    ];
    (kind, any_name(), wanted, proptest::option::of("[a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?")).prop_map(
        |(kind, name, wanted, namespace)| Grant {
            subject: subject(kind, &name),
            wanted,
            namespace,
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_name_comes_back_equal_from_a_valid_manifest(grant in any_grant()) {
        let text = yaml_of(&grant);
        let made = read(&text);
        for document in &made {
            strictly(document);
            let name = document["metadata"]["name"].as_str().unwrap();
            prop_assert!(purser::ids::is_subdomain(name), "{}", name);
        }
        let binding = made.last().unwrap();
        prop_assert_eq!(binding["subjects"][0]["name"].as_str(), Some(grant.subject.name.as_str()));
        prop_assert_eq!(&yaml_of(&grant), &text);
    }

    #[test]
    fn different_grants_get_different_names(one in any_grant(), name in any_name()) {
        let of = |grant: &Grant| {
            read(&yaml_of(grant)).pop().unwrap()["metadata"]["name"].as_str().unwrap().to_owned()
        };
        let mut other = one.clone();
        other.subject.name = name;
        prop_assert_eq!(of(&one) == of(&other), one.subject.name == other.subject.name);
        // A name that is made to look like the safe form of another.
        let made = of(&one);
        for (at, _) in made.match_indices('-') {
            other.subject.name = made[at + 1..].to_owned();
            if other.subject.name != one.subject.name {
                prop_assert_ne!(of(&other), made.clone());
            }
        }
    }

    #[test]
    fn any_text_is_no_resource_or_one_that_comes_back(text in any::<String>()) {
        if let Ok(one) = resource(&text) {
            prop_assert_eq!(resource(&one.qualified()), Ok(one));
        }
        let _verb = verb(&text);
    }
}

/// The words that a shell hands to the programs it calls, line by line, as a stand-in for them saw
/// them.
fn pasted(program: &str, args: &[&str], folder: &Path, text: &str) -> Vec<Vec<String>> {
    let log = folder.join("log");
    let _ = fs::remove_file(&log);
    let mut child = Command::new(program)
        .args(args)
        .env_clear()
        .env("HOME", folder)
        .env("LOG", &log)
        .env("PATH", format!("{}:/usr/local/bin:/usr/bin:/bin", folder.join("bin").display()))
        .env("LANG", "C.UTF-8")
        .env("TERM", "dumb")
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("{program} cannot be started ({error}): `make setup`"));
    child.stdin.take().unwrap().write_all(format!("{text}\n").as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(complaint.is_empty(), "{program}: {complaint}\n{text}");
    let log = fs::read_to_string(&log).unwrap();
    let calls = log.split("\u{0}\n").filter(|call| !call.is_empty());
    calls.map(|call| call.split('\u{0}').map(str::to_owned).collect()).collect()
}

#[test]
fn shells_hand_every_word_over_as_it_is() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = fixtures::scratch("rbac");
    fs::create_dir_all(folder.join("bin")).unwrap();
    for name in ["kubectl", "az"] {
        let path = folder.join("bin").join(name);
        let script =
            format!("#!/bin/sh\nprintf '%s\\0' {name} \"$@\" >> \"$LOG\"\necho >> \"$LOG\"\n");
        fs::write(&path, script).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    }
    let mut commands: Vec<Vec<String>> = Vec::new();
    for (_, grant) in all() {
        commands.extend(kubectl_commands(&grant).unwrap());
    }
    for name in [
        "--all",
        "-x",
        "$HOME",
        "`id`",
        "a\\",
        "a'b\"c",
        "!x",
        "~",
        "*",
        "a,b",
        "é\u{200b}x",
        "%s",
        "a b  c",
        "{a,b}",
        "<x>&|;#",
        "=a",
        "@x",
        "(id)",
        "\u{2018}x\u{2019}",
        "^",
        "a=b=c",
    ] {
        let user = grant(subject(SubjectKind::User, name), GrantedRole::View, "payments");
        commands.extend(kubectl_commands(&user).unwrap());
    }
    let azure = AzureGrant {
        object_id: GROUP,
        principal: Principal::User,
        wanted: &GrantedRole::Edit,
        cluster: AKS,
        namespace: Some("payments"),
    };
    commands.extend(azure_commands(&azure).unwrap());
    for (program, args, shell) in [
        ("bash", &["--norc", "--noprofile", "-s"][..], Shell::Posix),
        ("zsh", &["-f", "-s"], Shell::Posix),
        ("fish", &["--no-config"], Shell::Fish),
    ] {
        let text = lines(shell, &commands).join("\n");
        assert_eq!(pasted(program, args, &folder, &text), commands, "{program}");
    }
}

#[test]
fn powershell_gets_its_helper_where_a_word_needs_it() {
    let user = |name: &str| {
        let user = grant(subject(SubjectKind::User, name), GrantedRole::View, "payments");
        lines(Shell::PowerShell, &kubectl_commands(&user).unwrap())
    };
    let plain = user("jane@contoso.com");
    assert_eq!(plain.len(), 1, "{plain:?}");
    assert!(plain[0].contains("'--user=jane@contoso.com'"), "{}", plain[0]);
    let quoted = user("a\"b");
    assert_eq!(quoted.len(), 2);
    assert!(quoted[0].starts_with("function purser-word"));
    assert!(quoted[1].contains("(purser-word '--user=a\"b')"));
}

#[test]
fn every_role_and_warning_has_words_that_end() {
    use purser::ui::text::access::rbac as tell;
    let mut seen: BTreeMap<String, Warning> = BTreeMap::new();
    for (_, grant) in all() {
        assert!(tell::role_means(&grant.wanted).ends_with('.'));
        for trust in ["identity: contoso\n    aks: {}", "identity: dex\n    oidc: {}"] {
            for warning in warnings(&grant, &cluster(trust), ISSUER) {
                let told = tell::warning(&warning);
                assert!(told.ends_with('.') && !told.contains('!'), "{told}");
                assert!(
                    seen.insert(told.into_owned(), warning.clone())
                        .is_none_or(|old| old == warning)
                );
            }
        }
    }
}
