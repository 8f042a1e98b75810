//! The steps in which it is set up.

use crate::ui::text::Words;

/// A step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SetupStep {
    /// The manifest of the account.
    Manifest,
    /// Applying it.
    Apply,
    /// Asking for a token.
    CreateToken,
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
pub fn step(step: SetupStep) -> Words {
    let (what, next) = match step {
        SetupStep::Manifest => {
            ("The service account and its role.", "The role counts in its namespace only.")
        }
        SetupStep::Apply => {
            ("Apply it.", "You need the right to give roles there. The first line is only a test.")
        }
        SetupStep::CreateToken => (
            "Ask for a token.",
            "It prints the token. Save it as a secret of the pipeline, which writes it to the file.",
        ),
        SetupStep::Secret => ("A Secret for a token that never ends.", "Kubernetes fills it in."),
        SetupStep::ReadSecret => {
            ("Read the token.", "Save it as a secret of the pipeline, which writes it to the file.")
        }
        SetupStep::DeleteSecret => (
            "Delete it when you no longer need it, or when others saw it.",
            "Only that ends the token.",
        ),
        SetupStep::Issuer => (
            "Show the issuer of the cluster it runs in.",
            "It prints nothing if the cluster has no issuer. The cluster's owner can switch it on.",
        ),
        SetupStep::Federate => (
            "Let the identity trust the service account.",
            "Once, by someone who can change the identity.",
        ),
        SetupStep::PodFile => {
            ("The kubeconfig.", "It reads the pod's own token, which Kubernetes renews.")
        }
        SetupStep::TokenFile => (
            "The kubeconfig.",
            "It reads the token from the file. kubectl and most clients can. The JavaScript client can't.",
        ),
        SetupStep::AzureFile => (
            "The kubeconfig.",
            "It needs Azure's kubelogin beside kubectl. The identity still needs a role in the cluster.",
        ),
    };
    Words { what: what.into(), next: next.into() }
}

/// The warning before a token without an end.
#[must_use]
pub fn never_expires() -> Words {
    Words {
        what: "This token never ends.".into(),
        next: "Anyone with it can use it until somebody deletes the Secret. Use one that ends if you can.".into(),
    }
}
