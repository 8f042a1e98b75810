//! The v1 document, as far as this portal writes it.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::yaml;

/// A kubeconfig (`Config` in client-go).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Kubeconfig {
    /// Always `v1`.
    #[serde(rename = "apiVersion")]
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

/// What the value of a named entry is called.
trait Entry {
    const KEY: &'static str;
}

impl Entry for Cluster {
    const KEY: &'static str = "cluster";
}

impl Entry for Context {
    const KEY: &'static str = "context";
}

impl Entry for User {
    const KEY: &'static str = "user";
}

impl<T: Entry + Serialize> Serialize for Named<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap;
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("name", &self.name)?;
        map.serialize_entry(T::KEY, &self.value)?;
        map.end()
    }
}

/// How to reach a cluster.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Cluster {
    /// The address of the API server.
    pub server: String,
    /// The name to check in the server's certificate, where it is not the host.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tls_server_name: Option<String>,
    /// Base64 of the PEM certificates of the authority.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certificate_authority_data: Option<String>,
    /// The proxy on the way.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proxy_url: Option<String>,
}

/// A cluster, a user and a namespace that belong together.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Context {
    /// The name of the cluster.
    pub cluster: String,
    /// The namespace that is used where none is named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub namespace: Option<String>,
    /// The name of the user.
    pub user: String,
}

/// How to prove who one is; exactly one of the fields.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct User {
    /// A bearer token.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token: Option<Secret>,
    /// A provider compiled into kubectl.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auth_provider: Option<AuthProvider>,
    /// A program that gives a credential.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exec: Option<Exec>,
}

/// A provider compiled into kubectl (`AuthProviderConfig`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AuthProvider {
    /// Its name.
    pub name: String,
    /// Its settings; those in [`AuthProvider::SECRETS`] are secret.
    pub config: BTreeMap<String, String>,
}

impl AuthProvider {
    /// The settings that are secret.
    pub const SECRETS: [&'static str; 3] = ["client-secret", "id-token", "refresh-token"];
}

/// A program that gives a credential (`ExecConfig`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Exec {
    /// The version of the `ExecCredential` exchange.
    pub api_version: String,
    /// The program, found on the path.
    pub command: String,
    /// Its arguments.
    pub args: Vec<String>,
    /// Its environment, beside that of kubectl.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub env: Vec<ExecEnv>,
    /// What kubectl prints where the program is missing.
    pub install_hint: String,
    /// Whether the program may read from the terminal.
    pub interactive_mode: &'static str,
    /// Whether the program is told about the cluster.
    pub provide_cluster_info: bool,
}

/// A variable of a program's environment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ExecEnv {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: String,
}

/// A text that is never printed by `Debug`.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Secret(pub String);

impl core::fmt::Debug for Secret {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("[redacted]")
    }
}

impl Kubeconfig {
    /// The document as YAML, byte for byte what is handed over.
    ///
    /// # Errors
    /// Where the writer refuses, which it does for no document of this type.
    pub fn to_yaml(&self) -> Result<String, yaml::WriteError> {
        yaml::write(self)
    }

    /// The secrets inside, as they stand in the text.
    #[must_use]
    pub fn secrets(&self) -> Vec<&str> {
        let mut found = Vec::new();
        for user in &self.users {
            if let Some(token) = &user.value.token {
                found.push(token.0.as_str());
            }
            if let Some(provider) = &user.value.auth_provider {
                found.extend(
                    AuthProvider::SECRETS
                        .iter()
                        .filter_map(|key| provider.config.get(*key))
                        .map(String::as_str),
                );
            }
        }
        found
    }
}
