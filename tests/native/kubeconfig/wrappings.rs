//! What is around kubeconfigs, looks like one or is one no longer: thirty and more of each kind, what
//! is told of them and what is mended.
//!
//! `UPDATE_GOLDEN=1 cargo test --test native wrappings` writes the golden file anew.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE, URL_SAFE_NO_PAD};
use purser::kubeconfig::existing::{DiagnosticSeverity, ReadError, Wrapping, read, repair};
use purser::yaml;

use super::cases::{Kubectl, answer, kubectl};
use crate::fixtures;

/// After the certificates of the fixtures begin, before they end.
const NOW: i64 = 1_800_000_000;

const USUAL: &str = "apiVersion: v1\nkind: Config\nclusters:\n- name: c\n  cluster:\n    server: https://c\nusers:\n- name: u\n  user:\n    token: a.eyJleHAiOjQxMDI0NDQ4MDB9.c\ncontexts:\n- name: x\n  context:\n    cluster: c\n    user: u\ncurrent-context: x\n";
/// Files as they come out of terminals, logs, mails, pipelines and other programs.
fn variants() -> Vec<(&'static str, Vec<u8>)> {
    let p = USUAL;
    let j = serde_json::to_string(p).unwrap();
    let jj = serde_json::to_string(&j).unwrap();
    let b = STANDARD.encode(p);
    let wrap = |b: &str, n: usize| {
        b.as_bytes()
            .chunks(n)
            .map(|l| std::str::from_utf8(l).unwrap())
            .collect::<Vec<_>>()
            .join("\n")
    };
    let each = |pre: &str| p.lines().map(|l| format!("{pre}{l}\n")).collect::<String>();
    let ind = each("    ");
    let longer = p.replace("https://c", "https://c?a=ÿ>>>???~~~"); // yields - _ in url
    let json = "{\"apiVersion\":\"v1\",\"kind\":\"Config\",\"clusters\":[{\"name\":\"c\",\"cluster\":{\"server\":\"https://c\"}}],\"users\":[{\"name\":\"u\",\"user\":{\"token\":\"a.eyJleHAiOjQxMDI0NDQ4MDB9.c\"}}],\"contexts\":[{\"name\":\"x\",\"context\":{\"cluster\":\"c\",\"user\":\"u\"}}],\"current-context\":\"x\"}";
    let key = fixtures::text("existing/client.key");
    let cert = fixtures::text("existing/client.pem");
    vec![
        // heredocs
        ("tf <<-EOT indented", format!("kubeconfig = <<-EOT\n{ind}EOT\n").into()),
        ("tf <<EOT sens", "kube_config = <sensitive>\n".into()),
        ("tf sensitive value", "kubeconfig = (sensitive value)\n".into()),
        ("tf map in heredoc", format!("kube = {{\n  \"raw\" = <<-EOT\n{ind}  EOT\n}}\n").into()),
        ("tf tolist", format!("kube_config_raw = tolist([\n  <<-EOT\n{ind}  EOT,\n])\n").into()),
        ("bash cat << EOF >", format!("cat << EOF > ~/.kube/config\n{p}EOF\n").into()),
        ("bash tee", format!("tee ~/.kube/config <<\"EOF\" >/dev/null\n{p}EOF\n").into()),
        ("bash sudo tee END", format!("sudo tee /etc/x <<-'END_OF_FILE'\n{p}END_OF_FILE\n").into()),
        ("ps here-string", format!("@\"\n{p}\"@ | Set-Content config\n").into()),
        ("ps here-string assign", format!("$config = @'\n{p}'@\n").into()),
        ("tf json value map", format!("{{\"k\":{{\"sensitive\":true,\"type\":[\"object\",{{\"raw\":\"string\"}}],\"value\":{{\"raw\":{j}}}}}}}").into()),
        ("quoted EOT only start", format!("<<EOT\n{p}").into()),
        ("tf output quoted one line", format!("kubeconfig = {j}\n").into()),
        ("hcl yamlencode line", format!("\"{}\"", p.replace('\n', "\\n").replace('"', "\\\"")).into()),
        // json strings
        ("json twice", jj.clone().into()),
        ("json twice in json", format!("{{\"body\": {jj}}}").into()),
        ("json in json string", serde_json::to_string(json).unwrap().into()),
        ("json escaped unquoted", json.replace('"', "\\\"").into()),
        ("single quoted json", format!("'{json}'").into()),
        ("json line trailing comma", format!("  \"kubeconfig\": {j},\n").into()),
        ("json \\u003c", j.replace('c', "\\u0063").into()),
        ("json windows", serde_json::to_string(&p.replace('\n', "\r\n")).unwrap().into()),
        ("export K=", format!("export KUBECONFIG_CONTENT={j}\n").into()),
        ("env K='..'", format!("KUBECONFIG_DATA='{p}'\n").into()),
        ("env K=base64", format!("KUBECONFIG_B64={b}\n").into()),
        ("yaml literal block", format!("kubeconfig: |\n{ind}").into()),
        ("yaml literal secretStringData", format!("apiVersion: v1\nkind: Secret\nstringData:\n  config: |-\n{ind}").into()),
        ("gh action env", format!("env:\n  KUBE: |\n{ind}").into()),
        ("list with config", format!("apiVersion: v1\nkind: List\nitems:\n- {}\n", json).into()),
        ("list with two", format!("apiVersion: v1\nkind: List\nitems:\n- {json}\n- {json}\n").into()),
        ("list with secret b64", format!("apiVersion: v1\nkind: List\nitems:\n- kind: Secret\n  data: {{value: {b}}}\n").into()),
        ("json list", format!("[{json}]").into()),
        ("helm values nested", format!("kubeconfig:\n{ind}").into()),
        // base64
        ("b64 76", wrap(&b, 76).into()),
        ("b64 64 crlf", wrap(&b, 64).replace('\n', "\r\n").into()),
        ("b64 nopad", STANDARD_NO_PAD.encode(p).into()),
        ("b64url", URL_SAFE.encode(&longer).into()),
        ("b64url nopad", URL_SAFE_NO_PAD.encode(&longer).into()),
        ("b64 quoted", format!("\"{b}\"\n").into()),
        ("b64 single quoted", format!("'{b}'\n").into()),
        ("b64 data uri", format!("data:application/yaml;base64,{b}").into()),
        ("b64 %", format!("{b}%").into()),
        ("b64 of json", STANDARD.encode(json).into()),
        ("b64 of gzip", STANDARD.encode([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]).into()),
        ("b64 utf16", STANDARD.encode(p.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>()).into()),
        ("certutil", format!("-----BEGIN CERTIFICATE-----\n{}\n-----END CERTIFICATE-----\n", wrap(&b, 64)).into()),
        ("url encoded", p.bytes().map(|c| if c.is_ascii_alphanumeric() { (c as char).to_string() } else { format!("%{c:02X}") }).collect::<String>().into()),
        // fields level
        ("flat 4", "apiVersion: v1\nclusters:\n    - name: c\n      cluster:\n      server: https://c\ncontexts:\n    - name: x\n      context:\n      cluster: c\n      user: u\nusers:\n    - name: u\n      user:\n      token: t\ncurrent-context: x\n".into()),
        ("exec high", p.replace("    token: a.eyJleHAiOjQxMDI0NDQ4MDB9.c", "    exec:\n    apiVersion: client.authentication.k8s.io/v1beta1\n    command: kubelogin\n    args: [get-token]").into()),
        ("named too low", p.replace("- name: c\n  cluster:\n    server: https://c", "- cluster:\n    server: https://c\n    name: c").into()),
        ("no indent", p.lines().map(|l| format!("{}\n", l.trim())).collect::<String>().into()),
        ("one line", p.split_whitespace().collect::<Vec<_>>().join(" ").into()),
        ("list no dash", p.replace("- name: c\n", "  name: c\n").into()),
        ("map not list", "apiVersion: v1\nkind: Config\nclusters:\n  c:\n    server: https://c\n".into()),
        // windows
        ("win forward ok", p.replace("server: https://c", "server: https://c\n    certificate-authority: \"C:/Users/x/ca.crt\"").into()),
        ("win unc", p.replace("server: https://c", "server: https://c\n    certificate-authority: \"\\\\server\\share\\ca.crt\"").into()),
        ("win minikube", p.replace("server: https://c", "server: https://c\n    certificate-authority: \"C:\\Users\\x\\.minikube\\ca.crt\"").into()),
        ("win double ok", p.replace("server: https://c", "server: https://c\n    certificate-authority: \"C:\\\\Users\\\\x\\\\ca.crt\"").into()),
        ("win json", json.replace("https://c\"", "https://c\",\"certificate-authority\":\"C:\\Users\\x\\ca.crt\"").into()),
        ("win env", p.replace("server: https://c", "server: https://c\n    certificate-authority: \"%APPDATA%\\x\\ca.crt\"").into()),
        ("win env us", p.replace("server: https://c", "server: https://c\n    certificate-authority: \"$HOME\\x\\ca.crt\"").into()),
        // tabs
        ("tab value", p.replace("server: https://c", "server:\thttps://c").into()),
        ("tab trailing", p.replace("server: https://c", "server: https://c\t").into()),
        ("tab indent one", p.replace("    server", "\tserver").into()),
        ("tab after dash", p.replace("- name: c", "-\tname: c").into()),
        ("tab blank line", p.replace("users:", "\t\nusers:").into()),
        // unicode
        ("nbsp indent", p.replace("    server", "\u{a0}\u{a0}\u{a0}\u{a0}server").into()),
        ("nbsp after colon", p.replace("server: https", "server:\u{a0}https").into()),
        ("nbsp everywhere", p.replace(' ', "\u{a0}").into()),
        ("ideographic space", p.replace("    server", "\u{3000}\u{3000}server").into()),
        ("en space indent", p.replace("    server", "\u{2002}\u{2002}\u{2002}\u{2002}server").into()),
        ("zwsp before key", p.replace("clusters:", "\u{200b}clusters:").into()),
        ("zwsp in name", p.replace("name: c", "name: c\u{200b}").into()),
        ("zwsp in server", p.replace("https://c", "https://c\u{200b}").into()),
        ("zwsp first", format!("\u{200b}{p}").into()),
        ("bom in middle", p.replace("clusters:", "\u{feff}clusters:").into()),
        ("smart quotes", p.replace("https://c", "“https://c”").into()),
        ("curly quote single", p.replace("https://c", "‘https://c’").into()),
        ("fullwidth colon", p.replace("server:", "server：").into()),
        ("en dash item", p.replace("- name: c", "– name: c").into()),
        ("soft hyphen", p.replace("https://c", "https://\u{ad}c").into()),
        ("utf8 bom", format!("\u{feff}{p}").into()),
        ("double bom", format!("\u{feff}\u{feff}{p}").into()),
        ("utf16le nobom", p.encode_utf16().flat_map(u16::to_le_bytes).collect()),
        ("utf16be bom", format!("\u{feff}{p}").encode_utf16().flat_map(u16::to_be_bytes).collect()),
        // markdown etc
        ("fence tilde", format!("~~~\n{p}~~~\n").into()),
        ("fence in text", format!("my config:\n```\n{p}\n```\nthanks").into()),
        ("fence indented", format!("1. here\n   ```yaml\n{}   ```\n", each("   ")).into()),
        ("quote >", each("> ").into()),
        ("quote > fence", format!("> ```yaml\n{}> ```\n", each("> ")).into()),
        ("quote >>", each(">> ").into()),
        ("diff +", each("+").into()),
        ("diff full", format!("--- a/config\n+++ b/config\n@@ -0,0 +1,17 @@\n{}", each("+")).into()),
        ("diff - ", each("-").into()),
        ("line numbers", p.lines().enumerate().map(|(n, l)| format!("{:>3} {l}\n", n + 1)).collect::<String>().into()),
        ("line numbers tab (cat -n)", p.lines().enumerate().map(|(n, l)| format!("{:>6}\t{l}\n", n + 1)).collect::<String>().into()),
        ("line numbers colon", p.lines().enumerate().map(|(n, l)| format!("{}: {l}\n", n + 1)).collect::<String>().into()),
        ("line numbers pipe", p.lines().enumerate().map(|(n, l)| format!("{:>3} | {l}\n", n + 1)).collect::<String>().into()),
        ("bat", p.lines().enumerate().map(|(n, l)| format!("{:>4} │ {l}\n", n + 1)).collect::<String>().into()),
        ("prompt $", format!("$ cat ~/.kube/config\n{p}").into()),
        ("prompt PS", format!("PS C:\\Users\\x> type .kube\\config\n{p}PS C:\\Users\\x>\n").into()),
        ("prompt cmd", format!("C:\\Users\\x>type .kube\\config\n{p}\n").into()),
        ("prompt root", format!("root@host:~# kubectl config view --raw\n{p}").into()),
        ("prompt zsh", format!("➜  ~ cat config\n{p}➜  ~\n").into()),
        ("two commands", format!("$ whoami\nme\n$ cat config\n{p}$ exit\n").into()),
        ("ansi", p.lines().map(|l| format!("\u{1b}[32m{l}\u{1b}[0m\n")).collect::<String>().into()),
        ("ansi literal", p.lines().map(|l| format!("[32m{l}[0m\n")).collect::<String>().into()),
        ("caret ansi", p.lines().map(|l| format!("^[[32m{l}^[[0m\n")).collect::<String>().into()),
        ("docker log prefix", each("2026-01-01T00:00:00Z ").into()),
        ("compose prefix", each("app-1  | ").into()),
        ("gh actions prefix", each("2026-01-01T00:00:00.0000000Z ").into()),
        ("azure devops", each("##[debug]").into()),
        ("comment prefix", each("# ").into()),
        ("html escaped", p.replace("https://c", "&quot;https://c&quot;").into()),
        ("pre html", format!("<pre>{p}</pre>").into()),
        ("truncated more", format!("{}--More--\n", p).into()),
        ("vim tildes", format!("{p}~\n~\n~\n").into()),
        ("less END", format!("{p}(END)\n").into()),
        ("nano header", format!("  GNU nano 6.2                config\n{p}").into()),
        ("trailing %", format!("{p}%").into()),
        ("az warn", format!("WARNING: The behavior of this command has been altered\n{p}").into()),
        ("az merged", "Merged \"c\" as current context in /home/x/.kube/config\n".into()),
        ("kubectl get-contexts", "CURRENT   NAME   CLUSTER   AUTHINFO   NAMESPACE\n*         x      c         u          \n".into()),
        ("path", "~/.kube/config\n".into()),
        ("winpath", "C:\\Users\\me\\.kube\\config\n".into()),
        ("url", "https://c.example:6443\n".into()),
        ("kubectl cmds", "kubectl config set-cluster c --server=https://c\nkubectl config set-context x\n".into()),
        ("error text", "error: You must be logged in to the server (Unauthorized)\n".into()),
        // foreign
        ("rsa", "-----BEGIN RSA PRIVATE KEY-----\nMIIB\n-----END RSA PRIVATE KEY-----\n".into()),
        ("ec", key.clone().into()),
        ("encrypted", "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIB\n-----END ENCRYPTED PRIVATE KEY-----\n".into()),
        ("openssh", "-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl\n-----END OPENSSH PRIVATE KEY-----\n".into()),
        ("pgp", "-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nxx\n-----END PGP PRIVATE KEY BLOCK-----\n".into()),
        ("b64 key", STANDARD.encode(&key).into()),
        ("b64 cert", STANDARD.encode(&cert).into()),
        ("csr", "-----BEGIN CERTIFICATE REQUEST-----\nMIIB\n-----END CERTIFICATE REQUEST-----\n".into()),
        ("openssl text cert", format!("Certificate:\n    Data:\n        Version: 3 (0x2)\n{cert}").into()),
        ("pfx short", vec![0x30, 0x80, 2, 1, 3, 0x30, 0x80]),
        ("pfx 30 82", vec![0x30, 0x82, 9, 9, 2, 1, 3, 0x30, 0x82]),
        ("der sec1 ec", vec![0x30, 0x77, 2, 1, 1, 4, 0x20, 1]),
        ("der pkcs8 ec short", vec![0x30, 0x81, 0x87, 2, 1, 0, 0x30, 0x13]),
        ("jks", vec![0xfe, 0xed, 0xfe, 0xed, 0, 0, 0, 2]),
        ("png", b"\x89PNG\r\n\x1a\n".to_vec()),
        ("heic", b"\0\0\0\x18ftypheic".to_vec()),
        ("bmp", b"BM\x36\0\0\0\0\0\0\0\x36\0\0\0".to_vec()),
        ("tiff be", b"MM\0*\0\0\0\x08".to_vec()),
        ("tar", { let mut t = vec![0; 600]; t[..6].copy_from_slice(b"config"); t[257..262].copy_from_slice(b"ustar"); t }),
        ("docx", b"PK\x03\x04\x14\0".to_vec()),
        ("doc", vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
        ("sqlite", b"SQLite format 3\0\x10\0".to_vec()),
        ("macho fat", vec![0xca, 0xfe, 0xba, 0xbe, 0, 0, 0, 2]),
        ("macho arm", vec![0xcf, 0xfa, 0xed, 0xfe]),
        ("exe", b"MZ\x90\0".to_vec()), ("exe2", b"MZ\x78\0\x01\0".to_vec()),
        ("wasm", b"\0asm\x01\0\0\0".to_vec()),
        ("lnk", vec![0x4c, 0, 0, 0, 1, 0x14, 2, 0]),
        ("plist bin", b"bplist00".to_vec()),
        ("rtf", b"{\\rtf1\\ansi hello}".to_vec()),
        ("zeros", vec![0; 100]),
        ("empty", vec![]), ("spaces", b"   \n\n".to_vec()),
        ("msal cache", b"{\"AccessToken\": {\"x\": {\"secret\": \"s\"}}, \"Account\": {}, \"IdToken\": {}, \"RefreshToken\": {}, \"AppMetadata\": {}}".to_vec()),
        ("accessTokens", b"[{\"tokenType\": \"Bearer\", \"accessToken\": \"ey\", \"refreshToken\": \"x\", \"_clientId\": \"04b0\"}]".to_vec()),
        ("az token", b"{\"accessToken\": \"ey\", \"expiresOn\": \"2026\", \"subscription\": \"x\", \"tenant\": \"y\", \"tokenType\": \"Bearer\"}".to_vec()),
        ("azureProfile bom", "\u{feff}{\"installationId\": \"a\", \"subscriptions\": []}".into()),
        ("az account list", b"[{\"cloudName\": \"AzureCloud\", \"id\": \"x\", \"isDefault\": true, \"name\": \"sub\", \"tenantId\": \"t\"}]".to_vec()),
        ("az aks list", b"[{\"fqdn\": \"x.azmk8s.io\", \"kubernetesVersion\": \"1.33\", \"name\": \"c\", \"type\": \"Microsoft.ContainerService/ManagedClusters\"}]".to_vec()),
        ("sp json", b"{\"clientId\": \"a\", \"clientSecret\": \"b\", \"subscriptionId\": \"c\", \"tenantId\": \"d\"}".to_vec()),
        ("sp auth entries", b"[{\"client_id\": \"a\", \"client_secret\": \"b\", \"tenant\": \"c\"}]".to_vec()),
        ("gcp sa", b"{\"type\": \"service_account\", \"private_key\": \"-----BEGIN PRIVATE KEY-----\\nx\\n-----END PRIVATE KEY-----\\n\"}".to_vec()),
        ("gcp adc", b"{\"client_id\": \"a\", \"client_secret\": \"b\", \"refresh_token\": \"c\", \"type\": \"authorized_user\"}".to_vec()),
        ("aws creds", b"[default]\naws_access_key_id = a\naws_secret_access_key = b\n".to_vec()),
        ("aws config", b"[default]\nregion = eu-west-1\noutput = json\n".to_vec()),
        ("aws sts", b"{\"Credentials\": {\"AccessKeyId\": \"A\", \"SecretAccessKey\": \"b\", \"SessionToken\": \"c\"}}".to_vec()),
        ("docker config", b"{\"auths\": {\"reg.io\": {\"auth\": \"dTpw\"}}}".to_vec()),
        ("docker config helper", b"{\"credsStore\": \"desktop\"}".to_vec()),
        ("netrc", b"machine x login y password z\n".to_vec()),
        ("pgpass/env", b"AZURE_CLIENT_SECRET=abc\nAZURE_TENANT_ID=def\n".to_vec()),
        ("secret opaque", b"apiVersion: v1\nkind: Secret\nmetadata: {name: a}\ntype: Opaque\ndata: {password: cGFzcw==}\n".to_vec()),
        ("secret sa token", b"apiVersion: v1\nkind: Secret\ntype: kubernetes.io/service-account-token\ndata: {ca.crt: YQ==, token: YQ==}\n".to_vec()),
        ("configmap", b"apiVersion: v1\nkind: ConfigMap\ndata: {a: b}\n".to_vec()),
        ("deployment", b"apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec: {replicas: 1}\n".to_vec()),
        ("pod multi", b"apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n---\napiVersion: v1\nkind: Service\n".to_vec()),
        ("helm values", b"image:\n  repository: nginx\n  tag: latest\nreplicaCount: 2\nservice: {type: ClusterIP}\n".to_vec()),
        ("compose", b"services:\n  web:\n    image: nginx\nversion: '3'\n".to_vec()),
        ("kustomization", b"apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [a.yaml]\n".to_vec()),
        ("kind cluster", b"kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\nnodes: [{role: control-plane}]\n".to_vec()),
        ("eksctl", b"apiVersion: eksctl.io/v1alpha5\nkind: ClusterConfig\nmetadata: {name: a}\n".to_vec()),
        ("portal.yaml", b"apiVersion: purser/v1\nidentities: [{name: a, entra: {tenant: t, clientId: c}}]\nclusters: [{name: c, server: 'https://c'}]\n".to_vec()),
        ("kuberc", b"apiVersion: kubectl.config.k8s.io/v1alpha1\nkind: Preference\naliases: []\n".to_vec()),
        ("AuthenticationConfiguration", b"apiVersion: apiserver.config.k8s.io/v1beta1\nkind: AuthenticationConfiguration\njwt: []\n".to_vec()),
        ("jwt", b"eyJhbGciOiJSUzI1NiJ9.eyJleHAiOjF9.c2ln".to_vec()),
        ("jwt bearer", b"Bearer eyJhbGciOiJSUzI1NiJ9.eyJleHAiOjF9.c2ln".to_vec()),
        ("authz header", b"Authorization: Bearer eyJhbGciOiJSUzI1NiJ9.eyJleHAiOjF9.c2ln".to_vec()),
        ("jwt wrapped", b"eyJhbGciOiJSUzI1NiJ9.eyJl\neHAiOjF9.c2ln".to_vec()),
        ("exec credential", b"{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/v1\",\"status\":{\"token\":\"x\"}}".to_vec()),
        ("toml", b"[section]\nkey = \"value\"\n".to_vec()),
        ("hcl", b"resource \"azurerm_kubernetes_cluster\" \"c\" {\n  name = \"c\"\n}\n".to_vec()),
        ("tfstate", format!("{{\"version\": 4, \"terraform_version\": \"1.5\", \"outputs\": {{\"kube\": {{\"value\": {j}, \"type\": \"string\"}}}}, \"resources\": []}}").into()),
        ("tfstate two", format!("{{\"outputs\": {{\"kube\": {{\"value\": {j}}}, \"again\": {{\"value\": {j}}}}}}}").into()),
        ("python repr dict", format!("{{'kubeconfig': '{}'}}", p.replace('\n', "\\n")).into()),
        ("csv quoted", format!("\"name\",\"config\"\n\"c\",\"{p}\"\n").into()),
        ("sops", b"apiVersion: ENC[AES256_GCM,data:x,iv:y,tag:z,type:str]\nclusters: ENC[AES256_GCM,data:x]\nsops: {mac: x, version: 3.8}\n".to_vec()),
        ("age", b"age-encryption.org/v1\n-> X25519 abc\n".to_vec()),
        ("ansible vault", b"$ANSIBLE_VAULT;1.1;AES256\n3333\n".to_vec()),
        ("git lfs", b"version https://git-lfs.github.com/spec/v1\noid sha256:abc\nsize 1\n".to_vec()),
        ("git conflict", p.replace("    server: https://c\n", "<<<<<<< HEAD\n    server: https://c\n=======\n    server: https://d\n>>>>>>> x\n").into()),
        ("jinja", p.replace("https://c", "{{ server }}").into()),
        ("envsubst", p.replace("https://c", "${SERVER}").into()),
        ("gotpl if", format!("{{{{- if .x }}}}\n{p}{{{{- end }}}}\n").into()),
        // more of what must not be taken for something else
        ("all commented out with empty lists", format!("apiVersion: v1\nclusters: []\nusers: []\n{}", each("# ")).into()),
        ("only a current context", b"apiVersion: v1\nkind: Config\ncurrent-context: x\n".to_vec()),
        ("nothing but kind", b"apiVersion: v1\nkind: Config\n".to_vec()),
        ("prefix with another config after", format!("{}x\n{}", each("> "), each("> ")).into()),
        ("prefix, interleaved", each("app | ").replace("app | users:", "web | started\napp | users:").into()),
        ("lost lines, a blank in a value", p.split_whitespace().collect::<Vec<_>>().join(" ").replace("name: c", "name: c d").into()),
        ("lost lines, an unknown field", p.split_whitespace().collect::<Vec<_>>().join(" ").replace("server:", "x-own: 1 server:").into()),
        ("lost lines, quotes and a list", "apiVersion: v1 clusters: - cluster: server: \"https://c\" name: c contexts: - context: cluster: c user: u name: x current-context: x kind: Config preferences: {} users: - name: u user: exec: apiVersion: client.authentication.k8s.io/v1beta1 args: - get-token - --login - azurecli - --server-id - 6dae42f8-4368-4678-94ff-3960e28e3630 command: kubelogin env: null interactiveMode: IfAvailable provideClusterInfo: false - name: v user: token: a.eyJleHAiOjQxMDI0NDQ4MDB9.c".into()),
        ("tabs after colons", p.replace(": ", ":\t").into()),
        ("colours in the midst", p.replace("server", "\u{1b}[1;31mserver\u{1b}[m").into()),
        ("another escape", p.replace("server", "\u{1b}]0;x\u{7}server").into()),
        ("base64 of something else", STANDARD.encode("just some words, nothing to see here").into()),
        // users
        ("DATA+OMITTED", p.replace("token: a.eyJleHAiOjQxMDI0NDQ4MDB9.c", "client-certificate-data: DATA+OMITTED\n    client-key-data: DATA+OMITTED").into()),
        ("token ***", p.replace("token: a.eyJleHAiOjQxMDI0NDQ4MDB9.c", "token: '***'").into()),
        ("token ...", p.replace("token: a.eyJleHAiOjQxMDI0NDQ4MDB9.c", "token: ...").into()),
        ("token <TOKEN>", p.replace("token: a.eyJleHAiOjQxMDI0NDQ4MDB9.c", "token: <TOKEN>").into()),
        ("token xxxxx", p.replace("token: a.eyJleHAiOjQxMDI0NDQ4MDB9.c", "token: xxxxxxxx").into()),
        ("token redact bullets", p.replace("token: a.eyJleHAiOjQxMDI0NDQ4MDB9.c", "token: ••••••").into()),
        ("token bearer", p.replace("token: a.eyJleHAiOjQxMDI0NDQ4MDB9.c", "token: Bearer a.eyJleHAiOjQxMDI0NDQ4MDB9.c").into()),
        ("token b64", p.replace("token: a.eyJleHAiOjQxMDI0NDQ4MDB9.c", &format!("token: {}", STANDARD.encode("eyJhbGciOiJSUzI1NiJ9.eyJleHAiOjQxMDI0NDQ4MDB9.c2ln"))).into()),
        ("token newline", p.replace("token: a.eyJleHAiOjQxMDI0NDQ4MDB9.c", "token: |\n      a.eyJleHAiOjQxMDI0NDQ4MDB9.c").into()),
        ("token shell", p.replace("token: a.eyJleHAiOjQxMDI0NDQ4MDB9.c", "token: $(cat token)").into()),
        ("ca omitted short", p.replace("server: https://c", "server: https://c\n    certificate-authority-data: LS0t...").into()),
        ("ca <ca>", p.replace("server: https://c", "server: https://c\n    certificate-authority-data: <ca-data>").into()),
        ("ca key", p.replace("server: https://c", &format!("server: https://c\n    certificate-authority-data: {}", STANDARD.encode(&key))).into()),
        ("ca pem text", p.replace("server: https://c", &format!("server: https://c\n    certificate-authority-data: |\n{}", cert.lines().map(|l| format!("      {l}\n")).collect::<String>())).into()),
        ("ca pem one line", p.replace("server: https://c", &format!("server: https://c\n    certificate-authority-data: {}", STANDARD.encode(cert.replace('\n', " ")))).into()),
        ("key pem one line", p.replace("token: a.eyJleHAiOjQxMDI0NDQ4MDB9.c", &format!("client-certificate-data: {}\n    client-key-data: {}", STANDARD.encode(&cert), STANDARD.encode(key.replace('\n', " ")))).into()),
        ("ca pem one line, bare", p.replace("server: https://c", &format!("server: https://c\n    certificate-authority-data: {}", cert.trim().replace('\n', " "))).into()),
        ("ca pem one line, two", p.replace("server: https://c", &format!("server: https://c\n    certificate-authority-data: {}", STANDARD.encode(format!("{cert}{cert}").replace('\n', "")))).into()),
        ("ca pem one line, cut", p.replace("server: https://c", &format!("server: https://c\n    certificate-authority-data: {}", STANDARD.encode(&cert.replace('\n', " ")[..200]))).into()),
        ("ca escaped nl", p.replace("server: https://c", &format!("server: https://c\n    certificate-authority-data: {}", STANDARD.encode(cert.replace('\n', "\\n")))).into()),
        ("ca crlf", p.replace("server: https://c", &format!("server: https://c\n    certificate-authority-data: {}", STANDARD.encode(cert.replace('\n', "\r\n")))).into()),
        ("ca b64 wrapped literal", p.replace("server: https://c", &format!("server: https://c\n    certificate-authority-data: |\n{}", wrap(&STANDARD.encode(&cert), 64).lines().map(|l| format!("      {l}\n")).collect::<String>())).into()),
        ("server no scheme", p.replace("https://c", "c.example:6443").into()),
        ("server trailing space", p.replace("https://c", "'https://c '").into()),
        ("server double https", p.replace("https://c", "https://https://c").into()),
        ("server path console", p.replace("https://c", "https://portal.azure.com/#@x").into()),
        ("server placeholder", p.replace("https://c", "https://<server>:6443").into()),
    ]
}

#[test]
fn every_variant_is_answered_right() {
    let mut told = String::new();
    let mut wrong = Vec::new();
    for (name, bytes) in variants() {
        let (diagnostics, mends) = answer(&bytes);
        told += &format!("{name}: {}", diagnostics.join(", "));
        told += &if mends.is_empty() { "\n".into() } else { format!(" -> {}\n", mends.join(", ")) };
        // What is no kubeconfig kubectl may well read, and find nothing in.
        if matches!(read(&bytes), Err(ReadError::Foreign(_))) {
            continue;
        }
        let refused =
            diagnostics.iter().any(|one| one.starts_with("refused") || one.starts_with("unread"));
        if refused != (kubectl("variant", &bytes) == Kubectl::Refuses) {
            wrong.push(format!("{name}: {diagnostics:?}, kubectl differs"));
        }
        let Some(mended) = read(&bytes).ok().and_then(|file| repair(&file, NOW)) else { continue };
        let left =
            mended.remaining.iter().any(|one| one.severity == DiagnosticSeverity::RejectsFile);
        if left == (kubectl("variant", mended.text.as_bytes()) == Kubectl::Reads) {
            wrong.push(format!("{name}: mended {}", mended.text));
        }
        let whole = ["https://c", "cluster: c\n", "user: u\n", "current-context: x\n", ".eyJleHAi"];
        let around = mends.iter().any(|mend| mend.starts_with("Unwrapped"));
        let unix = mended.text.replace("\r\n", "\n");
        if around && !whole.iter().all(|part| unix.contains(part)) {
            wrong.push(format!("{name}: not whole: {}", mended.text));
        }
    }
    fixtures::golden("existing/variants.txt", &told);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every kubeconfig among the fixtures, by the name of its file.
fn kubeconfigs(folder: &std::path::Path, found: &mut Vec<(String, String)>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            kubeconfigs(&path, found);
        } else if let Ok(text) = std::fs::read_to_string(&path) {
            found.push((path.display().to_string(), text));
        }
    }
}

#[test]
fn what_lost_its_lines_comes_back_the_same_or_not_at_all() {
    let mut files = Vec::new();
    kubeconfigs(std::path::Path::new(&fixtures::path("")), &mut files);
    let (mut back, mut all) = (0, 0);
    for (name, text) in files {
        let Ok(file) = read(text.as_bytes()) else { continue };
        let plain = file.wrapped.is_none()
            && file.entries(purser::kubeconfig::existing::EntryKind::Cluster).count() > 0;
        // What is in quotes has its blanks, and comments are gone from a file of one line anyhow.
        let quoted =
            text.lines().any(|line| line.contains("  ") && line.trim_start().contains("  "));
        if !plain || quoted || text.contains(['#', '{', '&', '|']) {
            continue;
        }
        let trimmed: String = text.lines().map(|line| format!("{}\n", line.trim())).collect();
        let joined = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let wanted = yaml::write(&yaml::read_first(&text).unwrap().node).unwrap();
        for lost in [trimmed, joined] {
            all += 1;
            let Ok(file) = read(lost.as_bytes()) else { continue };
            let Some(wrapped) = &file.wrapped else { continue };
            assert_eq!(wrapped.wrapping, Wrapping::LostLines, "{name}");
            let mended = repair(&file, NOW).unwrap();
            // Other mends may change a value, never its place.
            if mended.repairs.len() == 1 {
                back += 1;
                assert_eq!(mended.text, wanted, "{name}");
            }
        }
    }
    assert!(back > 10 && back * 10 > all * 9, "{back} of {all}");
}

#[test]
fn a_blank_that_is_none_means_itself_within_a_text() {
    for text in ["note: \":\u{a0}\"", "\":\u{a0}\": x", "note: a:\u{a0}b c:\u{a0}d"] {
        let whole = "apiVersion: v1\nkind: Config\nclusters:\n- name: c\n  cluster: {server: 'https://c.example'}\n";
        let (told, mends) = answer(format!("{text}\n{whole}").as_bytes());
        assert!(!told.iter().any(|one| one.contains("Wrapped")), "{text}: {told:?}");
        assert_eq!(mends, Vec::<String>::new(), "{text}");
    }
}

#[test]
fn what_is_taken_out_of_its_wrapping_keeps_its_comments() {
    let file = "apiVersion: v1\nkind: Config\nclusters:\n- name: c # here\n  cluster: {server: 'https://c.example'}\n# of mine\n";
    for (before, after) in [("cat <<EOT > config\n", "EOT\n"), ("```yaml\n", "```\n")] {
        let read = read(format!("{before}{file}{after}").as_bytes()).unwrap();
        let mended = repair(&read, NOW).unwrap();
        assert_eq!(mended.text, file, "{before}");
        assert!(mended.losses.comments.is_empty(), "{:?}", mended.losses);
    }
}
