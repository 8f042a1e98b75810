//! Words for machine users.

use crate::access::machine::{Fault, Field, MachineError, Part};
use crate::ui::text::Words;

/// The heading.
pub const TITLE: &str = "Machine users";
/// What it is for.
pub const LEAD: &str =
    "A user of its own for a pipeline or another program, so that nobody lends it theirs.";
/// The group of kinds.
pub const WHERE: &str = "Where does the program run?";
/// The group of tokens.
pub const TOKEN: &str = "Its token";
/// The group of Azure's ways.
pub const AZURE_WAY: &str = "How it proves who it is";
/// The group of managed identities.
pub const WHICH_IDENTITY: &str = "Which managed identity";
/// The group of proofs of a service principal.
pub const PROOF: &str = "By secret or certificate";
/// The group of roles.
pub const ROLE: &str = "What it may do in the namespace";
/// The download of a manifest.
pub const DOWNLOAD_MANIFEST: &str = "Download manifest";
/// The download of a kubeconfig.
pub const DOWNLOAD_KUBECONFIG: &str = "Download kubeconfig for the program";
/// The heading of the variables.
pub const VARIABLES: &str = "Variables";
/// What the page does not do.
pub const LIMITS: &str = "Nothing is made until you apply it, and the cluster decides whether you may. No secret goes into these files.";
/// The role's name has to be typed.
pub const ROLE_HINT: &str = "Exactly as the cluster has it.";

/// Where the program runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Home {
    /// In a pod of the cluster.
    Pod,
    /// In a pipeline or on another machine.
    Pipeline,
    /// With an identity of Azure.
    Azure,
}

/// Which token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// One that ends.
    Ends,
    /// One that never ends.
    Never,
}

/// What it may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum May {
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
pub enum By {
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
pub enum Which {
    /// The machine's own.
    System,
    /// One by client id.
    ClientId,
    /// One by resource id.
    ResourceId,
}

/// How a service principal proves who it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// By a secret.
    Secret,
    /// By a certificate.
    Certificate,
}

/// Where the program runs, as a choice.
#[must_use]
pub const fn home(home: Home) -> &'static str {
    match home {
        Home::Pod => "In a pod",
        Home::Pipeline => "In a pipeline",
        Home::Azure => "With an Azure identity",
    }
}

/// What that means.
#[must_use]
pub const fn home_lead(home: Home) -> &'static str {
    match home {
        Home::Pod => {
            "Kubernetes gives each pod a fresh token of its service account. kubectl inside the cluster finds it without any file; the file is for tools that want one."
        }
        Home::Pipeline => {
            "A pipeline uses a token of a service account. Take one that ends where you can."
        }
        Home::Azure => "The cluster takes an identity of Entra, and Azure's kubelogin signs it in.",
    }
}

/// A token, as a choice.
#[must_use]
pub const fn way(way: Way) -> &'static str {
    match way {
        Way::Ends => "One that ends",
        Way::Never => "One that never ends",
    }
}

/// A right, as a choice.
#[must_use]
pub const fn may(may: May) -> &'static str {
    match may {
        May::View => "Read (view)",
        May::Edit => "Read and change (edit)",
        May::Admin => "As edit, and give roles (admin)",
        May::ClusterRole => "A role of the cluster",
        May::Role => "A role of the namespace",
        May::Nothing => "Nothing yet",
    }
}

/// A way of Azure's, as a choice.
#[must_use]
pub const fn by(by: By) -> &'static str {
    match by {
        By::WorkloadIdentity => "Workload identity",
        By::Msi => "Managed identity",
        By::Spn => "Service principal",
        By::AzurePipelines => "Azure Pipelines",
    }
}

/// What to know about it.
#[must_use]
pub const fn by_lead(by: By) -> &'static str {
    match by {
        By::WorkloadIdentity => {
            "A token of the service account is exchanged for one of Entra. Give the pod the label azure.workload.identity/use with the value true."
        }
        By::Msi => "For virtual machines and services of Azure that have an identity of their own.",
        By::Spn => {
            "The secret stays in the environment of the program. Use another way where you can: a secret can be copied."
        }
        By::AzurePipelines => {
            "The pipeline must let scripts see its token: set SYSTEM_ACCESSTOKEN in the env of the step to $(System.AccessToken)."
        }
    }
}

/// A managed identity, as a choice.
#[must_use]
pub const fn which(which: Which) -> &'static str {
    match which {
        Which::System => "The machine's own",
        Which::ClientId => "One by client id",
        Which::ResourceId => "One by resource id",
    }
}

/// A proof, as a choice.
#[must_use]
pub const fn proof(proof: Proof) -> &'static str {
    match proof {
        Proof::Secret => "Secret",
        Proof::Certificate => "Certificate",
    }
}

/// The name of a field, and what belongs into it.
#[must_use]
pub const fn field(field: Field) -> (&'static str, &'static str) {
    match field {
        Field::Name => ("Name of the service account", "Small letters, digits and hyphens."),
        Field::Namespace => ("Namespace", "The one it works in."),
        Field::Role => ("Name of the role", ROLE_HINT),
        Field::Duration => {
            ("How long the token lasts", "Like 8h or 7d, at least 10m. The server may shorten it.")
        }
        Field::Audience => (
            "For whom, if not for the cluster",
            "Leave it empty for kubectl: the cluster refuses a token for somebody else.",
        ),
        Field::TokenFile => (
            "File with the token",
            "A path without a folder means: beside the kubeconfig. kubectl reads it again when it changes.",
        ),
        Field::ClientId => ("Client id", "Of the identity, in Entra."),
        Field::TenantId => ("Tenant id", "The tenant of the identity."),
        Field::FederatedFile => ("File with the token to exchange", "Azure puts it there."),
        Field::IdentityId => ("Resource id of the identity", "It starts with /subscriptions/."),
        Field::ConnectionId => (
            "Id of the service connection",
            "In Azure DevOps, the resourceId in the address of the connection's page.",
        ),
        Field::Certificate => ("File with the certificate", "A .pfx file, with its full path."),
        Field::IdentityName => {
            ("Name of the managed identity", "For the command that joins the two.")
        }
        Field::Subscription => (
            "Id of its subscription",
            "For the same command. It is the cluster's until you type another.",
        ),
        Field::ResourceGroup => ("Its resource group", "For the same command."),
        Field::Issuer => (
            "Issuer of the cluster it runs in",
            "An address that starts with https. The first command prints it.",
        ),
    }
}

/// What is wrong with a field.
#[must_use]
pub const fn fault(fault: Fault) -> &'static str {
    match fault {
        Fault::Empty => "This is needed.",
        Fault::TooLong => "This is too long.",
        Fault::NotSubdomain => {
            "Only small letters, digits, hyphens and dots, with a letter or digit at both ends."
        }
        Fault::NotLabel => {
            "Only small letters, digits and hyphens, with a letter or digit at both ends."
        }
        Fault::NotRole => "No role can have this name: no spaces, slashes or percent signs.",
        Fault::NotDuration => "Write a number with h, m, s or d, like 8h.",
        Fault::TooShort => "A token lasts at least ten minutes.",
        Fault::Characters => "There is a character that does not belong here.",
        Fault::NotAbsolute => "Write the whole path, from the start.",
        Fault::Variable => "Nobody would fill in a tilde or a variable here. Write the whole path.",
        Fault::NotGuid => "This is a GUID, like 11111111-2222-4333-8444-555555555555.",
        Fault::NotTenant => "This is a GUID or a domain.",
        Fault::NotIdentity => "This is not the resource id of a managed identity.",
        Fault::NotHttps => "This is an address that starts with https.",
    }
}

/// Why there is no file.
#[must_use]
pub fn error(error: MachineError) -> String {
    match error {
        MachineError::Field(mistake) => format!("Still needed: {}.", field(mistake.field).0),
        MachineError::NotAks => {
            "Azure's ways fit clusters of AKS. This cluster is none.".to_owned()
        }
        MachineError::Arc => {
            "This cluster is reached through Azure Arc, so no file works for it on its own."
                .to_owned()
        }
    }
}

/// A step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The manifest of the account.
    Manifest,
    /// Applying it.
    Apply,
    /// Asking for a token.
    Token,
    /// The Secret.
    Secret,
    /// Reading it.
    ReadSecret,
    /// Deleting it.
    DeleteSecret,
    /// The issuer of the cluster.
    Issuer,
    /// Joining the two identities.
    Federate,
    /// The kubeconfig of a pod.
    PodFile,
    /// The kubeconfig beside a token.
    TokenFile,
    /// The kubeconfig of an Azure identity.
    AzureFile,
}

/// What a step is for.
#[must_use]
pub fn step(step: Step) -> Words {
    let (what, next) = match step {
        Step::Manifest => {
            ("The service account and its role.", "The role counts in its namespace only.")
        }
        Step::Apply => {
            ("Apply it.", "You need the right to give roles there. The first line only tries.")
        }
        Step::Token => (
            "Ask for a token.",
            "It prints the token: keep it as a secret of the pipeline, which writes it to the file.",
        ),
        Step::Secret => ("A Secret for a token that never ends.", "Kubernetes fills it in."),
        Step::ReadSecret => {
            ("Read the token.", "Keep it as a secret of the pipeline, which writes it to the file.")
        }
        Step::DeleteSecret => (
            "When it is no longer needed, or was seen by others: delete it.",
            "Only that ends the token.",
        ),
        Step::Issuer => (
            "See the issuer of the cluster it runs in.",
            "It prints nothing where the cluster has no issuer: the cluster's owner switches it on.",
        ),
        Step::Federate => (
            "Let the identity trust the service account.",
            "Once, by whoever may change the identity.",
        ),
        Step::PodFile => {
            ("The kubeconfig.", "It reads the pod's own token, which Kubernetes renews.")
        }
        Step::TokenFile => (
            "The kubeconfig.",
            "It reads the token from the file. kubectl and most clients do; the one for JavaScript does not.",
        ),
        Step::AzureFile => (
            "The kubeconfig.",
            "It needs Azure's kubelogin beside kubectl. The identity still needs a role in the cluster.",
        ),
    };
    Words { what: what.into(), next: next.into() }
}

/// The warning before a token without an end.
#[must_use]
pub fn never_ends() -> Words {
    Words {
        what: "This token never ends.".into(),
        next: "Whoever has it can use it until the Secret is deleted by hand. Take one that ends where you can.".into(),
    }
}

/// What a variable is for.
#[must_use]
pub const fn variable(part: Part) -> &'static str {
    match part {
        Part::Needed => "needed",
        Part::Instead => "works instead of the one before it",
        Part::Optional => "only where the certificate has a password",
        Part::Overrides => "overrides the file where it is set",
    }
}

/// Marks a variable with a secret.
pub const IS_SECRET: &str = "secret";
