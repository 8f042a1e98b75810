//! Documents for the tests of shells: each kind of user, and names and values that shells and
//! kubectl mind.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use purser::kubeconfig::{
    AuthProvider, Cluster, Context, Exec, ExecEnv, Kubeconfig, Named, Secret, User,
};

fn authority() -> String {
    STANDARD.encode("-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n")
}

fn exec(api_version: &str, command: &str, args: &[&str]) -> User {
    User::Exec(Exec {
        api_version: api_version.into(),
        command: command.into(),
        args: args.iter().map(|arg| (*arg).to_owned()).collect(),
        env: Vec::new(),
        install_hint: "Install it.".into(),
        interactive_mode: "IfAvailable",
        provide_cluster_info: false,
    })
}

/// One cluster, user and context.
fn one(cluster: &str, user: &str, context: &str, value: User) -> Kubeconfig {
    Kubeconfig {
        api_version: "v1",
        kind: "Config",
        current_context: context.into(),
        clusters: vec![Named {
            name: cluster.into(),
            value: Cluster {
                server: "https://prod-weu.example:443".into(),
                certificate_authority_data: Some(authority()),
                ..Cluster::default()
            },
        }],
        contexts: vec![Named {
            name: context.into(),
            value: Context {
                cluster: cluster.into(),
                namespace: Some("payments".into()),
                user: user.into(),
            },
        }],
        users: vec![Named { name: user.into(), value }],
    }
}

fn azure(mode: &str) -> User {
    exec(
        "client.authentication.k8s.io/v1beta1",
        "kubelogin",
        &[
            "get-token",
            "--login",
            mode,
            "--server-id",
            "6dae42f8-4368-4678-94ff-3960e28e3630",
            "--tenant-id",
            "8f9c2a10-5b7e-4d3c-9a61-2e4f6b8c0d1e",
            "--login-hint=o'neil@contoso.com",
        ],
    )
}

fn builtin() -> User {
    let config = vec![
        ("client-id".to_owned(), "purser".to_owned()),
        ("extra".to_owned(), "a,b=\"c\" 'd'".to_owned()),
        ("id-token".to_owned(), "header.payload.signature-".to_owned()),
        ("idp-issuer-url".to_owned(), "https://dex.example.com".to_owned()),
    ];
    User::AuthProvider(AuthProvider { name: "oidc".into(), config })
}

/// Every value as awkward as kubectl takes it.
fn hostile() -> Kubeconfig {
    let mut user = exec(
        "client.authentication.k8s.io/v1",
        "C:\\Program Files\\x y\\",
        &[
            "",
            "-",
            "--",
            "u=/sub,k=\"v\",",
            "it\u{2019}s $HOME `id` %PATH% !! \u{1b}[201~",
            "two\nlines",
            "ends with \\",
            "\"quoted\"",
            "  spaced  ",
            "trailing\\\\\"",
        ],
    );
    if let User::Exec(exec) = &mut user {
        exec.interactive_mode = "Never";
        exec.provide_cluster_info = true;
        exec.env = vec![ExecEnv { name: "A_B".into(), value: "c,d=\"e\" $f".into() }];
    }
    let mut file = one("-$(reboot)'s", "u`s\"er", "--context \u{202e}x", user);
    let cluster = &mut file.clusters[0].value;
    cluster.tls_server_name = Some("api.internal".into());
    cluster.proxy_url = Some("socks5://proxy.example:1080".into());
    file.contexts[0].value.namespace = None;
    file
}

/// Names that `kubectl config set` would take apart.
fn dotted() -> Kubeconfig {
    let mut file =
        one("api.server.example", "alice@db.as.example", "db.cluster.example", azure("azurecli"));
    let more = one("prod.weu", "alice@prod.weu", "prod.weu", azure("devicecode"));
    file.clusters.extend(more.clusters);
    file.users.extend(more.users);
    file.contexts.extend(more.contexts);
    file
}

/// An authority longer than a command line of Windows.
fn long() -> Kubeconfig {
    let mut file = one("long", "alice", "long", azure("interactive"));
    file.clusters[0].value.certificate_authority_data = Some(STANDARD.encode("x".repeat(60_000)));
    file
}

/// Every document, by name.
pub fn all() -> Vec<(&'static str, Kubeconfig)> {
    let names = ("prod-weu", "alice@prod-weu", "prod-weu-payments");
    let plain = |user: User| one(names.0, names.1, names.2, user);
    let oidc = exec(
        "client.authentication.k8s.io/v1",
        "kubectl",
        &[
            "oidc-login",
            "get-token",
            "--oidc-issuer-url=https://dex.example.com",
            "--oidc-client-id=kubernetes",
            "--oidc-extra-scope=groups",
            &format!("--certificate-authority-data={}", authority()),
        ],
    );
    let token = User::Token(Secret("header.payload.signature".into()));
    vec![
        ("aks-interactive", plain(azure("interactive"))),
        ("aks-azurecli", plain(azure("azurecli"))),
        ("oidc-browser", plain(oidc)),
        ("builtin", plain(builtin())),
        ("token", plain(token)),
        ("dotted", dotted()),
        ("long", long()),
        ("hostile", hostile()),
    ]
}
