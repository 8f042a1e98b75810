//! How a user signs in, as far as the file says.

use crate::clouds::{AKS_SERVER, ARC_SERVER};
use crate::index;
use crate::kubeconfig::fields::{Field, auth_info, auth_provider_config, exec_config};
use crate::kubelogin::{self, Arguments, Kubelogin, azure, oidc};
use crate::yaml::Node;

use super::encoded;
use super::entry::EntryRef;
use super::joined;

/// The application of AKS that tokens are for, and that of Arc.
pub(super) const SERVERS: [&str; 2] = [AKS_SERVER, ARC_SERVER];

/// A program that a kubeconfig needs beside kubectl.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tool {
    /// Azure's kubelogin.
    AzureKubelogin,
    /// int128's kubelogin, as `kubectl oidc-login`.
    OidcLogin,
    /// int128's kubelogin, called by the name it shares with Azure's.
    OidcKubelogin,
    /// The Azure CLI.
    AzureCli,
    /// The Azure Developer CLI.
    AzureDeveloperCli,
    /// The AWS CLI.
    Aws,
    /// `gke-gcloud-auth-plugin`.
    Gke,
    /// A plugin of kubectl, by its name.
    Plugin(String),
    /// Another program.
    Program(String),
}

impl Tool {
    /// The name under which an index holds it, in the order of the variants.
    pub(super) fn key(&self) -> String {
        let (group, name) = match self {
            Self::AzureKubelogin => (0, ""),
            Self::OidcLogin => (1, ""),
            Self::OidcKubelogin => (2, ""),
            Self::AzureCli => (3, ""),
            Self::AzureDeveloperCli => (4, ""),
            Self::Aws => (5, ""),
            Self::Gke => (6, ""),
            Self::Plugin(name) => (7, name.as_str()),
            Self::Program(name) => (8, name.as_str()),
        };
        index::grouped(group, name)
    }
}

/// How a user signs in: what kubectl really uses where several stand side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AuthMethod {
    /// Azure's kubelogin, with the kind of sign-in.
    Azure {
        /// `interactive`, `azurecli`, …; `devicecode` where none is named.
        login: String,
        /// The tenant.
        tenant: Option<String>,
    },
    /// int128's kubelogin.
    Oidc {
        /// The provider.
        issuer: Option<String>,
    },
    /// The AWS CLI.
    Aws,
    /// Google's plugin.
    Gke,
    /// A plugin of kubectl, by its name.
    Plugin(String),
    /// Another program.
    Program(String),
    /// The `oidc` provider in kubectl.
    Builtin {
        /// The provider.
        issuer: Option<String>,
        /// When its token ends, in seconds since 1970.
        ends: Option<i64>,
        /// Whether kubectl can fetch a new one.
        renewed: bool,
    },
    /// A provider that is not, or no longer, in kubectl.
    Provider(String),
    /// A client certificate.
    Certificate {
        /// When it ends, where the file holds it, in seconds since 1970.
        ends: Option<i64>,
    },
    /// A token in the file.
    Token {
        /// When it ends, where it says so, in seconds since 1970.
        ends: Option<i64>,
    },
    /// A token in a file of its own.
    TokenFile,
    /// A user name and password.
    Password,
    /// Nothing: kubectl asks for a user name.
    Nothing,
    /// Nothing, whatever the user holds: the server is reached over `http`, where kubectl sends no
    /// credential.
    Unused,
}

/// A user's `exec`, taken apart.
pub(super) struct Program<'a> {
    pub(super) node: &'a Node,
    /// The command's last part, in small letters and without `.exe`.
    name: String,
    args: Vec<&'a str>,
    /// The command alone and its arguments, where they stand in one text.
    pub(super) split_command: Option<(&'a str, Vec<&'a str>)>,
    /// Every argument by itself, where several stand in one text.
    pub(super) split_args: Option<Vec<&'a str>>,
    /// Which kubelogin it is, and its arguments.
    kubelogin: Option<(Kubelogin, Arguments<'a>)>,
}

impl<'a> Program<'a> {
    pub(super) fn of(user: &EntryRef<'a>) -> Option<Self> {
        let node = user.get(auth_info::EXEC).filter(|node| node.entries().is_some())?;
        let command = node.get(exec_config::COMMAND.name).and_then(Node::text).unwrap_or_default();
        let split_command = joined::command(command);
        let program = split_command.as_ref().map_or(command, |(program, _)| program);
        let name = kubelogin::program(program);
        let args = node.get(exec_config::ARGS.name).and_then(Node::items).unwrap_or_default();
        let args: Vec<&str> = args.iter().filter_map(Node::text).collect();
        let split_args = joined::arguments(&name, &args);
        // What is meant is judged, and that it is written so is told by itself.
        let before = split_command.iter().flat_map(|(_, before)| before.iter().copied());
        let args: Vec<&str> =
            before.chain(split_args.as_ref().unwrap_or(&args).iter().copied()).collect();
        let kubelogin = Kubelogin::called(&name, &args).map(|called| (called, called.read(&args)));
        Some(Self { node, name, args, split_command, split_args, kubelogin })
    }

    pub(super) fn text(&self, field: Field) -> &'a str {
        self.node.get(field.name).and_then(Node::text).unwrap_or_default()
    }

    /// The arguments, each by itself.
    pub(super) fn args(&self) -> &[&'a str] {
        &self.args
    }

    /// The value of a flag of either kubelogin.
    pub(super) fn flag(&self, name: &str) -> Option<&'a str> {
        self.kubelogin.as_ref().and_then(|(_, arguments)| arguments.get(name))
    }

    /// The program that is meant, by its name and, where two share one, by its arguments.
    pub(super) fn tool(&self) -> Tool {
        match &self.kubelogin {
            Some((Kubelogin::Azure, _)) => return Tool::AzureKubelogin,
            Some((Kubelogin::OidcLogin, _)) => return Tool::OidcLogin,
            Some((Kubelogin::OidcKubelogin, _)) => return Tool::OidcKubelogin,
            None => {}
        }
        match self.name.as_str() {
            "kubectl" => Tool::Plugin(self.args.first().copied().unwrap_or_default().to_owned()),
            "aws" | "aws-iam-authenticator" => Tool::Aws,
            "gke-gcloud-auth-plugin" => Tool::Gke,
            _ => Tool::Program(self.text(exec_config::COMMAND).to_owned()),
        }
    }

    /// The kind of sign-in of Azure's kubelogin.
    pub(super) fn login(&self) -> &'a str {
        self.flag(azure::LOGIN).unwrap_or(azure::DEFAULT_LOGIN)
    }
}

/// The texts of the `oidc` provider's settings.
pub(super) fn setting<'a>(provider: &'a Node, key: &str) -> Option<&'a str> {
    provider
        .get(auth_provider_config::CONFIG.name)?
        .get(key)?
        .text()
        .filter(|text| !text.is_empty())
}

/// How a user signs in. What comes first here wins in kubectl too.
pub(super) fn auth_method(user: &EntryRef<'_>) -> AuthMethod {
    if let Some(token) = user.text(auth_info::TOKEN) {
        return AuthMethod::Token { ends: encoded::token_end(token) };
    }
    if user.text(auth_info::TOKEN_FILE).is_some() {
        return AuthMethod::TokenFile;
    }
    if user.text(auth_info::USERNAME).is_some() {
        return AuthMethod::Password;
    }
    if user.text(auth_info::CLIENT_CERTIFICATE_DATA).is_some()
        || user.text(auth_info::CLIENT_CERTIFICATE).is_some()
    {
        return AuthMethod::Certificate { ends: certificate_end(user) };
    }
    if let Some(program) = Program::of(user) {
        let issuer = || program.flag(oidc::ISSUER_URL).map(str::to_owned);
        return match program.tool() {
            Tool::AzureKubelogin => AuthMethod::Azure {
                login: program.login().to_owned(),
                tenant: program.flag(azure::TENANT_ID).map(str::to_owned),
            },
            Tool::OidcLogin | Tool::OidcKubelogin => AuthMethod::Oidc { issuer: issuer() },
            Tool::Aws => AuthMethod::Aws,
            Tool::Gke => AuthMethod::Gke,
            Tool::Plugin(name) => AuthMethod::Plugin(name),
            Tool::Program(_) | Tool::AzureCli | Tool::AzureDeveloperCli => {
                AuthMethod::Program(program.text(exec_config::COMMAND).to_owned())
            }
        };
    }
    if let Some(provider) =
        user.get(auth_info::AUTH_PROVIDER).filter(|node| node.entries().is_some())
    {
        let name =
            provider.get(auth_provider_config::NAME.name).and_then(Node::text).unwrap_or_default();
        if name != "oidc" {
            return AuthMethod::Provider(name.to_owned());
        }
        return AuthMethod::Builtin {
            issuer: setting(provider, "idp-issuer-url").map(str::to_owned),
            ends: setting(provider, "id-token").and_then(encoded::token_end),
            renewed: setting(provider, "refresh-token").is_some(),
        };
    }
    AuthMethod::Nothing
}

fn certificate_end(user: &EntryRef<'_>) -> Option<i64> {
    let pem = encoded::base64(user.text(auth_info::CLIENT_CERTIFICATE_DATA)?)?;
    Some(encoded::first(&pem).ok()?.ends)
}

/// The programs that a user's sign-in needs beside kubectl.
pub(super) fn tools(user: &EntryRef<'_>, auth_method: &AuthMethod) -> Vec<Tool> {
    match auth_method {
        AuthMethod::Azure { login, .. } => match login.as_str() {
            azure::AZURE_CLI => vec![Tool::AzureKubelogin, Tool::AzureCli],
            azure::AZD => vec![Tool::AzureKubelogin, Tool::AzureDeveloperCli],
            _ => vec![Tool::AzureKubelogin],
        },
        AuthMethod::Oidc { .. }
        | AuthMethod::Aws
        | AuthMethod::Gke
        | AuthMethod::Plugin(_)
        | AuthMethod::Program(_) => Program::of(user).map(|p| p.tool()).into_iter().collect(),
        AuthMethod::Builtin { .. }
        | AuthMethod::Provider(_)
        | AuthMethod::Certificate { .. }
        | AuthMethod::Token { .. }
        | AuthMethod::TokenFile
        | AuthMethod::Password
        | AuthMethod::Nothing
        | AuthMethod::Unused => Vec::new(),
    }
}
