//! Kubeconfigs as people really have them, each with the right answer: what kubectl does with it,
//! everything that is told, and everything that is mended. The files are in
//! `tests/fixtures/cases/b`, each an example of a kind; what follows them is more of the same
//! kinds.

use std::process::{Command, Stdio};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use purser::kubeconfig::existing::{DiagnosticSeverity, Losses, PortalOffer, check, read, repair};
use purser::ui::text::{check as words, diagnostics, existing};

use crate::fixtures;

/// After the certificates of the cases begin, before they end.
const NOW: i64 = 1_800_000_000;
/// The same as the day it is.
pub const TODAY: &str = "2027-01-15";

/// What kubectl does when it reads a file.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kubectl {
    Reads,
    Refuses,
}
use Kubectl::{Reads, Refuses};

/// A file, what kubectl does, what is told (severity and kind, in the order of the lines) and what
/// is mended.
pub type Case = (&'static str, Kubectl, &'static [&'static str], &'static [&'static str]);

pub const CASES: &[Case] = &[
    ("b01-anchors", Reads, &["advice StaticToken"], &[]),
    ("b02-multidoc", Reads, &["advice StaticToken", "advice MoreDocuments"], &[]),
    (
        "b03-nulltag",
        Refuses,
        &["unreadable Yaml(YamlError { fault: BadTag(\"!!null\"), line: 9, column: 16 })"],
        &[],
    ),
    ("b04-emptyca", Reads, &["advice Insecure"], &[]),
    ("b05-one-line", Reads, &["advice StaticToken"], &[]),
    ("b06-http-no-credential", Reads, &[], &[]),
    ("b07-proxy", Reads, &[], &[]),
    ("b08-http-no-user", Reads, &["advice NoCurrent", "advice UnneededUser"], &[]),
    ("b09-nullcontext", Reads, &["advice NoCurrent", "fails NoCredential", "fails NoCluster"], &[]),
    (
        "b10-misindented",
        Reads,
        &["fails Misplaced", "advice Path", "fails Misplaced", "fails Misplaced"],
        &["Moved", "Moved", "Moved"],
    ),
    ("b11-extension-text", Reads, &[], &[]),
    (
        "b24-base64",
        Reads,
        &[
            "fails Pem { field: \"certificate-authority-data\", error: Twice }",
            "advice StaticToken",
        ],
        &["Twice"],
    ),
    (
        "b25-der",
        Reads,
        &["fails Pem { field: \"certificate-authority-data\", error: Der }", "advice StaticToken"],
        &["Armoured"],
    ),
    ("b26-bag", Reads, &["advice StaticToken"], &[]),
    (
        "b27-encrypted-key",
        Reads,
        &["fails Pem { field: \"client-key-data\", error: Encrypted }"],
        &[],
    ),
    ("b32-socks5h", Reads, &["fails Proxy", "advice StaticToken"], &[]),
    ("b34-aks-admin", Reads, &["advice StaticToken"], &[]),
    ("b39-folded", Reads, &["advice StaticToken"], &[]),
    ("b50-directives", Reads, &["advice StaticToken"], &[]),
    ("b51-mergekeys", Reads, &[], &[]),
    ("b59-literal", Reads, &["advice StaticToken"], &[]),
    ("b60-tag", Reads, &["advice StaticToken"], &[]),
    (
        "b62-winpath",
        Refuses,
        &["refused Wrapped(Backslashes)", "advice Path", "advice StaticToken"],
        &["Unwrapped(Backslashes)"],
    ),
    (
        "b63-tab",
        Refuses,
        &["refused Wrapped(Indentation)", "advice StaticToken"],
        &["Unwrapped(Indentation)"],
    ),
    ("b64-ipv6", Reads, &["advice StaticToken"], &[]),
    ("b65-onearg", Reads, &["fails JoinedArguments"], &["Split"]),
    (
        "b70-eot",
        Refuses,
        &["refused Wrapped(Heredoc { mark: \"EOT\" })", "advice StaticToken"],
        &["Unwrapped(Heredoc { mark: \"EOT\" })"],
    ),
    (
        "b71-oneline",
        Refuses,
        &["refused Wrapped(LostLines)", "advice StaticToken"],
        &["Unwrapped(LostLines)"],
    ),
    ("b73-kindlower", Refuses, &["refused Kind", "advice StaticToken"], &["Kind"]),
    (
        "b74-command-blank",
        Reads,
        &["fails JoinedCommand", "fails JoinedCommand"],
        &["Split", "Split"],
    ),
    ("b75-jsonstring", Refuses, &["refused Wrapped(Quotes)"], &["Unwrapped(Quotes)"]),
    ("b76-secret", Refuses, &["refused Kind"], &[]),
    (
        "b77-list",
        Refuses,
        &["refused Wrapped(Inside { place: \"items[0]\" })"],
        &["Unwrapped(Inside { place: \"items[0]\" })"],
    ),
    ("b78-warnline", Reads, &[], &[]),
    (
        "b79-redacted",
        Reads,
        &["fails Omitted", "fails Omitted", "fails Omitted", "fails Omitted"],
        &[],
    ),
    ("b81-pair-mismatch", Reads, &["fails KeyPair"], &[]),
    ("b82-swapped", Reads, &["fails Swapped"], &["Swapped"]),
    ("b83-ecparams", Reads, &[], &[]),
];

/// The name of a variant, and of the one in it where `Wrapped`, `Pem` and the like say more.
fn variant(debug: &str) -> String {
    debug.split([' ', '(', '{']).next().unwrap_or_default().to_owned()
}

fn severity(severity: DiagnosticSeverity) -> &'static str {
    match severity {
        DiagnosticSeverity::RejectsFile => "refused",
        DiagnosticSeverity::BreaksEntry => "fails",
        DiagnosticSeverity::Advice => "advice",
    }
}

/// What is told of a file, and what is mended.
pub(super) fn answer(bytes: &[u8]) -> (Vec<String>, Vec<String>) {
    let file = match read(bytes) {
        Ok(file) => file,
        Err(why) => {
            let (_, told) = existing::unreadable(&why);
            assert!(told.what.ends_with('.') && told.next.ends_with(['.', '"']), "{told:?}");
            return (vec![format!("unreadable {why:?}")], Vec::new());
        }
    };
    let report = check(&file, NOW, &PortalOffer::default());
    let told = report.diagnostics.iter().map(|one| {
        let words = diagnostics::diagnostic(&one.kind);
        assert!(words.what.ends_with('.') && !words.next.is_empty(), "{words:?}");
        let kind = format!("{:?}", one.kind);
        let inner =
            ["Wrapped", "Pem", "ExecOverridden"].iter().any(|outer| kind.starts_with(outer));
        let kind = if inner { kind } else { variant(&kind) };
        format!("{} {kind}", severity(one.severity))
    });
    let mended = repair(&file, NOW);
    let mends = mended.iter().flat_map(|mended| &mended.repairs).map(|mend| {
        assert!(words::repair(&mend.kind).ends_with('.'));
        let kind = format!("{:?}", mend.kind);
        if kind.starts_with("Unwrapped") { kind } else { variant(&kind) }
    });
    (told.collect(), mends.collect())
}

pub(super) fn kubectl(name: &str, bytes: &[u8]) -> Kubectl {
    let path = fixtures::scratch(&format!("cases/{name}")).join("config");
    std::fs::write(&path, bytes).unwrap();
    let output = Command::new(fixtures::kubectl())
        .args(["config", "view", "--raw", "--kubeconfig"])
        .arg(&path)
        .env("HOME", path.parent().unwrap())
        .stdin(Stdio::null())
        .output()
        .unwrap_or_else(|error| panic!("kubectl cannot be started ({error}): `make setup`"));
    if output.status.success() { Reads } else { Refuses }
}

/// Everything that is wrong with our answer, or with the table's word on kubectl.
fn wrong(
    name: &str,
    bytes: &[u8],
    (does, told, mends): (Kubectl, &[&str], &[&str]),
) -> Option<String> {
    let theirs = kubectl(name, bytes);
    let (our_told, our_mends) = answer(bytes);
    let refused =
        our_told.iter().any(|one| one.starts_with("refused") || one.starts_with("unread"));
    let mut faults = Vec::new();
    if theirs != does || refused != (theirs == Refuses) {
        faults.push(format!("kubectl {theirs:?}"));
    }
    if our_told != told || our_mends != mends {
        faults.push(format!("(\"{name}\", {theirs:?}, &{our_told:?}, &{our_mends:?}),"));
    }
    // What is mended kubectl reads, unless something else is wrong with it still.
    if let Some(mended) = read(bytes).ok().and_then(|file| repair(&file, NOW)) {
        let left =
            mended.remaining.iter().any(|one| one.severity == DiagnosticSeverity::RejectsFile);
        if (kubectl(name, mended.text.as_bytes()) == Refuses) != left {
            faults.push(format!("mended: {}", mended.text));
        }
    }
    (!faults.is_empty()).then(|| faults.join("\n"))
}

#[test]
#[allow(clippy::print_stdout, reason = "the share of right answers is for whoever runs the suite")]
fn every_case_is_answered_right() {
    let wrong: Vec<String> = CASES
        .iter()
        .filter_map(|(name, does, told, mends)| {
            let path = fixtures::path(&format!("cases/b/{name}.yaml"));
            wrong(name, &std::fs::read(path).unwrap(), (*does, told, mends))
        })
        .collect();
    println!("kubeconfigs: {} of {} cases right", CASES.len() - wrong.len(), CASES.len());
    let files = std::fs::read_dir(fixtures::path("cases/b")).unwrap().count();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(files, CASES.len(), "every file has its row");
}

/// A usual file, in which `$USER` and `$SERVER` may be replaced.
const USUAL: &str = "apiVersion: v1
kind: Config
clusters:
- name: c
  cluster:
    server: https://c
users:
- name: u
  user:
    $USER
contexts:
- name: x
  context:
    cluster: c
    user: u
current-context: x
";
const TOKEN: &str = "token: a.eyJleHAiOjQxMDI0NDQ4MDB9.c";

fn with_user(user: &str) -> String {
    USUAL.replace("$USER", user)
}

fn usual() -> String {
    with_user(TOKEN)
}

#[test]
fn what_is_around_a_file_is_told_and_taken_off() {
    let plain = usual();
    let coded = STANDARD.encode(&plain);
    let folded = coded.as_bytes().chunks(76).map(|line| str::from_utf8(line).unwrap().to_owned());
    let folded = folded.collect::<Vec<_>>().join("\n");
    let json = serde_json::to_string(&plain).unwrap();
    let escaped = plain.replace('\n', "\\n");
    let indented: String = plain.lines().map(|line| format!("  {line}\n")).collect();
    let tabs = plain.replace("    ", "\t\t").replace("  ", "\t");
    let cases = [
        ("heredoc", format!("<<EOT\n{plain}EOT\n"), "Heredoc"),
        ("heredoc with a name", format!("kube_config = <<EOT\n{plain}\nEOT\n"), "Heredoc"),
        (
            "heredoc among others",
            format!("host = \"https://c\"\nkubeconfig = <<-EOF\n{indented}EOF\nname = \"c\"\n"),
            "Heredoc",
        ),
        ("heredoc of a shell", format!("cat > config <<'EOF'\n{plain}EOF\n"), "Heredoc"),
        ("heredoc without its end", format!("<<~YAML\n{plain}"), "Heredoc"),
        ("the end of a heredoc", format!("{plain}EOT\n"), "Heredoc"),
        ("fence", format!("Here it is:\n\n```yaml\n{plain}```\nThanks: yes\n"), "Fence"),
        ("fence without its end", format!("```\n{plain}"), "Fence"),
        ("json string", json.clone(), "Quotes"),
        ("json string of base64", format!("\"{coded}\""), "Base64"),
        ("single quotes", format!("'{}'", escaped), "Escapes"),
        ("bytes of python", format!("b'{}'", escaped), "Escapes"),
        ("escaped lines", escaped.clone(), "Escapes"),
        ("base64", coded.clone(), "Base64"),
        ("base64 in lines", folded, "Base64"),
        ("base64 of base64", STANDARD.encode(&coded), "Base64"),
        (
            "secret",
            format!(
                "apiVersion: v1\nkind: Secret\nmetadata: {{name: a}}\ndata:\n  value: {coded}\n"
            ),
            "Inside",
        ),
        ("string data", format!("kind: Secret\nstringData:\n  kubeconfig: {json}\n"), "Inside"),
        ("config map", format!("kind: ConfigMap\ndata:\n  config: {json}\n"), "Inside"),
        (
            "answer of Azure",
            format!("{{\"kubeconfigs\":[{{\"name\":\"clusterUser\",\"value\":\"{coded}\"}}]}}"),
            "Inside",
        ),
        (
            "output as json",
            format!("{{\"kube\":{{\"sensitive\":true,\"type\":\"string\",\"value\":{json}}}}}"),
            "Inside",
        ),
        ("list of one text", format!("[{json}]"), "Inside"),
        ("message before", format!("Fetched: \"c\": done\n{plain}"), "Preamble"),
        ("prompt before", format!("$ cat ~/.kube/config\n{plain}"), "Preamble"),
        ("prompt after", format!("{plain}user@host:~$\n"), "Preamble"),
        ("tabs", tabs, "Indentation"),
        ("no-break spaces", plain.replace("    ", "\u{a0}\u{a0}\u{a0}\u{a0}"), "Indentation"),
        (
            "path",
            plain.replace(
                "server: https://c",
                "server: https://c\n    certificate-authority: \"C:\\Users\\me\\ca.crt\"",
            ),
            "Backslashes",
        ),
        (
            "path in a list",
            with_user(
                "exec: {apiVersion: client.authentication.k8s.io/v1beta1, command: tool, args: [\"--dir\", \"D:\\cache\\x\"]}",
            ),
            "Backslashes",
        ),
    ];
    let mut wrong = Vec::new();
    for (name, text, wrapping) in &cases {
        let (told, mends) = answer(text.as_bytes());
        let theirs = kubectl("wrapping", text.as_bytes());
        // Where kubectl reads what is around it, it finds nothing there.
        let severity = if theirs == Refuses { "refused" } else { "fails" };
        let first = told.iter().find(|one| one.contains("Wrapped")).cloned().unwrap_or_default();
        let mended = read(text.as_bytes()).ok().and_then(|file| repair(&file, NOW));
        let whole = mended.is_some_and(|mended| {
            let same = usual().lines().filter(|line| line.contains(':')).all(|line| {
                name.starts_with("path")
                    || mended.text.contains(line.trim_start_matches(['-', ' ']))
            });
            same && kubectl("wrapped", mended.text.as_bytes()) == Reads
        });
        if !first.starts_with(&format!("{severity} Wrapped({wrapping}")) || !whole {
            wrong.push(format!("{name}: {told:?} {mends:?} {whole}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}\n{}", wrong.len(), cases.len(), wrong.join("\n"));
    // Which of two is meant, nobody knows.
    let other = serde_json::to_string(&plain.replace("https://c", "https://d")).unwrap();
    assert_eq!(answer(format!("{{\"a\": {json}, \"b\": {other}}}").as_bytes()).1, [""; 0]);
}

#[test]
fn files_of_other_kinds_are_recognised() {
    let key = fixtures::text("existing/client.key");
    let certificate = fixtures::text("existing/client.pem");
    let der = STANDARD
        .decode(certificate.lines().filter(|line| !line.starts_with('-')).collect::<String>())
        .unwrap();
    let cases: Vec<(&str, Vec<u8>)> = vec![
        ("PrivateKey", key.clone().into()),
        ("PrivateKey", format!("Bag Attributes\n  name: a\n{certificate}{key}").into()),
        ("PrivateKey", b"PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\n".to_vec()),
        ("Certificate", certificate.into()),
        ("Certificate", der),
        ("Certificate", b"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5 me\n".to_vec()),
        ("Picture", b"\x89PNG\r\n\x1a\n\0\0".to_vec()),
        ("Picture", b"\xff\xd8\xff\xe0\0\x10JFIF".to_vec()),
        ("Archive", b"PK\x03\x04\x14\0".to_vec()),
        ("Archive", b"\x1f\x8b\x08\0".to_vec()),
        ("Pdf", b"%PDF-1.7\n%\xe2".to_vec()),
        ("Program", b"\x7fELF\x02".to_vec()),
        (
            "TokenCache",
            b"{\"AccessToken\": {}, \"Account\": {}, \"IdToken\": {}, \"RefreshToken\": {}}"
                .to_vec(),
        ),
        ("TokenCache", b"{\"id_token\":\"a.b.c\",\"refresh_token\":\"x\"}".to_vec()),
        ("TokenCache", b"\x01\0\0\0\xd0\x8c\x9d\xdf\x01".to_vec()),
        ("AzureProfile", b"{\"installationId\": \"a\", \"subscriptions\": []}".to_vec()),
        ("ExecCredential", b"{\"kind\":\"ExecCredential\",\"status\":{\"token\":\"a\"}}".to_vec()),
        ("Token", b"eyJhbGciOiJSUzI1NiJ9.eyJleHAiOjF9.c2ln\n".to_vec()),
        ("Credentials", b"{\"appId\": \"a\", \"password\": \"b\", \"tenant\": \"c\"}".to_vec()),
        ("Credentials", b"[default]\naws_access_key_id = a\naws_secret_access_key = b\n".to_vec()),
    ];
    for (kind, bytes) in cases {
        let (told, mends) = answer(&bytes);
        assert_eq!(told, [format!("unreadable Foreign({kind})")]);
        assert!(mends.is_empty());
    }
}

#[test]
fn programs_and_paths_with_blanks() {
    let exec = |command: &str, args: &str| {
        with_user(&format!(
            "exec: {{apiVersion: client.authentication.k8s.io/v1beta1, command: {command}, args: [{args}]}}"
        ))
    };
    let server = "--server-id, 6dae42f8-4368-4678-94ff-3960e28e3630, --tenant-id, t";
    let azure = |first: &str| format!("{first}, {server}");
    for (command, args, told, mends) in [
        (
            "kubelogin get-token",
            azure("--login, azurecli"),
            vec!["fails JoinedCommand"],
            vec!["Split"],
        ),
        (
            "/usr/local/bin/kubelogin get-token",
            azure("--login, azurecli"),
            vec!["fails JoinedCommand"],
            vec!["Split"],
        ),
        (
            "'kubelogin '",
            azure("get-token, --login, azurecli"),
            vec!["fails JoinedCommand"],
            vec!["Split"],
        ),
        (
            "aws eks get-token",
            "--cluster-name, c".into(),
            vec!["fails JoinedCommand"],
            vec!["Split"],
        ),
        (
            "kubelogin",
            azure("get-token --login azurecli"),
            vec!["fails JoinedArguments"],
            vec!["Split"],
        ),
        (
            "kubelogin",
            azure("get-token, --login azurecli"),
            vec!["fails JoinedArguments"],
            vec!["Split"],
        ),
        (
            "kubelogin",
            azure("get-token, '--login \"azurecli\"'"),
            vec!["fails JoinedArguments", "fails Login"],
            vec![],
        ),
        (
            "'C:\\Program Files\\kubelogin.exe'",
            azure("get-token, --login, azurecli"),
            vec!["advice Path"],
            vec![],
        ),
        ("/opt/my tools/login", "a b".into(), vec![], vec![]),
        ("sh", "-c, kubelogin get-token --login azurecli".into(), vec![], vec![]),
        ("bash", "-c, '--x y'".into(), vec![], vec![]),
        (
            "kubectl",
            "oidc-login, get-token, --oidc-issuer-url=https://a, --oidc-client-id=a b".into(),
            vec![],
            vec![],
        ),
        ("aws", "--region, a, eks, get-token, --cluster-name, my cluster".into(), vec![], vec![]),
    ] {
        let text = exec(command, &args);
        assert_eq!(
            answer(text.as_bytes()),
            (
                told.iter().map(|t| (*t).to_owned()).collect(),
                mends.iter().map(|t| (*t).to_owned()).collect()
            ),
            "{command} {args}"
        );
    }
    // Escapes that YAML reads without a complaint.
    let path = usual().replace(
        "server: https://c",
        "server: https://c\n    certificate-authority: \"C:\\temp\\new.crt\"",
    );
    let (told, mends) = answer(path.as_bytes());
    assert_eq!((told, mends), (vec!["fails EscapedPath".to_owned()], vec!["Path".to_owned()]));
    let mended = repair(&read(path.as_bytes()).unwrap(), NOW).unwrap();
    assert!(
        mended.text.contains(r"C:\temp\new.crt") || mended.text.contains(r"C:\\temp\\new.crt"),
        "{}",
        mended.text
    );
}

#[test]
fn placeholders_tell_how_to_print_the_secret() {
    for value in
        ["REDACTED", "'[REDACTED]'", "<redacted>", "'(sensitive value)'", "'***'", "<your token>"]
    {
        let (told, _) = answer(with_user(&format!("token: {value}")).as_bytes());
        assert_eq!(told, ["fails Omitted"], "{value}");
    }
    for value in ["x", "kubeconfig-u-abc:xyz", "redactedtoken"] {
        let (told, _) = answer(with_user(&format!("token: {value}")).as_bytes());
        assert_eq!(told, ["advice StaticToken"], "{value}");
    }
    let (told, _) = answer(
        with_user("client-certificate-data: <data>\n    client-key-data: REDACTED").as_bytes(),
    );
    assert_eq!(told, ["refused Omitted", "fails Omitted"]);
}

#[test]
fn what_mending_a_file_loses_is_told_with_its_lines() {
    let anchors = fixtures::text("cases/b/b01-anchors.yaml");
    // Where one line changes, the aliases stay.
    let file = read(anchors.replace("kind: Config", "kind: config # x").as_bytes()).unwrap();
    let mended = repair(&file, NOW).unwrap();
    assert!(mended.losses == Losses::default() && mended.text.contains("kind: Config # x\n"));
    assert_eq!(mended.text, anchors.replace("kind: Config", "kind: Config # x"));
    // A key that stands twice is left out, so the file is written anew.
    let twice = anchors.replace("kind: Config", "kind: Config\nkind: Config # x");
    let mended = repair(&read(twice.as_bytes()).unwrap(), NOW).unwrap();
    assert!(!mended.losses.aliases.is_empty() && !mended.text.contains('*'));
    let told = existing::losses(&mended.losses);
    assert!(told[0].starts_with("A comment is lost (line 16)"), "{told:?}");
    assert_eq!(told[1], "An alias (*name) is replaced by what it stands for (line 8).");
}
