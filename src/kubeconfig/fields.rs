//! The fields of a kubeconfig, each once: what the writer writes, the reader looks for and the
//! check of types expects.
//!
//! Source: `Config` and the types it is made of in client-go `tools/clientcmd/api/v1/types.go`,
//! under the names of their JSON tags. Each module is one of these types.

/// A field: its name in the file and the type of its value.
#[derive(Clone, Copy, Debug)]
pub(super) struct Field {
    /// The key, as it stands in the file.
    pub name: &'static str,
    /// What may stand there.
    pub ty: FieldType,
}

/// The type of a field's value. Null may stand anywhere, and means that the field is left out.
#[derive(Clone, Copy, Debug)]
pub(super) enum FieldType {
    /// A text.
    String,
    /// A truth value.
    Bool,
    /// Bytes (`[]byte`): a text that holds standard base64 with padding.
    Base64,
    /// A list of texts.
    Strings,
    /// Texts by name.
    StringMap,
    /// Lists of texts by name.
    StringsMap,
    /// One of the types here; fields that it does not have are ignored.
    Object(&'static [Field]),
    /// A list of such.
    List(&'static [Field]),
    /// Anything that JSON can hold (`runtime.RawExtension`).
    Any,
}

impl Field {
    const fn new(name: &'static str, ty: FieldType) -> Self {
        Self { name, ty }
    }

    const fn string(name: &'static str) -> Self {
        Self::new(name, FieldType::String)
    }

    const fn strings(name: &'static str) -> Self {
        Self::new(name, FieldType::Strings)
    }

    const fn bool(name: &'static str) -> Self {
        Self::new(name, FieldType::Bool)
    }

    const fn base64(name: &'static str) -> Self {
        Self::new(name, FieldType::Base64)
    }

    const fn object(name: &'static str, fields: &'static [Self]) -> Self {
        Self::new(name, FieldType::Object(fields))
    }

    const fn list(name: &'static str, fields: &'static [Self]) -> Self {
        Self::new(name, FieldType::List(fields))
    }
}

/// The field of that name.
pub(super) fn find(fields: &[Field], name: &str) -> Option<Field> {
    fields.iter().copied().find(|field| field.name == name)
}

/// The field that a key was meant for: the same letters in another spelling, such as
/// `certificateAuthorityData`.
pub(super) fn find_misspelt(fields: &[Field], key: &str) -> Option<Field> {
    let bare = |text: &str| -> String {
        text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
    };
    let wanted = bare(key);
    fields.iter().copied().find(|field| field.name != key && bare(field.name) == wanted)
}

/// `Config`, the document.
pub(super) mod config {
    use super::{Field, named, preferences};

    pub const KIND: Field = Field::string("kind");
    pub const API_VERSION: Field = Field::string("apiVersion");
    pub const PREFERENCES: Field = Field::object("preferences", preferences::FIELDS);
    pub const CLUSTERS: Field = Field::list("clusters", named::CLUSTER_FIELDS);
    pub const USERS: Field = Field::list("users", named::USER_FIELDS);
    pub const CONTEXTS: Field = Field::list("contexts", named::CONTEXT_FIELDS);
    pub const CURRENT_CONTEXT: Field = Field::string("current-context");
    pub const EXTENSIONS: Field = named::EXTENSIONS;
    pub const FIELDS: &[Field] =
        &[KIND, API_VERSION, PREFERENCES, CLUSTERS, USERS, CONTEXTS, CURRENT_CONTEXT, EXTENSIONS];
}

/// `NamedCluster`, `NamedAuthInfo`, `NamedContext` and `NamedExtension`: the items of the lists.
pub(super) mod named {
    use super::{Field, FieldType, auth_info, cluster, context};

    pub const NAME: Field = Field::string("name");
    pub const CLUSTER: Field = Field::object("cluster", cluster::FIELDS);
    pub const USER: Field = Field::object("user", auth_info::FIELDS);
    pub const CONTEXT: Field = Field::object("context", context::FIELDS);
    pub const EXTENSION: Field = Field::new("extension", FieldType::Any);
    pub const CLUSTER_FIELDS: &[Field] = &[NAME, CLUSTER];
    pub const USER_FIELDS: &[Field] = &[NAME, USER];
    pub const CONTEXT_FIELDS: &[Field] = &[NAME, CONTEXT];
    pub const EXTENSIONS: Field = Field::list("extensions", &[NAME, EXTENSION]);
}

/// `Preferences`.
pub(super) mod preferences {
    use super::{Field, named};

    pub const FIELDS: &[Field] = &[Field::bool("colors"), named::EXTENSIONS];
}

/// `Cluster`.
pub(super) mod cluster {
    use super::{Field, named};

    pub const SERVER: Field = Field::string("server");
    pub const TLS_SERVER_NAME: Field = Field::string("tls-server-name");
    pub const INSECURE_SKIP_TLS_VERIFY: Field = Field::bool("insecure-skip-tls-verify");
    pub const CERTIFICATE_AUTHORITY: Field = Field::string("certificate-authority");
    pub const CERTIFICATE_AUTHORITY_DATA: Field = Field::base64("certificate-authority-data");
    pub const PROXY_URL: Field = Field::string("proxy-url");
    pub const DISABLE_COMPRESSION: Field = Field::bool("disable-compression");
    pub const EXTENSIONS: Field = named::EXTENSIONS;
    pub const FIELDS: &[Field] = &[
        SERVER,
        TLS_SERVER_NAME,
        INSECURE_SKIP_TLS_VERIFY,
        CERTIFICATE_AUTHORITY,
        CERTIFICATE_AUTHORITY_DATA,
        PROXY_URL,
        DISABLE_COMPRESSION,
        EXTENSIONS,
    ];
}

/// `AuthInfo`, the value of a user.
pub(super) mod auth_info {
    use super::{Field, FieldType, auth_provider_config, exec_config, named};

    pub const CLIENT_CERTIFICATE: Field = Field::string("client-certificate");
    pub const CLIENT_CERTIFICATE_DATA: Field = Field::base64("client-certificate-data");
    pub const CLIENT_KEY: Field = Field::string("client-key");
    pub const CLIENT_KEY_DATA: Field = Field::base64("client-key-data");
    pub const TOKEN: Field = Field::string("token");
    pub const TOKEN_FILE: Field = Field::string("tokenFile");
    pub const IMPERSONATE: Field = Field::string("as");
    pub const IMPERSONATE_UID: Field = Field::string("as-uid");
    pub const IMPERSONATE_GROUPS: Field = Field::strings("as-groups");
    pub const IMPERSONATE_USER_EXTRA: Field = Field::new("as-user-extra", FieldType::StringsMap);
    pub const USERNAME: Field = Field::string("username");
    pub const PASSWORD: Field = Field::string("password");
    pub const AUTH_PROVIDER: Field = Field::object("auth-provider", auth_provider_config::FIELDS);
    pub const EXEC: Field = Field::object("exec", exec_config::FIELDS);
    pub const FIELDS: &[Field] = &[
        CLIENT_CERTIFICATE,
        CLIENT_CERTIFICATE_DATA,
        CLIENT_KEY,
        CLIENT_KEY_DATA,
        TOKEN,
        TOKEN_FILE,
        IMPERSONATE,
        IMPERSONATE_UID,
        IMPERSONATE_GROUPS,
        IMPERSONATE_USER_EXTRA,
        USERNAME,
        PASSWORD,
        AUTH_PROVIDER,
        EXEC,
        named::EXTENSIONS,
    ];
}

/// `AuthProviderConfig`.
pub(super) mod auth_provider_config {
    use super::{Field, FieldType, named};

    pub const NAME: Field = named::NAME;
    pub const CONFIG: Field = Field::new("config", FieldType::StringMap);
    pub const FIELDS: &[Field] = &[NAME, CONFIG];
}

/// `ExecConfig`.
pub(super) mod exec_config {
    use super::{Field, config, exec_env_var};

    pub const API_VERSION: Field = config::API_VERSION;
    pub const COMMAND: Field = Field::string("command");
    pub const ARGS: Field = Field::strings("args");
    pub const ENV: Field = Field::list("env", exec_env_var::FIELDS);
    pub const INSTALL_HINT: Field = Field::string("installHint");
    pub const INTERACTIVE_MODE: Field = Field::string("interactiveMode");
    pub const PROVIDE_CLUSTER_INFO: Field = Field::bool("provideClusterInfo");
    pub const FIELDS: &[Field] =
        &[API_VERSION, COMMAND, ARGS, ENV, INSTALL_HINT, INTERACTIVE_MODE, PROVIDE_CLUSTER_INFO];
}

/// `ExecEnvVar`.
pub(super) mod exec_env_var {
    use super::{Field, named};

    pub const NAME: Field = named::NAME;
    pub const VALUE: Field = Field::string("value");
    pub const FIELDS: &[Field] = &[NAME, VALUE];
}

/// `Context`.
pub(super) mod context {
    use super::{Field, named};

    pub const CLUSTER: Field = Field::string("cluster");
    pub const USER: Field = Field::string("user");
    pub const NAMESPACE: Field = Field::string("namespace");
    pub const FIELDS: &[Field] = &[CLUSTER, USER, NAMESPACE, named::EXTENSIONS];
}
