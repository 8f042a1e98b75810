//! Machine users: what a pipeline, a pod or an Azure workload needs to reach a cluster.
//!
//! A service account is Kubernetes' own kind of user for a program. Here are its manifests, the
//! commands that give it a token, a kubeconfig that reads the token from a file, and for AKS the
//! kubeconfigs of Azure/kubelogin's modes for machines. No secret goes into any of it. Whatever is
//! typed is checked first, reaches manifests only as values, and commands only as a name or as
//! `--flag=value`, so that nothing typed can become a flag.
//!
//! | file | what it gives |
//! |---|---|
//! | `input` | what may be typed, field by field |
//! | `manifest` | ServiceAccount and Secret, with the RoleBinding of `rbac` |
//! | `command` | the commands: `kubectl create token` and its kin, `az identity federated-credential` |
//! | `azure` | the modes of Azure/kubelogin for machines |
//! | `file` | the kubeconfigs |

mod azure;
mod command;
mod file;
mod input;
mod manifest;

pub use azure::{Mode, Msi, Part, Variable, exec, variables};
pub use command::{
    Command, Federation, Token, delete_secret, federate, issuer, read_secret, seconds, token,
};
pub use file::{MachineError, Place, azure_file, token_file};
pub use input::{Fault, Field, Mistake, check};
pub use manifest::{Account, Grant, Secret, ServiceAccount, manifest, secret, secret_name};

/// Where the token of a pod's service account stands (`ServiceAccount` admission).
pub const POD_TOKEN: &str = "/var/run/secrets/kubernetes.io/serviceaccount/token";
/// Where Azure's webhook for workload identities puts the token to exchange.
pub const FEDERATED_TOKEN: &str = "/var/run/secrets/azure/tokens/azure-identity-token";
/// The audience of the token that it puts there, in every cloud: Azure's webhook for workload
/// identities has it fixed, and what Entra is told must be what the token says (AADSTS700212).
pub const EXCHANGE_AUDIENCE: &str = "api://AzureADTokenExchange";
