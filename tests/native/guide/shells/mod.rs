//! What the page gives people to paste, pasted: into bash, zsh and fish for real, and through the
//! rules of PowerShell.
//!
//! `KUBECTL` names kubectl; `make test` sets it. bash, zsh and fish must be on the path.

mod lists;

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use proptest::prelude::*;
use purser::config::Method;
use purser::guide::{
    Action, BlockPurpose, ClusterKind, Environment, Expected, Finding, GuideContext, Helper,
    Remark, Shell, System, argument, commands, findings, flag, instructions, probe, quote,
};
use purser::kubeconfig::{AuthProvider, ExecEnv, Kubeconfig, Secret, User, preview};
use serde_json::{Value as Json, json};

use super::{documents, powershell};
use crate::awkward::AWKWARD;
use crate::fixtures::{self, kubectl};

/// A program that reads commands as a shell does, and the shell it stands for.
#[derive(Clone, Copy)]
struct Reader {
    program: &'static str,
    args: &'static [&'static str],
    shell: Shell,
}

const READERS: [Reader; 3] = [
    Reader { program: "bash", args: &["--norc", "--noprofile", "-s"], shell: Shell::Posix },
    Reader { program: "zsh", args: &["-f", "-s"], shell: Shell::Posix },
    Reader { program: "fish", args: &["--no-config"], shell: Shell::Fish },
];

/// A folder of its own for one case, empty.
fn scratch(name: &str) -> PathBuf {
    let folder = fixtures::scratch(&format!("shells/{name}"));
    fs::create_dir_all(folder.join("bin")).unwrap();
    folder
}

/// Pastes lines into a shell whose home is the folder; gives what it printed.
fn paste(reader: Reader, folder: &Path, path: &str, text: &str) -> (String, String) {
    let mut child = Command::new(reader.program)
        .args(reader.args)
        .env_clear()
        .env("HOME", folder)
        .env("PATH", path)
        .env("LANG", "C.UTF-8")
        .env("TERM", "dumb")
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| {
            let name = reader.program;
            panic!(
                "{name} cannot be started ({error}): `sudo apt-get install {name}`, or `make setup`"
            )
        });
    child.stdin.take().unwrap().write_all(format!("{text}\n").as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (text(&output.stdout), text(&output.stderr))
}

/// The path with the real kubectl first.
fn path_with_kubectl(folder: &Path) -> String {
    let _ = symlink(kubectl(), folder.join("bin/kubectl"));
    format!("{}:/usr/local/bin:/usr/bin:/bin", folder.join("bin").display())
}

/// What kubectl reads there, raw.
fn view(file: &Path) -> Json {
    let output = Command::new(kubectl())
        .args(["config", "view", "--raw", "-o", "json", "--kubeconfig"])
        .arg(file)
        .output()
        .unwrap_or_else(|error| panic!("kubectl cannot be started ({error}): `make setup`"));
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// The entries by list and name, as kubectl reads them, without what it adds or cannot write.
fn entries(config: &Json) -> BTreeMap<String, Json> {
    let mut all = BTreeMap::new();
    for list in ["clusters", "contexts", "users"] {
        for entry in config[list].as_array().into_iter().flatten() {
            let name = entry["name"].as_str().unwrap();
            let mut value = entry[list.trim_end_matches('s')].clone();
            if let Some(exec) = value.get_mut("exec").and_then(Json::as_object_mut) {
                exec.remove("installHint");
                exec.retain(|_, value| !value.is_null());
            }
            all.insert(format!("{list}/{name}"), value);
        }
    }
    all
}

fn composed(file: &Kubeconfig, folder: &Path) -> BTreeMap<String, Json> {
    let path = folder.join("composed.yaml");
    fs::write(&path, file.to_yaml().unwrap()).unwrap();
    entries(&view(&path))
}

/// A kubeconfig as people have them: a comment, an entry of their own, and old entries of the names
/// that are about to come, with what must not stay.
fn own(file: &Kubeconfig) -> String {
    let cluster = json!({"server": "https://old.example", "insecure-skip-tls-verify": true});
    let user = json!({"token": "old", "auth-provider": {"name": "oidc", "config": {"a": "b"}}});
    let list = |key: &str, names: Vec<&str>, value: &Json| -> Json {
        names.into_iter().map(|name| json!({"name": name, key: value})).collect()
    };
    let mut clusters: Vec<&str> = file.clusters.iter().map(|one| one.name.as_str()).collect();
    let mut users: Vec<&str> = file.users.iter().map(|one| one.name.as_str()).collect();
    clusters.push("mine");
    users.push("mine");
    let context = json!({"cluster": "mine", "user": "mine", "namespace": "old"});
    let mut contexts: Vec<&str> = file.contexts.iter().map(|one| one.name.as_str()).collect();
    contexts.push("mine");
    let config = json!({
        "apiVersion": "v1",
        "kind": "Config",
        "current-context": "mine",
        "clusters": list("cluster", clusters, &cluster),
        "users": list("user", users, &user),
        "contexts": list("context", contexts, &context),
    });
    format!("# mine\n{config}")
}

#[test]
fn commands_put_the_same_entries_into_a_kubeconfig() {
    for (name, file) in documents::all() {
        for reader in READERS {
            for existing in [false, true] {
                let folder = scratch(&format!("commands-{name}-{}-{existing}", reader.program));
                let path = path_with_kubectl(&folder);
                let config = folder.join(".kube/config");
                let before = own(&file);
                if existing {
                    fs::create_dir_all(folder.join(".kube")).unwrap();
                    fs::write(&config, &before).unwrap();
                }
                let made = commands(&file, reader.shell).unwrap();
                let case = format!("{name} in {}", reader.program);
                for block in made.blocks.iter().filter(|block| block.purpose != BlockPurpose::Use) {
                    let (_, complaint) = paste(reader, &folder, &path, &block.text());
                    assert!(complaint.is_empty(), "{case}: {complaint}\n{}", block.text());
                }
                let got = view(&config);
                let mut expected = composed(&file, &folder);
                if existing {
                    assert_eq!(got["current-context"], "mine", "{case}: not switched yet");
                    fs::write(folder.join("before.yaml"), &before).unwrap();
                    let old = entries(&view(&folder.join("before.yaml")));
                    expected.extend(old.into_iter().filter(|(key, _)| key.ends_with("/mine")));
                    let copies: Vec<_> = fs::read_dir(folder.join(".kube"))
                        .unwrap()
                        .map(|entry| entry.unwrap().path())
                        .filter(|path| path.extension().is_some_and(|end| end == "bak"))
                        .collect();
                    assert_eq!(copies.len(), 1, "{case}: one copy");
                    assert_eq!(fs::read_to_string(&copies[0]).unwrap(), before, "{case}");
                }
                assert_eq!(entries(&got), expected, "{case}");
                let switch = made.blocks.last().unwrap();
                assert_eq!(switch.purpose, BlockPurpose::Use);
                let (_, complaint) = paste(reader, &folder, &path, &switch.text());
                assert!(complaint.is_empty(), "{case}: {complaint}");
                assert_eq!(view(&config)["current-context"], file.current_context.as_str());
            }
        }
    }
}

#[test]
fn every_file_of_a_list_is_kept_before_a_change() {
    for reader in READERS {
        let folder = scratch(&format!("backup-{}", reader.program));
        for name in ["a b.yaml", "-c'.yaml"] {
            fs::write(folder.join(name), name).unwrap();
        }
        let list = format!("{0}/a b.yaml:{0}/-c'.yaml:{0}/none", folder.display());
        let set = match reader.shell {
            Shell::Fish => format!("set -gx KUBECONFIG {}", quote(reader.shell, &list)),
            _ => format!("export KUBECONFIG={}", quote(reader.shell, &list)),
        };
        let made = commands(&documents::all()[0].1, reader.shell).unwrap();
        let block = &made.blocks[0];
        assert_eq!(block.purpose, BlockPurpose::Backup);
        let (_, complaint) =
            paste(reader, &folder, "/usr/bin:/bin", &format!("{set}\n{}", block.text()));
        assert!(complaint.is_empty(), "{}: {complaint}", reader.program);
        let copies = fs::read_dir(&folder).unwrap().filter(|entry| {
            entry.as_ref().unwrap().path().extension().is_some_and(|end| end == "bak")
        });
        assert_eq!(copies.count(), 2, "{}", reader.program);
    }
}

#[test]
fn what_a_person_should_know_is_said() {
    let remarks = |name: &str| {
        let (_, file) = documents::all().into_iter().find(|(one, _)| *one == name).unwrap();
        commands(&file, Shell::Posix).unwrap().remarks
    };
    assert_eq!(remarks("aks-interactive"), [Remark::Replaces, Remark::NoInstallHint]);
    let oidc = [Remark::Replaces, Remark::NoInstallHint, Remark::Kubectl130];
    assert_eq!(remarks("oidc-browser"), oidc);
    assert_eq!(remarks("token"), [Remark::Replaces, Remark::SecretInHistory]);
    assert_eq!(remarks("builtin"), [Remark::Replaces, Remark::SecretInHistory]);
    let mut file = documents::all()[0].1.clone();
    let User::Exec(exec) = &mut file.users[0].value else { panic!("a program") };
    exec.args.push("a\r\nb".to_owned());
    assert!(commands(&file, Shell::Posix).is_err());
}

#[test]
fn no_secret_is_in_masked_commands_however_it_must_be_quoted() {
    // Quoting takes a secret apart, so that looking for it in the text would not find it.
    let secret = "it's \"so\", eyJhbGciOi.eyJ\u{1b}.x";
    let mut file = documents::all()[0].1.clone();
    let User::Exec(exec) = &mut file.users[0].value else { panic!("a program") };
    exec.args.extend([format!("--client-secret={secret}"), "--password".into(), secret.into()]);
    let variable =
        ExecEnv { name: "AZURE_CLIENT_CERTIFICATE_PASSWORD".into(), value: secret.into() };
    exec.env.push(variable);
    masked_everywhere(&file, 3);
    let config = ["id-token", "refresh-token", "client-secret"];
    let config = config.map(|key| (key.to_owned(), secret.to_owned())).into();
    file.users[0].value = User::AuthProvider(AuthProvider { name: "oidc".into(), config });
    masked_everywhere(&file, 3);
    file.users[0].value = User::Token(Secret(secret.into()));
    masked_everywhere(&file, 1);
}

/// Its commands and its preview hold so many secrets, each masked.
fn masked_everywhere(file: &Kubeconfig, secrets: usize) {
    for shell in Shell::ALL {
        let (real, masked) =
            (commands(file, shell).unwrap(), commands(&file.masked(), shell).unwrap());
        let (real, masked) = (real.blocks[1].text(), masked.blocks[1].text());
        assert!(real.contains("eyJhbGciOi"), "{shell:?}");
        assert!(!masked.contains("eyJ") && !masked.contains("it'"), "{shell:?}: {masked}");
        assert_eq!(masked.matches("••••••••").count(), secrets, "{shell:?}: {masked}");
        // A token alone makes a line long that is short without it.
        if secrets > 1 {
            assert_eq!(masked.lines().count(), real.lines().count() - extra(&real), "{shell:?}");
        }
    }
    let text = file.to_yaml().unwrap();
    let hidden: Vec<String> = preview::lines(file, &text, false)
        .iter()
        .map(|line| line.spans.iter().map(|(_, text)| text.as_str()).collect())
        .collect();
    let hidden = hidden.join("\n");
    assert!(text.contains("eyJhbGciOi") && !hidden.contains("eyJ"), "{hidden}");
    assert_eq!(hidden.lines().count(), text.lines().count());
}

/// The function that PowerShell needs for some words is a line of its own.
fn extra(text: &str) -> usize {
    text.lines().filter(|line| line.starts_with("function purser-word")).count()
}

// Words.

/// Words that shells mind.
const HOSTILE: [&str; 32] = [
    "",
    " ",
    "-",
    "--",
    "-n",
    "'",
    "''",
    "\"",
    "\\",
    "\\'",
    "a\\",
    "$HOME",
    "$(id)",
    "`id`",
    "!!",
    "a!b'",
    "%PATH%",
    "~",
    "*",
    "?",
    "[a]",
    "{a,b}",
    "a;b",
    "a&b",
    "a|b",
    "#a",
    "=a",
    "^",
    "it\u{2019}s \u{201c}so\u{201d} \u{2018}",
    "a\nb\r\n\tc",
    "\u{1b}[201~\u{7}x\u{7f}",
    "\u{202e}\u{feff}é😀",
];

fn words_through(name: &str, reader: Reader, words: &[String]) -> Vec<String> {
    let folder = scratch(&format!("{name}-{}", reader.program));
    // Prints its arguments, each ended by a zero byte; a program, so that no builtin interprets.
    let script = folder.join("bin/show");
    fs::write(&script, "#!/bin/sh\nfor a; do printf '%s\\0' \"$a\"; done\n").unwrap();
    fs::set_permissions(&script, fs::Permissions::from_mode(0o755)).unwrap();
    let path = format!("{}:/usr/bin:/bin", folder.join("bin").display());
    let words: Vec<String> = words.iter().map(|word| argument(reader.shell, word)).collect();
    for word in &words {
        assert!(!word.contains(|c: char| c.is_control()), "{word} is one line to see");
    }
    let (printed, complaint) = paste(reader, &folder, &path, &format!("show {}", words.join(" ")));
    assert!(complaint.is_empty(), "{}: {complaint}", reader.program);
    let mut got: Vec<String> = printed.split('\0').map(str::to_owned).collect();
    assert_eq!(got.pop().as_deref(), Some(""));
    got
}

fn awkward_words() -> Vec<String> {
    let words = HOSTILE.iter().chain(AWKWARD);
    words.map(|word| word.replace('\0', "")).collect()
}

#[test]
fn awkward_words_arrive_unchanged() {
    let words = awkward_words();
    for reader in READERS {
        assert_eq!(words_through("awkward", reader, &words), words, "{}", reader.program);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20))]

    #[test]
    fn any_words_arrive_unchanged(words in proptest::collection::vec("[^\0]{0,20}|[-'\"\\\\$`!%~*?;&|<> \n\u{1b}\u{2019}0-9]{0,12}", 1..40)) {
        for reader in READERS {
            prop_assert_eq!(&words_through("any", reader, &words), &words, "{}", reader.program);
        }
    }
}

proptest! {
    #[test]
    fn any_word_arrives_unchanged_through_powershell(word in "[^\0]{0,20}|[-'\"\\\\$` \n\u{1b}\u{2018}-\u{201f}0-9]{0,12}") {
        prop_assert_eq!(powershell::value(&quote(Shell::PowerShell, &word)), word.clone());
        for version in powershell::VERSIONS {
            let line = format!("show {} x", argument(Shell::PowerShell, &word));
            let got = powershell::arguments(&line, version);
            prop_assert_eq!(&got, &[word.clone(), "x".to_owned()], "{:?}", version);
            let line = format!("show {} x", flag(Shell::PowerShell, "a", &word));
            let got = powershell::arguments(&line, version);
            prop_assert_eq!(&got, &[format!("--a={word}"), "x".to_owned()], "{:?}", version);
        }
    }
}

#[test]
fn awkward_words_arrive_unchanged_through_powershell() {
    for word in awkward_words() {
        for version in powershell::VERSIONS {
            let line = format!("show {} x", argument(Shell::PowerShell, &word));
            assert_eq!(powershell::arguments(&line, version), [word.as_str(), "x"], "{version:?}");
        }
    }
}

#[test]
fn powershell_hands_kubectl_the_same_words_as_bash() {
    for (name, file) in documents::all() {
        // A kubectl that writes down its words; the flag that differs by design is a path.
        let folder = scratch(&format!("words-of-{name}"));
        let script = folder.join("bin/kubectl");
        let log = folder.join("log");
        let text = format!(
            "#!/bin/sh\nfor a; do printf '%s\\0' \"$a\"; done >> {0}; printf '\\n\\0' >> {0}\n",
            log.display()
        );
        fs::write(&script, text).unwrap();
        fs::set_permissions(&script, fs::Permissions::from_mode(0o755)).unwrap();
        let path = format!("{}:/usr/bin:/bin", folder.join("bin").display());
        let block = |shell: Shell| {
            let blocks = commands(&file, shell).unwrap().blocks;
            blocks.into_iter().find(|block| block.purpose == BlockPurpose::Entries).unwrap()
        };
        for name in ["a", "b"] {
            fs::write(folder.join(name), name).unwrap();
        }
        let list = format!("export KUBECONFIG={0}/a:{0}/b\n", folder.display());
        paste(READERS[0], &folder, &path, &(list + &block(Shell::Posix).text()));
        let log = fs::read_to_string(&log).unwrap();
        let bash: Vec<Vec<String>> = log
            .split("\n\0")
            .filter(|run| !run.is_empty())
            .map(|run| run.trim_end_matches('\0').split('\0').map(str::to_owned).collect())
            .collect();
        for version in powershell::VERSIONS {
            let lines = block(Shell::PowerShell).commands;
            let got: Vec<Vec<String>> = lines
                .iter()
                .filter(|line| line.starts_with("kubectl"))
                .map(|line| powershell::arguments(line, version))
                .collect();
            let plain = |runs: &[Vec<String>]| -> Vec<Vec<String>> {
                let same = |word: &String| !word.starts_with("--certificate-authority=");
                runs.iter().map(|run| run.iter().filter(|w| same(w)).cloned().collect()).collect()
            };
            assert_eq!(plain(&got), plain(&bash), "{name} {version:?}");
        }
    }
}

// The one line, with programs that stand in for the real ones.

struct StandIns<'a> {
    kubectl: Option<&'a str>,
    kubelogin: Option<&'a str>,
    az: Option<&'a str>,
}

const KUBECTL: &str = r#"case "$*" in
"version --client") echo "Client Version: v1.33.4"; echo "Kustomize Version: v5.6.0";;
"oidc-login get-token --help") echo "error: unknown command oidc-login" >&2; exit 1;;
esac"#;
const KUBECTL_WITH_PLUGIN: &str = r#"case "$*" in
"version --client") echo 'Client Version: version.Info{Major:"1", Minor:"25", GitVersion:"v1.25.3", GitCommit:"x"}';;
"oidc-login get-token --help") echo "      --oidc-issuer-url string   Issuer URL";;
esac"#;
const AZURE: &str = r#"case "$*" in
"convert-kubeconfig --help") echo "convert kubeconfig to use exec auth module";;
"--version") printf 'kubelogin version \ngit hash: v0.2.10/abc\nGo version: go1.24.4\n';;
esac"#;
const INT128: &str = r#"case "$*" in
"convert-kubeconfig --help") echo 'Error: unknown command "convert-kubeconfig"' >&2; exit 1;;
"get-token --help") echo "  --oidc-issuer-url string";;
"--version") echo "kubelogin version v1.34.1 (go1.24 linux_amd64)";;
esac"#;
const TENANT: &str = "8f9c2a10-5b7e-4d3c-9a61-2e4f6b8c0d1e";

/// Pastes the line into a shell that finds these programs only, with these variables exported.
fn probed(reader: Reader, programs: &StandIns<'_>, variables: &[(&str, &str)]) -> String {
    let folder = scratch(&format!("probe-{}", reader.program));
    for tool in ["sh", "sed", "grep", "head", "uname", "env", "cat"] {
        let found = ["/usr/bin", "/bin"].iter().map(|place| Path::new(place).join(tool));
        let found = found.into_iter().find(|path| path.exists()).unwrap();
        symlink(found, folder.join("bin").join(tool)).unwrap();
    }
    let all =
        [("kubectl", programs.kubectl), ("kubelogin", programs.kubelogin), ("az", programs.az)];
    for (name, text) in all {
        if let Some(text) = text {
            let path = folder.join("bin").join(name);
            fs::write(&path, format!("#!/bin/sh\n{text}\n")).unwrap();
            fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        }
    }
    let mut text = String::new();
    for (name, value) in variables {
        let value = quote(reader.shell, value);
        let line = match reader.shell {
            Shell::Fish => format!("set -gx {name} {value}\n"),
            _ => format!("export {name}={value}\n"),
        };
        text.push_str(&line);
    }
    text.push_str(&probe(reader.shell));
    let found = ["/usr/bin", "/bin", "/usr/local/bin"]
        .iter()
        .map(|place| Path::new(place).join(reader.program))
        .find(|path| path.exists());
    let found = found.unwrap_or_else(|| panic!("`sudo apt-get install {}`", reader.program));
    let found: &'static str = Box::leak(found.display().to_string().into_boxed_str());
    let reader = Reader { program: found, ..reader };
    let (printed, complaint) =
        paste(reader, &folder, &folder.join("bin").display().to_string(), &text);
    assert!(complaint.is_empty(), "{}: {complaint}", reader.program);
    printed
}

#[test]
fn the_line_tells_what_is_there() {
    let expected =
        Expected { kind: ClusterKind::Aks, method: Method::AzureCli, tenant: Some(TENANT) };
    let az = format!("echo {TENANT}");
    for reader in READERS {
        let good = StandIns { kubectl: Some(KUBECTL), kubelogin: Some(AZURE), az: Some(&az) };
        let text = probed(reader, &good, &[]);
        let report = findings(&text, &expected).unwrap_or_else(|| panic!("{text}"));
        let wanted = [
            Finding::NoKubeconfig,
            Finding::Kubectl("v1.33.4".into()),
            Finding::HelperThere(Helper::AzureKubelogin, "v0.2.10".into()),
            Finding::AzReady(TENANT.into()),
        ];
        assert_eq!(report, wanted, "{}:\n{text}", reader.program);

        let none = StandIns { kubectl: None, kubelogin: None, az: None };
        let text = probed(reader, &none, &[]);
        let report = findings(&text, &expected).unwrap();
        let wanted = [
            Finding::NoKubectl,
            Finding::NoHelper(Helper::AzureKubelogin),
            Finding::NoAz,
            Finding::NoKubeconfig,
        ];
        assert_eq!(report, wanted, "{}:\n{text}", reader.program);
    }
}

#[test]
fn the_line_tells_the_two_of_one_name_apart_and_what_strays() {
    for reader in READERS {
        let az = "exit 1";
        let programs =
            StandIns { kubectl: Some(KUBECTL_WITH_PLUGIN), kubelogin: Some(INT128), az: Some(az) };
        let variables = [
            ("AAD_LOGIN_METHOD", "devicecode"),
            ("AZURE_TENANT_ID", "0a0a0a0a-1b1b-4c2c-8d3d-4e4e4e4e4e4e"),
            ("AZURE_CLIENT_SECRET", "hunter2-very-secret"),
            ("HTTPS_PROXY", "http://alice:pw@proxy:3128"),
            ("KUBECONFIG", "/home/a/x.yaml:/home/a/.kube/config"),
        ];
        let text = probed(reader, &programs, &variables);
        assert!(!text.contains("hunter2") && !text.contains("pw@"), "no secret: {text}");
        let aks =
            Expected { kind: ClusterKind::Aks, method: Method::AzureCli, tenant: Some(TENANT) };
        let found = findings(&text, &aks).unwrap();
        let has = |wanted: &Finding| assert!(found.contains(wanted), "{wanted:?} in {found:?}");
        has(&Finding::OldKubectl("v1.25.3".into()));
        let wrong = |finding: &Finding| matches!(finding, Finding::WrongKubelogin { needed: Helper::AzureKubelogin, path } if path.ends_with("/bin/kubelogin"));
        assert!(found.iter().any(wrong), "{found:?}");
        has(&Finding::AzSignedOut);
        has(&Finding::LoginMethod("devicecode".into()));
        has(&Finding::Overrides {
            name: "AZURE_TENANT_ID".into(),
            value: "0a0a0a0a-1b1b-4c2c-8d3d-4e4e4e4e4e4e".into(),
        });
        has(&Finding::Credential("AZURE_CLIENT_SECRET".into()));
        has(&Finding::Proxy);
        has(&Finding::Kubeconfig(vec!["/home/a/x.yaml".into(), "/home/a/.kube/config".into()]));
        let oidc = Expected { kind: ClusterKind::Oidc, method: Method::Browser, tenant: None };
        let found = findings(&text, &oidc).unwrap();
        assert!(found.contains(&Finding::HelperThere(Helper::OidcLogin, String::new())));
        assert!(!found.iter().any(|one| matches!(one, Finding::LoginMethod(_))), "not its matter");
    }
}

// The guide's own lines.

fn context(environment: Environment, shell: Shell) -> GuideContext<'static> {
    GuideContext {
        environment,
        shell,
        kind: ClusterKind::Aks,
        method: Method::Interactive,
        file_name: "kubeconfig-prod.yaml",
        tenant: Some(TENANT),
        system: System::Linux,
        cloud: None,
    }
}

fn lines_of(context: &GuideContext<'_>, action: Action) -> String {
    let steps = instructions(context);
    let step = steps.iter().find(|step| step.action == action).unwrap();
    step.alternatives[0].text()
}

#[test]
fn the_newest_download_is_put_in_place_privately_and_an_older_one_kept() {
    for reader in READERS {
        let folder = scratch(&format!("put-{}", reader.program));
        let downloads = folder.join("Downloads");
        fs::create_dir_all(&downloads).unwrap();
        fs::create_dir_all(folder.join(".kube")).unwrap();
        fs::write(folder.join(".kube/kubeconfig-prod.yaml"), "older").unwrap();
        for (age, name) in [
            "kubeconfig-prod (2).yaml",
            "kubeconfig-prod (1).yaml",
            "kubeconfig-prod(1).yaml",
            "kubeconfig-prod.yaml",
            "kubeconfig-prod-b.yaml",
        ]
        .iter()
        .enumerate()
        {
            let path = downloads.join(name);
            fs::write(&path, name).unwrap();
            let file = fs::File::open(&path).unwrap();
            let seconds = 3600 * (age as u64 + 1) * if age == 4 { 0 } else { 1 };
            let time = std::time::SystemTime::now() - std::time::Duration::from_secs(seconds);
            file.set_modified(time).unwrap();
        }
        let place = context(Environment::Linux, reader.shell);
        let path = path_with_kubectl(&folder);
        let (_, complaint) = paste(reader, &folder, &path, &lines_of(&place, Action::PutFile));
        assert!(complaint.is_empty(), "{}: {complaint}", reader.program);
        let file = folder.join(".kube/kubeconfig-prod.yaml");
        assert_eq!(fs::read_to_string(&file).unwrap(), "kubeconfig-prod (2).yaml");
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        assert!(downloads.join("kubeconfig-prod-b.yaml").exists(), "another cluster's stays");
        let kept = fs::read_dir(folder.join(".kube")).unwrap().any(|entry| {
            fs::read_to_string(entry.unwrap().path()).is_ok_and(|text| text == "older")
        });
        assert!(kept, "{}: the older one is kept", reader.program);

        let show = "\nprintenv KUBECONFIG";
        let home = folder.display();
        let wanted = format!("{home}/.kube/kubeconfig-prod.yaml:{home}/.kube/config\n");
        let now = lines_of(&place, Action::UseNow) + show;
        assert_eq!(paste(reader, &folder, &path, &now).0, wanted, "{}", reader.program);
        let always = lines_of(&place, Action::UseAlways);
        // Without its contexts fish keeps no universal variables.
        let reader = match reader.shell {
            Shell::Fish => Reader { args: &[], ..reader },
            _ => reader,
        };
        assert_eq!(paste(reader, &folder, &path, &always).1, "", "{}", reader.program);
        let later = match reader.shell {
            Shell::Fish => show.to_owned(),
            _ => format!(". ~/.bashrc{show}"),
        };
        assert_eq!(paste(reader, &folder, &path, &later).0, wanted, "{}", reader.program);
    }
}

#[test]
fn a_second_paste_leaves_the_file_where_it_is() {
    for reader in READERS {
        let folder = scratch(&format!("twice-{}", reader.program));
        fs::create_dir_all(folder.join("Downloads")).unwrap();
        fs::write(folder.join("Downloads/kubeconfig-prod.yaml"), "mine").unwrap();
        let put = lines_of(&context(Environment::Linux, reader.shell), Action::PutFile);
        let (_, complaint) = paste(reader, &folder, "/usr/bin:/bin", &put);
        assert!(complaint.is_empty(), "{}: {complaint}", reader.program);
        let (_, complaint) = paste(reader, &folder, "/usr/bin:/bin", &put);
        assert_eq!(complaint, "not found: kubeconfig-prod.yaml\n", "{}", reader.program);
        let all: Vec<_> = fs::read_dir(folder.join(".kube"))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        assert_eq!(all, ["kubeconfig-prod.yaml"], "{}", reader.program);
        let text = fs::read_to_string(folder.join(".kube/kubeconfig-prod.yaml")).unwrap();
        assert_eq!(text, "mine", "{}", reader.program);
    }
}

#[test]
fn a_list_of_kubeconfigs_is_kept_and_does_not_grow() {
    for reader in READERS {
        let folder = scratch(&format!("list-{}", reader.program));
        let place = context(Environment::Linux, reader.shell);
        let file_name = "it's [a] $x.yaml";
        let place = GuideContext { file_name, ..place };
        let wanted = format!("{}/.kube/{file_name}:/a/one:/b/two\n", folder.display());
        let set = match reader.shell {
            Shell::Fish => "set -gx KUBECONFIG /a/one:/b/two",
            _ => "export KUBECONFIG=/a/one:/b/two",
        };
        let now = lines_of(&place, Action::UseNow);
        let text = format!("{set}\n{now}\n{now}\nprintenv KUBECONFIG");
        let got = paste(reader, &folder, "/usr/bin:/bin", &text);
        assert_eq!(got, (wanted.clone(), String::new()), "{}", reader.program);
        // Without its contexts fish keeps no universal variables.
        let reader = match reader.shell {
            Shell::Fish => Reader { args: &[], ..reader },
            _ => reader,
        };
        let always = lines_of(&place, Action::UseAlways);
        let (_, complaint) =
            paste(reader, &folder, "/usr/bin:/bin", &format!("{set}\n{always}\n{always}"));
        assert!(complaint.is_empty(), "{}: {complaint}", reader.program);
        let later = match reader.shell {
            Shell::Fish => "printenv KUBECONFIG".to_owned(),
            _ => format!("{set}\n. ~/.bashrc\n. ~/.bashrc\nprintenv KUBECONFIG"),
        };
        assert_eq!(paste(reader, &folder, "/usr/bin:/bin", &later).0, wanted, "{}", reader.program);
    }
}

#[test]
fn the_newest_download_goes_to_the_other_machine() {
    for reader in READERS {
        for (place, program) in [(Environment::Ssh, "scp"), (Environment::Container, "docker")] {
            let folder = scratch(&format!("away-{program}-{}", reader.program));
            fs::create_dir_all(folder.join("Downloads")).unwrap();
            for (age, name) in
                ["kubeconfig-prod (1).yaml", "kubeconfig-prod.yaml"].iter().enumerate()
            {
                let path = folder.join("Downloads").join(name);
                fs::write(&path, name).unwrap();
                let time = std::time::SystemTime::now()
                    - std::time::Duration::from_secs(3600 * age as u64);
                fs::File::open(&path).unwrap().set_modified(time).unwrap();
            }
            for name in ["ssh", "scp", "docker"] {
                let path = folder.join("bin").join(name);
                fs::write(&path, "#!/bin/sh\nfor a; do printf '<%s>' \"$a\"; done; echo\n")
                    .unwrap();
                fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
            }
            let path = format!("{}:/usr/bin:/bin", folder.join("bin").display());
            let put = lines_of(&context(place, reader.shell), Action::PutFile);
            let (printed, complaint) = paste(reader, &folder, &path, &put);
            assert!(complaint.is_empty(), "{}: {complaint}", reader.program);
            let from = format!("<{}/Downloads/kubeconfig-prod (1).yaml>", folder.display());
            let wanted = match place {
                Environment::Ssh => format!("<-p>{from}<you@server:.kube/kubeconfig-prod.yaml>\n"),
                _ => format!("<cp>{from}<my-container:/root/.kube/kubeconfig-prod.yaml>\n"),
            };
            assert!(printed.contains(&wanted), "{}: {printed}", reader.program);
        }
    }
}

#[test]
fn the_list_of_allowed_programs_is_a_document() {
    for reader in READERS {
        let folder = scratch(&format!("kuberc-{}", reader.program));
        fs::create_dir_all(folder.join(".kube")).unwrap();
        let steps = instructions(&context(Environment::Linux, reader.shell));
        let step = steps.iter().find(|step| step.action == Action::Allowlist).unwrap();
        let text = step.alternatives[1].text();
        let (_, complaint) = paste(reader, &folder, "/usr/bin:/bin", &text);
        assert!(complaint.is_empty(), "{}: {complaint}", reader.program);
        let written = fs::read_to_string(folder.join(".kube/kuberc")).unwrap();
        let read = purser::yaml::read(&written).unwrap();
        let policy = read.get("credentialPluginPolicy").and_then(purser::yaml::Node::text);
        assert_eq!(policy, Some("Allowlist"));
    }
}

#[test]
fn every_line_of_the_guide_is_read_whole_by_its_shell() {
    // `-n` reads without running.
    let check: [(&str, &[&str], Shell); 3] = [
        ("bash", &["-n"], Shell::Posix),
        ("zsh", &["-n"], Shell::Posix),
        ("fish", &["--no-execute"], Shell::Fish),
    ];
    for (program, args, shell) in check {
        let folder = scratch(&format!("parse-{program}"));
        for place in Environment::ALL.into_iter().filter(|place| place.shells().contains(&shell)) {
            for (kind, method) in [
                (ClusterKind::Aks, Method::AzureCli),
                (ClusterKind::Aks, Method::DeviceCode),
                (ClusterKind::Oidc, Method::Browser),
                (ClusterKind::Oidc, Method::Token),
            ] {
                let context = GuideContext { kind, method, ..context(place, shell) };
                let all: Vec<String> = instructions(&context)
                    .iter()
                    .flat_map(|step| step.alternatives.iter().map(|way| way.text()))
                    .collect();
                let file = folder.join("lines");
                fs::write(&file, all.join("\n")).unwrap();
                let output = Command::new(program).args(args).arg(&file).output().unwrap();
                let complaint = String::from_utf8_lossy(&output.stderr);
                assert!(output.status.success(), "{program} {place:?} {method:?}: {complaint}");
            }
        }
    }
}
