//! A document that this portal wrote, read back into its type.

use std::collections::BTreeMap;

use super::document::{
    AuthProvider, Cluster, Context, Exec, ExecEnv, Kubeconfig, Named, Secret, User,
};
use super::origin::Origin;
use crate::yaml::{self, Node};

impl Kubeconfig {
    /// Reads the text of a document that [`Kubeconfig::to_yaml`] wrote; `None` for any other. What
    /// the type does not hold is left out, so this is no reader of foreign files: see
    /// [`super::existing`].
    #[must_use]
    pub fn restore(text: &str) -> Option<Self> {
        let root = yaml::read(text).ok()?;
        Some(Self {
            api_version: "v1",
            kind: "Config",
            current_context: string(&root, "current-context")?,
            clusters: list(&root, "clusters", "cluster", cluster)?,
            contexts: list(&root, "contexts", "context", context)?,
            users: list(&root, "users", "user", user)?,
        })
    }
}

fn string(node: &Node, key: &str) -> Option<String> {
    node.get(key)?.text().map(str::to_owned)
}

fn list<T>(
    root: &Node,
    key: &str,
    inner: &str,
    value: impl Fn(&Node) -> Option<T>,
) -> Option<Vec<Named<T>>> {
    let items = root.get(key)?.items()?.iter();
    items
        .map(|item| Some(Named { name: string(item, "name")?, value: value(item.get(inner)?)? }))
        .collect()
}

fn cluster(node: &Node) -> Option<Cluster> {
    let origin = || {
        let extension = node.get("extensions")?.items()?.first()?.get("extension")?;
        Some(Origin {
            portal: string(extension, "portal")?,
            cluster: string(extension, "cluster")?,
            made: string(extension, "made")?,
        })
    };
    Some(Cluster {
        server: string(node, "server")?,
        tls_server_name: string(node, "tls-server-name"),
        certificate_authority_data: string(node, "certificate-authority-data"),
        proxy_url: string(node, "proxy-url"),
        origin: origin(),
    })
}

fn context(node: &Node) -> Option<Context> {
    Some(Context {
        cluster: string(node, "cluster")?,
        namespace: string(node, "namespace"),
        user: string(node, "user")?,
    })
}

fn user(node: &Node) -> Option<User> {
    Some(User {
        token: string(node, "token").map(Secret),
        token_file: string(node, "tokenFile"),
        auth_provider: node.get("auth-provider").and_then(provider),
        exec: node.get("exec").and_then(exec),
    })
}

fn provider(node: &Node) -> Option<AuthProvider> {
    let mut config = BTreeMap::new();
    for (key, value) in node.get("config")?.entries()? {
        config.insert(key.key().to_owned(), value.text()?.to_owned());
    }
    Some(AuthProvider { name: string(node, "name")?, config })
}

fn exec(node: &Node) -> Option<Exec> {
    let args = node.get("args")?.items()?.iter();
    let env = node.get("env").and_then(Node::items).unwrap_or_default().iter();
    let mode = string(node, "interactiveMode")?;
    Some(Exec {
        api_version: string(node, "apiVersion")?,
        command: string(node, "command")?,
        args: args.map(|arg| arg.text().map(str::to_owned)).collect::<Option<_>>()?,
        env: env
            .map(|one| Some(ExecEnv { name: string(one, "name")?, value: string(one, "value")? }))
            .collect::<Option<_>>()?,
        install_hint: string(node, "installHint")?,
        interactive_mode: ["IfAvailable", "Always", "Never"]
            .into_iter()
            .find(|one| *one == mode)?,
        provide_cluster_info: matches!(
            node.get("provideClusterInfo")?.value,
            yaml::Value::Bool(true, _)
        ),
    })
}
