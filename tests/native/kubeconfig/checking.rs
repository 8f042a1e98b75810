//! "Check a kubeconfig": what works with what, what fails and why, what is mended.
//!
//! `UPDATE_GOLDEN=1 cargo test --test native checking` writes the golden files anew.

use std::process::Command;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use purser::certificate::Doubt;
use purser::kubeconfig::existing::{
    AuthMethod, Diagnostic, DiagnosticKind, DiagnosticSeverity, DiagnosticTarget, Drift, EntryKind,
    Existing, OfferedCluster, PortalOffer, ReadError, RepairKind, Tool, Usable, check, diagnose,
    read, repair,
};
use purser::ui::text::{check as words, diagnostics, existing, more};

use crate::fixtures;

const BROKEN: &str = include_str!("../../fixtures/existing/broken.yaml");
const NOW: i64 = 1_790_000_000;

fn file(text: &str) -> Existing {
    read(text.as_bytes()).unwrap()
}

fn faults(text: &str) -> Vec<DiagnosticKind> {
    diagnose(&file(text), NOW).into_iter().map(|finding| finding.kind).collect()
}

fn fixture(name: &str) -> String {
    STANDARD.encode(fixtures::text(&format!("existing/{name}")))
}

fn golden(name: &str, text: &str) {
    fixtures::golden(&format!("existing/{name}"), text);
}

/// A report as a person would read it.
fn told(text: &str, portal: &PortalOffer<'_>) -> String {
    let report = check(&file(text), NOW, portal);
    let mut out = String::new();
    let mut line = |text: String| out.extend([text.as_str(), "\n"]);
    for finding in &report.diagnostics {
        let Diagnostic { line: at, target: subject, severity: reach, kind: fault } = finding;
        let about = match subject {
            DiagnosticTarget::File => "the file".to_owned(),
            DiagnosticTarget::Entry(section, name) => {
                format!("{} {name}", existing::entry(*section))
            }
        };
        let told = diagnostics::diagnostic(fault);
        line(format!(
            "{at}: {about}: {}\n    {}\n    {}",
            diagnostics::severity(*reach),
            told.what,
            told.next
        ));
    }
    for context in &report.contexts {
        let how =
            context.auth_method.as_ref().map(|s| words::auth_method(s, NOW)).unwrap_or_default();
        line(format!(
            "{} ({}): {}\n    {how}",
            context.name,
            context.line,
            words::usable(context.usable)
        ));
        for tool in &context.tools {
            let told = words::tool(tool);
            line(format!("    needs {}; {}", told.what, told.next));
        }
        if let Some(since) = context.origin.as_ref().and_then(|(_, since)| words::drift(since)) {
            line(format!("    {since}"));
        }
    }
    out
}

#[test]
fn a_file_with_everything_wrong_is_told_in_plain_words() {
    let clusters = [OfferedCluster {
        name: "prod-weu",
        server: "https://new.hcp.westeurope.azmk8s.io:443",
        certificate_authority_data: None,
    }];
    let portal =
        PortalOffer { url: "https://k8s.contoso.com/index.html?view=check", clusters: &clusters };
    let told = told(BROKEN, &portal);
    golden("broken.txt", &told);
    for wrong in ["  \n", ": \n", "{", "Some(", "  ."] {
        assert!(!told.contains(wrong), "{wrong:?}");
    }
}

#[test]
fn what_is_certain_is_mended_and_the_rest_is_left() {
    let mended = repair(&file(BROKEN), NOW).unwrap();
    golden("broken-mended.yaml", &mended.text);
    let what: Vec<_> = mended.repairs.iter().map(|mend| (mend.line, &mend.kind)).collect();
    let quoted = |word: &str| RepairKind::Quoted(word.into());
    assert_eq!(
        what,
        [
            (5, &quoted("1_000")),
            (6, &RepairKind::Flag(false)),
            (14, &RepairKind::Duplicate("spare".into())),
            (19, &quoted("off")),
            (45, &RepairKind::ExecVersion),
            (48, &quoted("60")),
            (48, &RepairKind::InteractiveMode),
            (51, &RepairKind::InteractiveMode),
        ]
    );
    for mend in &mended.repairs {
        assert!(words::repair(&mend.kind).ends_with('.'));
    }
    // kubectl refuses the one and reads the other.
    assert!(check(&file(BROKEN), NOW, &PortalOffer::default()).refused);
    assert!(
        mended.remaining.iter().all(|finding| finding.severity != DiagnosticSeverity::RejectsFile),
        "{:?}",
        mended.remaining
    );
    for (text, reads) in [(BROKEN, false), (mended.text.as_str(), true)] {
        let path = fixtures::scratch("checking").join("mended.yaml");
        std::fs::write(&path, text).unwrap();
        let output = Command::new(fixtures::kubectl())
            .args(["config", "view", "--raw", "-o", "jsonpath={.contexts[*].name}", "--kubeconfig"])
            .arg(&path)
            .output()
            .unwrap_or_else(|error| panic!("kubectl cannot be started ({error}): `make setup`"));
        assert_eq!(output.status.success(), reads, "{output:?}");
    }
    // What is mended needs no second mending, and what is whole none at all.
    assert!(repair(&file(&mended.text), NOW).is_none());
    assert!(repair(&file(include_str!("../../fixtures/existing/mine.yaml")), NOW).is_none());
}

#[test]
fn encodings_and_pem_are_mended() {
    let pem = include_str!("../../fixtures/existing/client.pem");
    let cut = fixture("client.pem");
    let spaced = format!("{} {}", &cut[..40], cut[40..].trim_end_matches('='));
    let text = format!(
        "clusters:\n- {{name: a, cluster: {{server: 'https://a', certificate-authority-data: \"{}\"}}}}\n- {{name: b, cluster: {{server: 'https://b', certificate-authority-data: '{spaced}'}}}}\n",
        pem.replace('\n', "\\n")
    );
    let wide: Vec<u8> =
        [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let mended = repair(&read(&wide).unwrap(), NOW).unwrap();
    let what: Vec<_> = mended.repairs.iter().map(|mend| &mend.kind).collect();
    assert_eq!(what, [&RepairKind::Encoding, &RepairKind::Encoded, &RepairKind::Base64]);
    assert_eq!(mended.remaining, []);
    let mended = file(&mended.text);
    let data = |name: &str| {
        let mut all = mended.entries(EntryKind::Cluster);
        all.find(|entry| entry.name == name)
            .unwrap()
            .value
            .unwrap()
            .get("certificate-authority-data")
            .unwrap()
            .text()
            .unwrap()
            .to_owned()
    };
    assert_eq!((data("a"), data("b")), (cut.clone(), cut));
    let slash =
        read(b"{\"clusters\": [{\"name\": \"a\", \"cluster\": {\"server\": \"https:\\/\\/a\"}}]}");
    let mended = repair(&slash.unwrap(), NOW).unwrap();
    assert!(
        mended.text.contains("server: https://a\n") && mended.remaining.is_empty(),
        "{}",
        mended.text
    );
    // What could mean two things is left alone.
    for text in [
        "clusters: [{name: a, cluster: {server: 'https://a', insecure-skip-tls-verify: true, certificate-authority-data: QQ==}}]",
        "users: [{name: a, user: {token: x, exec: {command: b, apiVersion: client.authentication.k8s.io/v1beta1}}}]",
        "users: [{name: a, user: {exec: {command: own, apiVersion: client.authentication.k8s.io/v1alpha1}}}]",
        "users: [{name: a, user: {token: one}}, {name: a, user: {token: two}}]",
        "contexts: [{name: a, context: {cluster: gone, user: gone}}]",
    ] {
        assert!(repair(&file(text), NOW).is_none(), "{text}");
    }
}

#[test]
fn certificates_and_tokens_say_when_they_end() {
    let user = |certificate: &str| {
        format!(
            "users: [{{name: u, user: {{client-certificate-data: {}, client-key-data: {}}}}}]\ncontexts: [{{name: x, context: {{user: u, cluster: c}}}}]",
            fixture(certificate),
            fixture("client.key")
        )
    };
    let sign_in = |text: &str| {
        check(&file(text), NOW, &PortalOffer::default()).contexts[0].auth_method.clone().unwrap()
    };
    assert_eq!(sign_in(&user("client.pem")), AuthMethod::Certificate { ends: Some(4_733_510_400) });
    assert_eq!(sign_in(&user("ended.pem")), AuthMethod::Certificate { ends: Some(1_614_834_367) });
    let ended =
        DiagnosticKind::CertificateEnded { field: "client-certificate-data", at: 1_614_834_367 };
    assert!(faults(&user("ended.pem")).contains(&ended));
    let begins =
        DiagnosticKind::CertificateNotYet { field: "client-certificate-data", at: 2_840_140_800 };
    assert!(faults(&user("../certificates/authority-late.pem")).contains(&begins));
    // A client's certificate need not be an authority's.
    assert!(
        !faults(&user("../certificates/server.pem"))
            .iter()
            .any(|f| matches!(f, DiagnosticKind::Authority { .. }))
    );
    let token = |payload: &str| {
        let payload = base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(payload);
        format!(
            "users: [{{name: u, user: {{token: h.{payload}.s}}}}]\ncontexts: [{{name: x, context: {{user: u, cluster: c}}}}]"
        )
    };
    for (payload, ends) in [
        (r#"{"exp":1789999999}"#, Some(1_789_999_999)),
        (r#"{"exp":1790000001.5,"ü":1}"#, Some(1_790_000_001)),
        (r#"{"exp":"tomorrow"}"#, None),
        (r#"{}"#, None),
        ("nonsense", None),
        (r#"{"exp":1e400}"#, None),
    ] {
        let text = token(payload);
        assert_eq!(sign_in(&text), AuthMethod::Token { ends }, "{payload}");
        let fault =
            faults(&text).into_iter().any(|f| matches!(f, DiagnosticKind::TokenEnded { .. }));
        assert_eq!(fault, ends.is_some_and(|at| at < NOW), "{payload}");
    }
}

#[test]
fn hostile_certificates_are_no_certificates() {
    let client = include_str!("../../fixtures/existing/client.pem");
    let der = STANDARD
        .decode(client.lines().filter(|l| !l.starts_with('-')).collect::<String>())
        .unwrap();
    let wrapped = |der: &[u8]| {
        let pem = format!(
            "-----BEGIN CERTIFICATE-----\n{}\n-----END CERTIFICATE-----\n",
            STANDARD.encode(der)
        );
        format!(
            "clusters: [{{name: c, cluster: {{server: 'https://c', certificate-authority-data: {}}}}}]",
            STANDARD.encode(pem)
        )
    };
    assert_eq!(faults(&wrapped(&der)), []);
    for cut in 0..der.len() {
        assert!(!faults(&wrapped(&der[..cut])).is_empty(), "cut at {cut}");
    }
    for at in 0..der.len() {
        for value in [0, 0x7f, 0x80, 0x84, 0xff] {
            let mut der = der.clone();
            der[at] = value;
            let _ = faults(&wrapped(&der));
        }
    }
}

#[test]
fn no_secret_is_told() {
    let text = "users: [{name: u, user: {token: 1234567, password: 1234567, exec: {command: a, args: [5], env: [{name: A, value: 1234567}]}, auth-provider: {name: oidc, config: {client-secret: 1234567, id-token: 1234567}}}}]";
    let file = file(text);
    let report = check(&file, NOW, &PortalOffer::default());
    let mended = repair(&file, NOW).unwrap();
    let told = format!("{report:?} {file:?} {mended:?} {:?}", file.entries(EntryKind::User).next());
    assert!(!told.contains("1234567") && mended.text.contains("\"1234567\""), "{told}");
}

#[test]
fn the_two_kubelogins_are_told_apart() {
    let report = check(&file(BROKEN), NOW, &PortalOffer::default());
    let tools = |name: &str| report.contexts.iter().find(|c| c.name == name).unwrap().tools.clone();
    assert_eq!(tools("aks-device"), [Tool::AzureKubelogin]);
    assert_eq!(tools("aks-cli"), [Tool::AzureKubelogin, Tool::AzureCli]);
    assert_eq!(tools("dex"), [Tool::OidcLogin]);
    assert_eq!(tools("dex-direct"), [Tool::OidcKubelogin]);
    assert_eq!(tools("eks"), [Tool::Aws]);
    assert_eq!(tools("gke"), [Tool::Gke]);
    assert_eq!(tools("plugin"), [Tool::Plugin("gardenlogin".into())]);
    assert_eq!(tools("program"), [Tool::Program("./login.sh".into())]);
    assert_eq!(tools("token"), []);
    let usable = |name: &str| report.contexts.iter().find(|c| c.name == name).unwrap().usable;
    assert_eq!((usable("token"), usable("program")), (Usable::Yes, Usable::Advised));
    assert_eq!(usable("aks-device"), Usable::No);
}

#[test]
fn arguments_count_as_kubelogin_itself_takes_them() {
    let report = |args: &str| {
        let text = format!(
            "apiVersion: v1\nkind: Config\nusers:\n- name: u\n  user:\n    exec: \
             {{apiVersion: client.authentication.k8s.io/v1beta1, command: kubelogin, args: [{args}]}}\n\
             clusters:\n- name: c\n  cluster: {{server: 'https://a.example'}}\n\
             contexts:\n- name: a\n  context: {{cluster: c, user: u}}\n"
        );
        check(&file(&text), NOW, &PortalOffer::default()).contexts.remove(0).auth_method.unwrap()
    };
    let azure = |args: &str| match report(&format!("get-token, --server-id, s, {args}")) {
        AuthMethod::Azure { login, tenant } => (login, tenant.unwrap_or_default()),
        other => panic!("{other:?}"),
    };
    let one = ("azurecli".to_owned(), "t".to_owned());
    for same in [
        "--login, azurecli, --tenant-id, t",
        "--login=azurecli, --tenant-id=t",
        "-l, azurecli, -t, t",
        "-l=azurecli, -t=t",
        "-lazurecli, -tt",
        // Of a flag that stands twice, the last counts.
        "--login, devicecode, --tenant-id, other, --login, azurecli, -t, t",
        // A switch takes no word, and every other flag takes the next one, whatever it is.
        "--legacy, --login, azurecli, --legacy=false, --tenant-id, t",
        "--login, azurecli, -t, t, --client-secret, --login, --redirect-url, --tenant-id=x",
        // What follows two hyphens is no flag.
        "--login, azurecli, -t, t, --, --login, msi",
        "--login, azurecli, -t, t, -v, '3', --newer-than-this-page, --use-azurerm-env-vars",
    ] {
        assert_eq!(azure(same), one, "{same}");
    }
    let issuer =
        report("get-token, --oidc-issuer-url=a, --skip-open-browser, --oidc-issuer-url, b");
    assert_eq!(issuer, AuthMethod::Oidc { issuer: Some("b".into()) });
}

#[test]
fn a_sign_in_that_no_released_kubelogin_knows_is_no_fault_of_the_file() {
    let told = |args: &str| {
        let text = format!(
            "apiVersion: v1\nkind: Config\ncurrent-context: a\nusers:\n- name: u\n  user:\n    exec: \
             {{apiVersion: client.authentication.k8s.io/v1beta1, command: kubelogin, args: [get-token, {args}]}}\n\
             clusters:\n- name: c\n  cluster: {{server: 'https://a.example'}}\n\
             contexts:\n- name: a\n  context: {{cluster: c, user: u}}\n"
        );
        let report = check(&file(&text), NOW, &PortalOffer::default());
        let usable = report.contexts[0].usable;
        let all = report.diagnostics.into_iter().map(|one| (one.severity, one.kind));
        (usable, all.collect::<Vec<_>>())
    };
    let server = "--server-id, 6dae42f8-4368-4678-94ff-3960e28e3630";
    let login = |name: &str| DiagnosticKind::Login(name.to_owned());
    let (usable, all) = told(&format!("--login, chained, {server}"));
    assert_eq!(
        (usable, &all[..]),
        (Usable::Advised, &[(DiagnosticSeverity::Advice, login("chained"))][..])
    );
    let words = diagnostics::diagnostic(&all[0].1);
    assert!(
        words.what.contains("up to 0.2.19") && words.next.contains("change nothing"),
        "{words:?}"
    );
    // What any version would miss is told beside it.
    assert!(
        told("--login, chained")
            .1
            .contains(&(DiagnosticSeverity::BreaksEntry, DiagnosticKind::NoServerId))
    );
    let (usable, all) = told(&format!("--login, chain, {server}"));
    assert_eq!(
        (usable, &all[..]),
        (Usable::No, &[(DiagnosticSeverity::BreaksEntry, login("chain"))][..])
    );
}

#[test]
fn what_the_portal_itself_writes_has_nothing_wrong() {
    for entry in std::fs::read_dir(fixtures::path("golden")).unwrap() {
        let path = entry.unwrap().path();
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        if path.extension().is_none_or(|ending| ending != "yaml") {
            continue;
        }
        // The certificate authority and the token of those files are made up.
        let found: Vec<_> = faults(&text)
            .into_iter()
            .filter(|fault| {
                !matches!(
                    fault,
                    DiagnosticKind::Pem { .. }
                        | DiagnosticKind::DeviceCode
                        | DiagnosticKind::StaticToken
                )
            })
            .collect();
        assert_eq!(found, [], "{}", path.display());
    }
}

#[test]
fn authorities_are_judged_by_what_kubectl_does_with_them() {
    let now = 1_767_225_600;
    let (past, field) = (1_614_834_367, "certificate-authority-data");
    let found = |names: &[&str], now: i64| {
        let read = |name: &&str| fixtures::text(&format!("certificates/{name}.pem"));
        let data = STANDARD.encode(names.iter().map(read).collect::<String>());
        let text =
            format!("clusters: [{{name: c, cluster: {{server: 'https://c', {field}: {data}}}}}]");
        let found = diagnose(&file(&text), now);
        found.into_iter().map(|one| (one.severity, one.kind)).collect::<Vec<_>>()
    };
    let authority = |doubt| DiagnosticKind::Authority { field, doubt };
    assert_eq!(found(&["authority"], now), []);
    assert_eq!(found(&["server", "authority"], now), []);
    assert_eq!(
        found(&["authority-past"], now),
        [(DiagnosticSeverity::BreaksEntry, DiagnosticKind::CertificateEnded { field, at: past })]
    );
    assert_eq!(
        found(&["authority-past", "authority"], now),
        [(DiagnosticSeverity::Advice, authority(Doubt::SomeEnded { count: 1, at: past }))]
    );
    let late = 2_840_140_800;
    assert_eq!(
        found(&["authority-late"], now),
        [(DiagnosticSeverity::BreaksEntry, authority(Doubt::NotYet { at: late }))]
    );
    assert_eq!(
        found(&["server"], now),
        [(DiagnosticSeverity::Advice, authority(Doubt::NoAuthority))]
    );
    for (reach, fault) in found(&["server"], now) {
        let words = diagnostics::diagnostic(&fault);
        assert!(
            reach == DiagnosticSeverity::Advice && words.what.contains("authority's"),
            "{}",
            words.what
        );
    }
}

#[test]
fn the_origin_says_what_changed_since() {
    let ca = fixture("client.pem");
    let entry = |server: &str, more: &str| {
        format!(
            "clusters: [{{name: c, cluster: {{server: '{server}'{more}, extensions: [{{name: purser, extension: {{portal: 'https://k8s.contoso.com', cluster: prod, made: '2026-11-24'}}}}]}}}}]\ncontexts: [{{name: x, context: {{cluster: c, user: u}}}}]"
        )
    };
    let offered = [OfferedCluster {
        name: "prod",
        server: "https://prod",
        certificate_authority_data: Some(&ca),
    }];
    let here = PortalOffer { url: "https://k8s.contoso.com/index.html#x", clusters: &offered };
    let since = |text: &str, portal: &PortalOffer<'_>| {
        check(&file(text), NOW, portal).contexts[0].origin.clone().map(|(_, since)| since)
    };
    let with = format!(", certificate-authority-data: {ca}");
    let broken = format!(", certificate-authority-data: \"{}\\n{}\"", &ca[..64], &ca[64..]);
    let changed =
        |server, certificate| Some(Drift::Changed { cluster: "prod".into(), server, certificate });
    assert_eq!(since(&entry("https://prod/", &with), &here), Some(Drift::Unchanged));
    assert_eq!(since(&entry("https://prod", &broken), &here), Some(Drift::Unchanged));
    assert_eq!(since(&entry("https://prod", ""), &here), changed(false, true));
    assert_eq!(since(&entry("https://old", &with), &here), changed(true, false));
    assert_eq!(since(&entry("https://old", ""), &here), changed(true, true));
    let none = PortalOffer { clusters: &[], ..here };
    assert_eq!(since(&entry("https://prod", &with), &none), Some(Drift::NotOffered));
    let other = PortalOffer { url: "https://elsewhere/", ..here };
    assert_eq!(since(&entry("https://prod", &with), &other), Some(Drift::OtherPortal));
    assert_eq!(since("contexts: [{name: x, context: {}}]", &here), None);
}

#[test]
fn what_cannot_be_read_has_a_line_and_words() {
    for (bytes, line) in [
        (b"a: [\nb: 1\n".as_slice(), true),
        (b"a: \"\x01\"", true),
        (b"ok: 1\na: \xe9\n", true),
        (b"\xff\xfea\0:\0\x00\xd8", true),
        (b"a\0:\0 \x001\0", false),
        (b"\xff\xfe\0\0a\0\0\0", false),
        (b"  <!DOCTYPE html><p>", false),
        (b"- a", false),
        (b"hello", false),
        (b"a: !!int y", true),
    ] {
        let why = read(bytes).unwrap_err();
        let (at, told) = existing::unreadable(&why);
        assert_eq!(at.is_some(), line, "{why:?}");
        assert!(told.what.ends_with('.') && told.next.ends_with('.'), "{told:?}");
    }
    assert_eq!(read(b"ok: 1\na: \xe9\n").unwrap_err(), ReadError::NotUtf8 { line: 2 });
    assert!(matches!(read(&vec![b'a'; 17 << 20]), Err(ReadError::Yaml(_))));
}

#[test]
fn many_contexts_and_many_faults_are_no_matter() {
    let mut text = String::from(
        "clusters: [{name: c, cluster: {server: 'https://c'}}]\nusers:\n- name: u\n  user:\n    exec:\n      args:\n",
    );
    for _ in 0..20_000 {
        text += "      - 1\n";
    }
    text += "contexts:\n";
    for n in 0..20_000 {
        text += &format!("- {{name: x{n}, context: {{cluster: c, user: u}}}}\n");
    }
    let (report, checked) = fixtures::timed(|| check(&file(&text), NOW, &PortalOffer::default()));
    assert_eq!(report.contexts.len(), 20_000);
    let keys: String = (0..50_000).map(|n| format!("k{n}: 1\n")).collect();
    let (twice, read) = fixtures::timed(|| file(&format!("{keys}{keys}")));
    assert_eq!(twice.repeated.len(), 50_000);
    let (mended, mending) = fixtures::timed(|| repair(&twice, NOW));
    assert!(mended.is_some());
    assert!((checked + read + mending).as_secs() < 30, "{checked:?} {read:?} {mending:?}");
}

/// So many contexts; those in `gone` name a cluster that is not there.
fn contexts(count: usize, gone: &[usize]) -> String {
    let mut text = String::from("apiVersion: v1\nkind: Config\nclusters:\n");
    for n in 0..count {
        let side = if n % 2 == 0 { "even" } else { "odd" };
        text += &format!("- name: c-{n}\n  cluster: {{server: 'https://{side}-{n}.example'}}\n");
    }
    text += "users:\n- {name: me, user: {token: a.eyJleHAiOjQxMDI0NDQ3OTl9.c}}\n- {name: old, user: {token: opaque}}\ncurrent-context: x-0\ncontexts:\n";
    for n in 0..count {
        let cluster = if gone.contains(&n) { "gone".to_owned() } else { format!("c-{n}") };
        let user = if n == 1 { "old" } else { "me" };
        text += &format!(
            "- name: x-{n}\n  context: {{cluster: {cluster}, user: {user}, namespace: ns-{n}}}\n"
        );
    }
    text
}

#[test]
fn a_report_is_counted_ordered_and_searched() {
    let report = check(&file(&contexts(8, &[3, 6])), NOW, &PortalOffer::default());
    assert_eq!(report.count(), [2, 1, 5]);
    assert_eq!(words::summary(6, 1, 2), "6 work (1 with remarks), 2 will fail.");
    assert_eq!(words::summary(1, 0, 0), "1 works.");
    assert_eq!(report.found("", false), [3, 6, 1, 0, 2, 4, 5, 7]);
    assert_eq!(report.found("", true), [3, 6]);
    // A name, a server, a namespace, a user, whatever the case, and several words together.
    assert_eq!(report.found("X-5", false), [5]);
    assert_eq!(report.found("https://EVEN", false), [0, 2, 4]);
    assert_eq!(report.found("NS-7", false), [7]);
    assert_eq!(report.found(" old ", false), [1]);
    assert_eq!(report.found("odd x-7", false), [7]);
    assert_eq!(report.found("gone", true), [3, 6]);
    assert_eq!(report.found("x-0\nc-0", false), [0]);
    assert!(report.found("nowhere", false).is_empty() && report.found("x-5", true).is_empty());
    // What a context tells is not told of the file again; what no context uses is.
    assert_eq!(report.of_file().count(), 0);
    let unused = contexts(2, &[]) + "x-own: 1\n";
    let unused = unused.replace("- name: c-1\n", "- {name: spare, cluster: {}}\n- name: c-1\n");
    let report = check(&file(&unused), NOW, &PortalOffer::default());
    let told: Vec<_> = report.of_file().map(|one| one.target.clone()).collect();
    assert_eq!(told, [DiagnosticTarget::Entry(EntryKind::Cluster, "spare".into())]);
}

#[test]
fn a_search_over_five_thousand_contexts_is_at_once() {
    let text = contexts(5000, &(0..2500).collect::<Vec<_>>());
    let report = check(&file(&text), NOW, &PortalOffer::default());
    let (found, took) = fixtures::timed(|| report.found("x-4999 odd", false));
    assert_eq!(found, [4999]);
    let (count, of_file) = fixtures::timed(|| report.of_file().count());
    assert_eq!((count, report.count()), (0, [2500, 0, 2500]));
    let limit = if cfg!(debug_assertions) { 1000 } else { 30 };
    assert!(took.as_millis() < limit && of_file.as_millis() < limit, "{took:?} {of_file:?}");
}

#[test]
fn nothing_works_where_something_is_around_the_file() {
    let plain = contexts(3, &[]);
    let inside = serde_json::json!({ "kubeconfig": { "value": plain } }).to_string();
    let numbered: String =
        plain.lines().enumerate().map(|(n, line)| format!("{:>6}\t{line}\n", n + 1)).collect();
    assert_eq!(check(&file(&plain), NOW, &PortalOffer::default()).count()[0], 0);
    for text in [inside, numbered] {
        let report = check(&file(&text), NOW, &PortalOffer::default());
        assert_eq!(report.count(), [3, 0, 0], "{text}");
        assert!(report.contexts.iter().all(|one| one.usable == Usable::No));
    }
}

#[test]
fn a_document_of_another_kind_is_told_by_its_kind_alone() {
    for (version, kind) in [
        ("apps/v1", "Deployment"),
        ("kustomize.config.k8s.io/v1beta1", "Kustomization"),
        ("kubectl.config.k8s.io/v1beta1", "Preference"),
    ] {
        let text = format!("apiVersion: {version}\nkind: {kind}\nmetadata: {{name: a}}\n");
        let found = faults(&text);
        assert_eq!(found, [DiagnosticKind::Kind(kind.to_owned())]);
        assert!(diagnostics::diagnostic(&found[0]).next.contains("kubectl apply"));
    }
    // One that has the lists has both to put right.
    let both = faults(
        "apiVersion: v2\nkind: config\nclusters:\n- {name: a, cluster: {server: 'https://c'}}\n",
    );
    assert!(both.contains(&DiagnosticKind::ApiVersion("v2".into())), "{both:?}");
    assert!(diagnostics::diagnostic(&both[1]).next == "Use kind: Config.", "{both:?}");
}

#[test]
fn only_what_is_true_is_said_of_what_is_missing() {
    let missing =
        "contexts:\n- {name: a, context: {cluster: gone, user: gone}}\ncurrent-context: a\n";
    let gone = || "gone".to_owned();
    assert_eq!(
        faults(missing),
        [DiagnosticKind::MissingCluster(gone()), DiagnosticKind::MissingUser(gone())]
    );
    let user =
        |user: &str| faults(&format!("users:\n- {{name: a, user: {{{user}}}}}\n")).first().cloned();
    let empty = "client-certificate-data: '', client-key-data: '', token: ''";
    assert_eq!(user(empty), Some(DiagnosticKind::NoCredential));
    assert_eq!(user("client-key-data: '', client-key: /k"), Some(DiagnosticKind::NoCertificate));
    let unfilled = user("token: '${KUBE_TOKEN}'").unwrap();
    assert_eq!(unfilled, DiagnosticKind::Omitted { field: "token" });
    assert!(diagnostics::diagnostic(&unfilled).next.starts_with("Fill it in"));
    assert_eq!(more::uses("", "c"), "user none, cluster c");
}

#[test]
fn a_server_name_is_a_name() {
    let found = |more: &str| {
        faults(&format!("clusters:\n- {{name: a, cluster: {{server: 'https://c', {more}}}}}\n"))
    };
    for wrong in ["https://c.example", "c.example:443", "c.example/", "c example"] {
        let wrong = format!("tls-server-name: '{wrong}'");
        assert_eq!(found(&wrong), [DiagnosticKind::ServerName], "{wrong}");
        // Nothing is checked against it there.
        let insecure = found(&format!("{wrong}, insecure-skip-tls-verify: true"));
        assert_eq!(insecure, [DiagnosticKind::Insecure]);
    }
    for right in ["c.example", "*.example", "10.0.0.1", "fd00::1", "''"] {
        assert_eq!(found(&format!("tls-server-name: {right:?}").replace("\"''\"", "''")), []);
    }
}
