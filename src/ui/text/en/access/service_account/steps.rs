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
            ("Apply it.", "You need the right to give roles there. The first line only tries.")
        }
        SetupStep::CreateToken => (
            "Ask for a token.",
            "It prints the token: keep it as a secret of the pipeline, which writes it to the file.",
        ),
        SetupStep::Secret => ("A Secret for a token that never ends.", "Kubernetes fills it in."),
        SetupStep::ReadSecret => {
            ("Read the token.", "Keep it as a secret of the pipeline, which writes it to the file.")
        }
        SetupStep::DeleteSecret => (
            "When it is no longer needed, or was seen by others: delete it.",
            "Only that ends the token.",
        ),
        SetupStep::Issuer => (
            "See the issuer of the cluster it runs in.",
            "It prints nothing where the cluster has no issuer: the cluster's owner switches it on.",
        ),
        SetupStep::Federate => (
            "Let the identity trust the service account.",
            "Once, by whoever may change the identity.",
        ),
        SetupStep::PodFile => {
            ("The kubeconfig.", "It reads the pod's own token, which Kubernetes renews.")
        }
        SetupStep::TokenFile => (
            "The kubeconfig.",
            "It reads the token from the file. kubectl and most clients do; the one for JavaScript does not.",
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
        next: "Whoever has it can use it until the Secret is deleted by hand. Take one that ends where you can.".into(),
    }
}
