//! The v1 document, as far as this portal writes it.
//!
//! Types and fields are those of client-go `tools/clientcmd/api/v1/types.go`.

use super::fields::{
    Field, auth_info, auth_provider_config, cluster, config, context, exec_config, exec_env_var,
    named,
};
use super::origin::Origin;
use super::secret;
use crate::yaml::{self, Node};

/// A kubeconfig (`Config` in client-go).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kubeconfig {
    /// Always `v1`.
    pub api_version: &'static str,
    /// Always `Config`.
    pub kind: &'static str,
    /// The name of the context that is used by default.
    pub current_context: String,
    /// The clusters by name.
    pub clusters: Vec<Named<Cluster>>,
    /// The contexts by name.
    pub contexts: Vec<Named<Context>>,
    /// The users by name.
    pub users: Vec<Named<User>>,
}

/// An entry with its name; the key of its value differs from list to list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named<T> {
    /// The name, unique in its list.
    pub name: String,
    /// What it stands for.
    pub value: T,
}

fn end<T: Clone>(list: &[Named<T>], most: usize) -> Vec<Named<T>> {
    list.iter().skip(list.len().saturating_sub(most)).cloned().collect()
}

/// The list of entries, whose values have a key of their own.
fn entries<T>(list: &[Named<T>], key: Field, node: impl Fn(&T) -> Node) -> Node {
    let entry = |one: &Named<T>| {
        let name = (named::NAME.name, Some(Node::of(&one.name)));
        Node::keys([name, (key.name, Some(node(&one.value)))])
    };
    Node::list(list.iter().map(entry).collect())
}

fn text(value: Option<&String>) -> Option<Node> {
    value.map(Node::of)
}

/// How to reach a cluster (`Cluster`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cluster {
    /// The address of the API server, an `https` URL.
    pub server: String,
    /// The name to check in the server's certificate, where it is not the host.
    pub tls_server_name: Option<String>,
    /// Base64 of the PEM certificates of the authority.
    pub certificate_authority_data: Option<String>,
    /// The URL of the proxy on the way: `http`, `https` or `socks5`.
    pub proxy_url: Option<String>,
    /// Where the entry comes from.
    pub origin: Option<Origin>,
}

impl Cluster {
    fn node(&self) -> Node {
        Node::keys([
            (cluster::SERVER.name, Some(Node::of(&self.server))),
            (cluster::TLS_SERVER_NAME.name, text(self.tls_server_name.as_ref())),
            (
                cluster::CERTIFICATE_AUTHORITY_DATA.name,
                text(self.certificate_authority_data.as_ref()),
            ),
            (cluster::PROXY_URL.name, text(self.proxy_url.as_ref())),
            (cluster::EXTENSIONS.name, self.origin.as_ref().map(Origin::node)),
        ])
    }
}

impl Kubeconfig {
    /// The same with the last so many entries of each list.
    #[must_use]
    pub fn ends(&self, most: usize) -> Self {
        Self {
            current_context: self.current_context.clone(),
            clusters: end(&self.clusters, most),
            contexts: end(&self.contexts, most),
            users: end(&self.users, most),
            ..*self
        }
    }

    /// The contexts of one of the portal's clusters, by its name there: each with its namespace.
    #[must_use]
    pub fn contexts_of(&self, cluster: &str) -> Vec<(Option<&str>, &str)> {
        let own = |one: &&Named<Cluster>| {
            one.value.origin.as_ref().is_some_and(|origin| origin.cluster == cluster)
        };
        let entries: Vec<&str> =
            self.clusters.iter().filter(own).map(|one| one.name.as_str()).collect();
        self.contexts
            .iter()
            .filter(|context| entries.contains(&context.value.cluster.as_str()))
            .map(|context| (context.value.namespace.as_deref(), context.name.as_str()))
            .collect()
    }
}

/// A cluster, a user and a namespace that belong together (`Context`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Context {
    /// The name of the cluster.
    pub cluster: String,
    /// The namespace that is used where none is named.
    pub namespace: Option<String>,
    /// The name of the user.
    pub user: String,
}

impl Context {
    fn node(&self) -> Node {
        Node::keys([
            (context::CLUSTER.name, Some(Node::of(&self.cluster))),
            (context::NAMESPACE.name, text(self.namespace.as_ref())),
            (context::USER.name, Some(Node::of(&self.user))),
        ])
    }
}

/// How to prove who one is (`AuthInfo`): by exactly one kind of credential.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum User {
    /// A bearer token.
    Token(Secret),
    /// The path of a file with a bearer token, read anew as it changes; a relative one starts at
    /// the kubeconfig. Nothing in it is expanded.
    TokenFile(String),
    /// A provider compiled into kubectl.
    AuthProvider(AuthProvider),
    /// A program that gives a credential.
    Exec(Exec),
}

impl User {
    /// The program, where it is one that gives the credential.
    #[must_use]
    pub const fn exec(&self) -> Option<&Exec> {
        match self {
            Self::Exec(exec) => Some(exec),
            Self::Token(_) | Self::TokenFile(_) | Self::AuthProvider(_) => None,
        }
    }

    fn node(&self) -> Node {
        let (field, value) = match self {
            Self::Token(token) => (auth_info::TOKEN, Node::of(&token.0)),
            Self::TokenFile(path) => (auth_info::TOKEN_FILE, Node::of(path)),
            Self::AuthProvider(provider) => (auth_info::AUTH_PROVIDER, provider.node()),
            Self::Exec(exec) => (auth_info::EXEC, exec.node()),
        };
        Node::keys([(field.name, Some(value))])
    }
}

/// A provider compiled into kubectl (`AuthProviderConfig`). `Debug` prints no secret.
#[derive(Clone, PartialEq, Eq)]
pub struct AuthProvider {
    /// Its name.
    pub name: String,
    /// Its settings in the order of their names; see [`super::secret`] for those that are secret.
    pub config: Vec<(String, String)>,
}

impl AuthProvider {
    fn node(&self) -> Node {
        let config = self.config.iter().map(|(key, value)| (key.as_str(), Some(Node::of(value))));
        Node::keys([
            (auth_provider_config::NAME.name, Some(Node::of(&self.name))),
            (auth_provider_config::CONFIG.name, Some(Node::keys(config.collect::<Vec<_>>()))),
        ])
    }
}

impl core::fmt::Debug for AuthProvider {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let shown = self.config.iter().map(|(key, value)| {
            (key, if secret::is_secret_name(key) { "[redacted]" } else { value })
        });
        f.write_str(&self.name)?;
        f.debug_map().entries(shown).finish()
    }
}

/// A program that gives a credential (`ExecConfig`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exec {
    /// The version of the `ExecCredential` exchange: `client.authentication.k8s.io/v1` or `/v1beta1`.
    pub api_version: String,
    /// The program, found on the path.
    pub command: String,
    /// Its arguments.
    pub args: Vec<String>,
    /// Its environment, beside that of kubectl.
    pub env: Vec<ExecEnv>,
    /// What kubectl prints where the program is missing.
    pub install_hint: String,
    /// Whether the program may read from the terminal: `Never`, `IfAvailable` or `Always`.
    pub interactive_mode: &'static str,
    /// Whether the program is told about the cluster.
    pub provide_cluster_info: bool,
}

impl Exec {
    fn node(&self) -> Node {
        let env = |one: &ExecEnv| {
            Node::keys([
                (exec_env_var::NAME.name, Some(Node::of(&one.name))),
                (exec_env_var::VALUE.name, Some(Node::of(&one.value))),
            ])
        };
        let some = !self.env.is_empty();
        Node::keys([
            (exec_config::API_VERSION.name, Some(Node::of(&self.api_version))),
            (exec_config::COMMAND.name, Some(Node::of(&self.command))),
            (exec_config::ARGS.name, Some(Node::list(self.args.iter().map(Node::of).collect()))),
            (exec_config::ENV.name, some.then(|| Node::list(self.env.iter().map(env).collect()))),
            (exec_config::INSTALL_HINT.name, Some(Node::of(&self.install_hint))),
            (exec_config::INTERACTIVE_MODE.name, Some(Node::of(self.interactive_mode))),
            (exec_config::PROVIDE_CLUSTER_INFO.name, Some(Node::flag(self.provide_cluster_info))),
        ])
    }
}

/// A variable of a program's environment (`ExecEnvVar`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExecEnv {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: String,
}

/// A text that is never printed by `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(pub String);

impl core::fmt::Debug for Secret {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("[redacted]")
    }
}

impl Kubeconfig {
    /// The document as a tree.
    #[must_use]
    pub fn node(&self) -> Node {
        Node::keys([
            (config::API_VERSION.name, Some(Node::of(self.api_version))),
            (config::KIND.name, Some(Node::of(self.kind))),
            (config::CURRENT_CONTEXT.name, Some(Node::of(&self.current_context))),
            (config::CLUSTERS.name, Some(entries(&self.clusters, named::CLUSTER, Cluster::node))),
            (config::CONTEXTS.name, Some(entries(&self.contexts, named::CONTEXT, Context::node))),
            (config::USERS.name, Some(entries(&self.users, named::USER, User::node))),
        ])
    }

    /// The document as YAML, byte for byte what is handed over.
    ///
    /// # Errors
    /// Where the writer refuses, which it does for no document of this type.
    pub fn to_yaml(&self) -> Result<String, yaml::WriteError> {
        yaml::write_made(&self.node())
    }
}
