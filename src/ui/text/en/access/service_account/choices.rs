//! What there is to choose from, and its words.

/// Where the program runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Workload {
    /// In a pod of the cluster.
    Pod,
    /// In a pipeline or on another machine.
    Pipeline,
    /// With an identity of Azure.
    Azure,
}

/// Which token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenLifetime {
    /// One that ends.
    Expiring,
    /// One that never ends.
    NeverExpiring,
}

/// What it may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountRoleChoice {
    /// Read.
    View,
    /// Change.
    Edit,
    /// All of it.
    Admin,
    /// What a role of the cluster says.
    ClusterRole,
    /// What a role of the namespace says.
    Role,
    /// Nothing yet.
    Nothing,
}

/// Azure's ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoginModeChoice {
    /// By a federated token.
    WorkloadIdentity,
    /// By the machine's managed identity.
    Msi,
    /// By a service principal.
    Spn,
    /// By a service connection.
    AzurePipelines,
}

/// Which managed identity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdentityChoice {
    /// The machine's own.
    System,
    /// One by client id.
    ClientId,
    /// One by resource id.
    ResourceId,
}

/// How a service principal proves who it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClientCredential {
    /// By a secret.
    Secret,
    /// By a certificate.
    Certificate,
}

/// Where the program runs, as a choice.
#[must_use]
pub const fn workload(choice: Workload) -> &'static str {
    match choice {
        Workload::Pod => "In a pod",
        Workload::Pipeline => "In a pipeline",
        Workload::Azure => "With an Azure identity",
    }
}

/// What that means.
#[must_use]
pub const fn workload_lead(choice: Workload) -> &'static str {
    match choice {
        Workload::Pod => {
            "Kubernetes gives each pod a fresh token of its service account. kubectl inside the cluster needs no file. The file is for tools that want one."
        }
        Workload::Pipeline => {
            "A pipeline uses a service account's token. Use one that ends if you can."
        }
        Workload::Azure => {
            "The cluster accepts an Entra identity, and Azure's kubelogin signs it in."
        }
    }
}

/// A token, as a choice.
#[must_use]
pub const fn token_lifetime(choice: TokenLifetime) -> &'static str {
    match choice {
        TokenLifetime::Expiring => "One that ends",
        TokenLifetime::NeverExpiring => "One that never ends",
    }
}

/// A right, as a choice.
#[must_use]
pub const fn role(choice: AccountRoleChoice) -> &'static str {
    match choice {
        AccountRoleChoice::View => "Read (view)",
        AccountRoleChoice::Edit => "Read and change (edit)",
        AccountRoleChoice::Admin => "As edit, and give roles (admin)",
        AccountRoleChoice::ClusterRole => "A role of the cluster",
        AccountRoleChoice::Role => "A role of the namespace",
        AccountRoleChoice::Nothing => "Nothing yet",
    }
}

/// A way of Azure's, as a choice.
#[must_use]
pub const fn login_mode(choice: LoginModeChoice) -> &'static str {
    match choice {
        LoginModeChoice::WorkloadIdentity => "Workload identity",
        LoginModeChoice::Msi => "Managed identity",
        LoginModeChoice::Spn => "Service principal",
        LoginModeChoice::AzurePipelines => "Azure Pipelines",
    }
}

/// What to know about it.
#[must_use]
pub const fn login_mode_lead(choice: LoginModeChoice) -> &'static str {
    match choice {
        LoginModeChoice::WorkloadIdentity => {
            "The service account's token is exchanged for an Entra token. Give the pod the label azure.workload.identity/use with the value true."
        }
        LoginModeChoice::Msi => {
            "For Azure's virtual machines and services with their own identity."
        }
        LoginModeChoice::Spn => {
            "The secret stays in the program's environment. Use another way if you can: a secret can be copied."
        }
        LoginModeChoice::AzurePipelines => {
            "The pipeline must let scripts see its token: set SYSTEM_ACCESSTOKEN in the env of the step to $(System.AccessToken)."
        }
    }
}

/// A managed identity, as a choice.
#[must_use]
pub const fn identity(choice: IdentityChoice) -> &'static str {
    match choice {
        IdentityChoice::System => "The machine's own",
        IdentityChoice::ClientId => "One by client id",
        IdentityChoice::ResourceId => "One by resource id",
    }
}

/// A proof, as a choice.
#[must_use]
pub const fn client_credential(choice: ClientCredential) -> &'static str {
    match choice {
        ClientCredential::Secret => "Secret",
        ClientCredential::Certificate => "Certificate",
    }
}
