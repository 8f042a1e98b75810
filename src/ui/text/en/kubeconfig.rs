//! Words for the kubeconfig.

use crate::kubeconfig::Hints;
use crate::problem::Problem;
use crate::ui::text::Words;

/// What kubectl prints where a sign-in helper is missing.
#[must_use]
pub const fn hints() -> Hints {
    Hints {
        azure_kubelogin: "kubelogin is missing. Install Azure's kubelogin: winget install --id Microsoft.Azure.Kubelogin, brew install Azure/kubelogin/kubelogin, or az aks install-cli. Another tool has the same name; the right one knows: kubelogin convert-kubeconfig --help",
        azure_cli: "kubelogin is missing. Install Azure's kubelogin: winget install --id Microsoft.Azure.Kubelogin, brew install Azure/kubelogin/kubelogin, or az aks install-cli; then sign in with az login. Another tool has the same name; the right one knows: kubelogin convert-kubeconfig --help",
        oidc_login: "The oidc-login plugin is missing. Install int128's kubelogin: kubectl krew install oidc-login, brew install kubelogin, or choco install kubelogin. Another tool has the same name; the right one knows: kubectl oidc-login setup --help",
    }
}

/// The words for a failure of this room.
#[must_use]
pub fn words(problem: &Problem) -> Option<Words> {
    let (what, next) = match problem.code {
        "kubeconfig.no-token" => {
            ("This file needs a token, and there is none.", "Sign in again, then take the file.")
        }
        "kubeconfig.no-tenant" => (
            "The tenant of this cluster is not known.",
            "Ask whoever runs this page to set aks.tenantId for the cluster in portal.yaml.",
        ),
        "kubeconfig.method" => (
            "These clusters cannot be signed in to that way.",
            "Choose another way, or fewer clusters at once.",
        ),
        "kubeconfig.unwritable" => (
            "The file cannot be written.",
            "Tell whoever runs this page which cluster and namespace you chose.",
        ),
        _ => return None,
    };
    Some(Words { what: what.into(), next: next.into() })
}
