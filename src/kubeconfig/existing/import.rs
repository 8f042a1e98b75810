//! What of a kubeconfig a portal can offer: its clusters and how people sign in to them; and every
//! credential, which stays behind.

use crate::config::Method;
use crate::kubeconfig::fields::{auth_info, auth_provider_config, cluster, context, exec_config};
use crate::kubeconfig::secret::{is_secret_flag, is_secret_name, looks_like_token};
use crate::kubelogin::{azure, oidc};
use crate::yaml::{Node, Value};

use super::entry::{EntryKind, EntryRef, by_name};
use super::read::Existing;
use super::users::{AuthMethod, Program, auth_method, setting};

/// How people sign in to an imported cluster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportedSignIn {
    /// By AKS-managed Entra.
    Azure {
        /// The method.
        method: Method,
        /// The tenant.
        tenant: Option<String>,
        /// The application that tokens are for.
        server_id: Option<String>,
    },
    /// At a provider that the API server trusts itself.
    Oidc {
        /// The method.
        method: Method,
        /// The provider.
        issuer: String,
        /// The client of kubectl.
        client_id: String,
        /// The scopes that are asked for beside `openid`.
        scopes: Vec<String>,
    },
}

/// A cluster of a kubeconfig.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedCluster {
    /// Its name there.
    pub name: String,
    /// The line of its entry.
    pub line: usize,
    /// The address of its API server, as it is written.
    pub server: String,
    /// Base64 of its authority's PEM.
    pub certificate_authority_data: Option<String>,
    /// The name in its certificate.
    pub tls_server_name: Option<String>,
    /// The proxy on the way to it.
    pub proxy_url: Option<String>,
    /// Whether its certificate is not checked.
    pub insecure: bool,
    /// Whether its authority lies in a file of its own.
    pub authority_file: bool,
    /// The namespaces of its contexts, each once.
    pub namespaces: Vec<String>,
    /// How its users sign in, as far as a portal can offer that.
    pub sign_ins: Vec<ImportedSignIn>,
}

/// What kind of credential stays behind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DiscardedKind {
    /// A field of the user, by its name.
    Field(&'static str),
    /// A setting of an auth provider, by its name.
    Setting(String),
    /// A flag of the helper, by its name.
    Flag(String),
    /// An argument of the helper that looks like a token.
    Argument,
    /// A variable of the helper, by its name.
    Variable(String),
}

/// A credential that stays behind; never its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DiscardedCredential {
    /// The user.
    pub user: String,
    /// The line of the user's entry.
    pub line: usize,
    /// What it is.
    pub kind: DiscardedKind,
}

/// The clusters of a file, each once by name.
#[must_use]
pub fn importable(file: &Existing) -> Vec<ImportedCluster> {
    let users = by_name(&file.root, EntryKind::User);
    let clusters = by_name(&file.root, EntryKind::Cluster);
    let contexts: Vec<EntryRef<'_>> = file.entries(EntryKind::Context).collect();
    let last =
        |entry: &EntryRef<'_>| clusters.get(entry.name).is_some_and(|l| l.line == entry.line);
    let all = file.entries(EntryKind::Cluster).filter(|entry| last(entry));
    all.map(|entry| {
        let own = contexts.iter().filter(|one| one.text(context::CLUSTER) == Some(entry.name));
        let (mut namespaces, mut sign_ins) = (Vec::new(), Vec::new());
        for context in own {
            push(&mut namespaces, context.text(context::NAMESPACE).map(str::to_owned));
            let user = context.text(context::USER).and_then(|name| users.get(name));
            push(&mut sign_ins, user.and_then(sign_in));
        }
        imported(&entry, namespaces, sign_ins)
    })
    .collect()
}

fn push<T: PartialEq>(all: &mut Vec<T>, one: Option<T>) {
    all.extend(one.filter(|one| !all.contains(one)));
}

fn imported(
    entry: &EntryRef<'_>,
    namespaces: Vec<String>,
    sign_ins: Vec<ImportedSignIn>,
) -> ImportedCluster {
    let text = |field| entry.text(field).map(str::to_owned);
    let insecure = entry.get(cluster::INSECURE_SKIP_TLS_VERIFY);
    let data = text(cluster::CERTIFICATE_AUTHORITY_DATA);
    ImportedCluster {
        name: entry.name.to_owned(),
        line: entry.line,
        server: text(cluster::SERVER).unwrap_or_default(),
        // kubectl takes the data where both are there.
        authority_file: data.is_none() && text(cluster::CERTIFICATE_AUTHORITY).is_some(),
        certificate_authority_data: data,
        tls_server_name: text(cluster::TLS_SERVER_NAME),
        proxy_url: text(cluster::PROXY_URL),
        insecure: insecure.is_some_and(|node| !matches!(node.value, Value::Bool(false, _))),
        namespaces,
        sign_ins,
    }
}

fn sign_in(user: &EntryRef<'_>) -> Option<ImportedSignIn> {
    match auth_method(user) {
        AuthMethod::Azure { login, tenant } => {
            let method = Method::by_name(&login)?;
            let program = Program::of(user)?;
            let server_id = program.flag(azure::SERVER_ID).map(str::to_owned);
            Some(ImportedSignIn::Azure { method, tenant, server_id })
        }
        AuthMethod::Oidc { issuer } => {
            let program = Program::of(user)?;
            let method = match program.flag(oidc::GRANT_TYPE) {
                None | Some("auto" | "authcode") => Method::Browser,
                Some("device-code") => Method::DeviceCode,
                Some("authcode-keyboard") => Method::Keyboard,
                Some(_) => return None,
            };
            let client_id = program.flag(oidc::CLIENT_ID)?.to_owned();
            let scopes = scopes(program.args());
            Some(ImportedSignIn::Oidc { method, issuer: issuer?, client_id, scopes })
        }
        AuthMethod::Builtin { issuer, .. } => {
            let provider = user.get(auth_info::AUTH_PROVIDER)?;
            let client_id = setting(provider, "client-id")?.to_owned();
            let scopes = setting(provider, "extra-scopes").unwrap_or_default();
            let scopes = scopes.split(',').map(str::trim).filter(|one| !one.is_empty());
            let scopes = scopes.map(str::to_owned).collect();
            let method = Method::Browser;
            Some(ImportedSignIn::Oidc { method, issuer: issuer?, client_id, scopes })
        }
        _ => None,
    }
}

/// The values of every `--oidc-extra-scope`.
fn scopes(args: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    let mut words = args.iter();
    while let Some(word) = words.next() {
        let Some(rest) = word.strip_prefix(oidc::EXTRA_SCOPE) else { continue };
        let value = match rest.strip_prefix('=') {
            Some(value) => Some(value),
            None if rest.is_empty() => words.next().copied(),
            None => None,
        };
        let each = value.unwrap_or_default().split(',').filter(|one| !one.is_empty());
        each.for_each(|one| push(&mut found, Some(one.to_owned())));
    }
    found
}

/// Every credential of a file: what it is and whose.
#[must_use]
pub fn credentials(file: &Existing) -> Vec<DiscardedCredential> {
    let of = |user: EntryRef<'_>| {
        let (name, line) = (user.name.to_owned(), user.line);
        kinds(&user).into_iter().map(move |kind| {
            let user = name.clone();
            DiscardedCredential { user, line, kind }
        })
    };
    file.entries(EntryKind::User).flat_map(of).collect()
}

fn kinds(user: &EntryRef<'_>) -> Vec<DiscardedKind> {
    const FIELDS: [crate::kubeconfig::fields::Field; 7] = [
        auth_info::TOKEN,
        auth_info::TOKEN_FILE,
        auth_info::PASSWORD,
        auth_info::CLIENT_CERTIFICATE,
        auth_info::CLIENT_CERTIFICATE_DATA,
        auth_info::CLIENT_KEY,
        auth_info::CLIENT_KEY_DATA,
    ];
    let held = FIELDS.into_iter().filter(|field| user.get(*field).is_some());
    let mut all: Vec<_> = held.map(|field| DiscardedKind::Field(field.name)).collect();
    let provider = user.get(auth_info::AUTH_PROVIDER);
    let settings = provider.and_then(|node| node.get(auth_provider_config::CONFIG.name));
    for (key, _) in settings.and_then(Node::entries).unwrap_or_default() {
        if is_secret_name(key.key()) {
            all.push(DiscardedKind::Setting(key.key().to_owned()));
        }
    }
    if let Some(program) = Program::of(user) {
        for word in program.args() {
            if is_secret_flag(word) {
                let flag = word.split_once('=').map_or(*word, |(flag, _)| flag);
                all.push(DiscardedKind::Flag(flag.to_owned()));
            } else if looks_like_token(word.rsplit('=').next().unwrap_or(word)) {
                all.push(DiscardedKind::Argument);
            }
        }
        let variables = program.node.get(exec_config::ENV.name).and_then(Node::items);
        for one in variables.unwrap_or_default() {
            let text = |key| one.get(key).and_then(Node::text).unwrap_or_default();
            if is_secret_name(text("name")) || looks_like_token(text("value")) {
                all.push(DiscardedKind::Variable(text("name").to_owned()));
            }
        }
    }
    all
}
