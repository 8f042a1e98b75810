//! Users for programs: what a pipeline, a pod or an Azure workload needs to reach a cluster.
//!
//! A service account is Kubernetes' own kind of user for a program. Here are its manifests, the
//! commands that give it a token, a kubeconfig that reads the token from a file, and for AKS the
//! kubeconfigs of Azure/kubelogin's login modes for machines. No secret goes into any of it.
//! Whatever is typed is checked first, reaches manifests only as values, and commands only as a
//! name or as `--flag=value`, so that nothing typed can become a flag.
//!
//! | file | what it gives |
//! |---|---|
//! | `field` | the fields, and what may be wrong with one |
//! | `check` | what may be typed, field by field |
//! | `duration` | how long a token is to last |
//! | `manifest` | ServiceAccount and Secret, with the RoleBinding of `rbac` |
//! | `command` | the commands: `kubectl create token` and its kin, `az identity federated-credential` |
//! | `login_mode` | the login modes of Azure/kubelogin for machines |
//! | `kubeconfig` | the kubeconfigs |
//! | `well_known` | what Kubernetes and Azure have fixed |

mod check;
mod command;
mod duration;
mod field;
mod kubeconfig;
mod login_mode;
mod manifest;
mod well_known;

pub use check::check;
pub use command::{
    Command, FederatedCredential, TokenRequest, create_federated_credential, create_token,
    delete_secret, read_secret, show_issuer,
};
pub use duration::seconds;
pub use field::{Field, FieldError, InvalidReason};
pub use kubeconfig::{KubeconfigError, Target, azure_file, token_file};
pub use login_mode::{EnvVar, LoginMode, ManagedIdentity, Requirement, env_vars, exec};
pub use manifest::{
    AccountRole, AccountSpec, Secret, ServiceAccount, manifest, secret, secret_name,
};
pub use well_known::{EXCHANGE_AUDIENCE, FEDERATED_TOKEN, POD_TOKEN};
