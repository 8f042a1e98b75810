//! What a machine user gets: manifests, commands and kubeconfigs, against files that a person can
//! open, and against whatever somebody may type.
//!
//! `UPDATE_GOLDEN=1 cargo test --test native service_account` writes the files anew; read the difference before
//! you commit it. `tests/stage/kubernetes.test.mjs` hands the same files to the real kubectl.

use proptest::prelude::*;
use purser::access::service_account::{
    AccountRole, AccountSpec, Command, FEDERATED_TOKEN, FederatedCredential, Field, FieldError,
    InvalidReason, KubeconfigError, LoginMode, ManagedIdentity, POD_TOKEN, Requirement, Target,
    TokenRequest, azure_file, check, create_federated_credential, create_token, delete_secret,
    env_vars, exec, manifest, read_secret, seconds, secret, show_issuer, token_file,
};
use purser::clouds::Cloud;
use purser::config::{Aks, Cluster, Connected, Method, OidcTrust, Trust};
use purser::ids::ResourceId;
use purser::kubeconfig::{Kubeconfig, existing};
use purser::ui::text::kubeconfig::hints;
use purser::yaml;

use crate::fixtures;

const TENANT: &str = "8f9c2a10-5b7e-4d3c-9a61-2e4f6b8c0d1e";
const CLIENT: &str = "11111111-2222-4333-8444-555555555555";
const CONNECTION: &str = "99999999-8888-4777-8666-555555555555";
const CA: &str = "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1BPT0KLS0tLS1FTkQgQ0VSVElGSUNBVEUtLS0tLQo=";
const IDENTITY: &str = "/subscriptions/0b1f6471-1bf0-4dda-aec3-111122223333/resourceGroups/apps/providers/Microsoft.ManagedIdentity/userAssignedIdentities/deployer";

fn cluster(name: &str, trust: Trust) -> Cluster {
    Cluster {
        name: name.into(),
        display_name: name.into(),
        description: None,
        environment: None,
        identity: "contoso".into(),
        server: format!("https://{name}.example:443"),
        certificate_authority_data: Some(CA.into()),
        tls_server_name: None,
        proxy_url: None,
        network: None,
        trust,
        methods: vec![Method::Interactive],
        namespaces: Vec::new(),
        any_namespace: true,
        visible_to: Vec::new(),
    }
}

fn aks() -> Cluster {
    cluster("prod-weu", Trust::Aks(Aks::default()))
}

fn place(cluster: &Cluster) -> Target<'_> {
    Target {
        cluster,
        namespace: "payments",
        portal: "https://k8s.contoso.example/",
        now: 1_795_478_400,
    }
}

fn golden(path: &str, text: &str) {
    fixtures::golden(&format!("golden/access/machine/{path}"), text);
}

fn account(grant: Option<AccountRole>) -> AccountSpec {
    AccountSpec {
        name: "deployer".into(),
        namespace: "payments".into(),
        grant,
        mounts: true,
        client_id: None,
    }
}

#[test]
fn manifests_are_files_a_person_can_open() {
    let pipeline = |grant| AccountSpec { mounts: false, ..account(Some(grant)) };
    for (name, account) in [
        ("pod-view", account(Some(AccountRole::View))),
        ("pod-without-role", account(None)),
        ("pipeline-edit", pipeline(AccountRole::Edit)),
        ("pipeline-admin", pipeline(AccountRole::Admin)),
        ("role", account(Some(AccountRole::Role("system:deploy-on".into())))),
        ("cluster-role", account(Some(AccountRole::ClusterRole("on".into())))),
        (
            "azure",
            AccountSpec { client_id: Some(CLIENT.into()), ..account(Some(AccountRole::Edit)) },
        ),
    ] {
        golden(&format!("manifests/{name}.yaml"), &manifest(&account).unwrap());
    }
    golden("manifests/secret.yaml", &secret("deployer", "payments").unwrap());
}

fn one_token(duration: &str, audiences: &[&str]) -> TokenRequest {
    TokenRequest {
        name: "deployer".into(),
        namespace: "payments".into(),
        duration: duration.into(),
        audiences: audiences.iter().map(|one| (*one).into()).collect(),
    }
}

fn federation() -> FederatedCredential {
    FederatedCredential {
        name: "deployer".into(),
        namespace: "payments".into(),
        identity: "deployer".into(),
        subscription: "0b1f6471-1bf0-4dda-aec3-111122223333".into(),
        group: "apps".into(),
        issuer: "https://westeurope.oic.prod-aks.azure.com/8f9c2a10/0b1f6471/".into(),
    }
}

#[test]
fn commands_are_lines_a_person_can_read() {
    let cluster = IDENTITY.replace(
        "Microsoft.ManagedIdentity/userAssignedIdentities/deployer",
        "Microsoft.ContainerService/managedClusters/prod-weu",
    );
    let commands = [
        create_token(&one_token("1h", &[])).unwrap(),
        create_token(&one_token("1d12h", &["vault", "https://sts.example"])).unwrap(),
        read_secret("deployer", "payments").unwrap(),
        delete_secret("deployer", "payments").unwrap(),
        create_federated_credential(&federation()).unwrap(),
        show_issuer(&ResourceId::parse(&cluster).unwrap()).unwrap(),
    ];
    let lines: Vec<String> = commands.iter().map(|one| one.argv().join(" ") + "\n").collect();
    golden("commands.txt", &lines.concat());
    assert_eq!(show_issuer(&ResourceId::parse(IDENTITY).unwrap()), None);
}

fn modes() -> Vec<(&'static str, LoginMode)> {
    let (client_id, tenant_id) = (CLIENT.to_owned(), TENANT.to_owned());
    let spn = |certificate: Option<&str>| LoginMode::Spn {
        client_id: client_id.clone(),
        tenant_id: tenant_id.clone(),
        certificate: certificate.map(str::to_owned),
    };
    vec![
        (
            "workloadidentity",
            LoginMode::WorkloadIdentity {
                client_id: client_id.clone(),
                tenant_id: tenant_id.clone(),
                token_file: FEDERATED_TOKEN.into(),
            },
        ),
        ("msi", LoginMode::Msi(ManagedIdentity::System)),
        ("msi-client", LoginMode::Msi(ManagedIdentity::ClientId(client_id.clone()))),
        ("msi-resource", LoginMode::Msi(ManagedIdentity::ResourceId(IDENTITY.into()))),
        ("spn", spn(None)),
        ("spn-certificate", spn(Some("C:\\agent\\cert.pfx"))),
        (
            "azurepipelines",
            LoginMode::AzurePipelines {
                client_id: client_id.clone(),
                tenant_id: tenant_id.clone(),
                connection_id: CONNECTION.into(),
            },
        ),
    ]
}

fn azure(mode: &LoginMode, cloud: Cloud) -> Kubeconfig {
    azure_file(&place(&aks()), mode, cloud, hints().azure_kubelogin).unwrap()
}

/// Every kubeconfig this room makes, with the name of its golden file.
fn files() -> Vec<(String, Kubeconfig)> {
    let cluster = cluster("edge", Trust::Oidc(OidcTrust::default()));
    let by_file = |path| token_file(&place(&cluster), "deployer", path).unwrap();
    let mut all = vec![
        ("token-pod".to_owned(), by_file(POD_TOKEN)),
        ("token-beside".to_owned(), by_file("deployer.token")),
        ("token-windows".to_owned(), by_file("C:\\agent\\_work\\on")),
    ];
    for (name, mode) in modes() {
        all.push((name.to_owned(), azure(&mode, Cloud::Public)));
        for (cloud, end) in [(Cloud::UsGovernment, "usgovernment"), (Cloud::Bleu, "bleu")] {
            if !name.contains('-') && name != "msi" {
                all.push((format!("{name}-{end}"), azure(&mode, cloud)));
            }
        }
    }
    all
}

#[test]
fn kubeconfigs_are_files_a_person_can_open_and_hold_no_secret() {
    for (name, file) in files() {
        let text = file.to_yaml().unwrap();
        golden(&format!("kubeconfigs/{name}.yaml"), &text);
        assert!(!file.holds_secret(), "{name}");
        for key in ["token", "password", "client-key-data", "insecure-skip-tls-verify"] {
            assert!(!text.contains(&format!(" {key}: ")), "{name} has {key}");
        }
        let [user] = file.users.as_slice() else { panic!("one user") };
        if let Some(exec) = user.value.exec() {
            assert_eq!(exec.interactive_mode, "Never", "{name}");
        }
        // Nothing is wrong with it by our own check of files that people have.
        let read = existing::read(text.as_bytes()).unwrap();
        assert_eq!(read.current(), Some(file.current_context.as_str()), "{name}");
    }
}

/// The flags of `kubelogin get-token` that each mode reads, beside `--login` and `--server-id`
/// (`docs/book/src/cli/get-token.md`, `pkg/internal/token/*credential.go`).
const TAKES: [(&str, &[&str]); 4] = [
    (
        "workloadidentity",
        &["--client-id", "--tenant-id", "--authority-host", "--federated-token-file"],
    ),
    ("msi", &["--client-id", "--identity-resource-id"]),
    (
        "spn",
        &[
            "--client-id",
            "--tenant-id",
            "--environment",
            "--authority-host",
            "--client-certificate",
        ],
    ),
    (
        "azurepipelines",
        &[
            "--client-id",
            "--tenant-id",
            "--azure-pipelines-service-connection-id",
            "--environment",
            "--authority-host",
        ],
    ),
];

#[test]
fn each_mode_gets_just_the_flags_it_takes_each_once_and_with_a_value() {
    for cloud in Cloud::ALL {
        for (name, mode) in modes() {
            let exec = exec(&mode, &Aks::default(), cloud, "").unwrap();
            let (first, rest) = exec.args.split_first().unwrap();
            assert_eq!(first, "get-token");
            let takes = TAKES.iter().find(|(login, _)| *login == mode.login()).unwrap().1;
            let mut seen = Vec::new();
            for pair in rest.chunks(2) {
                let [flag, value] = pair else { panic!("{name}: {pair:?}") };
                let flag = flag.as_str();
                let common = ["--login", "--server-id"].contains(&flag);
                assert!(common || takes.contains(&flag), "{name}: {flag}");
                assert!(!value.is_empty() && !value.starts_with('-'), "{name}: {value}");
                assert!(!seen.contains(&flag), "{name}: {flag} twice");
                seen.push(flag);
            }
            // The two ways to name a cloud never stand together.
            assert!(!(seen.contains(&"--environment") && seen.contains(&"--authority-host")));
            let names_cloud = seen.contains(&"--environment") || seen.contains(&"--authority-host");
            let needs = cloud != Cloud::Public && mode.login() != "msi";
            assert!(names_cloud || !needs, "{name} in {cloud:?}");
        }
    }
}

#[test]
fn a_secret_is_only_ever_a_variable() {
    for (name, mode) in modes() {
        let secret = env_vars(&mode)
            .iter()
            .any(|one| one.secret && one.requirement == Requirement::Required);
        let by_secret = ["spn", "azurepipelines"].contains(&name);
        assert_eq!(secret, by_secret, "{name}");
        // It takes the place of `--login`, so of the whole mode (`UpdateFromEnv`).
        let login = env_vars(&mode).iter().find(|one| one.name == "AAD_LOGIN_METHOD").unwrap();
        assert_eq!((login.requirement, login.secret), (Requirement::Overrides, false), "{name}");
        let exec = exec(&mode, &Aks::default(), Cloud::Public, "").unwrap();
        assert!(exec.env.is_empty(), "{name}");
        let flags: Vec<&String> = exec.args.iter().filter(|arg| arg.starts_with('-')).collect();
        assert!(!flags.iter().any(|flag| flag.contains("secret") || flag.contains("password")));
    }
}

#[test]
fn azure_is_for_aks_alone_and_nothing_for_arc() {
    let mode = LoginMode::Msi(ManagedIdentity::System);
    let other = cluster("edge", Trust::Oidc(OidcTrust::default()));
    let refused = azure_file(&place(&other), &mode, Cloud::Public, "").unwrap_err();
    assert_eq!(refused, KubeconfigError::NotAks);
    let arc = cluster("arc", Trust::Arc(Connected { resource_id: "/x".into() }));
    let refused = azure_file(&place(&arc), &mode, Cloud::Public, "").unwrap_err();
    assert_eq!(refused, KubeconfigError::Arc);
    assert_eq!(token_file(&place(&arc), "a", "t").unwrap_err(), KubeconfigError::Arc);
    let own = Aks {
        server_id: Some("12121212-3434-4565-8787-909090909090".into()),
        environment: Some("AzureChinaCloud".into()),
        ..Aks::default()
    };
    let args = exec(&modes()[6].1, &own, Cloud::Public, "").unwrap().args;
    assert!(args.contains(&"12121212-3434-4565-8787-909090909090".to_owned()));
    assert!(args.contains(&"AzureChinaCloud".to_owned()));
}

#[test]
fn durations_are_those_of_go_and_days_and_at_least_ten_minutes() {
    for (text, whole) in [
        ("10m", 600),
        ("1h", 3_600),
        ("90m", 5_400),
        ("1h30m", 5_400),
        ("601s", 601),
        ("1d", 86_400),
        ("7d", 604_800),
        ("4294967296s", 1 << 32),
    ] {
        assert_eq!(seconds(text), Ok(whole), "{text}");
    }
    for (text, reason) in [
        ("", InvalidReason::NotDuration),
        ("60", InvalidReason::NotDuration),
        ("h", InvalidReason::NotDuration),
        ("1h30", InvalidReason::NotDuration),
        ("1m1h", InvalidReason::NotDuration),
        ("1h1h", InvalidReason::NotDuration),
        ("-1h", InvalidReason::NotDuration),
        ("1.5h", InvalidReason::NotDuration),
        ("1 h", InvalidReason::NotDuration),
        ("١h", InvalidReason::NotDuration),
        ("0h", InvalidReason::TooShort),
        ("9m", InvalidReason::TooShort),
        ("599s", InvalidReason::TooShort),
        ("4294967297s", InvalidReason::TooLong),
        ("99999999999999999999h", InvalidReason::TooLong),
        ("18446744073709551615d", InvalidReason::TooLong),
    ] {
        assert_eq!(seconds(text), Err(reason), "{text}");
    }
    assert!(
        create_token(&one_token("36h", &[])).unwrap().argv().contains(&"--duration=36h".into())
    );
    assert!(
        create_token(&one_token("1d30s", &[]))
            .unwrap()
            .argv()
            .contains(&"--duration=86430s".into())
    );
}

#[test]
fn each_field_says_what_is_wrong() {
    let long = "a".repeat(2000);
    for (field, good, bad) in [
        (
            Field::Name,
            vec!["deployer", "a.b-c", "7"],
            vec![
                ("", InvalidReason::Empty),
                ("Deployer", InvalidReason::NotSubdomain),
                ("-a", InvalidReason::NotSubdomain),
            ],
        ),
        (
            Field::Namespace,
            vec!["payments"],
            vec![("a.b", InvalidReason::NotLabel), ("--all", InvalidReason::NotLabel)],
        ),
        (
            Field::Role,
            vec!["view", "system:node", "Deployer", "ns-admin"],
            vec![
                ("a/b", InvalidReason::NotRole),
                ("..", InvalidReason::NotRole),
                ("a%b", InvalidReason::NotRole),
                ("a b", InvalidReason::NotRole),
                ("a\u{202e}b", InvalidReason::NotRole),
                ("a\nb", InvalidReason::NotRole),
            ],
        ),
        (
            Field::Audience,
            vec!["vault", "https://kubernetes.default.svc", "api://x"],
            vec![("a b", InvalidReason::Characters), ("a\u{0}", InvalidReason::Characters)],
        ),
        (
            Field::TokenFile,
            vec![POD_TOKEN, "token", "./token", "..\\token", "C:\\a b\\token", "\\\\s\\share\\t"],
            vec![
                ("~/token", InvalidReason::Variable),
                ("$HOME/token", InvalidReason::Variable),
                ("%TEMP%\\t", InvalidReason::Variable),
                (" token", InvalidReason::Characters),
                ("a\nb", InvalidReason::Characters),
                ("a|b", InvalidReason::Characters),
            ],
        ),
        (
            Field::FederatedFile,
            vec![FEDERATED_TOKEN, "C:\\t"],
            vec![("token", InvalidReason::NotAbsolute), ("--timeout", InvalidReason::NotAbsolute)],
        ),
        (Field::Certificate, vec!["/etc/cert.pfx"], vec![("-x", InvalidReason::NotAbsolute)]),
        (Field::ClientId, vec![CLIENT], vec![("deployer", InvalidReason::NotGuid)]),
        (Field::ConnectionId, vec![CONNECTION], vec![("my connection", InvalidReason::NotGuid)]),
        (
            Field::TenantId,
            vec![TENANT, "contoso.onmicrosoft.com", "Contoso.com"],
            vec![("organizations", InvalidReason::NotTenant), ("-a.b", InvalidReason::NotTenant)],
        ),
        (
            Field::IdentityId,
            vec![IDENTITY],
            vec![
                (
                    "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/v",
                    InvalidReason::NotIdentity,
                ),
                ("deployer", InvalidReason::NotIdentity),
            ],
        ),
        (
            Field::IdentityName,
            vec!["id_1"],
            vec![("-a", InvalidReason::Characters), ("a b", InvalidReason::Characters)],
        ),
        (
            Field::Subscription,
            vec![CLIENT],
            vec![("Production", InvalidReason::NotGuid), ("--debug", InvalidReason::NotGuid)],
        ),
        (
            Field::ResourceGroup,
            vec!["rg", "(prod)_été.1"],
            vec![
                ("rg.", InvalidReason::Characters),
                ("-rg", InvalidReason::Characters),
                ("a$b", InvalidReason::Characters),
            ],
        ),
        (
            Field::Issuer,
            vec!["https://oidc.example/x/"],
            vec![
                ("http://oidc.example", InvalidReason::NotHttps),
                ("https://a b", InvalidReason::NotHttps),
                ("https://u@a", InvalidReason::NotHttps),
            ],
        ),
    ] {
        for text in good {
            assert_eq!(check(field, text), Ok(()), "{field:?} {text}");
        }
        for (text, reason) in bad {
            assert_eq!(check(field, text), Err(FieldError { field, reason }), "{field:?} {text}");
        }
        let refused = check(field, &long).unwrap_err();
        assert_eq!(refused.reason, InvalidReason::TooLong, "{field:?}");
    }
}

/// What somebody might type, with what could turn into a flag or a line made likely.
fn typed() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "--?[a-z-]{1,12}(=[a-z]{0,6})?",
        "[a-z0-9][a-z0-9.-]{0,12}",
        "[/\\\\~$%.a-z:-]{0,12}",
        "[0-9]{1,4}[hmsd]",
        "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
        "https://[a-z@ -]{1,9}",
        Just(TENANT.to_owned()),
        Just("contoso.com".to_owned()),
        Just("/x".to_owned()),
        Just("view".to_owned()),
    ]
}

/// Each word is a word of ours, a name that cannot be a flag, or a flag of ours with its value.
fn sound(command: &Command, flags: &[&str]) -> bool {
    let argv = command.argv();
    argv.iter().enumerate().all(|(at, word)| {
        let ours = at < command.words.len();
        let flag = word.strip_prefix("--").and_then(|rest| rest.split_once('='));
        let flag = flag.is_some_and(|(name, value)| flags.contains(&name) && !value.is_empty());
        let plain = word.starts_with(|c: char| c.is_ascii_alphanumeric());
        !word.contains(char::is_control) && (ours || flag || plain)
    })
}

proptest! {
    #[test]
    fn whatever_is_typed_no_command_gets_another_flag(
        a in typed(), b in typed(), c in typed(), d in typed(), e in typed(),
    ) {
        let asked = TokenRequest { name: a.clone(), namespace: b.clone(), duration: c.clone(), audiences: vec![d.clone()] };
        if let Ok(command) = create_token(&asked) {
            prop_assert!(sound(&command, &["namespace", "duration", "audience"]));
        }
        for made in [read_secret(&a, &b), delete_secret(&a, &b)].into_iter().flatten() {
            prop_assert!(sound(&made, &["namespace", "output"]));
        }
        let subscription = if c.len() % 2 == 0 { CLIENT.to_owned() } else { d.clone() };
        let federation =
            FederatedCredential { name: a, namespace: b, identity: c, subscription, group: d, issuer: e };
        if let Ok(command) = create_federated_credential(&federation) {
            let flags = ["subscription", "name", "identity-name", "resource-group", "issuer", "subject", "audiences"];
            prop_assert!(sound(&command, &flags));
        }
    }

    #[test]
    fn whatever_is_typed_no_helper_gets_another_flag(a in typed(), b in typed(), c in typed()) {
        let all = [
            LoginMode::WorkloadIdentity { client_id: a.clone(), tenant_id: b.clone(), token_file: c.clone() },
            LoginMode::Msi(ManagedIdentity::ClientId(a.clone())),
            LoginMode::Msi(ManagedIdentity::ResourceId(a.clone())),
            LoginMode::Spn { client_id: a.clone(), tenant_id: b.clone(), certificate: Some(c.clone()) },
            LoginMode::AzurePipelines { client_id: a, tenant_id: b, connection_id: c },
        ];
        for mode in all {
            if let Ok(exec) = exec(&mode, &Aks::default(), Cloud::Public, "") {
                let pairs = exec.args[1..].chunks(2);
                prop_assert!(pairs.clone().all(|pair| pair.len() == 2 && !pair[1].starts_with('-')));
                prop_assert!(pairs.clone().all(|pair| pair[0].starts_with("--") && !pair[0].contains('=')));
                prop_assert!(!exec.args.iter().any(|arg| arg.contains(char::is_control)));
            }
        }
    }

    #[test]
    fn whatever_is_typed_a_manifest_says_just_that(name in typed(), namespace in typed(), role in typed()) {
        let account = AccountSpec {
            name: name.clone(), namespace: namespace.clone(), grant: Some(AccountRole::Role(role.clone())),
            mounts: false, client_id: None,
        };
        let fine = check(Field::Name, &name).is_ok()
            && check(Field::Namespace, &namespace).is_ok()
            && check(Field::Role, &role).is_ok();
        let made = manifest(&account);
        prop_assert_eq!(made.is_ok(), fine);
        if let Ok(text) = made {
            let documents = yaml::read_all(&text).unwrap();
            prop_assert_eq!(documents.len(), 2);
            let binding = &documents[1];
            let of = |key: &str| binding.get("roleRef").unwrap().get(key).unwrap().text().unwrap().to_owned();
            prop_assert_eq!(of("name"), role);
            let subject = &binding.get("subjects").unwrap().items().unwrap()[0];
            prop_assert_eq!(subject.get("name").unwrap().text(), Some(name.as_str()));
            prop_assert_eq!(subject.get("namespace").unwrap().text(), Some(namespace.as_str()));
        }
    }
}
