//! The v1 document, as far as this portal writes it.

use std::collections::BTreeMap;

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

/// The list of entries, whose values have a key of their own.
fn named<T>(list: &[Named<T>], key: &str, node: impl Fn(&T) -> Node) -> Node {
    let entry = |one: &Named<T>| {
        Node::keys([("name", Some(Node::of(&one.name))), (key, Some(node(&one.value)))])
    };
    Node::list(list.iter().map(entry).collect())
}

fn text(value: Option<&String>) -> Option<Node> {
    value.map(Node::of)
}

/// How to reach a cluster.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cluster {
    /// The address of the API server.
    pub server: String,
    /// The name to check in the server's certificate, where it is not the host.
    pub tls_server_name: Option<String>,
    /// Base64 of the PEM certificates of the authority.
    pub certificate_authority_data: Option<String>,
    /// The proxy on the way.
    pub proxy_url: Option<String>,
    /// Where the entry comes from.
    pub origin: Option<Origin>,
}

impl Cluster {
    fn node(&self) -> Node {
        Node::keys([
            ("server", Some(Node::of(&self.server))),
            ("tls-server-name", text(self.tls_server_name.as_ref())),
            ("certificate-authority-data", text(self.certificate_authority_data.as_ref())),
            ("proxy-url", text(self.proxy_url.as_ref())),
            ("extensions", self.origin.as_ref().map(Origin::node)),
        ])
    }
}

impl Kubeconfig {
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

/// A cluster, a user and a namespace that belong together.
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
            ("cluster", Some(Node::of(&self.cluster))),
            ("namespace", text(self.namespace.as_ref())),
            ("user", Some(Node::of(&self.user))),
        ])
    }
}

/// How to prove who one is; exactly one of the fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct User {
    /// A bearer token.
    pub token: Option<Secret>,
    /// A file with a bearer token, read anew as it changes; a relative path starts at the
    /// kubeconfig. Nothing in it is expanded.
    pub token_file: Option<String>,
    /// A provider compiled into kubectl.
    pub auth_provider: Option<AuthProvider>,
    /// A program that gives a credential.
    pub exec: Option<Exec>,
}

impl User {
    fn node(&self) -> Node {
        Node::keys([
            ("token", self.token.as_ref().map(|token| Node::of(&token.0))),
            ("tokenFile", text(self.token_file.as_ref())),
            ("auth-provider", self.auth_provider.as_ref().map(AuthProvider::node)),
            ("exec", self.exec.as_ref().map(Exec::node)),
        ])
    }
}

/// A provider compiled into kubectl (`AuthProviderConfig`). `Debug` prints no secret.
#[derive(Clone, PartialEq, Eq)]
pub struct AuthProvider {
    /// Its name.
    pub name: String,
    /// Its settings; see [`super::secret`] for those that are secret.
    pub config: BTreeMap<String, String>,
}

impl AuthProvider {
    fn node(&self) -> Node {
        let config = self.config.iter().map(|(key, value)| (key.as_str(), Some(Node::of(value))));
        Node::keys([("name", Some(Node::of(&self.name))), ("config", Some(Node::keys(config)))])
    }
}

impl core::fmt::Debug for AuthProvider {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let shown = self
            .config
            .iter()
            .map(|(key, value)| (key, if secret::name(key) { "[redacted]" } else { value }));
        f.write_str(&self.name)?;
        f.debug_map().entries(shown).finish()
    }
}

/// A program that gives a credential (`ExecConfig`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exec {
    /// The version of the `ExecCredential` exchange.
    pub api_version: String,
    /// The program, found on the path.
    pub command: String,
    /// Its arguments.
    pub args: Vec<String>,
    /// Its environment, beside that of kubectl.
    pub env: Vec<ExecEnv>,
    /// What kubectl prints where the program is missing.
    pub install_hint: String,
    /// Whether the program may read from the terminal.
    pub interactive_mode: &'static str,
    /// Whether the program is told about the cluster.
    pub provide_cluster_info: bool,
}

impl Exec {
    fn node(&self) -> Node {
        let env = |one: &ExecEnv| {
            Node::keys([("name", Some(Node::of(&one.name))), ("value", Some(Node::of(&one.value)))])
        };
        let some = !self.env.is_empty();
        Node::keys([
            ("apiVersion", Some(Node::of(&self.api_version))),
            ("command", Some(Node::of(&self.command))),
            ("args", Some(Node::list(self.args.iter().map(Node::of).collect()))),
            ("env", some.then(|| Node::list(self.env.iter().map(env).collect()))),
            ("installHint", Some(Node::of(&self.install_hint))),
            ("interactiveMode", Some(Node::of(self.interactive_mode))),
            ("provideClusterInfo", Some(Node::flag(self.provide_cluster_info))),
        ])
    }
}

/// A variable of a program's environment.
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
            ("apiVersion", Some(Node::of(self.api_version))),
            ("kind", Some(Node::of(self.kind))),
            ("current-context", Some(Node::of(&self.current_context))),
            ("clusters", Some(named(&self.clusters, "cluster", Cluster::node))),
            ("contexts", Some(named(&self.contexts, "context", Context::node))),
            ("users", Some(named(&self.users, "user", User::node))),
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
