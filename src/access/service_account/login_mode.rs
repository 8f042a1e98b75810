//! Azure/kubelogin's modes for machines, each with exactly the arguments and variables it takes.
//!
//! Sources: `pkg/internal/converter/convert.go`, `pkg/internal/token/*credential.go` and
//! `docs/book/src/concepts/login-modes/`. No secret is ever an argument: kubelogin reads those from
//! its environment, which also overrides the arguments.

use super::check::check;
use super::field::{Field, FieldError};
use crate::clouds::Cloud;
use crate::config::Aks;
use crate::kubeconfig::{Exec, ExecVersion, server_id};
use crate::kubelogin::{GET_TOKEN, azure};

/// How a machine proves who it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoginMode {
    /// By a token of another issuer, which Entra exchanges (`workloadidentity`).
    WorkloadIdentity {
        /// The identity that the token stands for.
        client_id: String,
        /// The tenant.
        tenant_id: String,
        /// The file with the token.
        token_file: String,
    },
    /// By the managed identity of the machine it runs on (`msi`).
    Msi(ManagedIdentity),
    /// By a secret or a certificate of a service principal (`spn`).
    Spn {
        /// The service principal's application.
        client_id: String,
        /// The tenant.
        tenant_id: String,
        /// The file with a certificate; by secret where `None`.
        certificate: Option<String>,
    },
    /// By a service connection of Azure Pipelines (`azurepipelines`).
    AzurePipelines {
        /// The application of the service connection.
        client_id: String,
        /// The tenant.
        tenant_id: String,
        /// The id of the service connection.
        connection_id: String,
    },
}

/// Which managed identity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ManagedIdentity {
    /// The machine's own.
    System,
    /// One by client id.
    ClientId(String),
    /// One by resource id.
    ResourceId(String),
}

/// A variable of the environment that a mode reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EnvVar {
    /// Its name.
    pub name: &'static str,
    /// What it is for.
    pub requirement: Requirement,
    /// Whether its value is a secret.
    pub secret: bool,
}

/// What a variable is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Requirement {
    /// The mode fails without it.
    Required,
    /// It may stand for the needed one before it, which wins where both are set.
    Alternative,
    /// It may be set where there is such a thing.
    Optional,
    /// It overrides an argument of the file, so it should not be set to anything else.
    Overrides,
}

const fn env_var(name: &'static str, requirement: Requirement, secret: bool) -> EnvVar {
    EnvVar { name, requirement, secret }
}

const LOGIN: EnvVar = env_var("AAD_LOGIN_METHOD", Requirement::Overrides, false);
const CLIENT: EnvVar = env_var("AZURE_CLIENT_ID", Requirement::Overrides, false);
const TENANT: EnvVar = env_var("AZURE_TENANT_ID", Requirement::Overrides, false);
const FILE: EnvVar = env_var("AZURE_FEDERATED_TOKEN_FILE", Requirement::Overrides, false);
const HOST: EnvVar = env_var("AZURE_AUTHORITY_HOST", Requirement::Overrides, false);
const SECRET: EnvVar = env_var("AZURE_CLIENT_SECRET", Requirement::Required, true);
const OWN_SECRET: EnvVar =
    env_var("AAD_SERVICE_PRINCIPAL_CLIENT_SECRET", Requirement::Alternative, true);
const PASSWORD: EnvVar = env_var("AZURE_CLIENT_CERTIFICATE_PASSWORD", Requirement::Optional, true);
const PATH: EnvVar = env_var("AZURE_CLIENT_CERTIFICATE_PATH", Requirement::Overrides, false);
const ACCESS: EnvVar = env_var("SYSTEM_ACCESSTOKEN", Requirement::Required, true);
const REQUEST: EnvVar = env_var("SYSTEM_OIDCREQUESTURI", Requirement::Required, false);

impl LoginMode {
    /// The value of `--login`.
    #[must_use]
    pub const fn login(&self) -> &'static str {
        match self {
            Self::WorkloadIdentity { .. } => azure::WORKLOAD_IDENTITY,
            Self::Msi(_) => azure::MSI,
            Self::Spn { .. } => azure::SPN,
            Self::AzurePipelines { .. } => azure::AZURE_PIPELINES,
        }
    }
}

/// The variables that a mode reads (`UpdateFromEnv` in `pkg/internal/token/options.go`).
#[must_use]
pub const fn env_vars(mode: &LoginMode) -> &'static [EnvVar] {
    match mode {
        LoginMode::WorkloadIdentity { .. } => &[LOGIN, CLIENT, TENANT, FILE, HOST],
        LoginMode::Msi(_) => &[LOGIN, CLIENT],
        LoginMode::Spn { certificate: None, .. } => &[SECRET, OWN_SECRET, LOGIN, CLIENT, TENANT],
        LoginMode::Spn { certificate: Some(_), .. } => &[PASSWORD, PATH, LOGIN, CLIENT, TENANT],
        LoginMode::AzurePipelines { .. } => &[ACCESS, REQUEST, LOGIN, CLIENT, TENANT],
    }
}

/// The helper's entry for a mode.
///
/// # Errors
/// The first field that is wrong.
pub fn exec(mode: &LoginMode, aks: &Aks, cloud: Cloud, hint: &str) -> Result<Exec, FieldError> {
    let mut args = Args(vec![GET_TOKEN.to_owned()]);
    args.fixed(azure::LOGIN, mode.login());
    args.fixed(azure::SERVER_ID, server_id(aks));
    match mode {
        LoginMode::WorkloadIdentity { client_id, tenant_id, token_file } => {
            args.typed(Field::ClientId, azure::CLIENT_ID, client_id)?;
            args.typed(Field::TenantId, azure::TENANT_ID, tenant_id)?;
            args.fixed(azure::AUTHORITY_HOST, &authority(cloud));
            args.typed(Field::FederatedFile, azure::FEDERATED_TOKEN_FILE, token_file)?;
        }
        LoginMode::Msi(ManagedIdentity::System) => {}
        LoginMode::Msi(ManagedIdentity::ClientId(id)) => {
            args.typed(Field::ClientId, azure::CLIENT_ID, id)?
        }
        LoginMode::Msi(ManagedIdentity::ResourceId(id)) => {
            args.typed(Field::IdentityId, azure::IDENTITY_RESOURCE_ID, id)?;
        }
        LoginMode::Spn { client_id, tenant_id, certificate } => {
            args.typed(Field::ClientId, azure::CLIENT_ID, client_id)?;
            args.typed(Field::TenantId, azure::TENANT_ID, tenant_id)?;
            args.cloud(aks, cloud);
            if let Some(path) = certificate {
                args.typed(Field::Certificate, azure::CLIENT_CERTIFICATE, path)?;
            }
        }
        LoginMode::AzurePipelines { client_id, tenant_id, connection_id } => {
            args.typed(Field::TenantId, azure::TENANT_ID, tenant_id)?;
            args.typed(Field::ClientId, azure::CLIENT_ID, client_id)?;
            args.typed(Field::ConnectionId, azure::SERVICE_CONNECTION_ID, connection_id)?;
            // The converter writes none, because the public cloud is the default.
            if cloud != Cloud::Public || aks.environment.is_some() {
                args.cloud(aks, cloud);
            }
        }
    }
    Ok(Exec {
        // kubelogin's own converter writes it, and every version of kubelogin answers it.
        api_version: ExecVersion::V1Beta1.name().to_owned(),
        command: azure::COMMAND.to_owned(),
        args: args.0,
        env: Vec::new(),
        install_hint: hint.to_owned(),
        interactive_mode: "Never",
        provide_cluster_info: false,
    })
}

/// Arguments, each flag followed by its value.
struct Args(Vec<String>);

impl Args {
    fn fixed(&mut self, flag: &str, value: &str) {
        self.0.extend([flag.to_owned(), value.to_owned()]);
    }

    /// What was typed, once it is checked: no kind of it starts with a hyphen.
    fn typed(&mut self, field: Field, flag: &str, value: &str) -> Result<(), FieldError> {
        check(field, value)?;
        self.fixed(flag, value);
        Ok(())
    }

    /// An unknown environment silently means the public cloud, so then the host is named.
    fn cloud(&mut self, aks: &Aks, cloud: Cloud) {
        match aks.environment.as_deref().or(cloud.facts().environment) {
            Some(environment) => self.fixed(azure::ENVIRONMENT, environment),
            None => self.fixed(azure::AUTHORITY_HOST, &authority(cloud)),
        }
    }
}

/// The login host as kubelogin takes it, with a slash at the end.
fn authority(cloud: Cloud) -> String {
    format!("https://{}/", cloud.login_host())
}
