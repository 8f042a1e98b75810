//! Words that a person may not know, each in two sentences.

/// A word that is explained where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Term {
    /// A cluster.
    Cluster,
    /// A namespace, and kubectl's default one.
    Namespace,
    /// A kubeconfig.
    Kubeconfig,
    /// A context.
    Context,
    /// An exec plugin.
    ExecPlugin,
    /// The two programs named kubelogin.
    Kubelogin,
    /// A token.
    Token,
    /// OpenID Connect.
    Oidc,
    /// A tenant.
    Tenant,
}

impl Term {
    /// Every one.
    pub const ALL: [Self; 9] = [
        Self::Cluster,
        Self::Namespace,
        Self::Kubeconfig,
        Self::Context,
        Self::ExecPlugin,
        Self::Kubelogin,
        Self::Token,
        Self::Oidc,
        Self::Tenant,
    ];
}

/// Before a line of such words.
pub const TERMS: &str = "Terms:";

/// The word, and what it means.
#[must_use]
pub const fn term(term: Term) -> (&'static str, &'static str) {
    match term {
        Term::Cluster => (
            "cluster",
            "A cluster is a group of machines that runs your containers. kubectl talks to its API server, which decides what you may do.",
        ),
        Term::Namespace => (
            "namespace",
            "A namespace is a named part of a cluster, often one team or project. kubectl uses your default namespace when a command names none.",
        ),
        Term::Kubeconfig => (
            "kubeconfig",
            "A kubeconfig is a file that tells kubectl where your clusters are and how you sign in. One file can hold many clusters.",
        ),
        Term::Context => (
            "context",
            "A context is a name for one cluster, one user and a default namespace. kubectl works in the current context until you switch to another.",
        ),
        Term::ExecPlugin => (
            "exec plugin",
            "An exec plugin is a program that kubectl starts when it must sign you in. It gives kubectl a token, so the file itself needs none.",
        ),
        Term::Kubelogin => (
            "kubelogin",
            "kubelogin is the program that kubectl starts to sign you in. Two programs have this name: Azure's for AKS, and int128's for other clusters.",
        ),
        Term::Token => (
            "token",
            "A token is a signed text that proves who you are, usually for about an hour. Anyone who has it can act as you.",
        ),
        Term::Oidc => (
            "OIDC",
            "OIDC, OpenID Connect, is the standard by which you sign in at your organisation. The provider confirms who you are in a signed token.",
        ),
        Term::Tenant => (
            "tenant",
            "A tenant is an organisation's directory in Microsoft Entra ID. You sign in to the tenant of the cluster, as a member or as a guest.",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::{Term, term};

    #[test]
    fn each_term_is_two_sentences() {
        for one in Term::ALL {
            let (word, told) = term(one);
            assert_eq!(told.matches(". ").count(), 1, "{told}");
            assert!(told.ends_with('.') && told.contains(word), "{told}");
        }
    }
}
