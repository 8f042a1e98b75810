//! Whatever is told of a file that somebody has holds no secret of it, wherever it stood and
//! however the file is broken.

use purser::guide::troubleshoot::for_support;
use purser::kubeconfig::existing::{
    Addition, Decisions, Existing, PortalOffer, ReadError, check, diagnose, merge, read, repair,
};
use purser::kubeconfig::secret;
use purser::ui::text::{check as words, diagnostics, existing as told};
use purser::yaml;

const NOW: i64 = 1_790_000_000;

/// A file with a secret in every place that has one; each holds `hush`.
const THEIRS: &str = "apiVersion: v1
kind: Config
clusters:
- name: dev
  cluster: { server: 'https://u:hush0@old.example', proxy-url: 'http://u:hush1@proxy.example' }
contexts:
- name: mine
  context: { cluster: dev, user: bob }
- name: exec
  context: { cluster: dev, user: exec }
- name: dex
  context: { cluster: dev, user: dex }
users:
- name: bob
  user:
    token: hush2
    username: bob
    password: hush3
    client-key-data: aHVzaA==
- name: exec
  user:
    exec:
      apiVersion: client.authentication.k8s.io/v1beta1
      command: kubelogin
      args: [get-token, --client-secret, hush4, --password=hush5, '--x=eyJhush.eyJhush.hush']
      env: [{ name: AZURE_CLIENT_SECRET, value: hush6 }]
- name: dex
  user: { auth-provider: { name: oidc, config: { id-token: eyJhush.eyJhush.hush, refresh-token: hush7, client-secret: hush8 } } }
current-context: mine
";

#[track_caller]
pub fn silent(what: &str, text: &str) {
    for secret in ["hush", "aHVzaA"] {
        assert!(!text.contains(secret), "{what} tells a secret: {text}");
    }
}

/// All that merging and checking say of a file, in words.
fn all_of(file: &Existing) -> Vec<String> {
    let portal = PortalOffer { url: "https://k8s.example/", clusters: &[] };
    let report = check(file, NOW, &portal);
    let mut all = Vec::new();
    let mut finding = |fault: &_| {
        let fault = diagnostics::diagnostic(fault);
        all.push(format!("{} {}", fault.what, fault.next));
    };
    report.diagnostics.iter().for_each(|one| finding(&one.kind));
    diagnose(file, NOW).iter().for_each(|one| finding(&one.kind));
    if let Some(mended) = repair(file, NOW) {
        mended.remaining.iter().for_each(|one| finding(&one.kind));
        all.extend(mended.repairs.iter().map(|one| words::repair(&one.kind).into_owned()));
    }
    for context in &report.contexts {
        all.extend(
            context.auth_method.iter().map(|sign_in| words::auth_method(sign_in, NOW).into_owned()),
        );
        all.extend(context.server.clone());
        all.push(format!("{} {} {:?}", context.user, context.cluster, context.namespace));
    }
    for tool in &report.tools {
        let tool = words::tool(tool);
        all.push(format!("{} {}", tool.what, tool.next));
    }
    all
}

/// Ways to break it.
pub fn broken() -> Vec<(&'static str, String)> {
    let harm = |from: &str, to: &str| THEIRS.replace(from, to);
    vec![
        ("as it is", THEIRS.to_owned()),
        ("another scheme", harm("'https://u:hush0@", "'ftp://u:hush0@")),
        (
            "an address that is none",
            harm("'https://u:hush0@old.example'", "'https://u:hush0@:x y'"),
        ),
        ("a proxy that is none", harm("'http://u:hush1@proxy.example'", "'gopher://u:hush1@a b'")),
        (
            "addresses of another type",
            harm(
                "server: 'https://u:hush0@old.example'",
                "server: ['https://u:hush0@old.example']",
            ),
        ),
        ("a list for a token", harm("token: hush2", "token: [hush2]")),
        ("a list for a password", harm("password: hush3", "password: { hush3: hush }")),
        ("a number for a token", harm("token: hush2", "token: 0x68")),
        (
            "a word for arguments",
            harm("args: [get-token, --client-secret, hush4, ", "args: [a, [b], {token: hush}, "),
        ),
        (
            "a word for variables",
            harm("env: [{ name: AZURE_CLIENT_SECRET, value: hush6 }]", "env: hush6"),
        ),
        ("a variable of another type", harm("value: hush6", "value: [hush6]")),
        ("a key that is cut off", harm("aHVzaA==", "aHVzaA")),
        (
            "two of one name",
            harm(
                "- name: dex\n  user:",
                "- { name: exec, user: { token: hush9, tokenFile: /a, password: hush } }\n- name: dex\n  user:",
            ),
        ),
        (
            "all ways in one user",
            harm(
                "    username: bob",
                "    exec: { command: 'a b', args: [--token, hush] }\n    auth-provider: a\n    username: bob",
            ),
        ),
        ("a token with a line break", harm("token: hush2", "token: \"hush2\\n\"")),
        (
            "a provider's text",
            harm("config: { id-token:", "config: { access-token: [hush], id-token:"),
        ),
    ]
}

#[test]
fn a_check_tells_no_secret() {
    for (what, text) in broken() {
        for told in all_of(&read(text.as_bytes()).unwrap()) {
            silent(what, &told);
        }
    }
    // A file that is no YAML.
    for cut in [": hush2", "{ id-token: eyJhush", "--password=hush5", "hush6"] {
        let at = THEIRS.find(cut).unwrap() + cut.len();
        for end in ["", "\"", "'\n\tx: [", "\n - ]", ": :"] {
            let text = format!("{}{end}", &THEIRS[..at]);
            let why: Option<ReadError> = read(text.as_bytes()).err();
            if let Some((_, words)) = why.map(|why| told::unreadable(&why)) {
                silent(cut, &format!("{} {}", words.what, words.next));
            }
        }
    }
}

#[test]
fn a_merge_tells_no_secret() {
    let new = THEIRS
        .replace("hush", "other")
        .replace("command: kubelogin", "command: kubectl")
        .replace("aHVzaA==", "b3RoZXI=")
        .replace("old.example", "new.example");
    let mut told_of = 0;
    for (what, text) in broken() {
        for (mine, new) in [(&text, &new), (&new, &text)] {
            let (Ok(mine), Ok(new)) = (read(mine.as_bytes()), Addition::read(new)) else {
                continue;
            };
            let Ok(merged) = merge(&mine, &new, &Decisions::default()) else { continue };
            for planned in &merged.entries {
                silent(what, &told::outcome(planned));
                for one in &planned.differences {
                    told_of += 1;
                    let shown = [one.mine.as_ref(), one.new.as_ref()].map(told::value);
                    silent(what, &format!("{}: {}", one.field, shown.join(" / ")));
                }
            }
        }
    }
    assert!(told_of > 50, "{told_of} differences were told");
}

#[test]
fn a_merged_file_says_that_it_holds_a_secret() {
    let without = "clusters: [{name: a, cluster: {server: 'https://a'}}]
users: [{name: a, user: {exec: {command: kubelogin, args: [get-token, --token-cache-dir, /a]}}}]";
    assert!(secret::contains_secret(&yaml::read(THEIRS).unwrap()));
    assert!(!secret::contains_secret(&yaml::read(without).unwrap()));
}

#[test]
fn a_text_for_support_holds_no_secret() {
    let text = "zorp --client-secret=hush4 MY_TOKEN=hush5 --oidc-client-secret hush Authorization: Bearer hush7
AZURE_CLIENT_CERTIFICATE_PASSWORD=hush8 refresh-token: hush9 --password hush";
    silent("for support", &for_support(text));
}
