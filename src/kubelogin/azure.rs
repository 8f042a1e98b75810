//! Azure/kubelogin, for clusters that trust Entra through AKS (`pkg/internal/token/options.go`,
//! `pkg/internal/converter/convert.go`).

use super::pflag::Flag;
use crate::clouds::Cloud;

/// How a kubeconfig calls it. int128/kubelogin may bear the name too.
pub const COMMAND: &str = "kubelogin";

/// How to sign in: one of [`LOGINS`], and [`DEFAULT_LOGIN`] where it is left out.
pub const LOGIN: &str = "--login";
/// The application that the token is for.
pub const SERVER_ID: &str = "--server-id";
/// The application that signs in.
pub const CLIENT_ID: &str = "--client-id";
/// The tenant.
pub const TENANT_ID: &str = "--tenant-id";
/// The cloud, by one of the names that [`is_environment`] knows.
pub const ENVIRONMENT: &str = "--environment";
/// The host to sign in at, as an https address with a slash at its end.
pub const AUTHORITY_HOST: &str = "--authority-host";
/// The account that `interactive` proposes.
pub const LOGIN_HINT: &str = "--login-hint";
/// The folder of its tokens.
pub const CACHE_DIR: &str = "--cache-dir";
/// The managed identity of `msi`, by its resource id.
pub const IDENTITY_RESOURCE_ID: &str = "--identity-resource-id";
/// The file with the token of `workloadidentity`.
pub const FEDERATED_TOKEN_FILE: &str = "--federated-token-file";
/// The service connection of `azurepipelines`.
pub const SERVICE_CONNECTION_ID: &str = "--azure-pipelines-service-connection-id";
/// The file with the certificate of `spn`.
pub const CLIENT_CERTIFICATE: &str = "--client-certificate";

/// Flags that hold a secret or lead to one.
pub const SECRETS: [&str; 6] = [
    "--client-secret",
    CLIENT_CERTIFICATE,
    "--client-certificate-password",
    "--username",
    "--password",
    FEDERATED_TOKEN_FILE,
];

/// All flags of `get-token`, beside those of its logger.
pub const FLAGS: [Flag; 26] = [
    Flag::short(LOGIN, 'l'),
    Flag::value(SERVER_ID),
    Flag::value(CLIENT_ID),
    Flag::short(TENANT_ID, 't'),
    Flag::short(ENVIRONMENT, 'e'),
    Flag::value(AUTHORITY_HOST),
    Flag::value(LOGIN_HINT),
    Flag::value(CACHE_DIR),
    Flag::value("--token-cache-dir"),
    Flag::value(IDENTITY_RESOURCE_ID),
    Flag::value(FEDERATED_TOKEN_FILE),
    Flag::value(SERVICE_CONNECTION_ID),
    Flag::value("--client-secret"),
    Flag::value(CLIENT_CERTIFICATE),
    Flag::value("--client-certificate-password"),
    Flag::value("--username"),
    Flag::value("--password"),
    Flag::short("--subscription", 's'),
    Flag::value("--redirect-url"),
    Flag::value("--pop-claims"),
    Flag::value("--timeout"),
    Flag::switch("--legacy"),
    Flag::switch("--pop-enabled"),
    Flag::switch("--use-azurerm-env-vars"),
    Flag::switch("--disable-environment-override"),
    Flag::switch("--disable-instance-discovery"),
];

/// Flags that versions in use do not have yet (its changelog).
pub const LATER: [&str; 5] = [
    LOGIN_HINT,
    SERVICE_CONNECTION_ID,
    "--subscription",
    "--redirect-url",
    "--disable-instance-discovery",
];

/// Flags that hardly another program has.
pub const TELLING: [&str; 6] = [
    LOGIN,
    SERVER_ID,
    TENANT_ID,
    LOGIN_HINT,
    SERVICE_CONNECTION_ID,
    "--disable-instance-discovery",
];

/// In the browser.
pub const INTERACTIVE: &str = "interactive";
/// With a code that is typed elsewhere.
pub const DEVICE_CODE: &str = "devicecode";
/// As the Azure CLI is signed in.
pub const AZURE_CLI: &str = "azurecli";
/// As the Azure Developer CLI is signed in.
pub const AZD: &str = "azd";
/// As a service principal.
pub const SPN: &str = "spn";
/// With a user name and a password.
pub const ROPC: &str = "ropc";
/// As a managed identity.
pub const MSI: &str = "msi";
/// As a workload identity.
pub const WORKLOAD_IDENTITY: &str = "workloadidentity";
/// As a service connection of Azure Pipelines.
pub const AZURE_PIPELINES: &str = "azurepipelines";

/// Whatever signs in first, in versions that are not released yet.
pub const CHAINED: &str = "chained";

/// The values of [`LOGIN`].
pub const LOGINS: [&str; 9] =
    [DEVICE_CODE, INTERACTIVE, SPN, ROPC, MSI, AZURE_CLI, AZD, WORKLOAD_IDENTITY, AZURE_PIPELINES];
/// The sign-in where [`LOGIN`] is left out.
pub const DEFAULT_LOGIN: &str = DEVICE_CODE;

/// Whether a sign-in takes the tenant from the file, and not from another program or the machine.
#[must_use]
pub fn needs_tenant(login: &str) -> bool {
    matches!(login, DEVICE_CODE | INTERACTIVE | SPN | ROPC | AZURE_PIPELINES)
}

/// Whether the documentation has a name for [`ENVIRONMENT`], in any case; what kubelogin does not
/// know it takes for the public cloud.
#[must_use]
pub fn is_environment(name: &str) -> bool {
    let known = Cloud::ALL.into_iter().filter_map(|cloud| cloud.facts().environment);
    known.chain(["AzureStackCloud"]).any(|known| known.eq_ignore_ascii_case(name))
}

/// The cloud of a name for [`ENVIRONMENT`], in any case, with the two further names of go-autorest
/// (`EnvironmentFromName`).
#[must_use]
pub fn cloud(name: &str) -> Option<Cloud> {
    let name = match name.to_ascii_lowercase().as_str() {
        "azurecloud" => "AzurePublicCloud",
        "azureusgovernment" => "AzureUSGovernmentCloud",
        _ => name,
    };
    let named = |cloud: &Cloud| {
        cloud.facts().environment.is_some_and(|known| known.eq_ignore_ascii_case(name))
    };
    Cloud::ALL.into_iter().find(named)
}
