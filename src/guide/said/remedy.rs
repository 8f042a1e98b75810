//! The command that helps, where one exists.

use super::facts::Fact;
use super::{Meaning, Refusal, Said};
use crate::guide::shell::{Shell, argument};

/// Commands to paste; none where no command helps, or where the words name the steps of the guide.
#[must_use]
pub fn remedy(said: &Said, shell: Shell) -> Vec<String> {
    use Meaning::*;
    let fact = |fact: Fact| said.facts.get(fact).map(|value| argument(shell, value));
    let windows = shell == Shell::PowerShell;
    let one = |text: &str| vec![text.to_owned()];
    match said.meaning {
        KubeloginMissing | WrongKubeloginForAzure | OldKubelogin if windows => {
            one("winget install --id Microsoft.Azure.Kubelogin --exact")
        }
        KubeloginMissing | WrongKubeloginForAzure | OldKubelogin => one("sudo az aks install-cli"),
        OidcLoginMissing | WrongKubeloginForOidc if windows => one("choco install kubelogin"),
        OidcLoginMissing | WrongKubeloginForOidc => one("kubectl krew install oidc-login"),
        OldOidcLogin => one("kubectl krew upgrade oidc-login"),
        KubectlMissing | OldKubectl if windows => {
            one("winget install --id Kubernetes.kubectl --exact")
        }
        KubectlMissing | OldKubectl => one("kubectl version --client"),
        AzMissing if windows => one("winget install --id Microsoft.AzureCLI --exact"),
        AzdMissing if windows => one("winget install --id Microsoft.Azd --exact"),
        AzLogin | AzNoSubscription | AzWrongTenant => {
            let tenant = fact(Fact::Tenant);
            let tenant = tenant.map_or_else(String::new, |tenant| format!(" --tenant {tenant}"));
            vec![format!("az login{tenant} --allow-no-subscriptions")]
        }
        AzSlow => one("az account show"),
        AzdLogin => one("azd auth login"),
        AzNotFound => one("az account list --output table"),
        AzMergedInC if windows => one("Remove-Item Env:KUBECONFIG"),
        AzPermissions if !windows => one("chmod 600 ~/.kube/config"),
        Entra(Refusal::DeviceCodeBlocked) => {
            let context = fact(Fact::Context).unwrap_or_else(|| match shell {
                Shell::Posix => "\"$(kubectl config current-context)\"".to_owned(),
                Shell::Fish | Shell::PowerShell => "(kubectl config current-context)".to_owned(),
            });
            vec![format!("kubelogin convert-kubeconfig --context {context} --login interactive")]
        }
        Entra(
            Refusal::PasswordChanged
            | Refusal::Ended
            | Refusal::WrongAccount
            | Refusal::MultiFactor,
        ) => one("kubelogin remove-cache-dir"),
        RefreshEnded | StateMismatch => one("kubectl oidc-login clean"),
        AllowlistDenied => {
            let program = fact(Fact::Program).unwrap_or_else(|| "kubelogin".to_owned());
            vec![format!(
                "kubectl kuberc set --section credentialplugin --policy Allowlist --allowlist-entry command={program}"
            )]
        }
        NoContext => one("kubectl config get-contexts"),
        LocalhostRefused | ConfigMissing => match shell {
            Shell::Posix | Shell::Fish => one("echo \"$KUBECONFIG\"; ls -l ~/.kube"),
            Shell::PowerShell => one("$env:KUBECONFIG; Get-ChildItem (Join-Path $HOME '.kube')"),
        },
        AsksUsername | MissingEntry | TwoSignIns => one("kubectl config view --minify"),
        Forbidden | ForbiddenCluster => {
            let namespace = fact(Fact::Namespace)
                .map_or_else(String::new, |namespace| format!(" --namespace {namespace}"));
            vec![format!("kubectl auth can-i --list{namespace}")]
        }
        PlainUnauthorized | TokenInvalid => one("kubectl auth whoami"),
        NoSuchHost | PrivateCluster => {
            fact(Fact::Host).map(|host| format!("nslookup {host}")).into_iter().collect()
        }
        _ => Vec::new(),
    }
}
