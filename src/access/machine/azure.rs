//! Azure/kubelogin's modes for machines, each with exactly the arguments and variables it takes.
//!
//! Sources: `pkg/internal/converter/convert.go`, `pkg/internal/token/*credential.go` and
//! `docs/book/src/concepts/login-modes/`. No secret is ever an argument: kubelogin reads those from
//! its environment, which also overrides the arguments.

use super::input::{Field, Mistake, check};
use crate::clouds::Cloud;
use crate::config::Aks;
use crate::kubeconfig::{Exec, ExecVersion, server_id};

/// How a machine proves who it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mode {
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
    Msi(Msi),
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
pub enum Msi {
    /// The machine's own.
    System,
    /// One by client id.
    ClientId(String),
    /// One by resource id.
    ResourceId(String),
}

/// A variable of the environment that a mode reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Variable {
    /// Its name.
    pub name: &'static str,
    /// What it is for.
    pub part: Part,
    /// Whether its value is a secret.
    pub secret: bool,
}

/// What a variable is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The mode fails without it.
    Needed,
    /// It may stand for the needed one before it, which wins where both are set.
    Instead,
    /// It may be set where there is such a thing.
    Optional,
    /// It overrides an argument of the file, so it should not be set to anything else.
    Overrides,
}

const fn variable(name: &'static str, part: Part, secret: bool) -> Variable {
    Variable { name, part, secret }
}

const LOGIN: Variable = variable("AAD_LOGIN_METHOD", Part::Overrides, false);
const CLIENT: Variable = variable("AZURE_CLIENT_ID", Part::Overrides, false);
const TENANT: Variable = variable("AZURE_TENANT_ID", Part::Overrides, false);
const FILE: Variable = variable("AZURE_FEDERATED_TOKEN_FILE", Part::Overrides, false);
const HOST: Variable = variable("AZURE_AUTHORITY_HOST", Part::Overrides, false);
const SECRET: Variable = variable("AZURE_CLIENT_SECRET", Part::Needed, true);
const OWN_SECRET: Variable = variable("AAD_SERVICE_PRINCIPAL_CLIENT_SECRET", Part::Instead, true);
const PASSWORD: Variable = variable("AZURE_CLIENT_CERTIFICATE_PASSWORD", Part::Optional, true);
const PATH: Variable = variable("AZURE_CLIENT_CERTIFICATE_PATH", Part::Overrides, false);
const ACCESS: Variable = variable("SYSTEM_ACCESSTOKEN", Part::Needed, true);
const REQUEST: Variable = variable("SYSTEM_OIDCREQUESTURI", Part::Needed, false);

impl Mode {
    /// The value of `--login`.
    #[must_use]
    pub const fn login(&self) -> &'static str {
        match self {
            Self::WorkloadIdentity { .. } => "workloadidentity",
            Self::Msi(_) => "msi",
            Self::Spn { .. } => "spn",
            Self::AzurePipelines { .. } => "azurepipelines",
        }
    }
}

/// The variables that a mode reads (`UpdateFromEnv` in `pkg/internal/token/options.go`).
#[must_use]
pub const fn variables(mode: &Mode) -> &'static [Variable] {
    match mode {
        Mode::WorkloadIdentity { .. } => &[LOGIN, CLIENT, TENANT, FILE, HOST],
        Mode::Msi(_) => &[LOGIN, CLIENT],
        Mode::Spn { certificate: None, .. } => &[SECRET, OWN_SECRET, LOGIN, CLIENT, TENANT],
        Mode::Spn { certificate: Some(_), .. } => &[PASSWORD, PATH, LOGIN, CLIENT, TENANT],
        Mode::AzurePipelines { .. } => &[ACCESS, REQUEST, LOGIN, CLIENT, TENANT],
    }
}

/// The helper's entry for a mode.
///
/// # Errors
/// The first field that is wrong.
pub fn exec(mode: &Mode, aks: &Aks, cloud: Cloud, hint: &str) -> Result<Exec, Mistake> {
    let mut args = Args(vec!["get-token".to_owned()]);
    args.fixed("--login", mode.login());
    args.fixed("--server-id", server_id(aks));
    match mode {
        Mode::WorkloadIdentity { client_id, tenant_id, token_file } => {
            args.typed(Field::ClientId, "--client-id", client_id)?;
            args.typed(Field::TenantId, "--tenant-id", tenant_id)?;
            args.fixed("--authority-host", &authority(cloud));
            args.typed(Field::FederatedFile, "--federated-token-file", token_file)?;
        }
        Mode::Msi(Msi::System) => {}
        Mode::Msi(Msi::ClientId(id)) => args.typed(Field::ClientId, "--client-id", id)?,
        Mode::Msi(Msi::ResourceId(id)) => {
            args.typed(Field::IdentityId, "--identity-resource-id", id)?;
        }
        Mode::Spn { client_id, tenant_id, certificate } => {
            args.typed(Field::ClientId, "--client-id", client_id)?;
            args.typed(Field::TenantId, "--tenant-id", tenant_id)?;
            args.cloud(aks, cloud);
            if let Some(path) = certificate {
                args.typed(Field::Certificate, "--client-certificate", path)?;
            }
        }
        Mode::AzurePipelines { client_id, tenant_id, connection_id } => {
            args.typed(Field::TenantId, "--tenant-id", tenant_id)?;
            args.typed(Field::ClientId, "--client-id", client_id)?;
            let flag = "--azure-pipelines-service-connection-id";
            args.typed(Field::ConnectionId, flag, connection_id)?;
            // The converter writes none, because the public cloud is the default.
            if cloud != Cloud::Public || aks.environment.is_some() {
                args.cloud(aks, cloud);
            }
        }
    }
    Ok(Exec {
        // kubelogin's own converter writes it, and every version of kubelogin answers it.
        api_version: ExecVersion::V1Beta1.name().to_owned(),
        command: "kubelogin".to_owned(),
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
    fn typed(&mut self, field: Field, flag: &str, value: &str) -> Result<(), Mistake> {
        check(field, value)?;
        self.fixed(flag, value);
        Ok(())
    }

    /// An unknown environment silently means the public cloud, so then the host is named.
    fn cloud(&mut self, aks: &Aks, cloud: Cloud) {
        match aks.environment.as_deref().or(cloud.facts().environment) {
            Some(environment) => self.fixed("--environment", environment),
            None => self.fixed("--authority-host", &authority(cloud)),
        }
    }
}

/// The login host as kubelogin takes it, with a slash at the end.
fn authority(cloud: Cloud) -> String {
    format!("https://{}/", cloud.login_host())
}
