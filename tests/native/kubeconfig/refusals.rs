//! What this page says of a broken kubeconfig against what kubectl itself does with it.
//!
//! Each case is a file on which the real `kubectl` is run (`KUBECTL` names it; `make test` sets it):
//! one command that reads the file, and one that uses its current context against a port where
//! nobody listens. A file without a server leads kubectl to localhost:8080, where somebody may. A case
//! fails where kubectl changes its mind and where ours differs from it.

use std::path::Path;
use std::process::{Command, Stdio};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use purser::kubeconfig::existing::{Diagnostic, DiagnosticSeverity, diagnose, read};

use crate::fixtures;

/// Long after the certificate of 2021 ended, long before the other does.
const NOW: i64 = 1_790_000_000;

/// What kubectl does with a file.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Does {
    /// It refuses the file, in these words.
    Refuses(&'static str),
    /// It reads the file, but fails before it reaches the server, in these words.
    Fails(&'static str),
    /// It goes to the server. Where the second is true, ours has advice.
    Goes(bool),
    /// It goes to the server, where ours knows that the server will refuse.
    GoesInVain,
}
use Does::{Fails, Goes, GoesInVain, Refuses};

/// Where kubectl goes without a server.
const USUAL: Does = Fails("http://localhost:8080/version");
/// A token that ends in 2100.
const TOKEN: &str = "token: a.eyJleHAiOjQxMDI0NDQ4MDB9.c";
const S: &str = "server: 'https://127.0.0.1:1'";
const EXEC: &str = "apiVersion: client.authentication.k8s.io/v1beta1, command: /bin/false";

fn fixture(name: &str) -> String {
    STANDARD.encode(fixtures::text(&format!("existing/{name}")))
}

/// A file with one of each; empty parts are the usual ones. `CA`, `KEY` and `END` stand for base64
/// of a certificate, its key, and a certificate that ended.
fn whole(cluster: &str, user: &str, context: &str) -> String {
    let or = |text: &str, usual: &str| if text.is_empty() { usual.to_owned() } else { text.into() };
    let (cluster, user) = (or(cluster, S), or(user, TOKEN));
    let context = or(context, "cluster: c, user: u");
    format!(
        "apiVersion: v1\nkind: Config\nclusters:\n- name: c\n  cluster: {{{cluster}}}\nusers:\n- name: u\n  user: {{{user}}}\ncontexts:\n- name: x\n  context: {{{context}}}\ncurrent-context: x\n"
    )
}

fn filled(text: &str) -> String {
    let mut text = text.to_owned();
    for (word, file) in [("$CA", "client.pem"), ("$KEY", "client.key"), ("$END", "ended.pem")] {
        if text.contains(word) {
            text = text.replace(word, &fixture(file));
        }
    }
    text.replace("$FOLDER", &fixtures::path("existing"))
}

fn kubectl(path: &Path, args: &[&str]) -> (bool, String) {
    let output = Command::new(fixtures::kubectl())
        .args(args)
        .arg("--kubeconfig")
        .arg(path)
        .env("HOME", path.parent().unwrap())
        // It would stand for the server of a file that names none.
        .env_remove("KUBERNETES_MASTER")
        .stdin(Stdio::null())
        .output()
        .unwrap_or_else(|error| panic!("kubectl cannot be started ({error}): `make setup`"));
    let mut text = String::from_utf8_lossy(&output.stderr).into_owned();
    // It asks for a user name on the standard output.
    if !output.status.success() {
        text += &String::from_utf8_lossy(&output.stdout);
    }
    (output.status.success(), text)
}

/// Nothing where the case holds.
fn judge(name: &str, bytes: &[u8], does: Does) -> Option<String> {
    let name_of_file = name.replace([' ', '/', ':'], "-");
    let path = fixtures::scratch(&format!("refusals/{name_of_file}")).join("config");
    std::fs::write(&path, bytes).unwrap();
    let (reads, complaint) = kubectl(&path, &["config", "view", "--raw"]);
    // It writes which address it asks, whoever listens there and whatever they answer.
    let (_, used) = kubectl(&path, &["get", "--raw", "/version", "--request-timeout=5s", "-v=6"]);
    let reached = used.contains("The connection to the server 127.0.0.1:1 was refused");
    let theirs = match does {
        Refuses(words) => !reads && complaint.contains(words),
        Fails(words) => reads && !reached && used.contains(words),
        Goes(_) | GoesInVain => reads && reached,
    };
    let ours: Result<Vec<Diagnostic>, _> = read(bytes).map(|file| diagnose(&file, NOW));
    let worst = ours.as_ref().map(|found| found.iter().map(|f| f.severity).min());
    let agrees = matches!(
        (does, &worst),
        (Refuses(_), Err(_) | Ok(Some(DiagnosticSeverity::RejectsFile)))
            | (Fails(_) | GoesInVain, Ok(Some(DiagnosticSeverity::BreaksEntry)))
            | (Goes(true), Ok(Some(DiagnosticSeverity::Advice)))
            | (Goes(false), Ok(None))
    );
    (!theirs || !agrees).then(|| {
        format!("{name}: meant {does:?}\n  kubectl reads: {complaint}\n  kubectl uses: {used}\n  ours: {ours:?}")
    })
}

fn judge_all(cases: &[(&str, String, Does)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(name, text, does)| judge(name, filled(text).as_bytes(), *does))
        .collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn files_that_kubectl_refuses_or_reads() {
    let list = |text: &str| text.to_owned();
    judge_all(&[
        ("usual", whole("", "", ""), Goes(false)),
        ("kind", list("kind: Pod\n"), Refuses("no kind \"Pod\" is registered")),
        ("version", list("apiVersion: v2\nkind: Config\n"), Refuses("for version \"v2\"")),
        ("version number", list("apiVersion: 1\n"), Refuses("cannot unmarshal number")),
        ("a list", list("- a\n"), Refuses("cannot unmarshal array")),
        ("a word", list("hello\n"), Refuses("cannot unmarshal string")),
        ("html", list("<html><body>"), Refuses("cannot unmarshal string")),
        ("tab", list("clusters:\n\t- name: c\n"), Refuses("cannot start any token")),
        ("syntax", list("a: b: c\n"), Refuses("mapping values are not allowed")),
        ("alias", list("a: *x\n"), Refuses("unknown anchor")),
        ("null key", list("~: b\n"), Refuses("unsupported map key")),
        ("list as key", list("? [a]\n: b\n"), Refuses("invalid map key")),
        ("infinity", list("x: {y: [.inf]}\n"), Refuses("unsupported value: +Inf")),
        ("not a number", list("x: .nan\n"), Refuses("unsupported value: NaN")),
        ("section map", list("clusters: {}\n"), Refuses("cannot unmarshal object")),
        ("entry text", list("clusters: [a]\n"), Refuses("cannot unmarshal string")),
        ("user list", list("users: [{name: u, user: []}]\n"), Refuses("cannot unmarshal array")),
        ("preferences", list("preferences: []\n"), Refuses("cannot unmarshal array")),
        ("colours", list("preferences: {colors: x}\n"), Refuses("of type bool")),
        ("current number", list("current-context: 123\n"), Refuses("cannot unmarshal number")),
        ("slash", list("{\"a\": \"https:\\/\\/x\"}"), Refuses("unknown escape character")),
        ("extension name", list("extensions: [{name: y}]\n"), Refuses("cannot unmarshal bool")),
        (
            "two extensions",
            whole(&format!("{S}, extensions: [{{name: a, extension: 1}}, {{name: a}}]"), "", ""),
            Refuses("duplicate name \"a\" in list"),
        ),
        ("unknown keys", whole(&format!("{S}, x-y: [1, {{z: .5}}]"), "", ""), Goes(false)),
        ("camel case", whole(&format!("{S}, proxyUrl: 'nonsense'"), "", ""), Goes(true)),
        ("key twice", whole("", "token: a, token: b", ""), Goes(true)),
        ("second document", format!("{}---\na: [\n", whole("", "", "")), Goes(true)),
        ("null user", whole("", "extensions: null", ""), Fails("Please enter Username")),
    ]);
}

#[test]
fn duplicate_names() {
    let double = |section: &str, one: &str| {
        let one = format!("- name: dup\n  {one}: {{}}\n");
        format!("{section}:\n{one}{one}")
    };
    for (section, one) in [("clusters", "cluster"), ("users", "user"), ("contexts", "context")] {
        let text = double(section, one);
        let wrong = judge(section, text.as_bytes(), Refuses("duplicate name \"dup\" in list"));
        assert_eq!(wrong, None);
    }
    let nameless = "clusters: [{cluster: {server: a}}, {cluster: {server: b}}]\n";
    assert_eq!(judge("nameless", nameless.as_bytes(), Refuses("duplicate name \"\"")), None);
}

#[test]
fn encodings() {
    let text = whole("", "", "").replace("name: c\n", "name: c # é😀\n");
    let wide = |text: &str, mark: &[u8], order: fn(u16) -> [u8; 2]| -> Vec<u8> {
        mark.iter().copied().chain(text.encode_utf16().flat_map(order)).collect()
    };
    let latin = b"a: caf\xe9\n".to_vec();
    for (name, bytes, does) in [
        ("utf-8 mark", [b"\xef\xbb\xbf", text.as_bytes()].concat(), Goes(true)),
        ("utf-16 le", wide(&text, &[0xff, 0xfe], u16::to_le_bytes), Goes(true)),
        ("utf-16 be", wide(&text, &[0xfe, 0xff], u16::to_be_bytes), Goes(true)),
        ("utf-16 without mark", wide(&text, &[], u16::to_le_bytes), Refuses("control characters")),
        ("windows line ends", text.replace('\n', "\r\n").into_bytes(), Goes(false)),
        ("latin 1", latin, Refuses("UTF-8 octet")),
        ("bell", b"a: \"\x07\"\n".to_vec(), Refuses("control characters")),
    ] {
        assert_eq!(judge(name, &bytes, does), None);
    }
    let json = r#"{"clusters":[{"name":"c","cluster":{"server":"https://127.0.0.1:1"}}],
        "users":[{"name":"u","user":{"token":"a.eyJleHAiOjQxMDI0NDQ4MDB9.c"}}],"current-context":"x",
        "contexts":[{"name":"x","context":{"cluster":"c","user":"u"}}]}"#;
    assert_eq!(judge("json", json.as_bytes(), Goes(false)), None);
    let tabs = json.replace("        ", "\t\t").replace("{\"name\"", "{\n\t\"name\"");
    assert_eq!(judge("json with tabs", tabs.as_bytes(), Goes(false)), None);
    let surrogates = b"{\"a\": \"\\ud83d\\ude00\"}";
    assert_eq!(judge("surrogates", surrogates, Refuses("invalid Unicode character escape")), None);
    let anchors = whole(&format!("&c {S}"), "", "");
    let anchors = anchors.replace("cluster: {&c ", "cluster: &c {") + "x-spare: {<<: *c, y: 1}\n";
    assert_eq!(judge("anchors", anchors.as_bytes(), Goes(false)), None);
    let marked = format!("%YAML 1.1\n---\n{}...\n", whole("", "", ""));
    assert_eq!(judge("directive", marked.as_bytes(), Goes(false)), None);
}

#[test]
fn types_of_fields() {
    judge_all(&[
        ("server number", whole("server: 123", "", ""), Refuses("number into Go struct field")),
        ("namespace on", whole("", "", "cluster: c, user: u, namespace: on"), Refuses("bool")),
        (
            "namespace date",
            whole("", "", "cluster: c, user: u, namespace: 2001-01-01"),
            Goes(false),
        ),
        ("token number", whole("", "token: 123", ""), Refuses("number into Go struct field")),
        ("args", whole("", &format!("exec: {{{EXEC}, args: [a, 60]}}"), ""), Refuses("exec.args")),
        ("args text", whole("", &format!("exec: {{{EXEC}, args: a}}"), ""), Refuses("exec.args")),
        (
            "env map",
            whole("", &format!("exec: {{{EXEC}, env: {{A: b}}}}"), ""),
            Refuses("exec.env"),
        ),
        (
            "flag text",
            whole(&format!("{S}, insecure-skip-tls-verify: 'true'"), "", ""),
            Refuses("bool"),
        ),
        ("flag number", whole(&format!("{S}, disable-compression: 1"), "", ""), Refuses("bool")),
        (
            "settings",
            whole("", "auth-provider: {name: oidc, config: {x: 1}}", ""),
            Refuses("number"),
        ),
        ("groups", whole("", "token: x, as: a, as-groups: b", ""), Refuses("as-groups")),
        ("nulls", whole("", &format!("{TOKEN}, exec: null, as-groups: null"), ""), Goes(false)),
    ]);
}

#[test]
fn clusters() {
    let with = |more: &str| whole(&format!("{S}, {more}"), "", "");
    let server = |server: &str| whole(&format!("server: '{server}'"), "", "");
    judge_all(&[
        ("insecure", with("insecure-skip-tls-verify: true"), Goes(true)),
        (
            "insecure beside authority",
            with("insecure-skip-tls-verify: true, certificate-authority-data: $CA"),
            Fails("specifying a root certificates file with the insecure flag is not allowed"),
        ),
        ("authority", with("certificate-authority-data: $CA"), Goes(false)),
        ("empty authority", with("certificate-authority-data: ''"), Goes(false)),
        ("not base64", with("certificate-authority-data: '%%%'"), Refuses("illegal base64")),
        ("no padding", with("certificate-authority-data: YWI"), Refuses("illegal base64")),
        ("space in base64", with("certificate-authority-data: 'YW Jj'"), Refuses("illegal base64")),
        (
            "url-safe base64",
            with("certificate-authority-data: 'LS0_LS0-'"),
            Refuses("illegal base64"),
        ),
        (
            "bare pem",
            with("certificate-authority-data: \"-----BEGIN CERTIFICATE-----\\nMA\\n\""),
            Refuses("illegal base64"),
        ),
        (
            "not pem",
            with("certificate-authority-data: YWJj"),
            Fails("unable to parse bytes as PEM"),
        ),
        (
            "key as authority",
            with("certificate-authority-data: $KEY"),
            Fails("no valid certificate"),
        ),
        (
            "garbled authority",
            with(
                "certificate-authority-data: LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1BPT0KLS0tLS1FTkQgQ0VSVElGSUNBVEUtLS0tLQo=",
            ),
            Fails("malformed certificate"),
        ),
        ("authority that ended", with("certificate-authority-data: $END"), GoesInVain),
        (
            "both authorities",
            with("certificate-authority: $FOLDER/client.pem, certificate-authority-data: $CA"),
            Fails("are both specified for c"),
        ),
        (
            "home",
            with("certificate-authority: ~/ca.crt"),
            Fails("unable to read certificate-authority"),
        ),
        ("proxy", with("proxy-url: 'ftp://x'"), Fails("unsupported scheme \"ftp\"")),
        ("proxy without scheme", with("proxy-url: 'proxy:8080'"), Fails("invalid 'proxy-url'")),
        ("no server", whole("server: ''", "", ""), USUAL),
        ("no scheme", server("127.0.0.1:1"), Goes(true)),
        ("http on this machine", server("http://127.0.0.1:1"), Goes(false)),
        ("scheme", server("ftp://127.0.0.1:1"), Fails("unsupported protocol scheme")),
        ("port word", server("https://127.0.0.1:port"), Fails("must be a URL or a host:port pair")),
        ("port", server("https://127.0.0.1:99999"), Fails("invalid port")),
        ("no host", server("https://"), Fails("must be a URL or a host:port pair")),
        ("space", server(" https://127.0.0.1:1"), Fails("invalid character")),
        ("capitals and path", server("HTTPS://127.0.0.1:1/k8s/clusters/c-1"), Goes(false)),
    ]);
}

#[test]
fn users() {
    let user = |user: &str| whole("", user, "");
    let exec = |more: &str| whole("", &format!("exec: {{{more}}}"), "");
    let provider = |config: &str| {
        whole("", &format!("auth-provider: {{name: oidc, config: {{{config}}}}}"), "")
    };
    let v1 = "apiVersion: client.authentication.k8s.io/v1, command: /bin/false";
    judge_all(&[
        ("token beside exec", user(&format!("token: x, exec: {{{EXEC}}}")), Goes(true)),
        ("password beside exec", user(&format!("username: a, exec: {{{EXEC}}}")), GoesInVain),
        (
            "certificate beside exec",
            user(&format!("client-certificate-data: $CA, client-key-data: $KEY, exec: {{{EXEC}}}")),
            Goes(true),
        ),
        (
            "provider beside exec",
            user(&format!(
                "auth-provider: {{name: oidc, config: {{idp-issuer-url: a, client-id: b, refresh-token: c}}}}, exec: {{{EXEC}}}"
            )),
            Fails("authProvider cannot be provided in combination with an exec plugin"),
        ),
        (
            "token beside password",
            user("token: x, username: a, password: b"),
            Fails("more than one authentication method"),
        ),
        ("v1 without mode", exec(v1), Fails("interactiveMode must be specified for u")),
        (
            "mode",
            exec(&format!("{v1}, interactiveMode: Sometimes")),
            Fails("invalid interactiveMode"),
        ),
        (
            "no command",
            exec("apiVersion: client.authentication.k8s.io/v1beta1"),
            Fails("command must be specified"),
        ),
        ("no version", exec("command: /bin/false"), Fails("apiVersion must be specified")),
        (
            "v1alpha1",
            exec("apiVersion: client.authentication.k8s.io/v1alpha1, command: /bin/false"),
            Fails("exec plugin: invalid apiVersion"),
        ),
        (
            "no such version",
            exec("apiVersion: foo/v1, command: /bin/false, interactiveMode: Never"),
            Fails("exec plugin: invalid apiVersion"),
        ),
        (
            "variable",
            exec(&format!("{EXEC}, env: [{{value: x}}]")),
            Fails("env variable name must be specified"),
        ),
        (
            "azure",
            user("auth-provider: {name: azure}"),
            Fails("The azure auth plugin has been removed"),
        ),
        ("gcp", user("auth-provider: {name: gcp}"), Fails("The gcp auth plugin has been removed")),
        (
            "other provider",
            user("auth-provider: {name: foo}"),
            Fails("no Auth Provider found for name \"foo\""),
        ),
        ("issuer", provider("client-id: a"), Fails("Must provide idp-issuer-url")),
        (
            "client",
            provider("idp-issuer-url: 'https://127.0.0.1:2'"),
            Fails("Must provide client-id"),
        ),
        (
            "no tokens",
            provider("idp-issuer-url: 'https://127.0.0.1:2', client-id: a"),
            Fails("cannot refresh without refresh-token"),
        ),
        (
            "token that ended",
            provider(
                "idp-issuer-url: 'https://127.0.0.1:2', client-id: a, id-token: 'a.eyJleHAiOjF9.c'",
            ),
            Fails("cannot refresh without refresh-token"),
        ),
        ("certificate", user("client-certificate-data: $CA, client-key-data: $KEY"), Goes(false)),
        (
            "certificate that ended",
            user("client-certificate-data: $END, client-key-data: $KEY"),
            GoesInVain,
        ),
        ("token that ended", user("token: a.eyJleHAiOjF9.c"), GoesInVain),
        (
            "no key",
            user("client-certificate-data: $CA"),
            Fails("client-key-data or client-key must be specified"),
        ),
        ("no certificate", user("client-key-data: $KEY"), Fails("Please enter Username")),
        (
            "not a certificate",
            user("client-certificate-data: YWJj, client-key-data: $KEY"),
            Fails("failed to find any PEM data"),
        ),
        (
            "certificate as key",
            user("client-certificate-data: $CA, client-key-data: $CA"),
            Fails("found a certificate rather than a key"),
        ),
        (
            "both certificates",
            user(
                "client-certificate: $FOLDER/client.pem, client-certificate-data: $CA, client-key-data: $KEY",
            ),
            Fails("both specified for u"),
        ),
        ("uid", user("token: x, as-uid: u"), Fails("without impersonating a user")),
        ("line break", user("token: \"a\\n\""), Fails("invalid header field value")),
        ("password", user("username: a, password: b"), GoesInVain),
    ]);
}

/// Over `http` kubectl reads no credential, and asks for none (`rest.IsConfigTransportTLS`).
#[test]
fn servers_without_encryption() {
    let with = |user: &str| whole("server: 'http://127.0.0.1:1'", user, "");
    let names = |context: &str| whole("server: 'http://127.0.0.1:1'", "", context);
    judge_all(&[
        ("http without credential", with("extensions: null"), Goes(false)),
        ("http without user", names("cluster: c"), Goes(false)),
        ("http with an empty user", names("cluster: c, user: ''"), Goes(false)),
        ("http with a user that is not there", names("cluster: c, user: zz"), Goes(true)),
        ("no scheme", whole("server: '127.0.0.1:1'", "extensions: null", ""), Goes(true)),
        (
            "http in capitals",
            whole("server: 'HTTP://127.0.0.1:1'", "extensions: null", ""),
            Goes(false),
        ),
        ("http with a password", with("username: a, password: b"), Goes(false)),
        ("http with a provider of old", with("auth-provider: {name: gcp}"), Goes(false)),
        (
            "http with no certificate",
            with("client-certificate-data: YWJj, client-key-data: YWJj"),
            Goes(false),
        ),
        ("http with a key alone", with("client-key-data: $KEY"), Goes(false)),
        ("http with a line break", with("token: \"a\\n\""), Goes(false)),
        (
            "http with an authority of something",
            whole("server: 'http://127.0.0.1:1', certificate-authority-data: YWJj", "", ""),
            Goes(false),
        ),
        (
            "http with v1alpha1",
            with("exec: {apiVersion: client.authentication.k8s.io/v1alpha1, command: /bin/false}"),
            Goes(false),
        ),
        (
            "http without a key",
            with("client-certificate-data: $CA"),
            Fails("client-key must be specified"),
        ),
        (
            "http without a command",
            with("exec: {apiVersion: client.authentication.k8s.io/v1beta1}"),
            Fails("command must be specified"),
        ),
        (
            "http with two methods",
            with("token: a, username: b"),
            Fails("more than one authentication"),
        ),
        ("http with a uid", with("as-uid: a"), Fails("without impersonating a user")),
    ]);
}

/// Tags of scalars, as kubectl's reader takes them.
#[test]
fn tags() {
    let tagged = |value: &str| format!("{}x-spare: {value}\n", whole("", "", ""));
    for value in [
        "!!null ~",
        "!!int \"5\"",
        "!!float 5",
        "!!bool yes",
        "!!binary YWI=",
        "!!timestamp 2001-01-01",
        "!x y",
        "!!foo y",
        "!!set {a: null}",
        "!!map [a]",
        "!foo [a]",
        "!!python/none x",
        "!!omap [a: 1]",
        "!!binary \"\"",
        "!!binary gP8=",
        "!!str",
        "!!null",
        "!!float \"1\"",
        "!!int 0x1F",
    ] {
        assert_eq!(judge("tag", tagged(value).as_bytes(), Goes(false)), None, "{value}");
    }
    for value in [
        "!!null x",
        "!!int x",
        "!!bool x",
        "!!binary \"%%\"",
        "!!timestamp x",
        "!!int",
        "!!bool",
        "!!float x",
        "!!int 1.5",
    ] {
        assert_eq!(judge("tag", tagged(value).as_bytes(), Refuses("yaml: ")), None, "{value}");
    }
}

/// Certificates and keys: whether Go can read the key, and whether both are of one pair.
#[test]
fn pairs() {
    let pair = |certificate: &str, key: &str| {
        let of =
            |name: &str| STANDARD.encode(fixtures::text(&format!("certificates/pairs/{name}")));
        let (certificate, key) = (of(&format!("{certificate}.pem")), of(&format!("{key}.key")));
        whole("", &format!("client-certificate-data: {certificate}, client-key-data: {key}"), "")
    };
    judge_all(&[
        ("rsa of pkcs1", pair("rsa", "rsa-pkcs1"), Goes(false)),
        ("rsa of pkcs8", pair("rsa", "rsa-pkcs8"), Goes(false)),
        ("ec of sec1", pair("ec", "ec-sec1"), Goes(false)),
        ("ec of pkcs8", pair("ec", "ec-pkcs8"), Goes(false)),
        ("ed25519", pair("ed25519", "ed25519"), Goes(false)),
        ("another rsa", pair("rsa", "other-rsa"), Fails("private key does not match public key")),
        ("another ec", pair("ec", "other-ec"), Fails("private key does not match public key")),
        (
            "ec for rsa",
            pair("rsa", "ec-sec1"),
            Fails("private key type does not match public key type"),
        ),
        ("rsa for ed25519", pair("ed25519", "rsa-pkcs8"), Fails("private key type does not match")),
        ("encrypted pkcs8", pair("ec", "ec-encrypted"), Fails("failed to parse private key")),
        // The headers make it a key that Go finds but cannot read.
        (
            "encrypted in a header",
            pair("rsa", "rsa-encrypted"),
            Fails("failed to parse private key"),
        ),
        ("dsa", pair("rsa", "dsa"), Fails("failed to parse private key")),
        ("openssh", pair("ed25519", "openssh"), Fails("failed to parse private key")),
    ]);
}

#[test]
fn contexts() {
    judge_all(&[
        ("cluster missing", whole("", "", "cluster: d, user: u"), USUAL),
        ("user missing", whole("", "", "cluster: c, user: v"), Fails("Please enter Username")),
        ("no user", whole("", "", "cluster: c"), Fails("Please enter Username")),
        ("no cluster", whole("", "", "user: u"), USUAL),
        ("namespace", whole("", "", "cluster: c, user: u, namespace: a_b"), Goes(true)),
        (
            "current missing",
            whole("", "", "").replace("current-context: x", "current-context: zz"),
            Fails("context was not found for specified context: zz"),
        ),
    ]);
    let text = whole("", "", "").replace("current-context: x", "current-context: ''");
    let found = diagnose(&read(text.as_bytes()).unwrap(), NOW);
    assert_eq!(found.len(), 1, "{found:?}");
}
