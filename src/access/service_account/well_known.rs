//! Paths and names that Kubernetes and Azure have fixed.

/// Where the token of a pod's service account stands (`ServiceAccount` admission).
pub const POD_TOKEN: &str = "/var/run/secrets/kubernetes.io/serviceaccount/token";
/// Where Azure's webhook for workload identities puts the token to exchange.
pub const FEDERATED_TOKEN: &str = "/var/run/secrets/azure/tokens/azure-identity-token";
/// The audience of the token that it puts there, in every cloud: Azure's webhook for workload
/// identities has it fixed, and what Entra is told must be what the token says (AADSTS700212).
pub const EXCHANGE_AUDIENCE: &str = "api://AzureADTokenExchange";
